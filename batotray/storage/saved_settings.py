"""Settings the user saved, and facts the program keeps about itself (keys beginning with '@'). Engine thread."""

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from batotray.storage.database import Database
from batotray.storage.tables import SettingRow

_setting = SettingRow.__table__  # type: ignore[attr-defined]
FACT = "@"


class SettingRepository:
    """Reads and writes settings and facts, both as text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, str]:
        """What the user saved, without the program's own facts."""
        with self._database.transaction() as session:
            rows = session.execute(select(_setting)).all()
        return {row.key: row.value for row in rows if not row.key.startswith(FACT)}

    def set(self, key: str, value: str) -> None:
        statement = insert(_setting).values(key=key, value=value)
        with self._database.transaction() as session:
            session.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

    def unset(self, key: str) -> None:
        with self._database.transaction() as session:
            session.execute(delete(_setting).where(_setting.c.key == key))

    def fact(self, name: str) -> str | None:
        with self._database.transaction() as session:
            return session.execute(select(_setting.c.value).where(_setting.c.key == FACT + name)).scalar_one_or_none()

    def set_fact(self, name: str, value: str) -> None:
        self.set(FACT + name, value)
