"""Words of the panel for values that come from elsewhere: choices, phases, problems, times."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from kiosk.core.health import AppPhase, SyncState
from kiosk.core.identification_gate import identification_refusal
from kiosk.core.pin import PinWeakness
from kiosk.core.settings_schema import SettingKind
from kiosk.ui.i18n import LANGUAGES, setting_text

if TYPE_CHECKING:
    from kiosk.core.settings import Settings
    from kiosk.core.settings_schema import SettingProblem, SettingSpec

_CONTEXT: Final = "OperatorTexts"

_CHOICES: Final[dict[tuple[str, str], object]] = {
    ("device.language", "auto"): QT_TRANSLATE_NOOP("OperatorTexts", "Like the system"),
    ("device.theme", "auto"): QT_TRANSLATE_NOOP("OperatorTexts", "Like the system"),
    ("device.theme", "light"): QT_TRANSLATE_NOOP("OperatorTexts", "Light"),
    ("device.theme", "dark"): QT_TRANSLATE_NOOP("OperatorTexts", "Dark"),
    ("camera.pace", "realtime"): QT_TRANSLATE_NOOP("OperatorTexts", "Real time"),
    ("camera.pace", "fast"): QT_TRANSLATE_NOOP("OperatorTexts", "As fast as possible"),
    ("analysis.mode", "counts"): QT_TRANSLATE_NOOP("OperatorTexts", "Counts only"),
    ("analysis.mode", "demographics"): QT_TRANSLATE_NOOP("OperatorTexts", "Counts, age and gender"),
    ("analysis.mode", "identification"): QT_TRANSLATE_NOOP("OperatorTexts", "Identification"),
    ("analysis.attributes", "vitrine-face-attributes-1"): QT_TRANSLATE_NOOP(
        "OperatorTexts", "The program's own"
    ),
    ("analysis.attributes", "open-model-zoo"): QT_TRANSLATE_NOOP(
        "OperatorTexts", "Open Model Zoo (adults only)"
    ),
    ("identification.picture_layout", "sorted"): QT_TRANSLATE_NOOP("OperatorTexts", "By day"),
    ("identification.picture_layout", "classic"): QT_TRANSLATE_NOOP(
        "OperatorTexts", "By day and minute"
    ),
    ("analysis.device", "AUTO"): QT_TRANSLATE_NOOP("OperatorTexts", "Automatic"),
    ("analysis.inference_precision", "default"): QT_TRANSLATE_NOOP("OperatorTexts", "Automatic"),
    ("privacy.view", "video"): QT_TRANSLATE_NOOP("OperatorTexts", "Video"),
    ("privacy.view", "blurred"): QT_TRANSLATE_NOOP("OperatorTexts", "Blurred faces"),
    ("privacy.view", "avatars"): QT_TRANSLATE_NOOP("OperatorTexts", "Avatars"),
    ("privacy.view", "off"): QT_TRANSLATE_NOOP("OperatorTexts", "Charts only"),
    ("privacy.sign_region", "eu"): QT_TRANSLATE_NOOP("OperatorTexts", "European Union"),
    ("privacy.sign_region", "us"): QT_TRANSLATE_NOOP("OperatorTexts", "United States"),
    ("window.on_screen_keyboard", "auto"): QT_TRANSLATE_NOOP(
        "OperatorTexts", "With a touch screen"
    ),
    ("window.on_screen_keyboard", "on"): QT_TRANSLATE_NOOP("OperatorTexts", "Always"),
    ("window.on_screen_keyboard", "off"): QT_TRANSLATE_NOOP("OperatorTexts", "Never"),
}

_SAID_BY_CHOICES: Final = ("device.language", "device.theme", "window.on_screen_keyboard")
"""Settings whose choices, in words, say all that their description says."""

_PHASES: Final[dict[AppPhase, object]] = {
    AppPhase.STARTING: QT_TRANSLATE_NOOP("OperatorTexts", "Starting"),
    AppPhase.FETCHING_MODELS: QT_TRANSLATE_NOOP("OperatorTexts", "Fetching models"),
    AppPhase.MODELS_MISSING: QT_TRANSLATE_NOOP("OperatorTexts", "Models are missing"),
    AppPhase.NO_CAMERA: QT_TRANSLATE_NOOP("OperatorTexts", "No picture from the source"),
    AppPhase.RUNNING: QT_TRANSLATE_NOOP("OperatorTexts", "Running"),
    AppPhase.STOPPED: QT_TRANSLATE_NOOP("OperatorTexts", "Stopped"),
}

_SYNC: Final[dict[SyncState, object]] = {
    SyncState.OFF: QT_TRANSLATE_NOOP("OperatorTexts", "Nothing is published"),
    SyncState.IDLE: QT_TRANSLATE_NOOP("OperatorTexts", "All changes are published"),
    SyncState.SENDING: QT_TRANSLATE_NOOP("OperatorTexts", "Publishing"),
    SyncState.RETRYING: QT_TRANSLATE_NOOP("OperatorTexts", "Trying again"),
}

_WEAKNESS: Final[dict[PinWeakness, object]] = {
    PinWeakness.REPEATED: QT_TRANSLATE_NOOP("OperatorTexts", "Easily guessed: it repeats itself"),
    PinWeakness.SEQUENCE: QT_TRANSLATE_NOOP(
        "OperatorTexts", "Easily guessed: the digits are in a row"
    ),
    PinWeakness.YEAR: QT_TRANSLATE_NOOP("OperatorTexts", "Easily guessed: it reads as a year"),
}

_SUBJECTS: Final[dict[str, object]] = {
    "camera": QT_TRANSLATE_NOOP("OperatorTexts", "Camera"),
    "models": QT_TRANSLATE_NOOP("OperatorTexts", "Models"),
    "inference": QT_TRANSLATE_NOOP("OperatorTexts", "Analysis"),
    "cloud": QT_TRANSLATE_NOOP("OperatorTexts", "Cloud"),
    "settings": QT_TRANSLATE_NOOP("OperatorTexts", "Settings"),
}


_STAGES: Final[dict[str, object]] = {
    "resize": QT_TRANSLATE_NOOP("OperatorTexts", "Making the picture smaller"),
    "detect": QT_TRANSLATE_NOOP("OperatorTexts", "Finding faces"),
    "track": QT_TRANSLATE_NOOP("OperatorTexts", "Following people"),
    "attributes": QT_TRANSLATE_NOOP("OperatorTexts", "Age, gender, looking"),
    "embeddings": QT_TRANSLATE_NOOP("OperatorTexts", "Telling people apart"),
    "people": QT_TRANSLATE_NOOP("OperatorTexts", "Counting"),
    "display": QT_TRANSLATE_NOOP("OperatorTexts", "Picture for the screen"),
}

_SCENES: Final[dict[str, object]] = {
    "sim:busy": QT_TRANSLATE_NOOP("OperatorTexts", "Simulated scene: Busy afternoon"),
    "sim:crossing": QT_TRANSLATE_NOOP("OperatorTexts", "Simulated scene: Crossing"),
    "sim:crowd": QT_TRANSLATE_NOOP("OperatorTexts", "Simulated scene: Crowd"),
    "sim:crowd-leaving": QT_TRANSLATE_NOOP(
        "OperatorTexts", "Simulated scene: A crowd leaves together"
    ),
    "sim:occlusion": QT_TRANSLATE_NOOP("OperatorTexts", "Simulated scene: Hidden by others"),
    "sim:poster": QT_TRANSLATE_NOOP("OperatorTexts", "Simulated scene: Poster on the wall"),
    "sim:quiet": QT_TRANSLATE_NOOP("OperatorTexts", "Simulated scene: Quiet street"),
    "sim:return-10-minutes": QT_TRANSLATE_NOOP(
        "OperatorTexts", "Simulated scene: Back after 10 minutes"
    ),
    "sim:return-2-minutes": QT_TRANSLATE_NOOP(
        "OperatorTexts", "Simulated scene: Back after 2 minutes"
    ),
    "sim:returning": QT_TRANSLATE_NOOP("OperatorTexts", "Simulated scene: Coming back"),
}


def _translated(text: object) -> str:  # PySide declares QT_TRANSLATE_NOOP to give an object
    return QCoreApplication.translate(_CONTEXT, str(text))


def choice_text(name: str, choice: str | int) -> str:
    """A value of a choice for people; technical names stay as they are."""
    if name == "device.language" and choice in LANGUAGES:
        return LANGUAGES[str(choice)]
    if name == "camera.rotation":
        return f"{choice}°"
    text = _CHOICES.get((name, str(choice)))
    return str(choice) if text is None else _translated(text)


def phase_text(phase: AppPhase) -> str:
    """What the program is doing."""
    return _translated(_PHASES[phase])


def sync_text(state: SyncState) -> str:
    """What the publisher is doing."""
    return _translated(_SYNC[state])


def weakness_text(reason: PinWeakness) -> str:
    """Why a PIN is easily guessed."""
    return _translated(_WEAKNESS[reason])


def subject_text(where: str) -> str:
    """Name of the part of the program that a problem belongs to."""
    return _translated(_SUBJECTS[where]) if where in _SUBJECTS else where


def stage_text(stage: str) -> str:
    """Name of a stage of the analysis; new stages show their technical name."""
    return _translated(_STAGES[stage]) if stage in _STAGES else stage


def source_text(source: str, name: str) -> str:
    """Name of a source for people; cameras are called what their makers call them."""
    return _translated(_SCENES[source]) if source in _SCENES else name


def number_text(value: float, decimals: int = 6) -> str:
    """A number as people of the language write it, without needless zeros."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    if value == int(value):
        return locale.toString(int(value))
    text = locale.toString(float(value), "f", decimals)
    return text.rstrip("0")


