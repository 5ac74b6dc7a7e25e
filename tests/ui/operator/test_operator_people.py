"""The page People: the list, search, groups, warnings, and one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt

from kiosk.core.errors import GalleryError
from kiosk.core.identity import (
    ConsentScope,
    Group,
    IdentifiedEvent,
    Identity,
    RecognisedPerson,
)
from kiosk.core.ids import Uuid7
from kiosk.ui.operator.people_model import PeopleModel
from kiosk.ui.operator.people_page import Tab
from kiosk.ui.operator.people_texts import folded, initials

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.core.identity import Person

NOW = datetime.now(UTC)


def enrol(operator: Any, *people: Person) -> None:
    registry = operator.kiosk.registry
    for one in people:
        registry.put_person(one)


def names(page: Any) -> list[str]:
    return [row.person.name for row in page.list.model.rows]


@pytest.fixture
def page(operator: Any, made_up: Any) -> Any:
    """The page with three people in two groups."""
    operator.kiosk.registry.put_group(Group("staff", "Staff"))
    enrol(
        operator,
        made_up.person("Ana Almeida", NOW, face=1, fields=(("Company", "Pão & Cia"),)),
        made_up.person("Jürgen Weiß", NOW, face=2, group="staff", days=12),
        made_up.person("Çelik Öztürk", NOW, face=3, days=-1),
    )
    operator.unlock()
    return operator.page("people")


def open_row(operator: Any, page: Any, name: str) -> Any:
    row = names(page).index(name)
    box = page.list.view.visualRect(page.list.model.index(row))
    operator.bot.mouseClick(page.list.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    return page.task


# ---------------------------------------------------------------------------------- the list


def test_without_anybody_the_page_explains_and_leads_to_adding(unlocked: Any) -> None:
    page = unlocked.page("people")
    assert page.list.empty.isVisible()
    assert not page.list.view.isVisible()
    first = next(
        b for b in page.list.empty.findChildren(type(page.list.add)) if "first" in b.text()
    )
    unlocked.click(first)
    assert page.task.consent.isVisible()


def test_people_are_listed_with_what_is_to_be_seen_to(page: Any) -> None:
    assert names(page) == ["Ana Almeida", "Çelik Öztürk", "Jürgen Weiß"]
    states = {row.person.name: [text for text, _ in row.states] for row in page.list.model.rows}
    assert states["Ana Almeida"] == []
    assert states["Çelik Öztürk"] == ["Consent expired"]
    assert states["Jürgen Weiß"][0].startswith("Consent ends in 1")
    index = page.list.model.index(2)
    spoken = page.list.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert "Jürgen Weiß" in spoken
    assert "Staff" in spoken
    assert "Consent ends" in spoken


def test_those_to_be_seen_to_can_be_shown_alone(operator: Any, page: Any) -> None:
    assert "2" in page.list.attention.words.text()
    operator.click(page.list.show_attention)
    assert names(page) == ["Çelik Öztürk", "Jürgen Weiß"]
    operator.click(page.list.show_attention)
    assert len(names(page)) == 3


def test_another_network_makes_new_photos_necessary(operator: Any, made_up: Any) -> None:
    old = tuple(made_up.template(1, view, made_up.OTHER_MODEL) for view in range(2))
    enrol(operator, made_up.person("Ana", NOW, templates=old))
    operator.unlock()
    page = operator.page("people")
    assert [text for text, _ in page.list.model.rows[0].states] == ["Needs new photos"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("weiss", ["Jürgen Weiß"]),
        ("WEIß jurgen", ["Jürgen Weiß"]),
        ("celik", ["Çelik Öztürk"]),
        ("pao", ["Ana Almeida"]),
        ("a", ["Ana Almeida"]),
        ("nobody", []),
        ("  ", ["Ana Almeida", "Çelik Öztürk", "Jürgen Weiß"]),
    ],
)
def test_search_ignores_accents_and_case_and_looks_into_fields(
    operator: Any, page: Any, typed: str, found: list[str]
) -> None:
    operator.retype(page.list.search, typed)
    assert names(page) == found
    assert ("Nobody is found" in page.list.found.text()) == (not found)


def test_ten_thousand_people_are_filtered_without_a_widget_each(qtbot: Any, made_up: Any) -> None:
    base = made_up.person("Somebody", NOW)
    mint = Uuid7()
    people = tuple(
        replace(base, id=mint(NOW), name=f"Person {number:05}") for number in range(10_000)
    )
    contents = replace(made_up.MemoryRegistry().now, people=people)
    model = PeopleModel()
    model.set_people(contents, made_up.MODEL, NOW)
    assert model.rowCount() == 10_000
    model.search("0999")
    assert [row.person.name for row in model.rows][:2] == ["Person 00999", "Person 09990"]
    assert model.rowCount() == 11


def test_reading_takes_a_moment_and_may_fail_and_can_be_tried_again(operator: Any) -> None:
    kiosk = operator.kiosk
    kiosk.pending = []
    operator.unlock()
    page = operator.page("people")
    assert "Reading" in page.list.found.text()
    assert not page.list.empty.isVisible()
    kiosk.registry.error = GalleryError("The key is missing", "Ask whoever has it.")
    kiosk.answer_people()
    assert page.list.message.words.text() == "The key is missing. Ask whoever has it."
    assert page.list.erase_all.isVisible()
    kiosk.registry.error = None
    operator.click(page.list.retry)
    assert not page.list.message.isVisible()
    assert page.list.empty.isVisible()


def test_what_was_wrong_with_the_file_is_shown(operator: Any) -> None:
    operator.kiosk.registry.warnings = ["The backup was used."]
    operator.unlock()
    assert operator.page("people").list.problems.words.text() == "The backup was used."


def test_an_answer_after_locking_harms_nobody(operator: Any) -> None:
    operator.kiosk.pending = []
    operator.unlock()
    operator.page("people")
    operator.panel.lock()
    operator.bot.wait(1)
    operator.kiosk.answer_people()


# ---------------------------------------------------------------------------------- groups


def choose(page: Any, group: str) -> None:
    combo = page.list.groups.choice.combo
    combo.setCurrentIndex(combo.findData(group))
    combo.activated.emit(combo.currentIndex())


def test_a_group_is_shown_alone(page: Any) -> None:
    choose(page, "staff")
    assert names(page) == ["Jürgen Weiß"]
    choose(page, "")
    assert len(names(page)) == 3


def test_a_group_is_added_and_renamed(operator: Any, page: Any) -> None:
    groups = page.list.groups
    operator.click(groups.add)
    operator.retype(groups.name, "Staff!")
    operator.click(groups.save)
    assert [group.id for group in operator.kiosk.registry.now.groups] == [
        "people",
        "staff",
        "staff-2",
    ]
    choose(page, "staff-2")
    operator.click(groups.rename)
    operator.retype(groups.name, "Volunteers")
    operator.click(groups.save)
    assert operator.kiosk.registry.now.groups[2].name == "Volunteers"
    assert "Volunteers" in groups.choice.combo.currentText()


def test_a_name_of_a_group_that_exists_is_refused_and_can_be_corrected(
    operator: Any, page: Any
) -> None:
    groups = page.list.groups
    operator.click(groups.add)
    operator.retype(groups.name, "Staff")
    operator.click(groups.save)
    assert page.list.message.words.property("role") == "error"
    assert groups.name.isVisible()
    assert groups.name.text() == "Staff"


def test_a_group_is_erased_after_a_word_was_typed(operator: Any, page: Any) -> None:
    choose(page, "staff")
    operator.click(page.list.groups.erase)
    task = page.task
    assert "Staff" in task.title.text()
    operator.retype(task.by, "Rui")
    assert not task.confirm.isEnabled()
    operator.retype(task.typed, "erase")
    operator.click(task.confirm)
    assert [group.id for group in operator.kiosk.registry.now.groups] == ["people"]
    assert task.receipt.receipt.erased_by == "Rui"
    operator.click(task.close_task)
    assert names(page) == ["Ana Almeida", "Çelik Öztürk"]


def test_the_threshold_of_a_group_is_checked(operator: Any, page: Any) -> None:
    choose(page, "staff")
    operator.click(page.list.train)
    assert "Staff: Checked" in page.list.trained.text()
    assert "0.471" in page.list.trained.text()
    assert operator.kiosk.registry.now.groups[0].training.threshold is None


# ---------------------------------------------------------------------------------- a person


def test_a_profile_is_changed_and_the_change_undone(operator: Any, page: Any) -> None:
    task = open_row(operator, page, "Ana Almeida")
    assert not task.save.isEnabled()
    operator.retype(task.profile.name, "Ana  Costa ")
    operator.click(task.save)
    stored = operator.kiosk.registry.now.people
    assert "Ana Costa" in [one.name for one in stored]
    assert task.name.text() == "Ana Costa"
    operator.click(task.undo)
    assert task.name.text() == "Ana Almeida"
    assert "Ana Almeida" in [one.name for one in operator.kiosk.registry.now.people]


def test_a_page_that_was_open_brings_back_no_consent_that_was_withdrawn(
    operator: Any, page: Any
) -> None:
    registry = operator.kiosk.registry
    ana = next(one for one in registry.now.people if one.name == "Ana Almeida")
    allowed = replace(ana.consent, scopes=frozenset(ConsentScope))
    registry.put_person(replace(ana, consent=allowed))
    task = open_row(operator, page, "Ana Almeida")
    assert task.person.consent == allowed
    withdrawn = replace(allowed, scopes=frozenset())
    registry.put_person(replace(ana, consent=withdrawn))
    operator.retype(task.profile.name, "Ana Costa")
    operator.click(task.save)
    assert task.person.consent == withdrawn
    (stored,) = [one for one in registry.now.people if one.name == "Ana Costa"]
    assert stored.consent == withdrawn


def test_what_is_refused_stays_in_the_fields(operator: Any, page: Any) -> None:
    task = open_row(operator, page, "Ana Almeida")
    operator.retype(task.profile.name, "Ana Costa")
    operator.kiosk.registry.error = GalleryError("The disk is full", "Make room.")
    operator.click(task.save)
    assert task.message.words.text() == "The disk is full. Make room."
    assert task.profile.name.text() == "Ana Costa"
    operator.kiosk.registry.error = None
    operator.click(task.save)
    assert task.name.text() == "Ana Costa"


def test_a_view_is_removed_and_comes_back(operator: Any, page: Any) -> None:
    task = open_row(operator, page, "Ana Almeida")
    ids = [template.id for template in task.person.templates]
    task.views.removeWanted.emit(ids[1])
    assert [template.id for template in task.person.templates] == [ids[0], ids[2]]
    operator.click(task.undo)
    assert [template.id for template in task.person.templates] == ids


def test_what_was_typed_and_not_saved_outlives_other_changes(operator: Any, page: Any) -> None:
    task = open_row(operator, page, "Ana Almeida")
    operator.retype(task.profile.name, "Ana Costa")
    task.views.removeWanted.emit(task.person.templates[1].id)
    assert len(task.person.templates) == 2
    assert task.name.text() == "Ana Almeida"
    assert task.profile.name.text() == "Ana Costa"
    operator.click(task.undo)
    assert len(task.person.templates) == 3
    assert task.profile.name.text() == "Ana Costa"
    operator.click(task.save)
    assert "Ana Costa" in [one.name for one in operator.kiosk.registry.now.people]


def test_undo_is_brought_into_sight(operator: Any, page: Any) -> None:
    task = open_row(operator, page, "Ana Almeida")
    shown: list[object] = []
    task.revealWanted.connect(shown.append)
    task.views.removeWanted.emit(task.person.templates[1].id)
    assert shown == [task.message]
    assert task.undo.isVisible()


def test_views_are_added_from_photos(operator: Any, page: Any, tmp_path: Path) -> None:
    task = open_row(operator, page, "Ana Almeida")
    task.faces.read_files([tmp_path / "face1_x.jpg", tmp_path / "dark.jpg"])
    operator.click(task.keep)
    assert len(task.person.templates) == 4
    assert task.person.templates[-1].origin == "face1_x.jpg"
    assert task.faces.taken == []


def test_a_view_that_is_unlike_the_stored_ones_is_pointed_out(
    operator: Any, page: Any, tmp_path: Path
) -> None:
    task = open_row(operator, page, "Ana Almeida")
    task.faces.read_files([tmp_path / "face1_x.jpg"])
    assert not task.faces.odd.isVisible()
    task.faces.read_files([tmp_path / "face2_x.jpg"])
    assert task.faces.odd.isVisible()


def test_leaving_with_views_that_were_not_added_asks(
    operator: Any, page: Any, tmp_path: Path
) -> None:
    task = open_row(operator, page, "Ana Almeida")
    task.faces.read_files([tmp_path / "face1_x.jpg"])
    operator.click(task.back)
    assert page.task is task
    operator.click(task.leaving.buttons[1])
    assert page.task is None
    assert len(operator.kiosk.registry.now.people[0].templates) == 3


def test_a_consent_is_renewed(operator: Any, page: Any) -> None:
    task = open_row(operator, page, "Çelik Öztürk")
    assert "Consent expired" in task.state.text()
    operator.click(task.consent.renew)
    consent = task.consent.view
    operator.idle()
    consent.by.setText("Rui")
    consent.text.verticalScrollBar().setValue(10_000)
    operator.bot.waitUntil(consent.accept.isEnabled)
    consent.accept.click()
    assert task.person.consent.is_valid(NOW)
    assert task.person.consent.taken_by == "Rui"
    assert task.consent.view is None
    assert not task.state.isVisible()


def test_two_entries_of_a_person_become_one(operator: Any, page: Any) -> None:
    task = open_row(operator, page, "Ana Almeida")

    def everybody() -> list[Any]:
        people = operator.kiosk.registry.now.people
        return [(one.id, one.name, one.consent, len(one.templates)) for one in people]

    before = everybody()
    operator.click(task.merge.open)
    operator.retype(task.merge.search, "ozturk")
    item = task.merge.entries.item(0)
    task.merge.entries.itemClicked.emit(item)
    assert task.merge.entries.count() == 1
    operator.click(task.merge.question.buttons[1])
    assert len(task.person.templates) == 6
    assert len(operator.kiosk.registry.now.people) == 2
    assert task.undo.isVisible()
    operator.click(task.undo)
    assert everybody() == before
    assert task.person.id == before[0][0]
    assert len(task.person.templates) == before[0][3]


def test_somebody_taken_for_this_person_can_be_corrected(operator: Any, page: Any) -> None:
    task = open_row(operator, page, "Ana Almeida")
    assert not task.not_them.isEnabled()
    identity = Identity(task.person.id, "Ana Almeida", "people", 0.8)
    event = IdentifiedEvent(Uuid7()(NOW), identity, NOW, "kiosk", "", ())
    operator.kiosk.seen = [RecognisedPerson(event, True, NOW)]
    page.refresh()
    operator.click(task.not_them)
    assert operator.kiosk.rejected == [identity.person]
    assert "not taken for Ana Almeida" in task.message.words.text()


def test_who_is_in_view_stands_above_the_list_and_can_be_opened(operator: Any, page: Any) -> None:
    assert not page.recognised.isVisible()
    ana = operator.kiosk.registry.now.people[0]
    identity = Identity(ana.id, ana.name, "people", 0.8)
    event = IdentifiedEvent(Uuid7()(NOW), identity, NOW, "kiosk", "", ())
    operator.kiosk.seen = [RecognisedPerson(event, True, NOW)]
    page.refresh()
    operator.bot.waitUntil(page.recognised.isVisible)
    page.recognised.personWanted.emit(ana.id, ())
    assert page.task.name.text() == ana.name
    assert not page.recognised.isVisible()


def test_somebody_erased_elsewhere_is_said_to_be_gone(operator: Any, page: Any) -> None:
    registry = operator.kiosk.registry
    registry.now = replace(registry.now, people=())
    task = open_row(operator, page, "Ana Almeida")
    assert "not enrolled any more" in task.message.words.text()
    operator.click(task.back)
    assert page.list.empty.isVisible()


# --------------------------------------------------------------------------------- the rest


def test_people_are_handed_on_with_a_passphrase_typed_twice(
    operator: Any, page: Any, tmp_path: Path
) -> None:
    operator.click(page.list.export)
    task = page.task
    requests: list[Any] = []
    page.fileWanted.connect(requests.append)
    operator.retype(task.first, "short")
    assert not task.go.isEnabled()
    operator.retype(task.first, "four words are fine")
    assert not task.go.isEnabled()
    operator.retype(task.second, "four words are fine")
    operator.click(task.go)
    requests[0].chosen(tmp_path / requests[0].name)
    assert "3" in task.message.words.text()
    assert task.first.text() == ""
    operator.kiosk.registry.erase_all("Rui")
    operator.panel._close_file_page()
    page.task.ask_leave()
    operator.bot.waitUntil(page.list.empty.isVisible)
    page.list.transferWanted.emit(False)
    task = page.task
    path = tmp_path / requests[0].name
    operator.retype(task.first, "wrong")
    task._import(path)
    assert "passphrase is wrong" in task.message.words.text()
    operator.retype(task.first, "four words are fine")
    task._import(path)
    assert len(operator.kiosk.registry.now.people) == 3
    assert "Added" in task.message.words.text()


def test_receipts_are_listed_and_saved(operator: Any, page: Any, tmp_path: Path) -> None:
    operator.kiosk.registry.erase(operator.kiosk.registry.now.people[0].id, "Rui")
    page.open_tab(Tab.RECEIPTS)
    receipt = operator.kiosk.registry.erased[0]
    rows = [b for b in page.receipts.findChildren(type(page.list.add)) if "…" in b.text()]
    assert str(receipt.id)[-12:] in rows[0].text()
    operator.bot.waitUntil(rows[0].isVisible)
    operator.click(rows[0])
    requests: list[Any] = []
    page.fileWanted.connect(requests.append)
    page.receipts._opened._on_save()
    path = tmp_path / requests[0].name
    requests[0].chosen(path)
    operator.idle()
    text = path.read_text(encoding="utf-8")
    assert str(receipt.id) in text
    assert str(receipt.people[0]) in text
    assert "Rui" in text
    assert "Ana" not in text


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana Almeida", "AA"),
        ("Ana", "A"),
        ("ana maria da silva", "AS"),
        ("山田 太郎", "山太"),
        ("ß", "SS"),
        ("- x", "X"),
        ("—", "—"),
    ],
)
def test_initials_stand_for_a_face_that_is_not_kept(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_folding_makes_spellings_alike() -> None:
    assert folded("ÇELİK Straße") == folded("celik strasse")


def test_the_rows_can_be_opened_by_the_keyboard(operator: Any, page: Any) -> None:
    page.list.view.setFocus()
    page.list.view.setCurrentIndex(page.list.model.index(0))
    operator.bot.keyClick(page.list.view, Qt.Key.Key_Return)
    assert page.task.name.text() == "Ana Almeida"
    assert page.list.view.visualRect(page.list.model.index(0)).topLeft() == QPoint(0, 0)
