"""What desktops and installers read agrees with the program and with each other."""

import re
import shutil
import struct
import subprocess
import sys
import tomllib
from configparser import ConfigParser
from hashlib import md5
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QImageReader

import batotray
from batotray.cli import flags, parser
from batotray.paths import APP
from batotray.ui import autostart
from batotray.ui.autostart import XdgAutostart, own_command
from batotray.ui.licences import LIBRARIES
from scripts import debian_package, icons, windows_version

ROOT = Path(__file__).parent.parent
LINUX = ROOT / "resources" / "linux"
ENTRY = LINUX / "batotray.desktop"
METAINFO = LINUX / "io.github.batotray.metainfo.xml"
ICONS = ROOT / "resources" / "icons"


@pytest.fixture(scope="module")
def entry() -> ConfigParser:
    return read_entry(ENTRY)


def read_entry(file: Path) -> ConfigParser:
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(file, "utf-8")
    return entry


@pytest.fixture(scope="module")
def metainfo() -> ElementTree.Element:
    return ElementTree.parse(METAINFO).getroot()


@pytest.mark.parametrize(
    "command",
    [("desktop-file-validate", str(ENTRY)), ("appstreamcli", "validate", "--no-net", str(METAINFO))],
    ids=["desktop entry", "metainfo"],
)
def test_the_desktops_own_checkers_find_nothing(command: tuple[str, ...]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


# ------------------------------------------------------------------ the desktop entry


def test_the_entry_is_the_one_that_windows_name_as_theirs(entry: ConfigParser) -> None:
    """By `setDesktopFileName(APP)` desktops find the icon and the name of a window's program."""
    main = entry["Desktop Entry"]
    assert (ENTRY.stem, main["Icon"], main["StartupWMClass"], main["Name"]) == (APP, APP, APP, APP)


def test_it_starts_the_windowed_program_and_takes_a_link(entry: ConfigParser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/usr/lib/batotray/batotray")
    program, *arguments = entry["Desktop Entry"]["Exec"].split()
    assert program == Path(own_command(())[0]).name
    assert arguments == ["%u"]
    taken = flags.for_the_tray(["https://example.org/series/1"])
    assert taken is not None
    assert taken.link == "https://example.org/series/1"


def test_its_further_actions_are_commands_that_there_are(entry: ConfigParser) -> None:
    actions = entry["Desktop Entry"]["Actions"].strip(";").split(";")
    assert {f"Desktop Action {name}" for name in actions} == set(entry.sections()) - {"Desktop Entry"}
    for name in actions:
        program, *arguments = entry[f"Desktop Action {name}"]["Exec"].split()
        assert program == APP
        assert parser.parse(arguments).verb == arguments[0]


def test_what_starts_it_at_login_shows_the_same_name_and_icon(entry: ConfigParser, tmp_path: Path) -> None:
    XdgAutostart(tmp_path, ("/usr/lib/batotray/batotray-tray", "--hidden")).turn_on()
    at_login = read_entry(tmp_path / ENTRY.name)["Desktop Entry"]
    main = entry["Desktop Entry"]
    for key in ("Type", "Name", "Icon", "Comment", "Terminal"):
        assert at_login[key] == main[key], key
    assert Path(at_login["Exec"].split()[0]).name == main["Exec"].split()[0]


# ------------------------------------------------------------------ metainfo and versions


def test_the_metainfo_belongs_to_the_entry(entry: ConfigParser, metainfo: ElementTree.Element) -> None:
    assert metainfo.findtext("launchable") == ENTRY.name
    assert METAINFO.name == f"{metainfo.findtext('id')}.metainfo.xml"
    assert metainfo.findtext("name") == entry["Desktop Entry"]["Name"]
    assert metainfo.findtext("summary") == entry["Desktop Entry"]["Comment"] == autostart.COMMENT
    assert metainfo.findtext("icon") == entry["Desktop Entry"]["Icon"]
    categories = [category.text for category in metainfo.iterfind("categories/category")]
    assert categories == entry["Desktop Entry"]["Categories"].strip(";").split(";")


def test_the_metainfo_tells_of_this_project(metainfo: ElementTree.Element) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert metainfo.findtext("project_license") == project["license"]
    assert metainfo.findtext("url") == batotray.CONTACT
    newest = metainfo.find("releases/release")
    assert newest is not None
    assert newest.get("version") == project["version"] == batotray.__version__


def test_windows_shows_the_version_of_the_project() -> None:
    assert windows_version.FILE.read_text("utf-8") == windows_version.text(batotray.__version__)
    assert "filevers=(1, 2, 3, 0)" in windows_version.text("1.2.3rc1")


# ------------------------------------------------------------------ icons


def pictures(file: Path, kind: str) -> dict[int, QImage]:
    """What Qt reads from an icon, by its width."""
    reader, found = QImageReader(str(file), QByteArray(kind.encode())), {}
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        image = reader.read()
        found[image.width()] = image
    return found


def test_the_icon_of_windows_holds_the_drawing_in_its_sizes() -> None:
    found = pictures(ICONS / "batotray.ico", "ico")
    assert set(found) == set(icons.ICO_SIZES)
    for size, image in found.items():
        drawn = QImage.fromData(icons.png(size))
        assert image.convertToFormat(drawn.format()) == drawn, size


def test_the_icon_of_macos_holds_the_drawing_under_every_name() -> None:
    """Its entries are read here one by one, as macOS does: name, length, PNG picture."""
    content = (ICONS / "batotray.icns").read_bytes()
    assert content[:8] == b"icns" + struct.pack(">I", len(content))
    found, at = {}, 8
    while at < len(content):
        name, length = struct.unpack_from(">4sI", content, at)
        found[name] = QImage.fromData(content[at + 8 : at + length])
        at += length
    assert {name: image.width() for name, image in found.items()} == icons.ICNS_SIZES
    assert found[b"ic08"] == QImage.fromData(icons.png(256))


# ------------------------------------------------------------------ the Debian package

needs_dpkg = pytest.mark.skipif(shutil.which("dpkg") is None, reason="dpkg is not installed")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A small stand-in for what PyInstaller builds."""
    folder = tmp_path / "bundle"
    (folder / "_internal").mkdir(parents=True)
    for name in ("batotray", "batotray-tray"):
        (folder / name).write_bytes(b"the program")
        (folder / name).chmod(0o700)
    (folder / "_internal" / "libown.so.1").write_bytes(b"a library")
    return folder


@pytest.fixture
def root(bundle: Path, tmp_path: Path) -> Path:
    debian_package.lay_out(bundle, tmp_path / "root")
    return tmp_path / "root"


def test_the_package_puts_everything_where_desktops_look(root: Path) -> None:
    share = root / "usr/share"
    assert (share / "applications/batotray.desktop").read_bytes() == ENTRY.read_bytes()
    assert (share / "metainfo" / METAINFO.name).read_bytes() == METAINFO.read_bytes()
    hicolor = share / "icons/hicolor"
    assert (hicolor / "scalable/apps/batotray.svg").is_file()
    sizes = {int(path.parts[-3].split("x")[0]): path for path in hicolor.glob("*x*/apps/batotray.png")}
    assert {16, 22, 24, 32, 48, 64, 128, 256} == set(sizes)
    assert all(QImage(str(path)).width() == size for size, path in sizes.items())


def test_its_commands_lead_to_the_programs(root: Path, metainfo: ElementTree.Element) -> None:
    binaries = [binary.text for binary in metainfo.iterfind("provides/binary")]
    assert sorted(path.name for path in (root / "usr/bin").iterdir()) == sorted(map(str, binaries))
    for command in (root / "usr/bin").iterdir():
        assert command.resolve(strict=True) == root / "usr/lib/batotray/batotray"


def test_the_login_entry_finds_its_program_in_the_package(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(root / "usr/lib/batotray/batotray"))
    assert Path(own_command(())[0]).is_file()


@needs_dpkg
def test_the_package_says_what_it_is(root: Path) -> None:
    debian_package.describe(root, "libc6")
    control = (root / "DEBIAN/control").read_text("utf-8")
    assert f"\nVersion: {batotray.__version__}\n" in control
    assert "\nDepends: libc6\n" in control
    listed = (root / "DEBIAN/md5sums").read_text("utf-8")
    assert f"{md5(b'the program').hexdigest()}  usr/lib/batotray/batotray\n" in listed
    assert "usr/bin" not in listed


def test_every_licence_is_named(root: Path) -> None:
    text = (root / "usr/share/doc/batotray/copyright").read_text("utf-8")
    assert "Permission is hereby granted" in text
    assert [library.name for library in LIBRARIES if f"{library.name}: {library.licence}" not in text] == []
    assert re.search(r"^\n", text.split("Permission")[1].split("Files:")[0].rstrip("\n"), re.MULTILINE) is None


def test_files_can_be_read_by_all_and_have_one_time(root: Path) -> None:
    debian_package.settle(root, 1_000_000_000)
    files = [path for path in [root, *root.rglob("*")] if not path.is_symlink()]
    assert {path.lstat().st_mtime for path in root.rglob("*")} == {1_000_000_000.0}
    modes = {path: path.stat().st_mode & 0o777 for path in files}
    runs = {path for path, mode in modes.items() if mode == 0o755 and path.is_file()}
    assert runs == {root / "usr/lib/batotray/batotray"}
    assert all(modes[path] == 0o755 for path in files if path.is_dir())
    assert set(modes.values()) == {0o755, 0o644}


def test_the_package_needs_what_its_files_are_linked_to(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bundle / "batotray").write_bytes(b"\x7fELF")
    monkeypatch.setattr(debian_package, "linked", lambda _: {"libown.so.1", "libxcb.so.1", "libc.so.6"})
    needs = debian_package.depends(bundle).split(", ")
    assert {"libxcb1", *debian_package.DATA_PACKAGES} <= set(needs)
    assert any(re.fullmatch(r"libc6 \(>= \d+\.\d+\)", need) for need in needs)
    assert len(needs) == 2 + len(debian_package.DATA_PACKAGES)
    monkeypatch.setattr(debian_package, "linked", lambda _: {"libunheard-of.so.1"})
    with pytest.raises(KeyError, match="libunheard-of"):
        debian_package.depends(bundle)
