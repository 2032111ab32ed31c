"""The price of a check follows what was asked, slowly and within bounds."""

import pytest

from batotray.core.prediction import Budget
from batotray.core.prediction.price import HIGHEST, LOWEST


def settled(per_day: float, series: int, response: float, days: int = 120) -> tuple[Budget, float]:
    """A library that makes `response / price ** 0.6` checks per series and day, for `days` days; the last rate."""
    budget = Budget.asking(per_day)
    rate = 0.0
    for _ in range(days):
        rate = response / budget.price**0.6
        budget = budget.after(round(rate * series), series, 1.0)
    return budget, rate


@pytest.mark.parametrize("per_day", [0.5, 1.0, 4.0])
@pytest.mark.parametrize("response", [0.6, 1.0, 1.7])
def test_the_price_settles_where_the_budget_is_kept(per_day: float, response: float) -> None:
    assert settled(per_day, 200, response)[1] == pytest.approx(per_day, rel=0.08)


def test_one_busy_day_moves_the_price_little() -> None:
    budget = Budget.asking(1.0)
    assert budget.after(400, 100, 1.0).price < 1.3 * budget.price


@pytest.mark.parametrize("series", [1, 30])
def test_after_a_burst_the_price_comes_back_without_swinging(series: int) -> None:
    budget = Budget.asking(1.0).after(20 * series, series, 1.0)
    owed, rates = 0.0, []
    for _ in range(60):
        rates.append(1 / budget.price**0.6)
        owed += rates[-1] * series
        budget = budget.after(int(owed), series, 1.0)
        owed -= int(owed)
    assert min(rates) > 0.5
    assert max(rates) < 1.05
    assert rates[35:] == pytest.approx([1.0] * 25, abs=0.15)


def test_the_price_stays_within_bounds() -> None:
    dear, cheap = Budget.asking(0.1), Budget.asking(10.0)
    for _ in range(400):
        dear, cheap = dear.after(10_000, 10, 1.0), cheap.after(0, 10, 1.0)
    assert dear.price == HIGHEST
    assert cheap.price == LOWEST


@pytest.mark.parametrize(("series", "days"), [(0, 1.0), (10, 0.0), (10, -1.0)])
def test_nothing_to_account_for_changes_nothing(series: int, days: float) -> None:
    budget = Budget.asking(1.0)
    assert budget.after(3, series, days) is budget


def test_a_budget_must_be_positive() -> None:
    with pytest.raises(ValueError, match="positive"):
        Budget.asking(0.0)
