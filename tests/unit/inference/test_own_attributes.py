"""The program's own attribute network: what goes in, what comes out, and the choice of it."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.core.attribute_limits import LIMITS
from kiosk.core.choices import AttributesName
from kiosk.core.settings import AnalysisSettings
from kiosk.inference.attributes import attribute_networks
from kiosk.inference.crops import cut, eye_line_deg, square_transforms, upright_transforms
from kiosk.inference.face_reading import BATCH
from kiosk.inference.own_attributes import CROP_PX, OwnAttributes
from kiosk.inference.registry import OWN_ATTRIBUTES
from kiosk.inference.zoo_attributes import ZooAttributes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from kiosk.inference.detectors import FaceDetector
    from kiosk.inference.registry import ModelStore
    from kiosk.inference.runtime import Runtime
    from tests.unit.inference.portraits import Portrait


@pytest.fixture(scope="module")
def networks(store: ModelStore, runtime: Runtime) -> Iterator[OwnAttributes]:
    made = OwnAttributes(store, runtime, emotion=True)
    yield made
    made.close()


def test_it_says_of_a_crop_what_the_network_says_alone(
    portraits: list[Portrait], networks: OwnAttributes, store: ModelStore, runtime: Runtime
) -> None:
    model = runtime.read(store.require(OWN_ATTRIBUTES, "FP16-INT8"))
    model.reshape([1, CROP_PX, CROP_PX, 3])
    request = runtime.compile(model, "alone", threads=1).create_infer_request()
    for p in portraits[:5]:
        assert p.face.landmarks is not None
        for landmarks, maps, tilt in (
            (p.face.landmarks, upright_transforms(p.face.landmarks, CROP_PX), None),
            (None, square_transforms(p.face.xyxy, CROP_PX), 0.0),
        ):
            crop = np.zeros((CROP_PX, CROP_PX, 3), np.uint8)
            cut(p.image, maps[0], crop)
            request.infer([crop[None]])
            said = {
                name: request.get_tensor(name).data[0].tolist()
                for name in ("age", "age_spread", "female", "pose", "emotion", "quality")
            }
            reading = networks.read(p.image, p.face.xyxy, landmarks)[0]
            assert reading.age == pytest.approx(said["age"][0], abs=0.05)
            assert reading.age_spread == pytest.approx(said["age_spread"][0], abs=0.05)
            assert reading.female_prob == pytest.approx(said["female"][0], abs=1e-3)
            assert reading.quality == pytest.approx(said["quality"][0], abs=1e-3)
            assert reading.emotion_probs == pytest.approx(said["emotion"], abs=1e-3)
            yaw, pitch, roll = said["pose"]
            if tilt is None:
                tilt = float(eye_line_deg(p.face.landmarks)[0])
            assert astuple(reading.pose) == pytest.approx((yaw, pitch, roll + tilt), abs=0.05)


def test_the_tilt_that_the_crop_took_away_is_in_the_pose(
    picture: Callable[[str], NDArray[np.uint8]], detector: FaceDetector, networks: OwnAttributes
) -> None:
    image = picture("hard/tilted_25deg.jpg")
    rolls = []
    for view in (image, np.ascontiguousarray(image[:, ::-1])):
        found = detector.detect(view)
        rolls.append(networks.read(view, found.xyxy, found.landmarks)[0].pose.roll)
    assert rolls[0] < -10
    assert rolls[1] > 10


@pytest.mark.parametrize("count", [0, 1, BATCH, BATCH + 1, 7])
def test_any_number_of_faces_is_read_in_batches(
    count: int,
    picture: Callable[[str], NDArray[np.uint8]],
    detector: FaceDetector,
    networks: OwnAttributes,
) -> None:
    image = picture("groups/2007_007763.jpg")
    found = detector.detect(image)
    assert found.landmarks is not None
    before = networks.requests
    readings = networks.read(image, found.xyxy[:count], found.landmarks[:count])
    assert len(readings) == count
    assert networks.requests - before == -(-count // BATCH)
    for i, reading in enumerate(readings):
        alone = networks.read(image, found.xyxy[i : i + 1], found.landmarks[i : i + 1])[0]
        assert reading.age == pytest.approx(alone.age, abs=0.05)
        assert reading.female_prob == pytest.approx(alone.female_prob, abs=1e-3)
        assert reading.pose.roll == pytest.approx(alone.pose.roll, abs=0.05)


def test_everything_it_says_is_in_its_range(
    portraits: list[Portrait], networks: OwnAttributes
) -> None:
    for p in portraits:
        reading = networks.read(p.image, p.face.xyxy, p.face.landmarks)[0]
        assert 0 <= reading.age <= 100
        assert reading.age_spread is not None
        assert 0 < reading.age_spread < 50
        assert 0 <= reading.female_prob <= 1
        assert reading.quality is not None
        assert 0 <= reading.quality <= 1
        assert 0 < reading.sharpness <= 1
        assert reading.emotion_probs is not None
        assert sum(reading.emotion_probs) == pytest.approx(1, abs=1e-3)


def test_a_face_is_as_sharp_in_the_eyes_of_either_network(
    portraits: list[Portrait], networks: OwnAttributes, store: ModelStore, runtime: Runtime
) -> None:
    zoo = ZooAttributes(store, runtime)
    for p in portraits[:6]:
        mine, other = (
            kind.read(p.image, p.face.xyxy, p.face.landmarks)[0].sharpness
            for kind in (networks, zoo)
        )
        # From 0.3 on a view loses nothing, however much sharper it is.
        assert min(mine, 0.3) == pytest.approx(min(other, 0.3), abs=0.05)
    zoo.close()


def test_emotions_are_not_told_where_nobody_asked(
    portraits: list[Portrait], store: ModelStore, runtime: Runtime
) -> None:
    silent = OwnAttributes(store, runtime)
    p = portraits[0]
    assert silent.read(p.image, p.face.xyxy, p.face.landmarks)[0].emotion_probs is None
    silent.close()


@pytest.mark.parametrize(
    ("name", "kind"),
    [(AttributesName.VITRINE, OwnAttributes), (AttributesName.OPEN_MODEL_ZOO, ZooAttributes)],
)
def test_the_settings_choose_the_network(
    name: AttributesName, kind: type, store: ModelStore, runtime: Runtime
) -> None:
    made = attribute_networks(AnalysisSettings(attributes=name), store, runtime)
    assert isinstance(made, kind)
    assert made.limits == LIMITS[name]
    made.close()


def test_the_program_uses_its_own_unless_told_otherwise() -> None:
    assert AnalysisSettings().attributes is AttributesName.VITRINE
    assert LIMITS[AttributesName.VITRINE].minor_below_years is not None
    assert LIMITS[AttributesName.OPEN_MODEL_ZOO].minor_below_years is None
