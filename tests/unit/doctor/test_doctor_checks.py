"""Each check of the doctor, with the fault that it is there to find."""

from __future__ import annotations

import collections
import os
import shutil
import sqlite3
import sys
import threading
import time
from contextlib import closing
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import psutil
import pytest

from kiosk.capture import devices
from kiosk.commands.doctor import configuration, history, network, report, system, vision
from kiosk.commands.doctor.finding import Finding, Level, within
from kiosk.commands.doctor.probe import ProbeError, probe
from kiosk.core.clock import SystemClock
from kiosk.core.control import CameraDevice
from kiosk.core.pin import PinStore
from kiosk.core.pin import default_path as pin_path
from kiosk.core.settings import AnalysisSettings, CameraSettings, HistorySettings, Settings
from kiosk.core.settings_store import default_path as settings_path
from kiosk.store.database import default_path as history_path
from kiosk.store.writer import HistoryWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path


def worst(findings: Iterable[Finding]) -> Finding:
    """The worst finding; a bad one has to say what to do."""
    order = (Level.OK, Level.WARNING, Level.ERROR)
    found = list(findings)
    for finding in found:
        assert finding.message
    bad = max(found, key=lambda finding: order.index(finding.level))
    if bad.level is not Level.OK:
        assert any(finding.hint for finding in found if finding.level is bad.level)
    return bad


# ------------------------------------------------------------------------ the machine


def test_python(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worst(system.check_python()).level is Level.OK
    monkeypatch.setattr(system, "_SUPPORTED", ((3, 98), (3, 99)))
    bad = worst(system.check_python())
    assert bad.level is Level.ERROR
    assert "3.98 to 3.99" in bad.hint


def test_libraries_of_this_installation_load() -> None:
    assert worst(system.check_libraries()).level is Level.OK


def test_library_that_does_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "probe", lambda name: {"cv2": "ImportError: libGL.so.1"})
    bad = worst(system.check_libraries())
    assert bad.level is Level.ERROR
    assert "cv2 cannot be loaded: ImportError: libGL.so.1" in bad.message


def test_library_that_crashes(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(name: str) -> None:
        raise ProbeError("it ended with code -11", "Segmentation fault")

    monkeypatch.setattr(system, "probe", crash)
    bad = worst(system.check_libraries())
    assert bad.level is Level.ERROR
    assert "Segmentation fault" in bad.message


def test_known_bad_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "probe", lambda name: {})
    versions = {"PySide6-Essentials": "6.12.0"}
    monkeypatch.setattr(system, "_version", lambda package: versions.get(package, ""))
    monkeypatch.setattr(sys, "version_info", (3, 11, 2))
    assert "6.12.0" in worst(system.check_libraries()).message
    monkeypatch.setattr(sys, "version_info", (3, 12, 1))
    assert worst(system.check_libraries()).level is Level.OK
    versions |= {"opencv-python": "4.12", "opencv-python-headless": "4.12"}
    monkeypatch.setattr(sys, "platform", "linux")
    assert worst(system.check_libraries()).level is Level.WARNING


def test_probe_that_hangs_or_is_unknown_is_an_error() -> None:
    with pytest.raises(ProbeError, match="did not end within"):
        probe("libraries", timeout_s=0.01)
    with pytest.raises(ProbeError, match="ended with code 1") as caught:
        probe("nothing")
    assert "KeyError" in caught.value.output


def test_display_of_this_session() -> None:
    (finding,) = system.check_display()
    assert finding.level is Level.OK
    assert "Qt offscreen" in finding.message


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays as on Linux")
def test_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    bad = worst(system.check_display())
    assert bad.level is Level.WARNING
    assert "--headless" in bad.hint
    monkeypatch.setenv("DISPLAY", ":4711")
    bad = worst(system.check_display())
    assert bad.level is Level.ERROR
    assert "cannot be reached" in bad.message


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("x\nxcb-cursor0 or libxcb-cursor0 is needed to load it.\nAborted", "library for Qt"),
        ("ImportError: libEGL.so.1: cannot open shared object file", "libEGL.so.1"),
        ("", "ended with code -6"),
    ],
)
def test_qt_that_cannot_start(monkeypatch: pytest.MonkeyPatch, output: str, words: str) -> None:
    def crash(name: str) -> None:
        raise ProbeError("it ended with code -6", output)

    monkeypatch.setattr(system, "probe", crash)
    bad = worst(system.check_display())
    assert bad.level is Level.ERROR
    assert words in bad.message


