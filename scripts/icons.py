"""Writes the program's icon in the formats of Windows and macOS, from its drawing: `scripts/icons.py`.

Run it after a change of the drawing. Both formats are containers of PNG pictures.
"""

import struct
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
DRAWING = ICONS / "batotray.svg"
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
ICNS_SIZES = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    # The same at two device pixels each.
    b"ic11": 32,
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
    b"ic10": 1024,
}
"""Pixels by the name of the entry."""


def main() -> None:
    """Write both files."""
    (ICONS / "batotray.ico").write_bytes(ico(ICO_SIZES))
    (ICONS / "batotray.icns").write_bytes(icns(ICNS_SIZES.items()))


def ico(sizes: Iterable[int]) -> bytes:
    """The icon for Windows, with one picture of each size up to 256 pixels."""
    pictures = [(size, png(size)) for size in sizes]
    offset = 6 + 16 * len(pictures)
    entries = []
    for size, picture in pictures:
        # A byte has no 256: 0 stands for it.
        entries.append(struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset))
        offset += len(picture)
    return b"".join((struct.pack("<HHH", 0, 1, len(pictures)), *entries, *(picture for _, picture in pictures)))


def icns(sizes: Iterable[tuple[bytes, int]]) -> bytes:
    """The icon for macOS."""
    entries = b"".join(
        name + struct.pack(">I", 8 + len(picture)) + picture for name, size in sizes for picture in (png(size),)
    )
    return b"icns" + struct.pack(">I", 8 + len(entries)) + entries


def png(size: int) -> bytes:
    """The drawing in so many pixels, as a PNG file."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise OSError(f"Qt cannot write a PNG picture of {size} pixels")
    return bytes(buffer.data().data())


if __name__ == "__main__":
    main()
