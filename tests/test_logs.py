"""What the log files hold, what they never hold, and how big they get."""

import io
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from batotray import logs
from batotray.errors import StorageError

log = logging.getLogger("batotray.core.engine")


@pytest.fixture(autouse=True)
def levels() -> Iterator[None]:
    """Levels are the process's; each test gives them back."""
    root, before, ours = logging.getLogger(), logging.getLogger().level, logs.OURS.level
    yield
    root.setLevel(before)
    logs.OURS.setLevel(ours)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    handlers = logs.log_to_files(tmp_path, "INFO")
    yield tmp_path
    logs.stop(*handlers)


def lines(folder: Path, name: str = "batotray.log") -> list[str]:
    return (folder / name).read_text("utf-8").splitlines()


def test_everything_goes_to_one_file_and_trouble_to_another(folder: Path) -> None:
    log.info("Scraping job completed")
    log.warning("slow")
    assert [line.split(" ", 1)[1] for line in lines(folder)] == [
        "INFO batotray.core.engine: Scraping job completed",
        "WARNING batotray.core.engine: slow",
    ]
    assert [line.split(" ", 1)[1] for line in lines(folder, "errors.log")] == ["WARNING batotray.core.engine: slow"]


def test_times_are_in_utc(folder: Path) -> None:
    record = logging.LogRecord("batotray", logging.INFO, "", 0, "x", None, None)
    record.created, record.msecs = 0.0, 7.0
    log.handle(record)
    assert lines(folder)[0].startswith("1970-01-01T00:00:00.007Z INFO")


def test_the_level_can_be_changed_while_running(folder: Path) -> None:
    log.debug("before")
    logs.set_level("DEBUG")
    log.debug("after")
    logs.set_level("ERROR")
    log.warning("quiet")
    assert [line.rsplit(": ")[1] for line in lines(folder)] == ["after"]


@pytest.mark.parametrize("library", ["httpx", "apscheduler.scheduler"])
def test_libraries_are_heard_from_warnings_up(folder: Path, library: str) -> None:
    logs.set_level("DEBUG")
    logging.getLogger(library).info("chatter")
    logging.getLogger(library).warning("trouble")
    assert [line.rsplit(": ")[1] for line in lines(folder)] == ["trouble"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("GET https://me:pa55@example.org/feed", "GET https://…@example.org/feed"),
        ("https://example.org/f?token=abc123&page=2", "https://example.org/f?token=…&page=2"),
        ("https://example.org/f?page=2&API_KEY=abc", "https://example.org/f?page=2&API_KEY=…"),
        ("https://example.org/f?rss_passkey=a.b-c.", "https://example.org/f?rss_passkey=…"),
        ("{'Authorization': 'Bearer abc', 'Accept': '*'}", "{'Authorization': '…', 'Accept': '*'}"),
        ("Cookie: a=b; c=d", "Cookie: …"),
        ("https://example.org/f?author=Ito&keyword=tide", "https://example.org/f?author=Ito&keyword=tide"),
        ("mail me@example.org", "mail me@example.org"),
    ],
)
def test_secrets_never_reach_the_file(folder: Path, said: str, kept: str) -> None:
    log.info("%s", said)
    assert lines(folder)[0].endswith(kept)


def test_the_home_folder_is_not_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.setenv("USERPROFILE", "/home/somebody")
    log.info("opened %s", "/home/somebody/library.sqlite")
    assert lines(folder)[0].endswith("opened ~/library.sqlite")


def test_a_traceback_is_kept_and_redacted_too(folder: Path) -> None:
    try:
        raise ValueError("https://me:pa55@example.org")
    except ValueError:
        log.exception("failed")
    text = "\n".join(lines(folder, "errors.log"))
    assert "Traceback" in text
    assert "https://…@example.org" in text
    assert "pa55" not in text


def test_text_from_the_network_cannot_forge_a_line(folder: Path) -> None:
    log.info("found %s", "One\n2026 INFO batotray: all well\x1b[2J")
    assert len(lines(folder)) == 1
    assert "\x1b" not in lines(folder)[0]


def test_files_rotate_and_their_number_is_bounded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = next(h for h in logging.getLogger().handlers if getattr(h, "baseFilename", "").endswith("batotray.log"))
    monkeypatch.setattr(handler, "maxBytes", 200)
    for number in range(40):
        log.info("line %d %s", number, "x" * 60)
    files = sorted(folder.glob("batotray.log*"))
    assert len(files) == logs.FILES
    assert all(file.stat().st_size <= 200 for file in files)
    assert lines(folder)[-1].split()[4] == "39"


def test_a_broken_surrogate_does_not_break_the_log(folder: Path) -> None:
    log.info("name %s", "a\ud800b")
    assert lines(folder)[0].endswith("name a?b")


def test_the_terminal_gets_plain_lines_without_times() -> None:
    stream = io.StringIO()
    handler = logs.log_to_terminal("INFO", stream)
    log.info("Waiting 5 s before next series")
    logs.stop(handler)
    log.info("not shown")
    assert stream.getvalue() == "INFO Waiting 5 s before next series\n"


@pytest.mark.parametrize("name", ["batotray.log", "errors.log"])
def test_files_that_cannot_be_opened_are_the_environments_fault(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(StorageError):
        logs.log_to_files(tmp_path, "INFO")


def test_uncaught_exceptions_of_every_thread_are_recorded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    passed_on: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: passed_on.append(error))
    monkeypatch.setattr(threading, "excepthook", lambda args: passed_on.append(args.exc_value))
    undo = logs.log_uncaught()
    error = RuntimeError("lost")
    sys.excepthook(RuntimeError, error, None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    thread = threading.Thread(target=lambda: 1 / 0, name="worker")
    thread.start()
    thread.join()
    undo()
    sys.excepthook(RuntimeError, RuntimeError("afterwards"), None)
    text = "\n".join(lines(folder, "errors.log"))
    assert "Uncaught RuntimeError on the main thread" in text
    assert "Uncaught ZeroDivisionError on worker" in text
    assert "KeyboardInterrupt" not in text
    assert "afterwards" not in text
    assert passed_on[0] is error
    assert len(passed_on) == 4
