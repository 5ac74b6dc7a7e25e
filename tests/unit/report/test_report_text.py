"""Columns, CSV, JSON and Parquet of a report."""

import csv
import io
import json
import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pyarrow.parquet as pq
import pytest

from kiosk.core.audit import Agreement, Audit, AuditKind, audited_settings
from kiosk.core.errors import ReportError
from kiosk.core.history import HistoryQuery, Interval
from kiosk.core.metrics import MetricCounts
from kiosk.core.report import make_report
from kiosk.core.report_table import report_table
from kiosk.core.report_text import csv_bytes, json_bytes
from kiosk.core.settings_schema import with_values
from kiosk.reports.parquet import parquet_bytes

NOW = datetime(2026, 11, 21, 6, tzinfo=UTC)
LISBON = ZoneInfo("Europe/Lisbon")


def report_of(history, settings, days=28, by=Interval.DAY, *, raw=False, zone="", tz=UTC):
    start = datetime(2026, 9, 28, tzinfo=tz)
    end = datetime.fromordinal(start.toordinal() + days).replace(tzinfo=tz)
    query = HistoryQuery(start, end, by, zone, tz)
    return make_report(history, query, settings, raw=raw, now=NOW, tz_name=str(tz))


def column(report, name):
    return next(c for c in report_table(report).columns if c.name == name)


def few(day, **columns):
    """Sums of one day."""
    counts = {"visits": 1, "observed_ms": 3_600_000, **columns}
    return datetime(2026, 9, 28 + day, 12, tzinfo=UTC), MetricCounts(**counts)


GOLDEN = """\
start,end,visits,passing_by,measured,interested,interested_share,stop_time,attention_time,\
dwell_time,mean_occupancy,most_occupancy,observed_time,gender_rows,female,male,gender_unknown,\
category_rows,young_female,senior_female,young_male,senior_male,age_rows,age_unknown,age_18_24,\
age_25_34,age_35_44,age_45_54,age_55_64,age_65_plus,passing_by_margin,passing_by_audit,\
interested_margin,interested_audit,privacy
2026-09-28T00:00:00+00:00,2026-09-29T00:00:00+00:00,20,18,18,12,0.667,4.0,2.5,6.0,0.5,4,3600.0,\
1,7,5,0,,,,,,1,0,0,12,0,0,0,0,,not audited,,not audited,\
shared: groups of fewer than 5 people are merged or left out
2026-09-29T00:00:00+00:00,2026-09-30T00:00:00+00:00,0,0,0,0,,,,,0.0,0,3600.0,\
1,0,0,0,,,,,,1,0,0,0,0,0,0,0,,not audited,,not audited,\
shared: groups of fewer than 5 people are merged or left out
"""


@pytest.fixture
def two_days(shop):
    young = {"interested": 12, "female": 7, "male": 5, "age_25": 12, "young_female": 7}
    sums = {"visits": 20, "passing_by": 18, "measured": 18, "dwell_ms": 108_000, "stop_ms": 48_000}
    more = {"attention_ms": 30_000, "occupancy_ms": 1_800_000, "occupancy_max": 4}
    shop.sums = [few(0, **young, young_male=5, **sums, **more), few(1, visits=0)]
    return shop


def test_golden_csv(two_days, settings):
    text = csv_bytes(report_of(two_days, settings, 2)).decode()
    assert text.count("\r\n") == 3
    names, first, second = (
        csv.DictReader(io.StringIO(GOLDEN)).fieldnames,
        *csv.DictReader(io.StringIO(GOLDEN)),
    )
    found = list(csv.DictReader(io.StringIO(text)))
    assert list(found[0]) == names
    for row, wanted in zip(found, (first, second), strict=True):
        shown = {k: v for k, v in row.items() if not k.startswith(("category", "young", "senior"))}
        assert shown == {k: wanted[k] for k in shown}
    assert [row["young_female"] for row in found] == ["7", "0"]


