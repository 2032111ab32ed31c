"""Dates as feeds write them, in many languages; and how long a feed wants to be left alone."""

from datetime import UTC, datetime, timedelta

import pytest

from batotray.core.sources.feed.dates import read_date
from batotray.core.sources.feed.timing import not_before

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""A Monday."""


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("Fri, 28 Aug 2026 01:01:41 GMT", (2026, 8, 28, 1, 1, 41)),
        ("Tuesday, 10 Sep 2024 16:40:23 GMT", (2024, 9, 10, 16, 40, 23)),
        ("Sun, 13 Sep 2026 03:00:00 +0000", (2026, 9, 13, 3, 0, 0)),
        ("13 Sep 2026 03:00:00 +05:30", (2026, 9, 12, 21, 30, 0)),
        ("13 Sep 26 03:00 EST", (2026, 9, 13, 8, 0, 0)),
        ("13 Sep 2026 03:00:60 -0100", (2026, 9, 13, 4, 0, 59)),
        ("13 Sep 2026", (2026, 9, 13, 0, 0, 0)),
        ("2026-09-11T05:00:00+02:00", (2026, 9, 11, 3, 0, 0)),
        ("2026-09-11", (2026, 9, 11, 0, 0, 0)),
        ("ven., 24 févr. 2023 15:01:29 GMT", (2023, 2, 24, 15, 1, 29)),
        ("mer., 17 juin 2026 14:00:17 GMT", (2026, 6, 17, 14, 0, 17)),
        ("ven., 24 juil. 2026 14:00:17 GMT", (2026, 7, 24, 14, 0, 17)),
        ("sam., 1 août 2026 14:00:17 GMT", (2026, 8, 1, 14, 0, 17)),
        ("週二, 08 9月 2026 15:01:29 GMT", (2026, 9, 8, 15, 1, 29)),
        ("週一, 07 12月 2026 15:01:29 GMT", (2026, 12, 7, 15, 1, 29)),
        ("화, 08 9월 2026 15:01:29 GMT", (2026, 9, 8, 15, 1, 29)),
        ("mié., 05 ago. 2026 14:00:17 GMT", (2026, 8, 5, 14, 0, 17)),
        ("vie, 02 ene 2026 14:00:17 GMT", (2026, 1, 2, 14, 0, 17)),
        ("Fr., 06 März 2026 14:00:17 GMT", (2026, 3, 6, 14, 0, 17)),
        ("Fr., 24 Juli 2026 14:00:17 GMT", (2026, 7, 24, 14, 0, 17)),
        ("Di., 01 Dez. 2026 14:00:17 GMT", (2026, 12, 1, 14, 0, 17)),
        ("Kam, 06 Agt 2026 14:00:17 GMT", (2026, 8, 6, 14, 0, 17)),
        ("Sen, 04 Mei 2026 14:00:17 GMT", (2026, 5, 4, 14, 0, 17)),
        ("อ., 08 ก.ย. 2026 14:00:17 GMT", (2026, 9, 8, 14, 0, 17)),
        ("อา., 08 มี.ค. 2569 14:00:17 GMT", (2026, 3, 8, 14, 0, 17)),
        ("пт, 24 июля 2026 14:00:17 GMT", (2026, 7, 24, 14, 0, 17)),
        ("sex, 02 out 2026 14:00:17 GMT", (2026, 10, 2, 14, 0, 17)),
        ("gio, 02 lug 2026 14:00:17 GMT", (2026, 7, 2, 14, 0, 17)),
    ],
)
def test_a_date_is_read_in_its_language(text: str, instant: tuple[int, int, int, int, int, int]) -> None:
    assert read_date(text) == datetime(*instant, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["", None, "Yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "32 Jan 2026 00:00:00 GMT", "01 Xyz 2026 00:00:00 GMT",
     "01 Jan 2026 25:00:00 GMT", "01 13月 2026", "01 Jan 9999 00:00:00 -2359", "x" * 10_000],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str | None) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("headers", "text", "hours"),
    [
        ({}, "", None),
        ({"cache-control": "public, max-age=7200"}, "", 2),
        ({"cache-control": "s-maxage=7200"}, "", None),
        ({"cache-control": "max-age=0"}, "", None),
        ({"cache-control": "max-age=31536000"}, "", 24),
        ({}, "<ttl>180</ttl>", 3),
        ({"cache-control": "max-age=7200"}, "<ttl>180</ttl>", 3),
        ({}, "<skipHours><hour>12</hour><hour>13</hour></skipHours>", 2),
        ({}, "<ttl>60</ttl><skipHours><hour>13</hour></skipHours>", 2),
        ({}, "<skipHours><hour>3</hour></skipHours>", None),
        ({}, "<skipDays><day>Monday</day><day>Tuesday</day></skipDays>", 36),
        ({}, "<skipHours>" + "".join(f"<hour>{h}</hour>" for h in range(24)) + "</skipHours>", None),
    ],
)
def test_a_feed_says_when_it_wants_to_be_asked_again(headers: dict[str, str], text: str, hours: int | None) -> None:
    wanted = None if hours is None else NOON + timedelta(hours=hours)
    assert not_before(headers, text, NOON) == wanted


def test_without_a_time_there_is_no_wish() -> None:
    assert not_before({"cache-control": "max-age=7200"}, "", None) is None
