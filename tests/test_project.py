"""The promises of the project's own files."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

from batotray.settings import Settings

ROOT = Path(__file__).parent.parent


def test_the_readme_names_the_two_commands_the_makefile_has() -> None:
    readme, makefile = (ROOT / "README.md").read_text("utf-8"), (ROOT / "Makefile").read_text("utf-8")
    for target in ("demo", "test"):
        assert f"make {target}" in readme
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_every_pin_has_a_hash_and_no_address() -> None:
    lock = (ROOT / "requirements" / "dev.txt").read_text("utf-8")
    assert "://" not in lock
    pins = re.split(r"\n(?=[a-z0-9])", lock.lower())
    assert len(pins) > 40
    assert [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin] == []


def test_every_document_linked_from_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    missing = [
        link for link in re.findall(r"\]\(([^)]+)\)", readme) if "://" not in link and not (ROOT / link).exists()
    ]
    assert missing == []


def test_the_table_of_settings_tells_what_the_program_does() -> None:
    """Each setting has its row: key, environment variable, default, what it is."""
    rows = {
        cells[0].strip("`"): cells
        for line in (ROOT / "docs" / "settings.md").read_text("utf-8").splitlines()
        if line.startswith("| `") and (cells := [cell.strip() for cell in line.strip("|").split("|")])
    }
    known = {field.metadata["key"]: field for field in fields(Settings) if "key" in field.metadata}
    assert rows.keys() == known.keys()
    for key, field in known.items():
        _, variable, default, _, what = rows[key]
        shown = f"{field.default:g}" if isinstance(field.default, float) else str(field.default)
        shown = shown.lower() if isinstance(field.default, bool) else shown
        assert variable.strip("`") == field.metadata["env"], key
        assert default.strip("`") == (shown or "empty"), key
        assert what == field.metadata["about"], key


def test_an_installed_program_has_its_drawings_and_catalogues() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    installed = {
        path.relative_to(ROOT / "resources")
        for globs in project["tool"]["setuptools"]["data-files"].values()
        for glob in globs
        for path in ROOT.glob(glob)
    }
    used = {
        path.relative_to(ROOT / "resources")
        for folder, ending in (("icons", "*.svg"), ("translations", "*.qm"))
        for path in (ROOT / "resources" / folder).glob(ending)
    }
    assert len(used) > 30
    assert used <= installed


def test_every_module_that_a_document_names_is_there() -> None:
    there = [path.relative_to(ROOT).as_posix() for path in ROOT.glob("*/**/*.py") if ".venv" not in path.parts]
    for document in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        for name in re.findall(r"`([\w/]+\.py)`", document.read_text("utf-8")):
            assert any(f"/{path}".endswith(f"/{name}") for path in there), f"{document.name}: {name}"


def test_the_map_of_the_house_has_every_module_of_the_engine() -> None:
    document = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    named = {name.removeprefix("core/") for name in re.findall(r"`((?:core/)?\w+\.py)`", document)}
    assert {path.name for path in (ROOT / "batotray" / "core").glob("[!_]*.py")} <= named


def test_links_between_documents_lead_somewhere() -> None:
    for document in (ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")):
        for link in re.findall(r"\]\(([^)#]+)", document.read_text("utf-8")):
            assert "://" in link or (document.parent / link).exists(), f"{document.name}: {link}"
