"""What the figures of the table mean, on cases that can be counted by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.training.made_up import faces_with
from training.dataset import GROUPS
from training.measure import Predictions, age_distance, cells, measure


def said(age: list[float], female: list[float], **others: np.ndarray) -> Predictions:
    n = len(age)
    return Predictions(
        age=np.array(age, np.float32),
        female=np.array(female, np.float32),
        pose=others.get("pose", np.zeros((n, 3), np.float32)),
        emotion=others.get("emotion", np.eye(5, dtype=np.float32)[np.zeros(n, int)]),
        quality=np.ones(n, np.float32),
    )


def test_an_age_is_inside_its_range_up_to_the_next_birthday():
    faces = faces_with(ages=[(20, 29)] * 5)
    ages = np.array([19.0, 20.0, 29.9, 30.0, 32.5], np.float32)
    assert age_distance(faces, ages).tolist() == [1.0, 0.0, 0.0, 0.0, 2.5]


def test_gender_is_of_adults_and_answered_from_the_threshold_on():
    faces = faces_with(ages=[(20, 29)] * 4 + [(10, 19)], female=[True, True, False, False, True])
    # Right and sure, right and unsure, wrong and unsure, wrong and sure; a child that is wrong.
    found = measure(faces, said([25] * 5, [0.9, 0.6, 0.55, 0.8, 0.1]), threshold=0.75)
    assert found.gender_right == 0.5
    assert found.gender_answered == 0.5
    assert found.gender_right_answered == 0.5


def test_a_gap_lies_between_the_best_and_the_worst_cell():
    faces = faces_with(
        ages=[(30, 39)] * 6,
        female=[True, True, False, False, True, True],
        group=[0, 0, 0, 0, 1, 1],
    )
    # White women 2 of 2, White men 1 of 2, Black women 0 of 2; the other cells are empty.
    found = measure(faces, said([35] * 6, [0.9, 0.9, 0.1, 0.9, 0.1, 0.1]), threshold=0.75)
    assert found.gender_gap == 1.0
    unsure = said([35] * 6, [0.9, 0.9, 0.1, 0.9, 0.4, 0.4])
    assert measure(faces, unsure, threshold=0.75).gender_gap_answered == 0.5
    assert sum(part.sum() for part in cells(faces, faces.age_low >= 20).values()) == 6
    assert len(cells(faces, faces.age_low >= 20)) == 2 * len(GROUPS)


def test_teenagers_count_half_among_the_under_18s():
    faces = faces_with(ages=[(3, 9), (10, 19), (10, 19), (20, 29), (60, 69)])
    found = measure(faces, said([8, 17, 19, 17, 60], [0.9] * 5), threshold=0.75)
    assert found.minors_found == pytest.approx((1 + 0.5) / (1 + 0.5 + 0.5))
    assert found.adults_taken_for_minors == 0.5
    assert found.age_distance == 1.5
    assert found.age_distance_old == 0.0


def test_pose_and_emotion_are_compared_with_the_teachers():
    faces = faces_with(ages=[(20, 29)] * 2, pose=[(10, 0, 0), (0, 0, 6)], emotion=[1, 2])
    emotion = np.eye(5, dtype=np.float32)[[1, 3]]
    pose = np.array([(4, 0, 0), (0, 0, 6)], np.float32)
    found = measure(faces, said([25, 25], [0.9, 0.9], pose=pose, emotion=emotion), threshold=0.75)
    assert found.pose_difference_deg == 1.0
    assert found.emotion_agreement == 0.5


def test_without_faces_a_figure_is_no_number():
    found = measure(faces_with(ages=[(3, 9)]), said([5], [0.9]), threshold=0.75)
    assert math.isnan(found.gender_right)
    assert math.isnan(found.gender_gap_answered)
    assert math.isnan(found.age_distance_old)
    assert found.minors_found == 1.0
