"""``kiosk people import``: folders and archives, the good and the hostile."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import stat
import sys
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.commands.people import archives, bring, folders, text
from kiosk.commands.people import enrolled as enrolled_people
from kiosk.commands.people.folders import PictureFile, PictureFolder
from kiosk.commands.people.naming import named, read_names
from kiosk.core.errors import EnrolmentError, GalleryError, IdentityError
from kiosk.identity.gallery import Gallery

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import TextPhotos

    from kiosk.core.identity import GalleryContents, Person

    Run = Callable[..., tuple[int, str, str]]
    Photo = Callable[..., Path]
    Enrolled = Callable[[], dict[str, Person]]

BY = ("--consent-by", "Maria")


def origins(enrolled: Enrolled) -> dict[str, list[str]]:
    return {name: [one.origin for one in p.templates] for name, p in enrolled().items()}


# ---------------------------------------------------------------------------- whose photo


def test_a_folder_per_person(
    run: Run, photo: Photo, folder: Path, enrolled: Enrolled, reader: TextPhotos
) -> None:
    photo("Anna_Meyer/1.jpg", 1)
    photo("Anna_Meyer/2.JPG", 1)
    photo("Ben/x.png", 2)
    photo("Ben/notes.txt", 2)
    code, out, _ = run("import", folder, *BY)
    assert code == 0
    assert origins(enrolled) == {"Anna Meyer": ["1.jpg", "2.JPG"], "Ben": ["x.png"]}
    assert "2 people enrolled, 3 photos used" in out
    assert "1 other file passed over" in out
    assert reader.looked_at == 3


def test_files_begin_with_the_name_of_the_person(
    run: Run, photo: Photo, folder: Path, enrolled: Enrolled, reader: TextPhotos
) -> None:
    for i, name in enumerate(("anna1", "Anna 2", "anna_meyer_1", "Zoé (2)", "ben-03", "Ben")):
        photo(f"{name}.jpg", {"a": 1, "A": 1, "Z": 3, "b": 4, "B": 4}[name[0]] + 10 * (i == 2))
    for name in ("IMG_1234.jpg", "1.jpg", "_7.jpg", "DSC0001.JPG"):
        photo(name, 9)
    code, _, err = run("import", folder, *BY)
    assert code == 1
    assert {name: len(files) for name, files in origins(enrolled).items()} == {
        "Anna": 2, "anna meyer": 1, "Zoé": 1, "Ben": 2,
    }  # fmt: skip
    assert "tells no person" in err


def test_names_of_a_list_the_longest_first(
    run: Run, photo: Photo, folder: Path, enrolled: Enrolled, tmp_path: Path, reader: TextPhotos
) -> None:
    names = tmp_path / "names.txt"
    names.write_text("\ufeffAnn\n# nobody\n\nanna meyer\nA0055 = Robert Aderholt\n", "utf-8")
    photo("ann1.jpg", 1)
    photo("anna-meyer.jpg", 2)
    photo("A0055_b.jpg", 3)
    photo("Ann_9/x.jpg", 1)
    photo("zoe.jpg", 4)
    code, _, err = run("import", folder, *BY, "--names", names)
    assert code == 1
    assert set(enrolled()) == {"Ann", "anna meyer", "Robert Aderholt"}
    assert len(enrolled()["Ann"].templates) == 2
    assert "zoe.jpg: begins with no name of the list" in err
    for content, word in ((b"\xff\xfe", "cannot be read"), (b"\n# x\n", "no names")):
        names.write_bytes(content)
        assert word in run("import", folder, *BY, "--names", names)[2]


def test_a_folder_around_the_folders_does_not_matter() -> None:
    def of(*paths: str) -> dict[str, int]:
        found, refusals = named([PictureFile(tuple(path.split("/"))) for path in paths])
        assert not refusals
        return {one.name: len(one.pictures) for one in found}

    assert of("all/anna/1.jpg", "all/ben/1.jpg") == {"anna": 1, "ben": 1}
    assert of("a/b/anna/1.jpg", "a/b/anna/2.jpg") == {"anna": 2}
    assert of("anna/1.jpg", "anna/2.jpg") == {"anna": 2}
    assert of("Anna/1.jpg", "anna/2.jpg") == {"Anna": 2}
    found, refusals = named([PictureFile(("a", "b", "c.jpg")), PictureFile(("d.jpg",))])
    assert [one.name for one in found] == ["d"]
    assert "too deep" in refusals[0].reason


# ------------------------------------------------------------------------------- consents


def test_nobody_is_imported_without_a_consent(
    run: Run, photo: Photo, folder: Path, reader: TextPhotos, enrolled: Enrolled
) -> None:
    photo("anna/1.jpg", 1)
    code, _, err = run("import", folder)
    assert code == -1
    assert "--consent-file" in err
    assert (reader.looked_at, enrolled()) == (0, {})


def test_consents_of_a_table(
    run: Run, photo: Photo, folder: Path, tmp_path: Path, enrolled: Enrolled, reader: TextPhotos
) -> None:
    for i, name in enumerate(("anna", "ben", "cleo", "dora", "emil")):
        photo(f"{name}/1.jpg", i)
    table = tmp_path / "consents.csv"
    table.write_text(
        "name,by,language,given,expires,allow\n"
        'Anna,Maria,pt,2026-01-05,2031-01-05,"visits,pictures"\n'
        "ben,,,,,\n"
        "cleo,Maria,en,2020-01-01,2021-01-01,\n"
        "dora,Maria,en,2999-01-01,,none\n",
        "utf-8",
    )
    code, _, err = run("import", folder, "--consent-file", table, "--consent-by", "Max")
    assert code == 1
    assert set(enrolled()) == {"anna", "ben"}
    anna, ben = enrolled()["anna"].consent, enrolled()["ben"].consent
    assert (anna.taken_by, anna.language, anna.expires_at.year) == ("Maria", "pt", 2031)
    assert len(anna.scopes) == 2
    assert (ben.taken_by, ben.language) == ("Max", "en")
    for word in ("expired on 2021-01-01", "a day to come", "no consent is recorded"):
        assert word in err, word
    for content in (
        "name,by\nanna,\n",
        "name\nx\n",
        "who\nanna\n",
        "",
        "name,by,given\na,b,soon\n",
    ):
        table.write_text(content, "utf-8")
        code, _, err = run("import", folder, "--consent-file", table)
        assert code == -1, content
        assert "consents.csv" in err, content


def test_who_is_enrolled_keeps_the_consent_and_gets_more_photos(
    run: Run, photo: Photo, folder: Path, enrolled: Enrolled, reader: TextPhotos
) -> None:
    photo("anna/1.jpg", 1)
    run("import", folder, *BY, "--allow", "visits")
    before = enrolled()["anna"]
    photo("Anna/2.jpg", 1)
    photo("anna/3.jpg", 2)  # somebody else
    code, out, err = run("import", folder, "--consent-by", "Max")
    after = enrolled()["anna"]
    assert code == 1
    assert (after.id, after.consent) == (before.id, before.consent)
    assert [one.origin for one in after.templates] == ["1.jpg", "2.jpg"]
    assert "1 photo known already" in out
    assert "looks like somebody else" in err


# ---------------------------------------------------------------------- outcome and report


def test_a_rehearsal_stores_nothing_and_tells_the_same(
    run: Run, photo: Photo, folder: Path, enrolled: Enrolled, reader: TextPhotos
) -> None:
    photo("anna/1.jpg", 1)
    photo("bert/1.jpg", 1)  # the same face under another name
    photo("cleo/1.jpg", 3, "turned")
    _, dry, _ = run("import", folder, *BY, "--dry-run", "--json")
    assert enrolled() == {}
    _, real, _ = run("import", folder, *BY, "--json")
    assert list(enrolled()) == ["anna"]
    rehearsed, done = json.loads(dry), json.loads(real)
    assert (rehearsed.pop("dry_run"), done.pop("dry_run")) == (True, False)
    assert rehearsed == done
    assert [row["file"] for row in done["refused"]] == ["bert/1.jpg", "cleo/1.jpg"]
    assert "looks like anna" in done["refused"][0]["reason"]
    assert "would be enrolled" in run("import", folder, *BY, "--dry-run")[1]


def test_the_report_has_every_photo(
    run: Run, photo: Photo, folder: Path, tmp_path: Path, reader: TextPhotos
) -> None:
    photo("anna/1.jpg", 1)
    photo("=cmd|' !A1.jpg", 2)
    photo("ben/odd\n\u202egpj.jpg", 3, "blurred")
    path = tmp_path / "report.csv"
    run("import", folder, *BY, "--report", path)
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    assert {(row["outcome"], row["person"]) for row in rows} == {
        ("enrolled", "anna"), ("enrolled", "'=cmd|' !A"), ("refused", "ben"),
    }  # fmt: skip
    (odd,) = (row for row in rows if row["outcome"] == "refused")
    assert "\n" not in odd["file"]
    assert "\u202e" not in odd["file"]
    assert odd["advice"]
    for wrong in (tmp_path / "report.txt", tmp_path / "none" / "r.csv"):
        assert run("import", folder, *BY, "--report", wrong)[0] == -1


def test_at_most_fifty_photos_of_a_person_are_kept_the_best_ones(
    run: Run, photo: Photo, folder: Path, enrolled: Enrolled, reader: TextPhotos
) -> None:
    for i in range(53):
        photo(f"anna/{i:02}.jpg", 1)
    _, _, err = run("import", folder, *BY)
    assert len(enrolled()["anna"].templates) == 50
    assert "one too many" in err


def test_ctrl_c_keeps_what_was_stored_and_tells_it(
    run: Run,
    photo: Photo,
    folder: Path,
    enrolled: Enrolled,
    reader: TextPhotos,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import signal

    for i, name in enumerate(("anna", "ben", "cleo")):
        photo(f"{name}/1.jpg", i)
        photo(f"{name}/2.jpg", i)
    look_at = bring.look_at
    before = signal.getsignal(signal.SIGINT)

    def press_ctrl_c(photos: object, path: Path, file: str, name: str) -> object:
        if file == "ben/2.jpg":
            handler = signal.getsignal(signal.SIGINT)
            assert callable(handler)
            assert handler is not before
            handler(signal.SIGINT, None)  # a real signal would hit whoever runs the tests
        return look_at(photos, path, file, name)  # type: ignore[arg-type]

    monkeypatch.setattr(bring, "look_at", press_ctrl_c)
    code, out, _ = run("import", folder, *BY)
    assert code == 130
    assert list(enrolled()) == ["anna"]
    assert "Interrupted" in out
    assert "1 person enrolled, 2 photos used" in out
    assert signal.getsignal(signal.SIGINT) is before


def test_a_full_disk_in_the_middle_is_told_with_what_was_stored(
    run: Run,
    photo: Photo,
    folder: Path,
    enrolled: Enrolled,
    reader: TextPhotos,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for i, name in enumerate(("anna", "ben", "cleo")):
        photo(f"{name}/1.jpg", i)
    monkeypatch.setattr(enrolled_people, "_BATCH", 1)
    change = Gallery.change

    def full(self: Gallery, edit: Callable[[GalleryContents], GalleryContents]) -> GalleryContents:
        def no_ben(contents: GalleryContents) -> GalleryContents:
            after = edit(contents)
            if any(person.name == "ben" for person in after.people):
                raise GalleryError("The disk is full", "Free some space.")
            return after

        return change(self, no_ben)

    monkeypatch.setattr(Gallery, "change", full)
    code, out, err = run("import", folder, *BY)
    assert code == -1
    assert "1 person enrolled" in out
    assert "The disk is full" in err
    assert list(enrolled()) == ["anna"]


def test_what_the_window_changes_meanwhile_is_respected(
    run: Run,
    photo: Photo,
    folder: Path,
    enrolled: Enrolled,
    reader: TextPhotos,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody is erased, another enrolled by the same name, a third one changed."""
    for i, name in enumerate(("anna", "ben", "cleo", "dora")):
        photo(f"{name}/1.jpg", i)
    run("import", folder, *BY)
    photo("anna/2.jpg", 0)
    photo("cleo/2.jpg", 2)
    run("erase", "dora", "--by", "x", "--yes")
    write = enrolled_people.EnrolledPeople.write

    def meanwhile(self: enrolled_people.EnrolledPeople) -> None:
        if self._waiting:
            run("erase", "anna", "--by", "x", "--yes")
            run("set", "cleo", "--bio", "changed")
            run("add", "Dora", *BY)
        write(self)

    monkeypatch.setattr(enrolled_people.EnrolledPeople, "write", meanwhile)
    code, _, err = run("import", folder, *BY)
    assert code == 1
    assert sorted(enrolled()) == ["Dora", "ben", "cleo"]
    cleo = enrolled()["cleo"]
    assert (cleo.bio, len(cleo.templates)) == ("changed", 2)
    assert "anna/2.jpg (anna): there is no such person" in err
    assert "dora/1.jpg (dora): somebody of this name" in err


