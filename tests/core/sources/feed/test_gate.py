"""What reaches the feed parser, and what does not."""

import pytest

from batotray.core.sources.feed.gate import MOST_BYTES, Refused, admit, decode, is_html

RSS = '<?xml version="1.0" encoding="{0}"?><rss><channel><title>Café 夜</title></channel></rss>'
BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>'


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (RSS.format("utf-8").encode(), {}),
        (b"\xef\xbb\xbf" + RSS.format("utf-8").encode(), {}),
        (b"\xef\xbb\xbf" + RSS.format("iso-8859-1").encode(), {}),
        (RSS.format("utf-16").encode("utf-16"), {}),
        (RSS.format("utf-16").encode("utf-16-le"), {}),
        (RSS.format("utf-16").encode("utf-16-be"), {}),
        (RSS.format("utf-32").encode("utf-32"), {}),
        (RSS.format("shift_jis").replace("é", "e").encode("shift_jis"), {}),
        (RSS.format("utf-16").encode(), {}),
        (RSS.format("no-such-code").encode(), {}),
        (RSS.format("zip").encode(), {}),
        ("<rss><title>夜</title></rss>".encode("euc-jp"), {"content-type": 'text/xml; charset="EUC-JP"'}),
        ("<rss><title>夜</title></rss>".encode(), {}),
    ],
)
def test_text_is_read_in_the_encoding_it_is_in(body: bytes, headers: dict[str, str]) -> None:
    text = decode(body, headers)
    assert "夜" in text
    assert "\ufffd" not in text


def test_an_undeclared_encoding_is_read_as_far_as_it_goes() -> None:
    assert "Café" in decode("<rss>Café</rss>".encode("latin-1"), {})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_entities_are_refused_in_every_encoding(encoding: str) -> None:
    with pytest.raises(Refused, match="document type"):
        admit(decode(BOMB.encode(encoding), {}))


def test_entities_are_refused_in_an_encoding_that_hides_them() -> None:
    hidden = BOMB.replace('version="1.0"', 'version="1.0" encoding="utf-7"').replace("<!", "+ADw-!")
    with pytest.raises(Refused, match="document type"):
        admit(decode(hidden.encode(), {}))


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE rss SYSTEM 'file:///etc/passwd'><rss/>",
        "<!doctype rss [<!entity a 'b'>]><rss/>",
        "<!-- <rss> --><!DOCTYPE x [<!ENTITY a 'b'>]><rss/>",
        "<?x <!-- ?><!DOCTYPE x [<!ENTITY a 'b'>]><!-- --><rss/>",
        "<!DOCTYPE x SYSTEM '<!--' [<!ENTITY a '-->'>]><rss/>",
        "<!-- <![CDATA[ --><!DOCTYPE x [<!ENTITY a 'b'>]><!-- ]]> --><rss/>",
        "<rss/><!ENTITY a 'b'>",
        "<!-- <!DOCTYPE x><rss/>",
    ],
)
def test_no_document_type_passes_however_it_is_wrapped(text: str) -> None:
    with pytest.raises(Refused):
        admit(text)


@pytest.mark.parametrize(
    "text",
    ["<rss><![CDATA[<!DOCTYPE html><p>x]]></rss>", "<!-- <!DOCTYPE x> --><rss/>", "<rss>&lt;!DOCTYPE html></rss>"],
)
def test_quoted_ones_do(text: str) -> None:
    assert admit(text).text == text


def test_size_is_bounded_in_every_way() -> None:
    for text in ("x" * (MOST_BYTES + 1), "<a>" * 200_000, "&" * 600_000):
        with pytest.raises(Refused, match="size"):
            admit(text)


def test_entries_that_never_end_are_cut_too() -> None:
    found = admit("<rss><channel>" + "<item><title>x" * 3000 + "</channel></rss>")
    assert found.cut
    assert found.text.count("<item>") == 1000
    assert found.text.endswith("</channel></rss>")


@pytest.mark.parametrize("root", ["feed", "rdf:RDF", "rss"])
def test_a_broken_off_document_is_closed_after_its_last_whole_entry(root: str) -> None:
    found = admit(f"<{root}><item>1</item><item>2")
    assert found.cut
    assert found.text.startswith(f"<{root}><item>1</item>")
    assert found.text.endswith(f"</{root}>")
    assert "2" not in found.text


@pytest.mark.parametrize(
    "text", ["<!DOCTYPE html><html>", " \n<html lang='en'>", "<HTML>", "<!-- x --><!doctype HTML>", "<body>"]
)
def test_pages_are_told_from_feeds(text: str) -> None:
    assert is_html(text)


@pytest.mark.parametrize("text", ["<rss>", "<?xml version='1.0'?><feed>", "{}", "", "<htmlx>", "html"])
def test_feeds_are_no_pages(text: str) -> None:
    assert not is_html(text)
