"""The history page: what is asked, what is drawn and told, what is taken away."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent

from kiosk.core.agreement import Agreement, AuditKind
from kiosk.core.audit import Audit, audited_settings
from kiosk.core.choices import Theme, ZoneKind
from kiosk.core.errors import HistoryError
from kiosk.core.settings_schema import with_values
from kiosk.core.zone import Zone
from kiosk.store.generation import generate
from kiosk.store.reader import StoredHistory
from kiosk.ui.i18n import LanguageSwitch, format_number
from kiosk.ui.operator import folders, history_page
from kiosk.ui.operator.history_export import DATA_FORMATS, PICTURE_SCALE
from kiosk.ui.operator.history_heat import heat_color
from kiosk.ui.operator.history_model import Basis
from kiosk.ui.operator.history_range import Days, RangeKind, Step, midnight
from kiosk.ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)


class HeldHistory:
    """Takes questions and answers them when the test says so."""

    def __init__(self, reader: Any) -> None:
        self.reader = reader
        self.waiting: list[tuple[Any, Any, Any]] = []

    def __call__(self, work: Any, done: Any, failed: Any) -> None:
        self.waiting.append((work, done, failed))

    def answer(self) -> None:
        work, done, failed = self.waiting.pop(0)
        try:
            result = work(self.reader)
        except HistoryError as error:
            failed(error)
        else:
            done(result)


@pytest.fixture
def _plain_numbers() -> Iterator[None]:
    """Numbers without a country's habits, whatever the machine or a test before has set."""
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(before)


@pytest.fixture
def at_noon(monkeypatch: pytest.MonkeyPatch, _plain_numbers: None, unlocked: Any) -> Any:
    """The panel in Berlin on an afternoon in November."""
    unlocked.clock.utc = NOW
    monkeypatch.setattr(history_page, "SystemClock", lambda: unlocked.clock)
    monkeypatch.setattr(history_page, "local_zone", lambda: BERLIN)
    return unlocked


@pytest.fixture
def shop(hourly_history: Any) -> Any:
    return hourly_history(datetime(2025, 9, 1, tzinfo=UTC), NOW.replace(minute=0))


@pytest.fixture
def page(at_noon: Any, shop: Any) -> Any:
    at_noon.kiosk.reader = shop
    return at_noon.page("history")


def truth(shop: Any, column: str, start: datetime, end: datetime) -> int:
    hours = shop.hours[:-1]
    inside = (hours >= start.timestamp()) & (hours < end.timestamp())
    return int(shop.columns[column][inside].sum())


def point(chart: Any, moment: float, kind: QEvent.Type = QEvent.Type.MouseMove) -> None:
    place = QPointF(chart.position_of(moment), 60)
    pressed = kind is QEvent.Type.MouseButtonPress
    button = Qt.MouseButton.LeftButton if pressed else Qt.MouseButton.NoButton
    event = QMouseEvent(
        kind,
        place,
        QPointF(chart.mapToGlobal(place)),
        button,
        button,
        Qt.KeyboardModifier.NoModifier,
    )
    (chart.mousePressEvent if pressed else chart.mouseMoveEvent)(event)


def told(chart: Any) -> dict[str, str]:
    return {row.name: row.value for row in chart.tip.rows}


# ----------------------------------------------------------------------------- figures


def test_figures_are_the_sums_and_their_change(page: Any, shop: Any) -> None:
    start, end = midnight(date(2026, 11, 14), BERLIN), NOW
    shop.columns["passing_by"][shop.hours[:-1] >= start.timestamp()] *= 2
    page.read()
    now = truth(shop, "passing_by", start, end)
    before = truth(shop, "passing_by", start - timedelta(days=7), end - timedelta(days=7))
    figure = page.sheet.figures.figures["passing_by"]
    assert figure.value.text() == format_number(now)
    assert f"before: {format_number(before)}" in figure.remark.text()
    arrow = "▲" if now > before else "▼"
    assert (
        figure.change.text()
        == f"{arrow}\N{NO-BREAK SPACE}{abs(round(100 * (now / before - 1)))}\xa0%"
    )
    assert figure.exact.isHidden()
    assert "same time of day" in page.sheet.figures.basis.text()
    assert "counted after leaving" in page.sheet.figures.basis.text()
    page.picker.choose(RangeKind.YESTERDAY)
    assert "counted after leaving" not in page.sheet.figures.basis.text()


