"""Keeping work going: which failures pass, which are counted, and which end it."""

import asyncio
from collections.abc import Iterable

import pytest

from batotray.core.keeper import Keeper
from batotray.errors import DatabaseBusy, DiskFull
from tests.fakes import FakeClock

BUG = ZeroDivisionError


def kept(outcomes: Iterable[type[Exception] | None]) -> tuple[int, list[int]]:
    """How often work that ends like this is begun before it is given up, and what is told then."""
    tried, told, script = 0, list[int](), iter(outcomes)
    occasion = asyncio.Event()

    async def work() -> None:
        nonlocal tried
        tried += 1
        outcome = next(script)
        if outcome is not None:
            raise outcome

    async def whole() -> None:
        occasion.set()
        await Keeper(FakeClock(), told.append).keep(occasion, work, occasion.set)

    with pytest.raises((BUG, DiskFull, DatabaseBusy)):
        asyncio.run(whole())
    return tried, told


def test_three_bugs_in_a_row_end_it() -> None:
    assert kept([BUG, BUG, BUG]) == (3, [3])


def test_only_bugs_in_a_row_count() -> None:
    assert kept([BUG, BUG, None, BUG, BUG, None, BUG, BUG, BUG]) == (9, [3])


def test_a_fault_of_the_environment_ends_it_at_once_and_is_no_bug() -> None:
    assert kept([None, BUG, DiskFull]) == (3, [])


def test_a_locked_database_is_tried_five_times() -> None:
    assert kept([DatabaseBusy] * 4 + [None] + [DatabaseBusy] * 5) == (10, [])
