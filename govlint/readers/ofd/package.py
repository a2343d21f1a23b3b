"""The parts of an OFD file (GB/T 33190-2016): its documents, their pages, templates and resources."""

from __future__ import annotations

import posixpath

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from govlint.document.limits import MAX_PAGES
from govlint.readers.container import Container
from govlint.readers.refusals import damaged, locked, too_large


if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.readers.elements import Element


_MAIN: Final = "OFD.xml"


@dataclass(slots=True)
class Resources:
    """What the pages of a document refer to by number: drawing parameters, and graphics that are used again."""

    parameters: dict[str, Element] = field(default_factory=dict)
    graphics: dict[str, Element] = field(default_factory=dict)

    def parameter(self, number: str, name: str) -> str:
        """Return an attribute of a drawing parameter, or of those that it builds on."""
        for _ in range(len(self.parameters)):
            found = self.parameters.get(number)
            if found is None:
                break
            if found.get(name):
                return found.get(name)
            number = found.get("Relative")
        return ""


class SourcePage(NamedTuple):
    """A page: its size as the file says it, what is drawn on it, templates among it, and its document's resources."""

    box: str
    contents: tuple[Element, ...]
    resources: Resources


class Package:
    """An OFD file."""

    def __init__(self, data: bytes) -> None:
        self._container = Container(data)
        self._names = {_plain(name): name for name in self._container.names}

    def pages(self) -> Iterator[SourcePage]:
        """Yield the pages of all documents in the file.

        Raises:
            UnreadableFile: it is damaged, locked or too large.
        """
        root = self._parse("", _MAIN)
        if root is None:
            raise damaged(_MAIN)
        if any("encrypt" in name.lower() for name in self._names):
            raise locked()
        for body in root:
            if body.name != "DocBody":
                continue
            for part in body:
                if part.name == "DocRoot":
                    yield from self._document(part.text.strip())

    def _document(self, path: str) -> Iterator[SourcePage]:
        document = self._parse("", path)
        if document is None:
            raise damaged(path)
        path = self._found("", path) or path
        common = document.child("CommonData")
        resources = Resources()
        templates: dict[str, str] = {}
        for part in () if common is None else common:
            if part.name in {"PublicRes", "DocumentRes"}:
                self._collect(self._parse(path, part.text.strip()), resources)
            elif part.name == "TemplatePage":
                templates[part.get("ID")] = part.get("BaseLoc")
        area = "" if common is None else _box(common, "PageArea")
        listed = document.child("Pages")
        pages = [] if listed is None else [page for page in listed if page.name == "Page"]
        if len(pages) > MAX_PAGES:
            raise too_large(path)
        for listed_page in pages:
            page = self._parse(path, listed_page.get("BaseLoc"))
            if page is None:
                raise damaged(listed_page.get("BaseLoc") or path)
            yield SourcePage(
                _box(page, "Area") or area,
                tuple(self._contents(page, path, templates, resources)),
                resources,
            )

    def _contents(
        self, page: Element, path: str, templates: dict[str, str], resources: Resources
    ) -> Iterator[Element]:
        """Yield what is drawn on a page: first its templates, which stand behind it."""
        for part in page:
            if part.name == "Template":
                template = self._parse(path, templates.get(part.get("TemplateID"), ""))
                content = None if template is None else template.child("Content")
                if content is not None:
                    yield content
            elif part.name == "PageRes":
                self._collect(self._parse(path, part.text.strip()), resources)
        content = page.child("Content")
        if content is not None:
            yield content

    @staticmethod
    def _collect(found: Element | None, resources: Resources) -> None:
        for element in () if found is None else found.descendants():
            if element.name == "DrawParam":
                resources.parameters[element.get("ID")] = element
            elif element.name == "CompositeGraphicUnit":
                resources.graphics[element.get("ID")] = element

    def _parse(self, base: str, path: str) -> Element | None:
        name = self._found(base, path)
        return None if name is None else self._container.parse(self._names[name])

    def _found(self, base: str, path: str) -> str | None:
        """Return a member by a path that is meant from the part ``base``, though some programs mean the root by it."""
        if not path:
            return None
        for start in ("" if path.startswith("/") else posixpath.dirname(base), ""):
            name = _plain(posixpath.join(start, path))
            if name in self._names:
                return name
        return None


def _plain(path: str) -> str:
    """Return a path from the root, in one spelling: programs differ in slashes and capitals."""
    return posixpath.normpath("/" + path.replace("\\", "/")).lstrip("/").lower()


def _box(parent: Element, name: str) -> str:
    area = parent.child(name)
    box = None if area is None else area.child("PhysicalBox")
    return "" if box is None else box.text
