"""The verdict on the whole: one sentence, and every reason for it when asked. Main thread."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from batotray.core.monitor import is_unjudged
from batotray.ui.dashboard.reading import Overview
from batotray.ui.theme import Space, Theme, Tone
from batotray.ui.widgets.banner import Banner
from batotray.ui.widgets.text_label import TextLabel
from batotray.views import Span
from batotray.wording import Wording

_TONES: dict[str, Tone] = {"healthy": "good", "degraded": "warning", "down": "bad"}


class HealthPanel(QWidget):
    """A banner; its link opens the list of all problems, or resumes what is paused."""

    resumed = Signal()

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._overview: Overview | None = None
        self._said: tuple[tuple[Tone, str, str], str] | None = None
        self._banner = Banner(theme, self)
        self._reasons = TextLabel(theme, "", "body", "text", self, wrap=True)
        self._reasons.hide()
        self._reasons.setContentsMargins(Space.MEDIUM + 2, 0, Space.MEDIUM, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._banner)
        column.addWidget(self._reasons)
        self._banner.action_triggered.connect(self._act)

    def show_overview(self, overview: Overview) -> None:
        """Say how it is now."""
        self._overview = overview
        self._say()

    def _say(self) -> None:
        overview = self._overview
        assert overview is not None
        message = self._message(overview)
        reasons = "\n".join(f"• {self._words.problem(each, overview.at)}" for each in overview.health.problems)
        if self._said == (message, reasons):
            return
        self._said = message, reasons
        self._banner.set_message(*message)
        self._reasons.setText(reasons)
        if self._is_paused() or not reasons:
            self._reasons.setVisible(bool(reasons))

    def _message(self, overview: Overview) -> tuple[Tone, str, str]:
        """The tone, the sentence and the link of the banner."""
        if self._is_paused():
            paused = self._words.paused(overview.paused_until, overview.at)
            return "neutral", self.tr("Checking is {paused}.").format(paused=paused), self.tr("Resume")
        day = overview.dashboard.day
        if overview.health.level == "healthy" and is_unjudged(day.checks, day.failed):
            return "neutral", self._unjudged(day), ""
        sentence = self._words.banner(overview.health.level, overview.health.problems, overview.at)
        return _TONES[overview.health.level], sentence, self._link()

    def _unjudged(self, day: Span) -> str:
        """Neither well nor ill: no rate counts yet, but failures are there to be seen."""
        return self._words.translate(
            "Dashboard", "{failed} of %n check(s) failed in the last 24 hours, too few to judge by.", "", day.checks
        ).format(failed=day.failed)

    def _link(self) -> str:
        assert self._overview is not None
        if len(self._overview.health.problems) < 2:
            return ""
        return self.tr("Details…") if self._reasons.isHidden() else self.tr("Less")

    def _is_paused(self) -> bool:
        """A pause is the first thing to say, unless something cannot go on at all."""
        assert self._overview is not None
        return self._overview.dashboard.system.paused and self._overview.health.level != "down"

    def _act(self) -> None:
        if self._is_paused():
            self.resumed.emit()
        else:
            self._reasons.setVisible(self._reasons.isHidden())
            self._say()
