"""Who is recognised now and who was lately, for staff behind the PIN."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kiosk.core.choices import AnalysisMode
from kiosk.core.identification_gate import identification_refusal
from kiosk.ui.name_text import shown_name
from kiosk.ui.operator.recognised_row import RecognisedRow
from kiosk.ui.operator.style import button, label, px

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from PySide6.QtGui import QHideEvent

    from kiosk.core.errors import KioskError
    from kiosk.core.identity import RecognisedPerson
    from kiosk.core.ports import PeopleRegistry
    from kiosk.ui.operator.page import PanelContext

_NEWS: Final = timedelta(seconds=10)
MOST_GONE: Final = 3
"""People who have left are listed up to this number, until all of them are asked for."""


class RecognisedCard(QFrame):
    """A row for each person: those in view by their coming, then those who left lately.

    The page calls :meth:`refresh` twice a second while it is visible.

    Attributes:
        rows: Rows by the id of the recognition.

    Signals:
        personWanted(UUID, tuple): Show everything about a person; the tuple is empty.
    """

    personWanted = Signal(object, object)

    def __init__(
        self,
        context: PanelContext,
        utc_now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.rows: dict[UUID, RecognisedRow] = {}
        self._context = context
        self._utc_now = utc_now
        self._groups: Mapping[str, str] = {}
        self._asked: set[str] = set()
        self._news_until: datetime | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.heading = label(self.tr("Recognised now"), "heading")
        self.nobody = label("", "muted", wrap=True)
        self.news = label("", "success", wrap=True)
        self.lately = label(self.tr("Recognised lately"), "field")
        self.more = button("", "quiet", self._toggle)
        self._all = False
        self._here, self._gone = QVBoxLayout(), QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(20), px(24), px(24))
        layout.setSpacing(px(14))
        for part in (self.heading, self.news, self.nobody):
            layout.addWidget(part)
        layout.addLayout(self._here)
        layout.addWidget(self.lately)
        layout.addLayout(self._gone)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        for rows in (self._here, self._gone):
            rows.setSpacing(px(10))
        self.news.hide()
        self.lately.hide()
        self.more.hide()

    def refresh(self) -> None:
        """Show who is recognised now."""
        people = self._context.control.recognised()
        self._ask_groups({p.event.identity.group for p in people})
        # By their coming: the order of those in view must not change with every frame.
        here = sorted((p for p in people if p.in_view), key=lambda p: (p.event.at, str(p.event.id)))
        gone = sorted((p for p in people if not p.in_view), key=_left_last)
        shown = gone if self._all else gone[:MOST_GONE]
        self._arrange(here, shown)
        now = self._utc_now()
        for person in (*here, *shown):
            group = person.event.identity.group
            self.rows[person.event.id].show_person(person, self._groups.get(group, group), now)
        if self._news_until is not None and now >= self._news_until:
            self._news_until = None
            self.news.hide()
        self._show_frame(here, gone)
        # What lies below must not move under a finger because somebody left.
        self.setMinimumHeight(max(self.minimumHeight(), self.sizeHint().height()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Take no more room than needed the next time."""
        super().hideEvent(event)
        self.setMinimumHeight(0)

    def _show_frame(
        self, here: Sequence[RecognisedPerson], gone: Sequence[RecognisedPerson]
    ) -> None:
        count = f" ({len(here)})" if len(here) > 1 else ""
        self.heading.setText(self.tr("Recognised now") + count)
        self.nobody.setText(self._nobody_text(bool(gone)))
        self.nobody.setVisible(not here)
        self.lately.setVisible(bool(gone))
        words = self.tr("Show fewer") if self._all else self.tr("Show all ({n})")
        self.more.setText(words.format(n=len(gone)))
        self.more.setVisible(len(gone) > MOST_GONE)

    def _nobody_text(self, lately: bool) -> str:
        settings = self._context.control.settings()
        if settings.analysis.mode is not AnalysisMode.IDENTIFICATION:
            return self.tr("Nobody is recognised in this mode.")
        refusal = identification_refusal(settings)
        if refusal is not None:
            return self.tr(
                "Nobody is recognised before the notice is acknowledged and it is decided how "
                "long records are kept."
            )
        if lately:
            return self.tr("Nobody whom the kiosk knows is in view.")
        return self.tr(
            "Nobody has been recognised yet. People who are enrolled appear here while they are "
            "in view, and for a quarter of an hour after that."
        )

    # ------------------------------------------------------------------ rows

    def _toggle(self) -> None:
        """Show everybody who left, or only the last of them."""
        self._all = not self._all
        self.setMinimumHeight(0)  # somebody wants it larger or smaller
        self.refresh()

    def _arrange(self, here: Sequence[RecognisedPerson], gone: Sequence[RecognisedPerson]) -> None:
        """Give everybody a row in its place; rows stay what they are while they move."""
        wanted = [p.event.id for p in (*here, *gone)]
        for id_ in [id_ for id_ in self.rows if id_ not in wanted]:
            self._drop(id_)
        for person in (*here, *gone):
            if person.event.id not in self.rows:
                row = RecognisedRow(person, self._context.appearance)
                row.rejected.connect(self._reject)
                row.opened.connect(lambda who: self.personWanted.emit(who, ()))
                self.rows[person.event.id] = row
        for column, people in ((self._here, here), (self._gone, gone)):
            rows = [self.rows[p.event.id] for p in people]
            if rows != _widgets(column):
                for row in rows:
                    column.removeWidget(row)
                for row in rows:
                    column.addWidget(row)

    def _drop(self, event_id: UUID) -> None:
        row = self.rows.pop(event_id)
        if row.isAncestorOf(self.focusWidget() or self):
            self.setFocus()  # else the page would scroll to whatever comes next
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _reject(self, person: UUID) -> None:
        name = next(
            shown_name(row.person.event.identity.name)
            for row in self.rows.values()
            if row.person.event.identity.person == person
        )
        self._context.control.not_this_person(person)
        self.news.setText(
            "✓  " + self.tr("Noted: not taken for {name} while in view.").format(name=name)
        )
        self.news.show()
        self._news_until = self._utc_now() + _NEWS

    # ------------------------------------------------------------------ names of groups

    def _ask_groups(self, groups: set[str]) -> None:
        """Ask for names of groups that were not asked for before."""
        if groups <= self._asked:
            return
        self._asked |= groups

        def names(registry: PeopleRegistry) -> dict[str, str]:
            return {group.id: group.name for group in registry.contents().groups}

        self._context.control.people(names, self._on_groups, self._on_no_groups)

    def _on_groups(self, groups: Mapping[str, str]) -> None:
        self._groups = groups

    def _on_no_groups(self, error: KioskError) -> None:
        """The page says itself what is wrong with the gallery; ids will do here."""


def _left_last(person: RecognisedPerson) -> tuple[float, str]:
    return -person.last_seen_at.timestamp(), str(person.event.id)


def _widgets(column: QVBoxLayout) -> list[object]:
    items = (column.itemAt(i) for i in range(column.count()))
    return [item.widget() for item in items if item is not None]