def test_golden_json(two_days, settings):
    document = json.loads(json_bytes(report_of(two_days, settings, 2)))
    assert list(document) == ["metadata", "columns", "total", "rows"]
    assert document["metadata"] == {
        "report": "audience",
        "definitions": 1,
        "program": "vitrine 0.1.0",
        "device": "window-7",
        "location": "Rua Augusta 12",
        "zone": None,
        "from": "2026-09-28T00:00:00+00:00",
        "to": "2026-09-30T00:00:00+00:00",
        "by": "day",
        "time_zone": "UTC",
        "generated_at": "2026-11-21T06:00:00+00:00",
        "privacy": "shared: groups of fewer than 5 people are merged or left out",
        "least_group": 5,
        "thresholds": document["metadata"]["thresholds"],
        "audit": "not audited",
    }
    assert document["metadata"]["thresholds"]["audience.stop_s"] == 3.0
    assert document["metadata"]["thresholds"]["analysis.look_angle_deg"] == 22.5
    assert document["total"]["passing_by"] == 18
    assert document["rows"][0]["stop_time"] == 4.0
    assert document["rows"][1]["stop_time"] is None
    assert {c["unit"] for c in document["columns"]} == {"", "people", "s", "share", "rows", "%"}
    assert all(c["meaning"].endswith(".") for c in document["columns"])


@pytest.mark.parametrize(
    ("chosen", "network"),
    [
        ({}, "vitrine-face-attributes-1"),
        ({"analysis.attributes": "open-model-zoo"}, "open-model-zoo"),
        ({"analysis.mode": "counts"}, None),
    ],
)
def test_it_says_which_network_counted(two_days, settings, chosen, network):
    document = json.loads(json_bytes(report_of(two_days, with_values(settings, chosen), 2)))
    assert document["metadata"]["thresholds"].get("analysis.attributes") == network


def test_parquet_is_read_back(shop, settings):
    report = report_of(shop, settings, tz=LISBON)
    table = pq.read_table(io.BytesIO(parquet_bytes(report)))
    assert table.num_rows == 28
    own = report_table(report)
    assert table.column_names == [c.name for c in own.columns]
    for c in own.columns[2:]:
        assert table[c.name].to_pylist() == list(c.values), c.name
    assert table["start"].to_pylist()[0] == datetime(2026, 9, 28, tzinfo=LISBON)
    assert str(table.schema.field("start").type) == "timestamp[ms, tz=Europe/Lisbon]" or str(
        table.schema.field("start").type
    ).startswith("timestamp[")
    about = json.loads(table.schema.metadata[b"vitrine"])
    assert about["device"] == "window-7"
    assert table.schema.field("stop_time").metadata[b"unit"] == b"s"


def test_without_pyarrow_it_says_what_to_install(shop, settings, monkeypatch):
    report = report_of(shop, settings)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ReportError) as caught:
        parquet_bytes(report)
    assert "pip install 'kiosk[parquet]'" in caught.value.hint


def test_sums_of_the_columns_are_the_totals(shop, settings):
    """Whoever adds up a column in a spreadsheet gets the right number, merged rows or not."""
    for by in (Interval.HOUR, Interval.DAY, Interval.WEEK):
        report = report_of(shop, settings, by=by)
        for c in report_table(report).columns:
            if c.unit in ("people", "rows") and "occupancy" not in c.name and c.total is not None:
                assert sum(v or 0 for v in c.values) == c.total, c.name


def test_the_total_begins_and_ends_with_the_rows_it_adds_up(shop, settings):
    table = report_table(report_of(shop, settings, 10, Interval.WEEK))
    start, end = table.columns[:2]
    assert (start.total, end.total) == (start.values[0], end.values[-1])
    assert end.total.startswith("2026-10-12"), "the second week is there as a whole"


def test_merged_rows_are_empty_and_the_last_one_says_how_many(shop, settings):
    report = report_of(shop, settings, 7)
    rows, women = column(report, "gender_rows").values, column(report, "female").values
    assert any(n is None for n in rows)
    assert sum(n or 0 for n in rows) == 7
    assert [n is None for n in rows] == [n is None for n in women]


def test_a_raw_report_has_every_cell_and_says_so(shop, settings):
    report = report_of(shop, settings, raw=True)
    assert set(column(report, "gender_rows").values) == {1}
    assert b"raw: groups of any size" in csv_bytes(report)
    assert "do not share" in json.loads(json_bytes(report))["metadata"]["privacy"]


