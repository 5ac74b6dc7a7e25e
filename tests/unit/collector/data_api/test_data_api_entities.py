"""Questions to the data API over HTTP: shapes, sums, pages, offsets, pages of other sites."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.collector.data_api import routes
from kiosk.collector.storage.failures import DatabaseUnavailableError
from kiosk.core.metrics import category
from kiosk.core.types import Gender
from tests.unit.collector.wire import NOON, visit, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.collector.data_api.conftest import Service

ALL = "interested,passing_by,stop_time,attention_time,category,gender,satisfaction"
DAY_START = datetime(2026, 11, 20, tzinfo=UTC)


def woman(at: datetime, **changes: Any) -> tuple[str, dict[str, Any]]:
    return visit(at, **({"gender": "female", "age": 30.0, "category": "young_female"} | changes))


def passer(at: datetime) -> tuple[str, dict[str, Any]]:
    return visit(at, interested=False, attention_ms=0, stop_ms=0)


def test_a_reply_has_the_documented_shape(service: Service) -> None:
    service.deliver(
        "shop-1",
        woman(NOON - timedelta(hours=1)),
        woman(NOON - timedelta(hours=30), stop_ms=3500, attention_ms=1500),
        visit(NOON - timedelta(hours=30)),
        passer(NOON - timedelta(minutes=1)),
    )
    reply = service.answer(
        metrics=ALL,
        from_date="2026-11-19T05:45:00+0200",
        time="by_day",
        to_date="2026-11-21T14:30:00+0200",
    )
    nothing = {
        "interested": {"value": 0},
        "passing_by": {"value": 0},
        "stop_time": {"value": None},
        "attention_time": {"value": None},
        "category": dict.fromkeys(
            ("young_female", "young_male", "senior_female", "senior_male"), 0
        ),
        "gender": {"?": 0, "female": 0, "male": 0},
    }
    assert reply == {
        "entities": {
            "2026-11-19T00:00:00+00:00": nothing,
            "2026-11-20T00:00:00+00:00": nothing
            | {
                "interested": {"value": 2},
                "passing_by": {"value": 2},
                "stop_time": {"value": 4.75},
                "attention_time": {"value": 2.75},
                "category": nothing["category"] | {"young_female": 1},
                "gender": {"?": 1, "female": 1, "male": 0},
            },
            "2026-11-21T00:00:00+00:00": nothing
            | {
                "interested": {"value": 1},
                "passing_by": {"value": 2},
                "stop_time": {"value": 6.0},
                "attention_time": {"value": 4.0},
                "category": nothing["category"] | {"young_female": 1},
                "gender": {"?": 0, "female": 1, "male": 0},
            },
        },
        "from_date": "2026-11-19T05:45:00+02:00",
        "to_date": "2026-11-21T14:30:00+02:00",
        "total_results": 3,
        "nb_of_pages": 1,
        "next_page": "",
        "page": 1,
        "time": "by_day",
    }


def test_counts_are_whole_numbers_also_in_the_text_of_the_reply(service: Service) -> None:
    service.deliver("shop-1", woman(NOON))
    asked = {"metrics": "interested,gender", "from_date": "2026-11-21", "to_date": "2026-11-22"}
    reply = service.ask(**asked)
    assert '{"interested":{"value":1},"gender":{"?":0,"female":1,"male":0}}' in reply.text


def test_global_is_what_is_asked_for_without_a_cut_and_until_now(service: Service) -> None:
    service.deliver("shop-1", woman(NOON), passer(NOON - timedelta(days=2)))
    reply = service.answer(metrics="passing_by", from_date="2026-11-20T00:00:00.000Z")
    # Now is the beginning of an hour, which is therefore not asked about.
    assert reply["entities"] == {"global": {"passing_by": {"value": 0}}}
    service.clock.forward(60)
    reply = service.answer(metrics="passing_by", from_date="2026-11-20T00:00:00.000Z")
    assert reply["entities"] == {"global": {"passing_by": {"value": 1}}}
    assert reply["to_date"] == "2026-11-21T12:01:00+00:00"
    assert (reply["time"], reply["total_results"]) == ("global", 1)


def test_only_what_was_asked_for_is_told_and_satisfaction_is_left_out(service: Service) -> None:
    reply = service.answer(metrics="satisfaction,gender", from_date="2026-11-20")
    assert reply["entities"] == {"global": {"gender": {"?": 0, "female": 0, "male": 0}}}


def test_ages_are_an_addition_and_emotions_come_when_they_were_computed(service: Service) -> None:
    asked = {"metrics": "age,emotion", "from_date": "2026-11-20", "to_date": "2026-11-22"}
    service.deliver("shop-1", woman(NOON))
    bucket = service.answer(**asked)["entities"]["global"]
    assert list(bucket) == ["age"]
    assert bucket["age"] == {
        "?": 0, "18-24": 0, "25-34": 1, "35-44": 0, "45-54": 0, "55-64": 0, "65+": 0
    }  # fmt: skip
    service.deliver("shop-2", woman(NOON, emotion="happy"))
    buckets = service.answer(**asked, time="by_hour")["entities"]
    # Also in the hours without any, so that all buckets have the same shape.
    assert {frozenset(bucket) for bucket in buckets.values()} == {frozenset({"age", "emotion"})}
    assert sum(bucket["emotion"]["happy"] for bucket in buckets.values()) == 1


def test_pages_follow_each_other_by_their_addresses(service: Service) -> None:
    service.deliver("shop-1", *(passer(NOON - timedelta(hours=h)) for h in range(1, 24 * 15)))
    service.clock.forward(1)
    reply = service.answer(
        metrics="passing_by", from_date="2026-11-06T05:45:00.5+0530", time="by_hour"
    )
    pages = [reply]
    token = service.token()
    while pages[-1]["next_page"]:
        # Time goes on while somebody turns the pages.
        service.clock.forward(3000)
        assert pages[-1]["next_page"].startswith(str(service.http.base_url).rstrip("/") + "/api/1")
        headers = {"Authorization": f"Bearer {token}"}
        pages.append(service.http.get(pages[-1]["next_page"], headers=headers).json())
    assert [page["page"] for page in pages] == [1, 2, 3]
    assert {page["nb_of_pages"] for page in pages} == {3}
    assert {page["total_results"] for page in pages} == {sum(len(p["entities"]) for p in pages)}
    assert {(page["from_date"], page["to_date"]) for page in pages} == {
        ("2026-11-06T05:45:00.500000+05:30", "2026-11-21T17:30:01+05:30")
    }
    keys = [key for page in pages for key in page["entities"]]
    assert keys == sorted(set(keys))
    assert keys[0] == "2026-11-06T00:00:00+00:00"
    values = [b["passing_by"]["value"] for page in pages for b in page["entities"].values()]
    assert sum(values) == 24 * 15 - 1 - 0


def test_a_known_dashboard_wants_a_path_instead(make_service: Callable[..., Service]) -> None:
    service = make_service(relative_next_page=True)
    asked = {"metrics": "interested", "from_date": "2026-11-01", "time": "by_hour"}
    path = service.answer(**asked)["next_page"]
    assert path.startswith("/api/1/entities?metrics=interested&")
    headers = {"Authorization": f"Bearer {service.token()}"}
    assert service.http.get(path, headers=headers).json()["page"] == 2


def test_behind_a_proxy_the_public_address_is_told(make_service: Callable[..., Service]) -> None:
    service = make_service(public_url="https://stats.example.org/")
    asked = {"metrics": "interested", "from_date": "2026-11-01", "time": "by_hour"}
    assert service.answer(**asked)["next_page"].startswith("https://stats.example.org/api/1/ent")


def test_all_devices_are_seen_or_those_that_are_named(service: Service) -> None:
    for device in ("shop-1", "shop-2", "shop-3"):
        service.deliver(device, passer(NOON - timedelta(minutes=1)))
    asked = {"metrics": "passing_by", "from_date": "2026-11-21"}

    def seen(**more: Any) -> int:
        return int(service.answer(**asked, **more)["entities"]["global"]["passing_by"]["value"])

    assert seen() == 3
    assert seen(device="shop-2") == 1
    assert seen(device=["shop-2", "shop-3"]) == 2
    for unknown in ("shop-9", "a\0b", "' or 1=1 --"):
        reply = service.ask(**asked, device=unknown)
        assert reply.status_code == 400
        assert "is not known" in reply.json()["message"]


@pytest.mark.parametrize("path", ["/api/1/entities", "/api/1/entities/"])
def test_a_plus_that_was_not_encoded_is_understood(service: Service, path: str) -> None:
    headers = {"Authorization": f"Bearer {service.token()}"}
    query = "metrics=interested&from_date=2026-11-20T05:45:00+0200&to_date=2026-11-21T00:00+01:00"
    reply = service.http.get(f"{path}?{query}", headers=headers)
    assert reply.status_code == 200, reply.text
    assert reply.json()["from_date"] == "2026-11-20T05:45:00+02:00"
    assert reply.json()["to_date"] == "2026-11-21T00:00:00+01:00"


def test_a_wrong_question_is_answered_with_words(service: Service) -> None:
    good = {"metrics": "interested", "from_date": "2026-11-20"}
    token = service.token()
    for change, words in (
        ({"metrics": ""}, "metrics is required"),
        ({"from_date": ""}, "from_date is required"),
        ({"metrics": "mood"}, "'mood' is not known"),
        ({"from_date": "now"}, "from_date 'now' is not an ISO 8601 date"),
        ({"time": "by_minute"}, "time 'by_minute' is none of by_hour, by_day, global"),
        ({"page": "two"}, "page 'two' is not a number"),
        ({"page": "7"}, "page 7 does not exist: there are 1"),
    ):
        reply = service.ask(token, **(good | change))
        assert reply.status_code == 400
        assert reply.headers["content-type"] == "application/json"
        assert reply.json()["code"] == "bad_request"
        assert words in reply.json()["message"]
    headers = {"Authorization": f"Bearer {token}"}
    assert service.http.get("/api/1/entities", headers=headers).status_code == 400


def test_a_database_that_is_away_is_told_in_the_dialect(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any) -> None:
        raise DatabaseUnavailableError("gone")

    monkeypatch.setattr(routes, "answer", away)
    reply = service.ask(metrics="interested", from_date="2026-11-20")
    assert reply.status_code == 503
    assert reply.json()["code"] == "unavailable"
    assert reply.headers["Retry-After"] == "5"


def test_a_page_of_another_site_may_ask(service: Service) -> None:
    origin = {"Origin": "https://dashboard.example.org"}
    for path in ("/api/1/entities", "/api-token-authstream", "/api-token-authstream/"):
        preflight = service.http.options(
            path,
            headers=origin
            | {
                "Access-Control-Request-Method": "GET",
                "Access-Control-Request-Headers": "authorization",
            },
        )
        assert preflight.status_code == 204
        assert preflight.headers["Access-Control-Allow-Origin"] == origin["Origin"]
        assert preflight.headers["Access-Control-Allow-Credentials"] == "true"
        assert "authorization" in preflight.headers["Access-Control-Allow-Headers"].lower()
        assert {"GET", "POST"} <= set(preflight.headers["Access-Control-Allow-Methods"].split(", "))
    # Errors can be read, too; or the page could not tell what is wrong.
    refused = service.http.get("/api/1/entities", headers=origin)
    assert refused.status_code == 401
    assert refused.headers["Access-Control-Allow-Origin"] == origin["Origin"]
    assert "Origin" in refused.headers["Vary"]
    assert "Access-Control-Allow-Origin" not in service.http.get("/healthz", headers=origin).headers


def test_the_description_names_the_replies_that_come(service: Service) -> None:
    paths = service.http.get("/v1/openapi.json").json()["paths"]
    replies = paths["/api/1/entities"]["get"]["responses"]
    assert {"200", "400", "401", "429", "503"} <= set(replies)
    assert "422" not in replies
    assert "requestBody" in paths["/api-token-authstream"]["post"]


def test_the_operator_may_name_the_sites(make_service: Callable[..., Service]) -> None:
    service = make_service(cors_origins=("https://good.example.org",))
    for origin, allowed in (("https://good.example.org", True), ("https://evil.example", False)):
        headers = {"Origin": origin, "Access-Control-Request-Method": "GET"}
        preflight = service.http.options("/api/1/entities", headers=headers)
        assert (preflight.headers.get("Access-Control-Allow-Origin") == origin) is allowed
        assert ("Access-Control-Allow-Headers" in preflight.headers) is allowed


# ------------------------------------------------------------------------------ properties


@st.composite
def visits(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Any visit a kiosk may report that ended within four days."""
    at = DAY_START + timedelta(minutes=draw(st.integers(0, 4 * 24 * 60 - 1)))
    dwell = draw(st.integers(0, 600_000))
    passing = draw(st.booleans())
    attention = draw(st.none() | st.integers(0, dwell))
    interested = passing and attention is not None and draw(st.booleans())
    gender = draw(st.sampled_from(Gender))
    age = draw(st.none() | st.floats(0, 99))
    kind = category(gender, age, 50)
    return visit(
        at,
        started_at=written(at - timedelta(milliseconds=dwell)),
        dwell_ms=dwell,
        stop_ms=draw(st.integers(0, dwell)),
        attention_ms=attention,
        passing_by=passing,
        interested=None if passing and attention is None else interested,
        age=age,
        gender=gender.value,
        category=None if kind is None else kind.value,
    )


