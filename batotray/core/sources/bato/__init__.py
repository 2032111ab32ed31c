"""Bato: closed since January 2026; old links and libraries are understood, and an address of one's own can be set."""

from batotray.core.sources.bato.source import BatoSource

__all__ = ["BatoSource"]
