"""What a source's answer means against what is already known. Pure; called on the engine thread.

It exists so that the rules of chapter identity have one home: a chapter is its source's id, never a position or number.
Whatever is doubtful (an empty, short or reshuffled list) changes nothing and says so in the difference.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from operator import attrgetter
from typing import TypeAlias

from batotray.records import Chapter, Difference, FoundChapter, Listing, NewChapter, Snapshot, Status, sort_key

BACKFILL_AGE = timedelta(days=7)
FLIP_BACK = timedelta(hours=48)
RESHUFFLE_MINIMUM = 5
TOLD_STATUSES: frozenset[Status] = frozenset({"ongoing", "completed", "hiatus", "dropped"})

Key: TypeAlias = tuple[str | None, str, str]
"""Volume or season, number, language: what two uploads of one chapter have in common."""
Found: TypeAlias = Mapping[str, FoundChapter]
Remapped: TypeAlias = tuple[tuple[int, FoundChapter], ...]

# Counters such as views are left out: they move at every check and are no change of the chapter.
_material: Callable[[Chapter | FoundChapter], tuple[object, ...]] = attrgetter(
    "number", "volume", "display_name", "title", "link", "language", "group", "created_at", "published_at"
)


def compare(listing: Listing, known: Sequence[Chapter], snapshot: Snapshot, *, now: datetime) -> Difference:
    """Say what `snapshot` changes. `known` are all stored chapters of `listing`, gone ones too. Never raises.

    While the difference says quarantine `start` or `stay`, nothing of the snapshot may be stored but its `fingerprint`.
    Why the rules are as they are: docs/decisions/0005-numbers-and-identities.md.
    """
    found = _by_id(snapshot.chapters)
    if not known and listing.last_success_at is None:
        return Difference(new=tuple(_import(chapter, now) for chapter in found.values()))
    status_change = _status_change(listing, snapshot, now)
    if not found:
        return Difference(status_change=status_change, warnings=("empty_list",) if _alive(known) else ())
    if listing.quarantined_since is not None:
        if fingerprint(snapshot) != listing.quarantine_ids:
            return Difference(quarantine="stay")
        return replace(_after_quarantine(listing, known, found, now), status_change=status_change)
    if snapshot.complete and _is_reshuffled(known, found):
        return Difference(quarantine="start")
    read = _read_complete if snapshot.complete else _read_window
    return replace(read(listing, known, found, now), status_change=status_change)


def repeated(listing: Listing, snapshot: Snapshot, *, now: datetime) -> Difference:
    """What `snapshot` changes when its list has the gist of the one stored last: nothing but perhaps the status.

    It is what `compare` would say, provided that the stored list left nothing in doubt: see `is_settled`.
    """
    return Difference(status_change=_status_change(listing, snapshot, now))


def status_left(listing: Listing, snapshot: Snapshot) -> Status | None:
    """The status that `snapshot` ends, told or not, as the one before a flip back; None where it stays."""
    if snapshot.details is None:
        return None
    old, new = listing.details.status, snapshot.details.status
    return old if old != new and {old, new} <= TOLD_STATUSES else None


def is_settled(difference: Difference) -> bool:
    """Whether the same list, seen again, would say nothing more once `difference` is stored.

    A chapter that is missing for the first time is gone at the second, and a doubtful list is doubted again.
    """
    return not (difference.quarantine in ("start", "stay") or difference.missing_once or difference.warnings)


def gist(snapshot: Snapshot) -> int:
    """A number for all that `compare` reads of a list; counters such as views are no part of it.

    Equal lists have equal numbers within one run of the program; others differ but for one chance in 2**64.
    """
    return hash((snapshot.complete, *[(c.id, _material(c)) for c in snapshot.chapters]))


def fingerprint(snapshot: Snapshot) -> str:
    """A short text equal for two answers listing the same chapters, in whatever order; for the quarantine."""
    rows = sorted(f"{c.id}\x1f{c.volume}\x1f{c.number}\x1f{c.language}" for c in _by_id(snapshot.chapters).values())
    return blake2b("\x1e".join(rows).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


# ------------------------------------------------------------------ kinds of answers


def _read_complete(listing: Listing, known: Sequence[Chapter], found: Found, now: datetime) -> Difference:
    difference = _common(listing, known, found, now)
    missing = [c for c in _alive(known) if c.source_id not in found]
    if not missing:
        return difference
    keys = {_key(c, listing) for c in found.values()} - {None}
    lost = [c for c in missing if _key(c, listing) not in keys]
    if len(lost) * 2 > len(_alive(known)):
        return replace(difference, warnings=("short_list",))
    return replace(
        difference,
        missing_once=tuple(c.id for c in missing if not c.missing_once),
        gone=tuple(c.id for c in missing if c.missing_once),
    )


def _read_window(listing: Listing, known: Sequence[Chapter], found: Found, now: datetime) -> Difference:
    if not known or any(c.source_id in found for c in known):
        return _common(listing, known, found, now)
    remapped = _same_titles(known, found)
    if remapped:
        moved = {chapter.id for _, chapter in remapped}
        rest = {key: chapter for key, chapter in found.items() if key not in moved}
        return replace(_common(listing, known, rest, now), remapped=remapped)
    difference = _common(listing, known, found, now)
    return replace(difference, at_least=all(c.origin == "release" for c in difference.new))


def _after_quarantine(listing: Listing, known: Sequence[Chapter], found: Found, now: datetime) -> Difference:
    """The reshuffled list was seen twice: carry known chapters over to their new ids; only higher numbers are news."""
    ids = {c.source_id for c in known}
    uploads = _uploads(known, listing)
    moved_from = _uploads([c for c in known if c.source_id not in found], listing)
    highest = max((c.sort_key for c in known), default=-1.0)
    remapped: list[tuple[int, FoundChapter]] = []
    new: list[NewChapter] = []
    for chapter in (c for c in found.values() if c.id not in ids):
        key = _key(chapter, listing)
        moved = moved_from.pop(key, None)
        if moved is not None:
            remapped.append((moved, chapter))
        elif key in uploads:
            new.append(NewChapter(chapter, "upload", uploads[key]))
        elif key is None or sort_key(chapter.number) <= highest:
            new.append(NewChapter(chapter, "backfill"))
        else:
            new.append(NewChapter(chapter, "future" if _is_future(chapter, now) else "release"))
            uploads[key] = None
    return Difference(
        new=tuple(new),
        changed=_changed(known, found),
        returned=_returned(known, found),
        remapped=tuple(remapped),
        quarantine="lift",
    )


def _common(listing: Listing, known: Sequence[Chapter], found: Found, now: datetime) -> Difference:
    return Difference(
        new=_new(listing, known, found, now), changed=_changed(known, found), returned=_returned(known, found)
    )


# ------------------------------------------------------------------ single rules


def _by_id(chapters: Iterable[FoundChapter]) -> dict[str, FoundChapter]:
    by_id: dict[str, FoundChapter] = {}
    for chapter in chapters:
        by_id.setdefault(chapter.id, chapter)
    return by_id


def _alive(known: Sequence[Chapter]) -> list[Chapter]:
    return [c for c in known if c.gone_at is None]


def _key(chapter: Chapter | FoundChapter, listing: Listing) -> Key | None:
    if chapter.number is None:
        return None
    return chapter.volume or None, chapter.number, chapter.language or listing.language


def _uploads(known: Sequence[Chapter], listing: Listing) -> dict[Key | None, int | None]:
    """The stored chapter that another upload of each key belongs to: the first of them, where there are several."""
    return {_key(c, listing): c.id for c in reversed(known) if c.number is not None}


def _is_future(chapter: FoundChapter, now: datetime) -> bool:
    return chapter.published_at is not None and chapter.published_at > now


def _import(chapter: FoundChapter, now: datetime) -> NewChapter:
    return NewChapter(chapter, "future" if _is_future(chapter, now) else "import")


def _new(listing: Listing, known: Sequence[Chapter], found: Found, now: datetime) -> tuple[NewChapter, ...]:
    ids = {c.source_id for c in known}
    fresh = [c for c in found.values() if c.id not in ids]
    if not fresh:
        return ()
    uploads = _uploads(known, listing)
    new: list[NewChapter] = []
    for chapter in fresh:
        key = _key(chapter, listing)
        if key in uploads:
            new.append(NewChapter(chapter, "upload", uploads[key]))
            continue
        new.append(NewChapter(chapter, _origin(chapter, now, listing.last_success_at)))
        if key is not None:
            # A second group's version within the same answer has no stored chapter to point at yet.
            uploads[key] = None
    return tuple(new)


def _origin(chapter: FoundChapter, now: datetime, since: datetime | None) -> str:
    """What a chapter is that the check at `since` lacked."""
    if _is_future(chapter, now):
        return "future"
    published = chapter.published_at or chapter.created_at
    if published is not None and since is not None and published < since - BACKFILL_AGE:
        return "backfill"
    return "release"


def _changed(known: Sequence[Chapter], found: Found) -> Remapped:
    pairs = ((c, found.get(c.source_id)) for c in known)
    return tuple((c.id, f) for c, f in pairs if f is not None and _material(c) != _material(f))


def _returned(known: Sequence[Chapter], found: Found) -> tuple[int, ...]:
    return tuple(c.id for c in known if (c.gone_at is not None or c.missing_once) and c.source_id in found)


def _is_reshuffled(known: Sequence[Chapter], found: Found) -> bool:
    """More than half of at least 5 known ids vanished and as many unknown ones took their place."""
    alive = _alive(known)
    missing = sum(c.source_id not in found for c in alive)
    fresh = len(found.keys() - {c.source_id for c in known})
    return len(alive) >= RESHUFFLE_MINIMUM and min(missing, fresh) * 2 > len(alive)


def _same_titles(known: Sequence[Chapter], found: Found) -> Remapped:
    """Known chapters under new ids by their titles; empty unless more than half of the window is recognised."""
    titles: dict[str, int] = {}
    for chapter in known:
        titles.setdefault(_title(chapter), chapter.id)
    titles.pop("", None)
    pairs: list[tuple[int, FoundChapter]] = []
    for item in found.values():
        chapter_id = titles.pop(_title(item), None)
        if chapter_id is not None:
            pairs.append((chapter_id, item))
    return tuple(pairs) if len(pairs) * 2 > len(found) else ()


def _title(chapter: Chapter | FoundChapter) -> str:
    return " ".join((chapter.title or chapter.display_name).casefold().split())


def _status_change(listing: Listing, snapshot: Snapshot, now: datetime) -> tuple[Status, Status] | None:
    old = status_left(listing, snapshot)
    if old is None or snapshot.details is None:
        return None
    new, changed_at = snapshot.details.status, listing.status_changed_at
    if listing.status_before == new and changed_at is not None and now - changed_at <= FLIP_BACK:
        return None
    return old, new
