"""Checks of the machine: Python, libraries, display, processor, memory, disk and folders."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.commands.doctor.finding import Finding, Level
from kiosk.commands.doctor.probe import ProbeError, probe
from kiosk.core import paths

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUPPORTED: Final = ((3, 11), (3, 13))
_REPAIR: Final = "Run the set-up again: sh scripts/setup.sh (on Windows run.bat)."
_LOW_DISK_BYTES: Final = 1 << 30
_NO_DISK_BYTES: Final = 100 << 20
# Measured: about 500 MiB resident while running; a desktop session needs its share, too.
_LITTLE_MEMORY_BYTES: Final = 2 << 30
_NO_MEMORY_BYTES: Final = 600 << 20


def check_python() -> Iterator[Finding]:
    """The Python version and the machine it runs on."""
    version, (oldest, newest) = sys.version_info[:2], _SUPPORTED
    machine = f"Python {platform.python_version()} on {platform.platform()}, {platform.machine()}"
    if oldest <= version <= newest:
        yield Finding("python", Level.OK, machine)
    else:
        yield Finding(
            "python",
            Level.ERROR,
            f"{machine} is not supported",
            f"Use Python {oldest[0]}.{oldest[1]} to {newest[0]}.{newest[1]}.",
        )


def check_libraries() -> Iterator[Finding]:
    """Whether every library loads, and known bad versions."""
    try:
        broken = probe("libraries")
    except ProbeError as error:
        yield Finding(
            "libraries",
            Level.ERROR,
            f"loading the libraries crashed: {error.reason}. {error.output}".rstrip(),
            _REPAIR,
        )
        return
    for name, reason in broken.items():
        yield Finding("libraries", Level.ERROR, f"{name} cannot be loaded: {reason}", _REPAIR)
    yield from _known_bad_versions()
    if not broken:
        yield Finding("libraries", Level.OK, "all libraries can be loaded")


def _known_bad_versions() -> Iterator[Finding]:
    qt = _version("PySide6-Essentials")
    if qt.startswith("6.12.0") and sys.version_info < (3, 12):
        yield Finding(
            "libraries",
            Level.ERROR,
            f"PySide6 {qt} ends the program by itself on Python 3.11",
            'Install an older one: pip install "PySide6-Essentials<6.12".',
        )
    both = _version("opencv-python") and _version("opencv-python-headless")
    if both and sys.platform.startswith("linux"):
        yield Finding(
            "libraries",
            Level.WARNING,
            "opencv-python is installed beside opencv-python-headless and disturbs Qt",
            "Remove it: pip uninstall opencv-python, then reinstall opencv-python-headless.",
        )


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def check_display() -> Iterator[Finding]:
    """Whether Qt can start on the display of this session."""
    named = any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
    if sys.platform.startswith("linux") and not named:
        yield Finding(
            "display",
            Level.WARNING,
            "this session has no display, so the window cannot be shown from it",
            "Run this on the desktop of the device, or use kiosk run --headless.",
        )
        return
    try:
        found = probe("display")
    except ProbeError as error:
        yield Finding("display", Level.ERROR, *_display_problem(error))
        return
    if not found["screens"]:
        yield Finding(
            "display",
            Level.ERROR,
            f"Qt ({found['platform']}) sees no screen",
            "Switch the screen on and check its cable.",
        )
    for screen in found["screens"]:
        yield Finding(
            "display",
            Level.OK,
            f"{screen['name'] or 'screen'} {screen['width']}x{screen['height']}, scale "
            f"{screen['scale']:g}, {screen['refresh_hz']:.0f} Hz, Qt {found['platform']}",
        )


def _display_problem(error: ProbeError) -> tuple[str, str]:
    """Message and hint for a Qt that does not start."""
    output = error.output.lower()
    if "could not connect to display" in output or "failed to create wl_display" in output:
        return (
            "the display of this session cannot be reached",
            "Check DISPLAY or WAYLAND_DISPLAY, and that this user may use the display.",
        )
    if "xcb-cursor" in output or "cannot open shared object" in output:
        return f"a system library for Qt is missing: {_last(error.output)}", _REPAIR
    reason = _last(error.output) or error.reason
    return f"Qt cannot start: {reason}", _REPAIR


def _last(output: str) -> str:
    """The line of an output that tells most: Qt ends with generalities."""
    lines = output.splitlines()
    telling = [line for line in lines if "library" in line or "needed" in line or "object" in line]
    return (telling or lines or [""])[0]


def check_machine() -> Iterator[Finding]:
    """Processor and memory."""
    import psutil

    cores = psutil.cpu_count() or 1
    name = _processor_name()
    if cores < 2:
        yield Finding(
            "processor",
            Level.WARNING,
            f"{name}, 1 core",
            "Use a machine with two cores or more: analysis and window share one here.",
        )
    else:
        yield Finding("processor", Level.OK, f"{name}, {cores} cores")
    memory = psutil.virtual_memory()
    text = f"{memory.available / 2**30:.1f} of {memory.total / 2**30:.1f} GiB free"
    if memory.available < _NO_MEMORY_BYTES:
        yield Finding("memory", Level.ERROR, text, "End other programs, or add memory.")
    elif memory.total < _LITTLE_MEMORY_BYTES:
        yield Finding("memory", Level.WARNING, text, "Add memory: 4 GiB are comfortable.")
    else:
        yield Finding("memory", Level.OK, text)


def _processor_name() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine() or "processor"


def check_folders() -> Iterator[Finding]:
    """Whether the program can keep its files, and for how long."""
    folders = {
        "settings": paths.config_dir(),
        "data": paths.data_dir(),
        "cache": paths.cache_dir(),
        "log": paths.log_dir(),
    }
    free_by_disk: dict[int, tuple[int, Path]] = {}
    for name, folder in folders.items():
        reason = _unwritable(folder)
        if reason:
            yield Finding(
                f"{name} folder",
                Level.ERROR,
                f"{folder} cannot be written: {reason}",
                "Give this user the right to write there, or set KIOSK_HOME to another folder.",
            )
        else:
            yield Finding(f"{name} folder", Level.OK, str(folder))
        existing = _existing(folder)
        free_by_disk[existing.stat().st_dev] = (shutil.disk_usage(existing).free, existing)
    for free, existing in free_by_disk.values():
        yield _disk_finding(free, existing)


def _disk_finding(free: int, folder: Path) -> Finding:
    text = f"{free / 2**30:.1f} GiB free on the disk of {folder}"
    if free < _NO_DISK_BYTES:
        return Finding("disk", Level.ERROR, text, "Free some space: nothing can be kept.")
    if free < _LOW_DISK_BYTES:
        return Finding("disk", Level.WARNING, text, "Free some space: 1 GiB should remain.")
    return Finding("disk", Level.OK, text)


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return next(place for place in (folder, *folder.absolute().parents) if place.exists())


def _unwritable(folder: Path) -> str:
    """Why no file can be made in a folder, which is not made here; empty when it can."""
    existing = _existing(folder)
    if not existing.is_dir():
        return f"{existing} is not a folder"
    try:
        with tempfile.TemporaryFile(dir=existing) as file:
            file.write(b"x")
    except OSError as error:
        return error.strerror or str(error)
    return ""