def test_nobody_yet_is_a_zero_and_not_unknown(at_noon: Any, shop: Any) -> None:
    for name, column in shop.columns.items():
        if name != "observed_ms":
            column[:] = 0
    at_noon.kiosk.reader = shop
    figures = at_noon.page("history").sheet.figures.figures
    assert [figures[name].value.text() for name in ("passing_by", "interested")] == ["0", "0"]
    assert figures["stop_time_s"].value.text() == "\N{EN DASH}"


def test_without_data_before_nothing_is_compared(at_noon: Any, hourly_history: Any) -> None:
    at_noon.kiosk.reader = hourly_history(datetime(2026, 11, 16, tzinfo=UTC), NOW)
    page = at_noon.page("history")
    for name in ("passing_by", "interested_share", "stop_time_s"):
        figure = page.sheet.figures.figures[name]
        assert figure.change.isHidden()
        assert figure.remark.text() == "no data before"


@pytest.mark.parametrize("changed", [False, True])
def test_an_audit_says_how_exact_the_figures_are(at_noon: Any, shop: Any, changed: bool) -> None:
    settings = at_noon.kiosk.settings()
    audit = Audit(
        at=datetime(2026, 11, 18, 10, tzinfo=UTC),
        duration_s=600,
        results={AuditKind.PASSING: Agreement(400, 4, 5)},
        settings=audited_settings(settings),
    )
    shop.add_document(audit.to_document())
    if changed:
        at_noon.kiosk.now = with_values(settings, {"audience.passing_s": "2"})
    at_noon.kiosk.reader = shop
    figures = at_noon.page("history").sheet.figures.figures
    text = figures["passing_by"].exact.text()
    assert text.startswith("± ")
    assert "audited 18 Nov 2026" in text
    assert ("settings changed since" in text) is changed
    assert figures["interested"].exact.isHidden()


def test_in_the_mode_that_counts_only_nobody_is_interested(at_noon: Any, shop: Any) -> None:
    for name in ("measured", "interested", "female", "male", "unknown", "stop_ms", "attention_ms"):
        shop.columns[name][:] = 0
    at_noon.kiosk.reader = shop
    page = at_noon.page("history")
    assert page.sheet.figures.figures["interested"].value.text() == "\N{EN DASH}"
    assert page.sheet.gender.chart.isHidden()
    assert "not analysed" in page.sheet.gender.remark.text()


# ------------------------------------------------------------------------------ charts


def test_a_bar_tells_the_values_behind_it(page: Any, shop: Any) -> None:
    chart, day = page.sheet.visitors.chart, date(2026, 11, 17)
    start = midnight(day, BERLIN)
    end = start + timedelta(days=1)
    point(chart, (start + timedelta(hours=5)).timestamp())
    assert chart.tip.isVisible()
    assert chart.tip.title == "Tue 17 Nov 2026"
    values = told(chart)
    assert values["Passing by"] == str(truth(shop, "passing_by", start, end))
    assert values["Interested"] == str(truth(shop, "interested", start, end))
    week = timedelta(days=7)
    assert values["Period before"] == str(truth(shop, "passing_by", start - week, end - week))
    assert values["Observed"] == "11 h 0 min"


def test_a_held_finger_tells_as_the_mouse_does(page: Any, shop: Any) -> None:
    page.picker.choose(RangeKind.TODAY)
    chart = page.sheet.gender.chart
    start = datetime(2026, 11, 20, 12, tzinfo=UTC)
    point(chart, start.timestamp() + 60, QEvent.Type.MouseButtonPress)
    assert chart.tip.title.startswith("Fri 20 Nov 2026, ")
    women = truth(shop, "female", start, start + timedelta(hours=1))
    assert told(chart)["Women"].startswith(f"{women}  (")
    assert not page.sheet.visitors.chart.tip.isVisible()


