"""What the user may set: one frozen record, each field with its key, default, bounds and sentence. Any thread.

Precedence: flag, environment, saved, default. Saved ones are text in the `setting` table.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import time
from typing import Any, Literal
from urllib.parse import urlsplit

from batotray.errors import UserError

Origin = Literal["flag", "environment", "saved", "default"]
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
TRUE, FALSE = frozenset({"true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})
SOURCE_PREFIX, SOURCE_SUFFIX = "source.", ".base_url"
RATINGS = ("safe", "suggestive", "erotica", "pornographic")
"""What MangaDex tells its series apart by."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{2,8})?")


def _setting(
    default: Any,
    key: str,
    about: str,
    *,
    env: str = "",
    low: float | None = None,
    high: float | None = None,
    choices: tuple[str, ...] = (),
) -> Any:
    facts = {"key": key, "about": about, "env": env, "low": low, "high": high, "choices": choices}
    return field(default=default, metadata=facts)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Local times between which nothing is handed to the desktop; equal ends mean never."""

    start: time = time(0)
    end: time = time(0)

    def __bool__(self) -> bool:
        return self.start != self.end

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}" if self else ""

    def covers(self, local: time) -> bool:
        """Whether a local time of day lies in the quiet hours, which may pass midnight."""
        if self.start <= self.end:
            return self.start <= local < self.end
        return local >= self.start or local < self.end


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. Durations are seconds unless the name says otherwise."""

    scrape_interval: float = _setting(
        60.0, "scrape_interval", "longest sleep before looking again at what is due (s)",
        env="BATOTRAY_SCRAPE_INTERVAL", low=1, high=3600,
    )  # fmt: skip
    min_delay: float = _setting(
        4.0, "min_delay", "shortest gap between two series on one host (s)", env="BATOTRAY_MIN_DELAY", low=0, high=600
    )
    max_delay: float = _setting(
        7.0, "max_delay", "longest gap between two series on one host (s)", env="BATOTRAY_MAX_DELAY", low=0, high=600
    )
    retry_max_attempts: int = _setting(
        3, "retry_max_attempts", "tries of one request within a check", env="BATOTRAY_RETRY_MAX_ATTEMPTS", low=1, high=5
    )
    retry_delay: float = _setting(
        1.0, "retry_delay", "wait before the second try (s)", env="BATOTRAY_RETRY_DELAY", low=0, high=60
    )
    retry_backoff_factor: float = _setting(
        2.0, "retry_backoff_factor", "how much longer each further wait is", env="BATOTRAY_RETRY_BACKOFF_FACTOR",
        low=1, high=10,
    )  # fmt: skip
    rate_limit_delay: float = _setting(
        300.0, "rate_limit_delay", "hold of a host that asks to wait but not how long (s)",
        env="BATOTRAY_RATE_LIMIT_DELAY", low=60, high=86400,
    )  # fmt: skip
    scrape_timeout: float = _setting(
        30.0, "scrape_timeout", "longest time one check may ask (s)", env="BATOTRAY_SCRAPE_TIMEOUT", low=1, high=300
    )
    daily_budget: int = _setting(
        2000, "daily_budget", "requests to one host within 24 hours", env="BATOTRAY_DAILY_BUDGET", low=10, high=20000
    )
    rules: str = _setting("adaptive", "schedule.rules", "how the next check is chosen", choices=("classic", "adaptive"))
    checks_per_day: float = _setting(
        1.0, "schedule.checks_per_day", "checks per series and day that the adaptive rules may spend", low=0.1, high=24
    )
    language: str = _setting("en", "language", "language of chapters where a source offers several")
    content_ratings: str = _setting(
        "safe,suggestive,erotica", "content_ratings", "MangaDex content ratings asked for, separated by commas"
    )
    notify_new_chapter: bool = _setting(True, "notify.new_chapter", "tell about new chapters")
    notify_batch_update: bool = _setting(True, "notify.batch_update", "tell about three or more chapters at once")
    notify_status_change: bool = _setting(True, "notify.status_change", "tell when a series ends, pauses or goes on")
    notify_source_trouble: bool = _setting(True, "notify.source_trouble", "tell when a source stays out of reach")
    notify_quarantine: bool = _setting(True, "notify.quarantine", "tell when a source reshuffles its chapters")
    notify_late: bool = _setting(True, "notify.late", "tell once when a regular series is late or on a break")
    toasts: bool = _setting(True, "toasts", "raise desktop notifications")
    quiet_hours: QuietHours = _setting(  # noqa: RUF009  # frozen, so safe to share
        QuietHours(), "quiet_hours", "local hours without notifications, as 22:00-07:00; empty for none"
    )
    theme: str = _setting("system", "theme", "colours of the windows", choices=("system", "light", "dark"))
    interface_language: str = _setting(
        "", "interface_language", "language of the windows; empty follows the system", choices=("", "en", "pl")
    )
    start_at_login: bool = _setting(False, "start_at_login", "start in the tray at login")
    log_level: str = _setting(
        "INFO", "log_level", "what the log keeps", env="BATOTRAY_LOG_LEVEL",
        choices=("DEBUG", "INFO", "WARNING", "ERROR"),
    )  # fmt: skip
    source_urls: Mapping[str, str] = field(default_factory=dict)
    """Base addresses by source name (`source.<name>.base_url`)."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Settings with where each came from, by key."""

    settings: Settings
    origins: Mapping[str, Origin]


