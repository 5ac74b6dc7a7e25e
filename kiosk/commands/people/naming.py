"""Whose photo a file is: by its folder, or by the beginning of its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.commands.people.choice import comparable
from kiosk.commands.people.folders import PictureFile, Refusal
from kiosk.core.errors import IdentityError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_LARGEST_LIST: Final = 4 * 1024 * 1024
_EDGES: Final = " _-.,;()[]+#~@"
_CAMERAS: Final = frozenset(
    ("img", "dsc", "dscn", "dscf", "pxl", "p", "mvimg", "image", "photo", "picture", "pic", "scan",
     "foto", "imagem", "bild", "whatsapp image", "screenshot", "face", "frame", "webcam")
)  # fmt: skip
"""How cameras and programs begin the names of their files."""


@dataclass(frozen=True, slots=True)
class Named:
    """The photos of one person.

    Attributes:
        name: Of the person.
        pictures: Their files.
    """

    name: str
    pictures: tuple[PictureFile, ...]


def named(
    pictures: Sequence[PictureFile], names: Mapping[str, str] | None = None
) -> tuple[list[Named], list[Refusal]]:
    """The pictures by person, in the order of their first file, and those of nobody.

    Args:
        pictures: As they are found.
        names: Name of a person by the beginning of a file's or folder's name. None takes the
            folder's name, or what is in front of the first digit of the file's name.
    """
    people: dict[str, tuple[str, list[PictureFile]]] = {}
    refusals = []
    top = _common_folder(pictures) if names is None else 0
    beginnings = None if names is None else _beginnings(names)
    for picture in pictures:
        name = _name_of(picture, top, beginnings)
        if isinstance(name, Refusal):
            refusals.append(name)
        else:
            people.setdefault(comparable(name), (name, []))[1].append(picture)
    return [Named(name, tuple(files)) for name, files in people.values()], refusals


def _name_of(
    picture: PictureFile, top: int, beginnings: Sequence[tuple[str, str]] | None
) -> str | Refusal:
    if beginnings is not None:
        for part in reversed(picture.parts):
            if (name := _begun(part, beginnings)) is not None:
                return name
        return Refusal(
            str(picture), "begins with no name of the list", "Add the name, or rename the file."
        )
    parts = picture.parts[top:]
    if len(parts) > 2:
        return Refusal(
            str(picture), "is too deep: a folder per person is expected", "Move it up a folder."
        )
    if len(parts) == 2:
        return parts[0].replace("_", " ").strip()
    return _from_file(picture)


def _from_file(picture: PictureFile) -> str | Refusal:
    """What is in front of the first digit, such as Anna Meyer of ``Anna_Meyer_2.jpg``."""
    stem = picture.name.rpartition(".")[0]
    letters = re.split(r"\d", stem, maxsplit=1)[0].replace("_", " ").strip(_EDGES)
    if not letters or comparable(letters) in _CAMERAS:
        return Refusal(
            str(picture),
            "has a name that tells no person",
            "Make a folder per person, or begin the name of the file with the person's.",
        )
    return letters


def _common_folder(pictures: Sequence[PictureFile]) -> int:
    """How many folders all pictures have in common above the folders of people."""
    common = 0
    while pictures and all(
        len(one.parts) > common + 2 and one.parts[: common + 1] == pictures[0].parts[: common + 1]
        for one in pictures
    ):
        common += 1
    return common


def _beginnings(names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Beginnings and names, the longest first: Ann must not take what is Anna's."""
    rows = ((_plain(beginning), name) for beginning, name in names.items())
    return sorted(rows, key=lambda row: -len(row[0]))


def _begun(part: str, beginnings: Sequence[tuple[str, str]]) -> str | None:
    plain = _plain(part)
    return next((name for beginning, name in beginnings if plain.startswith(beginning)), None)


def _plain(text: str) -> str:
    """A text in which all gaps are alike."""
    return comparable(re.sub(r"[_\-.\s]+", " ", text))


def read_names(path: Path) -> dict[str, str]:
    """The names in a file: one in each line, or ``beginning = Name``.

    Raises:
        IdentityError: It cannot be read, or is no list of names.
    """
    try:
        if path.stat().st_size > _LARGEST_LIST:
            raise IdentityError(f"{path.name} is too large for a list of names")
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise IdentityError(
            f"{path.name} cannot be read", "Name a text file in UTF-8 with one name in each line."
        ) from error
    names = dict(_rows(lines))
    if not names:
        raise IdentityError(f"There are no names in {path.name}", "Write one name in each line.")
    return names


def _rows(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for line in lines:
        beginning, equals, name = (part.strip() for part in line.partition("="))
        if not beginning or beginning.startswith("#") or not _plain(beginning):
            continue
        yield beginning, (name if equals else beginning)
