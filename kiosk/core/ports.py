"""Protocols through which the stages meet; only the composition root knows both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from kiosk.core.coach import CoachReport
    from kiosk.core.errors import KioskError
    from kiosk.core.ghosts import LifeSigns
    from kiosk.core.health import HealthSnapshot
    from kiosk.core.history import (
        Document,
        HistoryQuery,
        HistorySeries,
        WeekProfile,
    )
    from kiosk.core.outbound import Outbound
    from kiosk.core.scene_print import ScenePrint
    from kiosk.core.settings import CloudSettings, Settings
    from kiosk.core.types import (
        CountsEvent,
        Crossing,
        Frame,
        FrameResult,
        IgnoreReason,
        MinuteState,
        Visit,
    )

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What a source is and what it granted when it was opened.

    Attributes:
        name: For people, without credentials, e.g. ``camera:0`` or a file name.
        live: True for cameras, streams and scenes that run in real time whether or not
            anybody reads them.
        width: Pixels of the frames as delivered.
        height: Pixels of the frames as delivered.
        fps: Nominal frames per second; 0 when not known.
        frames: Number of frames when known beforehand; None for live sources.
        detail: More for the operator: back end, pixel format, what was not granted.
    """

    name: str
    live: bool
    width: int
    height: int
    fps: float
    frames: int | None = None
    detail: str = ""


class FrameSource(Protocol):
    """Where frames come from. Used by one thread, from ``open`` to ``close``."""

    def open(self) -> SourceInfo:
        """Open the source.

        Raises:
            SourceError: It cannot be opened, or not within the time allowed.
        """
        ...

    def read(self) -> Frame | None:
        """The next frame, waiting for it if need be; None at the end of a file.

        Raises:
            SourceError: The source failed; it has to be closed and opened again.
        """
        ...

    def close(self) -> None:
        """Release everything; may be called at any time and more than once."""
        ...


class FaceAnalyzer(Protocol):
    """Turns frames into results, one after another (``FacePipeline`` in ``inference``)."""

    @property
    def device(self) -> str:
        """Device in use, for people, with the reason when it is not the one asked for."""
        ...

    def step(self, frame: Frame) -> FrameResult:
        """Analyse one frame.

        Raises:
            InferenceError: The device failed.
        """
        ...

    def close(self) -> None:
        """Release the networks and forget all tracks."""
        ...


class CountSink(Protocol):
    """Takes changes of the number of people present. Must never block the caller."""

    def publish(self, event: CountsEvent) -> None:
        """Accept an event; returns at once."""
        ...


class HistorySink(Protocol):
    """Takes what becomes history (``store``). Never blocks the caller, never raises."""

    def visits_ended(self, visits: Sequence[Visit]) -> None:
        """Keep visits that ended; one that is known already by its id is not counted twice."""
        ...

    def crossed(self, crossings: Sequence[Crossing]) -> None:
        """Keep crossings of lines."""
        ...

    def observed(self, states: Sequence[MinuteState]) -> None:
        """Keep what was observed in parts of minutes."""
        ...

    def checkpoint(self, open_visits: Sequence[Visit]) -> None:
        """Replace what is known of visits that have not ended: after a crash they ended there."""
        ...