_FIELDS = {f.metadata["key"]: f for f in fields(Settings) if "key" in f.metadata}


def keys() -> tuple[str, ...]:
    """Every fixed key; `source.<name>.base_url` exists besides for each source."""
    return tuple(_FIELDS)


def about(key: str) -> str:
    """The sentence that explains a key; raises UserError."""
    return "address of a source" if source_of(key) else str(_field(key).metadata["about"])


def environment_name(key: str) -> str:
    """The environment variable of a key, or empty; raises UserError."""
    source = source_of(key)
    return f"BATOTRAY_SOURCE_{source.upper()}_URL" if source else str(_field(key).metadata["env"])


def source_of(key: str) -> str:
    """The source named in `source.<name>.base_url`; empty for other keys."""
    if key.startswith(SOURCE_PREFIX) and key.endswith(SOURCE_SUFFIX):
        return key[len(SOURCE_PREFIX) : -len(SOURCE_SUFFIX)]
    return ""


def resolve(saved: Mapping[str, str], environ: Mapping[str, str], flags: Mapping[str, str] | None = None) -> Resolved:
    """The settings in force. A value that cannot be read is passed over for the next origin down; see `problems`."""
    layers: tuple[tuple[Origin, Mapping[str, str]], ...] = (
        ("flag", flags or {}),
        ("environment", _from_environment(environ)),
        ("saved", saved),
    )
    settings = Settings()
    origins: dict[str, Origin] = dict.fromkeys(_FIELDS, "default")
    for key in dict.fromkeys(key for _, layer in layers for key in layer):
        for origin, layer in layers:
            try:
                settings = with_value(settings, key, layer[key])
            except (KeyError, UserError):
                continue
            origins[key] = origin
            break
    return Resolved(settings, origins)


def problems(saved: Mapping[str, str], environ: Mapping[str, str]) -> tuple[UserError, ...]:
    """What `resolve` passed over, to be told once at start."""
    found: list[UserError] = []
    for key, text in (*saved.items(), *_from_environment(environ).items()):
        try:
            parse(key, text)
        except UserError as error:
            found.append(error)
    return tuple(found)


def with_value(settings: Settings, key: str, text: str) -> Settings:
    """`settings` with one key set from text; raises UserError naming what would be accepted."""
    value = parse(key, text)
    source = source_of(key)
    if source:
        urls = {name: url for name, url in settings.source_urls.items() if name != source}
        return replace(settings, source_urls={**urls, source: value} if value else urls)
    return replace(settings, **{_field(key).name: value})


def parse(key: str, text: str) -> Any:
    """The value of `text` for `key`; raises UserError saying what would be accepted."""
    given = text.strip()
    if source_of(key):
        return _address(key, given)
    if key in _READERS:
        return _READERS[key](key, given)
    spec = _field(key)
    default, facts = spec.default, spec.metadata
    try:
        value = _read(default, given)
    except ValueError as error:
        raise _unreadable(key, text, default, facts) from error
    if facts["choices"] and value not in facts["choices"]:
        raise UserError("bad_choice", key=key, value=text, choices=", ".join(c or "(empty)" for c in facts["choices"]))
    if facts["low"] is not None and not facts["low"] <= value <= facts["high"]:
        raise UserError("out_of_bounds", key=key, value=text, low=facts["low"], high=facts["high"])
    return value


