"""What a setting may be, where its value comes from, and what is passed over."""

from datetime import time

import pytest

from batotray.errors import UserError
from batotray.settings import QuietHours, Settings, gap_bounds, normal, parse, problems, resolve, text_of


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("quiet_hours", "22:00-07:00Z"),
        ("quiet_hours", "22:00+02:00-07:00"),
        ("quiet_hours", "22:00-07:00:30"),
        ("quiet_hours", "22:00"),
        ("quiet_hours", "25:00-07:00"),
        ("min_delay", "nan"),
        ("min_delay", "-1"),
        ("daily_budget", "1e3"),
        ("toasts", "perhaps"),
        ("theme", "Dark"),
        ("source.bato.base_url", "http://example.test"),
        ("source.bato.base_url", "https://user@example.test"),
        ("source.bato.base_url", "ftp://example.test"),
        ("nonesuch", "1"),
        ("language", ""),
        ("language", "en,pl"),
        ("content_ratings", ""),
        ("content_ratings", "safe,pornografic"),
    ],
)
def test_what_cannot_be_is_refused(key: str, text: str) -> None:
    with pytest.raises(UserError):
        parse(key, text)


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("scrape_interval", "often", "out_of_bounds"),
        ("retry_max_attempts", "2.5", "not_whole"),
        ("toasts", "perhaps", "bad_choice"),
        ("quiet_hours", "22-7", "bad_value"),
        ("language", "English", "bad_language"),
        ("content_ratings", "all", "bad_ratings"),
    ],
)
def test_a_refusal_says_what_a_value_of_that_kind_looks_like(key: str, text: str, code: str) -> None:
    with pytest.raises(UserError, match=code):
        parse(key, text)


@pytest.mark.parametrize(
    ("key", "text", "shown"),
    [
        ("language", "PT-BR", "pt-br"),
        ("content_ratings", " erotica, SAFE,safe", "safe,erotica"),
        ("scrape_interval", "1e2", "100"),
        ("toasts", "No", "false"),
        ("quiet_hours", "22:00-22:00", ""),
        ("source.mangadex.base_url", "https://example.test/md/", "https://example.test/md"),
    ],
)
def test_a_value_is_shown_in_one_form_however_it_was_written(key: str, text: str, shown: str) -> None:
    assert normal(key, text) == shown


def test_quiet_hours_are_the_readers_own_times() -> None:
    night = parse("quiet_hours", " 22:30 - 07:00 ")
    assert night == QuietHours(time(22, 30), time(7))
    assert [night.covers(time(h)) for h in (22, 23, 6, 7, 12)] == [False, True, True, False, False]
    assert parse("quiet_hours", text_of(Settings(quiet_hours=night), "quiet_hours")) == night


def test_the_flag_wins_then_the_environment_then_what_was_saved() -> None:
    layers = [{"log_level": "DEBUG"}, {"BATOTRAY_LOG_LEVEL": "ERROR"}, {"log_level": "WARNING"}]
    wanted = [("DEBUG", "flag"), ("ERROR", "environment"), ("WARNING", "saved"), ("INFO", "default")]
    for level, origin in wanted:
        flags, environ, saved = layers
        found = resolve(saved, environ, flags)
        assert (found.settings.log_level, found.origins["log_level"]) == (level, origin)
        layers[("flag", "environment", "saved", "default").index(origin) % 3] = {}


def test_what_cannot_be_read_is_passed_over_and_named() -> None:
    saved, environ = {"theme": "mauve", "min_delay": "5"}, {"BATOTRAY_MIN_DELAY": "soon"}
    found = resolve(saved, environ)
    assert (found.settings.theme, found.origins["theme"]) == ("system", "default")
    assert (found.settings.min_delay, found.origins["min_delay"]) == (5.0, "saved")
    assert [problem.args_["key"] for problem in problems(saved, environ)] == ["theme", "min_delay"]


@pytest.mark.parametrize(
    ("host", "bounds"),
    [("127.0.0.1:8080", (0.0, 0.0)), ("localhost", (0.0, 0.0)), ("example.test", (1.0, 1.0))],
)
def test_only_this_machine_may_be_asked_without_a_gap(host: str, bounds: tuple[float, float]) -> None:
    assert gap_bounds(Settings(min_delay=0.0, max_delay=0.0), host) == bounds
