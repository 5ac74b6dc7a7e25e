"""The figures of the public panel: right numbers, graceful without, and a place for each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel

from kiosk.core.choices import PanelTile
from kiosk.core.count_history import CountHistory
from kiosk.core.settings import Settings
from kiosk.core.today import TodayBoard
from kiosk.core.types import Gender, PeopleCount, Visit
from kiosk.ui.i18n import LanguageSwitch
from kiosk.ui.panel import SidePanel
from kiosk.ui.theme import Appearance, Metrics
from kiosk.ui.tile_layout import place_tiles
from kiosk.ui.tiles import UNDEFINED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


def visits(n: int, *, interested: bool | None, gender: Gender = Gender.FEMALE) -> list[Visit]:
    at = datetime.now(UTC)
    first = visits.count  # type: ignore[attr-defined]
    visits.count += n  # type: ignore[attr-defined]
    one = Visit(
        UUID(int=0), at, at, 9000, 5000, 4200, True, interested, 30.0, gender, None, None, 1
    )
    if interested is None:
        one = replace(one, attention_ms=None)
    return [replace(one, id=UUID(int=first + k)) for k in range(n)]


visits.count = 0  # type: ignore[attr-defined]


class Panel:
    """A panel with its figures."""

    def __init__(self, qtbot: QtBot) -> None:
        self.day = TodayBoard(UTC)
        self.languages = LanguageSwitch("en")
        self.appearance = Appearance()
        self.widget = SidePanel(CountHistory(), self.day, self.appearance)
        qtbot.addWidget(self.widget)
        self.widget.resize(1200, 900)
        self.widget.show()

    def texts(self) -> list[str]:
        self.widget.refresh()
        QApplication.processEvents()
        labels = self.widget.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[Panel]:
    yield Panel(qtbot)
    LanguageSwitch("en")


def settings(mode: str = "demographics", tiles: list[str] | None = None) -> Settings:
    chosen = [tile.value for tile in PanelTile] if tiles is None else tiles
    return Settings.model_validate({"analysis": {"mode": mode}, "window": {"tiles": chosen}})


def test_an_empty_day_is_zeros_and_means_are_dashes(panel: Panel) -> None:
    panel.texts()
    assert panel.widget.now.number_text == "0"
    assert panel.widget.today.number_text == "0"
    assert panel.widget.interested.number_text == UNDEFINED
    assert panel.widget.attention.number_text == UNDEFINED


def test_the_figures_of_a_day(panel: Panel) -> None:
    panel.day.enter(visits(700, interested=False))
    panel.day.enter(visits(400, interested=True))
    panel.day.enter(visits(200, interested=True, gender=Gender.MALE))
    panel.day.enter(visits(34, interested=True, gender=Gender.UNKNOWN))
    panel.widget.set_count(PeopleCount(3, 2, 1, 0))
    texts = panel.texts()
    assert panel.widget.now.number_text == "3"
    assert panel.widget.today.number_text == "1,334"
    assert panel.widget.interested.number_text == "48 %"
    assert panel.widget.attention.number_text == "4.2 s"
    assert {"400", "200", "34"} <= set(texts), "by gender"
    bars = panel.widget.age.findChildren(type(panel.widget.age._bars))[0]
    assert "25-34: 634" in bars.accessibleDescription()


def test_numbers_are_written_as_in_the_language(panel: Panel) -> None:
    panel.day.enter(visits(12_345, interested=False))
    panel.texts()
    assert panel.widget.today.number_text == "12,345"
    panel.languages.set_language("de")
    QApplication.processEvents()
    panel.texts()
    assert panel.widget.today.number_text == "12.345"


def test_counts_mode_leaves_out_what_is_not_measured(panel: Panel) -> None:
    panel.widget.apply_settings(settings("counts"))
    panel.day.enter(visits(5, interested=None))
    texts = " ".join(panel.texts())
    wanted = (PanelTile.NOW, PanelTile.TODAY, PanelTile.RECENT, PanelTile.HOURS)
    assert panel.widget.shown_tiles == wanted
    for word in ("nterested", "Female", "Age", "Attention"):
        assert word not in texts
    assert panel.widget.today.number_text == "5"


def test_tiles_are_shown_as_chosen_and_in_that_order(panel: Panel) -> None:
    panel.widget.apply_settings(settings(tiles=["hours", "now"]))
    assert panel.widget.shown_tiles == (PanelTile.HOURS, PanelTile.NOW)
    panel.texts()
    hours, now = panel.widget._hours_tile.geometry(), panel.widget.now.geometry()
    assert (hours.top(), hours.left()) < (now.top(), now.left())
    panel.widget.apply_settings(settings(tiles=[]))
    assert not panel.widget.shown_tiles
    panel.texts()


tile_lists = st.lists(st.sampled_from(PanelTile), unique=True)


@given(tile_lists, st.integers(200, 4000), st.integers(60, 4000))
def test_tiles_fill_the_room_without_overlap(
    tiles: list[PanelTile], width: int, height: int
) -> None:
    metrics = Metrics(1.0)
    area = QRect(24, 30, width, height)
    places = place_tiles(tiles, area, 16, metrics)
    assert list(places) == tiles[: len(places)], "those at the end are left out"
    rects = list(places.values())
    for index, first in enumerate(rects):
        assert area.contains(first)
        assert first.height() >= 90
        for second in rects[index + 1 :]:
            assert not first.adjusted(0, 0, 12, 12).intersects(second)
    if rects:
        united = rects[0]
        for rect in rects:
            united = united.united(rect)
        assert abs(united.right() - area.right()) <= 2
        assert abs(united.bottom() - area.bottom()) <= 2


def test_all_tiles_have_a_place_on_the_usual_screens() -> None:
    for width, height in ((430, 980), (1920, 960), (1080, 1100), (1080, 1800)):
        places = place_tiles(list(PanelTile), QRect(0, 0, width, height), 16, Metrics(1.0))
        assert len(places) == len(PanelTile)


def test_two_numbers_alone_stand_one_above_the_other_in_a_narrow_panel() -> None:
    tiles = [PanelTile.NOW, PanelTile.TODAY]  # what the mode counts leaves of a short choice
    places = place_tiles(tiles, QRect(0, 0, 264, 666), 12, Metrics(0.71))
    now, today = (places[tile] for tile in tiles)
    assert now.width() == today.width() == 264
    assert now.bottom() < today.top()


def test_the_panel_looks_twice_a_second_and_only_while_it_is_seen(panel: Panel) -> None:
    assert panel.widget._timer.isActive()
    assert panel.widget._timer.interval() == 500
    panel.widget.hide()
    assert not panel.widget._timer.isActive()
