"""What the operator chooses from: the values of the settings that are a choice."""

from __future__ import annotations

from enum import StrEnum


class Theme(StrEnum):
    """Palette of the window."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class AnalysisMode(StrEnum):
    """How much is computed about a face."""

    COUNTS = "counts"
    """Boxes and counts only."""
    DEMOGRAPHICS = "demographics"
    """Adds age, gender and looking, anonymously."""
    IDENTIFICATION = "identification"
    """Adds the names of people who enrolled with their consent."""


class DetectorName(StrEnum):
    """Face detectors to choose from; each is an entry of models.toml."""

    YUNET = "face-detection-yunet-2023mar"
    ADAS_0001 = "face-detection-adas-0001"
    RETAIL_0004 = "face-detection-retail-0004"
    RETAIL_0005 = "face-detection-retail-0005"
    DETECTION_0200 = "face-detection-0200"


class AttributesName(StrEnum):
    """Networks for age, gender, head pose and emotion to choose from."""

    VITRINE = "vitrine-face-attributes-1"
    """The program's own, an entry of models.toml that comes with it."""
    OPEN_MODEL_ZOO = "open-model-zoo"
    """Three networks of the Open Model Zoo, which are fetched."""


class InferenceDevice(StrEnum):
    """OpenVINO device."""

    AUTO = "AUTO"
    CPU = "CPU"
    GPU = "GPU"
    NPU = "NPU"


class Precision(StrEnum):
    """Which stored form of the networks is used, where a network has several."""

    FP16 = "FP16"
    FP16_INT8 = "FP16-INT8"


class InferencePrecision(StrEnum):
    """Arithmetic on the device; ``default`` lets OpenVINO choose."""

    DEFAULT = "default"
    F32 = "f32"
    F16 = "f16"
    BF16 = "bf16"


class ViewMode(StrEnum):
    """What the public screen shows of the people."""

    VIDEO = "video"
    BLURRED = "blurred"
    AVATARS = "avatars"
    OFF = "off"
    """No picture and no figures: numbers and charts only."""


class Pace(StrEnum):
    """How fast a file is played."""

    REALTIME = "realtime"
    FAST = "fast"
    """Every frame as fast as it can be analysed; none is dropped."""


class ZoneKind(StrEnum):
    """What a drawn shape is for."""

    COUNT = "count"
    """A polygon with counts of its own."""
    IGNORE = "ignore"
    """A polygon in which faces are no audience: a poster, a screen, a mirror."""
    LINE = "line"
    """A directed line; crossing it from its left to its right is going in."""


class PanelTile(StrEnum):
    """A figure of the public screen that can be shown or left out."""

    NOW = "now"
    TODAY = "today"
    INTERESTED = "interested"
    ATTENTION = "attention"
    GENDER = "gender"
    AGE = "age"
    RECENT = "recent"
    HOURS = "hours"


class SignRegion(StrEnum):
    """Which notice text the printed sign carries."""

    EU = "eu"
    US = "us"


class CropLayout(StrEnum):
    """How stored pictures of recognised people are named."""

    SORTED = "sorted"
    """``faces/YYYY/MM/DD/HHMMSS_id.jpg`` in UTC."""
    CLASSIC = "classic"
    """``faces/month_day/hour_minute/epoch_index.jpg`` in local time without zero padding."""
