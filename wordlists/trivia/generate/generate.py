"""
Writes the generated packs of questions.

  mkdir sources && cd sources
  npm pack countries-list@3.4.1 periodic-table@0.0.8
  for p in countries-list periodic-table; do mkdir $p; tar xzf $p-*.tgz -C $p --strip 1; done
  cd .. && python3 generate.py sources

The same sources and data make the same packs, byte for byte. Hand-written packs are left alone;
packs.txt is written anew, and everything is checked at the end (check.py).
"""

import sys
from pathlib import Path

import check
import countries
import elements
import money_and_tongues
import tables

HERE = Path(__file__).parent
OUT = HERE.parent


def packs(sources):
    world = countries.read(sources)
    names = money_and_tongues.read_names(sources)
    yield countries.capitals(world)
    yield countries.flags(world)
    yield countries.continents(world)
    yield countries.phones(world)
    yield countries.domains(world)
    yield countries.natives(world)
    yield money_and_tongues.currencies(world, names)
    yield money_and_tongues.languages(world)
    yield elements.pack(elements.read(sources))
    for path in sorted((HERE / "data/tables").glob("*.tsv")):
        yield tables.pack(path)


def main(sources):
    for pack in packs(sources):
        (OUT / pack.file).write_text(pack.text(), encoding="utf-8")
        print(f"{len(pack.questions):5} {pack.file}")
    files = sorted(path.name for path in OUT.glob("*.tsv"))
    (OUT / "packs.txt").write_text("\n".join(files) + "\n", encoding="utf-8")
    return check.main(OUT)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
