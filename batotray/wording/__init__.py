"""Sentences for the codes and arguments that rows, errors and events hold. Qt-free and pure; any thread.

It exists so that nothing else holds prose: the desktop hands in Qt's translate and locale, the command line plain
English. The parts are mixed into one `Wording`, since whoever speaks of a series also speaks of its times and troubles.
"""

from batotray.wording.speech import Formats, PlainFormats, Translate, english, plain, shortened
from batotray.wording.whys import Whys

__all__ = ["Formats", "PlainFormats", "Translate", "Wording", "english", "plain", "shortened"]


class Wording(Whys):
    """Every sentence batotray says, in one language, zone and set of formats."""
