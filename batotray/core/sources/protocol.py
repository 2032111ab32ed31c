"""What a source is: it describes requests and reads answers, and performs no I/O. Pure.

A flow is a generator: `response = yield SourceRequest(...)` as often as a site needs, then `return Snapshot(...)`.
The fetcher drives it and owns delay, retries, size limits, redirects and HTTP errors. A flow sees only answers with
status 200 to 299, 304, and those listed in `SourceRequest.accept` (others were raised as errors by the fetcher).
A flow raises only `SourceChanged`, `ListingGone` or `SourceRefused`.
"""

from collections.abc import Collection, Generator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol, TypeAlias, TypeVar, runtime_checkable

from batotray.records import NotModified, SeriesRef, Snapshot, Validators

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SourceRequest:
    """One HTTP request. `expect` is the kind of body wanted; HTML in its place is a refusal (challenge page)."""

    url: str
    method: str = "GET"
    json: Mapping[str, object] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    expect: str = "json"  # json | xml | html | any
    accept: frozenset[int] = frozenset()
    """Further statuses the flow wants to see itself, e.g. {404}."""
    max_bytes: int = 5_000_000


@dataclass(frozen=True, slots=True)
class SourceResponse:
    """The answer. `url` is the final address after redirects; header names are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str
    permanent_url: str | None = None
    """Set when every redirect on the way was permanent (301, 308)."""
    received_at: datetime | None = None


Flow: TypeAlias = Generator[SourceRequest, SourceResponse, T]


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """Facts about a source that other parts need."""

    name: str
    base_url: str
    """Where requests go; empty for sources that follow any address (feeds)."""
    minimum_gap: timedelta = timedelta(seconds=0.25)
    """Between two requests within a check."""
    closed: bool = False
    """Recognised, never polled until the user sets an address."""
    default_language: str = ""
    """Set where a series comes in several languages, one of which is asked for."""
    zone: tzinfo = UTC
    """Where weekday and hour of its releases are learned."""


@runtime_checkable
class Source(Protocol):
    """A place where series can be followed. Describes requests and reads answers; performs no I/O."""

    @property
    def info(self) -> SourceInfo: ...

    def recognise(self, link: str) -> SeriesRef | None:
        """The series a link points at; None when the link is not of this source.

        Raises UserError when it is of this source but cannot be followed (an old link form, a chapter without series).
        """
        ...

    def host(self, ref: SeriesRef) -> str:
        """The host (name, with port where given) that a check of `ref` asks first."""
        ...

    def check(self, ref: SeriesRef, validators: Validators) -> Flow[Snapshot | NotModified]:
        """The flow that reads details and chapters of `ref`."""
        ...


@dataclass(frozen=True, slots=True)
class Look:
    """What one question about many series revealed."""

    touched: frozenset[str]
    """Ids of the asked series (`SeriesRef.id`) that have something newer than the look before."""
    newest_at: datetime | None
    """The newest instant seen at the source; hand it in as `since` next time. None when nothing was seen."""
    reached: bool = True
    """False when more scrolled past than was read: untouched series may have news too and must be asked one by one."""
    validators: Validators = field(default_factory=Validators)


@runtime_checkable
class AsksForMany(Protocol):
    """An optional power of a source: one question tells which of many series have something new."""

    def look_scope(self, ref: SeriesRef) -> str | None:
        """What one look covers (a language, a shared feed): series of equal scope share it. None: asked alone."""
        ...

    def look_host(self, scope: str) -> str:
        """The host a look at `scope` asks."""
        ...

    def look(
        self, scope: str, refs: Collection[SeriesRef], since: datetime, validators: Validators
    ) -> Flow[Look | NotModified]:
        """The flow that finds which of `refs` have chapters newer than `since` (aware UTC)."""
        ...
