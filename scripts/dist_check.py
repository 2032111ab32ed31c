"""Tries the package of `make deb` as if it were installed, on a desktop of its own with an empty HOME."""

import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtGui import QImage  # noqa: E402

from batotray.ui.theme import LIGHT  # noqa: E402
from scripts.debian_package import HOME, ICON_SIZES, NAME, PROGRAMS, package_file, version  # noqa: E402
from tests.desktop.session.desktop import Desktop, running_desktop  # noqa: E402
from tests.desktop.session.parts import eventually  # noqa: E402

QUIT_IN_POLISH = "Zakończ"
THEME_ICON = """
from PySide6.QtGui import QGuiApplication, QIcon
app = QGuiApplication(["look"])
QIcon.setThemeName("hicolor")
print(sorted(size.width() for size in QIcon.fromTheme("batotray").availableSizes()))
"""


def main() -> None:
    """Raises AssertionError naming the first thing that did not happen."""
    with tempfile.TemporaryDirectory() as folder:
        root, home = Path(folder, "root"), Path(folder, "home")
        home.mkdir()
        subprocess.run(["dpkg-deb", "--extract", str(package_file()), str(root)], check=True)
        check_contents(root)
        env = {"HOME": str(home), "XDG_DATA_HOME": f"{home}/data", "XDG_CONFIG_HOME": f"{home}/config"}
        check_without_a_screen(root / "usr/bin", env)
        with running_desktop() as desktop:
            desktop.whole()
            check_icon(desktop, root / "usr/share")
            check_demo(desktop, root / "usr/bin", env)
            check_tray(desktop, root / "usr/bin", {**env, "BATOTRAY_DATA_DIR": f"{home}/own"})


def check_contents(root: Path) -> None:
    control = _output("dpkg-deb", "--field", str(package_file()))
    assert f"Version: {version()}\n" in control, control
    entry = root / "usr/share/applications/batotray.desktop"
    for line in filter(lambda line: line.startswith("Exec="), entry.read_text("utf-8").splitlines()):
        program = line.removeprefix("Exec=").split()[0]
        assert (root / "usr/bin" / program).resolve(strict=True).is_relative_to(root.resolve() / HOME), line
    assert all((root / HOME / program).exists() for program in PROGRAMS)
    assert list((root / "usr/share/metainfo").glob("*.metainfo.xml"))
    broken = [path for path in root.rglob("*") if path.is_symlink() and not path.exists()]
    assert not broken, broken
    check_sums(root)
    size = sum(path.lstat().st_size for path in root.rglob("*"))
    print(f"seen: the package, {package_file().stat().st_size / 2**20:.0f} MiB, installed {size / 2**20:.0f}")


def check_sums(root: Path) -> None:
    listed = _output("dpkg-deb", "--info", str(package_file()), "md5sums")
    told = {path: told_sum for told_sum, path in (line.split("  ", 1) for line in listed.splitlines())}
    there = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    assert told == {str(path.relative_to(root)): hashlib.md5(path.read_bytes()).hexdigest() for path in there}


def check_without_a_screen(programs: Path, env: Mapping[str, str]) -> None:
    """A display that does not answer makes Qt abort, so it must not be asked."""
    nowhere = {**env, "DISPLAY": ":nowhere"}
    demo = subprocess.run(
        [programs / NAME, "demo", "--seconds", "3"], env=nowhere, capture_output=True, text=True, check=False
    )
    assert (demo.returncode, "A dozen invented series" in demo.stdout) == (0, True), demo
    tray = subprocess.run([programs / NAME], env=nowhere, capture_output=True, text=True, check=False)
    assert (tray.returncode, "does not answer" in tray.stderr) == (1, True), tray
    print("seen: without a screen, the demo in the terminal and one sentence instead of the tray")


def check_icon(desktop: Desktop, share: Path) -> None:
    """As desktops and the entry that starts it at login find it: by its name."""
    env = desktop.env | {"XDG_DATA_DIRS": f"{share}:/usr/share"}
    found = subprocess.run([sys.executable, "-c", THEME_ICON], env=env, capture_output=True, text=True, check=True)
    assert set(ICON_SIZES) <= set(map(int, found.stdout.strip("[]\n").split(", "))), found.stdout
    print("seen: the icon through the theme")


def check_demo(desktop: Desktop, programs: Path, env: Mapping[str, str]) -> None:
    demo = desktop.launch(programs / NAME, "demo", "--seconds", "60", more_env=env)
    item = desktop.tray.wait_for_item()
    print("seen: the tray icon")
    eventually(lambda: "unread" in item.hover_text() and "0 unread" not in item.hover_text(), "a new chapter", 50)
    print(f"seen: a check that found something ({item.hover_text().splitlines()[0]})")
    eventually(desktop.notifier.toasts, "a toast", 50)
    print("seen: a toast")
    item.choose("Dashboard")
    eventually(lambda: "Dashboard" in desktop.windows(), "the dashboard")
    picture = ROOT / "dist" / "dist-check.png"
    eventually(lambda: has_bars(desktop.screenshot(picture)), "the bars of the dashboard's charts")
    print(f"seen: the dashboard ({picture.relative_to(ROOT)})")
    item.choose("Quit")
    assert demo.wait(10) == 0, demo.output()
    print("seen: a clean end")


def has_bars(picture: Path) -> bool:
    """Whether pyqtgraph drew: there is more of the bars' colour than in the legend."""
    image = QImage(str(picture))
    bar = LIGHT.chart_bar.rgb()
    return sum(image.pixel(x, y) == bar for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)) > 200


def check_tray(desktop: Desktop, programs: Path, env: Mapping[str, str]) -> None:
    """The tray, the commands of the desktop entry's menu, which reach it through its door, and another language."""
    tray = desktop.launch(programs / "batotray-tray", "--hidden", more_env=env)
    item = desktop.tray.wait_for_item()
    eventually(item.menu, "its menu")
    for words in ("pause --for 1h", "resume", "check --all", "set interface_language pl"):
        done = desktop.launch(programs / NAME, *words.split(), more_env=env)
        assert done.wait(20) == 0, done.output()
    eventually(lambda: any(entry.label == QUIT_IN_POLISH for entry in item.menu()), "its menu in Polish")
    item.choose(QUIT_IN_POLISH)
    assert tray.wait(10) == 0, tray.output()
    print("seen: batotray-tray starts, obeys, speaks Polish and ends")


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    main()
