"""Covers of series on disk, asked for as politely as anything else. Engine thread; files are touched in an executor's.

A cover is decoration: whatever is wrong with it, there is none. What is kept was found to be a raster picture by its
first bytes, lies under a name that owes nothing to the network, and goes when it was not wanted for longest.
"""

import asyncio
import logging
import os
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from batotray.core.fetcher import Fetched
from batotray.errors import ListingGone, SourceChanged
from batotray.paths import storage_error
from batotray.storage.store import Store

log = logging.getLogger(__name__)
CACHE_BYTES = 50_000_000
COVER_BYTES = 3_000_000
PART = ".part"
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
LASTING = (ListingGone, SourceChanged)
"""Errors after which a cover is not asked for again while the program runs."""


class Downloader(Protocol):
    """The part of the fetcher that covers need."""

    async def download(self, url: str, source: str, max_bytes: int) -> Fetched[bytes]: ...


def is_picture(data: bytes) -> bool:
    """Whether `data` begins as a JPEG, PNG, GIF or WebP does."""
    return data.startswith(PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


class CoverCache:
    """Pictures by address within `limit_bytes`; those not asked for longest are deleted first."""

    def __init__(self, folder: Path, downloader: Downloader, limit_bytes: int = CACHE_BYTES) -> None:
        self._folder = folder
        self._downloader = downloader
        self._limit = limit_bytes
        self._one_at_a_time = asyncio.Lock()
        self._without: set[str] = set()

    async def fetch(self, url: str, source: str) -> Path | None:
        """The file with the picture at `url`, downloaded where it is not there yet; None when there is none.

        Raises StorageError when it cannot be kept.
        """
        path = self.place_of(url)
        if await asyncio.to_thread(_is_there, path):
            return path
        async with self._one_at_a_time:
            if url in self._without:
                return None
            if await asyncio.to_thread(_is_there, path):
                return path
            data = await self._download(url, source)
            if data is None:
                return None
            await self._keep(path, data)
        return path

    def place_of(self, url: str) -> Path:
        """The file in which the picture at `url` is, if it was fetched."""
        return self._folder / blake2b(url.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    async def _download(self, url: str, source: str) -> bytes | None:
        fetched = await self._downloader.download(url, source, COVER_BYTES)
        if fetched.value is not None and is_picture(fetched.value):
            return fetched.value
        if fetched.error is None or isinstance(fetched.error, LASTING):
            self._without.add(url)
        log.info("No cover from %s: %s", fetched.host or source, fetched.error or "not a picture")
        return None

    async def _keep(self, path: Path, data: bytes) -> None:
        try:
            await asyncio.to_thread(_write, path, data, self._limit)
        except OSError as error:
            raise storage_error(error) from error


class Covers:
    """The covers of series, each from its first listing that has one."""

    def __init__(self, store: Store, cache: CoverCache) -> None:
        self._store = store
        self._cache = cache

    async def of(self, series_id: int) -> str:
        """The path of the series' cover; empty when it has none. Raises NotFound, and StorageError as `fetch` does."""
        self._store.series.get(series_id)
        for listing in self._store.series.listings_of(series_id):
            if listing.details.cover_url:
                return await self.at(listing.details.cover_url, listing.source)
        return ""

    async def at(self, url: str, source: str) -> str:
        """The same for a series that is only looked at."""
        path = await self._cache.fetch(url, source)
        return str(path) if path else ""


def _is_there(path: Path) -> bool:
    """Whether the file exists; it counts as used now."""
    try:
        os.utime(path)
    except OSError:
        return False
    return True


def _write(path: Path, data: bytes, limit: int) -> None:
    """Put the file there whole or not at all, then delete the longest unused beyond `limit` bytes."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    part = path.with_name(path.name + PART)
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    _prune(path, limit)


def _prune(newest: Path, limit: int) -> None:
    files = [(file.stat(), file) for file in newest.parent.iterdir() if file.is_file()]
    total = sum(stat.st_size for stat, _ in files)
    for stat, file in sorted(files, key=lambda one: one[0].st_mtime_ns):
        if total <= limit:
            break
        if file != newest:
            file.unlink(missing_ok=True)
            total -= stat.st_size
