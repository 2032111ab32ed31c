"""Sleep and networks as the system bus tells of them; the private session bus stands in for it."""

import asyncio
import sys
from pathlib import Path

import pytest
from dbus_fast import Message
from dbus_fast.aio import MessageBus

from batotray.paths import DATABASE
from batotray.ui.absence_watch import LOGIND, NETWORK, ONLINE
from tests.desktop.session.desktop import Desktop
from tests.desktop.session.parts import eventually
from tests.ui.sample_library import build

Station = tuple[str, str, str, str]
CONNECTING = 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a small library."""
    build(tmp_path / "data" / DATABASE, "plain")
    return tmp_path / "data"


def say(address: str, station: Station, signature: str, *values: object) -> None:
    """Be the service of a station, and send its signal once for each value."""

    async def speak() -> None:
        bus = await MessageBus(bus_address=address).connect()
        await bus.request_name(station[0])
        for value in values:
            await bus.send(Message.new_signal(*station[1:], signature, [value]))
        await bus.release_name(station[0])  # its reply comes after everything was sent
        bus.disconnect()
        await asyncio.sleep(0)  # the loop's next turn closes the socket

    asyncio.run(speak())


def heard(folder: Path) -> list[str]:
    """What the engine wrote about absences."""
    lines = (folder / "batotray.log").read_text("utf-8").splitlines()
    return [line.rpartition(": ")[2] for line in lines if " batotray.core.absences: " in line]


def test_the_engine_hears_of_sleep_and_of_networks(desktop: Desktop, folder: Path) -> None:
    address = desktop.bus.address
    command = (sys.executable, "-m", "batotray", "--data-dir", str(folder), "--hidden")
    program = desktop.launch(*command, more_env={"DBUS_SYSTEM_BUS_ADDRESS": address})

    def is_sleep_heard() -> bool:
        say(address, LOGIND, "b", True)
        return (folder / "batotray.log").exists() and bool(heard(folder))

    eventually(is_sleep_heard, "a sleep")
    assert set(heard(folder)) == {"going to sleep"}
    say(address, LOGIND, "b", False)
    eventually(lambda: heard(folder)[-1] == "back from sleep, or online again", "its end")
    before = len(heard(folder))
    say(address, NETWORK, "u", CONNECTING, ONLINE, CONNECTING)
    eventually(lambda: len(heard(folder)) == before + 1, "a network")
    assert "Traceback" not in program.output()
