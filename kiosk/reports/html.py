"""Reports as one page of HTML that needs nothing else: no network, no script."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import jinja2
import numpy as np

from kiosk.core.audit import NoteState
from kiosk.core.history import WHOLE
from kiosk.core.paths import assets_dir
from kiosk.reports.charts import (
    Chart,
    Shape,
    Slot,
    Tick,
    Unit,
    bars,
    share_line,
    side_by_side,
    slot_name,
    slots,
    stacked,
)
from kiosk.reports.tables import figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.report import Report
    from kiosk.reports.words import Words

_BAR_COLUMNS: Final = ("passing_by", "interested")


@dataclass(frozen=True, slots=True)
class _Figure:
    """One of the large numbers at the top.

    Attributes:
        name: What it is.
        value: The number.
        note: What the audit says; empty for figures that are never audited.
        doubtful: Whether the note warns.
        more: Another line below.
    """

    name: str
    value: str
    note: str = ""
    doubtful: bool = False
    more: str = ""


def html_bytes(report: Report, words: Words) -> bytes:
    """The page, UTF-8.

    Args:
        report: What to show.
        words: Its language.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(assets_dir() / "reports"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("report.html.j2").render(_content(report, words))
    return page.encode()


def _content(report: Report, words: Words) -> dict[str, Any]:
    facts, query = report.facts, report.series.query
    unit, found = slots(report.series)
    made = facts.generated_at.astimezone(query.tz)
    return {
        "lang": words.language,
        "t": words.page,
        "period": _period(report, words),
        "place": facts.location or facts.device_id,
        "zone": _zone(report, words),
        "by": words.page(f"by_{query.by}"),
        "made": words.page("made", date=words.long_day(made), time=f"{made:%H:%M}"),
        "time_zone": words.page("time_zone", zone=facts.tz_name),
        "facts": facts,
        "figures": _figures(report, found, unit, words),
        "charts": _charts(report, unit, found, words),
        "groups": _groups(report, unit, found, words),
        "heat": None if facts.is_line else _heat(report, words),
        "table": figures(report, unit, found, words),
        "unit": words.page(f"by_{unit}"),
        "rows": words.number(len(report.series)),
        "definitions": _definitions(report, words),
    }


def _period(report: Report, words: Words) -> str:
    query = report.series.query
    first = words.long_day(query.start.astimezone(query.tz))
    last = words.long_day((query.end - timedelta(microseconds=1)).astimezone(query.tz))
    return first if first == last else words.page("from_to", first=first, last=last)


def _zone(report: Report, words: Words) -> str:
    facts = report.facts
    if facts.zone == WHOLE:
        return ""
    return words.page("line" if facts.is_line else "zone", name=facts.zone_name)


def _figures(
    report: Report, found: Sequence[Slot], unit: Unit, words: Words
) -> tuple[_Figure, ...]:
    total = report.series.total()
    if report.facts.is_line:
        return tuple(
            _Figure(words.name(name), words.number(getattr(total, name)))
            for name in ("crossed_in", "crossed_out")
        )
    shown = [_audited("passing_by", report, words)]
    if report.measures_looking:
        shown += [
            _audited("interested", report, words),
            _Figure(words.name("interested_share"), words.share(total.interested_share)),
            _Figure(words.name("attention_time"), words.seconds(total.attention_time_s)),
            _Figure(words.name("stop_time"), words.seconds(total.stop_time_s)),
        ]
    else:
        shown.append(_Figure(words.name("dwell_time"), words.seconds(total.dwell_time_s)))
    busiest = max(found, key=lambda slot: slot.counts.passing_by)
    if len(found) > 1 and busiest.counts.passing_by:
        when = slot_name(busiest.start, unit, words)
        shown[0] = replace(shown[0], more=words.page("busiest", when=when))
    return tuple(shown)


def _audited(name: str, report: Report, words: Words) -> _Figure:
    people = getattr(report.series.total(), name)
    note = report.facts.audits.get(name)
    if note is None:
        text, doubtful = words.page("not_audited"), False
    else:
        tz = report.series.query.tz
        date, percent = words.long_day(note.audit.at.astimezone(tz)), note.percent(people)
        much = percent is None or percent > 100
        text = words.page("audited_much" if much else "audited", percent=percent, date=date)
        doubtful = note.state is not NoteState.VALID
        if doubtful:
            text = f"{text}; {words.page(str(note.state))}"
    return _Figure(words.name(name), words.number(people), text, doubtful)


def _charts(
    report: Report, unit: Unit, found: Sequence[Slot], words: Words
) -> list[tuple[str, Chart]]:
    """The charts over time, each with its title."""
    total, by = report.series.total(), words.page(f"by_{unit}")
    if report.facts.is_line:
        inwards, outwards = words.number(total.crossed_in), words.number(total.crossed_out)
        alt = words.page("crossings_alt", by=by, inwards=inwards, outwards=outwards)
        chart = side_by_side(found, unit, ("crossed_in", "crossed_out"), words, alt)
        return [(words.page("crossings_chart"), chart)]
    busiest = max(found, key=lambda slot: slot.counts.passing_by)
    columns = _BAR_COLUMNS if report.measures_looking else _BAR_COLUMNS[:1]
    alt = words.page(
        "visitors_alt" if report.measures_looking else "visitors_alt_only",
        by=by,
        total=words.number(total.passing_by),
        interested=words.number(total.interested),
        when=slot_name(busiest.start, unit, words),
        most=words.number(busiest.counts.passing_by),
    )
    charts = [(words.page("visitors_chart"), bars(found, unit, columns, words, alt))]
    if report.measures_looking and len(found) > 1:
        alt = words.page("share_alt", by=by, share=words.share(total.interested_share))
        charts.append((words.page("share_chart"), share_line(found, unit, words, alt)))
    return charts


def _groups(
    report: Report, unit: Unit, found: Sequence[Slot], words: Words
) -> list[tuple[str, Chart | None]]:
    """The stacked charts; None where too few people were there."""
    if report.facts.is_line or not report.measures_looking:
        return []
    n = len(report.series)
    shown = ["gender", "category", "age"] + ["emotion"] * report.has_emotion
    charts: list[tuple[str, Chart | None]] = []
    for name in shown:
        group = report.group(name)
        chart = stacked(group, found, unit, n, words) if group.totals.any() else None
        charts.append((words.page(f"{name}_chart"), chart))
    return charts


def _heat(report: Report, words: Words) -> Chart | None:
    """Weekday by hour; None when the range is shorter than a day or nobody came."""
    week = report.week
    hours = np.maximum(1, week.hours)
    mean = np.where(week.hours > 0, week.columns["passing_by"] / hours, 0.0)
    if not mean.any() or (week.hours > 0).sum() < 2:
        return None
    weekday, hour = np.unravel_index(int(mean.argmax()), mean.shape)
    shapes = [
        Shape(
            h / 24,
            (6 - d) / 7,
            1 / 24,
            1 / 7,
            "heat" if week.hours[d, h] else "unseen",
            f"{words.weekday(d)}, {h:02}:00: {words.number(float(mean[d, h]), 1)}",
            round(float(mean[d, h] / mean.max()), 3),
        )
        for d in range(7)
        for h in range(24)
    ]
    alt = words.page(
        "heat_alt",
        weekday=words.weekday(int(weekday)),
        hour=f"{hour:02}:00",
        most=words.number(float(mean.max()), 1),
    )
    x = tuple(Tick((h + 0.5) / 24, f"{h:02}", minor=h % 6 != 0) for h in range(0, 24, 3))
    y = tuple(Tick((6.5 - d) / 7, words.weekday(d, short=True)) for d in range(7))
    return Chart(alt, tuple(shapes), x, y)


def _definitions(report: Report, words: Words) -> list[tuple[str, str]]:
    """Term and meaning of everything on the page, with the thresholds in force."""
    values = report.facts.thresholds
    filled = {
        "revisit_window": words.number(float(values["analysis.revisit_window_s"])),
        "passing": _plain(values["audience.passing_s"], words),
        "stop": _plain(values["audience.stop_s"], words),
        "look": _plain(values["audience.look_s"], words),
        "angle": _plain(values.get("analysis.look_angle_deg", 0), words),
        "senior": values["audience.senior_from_age"],
    }
    if report.facts.is_line:
        names = ["crossings"]
    else:
        names = ["visit", "passing_by"]
        if report.measures_looking:
            names += ["interested", "interested_share", "stop_time", "attention_time"]
            names += ["gender", "category", "age"] + ["emotion"] * report.has_emotion
        else:
            names.append("dwell_time")
        names += ["audit"] * bool(report.facts.audits)
    terms = words.data["terms"]
    return [
        (terms.get(name) or words.name(name), words.text("definitions", name, **filled))
        for name in names
    ]


def _plain(value: object, words: Words) -> str:
    """A threshold without needless decimals."""
    number = float(str(value))
    return words.number(number, 0 if number.is_integer() else 1)
