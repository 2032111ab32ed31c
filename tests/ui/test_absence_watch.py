"""What two services of the desktop say about sleep and networks, told as absences."""

import pytest
from pytestqt.qtbot import QtBot

from batotray.ui.absence_watch import AbsenceWatch


@pytest.fixture
def told(qtbot: QtBot) -> list[str]:
    return []


@pytest.fixture
def watch(told: list[str]) -> AbsenceWatch:
    watch = AbsenceWatch()
    watch.left.connect(lambda: told.append("left"))
    watch.returned.connect(lambda: told.append("returned"))
    return watch


def test_a_sleep_is_told_at_both_ends(watch: AbsenceWatch, told: list[str]) -> None:
    watch.sleep(True)
    watch.sleep(False)
    assert told == ["left", "returned"]


@pytest.mark.parametrize(("state", "heard"), [(20, []), (40, []), (50, []), (60, []), (70, ["returned"])])
def test_only_the_whole_internet_is_a_return(
    watch: AbsenceWatch, told: list[str], state: int, heard: list[str]
) -> None:
    watch.network(state)
    assert told == heard


def test_the_bus_finds_the_slots_by_what_they_take(watch: AbsenceWatch) -> None:
    assert all(watch.metaObject().indexOfMethod(slot) >= 0 for slot in ("sleep(bool)", "network(uint)"))


def test_without_a_bus_nothing_is_told_and_nothing_fails(
    watch: AbsenceWatch, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    watch.start()
    assert told == []
