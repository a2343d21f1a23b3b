"""What the language server knows: the linter, the documents that are open, the editor's abilities and language."""

from __future__ import annotations

from typing import Final

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from govlint import __version__
from govlint.document.errors import GovlintError
from govlint.editor.analysis import Analysis, analyse, file_name, keep_report
from govlint.editor.diagnostics import SOURCE, diagnostics
from govlint.engine.linter import Linter, Options


_LANGS: Final = ("zh", "en")


class ReportServer(LanguageServer):
    """A language server for annual reports; its requests are answered by `govlint.editor.handlers`.

    ``options`` are those of the linter; ``lang`` is the language of messages, or None for the one that the editor asks
    for by the initialization option ``lang``, that the configuration has, or ``default_lang``, in this order.
    """

    def __init__(self, options: Options, lang: str | None, default_lang: str) -> None:
        # Whole texts only: pygls counts lines by other line endings than the protocol does when it applies a change.
        super().__init__(
            SOURCE, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.linter = Linter(options, keep_report)
        self._options = options
        self._lang = lang
        self._default_lang = default_lang
        self._known: dict[str, Analysis] = {}

    def wish(self, lang: object) -> None:
        """Take the language that the editor asks for, unless the command has named one."""
        if self._lang is None and isinstance(lang, str) and lang in _LANGS:
            self._lang = lang

    def analysis(self, uri: str) -> Analysis:
        """Return what is known of a document, read again where its text has changed."""
        document = self.workspace.get_text_document(uri)
        known = self._known.get(uri)
        if known is None or known.version != document.version or document.version is None:
            name = file_name(to_fs_path(uri), document.language_id)
            encoding = types.PositionEncodingKind(
                self.workspace.position_encoding or types.PositionEncodingKind.Utf16
            )
            known = analyse(
                self.linter, uri, name, document.source, document.version, encoding.value
            )
            self._known[uri] = known
        return known

    def language(self, analysis: Analysis) -> str:
        """Return the language of the messages about a document."""
        return self._lang or analysis.lang or self._default_lang

    @property
    def pulls(self) -> bool:
        """Whether the editor asks for diagnostics; sent unasked as well, each would be shown twice."""
        document = self.client_capabilities.text_document
        return document is not None and document.diagnostic is not None

    def publish(self, uri: str) -> None:
        """Send the diagnostics of a document, to an editor that does not ask for them."""
        if not self.pulls:
            analysis = self.analysis(uri)
            found = diagnostics(analysis, self.language(analysis))
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, found, analysis.version)
            )

    def forget(self, uri: str) -> None:
        """Forget a document that was closed, and take its diagnostics back."""
        self._known.pop(uri, None)
        if not self.pulls:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def reload(self) -> None:
        """Read the configuration anew, and with it everything that is open."""
        try:
            self.linter = Linter(self._options, keep_report)
        except GovlintError as error:
            message = error.text.in_language(self._lang or self._default_lang)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))
            return
        self._known.clear()
        for uri in list(self.workspace.text_documents):
            self.publish(uri)
        able = self.client_capabilities.workspace
        if able is None:
            return
        if self.pulls and able.diagnostics is not None and able.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)
        if able.inlay_hint is not None and able.inlay_hint.refresh_support:
            self.workspace_inlay_hint_refresh(None)
