"""Tens of thousands of hostile names and tables: none leads anywhere or ends the program."""

from __future__ import annotations

import contextlib
import random
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

from kiosk.commands.people.archives import PictureArchive
from kiosk.commands.people.consent_table import stated_for_many
from kiosk.commands.people.folders import PictureFile
from kiosk.commands.people.labels import read_labels
from kiosk.commands.people.naming import named
from kiosk.commands.people.text import printable
from kiosk.core.errors import IdentityError
from kiosk.core.profile_text import cleaned_name
from kiosk.core.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

PIECES = (
    "..", ".", "/", "//", "\\", "\\\\", "C:", "c:", "%2e%2e%2f", "~", "$HOME", "`id`", "; rm -rf /",
    "anna", "Ben 1", "写真", "é", "e\u0301", "\u202e", "\u2066", "\u200b", "\ufeff", "\x00",
    "\x1b[2J", "\r\n", "\n", "\t", "\x7f", "\ud800", "CON", "NUL.jpg", "aux.", "=1+1", "@SUM(A1)",
    "-2", "{name}", "%s%n", "${x}", "<b>", "' OR 1=1 --", "\U0001f600", "\u0300" * 30, "a" * 300,
    ".jpg", ".png", "1", "00", "_", "-", " ",
)  # fmt: skip


def hostile(chance: random.Random) -> str:
    return "".join(chance.choices(PIECES, k=chance.randint(1, 6)))


def test_twenty_thousand_names_of_archives(tmp_path: Path) -> None:
    chance = random.Random(4)
    path = tmp_path / "hostile.zip"
    with zipfile.ZipFile(path, "w") as made:
        for _ in range(20_000):
            info = zipfile.ZipInfo("x")
            name = hostile(chance).encode("utf-8", "replace").decode()
            info.filename = name + chance.choice((".jpg", ".jpg", ""))
            info.external_attr = chance.choice((0, 0, 0o100644, 0o120777, 0o060000)) << 16
            info._compresslevel = None
            with contextlib.suppress(UserWarning):
                made.writestr(info, b"1 1")
    before = sorted(tmp_path.rglob("*"))
    with closing(PictureArchive(path)) as place:
        assert len(place.pictures) > 1000
        assert len(place.refusals) > 1000
        for picture in place.pictures:
            assert not {"..", ".", ""} & set(picture.parts)
            assert not str(picture).startswith(("/", "\\"))
        for picture in place.pictures[:200]:
            with place.at_hand(picture) as unpacked:
                assert unpacked.name.startswith("photo.")
                assert tmp_path not in unpacked.parents
    assert sorted(tmp_path.rglob("*")) == before


def test_seventy_thousand_names_of_people() -> None:
    chance = random.Random(5)
    kept = 0
    for _ in range(70_000):
        text = hostile(chance)
        shown = printable(text)
        assert len(shown.splitlines()) <= 1
        assert shown.isprintable() or " " in shown or not shown.isascii()
        parts = tuple(part for part in text.split("/") if part) or ("x",)
        found, refusals = named([PictureFile((*parts[:-1], parts[-1] + ".jpg"))])
        assert len(found) + len(refusals) == 1
        for one in found:
            with contextlib.suppress(IdentityError):
                name = cleaned_name(one.name)
                assert printable(name) == name or "\u200d" in name or "\u200c" in name
                assert len(name) <= 100
                kept += 1
    assert kept > 1000


def test_a_thousand_tables_of_consents_and_labels(tmp_path: Path) -> None:
    import argparse

    chance = random.Random(6)
    path = tmp_path / "table.csv"
    args = argparse.Namespace(
        consent_file=path, consent_by="Max", consent_language=None, allow=None, years=None
    )
    refused = 0
    for _ in range(1000):
        lines = [
            chance.choice(("name,by,given", "file,person,role", "name,allow", hostile(chance)))
        ]
        lines += [",".join(hostile(chance) for _ in range(3)) for _ in range(4)]
        path.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
        for read in (
            lambda: stated_for_many(args, Settings()),
            lambda: read_labels(path, [PictureFile(("a.jpg",))]),
        ):
            try:
                read()
            except IdentityError:
                refused += 1
    assert refused > 1000
