"""What a wheel and a source archive hold: our networks, and nothing of their training."""

import hashlib
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

REPO = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    (path,) = WheelBuilder(str(REPO)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(path) as archive:
        yield archive


@pytest.fixture(scope="module")
def sdist_names(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sdist")
    (path,) = SdistBuilder(str(REPO)).build(directory=str(folder), versions=["standard"])
    with tarfile.open(path) as archive:
        return [name.partition("/")[2] for name in archive.getnames()]


def bundled_files():
    """Path below ``assets`` and SHA-384 of each file of a network without addresses."""
    models = tomllib.loads((REPO / "assets/models.toml").read_text("utf-8"))["models"]
    return {
        f"models/{name}/{precision}/{file['name']}": file["sha384"]
        for name, model in models.items()
        for precision, files in model["files"].items()
        for file in files
        if "urls" not in file
    }


def test_wheel_carries_the_networks_of_the_program(wheel):
    files = bundled_files()
    assert files
    for name, sha384 in files.items():
        content = wheel.read(f"kiosk/_assets/{name}")
        assert hashlib.sha384(content).hexdigest() == sha384, name


def test_wheel_holds_no_training_and_stays_small(wheel):
    folders = {name.split("/")[0] for name in wheel.namelist()}
    assert {name for name in folders if not name.endswith(".dist-info")} == {"kiosk"}
    assert sum(info.file_size for info in wheel.infolist()) < 20_000_000
    licences = [name for name in wheel.namelist() if ".dist-info/licenses/" in name]
    assert {name.rpartition("/")[2] for name in licences} == {"LICENSE", "NOTICE"}


def test_source_archive_holds_the_code_of_the_training_but_no_data(sdist_names):
    assert set(sdist_names) >= {f"assets/{name}" for name in bundled_files()}
    assert "training/train.py" in sdist_names
    assert not [name for name in sdist_names if name.startswith(("build/", "../"))]
    data = {".pt", ".pth", ".npy", ".mp4", ".onnx"}
    assert not [name for name in sdist_names if Path(name).suffix in data]
