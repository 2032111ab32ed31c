"""What the reader is told about a difference: rows with codes and arguments, never sentences. Pure; engine thread.

A kind the user switched off makes no row. Muting a series is decided at delivery instead: its rows are written, so the
inbox stays complete and un-muting loses nothing, but they are not handed to the desktop.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeAlias

from batotray.records import (
    Chapter,
    Difference,
    FoundChapter,
    Listing,
    NewNotification,
    NotificationKind,
    sort_key,
)
from batotray.settings import Settings

BATCH_FROM = 3
NAMES_KEPT = 20
Parts: TypeAlias = dict[str, str | int | float | list[str]]
Enabled: TypeAlias = Callable[[NotificationKind], bool]


def wanted(settings: Settings) -> Enabled:
    """Which kinds the user wants to be told about; a practice notification always."""
    switches: dict[NotificationKind, bool] = {
        "new_chapter": settings.notify_new_chapter,
        "batch_update": settings.notify_batch_update,
        "status_change": settings.notify_status_change,
        "source_trouble": settings.notify_source_trouble,
        "quarantine": settings.notify_quarantine,
        "late": settings.notify_late,
    }
    return lambda kind: switches.get(kind, True)


def compose(
    listing: Listing, series_name: str, difference: Difference, *, now: datetime, enabled: Enabled
) -> tuple[NewNotification, ...]:
    """The rows to store together with `difference`; none for what is silent (imports, uploads, back-fill, future).

    One or two releases make a `new_chapter` row each (importance 1), three or more one `batch_update` (2); a status
    change is importance 3; the start of a quarantine is one note. All are visible from `now` on.
    """
    releases = [new.found for new in difference.releases]
    rows = _told(series_name, [(c.id, c) for c in releases], at_least=difference.at_least, now=now)
    if difference.status_change is not None:
        old, new = difference.status_change
        parts: Parts = {"series": series_name}
        rows.append(NewNotification("status_change", parts, 3, old_status=old, new_status=new, visible_at=now))
    if difference.quarantine == "start":
        rows.append(NewNotification("quarantine", {"series": series_name, "source": listing.source}, 2, visible_at=now))
    return tuple(row for row in rows if enabled(row.kind))


def compose_due(
    series_name: str, chapters: Sequence[Chapter], *, now: datetime, enabled: Enabled
) -> tuple[NewNotification, ...]:
    """The rows for future-dated chapters of one listing whose time has come; the same rules as for releases."""
    rows = _told(series_name, [(c.source_id, c) for c in chapters], at_least=False, now=now)
    return tuple(row for row in rows if enabled(row.kind))


_News = tuple[str, Chapter | FoundChapter]


def _told(series_name: str, news: list[_News], *, at_least: bool, now: datetime) -> list[NewNotification]:
    ordered = sorted(news, key=_order)
    if len(ordered) >= BATCH_FROM:
        return [_row("batch_update", 2, series_name, ordered, at_least, now)]
    return [_row("new_chapter", 1, series_name, [one], at_least, now) for one in ordered]


def _row(
    kind: NotificationKind, importance: int, series_name: str, news: list[_News], at_least: bool, now: datetime
) -> NewNotification:
    parts: Parts = {
        "series": series_name,
        "numbers": [chapter.number for _, chapter in news if chapter.number],
        "names": [chapter.display_name or chapter.title or "" for _, chapter in news[:NAMES_KEPT]],
    }
    if at_least:
        parts["at_least"] = 1
    return NewNotification(
        kind=kind,
        parts=parts,
        importance=importance,
        chapter_source_ids=tuple(source_id for source_id, _ in news),
        link=_safe_link(news[0][1].link),
        chapters_count=len(news),
        visible_at=now,
    )


def _order(one: _News) -> tuple[bool, float, float]:
    """Reading order: by number, the unnumbered last and by publication."""
    chapter = one[1]
    published = chapter.published_at.timestamp() if chapter.published_at else 0.0
    return chapter.number is None, sort_key(chapter.number), published


def _safe_link(link: str | None) -> str | None:
    return link if link and link.lower().startswith(("https://", "http://")) else None
