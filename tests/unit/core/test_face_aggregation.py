"""One estimate from many views: robust, weighted, and silent when it should be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.aggregation import (
    ADULT_AGE,
    AttributeAggregator,
    AttributeSample,
    weighted_median,
)
from kiosk.core.attribute_limits import AttributeLimits
from kiosk.core.types import Emotion, Gender, HeadPose

ADULTS = AttributeLimits(min_face_px=62.0, minor_below_years=None, age_error_years=6.0)
"""A network for adults, which says nothing about its error."""
EVERYBODY = AttributeLimits(min_face_px=32.0, minor_below_years=18.0, age_error_years=None)


def _view(
    age: float = 35,
    female: float = 0.9,
    quality: float = 0.8,
    face_px: float = 100,
    age_spread: float = 0,
) -> AttributeSample:
    return AttributeSample(quality, age, female, face_px=face_px, age_spread=age_spread)


def _aggregate(
    *views: AttributeSample, min_views: int = 1, limits: AttributeLimits = ADULTS
) -> AttributeAggregator:
    aggregator = AttributeAggregator(limits, 0.75, min_views=min_views)
    for view in views:
        aggregator.add(view)
    return aggregator


def test_nothing_is_known_at_first() -> None:
    attributes = _aggregate().estimate()
    assert (attributes.age, attributes.gender, attributes.emotion) == (None, Gender.UNKNOWN, None)
    assert attributes.gender_confidence is None


def test_one_bad_view_does_not_move_the_age() -> None:
    good = _aggregate(*[_view(age=a) for a in (33, 34, 35, 36, 37)]).estimate()
    bad = _aggregate(*[_view(age=a) for a in (33, 34, 35, 36, 37, 71)]).estimate()
    assert good.age == pytest.approx(35)
    assert bad.age == pytest.approx(35.5)


def test_good_views_weigh_more() -> None:
    attributes = _aggregate(_view(age=30, quality=0.9), *[_view(age=60, quality=0.2)] * 3)
    assert attributes.estimate().age == pytest.approx(30)


def test_the_spread_holds_the_age_and_grows_with_disagreement() -> None:
    calm = _aggregate(*[_view(age=40)] * 6).estimate()
    wild = _aggregate(*[_view(age=a) for a in (25, 30, 38, 42, 50, 60)]).estimate()
    for attributes in (calm, wild):
        assert attributes.age_low is not None
        assert attributes.age_high is not None
        assert attributes.age_low < attributes.age < attributes.age_high
    assert wild.age_high - wild.age_low > calm.age_high - calm.age_low


def test_a_stated_spread_is_that_of_a_view_and_shrinks_with_more_of_them() -> None:
    halves = []
    for count in (1, 4, 15):
        views = [_view(age=40, age_spread=8.0)] * count
        known = _aggregate(*views, limits=EVERYBODY).estimate()
        assert known.age_low is not None
        halves.append(known.age_high - known.age)
        assert known.age - known.age_low == pytest.approx(halves[-1])
    assert halves[0] == pytest.approx(8.0)
    assert 0.9 * 8.0 < halves[2] < halves[1] < halves[0]


def test_views_that_disagree_by_more_than_stated_widen_the_spread() -> None:
    ages = (25, 32, 40, 48, 55)
    calm = _aggregate(*[_view(age=40, age_spread=4.0)] * 5, limits=EVERYBODY).estimate()
    wild = _aggregate(*[_view(age=a, age_spread=4.0) for a in ages], limits=EVERYBODY).estimate()
    assert calm.age == wild.age == pytest.approx(40)
    assert wild.age_high - wild.age_low > calm.age_high - calm.age_low


def test_a_view_of_which_the_network_is_sure_weighs_more() -> None:
    views = [_view(age=60, age_spread=20.0)] * 4 + [_view(age=30, age_spread=5.0)]
    age = _aggregate(*views, limits=EVERYBODY).estimate().age
    assert age is not None
    assert 30 <= age < 40


def test_an_odd_view_moves_the_age_by_its_share_of_the_spread_at_most() -> None:
    views = [_view(age=35, age_spread=6.0)] * 5
    odd = _view(age=90, age_spread=6.0)
    age = _aggregate(*views, odd, limits=EVERYBODY).estimate().age
    assert age == pytest.approx(35 + 6.0 / 6)


def test_only_the_best_views_are_kept() -> None:
    aggregator = _aggregate(*[_view(age=30, quality=0.9)] * 20)
    for _ in range(200):
        aggregator.add(_view(age=60, quality=0.3))
    assert aggregator.estimate().age == pytest.approx(30)
    assert aggregator.views <= 20
    assert aggregator.best_quality == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("female", "expected"),
    [(0.9, Gender.FEMALE), (0.1, Gender.MALE), (0.7, Gender.UNKNOWN), (0.3, Gender.UNKNOWN)],
)
def test_gender_needs_the_threshold(female: float, expected: Gender) -> None:
    attributes = _aggregate(*[_view(female=female)] * 3).estimate()
    assert attributes.gender is expected
    assert attributes.gender_confidence == pytest.approx(max(female, 1 - female))


def test_one_wrong_but_certain_view_does_not_decide_the_gender() -> None:
    views = [_view(female=0.9)] * 5 + [_view(female=0.0001)]
    assert _aggregate(*views).estimate().gender is Gender.FEMALE


def test_a_shown_gender_does_not_flicker_at_the_threshold() -> None:
    aggregator = _aggregate(*[_view(female=0.8)] * 3)
    shown = []
    for _ in range(15):  # drags the mean slowly to 0.72, below the threshold of 0.75
        aggregator.add(_view(female=0.72, quality=0.81))
        shown.append(aggregator.estimate().gender)
    assert aggregator.estimate().gender_confidence == pytest.approx(0.72, abs=0.01)
    assert set(shown) == {Gender.FEMALE}


def test_a_gender_proven_wrong_is_taken_back() -> None:
    aggregator = _aggregate(_view(female=0.9, quality=0.3))
    assert aggregator.estimate().gender is Gender.FEMALE
    for _ in range(6):
        aggregator.add(_view(female=0.05, quality=0.9))
    assert aggregator.estimate().gender is Gender.MALE


def test_minors_have_no_age_and_no_gender() -> None:
    attributes = _aggregate(*[_view(age=ADULT_AGE - 2)] * 5).estimate()
    assert (attributes.age, attributes.age_low, attributes.age_high) == (None, None, None)
    assert (attributes.gender, attributes.gender_confidence) == (Gender.UNKNOWN, None)
    assert not attributes.under_18


def test_a_network_that_knows_children_says_so_and_nothing_more() -> None:
    known = _aggregate(*[_view(age=9, quality=0.5)] * 4, limits=EVERYBODY).estimate(looking=True)
    assert known.under_18
    assert (known.age, known.age_low, known.age_high) == (None, None, None)
    assert (known.gender, known.gender_confidence) == (Gender.UNKNOWN, None)
    assert known.female_prob is None
    assert known.evidence == pytest.approx(2.0)
    assert known.looking is True


def test_somebody_of_eighteen_is_not_a_child_now_and_an_adult_then() -> None:
    aggregator = _aggregate(_view(age=17.6), limits=EVERYBODY)
    told = []
    for k in range(20):
        aggregator.add(_view(age=17.4 if k % 2 else 18.6, quality=0.8 + 0.001 * k))
        told.append(aggregator.estimate().under_18)
    assert set(told) == {True}
    for _ in range(15):
        aggregator.add(_view(age=23, quality=0.95))
    known = aggregator.estimate()
    assert not known.under_18
    assert known.age == pytest.approx(23)


def test_an_adult_who_looks_young_is_not_given_a_minors_age() -> None:
    low = _aggregate(*[_view(age=20)] * 5).estimate().age_low
    assert low is not None
    assert low >= ADULT_AGE


def test_faces_below_the_models_minimum_have_no_age_and_no_gender() -> None:
    for limits in (ADULTS, EVERYBODY):
        small = [_view(face_px=limits.min_face_px - 0.5)] * 5
        assert _aggregate(*small, limits=limits).estimate().age is None
        enough = _view(face_px=limits.min_face_px)
        assert _aggregate(*small, enough, limits=limits).estimate().age is not None


def test_a_single_frame_is_not_enough_where_more_are_asked_for() -> None:
    assert _aggregate(_view(), min_views=2).estimate().age is None
    attributes = _aggregate(_view(), _view(), min_views=2).estimate()
    assert attributes.age is not None
    assert attributes.gender is Gender.FEMALE


def test_a_view_of_no_quality_is_not_used() -> None:
    assert _aggregate(_view(quality=0)).estimate().age is None


def test_the_latest_pose_and_the_look_are_passed_on() -> None:
    aggregator = AttributeAggregator(ADULTS, 0.75)
    aggregator.add(AttributeSample(0.5, pose=HeadPose(10, 0, 0)))
    aggregator.add(AttributeSample(0.0, pose=HeadPose(20, 1, 2)))
    attributes = aggregator.estimate(looking=True)
    assert attributes.pose == HeadPose(20, 1, 2)
    assert attributes.looking is True
    assert attributes.age is None


def _emotion(**shares: float) -> AttributeSample:
    probabilities = tuple(shares.get(e.value, 0.0) for e in Emotion)
    return AttributeSample(1.0, emotion_probs=probabilities)


def test_emotion_follows_but_does_not_flicker() -> None:
    aggregator = _aggregate(*[_emotion(happy=0.9, neutral=0.1)] * 3)
    assert aggregator.estimate().emotion is Emotion.HAPPY
    aggregator.add(_emotion(surprise=1.0))
    assert aggregator.estimate().emotion is Emotion.HAPPY
    for _ in range(4):
        aggregator.add(_emotion(surprise=1.0))
    assert aggregator.estimate().emotion is Emotion.SURPRISE


@given(
    st.lists(
        st.tuples(
            st.floats(0, 1), st.floats(0, 100), st.floats(0, 1), st.floats(0, 200), st.floats(0, 30)
        ),
        max_size=30,
    ),
    st.sampled_from((ADULTS, EVERYBODY)),
)
def test_what_is_said_is_always_consistent(
    rows: list[tuple[float, float, float, float, float]], limits: AttributeLimits
) -> None:
    views = [AttributeSample(q, a, f, face_px=px, age_spread=s) for q, a, f, px, s in rows]
    attributes = _aggregate(*views, limits=limits).estimate()
    assert not (attributes.under_18 and limits is ADULTS)
    if attributes.age is None:
        assert attributes.female_prob is None
        assert attributes.gender is Gender.UNKNOWN
        assert attributes.age_low is attributes.age_high is attributes.gender_confidence is None
    else:
        assert attributes.age_low is not None
        assert attributes.age_high is not None
        assert ADULT_AGE <= attributes.age_low <= attributes.age <= attributes.age_high + 1e-9
        assert attributes.gender_confidence is not None
        assert 0.5 <= attributes.gender_confidence <= 1
        if attributes.gender is not Gender.UNKNOWN:
            assert attributes.gender_confidence >= 0.7 - 1e-9


@given(st.lists(st.tuples(st.floats(-100, 100), st.floats(0.01, 1)), min_size=1, max_size=20))
def test_half_of_the_weight_lies_on_either_side_of_the_median(
    rows: list[tuple[float, float]],
) -> None:
    values, weights = np.array(rows).T
    median = weighted_median(values, weights)
    half = weights.sum() / 2
    assert weights[values < median].sum() <= half + 1e-6
    assert weights[values > median].sum() <= half + 1e-6


def test_the_evidence_behind_the_estimate_is_told_also_where_the_gender_is_not() -> None:
    unsure = _aggregate(_view(female=0.6, quality=0.5), _view(female=0.6, quality=0.3)).estimate()
    assert unsure.gender is Gender.UNKNOWN
    assert unsure.female_prob == pytest.approx(0.6)
    assert unsure.evidence == pytest.approx(0.8)


def test_no_evidence_for_a_child_or_without_views() -> None:
    for attributes in (_aggregate(_view(age=9)).estimate(), _aggregate().estimate()):
        assert (attributes.female_prob, attributes.evidence) == (None, 0.0)
