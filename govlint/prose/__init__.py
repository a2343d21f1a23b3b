"""Figures in Chinese prose: what a sentence of a report says of the form's facts."""

from govlint.prose.model import Claim, Figure, Percentage, Reading, Sum, Year
from govlint.prose.reading import read, read_paragraphs
from govlint.prose.vocabulary import Vocabulary


__all__ = [
    "Claim",
    "Figure",
    "Percentage",
    "Reading",
    "Sum",
    "Vocabulary",
    "Year",
    "read",
    "read_paragraphs",
]
