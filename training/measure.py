"""The figures by which the network is judged, of predictions for labelled faces."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from training.dataset import GROUPS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.dataset import Faces

ADULT_FROM: Final = 20
OLD_FROM: Final = 60
MINOR_BELOW: Final = 18


@dataclass(frozen=True, slots=True, eq=False)
class Predictions:
    """What a network says of n faces.

    Attributes:
        age: (n,) years.
        female: (n,) probability.
        pose: (n, 3) yaw, pitch and roll in degrees, of the picture.
        emotion: (n, 5) probabilities.
        quality: (n,) 0..1.
    """

    age: NDArray[np.float32]
    female: NDArray[np.float32]
    pose: NDArray[np.float32]
    emotion: NDArray[np.float32]
    quality: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Figures:
    """One row of the table. Shares are 0..1, gender is of adults from 20; NaN without faces.

    Attributes:
        faces: How many.
        gender_right: Every face answered.
        gender_right_answered: Of the faces answered at the threshold.
        gender_answered: Share that is answered.
        gender_gap: Largest minus smallest share of the cells of group and gender.
        gender_gap_answered: The same of the faces answered.
        age_distance: Mean years between age and labelled range, adults.
        age_distance_old: The same from 60.
        minors_found: Share of the under-18s taken for such; ten to nineteen counts half.
        adults_taken_for_minors: Share of adults.
        pose_difference_deg: Mean difference of yaw, pitch and roll to the teacher.
        emotion_agreement: Share in which the likeliest emotion is the teacher's.
    """

    faces: int
    gender_right: float
    gender_right_answered: float
    gender_answered: float
    gender_gap: float
    gender_gap_answered: float
    age_distance: float
    age_distance_old: float
    minors_found: float
    adults_taken_for_minors: float
    pose_difference_deg: float
    emotion_agreement: float


def age_distance(faces: Faces, age: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n,) years between an age and the labelled range; 0 inside, birthdays included."""
    below = faces.age_low - age
    above = age - (faces.age_high + 1)
    return np.asarray(np.maximum(0, np.maximum(below, above)), np.float32)


def cells(faces: Faces, of_interest: NDArray[np.bool_]) -> dict[str, NDArray[np.bool_]]:
    """Faces of interest by group and gender."""
    return {
        f"{group}, {'women' if female else 'men'}": of_interest
        & (faces.group == index)
        & (faces.female == female)
        for index, group in enumerate(GROUPS)
        for female in (True, False)
    }


def minors(faces: Faces, age: NDArray[np.float32]) -> tuple[float, float]:
    """Shares of the under-18s and of the adults whose age is below :data:`MINOR_BELOW`.

    Of 10 to 19 about half are under 18 only: such a face weighs half.
    """
    young = age < MINOR_BELOW
    weight = np.where(faces.age_high < 10, 1.0, np.where(faces.age_high < ADULT_FROM, 0.5, 0.0))
    found = float((young * weight).sum() / weight.sum()) if weight.any() else math.nan
    return found, _mean(young[faces.age_low >= ADULT_FROM])


def measure(faces: Faces, said: Predictions, *, threshold: float) -> Figures:
    """All figures of a network on labelled faces.

    Args:
        faces: With labels and what the teachers said.
        said: By the network.
        threshold: Confidence from which the gender is answered, 0.5..1.
    """
    adults = faces.age_low >= ADULT_FROM
    right = (said.female >= 0.5) == faces.female
    answered = np.maximum(said.female, 1 - said.female) >= threshold
    distance = age_distance(faces, said.age)
    minors_found, adults_taken = minors(faces, said.age)
    return Figures(
        faces=len(faces),
        gender_right=_mean(right[adults]),
        gender_right_answered=_mean(right[adults & answered]),
        gender_answered=_mean(answered[adults]),
        gender_gap=_gap(right, cells(faces, adults)),
        gender_gap_answered=_gap(right, cells(faces, adults & answered)),
        age_distance=_mean(distance[adults]),
        age_distance_old=_mean(distance[faces.age_low >= OLD_FROM]),
        minors_found=minors_found,
        adults_taken_for_minors=adults_taken,
        pose_difference_deg=float(np.abs(said.pose - faces.pose).mean()),
        emotion_agreement=float((said.emotion.argmax(1) == faces.emotion.argmax(1)).mean()),
    )


def _gap(right: NDArray[np.bool_], parts: dict[str, NDArray[np.bool_]]) -> float:
    shares = [right[part].mean() for part in parts.values() if part.any()]
    return float(max(shares) - min(shares)) if shares else math.nan


def _mean(values: NDArray[np.bool_] | NDArray[np.float32]) -> float:
    """NaN of nothing, without the warning."""
    return float(values.mean()) if len(values) else math.nan
