"""About the program: whose data its figures rest on, as their licence asks to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLabel

from kiosk import __version__
from kiosk.inference.registry import ModelRegistry
from kiosk.ui.i18n import LanguageSwitch
from kiosk.ui.operator.about_card import AboutCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def texts(card: AboutCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def test_version_licence_and_attribution_are_on_the_program_page(unlocked: Any) -> None:
    about = unlocked.page("program").about
    assert about.isVisibleTo(unlocked.page("program"))
    shown = texts(about)
    assert f"Version {__version__}. Apache License 2.0." in shown
    assert "trained on FairFace (Karkkainen and Joo, WACV 2021), CC BY 4.0" in shown
    assert "Open Model Zoo, Apache-2.0" in shown
    assert "NOTICE" in shown


def test_every_attribution_of_the_registry_is_shown(qtbot: QtBot) -> None:
    about = AboutCard()
    qtbot.addWidget(about)
    credited = [entry.attribution for entry in ModelRegistry.load() if entry.attribution]
    assert credited
    for attribution in credited:
        data = attribution.removeprefix("Trained on ").partition(", https://")[0]
        assert data in texts(about)


@pytest.mark.parametrize("language", ["de", "es", "fr", "pt"])
def test_names_and_licences_survive_translation(qtbot: QtBot, language: str) -> None:
    switch = LanguageSwitch("en")
    try:
        switch.set_language(language)
        about = AboutCard()
        qtbot.addWidget(about)
        shown = texts(about)
    finally:
        switch.set_language("en")
    assert "About Vitrine" not in shown
    for word in ("FairFace", "Karkkainen", "Joo", "WACV 2021", "CC BY 4.0", "Open Model Zoo"):
        assert word in shown
