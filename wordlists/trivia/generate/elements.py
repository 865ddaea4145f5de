"""Questions about chemical elements, from the npm package periodic-table."""

import json

from pack import Pack, ask

SOURCE = "npm periodic-table 0.0.8 by Chris Andrejewski"
LICENSE = "ISC (PERIODIC-TABLE-LICENSE.txt)"
ALSO = {"Aluminum": "Aluminium", "Cesium": "Caesium", "Sulfur": "Sulphur"}
FAMOUS = set(
    "H He Li C N O F Ne Na Mg Al Si P S Cl Ar K Ca Ti Fe Ni Cu Zn Ag Sn I Pt Au Hg Pb Ra U Pu".split()
)
KNOWN = set(
    "Be B Sc V Cr Mn Co Ga Ge As Se Br Kr Rb Sr Zr Nb Mo Pd Cd In Sb Te Xe Cs Ba W Os Ir Bi Po Rn Fr "
    "Th Np Am Cm Es Fm Nd".split()
)
KINDS = ("noble gas", "halogen", "alkali metal", "alkaline earth metal", "lanthanoid", "actinoid")
DISPUTED = ("At", "Og", "La", "Ac", "Lu", "Lr")
ALSO_CALLED = {
    "lanthanoid": ("Lanthanoids", "Lanthanides"),
    "actinoid": ("Actinoids", "Actinides"),
}
TRANSITION = set("Ti V Cr Mn Fe Co Ni Cu Zr Nb Mo Ru Rh Pd Ag Ta W Re Os Ir Pt Au".split())


class Element:
    """A chemical element."""

    def __init__(self, facts):
        self.number = facts["atomicNumber"]
        self.symbol = facts["symbol"]
        self.name = facts["name"]
        self.kind = facts["groupBlock"].strip()
        self.names = tuple(filter(None, (self.name, ALSO.get(self.name))))
        self.level = 1 if self.symbol in FAMOUS else 2 if self.symbol in KNOWN else 3


def read(sources):
    text = (sources / "periodic-table/data.json").read_text(encoding="utf-8")
    return [Element(facts) for facts in json.loads(text)]


def pack(elements):
    found = []
    for ask_of in (symbol, by_symbol, number, by_number, kind):
        for element in elements:
            found += ask_of(element, elements)
    return Pack("elements.tsv", "Chemical elements", "science", SOURCE, LICENSE, found)


def symbol(element, elements):
    text = f"What is the chemical symbol of {element.name.lower()}?"
    others = {e.symbol: e for e in elements if e is not element}
    return choose(element.level, text, (element.symbol,), others, alike(element))


def by_symbol(element, elements):
    text = f"Which chemical element has the symbol {element.symbol}?"
    others = {e.name: e for e in elements if e is not element}
    return choose(element.level, text, element.names, others, alike(element))


def alike(element):
    """Near is what begins with the same letter, or else has a near number."""
    return lambda other: (0 if other.name[0] == element.name[0] else 0.4) + (
        0 if other.symbol[0] == element.symbol[0] else 0.4
    ) + abs(other.number - element.number) / 100


def number(element, elements):
    if element.level == 3:
        return []
    text = f"What is the atomic number of {element.name.lower()}?"
    others = {str(e.number): e for e in elements if e is not element}
    return choose(element.level + 1, text, (str(element.number),), others, beside(element, 3))


def by_number(element, elements):
    text = f"Which chemical element has the atomic number {element.number}?"
    level = 1 if element.number in (1, 2, 6, 8) else 2 if element.number <= 20 else 3
    others = {e.name: e for e in elements if e is not element}
    return choose(level, text, element.names, others, beside(element, 5))


def beside(element, width):
    return lambda other: abs(other.number - element.number) / width


def kind(element, elements):
    """The family, where everybody agrees on it: the borders of some are disputed."""
    family = "transition metal" if element.symbol in TRANSITION else element.kind
    if family not in KINDS and element.symbol not in TRANSITION or element.symbol in DISPUTED:
        return []
    text = f"To which family of elements does {element.name.lower()} belong?"
    right = ALSO_CALLED.get(family, (plural(family),))
    others = [plural(k) for k in (*KINDS, "transition metal") if k != family]
    return ask(element.level, text, right, others)


def plural(name):
    return "Noble gases" if name == "noble gas" else name.capitalize() + "s"


def choose(level, text, right, others, distance):
    """A question whose candidates are the keys, and near by what stands behind them."""
    return ask(level, text, right, others, lambda key: distance(others[key]))
