"""The pages of the settings: groups of rows, and what else belongs to them. Built when first shown. Main thread."""

from collections.abc import Mapping
from dataclasses import fields as fields_of

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from batotray.settings import Settings, source_of, text_of
from batotray.ui.context import WindowContext
from batotray.ui.settings import fields
from batotray.ui.settings.editors import (
    Choice,
    Editor,
    LanguageChoice,
    Line,
    Number,
    QuietHoursEditor,
    Several,
    Switch,
)
from batotray.ui.settings.fields import Field, Group
from batotray.ui.settings.setting_row import SettingRow, translated
from batotray.ui.theme import Space
from batotray.ui.widgets.text_label import TextLabel

_BOUNDS: Mapping[str, tuple[float | None, float | None]] = {
    spec.metadata["key"]: (spec.metadata["low"], spec.metadata["high"])
    for spec in fields_of(Settings)
    if "key" in spec.metadata
}
_WIDEST = 96
"""Average characters of a page: longer lines are hard to read, and the editors too far from their names."""


class SettingsPage(QScrollArea):
    """One concern: a title over groups of settings, and further parts between or after them."""

    def __init__(self, context: WindowContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: list[SettingRow] = []
        self._content = QWidget()
        self._content.setMaximumWidth(_WIDEST * self.fontMetrics().averageCharWidth())
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(Space.WIDE, Space.LARGE, Space.LARGE, Space.LARGE)
        self._column.setSpacing(0)
        self._column.addWidget(TextLabel(context.theme, title, "title", "text", self._content))
        self._column.addSpacing(Space.TIGHT)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        context.news.settings_changed.connect(self.refresh)

    def add_group(self, group: Group) -> None:
        """Settings under their heading."""
        if group.title:
            self.add_heading(translated(group.title))
        for field in group.fields:
            row = SettingRow(self._context, field, editor_of(field, self._context), self._content)
            self._rows.append(row)
            self._column.addWidget(row)

    def add_heading(self, title: str) -> None:
        """A heading over what comes next."""
        self._column.addSpacing(Space.LARGE)
        self._column.addWidget(TextLabel(self._context.theme, title, "heading", "accent", self._content))

    def add_part(self, part: QWidget) -> None:
        """Something that is no setting."""
        self._column.addWidget(part)

    def end(self) -> None:
        """Nothing more comes: what is left of the height stays empty."""
        self._column.addStretch(1)

    def refresh(self) -> None:
        """Show all settings as they are in force now."""
        for row in self._rows:
            row.refresh()


def editor_of(field: Field, context: WindowContext) -> Editor:
    """The editor that a field asks for."""
    name, theme = translated(field.label), context.theme
    match field.editor:
        case "switch":
            return Switch(theme, name)
        case "choice":
            return Choice(theme, {value: translated(label) for value, label in field.choices.items()}, name)
        case "number":
            low, high = _BOUNDS[field.key]
            assert low is not None
            assert high is not None
            return Number(field.key, text_of(Settings(), field.key), low, high, translated(field.unit), name)
        case "line":
            return Line(name, "https://")
        case "quiet_hours":
            return QuietHoursEditor(theme, name)
        case "language":
            return LanguageChoice(name)
        case "ratings":
            return Several(theme, {value: translated(label) for value, label in fields.RATINGS.items()}, name)


def addresses(context: WindowContext) -> Group:
    """The address of every source that has one: the built-in ones, and those that were given one."""
    named = [source for source in map(source_of, context.settings().origins) if source]
    sources = dict.fromkeys((*fields.ADDRESSED, *context.settings().settings.source_urls, *named))
    words = context.words
    return Group(fields.ADDRESSES, [fields.address_of(source, words.source(source)) for source in sources])
