"""A report: a range of the history with everything that is needed to read it rightly."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk import __version__
from kiosk.core.audit import audit_note, note_documents
from kiosk.core.choices import AnalysisMode, ZoneKind
from kiosk.core.disclosure import Protected, protected
from kiosk.core.errors import ReportError
from kiosk.core.history import WHOLE, HistoryQuery, HistorySeries, WeekProfile
from kiosk.core.metrics import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kiosk.core.audit import AuditNote
    from kiosk.core.ports import HistoryReader
    from kiosk.core.settings import Settings

DEFINITIONS: Final = 1
"""Version of the definitions in docs/metrics.md that the columns follow."""

_PART: Final = timedelta(weeks=26)
"""The history is read in parts of this length, so that progress can be told."""


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a report is about.

    Attributes:
        device_id: Name under which the kiosk reports.
        location: Where it stands, in the operator's words.
        zone: Id of a zone or line; :data:`WHOLE` for the whole picture.
        zone_name: In the operator's words; the id where it has no name any more.
        is_line: Whether ``zone`` is a line, which only has crossings.
        tz_name: Time zone of the buckets.
        generated_at: UTC time of its making.
        least_group: Groups of fewer people are merged; 1 in a raw report.
        thresholds: Settings that decide what is counted, by dotted name.
        audits: What is known of the error of a column; columns without one were not audited.
        program: Version of the program.
        definitions: Version of the definitions.
    """

    device_id: str
    location: str
    zone: str
    zone_name: str
    is_line: bool
    tz_name: str
    generated_at: datetime
    least_group: int
    thresholds: Mapping[str, float | int | str | bool]
    audits: Mapping[str, AuditNote] = field(default_factory=dict)
    program: str = __version__
    definitions: int = DEFINITIONS

    @property
    def is_raw(self) -> bool:
        """Whether groups of any size are in it: not to be shared."""
        return self.least_group <= 1


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """A range of the history, ready to be written.

    Attributes:
        facts: What it is about.
        series: The buckets; **groups of people must be taken from** ``groups`` instead.
        groups: Gender, category, age and emotion as they may be published.
        week: The range folded into a week.
    """

    facts: ReportFacts
    series: HistorySeries
    groups: tuple[Protected, ...]
    week: WeekProfile

    @property
    def measures_looking(self) -> bool:
        """Whether anybody's looking was measured; without it nobody can be ``interested``."""
        return bool(self.series.columns["measured"].any())

    @property
    def has_emotion(self) -> bool:
        """Whether any emotion was computed."""
        names = ("neutral", "happy", "sad", "surprise", "anger")
        return any(self.series.columns[name].any() for name in names)

    def group(self, name: str) -> Protected:
        """One of the groups by its name."""
        return next(group for group in self.groups if group.name == name)


def make_report(
    reader: HistoryReader,
    query: HistoryQuery,
    settings: Settings,
    *,
    raw: bool,
    now: datetime,
    tz_name: str,
    progress: Callable[[float], None] = lambda share: None,
) -> Report:
    """Read a range and prepare it.

    Args:
        reader: The history.
        query: The range; ``by`` is hours, days or weeks.
        settings: Settings in force.
        raw: Keep groups of any size: for this device only.
        now: Aware present time.
        tz_name: Name of ``query.tz`` for people and programs.
        progress: Called with the share done so far, 0..1.

    Raises:
        ReportError: There is no data in the range, or no such zone.
        HistoryError: The history cannot be read.
    """
    _check_zone(reader, query.zone, settings)
    series = read_series(reader, query, progress)
    if not any(series.columns[name].any() for name in COLUMNS):
        raise _no_data(reader, query)
    least = 1 if raw else settings.privacy.smallest_cell
    notes = note_documents(reader)
    audits = {
        name: note
        for name in ("passing_by", "interested")
        if query.zone == WHOLE  # audits compare the whole picture
        and (note := audit_note(notes, name, query.end, settings)) is not None
    }
    zone = next((z for z in settings.audience.zones if z.id == query.zone), None)
    facts = ReportFacts(
        device_id=settings.device.id,
        location=settings.device.location.strip(),
        zone=query.zone,
        zone_name=query.zone if zone is None else zone.name,
        is_line=_is_line(series) if zone is None else zone.kind is ZoneKind.LINE,
        tz_name=tz_name,
        generated_at=now.astimezone(UTC),
        least_group=least,
        thresholds=thresholds(settings),
        audits=audits,
    )
    groups = protected(series.columns, least, settings.audience.senior_from_age)
    return Report(facts, series, groups, reader.week_profile(query))