def unit_text(unit: str) -> str:
    """A unit for people: signs where there is one."""
    return "°" if unit == "degrees" else setting_text(unit)


def with_unit(value: float | None, unit: str) -> str:
    """A limit with its unit."""
    if value is None:
        return ""
    space = "" if unit == "degrees" else "\u00a0"
    return f"{number_text(value)}{space}{unit_text(unit)}".rstrip()


def problem_text(spec: SettingSpec, problem: SettingProblem) -> str:
    """What is wrong with a value, as a sentence in the language in force."""
    sentence = setting_text(problem.template)
    if not problem.params:
        return sentence
    return sentence.format(
        minimum=number_text(spec.minimum) if spec.minimum is not None else "",
        maximum=with_unit(spec.maximum, spec.unit),
        choices=", ".join(choice_text(spec.name, choice) for choice in spec.choices),
        min_length=spec.min_length,
        max_length=spec.max_length,
        allowed=setting_text(spec.allowed),
    )


def refusal_text(settings: Settings) -> str:
    """Why people may not be identified with these settings; empty when they may, or are not."""
    refusal = identification_refusal(settings)
    if refusal is None:
        return ""
    own = settings.identification
    if own.notice_acknowledged and own.retention_days:
        return str(refusal)
    return QCoreApplication.translate(
        "OperatorTexts",
        "Nobody is identified before the notice about it is acknowledged and it is decided how "
        "long records are kept.",
    )


