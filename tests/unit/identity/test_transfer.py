"""People carried from one kiosk to another."""

from __future__ import annotations

import os
import stat
import struct
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kiosk.core import people as rules
from kiosk.core.errors import GalleryError, IdentityError
from kiosk.core.identity import TemplateSource
from kiosk.identity import contents_format
from kiosk.identity.gallery import Gallery
from kiosk.identity.transfer import Cost, export_people, import_people
from kiosk.identity.vault import new_key, seal

from .people_samples import MODEL, OTHER_MODEL, STAFF, Keeper, contents, facts, person, template

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.core.identity import GalleryContents

WORDS = "correct horse battery"
CHEAP = Cost(passes=1, memory_kib=64, lanes=1)
ANA = person("Ana", bio="x", fields=(("Role", "Sales"),))
EVA = person("Eva", group="staff", templates=(template(model=OTHER_MODEL),))
BOTH = contents(ANA, EVA, groups=(STAFF,))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "out" / "people.transfer"


def _from_import(everybody: GalleryContents) -> GalleryContents:
    people = tuple(
        replace(
            one,
            templates=tuple(replace(each, source=TemplateSource.IMPORT) for each in one.templates),
        )
        for one in everybody.people
    )
    return replace(everybody, people=people)


def test_everything_travels_along(file: Path) -> None:
    assert export_people(file, WORDS, BOTH) == 2  # with the cost that is really used
    arrived = import_people(file, WORDS)
    assert facts(arrived) == facts(_from_import(BOTH))
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_only_the_chosen_groups_travel(file: Path) -> None:
    assert export_people(file, WORDS, BOTH, ["staff"], CHEAP) == 1
    arrived = import_people(file, WORDS)
    assert [one.name for one in arrived.people] == ["Eva"]
    assert [group.id for group in arrived.groups] == ["people", "staff"]
    with pytest.raises(IdentityError, match="no such group"):
        export_people(file, WORDS, BOTH, ["staff", "nowhere"], CHEAP)


def test_nothing_travels_twice(file: Path, tmp_path: Path) -> None:
    export_people(file, WORDS, BOTH, cost=CHEAP)
    here = Gallery(tmp_path / "here", Keeper())
    here.change(lambda before: rules.put_person(before, person("Ana")))
    for _ in range(2):
        here.change(lambda before: rules.joined(before, import_people(file, WORDS)))
    assert [one.name for one in here.contents().people] == ["Ana", "Ana (2)", "Eva"]
    # Views of another network came along, and are no use until the person is enrolled again.
    assert [one.name for one in rules.needing_enrolment(here.contents(), MODEL)] == ["Eva"]


def test_the_passphrase_decides(file: Path) -> None:
    export_people(file, "Caf\u00e9 com leite", BOTH, cost=CHEAP)
    assert len(import_people(file, "Cafe\u0301 com leite").people) == 2
    for wrong in ("Cafe com leite", "", "café com leite", "Caf\u00e9 com leite ", "\ud800" * 9):
        with pytest.raises(GalleryError, match="The passphrase does not fit") as caught:
            import_people(file, wrong)
        assert caught.value.hint
    with pytest.raises(IdentityError, match="The passphrase is too short"):
        export_people(file, "eleven11111", BOTH)  # the window asks for twelve as well


def test_the_file_tells_nothing(file: Path) -> None:
    export_people(file, WORDS, BOTH, cost=CHEAP)
    data = file.read_bytes()
    for word in (b"Ana", b"Sales", b"Staff", b"horse", b"people", b"FP16"):
        assert word not in data
    for one in (*ANA.templates, *EVA.templates):
        for kind in ("<f2", "<f4"):
            assert one.embedding[:4].astype(kind).tobytes() not in data


def test_every_damaged_byte_is_noticed(file: Path) -> None:
    export_people(file, WORDS, contents(person("Rui", templates=())), cost=CHEAP)
    good = file.read_bytes()
    for at in range(len(good)):
        data = bytearray(good)
        data[at] ^= 0x01
        file.write_bytes(bytes(data))
        with pytest.raises(GalleryError):
            import_people(file, WORDS)
    for length in range(0, len(good), 5):
        file.write_bytes(good[:length])
        with pytest.raises(GalleryError, match="no file of people"):
            import_people(file, WORDS)


@pytest.mark.parametrize(
    "cost",
    [
        (2**32 - 1, 64, 1),
        (1, 2**32 - 1, 1),
        (1, 64, 2**32 - 1),
        (0, 64, 1),
        (1, 0, 1),
        (1, 64, 0),
        (17, 64, 1),
        (1, 256 * 1024 + 1, 1),
        (1, 16, 4),
    ],
)
def test_a_hostile_file_cannot_make_work(file: Path, cost: tuple[int, int, int]) -> None:
    extra = bytes(16) + struct.pack("<III", *cost)
    file.parent.mkdir()
    file.write_bytes(seal(b"", new_key(), b"XFER", extra=extra))
    with pytest.raises(GalleryError, match="too much memory or time"):
        import_people(file, WORDS)


def test_other_files_are_refused(file: Path, tmp_path: Path) -> None:
    Gallery(tmp_path / "identity", Keeper()).change(lambda before: BOTH)
    (tmp_path / "short").write_bytes(b"VITRVLT\n")
    (tmp_path / "extra").write_bytes(seal(b"", new_key(), b"XFER", extra=b"x"))
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
    for name in ("identity/people.vault", "identity", "nothing", "short", "extra", "pipe", "a\0b"):
        with pytest.raises(GalleryError) as caught:
            import_people(tmp_path / name, WORDS)
        assert caught.value.hint


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(GalleryError, match="could not be written"):
        export_people(tmp_path / "file" / "people", WORDS, BOTH, cost=CHEAP)


def test_people_against_the_rules_do_not_arrive(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Somebody who knows the passphrase makes a file of their own.
    for odd in (
        replace(BOTH, people=(replace(ANA, name="A\u202ena"),)),
        replace(BOTH, people=(ANA, ANA)),
        replace(BOTH, people=(replace(ANA, caution=7.0),)),
    ):
        export_people(file, WORDS, odd, cost=CHEAP)
        with pytest.raises(GalleryError, match="The people in the file"):
            import_people(file, WORDS)
    real = contents_format.encode
    monkeypatch.setattr(contents_format, "encode", lambda contents: real(contents) + b"more")
    export_people(file, WORDS, BOTH, cost=CHEAP)
    with pytest.raises(GalleryError, match="cannot be understood"):
        import_people(file, WORDS)
