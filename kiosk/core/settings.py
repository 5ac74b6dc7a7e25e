"""Every setting of the program: its name, type, bounds, unit, default and meaning.

The models are frozen; a change makes a new object (``model_copy``) which is validated as a
whole. Reading, writing and migrating the file is the work of ``settings_store``.
Metadata for the operator panel sits in ``json_schema_extra``: ``unit`` (shown behind the
value), ``allowed`` (words for the characters of a pattern) and ``restart`` (True when the
change acts at the next start only).
"""

from __future__ import annotations

import socket
from typing import Final, Literal

from pydantic import Field, field_validator

from kiosk.core.choices import (
    AnalysisMode,
    AttributesName,
    DetectorName,
    InferenceDevice,
    InferencePrecision,
    Pace,
    PanelTile,
    Precision,
    SignRegion,
    Theme,
    ViewMode,
)
from kiosk.core.identification import IdentificationSettings
from kiosk.core.section import Section
from kiosk.core.sinks import Sink
from kiosk.core.zone import Fraction, Zone

SETTINGS_VERSION: Final = 2


def _default_device_id() -> str:
    host = socket.gethostname()
    name = "".join(c if (c.isascii() and c.isalnum()) or c in "-_." else "-" for c in host)
    return name[:64] or "kiosk"


class DeviceSettings(Section):
    """Who this kiosk is and how it speaks."""

    id: str = Field(
        default_factory=_default_device_id,
        title="Device id",
        description="Name under which this kiosk reports; letters, digits and - _ . only.",
        min_length=1,
        max_length=64,
        pattern=r"^[A-Za-z0-9_.-]+$",
        json_schema_extra={"allowed": "letters, digits and - _ ."},
    )
    location: str = Field(
        "", title="Location", description="Where it stands, in your own words.", max_length=200
    )
    language: Literal["auto", "en", "pt", "fr", "de", "es"] = Field(
        "auto", title="Language", description="Language of the window; auto follows the system."
    )
    theme: Theme = Field(Theme.DARK, title="Theme", description="Palette of the window.")


class CameraSettings(Section):
    """Where the pictures come from."""

    source: str = Field(
        "auto",
        title="Source",
        description=(
            "camera:0, a device path, a video file, rtsp://..., a folder or glob of pictures, "
            "sim:NAME, or auto: the first camera, else the simulated scene."
        ),
        min_length=1,
        max_length=2000,
    )
    width: int = Field(
        1280,
        title="Width",
        description="Width asked of a camera.",
        ge=160,
        le=7680,
        json_schema_extra={"unit": "px"},
    )
    height: int = Field(
        720,
        title="Height",
        description="Height asked of a camera.",
        ge=120,
        le=4320,
        json_schema_extra={"unit": "px"},
    )
    fps: float = Field(
        30.0,
        title="Frame rate",
        description="Rate asked of a camera.",
        ge=1,
        le=240,
        json_schema_extra={"unit": "fps"},
    )
    mirror: bool = Field(
        True,
        title="Mirror live pictures",
        description="Show cameras and streams as in a mirror; files are never mirrored.",
    )
    rotation: Literal[0, 90, 180, 270] = Field(
        0,
        title="Rotation",
        description="Turn the picture clockwise.",
        json_schema_extra={"unit": "degrees"},
    )
    roi: tuple[Fraction, Fraction, Fraction, Fraction] = Field(
        (0.0, 0.0, 1.0, 1.0),
        title="Region of interest",
        description=(
            "Part of the upright picture that is analysed and shown: left, top, right, bottom "
            "as fractions of its width and height."
        ),
    )
    field_of_view_deg: float = Field(
        0.0,
        title="Angle of view",
        description="Horizontal angle that the lens sees; 0 when it is not known.",
        ge=0,
        le=170,
        json_schema_extra={"unit": "degrees"},
    )
    loop: bool = Field(True, title="Loop", description="Start a file again at its end.")
    pace: Pace = Field(Pace.REALTIME, title="Pace", description="How fast a file is played.")
    open_timeout_s: float = Field(
        10.0,
        title="Opening time",
        description="Give up opening a source after this time and try again later.",
        ge=1,
        le=120,
        json_schema_extra={"unit": "s"},
    )
    stale_after_s: float = Field(
        5.0,
        title="Stale after",
        description=(
            "A live source that gives no new or only identical pictures for this time is "
            "closed and opened again."
        ),
        ge=1,
        le=120,
        json_schema_extra={"unit": "s"},
    )

    @field_validator("roi")
    @classmethod
    def _roi_is_an_area(
        cls, roi: tuple[float, float, float, float]
    ) -> tuple[float, float, float, float]:
        left, top, right, bottom = roi
        if right - left < 0.05 or bottom - top < 0.05:
            raise ValueError("must be at least 5 % wide and high, with left < right, top < bottom")
        return roi


