"""OpenVINO as the program uses it: devices with a fallback, compilation, the cache of results.

Everything here takes time (hundreds of milliseconds for the first compilation) and is
called by worker threads, never by the GUI thread.
"""

from __future__ import annotations

import logging
import os
import tempfile
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import openvino as ov

from kiosk.core.choices import InferenceDevice, InferencePrecision
from kiosk.core.errors import InferenceError, ModelCorruptError
from kiosk.core.health import Progress
from kiosk.core.paths import cache_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_log = logging.getLogger(__name__)

CACHE_MAX_BYTES: Final = 256 * 2**20
CACHE_MAX_AGE_S: Final = 90 * 24 * 3600

_AUTO_PRIORITY: Final = "AUTO:GPU,CPU"
"""OpenVINO's own order without the NPU: starts on the CPU while the GPU compiles."""


_ORIGIN: Final = "fused_names_0"
"""Where OpenVINO notes the names of the nodes that were joined into one."""


@dataclass(frozen=True, slots=True)
class DeviceChoice:
    """Which device is used, and why.

    Attributes:
        asked: The setting.
        used: Device as OpenVINO names it, e.g. ``CPU``.
        reason: Why it is not the device that was asked for; empty when it is.
    """

    asked: InferenceDevice
    used: str
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.used} ({self.reason})" if self.reason else self.used


