"""Checks all packs: python3 check.py, in this folder. Every problem is named with its line."""

import sys
from pathlib import Path

from pack import DIFFICULTIES, fold, words

HEADER = ("title", "category", "source", "license", "language")
QUESTION, ANSWER = 200, 60


def header_problems(lines):
    keys = [line[2:].split(":")[0] for line in lines if line.startswith("# ")]
    return [f"no header line # {key}:" for key in HEADER if key not in keys]


def line_problems(line):
    """What is wrong with a question, judged by itself."""
    columns = line.split("\t")
    if len(columns) != 6:
        return [f"{len(columns)} columns instead of 6"]
    level, question, right, *wrong = columns
    accepted = right.split("|")
    answers = [*accepted, *wrong]
    shown = [accepted[0], *wrong]
    problems = []
    if level not in DIFFICULTIES:
        problems.append(f"difficulty {level}")
    if not 10 <= len(question) <= QUESTION:
        problems.append(f"question has {len(question)} characters")
    if any(not 1 <= len(answer) <= ANSWER for answer in answers):
        problems.append("an answer is empty or too long")
    if not line.replace("\t", "").isprintable() or "  " in line:
        problems.append("a character that cannot be printed, or two spaces")
    if any(text != text.strip() for text in [question, *answers]):
        problems.append("a space at the edge")
    if len({fold(answer) for answer in shown}) != 4:
        problems.append("the four answers are not different")
    if {fold(answer) for answer in accepted} & {fold(answer) for answer in wrong}:
        problems.append("a wrong answer would be accepted")
    if words(accepted[0]) <= words(question) or f" {accepted[0].lower()} " in question.lower():
        problems.append("the question has the answer in it")
    return problems


def pack_problems(path, asked):
    lines = path.read_text(encoding="utf-8").splitlines()
    problems = [f"{path.name}: {problem}" for problem in header_problems(lines)]
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            continue
        found = line_problems(line)
        key = fold(line.split("\t")[1]) if "\t" in line else line
        if key in asked:
            found.append(f"asked already in {asked[key]}")
        asked[key] = f"{path.name}:{number}"
        problems += [f"{path.name}:{number}: {problem}" for problem in found]
    return problems


def main(folder):
    files = (folder / "packs.txt").read_text(encoding="utf-8").split()
    asked = {}
    problems = [p for file in files for p in pack_problems(folder / file, asked)]
    print("\n".join(problems))
    print(f"{len(asked)} questions in {len(files)} packs, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).parent.parent))
