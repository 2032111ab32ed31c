"""An event loop that is left at once, whatever hangs in its executor threads. The thread that runs the loop.

A name look-up that hangs sits in a thread that neither asyncio nor the interpreter leaves alone: both would wait for it
at the end, for minutes. The loop's own executor is told not to wait; `leaving.leave` ends a process with such a thread.
"""

import asyncio
import gc
from concurrent.futures import ThreadPoolExecutor


class _Impatient(ThreadPoolExecutor):
    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        super().shutdown(wait=False, cancel_futures=True)


def runner() -> asyncio.Runner:
    """A runner whose end waits for no look-up."""
    return asyncio.Runner(loop_factory=_new_loop)


def spare_the_collector() -> None:
    """Exempt what is loaded by now from collection, once: searching it all again holds every thread for 40 ms."""
    if gc.get_freeze_count() == 0:
        gc.freeze()


def _new_loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    loop.set_default_executor(_Impatient(thread_name_prefix="lookup"))
    return loop
