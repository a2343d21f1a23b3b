"""An editor at the other end of the language server: the client that pygls brings, over standard input and output."""

from __future__ import annotations

import asyncio
import sys

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient


if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path


PATIENCE = 60
"""Seconds that a message may take on a busy machine."""
_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Editor:
    """One editor: the documents that are open, and what the server has sent about them."""

    def __init__(self, encoding: str) -> None:
        self.client = LanguageClient("test-editor", "1")
        self.encoding = encoding
        self.texts: dict[str, str] = {}
        self.watched: list[str] = []
        self.refreshed = asyncio.Event()
        self._versions: dict[str, int] = {}
        self._published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self._listen()

    def _listen(self) -> None:
        """Take what the server sends by itself."""

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def publish(params: types.PublishDiagnosticsParams) -> None:
            self._published.put_nowait(params)

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)  # type: ignore[untyped-decorator]
        def register(params: types.RegistrationParams) -> None:
            self.watched += [item.method for item in params.registrations]

        @self.client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)  # type: ignore[untyped-decorator]
        def refresh(_params: None) -> None:
            self.refreshed.set()

    def open(self, uri: str, text: str, language: str = "plaintext") -> None:
        """Open a document."""
        self.texts[uri], self._versions[uri] = text, 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, uri: str, text: str) -> None:
        """Replace the text of a document."""
        self.texts[uri] = text
        self._versions[uri] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self._versions[uri], uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def published(self, uri: str) -> list[types.Diagnostic]:
        """Return the diagnostics that are sent about the present version of a document."""
        while True:
            sent = await asyncio.wait_for(self._published.get(), PATIENCE)
            if sent.uri == uri and sent.version in {None, self._versions[uri]}:
                return list(sent.diagnostics)

    @property
    def is_quiet(self) -> bool:
        """Whether nothing was sent that nobody has taken."""
        return self._published.empty()

    def words(self, uri: str, found: types.Range) -> str:
        """Return the text in a range, counted as the editor counts."""
        return self.texts[uri][self.offset(uri, found.start) : self.offset(uri, found.end)]

    def offset(self, uri: str, position: types.Position) -> int:
        """Return the offset of a position."""
        text = self.texts[uri]
        codec, unit = _CODECS[self.encoding]
        lines = text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
        before = sum(len(line) + 1 for line in lines[: position.line])
        units = lines[position.line].encode(codec)
        assert position.character * unit <= len(units)
        return before + len(units[: position.character * unit].decode(codec))

    def position(self, uri: str, offset: int) -> types.Position:
        """Return the position of an offset."""
        codec, unit = _CODECS[self.encoding]
        before = self.texts[uri][:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return types.Position(len(before) - 1, len(before[-1].encode(codec)) // unit)

    def apply(self, uri: str, action: types.CodeAction) -> None:
        """Carry out a code action."""
        assert action.edit is not None
        assert action.edit.changes is not None
        text = self.texts[uri]
        # The places are those before any of the changes.
        for edit in reversed(action.edit.changes[uri]):
            start, end = self.offset(uri, edit.range.start), self.offset(uri, edit.range.end)
            text = text[:start] + edit.new_text + text[end:]
        self.change(uri, text)


@asynccontextmanager
async def editing(
    folder: Path,
    *,
    pull: bool = False,
    encoding: str = "utf-16",
    arguments: Sequence[str] = (),
    options: Any = None,  # noqa: ANN401 - the protocol's word for it
) -> AsyncIterator[Editor]:
    """Start the server as an editor would, and end it."""
    editor = Editor(encoding)
    client = editor.client
    await client.start_io(
        sys.executable, "-m", "govlint", "server", "--stdio", *arguments, cwd=folder
    )
    await asyncio.wait_for(
        client.initialize_async(
            types.InitializeParams(
                _capabilities(encoding, pull=pull),
                root_uri=folder.as_uri(),
                initialization_options=options,
            )
        ),
        PATIENCE,
    )
    client.initialized(types.InitializedParams())
    try:
        yield editor
    except BaseException:
        client._server.kill()  # type: ignore[union-attr]  # it waits for an end that does not come
        raise
    else:
        await asyncio.wait_for(client.shutdown_async(None), PATIENCE)
        client.exit(None)
    finally:
        await client.stop()  # type: ignore[no-untyped-call]


def _capabilities(encoding: str, *, pull: bool) -> types.ClientCapabilities:
    refreshing = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(
            position_encodings=[types.PositionEncodingKind(encoding)]
        ),
        text_document=types.TextDocumentClientCapabilities(
            diagnostic=types.DiagnosticClientCapabilities() if pull else None
        ),
        workspace=types.WorkspaceClientCapabilities(
            diagnostics=refreshing if pull else None,
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                dynamic_registration=True
            ),
        ),
    )
