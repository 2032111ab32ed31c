"""Links are text from outside: taken apart without ever raising, and let out only as http(s). Pure; any thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urljoin, urlsplit

LONGEST = 2000
WEB = ("http", "https")


@dataclass(frozen=True, slots=True)
class Link:
    """An http(s) link in its parts; host and port lower case, empty path parts left out."""

    scheme: str
    netloc: str
    parts: tuple[str, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)
    fragment: str = ""

    @property
    def host(self) -> str:
        """The host without port and without a leading `www.`."""
        return self.netloc.partition(":")[0].removeprefix("www.")

    def below(self, base: str) -> tuple[str, ...] | None:
        """The path parts under the address `base`; None when the link lies elsewhere."""
        top = read_link(base)
        if top is None or top.netloc != self.netloc or self.parts[: len(top.parts)] != top.parts:
            return None
        return self.parts[len(top.parts) :]


def read_link(text: str) -> Link | None:
    """The parts of an http(s) link; None for everything else. Never raises."""
    # isprintable refuses control characters and lone surrogates, which no client could send.
    if len(text) > LONGEST or not text.isprintable() or any(c in text for c in ' \\"<>'):
        return None
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
        query = dict(parse_qsl(parts.query, max_num_fields=100))
    except ValueError:
        return None
    if parts.scheme not in WEB or not host:
        return None
    path = tuple(p for p in parts.path.split("/") if p)
    return Link(parts.scheme, _netloc(host, port), path, query, parts.fragment)


def netloc(address: str) -> str:
    """Host (and port where given) of an address, without user name or password; empty when there is none."""
    link = read_link(address)
    return link.netloc if link else ""


def web_link(text: str | None, base: str = "") -> str | None:
    """`text` as an absolute http(s) link, seen from `base`; None when it is anything else."""
    if not text:
        return None
    try:
        link = urljoin(base, text.strip()).replace(" ", "%20")
    except ValueError:
        return None
    return link if read_link(link) else None


def _netloc(host: str, port: int | None) -> str:
    name = f"[{host}]" if ":" in host else host
    return name if port is None else f"{name}:{port}"
