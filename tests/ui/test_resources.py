"""The files of `resources/` are found in the source tree, in a bundle and where a wheel puts them."""

import sys
import sysconfig
from pathlib import Path

import pytest

from batotray.ui import resources
from batotray.ui.resources import resource


def a_folder(root: Path) -> Path:
    (root / "icons").mkdir(parents=True)
    (root / "icons" / "batotray.svg").write_text("<svg/>")
    return root


def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As if the package lay outside of its source tree."""
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "lib" / "batotray" / "ui" / "resources.py"))


def test_the_source_tree_has_them() -> None:
    assert resource("icons", "batotray.svg").parent.parent.name == "resources"


def test_a_bundle_has_them_beside_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "resources")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("icons", "batotray.svg") == folder / "icons" / "batotray.svg"


def test_a_wheel_puts_them_into_share(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    elsewhere(monkeypatch, tmp_path)
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    folder = a_folder(tmp_path / "share" / "batotray")
    assert resource("icons", "batotray.svg") == folder / "icons" / "batotray.svg"


def test_a_folder_of_the_same_name_that_is_not_ours_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    elsewhere(monkeypatch, tmp_path)
    (tmp_path / "lib" / "resources").mkdir(parents=True)
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    with pytest.raises(FileNotFoundError, match="no resources in"):
        resource("icons", "batotray.svg")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.svg"):
        resource("icons", "nothing.svg")
