"""What a person and the kiosk counted alike and what not, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Final

from kiosk.core.intervals import Z_95, paired_ratio, wilson

GOAL_PERCENT: Final = 10.0
"""An audit whose chance error is larger has seen too few people to promise anything."""
_GOOD_PERCENT: Final = 5.0
_FAIR_PERCENT: Final = 15.0
_LEAST_PEOPLE: Final = 10
"""Fewer people prove nothing, not even that the kiosk counts badly."""


class AuditKind(StrEnum):
    """What is compared."""

    PASSING = "passing"
    STOPPED = "stopped"
    LOOKED = "looked"
    INTERESTED = "interested"
    """Stopped and looked; never tapped, follows from the two."""


class Verdict(StrEnum):
    """What to make of a comparison."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Agreement:
    """People counted by both, by the person alone, by the kiosk alone.

    Attributes:
        matched: Counted by both.
        missed: Counted by the person alone.
        extra: Counted by the kiosk alone: somebody counted twice, or nobody at all.
    """

    matched: int = 0
    missed: int = 0
    extra: int = 0

    def __post_init__(self) -> None:
        if min(self.matched, self.missed, self.extra) < 0:
            raise ValueError(f"numbers of people must not be negative: {self}")

    @property
    def person(self) -> int:
        """What the person counted."""
        return self.matched + self.missed

    @property
    def kiosk(self) -> int:
        """What the kiosk counted."""
        return self.matched + self.extra

    @property
    def people(self) -> int:
        """All who were counted by anybody."""
        return self.matched + self.missed + self.extra

    @property
    def miss_rate(self) -> float | None:
        """Part of the person's count that the kiosk missed; None without any."""
        return self.missed / self.person if self.person else None

    @property
    def extra_rate(self) -> float | None:
        """Part of the kiosk's count that the person did not see; None without any."""
        return self.extra / self.kiosk if self.kiosk else None

    def miss_interval(self) -> tuple[float, float]:
        """95 % score interval of :attr:`miss_rate`."""
        return wilson(self.missed, self.person)

    def extra_interval(self) -> tuple[float, float]:
        """95 % score interval of :attr:`extra_rate`."""
        return wilson(self.extra, self.kiosk)

    @property
    def bias_percent(self) -> float | None:
        """By how much the kiosk counts too many (or, below 0, too few) people."""
        return 100 * (self.kiosk / self.person - 1) if self.person else None

    def truth_factor(self) -> tuple[float, float] | None:
        """95 % interval of (true number) / (number of the kiosk); None when one saw nobody."""
        return paired_ratio(self.matched, self.missed, self.extra)

    @property
    def percent(self) -> float | None:
        """Least ± percent around a count of the kiosk that holds the whole interval.

        Bias and chance are both in it: an exported number is never corrected, so the interval
        has to reach the truth from where the number stands.
        """
        factor = self.truth_factor()
        return None if factor is None else 100 * max(1 - factor[0], factor[1] - 1)

    @property
    def chance_percent(self) -> float | None:
        """Half of the width of the interval: what more people would make smaller."""
        factor = self.truth_factor()
        return None if factor is None else 50 * (factor[1] - factor[0])

    @property
    def is_surely_off(self) -> bool:
        """Whether more than a tenth is missed or extra beyond doubt; more people change nothing."""
        worst = max(self.miss_interval()[0], self.extra_interval()[0])
        return self.people >= _LEAST_PEOPLE and 100 * worst > GOAL_PERCENT

    @property
    def verdict(self) -> Verdict:
        """What to make of it."""
        percent = self.percent
        if self.is_surely_off:
            return Verdict.POOR
        if percent is None or self.more_needed:
            return Verdict.TOO_FEW
        if percent <= _GOOD_PERCENT:
            return Verdict.GOOD
        return Verdict.FAIR if percent <= _FAIR_PERCENT else Verdict.POOR

    @property
    def more_needed(self) -> int:
        """People still missing until chance is within ± :data:`GOAL_PERCENT` percent.

        It is assumed that the rest would turn out like those seen so far. 0 also when the
        kiosk is surely off: then not people are missing but a better place for the camera.
        """
        seen, chance = self.people, self.chance_percent
        if self.is_surely_off or (chance is not None and chance <= GOAL_PERCENT):
            return 0
        if not self.person or not self.kiosk:
            return max(0, _least_people(1.0, 0.0, 0.0) - seen)
        shares = (self.matched / seen, self.missed / seen, self.extra / seen)
        return max(0, _least_people(*shares) - seen)

    def percent_for(self, count: int) -> float | None:
        """± percent for one number of the kiosk.

        In a small number the single errors do not average out as they do in a large one: to
        the interval of the audit comes the scatter of the errors in that very number, taken
        to be Poisson distributed at the rate of the audit.

        Args:
            count: The number beside which it is printed.
        """
        percent = self.percent
        if percent is None or count <= 0:
            return percent
        errors = (self.missed + self.extra) / self.kiosk
        return sqrt(percent**2 + (100 * Z_95) ** 2 * errors / count)


def _least_people(matched: float, missed: float, extra: float) -> int:
    """Fewest people, shared out like that, for which chance is within the goal."""
    low, high = 0, 1
    while not _is_enough(high, matched, missed, extra):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        if _is_enough(middle, matched, missed, extra):
            high = middle
        else:
            low = middle
    return high


def _is_enough(people: int, matched: float, missed: float, extra: float) -> bool:
    factor = paired_ratio(people * matched, people * missed, people * extra)
    return factor is not None and 50 * (factor[1] - factor[0]) <= GOAL_PERCENT
