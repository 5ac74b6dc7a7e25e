"""The embedding network on portraits of known people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.inference.embedder import FaceEmbedder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from kiosk.inference.detectors import FaceDetector
    from kiosk.inference.registry import ModelStore
    from kiosk.inference.runtime import Runtime
    from tests.unit.inference.portraits import Portrait


@pytest.fixture(scope="module")
def embedder(store: ModelStore, runtime: Runtime) -> Iterator[FaceEmbedder]:
    made = FaceEmbedder(store, runtime)
    yield made
    made.close()


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
