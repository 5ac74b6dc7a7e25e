"""One robust estimate about a face from its best views, instead of the last frame's value."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.types import Emotion, FaceAttributes, Gender, HeadPose

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.core.attribute_limits import AttributeLimits

ADULT_AGE: Final = 18.0
"""Of nobody below it an age in years or a gender is told."""
_BEST_VIEWS: Final = 15
"""Views that are kept of each face; more bring no more certainty about the same person."""
_VIEW_SHARE: Final = 0.1
"""Part of the variance that a network states for one view which further views average away. The
rest is about the person, who looks older or younger in every view: on clips the views of a track
scatter by 5 to 8 % of it (decision 0124)."""
_LEAST_SPREAD_YEARS: Final = 1.0
"""No single view is more certain than that, whatever is stated."""
_MINOR_MARGIN_YEARS: Final = 1.0
"""Somebody once told to be under 18, or not to be, is so until the age is this far beyond."""
_PROB_LIMIT: Final = 0.98
"""A single view may not be more certain than this: one odd view must not decide."""
_GENDER_MARGIN: Final = 0.05
"""A gender once shown stays until its confidence is this much below the threshold."""
_EMOTION_KEEP: Final = 0.7
"""Share that the past keeps in the emotion when a full-quality view arrives."""
_EMOTION_MARGIN: Final = 0.1
"""Another emotion is shown when it is more probable by this much than the shown one."""


@dataclass(frozen=True, slots=True)
class AttributeSample:
    """What the networks said about one view of a face.

    Attributes:
        quality: 0..1, how good the view is: large, frontal, sharp. 0 counts as not seen.
        age: Years, as the model says it; None when not computed.
        female_prob: 0..1; None when not computed.
        emotion_probs: Five probabilities in the order of ``Emotion``; None when not computed.
        pose: Head pose; None when not computed.
        face_px: Shorter side of the face in the frame; age and gender of smaller faces than the
            network is valid for are not used.
        age_spread: Standard deviation of the age in years as the network states it; 0 where
            it does not.
    """

    quality: float
    age: float | None = None
    female_prob: float | None = None
    emotion_probs: tuple[float, ...] | None = None
    pose: HeadPose | None = None
    face_px: float = 0.0
    age_spread: float = 0.0


@dataclass(frozen=True, slots=True)
class _View:
    """What one view says of age and gender."""

    quality: float
    age: float
    female_log_odds: float
    age_spread: float


class AttributeAggregator:
    """Collects the views of one track and says what is known about the person.

    Age is the weighted median of the best views, or a mean where the network states how sure it
    is of each, gender the weighted mean of their log odds
    (odd views then pull, but do not decide), emotion a decaying mean. Every rule under which
    a value is not shown (``?``) is in :meth:`estimate`.
    """

    def __init__(
        self, limits: AttributeLimits, gender_threshold: float, *, min_views: int = 1
    ) -> None:
        """Start without any view.

        Args:
            limits: Of the network that looks at the views.
            gender_threshold: 0.5..1, confidence below which the gender is ``?``.
            min_views: Views that age and gender need; a single frame of a video is not to
                be trusted, on a picture there is no other.
        """
        self._limits = limits
        self._threshold = gender_threshold
        self._min_views = min_views
        self._views: list[_View] = []  # the best first
        self._is_minor: bool | None = None
        self._emotions: NDArray[np.float64] | None = None
        self._emotion: Emotion | None = None
        self._gender = Gender.UNKNOWN
        self._pose: HeadPose | None = None

    @property
    def best_quality(self) -> float:
        """Quality of the best view used for age and gender; 0 when there is none."""
        return self._views[0].quality if self._views else 0.0

    @property
    def views(self) -> int:
        """Number of views that age and gender rest on."""
        return len(self._views)

    def add(self, sample: AttributeSample) -> None:
        """Take one more view into account."""
        if sample.pose is not None:
            self._pose = sample.pose
        if sample.quality <= 0:
            return
        if sample.emotion_probs is not None:
            self._add_emotion(sample.emotion_probs, min(sample.quality, 1.0))
        if sample.age is None or sample.female_prob is None:
            return
        if sample.face_px < self._limits.min_face_px:
            return
        probability = min(max(sample.female_prob, 1 - _PROB_LIMIT), _PROB_LIMIT)
        log_odds = log(probability / (1 - probability))
        self._views.append(_View(sample.quality, sample.age, log_odds, sample.age_spread))
        self._views.sort(key=_by_quality, reverse=True)
        del self._views[_BEST_VIEWS:]
        if len(self._views) >= self._min_views:
            self._decide_gender()
            self._decide_minor()

    def estimate(self, *, looking: bool | None = None) -> FaceAttributes:
        """What is known now.

        Args:
            looking: Passed on as it is; ``LookingFilter`` knows.

        Returns:
            Age None and gender ``?`` without enough views, for faces that were never large
            enough, and for an apparent age under 18, which is told as that alone. Gender
            ``?`` below the threshold.
        """
        if len(self._views) < self._min_views:
            return FaceAttributes(emotion=self._emotion, pose=self._pose, looking=looking)
        evidence = sum(view.quality for view in self._views)
        if self._is_minor:
            under_18 = self._limits.minor_below_years is not None
            return FaceAttributes(
                emotion=self._emotion,
                pose=self._pose,
                looking=looking,
                evidence=evidence if under_18 else 0.0,
                under_18=under_18,
            )
        age, spread = self._age()
        age = max(age, ADULT_AGE)
        female = self._female_probability()
        return FaceAttributes(
            age=age,
            age_low=max(age - spread, ADULT_AGE),
            age_high=age + spread,
            gender=self._gender,
            gender_confidence=max(female, 1 - female),
            emotion=self._emotion,
            pose=self._pose,
            looking=looking,
            female_prob=female,
            evidence=evidence,
        )

    def _age(self) -> tuple[float, float]:
        """Age and half its spread: scatter of the views and the network's own error."""
        ages, qualities, spreads = np.array(
            [(view.age, view.quality, view.age_spread) for view in self._views]
        ).T
        if self._limits.age_error_years is None:
            return _from_stated_spreads(ages, qualities, np.maximum(spreads, _LEAST_SPREAD_YEARS))
        age = weighted_median(ages, qualities)
        scatter = _scatter(ages, qualities, age)
        return age, float(np.hypot(self._limits.age_error_years, scatter))

    def _female_probability(self) -> float:
        weight = sum(view.quality for view in self._views)
        odds = sum(view.quality * view.female_log_odds for view in self._views) / weight
        return 1 / (1 + exp(-odds))

    def _decide_minor(self) -> None:
        age, _ = self._age()
        limit = self._limits.minor_below_years
        if limit is None:
            self._is_minor = age < ADULT_AGE
        elif self._is_minor is None or abs(age - limit) > _MINOR_MARGIN_YEARS:
            self._is_minor = age < limit

    def _decide_gender(self) -> None:
        female = self._female_probability()
        likely = Gender.FEMALE if female >= 0.5 else Gender.MALE
        margin = _GENDER_MARGIN if likely is self._gender else 0.0
        sure = max(female, 1 - female) >= max(self._threshold - margin, 0.5)
        self._gender = likely if sure else Gender.UNKNOWN

    def _add_emotion(self, probabilities: tuple[float, ...], quality: float) -> None:
        latest = np.array(probabilities)
        if self._emotions is None:
            self._emotions = latest
        else:
            self._emotions += (1 - _EMOTION_KEEP) * quality * (latest - self._emotions)
        classes = list(Emotion)
        top = int(self._emotions.argmax())
        shown = None if self._emotion is None else classes.index(self._emotion)
        if shown is None or self._emotions[top] > self._emotions[shown] + _EMOTION_MARGIN:
            self._emotion = classes[top]


