"""Charts: honest decimation, whole numbers on the axis, hours as people write them."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from kiosk.core.count_history import CountHistory
from kiosk.core.today import HourlyCounts
from kiosk.core.types import PeopleCount
from kiosk.ui.charts import HourChart, RecentChart, axis_steps, decimate_max, hour_label
from kiosk.ui.theme import DARK, Appearance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@given(st.lists(st.integers(0, 50), min_size=1, max_size=900), st.integers(1, 200))
def test_decimation_keeps_every_peak(values: list[int], bins: int) -> None:
    given_values = np.array(values, np.float32)
    kept = decimate_max(given_values, bins)
    assert len(kept) <= max(bins, 1) or len(values) <= bins
    assert kept.max() == given_values.max()
    assert kept[-1] >= given_values[-1]


def test_decimation_keeps_gaps() -> None:
    values = np.full(600, np.nan, np.float32)
    values[-60:] = 2
    kept = decimate_max(values, 150)
    assert len(kept) == 150
    assert np.isnan(kept[:130]).all()
    assert (kept[-15:] == 2).all()


@given(st.floats(0, 20_000))
def test_axis_has_few_whole_steps_that_reach_the_top(top: float) -> None:
    steps = axis_steps(top)
    assert steps[0] == 0
    assert steps[-1] >= top
    assert 2 <= len(steps) <= 5
    assert len({b - a for a, b in pairwise(steps)}) == 1


@pytest.fixture
def locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("name", "expected"), [("de_DE", "14"), ("fr_FR", "14"), ("en_US", "2 PM"), ("pt_PT", "14")]
)
@pytest.mark.usefixtures("locale")
def test_hours_are_written_as_people_write_them(name: str, expected: str) -> None:
    QLocale.setDefault(QLocale(name))
    assert hour_label(14).replace("\N{NARROW NO-BREAK SPACE}", " ").upper() == expected


def test_recent_chart_draws_the_counts(qtbot: QtBot) -> None:
    history = CountHistory(minutes=2)
    for second in range(120):
        people = 3 if second > 90 else 0
        history.update(PeopleCount(people, people, 0, 0), (second + 1) * 10**9)
    chart = RecentChart(Appearance())
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.show()
    chart.show_counts(history.recent())
    QApplication.processEvents()
    image = chart.grab().toImage()
    accent = DARK.color("accent")
    found = [
        x
        for x in range(image.width())
        for y in range(image.height())
        if abs(image.pixelColor(x, y).green() - accent.green()) < 12
        and abs(image.pixelColor(x, y).red() - accent.red()) < 12
    ]
    assert found
    assert max(found) > 0.85 * image.width()


def test_hour_chart_stacks_and_shows_early_hours(qtbot: QtBot) -> None:
    chart = HourChart(Appearance())
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.show()
    starts = tuple(datetime(2026, 6, 1, h, tzinfo=UTC) for h in range(24))
    passing_by, interested = np.zeros((2, 24), np.int64)
    passing_by[6], interested[6] = 9, 4
    counts = HourlyCounts(starts, passing_by, interested)

    def colors() -> set[str]:
        chart.show_counts(counts)
        QApplication.processEvents()
        image = chart.grab().toImage()
        return {image.pixelColor(x, y).name() for x in range(0, 400, 2) for y in range(0, 200, 2)}

    accent, rest = DARK.color("accent").name(), DARK.color("unknown_fill").name()
    assert {accent, rest} <= colors()
    chart.interest = False
    plain = colors()
    assert accent in plain
    assert rest not in plain
