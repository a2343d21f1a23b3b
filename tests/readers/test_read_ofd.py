"""OFD files: parts by any path, templates, several documents; drawn texts and lines at their places."""

from __future__ import annotations

import zipfile

from io import BytesIO

import pytest

from generate.write.ofd import packed
from layouts import CORPUS, assert_tiled, cells, grids, lines

from govlint.api import check
from govlint.document.errors import UnreadableFile
from govlint.readers import format_of, read


SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
BOX = "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"


def text(x: float, y: float, words: str, size: float = 4, more: str = "", steps: str = "") -> str:
    """Return a text whose baseline begins at a place in millimetres."""
    boundary = f"{x} {y - size} {size * len(words)} {1.2 * size}"
    return (
        f'<ofd:TextObject Size="{size}" Boundary="{boundary}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" {steps}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def line(x: float, y: float, u: float, v: float) -> str:
    """Return a stroke."""
    return (
        f'<ofd:PathObject Boundary="{x} {y} {u - x} {v - y}"><ofd:AbbreviatedData>M 0 0 L {u - x} {v - y}'
        "</ofd:AbbreviatedData></ofd:PathObject>"
    )


def table(x: float = 20, y: float = 40) -> str:
    """Return a table of two rows."""
    drawn = "".join(line(x, y + at, x + 120, y + at) for at in (0, 8, 16))
    drawn += "".join(line(x + at, y, x + at, y + 16) for at in (0, 30, 60, 90, 120))
    for row, texts in enumerate((["项目", "自然人", "其他", "总计"], ["规章", "1", "20", "21"])):
        for column, words in enumerate(texts):
            drawn += text(x + 2 + 30 * column, y + 6 + 8 * row, words)
    return drawn


ROWS = [["项目", "自然人", "其他", "总计"], ["规章", "1", "20", "21"]]


def members(*pages: str, common: str = "", root: str = "Doc_0/Document.xml") -> dict[str, str]:
    """Return the parts of a file with these pages."""
    listed = "".join(f'<ofd:Page ID="{at}" BaseLoc="P{at}.xml"/>' for at in range(len(pages)))
    found = {
        "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea>{BOX}</ofd:PageArea>{common}"
        f"</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for at, content in enumerate(pages):
        found[f"Doc_0/P{at}.xml"] = page(content)
    return found


def page(content: str, before: str = "") -> str:
    """Return the part of a page."""
    return f"<ofd:Page {SPACE}>{before}<ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content></ofd:Page>"


def rows(data: bytes) -> list[list[str]]:
    """Return the cells of the first table of a file."""
    found = read(data, "a.ofd")
    return cells(found, grids(found)[0])


def refused(data: bytes) -> str:
    """Return why a file is refused."""
    with pytest.raises(UnreadableFile) as caught:
        read(data, "a.ofd")
    assert caught.value.hint is not None
    return caught.value.text.zh


def test_tables_and_texts() -> None:
    """By the same lattice as in a PDF file, with the page in the address."""
    found = read(packed(members(text(20, 30, "一、总体情况"), table())), "a.ofd")

    assert_tiled(found)
    assert (found.format, lines(found)) == ("ofd", ["一、总体情况"])
    assert cells(found, grids(found)[0]) == ROWS
    place = found.locator.locate(grids(found)[0].rows[1].cells[2].content)
    assert place.address == "第2页 第1个表格 第2行 第3列"


def test_a_row_that_the_page_cuts_off() -> None:
    """The first row of a table, alone at the foot of a page without a line under it, is a row of the table."""
    first = line(20, 280, 140, 280)
    first += "".join(line(20 + at, 280, 20 + at, 287) for at in (0, 30, 60, 90, 120))
    first += "".join(text(22 + 30 * at, 286, words) for at, words in enumerate(ROWS[0]))
    rest = line(20, 20, 140, 20) + line(20, 28, 140, 28)
    rest += "".join(line(20 + at, 20, 20 + at, 28) for at in (0, 30, 60, 90, 120))
    rest += "".join(text(22 + 30 * at, 26, words) for at, words in enumerate(ROWS[1]))
    found = read(packed(members(first, rest)), "a.ofd")

    assert [cells(found, grid) for grid in grids(found)] == [ROWS]


@pytest.mark.parametrize(
    ("root", "rename"),
    [
        ("/Doc_0/Document.xml", {}),
        ("doc_0/document.xml", {}),
        ("Doc_0/Document.xml", {"Doc_0/P0.xml": "P0.xml"}),
        ("Doc_0\\Document.xml", {"OFD.xml": "/OFD.xml"}),
    ],
)
def test_paths_of_other_programs(root: str, rename: dict[str, str]) -> None:
    """Absolute ones, other capitals, other slashes, and such as are meant from the root."""
    parts = members(table(), root=root)
    data = packed({rename.get(name, name): content for name, content in parts.items()})

    assert format_of(data, "a.bin") == "ofd"
    assert rows(data) == ROWS


def test_other_namespaces() -> None:
    """Or none at all."""
    parts = {name: content.replace("ofd:", "") for name, content in members(table()).items()}
    plain = {name: content.replace(f" {SPACE[4:]}", "") for name, content in parts.items()}
    found = read(
        packed(
            {n: c.replace(' xmlns="http://www.ofdspec.org/2016"', "") for n, c in plain.items()}
        ),
        "a.ofd",
    )

    assert cells(found, grids(found)[0]) == ROWS


def test_templates_and_graphics_that_are_used_again() -> None:
    """The lines of a table may stand in a template or in a graphic, its texts on the page."""
    drawn = table()
    texts = drawn[drawn.index("<ofd:TextObject") :]
    rules = drawn[: drawn.index("<ofd:TextObject")]
    template = '<ofd:Template TemplateID="7"/>'
    parts = members(texts, common='<ofd:TemplatePage ID="7" BaseLoc="T.xml"/>')
    parts["Doc_0/P0.xml"] = page(texts, template)
    parts["Doc_0/T.xml"] = page(rules)
    assert rows(packed(parts)) == ROWS

    used = '<ofd:CompositeObject ResourceID="9" Boundary="0 0 210 297"/>'
    parts = members(used + texts, common="<ofd:PublicRes>Res.xml</ofd:PublicRes>")
    parts["Doc_0/Res.xml"] = (
        f'<ofd:Res {SPACE}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="9"><ofd:Content>{rules}'
        "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    )
    assert rows(packed(parts)) == ROWS


def test_several_documents_in_one_file() -> None:
    """All of them, one after the other."""
    parts = members(text(20, 90, "一、总体情况"))
    body = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
    parts["OFD.xml"] = f"<ofd:OFD {SPACE}>{body}{body}</ofd:OFD>"

    assert lines(read(packed(parts), "a.ofd")) == ["一、总体情况"] * 2


def test_steps_between_characters() -> None:
    """One by one, in groups, downwards; what is invisible is not read; a matrix moves and scales."""
    written = (
        text(20, 20, "一二三", steps='DeltaX="4 4"')
        + text(20, 30, "四五六", steps='DeltaX="g 2 4"')
        + text(20, 40, "七八", more='CTM="2 0 0 2 10 0"')
        + text(20, 60, "九", more='Visible="false"')
    )
    assert lines(read(packed(members(written)), "a.ofd")) == ["一二三", "四五六", "七八"]

    down = line(20, 40, 80, 40) + line(20, 80, 80, 80) + line(20, 100, 80, 100)
    down += line(20, 40, 20, 100) + line(30, 40, 30, 100) + line(80, 40, 80, 100)
    down += text(23, 46, "三本年度", steps='DeltaX="0 0 0" DeltaY="g 3 5"')
    down += text(40, 60, "1") + text(40, 90, "2") + text(23, 90, "四")
    found = read(packed(members(down)), "a.ofd")
    assert cells(found, grids(found)[0]) == [["三本年度", "1"], ["四", "2"]]


def test_what_cannot_be_read_is_told_apart() -> None:
    """A scan, glyphs without characters, an encrypted file, parts that are not there."""
    scan = members('<ofd:ImageObject Boundary="0 0 210 297" ResourceID="3"/>')
    assert "扫描" in refused(packed(scan))
    lost = text(20, 30, "¤" * 30).replace("<ofd:TextCode", "<ofd:CGTransform/><ofd:TextCode")
    assert "没有对应的文字" in refused(packed(members(lost)))
    assert "加密" in refused(packed(members(table()) | {"Encryptions.xml": "<a/>"}))
    parts = members(table())
    for name in ("Doc_0/Document.xml", "Doc_0/P0.xml"):
        assert "已损坏" in refused(packed({n: c for n, c in parts.items() if n != name}))


def test_hostile_files() -> None:
    """Graphics in themselves, absurd numbers and very many objects end in an answer."""
    loop = '<ofd:CompositeObject ResourceID="9" Boundary="0 0 9 9"/>' * 9
    parts = members(loop, common="<ofd:PublicRes>Res.xml</ofd:PublicRes>")
    parts["Doc_0/Res.xml"] = (
        f'<ofd:Res {SPACE}><ofd:CompositeGraphicUnit ID="9"><ofd:Content>{loop}</ofd:Content>'
        "</ofd:CompositeGraphicUnit></ofd:Res>"
    )
    assert "过大" in refused(packed(parts))

    steps = "M 1 L C 5 9 Q M nan 1e999 L 1 1 C"
    odd = (
        text(1e300, 30, "一", 1e300)
        + text(20, 30, "二三", steps='DeltaX="g 1e18 nan"')
        + text(20, 30, "四", more='CTM="nan inf 0 0 x 1"')
        + f"<ofd:PathObject><ofd:AbbreviatedData>{steps}</ofd:AbbreviatedData></ofd:PathObject>"
        + "<ofd:PathObject/><ofd:TextObject/>"
        + "<ofd:TextObject><ofd:TextCode>五</ofd:TextCode></ofd:TextObject>"
    )
    area = "<ofd:Area><ofd:PhysicalBox>0 0 x</ofd:PhysicalBox></ofd:Area>"
    for content in (page(odd), page(odd, area)):
        parts = {**members(odd), "Doc_0/P0.xml": content}
        assert_tiled(read(packed(parts), "a.ofd"))


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_files_of_another_project() -> None:
    """Each is opened; none is a report."""
    for path in sorted((CORPUS / "files").glob("*.ofd")):
        with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
            assert archive.namelist()
        assert [d.code for d in check(path).diagnostics] == ["GOV001"]
        assert read(path.read_bytes(), path.name).text.strip()
