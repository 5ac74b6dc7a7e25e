"""The attribute and embedding networks on portraits of known people."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest

from kiosk.core.choices import DetectorName
from kiosk.core.types import Emotion
from kiosk.inference.attributes import BATCH, AttributeNetworks
from kiosk.inference.crops import cut, square_transforms, upright_transforms
from kiosk.inference.detectors import FaceDetector
from kiosk.inference.embedder import FaceEmbedder
from kiosk.inference.registry import AGE_GENDER, EMOTION, HEAD_POSE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from kiosk.core.types import Detections
    from kiosk.inference.registry import ModelStore
    from kiosk.inference.runtime import Runtime

PEOPLE = 12


class Portrait(NamedTuple):
    image: NDArray[np.uint8]
    face: Detections
    person: str
    is_woman: bool


@pytest.fixture(scope="module")
def detector(store: ModelStore, runtime: Runtime) -> Iterator[FaceDetector]:
    made = FaceDetector(DetectorName.YUNET, store, runtime)
    yield made
    made.close()


@pytest.fixture(scope="module")
def networks(store: ModelStore, runtime: Runtime) -> Iterator[AttributeNetworks]:
    made = AttributeNetworks(store, runtime, emotion=True)
    yield made
    made.close()


@pytest.fixture(scope="module")
def embedder(store: ModelStore, runtime: Runtime) -> Iterator[FaceEmbedder]:
    made = FaceEmbedder(store, runtime)
    yield made
    made.close()


@pytest.fixture(scope="module")
def portraits(
    media_dir: Path, picture: Callable[[str], NDArray[np.uint8]], detector: FaceDetector
) -> list[Portrait]:
    """Two photos, years apart, of six men and six women."""
    with (media_dir / "portraits" / "portraits.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    chosen: list[Portrait] = []
    for gender in ("male", "female"):
        twice = [r["person_id"] for r in rows if r["gender"] == gender and r["role"] == "probe"]
        for person in twice[: PEOPLE // 2]:
            for row in (r for r in rows if r["person_id"] == person):
                image = picture(f"portraits/{row['file']}")
                face = detector.detect(image).select(np.array([0]))
                chosen.append(Portrait(image, face, person, gender == "female"))
    assert len(chosen) == 2 * PEOPLE
    return chosen


def test_gender_and_age_of_portraits(
    portraits: list[Portrait], networks: AttributeNetworks
) -> None:
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
    portraits: list[Portrait], networks: AttributeNetworks
) -> None:
    for p in portraits:
        pose = networks.read(p.image, p.face.xyxy, p.face.landmarks)[0].pose
        assert abs(pose.yaw) < 35
        assert abs(pose.pitch) < 30
        assert abs(pose.roll) < 20


def test_a_mirrored_face_looks_to_the_other_side(
    picture: Callable[[str], NDArray[np.uint8]],
    detector: FaceDetector,
    networks: AttributeNetworks,
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


def test_most_posed_portraits_are_happy(
    portraits: list[Portrait], networks: AttributeNetworks
) -> None:
    happy = 0
    for p in portraits:
        probs = networks.read(p.image, p.face.xyxy, p.face.landmarks)[0].emotion_probs
        assert probs is not None
        assert sum(probs) == pytest.approx(1.0, abs=1e-3)
        happy += list(Emotion)[int(np.argmax(probs))] is Emotion.HAPPY
    assert happy >= 0.8 * len(portraits)


def test_the_fused_graph_says_what_each_network_says_alone(
    portraits: list[Portrait], networks: AttributeNetworks, store: ModelStore, runtime: Runtime
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
    networks: AttributeNetworks,
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
    portraits: list[Portrait], networks: AttributeNetworks
) -> None:
    right = sum(
        (networks.read(p.image, p.face.xyxy, None)[0].female_prob > 0.5) == p.is_woman
        for p in portraits
    )
    assert right >= len(portraits) - 2


def test_embeddings_tell_people_apart(portraits: list[Portrait], embedder: FaceEmbedder) -> None:
    vectors = []
    for p in portraits:
        assert p.face.landmarks is not None
        vectors.append(embedder.embed(p.image, p.face.landmarks)[0])
    embeddings = np.array(vectors)
    np.testing.assert_allclose(np.linalg.norm(embeddings, axis=1), 1, atol=1e-5)
    cosine = embeddings @ embeddings.T
    same = np.array([[a.person == b.person for b in portraits] for a in portraits])
    np.fill_diagonal(cosine, np.nan)
    assert np.nanmin(cosine[same]) > 0.4
    assert np.nanmax(cosine[~same]) < 0.4
    assert str(embedder.model) == "face-reidentification-retail-0095/FP16-INT8"


def test_an_embedding_does_not_depend_on_tilt(
    picture: Callable[[str], NDArray[np.uint8]], detector: FaceDetector, embedder: FaceEmbedder
) -> None:
    vectors = []
    for name in ("portraits/B001260_buchanan_b.jpg", "hard/tilted_25deg.jpg"):
        image = picture(name)
        landmarks = detector.detect(image).landmarks
        assert landmarks is not None
        vectors.append(embedder.embed(image, landmarks)[0])
    assert float(vectors[0] @ vectors[1]) > 0.85
