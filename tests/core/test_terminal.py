"""Telling on the terminal: one line, safe to print, plain where asked."""

import asyncio
import io
from collections.abc import Mapping

import pytest

from batotray.core.outbox import Toast
from batotray.core.terminal import TerminalNotifier

TOAST = Toast(3, "Night Harbour", "Chapter 12\x1b[2J: Tide", 1, None, can_open=True)


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Gone(io.StringIO):
    """A pipe whose reader has gone."""

    def write(self, text: str) -> int:
        raise BrokenPipeError


def sent(stream: io.StringIO, toast: Toast = TOAST, environ: Mapping[str, str] | None = None) -> bool:
    return asyncio.run(TerminalNotifier(environ or {}, stream).send(toast))


def test_a_toast_is_one_plain_line() -> None:
    stream = io.StringIO()
    assert sent(stream)
    assert stream.getvalue() == "Night Harbour: Chapter 12 [2J: Tide\n"


def test_a_toast_without_body_is_its_title() -> None:
    stream = io.StringIO()
    sent(stream, Toast(0, "6 new chapters", "", 1, None, can_open=True))
    assert stream.getvalue() == "6 new chapters\n"


def test_a_terminal_gets_a_bold_title() -> None:
    stream = Screen()
    sent(stream)
    assert stream.getvalue().startswith("\x1b[1mNight Harbour\x1b[0m: ")


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_styling_can_be_refused(environ: dict[str, str]) -> None:
    stream = Screen()
    sent(stream, environ=environ)
    assert "\x1b" not in stream.getvalue()


def test_standard_output_is_looked_up_when_needed(capsys: pytest.CaptureFixture[str]) -> None:
    notifier = TerminalNotifier({})
    assert asyncio.run(notifier.ready())
    assert asyncio.run(notifier.send(TOAST))
    assert capsys.readouterr().out.startswith("Night Harbour")


def test_a_reader_that_has_gone_is_no_error() -> None:
    assert not sent(Gone())


def test_without_a_stream_nobody_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert not asyncio.run(TerminalNotifier({}).ready())
    assert not asyncio.run(TerminalNotifier({}).send(TOAST))


def test_a_closed_stream_is_not_ready_and_confirms_nothing() -> None:
    stream = io.StringIO()
    stream.close()
    assert not asyncio.run(TerminalNotifier({}, stream).ready())
