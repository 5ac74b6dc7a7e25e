"""The page: valid, self-contained, escaped, in every language."""

import re
import tomllib
from datetime import UTC, datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest

from kiosk.core.history import HistoryQuery, Interval
from kiosk.core.metrics import MetricCounts
from kiosk.core.paths import assets_dir
from kiosk.core.report import make_report
from kiosk.reports.charts import MOST_BARS, Unit, slots
from kiosk.reports.html import html_bytes
from kiosk.reports.tables import MOST_ROWS
from kiosk.reports.words import LANGUAGES, language_of, words_in

VOID = {"meta", "link", "br", "hr", "img", "input"}
NOW = datetime(2026, 11, 21, 6, tzinfo=UTC)


class Page(HTMLParser):
    """Reads a page and notes its elements; elements must be closed in order."""

    def __init__(self, content):
        super().__init__()
        self.open, self.tags, self.attributes, self.text = [], [], [], []
        self.feed(content.decode())
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)

    @property
    def words(self):
        return " ".join(" ".join(self.text).split())


def page_of(history, settings, days=28, by=Interval.DAY, language="en", *, raw=False, zone=""):
    start = datetime(2026, 9, 28, tzinfo=UTC)
    end = datetime.fromordinal(start.toordinal() + days).replace(tzinfo=UTC)
    query = HistoryQuery(start, end, by, zone, UTC)
    report = make_report(history, query, settings, raw=raw, now=NOW, tz_name="UTC")
    return html_bytes(report, words_in(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_makes_a_valid_page_that_loads_nothing(shop, settings, language):
    content = page_of(shop, settings, language=language)
    page = Page(content)
    assert ("html", "lang", language) in page.attributes
    assert not {"script", "link", "img", "iframe", "object", "use"} & set(page.tags)
    for _, name, value in page.attributes:
        assert name not in ("src", "href", "srcset", "data", "action")
        assert not name.startswith("on")
        assert "://" not in (value or "")
    assert not re.search(rb"https?:|@import|url\(", content)
    assert "{" not in page.words.partition("}")[2].rpartition("@media")[2].rpartition("}")[2]


def test_the_page_is_accessible(shop, settings):
    page = Page(page_of(shop, settings))
    assert page.tags.count("h1") == 1
    assert page.tags.count("caption") == page.tags.count("table") == 1
    ids = {value for _, name, value in page.attributes if name == "id"}
    labelled = [value for _, name, value in page.attributes if name == "aria-labelledby"]
    assert labelled
    assert set(labelled) <= ids
    charts = [value for tag, name, value in page.attributes if (tag, name) == ("svg", "aria-label")]
    assert len(charts) >= 6
    assert all(len(text) > 20 for text in charts)


def test_hostile_names_are_only_text(shop, settings):
    evil = "<script>alert('x')</script>\"><img src=x onerror=y> {{ 7*7 }} {0}"
    settings = settings.model_validate(
        {
            **settings.model_dump(),
            "device": {"id": "window-7", "location": evil},
            "audience": {
                "zones": [{"id": "z", "name": "<b>&{{1+1}}", "points": [[0, 0], [1, 0], [1, 1]]}]
            },
        }
    )
    shop.zone = "z"
    page = Page(page_of(shop, settings, zone="z"))
    assert evil in "".join(page.text)
    assert "<b>&{{1+1}}" in "".join(page.text)
    assert not {"script", "img", "b "} & set(page.tags)


def test_shared_and_raw_are_labelled(shop, settings):
    shared, raw = (Page(page_of(shop, settings, raw=r)).words for r in (False, True))
    assert "May be shared: groups of fewer than 5 people are merged" in shared
    assert "For this device only" in raw
    assert "not audited" in shared


def test_no_shared_group_of_the_page_is_small(shop, settings):
    words = Page(page_of(shop, settings, by=Interval.HOUR, days=4)).words
    for name in ("Women", "Men", "Unknown", "25\N{EN DASH}34", "65+"):
        for number in re.findall(rf"{re.escape(name)}:? (\d+)", words):
            assert not 0 < int(number) < 5, name


def test_long_ranges_are_added_up(shop, settings):
    """Five years by hour: few bars, few rows, and a word about it."""
    shop.sums += [(datetime(2022, 1, 3, 12, tzinfo=UTC), MetricCounts(visits=1, passing_by=1))]
    start, end = datetime(2021, 11, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)
    query = HistoryQuery(start, end, Interval.HOUR, "", UTC)
    report = make_report(shop, query, settings, raw=False, now=NOW, tz_name="UTC")
    unit, found = slots(report.series)
    assert unit is Unit.MONTH
    assert len(found) == 60 <= MOST_BARS
    content = html_bytes(report, words_in("en"))
    page = Page(content)
    assert page.tags.count("tr") < MOST_ROWS
    assert "The 43,824 rows by hour are too many for a page" in page.words
    assert len(content) < 400_000


def test_sums_of_longer_units_are_the_whole(shop, settings):
    start, end = datetime(2026, 9, 28, tzinfo=UTC), datetime(2026, 10, 26, tzinfo=UTC)
    query = HistoryQuery(start, end, Interval.HOUR, "", UTC)
    report = make_report(shop, query, settings, raw=False, now=NOW, tz_name="UTC")
    unit, found = slots(report.series)
    assert unit is Unit.DAY
    assert sum(s.counts.passing_by for s in found) == report.series.total().passing_by
    assert [s.first for s in found] == list(range(0, 28 * 24, 24))


def test_days_of_changed_clocks_keep_one_bar(shop, settings):
    tz = ZoneInfo("Europe/Lisbon")
    start, end = datetime(2026, 10, 19, tzinfo=tz), datetime(2026, 11, 2, tzinfo=tz)
    query = HistoryQuery(start, end, Interval.HOUR, "", tz)
    report = make_report(shop, query, settings, raw=False, now=NOW, tz_name="Europe/Lisbon")
    _, found = slots(report.series)
    assert len(found) == 14
    assert [s.start.hour for s in found] == [0] * 14
    Page(html_bytes(report, words_in("pt")))


def test_small_and_odd_histories_make_a_page(shop, settings):
    shop.sums = shop.sums[:1]
    Page(page_of(shop, settings, 1, Interval.HOUR))
    shop.sums = [(shop.sums[0][0], MetricCounts(visits=2, passing_by=1, dwell_ms=900))]
    words = Page(page_of(shop, settings, 1)).words
    assert "Mean stay" in words
    assert "Women" not in words
    shop.sums = [(shop.sums[0][0], MetricCounts(crossed_in=3))]
    shop.zone = "door"
    words = Page(page_of(shop, settings, 1, zone="door")).words
    assert "Line: door" in words
    assert "Crossings" in words
    shop.sums = [(shop.sums[0][0], MetricCounts(observed_ms=1000))]
    Page(page_of(shop, settings, 1))


def leaves(data, path=()):
    for key, value in data.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), value


def texts(language):
    path = assets_dir() / "reports" / f"{language}.toml"
    return dict(leaves(tomllib.loads(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_are_complete(language):
    own, english = texts(language), texts("en")
    assert own.keys() == english.keys()
    same = [key for key in own if own[key] == english[key] and key[0] in ("page", "definitions")]
    allowed = {("page", "seconds"), ("page", "zone"), ("page", "total")}
    assert language == "en" or not set(same) - allowed
    for key, value in own.items():
        if isinstance(value, str):
            fields = set(re.findall(r"{(\w+)}", value))
            assert fields == set(re.findall(r"{(\w+)}", english[key])), key
        else:
            assert len(value) == len(english[key]), key


def test_numbers_and_dates_follow_the_language():
    words = words_in("de")
    assert words.number(1234567.25, 1) == "1.234.567,2"
    assert words.share(0.421) == "42\N{NO-BREAK SPACE}%"
    assert words.long_day(datetime(2026, 3, 1, tzinfo=UTC)).split() == ["1.", "März", "2026"]
    assert words_in("en").names(("age_55", "age_65")) == "55+"
    assert words_in("en").names(("age_25", "age_35")) == "25\N{EN DASH}44"


@pytest.mark.parametrize(
    ("setting", "lang", "wanted"),
    [("fr", "de_DE", "fr"), ("auto", "de_AT.UTF-8", "de"), ("auto", "ja_JP", "en")],
)
def test_auto_follows_the_system(monkeypatch, setting, lang, wanted):
    monkeypatch.setenv("LC_ALL", lang)
    assert language_of(setting) == wanted
