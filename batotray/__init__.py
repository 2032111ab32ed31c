"""batotray tells a reader, from the tray, when the next chapter of a followed series is out."""

__version__ = "0.1.0"
CONTACT = "https://github.com/batotray/batotray"
"""Where a source's operator can reach the project; part of the User-Agent."""
