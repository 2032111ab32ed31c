"""The tray program over the demo's embedded source, whose next chapter is out once a file is there. For the journey.

Arguments: the data folder, and the file. Prints the address of the series.
"""

import sys
from datetime import timedelta
from pathlib import Path
from random import Random

from batotray.clock import SystemClock
from batotray.core.door import Door
from batotray.demo.server import DemoServer
from batotray.demo.source import DemoSource
from batotray.demo.world import FLAGS
from batotray.ui.beginning import run
from batotray.ui.shell import Start
from batotray.wiring import World

SLUG = "saltmarsh"
BEFORE, AFTER = timedelta(hours=3), timedelta(hours=4)
"""From the demo's start; a chapter of the series comes in between."""


def main(folder: Path, published: Path) -> int:
    clock = SystemClock()
    started = clock.now() - AFTER
    server = DemoServer(started, lambda: started + (AFTER if published.exists() else BEFORE), annex=False)
    server.start()
    source = DemoSource("demo", server.base_url)
    door = Door(folder)
    door.acquire()
    print(f"{server.base_url}/series/{SLUG}", flush=True)
    start = Start(folder, door, {}, {}, clock, lambda: World(clock, Random(7), {}, FLAGS, sources=(source,)))
    try:
        return run(lambda: start)
    finally:
        door.release()
        server.close()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