def test_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "probe", lambda name: {"platform": "xcb", "screens": []})
    assert "sees no screen" in worst(system.check_display()).message


Memory = collections.namedtuple("Memory", "total available")


@pytest.mark.parametrize(
    ("cores", "total_gib", "free_gib", "level"),
    [
        (4, 8, 4, Level.OK),
        (1, 8, 4, Level.WARNING),
        (4, 1.5, 1, Level.WARNING),
        (4, 8, 0.2, Level.ERROR),
    ],
)
def test_machine(
    monkeypatch: pytest.MonkeyPatch, cores: int, total_gib: float, free_gib: float, level: Level
) -> None:
    monkeypatch.setattr(psutil, "cpu_count", lambda: cores)
    memory = Memory(int(total_gib * 2**30), int(free_gib * 2**30))
    monkeypatch.setattr(psutil, "virtual_memory", lambda: memory)
    assert worst(system.check_machine()).level is level


@pytest.mark.parametrize(
    ("free_mib", "level"), [(5000, Level.OK), (500, Level.WARNING), (50, Level.ERROR)]
)
def test_disk(monkeypatch: pytest.MonkeyPatch, free_mib: int, level: Level) -> None:
    usage = shutil.disk_usage("/")._replace(free=free_mib << 20)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    assert worst(system.check_folders()).level is level


def test_folders_are_looked_at_but_not_made(kiosk_home: Path) -> None:
    findings = list(system.check_folders())
    assert {f.check for f in findings} == {
        "settings folder",
        "data folder",
        "cache folder",
        "log folder",
        "disk",
    }
    assert not kiosk_home.exists()


def test_folder_that_is_a_file(kiosk_home: Path) -> None:
    kiosk_home.mkdir()
    (kiosk_home / "log").write_text("")
    bad = worst(system.check_folders())
    assert (bad.level, bad.check) == (Level.ERROR, "log folder")
    assert "is not a folder" in bad.message


def test_folder_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(system.tempfile, "TemporaryFile", refuse)
    bad = worst(system.check_folders())
    assert "cannot be written: Permission denied" in bad.message
    assert "KIOSK_HOME" in bad.hint


# -------------------------------------------------------------------- settings and PIN


def test_settings_file() -> None:
    settings, findings = configuration.load_settings()
    assert settings == Settings()
    assert worst(findings).level is Level.OK
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_text('version = 1\n[camera]\nsource = "sim:busy"\nfps = "many"\n')
    settings, findings = configuration.load_settings()
    assert settings.camera.source == "sim:busy"
    bad = worst(findings)
    assert bad.level is Level.WARNING
    assert "fps" in bad.message


@pytest.mark.parametrize("content", [b"[broken", b"\xff\xfe\x00"])
def test_unreadable_settings_file_stays_where_it_is(content: bytes) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    settings, findings = configuration.load_settings()
    assert settings == Settings()
    bad = worst(findings)
    assert bad.level is Level.ERROR
    assert str(path) in bad.message
    assert path.read_bytes() == content


def test_history() -> None:
    assert history.check_history().level is Level.OK
    path = history_path()
    writer = HistoryWriter(path, HistorySettings(), SystemClock(), lambda *_: None)
    writer.start()
    writer.checkpoint(())
    assert writer.flush()
    assert writer.stop(20)
    good = history.check_history()
    assert good.level is Level.OK
    assert good.message.startswith("0 visits, 0 minutes, ")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    assert worst([history.check_history()]).level is not Level.OK
    path.write_bytes(b"no database at all" * 100)
    assert worst([history.check_history()]).level is Level.ERROR


def test_pin() -> None:
    assert configuration.check_pin().level is Level.WARNING
    PinStore(pin_path()).set_pin("4711")
    assert configuration.check_pin().level is Level.OK
    pin_path().write_text("{}")
    bad = configuration.check_pin()
    assert bad.level is Level.ERROR
    assert "set-pin" in bad.hint


# ----------------------------------------------------------------------------- vision


