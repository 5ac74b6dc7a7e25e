"""The metrics in the summary of a video."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from kiosk.commands.analyze.audience import audience_record
from kiosk.core.types import Category, Emotion, Gender, Visit

AT = datetime(2026, 1, 1, tzinfo=UTC)


def visit(*, interested: bool | None = True, passing_by: bool = True) -> Visit:
    return Visit(
        id=UUID(int=1),
        started_at=AT,
        ended_at=AT,
        dwell_ms=9000,
        stop_ms=5000,
        attention_ms=None if interested is None else 2500,
        passing_by=passing_by,
        interested=interested,
        age=33.0,
        gender=Gender.FEMALE,
        emotion=Emotion.HAPPY,
        category=Category.YOUNG_FEMALE,
        tracks=1,
    )


def test_interested_people_are_described_and_others_are_not() -> None:
    record = audience_record((visit(), visit(interested=False), visit(passing_by=False)))
    assert (record["passing_by"], record["interested"]) == (2, 1)
    assert (record["stop_time_s"], record["attention_time_s"]) == (5.0, 2.5)
    assert record["gender"] == {"female": 1, "male": 0, "?": 0}
    assert record["category"]["young_female"] == sum(record["category"].values()) == 1
    assert record["age"]["25-34"] == sum(record["age"].values()) == 1
    assert record["emotion"]["happy"] == sum(record["emotion"].values()) == 1


def test_interest_that_is_not_measured_is_null() -> None:
    assert audience_record((visit(interested=None),)) == {"passing_by": 1, "interested": None}


def test_an_empty_video_has_zeros() -> None:
    record = audience_record(())
    assert (record["passing_by"], record["interested"]) == (0, 0)
    assert record["stop_time_s"] is None
