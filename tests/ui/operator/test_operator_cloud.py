"""The cloud page: credentials, connection test and the state of publishing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit

from kiosk.core.control import ConnectionReport
from kiosk.core.errors import CredentialError
from kiosk.core.health import SyncState, SyncStatus
from kiosk.core.settings_schema import with_values

ADDRESS = "http://127.0.0.1:9002"


@pytest.fixture
def at_cloud(operator: Any) -> Any:
    operator.kiosk.now = with_values(operator.kiosk.now, {"cloud.endpoint": ADDRESS})
    operator.unlock()
    return operator


def test_a_test_uses_what_is_typed_and_tells_the_outcome(at_cloud: Any) -> None:
    page = at_cloud.page("cloud")
    at_cloud.retype(at_cloud.field(page, "cloud.username").editor.line, "shop")
    at_cloud.retype(page.password.line, "s3cret")
    at_cloud.click(page.test)
    cloud, password = at_cloud.kiosk.tested[0]
    assert (cloud.endpoint, cloud.username, password) == (ADDRESS, "shop", "s3cret")
    assert page.busy.isVisible()
    at_cloud.kiosk.answer(ConnectionReport(True, "201", "", 12.4))
    assert page.report_message.text() == "✓  The endpoint accepted the test (12 ms)"
    assert not page.busy.isVisible()
    assert at_cloud.kiosk.applied == []
    assert at_cloud.kiosk.password == ""


def test_a_failed_test_says_what_to_do(at_cloud: Any) -> None:
    page = at_cloud.page("cloud")
    at_cloud.click(page.test)
    assert at_cloud.kiosk.tested[0][1] is None
    at_cloud.kiosk.answer(ConnectionReport(False, "No reply", "Check the address."))
    assert page.report_message.text() == "✕  No reply"
    assert page.report_hint.text() == "Check the address."
    assert page.report.property("bad") is True


def test_a_test_keeps_the_focus_and_runs_once(at_cloud: Any) -> None:
    page = at_cloud.page("cloud")
    at_cloud.click(page.test)
    at_cloud.click(page.test)
    assert len(at_cloud.kiosk.tested) == 1
    assert page.test.hasFocus()
    at_cloud.kiosk.answer(ConnectionReport(True, ""))
    assert page.test.hasFocus()


def test_an_outcome_is_shown_only_beside_what_was_tested(at_cloud: Any) -> None:
    page = at_cloud.page("cloud")
    line = at_cloud.field(page, "cloud.endpoint").editor.line
    at_cloud.click(page.test)
    at_cloud.kiosk.answer(ConnectionReport(True, ""))
    assert page.report.isVisible()
    at_cloud.retype(line, "http://127.0.0.1:9003")
    assert not page.report.isVisible()
    at_cloud.click(page.test)
    at_cloud.retype(line, "http://127.0.0.1:9004")
    at_cloud.kiosk.answer(ConnectionReport(True, ""))
    assert not page.report.isVisible()
    assert not page.busy.isVisible()


def test_an_answer_after_closing_is_dropped(at_cloud: Any) -> None:
    page = at_cloud.page("cloud")
    at_cloud.click(page.test)
    at_cloud.click(at_cloud.work.navigation.close_button)
    at_cloud.bot.wait(1)
    at_cloud.kiosk.answer(ConnectionReport(True, "Too late"))


def test_without_a_right_address_there_is_nothing_to_test(at_cloud: Any) -> None:
    page = at_cloud.page("cloud")
    line = at_cloud.field(page, "cloud.endpoint").editor.line
    at_cloud.retype(line, "nonsense")
    assert not page.test.isEnabled()
    at_cloud.retype(line, "")
    assert not page.test.isEnabled()
    at_cloud.retype(line, ADDRESS)
    assert page.test.isEnabled()


def test_a_password_is_hidden_and_stored_when_applied(at_cloud: Any) -> None:
    page = at_cloud.page("cloud")
    assert page.password.note.text() == "No password is stored."
    at_cloud.retype(page.password.line, "s3cret")
    assert page.password.line.echoMode() is QLineEdit.EchoMode.Password
    at_cloud.click(page.password.show_password)
    assert page.password.line.echoMode() is QLineEdit.EchoMode.Normal
    at_cloud.apply()
    assert at_cloud.kiosk.password == "s3cret"
    assert at_cloud.kiosk.applied == []  # nothing else has changed
    assert page.password.line.text() == ""
    assert page.password.line.echoMode() is QLineEdit.EchoMode.Password
    assert "is stored" in page.password.note.text()


def test_a_stored_password_can_be_removed(at_cloud: Any) -> None:
    at_cloud.kiosk.password = "old"
    page = at_cloud.page("cloud")
    at_cloud.click(page.password.remove)
    assert at_cloud.kiosk.password == "old"
    at_cloud.apply()
    assert at_cloud.kiosk.password == ""


def test_clearing_the_line_leaves_the_stored_password_alone(at_cloud: Any) -> None:
    at_cloud.kiosk.password = "old"
    page = at_cloud.page("cloud")
    at_cloud.retype(page.password.line, "x")
    at_cloud.retype(page.password.line, "")
    assert not at_cloud.work.bar.apply.isEnabled()


def test_a_password_that_cannot_be_stored_is_told(
    at_cloud: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(password: str) -> None:
        raise CredentialError("The key store is locked", "Unlock it.")

    monkeypatch.setattr(at_cloud.kiosk, "set_password", refuse)
    page = at_cloud.page("cloud")
    at_cloud.retype(page.password.line, "s3cret")
    at_cloud.apply()
    assert at_cloud.work.bar.status.text() == "The key store is locked. Unlock it."
    assert page.password.line.text() == "s3cret"


def test_the_state_of_publishing_is_live(at_cloud: Any) -> None:
    page = at_cloud.page("cloud")
    assert page.sync_state.text() == "Nothing is published"
    sync = SyncStatus(
        SyncState.RETRYING, 12, 3, datetime.now(UTC), None, 8.0, "The server does not answer"
    )
    at_cloud.kiosk.snapshot = replace(at_cloud.kiosk.snapshot, sync=sync)
    at_cloud.bot.waitUntil(lambda: page.sync_state.text() == "Trying again")
    assert page.sync_detail.text() == (
        "Published: 12 · Failed tries: 3 · Last: just now · Reply in 8 ms"
    )
    assert page.sync_error.text() == "The server does not answer"