class AnalysisSettings(Section):
    """What is computed and how."""

    mode: AnalysisMode = Field(
        AnalysisMode.DEMOGRAPHICS, title="Mode", description="How much is computed about a face."
    )
    detector: DetectorName = Field(
        DetectorName.YUNET, title="Detector", description="Network that finds the faces."
    )
    attributes: AttributesName = Field(
        AttributesName.VITRINE,
        title="Face attributes",
        description=(
            "Network that estimates age, gender, head pose and emotion: the program's own, or "
            "those of the Open Model Zoo, for adults only."
        ),
    )
    score_threshold: float = Field(
        0.6,
        title="Detection threshold",
        description="Faces with a lower confidence are not shown or counted.",
        ge=0.1,
        le=0.99,
    )
    min_face_px: int = Field(
        24,
        title="Smallest face",
        description="Faces whose shorter side is smaller are ignored.",
        ge=8,
        le=1000,
        json_schema_extra={"unit": "px"},
    )
    device: InferenceDevice = Field(
        InferenceDevice.AUTO, title="Inference device", description="Where the networks run."
    )
    precision: Precision = Field(
        Precision.FP16_INT8,
        title="Stored precision",
        description="Which stored form of the networks is used, where there are several.",
    )
    inference_precision: InferencePrecision = Field(
        InferencePrecision.DEFAULT,
        title="Arithmetic",
        description="Arithmetic on the device; default lets OpenVINO choose.",
    )
    emotion: bool = Field(
        False, title="Emotion", description="Also estimate the emotion of each face."
    )
    gender_threshold: float = Field(
        0.74,
        title="Gender threshold",
        description="Below this confidence the gender is shown and counted as ?.",
        ge=0.5,
        le=0.999,
    )
    look_angle_deg: float = Field(
        22.5,
        title="Looking angle",
        description="A face turned or tilted by less is looking at the screen.",
        ge=5,
        le=60,
        json_schema_extra={"unit": "degrees"},
    )
    confirm_s: float = Field(
        0.25,
        title="Confirm after",
        description="A face is counted once it has been followed for this long.",
        ge=0,
        le=5,
        json_schema_extra={"unit": "s"},
    )
    lost_after_s: float = Field(
        1.0,
        title="Gone after",
        description="A face that was not seen for this long is gone.",
        ge=0.1,
        le=30,
        json_schema_extra={"unit": "s"},
    )
    revisit_window_s: float = Field(
        300.0,
        title="Remember faces for",
        description=(
            "A face that comes back within this time is the same person; kept in memory only."
        ),
        ge=0,
        le=3600,
        json_schema_extra={"unit": "s"},
    )
    liveness: bool = Field(
        True,
        title="Refuse pictures of faces",
        description="Where people are identified, a printed photo or a phone is not greeted.",
    )


_SHORTEST_GHOST_S: Final = 10.0
"""People stand quietly for some seconds; a poster can wait."""