def _from_stated_spreads(
    ages: NDArray[np.float64], qualities: NDArray[np.float64], spreads: NDArray[np.float64]
) -> tuple[float, float]:
    """Age and half its spread from views of which the network states how sure it is.

    The mean weighted by the inverse variances, in which no view counts as further from the
    median than the stated spread (one step towards Huber's estimate of location). It moves by
    half as much from view to view as the median does, and an odd view still cannot decide.
    """
    weights = qualities / spreads**2
    middle = weighted_median(ages, weights)
    stated = float(np.average(spreads**2, weights=weights))
    reach = stated**0.5
    age = float(np.average(np.clip(ages, middle - reach, middle + reach), weights=weights))
    of_view = max(_VIEW_SHARE * stated, _scatter(ages, weights, age) ** 2)
    return age, float(np.sqrt((1 - _VIEW_SHARE) * stated + of_view / len(ages)))


def _scatter(values: NDArray[np.float64], weights: NDArray[np.float64], centre: float) -> float:
    """Standard deviation by the median distance: 1.4826 times that for a normal law."""
    return 1.4826 * weighted_median(np.abs(values - centre), weights)


def weighted_median(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """The value at which half of the weight lies on either side.

    Args:
        values: (n,), n >= 1.
        weights: (n,), positive.

    Returns:
        The median, interpolated between the two middle values when they weigh the same.
    """
    order = values.argsort()
    ordered, cumulated = values[order], weights[order].cumsum()
    half = cumulated[-1] / 2
    i = int(np.searchsorted(cumulated, half))
    if i + 1 < len(ordered) and np.isclose(cumulated[i], half):
        return float((ordered[i] + ordered[i + 1]) / 2)
    return float(ordered[min(i, len(ordered) - 1)])


def _by_quality(view: _View) -> float:
    return view.quality
