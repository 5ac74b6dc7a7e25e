"""The gallery as everybody uses it: stored, shared between processes, erased."""

from __future__ import annotations

import base64
import gc
import os
import stat
import subprocess
import sys
import threading
import weakref
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core import people as rules
from kiosk.core.errors import CredentialError, GalleryError, IdentityError
from kiosk.core.identity import ConsentScope, TemplateSource
from kiosk.identity import contents_format, gallery_files
from kiosk.identity.gallery import Gallery

from .people_samples import (
    AT,
    CONSENT,
    OTHER_MODEL,
    STAFF,
    Keeper,
    contents,
    embedding,
    facts,
    person,
    template,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.core.identity import GalleryContents, Person

ANA = person("Ana", bio="á\nb", fields=(("Role", "Sales"),), caution=0.05)
BIA = person("Bia", group="staff", templates=(template(model=OTHER_MODEL), template()))
BOTH = contents(ANA, BIA, groups=(STAFF,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "identity"


@pytest.fixture
def keeper() -> Keeper:
    return Keeper()


@pytest.fixture
def gallery(folder: Path, keeper: Keeper) -> Gallery:
    return Gallery(folder, keeper)


def put(gallery: Gallery, one: Person) -> GalleryContents:
    return gallery.change(lambda before: rules.put_person(before, one))


# --------------------------------------------------------------------------------- storing


def test_reading_makes_nothing(gallery: Gallery, folder: Path, keeper: Keeper) -> None:
    assert facts(gallery.contents()) == facts(rules.nobody())
    assert gallery.generation() == 0
    assert gallery.problems() == ()
    assert not folder.exists()
    assert keeper.asked == 0


def test_everything_is_kept(gallery: Gallery, folder: Path, keeper: Keeper) -> None:
    stored = gallery.change(lambda before: BOTH)
    assert facts(stored) == facts(BOTH)
    found = Gallery(folder, keeper).contents()
    assert facts(found) == facts(BOTH)
    assert found.generation == stored.generation == gallery.generation()


def test_what_is_returned_is_what_is_stored(gallery: Gallery, folder: Path, keeper: Keeper) -> None:
    stored = put(gallery, ANA).people[0].templates[0].embedding
    found = Gallery(folder, keeper).contents().people[0].templates[0].embedding
    assert np.array_equal(stored, found)
    assert not stored.flags.writeable


def test_storing_again_and_again_does_not_blur(gallery: Gallery) -> None:
    first = put(gallery, person("Eva", templates=tuple(template() for _ in range(50))))
    for _ in range(3):
        again = gallery.change(lambda before: before)
    for one, other in zip(first.people[0].templates, again.people[0].templates, strict=True):
        assert np.array_equal(one.embedding, other.embedding)


def test_half_precision_changes_no_decision() -> None:
    ours = np.stack([embedding(seed) for seed in range(300)])
    one = person("Eva", templates=())
    stored = []
    for at in range(0, 300, 50):
        some = tuple(template(embedding=each) for each in ours[at : at + 50])
        made = contents(replace(one, templates=some))
        back = contents_format.decode(contents_format.encode(made), 0)[0]
        stored += [each.embedding for each in back.people[0].templates]
    halved = np.stack(stored)
    assert np.abs(np.linalg.norm(halved, axis=1) - 1).max() < 1e-6
    # Thresholds are about 0.3 to 0.6 and told with two or three digits.
    assert np.abs(halved @ ours.T - ours @ ours.T).max() < 2e-4


_TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
_TIMES = st.datetimes(
    min_value=AT.replace(tzinfo=None) - timedelta(days=20000),
    max_value=AT.replace(tzinfo=None) + timedelta(days=20000),
).map(lambda time: time.replace(tzinfo=AT.tzinfo))


@st.composite
def _people(draw: st.DrawFn) -> GalleryContents:
    everybody = contents(groups=(STAFF,))
    for _ in range(draw(st.integers(0, 4))):
        given_at = draw(_TIMES)
        lasts = timedelta(microseconds=draw(st.integers(1, 10**15)))
        scopes = frozenset(draw(st.sets(st.sampled_from(ConsentScope))))
        one = person(
            draw(_TEXT),
            id=draw(st.uuids()),
            group=draw(st.sampled_from(["people", "staff"])),
            bio=draw(_TEXT),
            fields=tuple(draw(st.lists(st.tuples(_TEXT, _TEXT), max_size=3))),
            consent=replace(CONSENT, given_at=given_at, expires_at=given_at + lasts, scopes=scopes),
            created_at=given_at,
            caution=draw(st.floats(0, 1)),
            templates=tuple(
                template(
                    id=draw(st.uuids()),
                    quality=draw(st.floats(0, 1)),
                    source=draw(st.sampled_from(TemplateSource)),
                    origin=draw(_TEXT),
                    added_at=draw(_TIMES),
                )
                for _ in range(draw(st.integers(0, 3)))
            ),
        )
        try:
            everybody = rules.put_person(everybody, one)
        except IdentityError:
            continue  # what the rules refuse never gets here
    return everybody


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_people())
def test_all_that_the_rules_allow_can_be_stored(
    gallery: Gallery, folder: Path, keeper: Keeper, everybody: GalleryContents
) -> None:
    gallery.change(lambda before: everybody)
    assert facts(Gallery(folder, keeper).contents()) == facts(everybody)


def _twice(one: Person) -> GalleryContents:
    return replace(BOTH, people=(*BOTH.people, one))


@pytest.mark.parametrize(
    "odd",
    [
        _twice(ANA),
        _twice(replace(ANA, id=UUID(int=77))),
        _twice(person("Eva", group="nowhere")),
        _twice(person("\u202e")),
        _twice(person("\ud800")),
        _twice(person("Eva", caution=float("inf"))),
        _twice(person("Eva", bio=7)),
        _twice(person("Eva", created_at=AT.replace(tzinfo=None))),
        _twice(person("Eva", templates=(template(embedding=np.zeros(256, np.float32)),))),
        _twice(person("Eva", templates=(template(embedding=np.ones(1, np.float32)),))),
        _twice(person("Eva", templates=(template(embedding=np.full(256, 1e30, np.float32)),))),
        _twice(person("Eva", templates=(template(quality=float("nan")),))),
        _twice(person("Eva", templates=(template(quality=2.0),))),
        replace(BOTH, groups=()),
        replace(BOTH, groups=(*BOTH.groups, STAFF)),
    ],
)
def test_edits_against_the_rules_change_nothing(
    gallery: Gallery, folder: Path, odd: GalleryContents
) -> None:
    put(gallery, ANA)
    before = (folder / "people.vault").read_bytes()
    for change in (gallery.change, gallery.erase):
        with pytest.raises(GalleryError) as caught:
            change(lambda _: odd)
        assert "Eva" not in str(caught.value)
    assert (folder / "people.vault").read_bytes() == before
    assert [one.name for one in gallery.contents().people] == ["Ana"]


def test_an_edit_that_refuses_changes_nothing(gallery: Gallery) -> None:
    put(gallery, ANA)
    generation = gallery.generation()
    with pytest.raises(IdentityError, match="Somebody of this name"):
        put(gallery, person("ANA"))
    assert gallery.generation() == generation


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_only_the_owner_may_look(gallery: Gallery, folder: Path) -> None:
    put(gallery, ANA)
    gallery.erase(lambda before: before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    names = sorted(path.name for path in folder.iterdir())
    assert names == [".lock", "people.backup.vault", "people.vault"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


# --------------------------------------------------------------------------------- sharing


def test_others_see_changes(gallery: Gallery, folder: Path, keeper: Keeper) -> None:
    other = Gallery(folder, keeper)
    seen = {other.generation()}
    put(gallery, ANA)
    seen.add(other.generation())
    assert [one.name for one in other.contents().people] == ["Ana"]
    gallery.erase(lambda before: rules.without_people(before, (ANA.id,)))
    seen.add(other.generation())
    assert other.contents().people == ()
    gallery.destroy()
    assert facts(other.contents()) == facts(rules.nobody())
    put(gallery, ANA)
    seen.add(other.generation())
    assert len(seen) == 4
    assert [one.name for one in other.contents().people] == ["Ana"]


def test_unchanged_contents_are_not_read_again(gallery: Gallery, keeper: Keeper) -> None:
    put(gallery, ANA)
    asked = keeper.asked
    assert gallery.contents() is gallery.contents()
    assert keeper.asked == asked


def test_changes_from_many_sides_all_arrive(folder: Path, keeper: Keeper) -> None:
    newcomers = [person(f"P{number}") for number in range(12)]

    def enrol(some: list[Person]) -> None:
        gallery = Gallery(folder, keeper)
        for one in some:
            put(gallery, one)

    threads = [threading.Thread(target=enrol, args=(newcomers[at::3],)) for at in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(Gallery(folder, keeper).contents().people) == 12


def test_a_process_that_holds_the_lock_is_not_waited_for_forever(
    folder: Path, keeper: Keeper, gallery: Gallery
) -> None:
    put(gallery, ANA)
    program = (
        "import sys, threading, pathlib\n"
        "from kiosk.core.file_lock import exclusive\n"
        "with exclusive(pathlib.Path(sys.argv[1]), threading.Event(), 0) as held:\n"
        "    print(held, flush=True)\n"
        "    sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", program, str(folder / ".lock")]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        impatient = Gallery(folder, keeper, lock_timeout_s=0.1)
        assert len(impatient.contents().people) == 1  # readers do not wait
        with pytest.raises(GalleryError, match="Another program is changing") as caught:
            put(impatient, BIA)
        assert caught.value.hint
        holder.kill()
        holder.wait()
    assert len(put(impatient, person("Eva")).people) == 2


# ------------------------------------------------------------------------------------ keys


def test_the_key_is_random_and_has_32_bytes(tmp_path: Path) -> None:
    secrets = set()
    for name in ("a", "b"):
        keeper = Keeper()
        put(Gallery(tmp_path / name, keeper), ANA)
        assert len(base64.b64decode(keeper.held["gallery"], validate=True)) == 32
        secrets.add(keeper.held["gallery"])
    assert len(secrets) == 2


_ATTEMPTS: list[Callable[[Gallery], object]] = [
    lambda gallery: gallery.contents(),
    lambda gallery: put(gallery, BIA),
    lambda gallery: gallery.erase(lambda before: before),
    lambda gallery: gallery.key_for("pictures", ANA.id),
]


def test_without_its_key_the_gallery_is_left_alone(
    gallery: Gallery, folder: Path, keeper: Keeper
) -> None:
    put(gallery, ANA)
    files = {path: path.read_bytes() for path in folder.iterdir()}
    held = dict(keeper.held)
    for secret in (None, "", base64.b64encode(bytes(32)).decode(), "not base64!", "AAAA"):
        keeper.held = {} if secret is None else {"gallery": secret}
        fresh = Gallery(folder, keeper)
        for attempt in _ATTEMPTS:
            with pytest.raises(GalleryError, match="key of the enrolled people is") as caught:
                attempt(fresh)
            assert "key store" in caught.value.hint
    assert {path: path.read_bytes() for path in folder.iterdir()} == files
    keeper.held = held
    assert len(Gallery(folder, keeper).contents().people) == 1


def test_a_running_program_notices_that_the_key_is_gone(gallery: Gallery, keeper: Keeper) -> None:
    put(gallery, ANA)
    keeper.held = {}
    with pytest.raises(GalleryError, match="key of the enrolled people is missing"):
        put(gallery, BIA)


class _Forgetful(Keeper):
    def set(self, name: str, secret: str) -> None:
        pass


class _Refusing(Keeper):
    def set(self, name: str, secret: str) -> None:
        raise CredentialError("the password cannot be stored", "Check the free space.")


@pytest.mark.parametrize(
    ("keeper", "hint"), [(_Forgetful(), "repair the key store"), (_Refusing(), "free space")]
)
def test_nothing_is_stored_under_a_key_that_is_not_kept(
    folder: Path, keeper: Keeper, hint: str
) -> None:
    gallery = Gallery(folder, keeper)
    with pytest.raises(GalleryError) as caught:
        put(gallery, ANA)
    assert hint in caught.value.hint
    assert not (folder / "people.vault").exists()


def test_keys_for_other_files(gallery: Gallery, folder: Path, keeper: Keeper) -> None:
    with pytest.raises(IdentityError, match="no such person"):
        gallery.key_for("pictures", ANA.id)
    assert not (folder / "people.vault").exists()  # asking makes none
    put(gallery, ANA)
    eva = person("Eva")
    put(gallery, eva)
    anas = gallery.key_for("pictures", ANA.id)
    assert len(anas) == 32
    others = {gallery.key_for("records", ANA.id), gallery.key_for("pictures", eva.id)}
    assert len({anas, *others}) == 3
    # Pictures of the others stay readable when somebody is erased.
    gallery.erase(lambda before: rules.without_people(before, (eva.id,)))
    fresh = Gallery(folder, keeper)
    assert fresh.key_for("pictures", ANA.id) == anas
    # The key of a person goes with the person, also when the person comes back.
    gallery.erase(lambda before: rules.without_people(before, (ANA.id,)))
    with pytest.raises(IdentityError, match="no such person"):
        gallery.key_for("pictures", ANA.id)
    put(gallery, ANA)
    assert gallery.key_for("pictures", ANA.id) != anas


def test_memory_holds_nobody_whom_another_process_erased(
    gallery: Gallery, folder: Path, keeper: Keeper
) -> None:
    put(gallery, ANA)
    gone = weakref.ref(gallery.contents().people[0].templates[0].embedding)
    Gallery(folder, keeper).destroy()
    assert gallery.contents().people == ()
    gc.collect()
    assert gone() is None


# --------------------------------------------------------------------------------- erasing


def test_erasing_replaces_the_key(gallery: Gallery, folder: Path, keeper: Keeper) -> None:
    put(gallery, ANA)
    put(gallery, person("Eva"))
    old_key = keeper.held["gallery"]
    old_file = (folder / "people.vault").read_bytes()
    gallery.erase(lambda before: rules.without_people(before, (ANA.id,)))
    assert keeper.held["gallery"] not in old_key
    assert len(keeper.held["gallery"].split()) == 1
    # A copy of the old file, put in place of both, is of no use.
    (folder / "people.vault").write_bytes(old_file)
    (folder / "people.backup.vault").write_bytes(old_file)
    with pytest.raises(GalleryError, match="key of the enrolled people is missing"):
        Gallery(folder, keeper).contents()


class _Clinging(Keeper):
    """Keeps what it has when it is to forget a part of it."""

    clings = False

    def set(self, name: str, secret: str) -> None:
        if self.clings and len(secret) < len(self.held.get(name, "")):
            raise CredentialError("the password cannot be stored", "Unlock the key store.")
        super().set(name, secret)


def test_an_old_key_that_cannot_be_removed_goes_later(
    folder: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("could not be removed yet")
    keeper = _Clinging()
    gallery = Gallery(folder, keeper)
    put(gallery, ANA)
    keeper.clings = True
    erased = gallery.erase(lambda before: rules.without_people(before, (ANA.id,)))
    assert erased.people == gallery.contents().people == ()
    assert len(keeper.held["gallery"].split()) == 2
    assert len(put(gallery, person("Eva")).people) == 1  # work goes on
    assert len(gallery.problems()) == 1
    keeper.clings = False
    assert len(Gallery(folder, keeper).contents().people) == 1
    assert len(keeper.held["gallery"].split()) == 1


def test_a_file_that_is_being_read_is_replaced_a_moment_later(
    gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(gallery, ANA)
    real, refusals = gallery_files.write_atomic, [1, 2]

    def refuse_twice(path: Path, content: bytes, mode: int) -> None:
        if refusals:
            refusals.pop()
            raise PermissionError(13, "Access is denied")
        real(path, content, mode)

    monkeypatch.setattr(gallery_files, "write_atomic", refuse_twice)
    assert len(put(gallery, person("Eva")).people) == 2
    assert not refusals


def test_the_backup_does_not_bring_back_the_erased(
    gallery: Gallery, folder: Path, keeper: Keeper, expect_log: Callable[[str], None]
) -> None:
    expect_log("its backup is used")
    put(gallery, ANA)
    put(gallery, person("Eva"))
    gallery.erase(lambda before: rules.without_people(before, (ANA.id,)))
    (folder / "people.vault").unlink()
    again = Gallery(folder, keeper)
    assert [one.name for one in again.contents().people] == ["Eva"]
    assert len(again.problems()) == 1


def test_destroying_leaves_no_key_and_no_file(
    gallery: Gallery, folder: Path, keeper: Keeper
) -> None:
    put(gallery, ANA)
    (folder / "people.damaged-20260101T000000Z.vault").write_bytes(b"x")
    (folder / ".people.vault.abc.tmp").write_bytes(b"x")
    gallery.destroy()
    assert not keeper.held["gallery"]
    assert [path.name for path in folder.iterdir()] == [".lock"]
    assert facts(gallery.contents()) == facts(rules.nobody())
    put(gallery, ANA)
    assert len(gallery.contents().people) == 1


def test_what_others_write_into_the_folder_is_left_alone(gallery: Gallery, folder: Path) -> None:
    put(gallery, ANA)
    theirs = folder / ".receipts.json.abc.tmp"
    theirs.write_bytes(b"x")
    put(gallery, person("Eva"))
    gallery.destroy()
    assert theirs.exists()


def test_destroying_works_without_the_key(gallery: Gallery, folder: Path, keeper: Keeper) -> None:
    put(gallery, ANA)
    keeper.held = {}
    fresh = Gallery(folder, keeper)
    fresh.destroy()
    assert fresh.contents().people == ()
    assert fresh.problems() == ()


def test_destroying_is_completed_when_the_key_store_works_again(
    gallery: Gallery, folder: Path, keeper: Keeper
) -> None:
    put(gallery, ANA)
    broken = _Refusing()
    broken.held = keeper.held
    with pytest.raises(GalleryError, match="cannot be stored"):
        Gallery(folder, broken).destroy()
    assert not (folder / "people.vault").exists()
    assert gallery.contents().people == ()
    assert not keeper.held["gallery"]


# ------------------------------------------------------------------------------------ disk


def test_a_full_disk_changes_nothing(
    gallery: Gallery, folder: Path, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(gallery, ANA)
    real = os.fsync

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    for change in (gallery.change, gallery.erase):
        with pytest.raises(GalleryError, match="The disk is full") as caught:
            change(lambda before: rules.put_person(before, person("Eva")))
        assert "Free some space" in caught.value.hint
    monkeypatch.setattr(os, "fsync", real)
    for one in (gallery, Gallery(folder, keeper)):
        assert [each.name for each in one.contents().people] == ["Ana"]
    assert len(put(gallery, person("Eva")).people) == 2
    assert len(keeper.held["gallery"].split()) == 1
