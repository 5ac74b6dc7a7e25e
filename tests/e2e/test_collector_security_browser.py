"""What a browser is told, and what another site's page may do in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import requests

from tests.certificates import Authority
from tests.e2e.collector_server import PASSWORD, REPLY_S, RunningCollector, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCollector]:
    with running(tmp_path_factory.mktemp("browser")) as collector:
        collector.become_admin()
        yield collector


class Browser:
    """Keeps cookies."""

    def __init__(self, server: RunningCollector) -> None:
        self.session = requests.Session()
        self.session.trust_env = False
        self._url = server.url

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        self.session.close()

    def ask(self, method: str, path: str, **options: Any) -> requests.Response:
        return self.session.request(
            method, self._url + path, timeout=REPLY_S, allow_redirects=False, **options
        )

    def log_in(self) -> requests.Response:
        body = {"name": "admin", "password": PASSWORD}
        reply = self.ask("POST", "/v1/session", json=body)
        assert reply.status_code == 200, reply.text
        return reply


@pytest.fixture
def browser(server: RunningCollector) -> Iterator[Browser]:
    with Browser(server) as one:
        yield one


def test_cookies_are_kept_from_scripts_and_other_sites(browser: Browser) -> None:
    raw = browser.log_in().raw.headers.getlist("Set-Cookie")
    assert {cookie.partition("=")[0] for cookie in raw} == {
        "vitrine_access",
        "vitrine_refresh",
        "vitrine_known",
    }
    for cookie in raw:
        flags = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"httponly", "samesite=lax", "path=/"} <= flags
        # Plain HTTP on this machine itself; otherwise the browser would not keep them.
        assert "secure" not in flags


def test_cookies_are_secure_unless_the_server_is_this_machine(server: RunningCollector) -> None:
    body = {"name": "admin", "password": PASSWORD}
    for headers in ({"Host": "collector.example"}, {"X-Forwarded-Proto": "https"}):
        reply = server.ask("POST", "/v1/session", json=body, headers=headers)
        for cookie in reply.raw.headers.getlist("Set-Cookie"):
            assert "; secure" in cookie.lower()


def test_a_change_needs_more_than_the_cookie(browser: Browser) -> None:
    csrf = browser.log_in().json()["csrf"]
    body = {"settings": {"device.theme": "dark"}}
    path = "/v1/config/versions"

    def change(**headers: str) -> tuple[int, str]:
        reply = browser.ask("POST", path, json=body, headers=headers)
        return reply.status_code, reply.json().get("code", "")

    assert change() == (403, "csrf")
    for wrong in ("", "x", "0" * 64, csrf[:-1] + "0" if csrf[-1] != "0" else csrf[:-1] + "1"):
        assert change(**{"X-CSRF-Token": wrong}) == (403, "csrf")
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        assert change(**{"X-CSRF-Token": csrf}, **headers) == (403, "csrf")
    own = {"Origin": browser._url, "Sec-Fetch-Site": "same-origin"}
    assert change(**{"X-CSRF-Token": csrf}, **own)[0] == 201
    # A form, as another page would send it without asking first.
    form = browser.ask("POST", path, data={"settings": "{}"})
    assert form.status_code == 403


def test_the_value_of_one_session_is_worth_nothing_in_another(
    browser: Browser, server: RunningCollector
) -> None:
    with Browser(server) as other:
        stolen = other.log_in().json()["csrf"]
    browser.log_in()
    headers = {"X-CSRF-Token": stolen}
    assert browser.ask("DELETE", "/v1/session", headers=headers).status_code == 403
    assert browser.ask("GET", "/v1/session").status_code == 200


def test_another_site_cannot_log_a_browser_in_or_out(browser: Browser) -> None:
    body = {"name": "admin", "password": PASSWORD}
    evil = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert browser.ask("POST", "/v1/session", json=body, headers=evil).status_code == 403
    browser.log_in()
    assert browser.ask("POST", "/v1/session/renew", headers=evil).status_code == 403
    assert browser.ask("DELETE", "/v1/session", headers=evil).status_code == 403
    assert browser.ask("GET", "/v1/session").status_code == 200


def test_logging_out_takes_the_cookies_and_voids_them(browser: Browser) -> None:
    csrf = browser.log_in().json()["csrf"]
    kept = browser.session.cookies.get_dict()
    reply = browser.ask("DELETE", "/v1/session", headers={"X-CSRF-Token": csrf})
    assert reply.status_code == 204
    assert set(browser.session.cookies.get_dict()) == {"vitrine_known"}
    browser.session.cookies.update(kept)
    assert browser.ask("GET", "/v1/session").status_code == 401
    assert browser.ask("POST", "/v1/session/renew").status_code == 401


def test_a_session_goes_on_with_the_refresh_cookie(browser: Browser) -> None:
    browser.log_in()
    browser.session.cookies.set("vitrine_access", None)
    assert browser.ask("GET", "/v1/session").status_code == 401
    assert browser.ask("POST", "/v1/session/renew").status_code == 200
    assert browser.ask("GET", "/v1/session").status_code == 200


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/%0d%0aSet-Cookie:%20a=b",
        "javascript:alert(1)",
        "http:evil.example",
        "///evil.example",
        "https:/evil.example",
        " //evil.example",
        "/" + "x" * 5000,
    ],
)
def test_a_login_leads_to_no_other_place(browser: Browser, target: str) -> None:
    browser.log_in()
    reply = browser.ask("GET", "/session/renew", params={"next": target})
    assert reply.status_code == 303
    assert reply.headers["Location"] in ("/", "/%0d%0aSet-Cookie:%20a=b")
    assert "a" not in reply.cookies
    with Browser.__new__(Browser) as stranger:
        stranger.session, stranger._url = requests.Session(), browser._url
        away = stranger.ask("GET", "/session/renew", params={"next": target})
        assert away.status_code == 303
        assert away.headers["Location"].startswith("/login?next=/")
        assert "evil" not in away.headers["Location"]


def test_a_login_leads_back_to_the_page(browser: Browser) -> None:
    browser.log_in()
    reply = browser.ask("GET", "/session/renew", params={"next": "/devices/a?b=c"})
    assert reply.headers["Location"] == "/devices/a?b=c"


@pytest.mark.parametrize("path", ["/healthz", "/v1/users", "/nowhere", "/v1/openapi.json"])
def test_each_reply_tells_browsers_how_to_be_safe(server: RunningCollector, path: str) -> None:
    headers = server.ask("GET", path).headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    for directive in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert directive in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Strict-Transport-Security" not in headers
    assert "server" not in headers
    assert headers["Cache-Control"] == "no-store"


def test_other_sites_may_read_the_data_api_only(server: RunningCollector) -> None:
    origin = {"Origin": "https://dashboard.example"}
    for path in ("/v1/devices", "/v1/session", "/healthz"):
        assert "Access-Control-Allow-Origin" not in server.ask("GET", path, headers=origin).headers
    asked = {**origin, "Access-Control-Request-Method": "GET"}
    assert server.ask("OPTIONS", "/v1/devices", headers=asked).status_code == 405
    asked["Access-Control-Request-Headers"] = "authorization"
    reply = server.ask("OPTIONS", "/api/1/entities", headers=asked)
    assert reply.ok
    assert reply.headers["Access-Control-Allow-Origin"] in ("*", "https://dashboard.example")
    # Whatever a browser sends by itself is worth nothing there.
    with Browser(server) as browser:
        browser.log_in()
        question = {"metrics": "interested", "from_date": "2026-11-01T00:00:00Z"}
        assert browser.ask("GET", "/api/1/entities", params=question).status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/v1/nowhere", 404),
        ("PUT", "/v1/events", 405),
        ("DELETE", "/healthz", 405),
        ("GET", "/v1/devices", 401),
        ("POST", "/v1/token", 422),
        ("POST", "/v1/events", 401),
        ("TRACE", "/v1/devices", 405),
    ],
)
def test_errors_are_problems(server: RunningCollector, method: str, path: str, status: int) -> None:
    reply = server.ask(method, path)
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json()
    assert {"type", "title", "status", "detail", "code"} <= set(problem)
    assert problem["status"] == status
    assert "Traceback" not in reply.text


def test_whoever_has_to_choose_a_password_can_do_nothing_else(server: RunningCollector) -> None:
    body = {"name": "newcomer", "role": "admin", "password": PASSWORD}
    assert server.ask("POST", "/v1/users", token=server.admin_token, json=body).ok
    token = server.log_in("newcomer", PASSWORD)["access_token"]
    reply = server.ask("GET", "/v1/users", token=token)
    assert (reply.status_code, reply.json()["code"]) == (403, "password-due")
    for new, status in (("short", 422), (PASSWORD, 422), ("aaaaaaaaaaaaaaa", 422)):
        change = {"current": PASSWORD, "new": new}
        sent = server.ask("POST", "/v1/account/password", token=token, json=change)
        assert sent.status_code == status
    change = {"current": PASSWORD, "new": "another walk by the river"}
    assert server.ask("POST", "/v1/account/password", token=token, json=change).status_code == 204
    token = server.log_in("newcomer", "another walk by the river")["access_token"]
    assert server.ask("GET", "/v1/users", token=token).ok


def test_the_figures_are_for_this_machine_or_for_who_is_known(server: RunningCollector) -> None:
    assert "collector_requests_total" in server.ask("GET", "/metrics").text
    for headers in (
        {"X-Forwarded-For": "203.0.113.5"},
        {"Forwarded": "for=203.0.113.5"},
        {"Host": "collector.example"},
    ):
        assert server.ask("GET", "/metrics", headers=headers).status_code == 401
    headers = {"Host": "collector.example"}
    assert server.ask("GET", "/metrics", headers=headers, token=server.admin_token).ok
    made = {"name": "prometheus"}
    client = server.ask("POST", "/v1/clients", token=server.admin_token, json=made).json()
    login = (client["client_id"], client["access_token"])
    assert server.ask("GET", "/metrics", headers=headers, auth=login).ok
    wrong = (client["client_id"], "x" * 43)
    assert server.ask("GET", "/metrics", headers=headers, auth=wrong).status_code == 401
    path = f"/v1/clients/{client['client_id']}"
    assert server.ask("DELETE", path, token=server.admin_token).status_code == 204
    assert server.ask("GET", "/metrics", headers=headers, auth=login).status_code == 401


def test_over_tls_cookies_are_secure_and_the_browser_stays_with_it(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    issued = authority.issue("server")
    options = ("--certificate", issued.certificate, "--certificate-key", issued.key)
    with running(tmp_path / "tls", *options, verify=str(authority.file)) as collector:
        assert collector.url.startswith("https://")
        reply = collector.ask("GET", "/readyz")
        assert reply.headers["Strict-Transport-Security"].startswith("max-age=")
        body = {"name": "admin", "password": collector.first_password}
        raw = collector.ask("POST", "/v1/session", json=body).raw.headers.getlist("Set-Cookie")
        assert len(raw) == 3
        assert all("; secure" in cookie.lower() for cookie in raw)
        assert collector.stop() == 0
