"""Adding a destination by hand, or changing one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from kiosk.core.sinks import EXTRAS, POSSIBLE_TYPES, Sink, SinkKind
from kiosk.ui.operator.cloud_card import show_report
from kiosk.ui.operator.cloud_check import Finding, check_sink
from kiosk.ui.operator.cloud_fields import FormField, SecretField, TypeField
from kiosk.ui.operator.cloud_form_texts import BASIC, FURTHER, NAME
from kiosk.ui.operator.cloud_task import CloudTask
from kiosk.ui.operator.cloud_texts import install_command, kind_meaning, kind_text
from kiosk.ui.operator.fields import FieldGrid
from kiosk.ui.operator.style import button, card, label, px
from kiosk.ui.theme import set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.core.control import ConnectionReport
    from kiosk.ui.operator.page import PanelContext

_NAMES = {
    SinkKind.HTTP: "collector",
    SinkKind.WORKSHOP: "workshop",
    SinkKind.MQTT: "broker",
    SinkKind.STORAGE: "files",
    SinkKind.WEBHOOK: "webhook",
    SinkKind.SNS: "notifications",
}


class SinkForm(CloudTask):
    """Asks for what a kind needs, and says below each field what is wrong.

    Attributes:
        fields: By field of the model.
        secret: What goes to the key store.
        types: Which records.

    Signals:
        saved(str): The destination of this name is in force.
    """

    saved = Signal(str)

    def __init__(self, context: PanelContext, kind: SinkKind, sink: Sink | None = None) -> None:
        """Ask.

        Args:
            context: The panel's.
            kind: Of the destination.
            sink: To be changed; None for a new one.
        """
        super().__init__(context)
        self._kind = kind
        self._old = sink
        self._pressed = False
        self._tested: object = None
        self._testing = False
        start = sink or self._new()
        appearance = context.appearance
        texts = [q for q in (*BASIC[kind], *FURTHER[kind]) if q.field != "secret"]
        self.fields = {q.field: FormField(q, appearance) for q in (NAME, *texts)}
        stored = sink is not None and context.control.has_sink_secret(sink.name)
        question = next(q for q in BASIC[kind] if q.field == "secret")
        self.secret = SecretField(question, stored=stored)
        self.types = TypeField(kind, start.wanted_types)
        self._lay_out()
        for name, one in self.fields.items():
            one.show_answer(getattr(start, name))
            one.edited.connect(self._on_edited)
        if sink is None:
            self.fields["endpoint"].show_answer("")
        else:
            self.fields["name"].set_fixed(self.tr("The name stays; remove it and add another."))
        self.types.edited.connect(self._on_edited)
        self.secret.line.textEdited.connect(lambda _: self._on_edited())
        self._show_state()

    def _new(self) -> Sink:
        """What a new one starts with; its address is only there for the model."""
        taken = {one.name for one in self._others()}
        name = _NAMES[self._kind]
        number = 2
        while name in taken:
            name, number = f"{_NAMES[self._kind]}-{number}", number + 1
        addresses = {
            SinkKind.SNS: "arn:aws:sns:x:0:x",
            SinkKind.STORAGE: "file:///x",
            SinkKind.MQTT: "mqtts://x",
        }
        return Sink(name=name, kind=self._kind, endpoint=addresses.get(self._kind, "https://x"))

    def _others(self) -> list[Sink]:
        sinks = self.context.control.settings().cloud.sinks
        return [one for one in sinks if self._old is None or one.name != self._old.name]

    # ---------------------------------------------------------------------------- building

    def _lay_out(self) -> None:
        kind = kind_text(self._kind)
        title = self.tr("New destination: {kind}") if self._old is None else "{name}: {kind}"
        name = self._old.name if self._old is not None else ""
        self.column.addWidget(label(title.format(kind=kind, name=name), "title", wrap=True))
        self.column.addWidget(label(kind_meaning(self._kind), "muted", wrap=True))
        self.column.addWidget(self.message)
        if self._kind in EXTRAS:
            words = self.tr("Needs an optional package. If it is missing: {command}")
            text = words.format(command=install_command(self._kind))
            self.column.addWidget(label(text, "caption", wrap=True))
        frame, inner = card(self.tr("Where to"))
        asked: list[QWidget] = [self.fields["name"]]
        asked += [
            self.secret if q.field == "secret" else self.fields[q.field] for q in BASIC[self._kind]
        ]
        inner.addWidget(FieldGrid(asked, column_px=400, most_columns=2))
        inner.addLayout(self._test_row())
        inner.addWidget(self._report_box())
        self.column.addWidget(frame)
        self._add_types()
        self._add_further()
        self.column.addLayout(self._buttons())
        self.column.addStretch(1)

    def _add_types(self) -> None:
        if len(POSSIBLE_TYPES[self._kind]) > 1:
            frame, inner = card(self.tr("What it gets"))
            inner.addWidget(self.types)
            self.column.addWidget(frame)
        else:
            self.types.setParent(self)
            self.types.hide()

    def _add_further(self) -> None:
        self.more = button(self.tr("More settings"), "segment")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_further)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        self.column.addLayout(row)
        self.further, inner = card()
        asked = [self.fields[q.field] for q in FURTHER[self._kind]]
        inner.addWidget(FieldGrid(asked, column_px=400, most_columns=2))
        self.column.addWidget(self.further)
        self.further.hide()

    def _test_row(self) -> QHBoxLayout:
        self.test = button(self.tr("Test"), "", self._on_test)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setMinimumWidth(px(120))
        self.busy.setAccessibleName(self.tr("The test is running"))
        self.busy.hide()
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self.test)
        row.addWidget(self.busy, 1)
        row.addStretch(1)
        return row

    def _report_box(self) -> QFrame:
        self.report = QFrame()
        self.report.setProperty("role", "report")
        self.report_message = label("", "field", wrap=True)
        self.report_hint = label("", "caption", wrap=True)
        box = QVBoxLayout(self.report)
        box.setContentsMargins(px(16), px(12), px(16), px(12))
        box.setSpacing(px(4))
        box.addWidget(self.report_message)
        box.addWidget(self.report_hint)
        self.report.hide()
        return self.report

    def _buttons(self) -> QHBoxLayout:
        self.cancel = button(self.tr("Cancel"), "", self.ask_leave)
        words = self.tr("Add it") if self._old is None else self.tr("Save")
        self.save = button(words, "primary", self._on_save)
        self.save.setMinimumWidth(px(160))
        self.note = label("", "error", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.cancel)
        row.addWidget(self.note, 1)
        row.addWidget(self.save)
        return row

    def _show_further(self, shown: bool) -> None:
        self.further.setVisible(shown)
        self.more.setText(self.tr("Fewer settings") if shown else self.tr("More settings"))

    def first_focus(self) -> QWidget:
        """The way back; a line would call the keyboard over the explanation."""
        return self.cancel

    # ---------------------------------------------------------------------------- checking

    def _answers(self) -> dict[str, Any]:
        answers: dict[str, Any] = {name: one.answer for name, one in self.fields.items()}
        answers["kind"] = self._kind
        answers["types"] = self.types.chosen
        answers["paused"] = self._old is not None and self._old.paused
        return answers

    def _finding(self) -> Finding:
        found = check_sink(self._answers(), [one.name for one in self._others()])
        if self.types.is_empty:
            words = self.tr("Choose at least one, or pause the destination instead")
            return Finding(None, {**found.problems, "types": words})
        return found

    def _on_edited(self, _name: str = "") -> None:
        self._show_state()
        if self._tested != self._destination():
            self.report.hide()

    def _show_state(self) -> None:
        """Findings show once a field was touched, or all of them once it was to be saved."""
        problems = self._finding().problems
        for name, one in self.fields.items():
            shown = one.touched or self._pressed
            one.show_problem(problems.get(name, "") if shown else "")
        if self._old is not None:
            self.fields["name"].set_fixed(self.tr("The name stays; remove it and add another."))
        self.types.show_problem(problems.get("types", ""))
        wrong = len(problems) if self._pressed else 0
        self.note.setText(self.tr("Values to correct: {n}").format(n=wrong) if wrong else "")

    def _show_wrong(self, problems: Sequence[str]) -> None:
        """Lead to the first wrong field."""
        self._pressed = True
        self._show_state()
        first = next((name for name in self.fields if name in problems), None)
        if first is None:
            self.revealWanted.emit(self.types)
            return
        if not self.fields[first].isVisible():
            self.more.setChecked(True)
        self.fields[first].editor.target().setFocus()
        self.revealWanted.emit(self.fields[first])

    # ---------------------------------------------------------------------------- actions

    def _destination(self) -> object:
        """What a test depends on, to be compared."""
        return self._answers(), self.secret.secret

    def _on_test(self) -> None:
        if self._testing:
            return
        found = self._finding()
        if found.sink is None:
            self._show_wrong(list(found.problems))
            return
        self._tested = self._destination()
        self._testing = True
        self.report.hide()
        self.busy.show()
        self.test.setText(self.tr("Testing…"))
        self.context.control.test_sink(found.sink, self.secret.secret, self._on_tested)

    def _on_tested(self, report: ConnectionReport) -> None:
        if not shiboken6.isValid(self):  # the panel was closed meanwhile
            return
        self._testing = False
        self.busy.hide()
        self.test.setText(self.tr("Test"))
        if self._tested == self._destination():  # else of what is no longer typed
            show_report(self.report, self.report_message, self.report_hint, report)
            self.revealWanted.emit(self.report)

    def _on_save(self) -> None:
        if self.working:
            return
        found = self._finding()
        sink = found.sink
        if sink is None:
            self._show_wrong(list(found.problems))
            return
        secret = self.secret.secret
        secrets = [] if secret is None else [(sink.name, secret)]

        def put(sinks: Sequence[Sink]) -> Sequence[Sink]:
            if sink.name in {one.name for one in sinks}:
                return [sink if one.name == sink.name else one for one in sinks]
            return [*sinks, sink]

        self.change_sinks(put, lambda: self.saved.emit(sink.name), secrets)

    def show_working(self) -> None:
        """Say that it is being saved."""
        if self.working:
            self.note.setText(self.tr("Saving…"))
            set_role(self.note, "caption")
        else:
            set_role(self.note, "error")
            self._show_state()

    def ask_leave(self) -> None:
        """Nothing of what was typed is in force."""
        if not self.working:
            self.done.emit("")

    def forget(self) -> None:
        """Let go of the secret."""
        self.secret.clear()
