"""What the windows may ask of the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from uuid import UUID

    from kiosk.core.coach import CoachReport
    from kiosk.core.errors import KioskError
    from kiosk.core.ghosts import LifeSigns
    from kiosk.core.health import HealthSnapshot
    from kiosk.core.identity import (
        CaptureState,
        PhotoReading,
        RecognisedPerson,
    )
    from kiosk.core.outbound import Outbound
    from kiosk.core.ports import HistoryReader, PeopleRegistry
    from kiosk.core.scene_print import ScenePrint
    from kiosk.core.settings import Settings
    from kiosk.core.sinks import Sink
    from kiosk.core.sync import SinkStatus, SyncDesk
    from kiosk.core.types import (
        IgnoreReason,
        Visit,
    )

_T = TypeVar("_T")


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
class Enrolment:
    """A collector has taken this kiosk in.

    Attributes:
        sink: For the settings; its token is stored already.
        host: Of the collector, for people.
    """

    sink: Sink
    host: str


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

    Except for :meth:`apply` and :meth:`set_sink_secret`, methods return at once. Work that takes
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

    def people(
        self,
        work: Callable[[PeopleRegistry], _T],
        done: Callable[[_T], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        """Ask or change the gallery: ``work`` runs in a thread, the rest on the GUI thread."""
        ...

    def read_photos(
        self,
        paths: Sequence[Path],
        each: Callable[[PhotoReading], None],
        done: Callable[[], None],
        failed: Callable[[KioskError], None],
    ) -> Callable[[], None]:
        """Look for a face in photo files, one after another.

        Args:
            paths: Files, in order.
            each: Hears of every file, on the GUI thread.
            done: Called after the last one.
            failed: Called instead when no photo can be read at all.

        Returns:
            Stops the rest.
        """
        ...

    def start_capture(self) -> None:
        """Begin a guided capture of one face before the camera, whatever the mode."""
        ...

    def capture(self) -> CaptureState | None:
        """How far the capture has come; None when none is under way. Cheap."""
        ...

    def stop_capture(self) -> None:
        """End the capture and forget its views."""
        ...

    def recognised(self) -> Sequence[RecognisedPerson]:
        """Who was recognised lately, those in view first; cheap."""
        ...

    def not_this_person(self, person: UUID) -> None:
        """The face in view that is held to be this person is somebody else.

        It is not taken for that person again, and the person's threshold is raised.
        """
        ...

    def coach(self) -> CoachReport:
        """How the camera stands, over the last quarter of an hour; cheap."""
        ...

    def sinks(self) -> Sequence[SinkStatus]:
        """All sinks of the settings in their order; cheap."""
        ...

    def test_sink(
        self, sink: Sink, secret: str | None, done: Callable[[ConnectionReport], None]
    ) -> None:
        """Try a destination as its sink would; ``secret`` None uses the stored one."""
        ...

    def has_sink_secret(self, sink: str) -> bool:
        """Whether a secret is stored for the sink of that name; cheap."""
        ...

    def set_sink_secret(self, sink: str, secret: str) -> None:
        """Store the secret of a sink; an empty one removes it. Blocks: not for the GUI thread.

        Raises:
            CredentialError: It could not be stored.
        """
        ...

    def sync(
        self,
        work: Callable[[SyncDesk], _T],
        done: Callable[[_T], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        """Ask or change the queue: ``work`` runs in a thread, the rest on the GUI thread."""
        ...

    def enrol_at_collector(
        self,
        url: str,
        code: str,
        done: Callable[[Enrolment], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        """Exchange a one-time code for this kiosk's token at a collector.

        Stores the token; the caller adds ``Enrolment.sink`` to the settings.
        """
        ...

    def scan_code(self, done: Callable[[str], None]) -> Callable[[], None]:
        """Watch the camera for a QR code and hand its text over, once; the answer stops it."""
        ...

    def outbound(self) -> Sequence[Outbound]:
        """What was sent since the start, by destination, the latest first; cheap."""
        ...

    def quit(self) -> None:
        """Leave the program in order (exit code 0)."""
        ...
