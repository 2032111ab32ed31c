"""The settings in force, as the windows know them: read anew whenever one was saved. Main thread."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from batotray.records import Changes
from batotray.settings import Resolved, resolve
from batotray.storage.read_models import ReadModels
from batotray.ui.context import News, Reads


class LiveSettings(QObject):
    """Call it for the settings of this moment; flags and environment alone until the database was read."""

    def __init__(
        self,
        reads: Reads,
        news: News,
        environ: Mapping[str, str],
        flags: Mapping[str, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reads = reads
        self._news = news
        self._environ = environ
        self._flags = flags
        self._resolved = resolve({}, environ, flags)
        news.changed.connect(self._on_changed)

    def __call__(self) -> Resolved:
        return self._resolved

    def load(self) -> None:
        """Read what the user saved; `News.settings_changed` tells when that is in force."""
        self._reads.read(ReadModels.saved_settings, self._take, owner=self)

    def _take(self, saved: Mapping[str, str]) -> None:
        self._resolved = resolve(saved, self._environ, self._flags)
        self._news.settings_changed.emit()

    def _on_changed(self, changes: object) -> None:
        assert isinstance(changes, Changes)
        if changes.settings:
            self.load()
