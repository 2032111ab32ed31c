"""Feeds: any http(s) address of a feed, or of a page with one. Pure, on the engine thread; `reading` has the flows."""

from collections.abc import Collection
from datetime import datetime

from batotray.core.sources.feed import sites
from batotray.core.sources.links import netloc, read_link
from batotray.core.sources.protocol import Flow, Look, SourceInfo
from batotray.records import NotModified, SeriesRef, Snapshot, Validators

NAME = "feed"


class FeedSource:
    """Any feed. Recognises every http(s) link, so it is asked last."""

    def __init__(self) -> None:
        self.info = SourceInfo(NAME, base_url="")

    def recognise(self, link: str) -> SeriesRef | None:
        """A reference to the feed at `link`, or to one series of it (`feed#name`).

        Raises UserError for sites that are known not to be followed so.
        """
        parsed = read_link(link)
        if parsed is None:
            return None
        place = sites.place(parsed, link)
        return SeriesRef(NAME, place.address, place.language, place.chapter_id)

    def host(self, ref: SeriesRef) -> str:
        return netloc(sites.split_part(ref.id)[0])

    def check(self, ref: SeriesRef, validators: Validators) -> Flow[Snapshot | NotModified]:
        """The flow of one feed; see `reading.check`."""
        from batotray.core.sources.feed import reading  # parsers: only when something is read

        return reading.check(ref, validators)

    def look_scope(self, ref: SeriesRef) -> str | None:
        """Series picked from a shared feed are asked for together; the scope is the feed's address."""
        address, part = sites.split_part(ref.id)
        return address if part else None

    def look_host(self, scope: str) -> str:
        return netloc(scope)

    def look(
        self, scope: str, refs: Collection[SeriesRef], since: datetime, validators: Validators
    ) -> Flow[Look | NotModified]:
        """The flow of one shared feed; see `reading.look`."""
        from batotray.core.sources.feed import reading

        return reading.look(scope, refs, since, validators)
