"""Models that are part of the program: found among its own files only, never fetched."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
from typing import TYPE_CHECKING

import numpy as np
import openvino as ov
import openvino.opset13 as ops
import pytest

from kiosk.commands import models as models_command
from kiosk.commands.doctor import vision
from kiosk.commands.doctor.finding import Level
from kiosk.core.choices import AnalysisMode
from kiosk.core.errors import ModelCorruptError, ModelError, ModelMissingError
from kiosk.core.settings import AnalysisSettings
from kiosk.inference import registry as registry_module
from kiosk.inference.fetch import ModelFetcher
from kiosk.inference.model_entries import ModelEntry, ModelFile
from kiosk.inference.registry import OWN_ATTRIBUTES, ModelRegistry, ModelStatus, ModelStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.inference.fetch import FetchPolicy

    from .conftest import BadServer

FORM = "FP16"


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """The models of an installed program: one network that doubles its input."""
    folder = tmp_path / "assets" / "models" / OWN_ATTRIBUTES / FORM
    folder.mkdir(parents=True)
    data = ops.parameter([-1, 4], np.float32, name="data")
    # Constants of a few numbers would be written into the .xml file.
    weights = ops.constant(np.full((1, 4), 2.0, np.float32))
    model = ov.Model([ops.multiply(data, weights)], [data], "double")
    ov.save_model(model, folder / f"{OWN_ATTRIBUTES}.xml", compress_to_fp16=False)
    return tmp_path / "assets" / "models"


@pytest.fixture
def own(assets: Path) -> ModelEntry:
    """Its entry, which has no addresses."""
    folder = assets / OWN_ATTRIBUTES / FORM
    contents = [
        (f"{OWN_ATTRIBUTES}{suffix}", (folder / f"{OWN_ATTRIBUTES}{suffix}").read_bytes())
        for suffix in (".xml", ".bin")
    ]
    files = tuple(ModelFile(n, len(c), hashlib.sha384(c).hexdigest()) for n, c in contents)
    return ModelEntry(
        OWN_ATTRIBUTES, "face-attributes", "", "MIT", "LICENSE", "docs/x.md", (), {FORM: files}
    )


@pytest.fixture
def store(registry: ModelRegistry, own: ModelEntry, assets: Path, tmp_path: Path) -> ModelStore:
    """The network of the program beside two that are fetched."""
    both = ModelRegistry({entry.name: entry for entry in (own, *registry)})
    return ModelStore(both, [tmp_path / "given", tmp_path / "own"], bundled=assets)


@pytest.fixture
def weights(assets: Path) -> Path:
    return assets / OWN_ATTRIBUTES / FORM / f"{OWN_ATTRIBUTES}.bin"


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(1, 1))  # a coarse clock may give the same time to both writings


def test_it_is_there_from_the_first_second(store: ModelStore, assets: Path) -> None:
    check = store.check(OWN_ATTRIBUTES, FORM)
    assert (check.status, check.bundled) == (ModelStatus.INSTALLED, True)
    path = store.require(OWN_ATTRIBUTES, FORM)
    assert path.is_relative_to(assets)
    compiled = ov.Core().compile_model(path, "CPU")
    answer = compiled(np.array([[1, 2, 3, 4]], np.float32))[0]
    assert answer.tolist() == [[2, 4, 6, 8]]


def test_nothing_in_other_folders_takes_its_place(store: ModelStore, assets: Path) -> None:
    """Not even a copy that is right: what is used is what was installed."""
    for root in store.roots:
        shutil.copytree(assets / OWN_ATTRIBUTES, root / OWN_ATTRIBUTES)
    assert store.require(OWN_ATTRIBUTES, FORM).is_relative_to(assets)
    shutil.rmtree(assets)
    assert store.status(OWN_ATTRIBUTES, FORM) is ModelStatus.MISSING


def test_what_is_fetched_is_not_looked_for_in_the_program(store: ModelStore, assets: Path) -> None:
    (assets / "single" / "FP32").mkdir(parents=True)
    (assets / "single" / "FP32" / "single.onnx").write_bytes(b"anything")
    assert store.status("single", "FP32") is ModelStatus.MISSING


def test_damaged_part_asks_to_install_the_program_again(store: ModelStore, weights: Path) -> None:
    damage(weights)
    with pytest.raises(ModelCorruptError, match="a part of the program is damaged") as caught:
        store.require(OWN_ATTRIBUTES, FORM)
    assert "wrong checksum" in caught.value.message
    assert "Install the program again" in caught.value.hint
    assert "fetch" not in caught.value.hint


def test_missing_part_asks_to_install_the_program_again(store: ModelStore, weights: Path) -> None:
    weights.unlink()
    with pytest.raises(ModelMissingError, match="a part of the program is missing") as caught:
        store.require(OWN_ATTRIBUTES, FORM)
    assert "Install the program again" in caught.value.hint


def test_fetching_leaves_it_alone(
    store: ModelStore, quick: FetchPolicy, server: BadServer, tmp_path: Path
) -> None:
    refs = store.registry.refs()
    fetched = ModelFetcher(store, policy=quick).fetch(refs)
    assert set(refs) - set(fetched) == {(OWN_ATTRIBUTES, FORM)}
    assert not (tmp_path / "own" / OWN_ATTRIBUTES).exists()
    assert not any(OWN_ATTRIBUTES in path for path, _ in server.asked)


def test_fetching_brings_the_rest_and_then_tells_of_the_damage(
    store: ModelStore, quick: FetchPolicy, server: BadServer, weights: Path
) -> None:
    damage(weights)
    with pytest.raises(ModelError, match="a part of the program is damaged") as caught:
        ModelFetcher(store, policy=quick).fetch(store.registry.refs())
    assert "Install the program again" in caught.value.hint
    assert store.status("single", "FP32") is ModelStatus.INSTALLED
    asked = len(server.asked)
    with pytest.raises(ModelCorruptError):
        ModelFetcher(store, policy=quick).fetch(store.registry.refs())
    assert len(server.asked) == asked


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's own networks, as a copy that a test may damage."""
    copy = tmp_path / "copied"
    shutil.copytree(registry_module.bundled_root(), copy)
    monkeypatch.setattr(registry_module, "bundled_root", lambda: copy)
    return copy


