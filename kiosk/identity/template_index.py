"""The templates of many people in one array, and how similar faces are to each person."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from kiosk.identity.face_space import face_space, normed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kiosk.core.identity import EmbeddingModel, Person

EMBEDDING_LENGTH: Final = 256
_BLOCK_ROWS: Final = 1 << 16
"""Rows compared at a time; bounds the memory of intermediate results."""


class TemplateIndex:
    """Everybody's templates, person after person, and each one's mean. Never changes.

    The mean of several views is nearer to a new view than most of them, and a single one may
    be taken just as the new one is: a face is as similar to a person as to the most similar of
    these. The search goes through all of them with numpy: it misses nobody and needs no time to
    be built (decision 0071).

    Attributes:
        templates: (p,) number of templates of each person.
    """

    def __init__(self, people: Sequence[Person], model: EmbeddingModel) -> None:
        """Build it.

        Args:
            people: Each with at least one template made by ``model``.
            model: Network in use; templates of others are left out.
        """
        self._space = face_space(model)
        usable = [person.usable(model) for person in people]
        self.templates = np.array([len(templates) for templates in usable], np.intp)
        sizes = self.templates + (self.templates > 1)
        ends = np.cumsum(sizes)
        self._starts = (ends - sizes).astype(np.intp)
        self._ends = ends.astype(np.intp)
        self._rows = np.zeros((int(sizes.sum()), EMBEDDING_LENGTH), np.float32)
        for templates, start in zip(usable, self._starts.tolist(), strict=True):
            mapped = self.map(np.stack([template.embedding for template in templates]))
            self._rows[start : start + len(mapped)] = mapped
            if len(mapped) > 1:
                self._rows[start + len(mapped)] = normed(mapped.mean(axis=0))
        cuts = np.flatnonzero(np.diff(self._starts // _BLOCK_ROWS)) + 1
        self._blocks = tuple(pairwise([0, *cuts.tolist(), len(people)])) if people else ()

    def map(self, embeddings: NDArray[np.float32]) -> NDArray[np.float32]:
        """(n, 256) embeddings as a network makes them -> what the other methods compare."""
        return self._space.map(normed(embeddings))

    def rows(self, person: int) -> NDArray[np.float32]:
        """(k, 256) float32, the templates of a person, then their mean if there are several."""
        return self._rows[self._starts[person] : self._ends[person]]

    def similarities(self, faces: NDArray[np.float32]) -> NDArray[np.float32]:
        """How similar faces are to each person.

        Args:
            faces: (n, 256) float32, from :meth:`map`.

        Returns:
            (n, p) float32, cosines.
        """
        scores = np.zeros((len(faces), len(self.templates)), np.float32)
        if not len(faces):
            return scores
        for first, last in self._blocks:
            begin, end = self._starts[first], self._ends[last - 1]
            cosines = faces @ self._rows[begin:end].T
            starts = self._starts[first:last] - begin
            np.maximum.reduceat(cosines, starts, axis=1, out=scores[:, first:last])
        return scores

    def similarities_to(self, person: int, faces: NDArray[np.float32]) -> NDArray[np.float32]:
        """(n,) float32, how similar faces (n, 256), from :meth:`map`, are to one person."""
        return np.asarray((faces @ self.rows(person).T).max(axis=1), np.float32)
