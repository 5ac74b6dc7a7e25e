"""Devices with a fallback, compilation and the cache of compiled networks."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import openvino as ov
import openvino.opset13 as op
import pytest

from kiosk.core.choices import DetectorName, InferenceDevice, InferencePrecision
from kiosk.core.errors import InferenceError, ModelCorruptError
from kiosk.inference.detectors import FaceDetector
from kiosk.inference.runtime import (
    Runtime,
    cpu_count,
    detector_threads,
    inference_devices,
    prune_cache,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.inference.registry import ModelStore

ABSENT = [d for d in ("GPU", "NPU") if d not in dict(inference_devices())]


def small_model() -> ov.Model:
    x = op.parameter([1, 4], np.float32, name="x")
    return ov.Model([op.result(op.relu(x))], [x], "small")


def test_the_cpu_is_listed_with_its_name() -> None:
    devices = dict(inference_devices())
    assert devices["CPU"]
    assert set(devices) <= {"CPU", "GPU", "NPU"}


@pytest.mark.parametrize("device", ABSENT)
def test_an_absent_device_falls_back_to_the_cpu_with_a_reason(device: str, tmp_path: Path) -> None:
    runtime = Runtime(InferenceDevice(device), cache=tmp_path)
    assert runtime.choice.used == "CPU"
    assert device in runtime.choice.reason
    assert device in str(runtime.choice)
    assert runtime.compile(small_model(), "small", threads=1) is not None


@pytest.mark.skipif("GPU" in dict(inference_devices()), reason="AUTO has something to choose")
def test_auto_without_an_accelerator_is_the_cpu_and_no_fallback(tmp_path: Path) -> None:
    choice = Runtime(InferenceDevice.AUTO, cache=tmp_path).choice
    assert (choice.used, choice.reason, str(choice)) == ("CPU", "", "CPU")


def test_a_device_that_cannot_compile_is_given_up_for_the_cpu(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    runtime = Runtime(cache=tmp_path)
    real = runtime._compile_for

    def broken(device: str, model: ov.Model, threads: int) -> Any:
        if device != "CPU":
            raise RuntimeError("Exception from plugin.cpp:1\nno such layer: Frob")
        return real(device, model, threads)

    runtime.choice = type(runtime.choice)(InferenceDevice.GPU, "GPU")
    monkeypatch.setattr(runtime, "_compile_for", broken)
    expect_log("using the CPU")
    runtime.compile(small_model(), "small", threads=1)
    assert runtime.choice.used == "CPU"
    assert "no such layer: Frob" in runtime.choice.reason
    assert runtime.compiled == ["small"]


def test_a_network_that_nothing_can_run_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = Runtime(cache=tmp_path)

    def broken(*_: object) -> None:
        raise RuntimeError("out of memory")

    monkeypatch.setattr(runtime, "_compile_for", broken)
    with pytest.raises(InferenceError, match=r"small.*out of memory") as caught:
        runtime.compile(small_model(), "small", threads=1)
    assert caught.value.hint
    assert runtime.compiled == []


@pytest.mark.parametrize("content", [b"", b"<net", b"\x00" * 100])
def test_a_broken_file_is_a_corrupt_model(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.xml"
    path.write_bytes(content)
    with pytest.raises(ModelCorruptError, match=r"broken\.xml"):
        Runtime(cache=tmp_path).read(path)


def test_the_arithmetic_is_that_of_the_setting(tmp_path: Path) -> None:
    runtime = Runtime(precision=InferencePrecision.F32, cache=tmp_path)
    compiled = runtime.compile(small_model(), "small", threads=1)
    assert compiled.get_property("INFERENCE_PRECISION_HINT") == ov.Type.f32
    assert compiled.get_property("INFERENCE_NUM_THREADS") == 1


def test_compiled_networks_are_kept_for_the_next_start(tmp_path: Path) -> None:
    Runtime(cache=tmp_path / "cache").compile(small_model(), "small", threads=1)
    assert list((tmp_path / "cache").glob("*.blob"))


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    runtime = Runtime(cache=tmp_path / "file" / "cache")
    assert runtime.compile(small_model(), "small", threads=1)


def test_the_same_network_built_again_is_found_in_the_cache(
    store: ModelStore, tmp_path: Path
) -> None:
    runtime = Runtime(cache=tmp_path / "cache")
    for _ in range(2):
        detector = FaceDetector(DetectorName.YUNET, store, runtime)
        detector.warm_up(640, 360)
        detector.close()
    assert len(list((tmp_path / "cache").glob("*.blob"))) == 1


@pytest.mark.parametrize(("cores", "threads"), [(1, 1), (2, 1), (4, 2), (8, 4), (64, 4)])
def test_detection_leaves_half_of_the_cores(cores: int, threads: int) -> None:
    assert detector_threads(cores) == threads


def test_only_the_cores_of_this_process_count() -> None:
    assert 1 <= cpu_count() <= (os.cpu_count() or 1)


def _blob(folder: Path, name: str, size: int, age_s: float) -> Path:
    path = folder / f"{name}.blob"
    path.write_bytes(bytes(size))
    stamp = time.time() - age_s
    os.utime(path, (stamp, stamp))
    return path


def test_old_networks_leave_the_cache_and_the_oldest_above_its_size(tmp_path: Path) -> None:
    new = _blob(tmp_path, "new", 400, 10)
    middle = _blob(tmp_path, "middle", 400, 20)
    oldest = _blob(tmp_path, "oldest", 400, 30)
    ancient = _blob(tmp_path, "ancient", 1, 1000)
    other = tmp_path / "notes.txt"
    other.write_text("kept")
    assert prune_cache(tmp_path, max_bytes=900, max_age_s=500) == 2
    assert new.exists()
    assert middle.exists()
    assert not oldest.exists()
    assert not ancient.exists()
    assert other.exists()


def test_a_cache_that_does_not_exist_is_clean(tmp_path: Path) -> None:
    assert prune_cache(tmp_path / "nowhere") == 0
