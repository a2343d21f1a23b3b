"""The language server as an editor meets it: a process, and the protocol over its standard input and output."""

from __future__ import annotations

import asyncio

from typing import TYPE_CHECKING

import pytest

from editor import PATIENCE, editing
from lsprotocol import types
from processes import ROOT
from processes import govlint as run_govlint

import govlint


if TYPE_CHECKING:
    from pathlib import Path


FAULTY = (ROOT / "examples" / "faulty-2023.txt").read_text(encoding="utf-8")
CLEAN = (ROOT / "examples" / "clean-2023.txt").read_text(encoding="utf-8")
PAGE = (ROOT / "examples" / "clean-2023.html").read_text(encoding="utf-8")
TOTAL = "requests.concluded.natural_person"
RECEIVED = "requests.received.total"
ENCODINGS = ["utf-8", "utf-16", "utf-32"]


def checked(text: str, name: str = "report.txt") -> list[str]:
    """Return the codes that the command finds."""
    result = govlint.check(text.encode(), govlint.Options(isolated=True), name=name)
    return [item.code for item in result.diagnostics]


def document(uri: str) -> types.TextDocumentIdentifier:
    """Return the identifier of a document."""
    return types.TextDocumentIdentifier(uri)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_diagnostics_are_sent(tmp_path: Path, encoding: str) -> None:
    """They are those of the command, at the same words, also behind an emoji and a line separator of Unicode."""
    uri = (tmp_path / "report.txt").as_uri()
    odd = FAULTY.replace("1.本机关不掌握相关政府信息", "1.本机关不掌握相关政府信息\u2028😀")

    async def session() -> None:
        async with editing(tmp_path, encoding=encoding) as editor:
            editor.open(uri, odd)
            found = await editor.published(uri)
            wrong = [item for item in found if item.code == "GOV200"]
            result = govlint.check(odd.encode(), govlint.Options(isolated=True), name="report.txt")

            assert [item.code for item in found] == [item.code for item in result.diagnostics]
            assert [editor.words(uri, item.range) for item in wrong] == [
                str(item.actual) for item in result.diagnostics if item.code == "GOV200"
            ]
            assert all(item.source == "govlint" for item in found)
            assert "应为" in wrong[0].message
            assert "≠" in wrong[0].message
            related = [place for item in wrong for place in item.related_information or ()]
            assert related
            assert all(editor.words(uri, place.location.range) for place in related)

    asyncio.run(session())


def test_diagnostics_follow_the_text(tmp_path: Path) -> None:
    """After a change those of the new version are sent; after closing, none are left."""
    uri = (tmp_path / "report.txt").as_uri()

    async def session() -> None:
        async with editing(tmp_path) as editor:
            editor.open(uri, FAULTY)
            first = await editor.published(uri)
            editor.change(uri, "甲")
            editor.change(uri, CLEAN)
            second = await editor.published(uri)
            editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document(uri)))
            third = await editor.published(uri)

            assert [item.code for item in first] == checked(FAULTY)
            assert [item.code for item in second] == checked(CLEAN)
            assert third == []

    asyncio.run(session())


def test_an_editor_that_asks_is_not_told_twice(tmp_path: Path) -> None:
    """Diagnostics that are asked for are not sent as well."""
    uri = (tmp_path / "report.txt").as_uri()

    async def session() -> None:
        async with editing(tmp_path, pull=True) as editor:
            editor.open(uri, FAULTY)
            report = await editor.client.text_document_diagnostic_async(
                types.DocumentDiagnosticParams(document(uri))
            )

            assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
            assert [item.code for item in report.items] == checked(FAULTY)
            assert editor.is_quiet

    asyncio.run(session())


