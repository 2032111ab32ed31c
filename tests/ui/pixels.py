"""Ways to ask a picture questions."""

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget


def colours(image: QImage) -> set[str]:
    """Every colour in it that is not see-through, as `#rrggbb`."""
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def painted(widget: QWidget) -> QImage:
    """What the widget looks like now."""
    return widget.grab().toImage()


def has_colour(widget: QWidget, colour: QColor) -> bool:
    """Whether the widget paints in exactly this colour somewhere."""
    return colour.name() in colours(painted(widget))