def test_time_without_observation_is_told_and_is_not_zero(page: Any) -> None:
    sunday = midnight(date(2026, 11, 15), BERLIN).timestamp()
    chart = page.sheet.visitors.chart
    point(chart, sunday + 3600)
    assert "Not observed" in told(chart)
    assert "Passing by" not in told(chart)
    begin, end = next(gap for gap in chart._backdrop._gaps)
    assert begin == sunday - page.view.start.timestamp()
    assert end - begin == 86_400


def test_gaps_and_zeros_look_different(page: Any, shop: Any) -> None:
    monday = midnight(date(2026, 11, 16), BERLIN)
    hours = shop.hours[:-1]
    for name in shop.columns:
        inside = (hours >= monday.timestamp()) & (hours < monday.timestamp() + 86_400)
        if name != "observed_ms":
            shop.columns[name][inside] = 0
    page.read()
    page.sheet.resize(page.sheet.sizeHint())
    chart = page.sheet.visitors.chart
    picture = chart.grab().toImage()

    def inks(day: date) -> set[int]:
        x = round(chart.position_of(midnight(day, BERLIN).timestamp() + 43_200))
        height = round(chart.height() * 0.7)
        return {picture.pixel(x + dx, y) for dx in range(8) for y in range(60, height)}

    assert len(inks(date(2026, 11, 15)) - inks(date(2026, 11, 16))) > 0


def test_five_years_by_hour_draw_few_bars_and_lose_nobody(
    at_noon: Any, hourly_history: Any
) -> None:
    years = hourly_history(datetime(2021, 11, 20, tzinfo=UTC), NOW.replace(minute=0))
    at_noon.kiosk.reader = years
    page = at_noon.page("history")
    page.picker.choose_days(Days(date(2021, 11, 21), date(2026, 11, 20)), Step.HOUR)
    chart, window = page.sheet.visitors.chart, page.sheet.window_of_time
    assert chart.step is Step.WEEK
    assert "Look closer" in page.sheet.visitors.remark.text()
    heights = np.asarray(chart._bars[0].opts["height"])
    assert heights.sum() == page._answer.totals.passing_by > 500_000
    seen = set()
    for _ in range(14):
        for one in (page.sheet.visitors, page.sheet.gender, page.sheet.ages):
            assert 1 <= one.chart.bar_count <= min(1500, one.chart.width())
        seen.add(chart.step)
        page.sheet.closer.click()
    assert seen == {Step.WEEK, Step.DAY, Step.HOUR}
    assert not page.sheet.closer.isEnabled()
    assert window.shown[1] - window.shown[0] == 6 * 3600
    page.sheet.whole.click()
    assert not window.is_zoomed


def test_a_zoomed_window_is_dragged_within_the_range(page: Any) -> None:
    chart, window = page.sheet.visitors.chart, page.sheet.window_of_time
    page.sheet.closer.click()
    start, end = window.shown
    width = chart._box.sceneBoundingRect().width()
    for moment, kind in ((0.5, QEvent.Type.MouseButtonPress), (0.75, QEvent.Type.MouseMove)):
        point(chart, start + moment * (end - start), kind)
    assert window.shown[0] == pytest.approx(
        start - (end - start) / 4, abs=2 * (end - start) / width
    )
    window.pan(-1e9)
    assert window.shown[0] == page.view.start.timestamp()
    window.pan(1e9)
    assert window.shown[1] == page.view.end.timestamp()


def test_arrow_keys_walk_from_bar_to_bar(page: Any, at_noon: Any) -> None:
    chart = page.sheet.visitors.chart
    titles = []
    for _ in range(2):
        at_noon.bot.keyClick(chart, Qt.Key.Key_Right)
        titles.append(chart.tip.title)
    assert titles == ["Sat 14 Nov 2026", "Sun 15 Nov 2026"]
    assert chart.tip.title in chart.accessibleDescription()


