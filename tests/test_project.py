"""The promises of the project's own files."""

import re
from pathlib import Path

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