def test_many_people_are_written_in_batches(
    run: Run,
    photo: Photo,
    folder: Path,
    enrolled: Enrolled,
    reader: TextPhotos,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for i in range(120):
        photo(f"person {i // 2 // 26} {chr(97 + i // 2 % 26)}/{i}.jpg", i // 2)
    photo("zz/1.jpg", 3)  # enrolled above, still waiting to be written or not
    monkeypatch.setattr(enrolled_people, "_BATCH", 7)
    changes = 0
    change = Gallery.change

    def counting(self: Gallery, edit: Callable[[GalleryContents], GalleryContents]) -> object:
        nonlocal changes
        changes += 1
        return change(self, edit)

    monkeypatch.setattr(Gallery, "change", counting)
    code, out, err = run("import", folder, *BY)
    assert code == 1
    assert "60 people enrolled, 120 photos used" in out
    assert "looks like person 0 d already" in err
    assert changes == 9  # 60 people by 7
    assert len(enrolled()) == 60


def test_nothing_to_import(
    run: Run, folder: Path, tmp_path: Path, reader: TextPhotos, photo: Photo
) -> None:
    assert "There is no" in run("import", tmp_path / "none", *BY)[2]
    (tmp_path / "empty").mkdir()
    code, out, _ = run("import", tmp_path / "empty", *BY)
    assert code == 1
    assert "0 people enrolled" in out
    file = tmp_path / "people.vitrine"
    file.write_bytes(b"what")
    assert "--dry-run" in run("import", file, "--dry-run")[2]
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"PK\x03\x04 no archive")
    assert "damaged" in run("import", bad, *BY)[2]


# -------------------------------------------------------------------------------- hostile


@pytest.mark.skipif(os.name != "posix", reason="links and pipes")
def test_a_hostile_folder_does_no_harm(
    run: Run, photo: Photo, folder: Path, tmp_path: Path, enrolled: Enrolled, reader: TextPhotos
) -> None:
    """10,000 junk files, links out of the folder and in circles, pipes, odd names."""
    photo("anna/1.jpg", 1)
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "eve.jpg").write_text("7 1")
    (folder / "eve_file.jpg").symlink_to(secret / "eve.jpg")
    (folder / "eve_folder").symlink_to(secret)
    (folder / "loop").symlink_to(folder)
    (folder / "anna" / "passwd.jpg").symlink_to("/etc/passwd")
    os.mkfifo(folder / "anna" / "pipe.jpg")
    (folder / "anna" / "empty.jpg").write_bytes(b"")
    (folder / "anna" / "noise.jpg").write_bytes(os.urandom(5000))
    (folder / "anna" / ".hidden.jpg").write_text("1 5")
    with (folder / "anna" / "huge.jpg").open("wb") as sparse:
        sparse.truncate(folders.LARGEST_FILE + 1)
    (folder / os.fsdecode(b"bad\xff\xfe9.jpg")).write_text("8 1")
    (folder / "\x1b[2Jclear\r1.jpg").write_text("9 1")
    (folder / ("l" * 200 + "1.jpg")).write_text("10 1")
    deep = folder.joinpath(*(["d"] * 30))
    deep.mkdir(parents=True)
    (deep / "x.jpg").write_text("11 1")
    junk = folder / "junk"
    junk.mkdir()
    for i in range(10_000):
        (junk / f"{i}.dat").touch()

    code, out, err = run("import", folder, *BY)
    assert code == 1
    assert list(enrolled()) == ["anna"]
    assert reader.looked_at < 10
    assert "10,00" in out  # junk is counted, not listed
    assert "is a link" in err
    assert "\x1b" not in out + err
    assert "\r" not in out + err
    assert stat.S_ISFIFO((folder / "anna" / "pipe.jpg").stat().st_mode)


