"""A link becomes a followed series, with a silent first import. Engine thread.

Asking the source and storing are two steps: nothing is stored before a whole answer is in, and then all at once.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from batotray.clock import Clock
from batotray.core import comparator
from batotray.core.commands import Done, Followed, FollowSeries, Preview, Previewed, UnfollowSeries
from batotray.core.fetcher import Fetched, Fetcher
from batotray.core.patterns import analyse
from batotray.core.planner import Findings, Planner, release_of
from batotray.core.reading import place_of
from batotray.core.sources.protocol import Source
from batotray.core.sources.registry import Registry
from batotray.core.undo import UndoLog
from batotray.errors import AlreadyFollowed, SourceChanged, SourceClosed
from batotray.records import (
    Changes,
    CheckPlan,
    FoundChapter,
    Listing,
    NotModified,
    Schedule,
    SeriesDetails,
    SeriesRef,
    Snapshot,
    Validators,
    sort_key,
)
from batotray.settings import Settings, parse
from batotray.storage.store import Store

LATEST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Answer:
    """A link's whole answer: where it leads, and what is there."""

    source: Source
    ref: SeriesRef
    snapshot: Snapshot
    details: SeriesDetails
    fetched: Fetched[Snapshot | NotModified]


class Follower:
    """Previews links, follows and unfollows series."""

    def __init__(
        self,
        store: Store,
        registry: Registry,
        fetcher: Fetcher,
        planner: Planner,
        clock: Clock,
        settings: Callable[[], Settings],
        undo: UndoLog,
    ) -> None:
        self._store = store
        self._registry = registry
        self._fetcher = fetcher
        self._planner = planner
        self._clock = clock
        self._settings = settings
        self._undo = undo

    async def preview(self, command: Preview) -> Previewed:
        """What the link holds; stores nothing. Raises UserError for the link, SourceError for the world."""
        source, ref = self._target(command.link, command.language)
        answer = await self._ask(source, ref)
        now = self._clock.now()
        chapters = answer.snapshot.chapters
        followed = self._store.series.by_ref(answer.ref)
        return Previewed(
            link=answer.details.link or command.link,
            source=source.info.name,
            details=answer.details,
            latest=tuple(sorted(chapters, key=_reading_order, reverse=True)[:LATEST_SHOWN]),
            chapters=len(chapters),
            pattern=analyse([release_of(c, now, None, "import") for c in chapters], source.info.zone, now),
            warnings=answer.snapshot.warnings,
            followed_id=followed.series_id if followed and self._is_followed(followed) else None,
        )

    async def follow(self, command: FollowSeries) -> tuple[Followed, Changes]:
        """Follow the link's series. Raises UserError for link and number, SourceError for the world, StorageError.

        A series that was followed before comes back with its history and its read marks.
        """
        if command.read_up_to is not None:
            place_of(command.read_up_to)  # complains before anybody is asked
        source, ref = self._target(command.link, command.language)
        known = self._store.series.by_ref(ref)
        if known is None:
            answer = await self._ask(source, ref)
            known = self._store.series.by_ref(answer.ref)
            if known is None:
                return self._import(answer, command)
        return self._follow_again(known, command)

    def unfollow(self, command: UnfollowSeries) -> Done:
        """Stop following; of what is not followed there is nothing to take back. Raises NotFound."""
        series = self._store.series.get(command.series_id)
        if not series.followed and not command.purge:
            return Done()
        changes = Changes(
            series=frozenset({series.id}), chapters_of=frozenset({series.id}), notifications=True, schedules=True
        )
        with self._store.database.transaction():
            if command.purge:
                kind, facts = "remove", self._store.removed.take_out(series.id)
            else:
                kind, facts = "follow", {"series": series.id}
                self._store.series.set_followed(series.id, False)
            token = self._undo.record(kind, facts, self._clock.now())
        return Done(changes, undo=token, count=1)

    def _target(self, link: str, language: str) -> tuple[Source, SeriesRef]:
        source, ref = self._registry.recognise(link)
        if source.info.closed:
            raise SourceClosed("source_closed", source=source.info.name)
        wanted = parse("language", language) if language else self._settings().language
        if source.info.default_language and (language or not ref.language):
            ref = replace(ref, language=wanted)
        return source, ref

    async def _ask(self, source: Source, ref: SeriesRef) -> _Answer:
        fetched: Fetched[Snapshot | NotModified] = await self._fetcher.run(
            source.info, source.check(ref, Validators()), host=source.host(ref), urgent=True
        )
        if fetched.error is not None:
            raise fetched.error
        snapshot = fetched.value
        if not isinstance(snapshot, Snapshot) or snapshot.details is None:
            raise SourceChanged(source.info.name, "details", host=fetched.host)
        # What was just looked up has no history to protect: the canonical address is taken at once.
        moved = replace(ref, id=snapshot.moved_to, chapter_id="") if snapshot.moved_to else ref
        return _Answer(source, moved, snapshot, snapshot.details, fetched)

    def _import(self, answer: _Answer, command: FollowSeries) -> tuple[Followed, Changes]:
        now = self._clock.now()
        with self._store.database.transaction():
            listing = self._store.series.create(answer.ref, answer.details, now)
            plan = self._import_plan(listing, answer)
            changes = self._store.checks.apply(plan)
            self._mark_read(listing.series_id, command)
        return self._followed(listing, again=False, warnings=answer.snapshot.warnings), changes

    def _import_plan(self, listing: Listing, answer: _Answer) -> CheckPlan:
        now, snapshot = listing.first_seen_at, answer.snapshot
        difference = comparator.compare(listing, (), snapshot, now=now)
        schedule = self._planner.after_check(
            Schedule(listing.id, 0.0, None, now),
            lambda: [release_of(n.found, now, None, n.origin) for n in difference.new],
            Findings(now, answer.details.status, news=False, changed=True, not_before=snapshot.not_before),
        )
        return CheckPlan(
            listing_id=listing.id,
            at=now,
            kind="import",
            status="partial" if snapshot.warnings else "success",
            reason="first",
            schedule=schedule,
            difference=difference,
            details=snapshot.details,
            validators=snapshot.validators,
            found=len(snapshot.chapters),
            duration_ms=answer.fetched.cost.fetch_ms + answer.fetched.cost.parse_ms,
            cost=answer.fetched.cost,
            asked_host=answer.fetched.host,
            error=",".join(snapshot.warnings) or None,
        )

    def _follow_again(self, known: Listing, command: FollowSeries) -> tuple[Followed, Changes]:
        series = self._store.series.get(known.series_id)
        if series.followed:
            raise AlreadyFollowed("already_followed", name=series.name, id=series.id)
        with self._store.database.transaction():
            self._store.series.set_followed(series.id, True)
            schedule = self._store.schedules.get(known.id)
            self._store.schedules.save(replace(schedule, active=True, next_check_at=self._clock.now(), reason="first"))
            self._mark_read(series.id, command)
        changes = Changes(
            series=frozenset({series.id}), chapters_of=frozenset({series.id}), notifications=True, schedules=True
        )
        return self._followed(known, again=True, warnings=()), changes

    def _mark_read(self, series_id: int, command: FollowSeries) -> None:
        if command.all_read:
            self._store.chapters.mark(self._store.chapters.unread_ids(series_id), True)
        elif command.read_up_to is not None:
            up_to = place_of(command.read_up_to)
            self._store.chapters.mark(self._store.chapters.unread_ids(series_id, up_to), True)

    def _followed(self, listing: Listing, *, again: bool, warnings: tuple[str, ...]) -> Followed:
        series = self._store.series.get(listing.series_id)
        unread = len(self._store.chapters.unread_ids(series.id))
        read = len(self._store.chapters.read_ids(series.id))
        return Followed(series.id, series.name, unread + read, unread, again, warnings)

    def _is_followed(self, listing: Listing) -> bool:
        return self._store.series.get(listing.series_id).followed


def _reading_order(chapter: FoundChapter) -> tuple[float, float]:
    published = chapter.published_at.timestamp() if chapter.published_at else 0.0
    return sort_key(chapter.number), published