def test_the_week_tells_means_of_observed_hours(page: Any, shop: Any) -> None:
    page.picker.choose(RangeKind.MONTH)
    heat = page.sheet.heat
    middle = heat.cell_rect(1, 13).center()  # Tuesday, 13:00 in Berlin
    heat._tell(middle)
    hours = shop.hours[:-1]
    inside = (hours >= page.view.start.timestamp()) & (hours < page.view.end.timestamp())
    local = [datetime.fromtimestamp(int(s), BERLIN) for s in hours]
    tuesdays = inside & np.array([at.weekday() == 1 and at.hour == 13 for at in local])
    mean = shop.columns["passing_by"][tuesdays].mean()
    rows = [row.value for row in heat.tip.rows]
    assert rows[0] in (f"{mean:.1f}", f"{mean:.0f}")
    assert rows[1:] == [str(shop.columns["passing_by"][tuesdays].sum()), str(tuesdays.sum())]
    heat._tell(heat.cell_rect(6, 13).center())
    assert [row.name for row in heat.tip.rows] == ["Not observed"]
    at = heat.tip.title
    page.sheet.measures.buttons["interested"].click()
    assert not heat.tip.isVisible()
    assert at


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_the_colours_of_the_week_can_be_told_in_grey(palette: Any) -> None:
    """Every kind of colour blindness leaves lightness."""
    grey = [heat_color(palette, share / 20).lightness() for share in range(21)]
    steps = np.diff(grey)
    assert (steps > 0).all() if palette is DARK else (steps < 0).all()


# ------------------------------------------------------------------------------- zones


def test_zones_are_chosen_by_name_and_lines_show_crossings(
    at_noon: Any, hourly_history: Any
) -> None:
    shop = hourly_history(datetime(2026, 9, 1, tzinfo=UTC), NOW, zones=("z1", "line-2"))
    zone = Zone(id="z1", name="Shelf", kind=ZoneKind.COUNT, points=((0, 0), (1, 0), (1, 1)))
    settings = at_noon.kiosk.now
    audience = settings.audience.model_copy(update={"zones": (zone,)})
    at_noon.kiosk.now = settings.model_copy(update={"audience": audience})
    at_noon.kiosk.reader = shop
    page = at_noon.page("history")
    combo = page.picker.zones.combo
    assert [combo.itemText(i) for i in range(combo.count())] == ["Whole picture", "Shelf", "line-2"]
    whole = page._answer.totals.passing_by
    page.picker.zones.edited.emit("z1")
    assert 0 < page._answer.totals.passing_by < whole
    assert "Shelf" in page.sheet.figures.heading.text()
    page.picker.zones.edited.emit("line-2")
    assert page.sheet.visitors.isHidden()
    assert page.sheet.crossings.chart.bar_count == 7
    assert page.sheet.figures.figures["crossed_in"].value.text() not in ("0", "")


# ------------------------------------------------------------------------------- states


def test_reading_is_said_and_the_gui_does_not_wait(at_noon: Any, shop: Any) -> None:
    held = at_noon.kiosk.history = HeldHistory(shop)
    page = at_noon.page("history")
    assert page.notice_title.text() == "Reading the history…"
    assert page.sheet.isHidden()
    held.answer()
    assert page.notice.isHidden()
    assert page.sheet.isVisible()


def test_only_the_last_of_many_choices_is_shown(at_noon: Any, shop: Any) -> None:
    held = at_noon.kiosk.history = HeldHistory(shop)
    page = at_noon.page("history")
    for kind in (RangeKind.TODAY, RangeKind.MONTH, RangeKind.YESTERDAY):
        page.picker.ranges.buttons[kind.value].click()
    assert len(held.waiting) == 1
    held.answer()
    assert page.sheet.isHidden()  # that was the answer to the first question
    assert len(held.waiting) == 1
    held.answer()
    assert page._answer.view.days == Days(date(2026, 11, 19), date(2026, 11, 19))
    assert held.waiting == []


