"""More than 50,000 hostile inputs: each is stored as the rules allow or refused in words."""

from __future__ import annotations

import copy
import json
import random
import struct
import sys
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pytest

from kiosk.core import people as rules
from kiosk.core.errors import GalleryError, IdentityError
from kiosk.core.identity import ConsentScope
from kiosk.core.person_rules import checked_person
from kiosk.core.profile_text import checked_group_id, cleaned_fields, cleaned_name, cleaned_text
from kiosk.identity import contents_format, transfer
from kiosk.identity.vault import derived, seal

from .people_samples import CONSENT, STAFF, contents, facts, person, template

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_T = TypeVar("_T")

PER_KIND = 10_000

_ODD = [
    *("\0\x07\x1b\x7f\x85\xa0\xad", "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2069"),
    *("\u2028\u2029\ufeff\ufff9\uffff", "\u0300\u0489\u1ab0\u20dd", "\u3164\u115f\u2800"),
    *("\ud800\udfff", "\U000e0041\U0001f468\U0001f3fb", "\u3000\u1680", "\ufdfa\ufb03\u0130\u1e9e"),
]
_WORDS = [
    *(
        "",
        " ",
        "Ana",
        "José",
        "王小明",
        "../../etc/passwd",
        "C:\\con.jpg",
        "%s%n{0}{name}",
        "'; --",
    ),
    *("<b>x</b>", "${jndi:x}", "\\u0000", "NaN", "null", "-1", "9" * 400, "=cmd|'/c'!A0", "a\nb"),
]


def hostile_text(rng: random.Random) -> str:
    """Something that nobody should type."""
    parts = []
    for _ in range(rng.randint(1, 4)):
        kind = rng.random()
        if kind < 0.3:
            parts.append(rng.choice(_WORDS))
        elif kind < 0.6:
            parts.append(rng.choice(rng.choice(_ODD)) * rng.choice([1, 1, 2, 7]))
        elif kind < 0.9:
            parts.append("".join(chr(rng.randrange(sys.maxunicode + 1)) for _ in range(3)))
        else:
            parts.append(rng.choice("ax\u00e9\u0301 ") * rng.choice([49, 50, 51, 99, 101, 2001]))
    return "".join(parts)


def _is_harmless(text: str, lines: bool) -> bool:
    allowed = "\u200c\u200d\n" if lines else "\u200c\u200d"
    return all(
        unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Zl", "Zp") or one in allowed
        for one in text
    )


def stored_or_refused(store: Callable[[], _T]) -> _T | None:
    """What was stored; None when it was refused in words that help."""
    try:
        return store()
    except IdentityError as error:
        refusal = error
    assert refusal.message
    assert refusal.hint
    return None


def test_names() -> None:
    rng = random.Random(1)
    stored = 0
    for _ in range(PER_KIND):
        text = hostile_text(rng)
        name = stored_or_refused(lambda text=text: cleaned_name(text))
        if name is None:
            continue
        stored += 1
        assert 1 <= len(name) <= 100
        assert _is_harmless(name, lines=False)
        assert any(unicodedata.category(one)[0] in "LNS" for one in name)
        assert cleaned_name(name) == name
    assert PER_KIND // 20 < stored < PER_KIND


def test_notes_and_fields() -> None:
    rng = random.Random(2)
    stored = 0
    for _ in range(PER_KIND):
        text, some = hostile_text(rng), ((hostile_text(rng), hostile_text(rng)),)
        notes = stored_or_refused(lambda text=text: cleaned_text(text, "The notes", 2000))
        if notes is not None:
            stored += 1
            assert len(notes) <= 2000
            assert _is_harmless(notes, lines=True)
        fields = stored_or_refused(lambda some=some: cleaned_fields(some))
        if fields is not None:
            stored += 1
            assert all(_is_harmless(name, lines=False) for name, _ in fields)
            assert cleaned_fields(fields) == fields
    assert stored > PER_KIND // 10


def test_ids_of_groups() -> None:
    rng = random.Random(3)
    for _ in range(PER_KIND):
        text = hostile_text(rng)
        if rng.random() < 0.5:
            text = "".join(rng.choice("az09_-AZ./\\ \u0661\n") for _ in range(rng.randint(0, 70)))
        group = stored_or_refused(lambda text=text: checked_group_id(text))
        if group is None:
            continue
        assert group.isascii()
        assert set(group) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-")
        assert 1 <= len(group) <= 64


def _sample() -> bytes:
    everybody = contents(
        person(
            "Ana",
            bio="x\ny",
            fields=(("Role", "Sales"),),
            consent=replace(CONSENT, scopes=frozenset(ConsentScope)),
            templates=(template(), template(origin="a.jpg")),
        ),
        person("Eva", group="staff"),
        groups=(STAFF,),
    )
    return contents_format.encode(everybody)


def _refused_or_valid(data: bytes) -> bool:
    """Whether it was taken; what is taken keeps every rule."""
    decoded = stored_or_refused(lambda: contents_format.decode(data, 0))
    if decoded is None:
        return False
    found = decoded[0]
    for one in found.people:
        checked_person(one)
    here = contents(person("Ana"), groups=(STAFF,))
    joint = stored_or_refused(lambda: rules.joined(here, found))
    for everybody in (found, here if joint is None else joint):
        again = contents_format.decode(contents_format.encode(everybody), 0)[0]
        assert facts(again) == facts(everybody)
        for time in (one.created_at for one in again.people):
            time.astimezone()  # the window does that, and it fails at both ends of the calendar
    return True


