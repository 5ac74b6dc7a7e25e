"""What to change about the place of a camera, from the coach's report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from kiosk.core.coach import FACE_WIDTH_M, FEWEST_FACES, MOST_TOO_SMALL

if TYPE_CHECKING:
    from kiosk.core.coach import CoachReport

_DARK: Final = 60.0
"""Mean grey level of faces below which the networks become unsure."""
_DARK_SCENE: Final = 35.0
_GLARE: Final = 0.04
"""Part of the picture that may be burnt out."""
_BACKLIGHT: Final = 45.0
"""Grey levels by which the scene may outshine the faces."""
_SOFT: Final = 0.22
"""Sharpness of faces below which the lens is out of focus or moves are smeared."""
_SIDE_DEG: Final = 25.0
_STEEP_DEG: Final = 18.0
_EDGE: Final = 0.14
"""Of the width or height: faces nearer to the edge than this are easily cut off."""
_SLOW_FPS: Final = 8.0


class AdviceKind(StrEnum):
    """What to change."""

    WAIT = "wait"
    """Too few people have passed to say more; ``value`` is how many more are needed."""
    CLOSER = "closer"
    """Move the camera closer, by ``value`` metres."""
    TOO_DARK = "too-dark"
    """More light on the faces; ``value`` is their grey level."""
    DARK_FROM = "dark-from"
    """Too dark from the local hour ``value`` on."""
    BACKLIGHT = "backlight"
    """The background outshines the faces by ``value`` grey levels."""
    GLARE = "glare"
    """``value`` percent of the picture are burnt out by a lamp, a window or a reflection."""
    SOFT = "soft"
    """Clean or focus the lens, or give more light; ``value`` is the sharpness in percent."""
    FROM_THE_SIDE = "from-the-side"
    """People are seen from the side by ``value`` degrees; positive: they look to the right."""
    STEEP = "steep"
    """The camera looks down on faces (positive) or up (negative) by ``value`` degrees."""
    AT_THE_EDGE = "at-the-edge"
    """Half of the people cross near an edge of the picture, where faces are cut off."""
    SLOW = "slow"
    """Only ``value`` frames a second are analysed."""
    FINE = "fine"
    """Nothing to change."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to change.

    Attributes:
        kind: What.
        value: How much, see ``AdviceKind``; 0 where there is no number.
    """

    kind: AdviceKind
    value: float = 0.0


def advise(report: CoachReport) -> tuple[Advice, ...]:
    """What to change, the most important first; ``FINE`` alone when nothing."""
    advice = _about_light(report)
    if report.enough:
        advice = [*_about_distance(report), *advice, *_about_faces(report)]
    if 0 < report.fps < _SLOW_FPS:
        advice.append(Advice(AdviceKind.SLOW, report.fps))
    if not report.enough:
        advice.append(Advice(AdviceKind.WAIT, FEWEST_FACES - report.people))
    return tuple(advice) or (Advice(AdviceKind.FINE),)


def _about_distance(report: CoachReport) -> list[Advice]:
    """How much closer, so that the need that is met worst is met for nearly everybody."""
    unmet = [n for n in report.needs if n.met is not None and n.met < 1 - MOST_TOO_SMALL]
    if not unmet or report.far_face_px is None:
        return []
    wanted_px = max(n.pixels for n in unmet)
    away_m = report.focal_px * FACE_WIDTH_M / report.far_face_px
    return [
        Advice(AdviceKind.CLOSER, max(away_m - report.focal_px * FACE_WIDTH_M / wanted_px, 0.1))
    ]


def _about_light(report: CoachReport) -> list[Advice]:
    scene, faces = report.brightness, report.face_brightness
    if scene is None:
        return []
    found = []
    if faces is not None and faces < _DARK and scene - faces > _BACKLIGHT:
        found.append(Advice(AdviceKind.BACKLIGHT, scene - faces))
    elif faces is not None and faces < _DARK:
        found.append(Advice(AdviceKind.TOO_DARK, faces))
    elif faces is None and scene < _DARK_SCENE:
        found.append(Advice(AdviceKind.TOO_DARK, scene))
    else:
        found += _about_evening(report.light_by_hour)
    if report.glare is not None and report.glare > _GLARE:
        found.append(Advice(AdviceKind.GLARE, 100 * report.glare))
    return found


def _about_evening(light_by_hour: tuple[float | None, ...]) -> list[Advice]:
    """The first dark hour after the brightest one, while it is light enough now."""
    known = {hour: level for hour, level in enumerate(light_by_hour) if level is not None}
    if not known:
        return []
    brightest = max(known, key=lambda hour: known[hour])
    for later in range(1, 24):
        hour = (brightest + later) % 24
        if known.get(hour, _DARK_SCENE) < _DARK_SCENE:
            return [Advice(AdviceKind.DARK_FROM, hour)]
    return []


def _about_faces(report: CoachReport) -> list[Advice]:
    found = []
    if report.sharpness is not None and report.sharpness < _SOFT:
        found.append(Advice(AdviceKind.SOFT, 100 * report.sharpness))
    if report.yaw_deg is not None and abs(report.yaw_deg) > _SIDE_DEG:
        found.append(Advice(AdviceKind.FROM_THE_SIDE, report.yaw_deg))
    if report.pitch_deg is not None and abs(report.pitch_deg) > _STEEP_DEG:
        found.append(Advice(AdviceKind.STEEP, report.pitch_deg))
    if report.centre is not None and min(*report.centre, *(1 - c for c in report.centre)) < _EDGE:
        found.append(Advice(AdviceKind.AT_THE_EDGE))
    return found
