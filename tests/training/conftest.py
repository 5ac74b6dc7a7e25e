"""Tests of what makes the networks. Those that train need PyTorch, the extra ``training``."""

from __future__ import annotations

import csv
import importlib.util
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from training.prepare import main as prepare

if TYPE_CHECKING:
    from pathlib import Path

_NEEDS_TORCH = (
    "test_batches.py",
    "test_calibrate.py",
    "test_detector.py",
    "test_whole_training.py",
)
_HAS_TORCH = all(importlib.util.find_spec(name) for name in ("torch", "nncf", "matplotlib"))
collect_ignore = [] if _HAS_TORCH else list(_NEEDS_TORCH)


@pytest.fixture(scope="session")
def small_faces_dir(faces_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few pictures of each age and split, laid out as the large folder is."""
    out = tmp_path_factory.mktemp("labelled")
    counts: Counter[tuple[str, str]] = Counter()
    rows = []
    with (faces_dir / "labels.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            cell = (row["split"], row["age_low"])
            if counts[cell] < (4 if row["split"] == "dev" else 8):
                counts[cell] += 1
                rows.append(row)
    with (out / "labels.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    for shard in {row["shard"] for row in rows}:
        with (
            zipfile.ZipFile(faces_dir / shard) as all_of_it,
            zipfile.ZipFile(out / shard, "w") as few,
        ):
            for row in rows:
                if row["shard"] == shard:
                    few.writestr(row["file"], all_of_it.read(row["file"]))
    return out


@pytest.fixture(scope="session")
def prepared_dir(
    small_faces_dir: Path, models_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The few pictures, prepared by the command."""
    root = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        # A session's fixtures come before the home that each test gets.
        patch.setenv("KIOSK_HOME", str(root / "home"))
        patch.setenv("KIOSK_MODELS", str(models_dir))
        prepare(["--faces", str(small_faces_dir), "--out", str(root / "faces")])
    return root / "faces"


@pytest.fixture
def models_variable(models_dir: Path, kiosk_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands find the models where an operator says they are."""
    monkeypatch.setenv("KIOSK_MODELS", str(models_dir))
