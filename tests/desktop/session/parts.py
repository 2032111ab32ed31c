"""One process of the desktop: started in a process group of its own and ended by that group's id alone."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

PATIENCE = 15.0


def eventually(condition: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Return as soon as `condition` holds; fail naming `what` when it does not within `seconds`."""
    end = time.monotonic() + seconds
    pause = threading.Event()
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds:.0f} s: {what}")
        pause.wait(0.02)


class Part:
    """A program of the desktop that can be taken away and given back."""

    def __init__(self, name: str, logs: Path, env: Mapping[str, str]) -> None:
        self.name = name
        self._log = logs / f"{name}.log"
        self._env = env
        self._process: subprocess.Popen[bytes] | None = None

    def launch(
        self,
        command: Sequence[str | Path],
        is_ready: Callable[[], object] = lambda: True,
        *,
        pass_fds: Sequence[int] = (),
        more_env: Mapping[str, str] | None = None,
    ) -> None:
        """Start the program and wait until it is of use; its log is named when it is not."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [str(word) for word in command],
                env={**self._env, **(more_env or {})},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=tuple(pass_fds),
                start_new_session=True,
            )
        eventually(lambda: self.ended or is_ready(), f"{self.name} ready (see {self._log})")
        if self.ended:
            raise AssertionError(f"{self.name} ended at once: {self.output()[-2000:]}")

    def output(self) -> str:
        """What it wrote so far, on both streams."""
        return self._log.read_text("utf-8", errors="replace")

    @property
    def pid(self) -> int:
        assert self._process is not None, f"{self.name} was not started"
        return self._process.pid

    def wait(self, seconds: float) -> int:
        """Its exit status, once it has ended by itself; fails when it has not within `seconds`."""
        eventually(lambda: self.ended, f"{self.name} ended", seconds)
        assert self._process is not None
        return self._process.returncode

    @property
    def ended(self) -> bool:
        return self._process is None or self._process.poll() is not None

    def signal(self, number: int) -> None:
        """Send a signal to the program and to what it started."""
        if self._process is not None and self._process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, number)

    def stop(self) -> None:
        """End it, also when it is suspended; nothing happens when it runs no more."""
        if self._process is None:
            return
        for number in (signal.SIGCONT, signal.SIGTERM):
            self.signal(number)
        try:
            self._process.wait(3)
        except subprocess.TimeoutExpired:
            self.signal(signal.SIGKILL)
            self._process.wait(3)
        self._process = None
