"""XML trees: those of another parser, within bounds, with nothing in them that opens or expands anything."""

from __future__ import annotations

import zipfile

from io import BytesIO
from pathlib import Path

import pytest

from layouts import CORPUS
from lxml import etree
from report_files import docx, xlsx
from report_sample import FIGURES, report

from govlint.document.errors import UnreadableFile
from govlint.document.limits import MAX_DEPTH
from govlint.readers.elements import Element, parse_elements


EXAMPLES = Path(__file__).parents[2] / "examples"
MADE = {
    "made.docx": docx(report(["7"] * FIGURES)),
    "made.xlsx": xlsx(report(["7"] * FIGURES)),
    "example.docx": (EXAMPLES / "clean-2023.docx").read_bytes(),
    "example.xlsx": (EXAMPLES / "clean-2023.xlsx").read_bytes(),
}


def assert_same(ours: Element, theirs: etree._Element) -> None:
    """Assert that two trees have the same names, texts, attributes and children."""
    assert ours.name == etree.QName(theirs).localname
    assert ours.text == (theirs.text or "")
    assert ours.tail == (theirs.tail or "")
    assert {etree.QName(k).localname for k in theirs.attrib} == set(ours.attributes)
    for key, value in theirs.attrib.items():
        if etree.QName(key).namespace is None:
            assert ours.get(str(key)) == value
    for one, other in zip(ours, theirs, strict=True):
        assert_same(one, other)


def assert_same_in_every_member(data: bytes) -> None:
    """Assert that every XML member of an archive gives the tree that lxml makes of it."""
    parser = etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [n for n in archive.namelist() if n.endswith((".xml", ".rels"))]
        assert names
        for name in names:
            content = archive.read(name)
            assert_same(parse_elements(content, name), etree.fromstring(content, parser))


@pytest.mark.parametrize("name", MADE)
def test_trees_are_those_of_another_parser(name: str) -> None:
    """In every member of Word files and workbooks."""
    assert_same_in_every_member(MADE[name])


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_trees_of_the_corpus() -> None:
    """In those of other makers, too."""
    for path in sorted([*CORPUS.rglob("*.docx"), *CORPUS.rglob("*.xlsx"), *CORPUS.rglob("*.ofd")]):
        assert_same_in_every_member(path.read_bytes())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "us-ascii"])
def test_encodings(encoding: str) -> None:
    """Those that office programs write."""
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    text = f'<?xml version="1.0" encoding="{declared}"?><a b="&#x8868;">&lt;&#x4E09;</a>'

    root = parse_elements(text.encode(encoding), "a.xml")

    assert (root.name, root.get("b"), root.text) == ("a", "表", "<三")


def test_what_stands_between_elements() -> None:
    """Text before the first child is its parent's, text after a child is that child's tail; comments part nothing."""
    root = parse_elements("<p>一<s/>二<!-- x -->三<t>四</t><?x y?>五</p>".encode(), "a.xml")

    assert (root.text, [(e.name, e.text, e.tail) for e in root]) == (
        "一",
        [("s", "", "二三"), ("t", "四", "五")],
    )
    assert [e.name for e in root.descendants()] == ["s", "t"]
    assert root.child("t") is root.children[1]
    assert root.child("u") is None


def test_elements_that_are_not_wanted() -> None:
    """They are left out with all that they hold, but have to be well formed and within the bounds."""
    content = "<a>一<b>二<c>三<a/></c>四</b>五<c/>六<b/></a>".encode()

    root = parse_elements(content, "a.xml", frozenset({"a", "b"}))

    assert root.text == "一"
    assert [(e.name, e.text, e.tail) for e in root.descendants()] == [
        ("b", "二四", "五六"),
        ("b", "", ""),
    ]
    for bad in (
        b"<a><c></a></c>",
        b"<a>" + b"<c>" * MAX_DEPTH + b"</c>" * MAX_DEPTH + b"</a>",
        b"<c/>",
    ):
        with pytest.raises(UnreadableFile):
            parse_elements(bad, "a.xml", frozenset({"a"}))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<a>",
        b"<a></b>",
        b"<a/><a/>",
        b"<a b='1' b='2'/>",
        b"\xff\xfe\x00",
        b"<a>\xff</a>",
        b"<?xml version='1.0' encoding='gbk'?><a>\xb1\xed</a>",
        b"<?xml version='1.0' encoding='none'?><a/>",
        b"<!DOCTYPE a><a/>",
        b"<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>",
        b"<a>&undefined;</a>",
        b"<x:a/>",
    ],
)
def test_what_is_not_well_formed_is_damaged(content: bytes) -> None:
    """So is what declares a document type, and an encoding that no office program writes."""
    with pytest.raises(UnreadableFile) as caught:
        parse_elements(content, "word/document.xml")

    assert "word/document.xml" in caught.value.text.zh


def test_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Elements within each other, and elements in all."""
    parse_elements(b"<a>" * MAX_DEPTH + b"</a>" * MAX_DEPTH, "a.xml")
    monkeypatch.setattr("govlint.readers.elements.MAX_ELEMENTS", 1000)
    parse_elements(b"<a>" + b"<b/>" * 999 + b"</a>", "a.xml")
    for content in (
        b"<a>" * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1),
        b"<a>" + b"<b/>" * 1000 + b"</a>",
    ):
        with pytest.raises(UnreadableFile) as caught:
            parse_elements(content, "a.xml")
        assert "过大" in caught.value.text.zh
