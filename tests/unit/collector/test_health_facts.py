"""What the dashboard says of a kiosk's health."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.collector.dashboard.device_rows import DeviceRow
from kiosk.collector.dashboard.health import facts


def row(**status: Any) -> DeviceRow:
    return DeviceRow(
        id="shop-1",
        name="",
        location="",
        state="online",
        people=0,
        female=0,
        male=0,
        count_ms=0,
        seen_ms=0,
        status_ms=0,
        status=status,
        skew_ms=None,
        retired_ms=None,
        passing_by=0,
        measured=0,
        interested=0,
        spark=(),
        tokens=0,
    )


@pytest.mark.parametrize(("latency", "shown"), [(41.6, "42 ms"), (0.4, "0 ms"), (1234, "1,234 ms")])
def test_a_latency_is_shown(latency: float, shown: str) -> None:
    assert ("Latency", shown) in facts(row(latency_ms=latency))


@pytest.mark.parametrize("latency", [0, 0.0, None, "fast"])
def test_no_latency_is_shown_where_none_was_measured(latency: Any) -> None:
    """A kiosk that plays a file or a made-up scene tells zero."""
    assert "Latency" not in dict(facts(row(latency_ms=latency)))
