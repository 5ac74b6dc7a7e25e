"""Settings that a collector may send to a kiosk, and the form in which they are signed.

Nobody but the operator at the device decides where records and pictures go, what the public
sees of people, whether people are named, or which address a camera stream is fetched from.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kiosk.core.choices import AnalysisMode
from kiosk.core.errors import SettingsError
from kiosk.core.settings_schema import check, spec

if TYPE_CHECKING:
    from collections.abc import Mapping

_OPEN_SECTIONS: Final = frozenset({"device", "camera", "analysis", "audience", "history", "window"})
_KEPT: Final = frozenset({"device.id", "camera.source", "window.fullscreen", "window.relock_s"})
SIGNATURE: Final = "signature"


@dataclass(frozen=True, slots=True)
class SettingsOffer:
    """Settings from a collector, their signature verified.

    Attributes:
        version: Of these settings; grows with every change.
        device: Id of the kiosk that they are for.
        values: By dotted name, as they came.
        signer: Public key of the collector, within which versions grow.
    """

    version: int
    device: str
    values: Mapping[str, Any]
    signer: str = ""


def is_pushable(name: str) -> bool:
    """Whether a collector may change the setting of that dotted name."""
    section = name.partition(".")[0]
    return section in _OPEN_SECTIONS and name not in _KEPT


def checked_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of settings from a collector in their own types.

    Raises:
        SettingsError: One is unknown, may not be changed from afar, or is refused.
    """
    found: dict[str, Any] = {}
    for name, raw in values.items():
        spec(name)
        if not is_pushable(name):
            raise SettingsError(f"{name} can be changed at the device only")
        value, problem = check(name, raw)
        if problem is not None:
            raise SettingsError(f"{name}: {problem.text}")
        if value is AnalysisMode.IDENTIFICATION:
            raise SettingsError(
                f"{name}: people are named only where somebody at the device agrees"
            )
        found[name] = value
    return found


def signed_bytes(document: Mapping[str, Any]) -> bytes:
    """What is signed: the document without its signature, in canonical JSON."""
    unsigned = {key: value for key, value in document.items() if key != SIGNATURE}
    return json.dumps(unsigned, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
