"""From the text of ``--source`` and the settings to sources and the grabber.

The text is one of::

    auto                     the first camera that works, else the simulated scene
    camera:0  /dev/video0    a camera by number or path (/dev/v4l/by-id/... is stable)
    rtsp://...  http://...   a stream; an http address of a video file is played as a file
    clip.mp4                 a video
    photo.jpg                a picture
    photos/  photos/*.jpg    the pictures of a folder, or those that a pattern matches
    sim:busy                 a simulated scene
    fault:SCRIPT+TEXT        one of the above with scripted faults (see ``faults``)

OpenCV is imported when a source is made, which is in the capture thread, so that the window
does not wait for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from kiosk.capture.auto import AutoMemory, AutoSource
from kiosk.capture.devices import list_cameras
from kiosk.capture.faults import FaultScript, FaultySource
from kiosk.capture.freeze import FreezeGuard, FreezeWatch
from kiosk.capture.grabber import CaptureLimits, CaptureListener, Grabber
from kiosk.core.clock import Clock, SystemClock
from kiosk.core.errors import SourceError

if TYPE_CHECKING:
    from kiosk.core.ports import FrameSource
    from kiosk.core.settings import CameraSettings

AUTO_SCENE: Final = "busy"
"""Shown by ``auto`` when there is no camera: the scene with the most to see."""

_ACCEPTED: Final = (
    "Use auto, camera:0, a device path, rtsp://..., a video or picture file,"
    " a folder or pattern of pictures, or sim:busy."
)
_STREAM_SCHEMES: Final = frozenset({"rtsp", "rtsps", "rtmp", "http", "https", "udp"})
_WEB_VIDEO_SUFFIXES: Final = frozenset({".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi"})


class SourceKind(StrEnum):
    """What a source text means."""

    AUTO = "auto"
    CAMERA = "camera"
    STREAM = "stream"
    WEB_VIDEO = "web_video"
    FILES = "files"
    SIMULATED = "simulated"


@dataclass(frozen=True, slots=True)
class SourceAddress:
    """A source text, understood.

    Attributes:
        kind: What it means.
        value: Camera number or path, address, file name or pattern, name of the scene.
        faults: Script of faults, or an empty string.
    """

    kind: SourceKind
    value: str = ""
    faults: str = ""

    @property
    def mirrored(self) -> bool:
        """Whether the mirror setting applies: to cameras and streams only."""
        return self.kind in (SourceKind.CAMERA, SourceKind.STREAM)


def parse_source(text: str) -> SourceAddress:
    """Understand a source text; looks at its form only, not at files or devices.

    Raises:
        SourceError: It is of no known form; the hint says which there are.
    """
    text = text.strip()
    prefix, colon, rest = text.partition(":")
    if text == "auto":
        return SourceAddress(SourceKind.AUTO)
    if text.startswith("fault:"):
        script, plus, inner = rest.partition("+")
        FaultScript.parse(script)
        if not plus:
            raise SourceError(f'"{text}" names no source', "Write fault:SCRIPT+SOURCE.")
        address = parse_source(inner)
        return SourceAddress(address.kind, address.value, script)
    if "://" in text:
        return _parse_url(text)
    if prefix == "camera" and colon:
        if not (rest.isascii() and rest.isdigit()):
            raise SourceError(f'"{text}" names no camera', "Write camera:0, camera:1 and so on.")
        return SourceAddress(SourceKind.CAMERA, str(int(rest)))
    if prefix == "sim" and colon:
        if not rest:
            raise SourceError(f'"{text}" names no scene', "Write sim:busy, for instance.")
        return SourceAddress(SourceKind.SIMULATED, rest)
    if text.startswith("/dev/"):
        return SourceAddress(SourceKind.CAMERA, text)
    # One letter before the colon is a drive of Windows.
    if not text or "\0" in text or (colon and len(prefix) > 1 and not _exists(text)):
        raise SourceError(f'"{text}" is not a source', _ACCEPTED)
    return SourceAddress(SourceKind.FILES, text)


def _exists(text: str) -> bool:
    try:
        return Path(text).exists()
    except OSError:  # too long for a name, above all
        return False


def _parse_url(text: str) -> SourceAddress:
    try:
        parts = urlsplit(text)
        host = parts.hostname
        _ = parts.port  # raises for a port that is no number
    except ValueError:
        host = None
        parts = urlsplit("")
    if not host or parts.scheme not in _STREAM_SCHEMES:
        # The text may hold a password and must not be repeated.
        raise SourceError("The address of the stream is not usable", _ACCEPTED)
    suffix = PurePosixPath(parts.path).suffix.lower()
    if parts.scheme in ("http", "https") and suffix in _WEB_VIDEO_SUFFIXES:
        return SourceAddress(SourceKind.WEB_VIDEO, text)
    return SourceAddress(SourceKind.STREAM, text)


class SourceFactory:
    """Makes the source that the settings describe, again and again.

    It keeps what has to outlive a source: what ``auto`` found, when the picture last
    changed, how far a script of faults has been played.

    Args:
        settings: The operator's choice.
        clock: Source of all time stamps.

    Raises:
        SourceError: The source text is of no known form.
    """

    def __init__(self, settings: CameraSettings, clock: Clock | None = None) -> None:
        self._settings = settings
        self._clock = clock or SystemClock()
        self._address = parse_source(settings.source)
        self._memory = AutoMemory()
        self._watch = FreezeWatch(settings.stale_after_s)
        faults = self._address.faults
        self._script = FaultScript.parse(faults) if faults else None

    def __call__(self) -> FrameSource:
        """A new source, not opened yet.

        Raises:
            SourceError: A file or folder is not there, or a scene is not known.
        """
        return self._make(self._address, self._settings.open_timeout_s)

    def _make(self, address: SourceAddress, open_timeout_s: float) -> FrameSource:
        if address.kind is SourceKind.AUTO:
            return self._auto()
        from kiosk.capture.transform import FrameTransform, TransformedSource

        source = self._native(address, open_timeout_s)
        if self._script is not None:
            source = FaultySource(source, self._script)
        # A simulated scene may well be still, but not one that is made to freeze.
        if address.mirrored or self._script is not None:
            source = FreezeGuard(source, self._watch, self._clock)
        transform = FrameTransform.from_settings(self._settings, mirrored=address.mirrored)
        return TransformedSource(source, transform)

    def _auto(self) -> FrameSource:
        def open_camera(text: str, open_timeout_s: float) -> FrameSource:
            return self._make(parse_source(text), open_timeout_s)

        return AutoSource(
            self._memory,
            cameras=list_cameras,
            open_camera=open_camera,
            scene=partial(
                self._make,
                SourceAddress(SourceKind.SIMULATED, AUTO_SCENE),
                self._settings.open_timeout_s,
            ),
            open_timeout_s=self._settings.open_timeout_s,
            clock=self._clock,
        )

    def _native(self, address: SourceAddress, open_timeout_s: float) -> FrameSource:
        """The source itself; imports only what that kind needs."""
        match address.kind:
            case SourceKind.CAMERA:
                return self._camera(address.value, open_timeout_s)
            case SourceKind.STREAM:
                from kiosk.capture.stream import StreamSource

                return StreamSource(
                    address.value,
                    open_timeout_s=open_timeout_s,
                    read_timeout_s=self._settings.stale_after_s,
                    clock=self._clock,
                )
            case SourceKind.WEB_VIDEO:
                return self._web_video(address.value, open_timeout_s)
            case SourceKind.SIMULATED:
                return self._scene(address.value)
            case _:
                return self._files(address.value)

    def _camera(self, value: str, open_timeout_s: float) -> FrameSource:
        from kiosk.capture.camera import CameraSource, CameraWish

        wish = CameraWish(self._settings.width, self._settings.height, self._settings.fps)
        device = int(value) if value.isdigit() else value
        return CameraSource(device, wish=wish, open_timeout_s=open_timeout_s, clock=self._clock)

    def _web_video(self, value: str, timeout_s: float) -> FrameSource:
        from kiosk.capture.stream import public_address
        from kiosk.capture.video import VideoSource

        return VideoSource(
            value,
            name=public_address(value),
            pace=self._settings.pace,
            loop=self._settings.loop,
            clock=self._clock,
            timeout_s=timeout_s,
        )

    def _scene(self, value: str) -> FrameSource:
        from kiosk.capture.sim.source import SimSource

        return SimSource(
            value,
            width=self._settings.width,
            height=self._settings.height,
            fps=self._settings.fps,
            pace=self._settings.pace,
            loop=self._settings.loop,
            clock=self._clock,
        )

    def _files(self, value: str) -> FrameSource:
        """A video, or one or more pictures, as the file system has it now."""
        from kiosk.capture.pictures import is_animated, is_picture
        from kiosk.capture.slideshow import SlideshowSource, pictures_in, pictures_matching
        from kiosk.capture.video import VideoSource

        path = Path(value).expanduser()
        if not _exists(str(path)):
            paths = pictures_matching(str(path))
        elif path.is_dir():
            paths = pictures_in(path)
        else:
            if not is_picture(path) or is_animated(path):
                return VideoSource(
                    path, pace=self._settings.pace, loop=self._settings.loop, clock=self._clock
                )
            paths = [path]
        return SlideshowSource(
            paths,
            name=path.name,
            pace=self._settings.pace,
            loop=self._settings.loop,
            clock=self._clock,
        )


def make_source(settings: CameraSettings, *, clock: Clock | None = None) -> FrameSource:
    """The source that the settings describe, for one use; not opened yet.

    Raises:
        SourceError: The text is of no known form, or a file or folder is not there.
    """
    return SourceFactory(settings, clock)()


def make_grabber(
    settings: CameraSettings,
    *,
    listener: CaptureListener | None = None,
    clock: Clock | None = None,
) -> Grabber:
    """The capture thread for the settings, not started yet.

    Raises:
        SourceError: The source text is of no known form.
    """
    return Grabber(
        SourceFactory(settings, clock),
        pace=settings.pace,
        limits=CaptureLimits(
            # The sources' own limits come first: their messages say more.
            open_s=settings.open_timeout_s + settings.stale_after_s + 5.0,
            live_read_s=settings.stale_after_s + 2.0,
        ),
        listener=listener,
        clock=clock,
    )