def test_a_byte_order_mark_moves_nothing(tmp_path: Path) -> None:
    """An editor that sends the mark counts it as a character of the first line."""
    uri = (tmp_path / "report.txt").as_uri()
    text = "\ufeff" + FAULTY.replace("2023", "２０２３", 1)

    async def session() -> None:
        async with editing(tmp_path) as editor:
            editor.open(uri, text)
            found = next(d for d in await editor.published(uri) if d.code == "GOV503")

            assert editor.words(uri, found.range) == "２０２３"

    asyncio.run(session())


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_places_of_a_page_are_those_of_its_source(tmp_path: Path, encoding: str) -> None:
    """A figure in a cell of a web page is marked between its tags."""
    uri = (tmp_path / "report.html").as_uri()
    wrong = PAGE.replace("<body>", "<body><!-- 😀 -->", 1)
    row = wrong.index("（七）总计")
    start = wrong.index(">", wrong.index("<td", row)) + 1
    end = wrong.index("<", start)
    wrong = wrong[:start] + "98765" + wrong[end:]

    async def session() -> None:
        async with editing(tmp_path, encoding=encoding) as editor:
            editor.open(uri, wrong, "html")
            found = await editor.published(uri)

            assert [editor.words(uri, item.range) for item in found if item.code == "GOV200"] == [
                "98765"
            ]

    asyncio.run(session())


async def _actions(editor: object, uri: str, found: types.Diagnostic) -> list[types.CodeAction]:
    params = types.CodeActionParams(document(uri), found.range, types.CodeActionContext([found]))
    answer = await editor.client.text_document_code_action_async(params)  # type: ignore[attr-defined]
    return [item for item in answer or () if isinstance(item, types.CodeAction)]


def test_a_finding_is_left_out_with_a_reason(tmp_path: Path) -> None:
    """The comment counts when its reason is written, above the table where the finding stands in one."""
    uri = (tmp_path / "report.txt").as_uri()

    async def session() -> None:
        async with editing(tmp_path) as editor:
            editor.open(uri, FAULTY)
            found = next(d for d in await editor.published(uri) if d.code == "GOV200")
            action = next(a for a in await _actions(editor, uri, found) if "GOV200" in a.title)
            editor.apply(uri, action)
            without = [item.code for item in await editor.published(uri)]
            editor.change(
                uri, editor.texts[uri].replace("GOV200 --  -->", "GOV200 -- 更正已发布 -->")
            )
            reasoned = [item.code for item in await editor.published(uri)]

            assert "GOV903" in without
            assert "GOV200" in without
            assert "GOV903" not in reasoned
            assert reasoned.count("GOV200") < without.count("GOV200")

    asyncio.run(session())


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("2023", "２０２３", "GOV503"), ("。", "。。", "GOV504"), ("，", ",", "GOV504")],
)
def test_a_slip_of_typography_is_put_right(tmp_path: Path, old: str, new: str, code: str) -> None:
    """The action changes the mark or the digits, and nothing else."""
    uri = (tmp_path / "report.txt").as_uri()
    at = CLEAN.index(old, CLEAN.index("一、"))
    wrong = CLEAN[:at] + new + CLEAN[at + len(old) :]

    async def session() -> None:
        async with editing(tmp_path) as editor:
            editor.open(uri, wrong)
            found = next(d for d in await editor.published(uri) if d.code == code)
            fix = next(a for a in await _actions(editor, uri, found) if a.is_preferred)
            editor.apply(uri, fix)

            assert editor.texts[uri] == CLEAN
            assert code not in [item.code for item in await editor.published(uri)]

    asyncio.run(session())


def test_a_figure_is_never_changed_by_an_action(tmp_path: Path) -> None:
    """What is offered for a wrong figure is only to leave the finding out."""
    uri = (tmp_path / "report.txt").as_uri()

    async def session() -> None:
        async with editing(tmp_path) as editor:
            editor.open(uri, FAULTY)
            for found in await editor.published(uri):
                for action in await _actions(editor, uri, found):
                    assert action.edit is not None
                    for edit in (action.edit.changes or {})[uri]:
                        digits = [c for c in editor.words(uri, edit.range) if c.isdigit()]

                        assert digits == []

    asyncio.run(session())


def test_hover(tmp_path: Path) -> None:
    """A finding shows its equations and the page of its rule; a figure that is right its name, key and equations."""
    uri = (tmp_path / "report.txt").as_uri()

    async def session() -> None:
        async with editing(tmp_path) as editor:

            async def shown(offset: int) -> str:
                params = types.HoverParams(document(uri), editor.position(uri, offset))
                answer = await editor.client.text_document_hover_async(params)
                if answer is None:
                    return ""
                assert isinstance(answer.contents, types.MarkupContent)
                return answer.contents.value

            editor.open(uri, FAULTY)
            wrong = next(d for d in await editor.published(uri) if d.code == "GOV200")
            at = editor.offset(uri, wrong.range.start)
            over_wrong = await shown(at)
            editor.change(uri, CLEAN)
            total = govlint.read(CLEAN.encode(), name="report.txt").facts[TOTAL]
            over_right = await shown(total.span.start)
            outside = await shown(0)

            assert "GOV200" in over_wrong
            assert "≠" in over_wrong
            assert "## 检查内容" in over_wrong
            assert f"`{TOTAL}`" in over_right
            assert "（七）总计应等于各项办理结果之和" in over_right
            assert "≠" not in over_right
            assert outside == ""

    asyncio.run(session())


