"""A language server as an editor speaks to it: JSON-RPC over its standard input and output (LSP 3.17)."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 60  # seconds; it answers in well under one


class Server:
    """One open editor. Every request waits for its answer."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process, self._number = process, 0
        self._heard: queue.Queue[dict[str, Any]] = queue.Queue()
        self._versions: dict[str, int] = {}
        self._ear = threading.Thread(target=self._listen, daemon=True)
        self._ear.start()

    def opened(self, folder: Path) -> Server:
        """With a folder, as an editor begins."""
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {
            "workspace": {"configuration": True},
            "textDocument": {"hover": {"contentFormat": ["markdown"]}, "publishDiagnostics": {"versionSupport": True},
                             "completion": {"completionItem": {"documentationFormat": ["markdown"]}}}}})
        self.tell("initialized", {})
        return self

    def close(self) -> None:
        """Once the process has ended, nothing is left to hear."""
        self._ear.join()

    def ask(self, method: str, parameters: Mapping[str, Any]) -> Any:
        self._number += 1
        self._say({"id": self._number, "method": method, "params": parameters})
        return self._until(lambda each: each.get("id") == self._number and "method" not in each)["result"]

    def tell(self, method: str, parameters: Mapping[str, Any]) -> None:
        self._say({"method": method, "params": parameters})

    def shown(self, file: Path, text: str) -> list[dict[str, Any]]:
        """The marks in the editor's margin once it holds this text."""
        uri = file.as_uri()
        self._versions[uri] = version = self._versions.get(uri, 0) + 1
        if version == 1:
            document = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
            self.tell("textDocument/didOpen", {"textDocument": document})
        else:
            self.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": version},
                                                 "contentChanges": [{"text": text}]})
        told = self._until(lambda each: each.get("method") == "textDocument/publishDiagnostics"
                           and each["params"]["uri"] == uri and each["params"].get("version", version) == version)
        return list(told["params"]["diagnostics"])

    def _until(self, wanted: Any) -> dict[str, Any]:
        while True:
            message = self._heard.get(timeout=PATIENCE)
            if wanted(message):
                return message
            if "id" in message and "method" in message:  # it asks the editor: for its settings, mostly
                items = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
                self._say({"id": message["id"], "result": [_setting(each.get("section")) for each in items] or None})

    def _say(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
                while stream.readline().strip():
                    pass
                self._heard.put(json.loads(stream.read(length)))


def _setting(section: str | None) -> Any:
    """As the editor's extension has them, but that no list of schemas is fetched."""
    if section == "yaml":
        return {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
    return {}


@contextmanager
def language_server(command: list[str], folder: Path) -> Iterator[Server]:
    """While the block lasts."""
    with subprocess.Popen([*command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, cwd=folder) as process:
        server = Server(process)
        try:
            yield server.opened(folder)
        finally:
            process.kill()
            server.close()
