"""The lines of the kiosk without a window hold no name and link no visit to a person."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from kiosk.app.headless import JsonLines
from kiosk.core.identity import ConsentScope, IdentifiedEvent, Identity
from kiosk.core.types import Gender, Visit

NOW = datetime(2026, 6, 1, 12, 0, 0, tzinfo=UTC)
ANNA = UUID("018f2f6c-aaaa-7aaa-8aaa-a1b2c3d4e5f6")


@pytest.mark.parametrize("scopes", [frozenset(), frozenset({ConsentScope.VISITS})])
def test_a_recognition_is_printed_by_its_ids(scopes: frozenset[ConsentScope]) -> None:
    output = io.StringIO()
    identity = Identity(ANNA, "Anna Alves", "staff", 0.87654, scopes)
    JsonLines(output).identified(
        IdentifiedEvent(UUID(int=7), identity, NOW, "hall", "Plays the cello.", (("a", "b"),))
    )
    line = json.loads(output.getvalue())
    assert line["event"] == "identified"
    assert line["person"] == (str(ANNA) if scopes else None)
    assert (line["group"], line["confidence"]) == ("staff", 0.877)
    assert "Anna" not in output.getvalue()
    assert "cello" not in output.getvalue()


def test_a_visit_is_printed_without_its_person() -> None:
    output = io.StringIO()
    start = NOW - timedelta(seconds=9)
    visit = Visit(
        UUID(int=1), start, NOW, 9000, 0, None, True, None, None, Gender.UNKNOWN, None, None, 1,
        person=ANNA,
    )  # fmt: skip
    JsonLines(output).visits_ended([visit])
    assert json.loads(output.getvalue())["id"] == str(UUID(int=1))
    assert str(ANNA) not in output.getvalue()
