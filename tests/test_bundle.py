"""What the bundle must hold, read from its specification; nothing is built."""

from pathlib import Path
from typing import Any

import pytest

from batotray.ui.beginning import SHELL
from batotray.ui.open_windows import FACTORIES

ROOT = Path(__file__).parent.parent


class _Asked:
    """Stands for a step of PyInstaller and remembers what it was given."""

    def __init__(self, *args: Any, **named: Any) -> None:
        self.args, self.named = args, named
        self.pure, self.scripts, self.datas = (), (), ()
        self.binaries = [("PySide6/plugins/platforms/libqxcb.so", "", ""), ("plugins/platforms/libqeglfs.so", "", "")]


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    names = ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")
    asked: dict[str, Any] = {"SPECPATH": str(ROOT), **dict.fromkeys(names, _Asked)}
    exec((ROOT / "batotray.spec").read_text("utf-8"), asked)
    return asked


def test_everything_imported_by_name_is_inside(spec: dict[str, Any]) -> None:
    wanted = {SHELL, "batotray.app", *(module for module, _ in FACTORIES.values())}
    wanted |= {"desktop_notifier.resources", "batotray.core.sources.feed.reading"}
    assert wanted - set(spec["HIDDEN"]) == set()


def test_migrations_and_resources_are_inside(spec: dict[str, Any]) -> None:
    inside = {(Path(source), target) for source, target in spec["DATA"]}
    migrations = ROOT / "batotray" / "storage" / "migrations"
    assert (ROOT / "resources", "resources") in inside
    assert {path for path, target in inside if target == "batotray/storage/migrations"} == {*migrations.glob("*.sql")}
    assert any("desktop_notifier" in source for source, _ in spec["DATA"])


def test_no_metadata_of_ours_gives_away_where_it_was_built(spec: dict[str, Any]) -> None:
    assert [source for source, _ in spec["DATA"] if "batotray-" in source and "dist-info" in source] == []


def test_nothing_that_pyqtgraph_needs_is_left_out(spec: dict[str, Any]) -> None:
    assert not {"PySide6.QtOpenGL", "pydoc"} & set(spec["UNUSED"])


def test_only_the_platforms_of_desktops_are_taken(spec: dict[str, Any]) -> None:
    assert [name for name, *_ in spec["analysis"].binaries] == ["PySide6/plugins/platforms/libqxcb.so"]


def test_one_folder_has_a_program_for_the_console_and_one_for_the_desktop(spec: dict[str, Any]) -> None:
    programs = [part.named for part in spec["bundle"].args if isinstance(part, _Asked)]
    assert [(p["name"], p["console"]) for p in programs] == [("batotray", True), ("batotray-tray", False)]
