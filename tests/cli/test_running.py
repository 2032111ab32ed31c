"""Following at a real (loopback) site, one turn of the engine, and a command given while another batotray runs."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ITEM = "<item><title>Episode {n}</title><guid>e{n}</guid><link>https://example.org/{n}</link></item>"


class _Feed(BaseHTTPRequestHandler):
    """An RSS feed with as many episodes as the server has."""

    def do_GET(self) -> None:
        count = self.server.episodes  # type: ignore[attr-defined]
        items = "".join(ITEM.format(n=n) for n in range(count, 0, -1))
        body = f"<rss version='2.0'><channel><title>Salt Letters</title>{items}</channel></rss>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Feed)
    server.episodes = 2  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_links_are_followed_on_past_one_that_fails_and_a_check_tells_what_is_new(
    run: Run, site: ThreadingHTTPServer, tmp_path: Path
) -> None:
    data = tmp_path / "new"
    link = f"http://127.0.0.1:{site.server_port}/feed.xml"
    links = tmp_path / "links.txt"
    links.write_text(f"javascript:alert(1)\n{link}\n")

    followed = run("follow", "--from", str(links), "--all-read", data=data)

    assert followed.code == 1
    assert "Salt Letters" in followed.out + followed.err
    (row,) = run("list", "--json", data=data).json
    assert (row["name"], row["unread"], row["chapters"]) == ("Salt Letters", 0, 2)

    site.episodes = 3  # type: ignore[attr-defined]
    assert run("check", data=data).code == 0
    assert [row["unread"] for row in run("list", "--json", data=data).json] == [1]
    told = run("run", "--once", data=data)
    assert told.code == 0
    assert "Salt Letters" in told.out
    assert "Episode 3" in told.out
    assert "Episode 3" not in run("run", "--once", data=data).out


def test_commands_reach_the_batotray_that_runs_and_sigterm_ends_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "batotray", "--data-dir", str(tmp_path / "data")]
    environ = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen([*command, "run"], stderr=subprocess.PIPE, text=True, env=environ) as running:
        assert running.stderr is not None
        assert "is running" in running.stderr.readline()
        done = subprocess.run(
            [*command, "set", "theme", "dark"], capture_output=True, text=True, timeout=30, check=False
        )
        again = subprocess.run([*command, "run"], capture_output=True, text=True, timeout=30, check=False)
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == 0
    assert (done.returncode, done.stdout) == (0, "theme = dark\n")
    assert again.returncode == 1
    assert str(running.pid) in again.stderr
