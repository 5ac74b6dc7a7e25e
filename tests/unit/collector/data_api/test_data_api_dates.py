"""Dates of the data API in every form clients write."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import parse_qs, quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.collector.data_api.dates import FIRST, LAST, parse_date, written_date

SUMMER = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017-09-03T05:45:00+0200", datetime(2017, 9, 3, 5, 45, tzinfo=SUMMER)),
        ("2017-09-03T05:45:00+02:00", datetime(2017, 9, 3, 5, 45, tzinfo=SUMMER)),
        ("2017-09-03T05:45:00 0200", datetime(2017, 9, 3, 5, 45, tzinfo=SUMMER)),
        ("2017-09-03T05:45:00 02:00", datetime(2017, 9, 3, 5, 45, tzinfo=SUMMER)),
        ("2017-09-03 05:45:00 02:00", datetime(2017, 9, 3, 5, 45, tzinfo=SUMMER)),
        ("2017-09-03T05:45:00+02", datetime(2017, 9, 3, 5, 45, tzinfo=SUMMER)),
        ("2017-09-03T05:45+0200", datetime(2017, 9, 3, 5, 45, tzinfo=SUMMER)),
        ("2017-09-03T03:45:00Z", datetime(2017, 9, 3, 3, 45, tzinfo=UTC)),
        ("2017-09-03T03:45:00z", datetime(2017, 9, 3, 3, 45, tzinfo=UTC)),
        ("2017-09-03T03:45:00.123Z", datetime(2017, 9, 3, 3, 45, 0, 123000, UTC)),
        ("2017-09-03T03:45:00.123456Z", datetime(2017, 9, 3, 3, 45, 0, 123456, UTC)),
        ("2017-09-03T03:45:00.123456789Z", datetime(2017, 9, 3, 3, 45, 0, 123456, UTC)),
        ("2017-09-03T03:45:00,5+0000", datetime(2017, 9, 3, 3, 45, 0, 500000, UTC)),
        ("2017-09-03T03:45:00.5 0200", datetime(2017, 9, 3, 3, 45, 0, 500000, SUMMER)),
        ("2017-09-03T00:00:00-0330", datetime(2017, 9, 3, 3, 30, tzinfo=UTC)),
        ("2017-09-03T03:45:00", datetime(2017, 9, 3, 3, 45, tzinfo=UTC)),
        ("2017-09-03", datetime(2017, 9, 3, tzinfo=UTC)),
        (" 2017-09-03 ", datetime(2017, 9, 3, tzinfo=UTC)),
    ],
)
def test_a_date_is_read(text: str, expected: datetime) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2017-09-03T05:45:00+0200", "2017-09-03T05:45:00+02:00"),
        ("2017-09-03T05:45:00 0200", "2017-09-03T05:45:00+02:00"),
        ("2017-09-03T05:45:00-11:30", "2017-09-03T05:45:00-11:30"),
        ("2017-09-03T05:45:00.250Z", "2017-09-03T05:45:00.250000+00:00"),
    ],
)
def test_the_offset_of_the_client_is_kept(text: str, written: str) -> None:
    assert written_date(parse_date(text)) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2017-13-03T00:00:00Z",
        "2017-02-30",
        "2017-09-03T25:00:00Z",
        "2017-09-03T23:59:60Z",
        "2017-09-03T05:45:00+2400",
        "2017-09-03T05:45:00+0260",
        "1504403100",
        "2017-09-03T05:45:00Z; drop table hour",
        "1969-12-31T23:59:59Z",
        "2200-01-01",
        "0000-01-01",
        "0001-01-01T00:00:00+1400",
        "9999-12-31T23:59:59-1400",
        "\N{FULLWIDTH DIGIT TWO}017-09-03",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not"):
        parse_date(text)


@given(st.text(max_size=40))
def test_no_text_does_anything_worse_than_being_refused(text: str) -> None:
    try:
        moment = parse_date(text)
    except ValueError:
        return
    assert FIRST <= moment < LAST


@given(
    st.datetimes(datetime(1970, 1, 3), datetime(2199, 12, 29)),  # noqa: DTZ001
    st.integers(-23 * 60, 23 * 60),
    st.booleans(),
)
def test_what_python_writes_is_read_again(naive: datetime, minutes: int, raw: bool) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    written = moment.isoformat()
    query = f"from_date={written if raw else quote(written)}"
    assert parse_date(parse_qs(query)["from_date"][0]) == moment
