"""Proof: accounts are what the National Bank's models say, in whatever form they are pasted.

    python proofs/accounts.py [facts.json] [corpus folder]     (default: ../shared/facts, ../shared/corpus)

1. The chart that is shipped against the models of the National Bank: prefixes, signs, identities, labels.
2. Forty seeded ledgers, each written in four forms of the tests and read back: same accounts, same lines;
   printed lines in whole euros and in thousands make their printed totals.
3. One amount spoilt at a time: is it told, and does the finding name the spoilt cell.
4. Every sheet of the corpus read as a trial balance: no traceback; how many accounts, which findings.
Prints the figures; exit 1 when 1 or 2 differ, a spoilt amount stays silent, or a file breaks the reader.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
SHARED = ROOT.parent / "shared"
LEDGERS, SPOILT = 40, 120


def main(facts: Path, corpus: Path) -> int:
    failed = models(json.loads(facts.read_text(encoding="utf-8"))) if facts.is_file() else 1
    failed += forms()
    failed += mutants()
    failed += real(corpus) if corpus.is_dir() else 1
    print("failed" if failed else "all as it should be")
    return 1 if failed else 0


# ---- 1. the models


def chart() -> Any:
    from accounts.ledgers import contract
    from reportcli.inputs.project_files import ProjectFiles
    from reportcli.inputs.project_root import package_layouts
    from reportcli.model.collector import Collector
    from reportcli.workbook.accounts.mapping import load_chart

    diagnostics = Collector()
    made = load_chart(contract(), None, ProjectFiles(package_layouts(), package_layouts()), diagnostics)
    assert diagnostics.summary() == ()
    return made


def models(facts: dict[str, Any]) -> int:
    ours = chart()
    sums = {(rule.target, frozenset(rule.terms)) for rule in ours.rules}
    taking = {target.line for target in ours.prefixes.values()}
    carried = {"14"}  # made of three: the accounts, the result, what is appropriated
    wrong: list[str] = []
    counts: Counter[str] = Counter()
    for model in facts.values():
        for code, entry in model["account_prefixes"].items():
            line = ours.lines.get(code)
            if line is None or not {code, f"{code}T"} & taking:
                continue  # a line of the full model only, or one that this chart prints by nature
            for prefix in entry["accounts"]:
                target = ours.target(prefix)
                same = target is not None and target.line in (code, f"{code}T")
                counts["prefixes"] += 1
                wrong += (
                    []
                    if same
                    else [f"{model['model']}: {prefix} goes to {target and target.line}, not {code}"]
                )
            sign = 1 if line.side == "debit" else -1
            wrong += [] if sign == entry["sign"] else [f"{code}: sign {sign}"]
        for rule in model["identities"]:
            terms = frozenset((1 if w[0] == "+" else -1, w[1:]) for w in rule["formula"].split())
            counts["identities"] += 1
            if (rule["target"], terms) not in sums and rule["target"] not in carried:
                wrong.append(f"{model['model']}: no rule {rule['target']} = {rule['formula']}")
        for code, line in ours.lines.items():
            for lang, label in model["labels"].get(code, {}).items():
                counts["labels"] += 1
                counts["labels as in the model"] += plain(label) == plain(line.labels[lang])
    print("models:", ", ".join(f"{count} {name}" for name, count in counts.items()), f"- {len(wrong)} differ")
    print("\n".join(f"  {line}" for line in wrong))
    return len(wrong)


def plain(text: str) -> str:
    from reportcli.workbook.names import fold

    return fold(text).replace("-", "").replace(" ", "")


# ---- 2. the forms


def ledger(dice: random.Random, opened: bool = False) -> tuple[tuple[str, str, str, str], ...]:
    """Accounts with balances in cents that make zero, this year and the one before (opened: of the balance
    sheet alone, as the next year opens with them).
    """
    prefixes = (10, 14, 21, 23, 24, 40, 41, 44, 45, 49, 55, 57, 60, 61, 62, 630, 640, 65, 70, 73, 74, 75)
    codes = sorted(
        {f"{dice.choice(prefixes)}{dice.randint(0, 999999):06d}"[:6] for _ in range(dice.randint(5, 60))}
    )
    sums = [Decimal(0), Decimal(0)]
    rows = []
    for code in codes:
        amounts = [Decimal(dice.randint(-5_000_000, 5_000_000) or 1).scaleb(-2) for _ in sums]
        amounts[1] = Decimal(0) if opened and code >= "6" else amounts[1]
        sums = [total + amount for total, amount in zip(sums, amounts, strict=True)]
        rows.append((code, f"Compte {code}", f"{amounts[0]:f}", f"{amounts[1]:f}"))
    rest = "580000"
    rows.append((rest, "Virements internes", f"{-sums[0]:f}", f"{-sums[1]:f}"))
    return tuple(rows)


def forms() -> int:
    from accounts import ledgers, test_forms
    from accounts.test_statements import adds_up, value

    dice, wrong, counts = random.Random(2024), [], Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(LEDGERS):
            rows = ledger(dice)
            vars(test_forms)["LEDGER"] = ledgers.LEDGER = rows
            expected = {account: Decimal(balance) for account, _, balance, _ in rows}
            first: dict[str, Decimal] | None = None
            for form in dice.sample(test_forms.FORMS, 4):
                data = ledgers.book(Path(folder), {"Balance": form()})
                got = ledgers.balances(data)
                first = first or ledgers.lines(data)
                counts["forms read"] += 1
                counts["accounts read"] += len(got)
                if got != expected or ledgers.lines(data) != first or ledgers.codes(data):
                    wrong.append(f"ledger {number}, {form.__name__}: {ledgers.codes(data)}")
            for unit in (1, 1000):
                printed = value(data, f"in_units(accounts, 'amount', {unit})")
                counts["statements rounded"] += 1
                wrong += [f"ledger {number}: {code} in {unit}" for code in adds_up(data, printed)]
    print("forms:", ", ".join(f"{count} {name}" for name, count in counts.items()), f"- {len(wrong)} differ")
    print("\n".join(f"  {line}" for line in wrong[:10]))
    return len(wrong)


# ---- 3. what is spoilt is told


def mutants() -> int:
    """One amount of a six-column trial balance spoilt in one of four ways."""
    from accounts import ledgers, test_forms
    from reportcli.checks.rules.accounts import account_roll_forward, trial_balance_sides

    dice, silent, named = random.Random(7), [], Counter[str]()
    with tempfile.TemporaryDirectory() as folder:

        def judged(rows: Any) -> list[Any]:
            data = ledgers.book(Path(folder), {"Balance": rows})
            return [f for rule in (trial_balance_sides, account_roll_forward) for f in rule.check(data, None)]

        for number in range(SPOILT):
            vars(test_forms)["LEDGER"] = ledgers.LEDGER = ledger(dice, opened=True)
            rows = test_forms.six_columns()[:-1]  # without its row of totals
            if judged(rows):
                silent.append(f"ledger {number} is told before it is spoilt")
            cells = [(r, c) for r in range(3, len(rows)) for c in range(2, 8) if rows[r][c]]
            at, column = dice.choice(cells)
            way = ("sign", "digits", "twice", "lost")[number % 4]
            rows[at][column] = spoilt(rows[at][column], way, dice)
            found = judged(rows)
            where = f"{way} at {'ABCDEFGH'[column]}{at + 1}"
            if not found and way == "lost" and column > 5:
                named["restored"] += 1  # opening and movement make it, as they should
                continue
            places = {str(f.where) for f in found} | {str(r.where) for f in found for r in f.related}
            named[way] += any(place.rpartition("!")[2][1:] == str(at + 1) for place in places)
            silent += [] if found else [where]
    share = sum(named.values()) / SPOILT
    print(
        f"spoilt: {SPOILT} amounts, {SPOILT - len(silent)} told, the row named for {share:.0%} {dict(named)}"
    )
    print("\n".join(f"  silent: {line}" for line in silent[:10]))
    return len(silent)


def spoilt(value: Any, way: str, dice: random.Random) -> Any:
    if way == "sign":
        return -value
    if way == "twice":
        return value * 2
    if way == "lost":
        return None
    digits = list(f"{value:.2f}")
    places = [i for i in range(len(digits) - 1) if digits[i].isdigit() and digits[i + 1].isdigit()]
    differing = [i for i in places if digits[i] != digits[i + 1]]
    if not differing:
        return value + 1
    at = dice.choice(differing)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return float("".join(digits))


# ---- 4. real files


def real(corpus: Path) -> int:
    from accounts.ledgers import contract
    from reportcli.model.collector import Collector
    from reportcli.model.diagnostic import Findings
    from reportcli.workbook.accounts.reader import TrialBalanceReader
    from reportcli.workbook.excel.workbook_file import reader_of
    from reportcli.workbook.tables.values.reading import CellReading

    counts: Counter[str] = Counter()
    for path in sorted(p for p in corpus.iterdir() if p.is_file() and p.name != "manifest.csv"):
        try:
            book = reader_of(path.read_bytes(), path.name).read(lambda name: True)
        except Findings:
            counts["refused with a finding"] += 1
            continue
        counts["files read"] += 1
        for sheet in book.sheets:
            diagnostics = Collector()
            values = CellReading(diagnostics, contract().words, "EUR", book.format, book.date1904)
            table = TrialBalanceReader(
                sheet, contract().tables["trial_balance"], path.name, values, {}
            ).table()
            counts["sheets"] += 1
            if len(table):
                even = sum((r.balance.value for r in table.records if r.balance is not None), Decimal(0)) == 0
                codes = Counter(f.code for f in diagnostics.summary())
                print(
                    f"  {path.name[:36]:36} {sheet.name[:8]} {len(table)} accounts, even {even} {dict(codes)}"
                )
                counts["read as trial balances"] += 1
    print("corpus:", ", ".join(f"{count} {name}" for name, count in counts.items()))
    return 0


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    defaults = [SHARED / "facts/nbb_association_models.json", SHARED / "corpus"]
    sys.exit(main(*[*given, *defaults[len(given) :]][:2]))
