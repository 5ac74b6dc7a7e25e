"""Names and notes as typed, and what must never reach a public screen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import IdentityError
from kiosk.core.profile_text import (
    checked_group_id,
    cleaned_fields,
    cleaned_name,
    cleaned_text,
    showable,
    spelling,
)

_PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
"""Spelled with an invisible character in the middle."""


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Ana", "Ana"),
        ("  Ana   Lima ", "Ana Lima"),
        ("Jose\u0301 da Silva", "José da Silva"),
        ("Ana\u00a0Lima\u3000", "Ana Lima"),
        ("O'Brien-Łuczak, Jr.", "O'Brien-Łuczak, Jr."),
        ("王小明", "王小明"),
        ("محمد", "محمد"),
        ("Nguyễn Thị", "Nguyễn Thị"),
        ("राम", "राम"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("7", "7"),
        ("👩\u200d🔧", "👩\u200d🔧"),
        ("x" * 100, "x" * 100),
    ],
)
def test_names_as_people_write_them(typed: str, stored: str) -> None:
    assert cleaned_name(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "...",
        "\u200d",
        "\u3164",
        "\u2800\u2800",
        "Ana\nLima",
        "Ana\tLima",
        "Ana\x00",
        "Ana\x7f",
        "Ana\x85",
        "\u202eanA",
        "Ana\u2066",
        "Ana\u200f",
        "Ana\u061c",
        "\ufeffAna",
        "A\u00adna",
        "A\u200bna",
        "Ana\u2028",
        "Ana\ud800",
        "Ana\uffff",
        "Ana\U0001fffe",
        "A\U000e0041na",
        "a" + "\u0301\u0317\u0334\u0353\u0489" * 3,
        "x" * 101,
        "x" * 1_000_000,
    ],
)
def test_names_that_are_refused(typed: str) -> None:
    with pytest.raises(IdentityError) as caught:
        cleaned_name(typed)
    assert caught.value.hint


def test_a_refusal_says_what_is_refused_and_not_what_was_typed() -> None:
    with pytest.raises(IdentityError, match=r"^The name of the group is too long") as caught:
        cleaned_name("Ana" * 60, "The name of the group")
    assert "Ana" not in str(caught.value)


def test_notes_have_lines() -> None:
    assert cleaned_text(" a \r\n\tb\rc\n\n", "It", 20) == "a\nb\nc"
    assert cleaned_text("", "It", 20) == ""
    assert cleaned_text("x" * 20, "It", 20) == "x" * 20


@pytest.mark.parametrize("typed", ["x" * 21, "a\u202eb", "\x1b[31mred", "\ud800", "a\x0bb"])
def test_notes_that_are_refused(typed: str) -> None:
    with pytest.raises(IdentityError):
        cleaned_text(typed, "It", 20)


def test_fields() -> None:
    assert cleaned_fields(((" Role ", " Sales\n"), ("Floor", ""))) == (
        ("Role", "Sales"),
        ("Floor", ""),
    )
    for refused in (
        tuple((f"n{number}", "") for number in range(21)),
        (("", "x"),),
        (("Role", "a"), ("ROLE", "b")),
        (("x" * 51, ""),),
        (("Role", "x" * 501),),
    ):
        with pytest.raises(IdentityError):
            cleaned_fields(refused)


@pytest.mark.parametrize("group_id", ["a", "people", "a-b_9", "x" * 64])
def test_group_ids(group_id: str) -> None:
    assert checked_group_id(group_id) == group_id


@pytest.mark.parametrize(
    "group_id", ["", "A", "a b", "é", "a\n", "x" * 65, "../a", "a.b", "\u0661"]
)
def test_group_ids_that_are_refused(group_id: str) -> None:
    with pytest.raises(IdentityError):
        checked_group_id(group_id)


def test_spellings_that_people_take_for_the_same() -> None:
    assert spelling("ANA") == spelling("ana")
    assert spelling("\uff21na") == spelling("Ana")
    assert spelling("Straße") == spelling("STRASSE")
    assert spelling("Ana") != spelling("Aná")


@given(st.text(max_size=120))
def test_what_is_stored_is_stored_again_as_it_is(typed: str) -> None:
    try:
        name = cleaned_name(typed)
    except IdentityError:
        return
    assert cleaned_name(name) == name
    assert 1 <= len(name) <= 100
    assert name == name.strip()
    assert unicodedata.is_normalized("NFC", name)


@given(st.text(max_size=3000))
def test_what_is_shown_of_a_file_name_can_be_stored(name: str) -> None:
    shown = showable(name, 255)
    assert len(shown) <= 255
    assert showable(shown, 255) == shown
    shown.encode()
