"""The way from labelled pictures to shipped files and figures, on a few faces and epochs."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import cv2
import numpy as np
import openvino as ov
import pytest
import torch

from kiosk.inference.model_entries import read_entries
from training.contestants import own_threshold
from training.curves import draw_curves
from training.dataset import Faces, labelled_pictures
from training.evaluate import main as evaluate
from training.export import ASSETS, NAME, OUTPUTS, ExportError, register, run

if TYPE_CHECKING:
    from pathlib import Path

REPO = ASSETS.parent
EPOCHS = 3
PATIENCE_S = 300


def command(step: str, *options: object) -> list[str]:
    return [sys.executable, "-m", f"training.{step}", *map(str, options)]


def training(faces: Path, out: Path, epochs: int = EPOCHS) -> list[str]:
    return command("train", "--faces", faces, "--out", out, "--epochs", epochs, "--batch", 16)


def carry_out(arguments: list[str]) -> None:
    """In a process of its own, as it is done: PyTorch stands beside nothing else there."""
    done = subprocess.run(
        arguments, cwd=REPO, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.fixture(scope="session")
def run_dir(prepared_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of a few short epochs, calibrated."""
    out = tmp_path_factory.mktemp("training") / "run"
    carry_out(training(prepared_dir, out))
    carry_out(command("calibrate", "--faces", prepared_dir, "--run", out))
    return out


def rows_of(log: Path) -> list[dict[str, str]]:
    with log.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_prepared_faces_have_labels_and_what_the_teachers_say(
    prepared_dir: Path, small_faces_dir: Path
) -> None:
    faces = Faces.load(prepared_dir)
    labels = {one.number: one for one in labelled_pictures(small_faces_dir)}
    assert len(faces) > 0.9 * len(labels)
    assert len(faces.train()) > len(faces.dev()) > 20
    for row, number in enumerate(faces.number.tolist()):
        label = labels[number]
        assert (faces.age_low[row], faces.age_high[row]) == (label.age_low, label.age_high)
        assert faces.is_dev[row] == label.is_dev
        assert faces.female[row] == label.female
    assert np.allclose(faces.emotion.sum(axis=1), 1, atol=0.01)
    assert np.allclose(np.linalg.norm(faces.embedding, axis=1), 1, atol=0.01)
    eyes, mouth = faces.landmarks[:, :2].mean(axis=1), faces.landmarks[:, 3:].mean(axis=1)
    assert ((mouth - eyes)[:, 1] > 0).mean() > 0.9


def test_a_run_learns_and_writes_down_how(run_dir: Path) -> None:
    rows = rows_of(run_dir / "log.csv")
    assert [row["epoch"] for row in rows] == ["1", "2", "3"]
    parts = ("age", "years", "gender", "embedding")  # the others weigh more later on
    losses = [sum(float(row[part]) for part in parts) for row in rows]
    assert losses[-1] < losses[0]
    picture = cv2.imread(str(run_dir / "curves.png"))
    assert picture.shape[1] > 1000
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 20
    assert json.loads((run_dir / "plan.json").read_text("utf-8"))["batch"] == 16


