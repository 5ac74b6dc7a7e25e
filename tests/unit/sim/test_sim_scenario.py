from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.capture.sim.looks import shipped_cast
from kiosk.capture.sim.scenario import Visit, load_scenario, scene_names
from kiosk.capture.sim.scene import load_scene
from kiosk.capture.sim.source import SimSource
from kiosk.core.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", scene_names())
def test_shipped_scenes_are_valid_and_short(name: str) -> None:
    scene = load_scene(name, width=1280, height=720, seed=None)
    longest_s = {"return-2-minutes": 180, "return-10-minutes": 660}
    assert 60 <= scene.scenario.duration_s <= longest_s.get(name, 120)


def test_a_walk_takes_the_same_time_at_every_size() -> None:
    ends = {
        size: [
            load_scene("quiet", width=size[0], height=size[1], seed=None).timeline.path(i, 0).end_s
            for i in range(3)
        ]
        for size in [(1280, 720), (1080, 1920), (400, 320)]
    }
    assert len({tuple(times) for times in ends.values()}) == 1


def test_unknown_names_list_the_known_ones() -> None:
    with pytest.raises(SourceError, match="no simulated scene named 'buzy'") as caught:
        SimSource("buzy").open()
    assert "busy" in caught.value.hint


def test_a_missing_file_is_named_without_its_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"scenario gone\.toml cannot be read") as caught:
        load_scenario(str(tmp_path / "gone.toml"))
    assert str(tmp_path) not in str(caught.value)


GOOD = {
    "title": "x",
    "duration_s": 20,
    "id": "a",
    "gender": "female",
    "age": 30,
    "looks": "",
    "start_s": 1,
    "at": 0.5,
    "stay_s": 4,
    "look_s": "[[1, 2]]",
}


def write(folder: Path, **changes: object) -> str:
    v = GOOD | changes
    path = folder / "scene.toml"
    path.write_text(
        f"""title = "{v["title"]}"
duration_s = {v["duration_s"]}
[[person]]
id = "{v["id"]}"
looks = {{ gender = "{v["gender"]}", age = {v["age"]}, look = 1{v["looks"]} }}
  [[person.visit]]
  start_s = {v["start_s"]}
    [[person.visit.stop]]
    at = {v["at"]}
    stay_s = {v["stay_s"]}
    look_s = {v["look_s"]}
{v.get("extra", "")}
""",
        encoding="utf-8",
    )
    return str(path)


def test_the_template_of_these_tests_is_valid(tmp_path: Path) -> None:
    scenario = load_scenario(write(tmp_path))
    assert scenario.person[0].visit[0] == Visit(
        start_s=1, stop=({"at": 0.5, "stay_s": 4, "look_s": [[1, 2]]},)
    )


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"duration_s": 1}, r"duration_s: .*greater than or equal to 5"),
        ({"gender": "other"}, r"person\.0\.looks\.gender"),
        ({"age": 12}, r"person\.0\.looks\.age: .*18"),
        ({"at": 1.4}, r"person\.0\.visit\.0\.stop\.0\.at"),
        ({"look_s": "[[2, 1]]"}, r"ascending, separate spans"),
        ({"look_s": "[[1, 3], [2, 4]]"}, r"ascending, separate spans"),
        ({"look_s": "[[1, 9]]"}, r"look_s ends after the stop"),
        ({"looks": ", face = { ear = 1 }"}, r"face has no 'ear'; it has width, height"),
        ({"looks": ", face = { jaw = 9 }"}, r"face jaw must be from 0\.75 to 1\.2, not 9"),
        ({"looks": ', hair = "green"'}, r"person\.0\.looks\.hair"),
        ({"extra": "colour = 3"}, r"stop\.0\.colour: Extra inputs"),
        ({"id": "A B"}, r"person\.0\.id"),
        ({"start_s": 18}, r"a is still in the picture when the loop of 20 s ends"),
        ({"duration_s": '"x'}, r"not valid TOML"),
    ],
)
def test_mistakes_are_told_with_their_place(
    tmp_path: Path, changes: dict[str, object], message: str
) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        SimSource(write(tmp_path, **changes)).open()
    assert caught.value.message.startswith("The scenario scene.toml")
    assert "Correct the scenario file" in caught.value.hint


def test_nobody_is_in_two_places(tmp_path: Path) -> None:
    again = "  [[person.visit]]\n  start_s = 3"
    with pytest.raises(SourceError, match="a starts a visit at 3 s before the one before"):
        SimSource(write(tmp_path, extra=again)).open()


def test_ids_must_be_unique(tmp_path: Path) -> None:
    path = tmp_path / "scene.toml"
    one = '[[person]]\nid="ben"\n[[person.visit]]\nstart_s=1\n'
    path.write_text('title="x"\nduration_s=20\n' + one + one, encoding="utf-8")
    with pytest.raises(SourceError, match="used twice: ben"):
        load_scenario(str(path))


def test_a_poster_may_not_have_the_name_of_somebody(tmp_path: Path) -> None:
    path = tmp_path / "scene.toml"
    text = 'title="x"\nduration_s=20\n[[person]]\nid="ben"\n[[person.visit]]\nstart_s=1\n'
    path.write_text(text + '[[poster]]\nid="ana"\nat=0.5\n', encoding="utf-8")
    assert load_scenario(str(path)).poster[0].looks == shipped_cast()["ana"]
    path.write_text(text + '[[poster]]\nid="ben"\nat=0.5\n', encoding="utf-8")
    with pytest.raises(SourceError, match="used twice: ben"):
        load_scenario(str(path))
    path.write_text(text + '[[poster]]\nid="ana"\nat=0.5\ndistance_m=2\n', encoding="utf-8")
    with pytest.raises(SourceError, match=r"poster\.0\.distance_m"):
        load_scenario(str(path))


def test_strangers_need_looks(tmp_path: Path) -> None:
    path = tmp_path / "scene.toml"
    person = '[[person]]\nid="{}"\n[[person.visit]]\nstart_s=1\n'
    path.write_text('title="x"\nduration_s=20\n' + person.format("ben"), encoding="utf-8")
    assert load_scenario(str(path)).person[0].looks == shipped_cast()["ben"]
    path.write_text('title="x"\nduration_s=20\n' + person.format("bob"), encoding="utf-8")
    with pytest.raises(SourceError, match=r"has no looks and is none of the cast: .*ben"):
        load_scenario(str(path))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "scene.toml"
    path.write_bytes(b"\xff\xfe\x00title")
    with pytest.raises(SourceError, match="not valid TOML"):
        load_scenario(str(path))