def test_too_many_files_are_not_even_listed(
    folder: Path, photo: Photo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "MOST_ENTRIES", 3)
    for i in range(4):
        photo(f"{i}.jpg", 1)
    with pytest.raises(IdentityError, match="more than 3 files"):
        PictureFolder(folder)


def archive(path: Path, members: dict[str, bytes], **about: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            info = zipfile.ZipInfo("x")
            info.filename = name  # as it is: the constructor would tidy it up
            info.compress_type = about.get("method", zipfile.ZIP_DEFLATED)
            info.external_attr = about.get("mode", stat.S_IFREG | 0o600) << 16
            made.writestr(info, content)
    return path


def test_an_archive_is_read_like_a_folder(
    run: Run, tmp_path: Path, enrolled: Enrolled, reader: TextPhotos
) -> None:
    path = archive(
        tmp_path / "people.zip",
        {
            "people/Anna/1.jpg": b"1 1",
            "people/Anna/2.jpg": b"1 2",
            "people/Ben/1.jpg": b"2 1",
            "people/Ben/readme.txt": b"",
            "__MACOSX/people/Ben/._1.jpg": b"",
        },
    )
    code, out, _ = run("import", path, *BY)
    assert code == 0
    assert origins(enrolled) == {"Anna": ["1.jpg", "2.jpg"], "Ben": ["1.jpg"]}
    assert "2 other files passed over" in out


HOSTILE_NAMES = (
    "../eve1.jpg", "../../../../../../tmp/eve1.jpg", "/etc/eve1.jpg", "\\\\host\\share\\eve1.jpg",
    "C:\\eve1.jpg", "c:eve1.jpg", "anna/../../eve1.jpg", "anna\\..\\..\\eve1.jpg", "./../eve1.jpg",
)  # fmt: skip


def test_no_name_in_an_archive_leads_out_of_it(
    run: Run, tmp_path: Path, enrolled: Enrolled, reader: TextPhotos
) -> None:
    members = dict.fromkeys(HOSTILE_NAMES, b"7 1")
    before = set(tmp_path.rglob("*"))
    path = archive(tmp_path / "slip.zip", {**members, "Anna/1.jpg": b"1 1"})
    code, _, err = run("import", path, *BY)
    assert code == 1
    assert list(enrolled()) == ["Anna"]
    assert reader.looked_at == 1
    assert "leads out of the archive" in err
    assert not list(tmp_path.parent.rglob("eve1.jpg"))
    new = set(tmp_path.rglob("*")) - before - {path}
    assert all("kiosk-home" in one.parts for one in new)


def test_links_passwords_and_odd_packing_in_archives_are_refused(
    run: Run, tmp_path: Path, enrolled: Enrolled, reader: TextPhotos
) -> None:
    link = archive(tmp_path / "a.zip", {"anna1.jpg": b"/etc/passwd"}, mode=stat.S_IFLNK | 0o777)
    assert "is a link" in run("import", link, *BY)[2]
    odd = archive(tmp_path / "b.zip", {"anna1.jpg": b"1 1"}, method=zipfile.ZIP_LZMA)
    assert "unusual way" in run("import", odd, *BY)[2]
    locked = archive(tmp_path / "c.zip", {"anna1.jpg": b"1 1"})
    data = bytearray(locked.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(data)
    assert "password" in run("import", locked, *BY)[2]
    damaged = archive(tmp_path / "d.zip", {"anna1.jpg": b"1 1" * 50})
    data = bytearray(damaged.read_bytes())
    data[data.index(b"anna1.jpg") + 12] ^= 0xFF
    damaged.write_bytes(data)
    assert "damaged in the archive" in run("import", damaged, *BY)[2]
    assert (reader.looked_at, enrolled()) == (0, {})


def test_archives_that_unpack_to_too_much_are_refused(
    run: Run, tmp_path: Path, reader: TextPhotos, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "LARGEST_FILE", 1_000_000)
    monkeypatch.setattr(archives, "LARGEST_FILE", 1_000_000)
    monkeypatch.setattr(archives, "_MOST_UNPACKED", 2_500_000)
    bomb = archive(tmp_path / "a.zip", {"anna1.jpg": b"\0" * 1_000_001})
    assert bomb.stat().st_size < 2000
    assert "larger than" in run("import", bomb, *BY)[2]
    # It says that it is small: no more is unpacked than it says, and the sum does not fit.
    data = bytearray(bomb.read_bytes())
    for at in (22, data.index(b"PK\x01\x02") + 24):
        data[at : at + 4] = (10).to_bytes(4, "little")
    bomb.write_bytes(data)
    assert "damaged in the archive" in run("import", bomb, *BY)[2]
    many = archive(tmp_path / "b.zip", {f"p{i}/1.jpg": b"\0" * 900_000 for i in range(4)})
    assert "too much to unpack" in run("import", many, *BY)[2]
    monkeypatch.setattr(archives, "MOST_ENTRIES", 3)
    assert "more than 3 files" in run("import", many, *BY)[2]


def test_a_photo_of_an_archive_is_gone_when_it_was_looked_at(
    run: Run, tmp_path: Path, reader: TextPhotos, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    read = reader.read

    def noting(path: Path) -> object:
        seen.append(path)
        if os.name == "posix":
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        return read(path)

    monkeypatch.setattr(reader, "read", noting)
    path = archive(tmp_path / "a.zip", {"Anna/../x.jpg": b"", "Anna/1.jpg": b"1 1"})
    run("import", path, *BY)
    assert len(seen) == 1
    assert not seen[0].exists()
    assert not seen[0].parent.exists()


@given(st.binary(max_size=300))
def test_no_bytes_are_an_archive_that_breaks_the_import(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "a.zip"
        base = archive(path, {"Anna/1.jpg": b"1 1" * 30}).read_bytes()
        at = len(content) % len(base)
        path.write_bytes(base[:at] + content + base[at + len(content) :])
        with contextlib.suppress(IdentityError), closing(archives.PictureArchive(path)) as place:
            for picture in place.pictures:
                with contextlib.suppress(EnrolmentError), place.at_hand(picture) as unpacked:
                    assert unpacked.is_file()


@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_names_are_sorted_without_losing_a_file(names: list[str]) -> None:
    pictures = [PictureFile(tuple(p or "x" for p in (name + ".jpg").split("/"))) for name in names]
    found, refusals = named(pictures)
    assert sum(len(one.pictures) for one in found) + len(refusals) == len(pictures)


@given(st.text(max_size=60))
def test_what_is_printed_is_one_visible_line(name: str) -> None:
    shown = text.printable(name)
    assert len(shown.splitlines()) <= 1
    assert not any(mark in shown for mark in "\x1b\u202e\u2066\x00\x7f")


def test_names_that_are_no_utf8_go_to_any_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    text.say("Zoé \udcff 写")
    narrow.flush()
    assert narrow.buffer.getvalue() == b"Zo\\xe9 \\udcff \\u5199\n"  # type: ignore[attr-defined]


def test_a_list_of_names_of_any_length(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("".join(f"person{i}\n" for i in range(2000)), "utf-8")
    assert len(read_names(path)) == 2000
