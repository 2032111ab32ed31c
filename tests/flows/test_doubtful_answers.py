"""An answer that may be wrong is read again at the next check, even when the source says that it has not changed."""

from dataclasses import replace

from batotray.core.commands import CheckNow
from batotray.core.sources.protocol import Flow
from batotray.demo.source import DemoSource
from batotray.records import NotModified, SeriesRef, Snapshot, Validators
from tests.flows.conftest import Play
from tests.flows.stage import SITE, Stage


class _MarkedSource(DemoSource):
    """Every answer has an etag."""

    def check(self, ref: SeriesRef, validators: Validators) -> Flow[Snapshot | NotModified]:
        answer = yield from super().check(ref, validators)
        assert isinstance(answer, Snapshot)
        return replace(answer, validators=Validators(etag='"1"'))


def test_the_mark_of_an_answer_is_kept_only_while_nothing_is_missing(play: Play) -> None:
    async def scene(it: Stage) -> None:
        await it.engine.close()
        it.source = _MarkedSource("stage", SITE)
        it.open()
        it.site.publish("harbour", 1, 2, 3)
        await it.follow("harbour")
        (listing,) = it.store.series.all_listings()
        assert listing.validators.etag == '"1"'

        chapters = it.site.series["harbour"]["chapters"]
        assert isinstance(chapters, list)
        gone = chapters.pop()
        await it.do(CheckNow())
        assert it.store.series.listing(listing.id).validators == Validators()

        chapters.append(gone)
        await it.do(CheckNow())
        assert it.store.series.listing(listing.id).validators.etag == '"1"'

    play(scene)
