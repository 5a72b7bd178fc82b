"""A TCP proxy that spoils what the server says, as scripted, and passes on what the client says.

Positions count the server's octets from the moment the client has said ``trigger`` (at once where
it is empty), so that a fault hits one command and not the greeting.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from dataclasses import dataclass, field

BYE = b"* BYE the server goes down\r\n"


@dataclass(kw_only=True)
class Plan:
    """What goes wrong. ``times`` counts connections that are hit; afterwards all passes.

    ``cut_at``: hang up after n octets. ``bye_at``: say BYE there and hang up. ``stall_at``: fall silent
    there. ``skip_at`` with ``skip``: leave octets out (a literal that is shorter than announced).
    ``tear``: always, pieces of n octets. ``join``: always, hold back until nothing came for that many
    seconds, then one segment. ``rewrite``: always, replace in what the server says.
    """

    trigger: bytes = b""
    cut_at: int | None = None
    bye_at: int | None = None
    stall_at: int | None = None
    skip_at: int | None = None
    skip: int = 0
    times: int = 1
    tear: int = 0
    join: float = 0.0
    rewrite: tuple[tuple[bytes, bytes], ...] = ()

    @property
    def position(self) -> int | None:
        given = (self.cut_at, self.bye_at, self.stall_at, self.skip_at)
        return next((at for at in given if at is not None), None)


@dataclass(kw_only=True)
class FaultProxy:
    """``with FaultProxy(target_port=server.port) as proxy: proxy.plan = Plan(...)``."""

    target_port: int
    plan: Plan = field(default_factory=Plan)
    host: str = "127.0.0.1"
    port: int = 0
    connections: int = 0
    said: bytearray = field(default_factory=bytearray)
    """Everything the clients said."""

    def __enter__(self) -> FaultProxy:
        self._sockets: set[socket.socket] = set()
        self._listener = socket.create_server((self.host, 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, name="fault-proxy", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.hang_up()

    def hang_up(self) -> None:
        """Close every connection."""
        for end in list(self._sockets):
            _close(end)
        self._sockets.clear()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            server = socket.create_connection((self.host, self.target_port))
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._sockets.add(end)
            pipe = _Pipe(self, client, server)
            threading.Thread(target=pipe.upstream, daemon=True).start()
            threading.Thread(target=pipe.downstream, daemon=True).start()


class _Pipe:
    """One connection."""

    def __init__(self, proxy: FaultProxy, client: socket.socket, server: socket.socket) -> None:
        self._proxy, self._client, self._server = proxy, client, server
        self._seen = bytearray()
        self._passed: int | None = None
        """Octets of the server since the trigger; None before it."""
        self._silent = False

    def upstream(self) -> None:
        with contextlib.suppress(OSError):
            while chunk := self._client.recv(65536):
                self._proxy.said += chunk
                self._seen += chunk
                if self._passed is None and self._proxy.plan.trigger in self._seen:
                    self._passed = 0
                self._server.sendall(chunk)
        self._end()

    def downstream(self) -> None:
        if not self._proxy.plan.trigger:
            self._passed = 0
        with contextlib.suppress(OSError):
            while chunk := self._next():
                self._pass_on(chunk)
        self._end()

    def _next(self) -> bytes:
        plan = self._proxy.plan
        chunk = self._server.recv(65536)
        while plan.join and chunk:
            self._server.settimeout(plan.join)
            try:
                more = self._server.recv(65536)
            except TimeoutError:
                break
            finally:
                self._server.settimeout(None)
            if not more:
                break
            chunk += more
        for old, new in plan.rewrite:
            chunk = chunk.replace(old, new)
        return chunk

    def _pass_on(self, chunk: bytes) -> None:
        plan = self._proxy.plan
        at = plan.position
        if self._silent:
            return
        if self._passed is None or at is None or plan.times <= 0:
            self._send(chunk)
            return
        before = max(0, at - self._passed)
        self._passed += len(chunk)
        if len(chunk) <= before:
            self._send(chunk)
            return
        plan.times -= 1
        self._send(chunk[:before])
        self._spoil(plan, chunk[before:])

    def _spoil(self, plan: Plan, rest: bytes) -> None:
        if plan.skip_at is not None:
            self._send(rest[plan.skip :])
        elif plan.stall_at is not None:
            self._silent = True
        else:
            if plan.bye_at is not None:
                self._send(BYE)
            self._end()

    def _send(self, chunk: bytes) -> None:
        tear = self._proxy.plan.tear
        for start in range(0, len(chunk), tear or max(1, len(chunk))):
            self._client.sendall(chunk[start : start + (tear or len(chunk))])
            if tear:
                time.sleep(0.0002)

    def _end(self) -> None:
        _close(self._client)
        _close(self._server)


def _close(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
