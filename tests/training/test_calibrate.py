"""Calibration finds the constants that made-up outputs were spoiled with."""

from __future__ import annotations

import json

import numpy as np
import pytest

from tests.training.made_up import faces_with
from training.calibrate import (
    Calibration,
    Choice,
    RawOutputs,
    calibrate,
    calibration_error,
    choices,
    choose,
    covered,
    dipped,
    fit,
    stretched,
)
from training.measure import minors

N = 6000


def bump(mean, spread):
    """(n, 101) normal distributions over the years."""
    years = np.arange(101)
    powers = np.exp(-((years - mean[:, None]) ** 2) / (2 * np.asarray(spread)[:, None] ** 2))
    return (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def truth():
    """Labelled faces, with logits that say how sure one can be of their gender."""
    rng = np.random.default_rng(3)
    logits = rng.normal(0, 3, N)
    female = rng.random(N) < 1 / (1 + np.exp(-logits))
    low = rng.choice([20, 30, 40, 50, 60], N)
    faces = faces_with(
        ages=[(int(a), int(a) + 9) for a in low],
        female=female.tolist(),
        group=rng.integers(0, 7, N).tolist(),
        emotion=rng.integers(0, 5, N).tolist(),
        side_px=1,
    )
    return faces, logits.astype(np.float32), low


def outputs(truth, **changes):
    faces, logits, low = truth
    rng = np.random.default_rng(4)
    age = low + rng.uniform(0, 10, N)
    found = {
        "age_probs": bump(age + rng.normal(0, 6, N), np.full(N, 6.0)),
        "female": logits,
        "pose": np.zeros((N, 3), np.float32),
        "emotion": np.log(faces.emotion * 0.8 + 0.04),
        "quality": np.zeros(N, np.float32),
    }
    return RawOutputs(**(found | changes))


def test_the_temperature_of_too_sure_logits_is_found(truth):
    faces, logits, _ = truth
    found = fit(faces, outputs(truth, female=logits * 2.5))
    assert found.gender_temperature == pytest.approx(2.5, rel=0.1)
    sure = outputs(truth, female=logits * 2.5)
    before = calibration_error(faces, sure.calibrated(Calibration()))
    after = calibration_error(faces, sure.calibrated(found))
    assert after < 0.02 < before


def test_the_spread_covers_one_standard_deviation(truth):
    faces = truth[0]
    narrow = outputs(truth)
    narrow = outputs(truth, age_probs=bump(narrow.age_mean(), np.full(N, 2.0)))
    found = fit(faces, narrow)
    assert found.spread_scale > 1.5
    ages = stretched(narrow.age_mean(), found.age_stretch)
    share = covered(faces, ages, narrow.age_spread() * np.float32(found.spread_scale))
    assert share == pytest.approx(0.683, abs=0.002)


def test_old_faces_that_play_young_are_moved_up_and_young_ones_stay(truth):
    faces, _, low = truth
    age = low + np.random.default_rng(6).uniform(0, 10, N)
    shrunk = np.where(age > 40, 40 + (age - 40) / 1.25, age)
    found = fit(faces, outputs(truth, age_probs=bump(shrunk, np.full(N, 3.0))))
    assert found.age_stretch == pytest.approx(0.25, abs=0.08)
    assert stretched(np.array([10.0, 40.0, 60.0], np.float32), 0.25).tolist() == [10, 40, 65]


def test_faces_just_under_18_that_play_older_are_moved_down():
    assert dipped(np.array([5.0, 14.0, 18.0, 30.0], np.float32), 2.0).tolist() == [5, 13, 16, 30]
    rng = np.random.default_rng(7)
    age = np.concatenate((rng.uniform(10, 18, 500), rng.uniform(20, 30, 500)))
    faces = faces_with(ages=[(10, 19)] * 500 + [(20, 29)] * 500, side_px=1)
    seen = age + np.where(age < 18, 3.0, 1.0)
    raw = RawOutputs(
        bump(seen, np.full(1000, 0.5)),
        rng.normal(size=1000).astype(np.float32),
        np.zeros((1000, 3), np.float32),
        np.zeros((1000, 5), np.float32),
        np.zeros(1000, np.float32),
    )
    found = fit(faces, raw)
    assert 0.5 < found.age_dip <= 3
    before, _ = minors(faces, raw.age_mean())
    after, taken = minors(faces, raw.calibrated(found).age)
    assert before < 0.7 < after
    assert taken <= 0.05


def test_what_is_covered_counts_days_of_the_labelled_range():
    faces = faces_with(ages=[(20, 29)] * 3)
    age, spread = np.array([25.0, 25.0, 50.0], np.float32), np.array([5.0, 2.5, 5.0], np.float32)
    assert covered(faces, age, spread) == pytest.approx((1 + 0.5 + 0) / 3)


def test_the_lowest_threshold_that_is_fair_and_right_is_chosen():
    rows = [
        Choice(0.5, 1.0, 0.94, 0.09),
        Choice(0.6, 0.97, 0.96, 0.039),
        Choice(0.7, 0.95, 0.972, 0.038),
        Choice(0.8, 0.93, 0.98, 0.02),
        Choice(0.9, 0.80, 0.99, 0.001),
    ]
    assert choose(rows) is rows[2]
    assert choose([rows[0], rows[1], rows[4]]) is rows[1]  # nothing is right often enough
    assert choose([rows[0], rows[4]]) is rows[0]  # silence is no fairness
    unfair = [Choice(0.7, 0.94, 0.965, 0.06), Choice(0.75, 0.93, 0.971, 0.061)]
    assert choose(unfair) is unfair[1]
    assert choose([rows[4]]) is rows[4]


def test_all_is_told_of_the_choice_and_of_faces_held_out(truth, tmp_path):
    faces = truth[0]
    final, summary = calibrate(faces, outputs(truth))
    assert summary["calibration"]["gender_threshold"] == final.gender_threshold
    assert summary["held_out"]["covered"] == pytest.approx(0.683, abs=0.03)
    assert len(summary["trade_off"]) == len(choices(faces, outputs(truth).calibrated(final)))
    path = tmp_path / "calibration.json"
    with pytest.raises(FileNotFoundError, match=r"training\.calibrate"):
        Calibration.load(path)
    path.write_text(json.dumps(summary), "utf-8")
    assert Calibration.load(path) == final


def test_calibrated_outputs_are_probabilities(truth):
    said = outputs(truth).calibrated(Calibration(emotion_temperature=2.0))
    assert np.allclose(said.emotion.sum(axis=1), 1, atol=1e-5)
    assert ((said.female >= 0) & (said.female <= 1)).all()
    assert (said.quality == 0.5).all()
