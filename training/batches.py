"""Batches of spoiled crops with their targets, drawn so that no group of people is rare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

from training.augment import View, clean_view, random_view
from training.dataset import GROUPS
from training.loss import Targets
from training.network import INPUT_PX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from training.dataset import Faces

CleanBatch = tuple[slice, torch.Tensor, list[View]]
"""Rows, crops as (n, 3, s, s) float32 BGR 0..255, and the same as views."""

_BALANCE: Final = 0.5
"""0 draws every face equally often, 1 every cell of age, gender and group."""
_GENDER_WEIGHTS: Final = ((3, 0.2), (10, 0.5))
"""Faces younger than so many years: how far their labelled gender is trusted."""


def sampling_weights(faces: Faces) -> NDArray[np.float64]:
    """(n,) how often each face is drawn; they add up to one."""
    cell = (faces.age_low.astype(np.int64) * 2 + faces.female) * len(GROUPS) + faces.group
    _, inverse, counts = np.unique(cell, return_inverse=True, return_counts=True)
    weights = counts[inverse].astype(np.float64) ** -_BALANCE
    return np.asarray(weights / weights.sum())


class TrainingBatches(Dataset[tuple[torch.Tensor, Targets]]):
    """The batches of one epoch. Which faces and how they are spoiled depends on the seed alone.

    Args:
        faces: To learn from.
        female: (n,) float32 targets of the gender.
        size: Faces of a batch.
        seed: Of the run.
        epoch: Which one.
    """

    def __init__(
        self, faces: Faces, female: NDArray[np.float32], *, size: int, seed: int, epoch: int
    ) -> None:
        self._faces, self._female = faces, female
        rng = np.random.default_rng((seed, epoch))
        drawn = rng.choice(len(faces), len(faces) // size * size, p=sampling_weights(faces))
        self._rows = drawn.reshape(-1, size)
        self._seed = (seed, epoch)

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: int) -> tuple[torch.Tensor, Targets]:
        faces, rows = self._faces, self._rows[index]
        rng = np.random.default_rng((*self._seed, index))
        views = [
            random_view(faces.pictures[row], faces.xyxy[row], faces.landmarks[row], INPUT_PX, rng)
            for row in rows
        ]
        ages = faces.age_low[rows]
        trust = np.ones(len(rows), np.float32)
        for below, weight in reversed(_GENDER_WEIGHTS):
            trust[ages < below] = weight
        return as_pictures(views), Targets(
            age_low=torch.from_numpy(ages),
            age_high=torch.from_numpy(faces.age_high[rows]),
            female=torch.from_numpy(self._female[rows]),
            gender_weight=torch.from_numpy(trust),
            pose=torch.from_numpy(pose_in_views(faces.pose[rows], views)),
            emotion=torch.from_numpy(faces.emotion[rows]),
            embedding=torch.from_numpy(faces.embedding[rows]),
        )

    def loader(self) -> Iterator[tuple[torch.Tensor, Targets]]:
        """The batches, made ahead by a process of their own."""
        return iter(
            DataLoader(
                self,
                batch_size=None,
                num_workers=1,
                prefetch_factor=8,
                worker_init_fn=_one_thread,
            )
        )


def _one_thread(_: int) -> None:
    cv2.setNumThreads(0)
    torch.set_num_threads(1)


def clean_batches(faces: Faces, *, size: int = 128) -> Iterator[CleanBatch]:
    """All faces in their order as the program cuts them."""
    for start in range(0, len(faces), size):
        part = slice(start, min(start + size, len(faces)))
        views = [
            clean_view(faces.pictures[row], faces.landmarks[row], INPUT_PX)
            for row in range(part.start, part.stop)
        ]
        yield part, as_pictures(views), views


def as_pictures(views: list[View]) -> torch.Tensor:
    """(n, 3, s, s) float32 of crops, BGR 0..255."""
    stacked = torch.from_numpy(np.stack([view.crop for view in views]))
    return stacked.permute(0, 3, 1, 2).float()


def pose_in_views(pose: NDArray[np.float32], views: list[View]) -> NDArray[np.float32]:
    """Head poses of pictures as they are in crops: turned with them, mirrored with them.

    Args:
        pose: (n, 3) yaw, pitch and roll in degrees, of the pictures.
        views: One crop of each picture.
    """
    seen = pose.copy()
    mirrored = np.array([view.is_mirrored for view in views])
    seen[mirrored, 0] *= -1
    seen[mirrored, 2] *= -1
    seen[:, 2] += np.array([view.turned_deg for view in views], np.float32)
    return seen