class AudienceSettings(Section):
    """From which moment somebody counts, and where. docs/metrics.md has the definitions."""

    passing_s: float = Field(
        1.0,
        title="Passing by after",
        description="A visit seen for at least this long counts as passing by.",
        ge=0,
        le=60,
        json_schema_extra={"unit": "s"},
    )
    stop_s: float = Field(
        3.0,
        title="Interested: stopped for",
        description="An interested visit stopped for at least this long.",
        ge=0,
        le=600,
        json_schema_extra={"unit": "s"},
    )
    look_s: float = Field(
        1.0,
        title="Interested: looked for",
        description="An interested visit looked at the camera for more than this.",
        ge=0,
        le=600,
        json_schema_extra={"unit": "s"},
    )
    stop_speed: float = Field(
        0.5,
        title="Standing speed",
        description="Whose face moves more slowly, in face widths per second, stands still.",
        ge=0.05,
        le=5,
        json_schema_extra={"unit": "widths/s"},
    )
    senior_from_age: int = Field(
        50,
        title="Senior from",
        description="Age that parts the categories young and senior.",
        ge=19,
        le=100,
        json_schema_extra={"unit": "years"},
    )
    ghost_after_s: float = Field(
        60.0,
        title="Ignore lifeless faces after",
        description=(
            "A face that neither moves nor turns nor blinks for this long is a poster or a "
            "mannequin and stops counting; 0 counts them all."
        ),
        ge=0,
        le=3600,
        json_schema_extra={"unit": "s"},
    )
    zones: tuple[Zone, ...] = Field(
        (),
        title="Zones",
        description="Shapes drawn on the picture: counting zones, ignored areas and lines.",
        max_length=16,
    )

    @field_validator("ghost_after_s")
    @classmethod
    def _nobody_is_lifeless_so_soon(cls, seconds: float) -> float:
        if 0 < seconds < _SHORTEST_GHOST_S:
            raise ValueError("must be 0 or at least 10 s")
        return seconds

    @field_validator("zones")
    @classmethod
    def _zone_ids_differ(cls, zones: tuple[Zone, ...]) -> tuple[Zone, ...]:
        if len({zone.name for zone in zones}) < len(zones):
            raise ValueError("every zone needs a name of its own")
        if len({zone.id for zone in zones}) < len(zones):
            raise ValueError("every zone needs an id of its own")
        return zones


class HistorySettings(Section):
    """How long the history on this device is kept."""

    visits_days: int = Field(
        90,
        title="Keep single visits",
        description="Visits older than this are deleted; their sums stay.",
        ge=1,
        le=3650,
        json_schema_extra={"unit": "days"},
    )
    sums_years: int = Field(
        5,
        title="Keep sums",
        description="Sums by minute, hour and day older than this are deleted.",
        ge=1,
        le=20,
        json_schema_extra={"unit": "years"},
    )


class CloudSettings(Section):
    """What leaves the device, and where to."""

    face_count_threshold: int = Field(
        100,
        title="Highest plausible count",
        description="Counts of this size and above are not published.",
        ge=1,
        le=10_000,
    )
    snapshot: bool = Field(
        True,
        title="Local snapshot file",
        description="Also write the latest counts to a JSON file on this device.",
    )
    sinks: tuple[Sink, ...] = Field(
        (),
        title="Destinations",
        description="Where records go; each destination has a queue of its own.",
        max_length=16,
    )
    status_every_s: float = Field(
        60.0,
        title="Sign of life every",
        description="How often the kiosk reports how it is, besides each change of its state.",
        ge=10,
        le=3600,
        json_schema_extra={"unit": "s"},
    )
    queue_mib: int = Field(
        512,
        title="Largest queue",
        description="Records that wait beyond this are given up, the least important first.",
        ge=16,
        le=65_536,
        json_schema_extra={"unit": "MiB"},
    )
    queue_days: int = Field(
        30,
        title="Oldest record",
        description="Records that wait for longer are given up.",
        ge=1,
        le=365,
        json_schema_extra={"unit": "days"},
    )
    remote_settings: bool = Field(
        False,
        title="Settings from the collector",
        description=(
            "Let a collector change settings of this kiosk, except who may see what and where "
            "records go. They are signed, and taken back if the kiosk does not run well with them."
        ),
    )

    @field_validator("sinks")
    @classmethod
    def _sink_names_differ(cls, sinks: tuple[Sink, ...]) -> tuple[Sink, ...]:
        if len({sink.name for sink in sinks}) < len(sinks):
            raise ValueError("every destination needs a name of its own")
        return sinks