@pytest.fixture
def run() -> Callable[..., int]:
    parser = argparse.ArgumentParser(prog="kiosk")
    models_command.add_parser(parser.add_subparsers(required=True))

    def run(*words: str) -> int:
        args = parser.parse_args(["models", *words])
        return int(args.run(args))

    return run


def test_command_line_calls_it_a_part_of_the_program(
    run: Callable[..., int], kiosk_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("list") == 0
    rows = capsys.readouterr().out.splitlines()
    states = {line.split()[2]: line for line in rows if line.startswith(f"{OWN_ATTRIBUTES} ")}
    assert states["FP16-INT8"].rstrip().endswith("part of the program *")
    assert states["FP16"].rstrip().endswith("part of the program")
    assert rows[-1].startswith(f"{OWN_ATTRIBUTES}: Trained on FairFace (Karkkainen and Joo")
    assert run("list", "--json") == 0
    documents = json.loads(capsys.readouterr().out)
    assert {row["name"] for row in documents if row["bundled"]} == {OWN_ATTRIBUTES}
    (row,) = (r for r in documents if (r["name"], r["precision"]) == (OWN_ATTRIBUTES, "FP16"))
    assert "FairFace" in row["attribution"]
    assert row["files"][0]["urls"] == []
    assert run("fetch", OWN_ATTRIBUTES) == 0
    assert "installed already" in capsys.readouterr().out
    assert run("verify", OWN_ATTRIBUTES) == 0
    assert run("path", OWN_ATTRIBUTES) == 0
    assert not kiosk_home.joinpath("data", "models").exists()


def test_command_line_on_damage(
    run: Callable[..., int],
    copied: Path,
    kiosk_home: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    damage(copied / OWN_ATTRIBUTES / "FP16-INT8" / f"{OWN_ATTRIBUTES}.bin")
    assert run("list") == 0
    assert "part of the program, corrupt *" in capsys.readouterr().out
    assert run("verify", OWN_ATTRIBUTES) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("corrupt")
    assert "Install the program again" in captured.err
    assert "fetch" not in captured.err
    for command in ("fetch", "path"):
        assert run(command, OWN_ATTRIBUTES) == 1
        captured = capsys.readouterr()
        assert "a part of the program is damaged" in captured.err
        assert "Install the program again" in captured.err


def test_doctor_names_what_is_missing_and_what_comes_with_the_program(kiosk_home: Path) -> None:
    good, detector, returning = vision.check_models(AnalysisSettings())
    assert good.level is Level.OK
    assert good.message == f"part of the program: {OWN_ATTRIBUTES} (FP16-INT8)"
    assert detector.level is Level.ERROR
    assert detector.message == "face-detection-yunet-2023mar (FP32), to find faces: not installed"
    assert returning.level is Level.WARNING
    assert returning.message == (
        "face-reidentification-retail-0095 (FP16-INT8), to know who comes back: not installed; "
        "people who come back are counted anew"
    )
    assert "kiosk models fetch" in detector.hint
    assert "kiosk models fetch" in returning.hint


def test_doctor_needs_that_network_where_people_are_identified(kiosk_home: Path) -> None:
    settings = AnalysisSettings(mode=AnalysisMode.IDENTIFICATION)
    (finding,) = (f for f in vision.check_models(settings) if "to know who" in f.message)
    assert finding.level is Level.ERROR
    assert "counted anew" not in finding.message


def test_doctor_on_damage(copied: Path, kiosk_home: Path) -> None:
    damage(copied / OWN_ATTRIBUTES / "FP16-INT8" / f"{OWN_ATTRIBUTES}.bin")
    (bad,) = (f for f in vision.check_models(AnalysisSettings()) if OWN_ATTRIBUTES in f.message)
    assert bad.level is Level.ERROR
    assert "wrong checksum" in bad.message
    assert "Install the program again" in bad.hint
