"""Feeds: any RSS, Atom or JSON Feed address, and the pages of sites known to have one."""

from batotray.core.sources.feed.source import FeedSource

__all__ = ["FeedSource"]
