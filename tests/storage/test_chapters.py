"""Chapters and rows of the inbox: what they keep, and how their marks hang together."""

import pytest

from batotray.records import Difference, NewChapter, NewNotification
from batotray.storage.store import Store
from tests.builders import HOUR, NOW, a_found
from tests.storage.shelf import a_plan, follow, news, release, stock, told


def test_a_row_is_read_when_all_its_chapters_are_and_unread_again_with_one(store: Store) -> None:
    listing = follow(store)
    pair = (a_found(1), a_found(2))
    store.checks.apply(a_plan(listing.id, difference=news(*pair), notifications=(told(*pair),)))
    assert store.chapters.mark([1], True) == {1}
    assert not store.notifications.get(1).read
    store.chapters.mark([2], True)
    assert store.notifications.get(1).read
    store.chapters.mark([1], False)
    assert not store.notifications.get(1).read
    assert store.chapters.mark([1], False) == frozenset()


def test_reading_a_row_reads_its_chapters(store: Store) -> None:
    listing = follow(store)
    release(store, listing, 1)
    assert store.notifications.mark([1], True) == {1}
    assert store.chapters.read_ids(listing.series_id) == {1}
    store.notifications.mark([1], False)
    assert store.chapters.unread_ids(listing.series_id) == {1}


def test_a_row_without_chapters_has_a_mark_of_its_own(store: Store) -> None:
    note = NewNotification("source_trouble", {"source": "mangadex"}, 2)
    key = store.notifications.add(None, note, NOW)
    store.notifications.opened(key, NOW)
    row = store.notifications.get(key)
    assert (row.read, row.opened_at, row.series) == (True, NOW, "")


def test_a_row_about_chapters_that_were_read_is_read(store: Store) -> None:
    listing = follow(store)
    stock(store, listing, 1)
    store.chapters.mark([1], True)
    key = store.notifications.add(listing.series_id, told(a_found(1)), NOW, [1])
    assert store.notifications.get(key).read


def test_chapters_are_marked_up_to_a_number(store: Store) -> None:
    listing = follow(store)
    stock(store, listing, 1, 2, 10)
    assert store.chapters.unread_ids(listing.series_id, 2.0) == {1, 2}
    assert store.chapters.series_of([1, 3]) == {listing.series_id}


def test_a_snoozed_row_does_not_count_until_it_returns(store: Store) -> None:
    release(store, follow(store), 1)
    store.notifications.claim([1], NOW)
    told = store.notifications.telling([1])
    store.notifications.snooze([1], NOW + HOUR)
    assert store.notifications.unread_ids(NOW) == frozenset()
    assert store.notifications.next_pending_at(NOW) == NOW + HOUR
    assert store.notifications.unread_ids(NOW + HOUR) == {1}
    assert [row.id for row in store.notifications.pending(NOW + HOUR, 5)] == [1]
    assert store.notifications.tell_as_before(told) == {1}
    assert store.notifications.unread_ids(NOW) == {1}
    assert store.notifications.pending(NOW, 5) == ()
    assert store.notifications.get(1).claimed_at == NOW
    assert store.notifications.tell_as_before(told) == frozenset()


def test_a_claimed_row_is_not_handed_out_again(store: Store) -> None:
    release(store, follow(store), 1)
    assert [row.id for row in store.notifications.pending(NOW, 5)] == [1]
    store.notifications.claim([1], NOW)
    assert store.notifications.pending(NOW, 5) == ()
    store.notifications.hand_over([1], NOW)
    assert store.notifications.get(1).handed_over_at == NOW


def test_rows_of_a_series_that_is_no_longer_followed_are_not_handed_out(store: Store) -> None:
    listing = follow(store)
    release(store, listing, 1)
    store.series.set_followed(listing.series_id, False)
    assert store.notifications.pending(NOW, 5) == ()
    assert store.notifications.unread_ids(NOW) == {1}, "the inbox keeps them"
    store.series.set_followed(listing.series_id, True)
    assert [row.id for row in store.notifications.pending(NOW, 5)] == [1]


