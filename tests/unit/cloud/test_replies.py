"""What each reply does: the whole table of docs/sync.md, by examples and by properties."""

from __future__ import annotations

import json
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.cloud.delivery import Verdict
from kiosk.cloud.messages import Reply
from kiosk.cloud.replies import MAX_REDIRECTS, Step, Trial, judge, next_step

BATCH = UUID("01931b00-0000-7000-8000-00000000ba7c")
RECORDS = tuple(UUID(f"01931b00-0000-7000-8000-{n:012d}") for n in range(1, 10))
HTML = b"<!DOCTYPE html><html><body>Welcome to our guest network</body></html>"


def receipt(**changes: object) -> bytes:
    content = {
        "batch": str(BATCH),
        "accepted": 9,
        "duplicates": 0,
        "rejected": [],
        "ack_seq": 9,
        "server_time": "2026-11-21T10:00:00.000Z",
        "config_etag": "7",
    }
    return json.dumps({k: v for k, v in {**content, **changes}.items() if v is not None}).encode()


def reply(status: int, body: bytes = b"", content_type: str = "application/json", **more) -> Reply:
    values = {"location": "", "retry_after_s": None, "round_trip_ms": 1.0, **more}
    return Reply(status=status, content_type=content_type, body=body, **values)


def verdict(given_reply: Reply, accept: tuple[int, ...] = ()) -> Verdict:
    return judge(given_reply, BATCH, RECORDS, accept).verdict


# ---------------------------------------------------------------- our collector


@pytest.mark.parametrize("status", [200, 201, 202, 207])
def test_a_receipt_that_names_the_batch_acknowledges(status):
    outcome = judge(reply(status, receipt(duplicates=2, accepted=7)), BATCH, RECORDS)
    assert outcome.verdict is Verdict.DELIVERED
    assert (outcome.duplicates, outcome.config_etag, dict(outcome.rejected)) == (2, "7", {})
    assert outcome.server_time is not None
    assert outcome.server_time.isoformat() == "2026-11-21T10:00:00+00:00"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"OK",
        b"[]",
        b"{}",
        HTML,
        receipt(batch=None),
        receipt(batch=str(RECORDS[0])),
        receipt(batch=7),
        receipt()[:-20],
        receipt(accepted=8),
        receipt(accepted=-1),
        receipt(accepted=True),
        receipt(duplicates="many"),
        receipt(rejected={}),
        receipt(rejected=[{"code": "data"}]),
        receipt(rejected=[{"id": "no-uuid"}]),
        receipt(rejected=[{"id": str(BATCH)}], accepted=8),
        b"[" * 100_000,
        b"\xff\xfe\x00",
    ],
)
@pytest.mark.parametrize("status", [200, 201, 202, 204, 207])
def test_anything_else_does_not(status, body):
    outcome = judge(reply(status, body), BATCH, RECORDS)
    assert outcome.verdict is Verdict.RETRY
    assert outcome.error is not None


def test_a_page_that_holds_a_receipt_does_not_either():
    assert verdict(reply(200, receipt(), "text/html")) is Verdict.RETRY


@pytest.mark.parametrize("flaw", ["the reply broke off", "the reply is longer than 1024 KiB"])
def test_nor_does_a_reply_that_is_not_whole(flaw):
    assert verdict(reply(201, receipt(), flaw=flaw)) is Verdict.RETRY
    assert verdict(reply(201, b"", flaw=flaw), accept=(201,)) is Verdict.RETRY


def test_rejected_records_are_named_with_the_reason():
    listed = [
        {"id": str(RECORDS[2]).upper(), "code": "data", "reason": "total is missing"},
        {"id": str(RECORDS[5]), "code": "future"},
    ]
    outcome = judge(reply(207, receipt(rejected=listed, accepted=7)), BATCH, RECORDS)
    assert outcome.verdict is Verdict.DELIVERED
    assert outcome.rejected == {RECORDS[2]: "data: total is missing", RECORDS[5]: "future"}


