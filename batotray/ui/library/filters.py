"""The search field and the menu beside it: which series are shown. Main thread."""

from collections.abc import Callable, Iterable
from typing import get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from batotray.ui.context import WindowContext
from batotray.ui.library.choosing import KINDS, Kind, matcher
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.search_field import SearchField
from batotray.ui.window import Window
from batotray.views import SeriesRow


class Filters(QObject):
    """Holds what was chosen and tells `changed`; the window places `search` and `button`."""

    changed = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._context: WindowContext = window.context
        self._kind: Kind = "all"
        self._source = ""
        self._found = ("", frozenset[int]())
        """A text, and the series that have it in one of their other names."""
        self.search = SearchField(window.context.theme, self.tr("Search series…"), window)
        self.button = Button(window.context.theme, "", parent=window)
        self._menu = QMenu(window)
        self._kinds = self._fill_kinds()
        self._menu.addSeparator()
        self._by_source: dict[str, QAction] = {}
        self._sources = QActionGroup(self)
        self.button.setMenu(self._menu)
        self._menu.triggered.connect(self._choose)
        self.search.textChanged.connect(self.changed)
        self._show_choice()

    def matcher(self) -> Callable[[SeriesRow], bool] | None:
        """What rows must be like now; None where all are wanted."""
        text, (searched, also) = self.search.text(), self._found
        return matcher(self._context.words, self._kind, self._source, text, also if text == searched else ())

    def add_found(self, found: tuple[str, frozenset[int]], hidden: frozenset[int]) -> None:
        """Show these series too, if that text is still the one that is looked for and any of them is hidden."""
        self._found = found
        if found[1] & hidden and found[0] == self.search.text():
            self.changed.emit()

    def clear(self) -> None:
        """Show everything again."""
        self._kind, self._source = "all", ""
        self._show_choice()
        self.search.clear()
        self.changed.emit()

    def choose(self, kind: Kind) -> None:
        """Show only series of this kind."""
        self._kind = kind
        self._show_choice()
        self.changed.emit()

    def count(self, rows: Iterable[SeriesRow]) -> None:
        """Say in the menu how many there are of each kind and source, and in the field how many there are at all."""
        known = tuple(rows)
        words = self._context.words
        self.search.setPlaceholderText(words.translate("Library", "Search %n series…", "", len(known)))
        for kind, action in self._kinds.items():
            action.setText(self._counted(self._label(kind), sum(map(KINDS[kind], known))))
        counts: dict[str, int] = {}
        for row in known:
            counts[row.source] = counts.get(row.source, 0) + 1
        self._show_sources(counts)

    # -------------------------------------------------------------- the menu

    def _fill_kinds(self) -> dict[Kind, QAction]:
        group = QActionGroup(self)
        actions: dict[Kind, QAction] = {}
        for kind in get_args(Kind):
            action = self._menu.addAction(self._label(kind))
            action.setCheckable(True)
            action.setData(("kind", kind))
            group.addAction(action)
            actions[kind] = action
        return actions

    def _show_sources(self, counts: dict[str, int]) -> None:
        """One entry for each source, where there is more than one to choose from."""
        wanted = ["", *sorted(counts)] if len(counts) > 1 else []
        if self._source not in wanted:
            self._source = ""
        if list(self._by_source) != wanted:
            for action in self._by_source.values():
                self._menu.removeAction(action)
            self._by_source = {name: self._add_source(name) for name in wanted}
        for name, action in self._by_source.items():
            action.setText(self._counted(self._source_label(name), counts.get(name, sum(counts.values()))))
        self._show_choice()

    def _add_source(self, name: str) -> QAction:
        action = self._menu.addAction(self._source_label(name))
        action.setCheckable(True)
        action.setData(("source", name))
        self._sources.addAction(action)
        return action

    def _choose(self, action: QAction) -> None:
        what, value = action.data()
        if what == "kind":
            self._kind = value
        else:
            self._source = value
        self._show_choice()
        self.changed.emit()

    def _show_choice(self) -> None:
        self._kinds[self._kind].setChecked(True)
        if self._source in self._by_source:
            self._by_source[self._source].setChecked(True)
        kind = self._label(self._kind)
        if self._source:
            kind = self.tr("{kind}, {source}").format(kind=kind, source=self._source_label(self._source))
        self.button.setText(self.tr("Show: {kind}").format(kind=kind))

    def _counted(self, label: str, count: int) -> str:
        return self.tr("{label} ({count})").format(label=label.replace("&", "&&"), count=count)

    def _source_label(self, name: str) -> str:
        return self._context.words.source(name) if name else self.tr("all sources")

    def _label(self, kind: Kind) -> str:
        return {
            "all": self.tr("all"),
            "unread": self.tr("unread"),
            "late": self.tr("late"),
            "paused": self.tr("paused"),
            "trouble": self.tr("in trouble"),
            "muted": self.tr("muted"),
            "finished": self.tr("finished"),
        }[kind]
