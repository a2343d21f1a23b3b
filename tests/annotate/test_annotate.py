"""A copy of a Word file with comments: each at its figure, and nothing else changed."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from govlint.cli.main import cli
from govlint.document.errors import GovlintError
from govlint.document.source import Location, Span
from govlint.engine.linter import Linter, Options
from govlint.output.annotate.package import Package
from govlint.output.annotate.places import WordPlaces
from govlint.output.annotate.word import _marked, annotated
from govlint.rule import Severity, Text
from govlint.rule.diagnostic import Diagnostic, FileResult, View
from govlint.syntax import tree


ROOT = Path(__file__).parents[2]
CLEAN = ROOT / "examples" / "clean-2023.docx"
MAIN = "word/document.xml"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{SPACE}}}"
TODAY = date(2024, 1, 31)


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file by name."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def word(
    body: str, comments: str | None = None, root: str = f'w:document xmlns:w="{SPACE}"'
) -> bytes:
    """Return a Word file with this body."""
    out = BytesIO()
    name = root.split(maxsplit=1)[0]
    prefix = "w:" if name.startswith("w:") else ""
    with zipfile.ZipFile(CLEAN) as package, zipfile.ZipFile(out, "w") as new:
        for part in package.namelist():
            if part != MAIN and not part.endswith("document.xml.rels"):
                new.writestr(part, package.read(part))
        relations = ""
        if comments is not None:
            kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
            relations = f'<Relationship Id="rId9" Type="{kind}" Target="comments.xml"/>'
            new.writestr(
                "word/comments.xml", f'<w:comments xmlns:w="{SPACE}">{comments}</w:comments>'
            )
        new.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>",
        )
        new.writestr(MAIN, f"<{root}><{prefix}body>{body}</{prefix}body></{name}>")
    return out.getvalue()


def parsed(content: bytes) -> Any:  # noqa: ANN401 - lxml's elements have no types of use here
    """Return the root element of an XML document."""
    return etree.fromstring(content)


def run(text: str, look: str = "") -> str:
    """Return the XML of a run."""
    return f"<w:r>{look}<w:t>{text}</w:t></w:r>"


def faulty() -> bytes:
    """Return an example report with faults in prose, in tables and in a heading, and with a comment of its own."""
    document = docx.Document(str(CLEAN))
    tables = document.tables
    tables[1].rows[6].cells[3].paragraphs[0].runs[0].text = "9"
    tables[1].rows[8].cells[5].paragraphs[0].clear()
    tables[2].rows[3].cells[3].paragraphs[0].runs[0].text = "5"
    for paragraph in document.paragraphs:
        for old, new in (("部分公开3件", "部分公开 5 件"), ("现行有效14件", "现行有效１5件")):
            if old in paragraph.text:
                paragraph.runs[0].text = paragraph.text.replace(old, new)
    document.add_comment(document.paragraphs[3].runs, text="请审阅", author="甲", initials="J")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def check(data: bytes, name: str = "a.docx") -> FileResult:
    """Return what is found in a file."""
    return Linter(Options(isolated=True, keep_view=True, today=TODAY)).check(data, name)


def copy(data: bytes) -> bytes:
    """Return the copy with comments."""
    return annotated(data, check(data), lang="zh", today=TODAY)


def ranges(content: bytes) -> dict[int, str]:
    """Return the text inside the marks of each comment."""
    found: dict[int, str] = {}
    open_: set[int] = set()
    for element in parsed(content).iter():
        number = int(element.get(f"{W}id", "-1"))
        if element.tag == f"{W}commentRangeStart":
            open_.add(number)
            found[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(number)
        elif element.tag == f"{W}t":
            for one in open_:
                found[one] += element.text or ""
    assert not open_
    return found


def look(one: Any) -> bytes:  # noqa: ANN401 - the same
    """Return the formatting of a run."""
    found = one.find(f"{W}rPr")
    return b"" if found is None else etree.tostring(found)


def flat(content: bytes, *, keep: int = 0) -> list[tuple[str, str, str]]:
    """Return a document as its elements in order, without new comments; runs that look alike count as one.

    Comments with a number below ``keep`` were there before.
    """
    root = parsed(content)
    for element in list(root.iter()):
        if (
            etree.QName(element).localname
            in {
                "commentRangeStart",
                "commentRangeEnd",
                "commentReference",
            }
            and int(element.get(f"{W}id", "-1")) >= keep
        ):
            above = element.getparent()
            above.remove(element)
            if above.tag == f"{W}r" and not len(above):
                above.getparent().remove(above)
    for one in list(root.iter(f"{W}r")):
        before = one.getprevious()
        if before is None or before.tag != one.tag or look(before) != look(one):
            continue
        rest = [child for child in one if child.tag != f"{W}rPr"]
        if rest and len(before) and before[-1].tag == rest[0].tag == f"{W}t":
            before[-1].text = (before[-1].text or "") + (rest.pop(0).text or "")
        before.extend(rest)
        one.getparent().remove(one)
    return [
        (
            str(e.tag),
            str(sorted((k, v) for k, v in e.attrib.items() if not k.endswith("space"))),
            e.text or "",
        )
        for e in root.iter()
    ]


def is_within(old: bytes, new: bytes) -> bool:
    """Tell whether all of ``old`` is in ``new`` in its order, so that bytes were added and none taken away."""
    left = iter(new)
    return all(byte in left for byte in old)


def test_every_finding_is_a_comment_at_its_place() -> None:
    """The marks enclose the figure that is meant, and the comment says what the command says."""
    data = faulty()
    result = check(data)
    found = parts(annotated(data, result, lang="zh", today=TODAY))
    marked = ranges(found[MAIN])
    comments = parsed(found["word/comments.xml"])
    assert result.view is not None
    assert len(result.diagnostics) >= 5
    assert list(marked) == [0, *range(1, len(result.diagnostics) + 1)]
    for number, item in enumerate(result.diagnostics, 1):
        assert item.span is not None
        meant = re.sub(r"\s", "", item.span.of(result.view.text))
        assert re.sub(r"\s", "", marked[number]) == meant
        (comment,) = comments.xpath(f"*[@w:id='{number}']", namespaces={"w": SPACE})
        said = ["".join(p.itertext()) for p in comment]
        assert said[0].endswith(item.message.zh)
        assert said[-1] == f"{item.code} {item.name}"
        assert [line.zh for line in item.evidence] == said[1 : 1 + len(item.evidence)]


def test_nothing_else_is_changed() -> None:
    """Other parts are the same bytes; those that grow lose none, and without marks the document is the same."""
    data = faulty()
    old, new = parts(data), parts(copy(data))
    grown = {MAIN, "word/comments.xml"}
    assert {name for name in old if old[name] != new[name]} == grown
    assert set(new) == set(old)
    for name in grown:
        assert is_within(old[name], new[name])
    assert flat(new[MAIN], keep=1) == flat(old[MAIN], keep=1)


def test_a_file_without_comments_gets_the_part() -> None:
    """The part is added, typed and related; everything else stays."""
    data = CLEAN.read_bytes()
    span = Span(0, 2)
    result = check(data)
    item = Diagnostic("a", "GOV1", "x", Severity.ERROR, Text("甲 <&", "a"), Location(), span=span)
    new = parts(
        annotated(data, FileResult("a.docx", (item,), view=result.view), lang="en", today=TODAY)
    )
    old = parts(data)
    assert set(new) - set(old) <= {"word/comments.xml", "word/_rels/document.xml.rels"}
    assert b'PartName="/word/comments.xml"' in new["[Content_Types].xml"]
    assert b'Target="comments.xml"' in new["word/_rels/document.xml.rels"]
    for name in set(old) - {MAIN, "[Content_Types].xml", "word/_rels/document.xml.rels"}:
        assert old[name] == new[name]


def test_it_opens_in_python_docx() -> None:
    """A library that knows comments reads all of them, those that were there before too."""
    document = docx.Document(BytesIO(copy(faulty())))
    authors = [comment.author for comment in document.comments]
    assert authors == ["甲"] + ["govlint"] * len(check(faulty()).diagnostics)


_SHOWN = "//*[local-name()='body']//text()[not(ancestor::*[local-name()='annotation'])]"


@pytest.mark.slow
def test_it_opens_in_libreoffice(tmp_path: Path) -> None:
    """LibreOffice reads the copy and has every comment, and the text is that of the original."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "a.docx").write_bytes(faulty())
    (tmp_path / "b.docx").write_bytes(copy(faulty()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    names = ["a.docx", "b.docx"]
    subprocess.run(
        [office, "--headless", profile, "--convert-to", "fodt", "--outdir", str(tmp_path), *names],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=240,
    )
    before, after = (parsed((tmp_path / f"{name}.fodt").read_bytes()) for name in "ab")
    old, new = ("".join(root.xpath(_SHOWN)) for root in (before, after))
    assert re.sub(r"\s", "", old) == re.sub(r"\s", "", new)
    notes = ["".join(note.itertext()) for note in after.xpath("//*[local-name()='annotation']")]
    assert len(notes) == 1 + len(check(faulty()).diagnostics)
    for item in check(faulty()).diagnostics:
        assert any(item.message.zh in note for note in notes)


# What one span of the text, 12 in 共12件, comes to in the many ways in which Word writes a paragraph.
_P = "<w:p>{}</w:p>"
_WAYS = {
    "one run": _P.format(run("共12件")),
    "three runs": _P.format(run("共") + run("12", "<w:rPr><w:b/></w:rPr>") + run("件")),
    "parted within the figure": _P.format(run("共1") + run("2件")),
    "character references": _P.format(run("&#x5171;&#49;2件")),
    "inserted": _P.format(f'<w:ins w:id="5" w:author="a">{run("共12件")}</w:ins>'),
    "deleted beside it": _P.format(
        run("共") + '<w:del w:id="5"><w:r><w:delText>9</w:delText></w:r></w:del>' + run("12件")
    ),
    "a link": _P.format(f"<w:hyperlink>{run('共12件')}</w:hyperlink>"),
    "a tab before it": _P.format("<w:r><w:t>共</w:t><w:tab/><w:t>12件</w:t></w:r>"),
    "a formatted run": _P.format(run("共12件", '<w:rPr><w:sz w:val="28"/></w:rPr>')),
    "after its number": _P.format(run("一、共12件")),
    "in a block control": f"<w:sdt><w:sdtContent>{_P.format(run('共12件'))}</w:sdtContent></w:sdt>",
    "in a table in a table": (
        "<w:tbl><w:tr><w:tc><w:p/><w:tbl><w:tr><w:tc>"
        + _P.format(run("共12件"))
        + "</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>"
    ),
}


def placed(body: str, word_: str, **more: str) -> tuple[bytes, bytes]:
    """Return a document and the same with a comment around the first occurrence of a word."""
    data = word(body, **more)
    package = Package(data)
    places = WordPlaces(package.container, MAIN)
    at = places.text.index(word_)
    cuts = places.around(Span(at, at + len(word_)))
    return places.content, _marked(places.content, [(7, cuts)], SPACE)


@pytest.mark.parametrize("body", _WAYS.values(), ids=_WAYS)
def test_marks_enclose_the_figure_however_it_is_written(body: str) -> None:
    """No more and no less, and without the marks the document is as it was."""
    old, new = placed(body, "12")
    assert ranges(new) == {7: "12"}
    assert flat(new) == flat(old)
    assert is_within(old, new)


@pytest.mark.parametrize(
    ("body", "enclosed"),
    [
        # What cannot be parted is enclosed whole.
        (_P.format("<w:r><w:t><![CDATA[共12件]]></w:t></w:r>"), "共12件"),
        (
            _P.format(
                f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('共12件')}</w:sdtContent></w:sdt>"
            ),
            "共12件",
        ),
        (_P.format(f"<w:fldSimple w:instr='REF a'>{run('共12件')}</w:fldSimple>"), "共12件"),
        # A text box can hold no comment: the run that it hangs on is enclosed.
        (
            _P.format(
                run("看框")
                + "<w:r><w:pict><w:txbxContent>"
                + _P.format(run("共12件"))
                + "</w:txbxContent></w:pict></w:r>"
            ),
            "共12件",
        ),
    ],
    ids=["cdata", "control", "field", "text box"],
)
def test_what_cannot_be_parted_is_enclosed_whole(body: str, enclosed: str) -> None:
    """The marks stand where Word allows them."""
    old, new = placed(body, "12")
    assert ranges(new) == {7: enclosed}
    assert flat(new) == flat(old)
    parents = {
        etree.QName(element.getparent()).localname
        for element in parsed(new).iter(f"{W}commentRangeStart")
    }
    assert parents == {"p"}


@pytest.mark.parametrize("empty", ["<w:p/>", "<w:p></w:p>", "<w:p><w:pPr><w:jc/></w:pPr></w:p>"])
def test_an_empty_cell_gets_its_comment(empty: str) -> None:
    """The marks stand in its paragraph, after what that says of itself."""
    cell = f"<w:tc>{empty}</w:tc>"
    body = f"<w:tbl><w:tr><w:tc>{_P.format(run('甲'))}</w:tc>{cell}</w:tr></w:tbl>"
    package = Package(word(body))
    places = WordPlaces(package.container, MAIN)
    at = places.text.index("甲") + 2
    new = _marked(places.content, [(7, places.around(Span(at, at)))], SPACE)
    paragraph = parsed(new).findall(f".//{W}p")[1]
    names = [etree.QName(child).localname for child in paragraph if child.tag != f"{W}pPr"]
    assert names == ["commentRangeStart", "commentRangeEnd", "r"]


def test_a_document_without_a_prefix() -> None:
    """Attributes of comments have one in any case, since Word finds them by their namespace."""
    body = "<p><r><t>共12件</t></r></p>"
    old, new = placed(body, "12", root=f'document xmlns="{SPACE}"')
    assert ranges(new) == {7: "12"}
    assert flat(new) == flat(old)


def test_numbers_of_comments_are_new() -> None:
    """Those that are there keep theirs; new ones follow the highest."""
    data = word(_P.format(run("共12件")), comments='<w:comment w:id="41"><w:p/></w:comment>')
    item = Diagnostic(
        "a", "GOV1", "x", Severity.ERROR, Text("甲", "a"), Location(), span=Span(1, 3)
    )
    view = View("共12件\n", tree.Report(Span(0, 0), None, None, None, ()))
    new = parts(annotated(data, FileResult("a.docx", (item,), view=view), lang="zh", today=TODAY))
    assert re.findall(rb'w:comment [^>]*w:id="(\d+)"', new["word/comments.xml"]) == [b"41", b"42"]
    assert ranges(new[MAIN]) == {42: "12"}


def test_xml_that_is_not_utf8_is_refused() -> None:
    """With what to do about it, and not with a broken file."""
    data = word(_P.format(run("甲")))
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(out, "w") as new:
        for name in package.namelist():
            content = package.read(name)
            new.writestr(name, content.decode().encode("utf-16") if name == MAIN else content)
    with pytest.raises(GovlintError, match="UTF-16"):
        WordPlaces(Package(out.getvalue()).container, MAIN)


_TEXTS = st.text("甲乙1 2<&。", min_size=1, max_size=6)
_LOOKS = st.sampled_from(["", "<w:rPr><w:b/></w:rPr>"])


@given(
    st.lists(
        st.lists(st.tuples(_TEXTS, _LOOKS, st.booleans()), min_size=1, max_size=4),
        min_size=1,
        max_size=3,
    ),
    st.data(),
)
def test_any_span_of_any_runs(
    paragraphs: list[list[tuple[str, str, bool]]], data: st.DataObject
) -> None:
    """Marks enclose the characters of the span in its first paragraph, and nothing else is changed."""

    def one(text: str, look: str, keeps: bool) -> str:  # noqa: FBT001 - drawn
        space = ' xml:space="preserve"' if keeps else ""
        shown = text.replace("&", "&amp;").replace("<", "&lt;")
        return f"<w:r>{look}<w:t{space}>{shown}</w:t></w:r>"

    body = "".join(_P.format("".join(one(*drawn) for drawn in runs)) for runs in paragraphs)
    places = WordPlaces(Package(word(body)).container, MAIN)
    start = data.draw(st.integers(0, len(places.text)))
    end = data.draw(st.integers(start, len(places.text)))
    new = _marked(places.content, [(3, places.around(Span(start, end)))], SPACE)
    assert is_within(places.content, new)
    assert flat(new) == flat(places.content)
    lines = [line for line in places.text[start:end].split("\n") if line.strip()]
    if lines:
        wanted = re.sub(r"\s", "", lines[0])
        assert wanted in re.sub(r"\s", "", ranges(new)[3])


def invoke(*arguments: str) -> tuple[int, str, str]:
    """Run the command and return status, output and errors."""
    done = CliRunner().invoke(cli, ["annotate", *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_the_command_writes_beside_the_file_and_never_over_one(tmp_path: Path) -> None:
    """A second run says that there is a copy already, and leaves both as they are."""
    source, target = tmp_path / "年报.docx", tmp_path / "年报.批注.docx"
    content = faulty()
    source.write_bytes(content)
    status, out, _ = invoke(str(source))
    assert status == 1
    assert out.startswith(f"{target}：")
    written = target.read_bytes()
    assert source.read_bytes() == content

    status, _, error = invoke(str(source))

    assert status == 2
    assert "已经存在" in error
    assert target.read_bytes() == written
    assert invoke(str(source), "--output-file", str(source))[0] == 2


def test_a_right_report_needs_no_copy(tmp_path: Path) -> None:
    """Status 0, and no file."""
    source = tmp_path / "a.docx"
    shutil.copy(CLEAN, source)
    status, out, _ = invoke(str(source), "--lang", "en")
    assert (status, [path.name for path in tmp_path.iterdir()]) == (0, ["a.docx"])
    assert "no copy was written" in out


@pytest.mark.parametrize("name", ["clean-2023.txt", "clean-2023.html"])
def test_other_formats_are_refused(name: str) -> None:
    """In one line that says what to use for them."""
    status, _, error = invoke(str(ROOT / "examples" / name), "--lang", "en")
    assert status == 2
    assert "only Word files" in error