def test_no_shared_cell_is_small(shop, settings):
    report = report_of(shop, settings, by=Interval.HOUR)
    groups = ("female", "male", "gender_", "young", "senior", "age_", "emotion")
    for c in report_table(report).columns:
        if c.name.startswith(groups) and c.unit == "people":
            assert not [v for v in c.values if v and v < 5], c.name


def test_merged_classes_have_a_column_of_their_own(shop, settings):
    ages = {"age_25": 9, "age_35": 8, "age_55": 6, "age_65": 2}
    shop.sums = [few(0, passing_by=25, measured=25, interested=25, female=13, male=12, **ages)]
    report = report_of(shop, settings, 1)
    assert column(report, "age_55_64_and_age_65_plus").values == (8,)
    assert column(report, "age_65_plus").values == (None,)


def test_without_looking_there_is_no_interest(shop, settings):
    shop.sums = [few(0, passing_by=9, dwell_ms=9000)]
    names = [c.name for c in report_table(report_of(shop, settings, 1)).columns]
    assert "passing_by" in names
    assert not {"interested", "female", "attention_time"} & set(names)


def test_a_line_has_only_crossings(shop, settings):
    shop.sums = [few(0, visits=0, crossed_in=3, crossed_out=1, observed_ms=0)]
    shop.zone = "door"
    report = report_of(shop, settings, 1, zone="door")
    names = [c.name for c in report_table(report).columns]
    assert names == ["start", "end", "crossed_in", "crossed_out"]


def test_the_audit_stands_beside_the_numbers(shop, settings):
    results = {AuditKind.PASSING: Agreement(2000, 20, 14)}
    at = datetime(2026, 9, 20, 12, tzinfo=UTC)
    audit = Audit(at, 600, results, audited_settings(settings))
    shop.made_documents = [audit.to_document()]
    report = report_of(shop, settings)
    audited = column(report, "passing_by_audit").values[0]
    assert audited.startswith("± ")
    assert audited.endswith("%, audited 2026-09-20")
    # Single errors weigh more in the small number of a day.
    margins = column(report, "passing_by_margin")
    assert max(margins.values) > margins.total > 0
    assert column(report, "interested_audit").values[0] == "not audited"
    assert json.loads(json_bytes(report))["metadata"]["audit"]["passing_by"]["state"] == "valid"


def test_an_audit_of_the_whole_picture_says_nothing_of_a_zone(shop, settings):
    results = {AuditKind.PASSING: Agreement(2000, 20, 14)}
    audit = Audit(datetime(2026, 9, 20, tzinfo=UTC), 600, results, audited_settings(settings))
    shop.made_documents, shop.zone = [audit.to_document()], "door"
    report = report_of(shop, settings, zone="door")
    assert column(report, "passing_by_audit").values[0] == "not audited"


def test_reading_in_parts_is_reading_at_once(shop, settings):
    """A range of years is read in parts; days of changed clocks belong to one of them."""
    steps = []
    query = HistoryQuery(
        datetime(2024, 1, 3, tzinfo=LISBON),
        datetime(2026, 11, 1, tzinfo=LISBON),
        Interval.DAY,
        tz=LISBON,
    )
    report = make_report(
        shop, query, settings, raw=False, now=NOW, tz_name="x", progress=steps.append
    )
    whole = shop.series(query)
    assert len(steps) > 3
    assert steps == sorted(steps)
    assert steps[-1] == 1.0
    assert report.series.starts.tolist() == whole.starts.tolist()
    for name, values in whole.columns.items():
        assert report.series.columns[name].tolist() == values.tolist()


def test_no_data_and_wrong_zones_are_told(shop, settings):
    with pytest.raises(ReportError, match=r"no zone nowhere.*No zone has been drawn"):
        report_of(shop, settings, zone="nowhere")
    shop.zone = "door"
    with pytest.raises(ReportError, match="There are: door"):
        report_of(shop, settings, zone="nowhere")
    shop.sums = shop.sums[:0]
    with pytest.raises(ReportError, match="is empty"):
        report_of(shop, settings)
