"""An index over everybody enrolled, which finds the people most similar to a face."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.identity import Identity, Lookalike
from kiosk.identity.calibration import confidence, default_threshold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from numpy.typing import NDArray

    from kiosk.core.identity import EmbeddingModel, FaceView, Group, Person

EMBEDDING_LENGTH: Final = 256
NOBODY: Final = -1
"""Index of no person."""
DEFAULT_FALSE_ACCEPT_RATE: Final = 0.001
_BLOCK: Final = 1 << 16
"""Rows compared at a time; bounds the memory for intermediate results."""
_LOOKALIKE_SIMILARITY: Final = 0.46
"""Of two views from which two entries may well be one person (``core/persons.py``)."""


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """The people most similar to each of n faces, most similar first.

    Attributes:
        person: (n, k) intp, index of the person in ``Matcher.people``; ``NOBODY`` where there
            are fewer.
        similarity: (n, k) float32, cosine; -1 where there is nobody.
    """

    person: NDArray[np.intp]
    similarity: NDArray[np.float32]


class Matcher:
    """Everybody who may be recognised, ready to be searched. Never changes.

    A person is in it with every template that the network in use has made, and with their
    mean; a face is as similar to the person as to the most similar of these. Who has no such
    template or no valid consent is not in it. A consent that expires later hides the person
    from then on.

    May be used from several threads.

    Attributes:
        model: Network whose embeddings can be compared.
        people: Ids of those who can be found, by index.
        thresholds: (p,) float64, cosine from which a face is the person, by index.
    """

    def __init__(
        self,
        people: Sequence[Person],
        groups: Sequence[Group],
        model: EmbeddingModel,
        at: datetime,
        *,
        false_accept_rate: float = DEFAULT_FALSE_ACCEPT_RATE,
    ) -> None:
        """Build the index.

        Args:
            people: Who might be recognised.
            groups: With their trained thresholds; one that is stricter than the default is
                used.
            model: Network in use.
            at: UTC now.
            false_accept_rate: How often a stranger may be taken for one of them.
        """
        able = [p for p in people if p.consent.is_valid(at) and p.usable(model)]
        self.model = model
        self.people = tuple(person.id for person in able)
        self._able = tuple(able)
        self._index_of = {person.id: i for i, person in enumerate(able)}
        self._expires_s = np.array([p.consent.expires_at.timestamp() for p in able])
        self._first_expiry_s = float(self._expires_s.min()) if able else np.inf
        self._rows, self._starts = _rows(able, model)
        self.thresholds = _thresholds(able, groups, model, false_accept_rate)

    def __len__(self) -> int:
        """Number of people in the index, those whose consent has expired since included."""
        return len(self.people)

    def index_of(self, person: UUID, at: datetime) -> int:
        """Index of somebody who may be recognised at that time, else ``NOBODY``."""
        i = self._index_of.get(person, NOBODY)
        return i if i != NOBODY and self._able[i].consent.is_valid(at) else NOBODY

    def identity(self, index: int, similarity: float, at: datetime) -> Identity:
        """What may be told of a person who was recognised."""
        person = self._able[index]
        scopes = person.consent.scopes if person.consent.is_valid(at) else frozenset()
        sure = confidence(similarity, float(self.thresholds[index]))
        return Identity(person.id, person.name, person.group, sure, scopes)

    def search(self, embeddings: NDArray[np.float32], at: datetime, *, depth: int = 2) -> Matches:
        """The people most similar to each face.

        Args:
            embeddings: (n, 256) float32 of unit length, made by ``model``.
            at: UTC; people whose consent has expired are passed over.
            depth: Number of people wanted for each face.
        """
        n, depth = len(embeddings), max(depth, 1)
        person = np.full((n, depth), NOBODY, np.intp)
        similarity = np.full((n, depth), -1.0, np.float32)
        if not n or not self.people:
            return Matches(person, similarity)
        scores = self.similarities(embeddings, at)
        k = min(depth, scores.shape[1])
        if k < scores.shape[1]:
            found = np.argpartition(scores, -k, axis=1)[:, -k:]
        else:
            found = np.broadcast_to(np.arange(k), (n, k))
        values = np.take_along_axis(scores, found, axis=1)
        # Ties go to the lower index, whatever the order of the partition.
        order = np.lexsort((found, -values), axis=1)
        found = np.take_along_axis(found, order, axis=1)
        values = np.take_along_axis(values, order, axis=1)
        seen = values > -1.0
        person[:, :k] = np.where(seen, found, NOBODY)
        similarity[:, :k] = np.where(seen, values, -1.0)
        return Matches(person, similarity)

    def similarities(self, embeddings: NDArray[np.float32], at: datetime) -> NDArray[np.float32]:
        """(n, p) float32, similarity of each face to each person; -1 when consent expired."""
        people = len(self.people)
        scores = np.full((len(embeddings), people), -1.0, np.float32)
        if not scores.size:
            return scores
        queries = np.ascontiguousarray(embeddings, np.float32)
        for first, last in _blocks(self._starts):
            begin = self._starts[first]
            end = self._starts[last] if last < people else len(self._rows)
            cosines = queries @ self._rows[begin:end].T
            scores[:, first:last] = np.maximum.reduceat(
                cosines, self._starts[first:last] - begin, axis=1
            )
        if at.timestamp() >= self._first_expiry_s:
            scores[:, self._expires_s <= at.timestamp()] = -1.0
        return scores


def lookalike(people: Sequence[Person], views: Sequence[FaceView]) -> Lookalike | None:
    """The enrolled person who looks most like these views of one face, if any does.

    Also somebody whose consent has expired: enrolling them twice helps nobody.

    Args:
        people: Who comes into question.
        views: Of one face; views are compared with templates of the same network only.
    """
    best: Lookalike | None = None
    for person in people:
        for view in views:
            for template in person.usable(view.model):
                similarity = float(template.embedding @ view.embedding)
                if similarity >= _LOOKALIKE_SIMILARITY and (
                    best is None or similarity > best.similarity
                ):
                    best = Lookalike(person.id, person.name, person.group, similarity)
    return best


def normed(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """(..., d) float32 scaled to unit length; vectors of length 0 stay 0."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-12), np.float32)


