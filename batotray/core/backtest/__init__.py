"""Replays release histories against the real scheduling code, to say what a policy is worth. Pure but for reading."""

from .histories import Case, History, from_releases, prepare, read_histories
from .policies import Rules, parse_rules
from .replay import Outcome, Resolution
from .report import Report, backtest

__all__ = [
    "Case",
    "History",
    "Outcome",
    "Report",
    "Resolution",
    "Rules",
    "backtest",
    "from_releases",
    "parse_rules",
    "prepare",
    "read_histories",
]
