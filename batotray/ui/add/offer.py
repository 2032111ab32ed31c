"""The offer to follow one previewed series: its card, a language where there is a choice, how far it was read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from batotray.core.commands import Previewed
from batotray.ui.add.preview_card import PreviewCard
from batotray.ui.add.reading_choice import ReadingChoice
from batotray.ui.context import WindowContext
from batotray.ui.theme import Space
from batotray.ui.widgets.banner import Banner
from batotray.ui.widgets.button import Button
from batotray.ui.widgets.text_label import TextLabel
from batotray.wording import plain

LANGUAGES = {
    "en": "English", "ar": "العربية", "de": "Deutsch", "es": "español", "es-la": "español latinoamericano",
    "fr": "français", "id": "Indonesia", "it": "italiano", "ja": "日本語", "ko": "한국어", "pl": "polski",
    "pt": "português", "pt-br": "português do Brasil", "ru": "русский", "th": "ไทย", "tr": "Türkçe",
    "uk": "українська", "vi": "Tiếng Việt", "zh": "简体中文", "zh-hk": "繁體中文",
}  # fmt: skip
"""The languages that chapters are most often translated into, as sources write them and in their own words."""
IN_ONE_LANGUAGE = frozenset({"feed"})
"""Sources whose series are in the language they are in."""


class Offer(QWidget):
    """Shows a preview; `wanted` says that it shall be followed, `opened` that the series behind it shall be shown."""

    wanted = Signal()
    opened = Signal(int)
    language_chosen = Signal(str)

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self._preview: Previewed | None = None
        self.card = PreviewCard(context, self)
        self._languages = QWidget(self)
        self.language = QComboBox(self._languages)
        self.known = Banner(theme, self)
        self.reading = ReadingChoice(theme, self)
        self.follow = Button(theme, self.tr("Follow"), "primary", "plus", self)
        self._language_title = TextLabel(theme, self.tr("Language of the chapters"), "body", "muted", self)
        self._language_title.setBuddy(self.language)
        self.language.setAccessibleName(self._language_title.text())
        self._lay_out()
        self.reading.changed.connect(self._weigh)
        self.follow.clicked.connect(self.wanted)
        self.known.action_triggered.connect(self._open)
        self.language.activated.connect(self._choose_language)

    def show_preview(self, preview: Previewed, language: str) -> None:
        """Offer this series, read in `language` where its source has several."""
        self._preview = preview
        self.card.show_preview(preview)
        newest = preview.latest[0] if preview.latest else None
        self.reading.set_latest(newest.number if newest is not None else None)
        self._show_languages(preview, language)
        is_known = preview.followed_id is not None
        sentence = self.tr("You follow {name} already.").format(name=plain(preview.details.name)) if is_known else ""
        self.known.set_message("accent", sentence, self.tr("Open its chapters") if is_known else "")
        self.reading.setVisible(not is_known)
        self.follow.setVisible(not is_known)
        self._weigh()

    def can_follow(self) -> bool:
        """Whether it is not followed yet, and the answer about reading can be taken."""
        return self.follow.isEnabled() and self._preview is not None and self._preview.followed_id is None

    def hold(self, held: bool) -> None:
        """Take no second wish while the first one is under way."""
        self.follow.setEnabled(not held and self.reading.is_valid())

    def _weigh(self) -> None:
        self.follow.setEnabled(self.reading.is_valid())

    def _open(self) -> None:
        if self._preview is not None and self._preview.followed_id is not None:
            self.opened.emit(self._preview.followed_id)

    def _choose_language(self) -> None:
        self.language_chosen.emit(self.language.currentData())

    def _show_languages(self, preview: Previewed, language: str) -> None:
        """Sources that know languages state one with their chapters; a series without chapters may have others."""
        stated = next((chapter.language for chapter in preview.latest if chapter.language), None)
        has_choice = preview.source not in IN_ONE_LANGUAGE and (stated is not None or not preview.latest)
        self._languages.setVisible(has_choice)
        chosen = stated or language
        self.language.clear()
        for code in dict.fromkeys((chosen, *LANGUAGES)):
            self.language.addItem(LANGUAGES.get(code, code), code)
        self.language.setCurrentIndex(0)

    def _lay_out(self) -> None:
        languages = QHBoxLayout(self._languages)
        languages.setContentsMargins(0, 0, 0, 0)
        languages.addWidget(self._language_title)
        languages.addWidget(self.language)
        languages.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for widget in (self.card, self._languages, self.known, self.reading):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(buttons)
