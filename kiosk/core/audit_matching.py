"""Puts what a person saw and what the kiosk counted together, one to one in time.

Whom a tap was meant for is not known; taps and visits are paired so that as many pairs as
possible come about, then with the least distance in time. So the kiosk gets the benefit of the
doubt where people come close after each other, but it cannot count one of two people twice and
have that pass for the other one: every visit is paired once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.agreement import Agreement, AuditKind
from kiosk.core.assignment import assign
from kiosk.core.audit import TAPPED, Tap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from kiosk.core.settings import AudienceSettings
    from kiosk.core.types import Visit

REACTION_S: Final = 4.0
"""A tap may come so long before the face is in the picture or after it has left."""
CLIP_SLACK_S: Final = 1.0
"""Likewise for times that were written down looking at the clip."""

_START_WEIGHT: Final = 0.01
"""Of several visits under way at a tap, the one that began nearest to it."""
_LACKING: Final = 1e5
"""Added where the kiosk did not see what was tapped: paired so only if there is no other."""
_SAME_PERSON_S: Final = 15.0
"""Taps for a person whom the kiosk missed belong together within this time."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Watch:
    """A time without pause in which the person watched.

    Attributes:
        start: Aware.
        end: Aware.
    """

    start: datetime
    end: datetime

    @property
    def seconds(self) -> float:
        """How long it took."""
        return (self.end - self.start).total_seconds()


@dataclass(frozen=True, slots=True)
class SeenPerson:
    """Somebody in a recorded clip, as its truth says.

    Attributes:
        started_at: Aware time of the first sight.
        ended_at: Aware time of the last sight.
        stopped: Whether the person stopped for long enough.
        looked: Whether the person looked at the camera for long enough.
    """

    started_at: datetime
    ended_at: datetime
    stopped: bool
    looked: bool


def compare_taps(
    taps: Sequence[Tap],
    visits: Sequence[Visit],
    watches: Sequence[Watch],
    audience: AudienceSettings,
    tolerance_s: float = REACTION_S,
) -> dict[AuditKind, Agreement]:
    """Compare what was tapped with the visits of the kiosk.

    A visit that began before the watch or in the last moments of it may be paired with a tap,
    but is not held against the kiosk when there is none: the person was asked to tap those
    who come, and had no time left to.

    Args:
        taps: In any order.
        visits: All visits around the watches, open ones as if they ended now; each once.
        watches: When the person watched, pauses left out.
        audience: Thresholds of stopping and looking.
        tolerance_s: Distance in time up to which a tap can belong to a visit.

    Returns:
        The agreement of each kind; without ``looked`` and ``interested`` when looking was not
        measured.
    """
    passing = [visit for visit in visits if visit.passing_by]
    expected = np.array([_is_expected(visit, watches, tolerance_s) for visit in passing], np.bool_)
    kiosk = _seen_by_kiosk(passing, audience)
    person: dict[AuditKind, NDArray[np.bool_]] = {}
    unpaired: dict[AuditKind, list[float]] = {}
    for kind in TAPPED:
        times = sorted(_seconds(tap.at) for tap in taps if tap.kind is kind)
        pairs = assign(_tap_cost(times, passing, kiosk[kind], tolerance_s))
        person[kind] = np.zeros(len(passing), np.bool_)
        person[kind][[column for _, column in pairs]] = True
        paired = {row for row, _ in pairs}
        unpaired[kind] = [at for row, at in enumerate(times) if row not in paired]
    person[AuditKind.INTERESTED] = person[AuditKind.STOPPED] & person[AuditKind.LOOKED]
    alone = {kind: len(times) for kind, times in unpaired.items()} | {
        AuditKind.INTERESTED: _couples(unpaired[AuditKind.STOPPED], unpaired[AuditKind.LOOKED])
    }
    return {
        kind: _agreement(person[kind], kiosk[kind], expected, alone[kind])
        for kind in _measured(passing)
    }


