"""What `undo` took back, in words and as JSON. Pure."""

from dataclasses import asdict

from batotray.cli.phrases import counted
from batotray.cli.session import Session
from batotray.cli.shapes import Json
from batotray.core.commands import Done, TakenBack


def sentence(session: Session, done: Done) -> str:
    """How things stand again: "Wind Breaker: 3 chapters are unread again"."""
    what = _what(done)
    state = _state(session, what)
    return f"{what.series}: {state}" if what.series else state


def as_json(session: Session, done: Done) -> Json:
    """The same with stable keys: a promise to scripts, as in `shapes`."""
    return {**asdict(_what(done)), "text": sentence(session, done)}


def _what(done: Done) -> TakenBack:
    assert done.taken_back is not None
    return done.taken_back


def _state(session: Session, what: TakenBack) -> str:
    match what.kind:
        case "read" | "unread":
            state = "unread" if what.kind == "read" else "read"
            return f"{_things(what)} {state} again"
        case "snooze":
            return f"{_things(what)} back from the snooze"
        case "unfollow":
            return "followed again"
        case "remove":
            return "back with its history"
        case "mute":
            return "no longer muted"
        case "unmute":
            return "muted again"
        case "priority":
            return f"priority {session.words.priority(what.priority or 'normal')} again"


def _things(what: TakenBack) -> str:
    numbers = ((what.chapters, "chapter"), (what.notifications, "notification"))
    return " and ".join(counted(number, noun) for number, noun in numbers if number)
