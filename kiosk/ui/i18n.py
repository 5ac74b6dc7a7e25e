"""Languages of the window: which there are, switching between them live, numbers and times.

Source texts are English. Widgets write ``self.tr("Text")`` (plural: ``self.tr("%n person(s)",
"", n)``), everything else ``QCoreApplication.translate("Context", "Text")``, and set their
texts again in ``changeEvent`` when a ``QEvent.Type.LanguageChange`` arrives. Titles,
descriptions and units of settings are translated by :func:`setting_text`.

``scripts/translations.py`` collects the texts into ``assets/translations/vitrine_*.ts`` and
compiles those to the ``.qm`` files that are loaded here. The ``.qm`` files are kept under
version control, so that a checkout runs without a build step.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QTime,
    QTranslator,
    Signal,
)

from kiosk.core.paths import assets_dir

if TYPE_CHECKING:
    from datetime import datetime

_log = logging.getLogger(__name__)

LANGUAGES: Final = {
    "en": "English",
    "pt": "Português",
    "fr": "Français",
    "de": "Deutsch",
    "es": "Español",
}
"""Languages that the program speaks, by the code of the setting, in their own names."""

SETTINGS_CONTEXT: Final = "Settings"
"""Translation context of the titles, descriptions and units of ``kiosk.core.settings``."""


def resolve_language(setting: str) -> str:
    """The language code for the setting ``device.language``.

    Args:
        setting: A key of :data:`LANGUAGES`, or ``auto`` for the first language of the
            system that the program speaks, else English.
    """
    if setting in LANGUAGES:
        return setting
    for name in QLocale.system().uiLanguages():
        code = name.replace("_", "-").partition("-")[0].lower()
        if code in LANGUAGES:
            return code
    return "en"


def setting_text(text: str) -> str:
    """A title, description or unit of a setting in the language in force."""
    return QCoreApplication.translate(SETTINGS_CONTEXT, text) if text else text


def format_number(value: float, decimals: int = 0) -> str:
    """A number with the separators of the language in force."""
    return QLocale().toString(float(value), "f", decimals)


def format_time(moment: datetime) -> str:
    """Hours and minutes of a local time as people of the language write them."""
    return QLocale().toString(
        QTime(moment.hour, moment.minute, moment.second), QLocale.FormatType.ShortFormat
    )


class LanguageSwitch(QObject):
    """Puts a language into force for the whole application.

    Qt sends ``QEvent.Type.LanguageChange`` to every widget afterwards.

    Signals:
        changed(): Another language is in force.
    """

    changed = Signal()

    def __init__(self, setting: str = "auto", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = ""
        self._translators: list[QTranslator] = []
        self.set_language(setting)

    @property
    def language(self) -> str:
        """Code of the language in force, a key of :data:`LANGUAGES`."""
        return self._language

    def set_language(self, setting: str) -> None:
        """Speak the language of this setting (see :func:`resolve_language`)."""
        language = resolve_language(setting)
        if language == self._language:
            return
        self._language = language
        # The locale first: widgets format numbers while they handle LanguageChange.
        QLocale.setDefault(_locale(language))
        self._remove_translators()
        for name, folder in (
            (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            (f"vitrine_{language}", str(assets_dir() / "translations")),
        ):
            translator = QTranslator(self)
            if translator.load(name, folder):
                QCoreApplication.installTranslator(translator)
                self._translators.append(translator)
            elif name.startswith("vitrine"):
                _log.warning("translation %s is missing; texts stay English", name)
        self.changed.emit()

    def _remove_translators(self) -> None:
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._translators.clear()


def _locale(language: str) -> QLocale:
    """The system's locale where it speaks the language, else the usual one for it."""
    system = QLocale.system()
    wanted = QLocale(language)
    return system if system.language() == wanted.language() else wanted
