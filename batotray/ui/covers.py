"""Covers of series: a drawn placeholder at once, the picture when it is decoded. Main thread, but for the decoding.

A cover file came from the network. It is read in a small pool of threads, never on the main thread, and only as one of
a few raster formats and within a size; whatever is wrong with it, the placeholder stays.
"""

from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QRectF, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPixmap

from batotray.ui.placeholder import paint_placeholder
from batotray.ui.theme import Radius

FORMATS = frozenset({"jpeg", "png", "webp", "gif"})
MAX_PIXELS = 16_000_000
MAX_FILE_BYTES = 16 * 1024 * 1024
CACHE_BYTES = 32 * 1024 * 1024
_DECODER_MEGABYTES = 80
_THREADS = 2


class _Key(NamedTuple):
    source: str
    width: int
    height: int
    scale: float


class Covers(QObject):
    """Pictures ready to paint, kept in memory within a limit; the least recently shown go first."""

    loaded = Signal(str)
    """The picture of the file at this path is ready now: paint again what shows it."""
    lost = Signal(str)
    """The file at this path is no picture, or is not there any more."""
    _decoded = Signal(object, QImage)

    def __init__(self, parent: QObject | None = None, cache_bytes: int = CACHE_BYTES) -> None:
        super().__init__(parent)
        self._limit = cache_bytes
        self._bytes = 0
        self._pixmaps: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._pending: set[_Key] = set()
        self._failed: set[_Key] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._decoded.connect(self._keep)

    def picture(self, name: str, path: Path | None, size: QSize, scale: float) -> QPixmap:
        """The cover in `size` logical pixels for a device pixel ratio of `scale`; the placeholder until it is decoded.

        Never reads a file itself. After `loaded` the same call gives the picture.
        """
        if path is not None:
            key = _key(str(path), size, scale)
            if key in self._pixmaps:
                self._pixmaps.move_to_end(key)
                return self._pixmaps[key]
            self._request(key)
        return self._placeholder(name, size, scale)

    def forget(self, path: Path) -> None:
        """The file changed: decode it again when it is shown next."""
        for key in [key for key in self._pixmaps if key.source == str(path)]:
            self._bytes -= _cost(self._pixmaps.pop(key))
        self._failed = {key for key in self._failed if key.source != str(path)}

    def is_busy(self) -> bool:
        """Whether a picture is waited for."""
        return bool(self._pending)

    def held_bytes(self) -> int:
        """What the kept pictures take in memory."""
        return self._bytes

    def stop(self) -> None:
        """Drop what waits and return when nothing is being decoded any more; call it before quitting."""
        self._pool.clear()
        self._pool.waitForDone()

    def _request(self, key: _Key) -> None:
        if key in self._pending or key in self._failed:
            return
        self._pending.add(key)
        self._pool.start(_Decoding(key, self))

    def _keep(self, key: _Key, image: QImage) -> None:
        self._pending.discard(key)
        if image.isNull():
            self._failed.add(key)
            self.lost.emit(key.source)
            return
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(key.scale)
        self._store(key, pixmap)
        self.loaded.emit(key.source)

    def _placeholder(self, name: str, size: QSize, scale: float) -> QPixmap:
        key = _key(f"\0{name}", size, scale)
        if key not in self._pixmaps:
            self._store(key, placeholder_pixmap(name, size, scale))
        self._pixmaps.move_to_end(key)
        return self._pixmaps[key]

    def _store(self, key: _Key, pixmap: QPixmap) -> None:
        self._pixmaps[key] = pixmap
        self._bytes += _cost(pixmap)
        while self._bytes > self._limit and len(self._pixmaps) > 1:
            _, dropped = self._pixmaps.popitem(last=False)
            self._bytes -= _cost(dropped)


def placeholder_pixmap(name: str, size: QSize, scale: float) -> QPixmap:
    """The stand-in for a cover, `size` logical pixels large, for a device pixel ratio of `scale`."""
    pixmap = QPixmap(_device_size(size, scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_placeholder(painter, QRectF(0, 0, size.width(), size.height()), name)
    painter.end()
    return pixmap


def _key(source: str, size: QSize, scale: float) -> _Key:
    return _Key(source, size.width(), size.height(), scale)


def _device_size(size: QSize, scale: float) -> QSize:
    return QSize(round(size.width() * scale), round(size.height() * scale))


def _cost(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


# ------------------------------------------------------------------ in the pool


class _Decoding(QRunnable):
    def __init__(self, key: _Key, covers: Covers) -> None:
        super().__init__()
        self._key = key
        self._covers = covers

    def run(self) -> None:
        key = self._key
        size = _device_size(QSize(key.width, key.height), key.scale)
        self._covers._decoded.emit(key, decode_cover(Path(key.source), size, Radius.COVER * key.scale))


def decode_cover(path: Path, size: QSize, radius: float) -> QImage:
    """The picture filling `size` device pixels, its corners round; null where the file is no acceptable picture.

    Blocks for as long as decoding takes: not for the main thread.
    """
    QImageReader.setAllocationLimit(_DECODER_MEGABYTES)
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    if reader.device().size() > MAX_FILE_BYTES or reader.format().toStdString() not in FORMATS:
        return QImage()
    natural = reader.size()
    if natural.isEmpty() or natural.width() * natural.height() > MAX_PIXELS:
        return QImage()
    reader.setClipRect(_middle(natural, size))
    reader.setScaledSize(size)
    return _rounded(reader.read(), radius)


def _middle(natural: QSize, wanted: QSize) -> QRect:
    """The largest part of a picture with the wanted proportions, around its middle."""
    part = wanted.scaled(natural, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    return QRect(
        (natural.width() - part.width()) // 2, (natural.height() - part.height()) // 2, part.width(), part.height()
    )


def _rounded(image: QImage, radius: float) -> QImage:
    if image.isNull():
        return image
    rounded = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    rounded.fill(Qt.GlobalColor.transparent)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(image.rect()), radius, radius)
    painter = QPainter(rounded)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(shape)
    painter.drawImage(0, 0, image)
    painter.end()
    return rounded
