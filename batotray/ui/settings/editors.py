"""The controls that edit one setting as text: each shows a text, and tells the one the user chose. Main thread."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from datetime import time

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from batotray.settings import QuietHours, parse
from batotray.ui.theme import Space, Theme
from batotray.ui.widgets.marks import CheckBox
from batotray.ui.widgets.segmented import SegmentedControl
from batotray.ui.widgets.text_label import TextLabel

LANGUAGES = ("en", "pl", "ar", "cs", "de", "el", "es", "es-la", "fa", "fr", "he", "hi", "hu", "id", "it", "ja", "ko",
             "ms", "nl", "pt", "pt-br", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh", "zh-hk")  # fmt: skip
_REGIONS = {"en": "en_001", "es-la": "es_419", "pt": "pt_PT", "pt-br": "pt_BR", "zh-hk": "zh_HK"}
_LINE_CHARACTERS = 30


class Editor(QWidget):
    """Edits the text of one setting. `edited` tells only what the user did, never what the program showed."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = QHBoxLayout(self)
        self.room.setContentsMargins(0, 0, 0, 0)
        self.room.setSpacing(Space.SMALL)

    @abstractmethod
    def show_text(self, text: str) -> None:
        """Show the value that `text` stands for."""

    def readable(self, text: str) -> str:
        """The value as a person reads it."""
        return text

    def press(self) -> None:
        """What a click on the setting's name does: the keyboard goes to where it is edited."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def last_stop(self) -> QWidget:
        """The last of its parts that Tab comes to."""
        return [part for part in self.findChildren(QWidget) if _is_stop(part)][-1]

    def take(self, control: QWidget, name: str) -> None:
        """Make `control` the one that is edited with."""
        control.setAccessibleName(name)
        self.room.addWidget(control)
        self.setFocusProxy(control)

    def leave_wheel(self, control: QWidget) -> None:
        """Let the wheel scroll the page over `control`, unless it has the keyboard."""
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class Switch(Editor):
    """On or off."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = CheckBox(theme, parent=self)
        self.take(self._box, name)
        self._box.clicked.connect(self._tell)

    def press(self) -> None:
        """As if the box itself were clicked, which is a small thing to hit."""
        self._box.click()

    def show_text(self, text: str) -> None:
        self._box.setChecked(text == "true")

    def readable(self, text: str) -> str:
        return self.tr("on") if text == "true" else self.tr("off")

    def _tell(self) -> None:
        self.edited.emit("true" if self._box.isChecked() else "false")


