"""What a link holds, before it is followed: cover, names, latest chapters, rhythm. Main thread."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from batotray.core.commands import Previewed
from batotray.records import FoundChapter, Pattern, Schedule
from batotray.ui.context import CoverShelf, WindowContext
from batotray.ui.theme import Space
from batotray.ui.tones import STATUS_TONES
from batotray.ui.widgets.pill import Pill
from batotray.ui.widgets.text_label import TextLabel
from batotray.wording import plain

COVER = QSize(84, 118)
MOST_GENRES = 4
LONGEST_GENRE = 24


class PreviewCard(QWidget):
    """Shows one answer at a time; the drawn cover stands in until the real one comes."""

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._cover = _Cover(context.covers, self)
        self._name = TextLabel(theme, "", "title", "text", self, wrap=True)
        self._origin = TextLabel(theme, "", "body", "muted", self)
        self._pills = QHBoxLayout()
        self._pills.setSpacing(Space.TIGHT)
        self._facts = QGridLayout()
        self._warnings = TextLabel(theme, "", "caption", "warning", self, wrap=True)
        self._lay_out()

    def show_preview(self, preview: Previewed) -> None:
        """Show this answer in place of the one before."""
        details = preview.details
        self._cover.show_cover_of(preview)
        self._name.setText(plain(details.name))
        self._origin.setText(self._origin_of(preview))
        self._show_pills(preview)
        self._show_facts(preview)
        self._warnings.setText("\n".join(self._context.words.warning(code) for code in preview.warnings))
        self._warnings.setVisible(bool(preview.warnings))
        self.setAccessibleName(plain(details.name))

    def facts(self) -> tuple[str, ...]:
        """The lines under the name as they are shown."""
        items = [self._facts.itemAt(place) for place in range(self._facts.count())]
        labels = [item.widget() for item in items if item is not None]
        return tuple(label.text() for label in labels if isinstance(label, TextLabel))

    # -------------------------------------------------------------- parts

    def _origin_of(self, preview: Previewed) -> str:
        people = dict.fromkeys(map(plain, (*preview.details.authors, *preview.details.artists)))
        return " · ".join(filter(None, (", ".join(people), self._context.words.source(preview.source))))

    def _show_pills(self, preview: Previewed) -> None:
        _clear(self._pills)
        status = preview.details.status
        theme = self._context.theme
        self._pills.addWidget(Pill(theme, self._context.words.status(status), STATUS_TONES.get(status, "neutral")))
        genres = [genre for genre in map(plain, preview.details.genres) if len(genre) <= LONGEST_GENRE]
        for genre in genres[:MOST_GENRES]:
            self._pills.addWidget(Pill(theme, genre))
        if preview.details.score is not None:
            score = self._context.words.formats.number(preview.details.score, 2)
            self._pills.addWidget(TextLabel(theme, f"★ {score}", "caption", "muted"))
        self._pills.addStretch(1)

    def _show_facts(self, preview: Previewed) -> None:
        _clear(self._facts)
        theme, words, now = self._context.theme, self._context.words, self._context.clock.now()
        lines = [(self.tr("Chapters"), words.translate("Add", "%n chapter(s)", "", preview.chapters))]
        lines += [(self.tr("Latest"), line) for line in self._latest(preview, now)]
        lines += [(self.tr("Rhythm"), words.rhythm(schedule_of(preview.pattern, now)))]
        if preview.pattern.expected_at is not None and preview.pattern.expected_at > now:
            lines.append((self.tr("Next"), words.expected(preview.pattern.expected_at, None, None, now)))
        last = ""
        for row, (title, line) in enumerate(lines):
            if title != last:
                self._facts.addWidget(TextLabel(theme, title, "caption", "muted"), row, 0)
            self._facts.addWidget(TextLabel(theme, line, "caption", "text"), row, 1)
            last = title

    def _latest(self, preview: Previewed, now: datetime) -> Iterator[str]:
        for chapter in preview.latest:
            name = _name_of(chapter) or self.tr("a chapter without a name")
            when = self._context.words.moment(chapter.published_at, now) if chapter.published_at else ""
            yield " · ".join(filter(None, (name, when)))

    def _lay_out(self) -> None:
        self._facts.setHorizontalSpacing(Space.LARGE)
        self._facts.setVerticalSpacing(Space.TIGHT // 2)
        self._facts.setColumnStretch(1, 1)
        column = QVBoxLayout()
        column.setSpacing(Space.TIGHT)
        column.addWidget(self._name)
        column.addWidget(self._origin)
        column.addLayout(self._pills)
        column.addSpacing(Space.TIGHT)
        column.addLayout(self._facts)
        column.addWidget(self._warnings)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.LARGE)
        row.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)


def schedule_of(pattern: Pattern, now: datetime) -> Schedule:
    """What would be known of the rhythm once the series is followed."""
    return Schedule(
        0,
        0.0,
        None,
        now,
        average_interval_hours=pattern.average_interval_hours,
        median_interval_hours=pattern.median_interval_hours,
        preferred_weekday=pattern.preferred_weekday,
        confidence=pattern.confidence,
        chapters_tracked=pattern.chapters_tracked,
        expected_at=pattern.expected_at,
    )


def _name_of(chapter: FoundChapter) -> str:
    name, title = plain(chapter.display_name) or chapter.number or "", plain(chapter.title or "")
    return name if title and title in name else " – ".join(filter(None, (name, title)))


def _clear(layout: QHBoxLayout | QGridLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class _Cover(QWidget):
    def __init__(self, covers: CoverShelf, parent: QWidget) -> None:
        super().__init__(parent)
        self._covers = covers
        self._preview: Previewed | None = None
        self.setFixedSize(COVER)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        covers.found.connect(self._repaint)

    def show_cover_of(self, preview: Previewed) -> None:
        self._preview = preview
        self.update()

    def _repaint(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._preview is not None:
            details, scale = self._preview.details, self.devicePixelRatioF()
            cover = self._covers.preview(details.name, details.cover_url, self._preview.source, COVER, scale)
            QPainter(self).drawPixmap(0, 0, cover)
