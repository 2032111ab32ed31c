"""Which listings are due, in which order, and who may put that off or bring it forward."""

from batotray.storage.store import Store
from tests.builders import DAY, HOUR, NOW, a_schedule
from tests.storage.shelf import follow


def test_the_most_urgent_and_then_the_longest_waiting_is_due_first(store: Store) -> None:
    waits = {"ref-1": 1, "ref-2": 3, "ref-3": 2}
    for ref, hours in waits.items():
        listing = follow(store, ref, ref)
        store.schedules.save(a_schedule(listing.id, next_check_at=NOW - hours * HOUR))
    store.schedules.set_priority(1, "favourite")
    assert [schedule.listing_id for schedule in store.schedules.due(NOW, 5)] == [1, 2, 3]
    assert [schedule.listing_id for schedule in store.schedules.due(NOW, 1)] == [1]


def test_of_equals_those_whose_release_is_expected_by_now_are_due_first(store: Store) -> None:
    windows = {"ref-1": None, "ref-2": NOW + HOUR, "ref-3": NOW - HOUR}
    for hours, (ref, start) in enumerate(windows.items()):
        listing = follow(store, ref, ref)
        store.schedules.save(a_schedule(listing.id, next_check_at=NOW - (5 - hours) * HOUR, expected_from=start))
    assert [schedule.listing_id for schedule in store.schedules.due(NOW, 5)] == [3, 1, 2]


def test_whether_one_listing_is_due_agrees_with_what_is_due(store: Store) -> None:
    listing = follow(store)
    store.schedules.save(a_schedule(listing.id))
    assert store.schedules.is_due(listing.id, NOW)
    assert not store.schedules.is_due(listing.id, NOW - HOUR)
    store.schedules.pause(listing.series_id, NOW + HOUR)
    assert not store.schedules.is_due(listing.id, NOW)
    store.schedules.pause(listing.series_id, None)
    assert not store.schedules.is_due(listing.id, NOW)
    store.schedules.resume(listing.series_id, NOW)
    store.series.set_followed(listing.series_id, False)
    assert not store.schedules.is_due(listing.id, NOW)


def test_paused_inactive_and_unfollowed_series_are_not_due(store: Store) -> None:
    for number in (1, 2, 3):
        follow(store, f"S{number}", f"ref-{number}")
    store.schedules.pause(1, NOW + HOUR)
    store.schedules.pause(2, None)
    store.series.set_followed(3, False)
    assert store.schedules.due(NOW, 5) == ()
    assert store.schedules.next_due_at(NOW) == NOW + HOUR
    assert len(store.schedules.due(NOW + HOUR, 5)) == 1
    store.schedules.resume(2, NOW)
    assert store.schedules.next_due_at(NOW) == NOW
    assert store.schedules.get(2).reason == "asked", "and not what was to be waited for"


def test_what_was_postponed_for_a_reason_can_be_hurried(store: Store) -> None:
    listing = follow(store)
    store.schedules.postpone(listing.id, NOW + DAY, "source_closed")
    assert store.schedules.count_active("source_closed") == 0
    store.schedules.hurry({"other"}, NOW)
    store.schedules.hurry({"source_closed"}, NOW, host="elsewhere.test")
    assert store.schedules.due(NOW, 5) == ()
    store.schedules.hurry({"source_closed"}, NOW)
    assert [schedule.reason for schedule in store.schedules.due(NOW, 5)] == ["asked"]
    assert store.schedules.priority_of(listing.series_id) == "normal"


def test_what_waits_already_is_not_put_behind_by_hurrying(store: Store) -> None:
    listing = follow(store)
    store.schedules.postpone(listing.id, NOW - DAY, "unreachable")
    store.schedules.hurry({"unreachable"}, NOW)
    assert store.schedules.get(listing.id).next_check_at == NOW - DAY


def test_only_series_with_a_rhythm_expect_something(store: Store) -> None:
    listing = follow(store)
    assert store.schedules.expecting() == ()
    store.schedules.save(a_schedule(listing.id, rhythm="weekly", rhythm_args={"weekday": 3}))
    assert [schedule.rhythm_args for schedule in store.schedules.expecting()] == [{"weekday": 3}]
