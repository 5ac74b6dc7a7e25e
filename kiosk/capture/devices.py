"""Which cameras and simulated scenes can be chosen."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.core.control import CameraDevice
from kiosk.core.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

_PROBED_NUMBERS: Final = range(4)
_PROBE_TIMEOUT_S: Final = 5.0

# linux/videodev2.h: VIDIOC_QUERYCAP and struct v4l2_capability (104 bytes).
_QUERYCAP: Final = 0x80685600
_CAPABILITY: Final = struct.Struct("16s32s32sIII12x")
_CAP_VIDEO_CAPTURE: Final = 0x00000001 | 0x00001000  # single- and multi-planar
_CAP_MEMORY_TO_MEMORY: Final = 0x00008000 | 0x00004000  # codecs, not cameras
_CAP_DEVICE_CAPS: Final = 0x80000000


def list_cameras() -> list[CameraDevice]:
    """The cameras of this machine.

    On Linux nothing is opened for capture and names are stable; elsewhere the first
    numbers are tried, which takes seconds and leaves out a camera that is in use.
    """
    if sys.platform.startswith("linux"):
        return linux_cameras()
    return _probed_cameras()


def list_scenes() -> list[CameraDevice]:
    """The simulated scenes that ship with the program, by name."""
    from kiosk.capture.sim.scenario import load_scenario, scene_names

    return [
        CameraDevice(f"sim:{name}", f"Simulated scene: {load_scenario(name).title}")
        for name in scene_names()
    ]


def linux_cameras(
    sys_dir: Path = Path("/sys/class/video4linux"),
    dev_dir: Path = Path("/dev"),
    can_capture: Callable[[Path], bool] | None = None,
) -> list[CameraDevice]:
    """Cameras as the kernel lists them.

    Args:
        sys_dir: Folder with one entry for each video device.
        dev_dir: Folder of the device nodes and of ``v4l/by-id``.
        can_capture: Asks a node whether it is a camera; replaced by tests.

    Returns:
        The cameras by number; ``source`` is the ``by-id`` path, which survives plugging into
        another port order, or else the node.
    """
    can_capture = can_capture or _can_capture
    nodes = sorted(sys_dir.glob("video*"), key=lambda path: (len(path.name), path.name))
    stable = _stable_paths(dev_dir / "v4l" / "by-id")
    cameras = []
    for entry in nodes:
        node = dev_dir / entry.name
        if not node.exists() or not can_capture(node):
            continue
        path = stable.get(node.resolve(), node)
        name = _read_line(entry / "name")
        label = f"{name} ({entry.name})" if name else entry.name
        cameras.append(CameraDevice(str(path), label))
    return cameras


def _stable_paths(by_id: Path) -> dict[Path, Path]:
    """Links of ``/dev/v4l/by-id`` by the node that they point to."""
    try:
        return {link.resolve(): link for link in sorted(by_id.iterdir(), reverse=True)}
    except OSError:
        return {}


def _read_line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _can_capture(node: Path) -> bool:
    """Whether a node delivers pictures; a camera's other nodes deliver metadata only.

    A node that may not be opened counts as a camera, so that the operator sees it and gets
    the reason when choosing it.
    """
    import fcntl  # not on Windows

    try:
        descriptor = os.open(node, os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return True
    buffer = bytearray(_CAPABILITY.size)
    try:
        fcntl.ioctl(descriptor, _QUERYCAP, buffer)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    *_, capabilities, device_caps = _CAPABILITY.unpack(buffer)
    flags = device_caps if capabilities & _CAP_DEVICE_CAPS else capabilities
    return bool(flags & _CAP_VIDEO_CAPTURE) and not flags & _CAP_MEMORY_TO_MEMORY


def _probed_cameras() -> list[CameraDevice]:
    """Cameras found by opening the first numbers."""
    from kiosk.capture.camera import CameraSource

    cameras = []
    for number in _PROBED_NUMBERS:
        source = CameraSource(number, open_timeout_s=_PROBE_TIMEOUT_S)
        try:
            info = source.open()
        except SourceError:
            continue
        finally:
            source.close()
        cameras.append(CameraDevice(f"camera:{number}", f"Camera {number} ({info.detail})"))
    return cameras
