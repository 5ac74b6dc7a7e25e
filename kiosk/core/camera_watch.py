"""Notices that the camera was moved since the last audit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kiosk.core.audit import CAMERA_MOVED, AuditOrigin, audited_settings, audits
from kiosk.core.history import Document
from kiosk.core.scene_print import ScenePrint

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kiosk.core.settings import Settings

_CHECKS: Final = 4
"""Checks in a row that must agree: a van in front of the window drives away again."""


class CameraWatch:
    """Compares prints of the scene with that of the last audit, every half a minute or so.

    Used by one thread; :attr:`moved` may be read by any.

    Attributes:
        moved: Whether the camera was found to have moved since the last audit.
    """

    def __init__(self) -> None:
        self.moved = False
        self._audit = 0
        self._row = 0

    def check(
        self,
        documents: Sequence[Document],
        scene: ScenePrint | None,
        settings: Settings,
        at: datetime,
    ) -> Document | None:
        """Compare the scene as it is now.

        Takes some 50 ms: not for the thread that analyses frames.

        Args:
            documents: From ``audit.note_documents``.
            scene: The latest print; None when there is none yet.
            settings: Settings in force. Another source, or the same one turned, mirrored or cut
                differently, is another picture and not a moved camera: it is left alone.
            at: Aware time of the check.

        Returns:
            A document to store, once, when the camera is found to have moved.
        """
        watched = [
            (audit, reference)
            for audit in audits(documents)
            if audit.origin is AuditOrigin.TAPS
            and _same_picture(audit.settings, audited_settings(settings))
            and (reference := ScenePrint.from_json(audit.scene)) is not None
        ]
        if not watched:
            self.moved, self._row = False, 0
            return None
        audit, reference = watched[-1]
        if audit.number != self._audit:
            self._audit, self._row = audit.number, 0
        self.moved = any(d.kind == CAMERA_MOVED and d.at > audit.at for d in documents)
        if self.moved or scene is None:
            return None
        shift = scene.shift_since(reference)
        if shift.moved is not None:
            self._row = self._row + 1 if shift.moved else 0
        if self._row < _CHECKS:
            return None
        self.moved = True
        content = {
            "audit": audit.number,
            "dx": round(shift.dx, 3),
            "dy": round(shift.dy, 3),
            "zoom": round(shift.zoom, 3),
            "turn_deg": round(shift.turn_deg, 1),
            "likeness": round(shift.likeness, 3),
        }
        return Document(CAMERA_MOVED, at, content)


def _same_picture(a: Any, b: Any) -> bool:
    names = ("camera.source", "camera.mirror", "camera.rotation", "camera.roi")
    return all(a.get(name) == b.get(name) for name in names)
