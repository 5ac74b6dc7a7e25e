"""Protocols through which the stages meet; only the composition root knows both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from kiosk.core.captures import StoredPicture
    from kiosk.core.history import (
        Document,
        HistoryQuery,
        HistorySeries,
        WeekProfile,
    )
    from kiosk.core.identity import (
        EmbeddingModel,
        ErasureReceipt,
        FaceView,
        GalleryContents,
        Group,
        IdentifiedEvent,
        ImportOutcome,
        Lookalike,
        Person,
        Recognition,
        Training,
    )
    from kiosk.core.types import (
        CountsEvent,
        Crossing,
        Frame,
        FrameResult,
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

    def import_file(self, path: Path, passphrase: str) -> ImportOutcome:
        """Add the people of such a file; those who are known already are left as they are.

        Somebody who was erased here does not come back by an older file: they have to enrol
        anew if they want to.
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
