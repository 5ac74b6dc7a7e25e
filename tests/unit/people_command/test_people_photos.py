"""``kiosk people`` with the real networks and real portraits."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from kiosk.commands.people.folders import LARGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.core.identity import Person

    Run = Callable[..., tuple[int, str, str]]
    Enrolled = Callable[[], dict[str, Person]]

BY = ("--consent-by", "Maria")


@pytest.fixture(autouse=True)
def _installed(models_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_MODELS", str(models_dir))


def test_portraits_are_enrolled_and_found_again(
    run: Run, media_dir: Path, tmp_path: Path, enrolled: Enrolled
) -> None:
    """The whole way of an import: good, poor and hostile pictures, then once more."""
    portraits, hard = media_dir / "portraits", media_dir / "hard"
    folder = tmp_path / "staff"
    for name, file in (
        ("Obama", portraits / "O000167_obama_a.jpg"),
        ("Obama", portraits / "O000167_obama_b.jpg"),
        ("Obama", portraits / "A000055_aderholt_b.jpg"),  # somebody else
        ("Barack", portraits / "O000167_obama_c.jpg"),  # enrolled above
        ("Chu", portraits / "C001080_chu_b.jpg"),
        ("Chu", hard / "two_people.jpg"),
        ("Chu", hard / "truncated.jpg"),
        ("Chu", hard / "text_named.jpg"),
        ("Cat", media_dir / "nonface" / "chelsea.png"),
    ):
        (folder / name).mkdir(parents=True, exist_ok=True)
        shutil.copy(file, folder / name)
    code, out, _ = run("import", folder, *BY, "--json")
    done = json.loads(out)
    reasons = {Path(row["file"]).name: row["reason"].lower() for row in done["refused"]}

    assert code == 1
    # Barack comes first in the alphabet, and so is who Obama looks like.
    assert {name: len(person.templates) for name, person in enrolled().items()} == {
        "Barack": 1, "Chu": 1,
    }  # fmt: skip
    assert "looks like barack" in reasons["O000167_obama_a.jpg"]
    assert "somebody else" in reasons["A000055_aderholt_b.jpg"]
    assert "more than one person" in reasons["two_people.jpg"]
    assert "damaged" in reasons["truncated.jpg"]
    assert "not a picture" in reasons["text_named.jpg"]
    assert "no face" in reasons["chelsea.png"]
    assert run("train")[0] == 0
    assert "known already" in run("import", folder, *BY)[1]


def test_a_photo_of_an_archive_is_as_good_as_the_file(
    run: Run, media_dir: Path, tmp_path: Path, enrolled: Enrolled
) -> None:
    photo = media_dir / "portraits" / "C001080_chu_b.jpg"
    path = tmp_path / "people.zip"
    bomb = tmp_path / "bomb.png"
    Image.new("1", (11_000, 11_000)).save(bomb)  # more than 120 megapixels
    assert bomb.stat().st_size < LARGEST_FILE
    with zipfile.ZipFile(path, "w") as made:
        made.write(photo, "Judy Chu/../../chu.jpg")
        made.write(photo, "Judy Chu/1.jpg")
        made.write(bomb, "Judy Chu/2.png")
    code, _, err = run("import", path, *BY)
    assert code == 1
    assert "too big a picture" in err
    (template,) = enrolled()["Judy Chu"].templates
    assert run("remove", "judy chu", template.id.hex)[0] == 0
    assert run("photo", "judy chu", photo)[0] == 0
    (again,) = enrolled()["Judy Chu"].templates
    assert float(np.dot(template.embedding, again.embedding)) > 0.9999


def test_without_networks_it_is_said_how_to_get_them(
    run: Run, media_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, enrolled: Enrolled
) -> None:
    monkeypatch.setenv("KIOSK_MODELS", str(tmp_path))
    photo = media_dir / "portraits" / "C001080_chu_b.jpg"
    code, _, err = run("add", "Chu", "--photo", photo, *BY)
    assert code == -1
    assert "kiosk models fetch" in err
    assert enrolled() == {}
