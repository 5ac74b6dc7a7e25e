"""Installed, missing, damaged: what the store says about files on the disk."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kiosk.core.choices import AnalysisMode, AttributesName, DetectorName, Precision
from kiosk.core.errors import ModelCorruptError, ModelError, ModelMissingError
from kiosk.core.identity import REIDENTIFICATION
from kiosk.core.settings import AnalysisSettings
from kiosk.inference import checksums
from kiosk.inference.registry import (
    ModelRegistry,
    ModelStatus,
    ModelStore,
    configured_mirror,
    configured_roots,
)

from .conftest import content_of

if TYPE_CHECKING:
    from pathlib import Path


def install(root: Path, store: ModelStore, name: str, precision: str) -> Path:
    """Put the right files of a model below a root; the path of the first."""
    ref = store.registry.ref(name, precision)
    folder = store.folder(root, ref)
    folder.mkdir(parents=True)
    files = store.registry.files(ref)
    for file in files:
        (folder / file.name).write_bytes(content_of(file.name, file.size))
    return folder / files[0].name


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that were read to be checked."""
    names: list[str] = []
    real = checksums.file_sha384

    def counting(path: Path) -> str:
        names.append(path.name)
        return real(path)

    monkeypatch.setattr(checksums, "file_sha384", counting)
    return names


def test_missing_then_installed(store: ModelStore) -> None:
    assert store.status("pair", "FP16") is ModelStatus.MISSING
    with pytest.raises(ModelMissingError, match=r"pair \(FP16\) is not installed") as caught:
        store.require("pair", "FP16")
    assert "kiosk models fetch pair" in caught.value.hint
    path = install(store.own_root, store, "pair", "FP16")
    assert store.require("pair", "FP16") == path
    assert store.status("pair", "FP16-INT8") is ModelStatus.MISSING


def test_graph_without_weights_is_missing(store: ModelStore) -> None:
    install(store.own_root, store, "pair", "FP16").with_suffix(".bin").unlink()
    assert store.status("pair", "FP16") is ModelStatus.MISSING


def test_earlier_root_wins_and_a_damaged_one_is_passed_over(store: ModelStore) -> None:
    given = install(store.roots[0], store, "single", "FP32")
    own = install(store.roots[1], store, "single", "FP32")
    assert store.require("single", "FP32") == given
    given.write_bytes(b"damaged")
    assert store.require("single", "FP32") == own
    own.unlink()
    assert store.status("single", "FP32") is ModelStatus.CORRUPT


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-1], lambda b: b + b"x", lambda b: b"\0" + b[1:], lambda b: b""]
)
def test_damaged_file_is_found_before_use(store: ModelStore, damage) -> None:
    path = install(store.own_root, store, "pair", "FP16").with_suffix(".bin")
    assert store.status("pair", "FP16") is ModelStatus.INSTALLED
    path.write_bytes(damage(path.read_bytes()))
    os.utime(path, ns=(1, 1))  # a coarse clock may give the same time to both writings
    assert store.status("pair", "FP16") is ModelStatus.CORRUPT
    with pytest.raises(ModelCorruptError, match=r"pair\.bin has ") as caught:
        store.require("pair", "FP16")
    assert "fetch it again" in caught.value.hint


def test_unchanged_files_are_read_once_even_by_the_next_process(
    store: ModelStore, hashed: list[str]
) -> None:
    install(store.own_root, store, "pair", "FP16")
    store.require("pair", "FP16")
    assert hashed == ["pair.xml", "pair.bin"]
    store.require("pair", "FP16")
    ModelStore(store.registry, store.roots).require("pair", "FP16")
    assert hashed == ["pair.xml", "pair.bin"]


def test_explicit_check_reads_unchanged_files_again(store: ModelStore, hashed: list[str]) -> None:
    path = install(store.own_root, store, "single", "FP32")
    store.require("single", "FP32")
    times = path.stat()
    content = bytearray(path.read_bytes())
    content[100] ^= 1  # bit rot: neither size nor time change
    path.write_bytes(content)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert store.status("single", "FP32") is ModelStatus.INSTALLED
    assert store.status("single", "FP32", rehash=True) is ModelStatus.CORRUPT
    assert store.status("single", "FP32") is ModelStatus.CORRUPT
    assert len(hashed) == 3


