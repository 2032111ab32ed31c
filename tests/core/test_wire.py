"""Every command and answer survives the way through the door; what is not one of them is refused."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta, timezone
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from batotray.core.commands import (
    Checked,
    CheckNow,
    CheckOutcome,
    Command,
    Done,
    Failed,
    MarkSeries,
    Pause,
    Previewed,
    Result,
    Undo,
)
from batotray.core.wire import TYPE, Malformed, pack, unpack_command, unpack_result
from batotray.records import Changes

INSTANT = datetime(2026, 3, 2, 12, 0, 0, 123456, tzinfo=UTC)
COMMANDS, RESULTS = get_args(Command), get_args(Result)


def sample(hint: Any, *, full: bool) -> Any:
    """A value of a declared type: with everything set, or with every optional thing absent."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return None if NoneType in args and not full else sample(next(a for a in args if a is not NoneType), full=full)
    if origin is Literal:
        return args[-1]
    if origin in (tuple, frozenset):
        return origin([sample(args[0], full=full)] if full else [])
    if origin in (dict, Mapping):
        return {"a": sample(args[1], full=full)} if full else {}
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{f.name: sample(hints[f.name], full=full) for f in fields(hint)})  # type: ignore[operator]
    return {str: "né\ud800\n", int: 7, float: 0.5, bool: True, datetime: INSTANT}[hint]


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("cls", COMMANDS)
def test_every_command_survives(cls: Any, full: bool) -> None:
    command = sample(cls, full=full)
    assert unpack_command(json.loads(json.dumps(pack(command)))) == command


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("cls", RESULTS)
def test_every_answer_survives(cls: Any, full: bool) -> None:
    result = sample(cls, full=full)
    assert unpack_result(json.loads(json.dumps(pack(result)))) == result


@pytest.mark.parametrize("cls", [*COMMANDS, *RESULTS])
def test_no_field_is_mistaken_for_the_class_name(cls: Any) -> None:
    assert TYPE not in {f.name for f in fields(cls)}


def test_types_are_kept_within_the_answer() -> None:
    outcome = CheckOutcome(1, "Tide", 0, Failed("held", "rate_limited", {"n": 3, "f": 3.0, "s": "3"}, INSTANT))
    sent = Checked((outcome,))
    got = unpack_result(pack(sent))
    assert isinstance(got, Checked)
    failure = got.outcomes[0].error
    assert failure is not None
    assert [type(value) for value in failure.args.values()] == [int, float, str]
    changes = unpack_result(pack(Done(Changes(series=frozenset({2, 1})))))
    assert isinstance(changes, Done)
    assert changes.changes.series == frozenset({1, 2})


def test_instants_travel_in_utc_and_come_back_in_utc() -> None:
    packed = pack(Pause(None, INSTANT.astimezone(timezone(timedelta(hours=9)))))
    assert packed["until"] == "2026-03-02T12:00:00.123456Z"
    got = unpack_command({"type": "Pause", "until": "2026-03-02T21:00:00+09:00"})
    assert isinstance(got, Pause)
    assert got.until is not None
    assert (got.until, got.until.tzinfo) == (datetime(2026, 3, 2, 12, tzinfo=UTC), UTC)


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        {},
        {"type": "Done"},
        {"type": ["Undo"]},
        {"type": "MarkSeries"},
        {"type": "MarkSeries", "series_id": 1, "colour": "red"},
        {"type": "MarkSeries", "series_id": "1"},
        {"type": "MarkSeries", "series_id": True},
        {"type": "MarkSeries", "series_id": 1.0},
        {"type": "MarkSeries", "series_id": 2**63},
        {"type": "MarkSeries", "series_id": 1, "read": 1},
        {"type": "CheckNow", "series_ids": 5},
        {"type": "CheckNow", "series_ids": [1, "2"]},
        {"type": "SetPriority", "series_id": 1, "priority": "huge"},
        {"type": "Pause", "until": "2026-03-02T12:00:00"},
        {"type": "Pause", "until": "tomorrow"},
        {"type": "Pause", "until": "0001-01-01T00:00:00+09:00"},
        {"type": "Pause", "until": 5},
    ],
)
def test_what_is_no_command_is_refused(raw: Any) -> None:
    with pytest.raises(Malformed):
        unpack_command(raw)


@pytest.mark.parametrize("raw", [{"type": "Undo"}, {"type": "Failed", "code": "x"}, {"type": "Done", "changes": []}])
def test_what_is_no_answer_is_refused(raw: Any) -> None:
    with pytest.raises(Malformed):
        unpack_result(raw)


def test_fields_with_defaults_may_be_left_out() -> None:
    assert unpack_command({"type": "MarkSeries", "series_id": 1}) == MarkSeries(1)
    assert unpack_command({"type": "CheckNow"}) == CheckNow()
    assert unpack_command({"type": "Undo", "token": 4}) == Undo(4)


def test_the_answer_with_the_most_parts_is_sampled_in_full() -> None:
    assert sample(Previewed, full=True).details.score_distribution == {"a": 7}
