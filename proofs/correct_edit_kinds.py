"""Edits that a finance officer makes and that are right: each leaves the report as true as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from edited_report import FIRST, LAST, NOUNS, PROJECTS, SENTENCES, Report
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

ROUNDED = 0.0001


def amounts_moved(report: Report) -> str:
    """From one part of a chart to another; their total stays."""
    first = report.some("breakdowns", "chart", "amount")
    if first is None:
        return ""
    if any(report.is_signed(row["amount"]) for row in report.rows["breakdowns"] if "amount" in row):
        return ""
    for other in report.rows["breakdowns"]:
        if other is first or other["chart"].value != first["chart"].value or "amount" not in other:
            continue
        if isinstance(other["amount"].value, int | float) and not isinstance(first["amount"].value, str):
            if report.is_cited(other["amount"].value) or report.is_cited(first["amount"].value):
                return ""
            moved = round(
                min(first["amount"].value, other["amount"].value) * report.chance.uniform(0.01, 0.2)
            )
            first["amount"].value -= moved
            other["amount"].value += moved
            return f"{first['amount'].coordinate} {moved}"
    return ""


def figure_changed(report: Report) -> str:
    """A key figure that no text repeats."""
    row = report.some("key_figures", "value")
    if row is None or not isinstance(row["value"].value, int | float) or abs(row["value"].value) < 10:
        return ""
    cell = row["value"]
    if report.is_cited(cell.value) or report.is_repeated(cell.value):
        return ""
    changed = cell.value * report.chance.uniform(0.8, 1.3)
    cell.value = round(changed) if isinstance(cell.value, int) else round(changed, 1)
    return f"{cell.coordinate} {cell.value}"


def person_renamed(report: Report) -> str:
    """A colleague's name, wherever it stands."""
    row = report.some("people", "last_name")
    last = report.fresh(LAST)
    old = str(row["last_name"].value) if row is not None else ""
    if not old or not last or report.signs(old):
        return ""
    report.everywhere(old, last.upper() if old.isupper() else last)
    return f"{old} to {last}"


def person_added(report: Report) -> str:
    """A colleague, counted in the headcount."""
    first, last = report.fresh(FIRST), report.fresh(LAST)
    model = report.some("people", "last_name", "role")
    count = report.organisation("headcount")
    if not first or not last or model is None or (count is not None and report.is_signed(count)):
        return ""
    last = last.upper() if str(model["last_name"].value).isupper() else last
    values = {"first_name": first, "last_name": last, "full_name": f"{first} {last}"}
    kept = {"kind": model["kind"].value} if "kind" in model else {}
    where = report.add("people", {**kept, **values, "role": PROJECTS[report.language]})
    if where and count is not None:
        same = [
            row["value"] for row in report.rows.get("key_figures", ()) if row["value"].value == count.value
        ]
        for cell in (count, *same):
            cell.value += 1
    return where


def role_changed(report: Report) -> str:
    """Another wording of somebody's work."""
    row = report.some("people", "role")
    if row is None:
        return ""
    row["role"].value = PROJECTS[report.language]
    return row["role"].coordinate


def text_longer(report: Report) -> str:
    """One more sentence at the end of a paragraph."""
    if not report.texts:
        return ""
    path = report.chance.choice(report.texts)
    if any(str(row["text"].value) == path.stem for row in report.rows.get("programmes", ()) if "text" in row):
        return ""  # its page has a fixed size, and is full
    lines = path.read_text("utf-8").split("\n")
    prose = [
        i for i, line in enumerate(lines) if len(line) > 120 and line[0].isalpha() and line.endswith(".")
    ]
    if not prose or path.name in report.used:
        return ""
    report.used.add(path.name)
    lines[report.chance.choice(prose)] += " " + SENTENCES[report.language]
    path.write_text("\n".join(lines), "utf-8")
    return path.name


def partner_renamed(report: Report) -> str:
    """A partner's name, wherever it stands."""
    row, name = report.some("partners", "name"), report.fresh(NOUNS[report.language])
    old = str(row["name"].value) if row is not None else ""
    if not old or not name or report.signs(old):
        return ""
    report.everywhere(old, name)
    return f"{old} to {name}"


def donor_added(report: Report) -> str:
    """A name in the list of thanks."""
    name = report.fresh(NOUNS[report.language])
    model = report.some("donors", "name")
    if not name or model is None:
        return ""
    if "programme" in model and model["programme"].value:
        return ""  # its page has a fixed size, and is full
    kept = {each: model[each].value for each in ("group", "sample") if each in model}
    return report.add("donors", {"name": name, **kept})


def month_changed(report: Report) -> str:
    """Another month of the year for a publication."""
    row = report.some("publications", "month")
    if row is None or not isinstance(row["month"].value, datetime) or report.rows.get("calendar"):
        return ""  # a calendar has a fixed size, and is full
    row["month"].value = datetime(row["month"].value.year, report.chance.randint(1, 12), 1)
    return f"{row['month'].coordinate} {row['month'].value:%m}"


