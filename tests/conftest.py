"""What all tests share: the same examples on every run, so that a red test is red for everyone."""

import gc
import os
import signal
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import settings

import layout_files
from reportcli.starter import new
from reportcli.starter.pictures import pictures

os.environ["REPORTCLI_NO_CACHE"] = "1"  # a test that is about the cache gives it a folder of its own
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line, which starts no idle threads
gc.set_threshold(100_000, 20, 20)  # as the command line, which looks for cycles rarely

settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell's job in the background hands this down
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test counts or replaces is in this process; tests that start the program have it as users do."""
    monkeypatch.setattr("reportcli.run.beside.has_room", lambda: False)


@pytest.fixture(autouse=True, scope="session")
def _layout_files_kept() -> Iterator[None]:
    """Our layouts are parsed once, and at the end what is kept still says what the files say."""
    layout_files.keep()
    yield
    assert layout_files.spoilt() == []


@pytest.fixture(autouse=True, scope="session")
def _pictures_kept() -> Iterator[None]:
    """The pictures of a new report are drawn once for each set of colours."""
    drawn: dict[tuple[tuple[str, str], ...], dict[str, bytes]] = {}

    def kept(looks: Mapping[str, str]) -> dict[str, bytes]:
        key = tuple(sorted(looks.items()))
        if key not in drawn:
            drawn[key] = pictures(looks)
        return drawn[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(new, "pictures", kept)
        yield
