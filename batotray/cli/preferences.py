"""`get`: the settings in force, and where each comes from. It only reads."""

from argparse import Namespace
from collections.abc import Collection
from typing import Any

from batotray.cli.session import Session
from batotray.cli.tables import Column
from batotray.errors import UserError
from batotray.settings import (
    SOURCE_PREFIX,
    SOURCE_SUFFIX,
    Resolved,
    about,
    environment_name,
    keys,
    parse,
    problems,
    source_of,
    text_of,
)

ORIGINS = {
    "flag": "given as a flag",
    "environment": "set in the environment",
    "saved": "saved",
    "default": "default",
}


def get(session: Session, args: Namespace) -> int:
    """`get [KEY]`: values and their origins."""
    resolved = session.settings()
    if args.key is None:
        wanted = [*keys(), *(_source_key(name) for name in resolved.settings.source_urls)]
    else:
        about(args.key)  # complains of an unknown key
        _check_source(resolved, source_of(args.key))
        wanted = [args.key]
    if args.json:
        found = [_as_json(resolved, key) for key in wanted]
        session.terminal.json(found if args.key is None else found[0])
    elif args.key is None:
        session.terminal.table(
            [Column("setting"), Column("value", shrinks=True), Column("what it is", shrinks=True, wraps=True)],
            [(key, _shown(resolved, key), about(key)) for key in wanted],
        )
    else:
        value = text_of(resolved.settings, args.key) or "(empty)"
        session.terminal.line(f"{value} ({ORIGINS[_origin(resolved, args.key)]})")
    complain_of_environment(session, wanted)
    return 0


def complain_of_environment(session: Session, wanted: Collection[str] | None = None) -> None:
    """Say which values of the environment are passed over, and why; only those of the keys `wanted`, if any."""
    for problem in problems({}, session.environ):
        key = str(problem.args_["key"])
        if wanted is None or key in wanted:
            from batotray.core.failures import failed

            sentence = session.words.failure(failed(problem), session.now())
            session.terminal.complain(f"{environment_name(key)} is passed over: {sentence}")


def _check_source(resolved: Resolved, name: str) -> None:
    if name and name not in resolved.settings.source_urls:
        from batotray.core.sources.registry import Registry

        if Registry.built_in(lambda: resolved.settings).get(name) is None:
            raise UserError("unknown_source", name=name)


def _shown(resolved: Resolved, key: str) -> str:
    value, origin = text_of(resolved.settings, key), _origin(resolved, key)
    return value if origin == "default" else f"{value} ({origin})"


def _origin(resolved: Resolved, key: str) -> str:
    return resolved.origins.get(key, "default")


def _source_key(name: str) -> str:
    return f"{SOURCE_PREFIX}{name}{SOURCE_SUFFIX}"


def _as_json(resolved: Resolved, key: str) -> dict[str, Any]:
    text = text_of(resolved.settings, key)
    value = parse(key, text)
    return {
        "key": key,
        "value": value if isinstance(value, bool | int | float) else text,
        "origin": _origin(resolved, key),
        "about": about(key),
        "environment": environment_name(key),
    }
