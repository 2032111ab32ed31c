"""Series and listings: what the user follows and where a source publishes it. Engine thread."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, Row, delete, insert, select, update

from batotray.errors import NotFound
from batotray.records import Listing, Series, SeriesDetails, SeriesRef, Validators
from batotray.storage.database import Database
from batotray.storage.tables import ListingRow, SeriesRow

_DETAILS = tuple(f.name for f in fields(SeriesDetails))
_TUPLES = frozenset({"alternative_names", "authors", "artists", "genres"})
_MAPS = frozenset({"score_distribution", "views", "reactions"})
_listing = ListingRow.__table__  # type: ignore[attr-defined]  # SQLModel does not type it
_series = SeriesRow.__table__  # type: ignore[attr-defined]


class SeriesRepository:
    """Reads and writes series with their listings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, series_id: int) -> Series:
        """The series; raises NotFound."""
        found = self._series(_series.c.id == series_id)
        if not found:
            raise NotFound("no_such_series", id=series_id)
        return found[0]

    def all(self, *, followed: bool | None = True) -> tuple[Series, ...]:
        """Every series by name; `followed` None includes those no longer followed."""
        return self._series(*([] if followed is None else [_series.c.followed == followed]))

    def listing(self, listing_id: int) -> Listing:
        """The listing; raises NotFound."""
        found = self._listings(_listing.c.id == listing_id)
        if not found:
            raise NotFound("no_such_listing", id=listing_id)
        return found[0]

    def listings_of(self, series_id: int) -> tuple[Listing, ...]:
        return self._listings(_listing.c.series_id == series_id)

    def all_listings(self) -> tuple[Listing, ...]:
        """The listings of every followed series."""
        followed = select(_series.c.id).where(_series.c.followed)
        return self._listings(_listing.c.series_id.in_(followed))

    def by_ref(self, ref: SeriesRef) -> Listing | None:
        """The listing of `ref`, also when its series is no longer followed."""
        found = self._listings(
            _listing.c.source == ref.source, _listing.c.source_ref == ref.id, _listing.c.language == ref.language
        )
        return found[0] if found else None

    def create(self, ref: SeriesRef, details: SeriesDetails, at: datetime) -> Listing:
        """A new followed series with its first listing."""
        with self._database.transaction() as session:
            series_id = _new_id(
                session.connection().execute(
                    insert(_series).values(
                        name=details.name,
                        anilist_id=details.anilist_id,
                        followed=True,
                        muted=False,
                        first_seen_at=at,
                        updated_at=at,
                    )
                )
            )
            listing_id = _new_id(
                session.connection().execute(
                    insert(_listing).values(
                        series_id=series_id,
                        source=ref.source,
                        source_ref=ref.id,
                        language=ref.language,
                        first_seen_at=at,
                        updated_at=at,
                        etag="",
                        last_modified="",
                        body_hash="",
                        quarantine_ids="",
                        gone=False,
                        **details_columns(details),
                    )
                )
            )
            return self.listing(listing_id)

    def set_followed(self, series_id: int, followed: bool) -> None:
        self._update_series(series_id, followed=followed)

    def set_muted(self, series_id: int, muted: bool) -> None:
        self._update_series(series_id, muted=muted)

    def set_anilist_id(self, series_id: int, anilist_id: int | None) -> None:
        self._update_series(series_id, anilist_id=anilist_id)

    def purge(self, series_id: int) -> None:
        """Delete the series with everything that hangs on it; raises NotFound."""
        self.get(series_id)
        with self._database.transaction() as session:
            session.execute(delete(_series).where(_series.c.id == series_id))

    def update_listing(self, listing_id: int, values: Mapping[str, Any]) -> None:
        """Set columns of a listing; a changed name or AniList id reaches the series too."""
        with self._database.transaction() as session:
            session.execute(update(_listing).where(_listing.c.id == listing_id).values(**values))
            if "name" in values:
                owner = select(_listing.c.series_id).where(_listing.c.id == listing_id).scalar_subquery()
                session.execute(
                    update(_series)
                    .where(_series.c.id == owner)
                    .values(name=values["name"], updated_at=values["updated_at"])
                )

    def _update_series(self, series_id: int, **values: Any) -> None:
        self.get(series_id)
        with self._database.transaction() as session:
            session.execute(update(_series).where(_series.c.id == series_id).values(**values))

    def _series(self, *conditions: Any) -> tuple[Series, ...]:
        status = (
            select(_listing.c.upload_status, _listing.c.original_status, _listing.c.series_id)
            .order_by(_listing.c.id)
            .subquery()
        )
        query = (
            select(_series, status.c.upload_status, status.c.original_status)
            .outerjoin(status, status.c.series_id == _series.c.id)
            .where(*conditions)
            .group_by(_series.c.id)
            .order_by(_series.c.name, _series.c.id)
        )
        with self._database.transaction() as session:
            return tuple(_to_series(row) for row in session.execute(query))

    def _listings(self, *conditions: Any) -> tuple[Listing, ...]:
        with self._database.transaction() as session:
            rows = session.execute(select(_listing).where(*conditions).order_by(_listing.c.id))
            return tuple(_to_listing(row) for row in rows)


def _new_id(result: CursorResult[Any]) -> int:
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])


def details_columns(details: SeriesDetails) -> dict[str, Any]:
    """The columns of a listing that hold `details`."""
    return {name: _plain(name, getattr(details, name)) for name in _DETAILS}


def _plain(name: str, value: Any) -> Any:
    if name in _TUPLES:
        return list(value)
    return dict(value) if name in _MAPS else value


def _to_series(row: Row[Any]) -> Series:
    return Series(
        id=row.id,
        name=row.name,
        status=row.upload_status or row.original_status or "unknown",
        followed=row.followed,
        muted=row.muted,
        anilist_id=row.anilist_id,
        first_seen_at=row.first_seen_at,
        updated_at=row.updated_at,
    )


def _to_listing(row: Row[Any]) -> Listing:
    values = row._mapping
    details: dict[str, Any] = {n: tuple(values[n] or ()) if n in _TUPLES else values[n] for n in _DETAILS}
    details.update({n: values[n] or {} for n in _MAPS})
    return Listing(
        id=row.id,
        series_id=row.series_id,
        source=row.source,
        source_ref=row.source_ref,
        language=row.language,
        details=SeriesDetails(**details),
        validators=Validators(row.etag, row.last_modified, row.body_hash),
        first_seen_at=row.first_seen_at,
        last_success_at=row.last_success_at,
        status_before=row.status_before,
        status_changed_at=row.status_changed_at,
        quarantined_since=row.quarantined_since,
        quarantine_ids=row.quarantine_ids,
        gone=row.gone,
    )
