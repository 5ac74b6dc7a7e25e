"""Who is found for a face, and who is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.identity import EmbeddingModel, Group, Training, TrainingState
from kiosk.identity import template_index
from kiosk.identity.face_space import face_space, normed
from kiosk.identity.matching import NOBODY, Matcher, lookalike

from .face_samples import GROUPS, MODEL, NOW, OTHER, faces, gallery, person, view


def test_best_and_second_best_person() -> None:
    people = gallery(20)
    matcher = Matcher(people, GROUPS, MODEL, NOW)
    query = normed(0.9 * people[6].templates[1].embedding + 0.5 * people[3].templates[0].embedding)
    found = matcher.search(np.stack([query, people[0].templates[0].embedding]), NOW)
    assert found.person.tolist()[0] == [6, 3]
    assert found.person[1, 0] == 0
    assert found.similarity[1, 0] == pytest.approx(1.0, abs=1e-5)
    assert (found.similarity[:, 0] > found.similarity[:, 1]).all()


def test_similarity_is_that_to_the_best_template_or_the_mean() -> None:
    rows = faces(3, 1)
    matcher = Matcher([person(1, rows)], GROUPS, MODEL, NOW)
    query = faces(50, 2)
    space = face_space(MODEL)
    mapped, asked = space.map(rows), space.map(query)
    expected = np.maximum((asked @ mapped.T).max(axis=1), asked @ normed(mapped.mean(axis=0)))
    assert matcher.search(query, NOW).similarity[:, 0] == pytest.approx(expected, abs=1e-6)
    assert matcher.similarities(0, query) == pytest.approx(expected, abs=1e-6)


def test_two_people_are_never_the_two_templates_of_one() -> None:
    face = faces(1)[0]
    people = [person(1, np.stack([face, face, face])), person(2, faces(1, 9))]
    found = Matcher(people, GROUPS, MODEL, NOW).search(face[None], NOW)
    assert found.person.tolist() == [[0, 1]]


def test_nobody_enrolled_finds_nobody() -> None:
    found = Matcher([], (), MODEL, NOW).search(faces(2), NOW, depth=3)
    assert (found.person == NOBODY).all()
    assert (found.similarity == -1).all()
    assert Matcher(gallery(2), GROUPS, MODEL, NOW).search(faces(0), NOW).person.shape == (0, 2)


def test_more_people_wanted_than_there_are() -> None:
    found = Matcher(gallery(2), GROUPS, MODEL, NOW).search(faces(1), NOW, depth=5)
    assert sorted(found.person[0, :2].tolist()) == [0, 1]
    assert found.person[0, 2:].tolist() == [NOBODY] * 3


def test_templates_of_another_network_are_not_compared() -> None:
    people = gallery(3)
    people[1] = person(2, faces(2, 7), model=OTHER)
    mixed = replace(people[2], templates=(*people[2].templates, *people[1].templates))
    matcher = Matcher([people[0], people[1], mixed], GROUPS, MODEL, NOW)
    assert matcher.people == (people[0].id, mixed.id)
    assert matcher.templates == 4


def test_expired_consent_at_the_start_and_later() -> None:
    people = [
        person(1, faces(1, 1)),
        person(2, faces(1, 2), days=-1),
        person(3, faces(1, 3), days=1),
    ]
    matcher = Matcher(people, GROUPS, MODEL, NOW)
    assert matcher.people == (UUID(int=1), UUID(int=3))
    assert matcher.search(faces(1, 3), NOW).person[0, 0] == 1
    later = NOW + timedelta(days=1)
    assert matcher.search(faces(1, 3), later).person.tolist() == [[0, NOBODY]]
    assert matcher.index_of(UUID(int=3), later) == NOBODY
    assert matcher.index_of(UUID(int=3), NOW) == 1
    assert matcher.identity(1, 0.9, later).scopes == frozenset()


def test_thresholds() -> None:
    trained = Training(TrainingState.SUCCEEDED, NOW, NOW, "", 0.7, MODEL)
    stale = replace(trained, model=OTHER)
    groups = (Group("a", "A", trained), Group("b", "B", stale), Group("c", "C"))
    people = [
        person(i, faces(1, i), group=group, caution=caution)
        for i, (group, caution) in enumerate([("a", 0.0), ("b", 0.0), ("c", 0.0), ("c", 0.1)])
    ]
    found = Matcher(people, groups, MODEL, NOW).thresholds
    assert found[0] == 0.7
    assert found[1] == found[2] < 0.6
    assert found[3] == pytest.approx(found[2] + 0.1)
    stricter = Matcher(people, groups, MODEL, NOW, false_accept_rate=1e-5).thresholds
    assert (stricter[1:] > found[1:]).all()
    crowd = Matcher([*people, *gallery(300)], groups, MODEL, NOW).thresholds
    assert crowd[2] > found[2]


def test_people_who_are_all_alike_raise_the_threshold() -> None:
    common = faces(1, 50)[0]
    alike = normed(0.5 * common + np.sqrt(0.75) * faces(20, 51))
    family = [person(i, row[None]) for i, row in enumerate(alike)]
    strangers = [person(i, row[None]) for i, row in enumerate(faces(20, 52))]
    of_family = Matcher(family, GROUPS, MODEL, NOW).thresholds[0]
    of_strangers = Matcher(strangers, GROUPS, MODEL, NOW).thresholds[0]
    assert of_family > of_strangers


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(12)), st.integers(0, 1000))
def test_the_order_of_people_does_not_matter(order: list[int], seed: int) -> None:
    people = gallery(12, 3)
    query = faces(4, seed)
    usual = Matcher(people, GROUPS, MODEL, NOW)
    mixed = Matcher([people[i] for i in order], GROUPS, MODEL, NOW)
    a, b = usual.search(query, NOW, depth=4), mixed.search(query, NOW, depth=4)
    assert [[usual.people[i] for i in row] for row in a.person] == [
        [mixed.people[i] for i in row] for row in b.person
    ]
    assert a.similarity == pytest.approx(b.similarity, abs=1e-5)


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(4)
    people = [person(i, faces(int(rng.integers(1, 9)), 100 + i)) for i in range(60)]
    query = faces(5, 77)
    whole = Matcher(people, GROUPS, MODEL, NOW).search(query, NOW, depth=9)
    for rows in (1, 7, 64):
        monkeypatch.setattr(template_index, "_BLOCK_ROWS", rows)
        parts = Matcher(people, GROUPS, MODEL, NOW).search(query, NOW, depth=9)
        assert (parts.person == whole.person).all()
        assert parts.similarity == pytest.approx(whole.similarity, abs=1e-6)


def test_a_large_gallery_finds_the_right_person() -> None:
    rows = faces(20_000, 8)
    people = [person(i, rows[5 * i : 5 * i + 5]) for i in range(4000)]
    matcher = Matcher(people, GROUPS, MODEL, NOW)
    asked = np.arange(0, 20_000, 997)
    noisy = normed(rows[asked] + 0.9 * faces(len(asked), 9))
    assert matcher.search(noisy, NOW).person[:, 0].tolist() == (asked // 5).tolist()


def test_lookalike() -> None:
    people = gallery(5)
    near = normed(people[3].templates[0].embedding + 0.5 * faces(1, 30)[0])
    found = lookalike(people, [view(faces(1, 31)[0]), view(near)])
    assert found is not None
    assert (found.person, found.name, found.group) == (people[3].id, "Person 4", "people")
    assert found.similarity > 0.8
    assert lookalike(people, [view(faces(1, 31)[0])]) is None
    assert lookalike(people, [view(near, OTHER)]) is None
    assert lookalike([], [view(near)]) is None
    assert lookalike(people, []) is None


def test_lookalike_also_when_the_consent_has_expired() -> None:
    row = faces(1)
    assert lookalike([person(1, row, days=-1)], [view(row[0])]) is not None


@pytest.mark.parametrize("model", [MODEL, OTHER])
def test_the_space_of_a_network(model: EmbeddingModel) -> None:
    space = face_space(model)
    products = space.directions @ space.directions.T
    assert products == pytest.approx(np.eye(len(products)), abs=5e-3)
    assert 0.1 < np.linalg.norm(space.mean) < 0.3
    assert ((space.gains > 0) & (space.gains < 1)).all()
    mapped = space.map(faces(10))
    assert np.linalg.norm(mapped, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_the_space_of_an_unknown_network_changes_nothing() -> None:
    rows = faces(3)
    assert face_space(EmbeddingModel("other", "FP16")).map(rows) == pytest.approx(rows, abs=1e-6)
