"""The replay of made-up histories: the budget is met, and nothing of the future is seen."""

from datetime import datetime, timedelta
from importlib import import_module

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


def test_in_a_replay_every_series_pays_the_same_price(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in one installation, whose phase tilts the price for all its series alike."""
    often, names = timeline("irregular", 1, 6), [f"series {n}" for n in range(12)]
    now = often.instants[-1] + timedelta(hours=3)

    def first_checks() -> list[datetime]:
        policy_of = policies(Rules("adaptive"), 1.0, {})
        return [policy_of(name).next(now, releases(often), 0) for name in names]

    checks = first_checks()
    assert len(set(checks)) > 6
    monkeypatch.setattr(import_module("batotray.core.prediction.plan"), "TILT", 0.0)
    assert first_checks() == checks
