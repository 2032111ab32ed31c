"""Every code in the program has a sentence, and lupdate finds every sentence with the right plural forms."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from random import Random
from typing import TypeAlias, get_args
from xml.etree import ElementTree

import pytest

import batotray
from batotray import errors, records, views
from batotray.core import monitor, retry
from batotray.core.commands import Failed
from batotray.core.prediction import decide_next_check
from batotray.core.scheduling import ScheduleRules, next_check
from batotray.errors import RateLimited
from batotray.records import Pattern
from batotray.wording import Wording
from batotray.wording.speech import readable
from tests.builders import NOW, a_schedule
from tests.test_wording import a_notification

PACKAGE = Path(batotray.__file__).parent
MARKED = Wording(lambda context, text, comment, n: f"«{text}»")
"""Says every sentence in brackets, so that a code without one can be told."""


def calls(*names: str) -> Iterator[ast.Call]:
    """Every call in the package of a function or class with one of these names."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in names:
                yield node


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def codes(position: int, *names: str) -> list[str]:
    """The literal texts given at a position (or as `code=`) in those calls."""
    found = set()
    for call in calls(*names):
        given = [k.value for k in call.keywords if k.arg == "code"] + call.args[position : position + 1]
        found |= {a.value for a in given if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return sorted(found)


def subclasses(of: type[errors.BatotrayError]) -> list[type[errors.BatotrayError]]:
    return [of, *(found for child in of.__subclasses__() for found in subclasses(child))]


USER_ERRORS = [c.__name__ for c in subclasses(errors.UserError)]
FAILURES = sorted({*codes(0, *USER_ERRORS), *codes(1, "Failed")})


@pytest.mark.parametrize("code", FAILURES)
def test_every_failure_has_a_sentence(code: str) -> None:
    assert "«" in MARKED.failure(Failed("user", code), NOW)


def test_the_codes_of_failures_are_found() -> None:
    assert {"unknown_setting", "bad_value", "already_followed", "bug"} <= set(FAILURES)


@pytest.mark.parametrize("error", subclasses(errors.SourceError))
def test_every_class_of_error_has_a_name(error: type[errors.BatotrayError]) -> None:
    assert "«" in MARKED.error_class(error.__name__)


@pytest.mark.parametrize("code", codes(0, "Problem"))
def test_every_problem_has_a_sentence(code: str) -> None:
    assert "«" in MARKED.problem(monitor.Problem(code), NOW)


def _literals(name: str, *, within: tuple[str, ...]) -> list[str]:
    """Texts in keyword arguments of that name, alone or in tuples."""
    found = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        if any(part in path.as_posix() for part in within):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.keyword) and node.arg == name:
                    found |= {c.value for c in ast.walk(node.value) if isinstance(c, ast.Constant)}
    return sorted(c for c in found if isinstance(c, str) and c)


WARNINGS = _literals("warnings", within=("core/", "demo/"))


@pytest.mark.parametrize("code", WARNINGS)
def test_every_warning_has_a_sentence(code: str) -> None:
    assert "«" in MARKED.warning(code)


def classic_reasons() -> set[str]:
    patterns = [Pattern(0), Pattern(5), Pattern(5, 60.0), Pattern(9, 168.0, 168.0, 3, 1.0, NOW, NOW)]
    patterns += [Pattern(9, 168.0, 168.0, 3, 1.0, NOW, NOW + timedelta(days=3))]
    wishes = (None, NOW + timedelta(days=300))
    return {
        next_check(p, s, m, now=NOW, rules=ScheduleRules(), rng=Random(1), not_before=w).reason
        for p, s, m, w in product(patterns, get_args(records.Status), (0, 1), wishes)
    }


def test_the_classic_rules_give_all_their_reasons_here() -> None:
    documented = {w for w in (next_check.__doc__ or "").split("`")[1::2] if w not in ("misses", "now", "not_before")}
    assert classic_reasons() == documented


def adaptive_reasons() -> set[str]:
    """As documented: tests of the plan hold that each is given."""
    return set(re.findall(r"`(\w+)`", (decide_next_check.__doc__ or "").partition("Reasons:")[2].partition(".")[0]))


def setback_reasons() -> set[str]:
    return {reaction.reason for reaction in retry.POLICY.values()}


TOLD_TROUBLES = sorted(row.reason for row in retry.POLICY.values() if row.told is not retry.POLICY[RateLimited].told)
"""A host that asks to wait is never told of; whatever is told otherwise needs a sentence of its own."""


@pytest.mark.parametrize("code", sorted(set(TOLD_TROUBLES)))
def test_every_trouble_with_a_source_has_a_sentence(code: str) -> None:
    assert "«" in MARKED.headline(a_notification("source_trouble", parts={"trouble": code}))


