"""The gate before the feed parser: bytes become text that is safe to parse. Pure, on the engine thread.

What is checked is what is parsed: the body is decoded here, once, and the parser gets our text instead of the bytes.
So an encoding cannot hide a document type from the check and show it to the parser.
"""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

MOST_BYTES, MOST_ENTRIES = 5_000_000, 1000
MOST_MARKS = {"<": 100_000, "&": 500_000}
"""Beyond these the parser would work for many seconds; a thousand rich entries stay far below."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BARE_UTF16 = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._-]{1,40})""")
_QUOTES = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_QUOTE = re.compile(r"<!--|<!\[CDATA\[|<\?")
_DOCUMENT_TYPE = re.compile(r"<!\s*(?:ENTITY|DOCTYPE)", re.IGNORECASE)
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)\b")
_END_OF_ENTRY = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")
_ROOT = re.compile(r"<((?:\w+:)?(?:rss|feed|RDF))\b")
_END = re.compile(r"</(?:\w+:)?(?:rss|feed|RDF)\s*>")


class Refused(Exception):
    """The body may not reach a parser; `where` says why."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


@dataclass(frozen=True, slots=True)
class Admitted:
    """Text that may be parsed. `cut` says that entries are missing: the document was broken off, or too long."""

    text: str
    cut: bool = False


def decode(body: bytes, headers: Mapping[str, str]) -> str:
    """The body as text: by its byte order mark, XML declaration, HTTP charset, UTF-8 or Windows-1252, in this order."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    for start, encoding in _BARE_UTF16:
        if body.startswith(start):
            return body.decode(encoding, "replace")
    for name in (*_declared(body), *_CHARSET.findall(headers.get("content-type", "")), "utf-8"):
        try:
            return body.decode(name)
        except (LookupError, ValueError):
            continue
    return body.decode("cp1252", "replace")


def is_html(text: str) -> bool:
    """Whether a text is a web page rather than a feed."""
    return _HTML.match(text[:2000]) is not None


def admit(text: str) -> Admitted:
    """The text without its encoding declaration, and at most 1000 entries of it. Raises Refused.

    No feed needs a document type; what comes with one may be an entity bomb or a door to files.
    """
    if len(text) > MOST_BYTES:
        raise Refused("size")
    marked = _unquoted(text)
    if _DOCUMENT_TYPE.search(marked):
        raise Refused("document type")
    if any(marked.count(mark) > most for mark, most in MOST_MARKS.items()):
        raise Refused("size")
    text = _DECLARATION.sub("", text)
    starts = [match.start() for match in _ENTRY.finditer(text)]
    if len(starts) > MOST_ENTRIES:
        return Admitted(_closed(text[: starts[MOST_ENTRIES]]), cut=True)
    ends = [match.end() for match in _END_OF_ENTRY.finditer(text)]
    if ends and not _END.search(text, ends[-1]):
        return Admitted(_closed(text[: ends[-1]]), cut=True)
    return Admitted(text)


def _unquoted(text: str) -> str:
    """`text` without comments, CDATA and instructions, found from left to right as a parser does, in linear time."""
    kept, position = [], 0
    while quote := _QUOTE.search(text, position):
        kept.append(text[position : quote.start()])
        end = text.find(_QUOTES[quote[0]], quote.end())
        if end < 0:
            position = quote.start()
            break
        position = end + len(_QUOTES[quote[0]])
    return "\n".join([*kept, text[position:]])


def _declared(body: bytes) -> list[str]:
    match = _DECLARED.match(body[:400])
    name = match[1].decode("ascii").lower() if match else ""
    # The declaration could be read as ASCII, so the document cannot be in an encoding of two or four bytes.
    return [name] if name and not name.startswith(("utf-16", "utf16", "utf-32", "utf32", "ucs", "iso-10646")) else []


def _closed(text: str) -> str:
    """`text`, which ends after an entry, with its outer elements closed."""
    root = _ROOT.search(text)
    name = root[1] if root else "rss"
    return f"{text}{'</channel>' if name == 'rss' else ''}</{name}>"
