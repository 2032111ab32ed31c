"""What every verb is given: where the data lies, how to speak, what time it is, and the way to read. Main thread."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from batotray.cli.terminal import Terminal
from batotray.clock import Clock
from batotray.core.settings_book import SettingsBook
from batotray.errors import StorageError
from batotray.paths import DATABASE
from batotray.settings import Resolved, resolve
from batotray.storage.read_models import ReadModels
from batotray.wording import Wording


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the command line."""

    folder: Path
    terminal: Terminal
    words: Wording
    clock: Clock
    environ: Mapping[str, str]
    flags: Mapping[str, str]
    """Settings given as flags, by key."""

    def now(self) -> datetime:
        return self.clock.now()

    @contextmanager
    def reads(self) -> Iterator[ReadModels]:
        """The read models, closed at the end. Raises StorageError."""
        models = self._open()
        try:
            yield models
        finally:
            models.close()

    def _open(self) -> ReadModels:
        """Where there is no database, or one of an older version, the engine makes it or brings it up to date first."""
        path = self.folder / DATABASE
        try:
            return ReadModels(path, self.clock)
        except StorageError as error:
            if type(error) is not StorageError:
                raise
        self._prepare_database()
        return ReadModels(path, self.clock)

    def settings(self) -> Resolved:
        """The settings in force and where each comes from."""
        book = SettingsBook(self.environ, self.flags)
        with self.reads() as models:
            book.load(models.saved_settings())
        return book.resolved

    def log_level(self) -> str:
        """What the log keeps, as far as it can be known without a database."""
        return resolve({}, self.environ, self.flags).settings.log_level

    def _prepare_database(self) -> None:
        from batotray.cli.reach import Reach

        with Reach(self) as reach:
            reach.open()
