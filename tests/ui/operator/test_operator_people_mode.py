"""What has to be settled before anybody is identified, and the settings of identification."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from kiosk.core.choices import AnalysisMode
from kiosk.core.identity import Group
from kiosk.core.settings_schema import with_values
from kiosk.ui.operator.people_page import Tab

from .conftest import PAGES


def choose_mode(operator: Any, mode: str) -> Any:
    page = operator.page("analysis")
    operator.click(operator.field(page, "analysis.mode").editor.buttons[mode])
    return page


def test_identification_is_not_applied_before_the_notice_and_the_time(unlocked: Any) -> None:
    page = choose_mode(unlocked, "identification")
    bar = unlocked.work.bar
    assert page.notice.isVisible()
    assert not bar.apply.isEnabled()
    assert "acknowledged" in bar.status.text()
    unlocked.click(bar.show_problem)
    people = unlocked.work.page(PAGES.index("people"))
    assert unlocked.work.index == PAGES.index("people")
    assert people.tab is Tab.SETTINGS
    notice = people.settings.notice
    unlocked.click(notice.acknowledged.editor.switch)
    assert not bar.apply.isEnabled()
    unlocked.click(notice.retention.editor.presets[90])
    assert notice.retention.editor.line.text() == "90"
    assert bar.apply.isEnabled()
    settings = unlocked.apply()
    assert settings.analysis.mode is AnalysisMode.IDENTIFICATION
    assert settings.identification.notice_acknowledged
    assert settings.identification.retention_days == 90
    assert "is on" in notice.state.words.text()


def test_the_notice_is_reached_from_the_mode(unlocked: Any) -> None:
    page = choose_mode(unlocked, "identification")
    read = next(b for b in page.notice.findChildren(type(unlocked.work.bar.apply)))
    unlocked.click(read)
    assert unlocked.work.index == PAGES.index("people")


def test_a_detector_without_eyes_is_said_to_be_in_the_way(operator: Any) -> None:
    operator.kiosk.now = with_values(
        operator.kiosk.now,
        {
            "analysis.detector": "face-detection-0200",
            "identification.notice_acknowledged": True,
            "identification.retention_days": 30,
        },
    )
    operator.unlock()
    page = choose_mode(operator, "identification")
    assert "detector" in page.notice.words.text()
    assert not page.read.isVisible()
    assert not operator.work.bar.apply.isEnabled()
    people = operator.page("people")
    people.open_tab(Tab.SETTINGS)
    assert "detector" in people.settings.notice.state.words.text()
    operator.click(operator.work.bar.show_problem)
    assert operator.work.index == PAGES.index("analysis")


def test_another_mode_needs_no_notice(unlocked: Any) -> None:
    page = choose_mode(unlocked, "identification")
    choose_mode(unlocked, "counts")
    assert not page.notice.isVisible()
    assert unlocked.apply().analysis.mode is AnalysisMode.COUNTS


def test_other_edits_wait_for_the_notice_and_are_not_lost(unlocked: Any) -> None:
    page = unlocked.page("device")
    unlocked.retype(unlocked.field(page, "device.location").editor.line, "Hall")
    choose_mode(unlocked, "identification")
    assert not unlocked.work.bar.apply.isEnabled()
    choose_mode(unlocked, "demographics")
    assert unlocked.apply().device.location == "Hall"


def test_identification_is_switched_on_beside_the_notice(unlocked: Any) -> None:
    people = unlocked.page("people")
    people.open_tab(Tab.SETTINGS)
    notice = people.settings.notice
    assert not notice.use.isEnabled()
    unlocked.click(notice.acknowledged.editor.switch)
    unlocked.retype(notice.retention.editor.line, "14")
    assert not any(b.isChecked() for b in notice.retention.editor.presets.values())
    unlocked.click(notice.use)
    assert "Apply" in notice.state.words.text()
    assert unlocked.apply().analysis.mode is AnalysisMode.IDENTIFICATION


def test_the_notice_taken_back_stops_identification_from_being_applied(operator: Any) -> None:
    operator.kiosk.now = with_values(
        operator.kiosk.now,
        {
            "analysis.mode": "identification",
            "identification.notice_acknowledged": True,
            "identification.retention_days": 30,
        },
    )
    operator.unlock()
    people = operator.page("people")
    people.open_tab(Tab.SETTINGS)
    notice = people.settings.notice
    assert notice.retention.editor.presets[30].isChecked()
    operator.click(notice.acknowledged.editor.switch)
    assert not operator.work.bar.apply.isEnabled()
    assert notice.state.words.property("role") == "error"


def test_a_mode_fixed_elsewhere_is_not_switched(operator: Any) -> None:
    operator.kiosk.fixed = frozenset({"analysis.mode", "identification.retention_days"})
    operator.unlock()
    people = operator.page("people")
    people.open_tab(Tab.SETTINGS)
    assert not people.settings.notice.use.isVisible()
    assert not people.settings.notice.retention.editor.presets[30].isEnabled()


@pytest.mark.parametrize("rate", [0.01, 0.00001, 0.002])
def test_the_rate_of_false_accepts_is_said_in_words(operator: Any, rate: float) -> None:
    operator.kiosk.now = with_values(operator.kiosk.now, {"identification.false_accept_rate": rate})
    operator.unlock()
    people = operator.page("people")
    people.open_tab(Tab.SETTINGS)
    combo = operator.field(people, "identification.false_accept_rate").editor.combo
    assert combo.currentText().replace(",", "").endswith(f"{1 / rate:.0f}")
    combo.setCurrentIndex(combo.findData("0.0001"))
    combo.activated.emit(combo.currentIndex())
    assert operator.apply().identification.false_accept_rate == 0.0001


def test_the_group_to_recognise_is_chosen_from_those_there_are(operator: Any, made_up: Any) -> None:
    operator.kiosk.now = with_values(operator.kiosk.now, {"identification.group": "gone"})
    operator.kiosk.registry.put_group(Group("staff", "Staff"))
    operator.kiosk.registry.put_person(made_up.person("Ana", datetime.now(UTC)))
    operator.unlock()
    people = operator.page("people")
    people.open_tab(Tab.SETTINGS)
    combo = operator.field(people, "identification.group").editor.combo
    assert [combo.itemText(i) for i in range(combo.count())] == [
        "All groups",
        "People",
        "Staff",
        "gone",
    ]
    assert combo.currentText() == "gone"
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert operator.apply().identification.group == "staff"
