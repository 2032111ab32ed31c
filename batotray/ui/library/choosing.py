"""Which series are shown, and in which order: pure functions of rows. Any thread, Qt-free."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, lru_cache
from typing import Literal

from batotray.views import SeriesRow
from batotray.wording import Wording

Kind = Literal["all", "unread", "late", "paused", "trouble", "muted", "finished"]
Key = Callable[[SeriesRow], object]
TROUBLED = frozenset({"held", "refused", "failing", "gone", "quarantined", "closed"})
FINISHED = frozenset({"completed", "dropped"})

KINDS: Mapping[Kind, Callable[[SeriesRow], bool]] = {
    "all": lambda row: True,
    "unread": lambda row: row.unread > 0,
    "late": lambda row: row.late in ("late", "on_break"),
    "paused": lambda row: row.paused,
    "trouble": lambda row: row.health in TROUBLED,
    "muted": lambda row: row.muted,
    "finished": lambda row: row.status in FINISHED,
}


def matcher(
    words: Wording, kind: Kind, source: str, text: str, also: Collection[int] = ()
) -> Callable[[SeriesRow], bool] | None:
    """Whether a row is of a kind, of a source ("" for any), and has every word of `text`; None where all are.

    The series `also` are known to fit the text, by another name.
    """
    wanted = text.casefold().split()
    if kind == "all" and not source and not wanted:
        return None
    is_kind = KINDS[kind]
    label_of = cache(words.source)

    def matches(row: SeriesRow) -> bool:
        if not is_kind(row) or (source and row.source != source):
            return False
        if not wanted or row.id in also:
            return True
        text_of_row = _folded(row.name, label_of(row.source), row.latest)
        return all(word in text_of_row for word in wanted)

    return matches


@lru_cache(maxsize=2000)
def _folded(*texts: str) -> str:
    """One text to compare with, whatever its letters' case; kept, as every key looks into every row."""
    return " ".join(texts).casefold()


def arranged(rows: Iterable[SeriesRow], key: Key, *, descending: bool) -> list[SeriesRow]:
    """Rows in the order of `key`, equal ones by name; rows whose key is None stand last in either direction."""
    by_name = sorted(rows, key=lambda row: (row.name.casefold(), row.id))
    known = [row for row in by_name if key(row) is not None]
    known.sort(key=key, reverse=descending)  # type: ignore[arg-type]
    return known + [row for row in by_name if key(row) is None]
