"""The parser of all three grammars: a small LALR driver over tables that Lark makes ahead of a run.

What Lark does, and when:

- ``grammar/*.lark`` are grammars in Lark's notation: the report's structure, the prose, the equations of the forms.
- ``python -m govlint.build tables`` has Lark analyse them (`work_out`) and writes its LALR tables, as JSON, into
  ``govlint/document/prepared.json``. This is the only time that Lark is imported.
- A run reads these tables and lets `Parser` shift and reduce: tokens come from the room's own lexer, nodes are made by
  the room's builder, which has a method for each rule.
- Where a grammar has changed since, its check sum differs and Lark is asked on the spot, so nothing can be out of date.
- ``tests/syntax/test_lalr.py`` holds the driver against Lark's own parser on any text.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from govlint.document.prepared import prepared, source


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


END: Final = "$END"


class Token:
    """A terminal of a grammar with what it stands for."""

    __slots__ = ("type", "value")

    def __init__(self, kind: str, value: Any) -> None:  # noqa: ANN401 - the lexer decides
        self.type = kind
        self.value = value


_LAST: Final = Token(END, None)


class UnexpectedToken(Exception):  # noqa: N818 - as parsers call it
    """A token that the grammar has no place for: in an equation its author's mistake, elsewhere a lexer's.

    ``token`` is the token, of type `END` where the text ended too early.
    """

    def __init__(self, token: Token) -> None:
        super().__init__(token.type)
        self.token = token


class _Run(list[Any]):
    """The children of a rule whose name begins with ``_``: they become those of the rule that it stands in."""


class Parser:
    """Parses by the tables of one grammar.

    Args:
        name: the grammar's file in ``grammar``, without its suffix.
        start: its start rule.
        builder: has a method for each rule that makes a node, called with the list of the node's children.
    """

    def __init__(self, name: str, start: str, builder: object) -> None:
        self.name = name
        self.start = start
        path = f"grammar/{name}.lark"
        table = prepared(path, (path,), lambda: work_out(source(path).decode("utf-8"), start))
        self._actions: list[dict[str, int]] = table["states"]
        self._end: int = table["end"]
        self._rules: list[tuple[str, int, bool, Callable[[list[Any]], Any] | None]] = [
            (
                origin,
                len(symbols),
                any(symbol[0] == "_" for symbol in symbols),
                None if origin[0] == "_" else getattr(builder, origin),
            )
            for origin, symbols in table["rules"]
        ]

    def parse(self, tokens: Iterable[Token]) -> Any:  # noqa: ANN401 - what the builder makes
        """Return the node of the whole.

        Raises:
            UnexpectedToken: the grammar has no place for a token.
        """
        # Reducing is written out here: a call for each of some three hundred would take as long as all the rest.
        actions, rules, end = self._actions, self._rules, self._end
        states: list[int] = [0]
        values: list[Any] = []
        here = actions[0]
        token = _LAST
        for token in chain(tokens, (_LAST,)):
            kind = token.type
            while (action := here.get(kind)) is not None and action < 0:
                origin, length, inlines, make = rules[~action]
                children: list[Any] = []
                if length:
                    children = values[-length:]
                    del values[-length:], states[-length:]
                    if inlines:
                        # Mostly a run that grows by one.
                        first, last = children[0], children[-1]
                        if length == 2 and type(first) is _Run and type(last) is not _Run:
                            first.append(last)
                            children = first
                        else:
                            children = _spliced(children)
                state = actions[states[-1]][origin]
                states.append(state)
                if make is not None:
                    values.append(make(children))
                else:
                    values.append(children if type(children) is _Run else _Run(children))
                here = actions[state]
            if action is None:
                break
            states.append(action)
            values.append(token)
            here = actions[action]
        if kind != END or states[-1] != end:
            raise UnexpectedToken(token)
        return values[-1]


def _spliced(children: list[Any]) -> list[Any]:
    """Return children with runs among them put in; a run in front grows, so that a long one is not copied each time."""
    first = children[0]
    spliced: list[Any] = first if isinstance(first, _Run) else [first]
    for child in children[1:]:
        if isinstance(child, _Run):
            spliced += child
        else:
            spliced.append(child)
    return spliced


def work_out(grammar: str, start: str) -> dict[str, Any]:
    """Return Lark's LALR tables of a grammar as JSON.

    ``states`` gives for each state what to do with a symbol: a state to go to, or the complement of a rule's number.
    ``rules`` gives for each rule its name and its symbols. States are numbered in the order in which they are reached,
    symbols sorted by name, so that the result is always the same.
    """
    from lark import Lark  # noqa: PLC0415 - only where a grammar has changed

    lark = Lark(grammar, parser="lalr", start=start, lexer="basic", maybe_placeholders=False)
    inner: Any = lark.parser
    table = inner.parser._parse_table  # noqa: SLF001 - not part of its documented interface
    rules = [(r, [str(s.name) for s in r.expansion]) for r in lark.rules]
    rules.sort(key=lambda item: (str(item[0].origin.name), item[1]))
    numbers = {rule: at for at, (rule, _) in enumerate(rules)}
    order = _order(table.states, table.start_states[start])
    return {
        "states": [_state(table.states[old], order, numbers) for old in order],
        "end": order[table.end_states[start]],
        "rules": [[str(rule.origin.name), names] for rule, names in rules],
    }


def _order(states: Mapping[Any, Mapping[str, Any]], first: object) -> dict[Any, int]:
    """Return the states that can be reached, each with its number."""
    order = {first: 0}
    waiting = [first]
    for state in waiting:
        for symbol in sorted(states[state]):
            action, where = states[state][symbol]
            if str(action) == "Shift" and where not in order:
                order[where] = len(order)
                waiting.append(where)
    return order


def _state(
    actions: Mapping[str, Sequence[Any]], order: Mapping[Any, int], numbers: Mapping[Any, int]
) -> dict[str, int]:
    return {
        str(symbol): order[where] if str(action) == "Shift" else ~numbers[where]
        for symbol, (action, where) in sorted(actions.items())
    }
