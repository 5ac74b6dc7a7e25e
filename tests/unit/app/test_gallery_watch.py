"""The matcher follows the gallery and the settings, in the mode that identifies people only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import numpy as np
import pytest

from kiosk.app.gallery_watch import GalleryWatch
from kiosk.core import people as rules
from kiosk.core.choices import AnalysisMode, Precision
from kiosk.core.clock import SystemClock
from kiosk.core.identity import (
    Consent,
    Group,
    Person,
    Template,
    TemplateSource,
    embedding_model,
)
from kiosk.core.problems import ProblemLog
from kiosk.core.settings import Settings
from kiosk.core.settings_schema import with_values
from kiosk.identity.gallery import Gallery
from kiosk.identity.identifier import GalleryIdentifier

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.now(UTC)
IDENTIFYING = with_values(Settings(), {"analysis.mode": AnalysisMode.IDENTIFICATION})


class Keys:
    """Secrets in memory; counts how often it is asked."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}
        self.asked = 0

    def get(self, name: str) -> str | None:
        self.asked += 1
        return self.secrets.get(name) or None

    def set(self, name: str, secret: str) -> None:
        self.secrets[name] = secret


class Shop:
    """A gallery that another process changes, and the watch over it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = IDENTIFYING
        self.keys = Keys()
        self.clock = SystemClock()
        self.elsewhere = Gallery(folder, self.keys, self.clock)
        self.matchers: list[Any] = []
        self.told: list[int] = []
        self.problems = ProblemLog(self.clock)
        identifier = GalleryIdentifier(self.clock)
        take = identifier.replace

        def note(matcher: Any) -> None:
            self.matchers.append(matcher)
            take(matcher)

        identifier.replace = note  # type: ignore[method-assign]
        self.watch = GalleryWatch(
            Gallery(folder, self.keys, self.clock),
            identifier,
            lambda: self.settings,
            lambda contents: self.told.append(len(contents.people)),
            self.problems,
            self.clock,
        )

    def enrol(self, name: str, group: str = "people") -> Person:
        vector = np.random.default_rng(len(name)).normal(size=256).astype(np.float32)
        vector /= np.linalg.norm(vector)
        model = embedding_model(IDENTIFYING.analysis)
        template = Template(uuid4(), model, vector, 0.9, TemplateSource.FILE, "", NOW)
        consent = Consent("1", "en", NOW, "Lea", NOW + timedelta(days=30))
        person = Person(uuid4(), group, name, "", (), consent, (template,), NOW)
        self.elsewhere.change(lambda contents: rules.put_person(contents, person))
        return person


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path / "identity")


def test_who_is_enrolled_by_another_process_is_found(shop: Shop) -> None:
    shop.watch.look()
    assert [len(matcher) for matcher in shop.matchers] == [0]
    ana = shop.enrol("Ana")
    shop.watch.look()
    shop.watch.look()
    assert [len(matcher) for matcher in shop.matchers] == [0, 1]
    assert shop.told == [0, 1]
    profile = shop.watch.profile(ana.id)
    assert profile is not None
    assert profile.name == "Ana"


def test_who_is_erased_by_another_process_is_not(shop: Shop) -> None:
    ana = shop.enrol("Ana")
    shop.watch.look()
    shop.elsewhere.erase(lambda contents: rules.without_people(contents, [ana.id]))
    shop.watch.look()
    assert len(shop.matchers[-1]) == 0
    assert shop.watch.profile(ana.id) is None


def test_settings_decide_who_is_looked_for(shop: Shop) -> None:
    shop.elsewhere.change(lambda contents: rules.put_group(contents, Group("staff", "Staff")))
    shop.enrol("Ana", "staff")
    ben = shop.enrol("Ben B")
    shop.settings = with_values(IDENTIFYING, {"identification.group": "people"})
    shop.watch.look()
    assert shop.matchers[-1].people == (ben.id,)
    lenient = shop.matchers[-1].thresholds[0]
    shop.settings = with_values(shop.settings, {"identification.false_accept_rate": 0.00001})
    shop.watch.look()
    assert shop.matchers[-1].thresholds[0] > lenient
    shop.settings = with_values(shop.settings, {"analysis.precision": Precision.FP16})
    shop.watch.look()
    assert len(shop.matchers[-1]) == 0  # made by another form of the network


def test_the_gallery_is_not_even_opened_in_the_other_modes(shop: Shop) -> None:
    shop.enrol("Ana")
    asked = shop.keys.asked
    for mode in (AnalysisMode.COUNTS, AnalysisMode.DEMOGRAPHICS):
        shop.settings = with_values(Settings(), {"analysis.mode": mode})
        shop.watch.look()
    assert shop.keys.asked == asked
    assert shop.matchers == []


def test_leaving_the_mode_forgets_everybody(shop: Shop) -> None:
    ana = shop.enrol("Ana")
    shop.watch.look()
    shop.settings = Settings()
    shop.watch.look()
    shop.watch.look()
    assert shop.matchers[1:] == [None]
    assert shop.watch.profile(ana.id) is None


def test_a_missing_key_is_told_once_and_names_nobody(
    shop: Shop, allow_log: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow_log("gallery")
    shop.enrol("Ana")
    shop.watch.look()
    assert len(shop.matchers[-1]) == 1
    shop.keys.secrets.clear()
    monkeypatch.setattr("kiosk.app.gallery_watch._LOOK_EVERY_S", 0.01)
    watch = GalleryWatch(
        Gallery(shop.folder, shop.keys, shop.clock),
        shop.watch._identifier,
        lambda: shop.settings,
        lambda contents: None,
        shop.problems,
        shop.clock,
    )
    watch.start()
    for _ in range(500):
        if len(shop.matchers) >= 4:
            break
        watch._stop.wait(0.01)
    assert watch.stop()
    assert shop.matchers[-1] is None
    assert len([p for p in shop.problems.newest_first() if p.where == "people"]) == 1
