"""Lines and tables for a narrow screen, counted in cells; what a terminal is spared; styles only where they may be."""

import io
from collections.abc import Mapping

import pytest

from batotray.cli.tables import Column, cut, table, width, wrapped
from batotray.cli.terminal import Terminal

HOSTILE = {
    "escapes": "Evil\x1b[31m\x1b]0;title\x07 \x9b2Jname",
    "right to left": "a\u202egnisrever\u202c \u2067b\u2069",
    "Arabic": "ظلال المرفأ القديم " * 8,
    "lines": "one\ntwo\r\nthree\ttabs\x0b\x0c\x85\u2028\u2029end",
    "long": "A" * 300,
    "many words": "word " * 80,
    "Korean": "배" * 120,
    "Japanese": "日本語のとても長い題名" * 12,
    "combining": "e\u0301" * 100,
    "empty": "   ",
    "nulls": "a\x00b\x08\x7fc",
}
STEERING = set(map(chr, [*range(32), *range(0x7F, 0xA0)])) | set(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def printed(environ: Mapping[str, str], stream: io.StringIO) -> tuple[Terminal, io.StringIO]:
    return Terminal(environ, stream, stream), stream


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize(
    ("text", "cells", "short"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("배달부", 6, "배달부"), ("배달부", 5, "배달…"), ("배달부", 4, "배…"),
     ("e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301e\u0301"), ("a b c", 3, "a…")],
)  # fmt: skip
def test_a_text_is_cut_by_cells(text: str, cells: int, short: str) -> None:
    assert cut(text, cells) == short
    assert width(short) <= cells


FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
THUMB = "\U0001f44d\U0001f3fd"
BURNING = "\u2764\ufe0f\u200d\U0001f525"
KEY = "1\ufe0f\u20e3"
KSHA = "\u0915\u094d\u200d\u0937"


@pytest.mark.parametrize(
    ("text", "cells", "short"),
    [(FAMILY, 2, FAMILY), (f"{FAMILY} at home", 4, f"{FAMILY}…"), (f"a{FAMILY}", 2, "a…"), (THUMB * 2, 4, THUMB * 2),
     (THUMB * 2, 3, f"{THUMB}…"), (f"{BURNING}x", 3, f"{BURNING}x"), (KEY * 2, 3, f"{KEY}…"), (KSHA, 2, KSHA)],
    ids=ascii,
)  # fmt: skip
def test_what_a_screen_draws_as_one_is_one(text: str, cells: int, short: str) -> None:
    assert cut(text, cells) == short
    assert width(short) <= cells


def test_lines_break_between_words_and_wide_ones_anywhere() -> None:
    assert wrapped("one two three", 7, 2) == ["one two", "  three"]
    assert wrapped("배배배배배배", 4) == ["배배", "배배", "배배"]
    assert wrapped("https://example.org/long", 8) == ["https://example.org/long"], "a link is there to be copied"
    assert wrapped("", 8) == [""]


def test_the_widest_column_gives_way_and_what_wraps_goes_on_below() -> None:
    columns = [Column("id", right=True), Column("name", shrinks=True), Column("why", shrinks=True, wraps=True)]
    assert table(columns, [("1", "a name that is long", "because of several words"), ("22", "b", "c")], 30) == [
        ["id  name          why"],
        [" 1  a name that…  because of", "                  several", "                  words"],
        ["22  b             c"],
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_steers_a_terminal_or_leaves_its_cell(name: str) -> None:
    terminal, out = printed({"NO_COLOR": "1"}, Screen())
    columns = [Column("series", shrinks=True), Column("why", shrinks=True, wraps=True), Column("end")]
    terminal.table(columns, [(HOSTILE[name], HOSTILE[name], "end")])
    terminal.fact("label", HOSTILE[name])
    terminal.line(f"  {HOSTILE[name]}")
    terminal.complain(HOSTILE[name])
    text = out.getvalue()
    assert set(text) & (STEERING - {"\n"}) == set()
    rows = text.split("\n")
    assert rows[0].split() == ["series", "why", "end"]
    assert rows[1].endswith("end")
    if name != "long":
        assert [line for line in rows[:-2] if width(line) > 80] == []


@pytest.mark.parametrize(
    ("stream", "environ", "bold"),
    [
        (Screen(), {}, True),
        (Screen(), {"NO_COLOR": "1"}, False),
        (Screen(), {"NO_COLOR": ""}, True),
        (Screen(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_styles_are_for_terminals_that_may_show_them(
    stream: io.StringIO, environ: Mapping[str, str], bold: bool
) -> None:
    terminal, out = printed(environ, stream)
    terminal.line("loud", bold=True)
    terminal.table([Column("a")], [("b",), ("c",)], [True])
    lines = out.getvalue().splitlines()
    assert ["\x1b[1m" in line for line in lines] == [bold, bold, bold, False]


def test_progress_is_for_screens_and_leaves_no_trace() -> None:
    terminal, out = printed({}, Screen())
    terminal.progress("1 of 2: \x1b[2Jlink " + "x" * 200)
    assert width(out.getvalue().removeprefix("\r\x1b[K")) < 80
    terminal.line("done")
    assert out.getvalue().endswith("\r\x1b[Kdone\n")
    piped, out = printed({}, io.StringIO())
    piped.progress("1 of 2")
    assert out.getvalue() == ""


@pytest.mark.parametrize(("columns", "cells"), [("10", 40), ("100", 100), ("1000", 160), ("nonsense", 80)])
def test_the_width_is_the_screens_within_reason(monkeypatch: pytest.MonkeyPatch, columns: str, cells: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert Terminal({}, io.StringIO(), io.StringIO()).width == cells


def test_a_row_that_fits_no_line_is_told_upright() -> None:
    columns = [Column("id", right=True), Column("series", shrinks=True), *(Column(t, right=True) for t in "abcdef")]
    numbers = ("100.25",) * 6
    lines = table(columns, [("1", "One", *numbers), ("2", "Another name " * 5, "", *numbers[1:])], 40)
    assert lines[0] == []
    assert lines[1][:3] == ["id      1", "series  One", "a       100.25"]
    assert lines[1][-1] == ""
    assert lines[2][1:3] == ["series  Another name Another name", "        Another name Another name"]
    assert not any(line.startswith("a ") for line in lines[2]), "nothing is said of what is empty"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_an_upright_row_fits_too(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    terminal, out = printed({}, io.StringIO())
    terminal.table([Column("name", shrinks=True), *(Column(t) for t in "abcdef")], [(text, *["1234567"] * 6)])
    assert all(width(line) <= 40 for line in out.getvalue().splitlines())
