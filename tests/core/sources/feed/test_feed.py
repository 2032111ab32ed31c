"""Feeds: which feed a link means, what a check of it asks and gives, and one question about a shared feed."""

from datetime import UTC, datetime, timedelta

import pytest

from batotray.core.sources.feed import FeedSource
from batotray.core.sources.protocol import AsksForMany, Look, SourceResponse
from batotray.errors import SourceChanged, SourceRefused, UnknownLink, UserError
from batotray.records import FoundChapter, NotModified, SeriesRef, Snapshot, Validators
from tests.core.sources.drive import RECEIVED_AT, answer, constructed, drive, recorded, value_of

SOURCE = FeedSource()
ADDRESS = "https://harbour.example/feed"
WEBTOON = "https://www.webtoons.com/en/fantasy/night-harbour"


def check(*answers: SourceResponse, address: str = ADDRESS, validators: Validators | None = None) -> Snapshot:
    snapshot = value_of(SOURCE.check(SeriesRef("feed", address), validators or Validators()), *answers)
    assert isinstance(snapshot, Snapshot)
    return snapshot


def rss(*items: str, channel: str = "<title>Night Harbour</title><link>https://harbour.example/</link>") -> str:
    return f'<rss version="2.0"><channel>{channel}{"".join(f"<item>{item}</item>" for item in items)}</channel></rss>'


def one(item: str, address: str = ADDRESS) -> FoundChapter:
    (found,) = check(answer(rss(item)), address=address).chapters
    return found


def fixture(name: str) -> SourceResponse:
    return answer(recorded(name).read_bytes())


# ------------------------------------------------------------------ links


@pytest.mark.parametrize(
    ("link", "address"),
    [
        (f"{WEBTOON}/list?title_no=6672", f"{WEBTOON}/rss?title_no=6672"),
        (f"{WEBTOON}/rss?title_no=6672", f"{WEBTOON}/rss?title_no=6672"),
        ("http://m.webtoons.com/en/fantasy/night-harbour/list?title_no=6672&page=2", f"{WEBTOON}/rss?title_no=6672"),
        (
            "https://www.webtoons.com/en/challenge/tiny/list?title_no=9",
            "https://www.webtoons.com/en/canvas/tiny/rss?title_no=9",
        ),
        ("https://www.webtoons.com/-/-/-/list?title_no=5188", "https://www.webtoons.com/-/-/-/list?title_no=5188"),
        ("https://www.webtoons.com/en/fantasy/-/list?title_no=5", "https://www.webtoons.com/-/-/-/list?title_no=5"),
        ("https://www.webtoons.com/episodeList?titleNo=7", "https://www.webtoons.com/-/-/-/list?title_no=7"),
        ("https://www.royalroad.com/fiction/21220/mol", "https://www.royalroad.com/fiction/syndication/21220"),
        ("https://royalroad.com/syndication/21220", "https://www.royalroad.com/fiction/syndication/21220"),
        ("https://www.royalroad.com/fiction/syndication/21220", "https://www.royalroad.com/fiction/syndication/21220"),
        ("https://tonarinoyj.jp/rss#夜の港", "https://tonarinoyj.jp/rss#夜の港"),
        ("https://tonarinoyj.jp/rss#%E5%A4%9C%E3%81%AE%E6%B8%AF", "https://tonarinoyj.jp/rss#夜の港"),
        ("https://harbour.example/feed.xml#Night  Harbour", "https://harbour.example/feed.xml#Night Harbour"),
        ("https://harbour.example/comic/12#comments", "https://harbour.example/comic/12"),
        ("https://harbour.example/feed?key=a#", "https://harbour.example/feed?key=a"),
    ],
)
def test_a_link_means_a_feed(link: str, address: str) -> None:
    ref = SOURCE.recognise(link.replace("  ", "%20"))
    assert ref is not None
    assert ref.id == address


