"""What the engine would say of an invented link."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from batotray.core.commands import Failed, Followed, Previewed
from batotray.records import FoundChapter, Pattern, SeriesDetails
from tests.builders import DAY, NOW

LINK = "https://mangadex.org/title/lamplighter"
NAME = "The Lamplighter of Low Street"
NEWEST = NOW - timedelta(hours=3)


def a_chapter(number: int, **changes: Any) -> FoundChapter:
    """A chapter of a weekly series whose newest one is 214."""
    plain = FoundChapter(
        f"c{number}",
        str(number),
        display_name=f"Chapter {number}",
        language="en",
        published_at=NEWEST - (214 - number) * 7 * DAY,
    )
    return replace(plain, **changes)


PREVIEW = Previewed(
    link=LINK,
    source="mangadex",
    details=SeriesDetails(NAME, authors=("Imre Oduya",), genres=("fantasy",), upload_status="ongoing", score=8.78),
    latest=(a_chapter(214, title="What the fog keeps"), a_chapter(213), a_chapter(212)),
    chapters=214,
    pattern=Pattern(12, 168.0, 168.0, 0, 0.8, NEWEST, NEWEST + 7 * DAY),
)
FOLLOWED = Followed(3, NAME, 214, 0)
KNOWN = Failed("user", "already_followed", {"name": NAME, "id": 3})
