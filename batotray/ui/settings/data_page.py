"""The page about the data: where it lies, copies of it, the way back to one, and out. Main thread."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from batotray.core.commands import Backup, Command, Failed, Restore, Result
from batotray.ui.context import WindowContext
from batotray.ui.folders import open_folder
from batotray.ui.settings import fields
from batotray.ui.settings.action_row import ActionRow
from batotray.ui.settings.library_export import LibraryExport
from batotray.ui.settings.pages import SettingsPage

_PATTERN = "*.sqlite"


class DataPage(SettingsPage):
    """The data folder, backup, restore and export, and the log."""

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
        self._export = ActionRow(
            theme,
            self.tr("Export"),
            self.tr("The series with their read marks, for other programs; with all chapters as JSON, or as a table."),
            self.tr("Export…"),
            "download",
            self,
        )
        for row in (self._folder, self._backup, self._restore, self._export):
            self.add_part(row)
        self.add_group(fields.LOG)
        self.end()
        self._folder.triggered.connect(self._open)
        self._backup.triggered.connect(self._choose_target)
        self._restore.triggered.connect(self._choose_backup)
        self._export.triggered.connect(self._choose_export)

    def _open(self) -> None:
        opened = open_folder(self._context.data_folder)
        self._folder.say("" if opened else self.tr("No program here opens folders."), "bad")

    # -------------------------------------------------------------- backup

    def _choose_target(self) -> None:
        dialog = self._saving(self.tr("Where shall the backup be written?"), "sqlite")
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

    # -------------------------------------------------------------- export

    def _choose_export(self) -> None:
        dialog = self._saving(self.tr("Where shall the library be written?"), "json")
        dialog.setNameFilters(("JSON (*.json)", "CSV (*.csv)"))
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(chosen[:4].strip().lower()))
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write the library to this file and say how that went."""
        export = LibraryExport(self._context.data_folder, path, self._export)

        def told(is_written: bool, reason: str) -> None:
            export.deleteLater()
            self._export.set_busy(False)
            if is_written:
                self._export.say(self.tr("Written: {path}").format(path=path), "good")
            else:
                self._export.say(self.tr("It could not be written. {reason}").format(reason=reason).strip(), "bad")

        self._export.set_busy(True)
        self._export.say("")
        export.finished.connect(told)
        export.start()

    # -------------------------------------------------------------- all

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(f"{self.tr('Backups')} ({_PATTERN})")
        return dialog

    def _saving(self, title: str, suffix: str) -> QFileDialog:
        """For a new file, named after the day."""
        dialog = self._dialog(title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        now = self._context.words.local(self._context.clock.now())
        dialog.selectFile(f"batotray-{now:%Y-%m-%d}.{suffix}")
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
