"""Texts that people accept: complete in every language, and filled with the settings."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime

import pytest

from kiosk.core.consent_text import CONSENT_LANGUAGES, CONSENT_VERSION, consent_text, expiry
from kiosk.core.errors import IdentityError
from kiosk.core.identity import ConsentScope
from kiosk.core.paths import assets_dir
from kiosk.core.settings import Settings
from kiosk.core.settings_schema import with_values


def _shape(value: object) -> object:
    if isinstance(value, dict):
        return {key: _shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_shape(inner) for inner in value]
    return sorted(
        word for word in ("{place}", "{until}", "{n}", "{period}", "{hours}") if word in str(value)
    )


def _data(language: str) -> dict[str, object]:
    path = assets_dir() / "consent" / CONSENT_VERSION / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", CONSENT_LANGUAGES)
def test_every_language_says_the_same(language: str) -> None:
    assert _shape(_data(language)) == _shape(_data("en"))


@pytest.mark.parametrize("language", CONSENT_LANGUAGES)
@pytest.mark.parametrize("days", [0, 1, 30])
@pytest.mark.parametrize("place", ["", "Hall {7}"])
def test_everything_is_filled_in(language: str, days: int, place: str) -> None:
    values = {"identification.retention_days": days, "device.location": place}
    text = consent_text(with_values(Settings(), values), language, "1 March 2029")
    whole = " ".join((text.title, text.accept, text.decline, *sum(text.paragraphs, ()))) + " ".join(
        sum(text.scopes.values(), ())
    )
    assert "1 March 2029" in whole
    assert (place in whole) if place else True
    assert "{" not in whole.replace("Hall {7}", "")
    assert set(text.scopes) == set(ConsentScope)
    assert ("30" in text.scopes[ConsentScope.VISITS][1]) == (days == 30)
    assert text.version == CONSENT_VERSION
    assert text.language == language


@pytest.mark.parametrize(
    ("language", "version"), [("it", "1"), ("en", "0"), ("en", "../1"), ("../1/en", "1")]
)
def test_a_text_that_does_not_exist_is_refused(language: str, version: str) -> None:
    with pytest.raises(IdentityError, match="no consent text"):
        consent_text(Settings(), language, "", version)


def test_a_consent_of_the_29th_of_february_ends_on_a_day_that_exists() -> None:
    leap = datetime(2028, 2, 29, 12, tzinfo=UTC)
    assert expiry(leap, 1) == datetime(2029, 2, 28, 12, tzinfo=UTC)
    assert expiry(leap, 4) == datetime(2032, 2, 29, 12, tzinfo=UTC)