RULE_REASONS = {*classic_reasons(), *adaptive_reasons(), *setback_reasons()}
REASONS = {*RULE_REASONS, *_literals("reason", within=("core/", "storage/"))}


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_every_reason_has_a_sentence(reason: str) -> None:
    assert "«" in MARKED.reason(reason)


@pytest.mark.parametrize("code", get_args(records.Status))
def test_every_status_has_a_name(code: str) -> None:
    assert "«" in MARKED.status(code)


@pytest.mark.parametrize("code", get_args(views.ListingHealth))
def test_every_health_of_a_source_has_a_name(code: str) -> None:
    assert "«" in MARKED.listing_health(code)


@pytest.mark.parametrize("code", get_args(records.CheckStatus))
def test_every_end_of_a_check_has_a_name(code: str) -> None:
    assert "«" in MARKED.check_status(code)


@pytest.mark.parametrize("code", [c for c in get_args(records.LateState) if c != "unknown"])
def test_every_lateness_has_a_name(code: str) -> None:
    assert "«" in MARKED.late(code)


def test_unknown_lateness_says_nothing() -> None:
    assert MARKED.late("unknown") == ""


@pytest.mark.parametrize("code", get_args(records.Priority))
def test_every_priority_has_a_name(code: str) -> None:
    assert "«" in MARKED.priority(code)


@pytest.mark.parametrize("code", get_args(monitor.HealthLevel))
def test_every_level_has_a_sentence(code: str) -> None:
    assert "«" in MARKED.level(code)


@pytest.mark.parametrize(
    "kind", [k for k in get_args(records.NotificationKind) if not k.startswith(("new_", "batch_"))]
)
def test_every_kind_of_notification_has_a_sentence(kind: str) -> None:
    assert "«" in MARKED.headline(a_notification(kind))


@pytest.mark.parametrize("code", ["unknown", "daily", "several_a_week", "weekly", "biweekly", "monthly", "irregular"])
def test_every_rhythm_has_a_name(code: str) -> None:
    assert "«" in MARKED.rhythm_name(code)


def test_a_code_without_a_sentence_is_still_readable() -> None:
    assert readable("of_the_moon") == "Of the moon"
    assert MARKED.reason("of_the_moon") == "Of the moon"


# ------------------------------------------------------------------ extraction


Messages: TypeAlias = dict[str, ElementTree.Element]
COUNTED_CALL = 'def told(self): return self.translate("Wording", "%n probe(s)", "", self.count)\n'


def extracted(sources: Sequence[Path], target: Path) -> Messages:
    """What lupdate finds in `sources`, by source text."""
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    if not tool.exists():
        pytest.skip("pyside6-lupdate is not installed")
    subprocess.run([str(tool), *map(str, sources), "-ts", str(target)], check=True, capture_output=True, timeout=60)
    contexts = ElementTree.parse(target).getroot().findall("context")
    assert {c.findtext("name") for c in contexts} <= {"Wording"}
    return {m.findtext("source") or "": m for c in contexts for m in c.findall("message")}


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> Messages:
    return extracted(sorted((PACKAGE / "wording").glob("*.py")), tmp_path_factory.mktemp("ts") / "wording.ts")


@pytest.fixture(scope="module")
def reads_counts(tmp_path_factory: pytest.TempPathFactory) -> bool:
    """Whether this lupdate takes a count in Python that is no literal number; 6.11's does not."""
    folder = tmp_path_factory.mktemp("probe")
    probe = folder / "probe.py"
    probe.write_text(COUNTED_CALL, encoding="utf-8")
    return any(message.get("numerus") for message in extracted([probe], folder / "probe.ts").values())


def test_lupdate_finds_every_sentence(messages: Messages, reads_counts: bool) -> None:
    said: list[str] = []
    for path in (PACKAGE / "wording").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in ("translate", "QT_TRANSLATE_NOOP"):
                text = node.args[1]
                said += [text.value] if isinstance(text, ast.Constant) and isinstance(text.value, str) else []
    assert len(said) > 150
    assert set(messages) <= set(said)
    assert {text for text in set(said) - set(messages) if reads_counts or "%n" not in text} == set()


def test_exactly_the_counted_sentences_have_plural_forms(messages: Messages, reads_counts: bool) -> None:
    for text, message in messages.items():
        assert "(s)" not in text or "%n" in text, text
        assert message.get("numerus") != "yes" or "%n" in text, text
        assert not reads_counts or "%n" not in text or message.get("numerus") == "yes", text


def test_codes_end_nowhere_in_a_time() -> None:
    """Reading a schedule of every reason never fails, whatever arguments an older version stored."""
    soon = datetime(2026, 3, 3, tzinfo=UTC)
    for reason in classic_reasons():
        assert MARKED.next_check(a_schedule(next_check_at=soon, reason=reason, reason_args={}), NOW)
