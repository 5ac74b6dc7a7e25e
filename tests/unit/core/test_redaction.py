"""Nothing secret survives the texts that people pass on."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.redaction import redact, without_credentials

SECRET = "s3cr3t-Value_9"


@pytest.mark.parametrize(
    "text",
    [
        f"opening rtsp://anna:{SECRET}@10.0.0.2:554/stream",
        f"GET http://{SECRET}@host/path",
        f"open rtsp://admin:pass/{SECRET}@10.0.0.7/",
        f"open rtsp://admin:hun@{SECRET}@10.0.0.7/stream",
        f"headers {{'Authorization': 'Bearer {SECRET}'}}",
        f"login(password='{SECRET} 2', user='x')",
        f"https://host/?user=x&access_token={SECRET}&n=1",
        f"https://host/upload?token={SECRET}&id=4",
        f"Authorization: Bearer {SECRET}",
        f"authorization = Basic {SECRET}==",
        f'{{"Authorization": "Digest {SECRET}"}}',
        f"Proxy-Authorization: {SECRET}",
        f"Set-Cookie: session={SECRET}; Path=/",
        f'password = "{SECRET} and more words"',
        f"'api_key': '{SECRET}'",
        f"AWS_SECRET_ACCESS_KEY={SECRET}",
        f"client-secret: {SECRET}",
        f"sent bearer {SECRET}",
        f"pin_hash = $argon2id$v=19$m=65536$c2FsdA${SECRET}",
        f"read $argon2id$v=19$m=65536$c2FsdA${SECRET} from the file",
        f"mqtt_password={SECRET}, then more",
    ],
)
def test_secret_is_gone(text: str) -> None:
    cleaned = redact(text)
    assert SECRET not in cleaned
    assert redact(cleaned) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "camera:0 opened at 1280x720",
        "http://192.168.1.10:9002/analytics/face?id=kiosk-1&value=3",
        "the token count of 5 people",
        "mail to info@example.org",
        "file:///srv/clips/shop.mp4",
        "12:30:01 worker pipeline failed: ValueError: shape (3, 4)",
    ],
)
def test_harmless_text_stays(text: str) -> None:
    assert redact(text) == text


def test_what_surrounds_a_secret_stays() -> None:
    text = f"GET https://anna:{SECRET}@host:8080/a?b=1&token={SECRET}&c=2 failed"
    assert redact(text) == "GET https://***@host:8080/a?b=1&token=***&c=2 failed"
    document = json.dumps({"a": 1, "password": SECRET, "b": [2]})
    assert json.loads(redact(document)) == {"a": 1, "password": "***", "b": [2]}


@given(
    st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=6, max_size=30),
    st.sampled_from(["rtsp", "http", "HTTPS", "mqtt"]),
)
def test_addresses_lose_any_password(password: str, scheme: str) -> None:
    secret = f"Zq{password}qZ"
    assert secret not in without_credentials(f"x {scheme}://user:{secret}@host/p y")
    assert without_credentials(f"{scheme}://{secret}@host/p") == f"{scheme}://host/p"