def test_a_webtoon_link_tells_language_and_episode() -> None:
    ref = SOURCE.recognise("https://www.webtoons.com/fr/fantasy/port/ep-3/viewer?title_no=6672&episode_no=4")
    assert ref == SeriesRef(
        "feed",
        "https://www.webtoons.com/fr/fantasy/port/rss?title_no=6672",
        "fr",
        chapter_id="title_no=6672&episode_no=4",
    )


def test_a_royal_road_chapter_is_kept() -> None:
    ref = SOURCE.recognise("https://www.royalroad.com/fiction/21220/mol/chapter/301778/good-morning")
    assert ref is not None
    assert ref.chapter_id == "301778"


@pytest.mark.parametrize(
    "link", ["https://www.webtoons.com/en/canvas", "https://www.royalroad.com/fictions/best-rated"]
)
def test_pages_of_no_series_are_refused(link: str) -> None:
    with pytest.raises(UnknownLink) as caught:
        SOURCE.recognise(link)
    assert caught.value.code == "link_not_series"


@pytest.mark.parametrize(
    "link", ["https://tapas.io/series/x", "https://m.tapas.io/rss/series/3346", "https://www.tapas.io/"]
)
def test_tapas_forbids_its_feeds(link: str) -> None:
    with pytest.raises(UserError) as caught:
        SOURCE.recognise(link)
    assert caught.value.code == "tapas_feed"


def test_the_host_is_told_without_the_key() -> None:
    assert SOURCE.host(SeriesRef("feed", "https://reader:secret@Home.example:8443/feed#x")) == "home.example:8443"


# ------------------------------------------------------------------ formats


def test_rss_entries_become_chapters_newest_first() -> None:
    found = check(answer(constructed("feed_rss.xml")))
    assert found.details is not None
    assert (found.details.name, found.details.link) == ("Night Harbour", "https://harbour.example/")
    assert (found.details.authors, found.details.cover_url) == (("Aki Mori",), "https://harbour.example/cover.png")
    assert not found.complete
    after, episode, undated = found.chapters  # of equal dates the first of the document is the newest
    assert (episode.id, episode.number, episode.volume) == ("h-2", "235", "S3")
    assert episode.display_name == "[Season 3] Ep. 235 Tide & Ebb"
    assert episode.link == "https://harbour.example/235?utm_source=rss"
    assert episode.published_at == after.published_at == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert (after.id, after.number, after.link) == ("h-3", None, "https://harbour.example/after-3")
    assert (undated.id, undated.number) == ("https://harbour.example/234", "234")
    assert undated.link == "https://harbour.example/234"
    assert undated.published_at is None


def test_rss_1_and_json_feed_are_feeds_too() -> None:
    (first,) = check(answer(constructed("feed_rdf.xml"))).chapters
    assert (first.id, first.number) == ("https://harbour.example/1", "1")
    assert first.published_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    found = check(answer(constructed("feed_json.json")))
    twelfth, eleventh = found.chapters
    assert found.details is not None
    assert found.details.cover_url == "https://harbour.example/cover.png"
    assert found.details.authors == ("Aki Mori",)
    assert (twelfth.id, twelfth.number, twelfth.link) == ("12", "12", "https://harbour.example/12")
    assert twelfth.published_at == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert (eleventh.link, eleventh.published_at) == (None, datetime(2026, 2, 1, 10, tzinfo=UTC))


def test_a_catalogue_gives_no_link_that_holds_its_key() -> None:
    found = check(answer(constructed("feed_opds.xml")), address="https://home.example/api/opds/sample-key-0123456789/x")
    assert found.details is not None
    assert [c.id for c in found.chapters] == ["42"]
    assert "sample-key" not in repr(found)


def test_an_unnamed_feed_is_named_by_its_host() -> None:
    found = check(answer(rss("<title>Chapter 1</title><guid>1</guid>", channel="")))
    assert found.details is not None
    assert found.details.name == "harbour.example"


# ------------------------------------------------------------------ identity


