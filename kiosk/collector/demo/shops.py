"""The shops of the demo. Places and people are made up; the cities are real for their times."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Place(StrEnum):
    """What a kiosk looks at; decides the pattern of its day and week."""

    WINDOW = "window"
    """A shop window: the street also passes at night."""
    INDOORS = "indoors"
    """Inside a shop, off outside its hours."""
    STATION = "station"
    """Commuters, morning and evening."""
    MUSEUM = "museum"
    """Closed on Mondays, full on Sundays."""


class Condition(StrEnum):
    """How the kiosk is at the time of the demo."""

    WELL = "well"
    LATE = "late"
    """Its line is bad: it reports every quarter of an hour and then catches up."""
    OFFLINE = "offline"
    """Nobody has heard of it for two days."""
    TROUBLED = "troubled"
    """It works, and has problems to tell of."""


@dataclass(frozen=True, slots=True)
class Shop:
    """One shop and its kiosk.

    Attributes:
        id: Of the device.
        name: Of the shop.
        location: Where the kiosk stands.
        tz: Time zone of the city.
        place: What it looks at.
        people_per_hour: Passing by in a busy hour of an average day.
        opens: Local hour.
        closes: Local hour.
        interested: Share of the measured visits.
        women: Share of the interested.
        older: Tilts the ages: 0 young, 1 old.
        months: History in months before today.
        condition: How it is now.
        zone: Id of a zone that was drawn, or empty.
        line: Id of a line that was drawn, or empty.
    """

    id: str
    name: str
    location: str
    tz: str
    place: Place
    people_per_hour: int
    opens: int
    closes: int
    interested: float
    women: float
    older: float
    months: float = 12.0
    condition: Condition = Condition.WELL
    zone: str = ""
    line: str = ""

    @property
    def is_open_air(self) -> bool:
        """Whether the kiosk also counts outside the shop's hours."""
        return self.place in (Place.WINDOW, Place.STATION)


_W, _I, _S, _M = Place.WINDOW, Place.INDOORS, Place.STATION, Place.MUSEUM

SHOPS: Final = (
    Shop("lisbon-chiado", "Casa Aurora", "Lisbon, Rua Garrett, window", "Europe/Lisbon", _W,
         310, 10, 20, 0.21, 0.61, 0.40, zone="display", line="door"),
    Shop("porto-bolhao", "Mercearia Bolhão", "Porto, Rua Formosa, window", "Europe/Lisbon", _W,
         180, 9, 19, 0.26, 0.57, 0.62),
    Shop("madrid-fuencarral", "Ropa Norte", "Madrid, Calle de Fuencarral", "Europe/Madrid", _W,
         420, 10, 21, 0.17, 0.58, 0.22),
    Shop("barcelona-born", "Taller Born", "Barcelona, El Born, window", "Europe/Madrid", _W,
         260, 10, 21, 0.24, 0.53, 0.35),
    Shop("paris-marais", "Papier Bleu", "Paris, Rue des Rosiers", "Europe/Paris", _W,
         360, 11, 20, 0.22, 0.60, 0.38),
    Shop("lyon-part-dieu", "Optique Rhône", "Lyon, Part-Dieu, level 1", "Europe/Paris", _I,
         140, 9, 20, 0.30, 0.52, 0.66),
    Shop("berlin-mitte", "Kaffee Kontor", "Berlin, Rosenthaler Strasse", "Europe/Berlin", _W,
         330, 8, 20, 0.19, 0.49, 0.25, zone="display"),
    Shop("berlin-hbf", "Hauptbahnhof showcase", "Berlin, main station, level 0",
         "Europe/Berlin", _S, 1150, 6, 23, 0.06, 0.47, 0.42),
    Shop("hamburg-altona", "Buchhandlung Altona", "Hamburg, Ottenser Hauptstrasse",
         "Europe/Berlin", _W, 150, 10, 19, 0.27, 0.63, 0.64),
    Shop("munich-viktualien", "Feinkost Isar", "Munich, Viktualienmarkt", "Europe/Berlin", _W,
         280, 8, 18, 0.20, 0.55, 0.60, condition=Condition.TROUBLED),
    Shop("vienna-museum", "Museum of Light, foyer", "Vienna, Museumsplatz", "Europe/Vienna", _M,
         210, 10, 18, 0.44, 0.54, 0.52),
    Shop("zurich-oerlikon", "Sport Alpin", "Zurich, Oerlikon, entrance", "Europe/Zurich", _I,
         120, 9, 20, 0.29, 0.41, 0.34, line="entrance"),
    Shop("milan-brera", "Studio Brera", "Milan, Via Solferino", "Europe/Rome", _W,
         240, 10, 19, 0.25, 0.59, 0.45),
    Shop("amsterdam-jordaan", "De Negen Straatjes 12", "Amsterdam, Wolvenstraat",
         "Europe/Amsterdam", _W, 290, 10, 18, 0.22, 0.56, 0.33),
    Shop("copenhagen-norreport", "Lys og Form", "Copenhagen, Frederiksborggade",
         "Europe/Copenhagen", _W, 200, 10, 19, 0.23, 0.55, 0.40, condition=Condition.LATE),
    Shop("london-soho", "Carnaby Records", "London, Carnaby Street", "Europe/London", _W,
         520, 10, 20, 0.15, 0.46, 0.24),
    Shop("dublin-grafton", "Grafton Toys", "Dublin, Grafton Street", "Europe/Dublin", _W,
         340, 9, 19, 0.26, 0.62, 0.30, condition=Condition.OFFLINE),
    Shop("new-york-soho", "Spring & Mercer", "New York, Spring Street", "America/New_York", _W,
         460, 10, 20, 0.16, 0.57, 0.26),
    Shop("sao-paulo-paulista", "Livraria Paulista", "São Paulo, Avenida Paulista",
         "America/Sao_Paulo", _W, 380, 9, 22, 0.20, 0.54, 0.30, months=5.0),
    Shop("tokyo-shimokita", "Shimokita Vinyl", "Tokyo, Shimokitazawa", "Asia/Tokyo", _W,
         300, 11, 21, 0.18, 0.50, 0.20, months=9.0),
)  # fmt: skip
"""Twenty shops, from a quiet bookshop to a main station."""

PROBLEMS: Final = (
    ("camera", "The picture has been the same for 40 s; the camera was restarted."),
    ("disk", "Only 3.1 GiB are free; records are kept for 9 days instead of 30."),
)
"""What the troubled kiosk tells."""
