"""Pagefind, run once: requests in, the files of the index out. Its service speaks base64 of JSON, parted by commas."""

from __future__ import annotations

import json
import subprocess
import threading
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec
from typing import IO, Any, Final

# Languages whose words Pagefind brings to their stem without asking a dictionary (its `--service`, version 1.5).
STEMMED: Final = frozenset("ar da de el en es fi fr hu it nl no pt ro ru sv ta tr".split())
_WAIT: Final = 600  # seconds, for the largest site on the slowest machine
_SERVED: Final = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_PARTS: Final = (".pf_meta", ".pf_index", ".pf_fragment")


class Unindexed(Exception):  # noqa: N818 - what happened, as the reader of the message sees it
    """No index; the words say why."""


def installed() -> bool:
    """Whether the package with the programme is there."""
    return find_spec("pagefind_bin") is not None


def index(records: Iterable[Mapping[str, Any]], language: str | None, programme: str | None = None) -> dict[str, bytes]:
    """The files of an index of these records, by their path below its folder; the same bytes for the same records.

    All of them stand in one index, whatever their language, for a page's search asks only one; `language` is that whose
    words are brought to their stem (None: an index for the language of each);
    `programme` is Pagefind, where not that of its package. Raises Unindexed.
    """
    config = {} if language is None else {"force_language": language if language in STEMMED else "en"}
    asked = [{"type": "NewIndex", "config": config}, *({**each, "index_id": 0} for each in records),
             {"type": "GetFiles", "index_id": 0}]
    made = {each["path"]: b64decode(each["content"]) for each in _ask(asked, programme)[-1]["files"]}
    spoken = json.loads(made["pagefind-entry.json"])["languages"].values()
    served = {*_SERVED, *(f"wasm.{each['wasm'] or 'unknown'}.pagefind" for each in spoken)}
    return {path: raw for path, raw in sorted(made.items()) if path in served or path.endswith(_PARTS)}


def _ask(requests: Sequence[Mapping[str, Any]], programme: str | None) -> list[dict[str, Any]]:
    """One answer a request, in their order."""
    payload = b"".join(b64encode(json.dumps({"message_id": number, "payload": each}).encode()) + b","
                       for number, each in enumerate(requests, start=1))
    try:
        from pagefind_bin import get_executable

        command = [programme or str(get_executable()), "--service"]
        service = subprocess.Popen(command,  # noqa: S603 - our own dependency's programme, with a list, no shell
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except (ImportError, OSError) as error:
        raise Unindexed(f"Pagefind does not start: {error}") from None
    limit = threading.Timer(_WAIT, service.kill)
    limit.start()
    try:
        return _talk(service, payload, len(requests))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unindexed(f"Pagefind answers with something else than an index: {error!r}") from None
    finally:
        limit.cancel()
        service.kill()
        with suppress(OSError):  # what it has not read is of no use now
            service.communicate()


def _talk(service: subprocess.Popen[bytes], payload: bytes, wanted: int) -> list[dict[str, Any]]:
    """It stops when its input ends, so that is kept open until all answers are there."""
    if service.stdin is None or service.stdout is None:
        raise OSError("it has no pipes")
    writer = threading.Thread(target=_write, args=(service.stdin, payload), daemon=True)
    writer.start()
    read, parts, count = service.stdout, list[bytes](), 0
    while count < wanted and (part := read.read1(1 << 20)):  # type: ignore[attr-defined]
        parts.append(part)
        count += part.count(b",")
    answers = [json.loads(b64decode(part)) for part in b"".join(parts).split(b",")[:-1]]
    for each in answers:
        if each["payload"]["type"] == "Error":
            raise Unindexed(f"Pagefind says: {each['payload']['message']}")
    numbered = {each["message_id"]: each["payload"] for each in answers}
    return [numbered[number] for number in range(1, wanted + 1)]


def _write(pipe: IO[bytes], payload: bytes) -> None:
    try:
        pipe.write(payload)
        pipe.flush()
    except OSError:  # it has ended; what it has not answered is told
        return
