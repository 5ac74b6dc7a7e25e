"""Colours can be read, sizes fit the window, every token of the style sheet exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from kiosk.core.choices import Theme
from kiosk.core.paths import assets_dir
from kiosk.ui.face_label import LABEL_GROUND
from kiosk.ui.theme import (
    DARK,
    LIGHT,
    Appearance,
    Metrics,
    Palette,
    contrast_ratio,
    icon_path,
    style_sheet,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TEXTS = ("text", "muted", "accent", "danger", "warning", "success", "female", "male", "unknown")
GROUNDS = ("background", "surface", "raised")


def test_contrast_of_known_pairs() -> None:
    assert contrast_ratio(QColor("#000"), QColor("#fff")) == pytest.approx(21)
    assert contrast_ratio(QColor("#777"), QColor("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda p: p.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("token", TEXTS)
def test_text_can_be_read(palette: Palette, token: str, ground: str) -> None:
    assert contrast_ratio(palette.color(token), palette.color(ground)) >= 4.5


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda p: p.name)
def test_controls_and_bars_can_be_told_apart(palette: Palette) -> None:
    for token in ("on_accent", "on_danger"):
        ground = palette.color(token.removeprefix("on_"))
        assert contrast_ratio(palette.color(token), ground) >= 4.5
    for ground_name in GROUNDS:
        assert contrast_ratio(palette.color("outline"), palette.color(ground_name)) >= 3
    for token in ("female_fill", "male_fill", "unknown_fill"):
        assert contrast_ratio(palette.color(token), palette.color("surface")) >= 3


@pytest.mark.parametrize("behind", [0, 128, 255])
def test_labels_can_be_read_over_any_picture(behind: int) -> None:
    alpha = LABEL_GROUND.alphaF()
    mixed = [round(alpha * c + (1 - alpha) * behind) for c in LABEL_GROUND.getRgb()[:3]]
    for token in ("text", "muted", "accent", "female", "male"):
        assert contrast_ratio(DARK.color(token), QColor(*mixed)) >= 4.5


def test_theme_switches_and_follows_the_system(qapp: QApplication) -> None:
    appearance = Appearance(Theme.DARK)
    changes = []
    appearance.changed.connect(lambda: changes.append(appearance.palette.name))
    appearance.set_theme(Theme.LIGHT)
    assert appearance.palette is LIGHT
    assert qapp.palette().window().color() == QColor(LIGHT.background)
    appearance.set_theme(Theme.LIGHT)
    appearance.set_theme(Theme.DARK)
    assert changes == ["light", "dark"]
    assert qapp.palette().window().color() == QColor(DARK.background)
    appearance.set_theme(Theme.AUTO)
    assert appearance.palette in (DARK, LIGHT)


def test_metrics_grow_with_the_window() -> None:
    sizes = [(800, 600), (1366, 768), (1920, 1080), (3840, 2160)]
    factors = [Metrics.for_size(QSize(*size)).factor for size in sizes]
    assert factors == sorted(factors)
    assert Metrics.for_size(QSize(1920, 1080)).factor == 1
    assert Metrics.for_size(QSize(1080, 1920)).factor == 1
    assert Metrics.for_size(QSize(3840, 2160)).factor == 2
    smallest = Metrics.for_size(QSize(10, 10))
    assert smallest.caption >= 12
    assert smallest.body >= 13


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda p: p.name)
def test_style_sheet_is_complete(palette: Palette, qapp: QApplication) -> None:
    sheet = style_sheet(palette, Metrics())
    without_comment = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert "$" not in without_comment
    pictures = re.findall(r'url\("(.+?)"\)', sheet)
    assert pictures
    for picture in pictures:
        assert Path(picture).is_file()
        assert not QIcon(picture).pixmap(16, 16).isNull()


def test_every_icon_can_be_drawn(qapp: QApplication) -> None:
    for path in (assets_dir() / "icons").iterdir():
        assert not QIcon(str(path)).pixmap(64, 64).isNull(), path.name
    assert icon_path("vitrine.svg").is_file()
