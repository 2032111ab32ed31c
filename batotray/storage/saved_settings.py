"""Settings the user saved, and facts the program keeps about itself (keys beginning with '@'). Engine thread."""

from batotray.storage.database import Database
from batotray.storage.shapes import FACT

_SET = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"


class SettingRepository:
    """Reads and writes settings and facts, both as text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, str]:
        """What the user saved, without the program's own facts."""
        rows = self._database.rows("SELECT key, value FROM setting ORDER BY key")
        return {key: value for key, value in rows if not key.startswith(FACT)}

    def set(self, key: str, value: str) -> None:
        """Save a setting."""
        self._database.run(_SET, (key, value))

    def unset(self, key: str) -> None:
        """Return a setting to its default."""
        self._database.run("DELETE FROM setting WHERE key = ?", (key,))

    def fact(self, name: str) -> str | None:
        """What the program noted under `name`; None when it never did."""
        rows = self._database.rows("SELECT value FROM setting WHERE key = ?", (FACT + name,))
        return rows[0][0] if rows else None

    def set_fact(self, name: str, value: str) -> None:
        """Note a fact of the program itself."""
        self.set(FACT + name, value)
