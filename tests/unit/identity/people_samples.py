"""People, keys and times for tests around the gallery."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import numpy as np

from kiosk.core import people as rules
from kiosk.core.identity import (
    Consent,
    ConsentScope,
    EmbeddingModel,
    GalleryContents,
    Group,
    Person,
    Template,
    TemplateSource,
    Training,
    TrainingState,
)

AT = datetime(2026, 5, 4, 12, 30, 15, 123456, tzinfo=UTC)
MODEL = EmbeddingModel("face-reidentification-retail-0095", "FP16")
OTHER_MODEL = EmbeddingModel("face-reidentification-retail-0095", "FP16-INT8")
CONSENT = Consent(
    "2026-05", "pt", AT, "Ana Lima", AT + timedelta(days=900), frozenset({ConsentScope.VISITS})
)
_numbers = itertools.count(1)


class Keeper:
    """Secrets in memory."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}
        self.asked = 0

    def get(self, name: str) -> str | None:
        self.asked += 1
        return self.held.get(name)

    def set(self, name: str, secret: str) -> None:
        self.held[name] = secret


def embedding(seed: int) -> np.ndarray[Any, np.dtype[np.float32]]:
    values = np.random.default_rng(seed).normal(size=256)
    return (values / np.linalg.norm(values)).astype(np.float32)


def template(**changes: Any) -> Template:
    number = next(_numbers)
    values: dict[str, Any] = {
        "id": UUID(int=number << 64),
        "model": MODEL,
        "embedding": embedding(number),
        "quality": 0.75,
        "source": TemplateSource.CAMERA,
        "origin": "",
        "added_at": AT,
    }
    return Template(**(values | changes))


def person(name: str = "Maria João", **changes: Any) -> Person:
    values: dict[str, Any] = {
        "id": UUID(int=next(_numbers)),
        "group": "people",
        "name": name,
        "bio": "",
        "fields": (),
        "consent": CONSENT,
        "templates": (template(),),
        "created_at": AT,
    }
    return Person(**(values | changes))


def contents(*people: Person, groups: tuple[Group, ...] = ()) -> GalleryContents:
    made = rules.nobody()
    for group in groups:
        made = rules.put_group(made, group)
    for one in people:
        made = rules.put_person(made, one)
    return made


STAFF = Group(
    "staff",
    "Staff",
    Training(TrainingState.SUCCEEDED, AT, AT + timedelta(seconds=2), "", 0.53, MODEL),
)


def facts(contents: GalleryContents) -> Any:
    """Everything in the contents but the generation, in a form that can be compared."""
    return contents.groups, [person_facts(one) for one in contents.people]


def person_facts(one: Person) -> Any:
    return (
        *(one.id, one.group, one.name, one.bio, one.fields, one.consent, one.created_at),
        one.caution,
        [
            (
                *(each.id, each.model, each.quality, each.source, each.origin, each.added_at),
                _Embedding(each.embedding),
            )
            for each in one.templates
        ],
    )


class _Embedding:
    """Equal to another one but for the precision in which it is stored."""

    def __init__(self, values: np.ndarray[Any, np.dtype[np.float32]]) -> None:
        self._values = values

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Embedding):
            return NotImplemented
        return bool(np.allclose(self._values, other._values, atol=1e-3))

    def __hash__(self) -> int:
        return 0
