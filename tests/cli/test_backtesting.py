"""`backtest` on a small file whose outcome can be reckoned by hand, and on one's own library."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.timelines import RELEASES, write_timeline

FIGURES = {
    "checks_per_day", "mean_h", "median_h", "p90_h", "within_1h", "within_6h", "coverage", "drops", "series",
    "cpu_ms_per_series",
}  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(write_timeline(tmp_path / "made up.csv"))


def test_a_fixed_rule_waits_half_its_gap_and_asks_as_often_as_it_says(run: Run, file: str) -> None:
    report = run("backtest", file, "--rules", "fixed:6", "--checks-per-day", "4", "--json").json
    assert set(report) == FIGURES | {"kinds"}
    assert set(report["kinds"]) == {"daily", "weekly"}
    assert all(set(part) == FIGURES for part in report["kinds"].values())
    assert report["series"] == 2
    assert report["drops"] == sum(part["drops"] for part in report["kinds"].values()) == RELEASES
    for part in report["kinds"].values():
        assert part["checks_per_day"] == pytest.approx(4, rel=0.05)
        assert 0 <= part["mean_h"] <= 6
        assert part["within_6h"] == 1
        assert part["coverage"] is None


def test_rules_that_learn_find_a_punctual_series_sooner_than_a_fixed_gap(run: Run, file: str) -> None:
    def mean(rules: str) -> float:
        return float(run("backtest", file, "--rules", rules, "--json").json["mean_h"])

    assert mean("adaptive") < mean("fixed:24")


@pytest.mark.parametrize(("rules", "resolution"), [("classic", "exact"), ("classic", "dates"), ("fixed:24", "exact")])
def test_each_rule_set_is_replayed(run: Run, file: str, rules: str, resolution: str) -> None:
    outcome = run("backtest", file, "--rules", rules, "--resolution", resolution)
    assert outcome.code == 0
    heads = [line.split()[0] for line in outcome.out.splitlines()[:4]]
    assert heads == ["kind", "daily", "weekly", "all"]


def test_dates_alone_blur_what_is_known(run: Run, file: str) -> None:
    exact, dates = (
        run("backtest", file, "--rules", "classic", "--resolution", each, "--json").json for each in ("exact", "dates")
    )
    assert {key: exact[key] for key in FIGURES - {"cpu_ms_per_series"}} != {
        key: dates[key] for key in FIGURES - {"cpu_ms_per_series"}
    }


def test_a_larger_budget_asks_more_often(run: Run, file: str) -> None:
    few, many = (
        run("backtest", file, "--rules", "fixed:24", "--checks-per-day", each, "--json").json for each in ("0.5", "4")
    )
    assert few["checks_per_day"] < many["checks_per_day"]


def test_the_library_is_replayed_as_one_kind(run: Run) -> None:
    report = run("backtest", "--library", "--rules", "fixed:24", "--json").json
    assert set(report["kinds"]) == {"library"}
    assert report["series"] == 1, "only one has releases enough"


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        ((), 2, "Give either a file of histories or --library."),
        (("{file}", "--library"), 2, "Give either a file of histories or --library."),
        (("/no/such.csv",), 1, "/no/such.csv cannot be read."),
        (("{file}", "--rules", "fixed:soon"), 2, "fixed:soon is no rule set"),
        (("{file}", "--rules", "fixed:0"), 2, "fixed:0 is no rule set"),
        (("{short}",), 1, "No history is long enough"),
        (("{other}",), 1, "This is no file of release histories"),
    ],
)
def test_what_cannot_be_replayed_is_a_sentence(
    run: Run, file: str, tmp_path: Path, argv: tuple[str, ...], code: int, said: str
) -> None:
    (tmp_path / "short.csv").write_text("series,kind,source,t_utc,unc_min\n")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    names = {"file": file, "short": tmp_path / "short.csv", "other": tmp_path / "other.csv"}
    outcome = run("backtest", *(part.format(**names) for part in argv))
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err


@pytest.mark.parametrize("budget", ["0", "-1", "many", "nan", "1e9"])
def test_a_budget_is_a_number_above_0(run: Run, file: str, budget: str) -> None:
    with pytest.raises(SystemExit) as ended:
        run("backtest", file, f"--checks-per-day={budget}")
    assert ended.value.code == 2


def test_a_budget_out_of_reach_is_owned_up_to(run: Run, file: str) -> None:
    told = run("backtest", file, "--rules", "classic", "--checks-per-day", "900", "--json")
    assert told.code == 0
    assert told.json["kinds"]["weekly"]["checks_per_day"] < 880
    assert "weekly: 900 checks a day were asked for; the nearest these rules come to it is " in told.err


def test_a_budget_that_is_met_is_passed_over_in_silence(run: Run, file: str) -> None:
    assert run("backtest", file, "--rules", "fixed:1", "--checks-per-day", "4").err == ""
