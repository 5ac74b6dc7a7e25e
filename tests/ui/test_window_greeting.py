"""Greetings: whom, when, with which words, and that they are never in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QTimer
from PySide6.QtWidgets import QApplication

from kiosk.core.choices import AnalysisMode, ViewMode
from kiosk.core.count_history import CountHistory
from kiosk.core.health import AppPhase
from kiosk.core.identity import IdentifiedEvent, Identity, RecognisedPerson
from kiosk.core.mailbox import Latest
from kiosk.core.settings import Settings
from kiosk.core.settings_schema import with_values
from kiosk.core.today import TodayBoard
from kiosk.ui.display_frame import DisplayFrame, DisplayTarget, Fit
from kiosk.ui.greeting_banner import GreetingBanner, least_covering
from kiosk.ui.greetings import GATHER_S, MOST_WAITING, SHOWN_S, Greetings, greeting_text
from kiosk.ui.main_window import MainWindow
from kiosk.ui.name_text import isolated
from kiosk.ui.theme import DARK, LIGHT, Appearance, contrast_ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

GREETED: dict[str, Any] = {
    "device.language": "en",
    "window.fullscreen": False,
    "analysis.mode": "identification",
    "identification.notice_acknowledged": True,
    "identification.retention_days": 30,
    "identification.show_names": True,
    "identification.greeting": "Hello, {name}!",
}
NAMES = ("Ana Souza", "Bruno Lima", "Carla Reis", "Dora Paz", "Eva Luz")


def person(
    number: int, name: str = "", *, in_view: bool = True, visit: int = 0
) -> RecognisedPerson:
    identity = Identity(UUID(int=number + 1), name or NAMES[number % 5], "vip", 0.9)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    event = IdentifiedEvent(UUID(int=1000 * visit + 500 + number), identity, at, "kiosk", "", ())
    return RecognisedPerson(event, in_view, at)


def left(one: RecognisedPerson) -> RecognisedPerson:
    return replace(one, in_view=False)


def plain(text: str) -> str:
    """Without the marks that keep the order of the letters."""
    return text.replace("\u2068", "").replace("\u2069", "")


# ------------------------------------------------------------------------------------ whom, when


def greeted(greetings: Greetings, people: list[RecognisedPerson], now_s: float) -> list[UUID]:
    return [p.event.id for p in greetings.update(people, now_s)]


def test_somebody_is_greeted_once_and_for_a_few_seconds() -> None:
    greetings, ana = Greetings(), person(0)
    assert greeted(greetings, [ana], 0.0) == [], "companions may come"
    assert greeted(greetings, [ana], GATHER_S) == [ana.event.id]
    assert greeted(greetings, [ana], GATHER_S + SHOWN_S - 0.1) == [ana.event.id]
    for later in (SHOWN_S + 1, SHOWN_S + 10, 3600.0):
        assert greeted(greetings, [ana], later) == []


def test_another_visit_is_greeted_again() -> None:
    greetings = Greetings()
    for visit in range(3):
        at = 100.0 * visit
        again = person(0, visit=visit)
        greetings.update([again], at)
        assert greeted(greetings, [again], at + 1) == [again.event.id]


def test_people_who_come_together_share_a_greeting_and_others_wait() -> None:
    greetings = Greetings()
    first, second, third = person(0), person(1), person(2)
    greetings.update([first], 0.0)
    assert greeted(greetings, [first, second], 1.0) == [first.event.id, second.event.id]
    everybody = [first, second, third]
    assert third.event.id not in greeted(greetings, everybody, 2.0)
    assert greeted(greetings, everybody, 1.0 + SHOWN_S) == [third.event.id]


def test_who_leaves_or_is_erased_is_not_greeted_any_more() -> None:
    greetings = Greetings()
    ana, bruno, carla = person(0), person(1), person(2)
    greetings.update([ana, bruno], 0.0)
    greetings.update([ana, bruno], 1.0)
    greetings.update([ana, bruno, carla], 1.2)
    assert greeted(greetings, [ana, left(bruno), carla], 1.5) == [ana.event.id]
    assert greeted(greetings, [left(bruno), carla], 2.0) == [carla.event.id], "nobody is left"
    assert greeted(greetings, [], 2.5) == []
    assert greeted(greetings, [ana], 60.0) == [], "the same visit"


def test_who_was_here_while_greetings_were_off_is_not_greeted_later() -> None:
    greetings, ana = Greetings(), person(0)
    greetings.pass_over([ana])
    greetings.update([ana], 0.0)
    assert greeted(greetings, [ana], 10.0) == []


def test_a_bus_load_is_not_greeted_for_minutes() -> None:
    greetings = Greetings()
    crowd = [person(i) for i in range(40)]
    greetings.update(crowd, 0.0)
    assert len(greetings.update(crowd, 1.0)) == MOST_WAITING
    assert greeted(greetings, crowd, 1.0 + SHOWN_S) == []


moments = st.lists(
    st.tuples(st.floats(0, 3), st.lists(st.tuples(st.integers(0, 6), st.booleans()), max_size=7)),
    max_size=30,
)


@given(moments)
def test_only_people_in_view_are_greeted_and_each_visit_once(
    seen: list[tuple[float, list[tuple[int, bool]]]],
) -> None:
    greetings, now_s = Greetings(), 0.0
    begun: dict[UUID, float] = {}
    over: set[UUID] = set()
    for step_s, who in seen:
        now_s += step_s
        people = [person(i, in_view=here) for i, here in dict(who).items()]
        now = set(greeted(greetings, people, now_s))
        assert now <= {p.event.id for p in people if p.in_view}
        assert not now & over
        over |= begun.keys() - now
        for id_ in now:
            begun.setdefault(id_, now_s)
            assert now_s - begun[id_] < SHOWN_S


# ----------------------------------------------------------------------------------------- words


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    from PySide6.QtCore import QLocale

    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("template", "people", "wanted"),
    [
        ("Hello, {name}!", [0], "Hello, Ana Souza!"),
        ("Hello, {first_name}!", [0, 1], "Hello, Ana and Bruno!"),
        ("{first_name}: {group}", [0, 1, 2], "Ana, Bruno and Carla: VIP guests"),
        ("Hello, {first_name}!", [0, 1, 2, 3, 4], "Hello, Ana, Bruno, Carla and 2 more!"),
        ("Welcome to our {group}", [0], "Welcome to our VIP guests"),
        ("Good to see you! 🌸", [0], "Good to see you! 🌸"),
        ("{{}} {name}", [0], "{} Ana Souza"),
        ("", [0], ""),
        ("   ", [0], ""),
    ],
)
def test_the_words(template: str, people: list[int], wanted: str) -> None:
    text = greeting_text(template, [person(i) for i in people], {"vip": "VIP guests"}.__getitem__)
    assert plain(text) == wanted


@pytest.mark.usefixtures("english")
def test_one_person_with_two_faces_is_named_once() -> None:
    twice = [person(0), person(0, visit=1)]
    assert plain(greeting_text("Hello, {name}!", twice, str)) == "Hello, Ana Souza!"


@pytest.mark.usefixtures("english")
@given(st.text(min_size=1, max_size=100))
def test_any_name_is_only_a_name(name: str) -> None:
    text = greeting_text("Hello, {name}!", [person(0, name)], str)
    if text:
        assert text.startswith("Hello, \u2068")
        assert text.endswith("\u2069!")
        assert len(text) < 60
        inner = text[8:-2]
        assert not set(inner) & set("\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\n\r")


# ------------------------------------------------------------------------------------ the window


class Public:
    """A window with people whom a test puts before it, and a clock that a test moves."""

    def __init__(self, **values: Any) -> None:
        self.frames: Latest[DisplayFrame] = Latest()
        self.target = DisplayTarget()
        self.people: list[RecognisedPerson] = []
        self.now_s = 0.0
        self.asked = 0
        self.window = MainWindow(
            self.frames, self.target, CountHistory(), TodayBoard(), self.settings(**values)
        )
        self.window._greeter._clock_s = lambda: self.now_s
        self.window.greet_from(self.recognised)
        self.window.show()
        self.window.set_phase(AppPhase.RUNNING)
        self.feed()

    def recognised(self) -> list[RecognisedPerson]:
        self.asked += 1
        return self.people

    @staticmethod
    def settings(**values: Any) -> Settings:
        changes = {name.replace("__", "."): value for name, value in values.items()}
        return with_values(Settings(), GREETED | changes)

    def feed(self) -> None:
        view = self.target.spec.view
        self.frames.put(
            DisplayFrame(None, 640, 360, Fit(1, 0, 0), (0, 0, 640, 360), view, (), 16 / 9, 0, 0)
        )
        self.window.wake()

    def look(self, seconds: float = 1.0) -> str:
        self.now_s += seconds
        self.window._greeter.look()
        return plain(self.window.greeting.text)

    def meet(self, *people: RecognisedPerson) -> str:
        self.people = list(people)
        self.look()
        return self.look()

    def apply(self, **values: Any) -> None:
        self.window.apply_settings(self.settings(**values))

    def end(self) -> None:
        self.window.shut_down()
        self.window.deleteLater()


@pytest.fixture
def public(qapp: QApplication) -> Iterator[Public]:
    shown = Public()
    yield shown
    shown.end()


def test_somebody_recognised_is_greeted_on_the_screen(public: Public) -> None:
    before = public.window.grab().toImage()
    assert public.meet(person(0)) == "Hello, Ana Souza!"
    banner = public.window.greeting
    assert banner.isVisible()
    assert plain(banner.accessibleName()) == "Hello, Ana Souza!"
    finish_fading(banner)
    assert public.window.grab().toImage() != before
    assert public.look(SHOWN_S) == ""
    finish_fading(banner)
    assert not banner.isVisible()
    assert banner.accessibleName() == ""
    assert public.window.grab().toImage() == before


def finish_fading(banner: GreetingBanner) -> None:
    end = 0 if not banner.text else banner._fade.duration()
    banner._fade.setCurrentTime(end)
    banner._fade.stop()
    if not banner.text:
        banner._on_faded()
    QApplication.processEvents()


@pytest.mark.parametrize("view", ViewMode)
@pytest.mark.parametrize("shown", [False, True])
def test_names_are_greeted_in_no_view_without_the_setting(
    public: Public, view: ViewMode, shown: bool
) -> None:
    public.apply(privacy__view=view.value, identification__show_names=shown)
    public.feed()
    assert public.meet(person(0)) == ("Hello, Ana Souza!" if shown else "")
    assert public.window.greeting.isVisible() is shown


@pytest.mark.parametrize(
    "change",
    [
        {"identification__show_names": False},
        {"identification__greeting": ""},
        {"identification__notice_acknowledged": False},
        {"identification__retention_days": 0},
        *({"analysis__mode": mode.value} for mode in AnalysisMode if mode != "identification"),
    ],
)
def test_a_greeting_goes_at_once_with_the_setting_and_comes_for_newcomers(
    public: Public, change: dict[str, Any]
) -> None:
    public.meet(person(0))
    public.apply(**change)
    banner = public.window.greeting
    assert not banner.isVisible()
    assert banner.text == ""
    assert banner._picture is None
    asked = public.asked
    public.window._greeter._timer.timeout.emit()
    assert not public.window._greeter._timer.isActive()
    assert public.meet(person(0), person(1)) == ""
    assert public.asked > asked
    public.apply()
    assert public.meet(person(0), person(1)) == "", "they were here all the time"
    assert public.meet(person(0), person(1), person(2)) == "Hello, Carla Reis!"


def test_a_greeting_goes_when_the_person_is_erased_or_leaves(public: Public) -> None:
    assert public.meet(person(0), person(1)) == "Hello, Ana Souza and Bruno Lima!"
    public.people = [left(person(0)), person(1)]
    assert public.look() == "Hello, Bruno Lima!"
    public.people = []
    assert public.look() == ""


def test_other_words_act_at_once(public: Public) -> None:
    public.apply(identification__greeting="Welcome, {first_name}")
    assert public.meet(person(0)) == "Welcome, Ana"


def test_nobody_is_asked_while_there_is_nothing_to_greet(public: Public) -> None:
    timer = public.window._greeter._timer
    assert timer.isActive()
    public.window.hide()
    assert not timer.isActive()
    public.window.show()
    assert timer.isActive()
    public.window.set_phase(AppPhase.NO_CAMERA)
    assert not timer.isActive()
    public.window.set_phase(AppPhase.RUNNING)
    public.feed()
    assert timer.isActive()
    public.apply(identification__greeting="")
    assert not timer.isActive()


def test_a_hidden_window_leaves_no_timer_running(public: Public) -> None:
    public.meet(person(0))
    public.window.hide()
    assert not any(timer.isActive() for timer in public.window.findChildren(QTimer))
    assert not public.window.greeting.isVisible()


def test_a_greeting_is_in_nobodys_way(public: Public) -> None:
    public.meet(person(0))
    banner = public.window.greeting
    centre = banner.mapTo(public.window, QPoint(banner.width() // 2, banner.height() // 2))
    assert public.window.childAt(centre) is not banner, "touches go through"
    assert public.window.view.geometry().contains(banner.geometry())
    public.window.set_phase(AppPhase.NO_CAMERA)
    assert not banner.isVisible()


@pytest.mark.parametrize("language", ["pt", "fr", "de", "es"])
def test_several_people_are_joined_as_the_language_does(public: Public, language: str) -> None:
    joined = {"pt": " e ", "fr": " et ", "de": " und ", "es": " y "}
    public.apply(device__language=language)
    text = public.meet(person(0), person(1))
    assert f"Ana Souza{joined[language]}Bruno Lima" in text


# ------------------------------------------------------------------------------------ the banner


@pytest.fixture
def banner(qtbot: QtBot) -> Iterator[GreetingBanner]:
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    parent.resize(1200, 800)
    qtbot.addWidget(parent)
    appearance = Appearance(parent=parent)
    shown = GreetingBanner(appearance, parent)
    parent.show()
    yield shown
    shown.clear()


TEXTS = {
    "short": "Hi",
    "usual": f"Welcome back, {isolated('Ana')}!",
    "long": "We are very glad to see you here again, " * 5,
    "one word": "W" * 300,
    "right to left": f"أهلا وسهلا {isolated('محمد الأحمد')} في متجرنا",
    "emoji": "🌸" * 60,
}


@pytest.mark.parametrize("area", [(1100, 800), (1500, 1000), (560, 300), (900, 500), (330, 900)])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_fits_and_stays_within_the_picture(
    banner: GreetingBanner, text: str, area: tuple[int, int]
) -> None:
    banner.set_area(QRect(20, 30, *area))
    banner.say(text)
    assert QRect(20, 30, *area).contains(banner.geometry())
    words = banner._words
    assert words is not None
    assert words.height <= banner.height()
    assert words.width <= banner.width()
    assert banner.height() <= 0.5 * area[1] + 90, "the picture is what people look at"


def test_the_card_stands_where_it_covers_the_least_of_the_faces() -> None:
    room, size = QRect(0, 0, 1000, 700), QSize(600, 100)
    below = least_covering(room, size, [QRectF(400, 20, 100, 120)])
    above = least_covering(room, size, [QRectF(400, 560, 100, 130)])
    assert below == QRect(200, 600, 600, 100)
    assert above == QRect(200, 0, 600, 100)
    assert least_covering(room, size, []) == below


def test_the_card_does_not_wander_while_people_move(banner: GreetingBanner) -> None:
    banner.set_area(QRect(0, 0, 1200, 800))
    banner.say("Hello, Ana and Bruno!", [QRectF(500, 650, 150, 150)])
    place = banner.geometry()
    assert place.top() < 100
    banner.say("Hello, Ana!", [QRectF(500, 10, 150, 150)])
    assert banner.geometry().top() == place.top()


def test_the_card_only_fades_it_never_moves(banner: GreetingBanner) -> None:
    banner.set_area(QRect(0, 0, 1200, 800))
    banner.say("Hello, Ana!")
    place = banner.geometry()
    looks = []
    for share in (0.0, 0.5, 1.0):
        banner._fade.setCurrentTime(round(share * banner._fade.duration()))
        looks.append(banner.grab().toImage())
        assert banner.geometry() == place
    assert looks[0] != looks[1] != looks[2]


def test_a_greeting_that_fades_out_can_be_followed_by_another(banner: GreetingBanner) -> None:
    banner.set_area(QRect(0, 0, 1200, 800))
    banner.say("Hello, Ana!")
    finish_fading(banner)
    banner.say("")
    banner._fade.setCurrentTime(banner._fade.duration() // 2)
    banner.say("Hello, Bruno!")
    finish_fading(banner)
    assert banner.isVisible()
    assert banner._fade.currentValue() == 1.0


@pytest.mark.parametrize("palette", [DARK, LIGHT])
def test_a_greeting_can_be_read(palette: Any) -> None:
    assert contrast_ratio(palette.color("text"), palette.color("surface")) >= 7
    assert contrast_ratio(palette.color("on_accent"), palette.color("accent")) >= 4.5
