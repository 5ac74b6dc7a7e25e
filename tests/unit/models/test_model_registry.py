"""The registry that ships, and what happens to one that is damaged."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import openvino as ov
import pytest

from kiosk.core.choices import DetectorName
from kiosk.core.errors import ModelError
from kiosk.core.identity import REIDENTIFICATION
from kiosk.inference.model_entries import ModelRef
from kiosk.inference.registry import (
    AGE_GENDER,
    EMOTION,
    HEAD_POSE,
    LIVENESS,
    OWN_ATTRIBUTES,
    ModelRegistry,
    ModelStatus,
    ModelStore,
    bundled_root,
)

GOOD = """
format = 1
[models.net]
task = "face-detection"
description = "A net."
licence = "MIT"
licence_url = "https://example.org/licence"
homepage = "https://example.org/"
inputs = [{ name = "data", shape = [1, 3, 8, 8], layout = "NCHW" }]
[[models.net.files.FP16]]
name = "net.xml"
size = 3
sha384 = "AAA"
urls = ["https://example.org/net.xml"]
[[models.net.files.FP16]]
name = "net.bin"
size = 4
sha384 = "BBB"
urls = ["https://example.org/net.bin"]
""".replace("AAA", "a" * 96).replace("BBB", "b" * 96)


def test_registry_holds_every_model_that_a_setting_can_ask_for() -> None:
    registry = ModelRegistry.load()
    names = {entry.name for entry in registry}
    zoo = {AGE_GENDER, HEAD_POSE, EMOTION}
    assert names == {*DetectorName, OWN_ATTRIBUTES, *zoo, REIDENTIFICATION, *LIVENESS}
    for entry in registry:
        assert entry.licence in ("Apache-2.0", "MIT")
        if entry.name not in (DetectorName.YUNET, *LIVENESS):
            assert entry.precisions == ("FP16", "FP16-INT8")


def test_a_model_with_one_form_is_used_in_that_form() -> None:
    registry = ModelRegistry.load()
    assert registry.ref(DetectorName.YUNET, "FP16-INT8") == (DetectorName.YUNET, "FP32")
    assert registry.ref(AGE_GENDER, "FP16") == ModelRef(AGE_GENDER, "FP16")
    with pytest.raises(ModelError, match="no stored precision FP64") as caught:
        registry.ref(AGE_GENDER, "FP64")
    assert "FP16, FP16-INT8" in caught.value.hint
    with pytest.raises(ModelError, match="no model named nothing"):
        registry.entry("nothing")


def test_pinned_files_are_those_of_the_official_pack(models_dir: Path) -> None:
    """Size and both checksums of every file that the folder of models has."""
    registry = ModelRegistry.load()
    # The pack has FP16 of 0200 as of the release 2022.1; pinned is that of 2023.0.
    older = ModelRef("face-detection-0200", "FP16")
    compared = 0
    for ref in registry.refs():
        for file in registry.files(ref):
            path = models_dir / ref.name / ref.precision / file.name
            if ref == older or not path.exists():
                continue
            content = path.read_bytes()
            assert len(content) == file.size, path
            assert hashlib.sha384(content).hexdigest() == file.sha384, path
            if file.sha256:
                assert hashlib.sha256(content).hexdigest() == file.sha256, path
            compared += 1
    assert compared >= 25


def test_the_program_brings_one_network_of_its_own() -> None:
    """Small enough for a repository, whole, and nothing lies beside it."""
    registry = ModelRegistry.load()
    assert [entry.name for entry in registry if entry.bundled] == [OWN_ATTRIBUTES]
    entry = registry.entry(OWN_ATTRIBUTES)
    assert entry.precisions == ("FP16", "FP16-INT8")
    assert entry.size("FP16-INT8") <= 6_000_000
    assert "FairFace" in entry.attribution
    assert "CC BY 4.0" in entry.attribution
    listed = set()
    for precision in entry.precisions:
        for file in entry.files[precision]:
            path = bundled_root() / entry.name / precision / file.name
            content = path.read_bytes()
            assert (len(content), hashlib.sha384(content).hexdigest()) == (file.size, file.sha384)
            listed.add(path)
    notes = {bundled_root() / OWN_ATTRIBUTES / "model.json"}  # how training made them
    assert {path for path in bundled_root().rglob("*") if path.is_file()} - notes == listed


@pytest.mark.parametrize("precision", ["FP16", "FP16-INT8"])
def test_the_network_of_the_program_keeps_its_contract(precision: str) -> None:
    """Inputs and outputs as docs/attribute-network.md has them, for any number of faces."""
    path = ModelStore(ModelRegistry.load(), [bundled_root()]).require(OWN_ATTRIBUTES, precision)
    model = ov.Core().read_model(path)
    (entry_input,) = ModelRegistry.load().entry(OWN_ATTRIBUTES).inputs
    (faces,) = model.inputs
    assert faces.any_name == entry_input.name == "faces"
    assert faces.element_type == ov.Type.u8
    assert [d.get_length() if d.is_static else -1 for d in faces.partial_shape] == list(
        entry_input.shape
    )
    assert {output.any_name: output.partial_shape[1].get_length() for output in model.outputs} == {
        "age": 1,
        "age_spread": 1,
        "female": 1,
        "pose": 3,
        "emotion": 5,
        "quality": 1,
    }


def test_store_accepts_the_official_pack(models_dir: Path) -> None:
    store = ModelStore(ModelRegistry.load(), [models_dir])
    for entry in store.registry:
        assert store.status(entry.name, "FP16-INT8", rehash=True) is ModelStatus.INSTALLED
        assert store.require(entry.name, "FP16-INT8").suffix in (".xml", ".onnx")


def test_good_registry_is_read(tmp_path: Path) -> None:
    path = tmp_path / "models.toml"
    path.write_text(GOOD)
    registry = ModelRegistry.load(path)
    (entry,) = registry
    assert len(registry) == 1
    assert entry.size("FP16") == 7
    assert entry.inputs[0].shape == (1, 3, 8, 8)
    assert registry.refs() == (("net", "FP16"),)


def test_entry_without_addresses_is_part_of_the_program(tmp_path: Path) -> None:
    text = re.sub(r"urls = .*\n", "", GOOD).replace("https://example.org/licence", "LICENSE")
    path = tmp_path / "models.toml"
    path.write_text(text.replace('"https://example.org/"', '"docs/net.md"'))
    (entry,) = ModelRegistry.load(path)
    assert entry.bundled
    assert (entry.licence_url, entry.homepage) == ("LICENSE", "docs/net.md")
    for outside in ("/etc/passwd", "../net.md", "docs/../net.md", "docs//net.md", "http://a.b/"):
        path.write_text(text.replace('"https://example.org/"', f'"{outside}"'))
        with pytest.raises(ModelError, match="homepage"):
            ModelRegistry.load(path)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("format = 1", "format = 2"), "has format 2, expected 1"),
        (("[models.net]", "[models.net"), "not valid TOML"),
        (('licence = "MIT"', ""), "net.licence"),
        (('task = "face-detection"', 'task = "cooking"'), "net.task"),
        (("size = 3", "size = 0"), "net.files.FP16.0.size"),
        (('sha384 = "aaa', 'sha384 = "zaa'), "net.files.FP16.0.sha384"),
        (('name = "net.bin"', 'name = "../net.bin"'), "net.files.FP16.1.name"),
        (('name = "net.bin"', 'name = "net.xml"'), "listed twice"),
        (('name = "net.bin"', 'name = "other.bin"'), "net.bin is not listed"),
        (('name = "net.xml"', 'name = "net.txt"'), r"must be .xml or .onnx"),
        (("https://example.org/net.xml", "ftp://example.org/net.xml"), "urls"),
        (('["https://example.org/net.xml"]', "[]"), "net.FP16: net.xml has no urls"),
        (('urls = ["https://example.org/net.bin"]', ""), "net.FP16: net.bin has no urls"),
        (('"https://example.org/licence"', '"LICENSE"'), "net.licence_url must be an https"),
        (('homepage = "https://example.org/"', 'homepage = "http://example.org/"'), "homepage"),
        (("[models.net]", '[models."../net"]'), "net"),
        ((GOOD[GOOD.index("[models") :], ""), "lists no models"),
    ],
)
def test_malformed_registry_names_the_place(
    tmp_path: Path, change: tuple[str, str], complaint: str
) -> None:
    text = GOOD.replace(*change)
    assert text != GOOD
    path = tmp_path / "models.toml"
    path.write_text(text)
    with pytest.raises(ModelError, match=re.escape(complaint)) as caught:
        ModelRegistry.load(path)
    assert caught.value.hint


def test_absent_registry_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        ModelRegistry.load(tmp_path / "nowhere.toml")


def test_every_model_is_documented_and_credited() -> None:
    repo = Path(__file__).resolve().parents[3]
    documentation = (repo / "docs" / "models.md").read_text(encoding="utf-8")
    notice = (repo / "NOTICE").read_text(encoding="utf-8")
    for entry in ModelRegistry.load():
        sizes = ", ".join(f"{p} {entry.size(p) / 1e6:.1f} MB" for p in entry.precisions)
        (row,) = (line for line in documentation.splitlines() if f"| [{entry.name}](" in line)
        assert row.endswith(f"| {sizes} | {entry.licence} |")
        assert f"{entry.name}: {entry.licence}" in notice
