"""The demo's web server: two addresses on loopback, free ports, one thread each, ended by `close`."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from batotray.demo.series import ANNEX_DOWN, LIBRARY, DemoSeries, payload


class DemoServer:
    """Serves the invented library as it stands at `now()`; `base_url` ends without a slash."""

    def __init__(self, started: datetime, now: Callable[[], datetime], *, annex: bool) -> None:
        handler = type("Handler", (_Handler,), {"started": started, "now": staticmethod(now), "annex": annex})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.base_url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, name="demo-server", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Stop serving and wait for the thread to end."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    started: datetime
    now: Callable[[], datetime]
    annex: bool

    def do_GET(self) -> None:
        instant = self.now()
        if self.annex and _is_down(instant - self.started):
            self._answer(500, {"error": "the annex is flooded"})
            return
        series = self._series()
        if series is None:
            self._answer(404, {"error": "no such series"})
        else:
            self._answer(200, payload(series, self.started, instant))

    def _series(self) -> DemoSeries | None:
        parts = self.path.strip("/").split("/")
        slug = parts[1] if len(parts) >= 2 and parts[0] == "series" else ""
        return next((s for s in LIBRARY if s.slug == slug and s.annex == self.annex), None)

    def _answer(self, status: int, body: dict[str, object]) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Silence: the demo's own output tells the story."""


def _is_down(elapsed: timedelta) -> bool:
    hours = elapsed / timedelta(hours=1)
    return ANNEX_DOWN[0] <= hours < ANNEX_DOWN[1]
