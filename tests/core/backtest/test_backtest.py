"""The replay of made-up histories: the budget is met, and nothing of the future is seen."""

import pytest

from batotray.core.backtest import Rules, backtest, parse_rules
from tests.rhythms import timeline

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