@pytest.mark.skipif(os.name != "posix", reason="kills a group of processes")
def test_an_interrupted_run_goes_on_where_it_was_to_the_same_weights(
    prepared_dir: Path, run_dir: Path, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    log = out / "log.csv"
    deadline = time.monotonic() + PATIENCE_S
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        training(prepared_dir, out), cwd=REPO, stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        while not (log.is_file() and rows_of(log)) and time.monotonic() < deadline:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)  # with the worker that makes the batches
    assert 1 <= len(rows_of(log)) < EPOCHS
    other = subprocess.run(
        training(prepared_dir, out, EPOCHS + 1),
        cwd=REPO,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert other.returncode != 0
    assert "another plan" in other.stderr
    carry_out(training(prepared_dir, out))
    assert [row["epoch"] for row in rows_of(log)] == ["1", "2", "3"]
    whole, taken_up = (
        torch.load(folder / "weights.pt", weights_only=True) for folder in (run_dir, out)
    )
    for name, value in whole.items():
        assert torch.allclose(value.float(), taken_up[name].float(), atol=1e-4), name


def test_exported_files_are_the_network_and_are_registered(
    prepared_dir: Path, run_dir: Path, tmp_path: Path
) -> None:
    assets = [tmp_path / "first", tmp_path / "again"]
    for folder in assets:
        folder.mkdir()
        shutil.copy(ASSETS / "models.toml", folder)
        carry_out(command("export", "--faces", prepared_dir, "--run", run_dir, "--assets", folder))
    entry = read_entries(assets[0] / "models.toml")[NAME]
    for precision, files in entry.files.items():
        for file in files:
            first, again = (
                (folder / "models" / NAME / precision / file.name).read_bytes() for folder in assets
            )
            assert first == again, f"{precision}/{file.name} differs from export to export"
            assert len(first) == file.size
            assert hashlib.sha384(first).hexdigest() == file.sha384
    assert entry.size("FP16") < 6e6
    card = json.loads((assets[0] / "models" / NAME / "model.json").read_text("utf-8"))
    weights = (run_dir / "weights.pt").read_bytes()
    assert card["sha384"]["weights.pt"] == hashlib.sha384(weights).hexdigest()
    assert card["plan"]["epochs"] == EPOCHS
    # Shapes and meanings that the program relies on.
    crops = np.random.default_rng(1).integers(0, 256, (5, 96, 96, 3), np.uint8)
    for precision in ("FP16", "FP16-INT8"):
        xml = assets[0] / "models" / NAME / precision / f"{NAME}.xml"
        model = ov.Core().read_model(xml)
        assert model.input("faces").partial_shape.to_string() == "[?,96,96,3]"
        said = run(xml, crops)
        widths = {"age": 1, "age_spread": 1, "female": 1, "pose": 3, "emotion": 5, "quality": 1}
        assert {name: said[name].shape for name in OUTPUTS} == {
            name: (5, width) for name, width in widths.items()
        }
        assert np.allclose(said["emotion"].sum(axis=1), 1, atol=1e-3)
        assert (said["age_spread"] > 0).all()


def test_a_registry_without_the_network_is_not_changed(tmp_path: Path) -> None:
    xml = tmp_path / "models" / NAME / "FP16" / f"{NAME}.xml"
    xml.parent.mkdir(parents=True)
    xml.write_text("<net/>", "utf-8")
    registry = tmp_path / "models.toml"
    registry.write_text("format = 1\n", "utf-8")
    with pytest.raises(ExportError, match="no entry"):
        register(xml.parents[1], registry)
    assert registry.read_text("utf-8") == "format = 1\n"


def test_curves_need_a_log(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("epoch,seconds\n", "utf-8")
    with pytest.raises(ValueError, match="no log of a run"):
        draw_curves(log, tmp_path / "curves.png")


@pytest.mark.usefixtures("models_variable")
def test_the_figures_are_written_as_a_page_and_as_data(
    prepared_dir: Path, media_dir: Path, tmp_path: Path
) -> None:
    page, figures = tmp_path / "page.md", tmp_path / "figures.json"
    evaluate(
        [
            *("--faces", str(prepared_dir), "--media", str(media_dir)),
            *("--page", str(page), "--figures", str(figures)),
        ]
    )
    found = json.loads(figures.read_text("utf-8"))
    present, own, quantised = found["networks"].values()
    # The present networks are the teachers themselves, run as they were for the training.
    assert present["figures"]["pose_difference_deg"] < 0.5
    assert present["figures"]["emotion_agreement"] > 0.95
    assert own["threshold"] == own_threshold()
    assert abs(own["figures"]["age_distance"] - quantised["figures"]["age_distance"]) < 1
    assert own["figures"]["gender_right"] > 0.8
    assert all(one["portraits"] > 100 for one in found["portraits"].values())
    assert all(one["tracks"] > 0 for one in found["clips"].values())
    assert all(cost > 0 for cost in found["cpu_ms"].values())
    text = page.read_text("utf-8")
    assert text.count("\n| ") > 40
    assert "gender right, every face answered" in text