def _rows(
    able: Sequence[Person], model: EmbeddingModel
) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """Templates and means of everybody, person after person, and where each begins."""
    counts = [len(person.usable(model)) for person in able]
    sizes = [count + (count > 1) for count in counts]
    starts = np.concatenate([[0], np.cumsum(sizes)])[:-1].astype(np.intp)
    rows = np.zeros((sum(sizes), EMBEDDING_LENGTH), np.float32)
    for person, start, count in zip(able, starts, counts, strict=True):
        templates = normed(np.stack([t.embedding for t in person.usable(model)]))
        rows[start : start + count] = templates
        if count > 1:
            rows[start + count] = normed(templates.mean(axis=0))
    return rows, starts


def _thresholds(
    able: Sequence[Person],
    groups: Sequence[Group],
    model: EmbeddingModel,
    false_accept_rate: float,
) -> NDArray[np.float64]:
    usual = default_threshold(model, len(able), false_accept_rate)
    trained = {
        group.id: group.training.threshold
        for group in groups
        if group.training.threshold is not None and group.training.model == model
    }
    return np.array(
        [max(usual, trained.get(p.group, usual)) + max(p.caution, 0.0) for p in able], np.float64
    )


def _blocks(starts: NDArray[np.intp]) -> list[tuple[int, int]]:
    """Ranges of people whose rows together are about a block."""
    cuts = (np.flatnonzero(np.diff(starts // _BLOCK)) + 1).tolist()
    return list(pairwise([0, *cuts, len(starts)]))