def test_bytes_of_people_that_were_changed() -> None:
    rng = random.Random(4)
    good = _sample()
    (length,) = struct.unpack_from("<I", good)
    taken = 0
    for number in range(PER_KIND):
        data = bytearray(good)
        # Half of the time in the words, half in the numbers.
        low, high = (4, 4 + length) if number % 2 else (4 + length, len(data))
        for _ in range(rng.choice([1, 1, 2, 5])):
            kind = rng.random()
            at = rng.randrange(low, min(high, len(data)))
            if kind < 0.6:
                data[at] = rng.choice([0, 0xFF, 0x7F, 0x80, rng.randrange(256), *b'"[]{},:-9'])
            elif kind < 0.75:
                del data[at : at + rng.randint(1, 40)]
            elif kind < 0.9:
                data[at:at] = bytes(data[low : low + rng.randint(1, 40)])
            else:
                data[0:4] = struct.pack("<I", rng.choice([0, 1, length - 1, length + 1, 2**32 - 1]))
        taken += _refused_or_valid(bytes(data))
    assert 0 < taken < PER_KIND


_VALUES: list[Any] = [
    *(None, True, False, 0, -1, 1, 2**31, 2**63, -(2**63), 10**30, 0.5, 1e308, -0.0),
    *(
        "",
        "people",
        "x" * 300,
        "\u202e",
        "\ud800",
        "\0",
        [],
        [[]],
        {},
        [1, 2],
        [None] * 60,
        {"a": 1},
    ),
    *(["a", "b"], [["a", "b"], ["a", "c"]], 253402300800000000, -62135596800000001),
]


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        if isinstance(inner, (dict, list)):
            found += _paths(inner, (*path, key))
        else:
            found.append((*path, key))
    return found


def test_words_of_people_that_were_exchanged() -> None:
    rng = random.Random(5)
    good = _sample()
    (length,) = struct.unpack_from("<I", good)
    text, numbers = good[4 : 4 + length], good[4 + length :]
    paths = _paths(json.loads(text))
    taken = 0
    for _ in range(PER_KIND):
        words = json.loads(text)
        for _ in range(rng.choice([1, 1, 1, 3])):
            *way, last = rng.choice(paths)
            holder = words
            try:
                for key in way:
                    holder = holder[key]
                if rng.random() < 0.15:
                    del holder[last]
                else:
                    holder[last] = copy.deepcopy(rng.choice(_VALUES))
            except (LookupError, TypeError):
                continue  # an earlier exchange took this place away
        changed = json.dumps(words).encode()
        taken += _refused_or_valid(struct.pack("<I", len(changed)) + changed + numbers)
    assert 0 < taken < PER_KIND


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 100_000,
        b'{"groups":' * 50_000,
        b'{"groups": NaN}',
        b"9" * 10_000,
        b'{"groups": [], "models": [], "people": [' + b"{}," * 10_000 + b"{}]}",
        b'"\xff\xfe"',
        b"\xef\xbb\xbf{}",
        b"\xff\xfe{\x00}\x00",
        b"null",
        b"",
    ],
)
def test_words_that_are_no_people(text: bytes) -> None:
    assert not _refused_or_valid(struct.pack("<I", len(text)) + text)


def test_numbers_of_templates_that_are_no_faces() -> None:
    rng = random.Random(6)
    good = _sample()
    (length,) = struct.unpack_from("<I", good)
    rows = 3
    first = 4 + length + rows * (16 + 8 + 8 + 2 + 1)
    halves = np.frombuffer(good[first:], "<f2").copy()
    odd = [np.nan, np.inf, -np.inf, 0.0, 65504.0, -65504.0, 6e-8, 1.0]
    for _ in range(2_000):
        changed = halves.copy()
        if rng.random() < 0.5:
            changed[rng.randrange(len(changed))] = rng.choice(odd)
        else:
            changed *= np.float16(rng.choice([0.9, 1.1, 0.0, -2.0]))
        if _refused_or_valid(good[:first] + changed.tobytes()):
            lengths = np.linalg.norm(changed.astype(np.float64).reshape(rows, 256), axis=1)
            assert np.all(np.abs(lengths - 1) < 0.02)


def test_headers_of_files_in_transit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Argon2 would take the time of the test; what it may cost is checked before it is called.
    monkeypatch.setattr(transfer, "_key", lambda words, salt, cost: derived(salt, words))
    rng = random.Random(7)
    path = tmp_path / "file"
    cost = transfer.Cost(1, 64, 1)
    transfer.export_people(path, "correct horse", contents(person("Ana")), cost=cost)
    good = path.read_bytes()
    key = derived(good[76:92], "correct horse")
    inner = _sample()
    for number in range(PER_KIND):
        data = bytearray(good)
        if number % 4 == 0:  # whoever knows the words can seal anything
            content = bytes(rng.randrange(256) for _ in range(rng.randint(0, 40)))
            data = bytearray(seal(rng.choice([content, inner[:-1]]), key, b"XFER", 0, good[76:104]))
        elif number % 4 == 1:
            data = data[: rng.randrange(len(data))]
        else:
            for _ in range(rng.choice([1, 1, 4])):
                at = rng.randrange(104)
                data[at] = (data[at] + rng.randrange(1, 256)) % 256
        monkeypatch.setattr(transfer, "_read", lambda path, data=bytes(data): data)
        with pytest.raises(GalleryError) as caught:
            transfer.import_people(path, "correct horse")
        assert caught.value.hint
