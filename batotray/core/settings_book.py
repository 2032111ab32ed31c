"""The settings in force, read anew whenever one is saved. Engine thread; callers keep the book, never a copy."""

from collections.abc import Mapping

from batotray.settings import Resolved, Settings, about, resolve


class SettingsBook:
    """Call it for the settings of this moment."""

    def __init__(self, environ: Mapping[str, str], flags: Mapping[str, str] | None = None) -> None:
        self._environ = environ
        self._flags = flags or {}
        self.resolved: Resolved = resolve({}, environ, self._flags)

    def __call__(self) -> Settings:
        return self.resolved.settings

    def load(self, saved: Mapping[str, str]) -> None:
        """Take over what the user saved; flags and environment still win."""
        self.resolved = resolve(saved, self._environ, self._flags)

    @staticmethod
    def check_key(key: str) -> None:
        """Raise UserError unless `key` exists."""
        about(key)
