"""The attribute networks of the Open Model Zoo on portraits of known people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.core.types import Emotion
from kiosk.inference.crops import cut, square_transforms, upright_transforms
from kiosk.inference.face_reading import BATCH
from kiosk.inference.registry import AGE_GENDER, EMOTION, HEAD_POSE
from kiosk.inference.zoo_attributes import ZooAttributes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from kiosk.inference.detectors import FaceDetector
    from kiosk.inference.registry import ModelStore
    from kiosk.inference.runtime import Runtime
    from tests.unit.inference.portraits import Portrait


@pytest.fixture(scope="module")
def networks(store: ModelStore, runtime: Runtime) -> Iterator[ZooAttributes]:
    made = ZooAttributes(store, runtime, emotion=True)
    yield made
    made.close()


def test_gender_and_age_of_portraits(portraits: list[Portrait], networks: ZooAttributes) -> None:
    readings = [networks.read(p.image, p.face.xyxy, p.face.landmarks)[0] for p in portraits]
    right = sum(
        (r.female_prob > 0.5) == p.is_woman for r, p in zip(readings, portraits, strict=True)
    )
    assert right >= len(portraits) - 1
    # Members of Congress: adults, most of them beyond forty.
    ages = [r.age for r in readings]
    assert all(20 <= age <= 85 for age in ages)
    assert 40 <= np.median(ages) <= 65


def test_pose_of_portraits_is_nearly_frontal(
    portraits: list[Portrait], networks: ZooAttributes
) -> None:
    for p in portraits:
        pose = networks.read(p.image, p.face.xyxy, p.face.landmarks)[0].pose
        assert abs(pose.yaw) < 35
        assert abs(pose.pitch) < 30
        assert abs(pose.roll) < 20


def test_a_mirrored_face_looks_to_the_other_side(
    picture: Callable[[str], NDArray[np.uint8]],
    detector: FaceDetector,
    networks: ZooAttributes,
) -> None:
    image = picture("hard/tilted_25deg.jpg")
    mirrored = np.ascontiguousarray(image[:, ::-1])
    poses = []
    for view in (image, mirrored):
        found = detector.detect(view)
        poses.append(networks.read(view, found.xyxy, found.landmarks)[0].pose)
    assert poses[0].roll < -10
    assert poses[1].roll > 10
    assert poses[0].yaw == pytest.approx(-poses[1].yaw, abs=12)


def test_most_posed_portraits_are_happy(portraits: list[Portrait], networks: ZooAttributes) -> None:
    happy = 0
    for p in portraits:
        probs = networks.read(p.image, p.face.xyxy, p.face.landmarks)[0].emotion_probs
        assert probs is not None
        assert sum(probs) == pytest.approx(1.0, abs=1e-3)
        happy += list(Emotion)[int(np.argmax(probs))] is Emotion.HAPPY
    assert happy >= 0.8 * len(portraits)


def test_the_fused_graph_says_what_each_network_says_alone(
    portraits: list[Portrait], networks: ZooAttributes, store: ModelStore, runtime: Runtime
) -> None:
    single = {}
    for name in (AGE_GENDER, HEAD_POSE, EMOTION):
        model = runtime.read(store.require(name, "FP16-INT8"))
        single[name] = runtime.compile(model, name, threads=1).create_infer_request()

    def run(name: str, crop: NDArray[np.uint8]) -> dict[str, NDArray[np.float32]]:
        request = single[name]
        request.infer([crop.transpose(2, 0, 1)[None].astype(np.float32)])
        return {
            output_name: request.get_tensor(output_name).data.ravel()
            for output in request.model_outputs
            for output_name in output.names
        }

    for p in portraits[:5]:
        assert p.face.landmarks is not None
        crops = {}
        for name, size, maps in (
            (AGE_GENDER, 62, upright_transforms(p.face.landmarks, 62)),
            (HEAD_POSE, 60, square_transforms(p.face.xyxy, 60)),
            (EMOTION, 64, upright_transforms(p.face.landmarks, 64)),
        ):
            crops[name] = np.zeros((size, size, 3), np.uint8)
            cut(p.image, maps[0], crops[name])
        reading = networks.read(p.image, p.face.xyxy, p.face.landmarks)[0]
        alone = run(AGE_GENDER, crops[AGE_GENDER])
        assert reading.age == pytest.approx(alone["fc3_a"][0] * 100, abs=0.05)
        assert reading.female_prob == pytest.approx(alone["prob"][0], abs=1e-3)
        alone = run(HEAD_POSE, crops[HEAD_POSE])
        assert reading.pose.yaw == pytest.approx(alone["fc_y"][0], abs=0.05)
        assert reading.pose.pitch == pytest.approx(alone["fc_p"][0], abs=0.05)
        assert reading.pose.roll == pytest.approx(alone["fc_r"][0], abs=0.05)
        probs = run(EMOTION, crops[EMOTION])["prob_emotion"]
        assert reading.emotion_probs == pytest.approx(probs.tolist(), abs=1e-3)


@pytest.mark.parametrize("count", [0, 1, BATCH, BATCH + 1, 7])
def test_any_number_of_faces_is_read_in_batches(
    count: int,
    picture: Callable[[str], NDArray[np.uint8]],
    detector: FaceDetector,
    networks: ZooAttributes,
) -> None:
    image = picture("groups/2007_007763.jpg")
    found = detector.detect(image)
    assert len(found) == 7
    assert found.landmarks is not None
    before = networks.requests
    readings = networks.read(image, found.xyxy[:count], found.landmarks[:count])
    assert len(readings) == count
    assert networks.requests - before == -(-count // BATCH)
    for i, reading in enumerate(readings):
        alone = networks.read(image, found.xyxy[i : i + 1], found.landmarks[i : i + 1])[0]
        assert reading.age == pytest.approx(alone.age, abs=0.05)
        assert reading.female_prob == pytest.approx(alone.female_prob, abs=1e-3)


def test_without_landmarks_the_box_is_enough(
    portraits: list[Portrait], networks: ZooAttributes
) -> None:
    right = sum(
        (networks.read(p.image, p.face.xyxy, None)[0].female_prob > 0.5) == p.is_woman
        for p in portraits
    )
    assert right >= len(portraits) - 2
