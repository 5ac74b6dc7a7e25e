"""No text of a kiosk becomes a formula of a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from kiosk.collector.api.series import _csv
from kiosk.collector.csv_cells import inert
from kiosk.collector.series import Bucket
from kiosk.core.metrics import MetricCounts
from tests.unit.collector.wire import NOON


@pytest.mark.parametrize("text", ["=1+1", "+1", "-shop", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_quoted(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("value", ["shop-1", "", 3, -3, 0.5, None])
def test_everything_else_stays_as_it_is(value: object) -> None:
    assert inert(value) is value


def test_ids_in_series_are_no_formulas() -> None:
    """The id of a kiosk may begin with a hyphen."""
    reply = _csv({"-2": [Bucket(NOON, MetricCounts(visits=3))]})
    rows = list(csv.DictReader(io.StringIO(bytes(reply.body).decode())))
    assert [(row["device"], row["visits"]) for row in rows] == [("'-2", "3")]