def followers_changed(report: Report) -> str:
    """More followers, with what is computed from them."""
    row = report.some("networks", "current")
    if row is None or not isinstance(row["current"].value, int) or report.is_cited(row["current"].value):
        return ""
    before = row["previous"].value if "previous" in row else None
    stated = row["growth"].value if "growth" in row else None
    if before and stated is not None and abs((row["current"].value - before) / before - stated) > ROUNDED:
        return ""  # as published, under a waiver
    row["current"].value += report.chance.randint(1, 90)
    if before and "gain" in row and row["gain"].value is not None:
        row["gain"].value = row["current"].value - before
    if before and "growth" in row and row["growth"].value is not None:
        row["growth"].value = round((row["current"].value - before) / before, 4)
    return f"{row['current'].coordinate} {row['current'].value}"


def report_dated(report: Report) -> str:
    """Another day between the closing date and the summer."""
    cell, year = report.organisation("report_date"), report.read.record("organisation").year
    if cell is None or "dated" in report.used:
        return ""
    report.used.add("dated")
    day = date(int(getattr(year, "value", year)) + 1, 2, 1) + timedelta(days=report.chance.randint(0, 150))
    cell.value = datetime(day.year, day.month, day.day)
    return str(day)


def phone_written(report: Report) -> str:
    """The phone number of the house."""
    rows = [row["phone"] for row in report.rows["organisation"] if "phone" in row]
    if not rows or "phone" in report.used:
        return ""
    report.used.add("phone")
    rows[0].value = f"+32 2 {report.chance.randint(200, 799)} {report.chance.randint(10, 99)} 17"
    return str(rows[0].value)


def credit_written(report: Report) -> str:
    """Who took a picture."""
    row, who = report.some("photos", "credit"), report.fresh(FIRST)
    if row is None or not who:
        return ""
    row["credit"].value = f"© {who} Zoller"
    return row["credit"].coordinate


def amounts_formatted(report: Report) -> str:
    """Money with its sign."""
    for row in report.rows.get("breakdowns", ()):
        if "amount" in row and isinstance(row["amount"].value, int | float):
            row["amount"].number_format = '#,##0.00\\ "€"'
    return "" if "formatted" in report.used else report.used.add("formatted") or "breakdowns"


def cell_marked(report: Report) -> str:
    """A colour behind a cell, bold type and a remark."""
    table = report.chance.choice(["people", "partners", "donors", "key_figures", "breakdowns"])
    row = report.some(table, "name" if table in ("partners", "donors") else "label") or report.some(table)
    if row is None:
        return ""
    cell = next(iter(row.values()))
    cell.fill, cell.font = PatternFill("solid", fgColor="FFFFF2CC"), Font(bold=True)
    cell.comment = Comment("OK", "CFO")
    return f"{cell.parent.title}!{cell.coordinate}"


def publication_added(report: Report) -> str:
    """A title of the year's last month."""
    name, model = report.fresh(NOUNS[report.language]), report.some("publications", "title", "month")
    if not name or model is None:
        return ""
    kept = {n: model[n].value for n in ("theme", "authors") if n in model}
    kept["collection"] = report.usual("publications", "collection")
    if report.rows.get("calendar"):
        return ""
    month = max(
        row["month"].value for row in report.rows["publications"] if row.get("month") and row["month"].value
    )
    return report.add("publications", {**kept, "month": month, "title": name})


def figure_added(report: Report) -> str:
    """One more key figure of a group."""
    model = report.rows.get("key_figures", [None])[-1]
    name = report.fresh(NOUNS[report.language])
    if model is None or not name or "order" not in model or not isinstance(model["order"].value, int):
        return ""
    if model["value"].number_format != "General":
        return ""
    kept = {n: model[n].value for n in ("icon", "group", "sample", "source") if n in model}
    values = {"id": f"added-{model['order'].row}", "value": report.chance.randint(11, 99), "label": name}
    return report.add("key_figures", {**kept, **values, "order": model["order"].value + 1})


def words_changed(report: Report) -> str:
    """What a witness says."""
    row = report.some("testimonies", "text")
    if row is None:
        return ""
    row["text"].value = f"{row['text'].value} {SENTENCES[report.language]}"
    return row["text"].coordinate


def part_added(report: Report) -> str:
    """A part split in two."""
    row, name = report.some("breakdowns", "chart", "amount"), report.fresh(NOUNS[report.language])
    if (
        row is None
        or not name
        or not isinstance(row["amount"].value, int | float)
        or report.is_cited(row["amount"].value)
    ):
        return ""
    if report.rows["breakdowns"][-1]["chart"].value != row["chart"].value:
        return ""
    part = round(row["amount"].value * report.chance.uniform(0.2, 0.6))
    where = report.add("breakdowns", {"chart": row["chart"].value, "label": name, "amount": part})
    if where:
        row["amount"].value -= part
    return where


KINDS: tuple[Callable[[Report], str], ...] = (
    amounts_moved,
    figure_changed,
    person_renamed,
    person_added,
    role_changed,
    text_longer,
    partner_renamed,
    donor_added,
    month_changed,
    followers_changed,
    report_dated,
    phone_written,
    credit_written,
    amounts_formatted,
    cell_marked,
    publication_added,
    figure_added,
    words_changed,
    part_added,
)
