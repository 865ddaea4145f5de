"""
Questions from tables of facts, data/tables/*.tsv: what a hundred questions of one kind have in
common is written once.

A table has the header of a pack, and then sections. A section begins with the line `# ask:`, which
has {} in the place of the subject; `# back:` asks the other way round, with {} for the answer. Its
rows are level, subject, answer (with what is accepted besides) and, where it matters, a group:
wrong answers come from the same group first. Under `# wrong: years` they are years near the right
one.
"""

import random
from collections import Counter

from pack import Pack, Question, ask, clash, difficulty


class Section:
    """Rows that are asked in the same words."""

    def __init__(self, template):
        self.template = template
        self.back = None
        self.years = False
        self.rows = []

    def accept_surnames(self):
        names = {row[2][0] for row in self.rows}
        owners = Counter(name.split()[-1] for name in names)
        for _, _, answer, _ in self.rows:
            if len(answer) == 1 and " " in answer[0] and owners[answer[0].split()[-1]] == 1:
                answer.append(surname(answer[0]))


PARTICLES = ("de", "del", "du", "von", "van", "le", "garcía", "vaughan")


def surname(name):
    """The last word of a name, with what belongs to it: du Maurier, García Márquez."""
    *_, before, last = name.split()
    return f"{before} {last}" if before.lower() in PARTICLES else last


def read(path):
    """The header of a table and its sections."""
    header, sections = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            key, value = line[2:].split(": ", 1)
            note(key, value, header, sections)
        elif line:
            level, subject, answer, *group = line.split("\t")
            row = (int(level), subject, answer.split("|"), group[0] if group else "")
            sections[-1].rows.append(row)
    return header, sections


def note(key, value, header, sections):
    if key == "ask":
        sections.append(Section(value))
    elif key == "back":
        sections[-1].back = value
    elif key == "wrong":
        sections[-1].years = value == "years"
    else:
        header[key] = value


def pack(path):
    header, sections = read(path)
    found = []
    for section in sections:
        if header.get("answers") == "people":
            section.accept_surnames()
        found += forth(section)
        if section.back:
            found += back(section)
    return Pack(
        path.name,
        header["title"],
        header["category"],
        "Althing, compiled by hand",
        "Apache-2.0",
        found,
    )


def forth(section):
    found = []
    for level, subject, answer, group in section.rows:
        text = section.template.replace("{}", subject)
        if section.years:
            found.append(year_question(level, text, answer))
        else:
            groups = {other[2][0]: other[3] for other in section.rows}
            others = [name for name in groups if not any(clash(name, a) for a in answer)]
            found += ask(level, text, answer, others, lambda name: 0 if groups[name] == group else 2)
    return found


def back(section):
    """Asked the other way round, where the answer belongs to one subject only."""
    answers = [row[2][0] for row in section.rows]
    found = []
    for level, subject, answer, group in section.rows:
        if answers.count(answer[0]) == 1:
            text = section.back.replace("{}", answer[0])
            groups = {other[1]: other[3] for other in section.rows if other[1] != subject}
            names = (subject[0].upper() + subject[1:],)
            found += ask(level, text, names, titled(groups), distance(groups, group))
    return found


def titled(groups):
    return [name[0].upper() + name[1:] for name in groups]


def distance(groups, group):
    by_title = {name[0].upper() + name[1:]: g for name, g in groups.items()}
    return lambda name: 0 if by_title[name] == group else 2


def year_question(level, text, answer):
    """Three wrong years, as far from the right one as people err."""
    year = int(answer[0])
    chance = random.Random(text)
    width = 3 if year > 1900 else 8 if year > 1700 else 25
    steps = chance.sample([s * k for s in (1, 2, 3, 4) for k in (-width, width)], 6)
    wrong = [y for y in (year + step + chance.choice((0, 1)) for step in steps) if y != year]
    wrong = list(dict.fromkeys(y for y in wrong if y < 2020))[:3]
    return Question(difficulty(level), text, tuple(answer), tuple(str(y) for y in wrong))
