r"""Measures how fast the gallery of enrolled people is, and how large.

    python scripts/gallery_speed.py [people] [photos]

Enrols that many made-up people (10,000 with 5 photos each unless told otherwise) in a folder of
its own, and prints seconds of processor time, which other programs on the machine disturb less
than seconds by the clock, and sizes. Also tells how far cosines move by storing embeddings in
half precision.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

import numpy as np

from kiosk.core import people as rules
from kiosk.core.identity import (
    REIDENTIFICATION,
    Consent,
    EmbeddingModel,
    GalleryContents,
    Person,
    Template,
    TemplateSource,
)
from kiosk.core.person_rules import EMBEDDING_LENGTH
from kiosk.identity.gallery import Gallery
from kiosk.identity.transfer import export_people, import_people

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_T = TypeVar("_T")
_AT = datetime(2026, 1, 2, tzinfo=UTC)
_MODEL = EmbeddingModel(REIDENTIFICATION, "FP16")
_CONSENT = Consent("1", "pt", _AT, "Ana Lima", _AT + timedelta(days=1095))


class _Keeper:
    """Secrets in memory."""

    def __init__(self) -> None:
        self._held: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self._held.get(name)

    def set(self, name: str, secret: str) -> None:
        self._held[name] = secret


def _everybody(people: int, photos: int) -> GalleryContents:
    embeddings = np.random.default_rng(1).normal(size=(people * photos, EMBEDDING_LENGTH))
    embeddings /= np.linalg.norm(embeddings, axis=1)[:, None]
    rows = iter(embeddings.astype(np.float32))
    made = tuple(_person(number, [next(rows) for _ in range(photos)]) for number in range(people))
    return replace(rules.nobody(), people=made)


def _person(number: int, embeddings: list[NDArray[np.float32]]) -> Person:
    templates = tuple(
        Template(uuid4(), _MODEL, each, 0.8, TemplateSource.FILE, f"photo{at}.jpg", _AT)
        for at, each in enumerate(embeddings)
    )
    fields = (("Função", "Atendimento"), ("Andar", str(number % 9)))
    notes = "Trabalha na loja desde a abertura."
    return Person(
        *(uuid4(), "people", f"Maria João {number}", notes, fields, _CONSENT, templates, _AT)
    )


def _timed(what: str, step: Callable[[], _T]) -> _T:
    cpu, wall = time.process_time(), time.perf_counter()
    result = step()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(f"{what:<42} {cpu:6.2f} s of processor, {wall:6.2f} s by the clock")  # noqa: T201
    return result


def _moved(everybody: GalleryContents, stored: GalleryContents) -> float:
    """How far storing moves the cosines between the first templates of some people, at most."""
    kept = {person.id: person for person in stored.people}
    some = everybody.people[:2000]
    exact = np.stack([person.templates[0].embedding for person in some])
    halved = np.stack([kept[person.id].templates[0].embedding for person in some])
    return float(np.abs(halved @ halved.T - exact @ exact.T).max())


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", nargs="?", type=int, default=10_000)
    parser.add_argument("photos", nargs="?", type=int, default=5)
    wanted = parser.parse_args()
    everybody = _everybody(wanted.people, wanted.photos)
    with tempfile.TemporaryDirectory() as place:
        folder, keeper = Path(place) / "identity", _Keeper()
        gallery = Gallery(folder, keeper)
        _timed("write everybody", lambda: gallery.change(lambda _: everybody))
        fresh = Gallery(folder, keeper)
        stored = _timed("open", fresh.contents)
        _timed("open again, unchanged", fresh.contents)
        one = replace(stored.people[0], bio="")
        _timed("change one", lambda: fresh.change(lambda now: rules.put_person(now, one)))
        gone = (stored.people[1].id,)
        _timed("erase one", lambda: fresh.erase(lambda now: rules.without_people(now, gone)))
        away = Path(place) / "people.transfer"
        _timed("export", lambda: export_people(away, "correct horse", stored))
        arrived = _timed("import", lambda: import_people(away, "correct horse"))
        _timed("join", lambda: rules.joined(rules.nobody(), arrived))
        size = (folder / "people.vault").stat().st_size
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"file {size / 1e6:.1f} MB, peak memory {memory:.0f} MiB")  # noqa: T201
    print(f"cosines moved by at most {_moved(everybody, stored):.6f}")  # noqa: T201


if __name__ == "__main__":
    main()
