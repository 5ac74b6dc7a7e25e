"""Questions to the data API: what is understood, and what is refused with which words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.collector.data_api.buckets import Cut
from kiosk.collector.data_api.metric_values import Metric
from kiosk.collector.data_api.question import PAGE_SIZE, Question, QuestionError, understand

NOW = datetime(2026, 11, 21, 12, 30, 15, 123456, UTC)


def asked(**changes: Any) -> Question:
    given: dict[str, Any] = {
        "metrics": "interested",
        "from_date": "2026-11-20T00:00:00+0100",
        "to_date": None,
        "time": None,
        "page": None,
        "devices": (),
        "now": NOW,
    }
    return understand(**(given | changes))


def test_what_is_left_out_has_its_documented_value() -> None:
    question = asked()
    assert question.cut is Cut.GLOBAL
    assert question.page == question.pages == question.total == 1
    assert question.end.isoformat() == "2026-11-21T13:30:15+01:00"
    assert question.devices == ()


def test_empty_parameters_are_as_good_as_none() -> None:
    assert asked(to_date="", time="", page="", devices=("",)) == asked()


def test_metrics_keep_their_order_and_come_once() -> None:
    question = asked(metrics="stop_time, gender,,interested,gender")
    assert question.metrics == (Metric.STOP_TIME, Metric.GENDER, Metric.INTERESTED)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"metrics": ""}, "metrics is required"),
        ({"metrics": " , "}, "metrics is required"),
        ({"metrics": "interested,mood"}, "'mood' is not known; known are interested, passing_by"),
        ({"from_date": "soon"}, "from_date 'soon' is not an ISO 8601 date"),
        ({"to_date": "2026-02-31"}, "to_date '2026-02-31' is not a date that exists"),
        ({"to_date": "2026-11-19"}, "from_date is later than to_date"),
        ({"from_date": "2026-11-22"}, "from_date is later than the present"),
        ({"time": "by_week"}, "time 'by_week' is none of by_hour, by_day, global"),
        ({"page": "0"}, "page '0' is not a number"),
        ({"page": "-1"}, "page '-1' is not a number"),
        ({"page": "1.5"}, "page '1.5' is not a number"),
        ({"page": "٣"}, "is not a number"),
        ({"page": "9" * 5000}, "is not a number"),
        ({"page": "2"}, "page 2 does not exist: there are 1"),
        ({"devices": [str(n) for n in range(101)]}, "at most 100"),
    ],
)
def test_a_refusal_says_what_is_wrong(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(QuestionError, match=words) as error:
        asked(**changes)
    assert len(error.value.message) < 250


def test_pages_are_counted() -> None:
    question = asked(from_date="2026-11-01", to_date="2026-11-15", time="by_hour", page="2")
    assert (question.total, question.pages) == (14 * 24, 2)
    assert PAGE_SIZE == 7 * 24


@given(
    st.dictionaries(
        st.sampled_from(["metrics", "from_date", "to_date", "time", "page"]), st.text(max_size=30)
    )
)
def test_no_text_does_anything_worse_than_being_refused(changes: dict[str, str]) -> None:
    try:
        question = asked(**changes)
    except QuestionError:
        return
    assert 1 <= question.page <= question.pages
