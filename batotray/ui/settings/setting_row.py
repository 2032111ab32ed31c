"""One setting on a page: name, explanation, editor, where its value comes from, and the way back. Main thread."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from batotray.core.commands import ChangeSetting, Failed, Result
from batotray.errors import UserError
from batotray.settings import Origin, Settings, environment_name, parse, text_of
from batotray.ui.context import WindowContext
from batotray.ui.settings.editors import Editor
from batotray.ui.settings.fields import Field
from batotray.ui.theme import Space
from batotray.ui.widgets.announcing import announce
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.text_label import TextLabel


class SettingRow(QWidget):
    """Applies at once what is edited. What cannot be edited here is shown with the reason: a flag or the environment
    sets it, or it means nothing for a library that does not last.
    """

    def __init__(self, context: WindowContext, field: Field, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._key = field.key
        self._label = translated(field.label)
        self._is_void = field.needs_lasting and context.is_passing
        self._editor = editor
        self._default = text_of(Settings(), field.key)
        self._name = TextLabel(theme, self._label, "strong", "text", self, wrap=True)
        self._about = TextLabel(theme, translated(field.about), "caption", "muted", self, wrap=True)
        self._source = TextLabel(theme, "", "caption", "faint", self, wrap=True)
        self._trouble = TextLabel(theme, "", "caption", "bad", self, wrap=True)
        self._reset = Button(theme, "", "quiet", "undo", self, compact=True)
        self._lay_out()
        editor.edited.connect(self._apply)
        self._reset.clicked.connect(self._return_to_default)
        self.refresh()

    @property
    def key(self) -> str:
        """The setting's key."""
        return self._key

    def refresh(self) -> None:
        """Show the value in force and where it comes from."""
        resolved = self._context.settings()
        origin = resolved.origins.get(self._key, "default")
        self._editor.show_text(text_of(resolved.settings, self._key))
        is_settled = self._is_void or origin in ("flag", "environment")
        self._editor.setEnabled(not is_settled)
        self._source.setText(self._origin(origin))
        # Of the default the way back to it tells: no row grows as it is changed.
        self._source.setVisible(is_settled)
        self._reset.setVisible(origin == "saved" and text_of(resolved.settings, self._key) != self._default)
        way_back = self.tr("Return {name} to its default: {value}")
        spoken = way_back.format(name=self._label, value=self._editor.readable(self._default))
        self._reset.setAccessibleName(spoken)
        self._reset.setToolTip(spoken)
        self._editor.setAccessibleDescription(f"{self._about.text()} {self._source.text()}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click beside the editor: on the name and what is said of it."""
        if event.button() == Qt.MouseButton.LeftButton and self._editor.isEnabled():
            self._editor.press()

    def _origin(self, origin: Origin) -> str:
        if self._is_void:
            return self.tr("Not in the demo: nothing of it is left once it ends.")
        if origin == "flag":
            return self.tr("Set on the command line when batotray was started, which goes before what is saved here.")
        if origin == "environment":
            sentence = self.tr("Set by {variable} in the environment, which goes before what is saved here.")
            return sentence.format(variable=environment_name(self._key))
        if origin == "saved":
            return self.tr("Default: {value}").format(value=self._editor.readable(self._default))
        return ""

    def _apply(self, text: str) -> None:
        try:
            parse(self._key, text)
        except UserError as error:
            self._complain(Failed("user", error.code, dict(error.args_)))
            return
        self._submit(text)

    def _return_to_default(self) -> None:
        self._submit(None)
        self._editor.setFocus()  # the button is about to be of no use, and would take the keyboard with it

    def _submit(self, text: str | None) -> None:
        self._say("")
        self._context.commands.submit(ChangeSetting(self._key, text), self._answered, owner=self)

    def _answered(self, result: Result) -> None:
        if isinstance(result, Failed):
            self._complain(result)
            self.refresh()

    def _complain(self, failure: Failed) -> None:
        """Say it with the setting's name, where the sentence has its key."""
        named = Failed(failure.kind, failure.code, {**failure.args, "key": self._label}, failure.until)
        self._say(self._context.words.failure(named, self._context.clock.now()))

    def _say(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (self._name, self._about, self._source, self._trouble):
            words.addWidget(label)
        words.addStretch(1)
        keeping = self._reset.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)  # so that all editors end in one line
        self._reset.setSizePolicy(keeping)
        self._editor.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._trouble.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addLayout(words, 1)
        row.addWidget(self._editor, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignTop)
        self.setTabOrder(self._editor.last_stop(), self._reset)


def translated(text: str) -> str:
    """A text of `fields` in the reader's language."""
    return QCoreApplication.translate("Settings", text) if text else ""
