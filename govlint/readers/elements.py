"""Elements by their local names: the two editions of the office formats differ in namespaces alone."""

from __future__ import annotations

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from lxml.etree import _Element


def local(element: _Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: _Element, name: str) -> str | None:
    """Return an attribute by its local name."""
    value = element.get(name)
    if value is not None:
        return str(value)
    for key, other in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(other)
    return None


def first_child(element: _Element, name: str) -> _Element | None:
    """Return the first child of this name."""
    return next((each for each in element if local(each) == name), None)
