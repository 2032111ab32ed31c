"""Commands and answers as JSON: what goes through the door between two processes. Any thread.

What comes in is checked against the types the dataclasses declare, field by field, so that a handler never sees a shape
it was not written for. Instants travel as RFC 3339 in UTC.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from batotray.core.commands import Command, Result

LIMIT = 2**63
TYPE = "type"
"""The key that names the class."""
Json: TypeAlias = Any


class Malformed(ValueError):
    """What arrived is not what the types say."""


def pack(thing: Command | Result) -> dict[str, Json]:
    """A command or an answer as JSON values, named by its class."""
    packed = _pack(thing)
    return {TYPE: type(thing).__name__, **packed}


def unpack_command(raw: Json) -> Command:
    """The command in `raw`; raises Malformed."""
    command: Command = _unpack_named(Command, raw)
    return command


def unpack_result(raw: Json) -> Result:
    """The answer in `raw`; raises Malformed."""
    result: Result = _unpack_named(Result, raw)
    return result


def _pack(value: Any) -> Json:
    if is_dataclass(value):
        return {f.name: _pack(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, Mapping):
        return {key: _pack(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [_pack(item) for item in value]
    return value


def _unpack_named(union: Any, raw: Json) -> Any:
    types = {cls.__name__: cls for cls in get_args(union)}
    cls = types.get(str(raw.get(TYPE))) if isinstance(raw, dict) else None
    if cls is None:
        raise Malformed("unknown type")
    return _dataclass(cls, {key: value for key, value in raw.items() if key != TYPE})


def _unpack(hint: Any, raw: Json) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _first_that_fits(get_args(hint), raw)
    if origin is Literal:
        return _checked(raw in get_args(hint), raw)
    if origin in (tuple, frozenset, list):
        items = _checked(isinstance(raw, list), raw)
        return origin(_unpack(get_args(hint)[0], item) for item in items)
    if origin in (dict, Mapping):
        items = _checked(isinstance(raw, dict), raw)
        return {key: _unpack(get_args(hint)[1], item) for key, item in items.items()}
    return _dataclass(hint, raw) if is_dataclass(hint) else _plain(hint, raw)


def _plain(hint: Any, raw: Json) -> Any:
    if hint is datetime:
        return _instant(raw)
    if hint is float:
        return float(_checked(type(raw) in (int, float), raw))
    # By exact type: True is no number here. A longer number than the database can hold names nothing.
    fits = type(raw) is (NoneType if hint is None else hint)
    return _checked(fits and (hint is not int or abs(raw) < LIMIT), raw)


def _first_that_fits(hints: tuple[Any, ...], raw: Json) -> Any:
    for hint in hints:
        try:
            return _unpack(hint, raw)
        except Malformed:
            continue
    raise Malformed(f"none of {hints}")


def _dataclass(cls: Any, raw: Json) -> Any:
    values = _checked(isinstance(raw, dict), raw)
    known = {f.name: f for f in fields(cls)}
    required = {name for name, f in known.items() if f.default is MISSING and f.default_factory is MISSING}
    if not required <= values.keys() <= known.keys():
        raise Malformed(f"fields of {cls.__name__}")
    return cls(**{name: _unpack(_hints(cls)[name], value) for name, value in values.items()})


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls)


def _instant(raw: Json) -> datetime:
    try:
        instant = datetime.fromisoformat(_checked(isinstance(raw, str), raw))
        return _checked(instant.tzinfo is not None, instant).astimezone(UTC)  # type: ignore[no-any-return]
    except (ValueError, OverflowError) as error:
        raise Malformed(str(error)) from error


def _checked(fits: bool, value: Any) -> Any:
    if not fits:
        raise Malformed(type(value).__name__)
    return value
