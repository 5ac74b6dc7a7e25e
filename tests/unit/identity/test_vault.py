"""Encrypted files: what comes out is what went in, or nothing."""

from __future__ import annotations

import struct
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity.vault import (
    HEADER_BYTES,
    DamagedVaultError,
    NewerVaultError,
    UnknownKeyError,
    derived,
    key_id,
    new_key,
    read_header,
    seal,
    unseal,
)

KIND = b"TEST"
KEY = bytes(range(32))
CHUNK = 16
STRIDE = CHUNK + 16


def sealed(length: int) -> bytes:
    return seal(bytes(range(256))[:length], KEY, KIND, 7, b"more", CHUNK)


def body(data: bytes) -> tuple[bytes, list[bytes]]:
    start = HEADER_BYTES + 4
    return data[:start], [data[at : at + STRIDE] for at in range(start, len(data), STRIDE)]


@given(
    st.binary(max_size=200),
    st.integers(1, 70),
    st.integers(0, 2**64 - 1),
    st.binary(max_size=40),
)
def test_what_comes_out_is_what_went_in(
    content: bytes, chunk_bytes: int, generation: int, extra: bytes
) -> None:
    key = new_key()
    data = seal(content, key, KIND, generation, extra, chunk_bytes)
    assert unseal(data, (KEY, key), KIND) == (content, key)
    header = read_header(data, KIND)
    assert (header.generation, header.extra, header.key_id) == (generation, extra, key_id(key))


def test_a_large_file_has_many_chunks() -> None:
    content = bytes(3 << 20) + b"end"
    data = seal(content, KEY, KIND)
    assert unseal(data, (KEY,), KIND)[0] == content
    assert len(data) == HEADER_BYTES + len(content) + 4 * 16


@pytest.mark.parametrize("length", [0, 1, 16, 40])
def test_every_bit_counts(length: int) -> None:
    data = bytearray(sealed(length))
    for at in range(len(data)):
        for bit in range(8):
            data[at] ^= 1 << bit
            with pytest.raises((DamagedVaultError, UnknownKeyError, NewerVaultError)):
                unseal(bytes(data), (KEY,), KIND)
            data[at] ^= 1 << bit
    assert len(unseal(bytes(data), (KEY,), KIND)[0]) == length


@pytest.mark.parametrize("length", [0, 1, 16, 48, 50])
def test_nothing_can_be_cut_off_or_added(length: int) -> None:
    data = sealed(length)
    for end in range(len(data)):
        with pytest.raises(DamagedVaultError):
            unseal(data[:end], (KEY,), KIND)
    for more in (b"\0", bytes(16), bytes(STRIDE), data[-STRIDE:]):
        with pytest.raises(DamagedVaultError):
            unseal(data + more, (KEY,), KIND)


def test_chunks_cannot_be_swapped_dropped_or_repeated() -> None:
    head, chunks = body(sealed(64))
    assert len(chunks) == 4
    for order in ((1, 0, 2, 3), (0, 1, 3, 2), (0, 1, 2), (1, 2, 3), (0, 0, 1, 2, 3), (3,), ()):
        with pytest.raises(DamagedVaultError):
            unseal(head + b"".join(chunks[number] for number in order), (KEY,), KIND)


def test_chunks_of_another_file_with_the_same_key_do_not_fit() -> None:
    head, chunks = body(sealed(64))
    _, others = body(sealed(64))
    with pytest.raises(DamagedVaultError):
        unseal(head + b"".join([*chunks[:3], others[3]]), (KEY,), KIND)


def test_the_same_content_never_looks_the_same() -> None:
    first, second = sealed(64), sealed(64)
    assert len(first) == len(second)
    blocks = {first[at : at + 16] for at in range(HEADER_BYTES + 4, len(first) - 15)}
    assert all(second[at : at + 16] not in blocks for at in range(HEADER_BYTES, len(second) - 15))


def test_keys() -> None:
    data = sealed(20)
    with pytest.raises(UnknownKeyError):
        unseal(data, (), KIND)
    with pytest.raises(UnknownKeyError):
        unseal(data, (new_key(), new_key()), KIND)
    assert KEY not in data
    assert derived(KEY, "a") != derived(KEY, "b") != derived(KEY, "b", b"salt")
    assert derived(KEY, "a", length=16) == derived(KEY, "a")[:16]


def test_kinds_and_versions() -> None:
    data = sealed(20)
    with pytest.raises(DamagedVaultError):
        unseal(data, (KEY,), b"ELSE")
    with pytest.raises(NewerVaultError, match="newer version") as caught:
        unseal(data[:8] + struct.pack("<H", 2) + data[10:], (KEY,), KIND)
    assert "Update" in caught.value.hint


@given(st.binary(max_size=300))
def test_anything_else_is_refused(data: bytes) -> None:
    head = sealed(20)[:HEADER_BYTES]
    for attempt in (data, head[:10] + data, head + data):
        with pytest.raises((DamagedVaultError, UnknownKeyError)):
            unseal(attempt, (KEY,), KIND)


def test_a_kiosk_that_knows_nobody_does_not_load_the_cryptography() -> None:
    code = (
        "import sys\n"
        "from kiosk.app.identification import IdentityStores\n"
        "from kiosk.core.clock import SystemClock\n"
        "stores = IdentityStores(None, SystemClock())\n"
        "stores.pictures.enforce(24, 200)\n"
        "assert stores.gallery.generation() == 0\n"
        "assert not stores.gallery.contents().people\n"
        "sys.exit('cryptography' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
