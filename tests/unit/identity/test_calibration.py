"""Thresholds for a false accept rate."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.identity import TrainingState
from kiosk.identity.calibration import (
    DEFAULT_TAIL,
    compute_training,
    confidence,
    default_threshold,
    own_scores,
    own_threshold,
)
from kiosk.identity.face_space import face_space, normed

from .face_samples import MODEL, NOW, OTHER, faces, gallery, person


def test_threshold_and_rate_are_inverse() -> None:
    for rate in (0.01, 0.001, 1e-6):
        threshold = DEFAULT_TAIL.threshold(1, rate)
        assert DEFAULT_TAIL.exceeds(threshold) == pytest.approx(rate, rel=1e-6)
        among_50 = DEFAULT_TAIL.threshold(50, rate)
        assert 50 * DEFAULT_TAIL.exceeds(among_50) == pytest.approx(rate, rel=1e-6)


@given(
    st.integers(1, 10**7),
    st.integers(1, 10**7),
    st.floats(1e-6, 0.05),
    st.floats(1e-6, 0.05),
)
def test_thresholds_grow_with_templates_and_strictness(a: int, b: int, p: float, q: float) -> None:
    few, many = sorted((a, b))
    strict, loose = sorted((p, q))
    assert default_threshold(MODEL, few, p) <= default_threshold(MODEL, many, p)
    assert default_threshold(MODEL, a, loose) <= default_threshold(MODEL, a, strict)
    assert default_threshold(MODEL, a, p) <= 0.95


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(0.2, 0.95))
def test_confidence_is_monotone(a: float, b: float, threshold: float) -> None:
    low, high = sorted((a, b))
    assert 0 <= confidence(low, threshold) <= confidence(high, threshold) <= 1
    assert confidence(threshold, threshold) == 0.5
    assert confidence(low, threshold) >= confidence(low, min(1.0, threshold + 0.1))


def test_training_succeeds() -> None:
    training = compute_training(gallery(10), MODEL, 0.001, NOW)
    assert training.state is TrainingState.SUCCEEDED
    assert training.model == MODEL
    assert training.threshold is not None
    assert training.threshold >= default_threshold(MODEL, 10, 0.001)
    assert training.created_at == training.last_action_at == NOW


@pytest.mark.parametrize(
    ("people", "message"),
    [
        ([], "nobody in the group"),
        ([person(1, faces(2), model=OTHER)], "take new ones"),
        ([person(1, faces(0))], "take new ones"),
        ([person(1, faces(2), days=-1)], "consent"),
    ],
)
def test_training_fails_with_a_reason(people: list, message: str) -> None:
    training = compute_training(people, MODEL, 0.001, NOW)
    assert training.state is TrainingState.FAILED
    assert training.threshold is None
    assert training.model is None
    assert message in training.message


def test_training_says_when_photos_of_one_person_are_unlike() -> None:
    scattered = gallery(10, 3)  # directions at random: no photo resembles another
    assert "photos are not similar enough" in compute_training(scattered, MODEL, 0.001, NOW).message
    centres = faces(10, 40)
    close = [person(i, normed(centre + 0.3 * faces(3, 60 + i))) for i, centre in enumerate(centres)]
    assert compute_training(close, MODEL, 0.001, NOW).message == ""


def test_who_is_expired_does_not_count() -> None:
    people = gallery(6)
    gone = [
        replace(p, consent=replace(p.consent, expires_at=NOW - timedelta(days=1))) for p in people
    ]
    alone = compute_training(people[:2], MODEL, 0.001, NOW)
    assert compute_training([*people[:2], *gone[2:]], MODEL, 0.001, NOW) == alone


def test_scores_within_a_gallery() -> None:
    impostor, genuine = own_scores(gallery(4, 3), MODEL)
    assert impostor.shape == (4 * 3 * 3,)
    assert genuine.shape == (12,)
    assert own_scores(gallery(1, 1), MODEL)[0].shape == (0,)
    assert own_scores([], MODEL)[1].shape == (0,)


def test_a_homogeneous_group_gets_its_own_threshold() -> None:
    """Strangers who are like the people of a group are accepted about as rarely as asked for.

    Thirty people tell the rate within a factor of a few; the usual threshold would be far off.
    """
    common = faces(1, 90)[0]

    def drawn(count: int, seed: int) -> np.ndarray:
        return normed(0.6 * common + 0.8 * faces(count, seed))

    enrolled = drawn(30, 91)
    people = [person(i, row[None]) for i, row in enumerate(enrolled)]
    impostor, _ = own_scores(people, MODEL)
    space = face_space(MODEL)
    best = (space.map(drawn(4000, 92)) @ space.map(enrolled).T).max(axis=1)
    accepted = (best >= own_threshold(impostor, 30, 0.01)).mean()
    assert 0.002 < accepted < 0.04
    assert (best >= default_threshold(MODEL, 30, 0.01)).mean() > 0.5


def test_few_pairs_say_little() -> None:
    alike = np.full(2, 0.8, np.float32)
    assert own_threshold(alike, 2, 0.001) < 0.6
    assert own_threshold(np.zeros(0, np.float32), 1, 0.001) == -1.0
