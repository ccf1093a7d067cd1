"""A real PostgreSQL server, started here: fetched exactly, read-only, one statement, no secret in a message.

Usage: python proofs/postgres.py

Needs PostgreSQL's programs, the extra `servers`, and a user other than root or the right to become `nobody`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
from reportcli.inputs.secrets import Secrets  # noqa: E402
from reportcli.model.diagnostic import Findings  # noqa: E402
from reportcli.sources.database.server import answer_of_server  # noqa: E402

PORT, PASSWORD = 54329, "s3cretWord"
TABLE = (
    "create table accounts (code text, label text, amount numeric(20,2), on_day date, open boolean);"
    "insert into accounts values ('0042', 'Gifts; \"all\"', 12345678901234567.89, '2024-05-31', true),"
    " ('61', null, -0.01, null, false);"
    f"create role reader login password '{PASSWORD}'; grant select on accounts to reader;"
)
REFUSED = {
    "writing": "insert into accounts values ('1')",
    "writing in a SELECT": "with w as (delete from accounts returning *) select * from w",
    "a second statement": "select 1; delete from accounts",
    "leaving the transaction": "commit; delete from accounts",
    "a table without rights": "select * from pg_authid",
}


def start(folder: Path) -> subprocess.Popen[bytes]:
    """A server of its own in a folder."""
    found = shutil.which("postgres")
    bin_ = Path(found).resolve().parent if found else Path("/usr/lib/postgresql/15/bin")
    as_user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    if as_user:
        os.chown(folder, 65534, 65534)
    init = [*as_user, str(bin_ / "initdb"), "-D", str(folder / "data"), "-U", "owner", "--auth-local=trust"]
    subprocess.run([*init, "--auth-host=scram-sha-256"], check=True, stdout=subprocess.DEVNULL)
    words = [
        "-D",
        str(folder / "data"),
        "-p",
        str(PORT),
        "-k",
        str(folder),
        "-c",
        "listen_addresses=127.0.0.1",
    ]
    return subprocess.Popen([*as_user, str(bin_ / "postgres"), *words], stderr=subprocess.DEVNULL)


def owner(folder: Path, text: str) -> str:
    """What the owner does, by psql."""
    command = ["psql", "-h", str(folder), "-p", str(PORT), "-U", "owner", "-d", "postgres", "-Atc", text]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def main() -> int:
    """The command line."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        server = start(folder)
        try:
            for _ in range(50):
                time.sleep(0.2)
                if (
                    subprocess.run(
                        ["pg_isready", "-h", str(folder), "-p", str(PORT)], check=False, stdout=-3
                    ).returncode
                    == 0
                ):
                    break
            owner(folder, TABLE)
            return judged(folder)
        finally:
            server.terminate()
            server.wait()


def judged(folder: Path) -> int:
    """What holds of it."""
    address = f"postgresql://reader:{PASSWORD}@127.0.0.1:{PORT}/postgres"
    secrets = Secrets({"BOOKS": address, "WRONG": address.replace(PASSWORD, "anotherWord")})
    answer = answer_of_server("BOOKS", "select * from accounts order by code", secrets, None)
    held = {
        "values are exact": answer.rows
        == [
            ("0042", 'Gifts; "all"', "12345678901234567.89", "2024-05-31", "yes"),
            ("61", "", "-0.01", "", "no"),
        ]
    }
    for what, query in REFUSED.items():
        held[f"refused: {what}"] = bool(refused("BOOKS", query, secrets))
    held["nothing was changed"] = owner(folder, "select count(*) from accounts") == "2"
    told = refused("WRONG", "select 1", secrets)
    held["no secret is told"] = bool(told) and "anotherWord" not in told and "127.0.0.1" not in told
    for what, holds in held.items():
        print(f"{'ok  ' if holds else 'FAIL'} {what}")
    return 0 if all(held.values()) else 1


def refused(name: str, query: str, secrets: Secrets) -> str:
    """The finding of a query, "" where it was answered."""
    try:
        answer_of_server(name, query, secrets, None)
    except Findings as found:
        return str(found.diagnostics)
    return ""


if __name__ == "__main__":
    sys.exit(main())
