"""Who is recognised, for staff: everybody in a row, nothing jumps, and mistakes are put right."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea

from kiosk.core.errors import GalleryError, KioskError
from kiosk.core.identity import IdentifiedEvent, Identity, RecognisedPerson
from kiosk.core.settings import Settings
from kiosk.core.settings_schema import with_values
from kiosk.ui.operator.page import PanelContext
from kiosk.ui.operator.recognised_card import MOST_GONE, RecognisedCard
from kiosk.ui.operator.recognised_row import RecognisedRow, confidence_text
from kiosk.ui.theme import Appearance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pytestqt.qtbot import QtBot

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
IDENTIFIES = {
    "analysis.mode": "identification",
    "identification.notice_acknowledged": True,
    "identification.retention_days": 30,
}
BIO = "Comes every Thursday for the new records, plays the double bass in two bands. "
FIELDS = (("Company", "Miller & Sons"), ("Since", "2014"), ("Tea", "Green, no sugar"))


def person(number: int, *, in_view: bool = True, ago_s: float = 60.0, **more: Any) -> Any:
    values = {"name": f"Person {number}", "confidence": 0.9, "bio": "", "fields": ()} | more
    identity = Identity(UUID(int=number), values["name"], "vip", values["confidence"])
    at = NOW - timedelta(seconds=ago_s)
    event = IdentifiedEvent(
        UUID(int=1000 + number), identity, at, "kiosk", values["bio"], values["fields"]
    )
    return RecognisedPerson(event, in_view, NOW if in_view else at)


@dataclass
class Program:
    """What the card asks of the program."""

    seen: list[RecognisedPerson] = field(default_factory=list)
    now: Settings = field(default_factory=lambda: with_values(Settings(), IDENTIFIES))
    rejected: list[UUID] = field(default_factory=list)
    asked: int = 0
    groups: Mapping[str, str] | None = field(default_factory=lambda: {"vip": "VIP guests"})

    def settings(self) -> Settings:
        return self.now

    def recognised(self) -> Sequence[RecognisedPerson]:
        return self.seen

    def not_this_person(self, person: UUID) -> None:
        self.rejected.append(person)

    def people(
        self,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        self.asked += 1
        if self.groups is None:
            failed(GalleryError("The gallery cannot be read", "Restore it."))
        else:
            done(self.groups)


class Desk:
    """The card on a page, a clock, and what the page hears."""

    def __init__(self, qtbot: QtBot, appearance: Appearance) -> None:
        self.bot = qtbot
        self.program = Program()
        self.clock = NOW
        context = PanelContext(self.program, None, appearance, None)  # type: ignore[arg-type]
        self.card = RecognisedCard(context, lambda: self.clock)
        self.opened: list[tuple[object, object]] = []
        self.card.personWanted.connect(lambda *who: self.opened.append(who))
        self.area = QScrollArea()
        self.area.setWidget(self.card)
        self.area.setWidgetResizable(True)
        qtbot.addWidget(self.area)
        self.area.resize(1000, 800)
        self.area.show()

    def show(self, *people: RecognisedPerson) -> list[RecognisedRow]:
        self.program.seen = list(people)
        self.card.refresh()
        return self.rows

    @property
    def rows(self) -> list[RecognisedRow]:
        """From top to bottom."""
        self.bot.wait(1)
        return sorted(self.card.rows.values(), key=lambda row: row.y())

    @property
    def names(self) -> list[str]:
        return [row.name.text() for row in self.rows]

    def click(self, widget: Any) -> None:
        assert widget.isVisible()
        self.bot.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    appearance = Appearance()
    yield Desk(qtbot, appearance)
    appearance.deleteLater()


def test_a_row_tells_who_how_surely_and_since_when(desk: Desk) -> None:
    (row,) = desk.show(person(1, ago_s=130, confidence=0.97, bio="Likes tea.", fields=FIELDS[:2]))
    assert row.name.text() == "Person 1"
    assert "VIP guests" in row.facts.text()
    assert "Very sure (97 %)" in row.facts.text()
    assert "2 min 10 s" in row.facts.text()
    assert row.bio.text() == "Likes tea."
    shown = [label.text() for label in row.profile.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Likes tea.", "Company", "Miller & Sons", "Since", "2014"]
    assert not row.more.isVisible()


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, "Very sure (99 %)"),
        (0.9, "Very sure (90 %)"),
        (0.8, "Sure (80 %)"),
        (0.6, "Fairly sure (60 %)"),
        (0.5, "Just sure enough (50 %)"),
        (-0.2, "Just sure enough (0 %)"),
        (1.3, "Very sure (99 %)"),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_confidence_in_words_and_as_a_number(confidence: float, words: str) -> None:
    assert confidence_text(confidence) == words


def test_nobody_yet_nobody_now_and_nobody_in_another_mode(desk: Desk) -> None:
    desk.show()
    assert "yet" in desk.card.nobody.text()
    desk.show(person(1, in_view=False, ago_s=300))
    assert "in view" in desk.card.nobody.text()
    assert desk.card.lately.isVisible()
    desk.show(person(1))
    assert not desk.card.nobody.isVisible()
    assert not desk.card.lately.isVisible()
    desk.program.now = Settings()
    desk.show()
    assert "this mode" in desk.card.nobody.text()
    desk.program.now = with_values(Settings(), {"analysis.mode": "identification"})
    desk.show()
    assert "notice" in desk.card.nobody.text()


def test_rows_do_not_jump_while_the_program_sees_people_in_another_order(desk: Desk) -> None:
    people = [person(i, ago_s=100 - i) for i in range(10)]
    rows = desk.show(*people)
    assert desk.names == [f"Person {i}" for i in range(10)]
    assert desk.show(*reversed(people)) == rows
    assert "(10)" in desk.card.heading.text()


def test_who_leaves_moves_down_and_goes_at_last_and_rows_stay_what_they_are(desk: Desk) -> None:
    first, second, third = (person(i, ago_s=50 - i, bio=BIO * 9) for i in range(3))
    rows = desk.show(first, second, third)
    desk.click(rows[0].more)
    left = replace(first, in_view=False, last_seen_at=NOW)
    assert desk.show(second, third, left) == [rows[1], rows[2], rows[0]]
    assert "left" in rows[0].facts.text()
    assert rows[0].bio.text() == (BIO * 9).strip(), "it stays open"
    assert not rows[0].reject.isVisible()
    desk.show(third)
    assert desk.names == ["Person 2"]


def test_a_long_profile_is_shown_on_demand(desk: Desk) -> None:
    (row,) = desk.show(person(1, bio=BIO * 20, fields=FIELDS))
    assert len(row.bio.text()) < 200
    assert row.bio.text().endswith("…")
    assert not any(
        label.isVisible() for label in row.profile.findChildren(QLabel) if label is not row.bio
    )
    desk.click(row.more)
    assert row.bio.text() == (BIO * 20).strip()
    assert all(label.isVisible() for label in row.profile.findChildren(QLabel))
    desk.card.refresh()
    assert row.bio.text() == (BIO * 20).strip()
    desk.click(row.more)
    assert row.bio.text().endswith("…")


def test_a_mistake_is_put_right_only_after_a_question(desk: Desk) -> None:
    (row,) = desk.show(person(1))
    desk.click(row.reject)
    assert "Person 1" in row.question.text()
    assert not row.reject.isVisible()
    assert desk.program.rejected == []
    desk.card.refresh()
    assert row.confirm.isVisible(), "the next figures do not take the question away"
    desk.click(row.back)
    assert not row.confirm.isVisible()
    desk.click(row.reject)
    desk.click(row.confirm)
    assert desk.program.rejected == [UUID(int=1)]
    assert "Person 1" in desk.card.news.text()
    assert desk.card.news.isVisible()
    desk.show()
    desk.clock += timedelta(seconds=11)
    desk.card.refresh()
    assert not desk.card.news.isVisible()


def test_a_question_about_somebody_who_left_is_taken_back(desk: Desk) -> None:
    (row,) = desk.show(person(1))
    desk.click(row.reject)
    desk.show(replace(person(1), in_view=False))
    assert not row.confirm.isVisible()
    assert not row.reject.isVisible()
    desk.show()
    assert desk.rows == []


def test_the_person_can_be_opened(desk: Desk) -> None:
    (row,) = desk.show(person(7))
    desk.click(row.open)
    assert desk.opened == [(UUID(int=7), ())]


def test_groups_are_asked_for_once_and_an_id_will_do(desk: Desk) -> None:
    desk.program.groups = None
    (row,) = desk.show(person(1))
    for _ in range(5):
        desk.card.refresh()
    assert desk.program.asked == 1
    assert row.facts.text().startswith("vip")


def test_many_who_left_are_not_all_listed(desk: Desk) -> None:
    desk.show(*(person(i, in_view=False, ago_s=100 + i) for i in range(MOST_GONE + 7)))
    assert desk.names == [f"Person {i}" for i in range(MOST_GONE)], "who left last is first"
    assert str(MOST_GONE + 7) in desk.card.more.text()
    desk.click(desk.card.more)
    assert len(desk.rows) == MOST_GONE + 7
    desk.card.refresh()
    assert len(desk.rows) == MOST_GONE + 7
    desk.click(desk.card.more)
    assert len(desk.rows) == MOST_GONE
    desk.show(person(1, in_view=False))
    assert not desk.card.more.isVisible()


def test_of_those_who_left_only_the_name_stands_there_until_asked(desk: Desk) -> None:
    short = {"bio": "Likes tea.", "fields": FIELDS[:1]}
    (row,) = desk.show(person(1, **short))
    assert row.profile.isVisible()
    assert not row.more.isVisible()
    desk.show(person(1, in_view=False, **short))
    assert not row.profile.isVisible()
    desk.click(row.more)
    assert row.profile.isVisible()
    assert all(label.isVisible() for label in row.profile.findChildren(QLabel))
    (other,) = desk.show(person(2, in_view=False))
    assert not other.more.isVisible(), "there is no profile"


@pytest.mark.parametrize("width", [420, 700, 1300])
def test_no_text_makes_the_card_wider_than_the_page(desk: Desk, width: int) -> None:
    desk.area.resize(width, 900)
    long = "W" * 100
    fields = ((long, "x" * 500), ("a\u202eb", "<b>no markup</b>"))
    rows = desk.show(person(1, name=long, bio="y" * 2000, fields=fields), person(2, fields=FIELDS))
    desk.click(rows[0].reject)
    if rows[1].more.isVisible():
        desk.click(rows[1].more)
    desk.bot.wait(1)
    for row in rows:
        assert row.width() <= width
        for label in row.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText
            if label.isVisible():
                assert "\u202e" not in label.text()
                right = label.mapTo(desk.card, label.rect().topRight()).x()
                assert right <= desk.card.width()
        for choice in (row.open, row.reject, row.more, row.confirm):
            if choice.isVisible():
                assert choice.height() >= 48
                assert choice.mapTo(desk.card, choice.rect().topRight()).x() <= desk.card.width()
