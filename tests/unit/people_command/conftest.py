"""Photos that need no networks: text files that say whose face they show."""

from __future__ import annotations

import argparse
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.commands import people as command
from kiosk.commands.people import enrol, evaluate, importing
from kiosk.commands.people.registry import load_settings, open_people
from kiosk.core.errors import KioskError
from kiosk.core.identity import FaceFlaw, FaceView, PhotoReading, embedding_model
from kiosk.core.settings import AnalysisSettings
from kiosk.core.types import HeadPose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from kiosk.core.identity import Person

_ALIKE = 0.8
"""How much of an embedding two photos of one person have in common, squared about their cosine."""


def embedding(face: int, shot: int) -> NDArray[np.float32]:
    """Of a shot of a face: shots of one face are alike, those of others are not."""
    own = np.random.default_rng(face).normal(size=256)
    noise = np.random.default_rng((face, shot, 1)).normal(size=256)
    mixed = _ALIKE * own / np.linalg.norm(own) + (1 - _ALIKE) * noise / np.linalg.norm(noise)
    unit: NDArray[np.float32] = (mixed / np.linalg.norm(mixed)).astype(np.float32)
    return unit


class TextPhotos:
    """Reads ``face shot [flaw]`` from a file; anything else is no picture."""

    def __init__(self) -> None:
        self.looked_at = 0

    def read(self, path: Path) -> PhotoReading:
        self.looked_at += 1
        try:
            face, shot, *flaws = path.read_text().split()
            vector = embedding(int(face), int(shot))
        except FileNotFoundError:
            return PhotoReading(path, None, (), f"There is no file {path}.")
        except (OSError, ValueError, UnicodeDecodeError):
            return PhotoReading(path, None, (), "it is damaged or incomplete.")
        model = embedding_model(AnalysisSettings())
        found = tuple(FaceFlaw(flaw) for flaw in flaws)
        box = np.zeros(4, np.float32)
        return PhotoReading(
            path, FaceView(vector, model, 0.9, found, HeadPose(0, 0, 0), box), found
        )


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> TextPhotos:
    """Reads text files as photos in place of the networks."""
    photos = TextPhotos()

    @contextmanager
    def give(settings: object, *, enrolling: bool = True) -> Iterator[TextPhotos]:
        yield photos

    for module in (enrol, importing, evaluate):
        monkeypatch.setattr(module, "photo_reader", give)
    return photos


@pytest.fixture
def photo(tmp_path: Path) -> Callable[..., Path]:
    """Writes a photo: ``photo("anna_1.jpg", face=1)``."""
    shots = iter(range(1_000_000))

    def write(name: str, face: int, *flaws: str, shot: int | None = None) -> Path:
        path = tmp_path / "photos" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(" ".join((str(face), str(next(shots) if shot is None else shot), *flaws)))
        return path

    return write


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs ``kiosk people``; gives exit code, output and errors; an error as the cli has it."""
    parser = argparse.ArgumentParser(prog="kiosk")
    command.add_parser(parser.add_subparsers())

    def run(*words: str | Path) -> tuple[int, str, str]:
        args = parser.parse_args(["people", *map(str, words)])
        failed = ""
        try:
            code = int(args.run(args))
        except KioskError as error:
            code, failed = -1, f"{error}\n"
        out = capsys.readouterr()
        return code, out.out, out.err + failed

    return run


@pytest.fixture
def enrolled() -> Callable[[], dict[str, Person]]:
    """Everybody in the gallery of the test, by name."""
    return lambda: {p.name: p for p in open_people(load_settings()).contents().people}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder into which ``photo`` writes."""
    return tmp_path / "photos"