def cpu_count() -> int:
    """Cores that this process may use; fewer than the machine has when it was restricted."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def detector_threads(cores: int | None = None) -> int:
    """Threads for detection: half of the cores, at most four.

    When detection may use every core it starves tracking and attributes, and the whole
    chain gets slower; beyond four threads so small a network gains nothing.
    """
    return max(1, min(4, (cpu_count() if cores is None else cores) // 2))


def inference_devices() -> tuple[tuple[str, str], ...]:
    """OpenVINO devices of this machine: (name for the setting, name for people)."""
    core = ov.Core()
    found: dict[str, str] = {}
    for device in core.available_devices:
        kind = device.partition(".")[0]
        found.setdefault(kind, str(core.get_property(device, "FULL_DEVICE_NAME")).strip())
    return tuple(found.items())


def prune_cache(
    folder: Path, *, max_bytes: int = CACHE_MAX_BYTES, max_age_s: float = CACHE_MAX_AGE_S
) -> int:
    """Delete compiled networks that are old, then the oldest ones above a total size.

    Returns:
        How many files were deleted. A file in use elsewhere is skipped.
    """
    if not folder.is_dir():
        return 0
    oldest_kept = time.time() - max_age_s
    newest_first = sorted(
        ((path, path.stat()) for path in folder.glob("*.blob")),
        key=lambda entry: entry[1].st_mtime,
        reverse=True,
    )
    total, deleted = 0, 0
    for path, stat in newest_first:
        total += stat.st_size
        if total > max_bytes or stat.st_mtime < oldest_kept:
            try:
                path.unlink()
                deleted += 1
            except OSError as error:
                _log.warning("cannot delete the cached network %s: %s", path.name, error)
    return deleted


class Runtime:
    """Compiles networks for the device that the settings ask for, or for the CPU instead.

    A device that is absent, cannot compile a network or cannot run it is given up for the
    CPU; :attr:`choice` says so in words for the operator.

    Attributes:
        choice: The device in use and the reason for a fallback.
        compiled: Labels of the networks compiled so far, in order.
    """

    def __init__(
        self,
        device: InferenceDevice = InferenceDevice.AUTO,
        precision: InferencePrecision = InferencePrecision.DEFAULT,
        *,
        cache: Path | None = None,
        expected: int = 0,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> None:
        """Look for the device; nothing is compiled yet.

        Args:
            device: The device that is asked for.
            precision: Arithmetic on the device.
            cache: Folder of compiled networks; by default that of the program.
            expected: How many networks will be compiled at the start, for the progress.
            on_progress: Hears about each compilation before it begins.
        """
        self._expected = expected
        self._on_progress = on_progress
        self._core = ov.Core()
        # Weights are read into memory: a mapped file could not be replaced on Windows.
        self._core.set_property({"ENABLE_MMAP": False})
        self._precision = precision
        self._cache = _made(cache_dir() / "openvino" if cache is None else cache)
        if self._cache is not None:
            prune_cache(self._cache)
        self.choice = _choose(device, self._core.available_devices)
        self.compiled: list[str] = []

    def read(self, path: Path) -> ov.Model:
        """Read a network (.xml or .onnx).

        Raises:
            ModelCorruptError: OpenVINO cannot read the file.
        """
        try:
            return self._core.read_model(path)
        except RuntimeError as error:
            raise ModelCorruptError(
                f"The model {path.name} cannot be read: {_first_line(error)}",
                "Fetch the models again with: kiosk models fetch",
            ) from error

    def compile(self, model: ov.Model, label: str, *, threads: int) -> ov.CompiledModel:
        """Compile a network and run it once.

        Args:
            model: The network, with a fixed input shape.
            label: Its name for messages.
            threads: Threads on the CPU.

        Raises:
            InferenceError: Not even the CPU can run it.
        """
        if self._on_progress is not None:
            self._on_progress(Progress(label, len(self.compiled), self._expected))
        _name_by_order(model)
        try:
            compiled = self._compile_for(self.choice.used, model, threads)
        except RuntimeError as error:
            if self.choice.used == "CPU":
                raise InferenceError(
                    f"The network {label} cannot be compiled: {_first_line(error)}",
                    "Update OpenVINO or choose another detector or precision",
                ) from error
            reason = f"{self.choice.used} cannot run {label}: {_first_line(error)}"
            _log.warning("%s; using the CPU", reason)
            self.choice = DeviceChoice(self.choice.asked, "CPU", reason)
            return self.compile(model, label, threads=threads)
        self.compiled.append(label)
        return compiled

    def _compile_for(self, device: str, model: ov.Model, threads: int) -> ov.CompiledModel:
        config: dict[str, Any] = {"PERFORMANCE_HINT": "LATENCY"}
        if self._cache is not None:
            config["CACHE_DIR"] = str(self._cache)
        if self._precision is not InferencePrecision.DEFAULT:
            config["INFERENCE_PRECISION_HINT"] = self._precision.value
        if device == "CPU":
            # Pinned threads would sit on the cores that capture and the window use.
            config |= {
                "NUM_STREAMS": 1,
                "INFERENCE_NUM_THREADS": threads,
                "ENABLE_CPU_PINNING": False,
            }
        try:
            compiled = self._core.compile_model(model, device, config)
        except RuntimeError:
            if config.pop("CACHE_DIR", None) is None:
                raise
            # Another thread or process may have replaced the file in the cache just now.
            compiled = self._core.compile_model(model, device, config)
        compiled.create_infer_request().infer()
        return compiled


def _made(folder: Path) -> Path | None:
    """The folder, made if need be; None when it cannot be written, which is no reason to stop."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        _log.info("no cache of compiled networks: %s", error)
        return None


def _choose(asked: InferenceDevice, available: list[str]) -> DeviceChoice:
    kinds = {device.partition(".")[0] for device in available}
    if asked is InferenceDevice.AUTO:
        # With nothing but a CPU, AUTO would only add a layer.
        return DeviceChoice(asked, _AUTO_PRIORITY if "GPU" in kinds else "CPU")
    if asked.value in kinds:
        return DeviceChoice(asked, asked.value)
    return DeviceChoice(asked, "CPU", f"no {asked.value} found, or its driver is not installed")


def _name_by_order(model: ov.Model) -> None:
    """Name the nodes by their order in the graph and forget what they were made from.

    OpenVINO counts unnamed nodes over the whole process. Their names are part of the key of
    the cache, so the same network would be compiled and stored again at every rebuild.
    """
    for number, node in enumerate(model.get_ordered_ops()):
        node.set_friendly_name(f"node_{number}")
        origin = node.get_rt_info()
        if _ORIGIN in origin:
            del origin[_ORIGIN]


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1][:200] if lines else type(error).__name__