@pytest.mark.parametrize(
    ("item", "identity"),
    [
        ("<title>x</title><guid> a-1 </guid><link>https://harbour.example/1</link>", "a-1"),
        (
            "<title>x</title><link>/1?utm_source=rss&amp;page=2&amp;UTM_Medium=x#top</link>",
            "https://harbour.example/1?page=2",
        ),
        (
            "<title>x</title><link>https://www.webtoons.com/en/a/b/c/viewer?title_no=6&amp;episode_no=116</link>",
            "title_no=6&episode_no=116",
        ),
        (
            "<title>Chapter 1</title><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>",
            "Chapter 1 2026-03-02T08:00:00+00:00",
        ),
        ("<title>Chapter 1</title>", "Chapter 1"),
        (
            f"<title>x</title><guid>{'y' * 600}</guid><link>https://harbour.example/1</link>",
            "https://harbour.example/1",
        ),
    ],
)
def test_an_entry_is_known_by_the_first_identity_it_has(item: str, identity: str) -> None:
    assert one(item).id == identity


def test_an_entry_that_says_nothing_is_left_out() -> None:
    assert check(answer(rss("<description>x</description>"))).chapters == ()


def test_entries_with_equal_guids_are_known_by_their_links() -> None:
    items = [f"<title>Chapter {n}</title><guid>same</guid><link>https://harbour.example/{n}</link>" for n in (1, 2)]
    assert {c.id for c in check(answer(rss(*items))).chapters} == {
        "https://harbour.example/1",
        "https://harbour.example/2",
    }


def test_a_guid_is_a_link_only_when_it_is_one() -> None:
    assert one("<title>x</title><guid>https://harbour.example/1</guid>").link == "https://harbour.example/1"
    assert one("<title>x</title><guid>harbour:1</guid>").link is None


# ------------------------------------------------------------------ names and numbers


def test_a_title_is_text_whatever_it_was() -> None:
    title = "&lt;b&gt;Chapter 1&lt;/b&gt; &amp;amp; &lt;script&gt;x&lt;/script&gt; a &lt; b\u00a0c"
    assert one(f"<title>{title}</title><guid>1</guid>").display_name == "Chapter 1 & x a < b c"


def test_the_name_of_the_series_is_taken_off_a_title() -> None:
    found = one("<title>Night Harbour - 2. Ebb</title><guid>1</guid>")
    assert (found.display_name, found.number) == ("2. Ebb", "2")
    assert one("<title>2. Ebb</title><guid>1</guid>").number is None


@pytest.mark.parametrize("title", ["Night Harbour, Chapter 12", "Harbour Ch. 12", "Season 2 Episode 12"])
def test_a_number_counts_for_the_series_of_the_feed(title: str) -> None:
    assert one(f"<title>{title}</title><guid>1</guid>").number == "12"


@pytest.mark.parametrize("title", ["Other Series - Chapter 12", "[第12話] 夜の港"])
def test_a_number_of_another_series_is_none(title: str) -> None:
    # Two series of one feed would else have the same chapter 12, and the second pass for another upload of the first.
    assert one(f"<title>{title}</title><guid>1</guid>").number is None


# ------------------------------------------------------------------ magazines


def test_one_series_of_a_magazine_is_picked_by_its_name() -> None:
    found = check(answer(constructed("feed_magazine.xml")), address="https://tonarinoyj.jp/rss#夜の港")
    assert found.details is not None
    assert found.details.name == "夜の港"
    assert [(c.id, c.number, c.display_name) for c in found.chapters] == [
        ("m:episode:3", "2.1", "第2話①"),
        ("m:episode:1", "12.1", "第12-1話"),
    ]
    assert len(check(answer(constructed("feed_magazine.xml")), address="https://tonarinoyj.jp/rss").chapters) == 3


