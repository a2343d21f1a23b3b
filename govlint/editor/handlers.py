"""The requests and notifications of the protocol, each answered by the module that knows how."""

from __future__ import annotations

import asyncio

from typing import TYPE_CHECKING, Final

from lsprotocol import types

from govlint.document.source import Span
from govlint.editor.actions import actions
from govlint.editor.diagnostics import SOURCE, diagnostics
from govlint.editor.figures import connected, figures_at, restated
from govlint.editor.hints import hints
from govlint.editor.hover import hover
from govlint.editor.server import ReportServer
from govlint.editor.symbols import symbols


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from govlint.editor.analysis import Analysis
    from govlint.engine.linter import Options


_PAUSE: Final = 0.15
"""Seconds without typing after which a document is read again, for an editor that does not ask by itself."""
_CONFIGURATION: Final = ("**/govlint.toml", "**/pyproject.toml")

# pygls gives the server to a function whose first parameter is called `ls`.


def _initialize(ls: ReportServer, params: types.InitializeParams) -> None:
    wanted = params.initialization_options
    ls.wish(wanted.get("lang") if isinstance(wanted, dict) else None)


def _initialized(ls: ReportServer, _params: types.InitializedParams) -> None:
    """Ask to be told of changes to configuration files, where the editor can do that."""
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace is not None else None
    if watching is not None and watching.dynamic_registration:
        watchers = [types.FileSystemWatcher(glob) for glob in _CONFIGURATION]
        registration = types.Registration(
            "configuration",
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
            types.DidChangeWatchedFilesRegistrationOptions(watchers),
        )
        ls.client_register_capability(types.RegistrationParams([registration]))


def _opened(ls: ReportServer, params: types.DidOpenTextDocumentParams) -> None:
    ls.publish(params.text_document.uri)


async def _changed(ls: ReportServer, params: types.DidChangeTextDocumentParams) -> None:
    uri, version = params.text_document.uri, params.text_document.version
    await asyncio.sleep(_PAUSE)
    document = ls.workspace.text_documents.get(uri)
    if document is not None and document.version == version:
        ls.publish(uri)


def _closed(ls: ReportServer, params: types.DidCloseTextDocumentParams) -> None:
    ls.forget(params.text_document.uri)


def _watched(ls: ReportServer, _params: types.DidChangeWatchedFilesParams) -> None:
    ls.reload()


def _configured(ls: ReportServer, _params: types.DidChangeConfigurationParams) -> None:
    ls.reload()


def _pulled(
    ls: ReportServer, params: types.DocumentDiagnosticParams
) -> types.RelatedFullDocumentDiagnosticReport:
    analysis = ls.analysis(params.text_document.uri)
    found = diagnostics(analysis, ls.language(analysis))
    return types.RelatedFullDocumentDiagnosticReport(found)


def _actions(ls: ReportServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    analysis = ls.analysis(params.text_document.uri)
    return list(actions(analysis, _span(analysis, params.range), ls.language(analysis)))


def _hover(ls: ReportServer, params: types.HoverParams) -> types.Hover | None:
    analysis = ls.analysis(params.text_document.uri)
    pages = {loaded.rule.code: loaded.page for loaded in ls.linter.rules}
    offset = analysis.positions.offset(params.position)
    return hover(analysis, offset, pages, ls.language(analysis))


def _symbols(ls: ReportServer, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    analysis = ls.analysis(params.text_document.uri)
    return symbols(analysis, ls.language(analysis))


def _hints(ls: ReportServer, params: types.InlayHintParams) -> list[types.InlayHint]:
    analysis = ls.analysis(params.text_document.uri)
    return list(hints(analysis, _span(analysis, params.range), ls.language(analysis)))


def _definition(ls: ReportServer, params: types.DefinitionParams) -> list[types.Location]:
    """Go from a figure of the prose to its cells, and from a cell to the prose that states it."""
    return _places(ls.analysis(params.text_document.uri), params.position, restated)


def _references(ls: ReportServer, params: types.ReferenceParams) -> list[types.Location]:
    """List every figure that an equation ties to the one at the pointer."""
    return _places(ls.analysis(params.text_document.uri), params.position, connected)


def _places(
    analysis: Analysis,
    position: types.Position,
    find: Callable[[Analysis, int], Iterable[Span]],
) -> list[types.Location]:
    offset = analysis.positions.offset(position)
    found = dict.fromkeys(
        there for figure in figures_at(analysis, offset) for there in find(analysis, figure.mention)
    )
    return [types.Location(analysis.uri, analysis.positions.range(there)) for there in found]


def _span(analysis: Analysis, wanted: types.Range) -> Span:
    return Span(analysis.positions.offset(wanted.start), analysis.positions.offset(wanted.end))


_HANDLERS: Final[Mapping[str, Callable[..., object]]] = {
    types.INITIALIZE: _initialize,
    types.INITIALIZED: _initialized,
    types.TEXT_DOCUMENT_DID_OPEN: _opened,
    types.TEXT_DOCUMENT_DID_CHANGE: _changed,
    types.TEXT_DOCUMENT_DID_CLOSE: _closed,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: _watched,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: _configured,
    types.TEXT_DOCUMENT_DIAGNOSTIC: _pulled,
    types.TEXT_DOCUMENT_CODE_ACTION: _actions,
    types.TEXT_DOCUMENT_HOVER: _hover,
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: _symbols,
    types.TEXT_DOCUMENT_INLAY_HINT: _hints,
    types.TEXT_DOCUMENT_DEFINITION: _definition,
    types.TEXT_DOCUMENT_REFERENCES: _references,
}
_CAPABILITIES: Final[Mapping[str, object]] = {
    types.TEXT_DOCUMENT_DIAGNOSTIC: types.DiagnosticOptions(
        inter_file_dependencies=False, workspace_diagnostics=False, identifier=SOURCE
    ),
    types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(
        code_action_kinds=[types.CodeActionKind.QuickFix]
    ),
}


def serve(options: Options, lang: str | None, default_lang: str) -> None:
    """Serve one editor over standard input and output until it ends the connection.

    Raises:
        GovlintError: a rule cannot be loaded.
    """
    server = ReportServer(options, lang, default_lang)
    for method, handler in _HANDLERS.items():
        server.feature(method, _CAPABILITIES.get(method))(handler)
    server.start_io()
