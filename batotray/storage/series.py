"""Series and listings: what the user follows and where a source publishes it. Engine thread."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, delete, insert, update

from batotray.errors import NotFound
from batotray.records import Listing, Series, SeriesDetails, SeriesRef
from batotray.storage.database import Database, json_list
from batotray.storage.instants import to_stored
from batotray.storage.shapes import DETAILS, LISTING, LISTS, MAPS, SERIES, WAITING
from batotray.storage.storable import storable
from batotray.storage.tables import ListingRow, SeriesRow

_listing = ListingRow.__table__  # type: ignore[attr-defined]  # SQLModel does not type it
_series = SeriesRow.__table__  # type: ignore[attr-defined]

_SELECT_SERIES = f"""
SELECT {SERIES.columns("s")}, l.upload_status, l.original_status FROM series s
LEFT JOIN listing l ON l.id = (SELECT min(id) FROM listing WHERE series_id = s.id)
"""
_SELECT_LISTING = f"SELECT {LISTING.columns('l')} FROM listing l"
_FRESH_LISTING = {
    "etag": "",
    "last_modified": "",
    "body_hash": "",
    "quarantine_ids": "",
    "gone": False,
    "pending_move": "",
    "last_host": "",
}


class SeriesRepository:
    """Reads and writes series with their listings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, series_id: int) -> Series:
        """The series; raises NotFound."""
        rows = self._database.rows(f"{_SELECT_SERIES} WHERE s.id = ?", (series_id,))
        if not rows:
            raise NotFound("no_such_series", id=series_id)
        return SERIES.build(rows[0])

    def listing(self, listing_id: int) -> Listing:
        """The listing; raises NotFound."""
        found = self._listings("WHERE l.id = ?", listing_id)
        if not found:
            raise NotFound("no_such_listing", id=listing_id)
        return found[0]

    def listings_of(self, series_id: int) -> tuple[Listing, ...]:
        return self._listings("WHERE l.series_id = ? ORDER BY l.id", series_id)

    def all_listings(self) -> tuple[Listing, ...]:
        """The listings of every followed series."""
        return self._listings("JOIN series s ON s.id = l.series_id WHERE s.followed = 1 ORDER BY l.id")

    def by_ref(self, ref: SeriesRef) -> Listing | None:
        """The listing of `ref`, also when its series is no longer followed."""
        where = "WHERE l.source = ? AND l.source_ref = ? AND l.language = ?"
        found = self._listings(where, ref.source, ref.id, ref.language)
        return found[0] if found else None

    def create(self, ref: SeriesRef, details: SeriesDetails, at: datetime) -> Listing:
        """A new followed series with its first listing."""
        born = {"first_seen_at": at, "updated_at": at}
        columns = details_columns(details)
        with self._database.transaction() as connection:
            own = {"name": columns["name"], "anilist_id": columns["anilist_id"], "followed": True, "muted": False}
            series_id = _new_id(connection.execute(insert(_series).values(**own, **born)))
            place = {"series_id": series_id, "source": ref.source, "source_ref": ref.id, "language": ref.language}
            values = {**_FRESH_LISTING, **place, **columns, **born}
            return self.listing(_new_id(connection.execute(insert(_listing).values(values))))

    def set_followed(self, series_id: int, followed: bool) -> None:
        """Follow or stop following; nothing else changes. Raises NotFound."""
        self._update_series(series_id, followed=followed)

    def set_muted(self, series_id: int, muted: bool, *, waiting: Iterable[int] = ()) -> None:
        """Mute or not. What came while it was muted stays in the inbox and is not told afterwards, but the rows
        `waiting`, which were there before, go on waiting. Raises NotFound.
        """
        with self._database.transaction():
            self._update_series(series_id, muted=muted)
            if not muted:
                self._database.run(
                    "UPDATE notification SET claimed_at = visible_at"
                    f" WHERE series_id = ? AND snoozed_until IS NULL AND {WAITING}"
                    " AND id NOT IN (SELECT value FROM json_each(?))",
                    (series_id, json_list(waiting)),
                )

    def set_anilist_id(self, series_id: int, anilist_id: int | None) -> None:
        """Name the series' AniList id, or forget it. Raises NotFound."""
        self._update_series(series_id, anilist_id=anilist_id)

    def purge(self, series_id: int) -> None:
        """Delete the series with everything that hangs on it; raises NotFound."""
        self.get(series_id)
        with self._database.transaction() as connection:
            connection.execute(delete(_series).where(_series.c.id == series_id))

    def update_listing(self, listing_id: int, values: Mapping[str, Any]) -> None:
        """Set columns of a listing; what its series is called after it follows."""
        with self._database.transaction() as connection:
            connection.execute(update(_listing).where(_listing.c.id == listing_id).values(**values))
            if "name" in values:
                self._name_series_after(listing_id)

    def note_success(self, listing_ids: Iterable[int], at: datetime) -> None:
        """These listings were seen to have nothing new: it counts as their latest successful check."""
        self._database.run(
            "UPDATE listing SET last_success_at = ? WHERE id IN (SELECT value FROM json_each(?))",
            (to_stored(at), json_list(listing_ids)),
        )

    def is_free(self, listing_id: int, source_ref: str) -> bool:
        """Whether a listing may move to another address: no other listing has it."""
        sql = """
        SELECT 1 FROM listing other JOIN listing l USING (source, language)
        WHERE l.id = ? AND other.source_ref = ? AND other.id <> l.id
        """
        return not self._database.rows(sql, (listing_id, source_ref))

    def _name_series_after(self, listing_id: int) -> None:
        """A series is named after its first listing; an AniList id that the user set stays."""
        sql = """
        UPDATE series
        SET name = l.name, updated_at = l.updated_at, anilist_id = ifnull(series.anilist_id, l.anilist_id)
        FROM (SELECT * FROM listing WHERE id = ?) AS l
        WHERE series.id = l.series_id AND l.id = (SELECT min(id) FROM listing WHERE series_id = series.id)
        """
        self._database.run(sql, (listing_id,))

    def _update_series(self, series_id: int, **values: Any) -> None:
        self.get(series_id)
        with self._database.transaction() as connection:
            connection.execute(update(_series).where(_series.c.id == series_id).values(**values))

    def _listings(self, where: str, *parameters: Any) -> tuple[Listing, ...]:
        return tuple(LISTING.build(row) for row in self._database.rows(f"{_SELECT_LISTING} {where}", parameters))


def _new_id(result: CursorResult[Any]) -> int:
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])


def details_columns(details: SeriesDetails) -> dict[str, Any]:
    """The columns of a listing that hold `details`."""
    return {name: _plain(name, getattr(details, name)) for name in DETAILS}


def _plain(name: str, value: Any) -> Any:
    if name in LISTS:
        return [storable(each) for each in value]
    if name in MAPS:
        return dict(value)
    return storable(value)
