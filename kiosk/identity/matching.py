"""Finds the people most similar to a face, among everybody who may be recognised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.core.identity import Identity, Lookalike
from kiosk.identity.calibration import confidence, default_threshold, own_scores, own_threshold
from kiosk.identity.template_index import TemplateIndex

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from numpy.typing import NDArray

    from kiosk.core.identity import EmbeddingModel, FaceView, Group, Person

NOBODY: Final = -1
"""Index of no person."""
DEFAULT_FALSE_ACCEPT_RATE: Final = 0.001
_LOOKALIKE: Final = 0.42
"""Similarity of two views from which two entries may well be one person: of 61 people who were
photographed twice 60 are above, of pairs of different adults one in 15,000."""
_CHANCE_LOOKALIKES: Final = 0.01
"""Part of all new people who may look like somebody by chance, however many there are."""


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """The people most similar to each of n faces, most similar first.

    Attributes:
        person: (n, k) intp, index of the person; ``NOBODY`` where there are fewer than k.
        similarity: (n, k) float32; -1 where there is nobody.
    """

    person: NDArray[np.intp]
    similarity: NDArray[np.float32]


class Matcher:
    """Everybody who may be recognised, ready to be searched. Never changes.

    Who has no template of the network in use or no valid consent is not in it. A consent that
    expires later hides the person from then on. May be used from several threads.

    Attributes:
        model: Network whose embeddings can be compared.
        people: Ids of those who can be found, by index.
        thresholds: (p,) float64, similarity from which a face is the person, by index.
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
            groups: With their trained thresholds; one that is stricter than what follows from
                the people here is used.
            model: Network in use.
            at: UTC now.
            false_accept_rate: How often a stranger may be taken for one of them.
        """
        able = tuple(p for p in people if p.consent.is_valid(at) and p.usable(model))
        self.model = model
        self.people = tuple(person.id for person in able)
        self._able = able
        self._index_of = {person.id: i for i, person in enumerate(able)}
        self._expires_s = np.array([p.consent.expires_at.timestamp() for p in able])
        self._first_expiry_s = float(self._expires_s.min()) if able else np.inf
        self._index = TemplateIndex(able, model)
        usual = default_threshold(model, self.templates, false_accept_rate)
        if able:
            impostor, _ = own_scores(able, model)
            usual = max(usual, own_threshold(impostor, len(able), false_accept_rate))
        self.thresholds = _thresholds(able, groups, model, usual)

    def __len__(self) -> int:
        """Number of people in the index, those whose consent has expired since included."""
        return len(self.people)

    @property
    def templates(self) -> int:
        """Number of templates of everybody."""
        return int(self._index.templates.sum())

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
            embeddings: (n, 256) float32, made by ``model``; their length does not matter.
            at: UTC; people whose consent has expired are passed over.
            depth: Number of people wanted for each face.
        """
        n, depth = len(embeddings), max(depth, 1)
        person = np.full((n, depth), NOBODY, np.intp)
        similarity = np.full((n, depth), -1.0, np.float32)
        if n and self.people:
            scores = self._index.similarities(self._index.map(embeddings))
            if at.timestamp() >= self._first_expiry_s:
                scores[:, self._expires_s <= at.timestamp()] = -np.inf
            k = min(depth, len(self.people))
            found = np.argpartition(-scores, k - 1, axis=1)[:, :k]
            values = np.take_along_axis(scores, found, axis=1)
            order = np.lexsort((found, -values), axis=1)  # equal ones by their index
            found = np.take_along_axis(found, order, axis=1)
            values = np.take_along_axis(values, order, axis=1)
            person[:, :k] = np.where(np.isfinite(values), found, NOBODY)
            similarity[:, :k] = np.where(np.isfinite(values), values, -1.0)
        return Matches(person, similarity)

    def similarities(self, person: int, embeddings: NDArray[np.float32]) -> NDArray[np.float32]:
        """(n,) float32, how similar faces (n, 256) are to one person."""
        return self._index.similarities_to(person, self._index.map(embeddings))


def lookalike(people: Sequence[Person], views: Sequence[FaceView]) -> Lookalike | None:
    """The enrolled person who looks most like these views of one face, if any does.

    Also somebody whose consent has expired: enrolling them twice helps nobody.

    Args:
        people: Who comes into question.
        views: Of one face; each is compared with templates of the same network only.
    """
    best: Lookalike | None = None
    for model in {view.model for view in views}:
        able = [person for person in people if person.usable(model)]
        if not able:
            continue
        index = TemplateIndex(able, model)
        faces = index.map(np.stack([view.embedding for view in views if view.model == model]))
        scores = index.similarities(faces).max(axis=0)
        found = int(scores.argmax())
        similarity = float(scores[found])
        least = max(_LOOKALIKE, default_threshold(model, len(able), _CHANCE_LOOKALIKES))
        if similarity >= least and (best is None or similarity > best.similarity):
            person = able[found]
            best = Lookalike(person.id, person.name, person.group, similarity)
    return best


def _thresholds(
    able: Sequence[Person], groups: Sequence[Group], model: EmbeddingModel, usual: float
) -> NDArray[np.float64]:
    trained = {
        group.id: group.training.threshold
        for group in groups
        if group.training.threshold is not None and group.training.model == model
    }
    return np.array(
        [max(usual, trained.get(p.group, usual)) + max(p.caution, 0.0) for p in able], np.float64
    )
