"""All destinations: the first thing to see on the page Cloud."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from kiosk.core.errors import CredentialError, SyncError
from kiosk.core.sync import SinkState, SinkStatus
from kiosk.ui.i18n import format_number
from kiosk.ui.operator.cloud_card import SinkCard
from kiosk.ui.operator.cloud_task import MOST_SINKS, SINKS, CloudTask
from kiosk.ui.operator.people_question import ButtonGrid, QuestionCard
from kiosk.ui.operator.people_task import Message
from kiosk.ui.operator.style import button, card, clear, label, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.control import ConnectionReport, KioskControl
    from kiosk.core.sinks import Sink
    from kiosk.core.sync import SyncDesk
    from kiosk.ui.operator.page import PanelContext

UNDO_MS: Final = 30_000
"""For so long a removed destination can be brought back with what waits for it."""


class SinkList(CloudTask):
    """A card for each destination, in the order of the settings.

    Attributes:
        cards: By name.
        question: Asks before a destination is removed.
        removed: The destination that can still be brought back; None otherwise.

    Signals:
        addWanted(): Add a destination of some kind.
        enrolWanted(): Add a collector by a code.
        editWanted(object): Change this ``Sink``.
        deadWanted(str): Show the records that this sink refused.
    """

    addWanted = Signal()
    enrolWanted = Signal()
    editWanted = Signal(object)
    deadWanted = Signal(str)

    def __init__(self, context: PanelContext) -> None:
        super().__init__(context)
        self.cards: dict[str, SinkCard] = {}
        self.question = QuestionCard()
        self.removed: Sink | None = None
        self._place = 0
        self._testing: set[str] = set()
        self.undone = Message()
        self.undo = button(self.tr("Undo"), "", self._undo)
        self.undone.row.addWidget(self.undo)
        self._undo_time = QTimer(self)
        self._undo_time.setSingleShot(True)
        self._undo_time.setInterval(UNDO_MS)
        self._undo_time.timeout.connect(self.settle)
        self.fixed = Message()
        self.summary = label("", "muted", wrap=True)
        self.add = button(self.tr("Add a destination"), "primary", self.addWanted.emit)
        self.enrol = button(self.tr("Add by a code"), "", self.enrolWanted.emit)
        self.send_all = button(self.tr("Send everything now"), "", lambda: self._send(None))
        self._lay_out()
        context.draft.reloaded.connect(self._rebuild)
        self._rebuild()

    def _lay_out(self) -> None:
        for part in (self.message, self.fixed, self.undone, self.question):
            self.column.addWidget(part)
        self.bar = QWidget()
        inner = QVBoxLayout(self.bar)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(px(10))
        inner.addWidget(self.summary)
        inner.addWidget(ButtonGrid([self.add, self.enrol, self.send_all]))
        self.column.addWidget(self.bar)
        self.empty = self._empty()
        self.column.addWidget(self.empty)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(18))
        self.column.addLayout(self._cards)
        self.column.addStretch(1)

    def _empty(self) -> QWidget:
        frame, inner = card()
        inner.addWidget(label(self.tr("Nothing leaves this device"), "heading", wrap=True))
        words = self.tr(
            "There is no destination. All figures stay in the history of this device, where the "
            "page History shows them, and nothing waits to be sent.\n\n"
            "With a destination, records go out as they come about: to a collector that shows "
            "all your kiosks on one page, to a broker, into files, or to a service of your own. "
            "You choose which ones. If the network is away they wait here."
        )
        inner.addWidget(label(words, "muted", wrap=True))
        self.first_enrol = button(
            self.tr("Connect to a collector by a code"), "primary", self.enrolWanted.emit
        )
        self.first_add = button(self.tr("Add another destination"), "", self.addWanted.emit)
        inner.addWidget(ButtonGrid([self.first_enrol, self.first_add]))
        return frame

    # ---------------------------------------------------------------------------- content

    def _sinks(self) -> Sequence[Sink]:
        return self.context.control.settings().cloud.sinks

    def _rebuild(self) -> None:
        """A card for each destination of the settings, where something is different now."""
        sinks = self._sinks()
        if [one.sink for one in self.cards.values()] != list(sinks):
            self._replace_cards(sinks)
        is_fixed = self.context.draft.is_overridden(SINKS)
        words = self.tr(
            "The destinations are fixed outside this panel: by the environment variable "
            "KIOSK_CLOUD__SINKS or the command line."
        )
        self.fixed.say(words if is_fixed else "")
        self.empty.setVisible(not sinks)
        self.bar.setVisible(bool(sinks))
        self.first_add.setEnabled(not is_fixed)
        self.first_enrol.setEnabled(not is_fixed)
        for choice in (self.add, self.enrol):
            choice.setEnabled(not is_fixed and len(sinks) < MOST_SINKS)
        self.refresh()

    def _replace_cards(self, sinks: Sequence[Sink]) -> None:
        """Cards of destinations that are as they were stay: somebody may be about to press."""
        kept = {one.sink: one for one in self.cards.values()}
        for sink in sinks:
            if sink in kept:
                self._cards.removeWidget(kept[sink])
        clear(self._cards)
        self.cards = {sink.name: kept.get(sink) or self._card(sink) for sink in sinks}
        for one in self.cards.values():
            self._cards.addWidget(one)
            one.show()

    def _card(self, sink: Sink) -> SinkCard:
        one = SinkCard(self.context, sink)
        one.editWanted.connect(self.editWanted)
        one.pauseWanted.connect(self._pause)
        one.removeWanted.connect(self._ask_remove)
        one.testWanted.connect(self._test)
        one.sendWanted.connect(lambda wanted: self._send(wanted.name))
        one.deadWanted.connect(lambda wanted: self.deadWanted.emit(wanted.name))
        if self.context.draft.is_overridden(SINKS):
            one.set_fixed()
        return one

    def refresh(self) -> None:
        """Show the newest figures."""
        statuses = {status.name: status for status in self.context.control.sinks()}
        for name, one in self.cards.items():
            missing = SinkState.PAUSED if one.sink.paused else SinkState.IDLE
            one.show_status(statuses.get(name) or SinkStatus(name, one.sink.kind, missing))
        waiting = sum(status.depth for status in statuses.values())
        if len(self.cards) >= MOST_SINKS:
            words = self.tr("There are {n} destinations, as many as there can be.")
            self.summary.setText(words.format(n=len(self.cards)))
        elif waiting:
            words = self.tr("Waiting to be sent, over all destinations: {n}")
            self.summary.setText(words.format(n=format_number(waiting)))
        else:
            self.summary.setText(self.tr("Nothing waits to be sent."))

    def first_focus(self) -> QWidget:
        """What is most likely wanted."""
        return self.add if self.cards else self.first_enrol

    # ---------------------------------------------------------------------------- actions

    def _send(self, name: str | None) -> None:
        def asked(_: None) -> None:
            self.message.say(self.tr("What waits is being sent now."), "success")

        self.ask(lambda desk: desk.flush(name), asked)

    def _test(self, sink: Sink) -> None:
        if sink.name in self._testing:
            return
        self._testing.add(sink.name)
        self.cards[sink.name].show_testing()

        def tested(report: ConnectionReport) -> None:
            if not isValid(self):
                return
            self._testing.discard(sink.name)
            one = self.cards.get(sink.name)
            if one is not None:
                one.show_tested(report)
                self.revealWanted.emit(one.report)

        self.context.control.test_sink(sink, None, tested)

    def _pause(self, sink: Sink) -> None:
        changed = sink.model_copy(update={"paused": not sink.paused})

        def saved() -> None:
            if sink.name in self.cards:
                self.cards[sink.name].pause.setFocus()

        self.change_sinks(
            lambda sinks: [changed if one.name == sink.name else one for one in sinks], saved
        )

    # ---------------------------------------------------------------------------- removing

    def _ask_remove(self, sink: Sink) -> None:
        statuses = {status.name: status for status in self.context.control.sinks()}
        status = statuses.get(sink.name) or SinkStatus(sink.name, sink.kind)
        lost = status.depth + status.dead
        if lost:
            words = self.tr(
                "It has not received {n} records that wait or were refused. They will never reach "
                "it. What it has received stays there."
            ).format(n=format_number(lost))
        else:
            words = self.tr(
                "It has received everything up to now. What it has received stays there."
            )
        self.question.ask(
            self.tr("Remove {name}?").format(name=sink.name),
            words,
            [
                (self.tr("Keep it"), "", self._close_question),
                (self.tr("Remove"), "danger", lambda: self._remove(sink)),
            ],
        )
        self.revealWanted.emit(self.question)

    def _close_question(self) -> None:
        self.question.hide()
        self.first_focus().setFocus()

    def _remove(self, sink: Sink) -> None:
        self.question.hide()
        self.settle()
        self._place = [one.name for one in self._sinks()].index(sink.name)

        def removed() -> None:
            self.removed = sink
            words = self.tr("{name} was removed.").format(name=sink.name)
            self.undone.say(words, "success")
            self.undo.setFocus()
            self._undo_time.start()
            self.revealWanted.emit(self.undone)

        self.change_sinks(lambda sinks: [one for one in sinks if one.name != sink.name], removed)

    def _undo(self) -> None:
        sink, self.removed = self.removed, None
        self._undo_time.stop()
        self.undone.say("")
        if sink is not None:
            self.change_sinks(
                lambda sinks: [*sinks[: self._place], sink, *sinks[self._place :]],
                lambda: self.first_focus().setFocus(),
            )

    def settle(self) -> None:
        """A removed destination cannot be brought back any more: forget what it had not."""
        sink, self.removed = self.removed, None
        self._undo_time.stop()
        self.undone.say("")
        if sink is not None:
            forget(self.context.control, sink)

    def forget(self) -> None:
        """The panel closes."""
        self.settle()


def forget(control: KioskControl, sink: Sink) -> None:
    """Let the outbox and the key store forget a destination that was removed.

    Nobody waits for it: what fails here only takes some room.
    """

    def work(desk: SyncDesk) -> None:
        # The outbox knows no destination that gets the latest state only.
        with suppress(SyncError):
            desk.forget(sink.name)
        with suppress(CredentialError):
            control.set_sink_secret(sink.name, "")

    control.sync(work, lambda _: None, lambda _: None)
