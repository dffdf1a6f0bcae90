"""Whom an address means: the host as it is asked, and the numbers that it may be asked under.

A page could lead the tool to a server that only this computer reaches: a router, a printer, a database without a
password, the keys that a cloud hands out at 169.254.169.254. So every number that a name stands for must be public,
after each redirect again, and the connection goes to a number that was looked at, not to the name once more.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from annotate import urls
from annotate.value import Unread

_KEPT: Final = "%/:?@!$&'()*+,;=~-._[]"
_PORTS: Final = {"http": 80, "https": 443}
_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")  # any address of IPv4, private ones as well
_GIVEN_OUT: Final = ipaddress.ip_network("2000::/3")  # all that IPv6 gives to servers of the net (RFC 4291, 2.4)


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why nothing came, and what to do instead."""

    message: str
    help: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """`numbers` are the IP addresses of `host`; `path` has the query in it."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    numbers: tuple[str, ...]

    @property
    def asked(self) -> str:
        """The host as the header `Host` names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target(url: str, *, local: bool) -> Target | Stopped:
    """`local` allows for hosts that are not public."""
    written = _ascii(url)
    read = urls.read(written)
    if isinstance(read, Unread):
        return Stopped(read.message, (read.help,))
    parts = urlsplit(read)
    host, scheme = parts.hostname or "", parts.scheme
    port = parts.port or _PORTS[scheme]
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    numbers = _numbers(host, port)
    if isinstance(numbers, Stopped):
        return numbers
    if not local and (inside := next((each for each in numbers if not _is_public(each)), None)):
        return _not_public(host, inside)
    return Target(read.partition("#")[0], scheme, host, port, path, numbers)


def joined(base: str, location: str) -> str:
    """Where a redirect leads; headers come as Latin-1, whatever the server wrote."""
    try:
        location = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        location = quote(location, safe=_KEPT, encoding="latin-1", errors="replace")
    try:
        return urljoin(base, location.strip())
    except ValueError:
        return location


def _ascii(url: str) -> str:
    """As a browser asks for an address with letters of any script."""
    scheme, _, rest = url.strip().partition("#")[0].partition("://")
    ends = [at for each in "/?" if (at := rest.find(each)) >= 0]
    cut = min(ends, default=len(rest))
    host, path = rest[:cut], rest[cut:]
    if not host.isascii() and "@" not in host:
        name, colon, port = host.partition(":")
        try:
            host = name.encode("idna").decode() + colon + port
        except UnicodeError:
            return url
    return f"{scheme.lower()}://{host}{quote(path, safe=_KEPT, errors='replace')}"


def _numbers(host: str, port: int) -> tuple[str, ...] | Stopped:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "no such name"
        return Stopped(f"the name {host} leads to no server ({str(reason).lower()})", ("look at the address",))
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))


def _is_public(number: str) -> bool:
    """What may stand in an address of IPv6 counts as well."""
    read = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(read, ipaddress.IPv6Address):
        inner = ipaddress.IPv4Address(int(read) & 0xFFFFFFFF) if read in _TRANSLATED else None
        inner = inner or read.ipv4_mapped or read.sixtofour or (read.teredo[1] if read.teredo else None)
        if inner is None:
            return read in _GIVEN_OUT and read.is_global
        read = inner
    return read.is_global and not read.is_multicast


def _not_public(host: str, number: str) -> Stopped:
    stands = "" if host == number else f", which stands for {number},"
    message = f"{host}{stands} is inside this computer or its own network, and was not asked"
    why = "a page could lead the tool to what only you can reach; if you mean that server, add --allow-local"
    return Stopped(message, (why,))