class Choice(Editor):
    """One of a few values."""

    def __init__(self, theme: Theme, choices: Mapping[str, str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._control = SegmentedControl(theme, tuple(choices.items()), name, self)
        self.room.addWidget(self._control)
        self._control.selected.connect(self.edited)

    def show_text(self, text: str) -> None:
        self._control.blockSignals(True)
        self._control.select(text)
        self._control.blockSignals(False)

    def readable(self, text: str) -> str:
        return self._choices.get(text, text)


class Number(Editor):
    """A number within its bounds."""

    def __init__(self, key: str, default: str, low: float, high: float, unit: str, name: str) -> None:
        super().__init__()
        self._unit = unit
        self._is_whole = isinstance(parse(key, default), int)
        self._box = self._make_box(low, high)
        self._box.setKeyboardTracking(False)
        self._box.setAccelerated(True)
        self._box.setSuffix(unit)
        self.take(self._box, name)
        self.leave_wheel(self._box)
        self._box.valueChanged.connect(self._tell)

    def _make_box(self, low: float, high: float) -> QSpinBox | QDoubleSpinBox:
        if self._is_whole:
            whole = QSpinBox(self)
            whole.setRange(round(low), round(high))
            whole.setGroupSeparatorShown(True)
            return whole
        box = _Fraction(self)
        box.setDecimals(2)
        box.setRange(low, high)
        box.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
        return box

    def show_text(self, text: str) -> None:
        self._box.blockSignals(True)
        if isinstance(self._box, QSpinBox):
            self._box.setValue(round(float(text)))
        else:
            self._box.setValue(float(text))
        self._box.blockSignals(False)

    def readable(self, text: str) -> str:
        return f"{QLocale().toString(float(text), 'g', 6)}{self._unit}"

    def _tell(self) -> None:
        value = self._box.value()
        self.edited.emit(str(value) if self._is_whole else f"{value:g}")


class _Fraction(QDoubleSpinBox):
    def textFromValue(self, value: float) -> str:
        """Without zeros at the end."""
        return self.locale().toString(value, "g", 6)


class Line(Editor):
    """A line of text, told when Enter is pressed or the field is left."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(hint)
        self._field.setMinimumWidth(_LINE_CHARACTERS * self.fontMetrics().averageCharWidth())
        self.take(self._field, name)
        self._field.editingFinished.connect(self._tell)

    def show_text(self, text: str) -> None:
        if not (self._field.hasFocus() and self._field.isModified()):
            self._field.setText(text)

    def readable(self, text: str) -> str:
        return text or self._field.placeholderText()

    def _tell(self) -> None:
        if self._field.isModified():
            self._field.setModified(False)
            self.edited.emit(self._field.text())


class LanguageChoice(Editor):
    """A language of chapters, by its own name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QComboBox(self)
        self._box.setMaxVisibleItems(16)
        for code in LANGUAGES:
            self._box.addItem(self.readable(code), code)
        self.take(self._box, name)
        self.leave_wheel(self._box)
        self._box.activated.connect(self._tell)

    def show_text(self, text: str) -> None:
        if self._box.findData(text) < 0:
            self._box.addItem(self.readable(text), text)
        self._box.setCurrentIndex(self._box.findData(text))

    def readable(self, text: str) -> str:
        locale = QLocale(_REGIONS.get(text, text))
        if locale.language() == QLocale.Language.C:
            return text
        name = locale.nativeLanguageName()
        return f"{name[:1].upper()}{name[1:]} ({text})"

    def _tell(self) -> None:
        self.edited.emit(str(self._box.currentData()))


class Several(Editor):
    """Some of a few values, at least one; a comma between them."""

    def __init__(self, theme: Theme, choices: Mapping[str, str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._boxes: dict[str, CheckBox] = {}
        column = QVBoxLayout()
        column.setSpacing(0)
        self.room.addLayout(column)
        for key, label in choices.items():
            box = CheckBox(theme, label, self)
            box.setAccessibleDescription(name)
            box.clicked.connect(self._tell)
            column.addWidget(box)
            self._boxes[key] = box

    def show_text(self, text: str) -> None:
        chosen = _parts(text)
        for key, box in self._boxes.items():
            box.setChecked(key in chosen)
        self._keep_one()

    def readable(self, text: str) -> str:
        return ", ".join(self._choices.get(part, part) for part in _parts(text))

    def _tell(self) -> None:
        self._keep_one()
        self.edited.emit(",".join(key for key, box in self._boxes.items() if box.isChecked()))

    def _keep_one(self) -> None:
        """The last one cannot be taken away: nothing would be asked for."""
        chosen = [box for box in self._boxes.values() if box.isChecked()]
        for box in self._boxes.values():
            box.setEnabled(chosen != [box])


class QuietHoursEditor(Editor):
    """Whether there are quiet hours, and from when till when."""

    USUAL = QuietHours(time(22), time(7))

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._switch = CheckBox(theme, parent=self)
        self._switch.setAccessibleName(name)
        self._start = self._time_field(self.tr("Quiet from"))
        self._end = self._time_field(self.tr("Quiet until"))
        for widget in (self._switch, self._start, TextLabel(theme, "–", "body", "muted", self), self._end):
            self.room.addWidget(widget)
        self.setFocusProxy(self._switch)
        self._show(self.USUAL)
        self._switch.clicked.connect(self._tell)

    def press(self) -> None:
        self._switch.click()

    def _time_field(self, name: str) -> QTimeEdit:
        field = QTimeEdit(self)
        field.setAccessibleName(name)
        field.setKeyboardTracking(False)
        field.timeChanged.connect(self._tell)
        self.leave_wheel(field)
        return field

    def show_text(self, text: str) -> None:
        hours = parse("quiet_hours", text)
        assert isinstance(hours, QuietHours)
        self._switch.setChecked(bool(hours))
        if hours:
            self._show(hours)
        for field in (self._start, self._end):
            field.setEnabled(bool(hours))

    def readable(self, text: str) -> str:
        return text or self.tr("none")

    def _show(self, hours: QuietHours) -> None:
        for field, at in ((self._start, hours.start), (self._end, hours.end)):
            field.blockSignals(True)
            field.setTime(QTime(at.hour, at.minute))
            field.blockSignals(False)

    def _tell(self) -> None:
        if not self._switch.isChecked():
            self.edited.emit("")
            return
        start, end = self._start.time(), self._end.time()
        self.edited.emit(f"{start.toString('HH:mm')}-{end.toString('HH:mm')}")


def _is_stop(part: QWidget) -> bool:
    """Whether Tab stops at it; what Qt makes a control of has a name that Qt gave."""
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and not part.objectName().startswith("qt_")


def _parts(text: str) -> Sequence[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
