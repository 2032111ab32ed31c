"""An event loop that is left at once, whatever hangs in its executor threads. The thread that runs the loop.

A name look-up that hangs sits in a thread that neither asyncio nor the interpreter leaves alone: both would wait for it
at the end, for minutes. The loop's own executor is told not to wait, and `leave` ends a process that has such a thread.
"""

import asyncio
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import NoReturn


class _Impatient(ThreadPoolExecutor):
    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        super().shutdown(wait=False, cancel_futures=True)


def runner() -> asyncio.Runner:
    """A runner whose end waits for no look-up."""
    return asyncio.Runner(loop_factory=_new_loop)


def _new_loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    loop.set_default_executor(_Impatient(thread_name_prefix="lookup"))
    return loop


def leave(code: int) -> NoReturn:
    """End the process with `code`: the usual way, or at once where a thread would hold it up. Main thread."""
    mine = threading.current_thread()
    if any(thread is not mine and not thread.daemon for thread in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)
