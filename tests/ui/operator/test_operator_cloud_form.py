"""Adding destinations: by hand with findings below the fields, and by a code."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit

from kiosk.core.control import ConnectionReport, Enrolment
from kiosk.core.errors import CollectorError, CredentialError
from kiosk.core.records import RecordType
from kiosk.core.settings_schema import with_values
from kiosk.core.sinks import POSSIBLE_TYPES, Sink, SinkKind
from kiosk.ui.operator.cloud_check import check_sink
from kiosk.ui.operator.cloud_code import invitation, read_invitation, tidy_base, tidy_code
from kiosk.ui.operator.cloud_form_texts import BASIC, FURTHER

ADDRESSES = {
    SinkKind.HTTP: "https://collector.example.com",
    SinkKind.WORKSHOP: "http://192.168.1.10:9002",
    SinkKind.MQTT: "mqtts://broker.example.com",
    SinkKind.STORAGE: "s3://bucket/kiosks",
    SinkKind.WEBHOOK: "https://service.example.com/hook",
    SinkKind.SNS: "arn:aws:sns:eu-central-1:123456789012:visitors",
}


@pytest.fixture
def cloud(unlocked: Any) -> Any:
    return unlocked.page("cloud")


def form(operator: Any, page: Any, kind: SinkKind) -> Any:
    page._choose_kind()
    operator.click(page.task.buttons[kind])
    return page.task


def fill(operator: Any, task: Any, **answers: str) -> None:
    for name, text in answers.items():
        operator.retype(task.fields[name].editor.line, text)


def save(operator: Any, page: Any) -> None:
    page.ensureWidgetVisible(page.task.save)
    operator.click(page.task.save)
    operator.idle()


@pytest.mark.parametrize("kind", list(SinkKind))
def test_each_kind_is_added_with_its_address_alone(
    unlocked: Any, cloud: Any, kind: SinkKind
) -> None:
    task = form(unlocked, cloud, kind)
    fill(unlocked, task, endpoint=ADDRESSES[kind])
    save(unlocked, cloud)
    (sink,) = unlocked.kiosk.now.cloud.sinks
    assert (sink.kind, sink.endpoint, sink.types) == (kind, ADDRESSES[kind], ())
    assert cloud.task is None
    assert sink.name in cloud.sinks.cards
    assert unlocked.kiosk.secrets == {}
    again = form(unlocked, cloud, kind)
    assert again.fields["name"].editor.line.text() == f"{sink.name}-2"


@pytest.mark.parametrize("kind", list(SinkKind))
def test_only_fields_that_the_kind_knows_are_asked_and_explained(kind: SinkKind) -> None:
    asked = [q for q in (*BASIC[kind], *FURTHER[kind]) if q.field != "secret"]
    samples = {
        "accept": (200,),
        "retail_traffic": True,
        "timeout_s": 3,
        "client_certificate": "/a",
        "client_key": "/b",
        "endpoint": ADDRESSES[kind],
    }
    values = {q.field: samples.get(q.field, "x") for q in asked}
    found = check_sink({"name": "a", "kind": kind, **values}, [])
    assert found.problems == {}
    assert all(q.meaning_text.endswith(".") for q in asked)


@pytest.mark.parametrize(
    ("kind", "field", "typed", "sentence"),
    [
        (SinkKind.HTTP, "endpoint", "ftp://x", "Must start with https:// or http://"),
        (SinkKind.HTTP, "endpoint", "https://", "Must start with https:// or http:// followed"),
        (SinkKind.HTTP, "endpoint", "", "Must not be empty"),
        (SinkKind.HTTP, "endpoint", "https://a b", "Must not contain spaces"),
        (SinkKind.HTTP, "endpoint", "https://u:p@x", "Must not contain a user name"),
        (SinkKind.HTTP, "endpoint", "https://x/?a=1", "Must not contain ? or #"),
        (SinkKind.SNS, "endpoint", "https://x", "Must be the ARN of a topic"),
        (SinkKind.STORAGE, "endpoint", "file://x", "A folder is written as file:///path"),
        (SinkKind.STORAGE, "endpoint", "x", "Must start with s3://, az://, gs:// or file://"),
        (SinkKind.HTTP, "name", "Two Words", "Small letters, digits and dashes only"),
        (SinkKind.HTTP, "name", "", "Must not be empty"),
        (SinkKind.MQTT, "topic", "x" * 201, "Must have at most 200 characters"),
    ],
)
def test_what_is_wrong_is_said_below_the_field(
    unlocked: Any, cloud: Any, kind: SinkKind, field: str, typed: str, sentence: str
) -> None:
    task = form(unlocked, cloud, kind)
    one = task.fields[field]
    unlocked.retype(one.editor.line, "y")
    unlocked.retype(one.editor.line, typed)
    assert one.note.text().startswith(sentence)
    assert one.editor.line.property("invalid") is True
    save(unlocked, cloud)
    assert unlocked.kiosk.applied == []
    fill(unlocked, task, name="a", endpoint=ADDRESSES[kind])
    if field == "topic":
        fill(unlocked, task, topic="shop/{type}")
    assert one.editor.line.property("invalid") is False
    save(unlocked, cloud)
    assert len(unlocked.kiosk.now.cloud.sinks) == 1


def test_saving_leads_to_the_first_wrong_field_also_among_the_hidden_ones(
    unlocked: Any, cloud: Any
) -> None:
    task = form(unlocked, cloud, SinkKind.MQTT)
    assert task.fields["endpoint"].note.property("role") == "caption"
    save(unlocked, cloud)
    assert task.fields["endpoint"].note.text() == "Must not be empty"
    assert task.fields["endpoint"].editor.line.hasFocus()
    assert task.note.text() == "Values to correct: 1"
    fill(unlocked, task, endpoint=ADDRESSES[SinkKind.MQTT])
    assert not task.further.isVisible()
    task.fields["client_certificate"]._on_edited("/cert.pem")
    save(unlocked, cloud)
    assert task.further.isVisible()
    assert task.fields["client_key"].note.text() == (
        "Certificate and key belong together: both or neither"
    )


def test_a_name_is_used_once(unlocked: Any, cloud: Any) -> None:
    task = form(unlocked, cloud, SinkKind.WEBHOOK)
    fill(unlocked, task, endpoint=ADDRESSES[SinkKind.WEBHOOK])
    save(unlocked, cloud)
    task = form(unlocked, cloud, SinkKind.WEBHOOK)
    fill(unlocked, task, name="webhook", endpoint=ADDRESSES[SinkKind.WEBHOOK])
    assert task.fields["name"].note.text() == "Another one has this name"


def test_a_secret_is_stored_and_never_shown(unlocked: Any, cloud: Any) -> None:
    task = form(unlocked, cloud, SinkKind.HTTP)
    fill(unlocked, task, endpoint=ADDRESSES[SinkKind.HTTP])
    assert task.secret.line.echoMode() is QLineEdit.EchoMode.Password
    unlocked.retype(task.secret.line, "t0ken")
    save(unlocked, cloud)
    assert unlocked.kiosk.secrets == {"collector": "t0ken"}
    cloud._edit(unlocked.kiosk.now.cloud.sinks[0])
    task = cloud.task
    assert task.secret.line.text() == ""
    assert "One is stored" in task.secret.note.text()
    assert task.fields["name"].editor.line.isReadOnly()
    fill(unlocked, task, endpoint="https://other.example.com")
    save(unlocked, cloud)
    assert unlocked.kiosk.secrets == {"collector": "t0ken"}
    assert unlocked.kiosk.now.cloud.sinks[0].endpoint == "https://other.example.com"
    cloud._edit(unlocked.kiosk.now.cloud.sinks[0])
    unlocked.click(cloud.task.secret.remove)
    save(unlocked, cloud)
    assert unlocked.kiosk.secrets == {"collector": ""}


def test_a_secret_that_cannot_be_stored_keeps_the_form(unlocked: Any, cloud: Any) -> None:
    unlocked.kiosk.secret_error = CredentialError("The key store is locked", "Unlock it.")
    task = form(unlocked, cloud, SinkKind.HTTP)
    fill(unlocked, task, endpoint=ADDRESSES[SinkKind.HTTP])
    unlocked.retype(task.secret.line, "t0ken")
    save(unlocked, cloud)
    assert task.message.words.text() == "The key store is locked. Unlock it."
    assert unlocked.kiosk.now.cloud.sinks == ()
    assert task.secret.line.text() == "t0ken"


def test_types_are_chosen_and_at_least_one(unlocked: Any, cloud: Any) -> None:
    task = form(unlocked, cloud, SinkKind.STORAGE)
    fill(unlocked, task, endpoint=ADDRESSES[SinkKind.STORAGE])
    assert set(task.types.boxes) == set(POSSIBLE_TYPES[SinkKind.STORAGE])
    assert not task.types.boxes[RecordType.PICTURE].isChecked()
    for box in task.types.boxes.values():
        if box.isChecked():
            cloud.ensureWidgetVisible(box)
            box.click()
    assert "at least one" in task.types.note.text()
    save(unlocked, cloud)
    assert unlocked.kiosk.applied == []
    task.types.boxes[RecordType.VISIT].click()
    task.types.boxes[RecordType.PICTURE].click()
    save(unlocked, cloud)
    assert unlocked.kiosk.now.cloud.sinks[0].types == (RecordType.VISIT, RecordType.PICTURE)


def test_a_test_uses_what_is_typed_and_its_outcome_goes_with_the_edit(
    unlocked: Any, cloud: Any
) -> None:
    task = form(unlocked, cloud, SinkKind.WORKSHOP)
    fill(unlocked, task, endpoint=ADDRESSES[SinkKind.WORKSHOP])
    unlocked.retype(task.secret.line, "s3cret")
    unlocked.click(task.test)
    unlocked.click(task.test)
    ((sink, secret),) = unlocked.kiosk.tested
    assert (sink.endpoint, secret) == (ADDRESSES[SinkKind.WORKSHOP], "s3cret")
    assert task.busy.isVisible()
    unlocked.kiosk.answer(ConnectionReport(True, "201", "", 12.4))
    assert task.report_message.text().startswith("✓  It works")
    assert not task.busy.isVisible()
    assert unlocked.kiosk.applied == []
    fill(unlocked, task, endpoint="http://192.168.1.11:9002")
    assert not task.report.isVisible()
    unlocked.click(task.test)
    fill(unlocked, task, endpoint="http://192.168.1.12:9002")
    unlocked.kiosk.answer(ConnectionReport(True, ""))
    assert not task.report.isVisible()


def test_a_paused_destination_stays_paused_when_it_is_changed(operator: Any) -> None:
    sink = Sink(name="a", kind="http", endpoint="https://x", paused=True, timeout_s=12.5)
    operator.kiosk.now = with_values(operator.kiosk.now, {"cloud.sinks": [sink.model_dump()]})
    operator.unlock()
    page = operator.page("cloud")
    page._edit(sink)
    assert page.task.fields["timeout_s"].editor.line.text() == "12.5"
    operator.retype(page.task.fields["endpoint"].editor.line, "https://y")
    save(operator, page)
    assert operator.kiosk.now.cloud.sinks == (sink.model_copy(update={"endpoint": "https://y"}),)


# ------------------------------------------------------------------------------- by a code

CODE = "ABCD-EFGH-JKLM"
QR = f"http://192.168.1.10:9003/enrol#{CODE}"


@pytest.fixture
def enrolling(unlocked: Any, cloud: Any) -> Any:
    unlocked.click(cloud.sinks.first_enrol)
    return cloud.task


def test_codes_are_read_whatever_their_case_and_dashes() -> None:
    assert tidy_code("abcdefgh jklm") == CODE
    assert tidy_code("ABCD-EFGH-JKL0") == ""
    assert tidy_code("ABCD") == ""
    assert tidy_base(" https://x/ ") == "https://x"
    found = read_invitation(QR)
    assert found is not None
    assert (found.base, found.host, found.encrypted) == (
        "http://192.168.1.10:9003",
        "192.168.1.10:9003",
        False,
    )
    assert invitation("https://x/base", CODE) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.com",
        f"javascript:alert(1)/enrol#{CODE}",
        f"file:///enrol#{CODE}",
        f"http://user:pass@x/enrol#{CODE}",
        f"http://x/enrol?a#{CODE}",
        "http://x/enrol#ABCD-EFGH-JKLO",
        f"http://[::1/enrol#{CODE}",
        "x" * 5000,
    ],
)
def test_other_qr_codes_are_none(text: str) -> None:
    assert read_invitation(text) is None


def test_a_typed_code_asks_before_it_is_used(unlocked: Any, cloud: Any, enrolling: Any) -> None:
    unlocked.retype(enrolling.address.line, "https://collector.example.com")
    unlocked.retype(enrolling.code.line, "nonsense")
    unlocked.click(enrolling.go)
    assert enrolling.code.note.property("role") == "error"
    assert enrolling.address.note.property("role") == "caption"
    unlocked.retype(enrolling.code.line, "abcdefghjklm")
    unlocked.click(enrolling.go)
    assert "collector" in enrolling.title.text()
    assert unlocked.kiosk.enrolling == []
    assert not enrolling.unsafe.isVisible()
    unlocked.click(enrolling.connect_)
    assert unlocked.kiosk.enrolling == [("https://collector.example.com", CODE)]
    assert cloud.keeps_open
    sink = Sink(name="collector", kind="http", endpoint="https://collector.example.com")
    unlocked.kiosk.enrolled(Enrolment(sink, "collector.example.com"))
    unlocked.idle()
    assert unlocked.kiosk.now.cloud.sinks == (sink,)
    assert cloud.task is None
    assert not cloud.keeps_open
    assert "collector" in cloud.news.words.text()


def test_a_code_that_is_refused_can_be_typed_again(unlocked: Any, enrolling: Any) -> None:
    unlocked.retype(enrolling.address.line, "https://x")
    unlocked.retype(enrolling.code.line, CODE)
    unlocked.click(enrolling.go)
    unlocked.click(enrolling.connect_)
    unlocked.kiosk.refused(CollectorError("The code has expired", "Ask for a new one."))
    assert enrolling.message.words.text() == "The code has expired. Ask for a new one."
    assert enrolling.ways.isVisible()
    assert enrolling.code.line.text() == CODE
    assert unlocked.kiosk.now.cloud.sinks == ()


def test_the_camera_reads_a_code_and_it_is_asked_about(
    unlocked: Any, cloud: Any, enrolling: Any
) -> None:
    cloud.ensureWidgetVisible(enrolling.scan)
    unlocked.click(enrolling.scan)
    assert enrolling.view.isVisible()
    unlocked.kiosk.scanned("https://example.com/menu")
    assert "another QR code" in enrolling.scan_note.text()
    assert unlocked.kiosk.scanned is not None
    unlocked.kiosk.scanned(QR)
    assert unlocked.kiosk.scanned is None
    assert enrolling.title.text().replace("\u200b", "") == "Connect to 192.168.1.10:9003?"
    assert enrolling.unsafe.isVisible()
    assert unlocked.kiosk.enrolling == []
    unlocked.click(enrolling.back)
    assert enrolling.ways.isVisible()


@pytest.mark.parametrize("how", ["stop", "cancel", "page", "close"])
def test_the_camera_is_left_alone_afterwards(
    unlocked: Any, cloud: Any, enrolling: Any, how: str
) -> None:
    cloud.ensureWidgetVisible(enrolling.scan)
    unlocked.click(enrolling.scan)
    assert unlocked.kiosk.scanned is not None
    if how == "stop":
        unlocked.click(enrolling.scan)
    elif how == "cancel":
        enrolling.ask_leave()
    elif how == "page":
        unlocked.page("health")
    else:
        unlocked.panel.lock()
    assert unlocked.kiosk.scanned is None
