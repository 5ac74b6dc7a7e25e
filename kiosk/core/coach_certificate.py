"""The certificate of an installation: how the camera stood when somebody vouched for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.core.history import Document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kiosk.core.coach import CoachReport
    from kiosk.core.coach_advice import Advice

CERTIFICATE: Final = "certificate"
"""Kind of the document."""
_VERSION: Final = 1


def certificate(report: CoachReport, advice: Sequence[Advice], at: datetime) -> Document:
    """The document that keeps a report with the data it speaks for.

    Args:
        report: How the camera stands.
        advice: What was left to change.
        at: UTC time.
    """
    return Document(
        CERTIFICATE,
        at,
        {
            "version": _VERSION,
            "people": report.people,
            "face_px": _rounded(report.face_px),
            "needs": {
                figure.need.value: {
                    "pixels": _rounded(figure.pixels),
                    "met": _rounded(figure.met, 3),
                    "reach_m": _rounded(figure.reach_m, 2),
                }
                for figure in report.needs
            },
            "view_deg": _rounded(report.view_deg),
            "view_is_known": report.view_is_known,
            "brightness": _rounded(report.brightness),
            "face_brightness": _rounded(report.face_brightness),
            "glare": _rounded(report.glare, 4),
            "sharpness": _rounded(report.sharpness, 3),
            "yaw_deg": _rounded(report.yaw_deg),
            "pitch_deg": _rounded(report.pitch_deg),
            "light_by_hour": [_rounded(level) for level in report.light_by_hour],
            "advice": [{"kind": a.kind.value, "value": _rounded(a.value, 2)} for a in advice],
        },
    )


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)
