"""Figures of an evaluation, on made-up faces whose outcome is known."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from kiosk.core.errors import IdentityError
from kiosk.identity.calibration import default_threshold
from kiosk.identity.evaluation import cross_validate, evaluate
from kiosk.identity.face_space import normed

from .face_samples import MODEL, faces, view

if TYPE_CHECKING:
    import numpy as np

    from kiosk.core.identity import FaceView

COUNT = 30


def near(rows: np.ndarray, noise: float, seed: int) -> np.ndarray:
    return normed(rows + noise * faces(len(rows), seed))


CENTRES = faces(COUNT, 1)


def enrolled() -> dict[str, list[FaceView]]:
    return {f"p{i}": [view(row)] for i, row in enumerate(CENTRES)}


def probes() -> list[tuple[str, FaceView]]:
    return [(f"p{i}", view(row)) for i, row in enumerate(near(CENTRES, 0.7, 2))]


def strangers() -> list[FaceView]:
    return [view(row) for row in faces(50, 3)]


def test_clear_cases() -> None:
    found = evaluate(enrolled(), probes(), strangers(), MODEL, 0.001)
    assert (found.people, found.probes, found.strangers) == (COUNT, COUNT, COUNT + 50)
    assert (found.outsiders, found.outsiders_named) == (50, 0)
    assert found.best_right == COUNT
    assert found.doubtful == ()
    assert found.default.threshold == default_threshold(MODEL, COUNT, 0.001)
    for rates in (found.default, found.recommended.at_threshold):
        assert (rates.missed, rates.wrong, rates.accepted) == (0, 0, 0)
    recommended = found.recommended
    assert recommended.low <= recommended.threshold <= recommended.high
    assert recommended.false_accept_rate == 0.001
    assert recommended.accepted_low == 0
    assert 0 < recommended.accepted_high < 0.1


def test_the_curve_is_monotone() -> None:
    curve = evaluate(enrolled(), probes(), strangers(), MODEL, 0.001).curve
    assert [rates.threshold for rates in curve] == sorted(rates.threshold for rates in curve)
    assert all(a.missed <= b.missed for a, b in pairwise(curve))
    assert all(a.accepted >= b.accepted for a, b in pairwise(curve))
    assert curve[0].accepted > 0
    assert curve[-1].missed > 0


def test_a_swapped_photo_is_told() -> None:
    tried = probes()
    tried[0] = ("p1", tried[2][1])
    found = evaluate(enrolled(), tried, [], MODEL, 0.001)
    assert found.best_right == COUNT - 1
    assert found.doubtful == (("p1", "p2"),)
    assert found.default.wrong == pytest.approx(1 / COUNT)


def test_a_stranger_who_is_enrolled_under_another_name_is_accepted() -> None:
    found = evaluate(enrolled(), probes(), [view(CENTRES[4])], MODEL, 0.001)
    assert found.default.accepted == pytest.approx(1 / (COUNT + 1))
    assert (found.outsiders, found.outsiders_named) == (1, 1)


def test_cross_validation_leaves_the_photo_out() -> None:
    photos = {f"p{i}": [view(row)] for i, row in enumerate(CENTRES)}
    for i, row in enumerate(near(CENTRES[:20], 0.7, 5)):
        photos[f"p{i}"].append(view(row))
    found = cross_validate(photos, MODEL, 0.001)
    assert (found.people, found.probes) == (COUNT, 40)
    assert found.strangers == 40 + 10  # those with one photo are tried as strangers
    assert found.best_right == 40
    unlike = {
        f"p{i}": [view(a), view(b)]
        for i, (a, b) in enumerate(zip(faces(9, 6), faces(9, 7), strict=True))
    }
    assert cross_validate(unlike, MODEL, 0.001).default.missed == 1


def test_a_stricter_rate_asks_for_a_higher_threshold() -> None:
    loose = cross_validate({k: v * 2 for k, v in enrolled().items()}, MODEL, 0.01)
    strict = cross_validate({k: v * 2 for k, v in enrolled().items()}, MODEL, 0.0001)
    assert strict.recommended.threshold > loose.recommended.threshold


@pytest.mark.parametrize("photos", [[], [0], [2, 0]])
def test_too_few_people(photos: list[int]) -> None:
    people = {str(i): [view(CENTRES[0])] * count for i, count in enumerate(photos)}
    with pytest.raises(IdentityError, match="not enough people"):
        cross_validate(people, MODEL, 0.001)


def test_nothing_to_try() -> None:
    with pytest.raises(IdentityError, match="at least two photos"):
        cross_validate(enrolled(), MODEL, 0.001)
    with pytest.raises(IdentityError, match="Nobody has a photo"):
        evaluate(enrolled(), [], strangers(), MODEL, 0.001)
