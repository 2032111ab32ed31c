"""Colours, spacing and text styles of every window, in light and in dark: the one place that knows them. Main thread.

Windows and delegates hold a `Theme` and read `theme.tokens` while they paint. A change of theme sets the application's
palette after the tokens, so Qt repaints every widget by itself; `changed` is for what no palette reaches (charts).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

ThemeMode = Literal["system", "light", "dark"]
Tone = Literal["neutral", "accent", "good", "warning", "bad"]
TextColour = Literal["text", "muted", "faint", "accent", "good", "warning", "bad"]
TextStyle = Literal["figure", "title", "heading", "strong", "body", "caption", "label"]


class Space(IntEnum):
    """Distances in logical pixels: inside a control, between controls, around a group, around a window."""

    TIGHT = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24


class Radius(IntEnum):
    """Corner radii in logical pixels."""

    COVER = 4
    CONTROL = 6
    CARD = 10


@dataclass(frozen=True, slots=True)
class ToneColours:
    """How a pill, a badge or a banner of one tone looks."""

    text: QColor
    fill: QColor
    outline: QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """The named colours of one theme. Read them, never change one: QColor is mutable, the theme is not."""

    is_dark: bool
    surface: QColor
    """Behind lists and text."""
    raised: QColor
    """Side panels, tool bars, status lines, search fields."""
    hover: QColor
    selection: QColor
    line: QColor
    """Hairlines and the outlines of cards and buttons, which their text tells apart anyway."""
    control_line: QColor
    """Outlines of check boxes and fields, which nothing else shows: at least 3 to 1."""
    text: QColor
    muted: QColor
    """Second lines, captions, labels."""
    faint: QColor
    """Ages, placeholders, what was read."""
    disabled: QColor
    accent: QColor
    """Fill of the primary button, unread dots, progress, focus rings."""
    accent_hover: QColor
    accent_pressed: QColor
    on_accent: QColor
    accent_text: QColor
    """Links and the chosen segment: text, so darker or lighter than the fill."""
    good: QColor
    warning: QColor
    bad: QColor
    good_fill: QColor
    warning_fill: QColor
    bad_fill: QColor
    chart_bar: QColor
    """Checks that succeeded; failed ones are `bad`, new chapters `good`."""

    def tone(self, tone: Tone, *, is_selected: bool = False) -> ToneColours:
        """The colours of a pill, badge or banner of this tone; of one in a selected row, which has a ground itself."""
        if tone == "neutral":
            return ToneColours(self.muted, self.hover, self.line)
        if tone == "accent":
            fill = self.surface if is_selected else self.selection
            return ToneColours(self.accent_text, fill, fill)
        text, fill = {
            "good": (self.good, self.good_fill),
            "warning": (self.warning, self.warning_fill),
            "bad": (self.bad, self.bad_fill),
        }[tone]
        return ToneColours(text, fill, fill)

    def colour(self, name: TextColour) -> QColor:
        """The colour of text of this name."""
        return {
            "text": self.text,
            "muted": self.muted,
            "faint": self.faint,
            "accent": self.accent_text,
            "good": self.good,
            "warning": self.warning,
            "bad": self.bad,
        }[name]


LIGHT = Tokens(
    is_dark=False,
    surface=QColor("#ffffff"),
    raised=QColor("#f5f6f8"),
    hover=QColor("#f3f5f9"),
    selection=QColor("#e9effe"),
    line=QColor("#e3e6eb"),
    control_line=QColor("#878e9d"),
    text=QColor("#1c2230"),
    muted=QColor("#586074"),
    faint=QColor("#626a7d"),
    disabled=QColor("#a3a8b4"),
    accent=QColor("#3d6bf0"),
    accent_hover=QColor("#335fe0"),
    accent_pressed=QColor("#2a51c8"),
    on_accent=QColor("#ffffff"),
    accent_text=QColor("#3059dc"),
    good=QColor("#0f7a50"),
    warning=QColor("#8a5a00"),
    bad=QColor("#c03434"),
    good_fill=QColor("#e4f5ee"),
    warning_fill=QColor("#fbf1dc"),
    bad_fill=QColor("#fbe7e7"),
    chart_bar=QColor("#5a81f2"),
)

DARK = Tokens(
    is_dark=True,
    surface=QColor("#181b22"),
    raised=QColor("#1e222b"),
    hover=QColor("#20252f"),
    selection=QColor("#26315a"),
    line=QColor("#2b303b"),
    control_line=QColor("#6d7587"),
    text=QColor("#e7eaf1"),
    muted=QColor("#a9b2c4"),
    faint=QColor("#949db0"),
    disabled=QColor("#5d6472"),
    accent=QColor("#7c9dff"),
    accent_hover=QColor("#91adff"),
    accent_pressed=QColor("#6a8cf0"),
    on_accent=QColor("#0b0d12"),
    accent_text=QColor("#7c9dff"),
    good=QColor("#4cc493"),
    warning=QColor("#e0ac45"),
    bad=QColor("#f07a7a"),
    good_fill=QColor("#17332a"),
    warning_fill=QColor("#392e16"),
    bad_fill=QColor("#3c1f22"),
    chart_bar=QColor("#6d8ade"),
)


# ------------------------------------------------------------------ text


_STYLES: Mapping[TextStyle, tuple[float, QFont.Weight]] = {
    "figure": (1.75, QFont.Weight.Bold),
    "title": (1.3, QFont.Weight.Bold),
    "heading": (0.95, QFont.Weight.DemiBold),
    "strong": (1.0, QFont.Weight.DemiBold),
    "body": (1.0, QFont.Weight.Normal),
    "caption": (0.92, QFont.Weight.Normal),
    "label": (0.85, QFont.Weight.DemiBold),
}


def text_font(style: TextStyle, base: QFont | None = None) -> QFont:
    """The system's font (or `base`) at the relative size and weight of a style: text scales with the desktop."""
    font = QFont(QApplication.font() if base is None else base)
    scale, weight = _STYLES[style]
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * scale)
    else:
        font.setPixelSize(max(1, round(font.pixelSize() * scale)))
    font.setWeight(weight)
    return font