def hint_text(spec: SettingSpec) -> str:
    """Meaning of a setting, with its bounds and whether it needs a restart."""
    parts = [] if spec.name in _SAID_BY_CHOICES else [setting_text(spec.description)]
    if spec.kind in (SettingKind.INTEGER, SettingKind.NUMBER):
        bounds = QCoreApplication.translate("OperatorTexts", "{minimum} to {maximum}.").format(
            minimum=number_text(spec.minimum or 0), maximum=with_unit(spec.maximum, spec.unit)
        )
        parts.append(bounds)
    if spec.restart:
        parts.append(QCoreApplication.translate("OperatorTexts", "Acts at the next start."))
    return " ".join(parts)


def raw_number(text: str) -> Any:
    """What was typed into a number field, with the decimal sign that Python reads."""
    return text.strip().replace(",", ".")


def ago_text(moment: datetime) -> str:
    """How long ago a moment in UTC was."""
    seconds = max(0, int((datetime.now(UTC) - moment).total_seconds()))
    if seconds < 5:
        return QCoreApplication.translate("OperatorTexts", "just now")
    if seconds < 60:
        return QCoreApplication.translate("OperatorTexts", "{n} s ago").format(n=seconds)
    if seconds < 3600:
        return QCoreApplication.translate("OperatorTexts", "{n} min ago").format(n=seconds // 60)
    if seconds < 86_400:
        return QCoreApplication.translate("OperatorTexts", "{n} h ago").format(n=seconds // 3600)
    return QCoreApplication.translate("OperatorTexts", "{n} d ago").format(n=seconds // 86_400)


def duration_text(seconds: float) -> str:
    """A duration in its two largest units."""
    total = int(seconds)
    days, rest = divmod(total, 86_400)
    hours, rest = divmod(rest, 3600)
    minutes, secs = divmod(rest, 60)
    if days:
        return f"{days} d {hours} h"
    if hours:
        return f"{hours} h {minutes} min"
    if minutes:
        return f"{minutes} min {secs} s"
    return f"{secs} s"


def countdown_text(seconds: float) -> str:
    """Time left as minutes and seconds, rounded up."""
    whole = max(0, int(seconds + 0.999))
    return f"{whole // 60}:{whole % 60:02d}"
