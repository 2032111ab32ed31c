"""Which number a title gives its chapter."""

import pytest

from batotray.core.sources.numbers import leading_number, numbering


@pytest.mark.parametrize(
    ("title", "volume", "number"),
    [
        ("Chapter 38.5", None, "38.5"),
        ("Ch.2", None, "2"),
        ("ch_38", None, "38"),
        ("Volume 1 Chapter 5", "1", "5"),
        ("Vol. 3 Ch. 12a", "3", "12a"),
        ("S1 Episode 37 (End of season)", "S1", "37"),
        ("[Season 3] Ep. 235", "S3", "235"),
        ("(S2) Episode 12", "S2", "12"),
        ("Episode 112 (Season 1 Finale)", None, "112"),
        ("Ép. 12", None, "12"),
        ("Saison 2 - Épisode 7", "S2", "7"),
        ("Capítulo 9", None, "9"),
        ("Folge 4", None, "4"),
        ("EPISODE １２", None, "12"),
        ("#12", None, "12"),
        ("第77話①", None, "77.1"),
        ("第12-1話", None, "12.1"),
        ("第25話 前編", None, "25.1"),
        ("第25話 後編", None, "25.3"),
        ("第3话", None, "3"),
        ("제12화", None, "12"),
        ("シーズン 5話", None, "5"),
    ],
)
def test_a_number_is_read_after_a_word_for_it(title: str, volume: str | None, number: str) -> None:
    found = numbering(title)
    assert (found.volume, found.number) == (volume, number)


@pytest.mark.parametrize(
    "title",
    ["Afterword 3", "[Hiatus Notice]", "Page 301", "", "2026 in review", "Chapter 5th", "Epilogue", "Chapters",
     "Volume 4", "Deep 12", "[10Pショート読切] 怪異解決屋", "Meet me at 3"],
)  # fmt: skip
def test_other_numbers_are_none(title: str) -> None:
    assert numbering(title).number is None


@pytest.mark.parametrize(
    ("title", "before"),
    [
        ("Night Harbour - Chapter 12", "night harbour"),
        ("Season 2, Episode 4", ""),
        ("[S2] Ep. 4", ""),
        ("夜の港 第4話", "夜の港"),
    ],
)
def test_what_stands_before_is_kept(title: str, before: str) -> None:
    assert numbering(title).before == before


@pytest.mark.parametrize(
    ("title", "number"),
    [("2. Life's Little", "2"), ("12.5: Interlude", "12.5"), ("7 - Storm", "7"), ("3 years", None), ("x 2. y", None)],
)  # fmt: skip
def test_a_leading_number(title: str, number: str | None) -> None:
    assert leading_number(title) == number