def row_height(*styles: TextStyle, padding: int = Space.SMALL) -> int:
    """The height of a row of these lines of text, with `padding` above and below; logical pixels."""
    return sum(QFontMetrics(text_font(style)).lineSpacing() for style in styles) + 2 * padding


def control_height(font: QFont, compact: bool = False) -> int:
    """The height of a button, a segment or a search field in this font; logical pixels."""
    return QFontMetrics(font).height() + (Space.SMALL if compact else Space.MEDIUM + 2)


def icon_size(font: QFont) -> int:
    """The side of an icon beside text in this font; logical pixels, even."""
    return max(16, 2 * (QFontMetrics(font).height() // 2))


# ------------------------------------------------------------------ palette

_FUSION_DARKENS = 140
"""Per cent by which Fusion darkens the window's colour to draw an outline."""


def palette_of(tokens: Tokens) -> QPalette:
    """The palette that makes Fusion draw its controls in these colours."""
    palette = QPalette()
    for role, colour in _roles(tokens).items():
        palette.setColor(QPalette.ColorGroup.All, role, colour)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, tokens.disabled)
    return palette


OUTLINED_CONTROLS = (
    "QCheckBox",
    "QRadioButton",
    "QAbstractSpinBox",
    "QComboBox",
    "QLineEdit",
    "QSlider",
    "QGroupBox",
)


def outlined_palette_of(tokens: Tokens) -> QPalette:
    """The palette for controls whose outline Fusion takes from a darkened window colour, black on black in the dark."""
    palette = palette_of(tokens)
    palette.setColor(QPalette.ColorRole.Window, tokens.control_line.lighter(_FUSION_DARKENS))
    # The one with the keyboard is outlined in a shade of the highlight, and that of lists is hardly seen as a line.
    palette.setColor(QPalette.ColorRole.Highlight, tokens.accent)
    palette.setColor(QPalette.ColorRole.HighlightedText, tokens.on_accent)
    return palette


def _roles(tokens: Tokens) -> Mapping[QPalette.ColorRole, QColor]:
    role = QPalette.ColorRole
    return {
        role.Window: tokens.surface,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.raised,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.faint,
        role.Text: tokens.text,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.bad,
        role.Light: tokens.hover,
        role.Midlight: tokens.raised,
        role.Mid: tokens.line,
        role.Dark: tokens.disabled,
        role.Shadow: QColor("#000000") if tokens.is_dark else tokens.muted,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Accent: tokens.accent,
        role.Link: tokens.accent_text,
        role.LinkVisited: tokens.accent_text,
    }


# ------------------------------------------------------------------ the theme in force


class Theme(QObject):
    """The tokens in force: the system's scheme, followed live, unless a mode forces light or dark."""

    changed = Signal()
    """The tokens are others now, and the application's palette with them; or the system's font is another."""

    def __init__(self, app: QApplication, mode: ThemeMode = "system") -> None:
        super().__init__(app)
        self._app = app
        self._mode: ThemeMode = mode
        self._tokens = LIGHT

    @property
    def tokens(self) -> Tokens:
        """The colours to paint with now."""
        return self._tokens

    @property
    def mode(self) -> ThemeMode:
        """What was asked for: the system's scheme or a forced one."""
        return self._mode

    def install(self) -> None:
        """Make the application look like this theme and follow the system; call it once, before any window."""
        self._app.setStyle("Fusion")
        self._app.styleHints().colorSchemeChanged.connect(self._follow)
        self._app.fontChanged.connect(self._follow_font)
        self.set_mode(self._mode)

    def set_mode(self, mode: ThemeMode) -> None:
        """Follow the system, or force light or dark from now on."""
        self._mode = mode
        hints = self._app.styleHints()
        if mode == "system":
            hints.unsetColorScheme()
        else:
            # Window frames and native menus belong to the platform; a platform that ignores this keeps our palette.
            hints.setColorScheme(Qt.ColorScheme.Dark if mode == "dark" else Qt.ColorScheme.Light)
        self._follow(hints.colorScheme())

    def _follow_font(self) -> None:
        self.changed.emit()

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        is_dark = scheme == Qt.ColorScheme.Dark if self._mode == "system" else self._mode == "dark"
        tokens = DARK if is_dark else LIGHT
        is_other = tokens is not self._tokens
        self._tokens = tokens
        self._app.setPalette(palette_of(tokens))
        for class_name in OUTLINED_CONTROLS:
            # The stub asks for bytes; the binding refuses them and takes text.
            self._app.setPalette(outlined_palette_of(tokens), class_name)  # type: ignore[arg-type]
        if is_other:
            self.changed.emit()