def test_one_series_of_another_shared_feed_is_picked_by_its_titles() -> None:
    items = ["<title>Night Harbour Chapter 4</title><guid>1</guid>", "<title>Day Chapter 4</title><guid>2</guid>"]
    found = check(answer(rss(*items, channel="<title>All</title>")), address=f"{ADDRESS}#night harbour").chapters
    assert [(c.id, c.number) for c in found] == [("1", "4")]


def test_a_name_that_nothing_in_the_feed_bears_is_told() -> None:
    feed = answer(rss("<title>Night Harbour Chapter 4</title><guid>1</guid>", channel="<title>All</title>"))
    found = check(feed, address=f"{ADDRESS}#nite harbor")
    assert (found.chapters, found.warnings) == ((), ("no_such_part",))
    assert check(feed, address=f"{ADDRESS}#night harbour").warnings == ()


def refs(*names: str) -> list[SeriesRef]:
    return [SeriesRef("feed", f"https://tonarinoyj.jp/rss#{name}") for name in names]


def look(since: datetime) -> Look:
    found = value_of(
        SOURCE.look("https://tonarinoyj.jp/rss", refs("夜の港", "昼の港", "朝の港"), since, Validators()),
        answer(constructed("feed_magazine.xml")),
    )
    assert isinstance(found, Look)
    return found


