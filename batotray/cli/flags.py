"""The flags before any verb, and what of them starts the tray: read without loading the verbs. Pure."""

from argparse import SUPPRESS, ArgumentError, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence

TAKES_VALUE = ("--data-dir", "--log-level")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def add_to(parser: ArgumentParser) -> None:
    """Add the global flags."""
    parser.add_argument("--data-dir", metavar="DIR", type=_named, help="use this data folder (or BATOTRAY_DATA_DIR)")
    parser.add_argument("--log-level", choices=LEVELS, type=str.upper, help="what the log keeps")
    parser.add_argument("--hidden", action="store_true", help="without a verb: do not open a window")
    parser.add_argument("--link", help=SUPPRESS)


def _named(folder: str) -> str:
    """An empty name comes from an empty variable, whose script does not mean the reader's own library."""
    if not folder:
        raise ArgumentTypeError("it is empty")
    return folder


def for_the_tray(argv: Sequence[str]) -> Namespace | None:
    """The arguments when they ask for the tray and for nothing else; None leaves them to the whole parser."""
    parser = ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    add_to(parser)
    try:
        args, rest = parser.parse_known_args(with_link_as_flag(argv))
    except ArgumentError:
        return None
    args.verb = None
    return None if rest else args


def with_link_as_flag(argv: Sequence[str]) -> list[str]:
    """A link in the place of the verb is for the tray, as a desktop hands it over."""
    given = list(argv)
    for index, text in enumerate(given):
        if index and given[index - 1] in TAKES_VALUE:
            continue
        if not text.startswith("-"):
            return [*given[:index], "--link", *given[index:]] if "://" in text else given
    return given
