"""What the bundle must hold, read from its specification; nothing is built."""

import sys
from pathlib import Path
from typing import Any, ClassVar

import pytest

from batotray import __version__
from batotray.ui.beginning import SHELL
from batotray.ui.covers import FORMATS
from batotray.ui.open_windows import FACTORIES
from batotray.ui.translation import LANGUAGES

bindepend = pytest.importorskip("PyInstaller.depend.bindepend")
ROOT = Path(__file__).parent.parent
PLUGINS = "PySide6/Qt/plugins"
QT = "PySide6/Qt/lib"
LINKED = {
    "xcb": ("libQt6Gui.so.6", "libX11.so.6"),
    "gtk": ("libgtk-3.so.0", "libX11.so.6"),
    "eglfs": ("libQt6EglFS.so.6",),
    "numpy": ("libopenblas-1.so",),
}
"""Stands for what the files of the bundle are linked to."""


class _Asked:
    """Stands for a step of PyInstaller and remembers what it was given."""

    named: dict[str, Any]
    pure, scripts = (), ()
    made: ClassVar[list["_Asked"]] = []

    def __init__(self, *args: Any, **named: Any) -> None:
        self.args, self.named = args, named
        _Asked.made.append(self)
        self.binaries = [
            (f"{PLUGINS}/platforms/libqxcb.so", "xcb", "BINARY"),
            (f"{PLUGINS}/platforms/libqeglfs.so", "eglfs", "BINARY"),
            (f"{PLUGINS}/platformthemes/libqgtk3.so", "gtk", "BINARY"),
            *((f"{PLUGINS}/imageformats/libq{kind}.so", "image", "BINARY") for kind in ("jpeg", "gif", "webp", "tiff")),
            ("numpy/_core/umath.so", "numpy", "EXTENSION"),
            ("numpy.libs/libopenblas-1.so", "openblas", "BINARY"),
            (f"{QT}/libQt6Gui.so.6", "gui", "BINARY"),
            (f"{QT}/libQt6EglFS.so.6", "egl", "BINARY"),
            ("libX11.so.6", "x11", "BINARY"),
            ("libgtk-3.so.0", "gtk-3", "BINARY"),
        ]
        self.datas = [
            ("libQt6Gui.so.6", f"{QT}/libQt6Gui.so.6", "SYMLINK"),
            ("libQt6EglFS.so.6", f"{QT}/libQt6EglFS.so.6", "SYMLINK"),
            ("PySide6/Qt/translations/qtbase_pl.qm", "", "DATA"),
            ("PySide6/Qt/translations/qtbase_xx.qm", "", "DATA"),
            ("PySide6/Qt/translations/qt_help_pl.qm", "", "DATA"),
            ("resources/translations/batotray_pl.qm", "", "DATA"),
        ]


def run(platform: str) -> dict[str, Any]:
    """What the specification asks for on a platform."""
    names = ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")
    asked: dict[str, Any] = {"SPECPATH": str(ROOT), **dict.fromkeys(names, _Asked)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "platform", platform)
        patch.setattr(bindepend, "get_imports", lambda source: {(name, None) for name in LINKED.get(source, ())})
        exec((ROOT / "batotray.spec").read_text("utf-8"), asked)
    return asked


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    return run("linux")


def names(entries: list[tuple[str, str, str]]) -> set[str]:
    return {Path(target).name for target, *_ in entries}


def test_everything_imported_by_name_is_inside(spec: dict[str, Any]) -> None:
    wanted = {SHELL, "batotray.app", *(module for module, _ in FACTORIES.values())}
    wanted |= {"desktop_notifier.resources", "batotray.core.sources.feed.reading"}
    assert wanted - set(spec["HIDDEN"]) == set()


def test_migrations_and_resources_are_inside(spec: dict[str, Any]) -> None:
    inside = {(Path(source), target) for source, target in spec["DATA"]}
    migrations = ROOT / "batotray" / "storage" / "migrations"
    assert {path for path, target in inside if target == "batotray/storage/migrations"} == {*migrations.glob("*.sql")}
    icons = ROOT / "resources" / "icons"
    assert {path for path, target in inside if target == "resources/icons"} == {
        *icons.glob("*.svg"),
        icons / "batotray.png",
    }
    assert any("desktop_notifier" in source for source, _ in spec["DATA"])


