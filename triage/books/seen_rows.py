"""A page's text as rows of cells: what stands on one line, and what stands under what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

_GAP: Final = re.compile(r" {2,}|\t+")
_SPACE: Final = 0.12
_CELL: Final = 0.75
"""In line heights: a wider gap is a space, one wider still begins a cell."""
_TWICE: Final = 0.25
"""A letter drawn twice (a poor man's bold) lies nearer to itself than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A piece of text in its box; ``top`` grows downwards."""

    left: float
    right: float
    top: float
    bottom: float
    text: str

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def under(self, other: Cell) -> bool:
        return self.left < other.right and other.left < self.right


Row = tuple[Cell, ...]


def rows_from_chars(chars: Iterable[Cell]) -> list[Row]:
    """Characters of one page in rows from top to bottom, each with its cells from left to right."""
    lines: list[list[Cell]] = []
    for char in sorted(chars, key=lambda one: (one.middle, one.left)):
        line = lines[-1] if lines else []
        if line and _same_line(line[0], char):
            line.append(char)
        else:
            lines.append([char])
    return [_joined(sorted(line, key=lambda one: one.left)) for line in lines]


def rows_from_text(text: str) -> list[Row]:
    """The same from text that was laid out with spaces."""
    rows = []
    for number, line in enumerate(text.splitlines()):
        cells, place = [], 0
        for part in _GAP.split(line.rstrip()):
            if part:
                place = line.index(part, place)
                cells.append(_cell(part, place, number))
                place += len(part)
        if cells:
            rows.append(tuple(cells))
    return rows


def _cell(part: str, place: int, number: int) -> Cell:
    return Cell(left=place, right=place + len(part), top=number, bottom=number + 0.9, text=part.strip())


def _same_line(one: Cell, other: Cell) -> bool:
    height = min(one.bottom - one.top, other.bottom - other.top)
    return abs(one.middle - other.middle) < max(height, 1) * 0.5


def _joined(line: Sequence[Cell]) -> Row:
    """Characters side by side are a word, words with one space between them a cell."""
    cells: list[Cell] = []
    for char in line:
        last = cells[-1] if cells else None
        height = char.bottom - char.top
        gap = height if last is None else char.left - last.right
        if last is None or gap > height * _CELL:
            cells.append(char)
        elif char.left >= last.right - height * _TWICE or char.text != last.text[-1:]:
            cells[-1] = _grown(last, char, " " if gap > height * _SPACE else "")
    return tuple(cells)


def _grown(last: Cell, char: Cell, between: str) -> Cell:
    return Cell(
        left=last.left,
        right=max(last.right, char.right),
        top=min(last.top, char.top),
        bottom=max(last.bottom, char.bottom),
        text=f"{last.text}{between}{char.text}",
    )
