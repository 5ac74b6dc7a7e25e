"""The page of destinations: how they are, what can be done, and what becomes of the settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel

from kiosk.core.control import ConnectionReport
from kiosk.core.errors import SettingsError, SyncError
from kiosk.core.settings_schema import with_values
from kiosk.core.sinks import EXTRAS, Sink, SinkKind
from kiosk.core.sync import SinkState, SinkStatus
from kiosk.ui.i18n import LANGUAGES, LanguageSwitch
from kiosk.ui.operator.cloud_page import Tab
from kiosk.ui.operator.cloud_signs import KIND_SIGNS, STATE_SIGNS
from kiosk.ui.operator.cloud_texts import breakable, plain, state_text

SHOP = Sink(name="shop", kind=SinkKind.HTTP, endpoint="https://collector.example.com")
HALL = Sink(name="hall", kind=SinkKind.MQTT, endpoint="mqtts://broker.example.com")


def use(operator: Any, *sinks: Sink) -> None:
    rows = [sink.model_dump() for sink in sinks]
    operator.kiosk.now = with_values(operator.kiosk.now, {"cloud.sinks": rows})


@pytest.fixture
def cloud(operator: Any) -> Any:
    """The page with two destinations."""
    use(operator, SHOP, HALL)
    operator.unlock()
    return operator.page("cloud")


def press(operator: Any, button: Any) -> None:
    """Also a button that is not in view, as somebody does who scrolls."""
    operator.work.page(operator.work.index).ensureWidgetVisible(button)
    operator.click(button)
    operator.idle()


def names(operator: Any) -> list[str]:
    return [sink.name for sink in operator.kiosk.now.cloud.sinks]


def test_without_a_destination_it_says_that_nothing_leaves(unlocked: Any) -> None:
    page = unlocked.page("cloud")
    assert page.sinks.empty.isVisible()
    assert not page.sinks.bar.isVisible()
    words = [label.text() for label in page.sinks.empty.findChildren(QLabel)]
    assert words[0] == "Nothing leaves this device"
    press(unlocked, page.sinks.first_add)
    assert set(page.task.buttons) == set(SinkKind)


def test_a_card_says_how_a_destination_is(operator: Any, cloud: Any) -> None:
    now = datetime.now(UTC)
    operator.kiosk.desk.statuses["shop"] = SinkStatus(
        "shop",
        SinkKind.HTTP,
        SinkState.RETRYING,
        depth=120,
        oldest_at=now - timedelta(hours=2),
        waiting_bytes=2048,
        acknowledged=17,
        dead=3,
        dropped=5,
        last_success_at=now - timedelta(minutes=3),
        round_trip_ms=41.4,
        skew_s=-2.6,
        last_error="The server does not answer",
        hint="Check the address.",
        per_minute=(0,) * 59 + (7,),
    )
    cloud.refresh()
    card = cloud.sinks.cards["shop"]
    assert card.state.words.text() == "Trying again"
    assert card.waiting.value.text() == "120 (2.0\u00a0KiB)"
    assert card.oldest.value.text() == "2 h ago"
    assert card.success.value.text() == "3 min ago"
    assert card.reply.value.text() == "in 41 ms, its clock is 3 s behind this one"
    assert card.taken.value.text() == "17"
    assert card.refused.value.text() == "3, given up for lack of room: 5"
    assert card.error.text() == "The server does not answer"
    assert card.hint.text().replace("\u200b", "") == "Check the address."
    assert card.chart._top == 10
    assert cloud.sinks.summary.text() == "Waiting to be sent, over all destinations: 120"


@pytest.mark.parametrize("state", list(SinkState))
def test_every_state_has_words_and_a_sign(operator: Any, cloud: Any, state: SinkState) -> None:
    operator.kiosk.desk.statuses["hall"] = SinkStatus("hall", SinkKind.MQTT, state)
    cloud.refresh()
    card = cloud.sinks.cards["hall"]
    assert card.state.words.text() == state_text(state)
    assert card.state.accessibleName() == state_text(state)
    assert STATE_SIGNS[state][0]().elementCount() > 0
    well = state in (SinkState.IDLE, SinkState.SENDING)
    assert card.problem.isVisible() is not well


def test_what_still_waits_is_not_delivered(operator: Any, cloud: Any) -> None:
    operator.kiosk.desk.statuses["hall"] = SinkStatus("hall", SinkKind.MQTT, depth=3)
    cloud.refresh()
    assert cloud.sinks.cards["hall"].state.words.text() == "Sending"


def test_states_do_not_look_alike_without_colours() -> None:
    shown = {STATE_SIGNS[state][0] for state in SinkState}
    assert len(shown) == len(SinkState) - 2  # two of them wait, and two are wrong
    assert len({state_text(state) for state in SinkState}) == len(SinkState)
    assert set(KIND_SIGNS) == set(SinkKind)


@pytest.mark.parametrize("kind", EXTRAS)
def test_a_missing_package_says_how_to_install_it(operator: Any, kind: SinkKind) -> None:
    address = {SinkKind.SNS: "arn:aws:sns:x:1:y", SinkKind.STORAGE: "file:///x"}
    sink = Sink(name="a", kind=kind, endpoint=address.get(kind, "mqtts://x"))
    use(operator, sink)
    operator.unlock()
    operator.kiosk.desk.statuses["a"] = SinkStatus("a", kind, SinkState.MISSING_EXTRA)
    page = operator.page("cloud")
    text = page.sinks.cards["a"].meaning.text().replace("\u200b", "")
    assert f"pip install 'kiosk[{EXTRAS[kind]}]'" in text


def test_a_workshop_endpoint_promises_no_more_than_it_keeps(operator: Any) -> None:
    use(operator, Sink(name="w", kind=SinkKind.WORKSHOP, endpoint="http://127.0.0.1", paused=True))
    operator.unlock()
    card = operator.page("cloud").sinks.cards["w"]
    assert any("latest state, at least once" in one.text() for one in card.findChildren(QLabel))
    assert card.meaning.text() == "Nothing is sent until you resume it."
    operator.kiosk.desk.statuses["w"] = SinkStatus("w", SinkKind.WORKSHOP, SinkState.RETRYING)
    card.show_status(operator.kiosk.desk.statuses["w"])
    assert "lost" not in card.meaning.text()


def test_what_a_receiver_says_is_plain_text(operator: Any, cloud: Any) -> None:
    evil = "<b>bold</b>\n<img src='file:///etc/passwd'>\u202egnp.exe" + "x" * 5000
    operator.kiosk.desk.statuses["shop"] = replace(
        SinkStatus("shop", SinkKind.HTTP, SinkState.REFUSED), last_error=evil, hint=evil
    )
    cloud.refresh()
    QApplication.processEvents()
    card = cloud.sinks.cards["shop"]
    for label in card.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or label.text() == ""
    shown = card.error.text().replace("\u200b", "")
    assert "<b>bold</b>" in shown
    assert "\u202e" not in shown
    assert "\n" not in shown
    assert len(shown) <= 400
    assert card.minimumSizeHint().width() <= cloud.viewport().width()


def test_long_words_can_be_broken() -> None:
    assert max(len(part) for part in breakable("x" * 500).split("\u200b")) <= 24
    assert breakable("a b") == "a b"
    assert plain("a\tb\x00c") == "a b c"


def test_pause_and_resume_are_in_force_at_once(operator: Any, cloud: Any) -> None:
    press(operator, cloud.sinks.cards["hall"].pause)
    assert [sink.paused for sink in operator.kiosk.now.cloud.sinks] == [False, True]
    card = cloud.sinks.cards["hall"]
    assert card.pause.text() == "Resume"
    assert card.state.words.text() == "Paused"
    press(operator, card.pause)
    assert [sink.paused for sink in operator.kiosk.now.cloud.sinks] == [False, False]


def test_edits_of_other_settings_are_left_alone(operator: Any, cloud: Any) -> None:
    cloud.open_tab(Tab.LIMITS)
    days = operator.field(cloud, "cloud.queue_days")
    operator.retype(days.editor.line, "7")
    cloud.open_tab(Tab.SINKS)
    press(operator, cloud.sinks.cards["hall"].pause)
    assert operator.kiosk.now.cloud.queue_days == 30
    assert operator.kiosk.now.cloud.sinks[1].paused
    settings = operator.apply()
    assert settings.cloud.queue_days == 7
    assert settings.cloud.sinks[1].paused


def test_what_cannot_be_saved_changes_nothing(operator: Any, cloud: Any) -> None:
    operator.kiosk.save_error = SettingsError("The disk is full", "Make room.")
    press(operator, cloud.sinks.cards["hall"].pause)
    assert cloud.sinks.message.words.text() == "The disk is full. Make room."
    assert cloud.sinks.cards["hall"].pause.text() == "Pause"


def test_everything_or_one_destination_is_sent_now(operator: Any, cloud: Any) -> None:
    press(operator, cloud.sinks.send_all)
    press(operator, cloud.sinks.cards["hall"].send)
    assert operator.kiosk.desk.flushed == [None, "hall"]
    operator.kiosk.desk.error = SyncError("The queue cannot be changed", "Make room.")
    press(operator, cloud.sinks.send_all)
    assert cloud.sinks.message.words.text() == "The queue cannot be changed. Make room."


def test_a_test_of_a_card_uses_what_is_stored(operator: Any, cloud: Any) -> None:
    card = cloud.sinks.cards["shop"]
    press(operator, card.test)
    press(operator, card.test)
    assert operator.kiosk.tested == [(SHOP, None)]
    assert card.test.text() == "Testing…"
    assert card.test.hasFocus()
    operator.kiosk.answer(ConnectionReport(False, "No reply", "Check the address.", 12.4))
    assert card.report_message.text().replace("\u200b", "") == "✕  No reply (12 ms)"
    assert card.report_hint.text().replace("\u200b", "") == "Check the address."
    assert card.report.property("bad") is True
    press(operator, card.test)
    operator.kiosk.answer(ConnectionReport(True, ""))
    assert card.report_message.text().startswith("✓")


def test_an_answer_after_closing_is_dropped(operator: Any, cloud: Any) -> None:
    press(operator, cloud.sinks.cards["shop"].test)
    operator.click(operator.work.navigation.close_button)
    operator.bot.wait(1)
    operator.kiosk.answer(ConnectionReport(True, "Too late"))


def test_removing_asks_says_what_is_lost_and_can_be_undone(operator: Any, cloud: Any) -> None:
    operator.kiosk.secrets["shop"] = "token"
    operator.kiosk.desk.statuses["shop"] = SinkStatus("shop", SinkKind.HTTP, depth=40, dead=2)
    press(operator, cloud.sinks.cards["shop"].remove)
    assert "42 records" in cloud.sinks.question.text.text()
    press(operator, cloud.sinks.question.buttons[0])
    assert names(operator) == ["shop", "hall"]
    press(operator, cloud.sinks.cards["shop"].remove)
    press(operator, cloud.sinks.question.buttons[1])
    assert names(operator) == ["hall"]
    assert operator.kiosk.desk.forgotten == []
    press(operator, cloud.sinks.undo)
    assert names(operator) == ["shop", "hall"]
    assert operator.kiosk.desk.forgotten == []
    assert operator.kiosk.secrets["shop"] == "token"


def test_a_removed_destination_is_forgotten_with_its_secret(operator: Any, cloud: Any) -> None:
    operator.kiosk.secrets["shop"] = "token"
    press(operator, cloud.sinks.cards["shop"].remove)
    press(operator, cloud.sinks.question.buttons[1])
    operator.panel.lock()
    assert operator.kiosk.desk.forgotten == ["shop"]
    assert operator.kiosk.secrets["shop"] == ""


def test_its_secret_goes_also_where_the_queue_does_not_know_it(operator: Any, cloud: Any) -> None:
    """As it knows no workshop endpoint."""
    operator.kiosk.secrets["shop"] = "token"
    operator.kiosk.desk.error = SyncError("the queue knows no destination shop")
    press(operator, cloud.sinks.cards["shop"].remove)
    press(operator, cloud.sinks.question.buttons[1])
    operator.panel.lock()
    assert operator.kiosk.secrets["shop"] == ""


def test_destinations_that_are_fixed_elsewhere_can_only_be_looked_at(operator: Any) -> None:
    use(operator, SHOP)
    operator.kiosk.fixed = frozenset({"cloud.sinks"})
    operator.unlock()
    page = operator.page("cloud")
    assert "KIOSK_CLOUD__SINKS" in page.sinks.fixed.words.text()
    card = page.sinks.cards["shop"]
    for action in (page.sinks.add, page.sinks.enrol, card.pause, card.edit, card.remove):
        assert not action.isEnabled()
    assert card.test.isEnabled()


def test_no_more_destinations_than_there_can_be(operator: Any) -> None:
    use(operator, *(SHOP.model_copy(update={"name": f"s{i}"}) for i in range(16)))
    operator.unlock()
    page = operator.page("cloud")
    assert not page.sinks.add.isEnabled()
    assert "16" in page.sinks.summary.text()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_chart_says_where_now_is_in_every_language(
    operator: Any, cloud: Any, language: str
) -> None:
    switch = LanguageSwitch(language)
    try:
        cloud.refresh()
        chart = cloud.sinks.cards["shop"].chart
        chart.resize(260, chart.height())
        chart._restyle()
        QApplication.processEvents()
        paper = QPixmap(400, 100)
        painter = QPainter(paper)
        _, _, labels = chart._bottom.generateDrawSpecs(painter)
        painter.end()
        assert [text for _, _, text in labels][-1] == chart.tr("now")
        assert len(labels) == 3
    finally:
        switch.set_language("en")
