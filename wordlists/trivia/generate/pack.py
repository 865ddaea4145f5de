"""Questions, packs of questions, and how wrong answers are picked."""

import random
import unicodedata
from typing import NamedTuple

DIFFICULTIES = ("easy", "medium", "hard")


class Question(NamedTuple):
    """A question with its accepted answers, the shown one first, and three wrong ones."""

    difficulty: str
    text: str
    right: tuple
    wrong: tuple

    def line(self):
        return "\t".join([self.difficulty, self.text, "|".join(self.right), *self.wrong])


class Pack(NamedTuple):
    """A file of questions about one thing."""

    file: str
    title: str
    category: str
    source: str
    license: str
    questions: list

    def text(self):
        header = [
            f"# title: {self.title}",
            f"# category: {self.category}",
            f"# source: {self.source}",
            f"# license: {self.license}",
            "# language: en",
        ]
        return "\n".join(header + [q.line() for q in self.questions]) + "\n"


def fold(text):
    """The text without case, accents and punctuation, as it is compared."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = [c for c in plain if not unicodedata.combining(c) and (c.isalnum() or ord(c) > 0x2000)]
    return "".join(kept) or text


def difficulty(level):
    """The difficulty of level 1 to 3; what is beyond them is the nearest."""
    return DIFFICULTIES[min(max(level, 1), 3) - 1]


def gives_away(one, other):
    """Whether one name tells the other: they begin alike, or one stands in the other."""
    a, b = fold(one), fold(other)
    return a[:4] == b[:4] or a in b or b in a


def words(text):
    """The words of the text, folded."""
    return {fold(word) for word in text.replace("-", " ").split()}


def clash(one, other):
    """Whether two answers cannot stand beside each other: one is the other, or a kind of it."""
    return words(one) <= words(other) or words(other) <= words(one)


def nearest(text, right, candidates, distance):
    """
    Three candidates that are near the right answer and do not clash with it or each other.

    Nearness is the distance of a candidate plus chance, and chance depends on the question's text
    alone: the same inputs make the same packs, whatever else is added.
    """
    chance = random.Random(text)
    ranked = sorted((distance(c) + chance.random(), str(c), c) for c in candidates)
    chosen = []
    for _, _, candidate in ranked:
        if not any(clash(candidate, other) for other in [*right, *chosen]):
            chosen.append(candidate)
        if len(chosen) == 3:
            return tuple(chosen)
    return None


def ask(level, text, right, candidates, distance=lambda candidate: 0):
    """The question, or nothing where there are not three fair wrong answers."""
    right = tuple(right.split("|")) if isinstance(right, str) else tuple(right)
    wrong = nearest(text, right, candidates, distance)
    return [Question(difficulty(level), text, right, wrong)] if wrong else []


def rows(path):
    """The rows of a tab-separated file without its comments."""
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file]
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
