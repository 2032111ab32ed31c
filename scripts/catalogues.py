"""Collects the sentences of the package into `resources/translations` and compiles them: `make translations`.

It stands in for Qt's lupdate, which loses counted sentences in Python. What was translated stays, what is new is
marked unfinished, what is said no more goes. A call that cannot be read ends the run, so that no sentence is lost.
"""

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "batotray"
FOLDER = ROOT / "resources" / "translations"
FORMS = {"en": 2, "pl": 3}
"""How many forms a counted sentence has in each language, by Qt's rules."""
SOURCE_LANGUAGE = "en"
"""Its catalogue holds counted sentences only: all others are as the code has them."""
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


class Unreadable(Exception):
    """A call whose sentence, context or class cannot be told from the code."""


@dataclass(frozen=True, slots=True)
class Key:
    """What Qt finds a sentence by."""

    context: str
    text: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One literal in the code; `path` is relative to the source tree."""

    key: Key
    is_counted: bool
    path: str


# ------------------------------------------------------------------ reading the code


def sentences(package: Path = PACKAGE) -> list[Sentence]:
    """Every sentence of a package, by file and place; raises Unreadable."""
    return [sentence for path in sorted(package.rglob("*.py")) for sentence in sentences_of(path, package.parent)]


def sentences_of(path: Path, root: Path) -> list[Sentence]:
    """The sentences of one file; raises Unreadable."""
    reader = _Reader(path.relative_to(root).as_posix())
    reader.visit(ast.parse(path.read_text(encoding="utf-8")))
    return reader.found


class _Reader(ast.NodeVisitor):
    """Knows the class it is in, since `self.tr` takes that one's name for the context."""

    def __init__(self, path: str) -> None:
        self.found: list[Sentence] = []
        self._path = path
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        match _name(node.func):
            case "tr":
                self._take(node, self._own_context(node), node.args)
            case "translate" | "QT_TRANSLATE_NOOP" if len(node.args) > 1 and _literal(node.args[0]):
                self._take(node, _literal(node.args[0]), node.args[1:])
        self.generic_visit(node)

    def _own_context(self, node: ast.Call) -> str:
        """The class that `self.tr` stands in; Qt looks there too when the object is of a class derived from it."""
        if ast.unparse(node.func) != "self.tr" or not self._classes:
            raise self._unreadable(node, "tr is called on another object than self")
        return self._classes[-1]

    def _take(self, node: ast.Call, context: str, args: Sequence[ast.expr]) -> None:
        if node.keywords:
            raise self._unreadable(node, "arguments by name")
        text, comment = _literal(args[0]), _literal(args[1]) if len(args) > 1 else ""
        if text:
            self.found.append(Sentence(Key(context, text, comment), len(args) > 2, self._path))
        elif isinstance(args[0], ast.JoinedStr | ast.BinOp) or _name(node.func) != "translate":
            raise self._unreadable(node, "the sentence is no literal")
        # Else a text that was marked where it stands in a table.

    def _unreadable(self, node: ast.Call, why: str) -> Unreadable:
        return Unreadable(f"{self._path}:{node.lineno}: {why}: {ast.unparse(node)}")


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


# ------------------------------------------------------------------ writing catalogues


def catalogue(language: str, found: Iterable[Sentence], earlier: str = "") -> str:
    """The text of a catalogue in Qt's TS format, with the translations that an earlier one has."""
    known = _translations(earlier) if earlier else {}
    root = Element("TS", version="2.1", language=language, sourcelanguage=SOURCE_LANGUAGE)
    contexts: dict[str, Element] = {}
    for key, places in sorted(_gathered(language, found).items(), key=lambda item: item[0].context):
        if key.context not in contexts:
            contexts[key.context] = SubElement(root, "context")
            SubElement(contexts[key.context], "name").text = key.context
        _add(contexts[key.context], key, places, known.get(key), FORMS[language])
    ElementTree.indent(root, "    ")
    return f"{HEAD}{ElementTree.tostring(root, encoding='unicode')}\n"


def _gathered(language: str, found: Iterable[Sentence]) -> dict[Key, list[Sentence]]:
    """The sentences a catalogue needs, each with the places it is said at, in their order."""
    gathered: dict[Key, list[Sentence]] = {}
    for sentence in found:
        if sentence.is_counted or language != SOURCE_LANGUAGE:
            gathered.setdefault(sentence.key, []).append(sentence)
    return gathered


def _add(context: Element, key: Key, places: Sequence[Sentence], earlier: Element | None, forms: int) -> None:
    if len({place.is_counted for place in places}) > 1:
        raise Unreadable(f"counted in one place and not in another: {key.text}")
    message = SubElement(context, "message")
    for path in dict.fromkeys(place.path for place in places):
        # Without the line, which would change with every edit above it.
        SubElement(message, "location", filename=f"../../{path}")
    SubElement(message, "source").text = key.text
    if key.comment:
        SubElement(message, "comment").text = key.comment
    if places[0].is_counted:
        message.set("numerus", "yes")
    message.append(_translation(earlier, forms if places[0].is_counted else 0))


def _translation(earlier: Element | None, forms: int) -> Element:
    """The earlier one where it has the right number of forms, else an empty one to be filled in."""
    if earlier is not None and len(earlier.findall("numerusform")) == forms:
        return earlier
    empty = Element("translation", type="unfinished")
    for _ in range(forms):
        SubElement(empty, "numerusform")
    return empty


def _translations(text: str) -> dict[Key, Element]:
    return {
        Key(context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", "")): found
        for context in ElementTree.fromstring(text).iter("context")
        for message in context.iter("message")
        if (found := message.find("translation")) is not None
    }


def unfinished(text: str) -> Iterator[str]:
    """The sentences of a catalogue that wait for a translator."""
    for message in ElementTree.fromstring(text).iter("message"):
        if message.find("translation[@type='unfinished']") is not None:
            yield message.findtext("source", "")


def release(source: Path, target: Path) -> None:
    """Compile a catalogue for Qt; raises CalledProcessError."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([str(tool), "-silent", str(source), "-qm", str(target)], check=True, timeout=60)


def main() -> None:
    """Bring all catalogues up to date, and name what waits for a translator."""
    found = sentences()
    FOLDER.mkdir(exist_ok=True)
    for language in FORMS:
        source = FOLDER / f"batotray_{language}.ts"
        earlier = source.read_text(encoding="utf-8") if source.exists() else ""
        text = catalogue(language, found, earlier)
        source.write_text(text, encoding="utf-8", newline="\n")
        release(source, source.with_suffix(".qm"))
        for waiting in unfinished(text):
            print(f"{source.name}: to be translated: {waiting}")


if __name__ == "__main__":
    main()
