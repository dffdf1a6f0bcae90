"""One request and its response, byte for byte, with an end to both their size and their time.

Asked by hand and read by `http.client`: urllib follows redirects by itself, asks a name twice, and keeps neither what
was sent nor what came.
"""

from __future__ import annotations

import contextlib
import io
import socket
import ssl
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse, IncompleteRead
from time import monotonic
from typing import Any, Final

from annotate import __version__
from annotate.fetch.whom import Stopped, Target

_HEAD: Final = 256 << 10  # bytes of a response beside its body
_AGENT: Final = f"annotate/{__version__} (annotated-sources; one page, asked for by hand)"


@dataclass(frozen=True, slots=True)
class Exchange:
    """`request` and `response` as they were sent; `body` is the response's, before any compression is undone."""

    target: Target
    number: str
    request: bytes
    response: bytes
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """Its first value; empty without it."""
        return next((value for key, value in self.headers if key.lower() == name), "")


class _TooLargeError(Exception):
    pass


class _Wire(io.RawIOBase):
    """A socket that keeps what came. Each wait ends with the whole time that is left, however slowly bytes drip."""

    def __init__(self, opened: socket.socket, most: int, until: float) -> None:
        super().__init__()
        self.kept = bytearray()
        self._socket, self._most, self._until = opened, most, until

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self._until - monotonic()
        if left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)
        count = self._socket.recv_into(buffer)
        self.kept += memoryview(buffer)[:count]
        if len(self.kept) > self._most:
            raise _TooLargeError
        return count

    def makefile(self, _mode: str) -> io.BufferedReader:
        """What `HTTPResponse` asks of a socket."""
        return io.BufferedReader(self)


def ask(target: Target, most: int, until: float) -> Exchange | Stopped:
    """`most` bytes of a body; `until` as `time.monotonic` tells it."""
    try:
        return _asked(target, most, until)
    except ssl.SSLCertVerificationError as error:
        return _untrusted(target, error)
    except ssl.SSLError as error:
        return Stopped(f"{target.host} and this computer found no way to speak in secret: {_reason(error)}", _BROWSER)
    except TimeoutError:
        return Stopped(f"{target.host} did not send the whole page in time", ("try again later", *_BROWSER))
    except _TooLargeError:
        return Stopped(f"{target.host} sends more than the {most:,} bytes that are read", _BROWSER)
    except IncompleteRead:
        return Stopped(f"{target.host} ended before the page did", ("try again", *_BROWSER))
    except HTTPException as error:
        return Stopped(f"what {target.host} answers is no HTTP ({_reason(error)})", ("look at the address",))
    except OSError as error:
        return Stopped(f"{target.host} cannot be reached: {_reason(error)}", ("try again", *_BROWSER))


def _asked(target: Target, most: int, until: float) -> Exchange:
    request = _request(target)
    opened, number = _connected(target, until)
    with contextlib.closing(_secured(opened, target)) as channel:
        channel.sendall(request)
        wire = _Wire(channel, most + _HEAD, until)
        with contextlib.closing(HTTPResponse(wire, method="GET")) as response:  # type: ignore[arg-type]
            response.begin()
            body = response.read(most + 1)
            if len(body) > most:
                raise _TooLargeError
            if response.length:  # with a size given, `read` is content with less
                raise IncompleteRead(body)
            headers = tuple(response.getheaders())
            return Exchange(target, number, request, bytes(wire.kept), response.status, response.reason, headers, body)


def _request(target: Target) -> bytes:
    """No cookie, no referrer, nothing of this computer but that it is this tool."""
    lines = (f"GET {target.path} HTTP/1.1", f"Host: {target.asked}", f"User-Agent: {_AGENT}",
             "Accept: text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9",
             "Accept-Encoding: gzip, deflate", "Connection: close")  # fmt: skip
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii")


def _connected(target: Target, until: float) -> tuple[socket.socket, str]:
    """To the first number that answers."""
    refused: OSError = OSError("no address")
    for number in target.numbers:
        try:
            return socket.create_connection((number, target.port), max(0.01, until - monotonic())), number
        except OSError as error:
            refused = error
    raise refused


def _secured(opened: socket.socket, target: Target) -> socket.socket:
    if target.scheme == "http":
        return opened
    try:
        return ssl.create_default_context().wrap_socket(opened, server_hostname=target.host)
    except BaseException:
        opened.close()
        raise


_BROWSER: Final = ("or save the page in a browser and name the file",)


def _untrusted(target: Target, error: ssl.SSLCertVerificationError) -> Stopped:
    reason = (error.verify_message or _reason(error)).rstrip(".").lower()
    message = f"the certificate of {target.host} does not prove that it is {target.host}: {reason}"
    help = "look at the page in a browser; what comes from there now could be from somebody else"
    return Stopped(message, (help,))


def _reason(error: Exception) -> str:
    told = getattr(error, "strerror", None) or getattr(error, "reason", None) or str(error) or type(error).__name__
    return str(told).lower()
