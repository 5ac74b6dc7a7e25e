"""What the program knows about its own state: for the operator, never for the public screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class AppPhase(StrEnum):
    """What the program is doing as a whole; the public screen has a look for each."""

    STARTING = "starting"
    FETCHING_MODELS = "fetching_models"
    MODELS_MISSING = "models_missing"
    """Models could not be fetched; tried again from time to time."""
    NO_CAMERA = "no_camera"
    """The source cannot be opened or went away; tried again from time to time."""
    RUNNING = "running"
    STOPPED = "stopped"
    """Stopped by the operator."""


class SyncState(StrEnum):
    """State of publishing, for the status strip."""

    OFF = "off"
    IDLE = "idle"
    """All published."""
    SENDING = "sending"
    RETRYING = "retrying"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work has come.

    Attributes:
        label: What is being worked on, e.g. a file name.
        done: Units done (bytes for downloads).
        total: Units in all; 0 when not known.
    """

    label: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ErrorEntry:
    """One problem in plain words.

    Attributes:
        at: When it last happened, UTC.
        where: Subject: camera, models, inference, cloud, settings.
        message: What happened.
        hint: What to do.
        count: How many times in a row.
    """

    at: datetime
    where: str
    message: str
    hint: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """Snapshot of the publisher.

    Attributes:
        state: What it is doing.
        published: Publications acknowledged since the start.
        failed: Failed tries since the start.
        last_success_at: UTC of the last acknowledged publication.
        next_try_at: UTC of the next try while retrying.
        round_trip_ms: Duration of the last acknowledged request.
        last_error: Plain words about the last failure; empty after a success.
    """

    state: SyncState = SyncState.OFF
    published: int = 0
    failed: int = 0
    last_success_at: datetime | None = None
    next_try_at: datetime | None = None
    round_trip_ms: float | None = None
    last_error: str = ""


@dataclass(frozen=True, slots=True)
class HealthSnapshot:
    """Everything the health page shows, at one moment.

    Attributes:
        phase: What the program is doing.
        source: Name of the source, without credentials.
        source_detail: What the source granted, e.g. ``1280x720 at 30 fps, MJPG``.
        camera_fps: Frames captured per second, recent mean.
        inference_fps: Frames analysed per second, recent mean.
        stage_ms: Mean wall milliseconds per stage, recent.
        captured: Frames captured since the start.
        offered: Those, and the ones that the source itself skipped.
        dropped: Frames of those offered that were not analysed.
        queue: Changes that wait to be published.
        latency_ms: Capture to result, recent mean.
        rss_mib: Resident memory of the process.
        uptime_s: Seconds since the start.
        inference_device: Device in use, with the reason when it is a fallback.
        detector: Name and precision of the detector in use.
        versions: Versions of the program and its main libraries.
        sync: State of publishing.
        errors: Latest problems, newest first.
    """

    phase: AppPhase = AppPhase.STARTING
    source: str = ""
    source_detail: str = ""
    camera_fps: float = 0.0
    inference_fps: float = 0.0
    stage_ms: Mapping[str, float] = field(default_factory=dict)
    captured: int = 0
    offered: int = 0
    dropped: int = 0
    queue: int = 0
    latency_ms: float = 0.0
    rss_mib: float = 0.0
    uptime_s: float = 0.0
    inference_device: str = ""
    detector: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    sync: SyncStatus = field(default_factory=SyncStatus)
    errors: tuple[ErrorEntry, ...] = ()
