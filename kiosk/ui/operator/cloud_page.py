"""What leaves the device, and where to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kiosk.core.errors import SettingsError
from kiosk.ui.operator.page import Page, PanelContext
from kiosk.ui.operator.style import button, card, label, px, touch_px
from kiosk.ui.operator.texts import ago_text, number_text, sync_text
from kiosk.ui.theme import repolish, set_role

if TYPE_CHECKING:
    from kiosk.core.control import ConnectionReport


class PasswordField(QWidget):
    """The endpoint's password: never shown unless asked for, stored in the key store.

    Attributes:
        line: Where it is typed.
        show_password: Shows what was typed, while pressed down.
        remove: Removes the stored password.
        note: Whether one is stored, or why it could not be.
    """

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.line.setAccessibleName(self.tr("Password"))
        self.line.setObjectName("cloud.password")
        self.show_password = button(self.tr("Show"))
        self.show_password.setCheckable(True)
        self.remove = button(self.tr("Remove"), "", self._on_remove)
        self.note = label("", "caption", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(self.line, 1)
        row.addWidget(self.show_password)
        row.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        title = label(self.tr("Password"), "field")
        title.setBuddy(self.line)
        layout.addWidget(title)
        layout.addLayout(row)
        layout.addWidget(self.note)
        layout.addStretch(1)
        self.line.textEdited.connect(self._on_edited)
        self.show_password.toggled.connect(self._on_show)
        context.draft.changed.connect(self._show_state)
        context.draft.reloaded.connect(self._on_reloaded)
        self._stored = context.control.has_password()
        self._show_state()

    def say(self, message: str) -> None:
        """Tell why the password could not be stored."""
        self.note.setText(message)
        set_role(self.note, "error")

    def _on_edited(self, text: str) -> None:
        self._context.draft.set_password(text or None)

    def _on_show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)

    def _on_remove(self) -> None:
        self.line.clear()
        self._context.draft.set_password("")

    def _on_reloaded(self) -> None:
        if self._context.draft.password is None:
            self.line.clear()
            self.show_password.setChecked(False)
            self._stored = self._context.control.has_password()
        self._show_state()

    def _show_state(self) -> None:
        stored = self._stored
        pending = self._context.draft.password
        if pending == "":
            text = self.tr("The stored password will be removed.")
        elif pending is not None:
            text = self.tr("Will be stored in the key store of this device.")
        elif stored:
            text = self.tr("A password is stored; type a new one to replace it.")
        else:
            text = self.tr("No password is stored.")
        self.note.setText(text)
        if self.note.property("role") != "caption":
            set_role(self.note, "caption")
        self.line.setPlaceholderText("••••••••" if stored and pending is None else "")
        self.remove.setEnabled(stored and pending != "")


class CloudPage(Page):
    """Protocol, endpoint, credentials, connection test and the state of publishing."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.set_heading(
            self.tr("Cloud"),
            self.tr("Where changes of the number of people are published. No pictures are sent."),
        )
        self.column.addWidget(self._endpoint_card())
        self.column.addWidget(self._status_card())
        self.add_rest("cloud", self.tr("Details"))
        self.finish()
        self._tested: object = None
        context.draft.changed.connect(self._on_changed)
        self._on_changed()

    def _endpoint_card(self) -> QFrame:
        frame, layout = card(self.tr("Endpoint"))
        self.password = PasswordField(self.context)
        layout.addWidget(self.field("cloud.protocol"))
        layout.addWidget(self.field("cloud.endpoint"))
        layout.addWidget(self.field("cloud.username"))
        layout.addWidget(self.password)
        self.test: QPushButton = button(self.tr("Test connection"), "", self._on_test)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setMinimumWidth(px(120))
        self.busy.setAccessibleName(self.tr("Connection test is running"))
        self.busy.hide()
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self.test)
        row.addWidget(self.busy, 1)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self._report_box())
        return frame

    def _report_box(self) -> QFrame:
        self.report = QFrame()
        self.report.setProperty("role", "report")
        box = QVBoxLayout(self.report)
        box.setContentsMargins(px(16), px(12), px(16), px(12))
        box.setSpacing(px(4))
        self.report_message = label("", "field", wrap=True)
        self.report_hint = label("", "caption", wrap=True)
        box.addWidget(self.report_message)
        box.addWidget(self.report_hint)
        self.report.hide()
        return self.report

    def _status_card(self) -> QFrame:
        frame, layout = card(self.tr("Publishing"))
        self.sync_state = label("", "field", wrap=True)
        self.sync_detail = label("", "caption", wrap=True)
        self.sync_error = label("", "error", wrap=True)
        for line in (self.sync_state, self.sync_detail, self.sync_error):
            line.setMinimumHeight(touch_px() // 2)
            layout.addWidget(line)
        layout.setSpacing(px(6))
        return frame

    def refresh(self) -> None:
        """Show what the publisher is doing."""
        sync = self.context.control.health().sync
        self.sync_state.setText(sync_text(sync.state))
        parts = [self.tr("Published: {n}").format(n=number_text(sync.published))]
        if sync.failed:
            parts.append(self.tr("Failed tries: {n}").format(n=number_text(sync.failed)))
        if sync.last_success_at is not None:
            parts.append(self.tr("Last: {time}").format(time=ago_text(sync.last_success_at)))
        if sync.round_trip_ms is not None:
            parts.append(
                self.tr("Reply in {n} ms").format(n=number_text(round(sync.round_trip_ms)))
            )
        self.sync_detail.setText(" · ".join(parts))
        self.sync_error.setText(sync.last_error)
        self.sync_error.setVisible(bool(sync.last_error))

    def _on_changed(self) -> None:
        wrong = any(name.startswith("cloud.") for name in self.context.draft.problems)
        has_endpoint = bool(self.context.draft.value("cloud.endpoint"))
        # Not disabled during a test: the focus would go on to the next field, unseen, and the
        # on-screen keyboard would come up for it.
        self.test.setEnabled(has_endpoint and not wrong)
        if self._tested != self._destination():
            self.report.hide()

    def _destination(self) -> object:
        """What a test depends on, to be compared."""
        draft = self.context.draft
        return [draft.shown(f"cloud.{name}") for name in ("protocol", "endpoint", "username")]

    def _on_test(self) -> None:
        if self.busy.isVisible():
            return
        try:
            cloud = self.context.draft.settings().cloud
        except SettingsError as error:
            self._show_report(False, error.message, error.hint)
            return
        self._tested = self._destination()
        self.report.hide()
        self.busy.show()
        self.test.setText(self.tr("Testing…"))
        self.context.control.test_connection(cloud, self.context.draft.password, self._on_tested)

    def _on_tested(self, report: ConnectionReport) -> None:
        if not shiboken6.isValid(self):  # the panel was closed meanwhile
            return
        self.busy.hide()
        self.test.setText(self.tr("Test connection"))
        if self._tested != self._destination():  # the outcome of what is no longer typed
            return
        message = self.tr("The endpoint accepted the test") if report.ok else report.message
        if report.round_trip_ms is not None:
            message += f" ({number_text(round(report.round_trip_ms))} ms)"
        self._show_report(report.ok, message, report.hint)

    def _show_report(self, ok: bool, message: str, hint: str) -> None:
        self.report_message.setText(("✓  " if ok else "✕  ") + message)
        self.report_hint.setText(hint)
        self.report_hint.setVisible(bool(hint))
        self.report.setProperty("bad", not ok)
        repolish(self.report)
        self.report.show()
        self.reveal(self.report)
