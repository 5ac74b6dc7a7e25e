"""Checks of what the analysis needs: camera, models and inference devices."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.commands.doctor.finding import Finding, Level, within
from kiosk.core.errors import KioskError, ModelError, SourceError
from kiosk.core.redaction import without_credentials

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.core.control import CameraDevice
    from kiosk.core.settings import AnalysisSettings, CameraSettings
    from kiosk.inference.model_entries import ModelRef
    from kiosk.inference.registry import ModelCheck, ModelStore

_CAMERAS_TIMEOUT_S: Final = 40.0
_OPENVINO_TIMEOUT_S: Final = 60.0
_FETCH: Final = (
    "Run kiosk models fetch; without a network add --from with a folder that holds the models."
)


def check_camera(settings: CameraSettings) -> Iterator[Finding]:
    """Which cameras there are, and whether the source of the settings is among them."""
    from kiosk.capture.devices import list_cameras

    try:
        cameras = within(_CAMERAS_TIMEOUT_S, list_cameras)
    except TimeoutError as error:
        yield Finding(
            "camera",
            Level.ERROR,
            f"listing the cameras hangs: {error}",
            "Unplug the camera, wait a moment, and plug it in again.",
        )
        return
    for camera in cameras:
        yield _camera_finding(camera)
    yield _source_finding(settings.source, cameras)


def _camera_finding(camera: CameraDevice) -> Finding:
    text = f"{camera.name}: {camera.source}"
    if camera.source.startswith("/dev/") and not os.access(camera.source, os.R_OK | os.W_OK):
        return Finding(
            "camera",
            Level.ERROR,
            f"{text} may not be used by this user",
            "Add the user to the group video (sudo usermod -aG video USER) and log in again.",
        )
    return Finding("camera", Level.OK, text)


def _source_finding(source: str, cameras: Sequence[CameraDevice]) -> Finding:
    from kiosk.capture.factory import SourceKind, parse_source

    shown = without_credentials(source)
    try:
        address = parse_source(source)
    except SourceError as error:
        return Finding("source", Level.ERROR, error.message, error.hint)
    if address.kind is SourceKind.AUTO:
        if cameras:
            return Finding("source", Level.OK, "auto: the first camera that works")
        return Finding(
            "source",
            Level.WARNING,
            "auto: there is no camera, so a simulated scene is shown",
            "Plug in a camera, or set camera.source to a stream or file.",
        )
    if address.kind is SourceKind.CAMERA and address.value.startswith("/"):
        if not Path(address.value).exists():
            return Finding(
                "source",
                Level.ERROR,
                f"the camera {shown} is not there",
                "Check its cable, or choose another one in camera.source.",
            )
    elif address.kind is SourceKind.CAMERA and not cameras:
        return Finding("source", Level.ERROR, f"{shown}: there is no camera", "Plug in the camera.")
    elif address.kind is SourceKind.FILES and not _has_files(address.value):
        return Finding(
            "source",
            Level.ERROR,
            f"{shown} does not exist",
            "Check camera.source in the settings.",
        )
    return Finding("source", Level.OK, shown)


def _has_files(text: str) -> bool:
    import glob

    return Path(text).exists() or bool(glob.glob(text))  # noqa: PTH207  (may be absolute)


def check_models(settings: AnalysisSettings) -> Iterator[Finding]:
    """Whether the networks that the settings need are installed and undamaged."""
    from kiosk.inference.registry import MODELS_VARIABLE, ModelStatus, ModelStore

    try:
        store = ModelStore.from_environment()
        checks = [store.check(*ref) for ref in store.needed(settings)]
    except ModelError as error:
        yield Finding("models", Level.ERROR, error.message, error.hint)
        return
    if len(store.roots) > 1 and not store.roots[0].is_dir():
        yield Finding(
            "models",
            Level.WARNING,
            f"{MODELS_VARIABLE} names a folder that does not exist: {store.roots[0]}",
            f"Correct {MODELS_VARIABLE}, or unset it.",
        )
    for bundled, words in ((False, "installed"), (True, "part of the program")):
        good = [c for c in checks if c.status is ModelStatus.INSTALLED and c.bundled is bundled]
        if good:
            names = ", ".join(str(check.ref) for check in good)
            yield Finding("models", Level.OK, f"{words}: {names}")
    bad = [check for check in checks if check.status is not ModelStatus.INSTALLED]
    yield from _unusable(store, bad, store.optional(settings))


def _unusable(
    store: ModelStore, checks: Sequence[ModelCheck], optional: Sequence[ModelRef]
) -> Iterator[Finding]:
    """What is missing or damaged, what it is for, and what to do."""
    from kiosk.inference.model_entries import REINSTALL
    from kiosk.inference.registry import WITHOUT_REIDENTIFICATION

    told = set()
    for check in checks:
        purpose = store.registry.entry(check.ref.name).purpose
        message = f"{check.ref}, {purpose}: {check.problem}"
        if check.bundled:
            yield Finding("models", Level.ERROR, f"part of the program: {message}", REINSTALL)
            continue
        level = Level.ERROR
        if check.ref in optional:
            level, message = Level.WARNING, f"{message}; {WITHOUT_REIDENTIFICATION}"
        yield Finding("models", level, message, "" if level in told else _FETCH)
        told.add(level)


def check_openvino(settings: AnalysisSettings) -> Iterator[Finding]:
    """Which devices OpenVINO can use, and whether that of the settings is among them."""
    try:
        devices = within(_OPENVINO_TIMEOUT_S, _openvino_devices)
    except (ImportError, RuntimeError, TimeoutError, KioskError) as error:
        yield Finding(
            "openvino",
            Level.ERROR,
            f"OpenVINO cannot be used: {error}",
            "Run the set-up again; the processor needs SSE4.2 at least.",
        )
        return
    for device, name in devices.items():
        yield Finding("openvino", Level.OK, f"{device}: {name}")
    if not devices:
        yield Finding("openvino", Level.ERROR, "OpenVINO finds no device", "Run the set-up again.")
    wanted = settings.device.value
    if wanted != "AUTO" and wanted not in devices:
        yield Finding(
            "openvino",
            Level.WARNING,
            f"there is no {wanted}: another device is used instead",
            f"Install the driver of the {wanted}, or set analysis.device to AUTO.",
        )


def _openvino_devices() -> dict[str, str]:
    """Full name by kind of each device."""
    from kiosk.inference.runtime import inference_devices

    return dict(inference_devices())
