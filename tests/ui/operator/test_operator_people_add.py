"""Enrolling somebody behind the PIN: consent, profile, faces, duplicates, undo."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPointF

from kiosk.core.consent_text import CONSENT_VERSION
from kiosk.core.errors import GalleryError, InferenceError
from kiosk.core.identity import (
    CapturePose,
    ConsentScope,
    FaceFlaw,
    FaceView,
    TemplateSource,
)
from kiosk.core.settings_schema import with_values
from kiosk.ui.operator.people_photos import MOST_PHOTOS

from .conftest import PAGES

if TYPE_CHECKING:
    from pathlib import Path


def face_views() -> list[FaceView]:
    """Every view of a face that is still in memory."""
    gc.collect()
    return [thing for thing in gc.get_objects() if type(thing) is FaceView]


@pytest.fixture
def adding(unlocked: Any) -> Any:
    """The first step."""
    page = unlocked.page("people")
    page.list.addWanted.emit()
    unlocked.idle()
    return page.task


def accept(operator: Any, task: Any, by: str = "Rui") -> None:
    """Read to the end and agree."""
    consent = task.consent
    consent.by.setText(by)
    for _ in range(30):
        if not consent.further.isEnabled():
            break
        operator.click(consent.further)
    operator.bot.waitUntil(consent.accept.isEnabled)
    operator.click(consent.accept)


def to_faces(operator: Any, task: Any, name: str = "João da Silva") -> None:
    """Up to the third step."""
    accept(operator, task)
    task.profile.name.setText(name)
    operator.click(task.forward)


def capture(operator: Any, task: Any, face: int, count: int = 5) -> None:
    """Take views by the camera."""
    operator.click(task.faces.by_camera)
    for _ in range(count):
        operator.kiosk.camera.take(face)
    task.faces.capture.refresh()
    if task.faces.capture.is_running:
        operator.click(task.faces.capture.stop)


# ------------------------------------------------------------------------------- consent


def test_the_text_is_accepted_only_after_it_was_read_and_somebody_records_it(
    unlocked: Any, adding: Any
) -> None:
    consent = adding.consent
    bar = consent.text.verticalScrollBar()
    unlocked.bot.waitUntil(lambda: bar.maximum() > 0)
    assert not consent.accept.isEnabled()
    consent.by.setText("Rui")
    assert not consent.accept.isEnabled()
    bar.setValue(bar.maximum())
    assert consent.accept.isEnabled()
    bar.setValue(0)
    assert consent.accept.isEnabled()
    consent.by.setText(" ")
    assert not consent.accept.isEnabled()


def test_another_language_has_to_be_read_again(unlocked: Any, adding: Any) -> None:
    consent = adding.consent
    consent.by.setText("Rui")
    bar = consent.text.verticalScrollBar()
    unlocked.bot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert consent.accept.isEnabled()
    unlocked.click(consent.languages.buttons["pt"])
    unlocked.idle()
    assert consent.accept.text() == "Aceito"
    assert "reconhecer" in consent.text.toPlainText()
    unlocked.bot.waitUntil(lambda: bar.value() == 0)
    assert not consent.accept.isEnabled()


def test_what_is_allowed_beyond_recognition_is_off_until_switched_on(
    unlocked: Any, adding: Any
) -> None:
    assert not any(switch.isChecked() for switch in adding.consent.switches.values())
    unlocked.click(adding.consent.switches[ConsentScope.PICTURES])
    to_faces(unlocked, adding)
    capture(unlocked, adding, face=1)
    unlocked.click(adding.forward)
    consent = unlocked.kiosk.registry.now.people[0].consent
    assert consent.scopes == {ConsentScope.PICTURES}
    assert consent.taken_by == "Rui"
    assert consent.text_version == CONSENT_VERSION
    assert consent.language == "en"
    assert (consent.expires_at - consent.given_at).days in (1095, 1096)


def test_the_consent_lasts_as_long_as_is_set_and_says_so(operator: Any) -> None:
    operator.kiosk.now = with_values(operator.kiosk.now, {"identification.consent_years": 1})
    operator.unlock()
    page = operator.page("people")
    page.list.addWanted.emit()
    operator.idle()
    text = page.task.consent.text.toPlainText()
    to_faces(operator, page.task)
    capture(operator, page.task, face=1)
    operator.click(page.task.forward)
    consent = operator.kiosk.registry.now.people[0].consent
    assert (consent.expires_at - consent.given_at).days in (365, 366)
    assert str(consent.expires_at.astimezone().year) in text


def test_the_place_cannot_smuggle_markup_into_the_text(operator: Any) -> None:
    operator.kiosk.now = with_values(operator.kiosk.now, {"device.location": "<img src=x> & <b>"})
    operator.unlock()
    page = operator.page("people")
    page.list.addWanted.emit()
    operator.idle()
    assert "<img src=x> & <b>" in page.task.consent.text.toPlainText()


def test_who_declines_is_not_enrolled(unlocked: Any, adding: Any) -> None:
    unlocked.idle()
    unlocked.click(adding.consent.decline)
    unlocked.click(adding.leaving.buttons[1])
    assert unlocked.kiosk.registry.now.people == ()
    assert unlocked.work.page(PAGES.index("people")).task is None


# ------------------------------------------------------------------------------- profile


def test_going_back_keeps_what_was_entered(unlocked: Any, adding: Any) -> None:
    to_faces(unlocked, adding)
    capture(unlocked, adding, face=1, count=2)
    unlocked.click(adding.back)
    assert adding.profile.name.text() == "João da Silva"
    unlocked.click(adding.back)
    assert adding.consent.by.text() == "Rui"
    unlocked.click(adding.consent.accept)
    assert adding.profile.name.text() == "João da Silva"
    unlocked.click(adding.forward)
    assert len(adding.faces.taken) == 2


def test_a_name_is_needed_and_a_text_may_be_too_long(unlocked: Any, adding: Any) -> None:
    accept(unlocked, adding)
    assert not adding.forward.isEnabled()
    unlocked.retype(adding.profile.name, "  ")
    assert not adding.forward.isEnabled()
    unlocked.retype(adding.profile.name, "Ana")
    assert adding.forward.isEnabled()
    adding.profile.bio.setPlainText("x" * 2001)
    assert not adding.forward.isEnabled()
    assert adding.profile.left.text() == "Letters too many: 1"


def test_fields_are_added_and_removed(unlocked: Any, adding: Any) -> None:
    accept(unlocked, adding)
    profile = adding.profile
    for name, value in (("Company", "Padaria"), ("Empty", ""), ("Team", "Blue")):
        unlocked.click(profile.add)
        row = profile._rows[-1]
        row.name.setText(name)
        row.value.setText(value)
    unlocked.bot.waitUntil(profile._rows[0].remove.isVisible)
    unlocked.click(profile._rows[0].remove)
    assert profile.fields == (("Team", "Blue"),)


# --------------------------------------------------------------------------------- faces


def test_five_views_are_taken_by_the_camera_and_stored_without_a_picture(
    unlocked: Any, adding: Any
) -> None:
    to_faces(unlocked, adding)
    assert not adding.forward.isEnabled()
    capture(unlocked, adding, face=1)
    assert unlocked.kiosk.camera.stopped == 1
    assert len(adding.faces.taken) == 5
    unlocked.click(adding.forward)
    person = unlocked.kiosk.registry.now.people[0]
    assert person.name == "João da Silva"
    assert [t.source for t in person.templates] == [TemplateSource.CAMERA] * 5
    assert not any(hasattr(t, "thumbnail") for t in person.templates)
    assert "João da Silva is enrolled" in adding.saved_title.text()


def test_the_person_is_told_what_to_do_and_what_is_wrong(unlocked: Any, adding: Any) -> None:
    to_faces(unlocked, adding)
    unlocked.click(adding.faces.by_camera)
    card, camera = adding.faces.capture, unlocked.kiosk.camera
    assert "straight into the camera" in card.pose.text()
    assert "No face" in card.hint.text()
    camera.take(1)
    camera.hold(0.5)
    card.refresh()
    assert camera.state.wanted is CapturePose.LEFT
    assert "towards the arrow" in card.pose.text()
    assert "Hold still" in card.hint.text()
    camera.hold(0.0, FaceFlaw.TOO_DARK)
    card.refresh()
    assert "too dark" in card.hint.text()
    assert "light" in card.hint.text()


def test_the_ring_lies_around_the_face(unlocked: Any, adding: Any) -> None:
    to_faces(unlocked, adding)
    unlocked.click(adding.faces.by_camera)
    card = adding.faces.capture
    unlocked.kiosk.camera.hold(0.5)
    card.refresh()
    picture = card.picture
    face = picture.to_widget((0.5, 0.475))
    assert (picture.oval().center() - face).manhattanLength() < 2
    assert picture.oval().contains(picture.to_widget((0.4, 0.25)))
    assert picture.oval().contains(QPointF(picture.to_widget((0.6, 0.7))))


def test_without_a_camera_the_reason_is_shown(unlocked: Any, adding: Any) -> None:
    from dataclasses import replace

    to_faces(unlocked, adding)
    unlocked.click(adding.faces.by_camera)
    camera = unlocked.kiosk.camera
    camera.state = replace(camera.state, message="There is no camera.")
    adding.faces.capture.refresh()
    assert adding.faces.capture.hint.text() == "There is no camera."
    unlocked.click(adding.faces.capture.stop)
    assert "No view was taken" in adding.faces.message.words.text()
    assert adding.faces.by_camera.isVisible()


def test_looking_at_another_page_ends_the_capture_and_keeps_the_views(
    unlocked: Any, adding: Any
) -> None:
    to_faces(unlocked, adding)
    unlocked.click(adding.faces.by_camera)
    unlocked.kiosk.camera.take(1)
    adding.faces.capture.refresh()
    unlocked.page("health")
    assert unlocked.kiosk.camera.stopped == 1
    unlocked.page("people")
    assert len(adding.faces.taken) == 1


def test_a_capture_that_nobody_goes_on_with_ends(unlocked: Any, adding: Any) -> None:
    """It keeps the panel open: whoever walks away must not leave it open for good."""
    to_faces(unlocked, adding)
    unlocked.click(adding.faces.by_camera)
    card, minute = adding.faces.capture, 600
    for _ in range(minute):
        card.refresh()
    unlocked.kiosk.camera.take(1)
    for _ in range(2 * minute):
        card.refresh()
    assert card.is_running
    for _ in range(10):
        card.refresh()
    assert not card.is_running
    assert not adding.faces.is_running
    assert unlocked.kiosk.camera.stopped == 1
    assert len(adding.faces.taken) == 1


def test_photos_are_read_and_refused_with_the_reason(
    unlocked: Any, adding: Any, tmp_path: Path
) -> None:
    to_faces(unlocked, adding)
    unlocked.kiosk.pending = []
    paths = [tmp_path / name for name in ("face1_a.jpg", "dark.jpg", "notes.jpg")]
    adding.faces.read_files(paths)
    photos = adding.faces.photos
    assert "1 of 3" in photos.state.text()
    assert photos.is_running
    assert not adding.forward.isEnabled()
    unlocked.kiosk.answer_people()
    assert not photos.is_running
    assert [row.why.text() for row in photos.rows] == [
        "The face is too dark. Turn towards the light, or switch a lamp on in front.",
        "This is no picture. Choose another file.",
    ]
    assert [one.origin for one in adding.faces.taken] == ["face1_a.jpg"]
    assert adding.forward.isEnabled()


def test_reading_photos_can_be_stopped(unlocked: Any, adding: Any, tmp_path: Path) -> None:
    to_faces(unlocked, adding)
    unlocked.kiosk.pending = []
    adding.faces.read_files([tmp_path / f"face1_{i}.jpg" for i in range(4)])
    unlocked.kiosk.pending.pop(0)()
    unlocked.click(adding.faces.photos.cancel)
    unlocked.kiosk.answer_people()
    assert len(adding.faces.taken) == 1
    assert adding.faces.by_files.isVisible()


def test_more_photos_than_anybody_looks_at_are_not_read(
    unlocked: Any, adding: Any, tmp_path: Path
) -> None:
    to_faces(unlocked, adding)
    adding.faces.read_files([tmp_path / f"dark{i}.jpg" for i in range(MOST_PHOTOS + 5)])
    assert len(adding.faces.photos.rows) == MOST_PHOTOS
    assert str(MOST_PHOTOS) in adding.faces.photos.message.words.text()


def test_photos_that_cannot_be_read_at_all_say_why(
    unlocked: Any, adding: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(paths: Any, each: Any, done: Any, failed: Any) -> Any:
        failed(InferenceError("There are no networks", "Fetch them."))
        return lambda: None

    monkeypatch.setattr(unlocked.kiosk, "read_photos", broken)
    to_faces(unlocked, adding)
    adding.faces.read_files([tmp_path / "face1.jpg"])
    assert adding.faces.photos.message.words.text() == "There are no networks. Fetch them."
    assert adding.faces.by_camera.isVisible()


def test_several_photos_are_chosen_with_a_finger(
    unlocked: Any, adding: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.ui.operator.folders.places", lambda: (tmp_path,))
    (tmp_path / "inner").mkdir()
    for name in ("face1_a.jpg", "face1_b.JPEG", "face1_c.png", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    to_faces(unlocked, adding)
    unlocked.click(adding.faces.by_files)
    unlocked.idle()
    chooser = unlocked.panel._file_page
    listed = [chooser.entries.item(row).text() for row in range(chooser.entries.count())]
    assert listed == ["inner/", "face1_a.jpg", "face1_b.JPEG", "face1_c.png"]
    assert not chooser.confirm.isEnabled()
    unlocked.click(chooser.all)
    assert "3" in chooser.message.text()
    chooser.entries.item(1).setSelected(False)
    unlocked.click(chooser.confirm)
    assert [one.origin for one in adding.faces.taken] == ["face1_b.JPEG", "face1_c.png"]


def test_a_view_of_somebody_else_is_pointed_out(unlocked: Any, adding: Any, tmp_path: Path) -> None:
    to_faces(unlocked, adding)
    adding.faces.read_files([tmp_path / name for name in ("face1_a.jpg", "face1_b.jpg")])
    assert not adding.faces.odd.isVisible()
    adding.faces.read_files([tmp_path / "face2_a.jpg"])
    assert "somebody else" in adding.faces.odd.words.text()
    adding.faces._remove(adding.faces.taken[2])
    assert not adding.faces.odd.isVisible()
    assert adding.forward.isEnabled()


def test_a_view_can_be_taken_out(unlocked: Any, adding: Any) -> None:
    to_faces(unlocked, adding)
    capture(unlocked, adding, face=1, count=2)
    first = adding.faces.taken[0]
    adding.faces._remove(first)
    assert len(adding.faces.taken) == 1
    assert adding.faces.taken[0] is not first


# ------------------------------------------------------------------------ save and undo


def test_somebody_who_is_enrolled_already_is_noticed(operator: Any, made_up: Any) -> None:
    from datetime import UTC, datetime

    known = made_up.person("Ana Almeida", datetime.now(UTC), face=1)
    operator.kiosk.registry.put_person(known)
    operator.unlock()
    page = operator.page("people")
    page.list.addWanted.emit()
    operator.idle()
    to_faces(operator, page.task, "Ana A.")
    capture(operator, page.task, face=1, count=2)
    operator.click(page.task.forward)
    assert "Ana Almeida already" in page.task.lookalike.title.text()
    assert len(operator.kiosk.registry.now.people) == 1
    operator.click(page.task.lookalike.buttons[0])
    assert page.task.name.text() == "Ana Almeida"
    assert len(page.task.faces.taken) == 2
    operator.click(page.task.keep)
    assert len(operator.kiosk.registry.now.people[0].templates) == 5


def test_a_lookalike_may_be_another_person(operator: Any, made_up: Any) -> None:
    from datetime import UTC, datetime

    known = made_up.person("Ana Almeida", datetime.now(UTC), face=1)
    operator.kiosk.registry.put_person(known)
    operator.unlock()
    page = operator.page("people")
    page.list.addWanted.emit()
    operator.idle()
    to_faces(operator, page.task, "Twin of Ana")
    capture(operator, page.task, face=1)
    operator.click(page.task.forward)
    assert not page.task.forward.isEnabled()
    operator.click(page.task.lookalike.buttons[1])
    assert [one.name for one in operator.kiosk.registry.now.people] == [
        "Ana Almeida",
        "Twin of Ana",
    ]


def test_what_could_not_be_saved_is_still_there(unlocked: Any, adding: Any) -> None:
    to_faces(unlocked, adding)
    capture(unlocked, adding, face=1)
    unlocked.kiosk.registry.error = GalleryError("The disk is full", "Make room.")
    unlocked.click(adding.forward)
    assert adding.message.words.text() == "The disk is full. Make room."
    assert len(adding.faces.taken) == 5
    unlocked.kiosk.registry.error = None
    unlocked.click(adding.forward)
    assert len(unlocked.kiosk.registry.now.people) == 1


def test_enrolling_can_be_undone_until_it_is_closed(unlocked: Any, adding: Any) -> None:
    to_faces(unlocked, adding)
    capture(unlocked, adding, face=1)
    unlocked.click(adding.forward)
    unlocked.click(adding.undo)
    assert unlocked.kiosk.registry.now.people == ()
    assert unlocked.kiosk.registry.erased[0].erased_by == "Rui"
    page = unlocked.work.page(PAGES.index("people"))
    assert page.task is None
    assert "not kept" in page.news.words.text()


def test_leaving_asks_and_going_on_loses_nothing(unlocked: Any, adding: Any) -> None:
    to_faces(unlocked, adding)
    capture(unlocked, adding, face=1)
    unlocked.click(unlocked.work.navigation.close_button)
    assert unlocked.panel.is_unlocked
    unlocked.click(adding.leaving.buttons[0])
    assert len(adding.faces.taken) == 5


# ------------------------------------------------------------------------------- privacy


@pytest.mark.parametrize("ending", ["lock", "leave", "save", "undo", "open other"])
def test_no_view_of_a_face_stays_in_memory(
    operator: Any, made_up: Any, tmp_path: Path, ending: str
) -> None:
    from datetime import UTC, datetime

    assert face_views() == []
    if ending == "open other":
        known = made_up.person("Ana", datetime.now(UTC), face=1)
        operator.kiosk.registry.put_person(known)
    operator.unlock()
    page = operator.page("people")
    page.list.addWanted.emit()
    operator.idle()
    to_faces(operator, page.task)
    capture(operator, page.task, face=1, count=2)
    page.task.faces.read_files([tmp_path / "face1_a.jpg", tmp_path / "dark.jpg"])
    assert len(face_views()) >= 3
    if ending == "lock":
        operator.click(page.task.faces.by_camera)
        operator.kiosk.camera.take(1)
        page.task.faces.capture.refresh()
        operator.panel.lock()
        assert operator.kiosk.camera.state is None
    elif ending == "leave":
        page.task.ask_leave()
        operator.click(page.task.leaving.buttons[1])
    else:
        operator.click(page.task.forward)
        if ending == "open other":
            operator.click(page.task.lookalike.buttons[0])
            page.task.ask_leave()
            operator.click(page.task.leaving.buttons[1])
        else:
            operator.click(page.task.undo if ending == "undo" else page.task.close_task)
    operator.bot.wait(1)
    assert face_views() == []


def test_the_panel_stays_open_while_somebody_is_enrolled_but_not_for_ever(
    unlocked: Any, adding: Any
) -> None:
    class Clock:
        ns = 0

        def monotonic_ns(self) -> int:
            return self.ns

    adding.clock = clock = Clock()
    adding._since_ns = 0
    assert unlocked.work.keeps_open
    clock.ns = 901 * 10**9
    assert not unlocked.work.keeps_open