def test_an_answer_after_closing_the_panel_reaches_nobody(at_noon: Any, shop: Any) -> None:
    held = at_noon.kiosk.history = HeldHistory(shop)
    at_noon.page("history")
    at_noon.panel.lock()
    at_noon.bot.wait(1)
    held.answer()


def test_a_failure_is_said_in_plain_words_and_can_be_tried_again(at_noon: Any, shop: Any) -> None:
    page = at_noon.page("history")  # the stand-in fails as long as it has no reader
    assert page.notice_title.text() == "The history cannot be shown"
    assert "There is no history" in page.notice_text.text()
    at_noon.kiosk.reader = shop
    at_noon.click(page.retry)
    assert page.sheet.isVisible()


def test_an_empty_history_says_when_numbers_will_come(at_noon: Any, hourly_history: Any) -> None:
    shop = hourly_history(NOW - timedelta(hours=3), NOW)
    for column in shop.columns.values():
        column[:] = 0
    at_noon.kiosk.reader = shop
    page = at_noon.page("history")
    assert page.notice_title.text() == "No numbers yet"
    assert "5 minutes" in page.notice_text.text()
    assert page._export_frame.isHidden()


def test_days_without_numbers_say_where_there_are_some(page: Any) -> None:
    page.picker.choose_days(Days(date(2024, 1, 1), date(2024, 1, 7)))
    assert page.notice_title.text() == "No numbers in these days"
    assert "1 Sep 2025" in page.notice_text.text()


def test_today_is_read_again_every_minute_and_after_midnight(
    page: Any, shop: Any, at_noon: Any
) -> None:
    page.picker.choose(RangeKind.TODAY)
    asked = len(shop.asked)
    at_noon.clock.pass_s(59)
    page.refresh()
    assert len(shop.asked) == asked
    at_noon.clock.pass_s(1)
    page.refresh()
    assert len(shop.asked) > asked
    at_noon.clock.pass_s(12 * 3600)
    page.refresh()
    assert page.view.days == Days(date(2026, 11, 21), date(2026, 11, 21))


def test_reading_again_keeps_what_is_looked_at(page: Any, at_noon: Any) -> None:
    page.sheet.closer.click()
    shown = page.sheet.window_of_time.shown
    at_noon.clock.pass_s(60)
    page.refresh()
    assert page.sheet.window_of_time.shown == shown


# -------------------------------------------------------------------------------- days


def test_days_are_chosen_with_two_touches(page: Any, at_noon: Any) -> None:
    at_noon.click(page.picker.ranges.buttons["custom"])
    calendar = page.picker.calendar
    assert calendar.isVisible()
    assert not calendar.day_button(date(2026, 11, 21)).isEnabled()
    at_noon.click(calendar.moves[-1])
    assert calendar.month.text() == "October 2026"
    for day in (20, 5, 25):  # the second one lies before the first: it begins anew
        choice = calendar.day_button(date(2026, 10, day))
        assert min(choice.width(), choice.height()) >= 48
        at_noon.click(choice)
    at_noon.click(calendar.show_button)
    assert page.view.days == Days(date(2026, 10, 5), date(2026, 10, 25))
    assert page.view.step is Step.DAY
    assert calendar.isHidden()
    # The button that was pressed is gone: the page must not follow the focus to a chart below.
    assert page.window().focusWidget() is page.picker.ranges.buttons["custom"]
    assert page.verticalScrollBar().value() == 0


def test_giving_up_choosing_changes_nothing(page: Any, at_noon: Any) -> None:
    days = page.view.days
    at_noon.click(page.picker.ranges.buttons["custom"])
    at_noon.click(page.picker.calendar.cancel_button)
    assert page.view.days == days
    assert page.picker.ranges.buttons["week"].isChecked()


