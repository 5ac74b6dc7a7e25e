"""Every text of the window is collected, translated, compiled and put together correctly."""

from __future__ import annotations

import ast
import importlib.util
import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale, QTranslator

from kiosk.core.paths import assets_dir
from kiosk.core.presets import presets
from kiosk.ui.i18n import LANGUAGES, LanguageSwitch, format_number, resolve_language, setting_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

REPO = Path(__file__).resolve().parents[2]
UI = sorted((REPO / "kiosk" / "ui").rglob("*.py"))
FOLDER = assets_dir() / "translations"
FULL = sorted(set(LANGUAGES) - {"en"})
PLACEHOLDER = re.compile(r"\{\w*\}|%L?n|%\d")


@cache
def script() -> Any:
    spec = importlib.util.spec_from_file_location(
        "translations_script", REPO / "scripts" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def messages(language: str) -> Iterator[tuple[str, str, str, list[str]]]:
    """Context, source, comment and forms of the translation of each text."""
    for context in ET.parse(FOLDER / f"vitrine_{language}.ts").iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [f.text or "" for f in translation.iter("numerusform")]
            yield (
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
                forms or [translation.text or ""],
            )


def test_the_files_fit_the_source_and_nothing_is_left_untranslated(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = script().check()
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize("language", FULL)
def test_placeholders_agree(language: str) -> None:
    seen = 0
    for _, source, _, forms in messages(language):
        wanted = sorted(PLACEHOLDER.findall(source))
        seen += bool(wanted)
        for number, form in enumerate(forms):
            found = sorted(PLACEHOLDER.findall(form))
            # "Last minute" needs no number.
            may_drop_n = len(forms) > 1 and number == 0
            dropped = set(wanted) - set(found)
            assert found == wanted or (may_drop_n and dropped in ({"%n"}, {"%Ln"})), source
    assert seen > 5


@pytest.mark.parametrize("language", FULL)
def test_translations_keep_the_form_of_the_text(language: str) -> None:
    for _, source, _, forms in messages(language):
        for form in forms:
            assert form == form.strip(), form
            assert source.endswith("…") == form.endswith("…"), form
            assert source.endswith(".") == form.endswith("."), form


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_compiled_files_hold_what_the_sources_say(language: str, qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(f"vitrine_{language}", str(FOLDER))
    checked = 0
    for context, source, comment, forms in messages(language):
        for number, form in zip((1, 5), forms, strict=False):
            plural = number if len(forms) > 1 else -1
            assert translator.translate(context, source, comment, plural) == form
            checked += 1
    assert checked


def calls(names: set[str]) -> Iterator[tuple[Path, ast.Call]]:
    for path in UI:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in names:
                    yield path, node


def is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_lupdate_can_see_every_text() -> None:
    """It reads literals only: a context in a variable makes it miss the text."""
    for path, call in calls({"tr"}):
        assert is_text(call.args[0]), f"{path.name}:{call.lineno}"
    for path, call in calls({"translate"}):
        if len(call.args) > 1 and is_text(call.args[1]):
            assert is_text(call.args[0]), f"{path.name}:{call.lineno}"


def test_no_text_goes_to_a_widget_untranslated() -> None:
    setters = {
        "setText", "setTitle", "setWindowTitle", "setPlaceholderText", "setToolTip", "addTab",
        "setAccessibleName", "setAccessibleDescription", "setStatusTip", "setWhatsThis",
        "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "setFormat",
    }  # fmt: skip
    for path, call in calls(setters):
        for argument in call.args:
            if is_text(argument):
                text = str(argument.value)  # type: ignore[attr-defined]
                words = re.search(r"[A-Za-z]{2}", text) and text != "Vitrine"
                assert not words, f"{path.name}:{call.lineno}: {text}"


@pytest.fixture
def switch(qapp: QApplication) -> Iterator[LanguageSwitch]:
    before = QLocale()
    shown = LanguageSwitch("en")
    yield shown
    shown.set_language("en")
    shown._remove_translators()
    QLocale.setDefault(before)


def test_numbers_follow_the_language(switch: LanguageSwitch) -> None:
    assert format_number(1234.5, 1) == "1,234.5"
    switch.set_language("de")
    assert format_number(1234.5, 1) == "1.234,5"
    switch.set_language("fr")
    assert format_number(1234.5, 1).endswith(",5")


def test_settings_are_translated(switch: LanguageSwitch) -> None:
    assert setting_text("Camera") == "Camera"
    assert setting_text("") == ""
    english = setting_text("Where the pictures come from and which part is analysed.")
    assert english
    switch.set_language("de")
    assert setting_text("Language") == "Sprache"


def test_profiles_of_the_metrics_are_translated(switch: LanguageSwitch) -> None:
    switch.set_language("de")
    for preset in presets():
        assert setting_text(preset.description) != preset.description
    assert setting_text("Shop window") == "Schaufenster"


def test_language_of_the_setting() -> None:
    for code in LANGUAGES:
        assert resolve_language(code) == code
    assert resolve_language("auto") in LANGUAGES


def test_auto_takes_the_first_language_of_the_system_that_is_spoken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class System:
        """Stands in for a system with these languages."""

        def uiLanguages(self) -> list[str]:
            return ["nl-BE", "fr-Latn-BE", "en-US"]

    monkeypatch.setattr("kiosk.ui.i18n.QLocale.system", System)
    assert resolve_language("auto") == "fr"
    monkeypatch.setattr(System, "uiLanguages", lambda self: ["ja-JP"])
    assert resolve_language("auto") == "en"
