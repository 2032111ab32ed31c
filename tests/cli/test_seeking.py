"""`follow` and `check` against sites that fail in every way: what is said, what is stored, and the exit code."""

from collections.abc import Callable
from pathlib import Path

import pytest

from batotray.cli.reach import Reach
from batotray.core.commands import Checked
from tests.cli import site as moods
from tests.cli.conftest import Outcome, Run
from tests.cli.site import Mood, Site


@pytest.fixture
def at(run: Run, empty: Path) -> Callable[..., Outcome]:
    """Call the command line on a folder that begins without a library; nothing is waited for on loopback."""

    def call(*argv: str) -> Outcome:
        return run(*argv, data=empty, environ={"BATOTRAY_MIN_DELAY": "0", "BATOTRAY_MAX_DELAY": "0"})

    return call


def complaints(outcome: Outcome) -> list[str]:
    return [line.removeprefix("batotray: ") for line in outcome.err.splitlines() if line.startswith("batotray: ")]


# ------------------------------------------------------------------ follow


def test_many_links_are_followed_past_those_that_fail_and_a_summary_ends_it(at: Run, site: Site) -> None:
    site.moods["broken"] = moods.BROKEN
    outcome = at("follow", site.link("a"), "javascript:alert(1)", site.link("broken"), site.link("b"), "nonsense")
    assert outcome.out.splitlines() == [
        "Following Feed a (1): 2 chapters, 2 unread",
        "Following Feed b (2): 2 chapters, 2 unread",
        "2 of 5 followed, 3 failed",
    ]
    assert [line.split(": ")[0] for line in complaints(outcome)] == [
        "javascript:alert(1)", site.link("broken"), "nonsense",
    ]  # fmt: skip
    assert outcome.code == 4, "the gravest of them"


def test_a_single_link_needs_no_summary(at: Run, site: Site) -> None:
    outcome = at("follow", site.link("a"))
    assert (outcome.code, outcome.out) == (0, "Following Feed a (1): 2 chapters, 2 unread\n")


def test_what_is_there_at_first_is_unread_but_never_told(at: Run, site: Site) -> None:
    at("follow", site.link("a"))
    assert at("notifications", "count").out == "0\n"
    assert at("run", "--once").err == "0 checked, 0 notifications told\n"


def test_links_come_from_a_file_with_remarks(at: Run, site: Site, tmp_path: Path) -> None:
    file = tmp_path / "links.txt"
    file.write_text(f"\ufeff# mine\n\n  {site.link('a')}  \n{site.link('b')}\n", encoding="utf-8")
    assert at("follow", "--from", str(file)).out.splitlines()[-1] == "2 of 2 followed"


def test_a_file_that_cannot_be_read_is_named(at: Run, tmp_path: Path) -> None:
    for path in (tmp_path / "links.txt", tmp_path):
        outcome = at("follow", "--from", str(path))
        assert (outcome.code, outcome.err) == (1, f"batotray: {path} cannot be read.\n")


