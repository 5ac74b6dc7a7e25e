"""What has to be settled before people may be identified."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kiosk.core.choices import AnalysisMode, DetectorName
from kiosk.core.errors import SettingsError

if TYPE_CHECKING:
    from kiosk.core.settings import Settings

DETECTORS_WITH_EYES: Final = frozenset({DetectorName.YUNET})
"""Detectors that give five landmarks with each face; it is aligned by them to be known again."""


def identification_refusal(settings: Settings) -> SettingsError | None:
    """Why people may not be identified with these settings; None when they may, or are not.

    Settings depend on each other here, so no check of a single value can tell.
    """
    if settings.analysis.mode is not AnalysisMode.IDENTIFICATION:
        return None
    if not settings.identification.notice_acknowledged:
        return SettingsError(
            "People are not identified before the notice about it is acknowledged",
            "Read it on the page People of the operator panel, or see docs/identification.md and "
            "set identification.notice_acknowledged.",
        )
    if not settings.identification.retention_days:
        return SettingsError(
            "People are not identified before it is decided how long records of them are kept",
            "Set identification.retention_days.",
        )
    if settings.analysis.detector not in DETECTORS_WITH_EYES:
        return SettingsError(
            "People are not identified with a face detector that does not tell where the eyes are",
            "Set analysis.detector to face-detection-yunet-2023mar.",
        )
    return None
