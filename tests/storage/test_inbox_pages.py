"""The inbox page by page: nothing twice, nothing left out; search finds what a reader would call it, and only that."""

from datetime import timedelta

import pytest

from batotray.records import NewNotification
from batotray.storage.read_models import ReadModels
from batotray.storage.reading.inbox import Slice, page
from batotray.storage.store import Store
from tests.builders import NOW

SECOND = timedelta(seconds=1)


def tell(store: Store, name: str, ago: int = 0, **parts: str | int | float | list[str]) -> int:
    row = NewNotification("new_chapter", {"series": name, **parts}, 1, visible_at=NOW - ago * SECOND)
    return store.notifications.add(None, row, NOW)


def test_pages_follow_each_other_where_many_rows_share_one_instant(store: Store, reader: ReadModels) -> None:
    told = [tell(store, f"s{number}", ago=number // 4) for number in range(20)]
    store.notifications.mark([told[3], told[7]], True)
    for unread_only in (True, False):
        whole = reader.inbox(NOW, unread_only=unread_only)
        paged = list(reader.inbox(NOW, unread_only=unread_only, limit=3))
        while more := reader.inbox(NOW, unread_only=unread_only, limit=3, before=paged[-1].place):
            paged.extend(more)
        assert paged == list(whole)
    assert len(whole) == reader.inbox_count(NOW) == 20


def test_what_was_shown_is_read_again_whatever_came_above(store: Store, reader: ReadModels) -> None:
    for number in range(6):
        tell(store, f"s{number}", ago=number + 1)
    last = reader.inbox(NOW, limit=4)[-1]
    tell(store, "newest")
    again = reader.inbox(NOW, down_to=last.place)
    assert (len(again), again[-1]) == (5, last)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("100%", ["100% Hero"]),
        ("_", ["under_score"]),
        ("\\", ["back\\slash"]),
        ("КРУГ", ["Круг"]),
        ("제214화", ["은하"]),
        ("fog", ["Lamp"]),
        ("names", []),  # a key of what is stored, but nothing that is shown
    ],
)
def test_search_takes_every_character_as_it_is(store: Store, reader: ReadModels, text: str, names: list[str]) -> None:
    for name in ("100% Hero", "1000 Heroes", "under_score", "back\\slash", "Круг"):
        tell(store, name)
    tell(store, "은하", names=["제214화"])
    tell(store, "Lamp", names=["What the Fog keeps"], numbers=["7"])
    assert [row.notification.parts["series"] for row in reader.inbox(NOW, search=text)] == names


def test_a_search_is_paged_too(store: Store, reader: ReadModels) -> None:
    for number in range(9):
        tell(store, "Fox" if number % 2 else "Moon", ago=number)
    first = reader.inbox(NOW, search="fox", limit=2)
    rest = reader.inbox(NOW, search="fox", before=first[-1].place)
    assert (len(first), len(rest)) == (2, 2)


@pytest.mark.parametrize(("unread_only", "index"), [(True, "notification_unread"), (False, "notification_visible")])
def test_a_page_begins_within_an_index_and_sorts_nothing_but_itself(
    reader: ReadModels, unread_only: bool, index: str
) -> None:
    sql, parameters = page(Slice(unread_only, before=(NOW, 7), limit=3), NOW)
    plan = [step for *_, step in reader._reader.rows(f"EXPLAIN QUERY PLAN {sql}", parameters)]
    chosen = next(step for step in plan if index in step)
    assert chosen.startswith("SEARCH notification")
    assert "visible_at<?" in chosen
    assert sum("TEMP B-TREE" in step for step in plan) == 1  # the page itself
