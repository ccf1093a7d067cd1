"""A cluster of worker processes, of which one is killed and one added in the middle: the same bytes as local.

Usage: python proofs/cluster.py [--members 30]     (needs the extra `cluster`, and openssl)
       python proofs/cluster.py --workers 1,2 [--members 100]     the wall and CPU seconds of so many workers

Starts a scheduler and two workers of Dask here, makes the editions of a federation of so many members on
them, kills the first worker when the first editions are there, and starts a third. Held are: every edition is
made, and each file has the SHA-256 of local processes; a worker of another program (a changed copy of
ours), the only one there, is refused, and the command says so; over TLS the editions are made with the
certificates, and without them nothing is.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]
from make_federation import write  # noqa: E402

PORT = 18786
ADDRESS = f"tcp://127.0.0.1:{PORT}"


def start(*words: str, src: Path = ROOT / "src") -> subprocess.Popen[bytes]:
    """A process of Dask with our program beside it."""
    known = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    paths = [str(src), *(one for one in known if one and one != str(ROOT / "src"))]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "REPORTCLI_NO_CACHE": "1"}
    command = [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def worker(
    name: str, src: Path = ROOT / "src", *, address: str = ADDRESS, tls: Sequence[str] = ()
) -> subprocess.Popen[bytes]:
    """A worker of one thread, without a nanny that would start it again."""
    words = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--name", name, *tls, "--local-directory")
    return start("dask_worker", address, *words, tempfile.mkdtemp(prefix="dask-"), src=src)


def scheduler(protocol: str = "tcp", tls: Sequence[str] = ()) -> subprocess.Popen[bytes]:
    """The scheduler, on this machine alone."""
    words = ("--host", "127.0.0.1", "--port", str(PORT), "--no-dashboard", "--protocol", protocol)
    return start("dask_scheduler", *words, *tls)


def batch(book: Path, out: Path, *words: str) -> subprocess.Popen[bytes]:
    """The command, in a process of its own."""
    asked = ["batch", str(book), "-o", str(out), "--quiet", "--no-cache", *words]
    command = [sys.executable, "-m", "reportcli", *asked]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def outputs(out: Path) -> dict[str, object]:
    """What the manifest says of every edition's files."""
    data = json.loads((out / "manifest.json").read_text("utf-8"))
    return {one["name"]: (one["state"], one["outputs"]) for one in data["editions"]}


def killed_and_added(book: Path, out: Path) -> tuple[dict[str, object], int]:
    """Makes editions while a worker is killed and another is added: the outputs and the exit code."""
    running = [scheduler(), worker("one"), worker("two")]
    try:
        asked = batch(book, out, "--cluster", ADDRESS)
        while asked.poll() is None and len(list(out.glob("*.pdf"))) < 4:
            time.sleep(0.2)
        running[1].kill()
        running.append(worker("three"))
        asked.communicate()
        return outputs(out), asked.returncode
    finally:
        for one in running:
            one.kill()
            one.wait()


def other_program(book: Path, folder: Path) -> str:
    """What the command says of a cluster whose only worker has another program."""
    changed = folder / "src"
    shutil.copytree(ROOT / "src", changed, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "layouts", folder / "layouts")
    with (changed / "reportcli/__init__.py").open("a", encoding="utf-8") as file:
        file.write("# another program\n")
    running = [scheduler(), worker("other", changed)]
    try:
        return batch(book, folder / "out", "--cluster", ADDRESS).communicate()[1].decode()
    finally:
        for one in running:
            one.kill()
            one.wait()


def certificates(folder: Path) -> dict[str, str]:
    """A certificate that signs itself and stands for all sides: by the names of the command's options."""
    paths = {"cert": str(folder / "cert.pem"), "key": str(folder / "key.pem"), "ca": str(folder / "cert.pem")}
    asked = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command = ["openssl", "req", *asked, "-keyout", paths["key"], "-out", paths["cert"]]
    subprocess.run(command, check=True, capture_output=True)
    return paths


def over_tls(book: Path, folder: Path) -> tuple[dict[str, object], bool]:
    """The outputs of a batch over TLS, and whether it makes nothing without the certificates."""
    folder.mkdir()
    paths = certificates(folder)
    theirs = ("--tls-ca-file", paths["ca"], "--tls-cert", paths["cert"], "--tls-key", paths["key"])
    ours = [word for name, path in paths.items() for word in (f"--tls-{name}", path)]
    address = ADDRESS.replace("tcp:", "tls:")
    running = [scheduler("tls", theirs), worker("one", address=address, tls=theirs)]
    try:
        batch(book, folder / "out", "--cluster", address, *ours).communicate()
        without = batch(book, folder / "without", "--cluster", address)
        without.communicate()
        return outputs(folder / "out"), without.returncode != 0 and not list(folder.glob("without/*.pdf"))
    finally:
        for one in running:
            one.kill()
            one.wait()


def measured(members: int, counts: Sequence[int]) -> int:
    """Prints the seconds of a batch by the number of workers."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write(folder, members, 0)
        book = folder / "2024.xlsx"
        subprocess.run([sys.executable, "-m", "reportcli", "fetch", str(book)], check=True, cwd=ROOT)
        for count in counts:
            running = [scheduler(), *(worker(f"w{number}") for number in range(count))]
            time.sleep(4)  # until the workers stand
            began = time.monotonic()
            asked = batch(book, folder / f"out{count}", "--cluster", ADDRESS)
            _, _, usage = os.wait4(asked.pid, 0)
            wall, cpu = time.monotonic() - began, usage.ru_utime + usage.ru_stime
            for one in running:
                one.kill()
                one.wait()
            print(
                f"{count} workers: {2 * members} editions in {wall:.1f} s; the command itself {cpu:.2f} CPU s"
            )
    return 0


def main() -> int:
    """The command line."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("--members", type=int, default=30)
    parser.add_argument("--workers", default="")
    asked = parser.parse_args()
    if asked.workers:
        return measured(asked.members, [int(one) for one in asked.workers.split(",")])
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write(folder, asked.members, 2)
        book = folder / "2024.xlsx"
        subprocess.run([sys.executable, "-m", "reportcli", "fetch", str(book)], check=True, cwd=ROOT)
        batch(book, folder / "local", "--jobs", "2").communicate()
        local = outputs(folder / "local")
        there, code = killed_and_added(book, folder / "cluster")
        secured, refused = over_tls(book, folder / "tls")
        (folder / "other").mkdir()
        said = other_program(book, folder / "other")
    held = {
        "every edition came back": len(there) == 2 * asked.members and code == 1,
        "each file has the SHA-256 of local processes": there == local,
        "over TLS, the same files": secured == local,
        "without certificates, none": refused,
        "a worker of another program is refused": "[cluster-other-program]" in said,
    }
    for what, holds in held.items():
        print(f"{'ok  ' if holds else 'FAIL'} {what}")
    return 0 if all(held.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
