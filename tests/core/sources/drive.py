"""Drives a source's flow with answers given in a list, as the fetcher would with answers of the network."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest

from batotray.core.sources.protocol import Flow, SourceRequest, SourceResponse

T = TypeVar("T")
RECEIVED_AT = datetime(2026, 9, 15, 12, 0, tzinfo=UTC)
ANSWERS = Path(__file__).parents[2] / "answers"
FIXTURES = Path(os.environ.get("BATOTRAY_FIXTURES") or Path(__file__).parents[4] / "shared" / "fixtures")


def answer(
    body: Any = b"",
    status: int = 200,
    *,
    headers: dict[str, str] | None = None,
    url: str = "",
    permanent_url: str | None = None,
    received_at: datetime | None = RECEIVED_AT,
) -> SourceResponse:
    """An answer with this body (text, bytes, or anything JSON can say); `url` defaults to the one asked for."""
    if isinstance(body, str):
        body = body.encode()
    elif not isinstance(body, bytes):
        body = json.dumps(body).encode()
    return SourceResponse(status, headers or {}, body, url, permanent_url, received_at)


@dataclass
class Driven:
    """A flow's result and what it asked for."""

    result: Any = None
    requests: list[SourceRequest] = field(default_factory=list)

    @property
    def urls(self) -> list[str]:
        return [request.url for request in self.requests]


def drive(flow: Flow[T], answers: Iterable[SourceResponse]) -> Driven:
    """Run `flow` over `answers`; it must ask for exactly these many. Raises what the flow raises."""
    driven = Driven()
    given = iter(answers)
    try:
        driven.requests.append(next(flow))
        for response in given:
            driven.requests.append(flow.send(_at(response, driven.requests[-1])))
    except StopIteration as stop:
        driven.result = stop.value
        unused = len(list(given))
        assert not unused, f"{unused} answers were not asked for"
        return driven
    raise AssertionError(f"no answer was given for {driven.requests[-1].url}")


def value_of(flow: Flow[T], *answers: SourceResponse) -> T:
    """The result of `flow` over `answers`."""
    result: T = drive(flow, answers).result
    return result


def recorded(name: str) -> Path:
    """A recorded answer's file; the test is skipped where recordings are not at hand."""
    path = FIXTURES / name
    if not path.exists():
        pytest.skip(f"no recorded answers at {FIXTURES} (set BATOTRAY_FIXTURES)")
    return path


def recorded_body(name: str) -> Any:
    """The body of a recorded exchange."""
    return json.loads(recorded(name).read_text("utf-8"))["response"]["body"]


def constructed(name: str) -> bytes:
    """A constructed answer of our own."""
    return (ANSWERS / name).read_bytes()


def _at(response: SourceResponse, request: SourceRequest) -> SourceResponse:
    if response.url:
        return response
    return SourceResponse(
        response.status, response.headers, response.body, request.url, response.permanent_url, response.received_at
    )