# ------------------------------------------------------------- generic endpoints


@pytest.mark.parametrize("body", [b"", b"OK", b"{}", b"\x00\x01", receipt(batch="other")])
def test_a_generic_endpoint_acknowledges_by_its_status(body):
    assert verdict(reply(202, body, "text/plain"), accept=(200, 202)) is Verdict.DELIVERED


@pytest.mark.parametrize("status", [200, 201, 202, 204, 207])
@pytest.mark.parametrize("body", [HTML, b"\xef\xbb\xbf  <html lang=en>", b"<script>login()"])
def test_a_page_of_a_guest_network_never_acknowledges(status, body):
    assert verdict(reply(status, body, "text/plain"), accept=(status,)) is Verdict.RETRY
    assert verdict(reply(status, b"", "text/html"), accept=(status,)) is Verdict.RETRY


def test_other_statuses_of_a_generic_endpoint_are_retried():
    assert verdict(reply(200, receipt()), accept=(204,)) is Verdict.RETRY


# ------------------------------------------------------------------- all others

TABLE = {
    Verdict.INVALID: [400, 422],
    Verdict.REFUSED: [401, 403],
    Verdict.MISCONFIGURED: [301, 302, 303, 304, 307, 308, 404, 405, 407, 410, 415, 418, 451, 501],
    Verdict.TOO_LARGE: [413],
    Verdict.RETRY: [408, 409, 425, 429, 500, 502, 503, 504, 507, 511, 599, 203, 206],
}


@pytest.mark.parametrize(
    ("status", "expected"), [(s, v) for v, listed in TABLE.items() for s in listed]
)
def test_the_table(status, expected):
    outcome = judge(reply(status, receipt(), retry_after_s=7.0), BATCH, RECORDS)
    assert outcome.verdict is expected
    assert outcome.status == status
    assert outcome.retry_after_s == (7.0 if expected is Verdict.RETRY else None)
    assert outcome.error is not None
    assert str(status) in outcome.error.message


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'{"code": "duplicate"}', Verdict.DELIVERED),
        (b'{"title": "Duplicate batch"}', Verdict.DELIVERED),
        (b'{"duplicate": true}', Verdict.DELIVERED),
        (b"duplicate", Verdict.DELIVERED),
        (b'{"code": "conflict"}', Verdict.RETRY),
        (b'{"duplicate": false}', Verdict.RETRY),
        (b'{"title": "not a duplicate"}', Verdict.RETRY),
        (b"", Verdict.RETRY),
        (b"<html>duplicate", Verdict.RETRY),
    ],
)
def test_a_conflict_acknowledges_only_a_duplicate(body, expected):
    assert verdict(reply(409, body)) is expected


# ------------------------------------------------------------------------- steps

URL = "https://collector.example/v1/events"


@pytest.mark.parametrize(
    ("location", "followed"),
    [
        ("/elsewhere", True),
        ("https://collector.example:443/x", True),
        ("https://COLLECTOR.example/x", True),
        ("http://collector.example/x", False),
        ("https://collector.example:8443/x", False),
        ("https://other.example/x", False),
        ("https://user:word@collector.example/x", False),
        ("//other.example/x", False),
        ("https://[broken", False),
        ("", False),
    ],
)
def test_redirects_are_followed_on_the_same_origin_only(location, followed):
    for status in (307, 308):
        step = next_step(reply(status, location=location), Trial(URL))
        assert (step is Step.FOLLOW) is followed
    for status in (301, 302, 303):
        assert next_step(reply(status, location=location), Trial(URL)) is Step.JUDGE


def test_redirects_end():
    moved = reply(307, location="/again")
    assert next_step(moved, Trial(URL, redirects=MAX_REDIRECTS - 1)) is Step.FOLLOW
    assert next_step(moved, Trial(URL, redirects=MAX_REDIRECTS)) is Step.JUDGE


