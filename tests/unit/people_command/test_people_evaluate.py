"""``kiosk people evaluate``: labelled photos, figures, and that nothing is stored."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.core.identity import Person

    Run = Callable[..., tuple[int, str, str]]
    Photo = Callable[..., Path]
    Enrolled = Callable[[], dict[str, Person]]

pytestmark = pytest.mark.usefixtures("reader")


def test_a_folder_per_person_is_tried_photo_by_photo(
    run: Run, photo: Photo, folder: Path, kiosk_home: Path
) -> None:
    for face in range(6):
        for i in range(3):
            photo(f"person {face}/{i}.jpg", face)
    photo("alone/1.jpg", 77)
    photo("person 0/blurred.jpg", 0, "blurred")
    code, out, err = run("evaluate", folder, "--json")
    found = json.loads(out)
    assert code == 0
    assert (found["people"], found["probes"], found["best_right"]) == (7, 18, 18)
    assert found["strangers"] == 19  # each once without its own person, and who is alone
    assert found["recommended"]["at_threshold"]["wrong"] == 0
    assert found["recommended"]["false_accept_rate"] == 0.001
    assert [row["file"] for row in found["refused"]] == ["person 0/blurred.jpg"]
    assert len(found["curve"]) > 20
    code, out, err = run("evaluate", folder, "--far", "0.02")
    assert code == 0
    assert "18 of 18, 100.0%" in out
    assert "false accept rate of 0.02" in out
    assert "blurred" in err
    assert not (kiosk_home / "data").exists()


def test_a_photo_under_the_wrong_name_is_told(run: Run, photo: Photo, folder: Path) -> None:
    for face in range(4):
        for i in range(2):
            photo(f"person{chr(97 + face)}-{i}.jpg", face)
    photo("persona-9.jpg", 3)
    out = run("evaluate", folder)[1]
    assert "not for persona, who looks more like persond" in out


def test_a_table_says_what_each_photo_is_for(
    run: Run, photo: Photo, folder: Path, tmp_path: Path
) -> None:
    lines = ["file,person_id,role,more"]
    for face in range(5):
        photo(f"{face}_b.jpg", face)
        photo(f"{face}_a.jpg", face)
        lines += [f"{face}_b.jpg,P{face},enrol,x", f"./{face}_a.jpg,P{face},probe_small,x"]
    photo("s.jpg", 50)
    photo("lost.jpg", 51)
    lines += ["s.jpg,S,stranger,", "gone.jpg,S,stranger,", "../../etc/passwd,S,stranger,"]
    labels = tmp_path / "labels.csv"
    labels.write_text("\n".join(lines), "utf-8")
    found = json.loads(run("evaluate", folder, "--labels", labels, "--json")[1])
    assert (found["people"], found["probes"], found["strangers"]) == (5, 5, 6)
    assert {row["file"] for row in found["refused"]} == {
        "gone.jpg", "../../etc/passwd", "lost.jpg",
    }  # fmt: skip
    for content, word in (
        (b"", "no table"),
        (b"a,b\n1,2\n", "no table"),
        (b"file,person,role\ns.jpg,S,victim\n", "no role"),
        (b"file,person\ns.jpg,\n", "line 2: nobody is named"),
        (b"\xff\xfe\x00", "cannot be read"),
    ):
        labels.write_bytes(content)
        code, _, err = run("evaluate", folder, "--labels", labels)
        assert code == -1
        assert word in err, content


def test_too_little_to_tell(run: Run, photo: Photo, folder: Path, tmp_path: Path) -> None:
    assert "There is no" in run("evaluate", tmp_path / "none")[2]
    photo("a/1.jpg", 1)
    assert "at least two people" in run("evaluate", folder)[2]
    photo("b/1.jpg", 2)
    assert "at least two photos" in run("evaluate", folder)[2]
    assert "two ways" in run("evaluate", folder, "--names", "n", "--labels", "l")[2]
