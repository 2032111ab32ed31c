"""The schema: its scripts, its classes, and what is refused or kept before a file changes."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel, create_engine

from batotray.errors import DatabaseDamaged, DatabaseForeign, DatabaseTooNew
from batotray.storage import migrate as module
from batotray.storage import plain_tables
from batotray.storage.migrate import APPLICATION_ID, Migration, migrate, migrations, newest_version
from batotray.storage.store import Store
from tests.storage.shelf import damage, follow, stock

NEXT = newest_version() + 1
Schema = dict[str, Any]


def value(path: Path, sql: str) -> Any:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchone()[0]


def add_migrations(monkeypatch: pytest.MonkeyPatch, *scripts: str) -> None:
    known = migrations()
    added = tuple(Migration(NEXT + n, "later", script) for n, script in enumerate(scripts))
    monkeypatch.setattr(module, "migrations", lambda: (*known, *added))


def schema(path: Path) -> Schema:
    """Tables with their columns, keys and indices, as SQLite understands them; the order of columns does not count."""
    found: Schema = {}
    with closing(sqlite3.connect(path)) as connection:

        def ask(sql: str, *names: str) -> list[Any]:
            return connection.execute(sql, names).fetchall()

        for (table,) in ask("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
            columns = ask('SELECT name, type, "notnull", pk FROM pragma_table_info(?)', table)
            keys = ask('SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(?)', table)
            indices = ask('SELECT name, "unique", partial FROM pragma_index_list(?)', table)
            found[table] = (
                sorted(columns),
                sorted(keys),
                sorted((*index[1:], *ask("SELECT name FROM pragma_index_info(?)", index[0])) for index in indices),
            )
        # The condition of a partial index stands in its text only.
        for name, sql in ask("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"):
            found[name] = " ".join(sql.split())
        for name, sql in ask("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
            found[f"{name}: options"] = ("AUTOINCREMENT" in sql, "WITHOUT ROWID" in sql)
    return found


def test_the_scripts_and_the_classes_make_the_same_schema(tmp_path: Path) -> None:
    assert plain_tables.ChapterRow.metadata is SQLModel.metadata  # with those of the rows it belongs to
    migrate(tmp_path / "scripts")
    engine = create_engine(f"sqlite:///{tmp_path / 'classes'}")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    assert schema(tmp_path / "scripts") == schema(tmp_path / "classes")


def test_the_scripts_are_numbered_without_a_gap() -> None:
    assert [m.version for m in migrations()] == list(range(1, len(migrations()) + 1))


def test_a_new_file_gets_the_newest_schema_and_no_backup(file: Path) -> None:
    assert migrate(file) == newest_version()
    assert value(file, "PRAGMA application_id") == APPLICATION_ID
    assert value(file, "PRAGMA user_version") == newest_version()
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_file_is_backed_up_before_it_is_migrated(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    migrate(file)
    add_migrations(monkeypatch, "CREATE TABLE later (id INTEGER);")
    assert migrate(file) == NEXT
    assert value(file, "SELECT count(*) FROM later") == 0
    assert value(file.with_name(f"{file.name}.before-v{NEXT}.backup"), "PRAGMA user_version") == NEXT - 1


def test_a_file_of_the_newest_schema_is_not_backed_up(file: Path) -> None:
    migrate(file)
    migrate(file)
    assert not list(file.parent.glob("*.backup"))


def test_only_the_newest_three_backups_are_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also past the ninth schema, where names are no longer in the order of time."""
    migrate(file)
    for count in range(1, 12):
        add_migrations(monkeypatch, *(f"CREATE TABLE later_{n} (id INTEGER);" for n in range(count)))
        migrate(file)
    kept = sorted(path.name for path in file.parent.glob("*.backup"))
    assert kept == [f"{file.name}.before-v{NEXT + n}.backup" for n in (8, 9, 10)]


def test_a_script_that_fails_leaves_the_file_as_it_was(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    migrate(file)
    before = schema(file)
    add_migrations(monkeypatch, "CREATE TABLE later (id INTEGER); INSERT INTO nowhere VALUES (1);")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(file)
    assert schema(file) == before
    assert value(file, "PRAGMA user_version") == NEXT - 1


def test_a_script_that_breaks_foreign_keys_is_taken_back(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    migrate(file)
    broken = "INSERT INTO notification_chapter VALUES (1, 1);"
    add_migrations(monkeypatch, broken)
    with pytest.raises(DatabaseDamaged):
        migrate(file)
    assert value(file, "SELECT count(*) FROM notification_chapter") == 0


def test_a_damaged_file_is_neither_backed_up_nor_migrated(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.open(file)
    stock(store, follow(store), *range(1, 400))
    store.close()
    damage(file)
    before = file.read_bytes()
    add_migrations(monkeypatch, "CREATE TABLE later (id INTEGER);")
    with pytest.raises(DatabaseDamaged):
        migrate(file)
    assert file.read_bytes() == before
    assert not list(file.parent.glob("*.backup"))


def test_a_file_of_a_newer_program_is_refused_untouched(file: Path) -> None:
    migrate(file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {NEXT}")
    before = file.read_bytes()
    with pytest.raises(DatabaseTooNew):
        migrate(file)
    assert file.read_bytes() == before


def test_a_database_of_another_program_is_refused_untouched(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
    before = file.read_bytes()
    with pytest.raises(DatabaseForeign):
        migrate(file)
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_untouched(file: Path) -> None:
    file.write_text("a letter, not a library\n" * 100)
    with pytest.raises(DatabaseForeign):
        migrate(file)
    assert file.read_text().startswith("a letter")
