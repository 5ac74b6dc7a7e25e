"""Protocols through which the stages meet; only the composition root knows both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from kiosk.core.captures import StoredPicture
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
    from kiosk.core.identity import (
        CaptureState,
        EmbeddingModel,
        ErasureReceipt,
        FaceView,
        GalleryContents,
        Group,
        IdentifiedEvent,
        Lookalike,
        Person,
        PhotoReading,
        RecognisedPerson,
        Recognition,
        Training,
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


class FaceIdentifier(Protocol):
    """Decides who the faces of a stream are (``identity``). Used by the analysis thread."""

    def begin(self, model: EmbeddingModel) -> None:
        """New networks make the embeddings, and tracks are numbered from 1: forget them all."""
        ...

    def observe(self, track_id: int, view: FaceView, now_ns: int) -> None:
        """Take one more view of a face in sight.

        Args:
            track_id: Its track.
            view: Its view; one with flaws decides nothing.
            now_ns: ``captured_ns`` of the frame.
        """
        ...

    def resolve(self, track_ids: Sequence[int], now_ns: int) -> Mapping[int, Recognition]:
        """Who the tracks seen in a frame are, one-to-one; every track has an entry."""
        ...

    def end(self, track_id: int) -> None:
        """The track is over; what was known about its face is forgotten."""
        ...


class SecretKeeper(Protocol):
    """Keeps secrets by name (``keystore.CredentialStore``). May take seconds."""

    def get(self, name: str) -> str | None:
        """The secret, or None when there is none or it cannot be read."""
        ...

    def set(self, name: str, secret: str) -> None:
        """Store a secret; an empty one removes it.

        Raises:
            CredentialError: It could not be stored.
        """
        ...


class PeopleRegistry(Protocol):
    """The enrolled people, for the operator. For one thread, not the GUI's.

    Every method may raise ``IdentityError``; its message and hint are for the operator.
    """

    def contents(self) -> GalleryContents:
        """Everybody."""
        ...

    def problems(self) -> Sequence[str]:
        """What was wrong with the stored gallery since the start, for the operator."""
        ...

    def put_group(self, group: Group) -> None:
        """Add a group or change its name."""
        ...

    def erase_group(self, group_id: str, by: str) -> ErasureReceipt:
        """Erase a group with everybody in it."""
        ...

    def put_person(self, person: Person) -> Person:
        """Add a person, change one, or bring one back as it was; returns it as stored."""
        ...

    def merge(self, keep: UUID, other: UUID) -> Person:
        """Two entries are one person: the templates of ``other`` go to ``keep``."""
        ...

    def lookalike(self, views: Sequence[FaceView], besides: UUID | None = None) -> Lookalike | None:
        """The enrolled person whom these views look like, if any.

        Args:
            views: Of one face.
            besides: Person who is not meant.
        """
        ...

    def train(self, group_id: str) -> Training:
        """Compute the threshold of a group anew."""
        ...

    def erase(self, person: UUID, by: str) -> ErasureReceipt:
        """Erase a person: templates, stored pictures, records, and the id in the history."""
        ...

    def erase_all(self, by: str) -> ErasureReceipt:
        """Erase everybody, and the key with which they were encrypted."""
        ...

    def receipts(self) -> Sequence[ErasureReceipt]:
        """Receipts of all erasures on this device, the latest first."""
        ...

    def export(self, path: Path, passphrase: str, groups: Sequence[str] = ()) -> int:
        """Write people to an encrypted file for another kiosk; no groups means all.

        Returns:
            Number of people.
        """
        ...

    def import_file(self, path: Path, passphrase: str) -> tuple[int, int]:
        """Add the people of such a file; those who are known already are left as they are.

        Returns:
            Number of people added and number known already.
        """
        ...


class IdentifiedSink(Protocol):
    """Takes the news that somebody was recognised. Must never block the caller."""

    def identified(self, event: IdentifiedEvent) -> None:
        """Somebody was recognised: once per visit."""
        ...


class PictureShelf(Protocol):
    """Pictures of recognised people that wait to be handed on (``identity``).

    For any thread but the GUI's. Only pictures are here that the person and the settings allow;
    they are deleted in time whether they were handed on or not.
    """

    def pending(self) -> Sequence[StoredPicture]:
        """Pictures that were not handed on yet, oldest first."""
        ...

    def read(self, key: str) -> bytes:
        """The JPEG of a picture.

        Raises:
            IdentityError: It is gone, or cannot be decrypted.
        """
        ...

    def handed_on(self, key: str) -> None:
        """The picture has arrived elsewhere: it is pending no more.

        Raises:
            IdentityError: There is no such picture.
        """
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

    def outbound(self) -> Sequence[Outbound]:
        """What was sent since the start, by destination, the latest first; cheap."""
        ...

    def quit(self) -> None:
        """Leave the program in order (exit code 0)."""
        ...