def compare_people(
    people: Sequence[SeenPerson],
    visits: Sequence[Visit],
    audience: AudienceSettings,
    tolerance_s: float = CLIP_SLACK_S,
) -> dict[AuditKind, Agreement]:
    """Compare the truth of a clip with the visits of the kiosk.

    Args:
        people: Everybody in the clip; who is in view for less than ``passing_s`` is no
            passer-by by definition and is left out.
        visits: All visits of the clip.
        audience: Thresholds of passing by, stopping and looking.
        tolerance_s: Time by which a visit may miss a person and still be paired.

    Returns:
        As :func:`compare_taps`.
    """
    passing = [visit for visit in visits if visit.passing_by]
    there = [p for p in people if _span_s(p) >= audience.passing_s - 1e-6]
    kiosk = _seen_by_kiosk(passing, audience)
    pairs = assign(_person_cost(there, passing, tolerance_s))
    stopped = np.array([p.stopped for p in there], np.bool_)
    looked = np.array([p.looked for p in there], np.bool_)
    truth = {
        AuditKind.PASSING: np.ones(len(there), np.bool_),
        AuditKind.STOPPED: stopped,
        AuditKind.LOOKED: looked,
        AuditKind.INTERESTED: stopped & looked,
    }
    expected = np.ones(len(passing), np.bool_)
    found = {}
    for kind in _measured(passing):
        person = np.zeros(len(passing), np.bool_)
        for row, column in pairs:
            person[column] = truth[kind][row]
        alone = int(truth[kind].sum()) - int(person.sum())
        found[kind] = _agreement(person, kiosk[kind], expected, alone)
    return found


def _agreement(
    person: NDArray[np.bool_],
    kiosk: NDArray[np.bool_],
    expected: NDArray[np.bool_],
    alone: int,
) -> Agreement:
    """Count over the visits, plus the people for whom there is no visit at all."""
    return Agreement(
        matched=int((person & kiosk).sum()),
        missed=int((person & ~kiosk).sum()) + alone,
        extra=int((kiosk & ~person & expected).sum()),
    )


def _measured(visits: Sequence[Visit]) -> list[AuditKind]:
    """Kinds about which the kiosk says something."""
    looks = all(visit.attention_ms is not None for visit in visits)
    return [kind for kind in AuditKind if looks or kind in (AuditKind.PASSING, AuditKind.STOPPED)]


def _seen_by_kiosk(
    visits: Sequence[Visit], audience: AudienceSettings
) -> Mapping[AuditKind, NDArray[np.bool_]]:
    """What the kiosk says of each visit that passed by."""
    stopped = [visit.stop_ms >= audience.stop_s * 1000 for visit in visits]
    looked = [(visit.attention_ms or 0) > audience.look_s * 1000 for visit in visits]
    return {
        AuditKind.PASSING: np.ones(len(visits), np.bool_),
        AuditKind.STOPPED: np.array(stopped, np.bool_),
        AuditKind.LOOKED: np.array(looked, np.bool_),
        AuditKind.INTERESTED: np.array([bool(visit.interested) for visit in visits], np.bool_),
    }


def _is_expected(visit: Visit, watches: Sequence[Watch], tolerance_s: float) -> bool:
    """Whether the person must have seen it begin, and had time to tap."""
    return any(
        watch.start <= visit.started_at
        and (watch.end - visit.started_at).total_seconds() >= tolerance_s
        for watch in watches
    )


def _tap_cost(
    times: Sequence[float],
    visits: Sequence[Visit],
    has: NDArray[np.bool_],
    tolerance_s: float,
) -> NDArray[np.float64]:
    """(taps, visits) cost of a pair; ``inf`` where they are too far apart."""
    at = np.array(times, np.float64)[:, None]
    start, end = _starts_and_ends(visits)
    outside = np.maximum(np.maximum(start - at, at - end), 0.0)
    cost = outside + _START_WEIGHT * np.abs(at - start) + _LACKING * ~has
    return np.where(outside <= tolerance_s, cost, np.inf)


def _person_cost(
    people: Sequence[SeenPerson], visits: Sequence[Visit], tolerance_s: float
) -> NDArray[np.float64]:
    """(people, visits) cost of a pair; ``inf`` where they are too far apart."""
    first, last = (times[:, None] for times in _starts_and_ends(people))
    start, end = _starts_and_ends(visits)
    outside = np.maximum(np.maximum(start - last, first - end), 0.0)
    cost = outside + np.abs(start - first) + np.abs(end - last)
    return np.where(outside <= tolerance_s, cost, np.inf)


def _couples(stops: Sequence[float], looks: Sequence[float]) -> int:
    """How many of the people whom the kiosk missed both stopped and looked."""
    apart = np.abs(np.subtract.outer(np.array(stops), np.array(looks)))
    return len(assign(np.where(apart <= _SAME_PERSON_S, apart, np.inf)))


def _starts_and_ends(
    spans: Sequence[Visit] | Sequence[SeenPerson],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    start = np.array([_seconds(span.started_at) for span in spans], np.float64)
    return start, np.array([_seconds(span.ended_at) for span in spans], np.float64)


def _span_s(person: SeenPerson) -> float:
    return (person.ended_at - person.started_at).total_seconds()


def _seconds(at: datetime) -> float:
    return (at - _EPOCH).total_seconds()
