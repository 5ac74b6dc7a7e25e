"""The truth of a recorded clip: who is in it, from when to when, as a person wrote it down.

docs/audit.md describes the forms. In the plainest one a line is a person::

    start_s,end_s,stopped,looked
    2.4,9.0,1,0
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from kiosk.core.agreement import AuditKind
from kiosk.core.audit_matching import SeenPerson
from kiosk.core.errors import TruthError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

_FORMS: Final = (
    "Write a CSV file with the columns start_s, end_s, stopped and looked, one line per person."
)
_YES: Final = frozenset({"1", "true", "yes"})
_NO: Final = frozenset({"0", "false", "no"})


@dataclass(frozen=True, slots=True)
class TruePerson:
    """One person of a clip.

    Attributes:
        start_s: First sight, seconds from the start of the clip.
        end_s: Last sight.
        stopped: Whether the person stopped for long enough; None when nobody noted it.
        looked: Whether the person looked for long enough; None when nobody noted it.
    """

    start_s: float
    end_s: float
    stopped: bool | None = None
    looked: bool | None = None


@dataclass(frozen=True, slots=True)
class ClipTruth:
    """Everybody in a clip.

    Attributes:
        people: By their first sight.
    """

    people: tuple[TruePerson, ...]

    @property
    def kinds(self) -> tuple[AuditKind, ...]:
        """What it says something about."""
        stops = all(person.stopped is not None for person in self.people)
        looks = all(person.looked is not None for person in self.people)
        told = {
            AuditKind.PASSING: True,
            AuditKind.STOPPED: stops,
            AuditKind.LOOKED: looks,
            AuditKind.INTERESTED: stops and looks,
        }
        return tuple(kind for kind in AuditKind if told[kind])

    def seen_from(self, start: datetime) -> list[SeenPerson]:
        """The people at the times of a clip that began then."""
        return [
            SeenPerson(
                start + timedelta(seconds=person.start_s),
                start + timedelta(seconds=person.end_s),
                bool(person.stopped),
                bool(person.looked),
            )
            for person in self.people
        ]


def parse_truth(text: str, *, is_json: bool, fps: float, revisit_window_s: float) -> ClipTruth:
    """Read the truth of a clip.

    Args:
        text: Content of the file.
        is_json: Whether it is JSON (a list of objects) instead of CSV.
        fps: Frames per second of the clip, for forms that count frames.
        revisit_window_s: Somebody named who comes back within this time is the same visit.

    Raises:
        TruthError: It is of no known form; the message names the line.
    """
    rows = list(_json_rows(text) if is_json else _csv_rows(text))
    if not rows:
        return ClipTruth(())
    columns = set(rows[0][1])
    if {"start_s", "end_s"} <= columns:
        people = [_person(row, line) for line, row in rows]
    elif {"first_frame", "last_frame"} <= columns and fps > 0:
        people = [_framed(row, line, fps) for line, row in rows]
    elif {"frame", "ids"} <= columns and fps > 0:
        people = _by_frame(rows, fps, revisit_window_s)
    else:
        raise TruthError("The table does not say who is in the clip", _FORMS)
    return ClipTruth(tuple(sorted(people, key=lambda person: (person.start_s, person.end_s))))


def _csv_rows(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), skipinitialspace=True)
    try:
        for row in reader:
            yield reader.line_num, {(k or "").strip().lower(): v for k, v in row.items()}
    except csv.Error as error:
        raise TruthError(f"The table cannot be read ({error})", _FORMS) from error


def _json_rows(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        content = json.loads(text)
    except ValueError as error:
        raise TruthError(f"The table is no JSON ({error})", _FORMS) from error
    rows = content.get("people") if isinstance(content, Mapping) else content
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise TruthError("The table is no list of people", _FORMS)
    yield from enumerate(rows, 1)


def _person(row: Mapping[str, Any], line: int) -> TruePerson:
    start, end = _number(row, "start_s", line), _number(row, "end_s", line)
    if end < start:
        raise TruthError(f"Line {line}: end_s is before start_s", _FORMS)
    return TruePerson(start, end, _flag(row, "stopped", line), _flag(row, "looked", line))


def _framed(row: Mapping[str, Any], line: int, fps: float) -> TruePerson:
    first, last = _number(row, "first_frame", line), _number(row, "last_frame", line)
    if last < first:
        raise TruthError(f"Line {line}: last_frame is before first_frame", _FORMS)
    stopped, looked = _flag(row, "stopped", line), _flag(row, "looked", line)
    return TruePerson(first / fps, (last + 1) / fps, stopped, looked)


def _by_frame(
    rows: Iterable[tuple[int, Mapping[str, Any]]], fps: float, revisit_window_s: float
) -> list[TruePerson]:
    """From who is in each frame to visits."""
    spans: dict[str, list[tuple[float, float]]] = {}
    for line, row in rows:
        frame = _number(row, "frame", line)
        for name in str(row.get("ids") or "").replace(";", " ").split():
            known = spans.setdefault(name, [])
            if known and frame / fps - known[-1][1] <= revisit_window_s:
                known[-1] = (known[-1][0], (frame + 1) / fps)
            else:
                known.append((frame / fps, (frame + 1) / fps))
    return [TruePerson(start, end) for known in spans.values() for start, end in known]


def _number(row: Mapping[str, Any], name: str, line: int) -> float:
    try:
        value = float(row[name])
    except (KeyError, TypeError, ValueError):
        value = float("nan")
    if not isfinite(value) or value < 0:
        raise TruthError(f"Line {line}: {name} must be a number from 0 on", _FORMS)
    return value


def _flag(row: Mapping[str, Any], name: str, line: int) -> bool | None:
    """A yes or a no; None where the column is missing or empty."""
    text = str("" if row.get(name) is None else row[name]).strip().lower()
    if not text:
        return None
    if text not in _YES | _NO:
        raise TruthError(f"Line {line}: {name} must be 0 or 1, not {text}", _FORMS)
    return text in _YES
