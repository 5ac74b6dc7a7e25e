"""The figures of the attribute networks as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_PAGE: Final = """# Figures of the attribute network

Written by `python -m training.evaluate`; what the network is for and how it was made is in
[attribute-network.md](attribute-network.md). {dev_faces} faces of the dev split of FairFace, which
no network here was trained on. Temperature, age and threshold of our own were fitted on them, see
`held_out` in `model.json` for what half of them says about the other half. "Present" are the
networks of the Open Model Zoo. All see the same crops, through the program's own code, in 32-bit
arithmetic. Gender and ages are of adults from 20 unless a row says otherwise; labels are apparent
age and gender by three crowd workers.

## Targets

{targets}

Processor milliseconds a face, one thread, requests of four, {machine}, taken in turns in one run:

{costs}

## Women and men of each group

Right of every face / right of the answered (share answered).

{cells}

## Ages

Mean estimate, mean years between estimate and labelled range, and share taken for under 18.

{ages}

## Small and poor pictures

A quarter of the faces, made as small as they are farther away (pixels of the shorter side of the
face), and spoiled with what training uses too: light, blur, noise, compression, cover. Gender
right / right of the answered (share answered); years from the range; under 18 found / adults
taken for such.

{poor}

## Portraits with known birthdays

Members of the US Congress in posed portraits. The date of a picture is known as a latest date only,
so that people are younger in it than the age compared with: rough.

{portraits}

## Steadiness in clips

How the age that the program shows moves while it follows a face, mean over faces.

{clips}
"""


def page(result: Mapping[str, Any]) -> str:
    """The page as Markdown.

    Args:
        result: Of :func:`training.evaluate.evaluate`.
    """
    networks = result["networks"]
    return _PAGE.format(
        dev_faces=result["dev_faces"],
        machine=result["machine"],
        targets=_targets(networks),
        costs=_table(("", *result["cpu_ms"]), [["ms", *_all(result["cpu_ms"], "{:.2f}")]]),
        cells=_cells(networks),
        ages=_ages(networks),
        poor=_poor(networks),
        portraits=_portraits(result["portraits"]),
        clips=_clips(result["clips"]),
    )


_TARGETS: Final[tuple[tuple[str, Callable[[Mapping[str, float]], str], str], ...]] = (
    ("gender right, every face answered", lambda f: _percent(f["gender_right"]), ">= 94 %"),
    (
        "gender right where answered, share answered",
        lambda f: f"{_percent(f['gender_right_answered'])} of {_percent(f['gender_answered'])}",
        ">= 97 % of >= 92 %",
    ),
    (
        "largest gap between group x gender cells, points (answered)",
        lambda f: f"{f['gender_gap'] * 100:.1f} ({f['gender_gap_answered'] * 100:.1f})",
        "<= 8 (<= 4)",
    ),
    ("age to the labelled range, mean, years", lambda f: f"{f['age_distance']:.2f}", "<= 2.5"),
    ("the same for 60 and over", lambda f: f"{f['age_distance_old']:.2f}", "<= 5"),
    (
        "under 18 recognised, adults taken for such",
        lambda f: f"{_percent(f['minors_found'])} at {_percent(f['adults_taken_for_minors'])}",
        ">= 85 % at <= 5 %",
    ),
    (
        "head pose against the teacher, mean, degrees",
        lambda f: f"{f['pose_difference_deg']:.2f}",
        "<= 3",
    ),
    (
        "emotion agreement with the teacher",
        lambda f: _percent(f["emotion_agreement"]),
        ">= 88 %",
    ),
)


def _targets(networks: Mapping[str, Any]) -> str:
    rows = [
        [name, *(told(one["figures"]) for one in networks.values()), target]
        for name, told, target in _TARGETS
    ]
    return _table(("measure", *networks, "target"), rows)


def _cells(networks: Mapping[str, Any]) -> str:
    names = next(iter(networks.values()))["cells"]
    rows = []
    for name, first in names.items():
        cells = [one["cells"].get(name) for one in networks.values()]
        told = [
            "-"
            if cell is None
            else f"{_percent(cell['right'])} / {_percent(cell['right_answered'])} "
            f"({_percent(cell['answered'])})"
            for cell in cells
        ]
        rows.append([name, str(first["faces"]), *told])
    return _table(("", "faces", *networks), rows)


def _ages(networks: Mapping[str, Any]) -> str:
    rows = []
    for band, first in next(iter(networks.values()))["ages"].items():
        told = []
        for one in networks.values():
            cell = one["ages"][band]
            spread = f" ± {cell['spread']:.1f}" if "spread" in cell else ""
            young = _percent(cell["taken_for_under_18"])
            told.append(f"{cell['mean_age']:.1f}{spread}; {cell['distance']:.1f}; {young}")
        rows.append([band, str(first["faces"]), *told])
    return _table(("labelled", "faces", *networks), rows)


def _poor(networks: Mapping[str, Any]) -> str:
    sizes = next(iter(networks.values()))["small"]
    rows = [
        [f"{px} px", *(_poor_cell(one["small"][px]) for one in networks.values())] for px in sizes
    ]
    rows.append(["spoiled", *(_poor_cell(one["spoiled"]) for one in networks.values())])
    return _table(("", *networks), rows)


def _poor_cell(figures: Mapping[str, float]) -> str:
    return (
        f"{_percent(figures['gender_right'])} / {_percent(figures['gender_right_answered'])} "
        f"({_percent(figures['gender_answered'])}); {figures['age_distance']:.1f}; "
        f"{_percent(figures['minors_found'])} / {_percent(figures['adults_taken_for_minors'])}"
    )


def _portraits(found: Mapping[str, Mapping[str, float]]) -> str:
    if not found:
        return "Not measured this time."
    rows = [
        [
            title,
            f"{one['portraits']:.0f}",
            f"{one['age_difference']:.1f}",
            f"{one['age_bias']:+.1f}",
            _percent(one["gender_right"]),
            f"{_percent(one['gender_right_answered'])} of {_percent(one['gender_answered'])}",
        ]
        for title, one in found.items()
    ]
    head = ("", "portraits", "years apart", "bias", "gender right", "where answered")
    return _table(head, rows)


def _clips(found: Mapping[str, Mapping[str, Any]]) -> str:
    if not found:
        return "Not measured this time."
    rows = [
        [
            title,
            str(one["tracks"]),
            *("-" if one[key] is None else f"{one[key]:.1f}" for key in _STEPS),
            str(one["gender_changed"]),
        ]
        for title, one in found.items()
    ]
    head = (
        "",
        "faces followed",
        "from lowest to highest, years",
        "largest step, years",
        "worst step of all",
        "gender changed",
    )
    return _table(head, rows)


_STEPS: Final = ("age_range", "largest_step", "worst_step")


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %"


def _all(values: Mapping[str, float], form: str) -> list[str]:
    return [form.format(value) for value in values.values()]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
