"""Clients of the older audience API, as its documentation tells to write them."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import requests

from tests.e2e.collector_server import REPLY_S, RunningCollector, command, environment, running
from tests.unit.collector.wire import WireKiosk, visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAYS = 20
ALL = "satisfaction,gender,category,passing_by,interested,stop_time,attention_time"
ORIGIN = "https://dashboard.example.org"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data-api")


@pytest.fixture(scope="module")
def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def collector(folder: Path, now: datetime) -> Iterator[RunningCollector]:
    """One whose kiosk had a woman stop at 12:30 UTC of each of the last 20 days but today."""
    with running(folder, "--relative-next-page", "no") as server:
        server.become_admin()
        kiosk = WireKiosk("shop-1", now)
        token = server.add_device("shop-1")
        noon = now.replace(hour=12, minute=30, second=0, microsecond=0)
        woman = {"gender": "female", "age": 30, "category": "young_female"}
        visits = [visit(noon - timedelta(days=n), **woman) for n in range(1, DAYS + 1)]
        body = kiosk.batch(visits, now)
        reply = server.ask("POST", "/v1/events", token=token, data=body)
        assert reply.json()["accepted"] == DAYS, reply.text
        yield server


@pytest.fixture(scope="module")
def credentials(collector: RunningCollector, folder: Path) -> dict[str, str]:
    done = subprocess.run(
        command("token", "--user", "admin", "--folder", collector.folder),
        env=environment(folder),
        capture_output=True,
        text=True,
        check=True,
        timeout=REPLY_S,
    )
    told = dict(line.split("  ", 1) for line in done.stdout.splitlines() if "  " in line)
    return {
        "username": "admin",
        "client_id": told["Client id"].strip(),
        "access_token": told["Access token"].strip(),
    }


@pytest.fixture(scope="module")
def token(collector: RunningCollector, credentials: dict[str, str]) -> str:
    reply = requests.post(
        f"{collector.url}/api-token-authstream/", json=credentials, timeout=REPLY_S
    )
    assert reply.status_code == 200, reply.text
    return str(reply.json()["token"])


def get(collector: RunningCollector, token: str, url: str, **more: Any) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {token}"}
    url = url if "://" in url else collector.url + url
    reply = requests.get(url, headers=headers, timeout=REPLY_S, **more)
    assert reply.status_code == 200, reply.text
    return dict(reply.json())


def test_a_token_for_a_form_of_a_web_page(
    collector: RunningCollector, credentials: dict[str, str]
) -> None:
    """A login page of another site that sends a form, with credentials."""
    headers = {"Origin": ORIGIN}
    url = f"{collector.url}/api-token-authstream"
    reply = requests.post(url, data=credentials, headers=headers, timeout=REPLY_S)
    assert reply.status_code == 200
    assert reply.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert reply.headers["Access-Control-Allow-Credentials"] == "true"
    wrong = credentials | {"access_token": "x"}
    refused = requests.post(url, data=wrong, headers=headers, timeout=REPLY_S)
    assert refused.status_code == 400
    assert refused.json()["non_field_errors"][0]


def test_by_day_as_documented(collector: RunningCollector, token: str, now: datetime) -> None:
    start = (now - timedelta(days=3)).strftime("%Y-%m-%dT05:45:00")
    # The documentation shows the offset encoded by hand, without a colon.
    reply = get(
        collector,
        token,
        f"/api/1/entities?metrics={ALL}&from_date={start.replace(':', '%3A')}%2B0200&time=by_day",
    )
    assert reply["from_date"] == f"{start}+02:00"
    assert reply["to_date"].endswith("+02:00")
    assert (reply["nb_of_pages"], reply["next_page"]) == (1, "")
    assert reply["total_results"] == len(reply["entities"])
    # Until now, which may be tomorrow already.
    until = datetime.fromisoformat(reply["to_date"]).astimezone(UTC)
    assert list(reply["entities"]) == [
        (now - timedelta(days=n)).strftime("%Y-%m-%dT00:00:00+00:00")
        for n in range(3, (now.date() - until.date()).days - 1, -1)
    ]
    for day in list(reply["entities"].values())[:3]:
        assert day == {
            "gender": {"?": 0, "female": 1, "male": 0},
            "category": {"young_female": 1, "young_male": 0, "senior_female": 0, "senior_male": 0},
            "passing_by": {"value": 1},
            "interested": {"value": 1},
            "stop_time": {"value": 6.0},
            "attention_time": {"value": 4.0},
        }
    today = list(reply["entities"].values())[3]
    assert today["interested"] == {"value": 0}
    assert today["stop_time"] == {"value": None}


def test_pages_by_number_as_a_library_turns_them(
    collector: RunningCollector, token: str, now: datetime
) -> None:
    """It repeats its question with the next number until ``nb_of_pages``."""
    parameters = {
        "metrics": "interested,passing_by",
        "from_date": (now - timedelta(days=DAYS + 1)).replace(tzinfo=None).isoformat(),
        "time": "by_hour",
    }
    entities: dict[str, Any] = {}
    page, pages = 1, 1
    while page <= pages:
        reply = get(collector, token, "/api/1/entities", params=parameters | {"page": page})
        entities |= reply["entities"]
        assert reply["page"] == page
        page, pages = page + 1, reply["nb_of_pages"]
    assert pages == 4
    assert len(entities) == reply["total_results"]
    assert sum(bucket["interested"]["value"] for bucket in entities.values()) == DAYS
    assert {key[11:] for key, bucket in entities.items() if bucket["passing_by"]["value"]} == {
        "12:00:00+00:00"
    }


def test_pages_by_address(collector: RunningCollector, token: str, now: datetime) -> None:
    start = (now - timedelta(days=DAYS + 1)).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
    url = f"/api/1/entities?metrics=passing_by,interested&time=by_hour&from_date={start}"
    entities: dict[str, Any] = {}
    while url:
        reply = get(collector, token, url)
        entities |= reply["entities"]
        url = reply["next_page"]
        assert not url or url.startswith(f"{collector.url}/api/1/entities?")
    assert sum(bucket["interested"]["value"] for bucket in entities.values()) == DAYS


def test_a_dashboard_that_puts_the_host_before_next_page_itself(
    folder: Path, collector: RunningCollector, token: str, now: datetime
) -> None:
    """With the compatibility switch; a second server on the same data would be refused."""
    other = folder / "relative"
    with running(other, "--relative-next-page", "yes") as server:
        server.become_admin()
        done = subprocess.run(
            command("token", "--user", "admin", "--folder", server.folder),
            env=environment(other),
            capture_output=True,
            text=True,
            check=True,
            timeout=REPLY_S,
        )
        told = dict(line.split("  ", 1) for line in done.stdout.splitlines() if "  " in line)
        body = {
            "username": "admin",
            "client_id": told["Client id"].strip(),
            "access_token": told["Access token"].strip(),
        }
        mine = requests.post(
            f"{server.url}/api-token-authstream", json=body, timeout=REPLY_S
        ).json()["token"]
        start = (now - timedelta(days=8)).strftime("%Y-%m-%dT%H:%M:%SZ")
        path = f"/api/1/entities?metrics=interested&time=by_hour&from_date={start}"
        pages = 0
        while path:
            assert path.startswith("/")
            path = get(server, mine, server.url + path)["next_page"]
            pages += 1
        assert pages == 2


def test_global_with_a_raw_plus(collector: RunningCollector, token: str, now: datetime) -> None:
    start = (now - timedelta(days=5)).strftime("%Y-%m-%dT00:00:00.000000+00:00")
    end = now.strftime("%Y-%m-%dT00:00:00+0000")
    reply = get(
        collector, token, f"/api/1/entities?metrics=interested&from_date={start}&to_date={end}"
    )
    assert reply["entities"] == {"global": {"interested": {"value": 5}}}
    assert reply["time"] == "global"


def test_a_browser_may_ask_from_another_site(collector: RunningCollector) -> None:
    reply = requests.options(
        f"{collector.url}/api/1/entities",
        headers={
            "Origin": ORIGIN,
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "authorization",
        },
        timeout=REPLY_S,
    )
    assert reply.ok
    assert reply.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert "authorization" in reply.headers["Access-Control-Allow-Headers"].lower()
    # Without a token there is an explanation that the page can read.
    refused = requests.get(
        f"{collector.url}/api/1/entities", headers={"Origin": ORIGIN}, timeout=REPLY_S
    )
    assert refused.status_code == 401
    assert {"code", "message"} <= set(refused.json())
    assert refused.headers["Access-Control-Allow-Origin"] == ORIGIN