def test_a_shared_feed_is_looked_at_once_for_all() -> None:
    assert isinstance(SOURCE, AsksForMany)
    assert SOURCE.look_scope(refs("夜の港")[0]) == "https://tonarinoyj.jp/rss"
    assert SOURCE.look_scope(SeriesRef("feed", ADDRESS)) is None
    assert SOURCE.look_host("https://tonarinoyj.jp/rss") == "tonarinoyj.jp"
    found = look(datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert found.touched == {"https://tonarinoyj.jp/rss#夜の港"}
    assert found.newest_at == datetime(2026, 3, 2, 3, tzinfo=UTC)
    assert found.reached


def test_a_look_counts_the_very_instant_of_the_last_one() -> None:
    # All episodes of a day carry the same time, and do not appear at once.
    found = look(datetime(2026, 3, 1, 3, tzinfo=UTC))
    assert found.touched == {"https://tonarinoyj.jp/rss#夜の港", "https://tonarinoyj.jp/rss#昼の港"}


def test_a_look_says_when_more_scrolled_past_than_the_feed_shows() -> None:
    assert not look(datetime(2026, 2, 1, tzinfo=UTC)).reached


def test_a_look_at_an_unchanged_feed_needs_no_reading() -> None:
    since = datetime(2026, 3, 1, tzinfo=UTC)
    known = look(since).validators
    flow = SOURCE.look("https://tonarinoyj.jp/rss", [], since, known)
    assert value_of(flow, answer(constructed("feed_magazine.xml"))) == NotModified(known)


# ------------------------------------------------------------------ validators


HEADERS = {"etag": 'W/"a-1"', "last-modified": "Mon, 02 Mar 2026 08:00:00 GMT"}


def test_validators_are_kept_and_sent_exactly_as_received() -> None:
    first = check(answer(constructed("feed_rss.xml"), headers=HEADERS))
    assert (first.validators.etag, first.validators.last_modified) == (HEADERS["etag"], HEADERS["last-modified"])
    request = next(SOURCE.check(SeriesRef("feed", ADDRESS), first.validators))
    assert request.headers["If-None-Match"] == HEADERS["etag"]
    assert request.headers["If-Modified-Since"] == HEADERS["last-modified"]


def test_without_validators_the_request_is_unconditional() -> None:
    request = next(SOURCE.check(SeriesRef("feed", ADDRESS), Validators(body_hash="x")))
    assert not request.headers.keys() & {"If-None-Match", "If-Modified-Since"}


def test_304_is_unchanged() -> None:
    known = Validators("e", "m", "h")
    flow = SOURCE.check(SeriesRef("feed", ADDRESS), known)
    found = value_of(flow, answer(b"", 304, headers={"cache-control": "max-age=600"}))
    assert found == NotModified(known, RECEIVED_AT + timedelta(minutes=10))


def test_an_equal_body_is_unchanged_where_the_host_ignores_conditions() -> None:
    first = check(answer(constructed("feed_rss.xml")))
    again = SOURCE.check(SeriesRef("feed", ADDRESS), first.validators)
    found = value_of(again, answer(constructed("feed_rss.xml"), headers=HEADERS))
    assert isinstance(found, NotModified)
    assert found.validators.etag == HEADERS["etag"]


def test_a_feed_that_is_broken_off_gives_its_whole_entries_and_is_asked_again() -> None:
    whole = rss("<title>Chapter 2</title><guid>2</guid>", "<title>Chapter 1</title><guid>1</guid>")
    found = check(answer(whole[: whole.index("<guid>1") + 8], headers=HEADERS))
    assert [c.id for c in found.chapters] == ["2"]
    assert found.warnings == ("items_skipped",)
    assert found.validators == Validators()


def test_at_most_a_thousand_entries_are_read() -> None:
    found = check(answer(rss(*[f"<title>Chapter {n}</title><guid>{n}</guid>" for n in range(1200)])))
    assert len(found.chapters) == 1000
    assert found.warnings == ("items_skipped",)


# ------------------------------------------------------------------ moves and pages


def test_a_permanent_redirect_is_told() -> None:
    moved = answer(
        constructed("feed_rss.xml"), url="https://new.example/feed", permanent_url="https://new.example/feed"
    )
    assert check(moved).moved_to == "https://new.example/feed"
    assert check(moved, address=f"{ADDRESS}#Ep").moved_to == "https://new.example/feed#Ep"


def test_a_temporary_redirect_is_only_followed() -> None:
    assert check(answer(constructed("feed_rss.xml"), url="https://new.example/feed")).moved_to is None


def test_a_placeholder_asks_the_site_once_for_the_true_address() -> None:
    page = answer("<html>", url="https://www.webtoons.com/fr/fantasy/port/list?title_no=5188")
    ref = SeriesRef("feed", "https://www.webtoons.com/-/-/-/list?title_no=5188")
    driven = drive(SOURCE.check(ref, Validators()), [page, answer(rss("<title>Ép. 1</title><guid>1</guid>"))])
    assert driven.urls == [ref.id, "https://www.webtoons.com/fr/fantasy/port/rss?title_no=5188"]
    assert driven.requests[0].expect == "html"
    assert driven.result.moved_to == "https://www.webtoons.com/fr/fantasy/port/rss?title_no=5188"
    assert driven.result.chapters[0].language == "fr"


def test_a_placeholder_that_leads_nowhere_is_a_changed_site() -> None:
    with pytest.raises(SourceChanged, match="canonical"):
        check(answer("<html>"), address="https://www.webtoons.com/-/-/-/list?title_no=5188")


PAGE = """<!-- x --><!DOCTYPE html><html><head><title>Night Harbour</title>
<link rel="stylesheet" href="/style.css"><link rel="alternate" hreflang="fr" href="/fr">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<LINK REL='alternate' TYPE='application/atom+xml; charset=utf-8' HREF='/feed?a=1&amp;b=2'></head></html>"""


def test_a_page_leads_to_the_feed_it_names() -> None:
    flow = SOURCE.check(SeriesRef("feed", "https://harbour.example/"), Validators())
    driven = drive(flow, [answer(PAGE), answer(constructed("feed_rss.xml"))])
    assert driven.urls == ["https://harbour.example/", "https://harbour.example/feed?a=1&b=2"]
    assert driven.result.moved_to == "https://harbour.example/feed?a=1&b=2"


def test_a_page_behind_that_is_refused() -> None:
    with pytest.raises(SourceRefused):
        check(answer(PAGE), answer(PAGE))


def test_a_page_without_a_feed_is_no_refusal_but_a_challenge_is() -> None:
    with pytest.raises(SourceChanged, match="no feed"):
        check(answer("<html><head><title>Harbour</title></head></html>"))
    with pytest.raises(SourceRefused):
        check(answer("<!doctype html><html><title>Just a moment...</title></html>"))


def test_a_page_in_place_of_a_known_feed_is_a_refusal() -> None:
    with pytest.raises(SourceRefused) as caught:
        check(answer(PAGE), validators=Validators(body_hash="known"))
    assert caught.value.status == 200


def test_no_error_names_the_address() -> None:
    address = "https://home.example/opds/v1.2/sample-key-0123456789/latest"
    for body in ("x", PAGE.replace("alternate", "x"), "<html>Just a moment", "<!DOCTYPE x [<!ENTITY a 'b'>]><rss/>"):
        with pytest.raises((SourceChanged, SourceRefused)) as caught:
            check(answer(body), address=address)
        assert "sample-key" not in repr(vars(caught.value))


# ------------------------------------------------------------------ recorded feeds


def test_recorded_webtoon_pair() -> None:
    before = check(fixture("webtoon/knight-only-lives-today_t-1.xml"), address=f"{WEBTOON}/rss?title_no=6672")
    after = check(fixture("webtoon/knight-only-lives-today.xml"), address=f"{WEBTOON}/rss?title_no=6672")
    known = {c.id for c in before.chapters}
    new = [c for c in after.chapters if c.id not in known]
    assert [c.display_name for c in new] == [
        "Afterword 3",
        "Afterword 2",
        "Afterword 1",
        "Episode 112 (Season 1 Finale)",
    ]
    assert [c.number for c in new] == [None, None, None, "112"]
    assert new[0].id == "title_no=6672&episode_no=116"
    assert after.warnings == ()


def test_recorded_daily_pass_is_told() -> None:
    assert check(fixture("webtoon/lore-olympus_daily-pass.xml")).warnings == ("daily_pass",)


def test_recorded_localized_dates_are_read() -> None:
    found = check(fixture("webtoon/localized-dates_fr.xml")).chapters
    assert [(c.number, c.published_at) for c in found] == [
        ("12", datetime(2026, 7, 24, 14, 0, 17, tzinfo=UTC)),
        ("11", datetime(2026, 2, 17, 14, 0, 17, tzinfo=UTC)),
    ]


def test_recorded_atom_title_is_unescaped_twice() -> None:
    newest, older = check(fixture("feeds/atom_webcomic.xml")).chapters
    assert newest.display_name == 'Page 301: The "Door"'
    assert (older.id, older.published_at) == ("tag:comic.example,2026:300", datetime(2026, 9, 11, 3, tzinfo=UTC))


def test_recorded_magazine() -> None:
    (found,) = check(fixture("feeds/gigaviewer_magazine.xml"), address="https://tonarinoyj.jp/rss#超人X").chapters
    assert (found.number, found.display_name) == ("77.1", "第77話①")
    assert found.id == "tonarino_yj:episode:12207421984223900405"
    (glued,) = check(
        fixture("feeds/gigaviewer_magazine.xml"), address="https://x.example/rss#やめろ好きになってしまう"
    ).chapters
    assert glued.number == "65"


def test_recorded_royal_road_with_byte_order_mark() -> None:
    found = check(fixture("feeds/royalroad_bom.xml")).chapters
    assert [(c.id, c.number) for c in found] == [("301779", "2"), ("301778", "1")]


def test_recorded_feed_in_latin_1_without_ids_and_dates() -> None:
    found = check(fixture("feeds/rss_no_guid_no_date.xml"))
    assert found.details is not None
    assert found.details.name == "Café Comic"
    assert [c.id for c in found.chapters] == ["http://cafe.example/strip/12", "http://cafe.example/strip/11", "10"]
    assert all(c.published_at is None for c in found.chapters)


def test_recorded_challenge_is_refused() -> None:
    with pytest.raises(SourceRefused):
        check(fixture("feeds/not_a_feed.xml"))
