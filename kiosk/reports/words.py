"""Texts, numbers and dates of a report in the languages of the program."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from kiosk.core.metrics import AGE_COLUMNS
from kiosk.core.paths import assets_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_BANDS: Final = frozenset(AGE_COLUMNS.values()) - {"age_unknown"}
_EDGE: Final = re.compile("\N{EN DASH}|(?=[+])")
"""Between the ages of a band, or before the sign of an open end."""

LANGUAGES: Final = ("en", "pt", "fr", "de", "es")

NOTHING: Final = "\N{EN DASH}"
"""Stands where there is no figure."""
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"


def language_of(setting: str) -> str:
    """The language for ``device.language``; ``auto`` asks the environment, else English."""
    if setting in LANGUAGES:
        return setting
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(variable, "").partition(".")[0].partition("_")[0].lower()
        if code:
            return code if code in LANGUAGES else "en"
    return _windows_language()


def _windows_language() -> str:
    import locale

    name = (locale.getlocale()[0] or "").partition("_")[0].lower()
    english_names = {"portuguese": "pt", "french": "fr", "german": "de", "spanish": "es"}
    code = english_names.get(name, name)
    return code if code in LANGUAGES else "en"


@dataclass(frozen=True, slots=True)
class Words:
    """One language.

    Attributes:
        language: Its code.
        data: The TOML file of the language.
    """

    language: str
    data: Mapping[str, Any]

    def text(self, section: str, key: str, **values: object) -> str:
        """A text with its values filled in."""
        return str(self.data[section][key]).format(**values)

    def page(self, key: str, **values: object) -> str:
        """A text of the page."""
        return self.text("page", key, **values)

    def name(self, column: str) -> str:
        """Name of a figure or group."""
        return self.text("names", column)

    def names(self, columns: tuple[str, ...]) -> str:
        """Name of one or several merged groups; merged age bands are one longer band."""
        if len(columns) > 1 and all(c in _BANDS for c in columns):
            first, last = self.name(columns[0]), self.name(columns[-1])
            start = re.split(_EDGE, first)[0]
            end = re.split(_EDGE, last)[-1]
            return f"{start}{end}" if end == "+" else f"{start}\N{EN DASH}{end}"
        return f" {self.page('or')} ".join(self.name(column) for column in columns)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number as it is written in the language."""
        form = self.data["format"]
        text = f"{value:,.{decimals}f}"
        return text.translate({ord(","): form["thousands"], ord("."): form["decimal"]})

    def share(self, value: float | None, decimals: int = 0) -> str:
        """A share of 0..1 in percent; a dash for None."""
        if value is None:
            return NOTHING
        text: str = self.data["format"]["percent"]
        return text.format(n=self.number(100 * value, decimals)).replace(" ", _NO_BREAK)

    def seconds(self, value: float | None) -> str:
        """Seconds with one decimal; a dash for None."""
        if value is None:
            return NOTHING
        return self.page("seconds", n=self.number(value, 1)).replace(" ", _NO_BREAK)

    def long_day(self, day: date) -> str:
        """A date with the month in full."""
        return self._date("date", day)

    def short_day(self, day: date) -> str:
        """A day of a year that is known."""
        return self._date("day", day)

    def month(self, day: date) -> str:
        """A month."""
        return self._date("month", day)

    def weekday(self, index: int, *, short: bool = False) -> str:
        """A day of the week; 0 is Monday."""
        names = self.data["format"]["short_weekdays" if short else "weekdays"]
        return str(names[index])

    def _date(self, key: str, day: date) -> str:
        form = self.data["format"]
        text = str(form[key]).format(
            d=day.day,
            month=form["months"][day.month - 1],
            mon=form["short_months"][day.month - 1],
            y=day.year,
        )
        return text.replace(" ", _NO_BREAK)


@lru_cache(maxsize=len(LANGUAGES))
def words_in(language: str) -> Words:
    """The texts of a language of :data:`LANGUAGES`."""
    path = assets_dir() / "reports" / f"{language}.toml"
    return Words(language, tomllib.loads(path.read_text(encoding="utf-8")))
