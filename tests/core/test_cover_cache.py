"""Covers on disk: asked for once, only pictures, whole or not at all, and never more than the limit."""

import asyncio
import errno
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from batotray.core.covers import COVER_BYTES, CoverCache, is_picture
from batotray.core.fetcher import Fetched
from batotray.errors import (
    BudgetSpent,
    DiskFull,
    ListingGone,
    RateLimited,
    SourceChanged,
    SourceError,
    SourceUnavailable,
    StorageError,
)
from batotray.records import FetchCost
from tests.builders import NOW

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 992
URL = "https://covers.example/1.png"


@dataclass
class Site:
    """A downloader that answers with `given`: bytes or an error."""

    given: bytes | SourceError = PNG
    asked: list[tuple[str, str, int]] = field(default_factory=list)

    async def download(self, url: str, source: str, max_bytes: int) -> Fetched[bytes]:
        self.asked.append((url, source, max_bytes))
        await asyncio.sleep(0)
        if isinstance(self.given, bytes):
            return Fetched(self.given, None, FetchCost(1), "covers.example")
        return Fetched(None, self.given, FetchCost(1), "covers.example")


def scene(folder: Path, site: Site, act: Callable[[CoverCache], Awaitable[object]], limit: int = 100_000) -> None:
    async def whole() -> None:
        await act(CoverCache(folder, site, limit))

    asyncio.run(whole())


def test_a_cover_is_downloaded_once_and_kept(tmp_path: Path) -> None:
    site = Site()

    async def act(covers: CoverCache) -> None:
        first = await covers.fetch(URL, "shelf")
        assert first is not None
        assert first.read_bytes() == PNG
        assert await covers.fetch(URL, "shelf") == first
        assert await covers.fetch(URL + "?2", "shelf") != first

    scene(tmp_path, site, act)
    assert [url for url, _, _ in site.asked] == [URL, URL + "?2"]
    assert site.asked[0] == (URL, "shelf", COVER_BYTES)
    site.asked.clear()
    scene(tmp_path, site, lambda covers: covers.fetch(URL, "shelf"))
    assert site.asked == []


def test_many_who_want_one_cover_ask_once(tmp_path: Path) -> None:
    site = Site()

    async def act(covers: CoverCache) -> None:
        paths = await asyncio.gather(*(covers.fetch(URL, "shelf") for _ in range(5)))
        assert len(set(paths)) == 1

    scene(tmp_path, site, act)
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    "url", ["https://x/../../../etc/passwd", "https://x/%2e%2e/a\x00b", "https://x/\ud800", "a" * 5000]
)
def test_the_name_of_a_file_owes_nothing_to_the_network(tmp_path: Path, url: str) -> None:
    async def act(covers: CoverCache) -> None:
        path = await covers.fetch(url, "shelf")
        assert path is not None
        assert path.parent == tmp_path
        assert len(path.name) == 32
        assert path.name.isalnum()

    scene(tmp_path, Site(), act)


@pytest.mark.parametrize(
    ("data", "picture"),
    [
        (b"\xff\xd8\xff\xe0rest", True),
        (PNG, True),
        (b"GIF87a", True),
        (b"GIF89a", True),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", True),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", False),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", False),
        (b"<!doctype html>", False),
        (b"%PDF-1.7", False),
        (b"", False),
    ],
)
def test_only_raster_pictures_are_kept(tmp_path: Path, data: bytes, picture: bool) -> None:
    assert is_picture(data) == picture

    async def act(covers: CoverCache) -> None:
        assert (await covers.fetch(URL, "shelf") is not None) == picture

    scene(tmp_path, Site(data), act)
    assert len(list(tmp_path.iterdir())) == picture


@pytest.mark.parametrize(
    ("given", "again"),
    [
        (b"no picture", False),
        (ListingGone("shelf"), False),
        (SourceChanged("shelf", "size"), False),
        (SourceUnavailable("shelf"), True),
        (RateLimited("shelf", NOW), True),
        (BudgetSpent("shelf", NOW), True),
    ],
)
def test_what_will_not_get_better_is_not_asked_for_again(
    tmp_path: Path, given: bytes | SourceError, again: bool
) -> None:
    site = Site(given)

    async def act(covers: CoverCache) -> None:
        for _ in range(2):
            assert await covers.fetch(URL, "shelf") is None

    scene(tmp_path, site, act)
    assert len(site.asked) == (2 if again else 1)


def aged(folder: Path, name: str, size: int, age: int) -> Path:
    path = folder / name
    path.write_bytes(b"x" * size)
    stamp = path.stat().st_mtime - age
    os.utime(path, (stamp, stamp))
    return path


def test_the_longest_unused_go_when_the_limit_is_passed(tmp_path: Path) -> None:
    old, older, young = (
        aged(tmp_path, "old", 1000, 50),
        aged(tmp_path, "older", 1000, 90),
        aged(tmp_path, "y", 1000, 10),
    )

    async def act(covers: CoverCache) -> None:
        new = await covers.fetch(URL, "shelf")
        assert new is not None
        assert new.exists()

    scene(tmp_path, Site(), act, limit=2500)
    assert (old.exists(), older.exists(), young.exists()) == (False, False, True)


def test_a_cover_that_is_looked_at_counts_as_used(tmp_path: Path) -> None:
    site = Site()

    async def act(covers: CoverCache) -> None:
        first, second = [await covers.fetch(f"{URL}?{n}", "shelf") for n in (1, 2)]
        assert first is not None
        assert second is not None
        for path, age in ((first, 500), (second, 400)):
            stamp = path.stat().st_mtime - age
            os.utime(path, (stamp, stamp))
        await covers.fetch(f"{URL}?1", "shelf")
        await covers.fetch(f"{URL}?3", "shelf")
        assert first.exists()
        assert not second.exists()

    scene(tmp_path, site, act, limit=2500)


def test_a_cache_that_was_deleted_begins_anew(tmp_path: Path) -> None:
    folder = tmp_path / "covers"

    async def act(covers: CoverCache) -> None:
        assert await covers.fetch(URL, "shelf") is not None

    scene(folder, Site(), act)
    assert len(list(folder.iterdir())) == 1


def test_the_newest_cover_stays_even_when_it_alone_is_too_large(tmp_path: Path) -> None:
    async def act(covers: CoverCache) -> None:
        path = await covers.fetch(URL, "shelf")
        assert path is not None
        assert path.exists()

    scene(tmp_path, Site(), act, limit=10)


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, DiskFull), (errno.EACCES, StorageError)])
def test_a_cover_that_cannot_be_kept_leaves_no_half_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[StorageError]
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", refuse)

    async def act(covers: CoverCache) -> None:
        with pytest.raises(StorageError) as caught:
            await covers.fetch(URL, "shelf")
        assert type(caught.value) is kind

    scene(tmp_path, Site(), act)
    assert list(tmp_path.iterdir()) == []
