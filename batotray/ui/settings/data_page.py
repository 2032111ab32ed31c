"""The page about the data: where it lies, copies of it, and the way back to one. Main thread."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from batotray.core.commands import Backup, Command, Failed, Restore, Result
from batotray.ui.context import WindowContext
from batotray.ui.folders import open_folder
from batotray.ui.settings import fields
from batotray.ui.settings.action_row import ActionRow
from batotray.ui.settings.pages import SettingsPage

_PATTERN = "*.sqlite"


class DataPage(SettingsPage):
    """The data folder, backup and restore, and the log."""

    def __init__(self, context: WindowContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        theme, folder = context.theme, str(context.data_folder)
        self._chosen = ""
        self._folder = ActionRow(theme, self.tr("Data folder"), folder, self.tr("Open folder"), "folder", self)
        self._backup = ActionRow(
            theme,
            self.tr("Backup"),
            self.tr("A copy of everything: series, read marks, history, settings."),
            self.tr("Back up…"),
            "download",
            self,
        )
        self._restore = ActionRow(
            theme,
            self.tr("Restore"),
            self.tr("Bring back what a backup holds, in place of what is here now."),
            self.tr("Restore…"),
            "undo",
            self,
        )
        for row in (self._folder, self._backup, self._restore):
            self.add_part(row)
        self.add_group(fields.LOG)
        self.end()
        self._folder.triggered.connect(self._open)
        self._backup.triggered.connect(self._choose_target)
        self._restore.triggered.connect(self._choose_backup)

    def _open(self) -> None:
        opened = open_folder(self._context.data_folder)
        self._folder.say("" if opened else self.tr("No program here opens folders."), "bad")

    # -------------------------------------------------------------- backup

    def _choose_target(self) -> None:
        dialog = self._dialog(self.tr("Where shall the backup be written?"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("sqlite")
        now = self._context.words.local(self._context.clock.now())
        dialog.selectFile(f"batotray-{now:%Y-%m-%d}.sqlite")
        dialog.fileSelected.connect(self.back_up_to)
        dialog.open()

    def back_up_to(self, path: str) -> None:
        """Write a backup to this file and say how that went."""
        self._ask(self._backup, Backup(path), self.tr("Written: {path}").format(path=path))

    # -------------------------------------------------------------- restore

    def _choose_backup(self) -> None:
        dialog = self._dialog(self.tr("Which backup?"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.confirm_restore)
        dialog.open()

    def confirm_restore(self, path: str) -> None:
        """Ask once more before what is here now is replaced."""
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Restore"))
        box.setText(self.tr("Bring back what {name} holds?").format(name=Path(path).name))
        box.setInformativeText(
            self.tr(
                "Series, read marks and settings of now are replaced. A copy of them is kept in the data folder first."
            )
        )
        bring = box.addButton(self.tr("Bring it back"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        self._chosen = path
        bring.clicked.connect(self._restore_chosen)
        box.open()

    def _restore_chosen(self) -> None:
        self.restore_from(self._chosen)

    def restore_from(self, path: str) -> None:
        """Bring a backup back and say how that went."""
        self._ask(self._restore, Restore(path), self.tr("Brought back: {path}").format(path=path))

    # -------------------------------------------------------------- both

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(f"{self.tr('Backups')} ({_PATTERN})")
        return dialog

    def _ask(self, row: ActionRow, command: Command, done: str) -> None:
        def answered(result: Result) -> None:
            row.set_busy(False)
            if isinstance(result, Failed):
                row.say(self._context.words.failure(result, self._context.clock.now()), "bad")
            else:
                row.say(done, "good")

        row.set_busy(True)
        row.say("")
        self._context.commands.submit(command, answered, owner=row)
