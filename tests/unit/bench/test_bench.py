"""The bench: its frames, its figures, its verdicts and its command."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from kiosk.commands import bench
from kiosk.commands.bench import attributes, report
from kiosk.commands.bench.attributes import AttributeFigures
from kiosk.commands.bench.frames import FrameLoop, scene_pictures, source_pictures
from kiosk.commands.bench.machine import Machine
from kiosk.commands.bench.throughput import Throughput, Turn, measure
from kiosk.commands.bench.window import WindowFigures, measure_window
from kiosk.core.choices import Precision
from kiosk.core.errors import SourceError
from kiosk.core.settings import AnalysisSettings
from kiosk.inference.registry import ModelRegistry, ModelStore

if TYPE_CHECKING:
    from pathlib import Path

CONTESTANTS = ("network", "detector", "pipeline", "live", "naive")


def figures(**cpu_ms: float) -> Throughput:
    """Figures in which wall time is twice the processor time of each turn."""
    turns = {
        name: tuple(Turn(2 * k * cpu_ms[name], k * cpu_ms[name]) for k in (1, 3, 2))
        for name in CONTESTANTS
    }
    return Throughput(5.0, turns, {"detect": 2.0}, 1.0, 0.5)


GOOD = figures(network=2, detector=2.5, pipeline=2.6, live=3, naive=30)


def parse(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    bench.add_parser(parser.add_subparsers())
    return parser.parse_args(["bench", *arguments])


def test_the_stream_goes_on_without_a_cut() -> None:
    pictures = [np.full((4, 6, 3), k, np.uint8) for k in range(4)]
    loop = FrameLoop(pictures)
    frames = [*loop.take(5), *loop.take(8)]
    shown = [int(frame.image[0, 0, 0]) for frame in frames]
    assert shown == [0, 1, 2, 3, 2, 1, 0, 1, 2, 3, 2, 1, 0]
    assert [frame.seq for frame in frames] == list(range(13))
    steps = np.diff([frame.captured_ns for frame in frames])
    assert set(steps) <= {33_333_333, 33_333_334}
    assert loop.size == (6, 4)


def test_the_drawn_frames_show_people_in_full_size() -> None:
    pictures = scene_pictures(2, frames=2)
    assert [picture.shape for picture in pictures] == [(1080, 1920, 3)] * 2
    assert not np.array_equal(pictures[0], pictures[1])


def test_a_file_gives_its_own_frames(tmp_path: Path) -> None:
    path = tmp_path / "grey.png"
    cv2.imwrite(str(path), np.full((60, 80, 3), 100, np.uint8))
    assert {image.shape for image in source_pictures(str(path))} == {(60, 80, 3)}
    with pytest.raises(SourceError):
        source_pictures(str(tmp_path / "nothing.mp4"))


def test_ratios_are_medians_over_the_turns() -> None:
    assert GOOD.cpu_ms("pipeline") == pytest.approx(5.2)
    assert GOOD.fps("detector") == pytest.approx(1e3 / 10)
    assert GOOD.cpu_ratio("pipeline", "detector") == pytest.approx(2.6 / 2.5)
    assert GOOD.speed_ratio("pipeline", "detector") == pytest.approx(2.5 / 2.6)


def test_targets_are_judged_by_the_measured_numbers_of_faces() -> None:
    assert report.targets({3: GOOD}) == []
    assert all(target.met for target in report.targets({1: GOOD, 5: GOOD, 20: GOOD}))
    assert len(report.targets({1: GOOD, 5: GOOD, 20: GOOD})) == 5
    bad = figures(network=2, detector=2.5, pipeline=5, live=3, naive=10)
    verdicts = report.targets({1: GOOD, 5: bad, 20: bad})
    assert not any(target.met for target in verdicts)


def test_a_real_measurement_compares_everything(models_dir: Path, media_dir: Path) -> None:
    image = cv2.imread(str(media_dir / "groups" / "2008_002506.jpg"))
    store = ModelStore(ModelRegistry.load(), (models_dir,))
    measured = measure([image, image], AnalysisSettings(), store, turns=1, block_s=0.05)
    assert set(measured.turns) == set(CONTESTANTS)
    assert measured.faces == pytest.approx(3, abs=0.1)
    assert measured.cpu_ms("naive") > measured.cpu_ms("pipeline") > measured.cpu_ms("network") > 0
    assert measured.stage_ms["detect"] > 0


@pytest.mark.parametrize("as_json", [True, False])
def test_the_command_reports_what_was_measured(
    as_json: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kiosk.commands.bench.throughput.measure", lambda *_: GOOD)
    monkeypatch.setattr("kiosk.commands.bench.frames.scene_pictures", lambda faces: [faces])
    args = parse("--faces", "5", *(["--json"] if as_json else []))
    assert args.run(args) == 0
    out = capsys.readouterr().out
    if as_json:
        said = json.loads(out)
        assert said["throughput"]["5"]["contestants"]["pipeline"]["cpu_ms_per_frame"] == 5.2
        assert [target["met"] for target in said["targets"]] == [True, True, True]
        assert said["machine"]["cores"] >= 1
    else:
        assert "naive loop" in out
        assert out.count("met ") == 3
        assert "missed" not in out


def attribute_figures(int8: float) -> AttributeFigures:
    """The own network takes so much of the time of the three; from the frame on 0.1 ms more."""
    parts = {attributes.ZOO: 1.0, attributes.OWN[Precision.FP16]: 2.0}
    parts[attributes.OWN[Precision.FP16_INT8]] = int8
    turns = (0.5, 4.0, 1.0)
    return AttributeFigures(
        {name: tuple(part * turn for turn in turns) for name, part in parts.items()},
        {name: tuple(part * turn + 0.1 for turn in turns) for name, part in parts.items()},
    )


@pytest.mark.parametrize("int8", [0.5, 1.5])
def test_the_own_network_is_judged_as_it_is_used(int8: float) -> None:
    figures = attribute_figures(int8)
    name = attributes.OWN[Precision.FP16_INT8]
    assert figures.network_ratio(name) == pytest.approx(int8)
    assert figures.reading_ratio(attributes.ZOO) == 1.0
    (target,) = attributes.attribute_targets(figures)
    assert (target.value, target.met) == (pytest.approx(int8), int8 < 1)


@pytest.mark.parametrize("as_json", [True, False])
def test_the_networks_for_attributes_are_compared(
    as_json: bool,
    models_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("KIOSK_MODELS", str(models_dir))
    measured = attributes.measure_attributes(
        scene_pictures(1, frames=1)[0], ModelStore.from_environment(), turns=2, block_s=0.02
    )
    for by_name in (measured.network_ms, measured.reading_ms):
        assert set(by_name) == {attributes.ZOO, *attributes.OWN.values()}
        assert all(len(values) == 2 and min(values) > 0 for values in by_name.values())
    monkeypatch.setattr(attributes, "measure_attributes", lambda *_: attribute_figures(0.5))
    args = parse("--attributes", *(["--json"] if as_json else []))
    assert args.run(args) == 0
    out = capsys.readouterr().out
    if as_json:
        said = json.loads(out)
        assert said["attributes"][attributes.OWN[Precision.FP16]]["network_to_three"] == 2.0
        assert [target["met"] for target in said["targets"]] == [True]
    else:
        assert "own network, FP16-INT8" in out
        assert out.count("met ") == 1


@pytest.mark.parametrize("count", ["0", "21", "many"])
def test_an_impossible_number_of_faces_is_bad_usage(
    count: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        parse("--faces", count)
    assert caught.value.code == 2
    assert "--faces" in capsys.readouterr().err


def test_the_machine_is_named() -> None:
    machine = Machine.this()
    assert machine.processor
    assert machine.cores >= 1
    assert {"python", "openvino", "numpy"} <= set(machine.versions)


def test_growth_is_a_line_through_the_second_half() -> None:
    memory = [[t, 300.0 if t < 50 else 300 + t / 3600] for t in range(0, 101, 5)]
    window = WindowFigures({"memory": memory, "seconds": 100.0}, 1000.0)
    assert window.growth_mib_per_h == pytest.approx(1.0, rel=0.01)
    assert window.growth_mib_per_simulated_h == pytest.approx(0.1, rel=0.01)


def test_the_window_is_measured_in_a_process_of_its_own(
    models_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_MODELS", str(models_dir))
    monkeypatch.delenv("DISPLAY", raising=False)
    window = measure_window(2.0)
    figures = window.figures
    assert 0 < figures["window_s"] < figures["first_box_s"]
    assert figures["shown_fps"] > 1
    assert figures["gui_cpu_ms_per_frame"] > 0
    assert {target.name for target in report.window_targets(window)}
