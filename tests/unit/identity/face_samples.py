"""Made-up faces and people for tests of matching."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import numpy as np

from kiosk.core.identity import (
    Consent,
    EmbeddingModel,
    FaceView,
    Group,
    Person,
    Template,
    TemplateSource,
)
from kiosk.core.types import HeadPose
from kiosk.identity.face_space import normed

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
MODEL = EmbeddingModel("face-reidentification-retail-0095", "FP16-INT8")
OTHER = replace(MODEL, precision="FP16")
GROUPS = (Group("people", "People"),)


def faces(count: int, seed: int = 0) -> np.ndarray:
    return normed(np.random.default_rng(seed).normal(size=(count, 256)).astype(np.float32))


def person(
    number: int,
    templates: np.ndarray,
    *,
    model: EmbeddingModel = MODEL,
    days: float = 30,
    caution: float = 0,
    group: str = "people",
) -> Person:
    return Person(
        UUID(int=number),
        group,
        f"Person {number}",
        "",
        (),
        Consent("1", "en", NOW, "staff", NOW + timedelta(days=days)),
        tuple(
            Template(UUID(int=number * 100 + i), model, row, 0.9, TemplateSource.FILE, "", NOW)
            for i, row in enumerate(templates)
        ),
        NOW,
        caution,
    )


def gallery(count: int, templates: int = 2) -> list[Person]:
    rows = faces(count * templates, 5).reshape(count, templates, 256)
    return [person(i + 1, rows[i]) for i in range(count)]


def view(embedding: np.ndarray, model: EmbeddingModel = MODEL) -> FaceView:
    return FaceView(embedding, model, 0.9, (), HeadPose(0, 0, 0), np.zeros(4, np.float32))