@pytest.mark.parametrize("status", [401, 403])
def test_the_secret_is_read_again_once(status):
    assert next_step(reply(status), Trial(URL)) is Step.RENEW_SECRET
    assert next_step(reply(status), Trial(URL, secret_renewed=True)) is Step.JUDGE


def test_an_unwanted_compression_is_left_out_once():
    assert next_step(reply(415), Trial(URL, compressed=True)) is Step.SEND_PLAIN
    assert next_step(reply(415), Trial(URL, compressed=False)) is Step.JUDGE


# --------------------------------------------------------------------- properties

bodies = st.one_of(
    st.binary(max_size=60),
    st.sampled_from([b"", HTML, b"OK", b"{}", receipt(), receipt(batch="x"), receipt(accepted=3)]),
    st.builds(
        lambda ids: receipt(
            rejected=[{"id": str(i), "code": "data"} for i in ids], accepted=9 - len(ids)
        ),
        st.lists(st.sampled_from([*RECORDS, BATCH]), unique=True, max_size=5),
    ),
    st.dictionaries(st.sampled_from(["batch", "rejected", "accepted", "code"]), st.text(max_size=9))
    .map(json.dumps)
    .map(str.encode),
)
replies = st.builds(
    Reply,
    status=st.integers(200, 599),
    content_type=st.sampled_from(["application/json", "text/html", "text/plain", ""]),
    location=st.sampled_from(["", "/x", "https://other.example/", "\x00", "https://[x"]),
    retry_after_s=st.none() | st.floats(1, 3600),
    round_trip_ms=st.just(1.0),
    body=bodies,
    flaw=st.sampled_from(["", "", "", "the reply broke off"]),
)
accepted = st.frozensets(st.integers(200, 299), max_size=4)


@settings(max_examples=2000)
@given(replies, accepted)
def test_what_is_acknowledged_was_confirmed(given_reply, accept):
    outcome = judge(given_reply, BATCH, RECORDS, accept)
    if outcome.verdict is not Verdict.DELIVERED:
        assert outcome.error is not None
        assert outcome.error.message
        assert not outcome.rejected
        return
    assert not given_reply.flaw
    assert not given_reply.is_web_page
    assert set(outcome.rejected) <= set(RECORDS)
    assert 0 <= outcome.duplicates <= len(RECORDS)
    if given_reply.status == 409:
        assert b"uplicate" in given_reply.body
    elif accept:
        assert given_reply.status in accept
    else:
        assert given_reply.status in (200, 201, 202, 204, 207)
        assert json.loads(given_reply.body)["batch"] == str(BATCH)


@settings(max_examples=1000)
@given(replies, accepted)
def test_only_two_statuses_divide_and_only_two_refuse(given_reply, accept):
    outcome = judge(given_reply, BATCH, RECORDS, accept)
    assert (outcome.verdict is Verdict.INVALID) == (given_reply.status in (400, 422))
    assert (outcome.verdict is Verdict.REFUSED) == (given_reply.status in (401, 403))
    assert (outcome.verdict is Verdict.TOO_LARGE) == (given_reply.status == 413)
    if given_reply.status >= 500 and given_reply.status != 501:
        assert outcome.verdict is Verdict.RETRY
        assert outcome.retry_after_s == given_reply.retry_after_s


@given(replies, st.integers(0, 5), st.booleans(), st.booleans())
def test_steps_come_to_an_end(given_reply, redirects, compressed, renewed):
    """The same reply for ever is judged after at most five sendings."""
    trial = Trial(URL, redirects, compressed, renewed)
    for _ in range(MAX_REDIRECTS + 2):
        step = next_step(given_reply, trial)
        if step is Step.JUDGE:
            return
        trial = Trial(
            URL,
            trial.redirects + (step is Step.FOLLOW),
            trial.compressed and step is not Step.SEND_PLAIN,
            trial.secret_renewed or step is Step.RENEW_SECRET,
        )
    assert next_step(given_reply, trial) is Step.JUDGE
