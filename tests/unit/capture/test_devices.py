"""The list of cameras, from a made-up /sys and /dev."""

import sys
from pathlib import Path

import pytest

from kiosk.capture.devices import linux_cameras, list_cameras, list_scenes
from kiosk.core.errors import SourceError
from kiosk.core.ports import SourceInfo


@pytest.fixture
def machine(tmp_path: Path) -> tuple[Path, Path]:
    """Two cameras and the metadata node of one, as the kernel lays them out."""
    sys_dir, dev_dir = tmp_path / "sys", tmp_path / "dev"
    by_id = dev_dir / "v4l" / "by-id"
    by_id.mkdir(parents=True)
    for node, name in (("video0", "C920"), ("video1", "C920"), ("video10", "Built-in é")):
        (sys_dir / node).mkdir(parents=True)
        (sys_dir / node / "name").write_text(name + "\n", encoding="utf-8")
        (dev_dir / node).touch()
    (by_id / "usb-046d_C920-video-index0").symlink_to(dev_dir / "video0")
    (by_id / "usb-046d_C920-video-index1").symlink_to(dev_dir / "video1")
    return sys_dir, dev_dir


def test_stable_paths_and_names(machine: tuple[Path, Path]) -> None:
    sys_dir, dev_dir = machine
    cameras = linux_cameras(sys_dir, dev_dir, lambda node: node.name != "video1")
    assert [(c.source, c.name) for c in cameras] == [
        (str(dev_dir / "v4l/by-id/usb-046d_C920-video-index0"), "C920 (video0)"),
        (str(dev_dir / "video10"), "Built-in é (video10)"),
    ]


def test_machine_without_video_devices(tmp_path: Path) -> None:
    assert linux_cameras(tmp_path / "sys", tmp_path / "dev") == []


def test_node_that_went_away_and_name_that_cannot_be_read(machine: tuple[Path, Path]) -> None:
    sys_dir, dev_dir = machine
    (dev_dir / "video0").unlink()
    (sys_dir / "video10" / "name").unlink()
    cameras = linux_cameras(sys_dir, dev_dir, lambda node: True)
    assert [c.name for c in cameras] == ["C920 (video1)", "video10"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the kernel")
def test_files_that_are_no_cameras_are_left_out(machine: tuple[Path, Path]) -> None:
    sys_dir, dev_dir = machine
    assert linux_cameras(sys_dir, dev_dir) == []


def test_this_machine_can_be_asked() -> None:
    for camera in list_cameras():
        assert camera.source
        assert camera.name


def test_scenes_are_those_that_ship() -> None:
    for scene in list_scenes():
        assert scene.source.startswith("sim:")


def test_elsewhere_the_first_numbers_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    class Camera:
        def __init__(self, number: int, *, open_timeout_s: float) -> None:
            self.number = number

        def open(self) -> SourceInfo:
            tried.append(self.number)
            if self.number != 1:
                raise SourceError("not there")
            return SourceInfo("camera:1", True, 640, 480, 30.0, detail="MSMF, MJPG, 640x480")

        def close(self) -> None:
            tried.append(-1)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("kiosk.capture.camera.CameraSource", Camera)
    cameras = list_cameras()
    assert [(c.source, c.name) for c in cameras] == [("camera:1", "Camera 1 (MSMF, MJPG, 640x480)")]
    assert tried == [0, -1, 1, -1, 2, -1, 3, -1]  # each one is closed again
