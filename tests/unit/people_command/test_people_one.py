"""``kiosk people``: one person at a time, groups, erasure."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.commands import people as command
from kiosk.commands.people.choice import short_ids
from kiosk.commands.people.registry import load_settings, open_people
from kiosk.core.identity import ConsentScope, TemplateSource, TrainingState

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.core.identity import Person

    Run = Callable[..., tuple[int, str, str]]
    Photo = Callable[..., Path]
    Enrolled = Callable[[], dict[str, Person]]

pytestmark = pytest.mark.usefixtures("reader")
BY = ("--consent-by", "Maria")


def test_somebody_is_enrolled_from_photos(run: Run, photo: Photo, enrolled: Enrolled) -> None:
    first, second = photo("a.jpg", 1), photo("b.jpg", 1)
    code, out, err = run(
        "add", "Anna  Meyer", "--photo", first, second, *BY, "--allow", "pictures,visits",
        "--years", "2", "--consent-language", "pt", "--bio", "Likes tea.", "--field", "desk=2.14",
    )  # fmt: skip

    anna = enrolled()["Anna Meyer"]
    assert (code, err) == (0, "")
    assert str(anna.id) in out
    assert [one.origin for one in anna.templates] == ["a.jpg", "b.jpg"]
    assert {one.source for one in anna.templates} == {TemplateSource.FILE}
    assert (anna.bio, anna.fields) == ("Likes tea.", (("desk", "2.14"),))
    assert anna.consent.scopes == {ConsentScope.VISITS, ConsentScope.PICTURES}
    assert (anna.consent.taken_by, anna.consent.language) == ("Maria", "pt")
    assert anna.consent.expires_at.year - anna.consent.given_at.year == 2


def test_without_a_consent_nothing_is_stored(run: Run, photo: Photo, enrolled: Enrolled) -> None:
    for extra in ((), ("--consent-by", "  "), (*BY, "--allow", "everything")):
        code, out, err = run("add", "Anna", "--photo", photo("a.jpg", 1), *extra)
        assert (code, out) == (-1, "")
        assert "onsent" in err or "allowed" in err
    assert "--consent-by" in run("add", "Anna")[2]
    assert enrolled() == {}


def test_on_a_terminal_the_text_is_shown_and_the_person_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch, enrolled: Enrolled
) -> None:
    answers = iter(["no", "yes", "y", "n", "n", "Maria"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))

    code, out, err = run("add", "Anna")
    assert (code, enrolled()) == (-1, {})
    assert "does not agree" in err
    assert "May this kiosk recognise you?" in out
    assert run("add", "Anna")[0] == 0
    assert enrolled()["Anna"].consent.taken_by == "Maria"
    assert len(enrolled()["Anna"].consent.scopes) == 1


def test_a_photo_that_is_not_good_enough_is_told_with_what_to_do(
    run: Run, photo: Photo, enrolled: Enrolled
) -> None:
    good, blurred = photo("a.jpg", 1), photo("b.jpg", 1, "blurred")
    code, _, err = run("add", "Anna", "--photo", good, blurred, Path("none.jpg"), *BY)
    assert code == 1  # somebody is enrolled, but not all photos were used
    assert re.search(r"b\.jpg: .*blurred.*\. .*[Hh]old still", err)
    assert "none.jpg: There is no file" in err
    assert len(enrolled()["Anna"].templates) == 1

    code, _, err = run("add", "Ben", "--photo", photo("c.jpg", 2, "several_faces"), *BY)
    assert code == -1
    assert "nothing was stored" in err
    assert "Ben" not in enrolled()


def test_photos_of_two_people_are_not_one_person(
    run: Run, photo: Photo, enrolled: Enrolled
) -> None:
    photos = [photo("a.jpg", 1), photo("b.jpg", 2), photo("c.jpg", 1)]
    code, _, err = run("add", "Anna", "--photo", *photos, *BY)
    assert code == 1
    assert "b.jpg: looks like somebody else" in err
    assert [one.origin for one in enrolled()["Anna"].templates] == ["a.jpg", "c.jpg"]
    assert run("photo", "anna", photos[1])[0] == 1
    assert run("photo", "anna", photos[1], "--anyway")[0] == 0
    assert len(enrolled()["Anna"].templates) == 3


def test_somebody_who_is_enrolled_already_is_recognised_as_such(
    run: Run, photo: Photo, enrolled: Enrolled
) -> None:
    run("add", "Anna", "--photo", photo("a.jpg", 1), *BY)
    code, _, err = run("add", "Anne", "--photo", photo("b.jpg", 1), *BY)
    assert code == -1
    assert "looks like Anna already" in err
    assert "--anyway" in err
    code, _, err = run("add", "ANNA", *BY)
    assert code == -1
    assert "enrolled already" in err
    assert list(enrolled()) == ["Anna"]
    assert run("add", "Anne", "--photo", photo("b.jpg", 1), *BY, "--anyway")[0] == 0
    assert "looks like Anna" in run("photo", "Anne", photo("c.jpg", 1))[2]


def test_the_same_photo_is_not_kept_twice(run: Run, photo: Photo, enrolled: Enrolled) -> None:
    first = photo("a.jpg", 1)
    assert run("add", "Anna", "--photo", first, first, *BY)[0] == 0
    code, out, _ = run("photo", "Anna", first)
    assert code == 0
    assert "0 photos added" in out
    assert len(enrolled()["Anna"].templates) == 1


@pytest.mark.parametrize(
    "name", ["", "   ", "a" * 101, "Anna\nMeyer", "\x1b[31mAnna", "Anna \u202egnp.exe"]
)
def test_names_that_cannot_be_are_refused(run: Run, enrolled: Enrolled, name: str) -> None:
    code, _, err = run("add", name, *BY)
    assert code == -1
    assert err
    assert enrolled() == {}


def test_profile_group_and_consent_are_changed(run: Run, enrolled: Enrolled) -> None:
    run("add", "Anna", *BY, "--years", "1", "--field", "desk=1", "--field", "tel=2")
    run("groups", "add", "vip", "--name", "Guests")
    before = enrolled()["Anna"].consent
    code, _, _ = run(
        "set", "anna", "--name", "Anna M.", "--bio", "New", "--group", "vip", "--field", "desk=",
        "--field", "car=red",
    )  # fmt: skip
    anna = enrolled()["Anna M."]
    assert code == 0
    assert (anna.bio, anna.group) == ("New", "vip")
    assert anna.fields == (("tel", "2"), ("car", "red"))
    assert anna.consent == before
    assert run("set", "Anna M.", "--allow", "visits")[0] == -1  # nobody was asked
    assert run("set", "Anna M.", *BY, "--allow", "visits", "--years", "5")[0] == 0
    renewed = enrolled()["Anna M."].consent
    assert renewed.expires_at > before.expires_at
    assert renewed.scopes == {ConsentScope.VISITS}
    for wrong in ("desk", "=2"):
        assert "NAME=VALUE" in run("set", "Anna M.", "--field", wrong)[2]


def test_a_person_is_meant_by_name_or_by_part_of_the_id(
    run: Run, photo: Photo, enrolled: Enrolled
) -> None:
    run("groups", "add", "other")
    run("add", "Anna", "--photo", photo("a.jpg", 1), *BY)
    run("add", "Anna", "--group", "other", *BY)
    run("add", "Ben", *BY)
    ben = enrolled()["Ben"]
    for text in ("ben", " BEN ", str(ben.id), ben.id.hex[-6:], str(ben.id).upper()):
        code, out, _ = run("show", text)
        assert code == 0
        assert str(ben.id) in out
    code, _, err = run("show", "Anna")
    assert code == -1
    assert "2 people" in err
    assert "group other" in err
    for text in ("nobody", "", "abc", "ffffffffffff"):
        assert "Nobody enrolled" in run("show", text)[2]


def test_what_is_shown_is_everything_but_the_embedding(
    run: Run, photo: Photo, enrolled: Enrolled
) -> None:
    run("add", "Anna", "--photo", photo("a.jpg", 1), *BY, "--bio", "Two\nlines")
    _, text, _ = run("show", "Anna")
    for word in ("Anna", "Maria", "Two", "lines", "a.jpg", "0.90", "people"):
        assert word in text
    _, out, _ = run("show", "Anna", "--json")
    document = json.loads(out)
    assert document["photos"][0]["origin"] == "a.jpg"
    assert document["recognised"] is True
    assert document["consent"]["valid"] is True
    assert "embedding" not in out


def test_the_list_can_be_searched(run: Run, photo: Photo) -> None:
    assert "Nobody is enrolled" in run("list")[1]
    run("add", "Anna Meyer", "--photo", photo("a.jpg", 1), *BY, "--years", "1")
    run("add", "Ben Ferreira", *BY, "--years", "3", "--bio", "Anna's brother")
    run("add", "Zoe", *BY)
    _, out, _ = run("list", "--search", "ANNA")
    assert "Anna Meyer" in out
    assert "Ben" in out
    assert "Zoe" not in out
    assert "2 people of 3" in out
    assert "no photo: not recognised" in out
    found = json.loads(run("list", "--expiring", "400", "--json")[1])
    assert [row["name"] for row in found] == ["Anna Meyer"]
    assert "Nobody fits" in run("list", "--search", "xyz")[1]
    assert "There is no group" in run("list", "--group", "none")[2]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "--expiring", "soon"), "'soon' is no number"),
        (("list", "--expiring", "-1"), "must be 0 to 36500"),
        (("add", "Anna", "--years", "long"), "'long' is no number"),
        (("add", "Anna", "--years", "11"), "must be 1 to 10"),
        (("evaluate", "photos", "--far", "few"), "'few' is no number"),
        (("evaluate", "photos", "--far", "nan"), "must be between 0 and 1"),
    ],
)
def test_numbers_that_are_none_are_told_in_words(
    run: Run, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_ids_are_shown_long_enough_to_tell_them_apart(enrolled: Enrolled) -> None:
    from uuid import UUID

    ids = [UUID(int=n << 64 | 0x1234_5678) for n in (1, 2)]
    short = short_ids(ids)
    assert short[ids[0]] != short[ids[1]]
    assert short_ids(ids[:1]) == {ids[0]: "12345678"}


# --------------------------------------------------------------------------------- groups


def test_groups(run: Run) -> None:
    assert run("groups", "add", "vip", "--name", "Guests of honour")[0] == 0
    for wrong in ("VIP", "a b", "", "x" * 65, "é", "../x"):
        assert run("groups", "add", wrong)[0] == -1, wrong
    assert "already" in run("groups", "add", "vip")[2]
    assert run("groups", "rename", "vip", "VIPs")[0] == 0
    _, out, _ = run("groups", "list", "--json")
    rows = {row["id"]: row for row in json.loads(out)}
    assert rows["vip"]["name"] == "VIPs"
    assert rows["vip"]["training"]["status"] == "notstarted"
    run("add", "Anna", "--group", "vip", *BY)
    code, _, err = run("groups", "remove", "vip")
    assert code == -1
    assert "1 person" in err
    run("set", "Anna", "--group", "people")
    assert run("groups", "remove", "vip")[0] == 0
    assert "vip" not in run("groups")[1]
    assert "There is no group" in run("groups", "rename", "none", "x")[2]


def test_with_several_groups_the_one_of_the_settings_is_meant(
    run: Run, enrolled: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("groups", "add", "staff")
    run("add", "Anna", *BY)
    assert enrolled()["Anna"].group == "people"
    monkeypatch.setenv("KIOSK_IDENTIFICATION__GROUP", "staff")
    run("add", "Ben", *BY)
    assert enrolled()["Ben"].group == "staff"
    monkeypatch.setenv("KIOSK_IDENTIFICATION__GROUP", "gone")
    assert "Nothing tells which group" in run("add", "Cleo", *BY)[2]


def test_training_reports_its_states(run: Run, photo: Photo) -> None:
    run("groups", "add", "empty")
    run("add", "Anna", "--photo", photo("a.jpg", 1), *BY)
    assert json.loads(run("train", "--status", "--json")[1])["people"]["status"] == "notstarted"
    code, out, _ = run("train", "people")
    assert code == 0
    assert "succeeded" in out
    assert "1 stranger in 1,000" in out
    code, out, err = run("train")  # one group has nobody: told, and a failure
    assert code == 1
    assert "nobody in the group" in err
    states = {one: row["status"] for one, row in json.loads(run("train", "--json")[1]).items()}
    assert states == {"people": TrainingState.SUCCEEDED, "empty": TrainingState.FAILED}
    assert "There is no group" in run("train", "none")[2]


# -------------------------------------------------------------------------------- erasing


def test_a_photo_is_removed(run: Run, photo: Photo, enrolled: Enrolled) -> None:
    run("add", "Anna", "--photo", photo("a.jpg", 1), photo("b.jpg", 1), *BY)
    gone, kept = enrolled()["Anna"].templates
    assert "has no photo" in run("remove", "Anna", "c.jpg")[2]
    assert run("remove", "Anna", gone.id.hex[-8:])[0] == 0
    assert [one.id for one in enrolled()["Anna"].templates] == [kept.id]
    assert "nobody is recognised" in run("remove", "Anna", "b.jpg")[1]


def test_erasing_is_confirmed_and_gives_a_receipt(
    run: Run, photo: Photo, enrolled: Enrolled, tmp_path: Path
) -> None:
    run("add", "Anna Meyer", "--photo", photo("a.jpg", 1), *BY)
    anna = enrolled()["Anna Meyer"]
    code, _, err = run("erase", "anna meyer", "--by", "Max")
    assert code == -1
    assert "--yes" in err
    for wrong in ((), ("anna meyer", "--all"), ("--group", "people", "--all")):
        assert "not clear whom" in run("erase", *wrong, "--by", "Max", "--yes")[2]
    assert "no place" in run(
        "erase", "anna meyer", "--by", "Max", "--yes", "--receipt", tmp_path / "no" / "r.txt"
    )[2]  # fmt: skip
    assert "Anna Meyer" in enrolled()

    path = tmp_path / "receipt.json"
    code, out, _ = run("erase", "anna meyer", "--by", "Max", "--yes", "--receipt", path)
    assert code == 0
    assert enrolled() == {}
    assert "Anna" not in out  # a receipt proves that nothing is kept
    receipt = json.loads(path.read_text())
    assert receipt["people"] == [str(anna.id)]
    assert (receipt["templates"], receipt["erased_by"]) == (1, "Max")
    assert receipt["receipt"] in run("receipts")[1]
    assert json.loads(run("receipts", receipt["receipt"][:30], "--json")[1]) == [receipt]
    assert str(anna.id) in run("receipts", receipt["receipt"])[1]
    assert "no receipt" in run("receipts", "ffff")[2]


def test_erasing_asks_on_a_terminal(
    run: Run, enrolled: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", "Anna", *BY)
    asked: list[str] = []
    answers = iter(["", "y"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)

    def answer(text: str) -> str:
        asked.append(text)
        return next(answers)

    monkeypatch.setattr("builtins.input", answer)
    code, _, err = run("erase", "Anna", "--by", "Max")
    assert code == 1
    assert "Nothing was erased" in err
    assert "Anna" in asked[0]
    assert run("remove", "Anna", "--by", "Max")[0] == 0
    assert enrolled() == {}


def test_an_input_that_ends_is_no_agreement(
    run: Run, enrolled: Enrolled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(_: str) -> str:
        raise EOFError

    run("add", "Anna", *BY)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", end)
    assert run("erase", "Anna", "--by", "Max")[0] == 1
    assert "does not agree" in run("add", "Ben")[2]
    assert list(enrolled()) == ["Anna"]


def test_removing_a_person_needs_a_name(run: Run, enrolled: Enrolled) -> None:
    run("add", "Anna", *BY)
    assert "--by" in run("remove", "Anna", "--yes")[2]
    assert "Anna" in enrolled()


def test_a_group_and_everybody_are_erased(run: Run, photo: Photo, enrolled: Enrolled) -> None:
    run("groups", "add", "vip")
    run("add", "Anna", "--group", "vip", *BY)
    run("add", "Ben", *BY)
    run("add", "Cleo", *BY)
    assert run("erase", "--group", "vip", "--by", "Max", "--yes")[0] == 0
    assert list(enrolled()) == ["Ben", "Cleo"]
    _, out, _ = run("erase", "--all", "--by", "Max", "--yes", "--json")
    assert len(json.loads(out)["people"]) == 2
    assert enrolled() == {}
    assert len(json.loads(run("receipts", "--json")[1])) == 2


def test_a_gallery_without_its_key_is_told_and_can_be_erased(
    run: Run, photo: Photo, kiosk_home: Path
) -> None:
    run("add", "Anna", "--photo", photo("a.jpg", 1), *BY)
    (kiosk_home / "config" / "credentials.json").unlink()
    code, out, err = run("list")
    assert (code, out) == (-1, "")
    assert "key" in err
    code, _, err = run("erase", "--all", "--by", "Max", "--yes")
    assert code == 0
    assert "Nobody is enrolled" in run("list")[1]


# ------------------------------------------------------------------------------- transfer


def test_people_move_to_another_kiosk(
    run: Run, photo: Photo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, enrolled: Enrolled
) -> None:
    def typed(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    file = tmp_path / "people.vitrine"
    run("groups", "add", "vip")
    run("add", "Anna", "--photo", photo("a.jpg", 1), *BY, "--group", "vip")
    run("add", "Ben", *BY)
    here = enrolled()["Anna"]
    typed("a good passphrase\n")
    assert run("export", file, "--group", "vip", "--passphrase-stdin")[0] == 0
    assert b"Anna" not in file.read_bytes()
    for text, word in (("", "empty"), ("\n", "empty"), ("short\n", "short")):
        typed(text)
        assert word in run("export", tmp_path / "x", "--passphrase-stdin")[2]
    assert "exists" in run("export", file, "--passphrase-stdin")[2]
    assert "There is no passphrase" in run("export", tmp_path / "x")[2]
    assert "no place" in run("export", tmp_path)[2]
    assert "There is no group" in run("export", tmp_path / "x", "--group", "none")[2]

    monkeypatch.setenv("KIOSK_HOME", str(tmp_path / "other-kiosk"))
    typed("a wrong passphrase\n")
    assert "passphrase does not fit" in run("import", file, "--passphrase-stdin")[2]
    assert enrolled() == {}
    typed("a good passphrase\n")
    assert "1 person added, 0 known" in run("import", file, "--passphrase-stdin")[1]
    typed("a good passphrase\n")
    _, out, _ = run("import", file, "--passphrase-stdin", "--json")
    assert json.loads(out) == {"added": 0, "known": 1, "erased": 0}
    there = enrolled()["Anna"]
    assert (there.id, there.consent, there.group) == (here.id, here.consent, "vip")
    broken = tmp_path / "broken.vitrine"
    broken.write_bytes(file.read_bytes()[:-1])
    typed("a good passphrase\n")
    assert run("import", broken, "--passphrase-stdin")[0] == -1


# ----------------------------------------------------------------------------- the command


def test_every_command_and_option_is_documented() -> None:
    import argparse

    text = (Path(__file__).resolve().parents[3] / "docs/identification.md").read_text("utf-8")
    parser = argparse.ArgumentParser(prog="kiosk")
    command.add_parser(parser.add_subparsers())
    found = 0

    def visit(parser: argparse.ArgumentParser, words: str) -> None:
        nonlocal found
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                for name, child in action.choices.items():
                    visit(child, f"{words} {name}")
            for option in action.option_strings:
                if option.startswith("--") and option not in ("--help", "--json"):
                    assert f"`{option}" in text or f" {option}" in text, f"{words} {option}"
                    found += 1
        if words.count(" ") > 1:
            assert words in text, words

    visit(parser, "kiosk")
    assert found > 30


def test_the_gallery_is_not_touched_by_help_and_refusals(run: Run, kiosk_home: Path) -> None:
    run("add", "Anna")
    run("erase", "--by", "x")
    assert not (kiosk_home / "data" / "identity" / "people.vault").exists()
    assert open_people(load_settings()).contents().people == ()
