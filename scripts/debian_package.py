"""Makes a Debian package of the bundle in `dist/batotray`: `make deb`. Needs dpkg-deb and objdump.

The same bundle gives the same package, byte for byte: every file gets the time of SOURCE_DATE_EPOCH, or of the bundle.
"""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from batotray.ui.licences import LIBRARIES  # noqa: E402
from scripts.icons import DRAWING, png  # noqa: E402

NAME = "batotray"
LINUX = ROOT / "resources" / "linux"
DEBIAN = "www.debian.org"
HOME = Path("usr/lib", NAME)
PROGRAMS = ("batotray", "batotray-tray")
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
PACKAGES = {
    "ld-linux-x86-64.so.2": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "librt.so.1": "libc6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
}
"""Where Debian keeps the libraries that a bundle leaves to the system."""
DATA_PACKAGES = ("fontconfig-config", "hicolor-icon-theme", "xkb-data")
"""Files that are read: which fonts there are, in which folders icons are looked for, what the keys mean."""
RECOMMENDED = ("dbus-user-session | default-dbus-session-bus", "notification-daemon", "xdg-utils")


def main() -> None:
    """Write dist/batotray_VERSION_ARCHITECTURE.deb and print its path."""
    bundle = ROOT / "dist" / NAME
    time = int(os.environ.get("SOURCE_DATE_EPOCH") or (bundle / NAME).stat().st_mtime)
    package = package_file()
    with tempfile.TemporaryDirectory(prefix="batotray-deb-") as folder:
        root = Path(folder, "root")
        lay_out(bundle, root)
        describe(root, depends(bundle))
        settle(root, time)
        pack = ("dpkg-deb", "--root-owner-group", "-Zzstd", "--build", str(root), str(package))
        subprocess.run(pack, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "SOURCE_DATE_EPOCH": str(time)})
    print(package.relative_to(ROOT))


def package_file() -> Path:
    """Where the package is written."""
    return ROOT / "dist" / f"{NAME}_{version()}_{architecture()}.deb"


def architecture() -> str:
    """What Debian calls this machine's kind."""
    return _output("dpkg", "--print-architecture")


def version() -> str:
    """The version of the project."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


# ------------------------------------------------------------------ files


def lay_out(bundle: Path, root: Path) -> None:
    """Put every file where Debian wants it, below `root`."""
    shutil.copytree(bundle, root / HOME, symlinks=True)
    console, tray = (root / HOME / program for program in PROGRAMS)
    if console.read_bytes() == tray.read_bytes():
        # On Linux the two are one and the same.
        tray.unlink()
        tray.symlink_to(console.name)
    for program in PROGRAMS:
        link = _place(root / "usr/bin" / program)
        link.symlink_to(Path("..", "lib", NAME, program))
    shutil.copy(LINUX / "batotray.desktop", _place(root / "usr/share/applications/batotray.desktop"))
    for metainfo in LINUX.glob("*.metainfo.xml"):
        shutil.copy(metainfo, _place(root / "usr/share/metainfo" / metainfo.name))
    _lay_out_icons(root / "usr/share/icons/hicolor")
    _lay_out_documents(root / "usr/share")


def _lay_out_icons(theme: Path) -> None:
    for size in ICON_SIZES:
        _place(theme / f"{size}x{size}" / "apps" / f"{NAME}.png").write_bytes(png(size))
    shutil.copy(DRAWING, _place(theme / "scalable" / "apps" / f"{NAME}.svg"))


def _lay_out_documents(share: Path) -> None:
    documents = share / "doc" / NAME
    _place(documents / "copyright").write_text(copyright_file(), encoding="utf-8")
    _compress(ROOT / "CHANGELOG.md", documents / "changelog.gz")
    manual = share / "man" / "man1"
    for program in PROGRAMS:
        _compress(LINUX / "batotray.1", manual / f"{program}.1.gz")


def _compress(source: Path, target: Path) -> None:
    _place(target).write_bytes(gzip.compress(source.read_bytes(), mtime=0))


def _place(path: Path) -> Path:
    """The path, with its folder made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def settle(root: Path, time: int) -> None:
    """Give every file its permissions, and one time."""
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or (path.stat().st_mode & 0o100 and ".so" not in path.name)
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (time, time), follow_symlinks=False)


# ------------------------------------------------------------------ words


def describe(root: Path, needs: str) -> None:
    """Write the package's own files: `control` and the sums of all others."""
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink()]
    kibibytes = sum(-(-path.stat().st_size // 1024) for path in files)
    control = f"""\
Package: {NAME}
Version: {version()}
Architecture: {architecture()}
Maintainer: The batotray authors <batotray@users.noreply.github.com>
Installed-Size: {kibibytes}
Depends: {needs}
Recommends: {", ".join(RECOMMENDED)}
Section: net
Priority: optional
Homepage: https://github.com/batotray/batotray
Description: tells when the next chapter of a followed series is out
 batotray sits in the tray and looks after the comics and serials you follow,
 at MangaDex and through RSS and Atom feeds. It tells once that a chapter is
 out, counts it on its icon and opens it in the browser.
 .
 It learns when a series usually appears and asks the sources politely. There
 is no account, no page is downloaded, and the library stays on this machine.
 .
 This package holds Python, Qt and all other libraries it needs.
"""
    sums = "".join(f"{md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in files)
    _place(root / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    (root / "DEBIAN" / "md5sums").write_text(sums, encoding="utf-8")


def copyright_file() -> str:
    """Our licence, and those of what is inside, with where their texts are."""
    own = "".join(f" {line}".rstrip() + "\n" if line else " .\n" for line in _licence_lines())
    others = "".join(f"  {library.name}: {library.licence}\n" for library in LIBRARIES)
    return f"""\
Format: https://{DEBIAN}/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: {NAME}
Source: https://github.com/batotray/batotray
Comment:
 The folder /{HOME} also holds Python (PSF-2.0), system libraries of the
 machine it was built on, and these libraries, whose licences are there in the
 folders named dist-info:
 .
{others}
Files: *
Copyright: 2026 The batotray authors
License: Expat
{own}
Files: usr/share/metainfo/*
Copyright: 2026 The batotray authors
License: CC0-1.0
 On Debian systems, the text of this licence is in
 /usr/share/common-licenses/CC0-1.0.
"""


def _licence_lines() -> list[str]:
    """The licence without its heading and its copyright line, which stand elsewhere."""
    text = (ROOT / "LICENSE").read_text("utf-8")
    return text[text.index("Permission") :].splitlines()


# ------------------------------------------------------------------ dependencies


def depends(bundle: Path) -> str:
    """What the package needs of the system: what its files are linked to and do not bring. Raises KeyError."""
    inside = {path.name for path in bundle.rglob("*.so*")}
    packages = {PACKAGES[library] for path in _programs_in(bundle) for library in linked(path) - inside}
    # What was linked on this machine asks for its C library, or a newer one.
    oldest = _output("getconf", "GNU_LIBC_VERSION").split()[-1]
    named = (f"libc6 (>= {oldest})" if package == "libc6" else package for package in packages)
    return ", ".join(sorted({*named, *DATA_PACKAGES}))


def linked(program: Path) -> set[str]:
    """The libraries that a program or library asks for by name."""
    lines = _output("objdump", "--private-headers", str(program)).splitlines()
    return {line.split()[1] for line in lines if line.strip().startswith("NEEDED")}


def _programs_in(bundle: Path) -> Iterator[Path]:
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


if __name__ == "__main__":
    main()