def test_broken_memory_of_checks_only_costs_a_check(
    store: ModelStore, hashed: list[str], kiosk_home: Path
) -> None:
    install(store.own_root, store, "single", "FP32")
    store.require("single", "FP32")
    memory = kiosk_home / "cache" / "verified-models.json"
    for broken in ("", "[]", '{"format": 1}', '{"format": 9, "files": {}}', '{"format": 1, "f'):
        memory.write_text(broken)
        ModelStore(store.registry, store.roots).require("single", "FP32")
    assert len(hashed) == 6


def test_unwritable_cache_folder_does_not_stop_the_program(
    store: ModelStore, kiosk_home: Path
) -> None:
    kiosk_home.mkdir()
    (kiosk_home / "cache").write_text("a file where the folder should be")
    path = install(store.own_root, store, "single", "FP32")
    assert store.require("single", "FP32") == path


def test_folder_in_place_of_a_file_is_not_installed(store: ModelStore) -> None:
    path = install(store.own_root, store, "single", "FP32")
    path.unlink()
    path.mkdir()
    assert store.status("single", "FP32") is ModelStatus.CORRUPT


def test_unknown_names_are_errors(store: ModelStore) -> None:
    with pytest.raises(ModelError, match="no model named"):
        store.status("other", "FP16")
    with pytest.raises(ValueError, match="at least one folder"):
        ModelStore(store.registry, [])


def test_needed_models_follow_the_settings(tmp_path: Path) -> None:
    store = ModelStore(ModelRegistry.load(), [tmp_path])

    def needed(*, pictures: bool = False, **change) -> list[tuple[str, str]]:
        return [
            (ref.name.split("-")[0] + ref.name[-4:], ref.precision)
            for ref in store.needed(AnalysisSettings(**change), pictures=pictures)
        ]

    int8 = "FP16-INT8"
    zoo = AttributesName.OPEN_MODEL_ZOO
    assert needed(mode=AnalysisMode.COUNTS) == [("face3mar", "FP32")]
    assert needed() == [("face3mar", "FP32"), ("vitrinees-1", int8), ("face0095", int8)]
    assert needed(emotion=True) == needed()
    assert needed(attributes=zoo) == [
        ("face3mar", "FP32"),
        ("age0013", int8),
        ("head0001", int8),
        ("face0095", int8),
    ]
    assert set(needed(attributes=zoo, emotion=True)) == {
        *needed(attributes=zoo),
        ("emotions0003", int8),
    }
    counts = AnalysisMode.COUNTS
    assert needed(mode=counts, attributes=zoo, emotion=True) == needed(mode=counts)
    identified = needed(mode=AnalysisMode.IDENTIFICATION)
    assert identified == [*needed(), ("minifasnett-v2", "FP32"), ("minifasnetv1se", "FP32")]
    assert needed(mode=AnalysisMode.IDENTIFICATION, liveness=False) == needed()
    assert needed(pictures=True) == [*needed(), ("face0001", int8)]
    same = needed(detector=DetectorName.ADAS_0001)
    assert needed(detector=DetectorName.ADAS_0001, pictures=True) == same
    fp16 = needed(detector=DetectorName.RETAIL_0004, precision=Precision.FP16)
    assert fp16[0] == ("face0004", "FP16")
    assert {precision for _, precision in fp16} == {"FP16"}


def test_unusable_lists_what_must_be_fetched(models_dir: Path, tmp_path: Path) -> None:
    registry = ModelRegistry.load()
    assert ModelStore(registry, [models_dir]).unusable(AnalysisSettings()) == ()
    checks = ModelStore(registry, [tmp_path]).unusable(AnalysisSettings())
    assert [check.ref.name for check in checks] == [DetectorName.YUNET, REIDENTIFICATION]
    assert {check.status for check in checks} == {ModelStatus.MISSING}


def test_environment_names_a_folder_or_a_mirror(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kiosk_home: Path
) -> None:
    own = kiosk_home / "data" / "models"
    assert (configured_roots(), configured_mirror()) == ((own,), None)
    monkeypatch.setenv("KIOSK_MODELS", str(tmp_path))
    assert (configured_roots(), configured_mirror()) == ((tmp_path, own), None)
    assert ModelStore.from_environment().own_root == own
    monkeypatch.setenv("KIOSK_MODELS", "HTTPS://mirror.example/models/")
    assert (configured_roots(), configured_mirror()) == ((own,), "HTTPS://mirror.example/models")