class PrivacySettings(Section):
    """What the public sees, and how it is told."""

    view: ViewMode = Field(
        ViewMode.VIDEO, title="View", description="What the public screen shows of the people."
    )
    notice: bool = Field(
        True,
        title="Notice badge",
        description=(
            "Tell passers-by on the screen that people are counted. Where age, gender or emotion "
            "are estimated, they are told in any case."
        ),
    )
    notice_text: str = Field(
        "",
        title="Notice text",
        description=(
            "Your own text of the notice; empty uses the standard text. Where people are "
            "identified, the sentence about it always follows."
        ),
        max_length=300,
    )
    sign_region: SignRegion = Field(
        SignRegion.EU,
        title="Sign",
        description="Which text the printed sign carries.",
    )
    notice_url: str = Field(
        "",
        title="Privacy page",
        description="Address of your privacy notice, shown as a QR code on the sign.",
        max_length=500,
    )
    smallest_cell: int = Field(
        5,
        title="Smallest group in reports",
        description="Groups of fewer people are merged in reports that are shared.",
        ge=1,
        le=100,
        json_schema_extra={"unit": "people"},
    )

    @field_validator("notice_url")
    @classmethod
    def _notice_url_is_an_address(cls, url: str) -> str:
        url = url.strip()
        if url and (not url.startswith(("https://", "http://")) or any(c.isspace() for c in url)):
            raise ValueError("must start with https:// and contain no spaces")
        return url


class WindowSettings(Section):
    """How the program sits on the screen."""

    fullscreen: bool = Field(
        True, title="Full screen", description="Cover the whole screen at the start."
    )
    tiles: tuple[PanelTile, ...] = Field(
        tuple(PanelTile),
        title="Figures",
        description="Which figures the public screen shows, in this order.",
    )
    relock_s: float = Field(
        120.0,
        title="Lock again after",
        description="The operator panel closes after this time without a touch.",
        ge=15,
        le=3600,
        json_schema_extra={"unit": "s"},
    )
    on_screen_keyboard: Literal["auto", "on", "off"] = Field(
        "auto",
        title="On-screen keyboard",
        description="auto shows it when the device has a touch screen.",
    )

    @field_validator("tiles")
    @classmethod
    def _tiles_differ(cls, tiles: tuple[PanelTile, ...]) -> tuple[PanelTile, ...]:
        return tuple(dict.fromkeys(tiles))


class Settings(Section):
    """All settings."""

    version: Literal[2] = Field(SETTINGS_VERSION, title="Version of the file format")
    device: DeviceSettings = Field(default_factory=DeviceSettings)
    camera: CameraSettings = Field(default_factory=CameraSettings)
    analysis: AnalysisSettings = Field(default_factory=AnalysisSettings)
    identification: IdentificationSettings = Field(default_factory=IdentificationSettings)
    audience: AudienceSettings = Field(default_factory=AudienceSettings)
    history: HistorySettings = Field(default_factory=HistorySettings)
    cloud: CloudSettings = Field(default_factory=CloudSettings)
    privacy: PrivacySettings = Field(default_factory=PrivacySettings)
    window: WindowSettings = Field(default_factory=WindowSettings)
