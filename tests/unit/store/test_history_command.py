"""``kiosk history``, and the made-up shop."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kiosk.cli import main
from kiosk.core.history import WHOLE, HistoryQuery, Interval
from kiosk.core.metrics import (
    counts_of,
    counts_of_crossing,
    counts_of_minute,
    total,
)
from kiosk.core.settings import AudienceSettings
from kiosk.store.database import default_path
from kiosk.store.generation import generate
from kiosk.store.reader import StoredHistory
from kiosk.store.sample import DOOR, WINDOW, sample_days

if TYPE_CHECKING:
    from pathlib import Path

UNTIL = date(2026, 3, 10)
WEEK = HistoryQuery(
    datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 12, tzinfo=UTC), Interval.TOTAL
)
GENERATE = ["history", "generate", "--visits", "500", "--days", "8", "--until", "2026-03-10"]


def test_sums_equal_the_sum_over_the_made_up_visits(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    generate(path, visits=500, days=8, until=UNTIL, seed=3)
    days = list(sample_days(500, 8, UNTIL, 3, AudienceSettings()))
    visits = [v for day in days for v in day.visits]
    assert len({v.id for v in visits}) == 500
    minutes = [counts_of_minute(m) for day in days for m in day.minutes]
    with StoredHistory(path) as reader:
        kept = reader.visits(WEEK.start, WEEK.end)
        assert list(kept) == sorted(visits, key=lambda v: (v.ended_at, v.id.bytes))
        assert reader.series(WEEK).total() == total([*map(counts_of, visits), *minutes])
        by_zone = {
            WINDOW: [counts_of(v, stay) for v in visits for stay in v.zones],
            DOOR: [counts_of_crossing(c) for day in days for c in day.crossings],
        }
        for zone, parts in by_zone.items():
            query = HistoryQuery(WEEK.start, WEEK.end, Interval.TOTAL, zone)
            assert reader.series(query).total() == total(parts)
        assert set(reader.zones()) == {WINDOW, DOOR}
        # From the blocks of hours and by the minute: the same.
        for zone in (WHOLE, WINDOW, DOOR):
            fine, coarse = (
                reader.series(HistoryQuery(WEEK.start, WEEK.end, by, zone)).total()
                for by in (Interval.MINUTE, Interval.HOUR)
            )
            assert fine == coarse


def test_the_made_up_occupancy_is_that_of_the_visits() -> None:
    (day,) = sample_days(3_000, 1, UNTIL, 1, AudienceSettings())
    assert sum(m.occupancy_ms for m in day.minutes) == sum(v.dwell_ms for v in day.visits)
    changes = Counter[datetime]()
    for visit in day.visits:
        changes[visit.started_at] += 1
        changes[visit.ended_at] -= 1
    level, most = 0, Counter[datetime]()
    for minute in day.minutes:
        most[minute.minute] = 0
    for at in sorted({*changes, *most}):
        minute = at.replace(second=0, microsecond=0)
        level += changes[at]
        most[minute] = max(most[minute], level)
    assert [m.occupancy_max for m in day.minutes] == [most[m.minute] for m in day.minutes]


def test_the_shop_keeps_hours_and_has_a_believable_public() -> None:
    days = list(sample_days(20_000, 14, UNTIL, 1, AudienceSettings()))
    everything = total(counts_of(v) for day in days for v in day.visits)
    assert everything.visits == 20_000
    assert 0.05 < everything.interested / everything.passing_by < 0.4
    assert everything.female > everything.male > everything.unknown > 0
    assert everything.age_25 > everything.age_65 > 0
    for day in days:
        assert all(9 <= v.started_at.hour < 21 for v in day.visits)
    by_weekday = {day.date.weekday(): len(day.visits) for day in days[:7]}
    assert by_weekday[5] > by_weekday[0] > by_weekday[6]


def test_the_same_seed_gives_the_same_shop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = []
    for name, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        path = tmp_path / f"{name}.db"
        assert main([*GENERATE, "--seed", seed, "--out", str(path)]) == 0
        with StoredHistory(path) as reader:
            answers.append(reader.visits(WEEK.start, WEEK.end))
    assert answers[0] == answers[1] != answers[2]
    assert "500 visits" in capsys.readouterr().out
    assert sorted(p.name for p in tmp_path.glob("*.db")) == ["a.db", "b.db", "c.db"]


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "shop.db"
    path.write_text("mine")
    assert main([*GENERATE, "--out", str(path)]) == 1
    assert path.read_text() == "mine"
    assert "exists already" in capsys.readouterr().err


def test_a_generation_that_ends_early_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(done: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "shop.db"
    with pytest.raises(KeyboardInterrupt):
        generate(path, visits=50, days=3, until=UNTIL, seed=1, progress=interrupted)
    assert list(tmp_path.glob("*shop*")) == []


def test_info_check_and_prune(capsys: pytest.CaptureFixture[str]) -> None:
    path = default_path()
    path.parent.mkdir(parents=True)
    until = datetime.now(UTC).date() - timedelta(days=1)
    generate(path, visits=1_000, days=200, until=until, seed=1)
    assert main(["history", "info", "--json"]) == 0
    before = json.loads(capsys.readouterr().out)
    assert before["visits"] == 1_000
    assert before["zones"] == ["door", "window"]
    assert main(["history", "info"]) == 0
    assert "1,000" in capsys.readouterr().out
    assert main(["history", "check"]) == 0
    assert "sound" in capsys.readouterr().out
    assert main(["history", "prune", "--compact"]) == 0
    capsys.readouterr()
    assert main(["history", "info", "--json"]) == 0
    after = json.loads(capsys.readouterr().out)
    assert 0 < after["visits"] < before["visits"]
    assert after["minutes"] == before["minutes"]
    assert after["size_bytes"] < before["size_bytes"]
    assert main(["history", "prune"]) == 0
    assert "Nothing is older" in capsys.readouterr().out
    with StoredHistory(path) as reader:
        span = reader.span()
        assert span is not None
        query = HistoryQuery(span[0], span[1] + timedelta(minutes=1), Interval.TOTAL)
        assert reader.series(query).total().visits == 1_000


def test_problems_are_told_in_plain_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", "info"]) == 1
    assert "there is no history" in capsys.readouterr().err
    broken = tmp_path / "broken.db"
    broken.write_text("this is no database " * 100)
    assert main(["history", "check", str(broken)]) == 1
    assert "damaged" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main([*GENERATE, "--days", "0", "--out", "x"])