class HistoryReader(Protocol):
    """Answers questions about the history (``store``). For one thread, not the GUI's.

    Every method may raise ``HistoryError``.
    """

    def span(self) -> tuple[datetime, datetime] | None:
        """First and last minute (UTC) with data; None when there is none."""
        ...

    def zones(self) -> Sequence[str]:
        """Ids of all zones and lines with data."""
        ...

    def series(self, query: HistoryQuery) -> HistorySeries:
        """A range in buckets."""
        ...

    def week_profile(self, query: HistoryQuery) -> WeekProfile:
        """A range folded into a week."""
        ...

    def visits(self, start: datetime, end: datetime, limit: int = 10_000) -> Sequence[Visit]:
        """Single visits that ended in ``start <= ended_at < end``, oldest first."""
        ...

    def documents(self, kind: str) -> Sequence[Document]:
        """All documents of a kind, oldest first."""
        ...

    def add_document(self, document: Document) -> Document:
        """Store a document durably; returns it with its number."""
        ...

    def remove_document(self, number: int) -> None:
        """Delete a document; nothing happens when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class ConnectionReport:
    """Outcome of a connection test.

    Attributes:
        ok: Whether the endpoint accepted the test.
        message: What happened, in plain words.
        hint: What to do, or an empty string.
        round_trip_ms: Duration of the request; None when there was no reply.
    """

    ok: bool
    message: str
    hint: str = ""
    round_trip_ms: float | None = None


@dataclass(frozen=True, slots=True)
class CameraDevice:
    """A camera that can be chosen.

    Attributes:
        source: Text for the setting ``camera.source``; stable across restarts if possible.
        name: For people.
    """

    source: str
    name: str


@dataclass(frozen=True, slots=True)
class IgnoredFace:
    """A face in view that is not counted.

    Attributes:
        number: Of the face while it is in view.
        xyxy: Box as fractions of the picture: left, top, right, bottom.
        reason: Why it is not counted.
        since_s: For how long it has been in view, seconds.
        signs: What was seen of it; None when it was not watched for lifelessness.
    """

    number: int
    xyxy: tuple[float, float, float, float]
    reason: IgnoreReason
    since_s: float
    signs: LifeSigns | None = None


@dataclass(frozen=True, slots=True)
class AudienceSnapshot:
    """The audience at one moment.

    Attributes:
        open_visits: Visits that have not ended, as if they ended now; also people who left
            and may still come back within the window.
        ignored: Faces in view that are not counted.
        scene: Latest print of the still scene; None before there is one.
    """

    open_visits: tuple[Visit, ...] = ()
    ignored: tuple[IgnoredFace, ...] = ()
    scene: ScenePrint | None = None


class KioskControl(Protocol):
    """What the windows may ask of the program. Implemented by the composition root.

    Except for :meth:`apply` and :meth:`set_password`, methods return at once. Work that takes
    time runs in a thread of its own and answers through the callback, **on the GUI thread**.
    """

    def settings(self) -> Settings:
        """Settings in force."""
        ...

    def overridden(self) -> frozenset[str]:
        """Dotted names of settings fixed by the environment or the command line."""
        ...

    def apply(self, settings: Settings) -> None:
        """Save new settings and put them into force without a restart.

        Blocks while files are written and the camera is released: not for the GUI thread.

        Raises:
            SettingsError: They could not be saved; the old ones stay in force.
        """
        ...

    def health(self) -> HealthSnapshot:
        """State of the program now; cheap."""
        ...

    def diagnostics(self) -> str:
        """Text about the state of the program, without secrets, faces or names."""
        ...

    def cameras(self, done: Callable[[Sequence[CameraDevice]], None]) -> None:
        """List the cameras and simulated scenes that can be chosen."""
        ...

    def inference_devices(self) -> Sequence[tuple[str, str]]:
        """OpenVINO devices of this machine: (name for the setting, name for people)."""
        ...

    def test_connection(
        self,
        cloud: CloudSettings,
        password: str | None,
        done: Callable[[ConnectionReport], None],
    ) -> None:
        """Try an endpoint as the publisher would; ``password`` None uses the stored one."""
        ...

    def has_password(self) -> bool:
        """Whether a password for the endpoint is stored."""
        ...

    def set_password(self, password: str) -> None:
        """Store the endpoint's password; an empty one removes it.

        Blocks while the key store is asked: not for the GUI thread.

        Raises:
            CredentialError: It could not be stored.
        """
        ...

    def stop_analysis(self) -> None:
        """Release the camera and stop analysing until :meth:`start_analysis`."""
        ...

    def start_analysis(self) -> None:
        """Start analysing again."""
        ...

    def history(
        self,
        work: Callable[[HistoryReader], _T],
        done: Callable[[_T], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        """Ask the history: ``work`` runs in a thread of its own, the rest on the GUI thread."""
        ...

    def audience(self) -> AudienceSnapshot:
        """The audience now; cheap."""
        ...

    def count_ignored_face(self, number: int) -> None:
        """Count a face again that the ghost filter ignores (``IgnoredFace.number``)."""
        ...

    def coach(self) -> CoachReport:
        """How the camera stands, over the last quarter of an hour; cheap."""
        ...

    def outbound(self) -> Sequence[Outbound]:
        """What was sent since the start, by destination, the latest first; cheap."""
        ...

    def quit(self) -> None:
        """Leave the program in order (exit code 0)."""
        ...
