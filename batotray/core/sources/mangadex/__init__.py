"""MangaDex: chapters by its public API."""

from batotray.core.sources.mangadex.source import MangaDexSource

__all__ = ["MangaDexSource"]
