"""docs/metrics.md states every metric, every threshold and every profile."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.metrics import COLUMNS
from kiosk.core.presets import presets
from kiosk.core.settings import AudienceSettings

TEXT = (Path(__file__).parents[3] / "docs" / "metrics.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("column", COLUMNS)
def test_every_metric_is_stated(column: str) -> None:
    assert f"`{column}`" in TEXT


@pytest.mark.parametrize(("key", "field"), AudienceSettings.model_fields.items())
def test_every_threshold_is_stated_with_its_default(key: str, field: object) -> None:
    assert f"`audience.{key}`" in TEXT
    if key != "zones":
        stated = TEXT[TEXT.index(f"`audience.{key}`") :].partition(")")[0]
        assert f"({field.default:g}" in stated.replace(".0 ", " "), stated


def test_every_profile_is_stated() -> None:
    for row in presets():
        assert f"`{row.name}`" in TEXT
