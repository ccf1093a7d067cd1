"""A federation of many members, some of them faulty: all editions, each searched for values of all others.

Usage: python proofs/batch.py [--members 300] [--faulty 20] [--keep FOLDER]

Writes the sample of tools/make_federation.py with that many members, makes all editions in two languages by
two processes, and some of them again by one. Held are: editions of faulty members fail and have no file, all
others are made; no file of any edition holds the name, the person, the donor or a project of another member;
a second run makes nothing; another process gives the same SHA-256. Exit code 1 where any of it does not hold.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools"), str(ROOT / "src")]
from make_federation import FIRST, SECOND, code, name, projects, write  # noqa: E402

from batch.held_values import SPACES, held  # noqa: E402

CANARY = re.compile(r"M\d{3}(?!\d)(?:-\d+)?|Donor\d{5}|[A-Z][a-z]+son\d{4}|[A-Za-z]+in[A-Z][a-z]+\d{6}")
"""What only a member's own rows hold, as it stands without spaces."""


def canaries(number: int) -> set[str]:
    """All that only this member's rows say."""
    own = {code(number), name(number), f"Donor {number * 13:05d}"}
    own.add(f"{FIRST[number % 12]} {SECOND[number % 10]}son {number:04d}")
    for row in projects(number):
        own |= {str(row[0]), str(row[1])}
    return {SPACES.sub("", text) for text in own}


def reportcli(*words: str) -> subprocess.CompletedProcess[str]:
    """The program, in a process of its own."""
    command = [sys.executable, "-m", "reportcli", *words, "--no-cache"]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def strangers(folder: Path, members: int) -> Iterator[str]:
    """The canaries of other members in the files of each, with the file."""
    owner = {text: number for number in range(1, members + 1) for text in canaries(number)}
    names = {SPACES.sub("", name(number)): number for number in range(1, members + 1)}
    for path in sorted(folder.glob("M*")):
        own = int(path.name[1:4])
        text = held(path.name, path.read_bytes())
        for found in set(CANARY.findall(text)):
            if owner.get(found, own) != own:
                yield f"{path.name}: {found}"
        yield from (f"{path.name}: {one}" for one, number in names.items() if number != own and one in text)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--members", type=int, default=300)
    parser.add_argument("--faulty", type=int, default=20)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        return proof(asked.keep or Path(made), asked.members, asked.faulty)


def proof(folder: Path, members: int, faulty: int) -> int:
    """Everything, in a folder."""
    write(folder, members, faulty)
    book, out = str(folder / "2024.xlsx"), folder / "out"
    subprocess.run(
        [sys.executable, "-m", "reportcli", "fetch", book], check=True, cwd=ROOT, capture_output=True
    )
    first = reportcli("batch", book, "-o", str(out), "--jobs", "2", "--quiet")
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    failed = {one["record"] for one in manifest["editions"] if one["state"] == "failed"}
    some = ",".join(f"{code(number)}-*" for number in (1, 5, 7, members // 2))
    again = reportcli("batch", book, "-o", str(folder / "again"), "--jobs", "1", "--only", some, "--quiet")
    alone = json.loads((folder / "again/manifest.json").read_text("utf-8"))
    outputs = {one["name"]: one["outputs"] for one in manifest["editions"]}
    bad = {code(number) for number in range(members - faulty + 1, members + 1)}
    before = (out / "manifest.json").read_bytes()
    times = {path: path.stat().st_mtime_ns for path in out.glob("M*")}
    reportcli("batch", book, "-o", str(out), "--only", f"{code(1)}-*,{code(2)}-*", "--quiet")
    held_things = {
        "every edition is in the manifest": len(outputs) == 2 * members,
        "those of faulty members fail, and no other": failed == bad,
        "a failed edition has no file": not any(list(out.glob(f"{one}-*")) for one in failed),
        "the exit code says so": first.returncode == bool(faulty) and again.returncode in (0, 1),
        "one process gives the bytes of two": all(
            outputs[one["name"]] == one["outputs"] for one in alone["editions"]
        ),
        "a second run makes nothing": before == (out / "manifest.json").read_bytes()
        and times == {path: path.stat().st_mtime_ns for path in out.glob("M*")},
    }
    found = list(strangers(out, members))
    held_things["no file holds a value of another member"] = not found
    counts = f"{len(outputs)} editions, {len(times)} files searched"
    print(f"{members} members, {len(failed)} of them faulty: {counts}")
    for what, holds in held_things.items():
        print(f"{'ok  ' if holds else 'FAIL'} {what}")
    print("\n".join(found[:20]))
    return 0 if all(held_things.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