def test_outline(tmp_path: Path) -> None:
    """Parts, their tables by number, the rows of the tables by their labels; each within the one above."""
    uri = (tmp_path / "report.txt").as_uri()

    async def session() -> None:
        async with editing(tmp_path) as editor:
            editor.open(uri, CLEAN)
            params = types.DocumentSymbolParams(document(uri))
            answer = await editor.client.text_document_document_symbol_async(params)
            found = [item for item in answer or () if isinstance(item, types.DocumentSymbol)]
            third = next(item for item in found if item.name.startswith("三、"))
            table = next(item for item in third.children or () if item.name == "表三")
            rows = [row.name for row in table.children or ()]

            assert sum(item.name[1] == "、" for item in found) == 6
            assert len(rows) == len(set(rows))
            assert "一、本年新收政府信息公开申请数量" in rows
            for inner, outer in (
                (third, None),
                (table, third),
                *((r, table) for r in table.children or ()),
            ):
                assert inner.range.start <= inner.selection_range.start
                assert inner.selection_range.end <= inner.range.end
                assert outer is None or outer.range.start <= inner.range.start

    asyncio.run(session())


def test_hints(tmp_path: Path) -> None:
    """Beside a total stands the sum of its parts, at the end of a balance both its sides; only where asked for."""
    uri = (tmp_path / "report.txt").as_uri()

    async def session() -> None:
        async with editing(tmp_path) as editor:

            async def shown(start: int, end: int) -> list[tuple[str, str]]:
                area = types.Range(editor.position(uri, start), editor.position(uri, end))
                params = types.InlayHintParams(document(uri), area)
                found = await editor.client.text_document_inlay_hint_async(params) or ()
                text = editor.texts[uri]
                return [
                    (text[: editor.offset(uri, hint.position)].split()[-1], str(hint.label))
                    for hint in found
                ]

            editor.open(uri, CLEAN)
            every = await shown(0, len(CLEAN))
            row = CLEAN.index("一、本年新收政府信息公开申请数量")
            one = await shown(row, CLEAN.index("\n", row))
            editor.change(uri, FAULTY)
            faulty = await shown(0, len(FAULTY))

            sums = [(figure, label[2:]) for figure, label in every if label.startswith("Σ ")]
            assert sums
            assert all(figure == label for figure, label in sums)
            assert any(" = " in label for _, label in every)
            assert not any("≠" in label for _, label in every)
            assert len(one) == 1
            assert any(label.startswith("≠ Σ ") for _, label in faulty)

    asyncio.run(session())


def test_from_a_figure_to_the_others(tmp_path: Path) -> None:
    """A figure of the prose leads to its cells and back; a cell to all that its equations tie it to."""
    uri = (tmp_path / "report.txt").as_uri()

    async def session() -> None:
        async with editing(tmp_path) as editor:

            async def definition(at: types.Position) -> list[types.Location]:
                params = types.DefinitionParams(document(uri), at)
                answer = await editor.client.text_document_definition_async(params)
                assert isinstance(answer, list)
                return [item for item in answer if isinstance(item, types.Location)]

            editor.open(uri, CLEAN)
            report = govlint.read(CLEAN.encode(), name="report.txt")
            claim = next(c for c in report.claims if c.certain and c.keys == (RECEIVED,))
            prose = editor.position(uri, claim.figure.span.start)
            cells = await definition(prose)
            back = await definition(cells[0].range.start)
            params = types.ReferenceParams(
                types.ReferenceContext(include_declaration=False),
                document(uri),
                cells[0].range.start,
            )
            tied = await editor.client.text_document_references_async(params)

            assert [editor.words(uri, cell.range) for cell in cells] == [str(claim.figure.value)]
            assert prose in [place.range.start for place in back]
            assert len(tied or ()) > len(back)

    asyncio.run(session())