def test_the_calendar_turns_by_months_and_years_within_time(page: Any) -> None:
    calendar = page.picker.calendar
    calendar.start(page.view.days, date(2026, 11, 20))
    calendar.moves[-12].click()
    assert calendar.month.text() == "November 2025"
    calendar.moves[1].click()
    assert calendar.month.text() == "December 2025"
    calendar.moves[12].click()
    assert calendar.month.text() == "November 2026"
    assert not calendar.moves[1].isEnabled()


# ------------------------------------------------------------------------------ export


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "STICK"
    path.mkdir()
    monkeypatch.setattr(folders, "_drives", lambda: [path])
    return path


def test_the_picture_is_twice_as_sharp_as_the_screen(page: Any, at_noon: Any, stick: Path) -> None:
    at_noon.click(page.export_picture)
    at_noon.idle()
    at_noon.click(at_noon.panel._file_page.confirm)
    at_noon.idle()
    (path,) = stick.iterdir()
    assert path.suffix == ".png"
    picture = QImage(str(path))
    assert picture.width() > PICTURE_SCALE * page.sheet.width()
    inks = {
        picture.pixel(x, y)
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 7)
    }
    assert DARK.color("accent").rgb() in inks
    assert path.name in page.report_message.text()
    assert page.sheet.closer.isVisible()


@pytest.mark.parametrize("suffix", [".csv", ".json", ".html"])
def test_the_data_are_those_of_the_report(
    page: Any, at_noon: Any, shop: Any, stick: Path, suffix: str
) -> None:
    at_noon.click(page.export_data[suffix])
    at_noon.idle()
    at_noon.click(at_noon.panel._file_page.confirm)
    at_noon.idle()
    (path,) = stick.iterdir()
    text = path.read_text(encoding="utf-8")
    passing = truth(shop, "passing_by", page.view.start, page.view.end)
    if suffix == ".csv":
        rows = list(csv.DictReader(text.splitlines()))
        assert len(rows) == 7
        assert sum(int(row["passing_by"]) for row in rows) == passing
    elif suffix == ".json":
        assert json.loads(text)["total"]["passing_by"] == passing
    else:
        assert f"{passing:,}" in text


def test_a_file_that_cannot_be_written_is_said(page: Any, at_noon: Any, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    page.export_picture_to(blocked / "x.png")
    at_noon.idle()
    assert page.report_message.text().startswith("✕")
    assert page.report_details.text() == "Choose another place."


# ------------------------------------------------------------------------------- looks


def test_another_language_writes_everything_anew(page: Any, at_noon: Any) -> None:
    language = LanguageSwitch("en")
    language.set_language("de")
    at_noon.bot.waitUntil(lambda: at_noon.work.page(at_noon.work.index) is not page)
    fresh = at_noon.work.page(at_noon.work.index)
    assert "2026" in fresh.sheet.figures.heading.text()
    point(fresh.sheet.visitors.chart, midnight(date(2026, 11, 17), BERLIN).timestamp() + 43_200)
    assert fresh.sheet.visitors.chart.tip.title.startswith("Di")
    language.set_language("en")
    language.deleteLater()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1080, 1920), (800, 600)])
def test_nothing_is_wider_than_the_page(
    at_noon: Any, shop: Any, theme: Theme, width: int, height: int
) -> None:
    at_noon.kiosk.reader = shop
    at_noon.appearance.set_theme(theme)
    at_noon.resize(width, height)
    page = at_noon.page("history")
    page.picker.choose(RangeKind.MONTH)
    at_noon.bot.wait(1)
    assert page.widget().width() <= page.viewport().width()
    for chart in (page.sheet.visitors.chart, page.sheet.gender.chart, page.sheet.ages.chart):
        assert chart.width() >= 200
        assert page.sheet.rect().contains(QPoint(chart.mapTo(page.sheet, QPoint(chart.width(), 0))))
    for choice in (*page.picker.ranges.buttons.values(), page.sheet.closer, page.export_picture):
        assert min(choice.width(), choice.height()) >= 48


