"""What SIGINT and SIGTERM mean while a loop runs: the first asks to end, the second insists. Main thread."""

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def heeding(end: Callable[[], object], insist: Callable[[], object]) -> Iterator[None]:
    """Call `end` on the running loop at the first signal and `insist` at each further one; restored afterwards."""
    loop, calls = asyncio.get_running_loop(), [end]

    def heed() -> None:
        (calls.pop() if calls else insist)()

    before = {
        number: signal.signal(number, lambda *_: loop.call_soon_threadsafe(heed))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