def normal(key: str, text: str) -> str:
    """`text` as `get` shows it once it is set; raises UserError."""
    return text_of(with_value(Settings(), key, text), key)


def text_of(settings: Settings, key: str) -> str:
    """The value of a key as text that `parse` reads back; raises UserError."""
    source = source_of(key)
    value = settings.source_urls.get(source, "") if source else getattr(settings, _field(key).name)
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)


def gap_bounds(settings: Settings, host: str) -> tuple[float, float]:
    """Shortest and longest gap in seconds between two series on `host`: 0 on loopback only, elsewhere never under 1."""
    least = 0.0 if is_loopback(host) else 1.0
    low = max(settings.min_delay, least)
    return low, max(settings.max_delay, low)


def is_loopback(host: str) -> bool:
    """Whether a host name, with or without a port, is this machine."""
    return (urlsplit(f"//{host}").hostname or "") in LOOPBACK


def _field(key: str) -> Any:
    if key not in _FIELDS:
        raise UserError("unknown_setting", key=key)
    return _FIELDS[key]


def _from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    found = {
        key: environ[spec.metadata["env"]]
        for key, spec in _FIELDS.items()
        if spec.metadata["env"] and spec.metadata["env"] in environ
    }
    for name, text in environ.items():
        if name.startswith("BATOTRAY_SOURCE_") and name.endswith("_URL"):
            source = name.removeprefix("BATOTRAY_SOURCE_").removesuffix("_URL").lower()
            found[f"{SOURCE_PREFIX}{source}{SOURCE_SUFFIX}"] = text
    return found


def _unreadable(key: str, text: str, default: Any, facts: Mapping[str, Any]) -> UserError:
    """Says what a value of this kind looks like."""
    if isinstance(default, bool):
        return UserError("bad_choice", key=key, value=text, choices="true, false")
    if isinstance(default, int):
        return UserError("not_whole", key=key, value=text, low=facts["low"], high=facts["high"])
    if isinstance(default, float):
        return UserError("out_of_bounds", key=key, value=text, low=facts["low"], high=facts["high"])
    return UserError("bad_value", key=key, value=text, about=facts["about"])


def _read(default: Any, text: str) -> Any:
    if isinstance(default, bool):
        if text.lower() in TRUE | FALSE:
            return text.lower() in TRUE
        raise ValueError(text)
    if isinstance(default, QuietHours):
        return _quiet_hours(text)
    if isinstance(default, str):
        return text.upper() if default.isupper() else text
    value = type(default)(text)
    if value != value:
        raise ValueError(text)
    return value


def _quiet_hours(text: str) -> QuietHours:
    if not text:
        return QuietHours()
    start, _, end = text.partition("-")
    return QuietHours(_time_of_day(start), _time_of_day(end))


def _time_of_day(text: str) -> time:
    """Whole minutes on the reader's own clock: a time with an offset is none, as it could not be compared."""
    at = time.fromisoformat(text.strip())
    if at.tzinfo is not None or at != at.replace(second=0, microsecond=0):
        raise ValueError(text)
    return at


def _address(key: str, text: str) -> str:
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError as error:
        raise UserError("bad_address", key=key, value=text) from error
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.query or parts.fragment:
        raise UserError("bad_address", key=key, value=text)
    if parts.scheme == "http" and host not in LOOPBACK:
        raise UserError("address_not_secure", key=key, value=text)
    return text.rstrip("/")


def _language(key: str, text: str) -> str:
    if not _LANGUAGE.fullmatch(text.lower()):
        raise UserError("bad_language", key=key, value=text)
    return text.lower()


def _ratings(key: str, text: str) -> str:
    """In their own order, each once."""
    given = [part.strip().lower() for part in text.split(",")]
    if not set(given) <= set(RATINGS):
        raise UserError("bad_ratings", key=key, value=text, choices=", ".join(RATINGS))
    return ",".join(rating for rating in RATINGS if rating in given)


_READERS: Mapping[str, Callable[[str, str], str]] = {"language": _language, "content_ratings": _ratings}
"""Kinds of text that have rules of their own."""
