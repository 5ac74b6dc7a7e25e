"""No published group of people, and no difference of published sums, is small."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.disclosure import protected
from kiosk.core.metrics import COLUMNS, age_band, category, counts_of
from kiosk.core.types import Emotion, Gender, Visit

AGES = (None, 20, 30, 40, 47, 53, 60, 70)


def visit(gender, age, emotion=None, senior=50):
    return Visit(
        id=None,
        started_at=None,
        ended_at=None,
        dwell_ms=5000,
        stop_ms=4000,
        attention_ms=3000,
        passing_by=True,
        interested=True,
        age=age,
        gender=gender,
        emotion=emotion,
        category=category(gender, age, senior),
        tracks=1,
    )


def columns_of(people, buckets):
    columns = {name: np.zeros(buckets, np.int64) for name in COLUMNS}
    for bucket, one in people:
        counts = counts_of(one)
        for name in COLUMNS:
            columns[name][bucket] += getattr(counts, name)
    return columns


def by_name(columns, k, senior=50):
    return {p.name: p for p in protected(columns, k, senior)}


@st.composite
def crowds(draw):
    """People of a few buckets; some classes are much rarer than others."""
    buckets = draw(st.integers(1, 7))
    senior = draw(st.sampled_from((50, 45, 55)))
    genders = draw(st.lists(st.sampled_from(list(Gender)), min_size=1, max_size=12))
    ages = draw(st.lists(st.sampled_from(AGES), min_size=1, max_size=12))
    emotions = draw(st.lists(st.sampled_from([None, *Emotion]), min_size=1, max_size=4))
    pick = st.tuples(
        st.integers(0, buckets - 1),
        st.sampled_from(genders),
        st.sampled_from(ages),
        st.sampled_from(emotions),
    )
    people = draw(st.lists(pick, max_size=80))
    return buckets, senior, [(b, visit(g, a, e, senior)) for b, g, a, e in people]


def small(number, k):
    return 0 < number < k


@given(crowds(), st.integers(2, 7))
def test_no_cell_and_no_difference_within_a_dimension_is_small(crowd, k):
    buckets, senior, people = crowd
    columns = columns_of(people, buckets)
    for dimension in protected(columns, k, senior):
        for (start, end), row in zip(dimension.spans(), dimension.values.tolist(), strict=True):
            interested = int(columns["interested"][start:end].sum())
            for size in range(1, len(row) + 1):
                for part in combinations(row, size):
                    assert not small(sum(part), k), dimension
                    if dimension.name != "category":  # its rest is partly of unknown gender
                        assert not small(interested - sum(part), k), dimension


@given(crowds(), st.integers(2, 7))
def test_categories_do_not_tell_of_people_without_age(crowd, k):
    buckets, senior, people = crowd
    columns = columns_of(people, buckets)
    found = by_name(columns, k, senior)
    gender, split = found["gender"], found["category"]
    cumulated = {end: i + 1 for i, end in enumerate(gender.ends)}
    for (start, end), row in zip(split.spans(), split.values.tolist(), strict=True):
        first, last = cumulated.get(start, 0), cumulated[end]
        published = dict(zip(split.groups, row, strict=True))
        for group, values in zip(gender.groups, gender.values.T.tolist(), strict=True):
            words = {f"_{name}" for name in group}
            own = {g: n for g, n in published.items() if any(g[0].endswith(w) for w in words)}
            for size in range(len(own) + 1):
                for part in combinations(own.values(), size):
                    assert not small(sum(values[first:last]) - sum(part), k)


@given(crowds(), st.integers(2, 7))
def test_no_bucket_of_a_span_can_be_solved(crowd, k):
    """Bounds of a cell from the totals of buckets and classes: equal only where it is large."""
    buckets, senior, people = crowd
    columns = columns_of(people, buckets)
    for dimension in protected(columns, k, senior):
        if dimension.name == "category":
            continue
        for (start, end), row in zip(dimension.spans(), dimension.values.tolist(), strict=True):
            interested = columns["interested"][start:end].tolist()
            rest = sum(interested) - sum(row)
            for bucket in interested:
                for people_in_class in (*row, rest):
                    low = max(0, bucket + people_in_class - sum(interested))
                    high = min(bucket, people_in_class)
                    assert low < high or not small(low, k)


@given(crowds(), st.integers(2, 7))
def test_spans_cover_the_range_and_sums_are_kept(crowd, k):
    buckets, senior, people = crowd
    columns = columns_of(people, buckets)
    for dimension in protected(columns, k, senior):
        if not dimension.groups:
            continue
        assert dimension.ends[-1] == buckets
        assert list(dimension.ends) == sorted(set(dimension.ends))
        for group, total in zip(dimension.groups, dimension.totals.tolist(), strict=True):
            assert total == sum(int(columns[name].sum()) for name in group)


@given(crowds())
def test_one_publishes_everything_as_it_is(crowd):
    buckets, senior, people = crowd
    columns = columns_of(people, buckets)
    for dimension in protected(columns, 1, senior):
        assert dimension.ends == tuple(range(1, buckets + 1))
        assert not dimension.withheld
        for (name,), values in zip(dimension.groups, dimension.values.T, strict=True):
            assert np.array_equal(values, columns[name])


def crowd_of(*rows):
    """Columns of buckets, each given as ``(women, men)`` aged 30."""
    return columns_of(
        [
            (bucket, visit(gender, 30))
            for bucket, row in enumerate(rows)
            for gender, n in zip((Gender.FEMALE, Gender.MALE), row, strict=True)
            for _ in range(n)
        ],
        len(rows),
    )


def test_large_buckets_stand_alone():
    gender = by_name(crowd_of((6, 9), (5, 5), (0, 7)), 5)["gender"]
    assert gender.ends == (1, 2, 3)
    assert gender.groups == (("female",), ("male",), ("unknown",))
    assert gender.values.tolist() == [[6, 9, 0], [5, 5, 0], [0, 7, 0]]


def test_small_buckets_are_merged_and_the_rest_joins_the_span_before():
    gender = by_name(crowd_of((3, 3), (2, 4), (6, 6), (1, 0)), 5)["gender"]
    assert gender.ends == (2, 4)
    assert gender.values.tolist() == [[5, 7, 0], [7, 6, 0]]


def test_a_class_that_is_rare_in_the_whole_range_is_merged_with_a_neighbour():
    people = [(0, visit(Gender.FEMALE, age)) for age in [30] * 9 + [40] * 8 + [70] * 2 + [60] * 6]
    age = by_name(columns_of(people, 1), 5)["age"]
    assert ("age_55", "age_65") in age.groups
    assert age.values[0].tolist()[age.groups.index(("age_55", "age_65"))] == 8


def test_everybody_of_one_class_is_not_told_where_an_hour_had_few_people():
    """Two people in an hour, and only women all day: the two would be known to be women."""
    assert by_name(crowd_of((2, 0), (9, 0)), 5)["gender"].groups == ()
    assert by_name(crowd_of((6, 0), (9, 0)), 5)["gender"].values.tolist() == [[6, 0, 0], [9, 0, 0]]


def test_too_few_people_give_no_groups_at_all():
    for dimension in protected(crowd_of((1, 1), (0, 1)), 5):
        assert dimension.groups == ()
    assert by_name(crowd_of((1, 1)), 5)["gender"].withheld == ("female", "male", "unknown")


def test_women_without_age_are_not_left_over():
    """Twenty women, nine young, nine senior: two without an age must not be computable."""
    ages = [30] * 9 + [60] * 9 + [None] * 2
    people = [(0, visit(Gender.FEMALE, age)) for age in ages]
    people += [(0, visit(Gender.MALE, 30)) for _ in range(9)]
    found = by_name(columns_of(people, 1), 5)["category"]
    assert ("young_female",) in found.groups
    assert "senior_female" in found.withheld


def test_an_edge_shared_by_bands_and_categories_does_not_tell_who_has_no_gender():
    """Young people less young women and men are young people of unknown gender."""
    people = [(0, visit(g, 30, senior=55)) for g in (Gender.FEMALE, Gender.MALE) for _ in range(9)]
    people += [(0, visit(Gender.UNKNOWN, 30, senior=55)) for _ in range(2)]
    people += [(0, visit(Gender.UNKNOWN, None, senior=55)) for _ in range(9)]
    columns = columns_of(people, 1)
    assert by_name(columns, 5, senior=55)["category"].groups == ()
    assert by_name(columns, 5, senior=50)["category"].groups


@pytest.mark.parametrize("age", AGES)
def test_the_sampled_ages_reach_every_band(age):
    assert age_band(age) is not None


def test_an_empty_range_has_empty_groups():
    for dimension in protected(crowd_of((0, 0), (0, 0)), 5):
        assert not dimension.totals.any()
