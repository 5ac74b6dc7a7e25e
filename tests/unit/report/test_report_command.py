"""``kiosk report`` and ``kiosk sign`` as they are called."""

import argparse
import csv
import io
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from kiosk.commands import report as report_command
from kiosk.commands import sign as sign_command
from kiosk.commands.report.period import period, time_zone
from kiosk.core.clock import SystemClock
from kiosk.core.errors import KioskError, ReportError, SettingsError
from kiosk.core.settings import HistorySettings
from kiosk.core.types import Gender, Visit
from kiosk.store.database import default_path
from kiosk.store.writer import HistoryWriter

NOW = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)
TOKYO = ZoneInfo("Asia/Tokyo")


def parsed(command, *arguments):
    parser = argparse.ArgumentParser()
    command.add_parser(parser.add_subparsers())
    return parser.parse_args(arguments)


def run(command, *arguments):
    args = parsed(command, *arguments)
    return args.run(args)


def visit(number, ended_at, gender):
    return Visit(
        id=UUID(int=number),
        started_at=ended_at - timedelta(seconds=9),
        ended_at=ended_at,
        dwell_ms=9000,
        stop_ms=5000,
        attention_ms=4000,
        passing_by=True,
        interested=True,
        age=30.0,
        gender=gender,
        emotion=None,
        category=None,
        tracks=1,
    )


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch):
    """No test may hang on the day on which it runs."""
    monkeypatch.setattr(SystemClock, "utc_now", lambda _: NOW)


@pytest.fixture
def yesterday():
    """Twelve women and nine men yesterday at noon UTC, three women the day before."""
    noon = NOW.replace(hour=12, minute=0) - timedelta(days=1)
    genders = [Gender.FEMALE] * 12 + [Gender.MALE] * 9
    visits = [visit(i + 1, noon, gender) for i, gender in enumerate(genders)]
    visits += [visit(i + 100, noon - timedelta(days=1), Gender.FEMALE) for i in range(3)]
    writer = HistoryWriter(default_path(), HistorySettings(), SystemClock(), lambda *_: None)
    writer.start()
    writer.visits_ended(visits)
    assert writer.flush()
    assert writer.stop(10)
    return noon.date()


def rows(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def test_a_table_of_the_stored_history(yesterday, tmp_path, capsys):
    out = tmp_path / "r.csv"
    assert run(report_command, "report", "--from", "3d", "--tz", "utc", "--out", str(out)) == 0
    table = rows(out)
    assert [row["passing_by"] for row in table] == ["3", "21", "0"]
    # Three women alone must not be seen; the two days stand together.
    assert [row["female"] for row in table] == ["", "15", "0"]
    assert [row["gender_rows"] for row in table] == ["", "2", "1"]
    assert "Written" in capsys.readouterr().err


def test_raw_is_labelled(yesterday, tmp_path, capsys):
    out = tmp_path / "r.csv"
    run(report_command, "report", "--from", "3d", "--tz", "utc", "--raw", "--out", str(out))
    assert [row["female"] for row in rows(out)] == ["3", "12", "0"]
    assert all(row["privacy"].startswith("raw") for row in rows(out))
    assert "Do not share" in capsys.readouterr().err


def test_the_setting_decides_what_is_small(yesterday, tmp_path, monkeypatch):
    monkeypatch.setenv("KIOSK_PRIVACY__SMALLEST_CELL", "2")
    out = tmp_path / "r.json"
    run(report_command, "report", "--from", "3d", "--tz", "utc", "--out", str(out))
    document = json.loads(out.read_text(encoding="utf-8"))
    assert document["metadata"]["least_group"] == 2


@pytest.mark.parametrize("form", ["csv", "json"])
def test_without_a_file_it_goes_to_the_output(yesterday, form, capfdbinary):
    assert run(report_command, "report", "--format", form, "--tz", "utc") == 0
    out = capfdbinary.readouterr().out
    assert out.startswith(b"start,end" if form == "csv" else b"{")


@pytest.mark.parametrize("form", ["html", "parquet"])
def test_pages_and_parquet_need_a_file_or_a_pipe(yesterday, form, monkeypatch, capfdbinary):
    assert run(report_command, "report", "--format", form) == 0
    assert len(capfdbinary.readouterr().out) > 1000
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(SettingsError, match=f"--out report.{form}"):
        run(report_command, "report", "--format", form)


@pytest.mark.parametrize("suffix", ["csv", "json", "parquet", "html"])
def test_the_ending_tells_the_format(yesterday, tmp_path, suffix):
    out = tmp_path / f"r.{suffix}"
    assert run(report_command, "report", "--out", str(out)) == 0
    starts = {"csv": b"start", "json": b"{", "parquet": b"PAR1", "html": b"\n\n<!DOCTYPE html>"}
    assert out.read_bytes().lstrip().startswith(starts[suffix].lstrip())


def test_interrupted_it_leaves_the_old_file(yesterday, tmp_path, monkeypatch):
    out = tmp_path / "r.csv"
    out.write_text("old", encoding="utf-8")

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run(report_command, "report", "--out", str(out))
    assert out.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir() if p.name != "kiosk-home"] == ["r.csv"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--out", "r.doc"], "does not tell the format"),
        (["--out", "missing/r.csv"], "no folder"),
        (["--out", "."], "does not tell the format"),
        (["--out", ".", "--format", "csv"], "is a folder"),
        (["--zone", "door"], "There is no zone door"),
        (["--tz", "Mars/Base"], "There is no time zone"),
        (["--tz", "../../etc/passwd"], "There is no time zone"),
        (["--from", "2026-99-99"], "is no date"),
        (["--from", "2100-01-01"], "is in the future"),
        (["--from", "2020-01-01", "--to", "2020-01-31"], "The history goes from"),
    ],
)
def test_wrong_input_is_told(yesterday, arguments, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KioskError) as caught:
        run(report_command, "report", *arguments)
    assert words in str(caught.value)
    assert caught.value.hint