def test_what_came_while_muted_is_not_told_afterwards(store: Store) -> None:
    listing = follow(store)
    store.series.set_muted(listing.series_id, True)
    release(store, listing, 1)
    assert store.notifications.pending(NOW, 5) == ()
    assert store.notifications.unread_ids(NOW) == {1}
    store.series.set_muted(listing.series_id, False)
    assert store.notifications.pending(NOW, 5) == ()


def test_another_upload_is_read_and_belongs_to_its_chapter(store: Store) -> None:
    listing = follow(store)
    stock(store, listing, 1)
    upload = NewChapter(a_found("again", "1"), "upload")
    store.checks.apply(a_plan(listing.id, difference=Difference(new=(upload,))))
    again = store.chapters.get(2)
    assert (again.read, again.replaces_id) == (True, 1)
    assert store.chapters.read_ids(listing.series_id) == frozenset(), "nobody read it: it is no chapter of its own"


def test_a_buried_chapter_lives_on_as_its_other_upload(store: Store) -> None:
    listing = follow(store)
    release(store, listing, 1)
    upload = NewChapter(a_found("again", "1"), "upload")
    for difference in (Difference(new=(upload,)), Difference(missing_once=(1,)), Difference(gone=(1,))):
        store.checks.apply(a_plan(listing.id, difference=difference))
    heir, buried = store.chapters.get(1), store.chapters.get(2)
    assert (heir.source_id, heir.gone_at, heir.missing_once, heir.read) == ("again", None, False, False)
    assert (buried.source_id, buried.gone_at) == ("s1", NOW)


def test_an_upload_belongs_to_the_chapter_of_its_volume(store: Store) -> None:
    listing = follow(store)
    one, two, again = (a_found(name, "1", volume=volume) for name, volume in (("a", "1"), ("b", "2"), ("c", "2")))
    found = NewChapter(one, "release"), NewChapter(two, "release"), NewChapter(again, "upload")
    store.checks.apply(a_plan(listing.id, difference=Difference(new=found)))
    assert store.chapters.get(3).replaces_id == 2


@pytest.mark.parametrize("lost", [Difference(gone=(2,)), Difference(missing_once=(2,))])
def test_a_buried_chapter_lives_on_as_an_upload_that_is_there(store: Store, lost: Difference) -> None:
    listing = follow(store)
    release(store, listing, 1)
    uploads = tuple(NewChapter(a_found(name, "1"), "upload") for name in ("lost", "there"))
    for difference in (Difference(new=uploads), lost, Difference(gone=(1,))):
        store.checks.apply(a_plan(listing.id, difference=difference))
    assert (store.chapters.get(1).source_id, store.chapters.get(1).gone_at) == ("there", None)
    assert store.chapters.get(2).source_id == "lost"


def test_a_renamed_chapter_keeps_its_row(store: Store) -> None:
    listing = follow(store)
    stock(store, listing, 1)
    store.checks.apply(a_plan(listing.id, difference=Difference(changed=((1, a_found(1, "1.5", title="Fog")),))))
    chapter = store.chapters.get(1)
    assert (chapter.number, chapter.sort_key, chapter.title) == ("1.5", 1.5, "Fog")


def test_a_future_chapter_comes_out_in_its_time(store: Store) -> None:
    listing = follow(store)
    future = a_found(1, published_at=NOW + HOUR)
    store.checks.apply(a_plan(listing.id, difference=news(future, origin="future")))
    assert store.chapters.unread_ids(listing.series_id) == frozenset()
    assert store.chapters.next_future_at(NOW) == NOW + HOUR
    assert store.chapters.due_future(NOW) == ()
    assert [chapter.id for chapter in store.chapters.due_future(NOW + HOUR)] == [1]
    store.chapters.set_origin([1], "release")
    assert store.chapters.get(1).first_seen_at == NOW + HOUR
    assert store.chapters.next_future_at(NOW) is None
