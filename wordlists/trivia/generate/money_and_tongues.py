"""Questions about currencies and official languages, from the npm package countries-list."""

import json

from countries import DATA, LICENSE, SOURCE, which
from pack import Pack, ask, gives_away, rows, words


def read_names(sources):
    """Currency code to its short name and what else is accepted: Thai Baht is Baht."""
    path = sources / "countries-list/currencies.all.min.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    names = {code: (facts["name"].split()[-1].capitalize(),) for code, facts in package.items()}
    for code, name in rows(DATA / "currencies.tsv"):
        names[code] = tuple(name.split("|"))
    return names


def currencies(countries, names):
    """What is the currency of …, and in which country does one pay with …."""
    paying = [c for c in countries if c.asked("currency")]
    found = []
    for country in paying:
        found += currency_of(country, paying, names)
    for country in paying:
        found += country_of(country, paying, names)
    return Pack("currencies.tsv", "Currencies", "geography", SOURCE, LICENSE, found)


def currency_of(country, paying, names):
    right = names[country.currencies[0]]
    if right[0] == "Euro" and country.level == 1 or words(right[0]) <= words(country.name):
        return []
    own = {names[code][0] for code in country.currencies}
    near = {}
    for other in sorted(paying, key=country.distance, reverse=True):
        near[names[other.currencies[0]][0]] = country.distance(other)
    candidates = [name for name in near if name not in own and not is_kind(name, right)]
    text = f"What is the currency of {country.named}?"
    return ask(country.level, text, right, candidates, lambda name: near[name])


KIN = ("krona krone koruna", "rial riyal", "ruble rouble")


def is_kind(name, accepted):
    """Whether one is a kind of the other, or its sister: a CFA franc is a franc."""
    return not kin(name).isdisjoint(word for a in accepted for word in kin(a))


def kin(name):
    folded = words(name)
    return folded.union(*(set(k.split()) for k in KIN if folded & set(k.split())))


def country_of(country, paying, names):
    name = names[country.currencies[0]]
    users = [c for c in paying if any(is_kind(names[x][0], name) for x in c.currencies)]
    if users != [country] or gives_away(name[0], country.name):
        return []
    text = f"In which country do people pay with the {lower(name[0])}?"
    return which(country.level, text, country, paying)


def lower(name):
    return name if name[:2].isupper() else name[0].lower() + name[1:]


def languages(countries):
    """What is the main official language of …."""
    found = []
    table = rows(DATA / "languages.tsv")
    spoken = {code: name for name, codes in table for code in codes.split()}
    with_language = [c for c in countries if c.code in spoken]
    for country in with_language:
        right = spoken[country.code]
        near = {}
        for other in sorted(with_language, key=country.distance, reverse=True):
            near[spoken[other.code].split("|")[0]] = country.distance(other)
        near.update({name: 1.0 for name in COMMON if near.get(name, 9) > 1.0})
        candidates = [n for n in near if not official(n, country) and n not in right.split("|")]
        text = f"What is the main official language of {country.named}?"
        found += ask(country.level, text, right, candidates, lambda name: near[name])
    return Pack("languages.tsv", "Official languages", "language", SOURCE, LICENSE, found)


COMMON = ("English", "French", "Portuguese", "Spanish")
CODES = {
    "Portuguese": "pt", "Spanish": "es", "French": "fr", "Dutch": "nl", "English": "en",
    "German": "de", "Italian": "it", "Catalan": "ca", "Arabic": "ar", "Persian": "fa",
    "Hebrew": "he", "Swahili": "sw", "Romanian": "ro", "Greek": "el", "Polish": "pl",
    "Danish": "da", "Khmer": "km", "Malay": "ms", "Dzongkha": "dz", "Dhivehi": "dv",
    "Bengali": "bn", "Burmese": "my",
}


def official(language, country):
    return CODES[language] in country.languages
