"""How well the device counts: a comparison with a person, kept and printed beside the numbers.

An :class:`Audit` is stored as a document of kind :data:`AUDIT`. :func:`audit_note` finds the one
that speaks for an exported number and says what to print beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from kiosk.core.agreement import Agreement, AuditKind
from kiosk.core.history import Document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from kiosk.core.ports import HistoryReader
    from kiosk.core.settings import Settings

AUDIT: Final = "audit"
"""Kind of the documents that hold an audit."""
CAMERA_MOVED: Final = "camera_moved"
"""Kind of the documents which say that the camera was found to have moved."""
COUNTED_WITH: Final = "counted_with"
"""Kind of the documents that hold the settings with which the kiosk counted from then on."""

_MOST_PERCENT: Final = 100
"""A larger margin says nothing more than this one."""

_VERSION: Final = 1

TAPPED: Final = (AuditKind.PASSING, AuditKind.STOPPED, AuditKind.LOOKED)
"""Kinds for which the person has a button."""

METRIC_KINDS: Final[Mapping[str, AuditKind]] = {
    "passing_by": AuditKind.PASSING,
    "interested": AuditKind.INTERESTED,
}
"""Columns of ``metrics.COLUMNS`` beside which a note may be printed."""


@dataclass(frozen=True, slots=True)
class Tap:
    """The person saw somebody pass by, stop or look.

    Attributes:
        kind: Which button; one of :data:`TAPPED`.
        at: Aware time.
    """

    kind: AuditKind
    at: datetime


class AuditOrigin(StrEnum):
    """Where the truth of an audit comes from."""

    TAPS = "taps"
    CLIP = "clip"


@dataclass(frozen=True, slots=True)
class Audit:
    """A finished comparison.

    Attributes:
        at: UTC time of its end (of the comparison, for a clip).
        duration_s: Seconds compared, pauses left out.
        results: Agreement for each kind that could be compared; in the mode ``counts``
            nobody knows who looked.
        settings: Settings in force that decide what is counted (:func:`audited_settings`).
        origin: Taps of a person or a clip with known truth.
        by: Who counted, as they wrote it; may be empty.
        clip: Name of the clip; empty for taps.
        scene: Print of the still scene (``scene_print.ScenePrint.to_json``); None when none
            could be taken.
        number: Of the stored document; 0 before it is stored.
    """

    at: datetime
    duration_s: float
    results: Mapping[AuditKind, Agreement]
    settings: Mapping[str, Any]
    origin: AuditOrigin = AuditOrigin.TAPS
    by: str = ""
    clip: str = ""
    scene: Mapping[str, Any] | None = None
    number: int = 0

    def to_document(self) -> Document:
        """What is stored."""
        content = {
            "version": _VERSION,
            "duration_s": round(self.duration_s, 3),
            "results": {
                kind.value: {"matched": r.matched, "missed": r.missed, "extra": r.extra}
                for kind, r in self.results.items()
            },
            "settings": dict(self.settings),
            "origin": self.origin.value,
            "by": self.by,
            "clip": self.clip,
            "scene": None if self.scene is None else dict(self.scene),
        }
        return Document(AUDIT, self.at, content, self.number)

    @classmethod
    def from_document(cls, document: Document) -> Audit | None:
        """The audit in a document; None when it is none that this version can read."""
        content = document.content
        try:
            if document.kind != AUDIT or int(content["version"]) > _VERSION:
                return None
            results = {
                AuditKind(kind): Agreement(
                    int(counts["matched"]), int(counts["missed"]), int(counts["extra"])
                )
                for kind, counts in content["results"].items()
            }
            scene = content.get("scene")
            return cls(
                at=document.at,
                duration_s=float(content["duration_s"]),
                results=results,
                settings=dict(content["settings"]),
                origin=AuditOrigin(content["origin"]),
                by=str(content.get("by", "")),
                clip=str(content.get("clip", "")),
                scene=scene if isinstance(scene, Mapping) else None,
                number=document.number,
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return None


def audits(documents: Sequence[Document]) -> tuple[Audit, ...]:
    """All audits among documents, oldest first; unreadable ones are left out."""
    found = (Audit.from_document(document) for document in documents)
    return tuple(sorted((a for a in found if a is not None), key=lambda a: a.at))


_AUDITED_SETTINGS: Final = (
    "camera.source",
    "camera.mirror",
    "camera.rotation",
    "camera.roi",
    "analysis.mode",
    "analysis.detector",
    "analysis.attributes",
    "analysis.score_threshold",
    "analysis.min_face_px",
    "analysis.look_angle_deg",
    "analysis.confirm_s",
    "analysis.lost_after_s",
    "analysis.revisit_window_s",
    "audience.passing_s",
    "audience.stop_s",
    "audience.look_s",
    "audience.stop_speed",
    "audience.ghost_after_s",
    "audience.zones",
)


def audited_settings(settings: Settings) -> dict[str, Any]:
    """Settings that decide who is counted, by dotted name, as plain JSON values.

    The source is kept as a digest: an address may hold a password. Of the zones only ignored
    areas matter, and their names do not.
    """
    content = settings.model_dump(mode="json")
    values: dict[str, Any] = {}
    for name in _AUDITED_SETTINGS:
        section, _, key = name.partition(".")
        values[name] = content[section][key]
    source = str(values["camera.source"]).encode()
    values["camera.source"] = hashlib.sha256(source).hexdigest()[:16]
    values["audience.zones"] = [
        zone["points"] for zone in values["audience.zones"] if zone["kind"] == "ignore"
    ]
    return values


def settings_document(
    documents: Sequence[Document], settings: Settings, at: datetime
) -> Document | None:
    """What the running kiosk has to store when it counts with other settings than before.

    Args:
        documents: From :func:`note_documents`.
        settings: In force.
        at: Aware present time.

    Returns:
        None when the latest such document says the same.
    """
    kept = [d for d in documents if d.kind == COUNTED_WITH]
    now = audited_settings(settings)
    return None if kept and kept[-1].content == now else Document(COUNTED_WITH, at, now)


def changed_settings(audit: Audit, settings: Settings) -> tuple[str, ...]:
    """Dotted names of the settings that differ from those of the audit.

    A setting that one of them does not know (an older or newer version) differs in nothing.
    The source of a clip is another one by nature.
    """
    return _changed(audit, audited_settings(settings))


def _changed(audit: Audit, now: Mapping[str, Any]) -> tuple[str, ...]:
    skipped = {"camera.source"} if audit.origin is AuditOrigin.CLIP else set()
    return tuple(
        name
        for name, value in now.items()
        if name not in skipped and name in audit.settings and audit.settings[name] != value
    )


class NoteState(StrEnum):
    """Whether an audit may be relied on."""

    VALID = "valid"
    TOO_FEW = "too_few"
    """Too few people were seen to promise much."""
    SETTINGS_CHANGED = "settings_changed"
    CAMERA_MOVED = "camera_moved"


_STATE_TEXTS: Final[Mapping[NoteState, str]] = {
    NoteState.VALID: "",
    NoteState.TOO_FEW: ", too few people",
    NoteState.SETTINGS_CHANGED: ", settings changed since",
    NoteState.CAMERA_MOVED: ", camera moved since",
}


@dataclass(frozen=True, slots=True)
class AuditNote:
    """What is printed beside an exported number.

    Attributes:
        audit: The audit that speaks for the number.
        agreement: Its result for the metric.
        state: Whether it may be relied on.
        changed: Names of the settings that changed since.
    """

    audit: Audit
    agreement: Agreement
    state: NoteState = NoteState.VALID
    changed: tuple[str, ...] = field(default=())

    def percent(self, count: int | None = None) -> int | None:
        """± percent, rounded up to a whole number; None when nothing can be said.

        Args:
            count: The number beside which it is printed; None for large sums.
        """
        exact = self.agreement.percent if count is None else self.agreement.percent_for(count)
        return None if exact is None else max(1, ceil(exact - 1e-9))

    def day(self, tz: tzinfo = UTC) -> str:
        """Day of the audit, as 2026-11-20."""
        return self.audit.at.astimezone(tz).date().isoformat()

    def text(self, count: int | None = None, tz: tzinfo = UTC) -> str:
        """In English: "± 3 %, audited 2026-11-20", and what speaks against relying on it."""
        percent = self.percent(count)
        if percent is None and self.state is NoteState.TOO_FEW:
            margin = "± ?"
        elif percent is None or percent > _MOST_PERCENT:
            margin = f"± over {_MOST_PERCENT} %"
        else:
            margin = f"± {percent} %"
        return f"{margin}, audited {self.day(tz)}{_STATE_TEXTS[self.state]}"


def note_documents(reader: HistoryReader) -> tuple[Document, ...]:
    """Everything that :func:`audit_note` wants to see; call it where the history is read.

    Raises:
        HistoryError: The history cannot be read.
    """
    kinds = (AUDIT, CAMERA_MOVED, COUNTED_WITH)
    return tuple(document for kind in kinds for document in reader.documents(kind))


def audit_note(
    documents: Sequence[Document],
    metric: str,
    at: datetime,
    settings: Settings | None = None,
) -> AuditNote | None:
    """The note beside a number.

    The latest audit before the end of the range speaks for it; failing that the first one
    after it, which was made with the same device. One that saw too few people does so only if
    there is no other: it must not push aside what ten minutes at noon have shown.

    Args:
        documents: From :func:`note_documents`; other kinds are passed over.
        metric: A column of ``metrics.COLUMNS``, or a value of :class:`AuditKind`.
        at: Aware end of the range of the number.
        settings: Settings in force, for numbers that are older than any document which says
            with which settings they were counted; None when that is not to be checked.

    Returns:
        None when the metric was never audited.
    """
    kind = METRIC_KINDS.get(metric) or next((k for k in AuditKind if k.value == metric), None)
    found = [audit for audit in audits(documents) if kind in audit.results]
    if kind is None or not found:
        return None
    enough = [audit for audit in found if not audit.results[kind].more_needed] or found
    audit = next((a for a in reversed(enough) if a.at <= at), enough[0])
    agreement = audit.results[kind]
    counted_with = [d.content for d in documents if d.kind == COUNTED_WITH and d.at <= at]
    if not counted_with and settings is not None:
        counted_with = [audited_settings(settings)]
    changed = _changed(audit, counted_with[-1]) if counted_with else ()
    moved = any(d.kind == CAMERA_MOVED and audit.at < d.at <= at for d in documents)
    if moved:
        state = NoteState.CAMERA_MOVED
    elif changed:
        state = NoteState.SETTINGS_CHANGED
    elif agreement.more_needed:
        state = NoteState.TOO_FEW
    else:
        state = NoteState.VALID
    return AuditNote(audit, agreement, state, changed)
