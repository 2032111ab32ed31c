"""Chapters dated in the future are appointments: stored silently, told when their time comes. Engine thread."""

from collections.abc import Callable
from datetime import datetime
from itertools import groupby

from batotray.core import notifications
from batotray.records import Changes
from batotray.settings import Settings
from batotray.storage.store import Store


def tell_due(store: Store, settings: Callable[[], Settings], now: datetime) -> Changes:
    """Turn every appointment that is due into a release with its notification, a listing at a time."""
    changes = Changes()
    due = sorted(store.chapters.due_future(now), key=lambda chapter: chapter.listing_id)
    for listing_id, group in groupby(due, key=lambda chapter: chapter.listing_id):
        chapters = tuple(group)
        listing = store.series.listing(listing_id)
        series = store.series.get(listing.series_id)
        unread = [chapter for chapter in chapters if not chapter.read] if series.followed else []
        rows = notifications.compose_due(series.name, unread, now=now, enabled=notifications.wanted(settings()))
        ids = {chapter.source_id: chapter.id for chapter in chapters}
        with store.database.transaction():
            store.chapters.set_origin(ids.values(), "release")
            for row in rows:
                store.notifications.add(series.id, row, now, [ids[s] for s in row.chapter_source_ids])
        one = frozenset({series.id})
        changes |= Changes(series=one, chapters_of=one, notifications=bool(rows))
    return changes
