"""Health: what degrades it, what brings it down, and the limits just not reached."""

from typing import Any

import pytest

from batotray.core.monitor import Health, HealthFacts, Problem, assess
from batotray.records import HostState
from tests.builders import DAY, HOUR, NOW

MINUTE = HOUR / 60


def codes(health: Health) -> list[str]:
    return [problem.code for problem in health.problems]


def a_host(**marks: Any) -> HostState:
    return HostState("api.example.org", "mangadex", **marks)


def test_a_fresh_install_is_healthy() -> None:
    assert assess(HealthFacts(NOW)) == Health("healthy")


@pytest.mark.parametrize(
    "facts",
    [
        {"checks_24h": 9, "failed_24h": 9},
        {"checks_24h": 10, "failed_24h": 1},
        {"oldest_due_at": NOW - 30 * MINUTE},
        {"oldest_due_at": NOW - DAY, "at_work": False},
        {"oldest_due_at": NOW + HOUR},
        {"hosts": (a_host(held_until=NOW, refused_until=NOW),)},
        {"hosts": (a_host(failing_since=NOW - DAY + MINUTE),)},
        {"disk_free_bytes": 500_000_000, "disk_total_bytes": 10_000_000_000},
        {"disk_free_bytes": 500_000_000},
        {"bugs_in_a_row": 2},
    ],
)
def test_what_is_still_healthy(facts: dict[str, Any]) -> None:
    assert assess(HealthFacts(NOW, **facts)) == Health("healthy")


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"checks_24h": 10, "failed_24h": 2}, Problem("errors", {"failed": 2, "checks": 10})),
        ({"checks_24h": 100, "failed_24h": 11}, Problem("errors", {"failed": 11, "checks": 100})),
        ({"oldest_due_at": NOW - 31 * MINUTE}, Problem("stalled", {"minutes": 31})),
        (
            {"hosts": (a_host(held_until=NOW + HOUR),)},
            Problem("source_held", {"host": "api.example.org", "source": "mangadex", "until": "2026-03-02T13:00:00Z"}),
        ),
        (
            {"hosts": (a_host(refused_until=NOW + HOUR, held_until=NOW + HOUR),)},
            Problem(
                "source_refused", {"host": "api.example.org", "source": "mangadex", "until": "2026-03-02T13:00:00Z"}
            ),
        ),
        (
            {"hosts": (a_host(failing_since=NOW - DAY),)},
            Problem(
                "source_failing", {"host": "api.example.org", "source": "mangadex", "since": "2026-03-01T12:00:00Z"}
            ),
        ),
        ({"disk_free_bytes": 499_999_999}, Problem("disk", {"free_bytes": 499_999_999})),
        (
            {"disk_free_bytes": 4_999_999_999, "disk_total_bytes": 100_000_000_000},
            Problem("disk", {"free_bytes": 4_999_999_999}),
        ),
        ({"unclean_exit": True}, Problem("unclean_exit")),
    ],
)
def test_what_degrades_health(facts: dict[str, Any], problem: Problem) -> None:
    assert assess(HealthFacts(NOW, **facts)) == Health("degraded", (problem,))


@pytest.mark.parametrize(
    ("facts", "problem"),
    [({"database_writable": False}, Problem("database")), ({"bugs_in_a_row": 3}, Problem("bugs", {"count": 3}))],
)
def test_what_brings_it_down(facts: dict[str, Any], problem: Problem) -> None:
    assert assess(HealthFacts(NOW, **facts)) == Health("down", (problem,))


def test_the_gravest_comes_first_and_nothing_is_hidden() -> None:
    facts = HealthFacts(
        NOW,
        unclean_exit=True,
        database_writable=False,
        hosts=(a_host(held_until=NOW + HOUR), a_host(failing_since=NOW - 2 * DAY)),
    )
    health = assess(facts)
    assert health.level == "down"
    assert codes(health) == ["database", "source_held", "source_failing", "unclean_exit"]
