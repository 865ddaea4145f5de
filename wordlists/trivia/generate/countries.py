"""Questions about countries, from the npm package countries-list and data/countries.tsv."""

import json
from pathlib import Path

from pack import Pack, ask, fold, gives_away, rows

DATA = Path(__file__).parent / "data"
SOURCE = "npm countries-list 3.4.1 by Annexare Studio"
LICENSE = "MIT (COUNTRIES-LIST-LICENSE.txt)"
WORLDS = (
    ("nordic", "west-europe", "south-europe", "balkans", "east-europe"),
    ("north-africa", "west-africa", "central-africa", "east-africa", "south-africa"),
    ("middle-east", "central-asia", "south-asia", "southeast-asia", "east-asia"),
    ("north-america", "central-america", "caribbean", "south-america"),
    ("oceania",),
)
CONTINENTS = {
    "AF": "Africa",
    "AS": "Asia",
    "EU": "Europe",
    "NA": "North America",
    "SA": "South America",
    "OC": "Oceania",
}


class Country:
    """A country: what the package says of it, corrected."""

    def __init__(self, row, package, native):
        self.code, level, self.region, names, capitals, left_out = row
        self.level = int(level)
        facts = package[self.code]
        self.named, *also = names.split("|")
        self.name = self.named.removeprefix("the ")
        self.names = (self.name, *also)
        self.capitals = (facts["capital"] if capitals == "-" else capitals).split("|")
        self.continent = facts["continent"]
        self.currencies = facts["currency"]
        self.languages = facts["languages"]
        self.phones = facts["phone"]
        self.native = native[self.code]
        self.left_out = left_out.split(",")
        self.world = next(i for i, regions in enumerate(WORLDS) if self.region in regions)

    def flag(self):
        return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in self.code)

    def apart(self, other):
        return 0 if self.region == other.region else 0.6 if self.world == other.world else 3

    def distance(self, other):
        """How far the other is from this one as a wrong answer: by region, then by fame."""
        return self.apart(other) + 0.5 * abs(self.level - other.level)

    def asked(self, family):
        return family not in self.left_out


def read(sources):
    folder = sources / "countries-list"
    package = json.loads((folder / "countries.min.json").read_text(encoding="utf-8"))
    native = json.loads((folder / "minimal/countries.native.min.json").read_text(encoding="utf-8"))
    return [Country(row, package, native) for row in rows(DATA / "countries.tsv")]


def which(level, text, country, countries, allowed=lambda other: True, distance=None):
    """A question whose answer is the country, and whose wrong answers are others of them."""
    by_name = {c.name: c for c in countries if c is not country and allowed(c)}
    far = distance or country.distance
    return ask(level, text, country.names, by_name, lambda name: far(by_name[name]))


def capitals(countries):
    """What is the capital of …, and of which country is it."""
    fair = [c for c in countries if c.asked("capital")]
    fair = [c for c in fair if not gives_away(c.name, c.capitals[0])]
    found = []
    for country in fair:
        by_capital = {c.capitals[0]: c for c in fair if c is not country}
        found += ask(
            country.level,
            f"What is the capital of {country.named}?",
            country.capitals,
            by_capital,
            lambda capital: country.distance(by_capital[capital]),
        )
    for country in fair:
        text = f"{country.capitals[0]} is the capital of which country?"
        found += which(country.level, text, country, countries)
    return Pack("capitals.tsv", "Capitals of the world", "geography", SOURCE, LICENSE, found)


def flags(countries):
    """Which country has the flag …."""
    shown = [c for c in countries if c.asked("flag")]
    found = []
    for country in shown:
        text = f"Which country has this flag? {country.flag()}"
        found += which(country.level, text, country, shown)
    return Pack("flags.tsv", "Flags", "geography", SOURCE, LICENSE, found)


def continents(countries):
    """On which continent lies …."""
    found = []
    for country in countries:
        if country.level > 1 and country.asked("continent"):
            right = CONTINENTS[country.continent]
            others = [name for name in CONTINENTS.values() if name != right]
            if not gives_away(right, country.name) and right not in country.name:
                verb = "are" if country.named in PLURAL else "is"
                text = f"On which continent {verb} {country.named}?"
                if country.continent in ("OC", "NA") and country.region != "central-america":
                    text = f"To which part of the world {belongs(country)}?"
                found += ask(country.level - 1, text, right, others)
    return Pack("continents.tsv", "Continents", "geography", SOURCE, LICENSE, found)


PLURAL = (
    "the Seychelles", "the Comoros", "the Maldives", "the Bahamas", "the Solomon Islands",
    "the Marshall Islands", "the Netherlands", "the Philippines", "the United Arab Emirates",
)


def belongs(country):
    plural = country.named in PLURAL
    return f"do {country.named} belong" if plural else f"does {country.named} belong"


def phones(countries):
    """Which country has the dialling code …, asked where one country has it for itself."""
    single = [c for c in countries if len(c.phones) == 1]
    used = [phone for c in countries for phone in c.phones]
    shared = {7, 39, 44, 47, 61, 64, 212, 262, 358, 379}
    found = []
    for country in single:
        code = country.phones[0]
        if country.level < 3 and used.count(code) == 1 and code not in shared and code < 1000:
            zone = str(code)[0]
            text = f"Which country has the international dialling code +{code}?"
            found += which(
                country.level + 1,
                text,
                country,
                single,
                lambda other: other.level < 3,
                lambda other: (0 if str(other.phones[0])[0] == zone else 2)
                + 0.4 * country.distance(other),
            )
    return Pack("dialling-codes.tsv", "Dialling codes", "geography", SOURCE, LICENSE, found)


def domains(countries):
    """Whose websites end in …, asked where the name does not begin so."""
    found = []
    for country in countries:
        code = country.code.lower()
        if fold(country.name)[:2] == code or code in ("gb", "us"):
            continue
        if country.level == 3 and code not in FAMOUS_DOMAINS:
            continue
        text = f"Internet addresses of which country end in .{code}?"
        found += which(
            country.level + 1,
            text,
            country,
            countries,
            distance=lambda other: unlike(code, other) + 0.3 * country.distance(other),
        )
    return Pack("domains.tsv", "Internet domains of countries", "computing", SOURCE, LICENSE, found)


FAMOUS_DOMAINS = ("tv", "fm", "ws", "ad", "cd", "sc", "tm", "cf")


def unlike(code, country):
    """How little the code looks like the country's: it should look like it could be."""
    name = fold(country.name)
    first = name.startswith(code[0])
    return 0 if first and code[1] in name[1:] else 1 if first else 3


def natives(countries):
    """Which country calls itself …."""
    codes = [c for row in rows(DATA / "native-names.txt") for c in row[0].split()]
    found = []
    for country in countries:
        if country.code in codes and not gives_away(country.native, country.name):
            script = 0 if country.native.isascii() or fold(country.native).isascii() else 1
            text = f"Which country is called {country.native} by the people who live there?"
            found += which(country.level + script, text, country, countries, distance=country.apart)
    return Pack("native-names.tsv", "Countries in their own words", "language", SOURCE, LICENSE, found)