def test_the_configuration_is_read_again(tmp_path: Path) -> None:
    """A change to it counts at once; one that cannot be used is said in the document."""
    uri = (tmp_path / "report.txt").as_uri()
    configuration = tmp_path / "govlint.toml"

    async def session() -> None:
        async with editing(tmp_path) as editor:

            async def after(text: str) -> list[types.Diagnostic]:
                configuration.write_text(text, encoding="utf-8")
                event = types.FileEvent(configuration.as_uri(), types.FileChangeType.Changed)
                editor.client.workspace_did_change_watched_files(
                    types.DidChangeWatchedFilesParams([event])
                )
                return await editor.published(uri)

            editor.open(uri, FAULTY)
            before = await editor.published(uri)
            without_arithmetic = govlint.check(
                FAULTY.encode(), govlint.Options(isolated=True, ignore=["GOV2"]), name="report.txt"
            ).diagnostics
            ignored = await after('ignore = ["GOV2"]\nlang = "en"\n')
            broken = await after('ignor = ["GOV2"]\n')
            excluded = await after('exclude = ["report.txt"]\n')

            assert types.WORKSPACE_DID_CHANGE_WATCHED_FILES in editor.watched
            assert any(str(item.code).startswith("GOV2") for item in before)
            assert not any(str(item.code).startswith("GOV2") for item in ignored)
            assert [item.message.split("\n")[0] for item in ignored] == [
                item.message.en for item in without_arithmetic
            ]
            assert [item.message for item in broken] == ["govlint.toml: ignor: 没有这个键"]
            assert excluded == []

    asyncio.run(session())


def test_an_editor_that_asks_is_told_to_ask_again(tmp_path: Path) -> None:
    """When the configuration changes, diagnostics that were asked for are out of date."""
    uri = (tmp_path / "report.txt").as_uri()

    async def session() -> None:
        async with editing(tmp_path, pull=True) as editor:
            editor.open(uri, FAULTY)
            params = types.DidChangeConfigurationParams(settings={})
            editor.client.workspace_did_change_configuration(params)
            await asyncio.wait_for(editor.refreshed.wait(), PATIENCE)

            assert editor.is_quiet

    asyncio.run(session())


def test_what_is_no_report_is_left_alone(tmp_path: Path) -> None:
    """Editors open all sorts of texts; a text too large to be read, and half a character, do no harm either."""
    (tmp_path / "govlint.toml").write_text("[limits]\ntext-length = 9000\n", encoding="utf-8")
    texts = {
        (tmp_path / "notes.md").as_uri(): ("# Shopping\n\n- 2 apples,, 3 pears\n", []),
        (tmp_path / "empty.txt").as_uri(): ("", []),
        "untitled:Untitled-1": (CLEAN, checked(CLEAN)),
        (tmp_path / "half.txt").as_uri(): (CLEAN + "\ud83d", checked(CLEAN + "\ufffd")),
        (tmp_path / "large.txt").as_uri(): (CLEAN * 9, ["GOV001"]),
    }

    async def session() -> None:
        async with editing(tmp_path) as editor:
            for uri, (text, expected) in texts.items():
                editor.open(uri, text)

                assert [item.code for item in await editor.published(uri)] == expected

    asyncio.run(session())


@pytest.mark.parametrize(
    ("arguments", "options", "expected"),
    [
        ((), None, "应为"),
        (("--lang", "en"), {"lang": "zh"}, "should be"),
        ((), {"lang": "en"}, "should be"),
    ],
)
def test_language(
    tmp_path: Path, arguments: tuple[str, ...], options: dict[str, str] | None, expected: str
) -> None:
    """Messages are Chinese unless the command, or the editor, asks for English."""
    uri = (tmp_path / "report.txt").as_uri()

    async def session() -> None:
        async with editing(tmp_path, arguments=arguments, options=options) as editor:
            editor.open(uri, FAULTY)
            found = await editor.published(uri)

            assert expected in next(item.message for item in found if item.code == "GOV200")

    asyncio.run(session())


def test_without_the_extra(tmp_path: Path) -> None:
    """What to install is said in one line."""
    (tmp_path / "pygls.py").write_text("raise ImportError\n", encoding="utf-8")
    done = run_govlint("server", cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)})

    assert done.returncode == 2
    assert done.stderr == (
        "govlint: 语言服务器需要安装可选组件 lsp；安装命令：pip install 'govlint[lsp]'\n"
    )
