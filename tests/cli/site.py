"""A site on loopback with feeds whose mood a test changes: /NAME is a feed, or whatever NAME is told to answer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeAlias

ITEM = "<item><title>Episode {n}</title><guid>{feed}-{n}</guid><link>https://example.org/{feed}/{n}</link></item>"
PATIENCE = 20.0
Mood: TypeAlias = tuple[int, dict[str, str], str]

GONE: Mood = (404, {}, "gone")
BROKEN: Mood = (500, {}, "broken")
GARBAGE: Mood = (200, {"Content-Type": "application/rss+xml"}, "{ this is no feed")
BUSY: Mood = (429, {"Retry-After": "3600"}, "later")


@dataclass
class Site:
    """What a test reads and changes. Hosts differ by port, so each site is one host."""

    port: int = 0
    episodes: dict[str, int] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    moods: dict[str, Mood] = field(default_factory=dict)
    visits: list[str] = field(default_factory=list)
    asked: threading.Event = field(default_factory=threading.Event)
    """Set at the first visit."""
    gate: threading.Event | None = None
    """While there is one, no visitor is answered before it is set."""

    def link(self, name: str) -> str:
        return f"http://127.0.0.1:{self.port}/{name}"

    def answer(self, name: str) -> Mood:
        self.visits.append(name)
        self.asked.set()
        if self.gate is not None:
            self.gate.wait(PATIENCE)
        if name in self.moods:
            return self.moods[name]
        items = "".join(ITEM.format(n=n, feed=name) for n in range(self.episodes.get(name, 2), 0, -1))
        title = self.titles.get(name, f"Feed {name}")
        body = f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>"
        return 200, {"Content-Type": "application/rss+xml; charset=utf-8"}, body


@contextmanager
def serving() -> Iterator[Site]:
    """A site that answers until the context ends."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, text = site.answer(self.path.strip("/"))
            body = text.encode()
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            with suppress(OSError):  # a visitor may have gone meanwhile
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
