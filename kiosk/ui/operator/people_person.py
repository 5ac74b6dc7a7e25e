"""One enrolled person: profile, views, consent, and what may be put right."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.core.clock import Clock, SystemClock
from kiosk.core.errors import IdentityError
from kiosk.core.identity import embedding_model
from kiosk.core.people import find_person
from kiosk.ui.operator.people_consent_card import ConsentCard
from kiosk.ui.operator.people_faces import FacesView
from kiosk.ui.operator.people_merge import MergeView
from kiosk.ui.operator.people_profile import ProfileEditor
from kiosk.ui.operator.people_question import ButtonGrid, QuestionCard
from kiosk.ui.operator.people_row import InitialsBadge
from kiosk.ui.operator.people_task import PeopleTask, StaffName
from kiosk.ui.operator.people_templates import TemplateList
from kiosk.ui.operator.people_texts import person_states
from kiosk.ui.operator.people_views import templates_of
from kiosk.ui.operator.style import button, card, label, px
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from kiosk.core.identity import Consent, GalleryContents, Person
    from kiosk.core.ports import PeopleRegistry
    from kiosk.ui.display_frame import DisplayFrame
    from kiosk.ui.operator.page import PanelContext
    from kiosk.ui.operator.people_views import TakenView


class PersonTask(PeopleTask):
    """Shows a person; every change is stored at once, and the last one can be undone.

    Attributes:
        person: As stored; None before it was read.
    """

    def __init__(
        self,
        context: PanelContext,
        staff: StaffName,
        person: UUID,
        taken: Sequence[TakenView] = (),
    ) -> None:
        """Open a person.

        Args:
            context: The panel's.
            staff: Who works at the panel.
            person: Id.
            taken: Views that were taken elsewhere and wait to be added.
        """
        super().__init__(context, staff)
        self.clock: Clock = SystemClock()
        self.person: Person | None = None
        self._id = person
        self._before: Person | None = None
        self._merged: Person | None = None
        self.badge = InitialsBadge(context.appearance)
        self.name = label("", "title", wrap=True)
        self.state = label("", "caption", wrap=True)
        self.back = button(self.tr("Back to the list"), "", self.ask_leave)
        self.profile = ProfileEditor()
        self.save = button(self.tr("Save profile"), "primary", self._save_profile)
        self.views = TemplateList()
        self.faces = FacesView(context)
        self.keep = button(self.tr("Add these views"), "primary", self._add_views)
        self.consent = ConsentCard(context, staff)
        self.not_them = button(self.tr("Not this person"), "", self._not_this_person)
        self.merge = MergeView()
        self.leaving = QuestionCard()
        self.undo = button(self.tr("Undo"), "", self._on_undo)
        self.erase = button(self.tr("Erase this person"), "", self._on_erase)
        self._lay_out()
        self._listen()
        self.faces.add(taken)
        self._load()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(14))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.state)
        top.addWidget(self.badge)
        top.addLayout(words, 1)
        top.addWidget(self.back)
        self.column.addLayout(top)
        self.message.row.addWidget(self.undo)
        self.undo.hide()
        self.column.addWidget(self.leaving)
        self.column.addWidget(self.message)
        self.cards = [
            self._card(self.tr("Profile"), self.profile, _row(self.save)),
            self._card(self.tr("Views of the face"), self.views, self.faces, _row(self.keep)),
            self._card(self.tr("Consent"), self.consent),
            self._card(self.tr("Put right"), *self._corrections()),
        ]
        for frame in self.cards:
            self.column.addWidget(frame)
        self.column.addStretch(1)

    def _card(self, title: str, *parts: QWidget) -> QFrame:
        frame, inner = card(title)
        for part in parts:
            inner.addWidget(part)
        return frame

    def _corrections(self) -> list[QWidget]:
        words = self.tr(
            "If somebody else in front of the kiosk is taken for this person, say so: it is not "
            "done again, and this person is recognised more cautiously from then on."
        )
        self.not_them_note = label(words, "caption", wrap=True)
        buttons = [self.not_them, self.merge.open, self.erase]
        return [
            self.not_them_note,
            ButtonGrid(buttons),
            self.merge,
        ]

    def _listen(self) -> None:
        self.profile.changed.connect(self._show_state)
        self.faces.changed.connect(self._show_state)
        self.faces.fileWanted.connect(self.fileWanted)
        self.views.removeWanted.connect(self._remove_view)
        self.consent.renewed.connect(self._on_consent)
        self.consent.revealWanted.connect(self.revealWanted)
        self.merge.mergeWanted.connect(self._merge)
        self.merge.revealWanted.connect(self.revealWanted)

    def first_focus(self) -> QWidget:
        """The way back."""
        return self.back

    # ---------------------------------------------------------------------------- content

    def _load(self) -> None:
        self.ask(lambda registry: registry.contents(), self._on_contents)

    def _on_contents(self, contents: GalleryContents) -> None:
        person = next((one for one in contents.people if one.id == self._id), None)
        if person is None:
            gone = IdentityError("This person is not enrolled any more", "Look at the list again.")
            self.message.fail(gone)
            return
        group = self.profile.group_id if self._is_edited else person.group
        self.profile.set_groups(contents.groups, group)
        self.merge.set_people([one for one in contents.people if one.id != self._id])
        self._show(person)

    def _show(self, person: Person, profile_too: bool = False) -> None:
        # What was typed and not saved yet stays, whatever else was changed.
        profile_too = profile_too or not self._is_edited
        self.person = person
        settings, now = self.context.control.settings(), self.clock.utc_now()
        model = embedding_model(settings.analysis)
        self.badge.show_person(person.name, person.id.int)
        self.name.setText(person.name)
        states = person_states(person, model, now)
        self.state.setText(" · ".join(text for text, _ in states))
        set_role(self.state, "error" if any(r == "danger" for _, r in states) else "warning")
        self.state.setVisible(bool(states))
        if profile_too:
            self.profile.show_person(person)
        self.views.show_templates(person.templates, model)
        self.faces.compare_with(person.templates)
        self.consent.show_consent(person.consent, now)
        self._show_state()

    def refresh(self) -> None:
        """Follow who is in view."""
        seen = self.context.control.recognised()
        here = any(one.in_view and one.event.identity.person == self._id for one in seen)
        self.not_them.setEnabled(here and not self.working)

    def show_working(self) -> None:
        """Nothing else can be done while an answer is awaited."""
        self._show_state()

    def _show_state(self) -> None:
        person, free = self.person, not self.working
        for frame in self.cards:
            frame.setVisible(person is not None)
        self.undo.setEnabled(free)
        self.erase.setEnabled(free)
        self.consent.setEnabled(free)
        self.save.setEnabled(free and self._is_edited and self.profile.is_complete)
        self.views.setEnabled(free)
        self.keep.setVisible(bool(self.faces.taken))
        self.keep.setEnabled(free and not self.faces.is_running)
        self.refresh()

    @property
    def _is_edited(self) -> bool:
        person, profile = self.person, self.profile
        if person is None:
            return False
        return (profile.profile_name, profile.group_id, profile.bio_text, profile.fields) != (
            person.name,
            person.group,
            person.bio,
            person.fields,
        )

    # ---------------------------------------------------------------------------- changes

    def _put(
        self,
        change: Callable[[Person], Person],
        words: str,
        then: Callable[[], None] = lambda: None,
        profile_too: bool = False,
        undoes: bool = False,
    ) -> None:
        """Store a change of the person as they are now; what was before can be brought back.

        The page may have been open for long: what was changed elsewhere meanwhile, such as a
        consent that was withdrawn, stays as it is.
        """
        person = self._id

        def work(registry: PeopleRegistry) -> tuple[Person, Person]:
            now = find_person(registry.contents(), person)
            return now, registry.put_person(change(now))

        def stored(answer: tuple[Person, Person]) -> None:
            before, after = answer
            self._before, self._merged = None if undoes else before, None
            self._show(after, profile_too)
            self.message.say(words, "success")
            self.undo.setVisible(not undoes)
            then()
            # Above everything else: out of sight nobody would know that it can be undone.
            self.revealWanted.emit(self.message)

        self.undo.hide()
        self.ask(work, stored)

    def _on_undo(self) -> None:
        before, merged = self._before, self._merged
        if before is None:
            return
        words = self.tr("The change was undone.")
        if merged is None:
            self._put(lambda _: before, words, undoes=True)
        else:
            self._put(lambda _: before, words, lambda: self._part(merged), undoes=True)

    def _part(self, merged: Person) -> None:
        """Two people again: only now are the views of the other free."""
        self.ask(lambda registry: registry.put_person(merged), lambda _: self._load())

    def _save_profile(self) -> None:
        profile = self.profile
        change = partial(
            replace,
            name=profile.profile_name,
            group=profile.group_id,
            bio=profile.bio_text,
            fields=profile.fields,
        )
        self._put(change, self.tr("The profile was saved."), profile_too=True)

    def _add_views(self) -> None:
        added = templates_of(self.faces.taken, self.clock.utc_now())

        def change(now: Person) -> Person:
            return replace(now, templates=(*now.templates, *added))

        self._put(change, self.tr("The views were added."), self.faces.forget)

    def _remove_view(self, template: UUID) -> None:
        def change(now: Person) -> Person:
            return replace(now, templates=tuple(t for t in now.templates if t.id != template))

        self._put(change, self.tr("The view was removed."))

    def _on_consent(self, consent: Consent) -> None:
        self._put(
            partial(replace, consent=consent),
            self.tr("The consent was renewed."),
            self.consent.close_text,
        )

    def _merge(self, other: Person) -> None:
        def work(registry: PeopleRegistry) -> tuple[Person, Person, Person]:
            contents = registry.contents()
            apart = find_person(contents, self._id), find_person(contents, other.id)
            return *apart, registry.merge(self._id, other.id)

        def merged(answer: tuple[Person, Person, Person]) -> None:
            self._before, self._merged, joint = answer
            self.merge.close()
            self._show(joint)
            self._load()
            self.message.say(self.tr("Both entries are one person now."), "success")
            self.undo.show()
            self.revealWanted.emit(self.message)

        self.undo.hide()
        self.ask(work, merged)

    def _not_this_person(self) -> None:
        self.context.control.not_this_person(self._id)
        self.undo.hide()
        self._load()
        words = self.tr("The face in view is not taken for {name} while it stays in view.")
        self.message.say(words.format(name=self.name.text()), "success")
        self.revealWanted.emit(self.message)

    def _on_erase(self) -> None:
        if self.person is not None:
            self.eraseWanted.emit(self.person)

    # ------------------------------------------------------------------------------ panel

    @property
    def keeps_open(self) -> bool:
        """While views are taken, or an answer is awaited."""
        return super().keeps_open or self.faces.is_running

    def ask_leave(self) -> None:
        """Ask when something was entered and not stored."""
        if not (self._is_edited or self.faces.taken or self.faces.is_running):
            self.done.emit("")
            return
        self.leaving.ask(
            self.tr("Leave without saving?"),
            self.tr("Changes of the profile and views that were not added are forgotten."),
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
        """Let go of views that were not added."""
        self.person = self._before = self._merged = None
        self.faces.forget()


def _row(*buttons: QWidget) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(12))
    for one in buttons:
        row.addWidget(one)
    row.addStretch(1)
    return part
