"""What is prepared is what the data files say, and is left alone where they say something else."""

from __future__ import annotations

import subprocess
import sys

from pathlib import Path
from random import Random

import lark
import pytest

from govlint.document import prepared
from govlint.document.prepared import source
from govlint.syntax.lalr import Parser, Token, UnexpectedToken


def test_the_file_is_up_to_date() -> None:
    """Run ``python -m govlint.build tables`` after changing a data file, a grammar, or how they are worked out."""
    done = subprocess.run(
        [sys.executable, "-m", "govlint.build", "tables", "--check"],
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.returncode == 0


def test_a_changed_source_is_worked_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stamp that is not that of the source counts for nothing."""
    key = "rules/forms/2021.toml"
    changed = source(key).replace(b'edition = "2021"', b'edition = "1999"')
    monkeypatch.setattr(prepared, "source", lambda _name: changed)

    assert prepared.document("2021")["edition"] == "1999"


class _Trees:
    """Makes a nested list of every rule: its name, then its children."""

    def __getattr__(self, name: str) -> object:
        return lambda children: [name, *(c.type if isinstance(c, Token) else c for c in children)]


class _Ready(lark.lexer.Lexer):
    """Hands Lark tokens that are there already."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: object) -> None:
        """Take what Lark gives every lexer."""

    def lex(self, lexer_state: object, parser_state: object) -> object:  # type: ignore[override]
        """Yield the tokens."""
        del parser_state
        return (lark.Token(kind, "") for kind in lexer_state.text)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "start", "kinds"),
    [
        ("report", "report", "TITLE HEADING SUBHEADING TEXT FIRST_ROW ROW"),
        ("prose", "passage", "WORDS COUNT PERCENT NOT AGAINST SHARE OPEN CLOSE STOP COMMA PAUSE"),
    ],
)
def test_parses_as_lark_does(name: str, start: str, kinds: str) -> None:
    """On tokens at random, both make the same tree or both refuse."""
    ours = Parser(name, start, _Trees())
    grammar = source(f"grammar/{name}.lark").decode()
    theirs = lark.Lark(grammar, parser="lalr", start=start, lexer=_Ready, maybe_placeholders=False)
    random = Random(1)
    refused = 0
    for _ in range(400):
        tokens = random.choices(kinds.split(), k=random.randint(0, 9))
        try:
            wanted = _nested(theirs.parse(tokens))
        except lark.UnexpectedInput:
            refused += 1
            with pytest.raises(UnexpectedToken):
                ours.parse([Token(kind, None) for kind in tokens])
            continue
        assert ours.parse([Token(kind, None) for kind in tokens]) == wanted
    assert refused < 400


def _nested(node: object) -> object:
    if isinstance(node, lark.Tree):
        return [str(node.data), *map(_nested, node.children)]
    assert isinstance(node, lark.Token)
    return str(node.type)