@pytest.mark.parametrize(
    "content",
    [b"", b"# nothing yet\n", b"\xff\xfe\x00garbage", b"\x1f\x8b\x08packed",
     b"<manga>\n<title>One</title>\n</manga>\n", b'[\n{"link": "https://harbour.example/1"}\n]\n',
     b"id,name,link\n1,One,https://harbour.example/1\n"],
    ids=["empty", "remarks", "no text", "packed", "XML", "JSON", "CSV"],
)  # fmt: skip
def test_a_file_without_links_is_refused_in_one_sentence(at: Run, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "links.txt"
    file.write_bytes(content)
    outcome = at("follow", "--from", str(file))
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == f"batotray: {file} holds no link. It takes one a line.\n"


@pytest.mark.parametrize(
    ("how", "unread"),
    [((), [3, 2, 1]), (("--read-up-to", "2"), [3]), (("--all-read",), []), (("--read-up-to", "0"), [3, 2, 1])],
)
def test_what_was_read_before_is_said_when_following(
    at: Run, site: Site, how: tuple[str, ...], unread: list[int]
) -> None:
    site.episodes["a"] = 3
    assert at("follow", site.link("a"), *how).code == 0
    chapters = at("chapters", "1", "--unread", "--json").json
    assert [chapter["number"] for chapter in chapters] == [str(n) for n in unread]


def test_reading_up_to_and_all_exclude_each_other(at: Run, site: Site) -> None:
    with pytest.raises(SystemExit) as ended:
        at("follow", site.link("a"), "--read-up-to", "2", "--all-read")
    assert ended.value.code == 2


def test_a_link_of_something_followed_already_is_no_second_series(at: Run, site: Site) -> None:
    at("follow", site.link("a"))
    again = at("follow", site.link("a"))
    assert again.code in (0, 1)
    assert "Feed a" in again.out + again.err
    assert len(at("list", "--json").json) == 1


def test_a_series_is_followed_again_with_its_history(at: Run, site: Site) -> None:
    at("follow", site.link("a"), "--all-read")
    at("unfollow", "1")
    assert at("list", "--json").json == []
    again = at("follow", site.link("a"))
    assert again.out.startswith("Following again Feed a (1)")
    assert [row["unread"] for row in at("list", "--json").json] == [0]


def test_a_hostile_title_reaches_no_terminal(at: Run, site: Site) -> None:
    site.titles["a"] = "Evil\u202e \u009b31mtitle&#x200f;"
    outcome = at("follow", site.link("a"))
    assert outcome.code == 0
    assert not set(outcome.out) & {"\u202e", "\u009b", "\x1b"}


# ------------------------------------------------------------------ check


def test_without_a_library_there_is_nothing_to_check(at: Run) -> None:
    outcome = at("check")
    assert (outcome.code, outcome.out) == (0, "You follow nothing yet. Add a series with: batotray follow LINK\n")


@pytest.mark.parametrize(
    ("mood", "code", "kind", "said"),
    [
        (moods.GONE, 4, "ListingGone", "no longer has this series"),
        (moods.BROKEN, 4, "SourceUnavailable", "a"),
        (moods.GARBAGE, 4, "SourceChanged", "a"),
        (moods.BUSY, 3, "RateLimited", "asked us to wait; it is asked again today 13:00"),
    ],
    ids=["gone", "broken", "garbage", "busy"],
)
def test_a_check_that_fails_says_how_and_loses_nothing(
    at: Run, site: Site, mood: Mood, code: int, kind: str, said: str
) -> None:
    at("follow", site.link("a"), "--all-read")
    site.moods["a"] = mood
    outcome = at("check", "a")
    assert outcome.code == code
    (complaint,) = complaints(outcome)
    assert complaint.startswith("Feed a: ")
    assert said in complaint
    (entry,) = at("log", "--failed", "--json").json
    assert (entry["error_class"], entry["reason"]) == (kind, "asked")
    assert len(at("chapters", "1", "--json").json) == 2


def test_a_round_goes_on_past_failures_and_counts_them(at: Run, site: Site, other_site: Site) -> None:
    for name in ("fine", "gone", "garbage"):
        assert at("follow", site.link(name), "--all-read").code == 0
    assert at("follow", other_site.link("busy"), other_site.link("held"), "--all-read").code == 0
    site.moods |= {"gone": moods.GONE, "garbage": moods.GARBAGE}
    site.episodes["fine"] = 4
    other_site.moods["busy"] = moods.BUSY

    outcome = at("check", "--all")

    assert outcome.code == 4
    assert outcome.out.splitlines() == ["Feed fine: 2 new chapters", "5 series checked, 2 new chapters, 4 failed"]
    assert {line.split(":")[0] for line in complaints(outcome)} == {
        "Feed gone",
        "Feed garbage",
        "Feed busy",
        "Feed held",
    }
    assert min(other_site.visits.count(name) for name in ("busy", "held")) == 1, (
        "a host that asked to wait is not asked again"
    )


def test_a_held_host_is_not_asked_however_often_the_user_insists(at: Run, site: Site) -> None:
    at("follow", site.link("a"))
    site.moods["a"] = moods.BUSY
    at("check")
    before = len(site.visits)
    for verb in (("check",), ("resume",), ("check", "a")):
        code = at(*verb).code
        assert code == (0 if verb == ("resume",) else 3)
    assert len(site.visits) == before


def test_a_source_that_returns_is_well_again(at: Run, site: Site) -> None:
    at("follow", site.link("a"))
    site.moods["a"] = moods.GONE
    assert at("check").code == 4
    del site.moods["a"]
    site.episodes["a"] = 3
    assert at("check").out == "Feed a: 1 new chapter\n"
    assert [row["health"] for row in at("list", "--json").json] == ["ok"]


def test_a_round_that_a_pause_ended_says_so(at: Run, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    at("follow", site.link("a"), "--all-read")
    monkeypatch.setattr(Reach, "ask", lambda *_: Checked((), cancelled=True))
    outcome = at("check")
    assert outcome.out == "0 series checked, 0 new chapters, 0 failed\n"
    assert outcome.err == "the round was stopped; what it had not begun was not checked\n"