def test_an_empty_history_is_told():
    with pytest.raises(ReportError, match="is empty"):
        run(report_command, "report")


def test_it_does_not_make_a_history_where_there_is_none():
    with pytest.raises(ReportError):
        run(report_command, "report")
    assert not default_path().exists()


@pytest.mark.parametrize(
    ("first", "last", "start", "end"),
    [
        ("today", "today", "2026-11-22T00:00", "2026-11-22T00:30"),
        ("yesterday", "yesterday", "2026-11-21T00:00", "2026-11-22T00:00"),
        ("7d", "today", "2026-11-16T00:00", "2026-11-22T00:30"),
        ("1d", "TODAY", "2026-11-22T00:00", "2026-11-22T00:30"),
        ("2026-11-01", "2026-11-02", "2026-11-01T00:00", "2026-11-03T00:00"),
        ("2026-11-01T10:00", "2026-11-01T12:30", "2026-11-01T10:00", "2026-11-01T12:30"),
        ("2026-11-01T10:00+00:00", "yesterday", "2026-11-01T19:00", "2026-11-22T00:00"),
    ],
)
def test_ranges(first, last, start, end):
    """At 15:30 UTC it is half past midnight of the next day in Tokyo."""
    found = period(first, last, TOKYO, NOW)
    wanted = [datetime.fromisoformat(text).replace(tzinfo=TOKYO) for text in (start, end)]
    assert list(found) == wanted


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-11-10", "2026-11-09", "before"),
        ("2026-11-10T10:00", "2026-11-10T10:00", "before"),
        ("2026-11-23", "today", "future"),
        ("7d", "2026-11-23", "future"),
        ("7d", "2026-11-22T09:00", "future"),
        ("0d", "today", "no date"),
        ("", "today", "no date"),
        ("9999d", "today", None),
        ("1969-12-31", "today", "before 1970"),
    ],
)
def test_wrong_ranges(first, last, words):
    if words is None:
        assert period(first, last, TOKYO, NOW)[0].year == 1999
        return
    with pytest.raises(SettingsError, match=words) as caught:
        period(first, last, TOKYO, NOW)
    assert caught.value.hint


def test_a_range_within_the_hour_that_autumn_repeats():
    now = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)  # 02:10 in Berlin for the second time
    found = period("2026-10-25T02:30", "today", ZoneInfo("Europe/Berlin"), now)
    assert found == (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), now)


def test_time_zones():
    assert time_zone("UTC") == (UTC, "UTC")
    assert time_zone("Europe/Lisbon") == (ZoneInfo("Europe/Lisbon"), "Europe/Lisbon")
    zone, name = time_zone("local")
    assert datetime(2026, 1, 1, tzinfo=zone)
    assert name


def test_the_sign_needs_no_screen(tmp_path, kiosk_home):
    """In a process of its own, without the application object of the tests."""
    code = (
        "import argparse, sys; from kiosk.commands import sign; p = argparse.ArgumentParser();"
        "sign.add_parser(p.add_subparsers()); a = p.parse_args(sys.argv[1:]); sys.exit(a.run(a))"
    )
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in names}
    out = tmp_path / "sign.pdf"
    done = subprocess.run(
        [sys.executable, "-c", code, "sign", "--language", "fr", "--out", str(out)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"%PDF")
    assert "no QR code" in done.stderr


@pytest.mark.parametrize("out", ["missing/sign.pdf", ".", "sign.jpg"])
def test_a_bad_place_for_the_sign_is_told(qapp, tmp_path, monkeypatch, out):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReportError) as caught:
        run(sign_command, "sign", "--out", out)
    assert caught.value.hint