def _sums(buckets: dict[str, dict[str, dict[str, float | None]]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for bucket in buckets.values():
        interested = bucket["interested"]["value"]
        assert interested is not None
        for metric, values in bucket.items():
            for name, value in values.items():
                if metric in ("stop_time", "attention_time"):
                    assert (value is None) == (interested == 0)
                    found[metric] += round((value or 0) * 1000 * interested)
                else:
                    found[f"{metric}.{name}"] += int(value or 0)
    return found


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_whichever_way_time_is_cut_the_sums_are_the_same(service: Service, data: Any) -> None:
    """Also: the invariants of docs/metrics.md hold in every bucket, whatever was delivered."""
    device = f"shop-{uuid4().hex}"  # the database is that of all examples
    records = data.draw(st.lists(visits(), min_size=1, max_size=40))
    service.clock.now = DAY_START + timedelta(days=5)
    service.deliver(device, *records)
    first, last = sorted(data.draw(st.lists(st.integers(0, 96), min_size=2, max_size=2)))
    span = [DAY_START + timedelta(hours=h) for h in (first, max(first + 1, last))]
    asked = {
        "metrics": ALL,
        "device": device,
        "from_date": written(span[0]),
        "to_date": written(span[1]),
    }
    token = service.token()
    found = {
        cut: service.ask(token, **asked, time=cut).json()["entities"]
        for cut in ("by_hour", "by_day", "global")
    }
    assert len(found["by_hour"]) == max(1, last - first)
    whole = _sums(found["global"])
    assert _sums(found["by_hour"]) == _sums(found["by_day"]) == whole
    inside = [
        data
        for _, data in records
        if span[0] <= datetime.fromisoformat(data["ended_at"].replace("Z", "+00:00")) < span[1]
    ]
    assert whole["passing_by.value"] == sum(visit["passing_by"] for visit in inside)
    assert whole["interested.value"] == sum(bool(visit["interested"]) for visit in inside)
    for bucket in (*found["by_hour"].values(), *found["global"].values()):
        interested = bucket["interested"]["value"]
        assert sum(bucket["gender"].values()) == interested
        assert sum(bucket["category"].values()) <= interested <= bucket["passing_by"]["value"]
