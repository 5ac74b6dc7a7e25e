"""Batches depend on the seed alone, carry the right targets, and make nobody rare."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from tests.training.made_up import faces_with
from training.augment import View
from training.batches import TrainingBatches, clean_batches, pose_in_views, sampling_weights
from training.network import INPUT_PX


@pytest.fixture(scope="module")
def faces():
    return faces_with(
        ages=[(0, 2), (3, 9), (20, 29), (20, 29), (60, 69), (30, 39)] * 4,
        female=[True, False] * 12,
        pose=[(float(i), 2.0, -float(i)) for i in range(24)],
        emotion=[i % 5 for i in range(24)],
    )


def batches(faces, *, seed=1, epoch=0):
    female = np.linspace(0, 1, len(faces), dtype=np.float32)
    return TrainingBatches(faces, female, size=8, seed=seed, epoch=epoch)


def test_the_same_seed_and_epoch_give_the_same_batches(faces):
    for (first, targets), (again, same) in zip(batches(faces), batches(faces), strict=True):
        assert torch.equal(first, again)
        for name in ("age_low", "female", "pose", "emotion", "embedding", "gender_weight"):
            assert torch.equal(getattr(targets, name), getattr(same, name)), name


@pytest.mark.parametrize("other", [{"seed": 2}, {"epoch": 1}])
def test_another_seed_or_epoch_gives_other_batches(faces, other):
    assert not torch.equal(batches(faces)[0][0], batches(faces, **other)[0][0])


def test_a_batch_has_crops_and_the_targets_of_its_faces(faces):
    one = batches(faces)
    assert len(one) == 3
    pictures, targets = one[1]
    assert pictures.shape == (8, 3, INPUT_PX, INPUT_PX)
    assert pictures.dtype == torch.float32
    assert 0 <= pictures.min() < pictures.max() <= 255
    # Each face has an age of its own kind of trust: toddlers' gender counts least.
    trust = {(0, 2): 0.2, (3, 9): 0.5}
    for low, high, weight in zip(
        targets.age_low, targets.age_high, targets.gender_weight, strict=True
    ):
        assert weight == pytest.approx(trust.get((int(low), int(high)), 1.0))


def test_rare_kinds_of_people_are_drawn_more_often_than_they_are_there():
    faces = faces_with(ages=[(20, 29)] * 16 + [(60, 69)] * 4)
    weights = sampling_weights(faces)
    assert weights.sum() == pytest.approx(1)
    # A quarter as many faces, by the square root: twice as often each.
    assert weights[-1] / weights[0] == pytest.approx(2)


def test_head_poses_turn_and_are_mirrored_with_the_crop():
    crop = np.zeros((INPUT_PX, INPUT_PX, 3), np.uint8)
    pose = np.tile(np.array((20.0, 5.0, 8.0), np.float32), (3, 1))
    views = [View(crop, 0.0, False), View(crop, -8.0, False), View(crop, 8.0, True)]
    seen = pose_in_views(pose, views)
    assert seen[0].tolist() == [20.0, 5.0, 8.0]
    assert seen[1].tolist() == [20.0, 5.0, 0.0]  # turned upright, no roll is left
    assert seen[2].tolist() == [-20.0, 5.0, 0.0]  # looking the other way, leaning the other way
    assert pose[2].tolist() == [20.0, 5.0, 8.0]


def test_clean_batches_keep_the_order_and_leave_nobody_out(faces):
    rows, shown = [], 0
    for part, pictures, views in clean_batches(faces, size=10):
        rows += range(part.start, part.stop)
        assert len(pictures) == len(views) == part.stop - part.start
        assert np.array_equal(pictures[0].permute(1, 2, 0).numpy(), views[0].crop)
        shown += len(pictures)
    assert rows == list(range(len(faces)))
    assert shown == len(faces)
