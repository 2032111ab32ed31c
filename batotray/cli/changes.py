"""The verbs that change what is stored: arguments become commands, answers become sentences. Main thread."""

from argparse import Namespace
from pathlib import Path

from batotray.cli import naming, periods, undone
from batotray.cli.asking import Told, engine, for_series, one, report
from batotray.cli.exits import OK
from batotray.cli.phrases import counted
from batotray.cli.session import Session
from batotray.core.commands import (
    Backup,
    ChangeSetting,
    Done,
    MarkChapters,
    MarkNotifications,
    MarkSeries,
    Mute,
    Pause,
    Restore,
    Resume,
    SetAnilistId,
    SetPriority,
    Snooze,
    Undo,
    UnfollowSeries,
)
from batotray.errors import DatabaseDamaged, DatabaseForeign, UserError
from batotray.paths import as_path
from batotray.settings import about, environment_name, normal

SNOOZE = "1h"

# ------------------------------------------------------------------ series


def unfollow(session: Session, args: Namespace) -> int:
    """`unfollow SERIES…`: the history stays, unless --purge."""
    end = "deleted with its history" if args.purge else "not followed any more; its history stays"
    return for_series(
        session, args.series, lambda row: UnfollowSeries(row.id, args.purge), lambda row, _: f"{row.name}: {end}"
    )


def pause(session: Session, args: Namespace) -> int:
    """`pause [SERIES]`: one series or all checking, for a time or until resumed."""
    now = session.now()
    end = periods.until(args.length, args.until, now, session.words.zone)
    until = f" until {session.words.moment(end, now)}" if end else ""
    if args.series:
        return for_series(
            session, [args.series], lambda row: Pause(row.id, end), lambda row, _: f"{row.name}: paused{until}"
        )
    return one(session, Pause(None, end), lambda _: f"All checking is paused{until}.")


def resume(session: Session, args: Namespace) -> int:
    """`resume [SERIES]`: lifts a pause or a refusal, never a wait that a source asked for."""
    if args.series:
        return for_series(session, [args.series], lambda row: Resume(row.id), lambda row, _: f"{row.name}: resumed")
    return one(session, Resume(), lambda _: "Checking goes on.")


def priority(session: Session, args: Namespace) -> int:
    """`priority SERIES normal|favourite|urgent`."""
    return for_series(
        session,
        [args.series],
        lambda row: SetPriority(row.id, args.priority),
        lambda row, _: f"{row.name}: {session.words.priority(args.priority)}",
    )


def mute(session: Session, args: Namespace) -> int:
    """`mute SERIES…` and `unmute SERIES…`."""
    state = "muted; the inbox keeps its notifications" if args.muted else "told again"
    return for_series(session, args.series, lambda row: Mute(row.id, args.muted), lambda row, _: f"{row.name}: {state}")


def anilist(session: Session, args: Namespace) -> int:
    """`anilist SERIES N`: names the series' AniList id; 0 forgets it."""
    return for_series(
        session,
        [args.series],
        lambda row: SetAnilistId(row.id, args.number or None),
        lambda row, _: f"{row.name}: AniList {args.number or 'unknown'}",
    )


# ------------------------------------------------------------------ reading


def mark(session: Session, args: Namespace) -> int:
    """`read` and `unread SERIES|CHAPTER…`, all of a series or up to a chapter number."""
    chapters = [number for number in map(naming.chapter_id, args.things) if number is not None]
    names = [thing for thing in args.things if naming.chapter_id(thing) is None]
    if chapters and args.up_to is not None:
        raise UserError("up_to_needs_series")
    word = "read" if args.read else "unread"
    codes = []
    if chapters:
        codes.append(one(session, MarkChapters(tuple(chapters), args.read), _marked("chapter", word)))
    if names:
        codes.append(
            for_series(
                session,
                names,
                lambda row: MarkSeries(row.id, args.read, args.up_to),
                lambda row, done: f"{row.name}: {_marked('chapter', word)(done)}",
            )
        )
    return max(codes)


def mark_notifications(session: Session, args: Namespace) -> int:
    """`notifications read` and `unread ID…|--all`."""
    ids = tuple(naming.notification_id(text) for text in args.ids)
    if bool(ids) == args.all:
        raise UserError("ids_or_all")
    word = "read" if args.read else "unread"
    return one(session, MarkNotifications(ids or None, args.read), _marked("notification", word))


def snooze(session: Session, args: Namespace) -> int:
    """`snooze NOTIFICATION…`: out of the count until then, told anew after."""
    now = session.now()
    end = periods.until(args.length or (None if args.until else SNOOZE), args.until, now, session.words.zone)
    assert end is not None
    ids = tuple(dict.fromkeys(naming.notification_id(text) for text in args.ids))
    return one(
        session,
        Snooze(ids, end),
        lambda done: f"{counted(done.count, 'notification')} snoozed until {session.words.moment(end, now)}",
    )


def undo(session: Session, args: Namespace) -> int:
    """`undo`: takes back the latest change that can be, and says which that was."""
    if not args.json:
        return one(session, Undo(), lambda done: f"Taken back: {undone.sentence(session, done)}")
    with engine(session) as reach:
        result = reach.ask(Undo())
    if not isinstance(result, Done):
        return report(session, result)
    session.terminal.json(undone.as_json(session, result))
    return OK


# ------------------------------------------------------------------ settings


def setting(session: Session, args: Namespace) -> int:
    """`set KEY VALUE` or `set KEY --default`."""
    if args.value is not None:
        value = normal(args.key, args.value)  # complains before anything is opened
        told = f"{args.key} = {value or '(empty)'}"
    else:
        about(args.key)
        told = f"{args.key} is back to its default"
    code = one(session, ChangeSetting(args.key, args.value), lambda _: told)
    origin = session.settings().origins.get(args.key, "default")
    if code == 0 and origin in ("flag", "environment"):
        name = environment_name(args.key) or "the flag"
        session.terminal.complain(f"saved, but {name} still wins")
    return code


# ------------------------------------------------------------------ the database


def backup(session: Session, args: Namespace) -> int:
    """`backup FILE`: a consistent copy."""
    path = _absolute(args.file)
    return one(session, Backup(path), lambda _: f"Backed up to {path}")


def restore(session: Session, args: Namespace) -> int:
    """`restore FILE`: verified before it replaces anything."""
    path = _absolute(args.file)
    try:
        return one(session, Restore(path), lambda _: f"Restored from {path}")
    except (DatabaseDamaged, DatabaseForeign):
        return _restore_without_opening(session, path)


def _restore_without_opening(session: Session, path: str) -> int:
    """What lies in the library's place cannot be opened: it makes room and is kept. Raises StorageError, UserError."""
    from batotray.cli.holding import held, taken
    from batotray.wiring import restore_damaged

    with held(session) as door:
        if door is None:
            raise taken(session)
        kept = restore_damaged(session.folder, Path(path))
    session.terminal.line(f"Restored from {path}; what could not be opened is kept as {kept}")
    return OK


def _absolute(path: str) -> str:
    return str(as_path(path).absolute())


def _marked(noun: str, state: str) -> Told:
    return lambda done: f"{counted(done.count, noun)} marked {state}"
