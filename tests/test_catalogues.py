"""The reader of sentences: what it finds in code, what it refuses, and what a catalogue keeps of the one before."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from scripts.catalogues import Key, Sentence, Unreadable, catalogue, sentences_of, unfinished

HELLO = Sentence(Key("Window", "Hello"), False, "batotray/a.py")
COUNTED = Sentence(Key("Wording", "%n chapter(s)"), True, "batotray/b.py")


def found(tmp_path: Path, code: str) -> list[Sentence]:
    path = tmp_path / "probe.py"
    path.write_text(code, encoding="utf-8")
    return sentences_of(path, tmp_path)


def filled(text: str, source: str, *forms: str) -> str:
    """A catalogue in which somebody translated one sentence."""
    root = ElementTree.fromstring(text)
    (message,) = (m for m in root.iter("message") if m.findtext("source") == source)
    translation = message.find("translation")
    assert translation is not None
    del translation.attrib["type"]
    for place, form in zip(list(translation) or [translation], forms, strict=True):
        place.text = form
    return ElementTree.tostring(root, encoding="unicode")


@pytest.mark.parametrize(
    ("code", "key", "is_counted"),
    [
        ('class A:\n  def f(self): return self.tr("Hello")', Key("A", "Hello"), False),
        ('class A:\n  class B:\n    pass\n  f = lambda self: self.tr("Hello")', Key("A", "Hello"), False),
        ('class A:\n  def f(self, n): return self.tr("%n day(s)", "", n)', Key("A", "%n day(s)"), True),
        ('QCoreApplication.translate("Links", "Hello")', Key("Links", "Hello"), False),
        ('words.translate("Add", "late", "of a series")', Key("Add", "late", "of a series"), False),
        ('words.translate("Add", "%n day(s)", "", self.count)', Key("Add", "%n day(s)"), True),
        ('T = {"a": QT_TRANSLATE_NOOP("Wording", "in two " "parts")}', Key("Wording", "in two parts"), False),
    ],
)
def test_every_form_of_call_is_read(tmp_path: Path, code: str, key: Key, is_counted: bool) -> None:
    assert found(tmp_path, code) == [Sentence(key, is_counted, "probe.py")]


@pytest.mark.parametrize(
    "code",
    [
        'self.tr("outside of a class")',
        'class A:\n  def f(self, other): return other.tr("Hello")',
        "class A:\n  def f(self, name): return self.tr(name)",
        'translate("Wording", f"{n} chapters")',
        'translate("Wording", "Hello" + name)',
        'QT_TRANSLATE_NOOP("Wording", TEXT)',
        'translate("Wording", "%n day(s)", n=3)',
    ],
)
def test_a_call_that_cannot_be_read_is_named(tmp_path: Path, code: str) -> None:
    with pytest.raises(Unreadable, match=r"^probe\.py:\d+: "):
        found(tmp_path, code)


@pytest.mark.parametrize("code", ['translate("Wording", table[code])', "text.translate(ACCENTS)", "p.translate(3, 4)"])
def test_what_is_no_new_sentence_is_passed_over(tmp_path: Path, code: str) -> None:
    assert found(tmp_path, code) == []


def test_a_new_sentence_waits_with_as_many_forms_as_its_language_has() -> None:
    (message,) = ElementTree.fromstring(catalogue("pl", [COUNTED])).iter("message")
    assert message.get("numerus") == "yes"
    assert len(message.findall("translation[@type='unfinished']/numerusform")) == 3
    assert list(unfinished(catalogue("pl", [HELLO, COUNTED]))) == ["Hello", "%n chapter(s)"]


def test_the_english_catalogue_holds_what_is_counted() -> None:
    assert list(unfinished(catalogue("en", [HELLO, COUNTED]))) == ["%n chapter(s)"]


def test_what_was_translated_stays_and_what_vanished_goes() -> None:
    earlier = filled(catalogue("pl", [HELLO, COUNTED]), "Hello", "Cześć")
    elsewhere = Sentence(HELLO.key, False, "batotray/z.py")
    (message,) = ElementTree.fromstring(catalogue("pl", [elsewhere], earlier)).iter("message")
    assert message.findtext("translation") == "Cześć"
    assert [place.get("filename") for place in message.iter("location")] == ["../../batotray/z.py"]


def test_a_sentence_that_came_to_be_counted_waits_again() -> None:
    earlier = filled(catalogue("pl", [HELLO]), "Hello", "Cześć")
    assert list(unfinished(catalogue("pl", [Sentence(HELLO.key, True, "batotray/a.py")], earlier))) == ["Hello"]


def test_a_sentence_said_in_two_places_is_one() -> None:
    (message,) = ElementTree.fromstring(catalogue("pl", [HELLO, HELLO])).iter("message")
    assert len(message.findall("location")) == 1


def test_a_sentence_is_counted_everywhere_or_nowhere() -> None:
    with pytest.raises(Unreadable, match="counted in one place"):
        catalogue("pl", [HELLO, Sentence(HELLO.key, True, "batotray/b.py")])


def test_writing_again_changes_nothing() -> None:
    once = catalogue("pl", [HELLO, COUNTED])
    assert catalogue("pl", [HELLO, COUNTED], once) == once
