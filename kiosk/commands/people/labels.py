"""Who is on labelled photos, and what they are for in an evaluation."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from kiosk.commands.people.folders import Refusal
from kiosk.commands.people.naming import named, read_names
from kiosk.core.errors import IdentityError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kiosk.commands.people.folders import PictureFile

_LARGEST_TABLE: Final = 64 * 1024 * 1024
_PERSON_COLUMNS: Final = ("person", "person_id", "name")


class Role(StrEnum):
    """What a photo is for."""

    ENROL = "enrol"
    PROBE = "probe"
    STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A photo of which it is known whom it shows.

    Attributes:
        picture: Its file.
        person: Whom it shows.
        role: What it is for; None when nothing is said.
    """

    picture: PictureFile
    person: str
    role: Role | None = None


def labelled_by_name(
    pictures: Sequence[PictureFile], names: Path | None
) -> tuple[list[Labelled], list[Refusal]]:
    """Photos labelled by their folders or names, as with an import.

    Raises:
        IdentityError: The list of names cannot be read.
    """
    everybody, refusals = named(pictures, None if names is None else read_names(names))
    found = [Labelled(picture, one.name) for one in everybody for picture in one.pictures]
    return found, refusals


def read_labels(
    path: Path, pictures: Sequence[PictureFile]
) -> tuple[list[Labelled], list[Refusal]]:
    """Photos labelled by a table with the columns file, person and perhaps role.

    Only photos that were found are looked at; a path in the table leads nowhere else.

    Raises:
        IdentityError: It cannot be read, or is no such table.
    """
    by_path = {str(picture): picture for picture in pictures}
    found: list[Labelled] = []
    refusals: list[Refusal] = []
    for number, row in enumerate(_rows(path), 2):
        file = row["file"].replace("\\", "/").removeprefix("./")
        picture = by_path.pop(file, None)
        person = next((row[column] for column in _PERSON_COLUMNS if row.get(column)), "")
        if not person:
            raise IdentityError(f"{path.name}, line {number}: nobody is named", "Fill it in.")
        if picture is None:
            refusals.append(Refusal(row["file"], "is not there, or twice in the table"))
        else:
            found.append(Labelled(picture, person, _role(row, f"{path.name}, line {number}")))
    refusals += [Refusal(file, "is not in the table of labels") for file in by_path]
    return found, refusals


def _rows(path: Path) -> list[Mapping[str, str]]:
    try:
        if path.stat().st_size > _LARGEST_TABLE:
            raise IdentityError(f"{path.name} is too large for a table of labels")
        text = path.read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(text.splitlines(), restval="", strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise IdentityError(
            f"{path.name} cannot be read as a table", "Name a CSV file in UTF-8."
        ) from error
    if not rows or "file" not in rows[0] or not set(_PERSON_COLUMNS) & set(rows[0]):
        raise IdentityError(
            f"{path.name} is no table of labels", "Its first line names the columns file,person."
        )
    return list(rows)


def _role(row: Mapping[str, str], where: str) -> Role | None:
    text = (row.get("role") or "").strip().lower()
    try:
        # What stands behind a mark is a remark, as in probe_partial_face.
        return Role(text.partition("_")[0]) if text else None
    except ValueError as error:
        known = ", ".join(Role)
        raise IdentityError(
            f"{where}: {text!r} is no role", f"Choose from {known}, or leave it empty."
        ) from error
