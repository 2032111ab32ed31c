"""Parameters of SQL have names or stand alone: numbered ones, given a sequence, are refused from Python 3.14 on."""

import re
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "batotray"


def test_no_parameter_has_a_number() -> None:
    code = {path.name: path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
    assert [name for name, text in code.items() if re.search(r"= *\?\d|\?\d +IS\b", text)] == []
