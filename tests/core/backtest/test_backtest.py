"""The replay of made-up histories: the budget is met, and nothing of the future is seen."""

from datetime import timedelta

import pytest

from batotray.core.backtest import Rules, backtest, parse_rules
from batotray.core.backtest.policies import policies
from tests.rhythms import releases, timeline

HISTORIES = [timeline("weekly", seed, 16).history for seed in range(3)]


@pytest.mark.parametrize("rules", [Rules("adaptive"), Rules("classic"), Rules("fixed", 24.0)])
def test_the_asked_budget_is_met(rules: Rules) -> None:
    report = backtest(HISTORIES, rules=rules, checks_per_day=1.0)
    assert report.checks_per_day == pytest.approx(1.0, rel=0.02)


def test_fixed_intervals_run_as_they_are_without_a_budget() -> None:
    report = backtest(HISTORIES, rules=Rules("fixed", 5.1), checks_per_day=None)
    assert report.checks_per_day == pytest.approx(24 / 5.1, rel=0.02)
    assert report.mean_h == pytest.approx(2.55, abs=0.8)
    assert report.coverage is None


@pytest.mark.parametrize("text", ["fixed", "fixed:0", "fixed:x", "fixed:nan", "quick"])
def test_rules_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a rule set|could not convert"):
        parse_rules(text)


def test_a_replay_is_one_installation() -> None:
    """Series that came out alike are checked alike: copies differ in their phase, the series of one copy do not."""
    weekly = timeline("weekly", 1, 16)
    now = weekly.instants[-1] + timedelta(hours=3)
    policy_of = policies(Rules("adaptive"), 1.0, {})
    first, second = (policy_of(name).next(now, releases(weekly), 0) for name in ("one", "another"))
    assert first == second
