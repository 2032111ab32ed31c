"""Writes what Windows shows among the properties of the program's files: `scripts/windows_version.py`.

Run it after a change of the version. The format is that of PyInstaller's version files.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from batotray import __version__  # noqa: E402

FILE = ROOT / "resources" / "windows" / "version.txt"
US_ENGLISH, UNICODE = 0x409, 1200


def text(version: str) -> str:
    """The version file of a version such as 1.2.3 or 1.2.3rc1."""
    numbers = (*map(int, re.findall(r"\d+", version)[:3]), 0, 0, 0, 0)[:4]
    facts = {
        "CompanyName": "The batotray authors",
        "FileDescription": "batotray",
        "FileVersion": version,
        "InternalName": "batotray",
        "LegalCopyright": "Copyright (c) 2026 The batotray authors. MIT licence.",
        "ProductName": "batotray",
        "ProductVersion": version,
    }
    strings = ",\n".join(f"        StringStruct({key!r}, {value!r})" for key, value in facts.items())
    return f"""# Made by scripts/windows_version.py.
VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0
  ),
  kids=[
    StringFileInfo([
      StringTable('{US_ENGLISH:04x}{UNICODE:04x}', [
{strings},
      ]),
    ]),
    VarFileInfo([VarStruct('Translation', [{US_ENGLISH}, {UNICODE}])]),
  ],
)
"""


if __name__ == "__main__":
    FILE.write_text(text(__version__), encoding="utf-8")