def thresholds(settings: Settings) -> dict[str, float | int | str | bool]:
    """The settings that decide what is counted, by dotted name."""
    analysis, audience = settings.analysis, settings.audience
    values: dict[str, float | int | str | bool] = {
        f"audience.{name}": getattr(audience, name)
        for name in (
            "passing_s",
            "stop_s",
            "look_s",
            "stop_speed",
            "senior_from_age",
            "ghost_after_s",
        )
    }
    values["analysis.mode"] = str(analysis.mode)
    if analysis.mode is not AnalysisMode.COUNTS:
        values["analysis.attributes"] = str(analysis.attributes)
        values["analysis.look_angle_deg"] = analysis.look_angle_deg
        values["analysis.gender_threshold"] = analysis.gender_threshold
        values["analysis.emotion"] = analysis.emotion
    values["analysis.revisit_window_s"] = analysis.revisit_window_s
    return values


def read_series(
    reader: HistoryReader, query: HistoryQuery, progress: Callable[[float], None]
) -> HistorySeries:
    """A range in buckets, read in parts.

    Args:
        reader: The history.
        query: The range.
        progress: Called with the share done so far, 0..1.

    Raises:
        HistoryError: The history cannot be read.
    """
    parts: list[HistorySeries] = []
    for start, end in _parts(query):
        parts.append(reader.series(HistoryQuery(start, end, query.by, query.zone, query.tz)))
        progress((end - query.start) / (query.end - query.start))
    starts = np.concatenate([parts[0].starts[:1], *(part.starts[1:] for part in parts)])
    columns = {name: np.concatenate([part.columns[name] for part in parts]) for name in COLUMNS}
    return HistorySeries(starts, columns, query)


def _parts(query: HistoryQuery) -> Iterator[tuple[datetime, datetime]]:
    """The range cut at Mondays, which are edges of buckets of every length."""
    start = query.start
    local = start.astimezone(query.tz)
    monday = datetime(local.year, local.month, local.day) - timedelta(days=local.weekday())  # noqa: DTZ001  (a day of the calendar)
    while True:
        monday += _PART
        end = min(monday.replace(tzinfo=query.tz), query.end)
        yield start, end
        if end == query.end:
            return
        start = end


def _check_zone(reader: HistoryReader, zone: str, settings: Settings) -> None:
    if zone == WHOLE:
        return
    drawn = {z.id: z.name for z in settings.audience.zones if z.kind is not ZoneKind.IGNORE}
    known = {**dict.fromkeys(reader.zones(), ""), **drawn}
    known.pop(WHOLE, None)
    if zone in known:
        return
    if not known:
        raise ReportError(f"There is no zone {zone}", "No zone has been drawn yet.")
    names = ", ".join(f"{i} ({name})" if name else i for i, name in sorted(known.items()))
    raise ReportError(f"There is no zone {zone}", f"There are: {names}.")


def _no_data(reader: HistoryReader, query: HistoryQuery) -> ReportError:
    span = reader.span()
    if span is None:
        return ReportError("The history of this device is empty", "It fills while the kiosk runs.")
    first, last = (at.astimezone(query.tz).date() for at in span)
    return ReportError(
        "There is no data in this range", f"The history goes from {first} to {last}."
    )


def _is_line(series: HistorySeries) -> bool:
    return bool((series.columns["crossed_in"] + series.columns["crossed_out"]).any())
