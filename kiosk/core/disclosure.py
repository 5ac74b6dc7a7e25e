"""Merging small groups of people, so that a shared report tells about no single person.

The unit is a *cell*: how many interested visits of a bucket had one gender, age band, category
or emotion. In what :func:`protected` returns, every cell holds nobody or at least ``k`` people,
and so does every difference between the cells and the totals that are published beside them;
docs/reports.md has the rule in words, docs/decisions/0048 the reasons. Two steps:

1. **Along the classes.** A class with fewer than ``k`` people in the whole range is merged with
   a neighbour for the whole report. What no column shows but the totals would give away (women
   without an age are ``female - young_female - senior_female``) is a class like any other; a
   column that is merged with such a remainder is not published.
2. **Along the time.** Neighbouring buckets are merged into *spans* until all cells of a span are
   empty or large enough. What is left over at the end joins the span before it, so that the spans
   of a report cover its range and their sums are those of the range.

A span that holds a single class tells the class of everybody in it: with the total of each bucket
known, the cell of each bucket is known too. Such a span is closed only where each of its buckets
could stand alone. In all other spans no cell of a bucket can be computed: it lies anywhere between
``max(0, bucket + class - span)`` and ``min(bucket, class)``, and these two differ unless one
bucket or one class holds everybody (bounds of a table with given margins, Frechet 1940).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.metrics import AGE_COLUMNS, CATEGORY_COLUMNS, EMOTION_COLUMNS, GENDER_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Columns = Mapping[str, NDArray[np.int64]]

_REST: Final = ""
"""A class that no column shows: people of the parent without this characteristic."""
_CATEGORIES: Final[Mapping[str, tuple[str, ...]]] = {
    "female": ("young_female", "senior_female"),
    "male": ("young_male", "senior_male"),
    "unknown": (),
}
_BAND_STARTS: Final = {25: 2, 35: 3, 45: 4, 55: 5, 65: 6}
"""Ages at which a band starts, and how many of ``AGE_COLUMNS`` lie below."""


@dataclass(frozen=True, slots=True, eq=False)
class Protected:
    """The cells of one dimension as they may be published.

    Attributes:
        name: ``gender``, ``category``, ``age`` or ``emotion``.
        groups: Columns of the history behind each published column; several where classes
            were merged.
        ends: Buckets are merged into spans; index after the last bucket of each, ascending.
        values: (spans, groups) int64 people.
        withheld: Columns that are not published at all.
    """

    name: str
    groups: tuple[tuple[str, ...], ...]
    ends: tuple[int, ...]
    values: NDArray[np.int64]
    withheld: tuple[str, ...] = ()

    @property
    def totals(self) -> NDArray[np.int64]:
        """(groups,) int64 people over the whole range."""
        total: NDArray[np.int64] = self.values.sum(axis=0)
        return total

    def spans(self) -> tuple[tuple[int, int], ...]:
        """First bucket of each span and the one after its last."""
        return tuple(pairwise((0, *self.ends)))


def protected(columns: Columns, k: int, senior_from_age: int = 50) -> tuple[Protected, ...]:
    """Gender, category, age and emotion of a range, merged as far as it must be.

    Args:
        columns: (n,) int64 people of each bucket for each name of ``metrics.COLUMNS``.
        k: Least number of people in a group that is published; 1 publishes every cell.
        senior_from_age: Age that parts the categories; where it is also the edge of an age
            band, the two together tell more than each of them.
    """
    gender = _flat("gender", tuple(GENDER_COLUMNS.values()), columns, k)
    age = _flat("age", tuple(AGE_COLUMNS.values()), columns, k)
    emotion = _flat("emotion", tuple(EMOTION_COLUMNS.values()), columns, k)
    return (gender, _category(gender, age, columns, k, senior_from_age), age, emotion)


def _flat(name: str, classes: tuple[str, ...], columns: Columns, k: int) -> Protected:
    """A dimension that splits all interested visits."""
    units = _Units.buckets(columns["interested"], k)
    groups = _classes(classes, columns["interested"], columns, k)
    whole = {_key(group): cells for group, cells in groups}
    if k > 1 and len(whole) < 2:  # everybody in one group: nothing is said
        return _nothing(name, classes)
    return _publish(name, classes, groups, _spans(_matrix(whole), units, k))


def _category(
    gender: Protected, age: Protected, columns: Columns, k: int, senior_from_age: int
) -> Protected:
    """Categories: each published gender is split, over spans that gender and age share."""
    classes = tuple(CATEGORY_COLUMNS.values())
    if not gender.groups:  # categories would tell the genders
        return _nothing("category", classes)
    groups: list[tuple[tuple[str, ...], NDArray[np.int64]]] = []
    for genders in gender.groups:
        names = tuple(name for g in genders for name in _CATEGORIES[g])
        groups += _classes(names, _sum(columns, genders), columns, k)
    cells = [values for _, values in groups]
    for young_or_senior in _without_gender(columns, senior_from_age):
        if 0 < int(young_or_senior.sum()) < k:
            return _nothing("category", classes)
        cells.append(young_or_senior)
    ends = sorted(set(gender.ends) & set(age.ends)) if age.ends else list(gender.ends)
    units = _Units.buckets(columns["interested"], k).merged(ends)
    matrix = _reduced(np.stack(cells, axis=1), ends)
    parts = [_part(group) for group, _ in groups] + ["rest"] * (len(cells) - len(groups))
    return _publish("category", classes, groups, _spans(matrix, units, k, parts))


def _without_gender(columns: Columns, senior_from_age: int) -> list[NDArray[np.int64]]:
    """Young and senior people of unknown gender, where age bands and categories tell them."""
    below = _BAND_STARTS.get(senior_from_age)
    if below is None:
        return []
    bands = list(AGE_COLUMNS.values())
    return [
        np.maximum(
            0, _sum(columns, bands[1:below]) - _sum(columns, ["young_female", "young_male"])
        ),
        np.maximum(
            0, _sum(columns, bands[below:]) - _sum(columns, ["senior_female", "senior_male"])
        ),
    ]


def _part(group: tuple[str, ...]) -> str:
    """Whether a class holds young people, senior people, or anybody."""
    ages = {name.partition("_")[0] for name in group}
    return ages.pop() if len(ages) == 1 else "rest"


def _publish(
    name: str,
    classes: tuple[str, ...],
    groups: Sequence[tuple[tuple[str, ...], NDArray[np.int64]]],
    ends: list[int] | None,
) -> Protected:
    shown = [(group, cells) for group, cells in groups if _REST not in group]
    if ends is None or not shown:
        return _nothing(name, classes)
    values = _reduced(np.stack([cells for _, cells in shown], axis=1), ends)
    published = {column for group, _ in shown for column in group}
    withheld = tuple(column for column in classes if column not in published)
    return Protected(name, tuple(group for group, _ in shown), tuple(ends), values, withheld)


def _nothing(name: str, classes: tuple[str, ...]) -> Protected:
    return Protected(name, (), (), np.zeros((0, 0), np.int64), classes)


def _key(group: tuple[str, ...]) -> str:
    return "+".join(group)


def _matrix(cells: Mapping[str, NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.stack(list(cells.values()), axis=1)


def _sum(columns: Columns, names: Sequence[str]) -> NDArray[np.int64]:
    total = np.zeros_like(columns["interested"])
    for name in names:
        total = total + columns[name]
    return total


def _reduced(rows: NDArray[np.int64], ends: Sequence[int]) -> NDArray[np.int64]:
    """Rows summed between the ends."""
    if not len(ends):
        return np.zeros((0, rows.shape[1]), np.int64)
    reduced: NDArray[np.int64] = np.add.reduceat(rows, [0, *ends[:-1]], axis=0)
    return reduced


def _classes(
    names: Sequence[str], people: NDArray[np.int64], columns: Columns, k: int
) -> list[tuple[tuple[str, ...], NDArray[np.int64]]]:
    """The classes of some people and the rest of them, small ones merged with neighbours.

    Args:
        names: Columns, neighbours beside each other.
        people: (n,) all people who are split.
        columns: The history.
        k: No class of the result has 1 to k - 1 people in the range, if that can be.
    """
    groups = [([name], columns[name]) for name in names]
    rest = people - _sum(columns, names)
    if rest.any() or not names:
        groups.append(([_REST], rest))
    while (
        small := next((i for i, g in enumerate(groups) if 0 < g[1].sum() < k), None)
    ) is not None:
        near = [i for i in (small - 1, small + 1) if 0 <= i < len(groups)]
        if not near:
            break
        # A neighbour with nobody would not help; of two, the smaller one loses less.
        other = min(near, key=lambda i: (not groups[i][1].any(), groups[i][1].sum()))
        first, second = sorted((small, other))
        (a, cells_a), (b, cells_b) = groups[first], groups.pop(second)
        groups[first] = ([*a, *b], cells_a + cells_b)
    return [(tuple(group), cells) for group, cells in groups]


@dataclass(frozen=True, slots=True, eq=False)
class _Units:
    """What spans are made of: buckets, or spans of another dimension.

    Attributes:
        ends: Index after the last bucket of each unit.
        small: Whether a bucket of the unit holds somebody, but fewer than ``k`` people.
    """

    ends: list[int]
    small: list[bool]

    @classmethod
    def buckets(cls, interested: NDArray[np.int64], k: int) -> _Units:
        small = (interested > 0) & (interested < k)
        return cls(list(range(1, len(interested) + 1)), small.tolist())

    def merged(self, ends: Sequence[int]) -> _Units:
        spans = pairwise((0, *ends))
        return _Units(list(ends), [any(self.small[a:b]) for a, b in spans])


def _spans(
    cells: NDArray[np.int64], units: _Units, k: int, parts: Sequence[str] | None = None
) -> list[int] | None:
    """Ends of the spans; None when even the whole range must not be published.

    Args:
        cells: (units, classes) int64, every person in exactly one class.
        units: What the rows are.
        k: Least number of people in a cell.
        parts: What classes have in common: a span that holds a single part tells the part of
            everybody. None takes each class for itself.
    """
    labels = list(range(cells.shape[1])) if parts is None else list(parts)
    rows = cells.tolist()
    closed: list[tuple[int, list[int], bool]] = []
    pending, small = [0] * len(labels), False
    for end, row, is_small in zip(units.ends, rows, units.small, strict=True):
        pending, small = [a + b for a, b in zip(pending, row, strict=True)], small or is_small
        if _may_be_published(pending, small, k, labels):
            closed.append((end, pending, small))
            pending, small = [0] * len(labels), False
    while not _may_be_published(pending, small, k, labels):
        if not closed:
            return None
        _, before, was_small = closed.pop()
        pending, small = [a + b for a, b in zip(before, pending, strict=True)], small or was_small
    ends = [end for end, *_ in closed]
    if units.ends and (not ends or ends[-1] != units.ends[-1]):
        ends.append(units.ends[-1])
    return ends


def _may_be_published(cells: list[int], small: bool, k: int, labels: Sequence[object]) -> bool:
    if any(0 < people < k for people in cells):
        return False
    # One class alone: what is known of the buckets is known of their people.
    return not small or len({label for label, n in zip(labels, cells, strict=True) if n}) > 1