def test_a_change_of_theme_reaches_the_charts(page: Any, at_noon: Any) -> None:
    chart = page.sheet.visitors.chart
    at_noon.appearance.set_theme(Theme.LIGHT)
    picture = chart.grab().toImage()
    rows = range(10, chart.height(), 9)
    inks = {picture.pixel(x, y) for x in range(60, chart.width(), 9) for y in rows}
    assert LIGHT.color("accent").rgb() in inks


# ------------------------------------------------------------------------ the real store


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up history in a file, three weeks up to yesterday."""
    path = tmp_path_factory.mktemp("history") / "history.db"
    generate(path, visits=600, days=21, until=date(2026, 11, 19), seed=4)
    return path


def test_the_stored_history_is_shown_as_it_is(at_noon: Any, stored: Path) -> None:
    with StoredHistory(stored) as reader:
        at_noon.kiosk.reader = reader
        page = at_noon.page("history")
        start, end = page.view.start, page.view.end
        visits = reader.visits(start, end)
        totals = page._answer.totals
        assert totals.visits == len(visits) > 0
        assert totals.passing_by == sum(visit.passing_by for visit in visits)
        heights = np.asarray(page.sheet.visitors.chart._bars[0].opts["height"])
        assert heights.sum() == totals.passing_by
        assert page._answer.basis is Basis.FULL
        assert page.picker.zones is not None
        for zone in reader.zones():
            page.picker.zones.edited.emit(zone)
            assert page.sheet.isVisible()
            assert page._answer.totals.observed_ms == totals.observed_ms
        page.picker.zones.edited.emit("")
        page.picker.choose(RangeKind.TODAY)
        assert page.notice.isVisible()


def test_the_report_of_the_stored_history_is_written(
    at_noon: Any, stored: Path, tmp_path: Path
) -> None:
    with StoredHistory(stored) as reader:
        at_noon.kiosk.reader = reader
        page = at_noon.page("history")
        page.picker.choose_days(Days(date(2026, 10, 31), date(2026, 11, 19)), Step.WEEK)
        path = tmp_path / "report.json"
        page.export_data_to(DATA_FORMATS[-1], path)
        total = json.loads(path.read_text(encoding="utf-8"))["total"]
        assert total["passing_by"] == page._answer.totals.passing_by


def test_a_drawn_line_without_crossings_is_still_a_line(at_noon: Any, shop: Any) -> None:
    line = Zone(id="new", name="Door", kind=ZoneKind.LINE, points=((0, 0), (1, 1)))
    settings = at_noon.kiosk.now
    audience = settings.audience.model_copy(update={"zones": (line,)})
    at_noon.kiosk.now = settings.model_copy(update={"audience": audience})
    stand_in = shop._of
    shop._of = lambda zone, name: stand_in("", name) * (zone == "")
    at_noon.kiosk.reader = shop
    page = at_noon.page("history")
    page.picker.zones.edited.emit("new")
    assert page.sheet.crossings.isVisible()
    assert page.sheet.figures.figures["crossed_in"].value.text() == "0"


def test_ctrl_and_the_wheel_zoom_where_the_mouse_is(page: Any, at_noon: Any) -> None:
    chart, window = page.sheet.visitors.chart, page.sheet.window_of_time
    place = QPointF(chart.position_of(window.shown[0] + 86_400), 60)

    def turn(modifiers: Qt.KeyboardModifier) -> bool:
        event = QWheelEvent(
            place,
            QPointF(chart.mapToGlobal(place)),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        chart.wheelEvent(event)
        return event.isAccepted()

    assert not turn(Qt.KeyboardModifier.NoModifier)  # the page scrolls
    assert not window.is_zoomed
    before = chart.moment_at(place.x())
    assert turn(Qt.KeyboardModifier.ControlModifier)
    assert window.is_zoomed
    assert chart.moment_at(place.x()) == pytest.approx(before, abs=3600)
