"""The record of predictions: what was foretold, and whether it held. Engine thread.

Every claim that was made is judged, also one that a later claim took back: a track record that forgets the windows
which passed without a release would flatter itself.
"""

from datetime import datetime, timedelta

from batotray.records import Forecast
from batotray.storage.database import Database
from batotray.storage.instants import to_stored
from batotray.storage.shapes import FORECAST

LEAST_SHIFT = timedelta(hours=1)
MATERIAL_SHARE = 0.25
MATERIAL_CONFIDENCE = 0.2


class ForecastRepository:
    """Writes the ledger of forecasts; it is read through `ReadModels`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def judge(self, listing_id: int, drop_at: datetime) -> None:
        """A release came: every open forecast of the listing held or did not."""
        self._database.run(
            "UPDATE forecast SET drop_at = :drop, held = :drop BETWEEN starts_at AND ends_at"
            " WHERE listing_id = :listing AND drop_at IS NULL",
            {"drop": to_stored(drop_at), "listing": listing_id},
        )

    def add(self, listing_id: int, forecast: Forecast, at: datetime) -> None:
        """Note a forecast made at `at`, unless the latest open one says much the same."""
        sql = f"""
        SELECT {FORECAST.columns("f")} FROM forecast f WHERE listing_id = ? AND drop_at IS NULL ORDER BY id DESC LIMIT 1
        """
        rows = self._database.rows(sql, (listing_id,))
        if rows and not differs(FORECAST.build(rows[0]), forecast):
            return
        times = [to_stored(t) for t in (at, forecast.start, forecast.end, forecast.expected)]
        self._database.run(
            "INSERT INTO forecast (listing_id, made_at, starts_at, ends_at, expected_at, confidence)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (listing_id, *times, forecast.confidence),
        )


def differs(old: Forecast, new: Forecast) -> bool:
    """Whether a forecast says something else: a bound or the middle moved by a quarter of the window, or confidence."""
    shift = max(MATERIAL_SHARE * (old.end - old.start), LEAST_SHIFT)
    moves = (new.start - old.start, new.end - old.end, new.expected - old.expected)
    return any(abs(move) > shift for move in moves) or abs(new.confidence - old.confidence) > MATERIAL_CONFIDENCE
