"""A list that says what the last one said is not compared with the stored chapters, and nothing is lost by that."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from batotray.core import comparator
from batotray.core.commands import Backup, CheckNow, Done, Restore
from batotray.core.sources.protocol import Flow
from batotray.demo.source import DemoSource
from batotray.records import Chapter, NotModified, SeriesRef, Snapshot, Validators
from tests.flows.conftest import Play
from tests.flows.stage import SITE, Stage

SERIES = "harbour"


@contextmanager
def comparisons(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[None]]:
    """Counts how often stored chapters are compared."""
    counted: list[None] = []
    compare = comparator.compare

    def counting(*args: Any, **kwargs: Any) -> object:
        counted.append(None)
        return compare(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(comparator, "compare", counting)
        yield counted


def chapters_of(it: Stage) -> list[dict[str, object]]:
    chapters = it.site.series[SERIES]["chapters"]
    assert isinstance(chapters, list)
    return chapters


async def checks_that_compare(it: Stage, monkeypatch: pytest.MonkeyPatch, times: int = 1) -> int:
    with comparisons(monkeypatch) as counted:
        for _ in range(times):
            it.clock.advance(3600)
            await it.do(CheckNow())
    return len(counted)


def stored(it: Stage) -> tuple[Chapter, ...]:
    return it.store.chapters.of_listing(1)


async def followed(it: Stage, *numbers: int) -> None:
    """The series, checked once since it was imported."""
    it.site.publish(SERIES, *numbers)
    await it.follow(SERIES)
    await it.do(CheckNow())


def test_the_same_list_is_compared_once(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(it: Stage) -> None:
        await followed(it, 1, 2, 3)
        before = stored(it)
        assert await checks_that_compare(it, monkeypatch, times=3) == 0
        assert stored(it) == before

    play(scene)


def test_a_counter_that_moved_is_no_other_list(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    class Counting(DemoSource):
        views = 0

        def check(self, ref: SeriesRef, validators: Validators) -> Flow[Snapshot | NotModified]:
            answer = yield from super().check(ref, validators)
            assert isinstance(answer, Snapshot)
            self.views += 1
            return replace(answer, chapters=tuple(replace(c, views=self.views) for c in answer.chapters))

    async def scene(it: Stage) -> None:
        await it.engine.close()
        it.source = Counting("stage", SITE)
        it.open()
        await followed(it, 1, 2, 3)
        assert await checks_that_compare(it, monkeypatch, times=3) == 0

    play(scene)


@pytest.mark.parametrize(
    ("fact", "value"), [("number", "2.5"), ("group", "Others"), ("published_ms", 1_700_000_000_000)]
)
def test_every_fact_that_is_stored_makes_another_list(
    play: Play, monkeypatch: pytest.MonkeyPatch, fact: str, value: object
) -> None:
    async def scene(it: Stage) -> None:
        await followed(it, 1, 2, 3)
        before = stored(it)
        chapters_of(it)[1][fact] = value
        assert await checks_that_compare(it, monkeypatch) == 1
        assert stored(it) != before

    play(scene)


def test_a_chapter_that_is_missing_twice_in_the_same_list_is_gone(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await followed(it, 1, 2, 3)
        chapters_of(it).pop()
        await it.do(CheckNow())
        assert stored(it)[-1].missing_once
        it.clock.advance(3600)
        await it.do(CheckNow())
        assert stored(it)[-1].gone_at == it.clock.now()

    play(scene)


def test_a_short_list_is_doubted_every_time(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(it: Stage) -> None:
        await followed(it, *range(1, 11))
        del chapters_of(it)[3:]
        assert await checks_that_compare(it, monkeypatch, times=3) == 3
        assert {c.gone_at for c in stored(it)} == {None}

    play(scene)


def test_a_reshuffled_list_that_comes_back_to_the_old_one_is_still_quarantined(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await followed(it, *range(1, 11))
        for chapter in chapters_of(it):
            chapter["id"] = f"new-{chapter['id']}"
        await it.do(CheckNow())
        for chapter in chapters_of(it):
            chapter["id"] = str(chapter["id"]).removeprefix("new-")
        it.clock.advance(3600)
        await it.do(CheckNow())
        assert it.store.series.listing(1).quarantined_since is not None

    play(scene)


def test_a_status_that_changes_beside_the_same_list_is_told(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await followed(it, 1, 2, 3)
        it.clock.advance(3600)
        await it.do(CheckNow())
        it.site.series[SERIES]["status"] = "completed"
        await it.do(CheckNow())
        assert it.store.series.listing(1).details.status == "completed"
        assert [n.kind for n in it.store.notifications.pending(it.clock.now(), 10)] == ["status_change"]

    play(scene)


def test_a_restored_backup_is_compared_again(play: Play, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async def scene(it: Stage) -> None:
        await followed(it, 1, 2)
        assert isinstance(await it.do(Backup(str(tmp_path / "before.sqlite"))), Done)
        it.site.publish(SERIES, 3)
        it.clock.advance(3600)
        await it.do(CheckNow())
        assert isinstance(await it.do(Restore(str(tmp_path / "before.sqlite"))), Done)
        assert await checks_that_compare(it, monkeypatch) == 1
        assert [c.number for c in stored(it)] == ["1", "2", "3"]

    play(scene)


class _Remembering(DemoSource):
    """Keeps the latest answer."""

    answer: Snapshot

    def check(self, ref: SeriesRef, validators: Validators) -> Flow[Snapshot | NotModified]:
        answer = yield from super().check(ref, validators)
        assert isinstance(answer, Snapshot)
        self.answer = answer
        return answer


def test_what_is_not_compared_would_have_changed_nothing(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes it right to skip the comparison, tried on lists that gain, lose and change chapters by chance."""

    async def scene(it: Stage) -> None:
        await it.engine.close()
        it.source = source = _Remembering("stage", SITE)
        it.open()
        rng, skipped = Random(11), 0
        await followed(it, *range(1, 13))
        for number in range(60):
            _disturb(it, rng, 13 + number)
            await checks_that_compare(it, monkeypatch)
            listing, now = it.store.series.listing(1), it.clock.now()
            full = comparator.compare(listing, stored(it), source.answer, now=now)
            if await checks_that_compare(it, monkeypatch) == 0:
                skipped += 1
                assert full == comparator.repeated(listing, source.answer, now=now)
        assert 20 < skipped < 60

    play(scene)


def _disturb(it: Stage, rng: Random, number: int) -> None:
    chapters = chapters_of(it)
    match rng.randrange(4):
        case 0:
            it.site.publish(SERIES, number)
        case 1:
            it.site.publish(SERIES, number)
            chapters[-1]["number"] = chapters[0]["number"]
        case 2 if len(chapters) > 8:
            del chapters[rng.randrange(len(chapters))]
        case _:
            rng.choice(chapters)["group"] = f"Group {number}"