@pytest.fixture
def cameras(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[CameraDevice]:
    found: list[CameraDevice] = []
    monkeypatch.setattr(devices, "list_cameras", lambda: found)
    return found


def test_camera_and_source(cameras: list[CameraDevice], tmp_path: Path) -> None:
    def level(source: str) -> Level:
        return worst(vision.check_camera(CameraSettings(source=source))).level

    assert level("auto") is Level.WARNING
    assert level("sim:busy") is Level.OK
    assert level("camera:0") is Level.ERROR
    assert level("/dev/v4l/by-id/none") is Level.ERROR
    assert level("nonsense:1") is Level.ERROR
    assert level(str(tmp_path / "clip.mp4")) is Level.ERROR
    (tmp_path / "clip.mp4").write_text("")
    assert level(str(tmp_path / "clip.mp4")) is Level.OK
    assert level(str(tmp_path / "*.mp4")) is Level.OK
    assert level(str(tmp_path / "*.avi")) is Level.ERROR
    cameras.append(CameraDevice("camera:0", "Camera 0"))
    assert level("auto") is Level.OK
    assert level("camera:0") is Level.OK


def test_camera_that_may_not_be_used(
    cameras: list[CameraDevice], monkeypatch: pytest.MonkeyPatch
) -> None:
    cameras.append(CameraDevice("/dev/video0", "Webcam (video0)"))
    monkeypatch.setattr(os, "access", lambda path, mode: path != "/dev/video0")
    bad = worst(vision.check_camera(CameraSettings(source="auto")))
    assert bad.level is Level.ERROR
    assert "group video" in bad.hint


def test_source_is_shown_without_its_password(cameras: list[CameraDevice]) -> None:
    findings = vision.check_camera(CameraSettings(source="rtsp://anna:hunter2@10.0.0.2/s"))
    text = " ".join(finding.message for finding in findings)
    assert "10.0.0.2" in text
    assert "hunter2" not in text
    assert "anna" not in text


def test_camera_driver_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    monkeypatch.setattr(devices, "list_cameras", lambda: release.wait(30) and [])
    monkeypatch.setattr(vision, "_CAMERAS_TIMEOUT_S", 0.05)
    bad = worst(vision.check_camera(CameraSettings()))
    release.set()
    assert bad.level is Level.ERROR
    assert "hangs" in bad.message


def test_models(models_dir: Path, kiosk_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = worst(vision.check_models(AnalysisSettings()))
    assert bad.level is Level.ERROR
    assert "not installed" in bad.message
    monkeypatch.setenv("KIOSK_MODELS", str(models_dir))
    assert worst(vision.check_models(AnalysisSettings())).level is Level.OK
    monkeypatch.setenv("KIOSK_MODELS", str(kiosk_home / "nowhere"))
    assert any(
        finding.level is Level.WARNING and "nowhere" in finding.message
        for finding in vision.check_models(AnalysisSettings())
    )


def test_damaged_model(kiosk_home: Path) -> None:
    folder = kiosk_home / "data" / "models" / "face-detection-yunet-2023mar" / "FP32"
    folder.mkdir(parents=True)
    (folder / "face_detection_yunet_2023mar.onnx").write_bytes(b"half of it")
    bad = worst(vision.check_models(AnalysisSettings(mode="counts")))
    assert bad.level is Level.ERROR
    assert "10 bytes instead of 232589" in bad.message
    assert "kiosk models fetch" in bad.hint


def test_openvino(monkeypatch: pytest.MonkeyPatch) -> None:
    findings = list(vision.check_openvino(AnalysisSettings()))
    assert any(finding.message.startswith("CPU: ") for finding in findings)
    assert worst(findings).level is Level.OK
    monkeypatch.setattr(vision, "_openvino_devices", lambda: {"CPU": "x", "GPU": "y"})
    assert worst(vision.check_openvino(AnalysisSettings(device="GPU"))).level is Level.OK
    bad = worst(vision.check_openvino(AnalysisSettings(device="NPU")))
    assert bad.level is Level.WARNING
    assert "no NPU" in bad.message
    monkeypatch.setattr(vision, "_openvino_devices", dict)
    assert worst(vision.check_openvino(AnalysisSettings())).level is Level.ERROR


def test_openvino_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> dict[str, str]:
        raise RuntimeError("plugin not found")

    monkeypatch.setattr(vision, "_openvino_devices", fail)
    bad = worst(vision.check_openvino(AnalysisSettings()))
    assert bad.level is Level.ERROR
    assert "plugin not found" in bad.message


# --------------------------------------------------------------------------- network


@pytest.fixture
def endpoint() -> Iterator[Callable[..., str]]:
    """``endpoint(status, skew_s)`` starts a server; its clock is ahead by ``skew_s``."""
    servers: list[tuple[ThreadingHTTPServer, threading.Thread]] = []

    def start(status: int = 201, skew_s: float | None = 0) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response_only(status)
                if skew_s is not None:
                    self.send_header("Date", formatdate(time.time() + skew_s, usegmt=True))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server, thread in servers:
        server.shutdown()
        server.server_close()
        thread.join()


def with_endpoint(address: str, **values: object) -> Settings:
    sink = {"name": "hall", "kind": "workshop", "endpoint": address, "timeout_s": 5, **values}
    return Settings(cloud={"sinks": [sink]})


def test_clock_without_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worst(network.check_clock(Settings())).level is Level.OK
    monkeypatch.setattr(network, "_EARLIEST", network._EARLIEST.replace(year=2999))
    bad = worst(network.check_clock(Settings()))
    assert bad.level is Level.ERROR
    assert "cannot be right" in bad.message


@pytest.mark.parametrize(
    ("skew_s", "level", "words"),
    [
        (0, Level.OK, "agrees"),
        (30, Level.WARNING, "behind"),
        (-30, Level.WARNING, "ahead of"),
        (3600, Level.ERROR, "3600 s behind"),
        (None, Level.OK, "does not tell"),
    ],
)
def test_clock_against_the_endpoint(
    endpoint: Callable[..., str], skew_s: float | None, level: Level, words: str
) -> None:
    findings = list(network.check_clock(with_endpoint(endpoint(404, skew_s))))
    assert worst(findings).level is level
    assert words in findings[-1].message or words in findings[-1].message.replace("3599", "3600")


def test_endpoint(endpoint: Callable[..., str]) -> None:
    assert "nothing leaves" in worst(network.check_destinations(Settings())).message
    good = worst(network.check_destinations(with_endpoint(endpoint(201))))
    assert good.level is Level.OK
    assert "accepted" in good.message
    for status in (200, 404, 500):
        bad = worst(network.check_destinations(with_endpoint(endpoint(status))))
        assert bad.level is Level.ERROR
        assert str(status) in bad.message


def test_a_paused_destination_is_a_warning(endpoint: Callable[..., str]) -> None:
    paused = worst(network.check_destinations(with_endpoint(endpoint(201), paused=True)))
    assert paused.level is Level.WARNING
    assert "paused" in paused.hint


def test_a_destination_whose_extra_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "paho.mqtt.client", None)
    monkeypatch.delitem(sys.modules, "kiosk.cloud.sinks.mqtt", raising=False)
    monkeypatch.delitem(sys.modules, "kiosk.cloud.sinks.mqtt_session", raising=False)
    sink = {"name": "broker", "kind": "mqtt", "endpoint": "mqtt://127.0.0.1:1"}
    missing = worst(network.check_destinations(Settings(cloud={"sinks": [sink]})))
    assert missing.level is Level.ERROR
    assert "kiosk[mqtt]" in missing.hint


def test_endpoint_that_is_not_there() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    address = f"http://127.0.0.1:{server.server_address[1]}"
    server.server_close()
    settings = with_endpoint(address)
    assert worst(network.check_destinations(settings)).level is Level.ERROR
    assert worst(network.check_clock(settings)).level is Level.OK


# --------------------------------------------------------------------------- together


def test_check_that_fails_itself_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> list[Finding]:
        raise ZeroDivisionError("by accident")

    monkeypatch.setattr(system, "check_python", fail)
    findings = list(report.examine(Settings(camera={"source": "sim:busy"}), ()))
    assert findings[0].level is Level.ERROR
    assert "ZeroDivisionError" in findings[0].message
    assert {"libraries", "models", "clock"} <= {finding.check for finding in findings}


def test_call_in_time() -> None:
    assert within(20, lambda: 5) == 5
    with pytest.raises(ZeroDivisionError):
        within(20, lambda: 1 // 0)
