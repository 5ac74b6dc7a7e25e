"""Enrolled people are recognised and strangers are not: portraits, and a crowd of twenty."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.core.paths import assets_dir
from kiosk.inference.face_reader import FaceReader
from kiosk.inference.pipeline import FacePipeline
from kiosk.inference.registry import ModelRegistry, ModelStore

if TYPE_CHECKING:
    from collections.abc import Iterator

REPO = Path(__file__).resolve().parents[2]
UNTIL_S = 60.0
"""Until then everybody has come and has looked at the camera; the page has the whole scene."""


@pytest.fixture(scope="module")
def accuracy() -> Any:
    """The module that measures; the page docs/accuracy.md has the same figures."""
    name = "accuracy_identification"
    spec = importlib.util.spec_from_file_location(name, REPO / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def store(models_dir: Path) -> ModelStore:
    return ModelStore(ModelRegistry.load(), (models_dir,))


@pytest.fixture(scope="module")
def reader(
    accuracy: Any, store: ModelStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FaceReader]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KIOSK_HOME", str(tmp_path_factory.mktemp("home")))
        reader = FaceReader(accuracy.SETTINGS, store)
    yield reader
    reader.close()


def test_portraits(accuracy: Any, reader: FaceReader, media_dir: Path) -> None:
    """With the default settings; the older photos are of 2014, and their faces 50 px."""
    found = accuracy.portraits(media_dir / "portraits", reader)
    assert (found.people, found.probes, found.outsiders) == (61, 62, 21)
    assert found.best_right == found.probes
    assert found.default.wrong == 0
    assert round(found.default.missed * found.probes) <= 2
    assert found.recommended.threshold == pytest.approx(found.default.threshold, abs=0.02)
    assert found.outsiders_named == 0
    # The probes are tried as strangers as well, without their own entry: one has a double.
    assert round(found.default.accepted * found.strangers) <= 1


@pytest.fixture(scope="module")
def crowd(
    accuracy: Any,
    reader: FaceReader,
    store: ModelStore,
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Any]:
    """The busiest scene, with everybody enrolled and with a half."""
    folder = tmp_path_factory.mktemp("crowd")
    cast = tomllib.loads((assets_dir() / "scenes" / "cast" / "people.toml").read_text("utf-8"))
    views = accuracy.enrol_cast(list(cast), folder / "enrolment.toml", reader)
    assert set(views) == set(cast)
    assert min(len(own) for own in views.values()) >= 2
    galleries = accuracy.crowd_galleries(views)
    identifiers = accuracy.identifiers_of(galleries, views)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KIOSK_HOME", str(folder))
        pipeline = FacePipeline(accuracy.SETTINGS, store, identifier=identifiers)
    named = accuracy.watch(pipeline, identifiers, galleries, until_s=UNTIL_S)
    pipeline.close()
    return list(named)


def test_twenty_people_at_once_keep_their_names(crowd: list[Any]) -> None:
    everybody, _ = crowd
    assert len(everybody.said) == 20
    assert everybody.never_named() == []
    assert everybody.wrong() == {}
    assert everybody.share("right", of_enrolled=True) > 0.8


def test_those_who_did_not_enrol_stay_unknown(crowd: list[Any]) -> None:
    _, half = crowd
    assert len(half.enrolled) == 10
    assert half.wrong() == {}
    assert half.never_named() == []
    unknown, pending = (half.share(s, of_enrolled=False) for s in ("unknown", "pending"))
    assert unknown > 0.7
    assert unknown + pending == pytest.approx(1.0)


def test_names_are_one_to_one_and_do_not_flicker(crowd: list[Any]) -> None:
    for named in crowd:
        assert named.doubles == 0
        assert named.changes == 0