def test_every_language_is_inside_with_qts_own_words_in_it(spec: dict[str, Any]) -> None:
    catalogues = {Path(source).name for source, target in spec["DATA"] if target == "resources/translations"}
    assert catalogues == {f"batotray_{code}.qm" for code in LANGUAGES}
    assert {"qtbase_pl.qm", "batotray_pl.qm"} <= names(spec["analysis"].datas)
    assert not {"qtbase_xx.qm", "qt_help_pl.qm"} & names(spec["analysis"].datas)


def test_no_metadata_of_ours_gives_away_where_it_was_built(spec: dict[str, Any]) -> None:
    assert [source for source, _ in spec["DATA"] if "batotray-" in source and "dist-info" in source] == []


def test_nothing_that_pyqtgraph_needs_is_left_out(spec: dict[str, Any]) -> None:
    assert not {"PySide6.QtOpenGL", "pydoc"} & set(spec["UNUSED"])


def test_only_the_platforms_of_desktops_are_taken(spec: dict[str, Any]) -> None:
    platforms = [target for target, *_ in spec["analysis"].binaries if "/platforms/" in target]
    assert platforms == [f"{PLUGINS}/platforms/libqxcb.so"]


def test_covers_can_be_read_and_little_else(spec: dict[str, Any]) -> None:
    readers = {Path(target).name for target, *_ in spec["analysis"].binaries if "/imageformats/" in target}
    assert readers == {f"libq{kind}.so" for kind in FORMATS - {"png"}}


def test_what_nothing_needs_any_more_goes_with_the_links_to_it(spec: dict[str, Any]) -> None:
    analysis = spec["analysis"]
    assert {"libX11.so.6", "libQt6Gui.so.6", "libopenblas-1.so"} <= names(analysis.binaries)
    assert not {"libgtk-3.so.0", "libqgtk3.so", "libQt6EglFS.so.6"} & names(analysis.binaries)
    assert "libQt6Gui.so.6" in names(analysis.datas)
    assert "libQt6EglFS.so.6" not in names(analysis.datas)


def test_strip_keeps_its_hands_off_numpy(spec: dict[str, Any]) -> None:
    """It breaks OpenBLAS; Python's own parts lose two thirds of their size."""
    assert not spec["LADEN"].fullmatch("numpy/_core/_multiarray_umath.so")
    assert not spec["LADEN"].fullmatch("libscipy_openblas64_.so")
    assert spec["LADEN"].fullmatch("libpython3.11.so.1.0")
    assert spec["LADEN"].fullmatch("python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so")
    assert not any(part.named.get("strip") for part in _Asked.made)


def programs(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [part.named for part in spec["bundle"].args if isinstance(part, _Asked)]


def test_one_folder_has_a_program_for_the_console_and_one_for_the_desktop(spec: dict[str, Any]) -> None:
    assert [(p["name"], p["console"]) for p in programs(spec)] == [("batotray", True), ("batotray-tray", False)]


@pytest.mark.usefixtures("spec")  # what it imports is there then: under another platform's name it could not be
def test_windows_gets_its_icon_and_the_version_among_the_properties() -> None:
    for program in programs(run("win32")):
        assert Path(program["icon"]) == ROOT / "resources" / "icons" / "batotray.ico"
        assert Path(program["version"]) == ROOT / "resources" / "windows" / "version.txt"


@pytest.mark.usefixtures("spec")
def test_macos_gets_a_bundle_that_stays_out_of_the_dock() -> None:
    run("darwin")
    app = _Asked.made[-1].named
    assert (app["name"], app["bundle_identifier"]) == ("batotray.app", "io.github.batotray")
    assert app["version"] == __version__
    assert app["info_plist"]["LSUIElement"] is True
    assert Path(app["icon"]) == ROOT / "resources" / "icons" / "batotray.icns"
