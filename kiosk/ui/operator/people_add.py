"""Enrolling somebody: consent, profile, faces, and the way back from each of them."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.core.clock import Clock, SystemClock
from kiosk.core.identity import Person
from kiosk.core.ids import Uuid7
from kiosk.ui.operator.people_consent import ConsentView
from kiosk.ui.operator.people_faces import FacesView
from kiosk.ui.operator.people_profile import ProfileEditor
from kiosk.ui.operator.people_question import QuestionCard
from kiosk.ui.operator.people_task import PeopleTask, StaffName
from kiosk.ui.operator.people_texts import views_text
from kiosk.ui.operator.people_views import templates_of
from kiosk.ui.operator.style import button, card, label, px

if TYPE_CHECKING:
    from kiosk.core.identity import Consent, GalleryContents, Lookalike
    from kiosk.core.ports import PeopleRegistry
    from kiosk.ui.display_frame import DisplayFrame
    from kiosk.ui.operator.page import PanelContext

_HELD_S = 300.0
"""A step that nobody touches holds the panel open for so long."""


class _Step(Enum):
    CONSENT = auto()
    PROFILE = auto()
    FACES = auto()
    SAVED = auto()


_ORDER = (_Step.CONSENT, _Step.PROFILE, _Step.FACES)


class AddTask(PeopleTask):
    """Guides through the steps; nothing is stored before the last of them."""

    def __init__(
        self, context: PanelContext, staff: StaffName, contents: GalleryContents, group: str
    ) -> None:
        """Begin.

        Args:
            context: The panel's.
            staff: Who works at the panel.
            contents: Everybody, for the groups.
            group: Id of the group that is proposed; empty proposes the first.
        """
        super().__init__(context, staff)
        self.clock: Clock = SystemClock()
        self._since_ns = self.clock.monotonic_ns()
        self._consent: Consent | None = None
        self._saved: Person | None = None
        self._step = _Step.CONSENT
        self._new_id = Uuid7()
        self.title = label(self.tr("Add a person"), "title")
        self.step = label("", "caption")
        self.consent = ConsentView(context, staff)
        self.profile = ProfileEditor()
        self.profile.set_groups(contents.groups, group)
        self.faces = FacesView(context)
        self.lookalike = QuestionCard()
        self.leaving = QuestionCard()
        self.saved = self._saved_card()
        self.back = button(self.tr("Back"), "", self._on_back)
        self.leave = button(self.tr("Cancel"), "", self.ask_leave)
        self.forward = button("", "primary", self._on_forward)
        self._lay_out()
        self.consent.accepted.connect(self._on_accepted)
        self.consent.declined.connect(self.ask_leave)
        self.profile.changed.connect(self._show_state)
        self.faces.changed.connect(self._show_state)
        self.faces.fileWanted.connect(self.fileWanted)
        self._enter(_Step.CONSENT)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.step)
        self.column.addLayout(top)
        self.column.addWidget(self.leaving)
        self.column.addWidget(self.message)
        self.column.addWidget(self.lookalike)
        self._cards: dict[_Step, QWidget] = {}
        for step, part in (
            (_Step.CONSENT, self.consent),
            (_Step.PROFILE, self.profile),
            (_Step.FACES, self.faces),
        ):
            frame, inner = card()
            inner.addWidget(part)
            self._cards[step] = frame
            self.column.addWidget(frame)
        self._cards[_Step.SAVED] = self.saved
        self.column.addWidget(self.saved)
        bottom = QHBoxLayout()
        bottom.setSpacing(px(12))
        bottom.addWidget(self.leave)
        bottom.addStretch(1)
        bottom.addWidget(self.back)
        bottom.addWidget(self.forward)
        self.column.addLayout(bottom)
        self.column.addStretch(1)

    def _saved_card(self) -> QWidget:
        frame, inner = card()
        self.saved_title = label("", "heading", wrap=True)
        self.saved_text = label("", "muted", wrap=True)
        inner.addWidget(self.saved_title)
        inner.addWidget(self.saved_text)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.undo = button(self.tr("Undo"), "", self._on_undo)
        self.close_task = button(self.tr("Done"), "primary", self._on_done)
        row.addWidget(self.undo)
        row.addStretch(1)
        row.addWidget(self.close_task)
        inner.addLayout(row)
        return frame

    def first_focus(self) -> QWidget:
        """The language is chosen first."""
        return self.consent.languages.target()

    # ------------------------------------------------------------------------------ steps

    def _enter(self, step: _Step) -> None:
        self._step = step
        self._since_ns = self.clock.monotonic_ns()
        self.message.say("")
        self.leaving.hide()
        self.lookalike.hide()
        for known, part in self._cards.items():
            part.setVisible(known is step)
        self._show_state()
        self.topWanted.emit()
        if step is _Step.PROFILE:
            self.profile.name.setFocus()
        elif step is _Step.FACES:
            self.faces.by_camera.setFocus()

    def _on_accepted(self, consent: Consent) -> None:
        self._consent = consent
        self._enter(_Step.PROFILE)

    def _on_back(self) -> None:
        self._enter(_ORDER[_ORDER.index(self._step) - 1])

    def _on_forward(self) -> None:
        if self._step is _Step.PROFILE:
            self._enter(_Step.FACES)
        elif self._step is _Step.FACES:
            self._look_for_lookalike()

    def show_working(self) -> None:
        """Nothing else can be done while an answer is awaited."""
        self._show_state()

    def _show_state(self) -> None:
        free = not self.working
        if self._step in _ORDER:
            number = _ORDER.index(self._step) + 1
            self.step.setText(self.tr("Step {n} of {all}").format(n=number, all=len(_ORDER)))
        self.step.setVisible(self._step in _ORDER)
        self.back.setVisible(self._step in _ORDER[1:])
        self.forward.setVisible(self._step in _ORDER[1:])
        self.leave.setVisible(self._step in _ORDER)
        self.back.setEnabled(free and not self.faces.is_running)
        self.leave.setEnabled(free)
        self.undo.setEnabled(free)
        if self._step is _Step.PROFILE:
            self.forward.setText(self.tr("Next"))
            self.forward.setEnabled(self.profile.is_complete)
        else:
            self.forward.setText(self.tr("Save") if free else self.tr("Saving…"))
            ready = bool(self.faces.taken) and not self.faces.is_running
            self.forward.setEnabled(free and ready and not self.lookalike.isVisibleTo(self))

    # ------------------------------------------------------------------------------- save

    def _look_for_lookalike(self) -> None:
        views = [one.view for one in self.faces.taken]
        self.ask(lambda registry: registry.lookalike(views), self._on_lookalike)

    def _on_lookalike(self, found: Lookalike | None) -> None:
        if found is None:
            self._save()
            return
        self.lookalike.ask(
            self.tr("This looks like {name} already").format(name=found.name),
            self.tr(
                "If it is the same person, add the views there: two entries of one person make "
                "recognition worse. What was typed here is not kept then."
            ),
            [
                (
                    self.tr("Open {name} and add the views there").format(name=found.name),
                    "primary",
                    lambda: self._open_other(found),
                ),
                (self.tr("It is another person: add anyway"), "", self._save),
                (self.tr("Back"), "", self._close_question),
            ],
        )
        self._show_state()
        self.revealWanted.emit(self.lookalike)

    def _close_question(self) -> None:
        self.lookalike.hide()
        self._show_state()

    def _open_other(self, found: Lookalike) -> None:
        taken = tuple(self.faces.taken)
        self.personWanted.emit(found.person, taken)

    def _save(self) -> None:
        self.lookalike.hide()
        assert self._consent is not None
        now = self.clock.utc_now()
        person = Person(
            id=self._new_id(now),
            group=self.profile.group_id,
            name=self.profile.profile_name,
            bio=self.profile.bio_text,
            fields=self.profile.fields,
            consent=self._consent,
            templates=templates_of(self.faces.taken, now),
            created_at=now,
        )
        self.ask(lambda registry: registry.put_person(person), self._on_saved)

    def _on_saved(self, person: Person) -> None:
        self._saved = person
        self.faces.forget()
        self.saved_title.setText(self.tr("{name} is enrolled").format(name=person.name))
        words = self.tr("{views} stored, no picture. Undo removes the person again.")
        self.saved_text.setText(words.format(views=views_text(len(person.templates))))
        self._enter(_Step.SAVED)
        self.close_task.setFocus()

    def _on_undo(self) -> None:
        person, by = self._saved, self.staff.name
        assert person is not None

        def work(registry: PeopleRegistry) -> None:
            registry.erase(person.id, by)

        def undone(_: None) -> None:
            self.done.emit(self.tr("{name} was not kept.").format(name=person.name))

        self.ask(work, undone)

    def _on_done(self) -> None:
        self.done.emit("")

    # ------------------------------------------------------------------------------ panel

    @property
    def keeps_open(self) -> bool:
        """While somebody is being enrolled, for a while."""
        if self._step is _Step.SAVED:
            return super().keeps_open
        held_s = (self.clock.monotonic_ns() - self._since_ns) / 1e9
        return held_s < _HELD_S

    def ask_leave(self) -> None:
        """Ask before what was entered is lost."""
        self.leaving.ask(
            self.tr("Leave without saving?"),
            self.tr("What was entered and the views of the face are forgotten."),
            [
                (self.tr("Go on"), "primary", self.leaving.hide),
                (self.tr("Leave"), "danger", lambda: self.done.emit("")),
            ],
        )
        self.topWanted.emit()

    def set_preview(self, frame: DisplayFrame | None) -> None:
        """Hand on the picture of the camera."""
        self.faces.set_preview(frame)

    def forget(self) -> None:
        """Let go of the views, and of what was typed."""
        self._consent = self._saved = None
        self.faces.forget()
