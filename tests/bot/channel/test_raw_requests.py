"""Requests that no decent client sends: bytes straight into the socket."""

import asyncio

import pytest

from tests.bot.channel.conftest import Host

BODY = b'{"type":"message"}'


async def _status_of(host: Host, request: bytes) -> int:
    """The status of the answer; 0 when the connection was simply closed."""
    assert host.client.port is not None
    reader, writer = await asyncio.open_connection(host.client.host, host.client.port)
    try:
        writer.write(request)
        writer.write_eof()
        line = await reader.readline()
    finally:
        writer.close()
        await writer.wait_closed()
    return int(line.split()[1]) if line else 0


def _post(*headers: bytes, body: bytes = BODY) -> bytes:
    lines = [b"POST /api/messages HTTP/1.1", b"Host: 127.0.0.1", *headers]
    if not any(header.lower().startswith((b"content-length", b"transfer-encoding")) for header in headers):
        lines.append(b"Content-Length: %d" % len(body))
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


@pytest.mark.parametrize(
    "request_bytes",
    [
        _post(b"Authorization: Bearer \xff\xfe.\xff.\xff"),
        _post(b"Authorization: Bearer \xc3\xa9\xc3\xa9.\xc3\xa9.\xc3\xa9"),
        _post(b"Authorization: Bearer " + b"x" * 7000),
        _post(b"Authorization: Bearer " + b"x" * 20000),
        _post(b"Authorization: Bearer a", b"Authorization: Bearer b"),
        _post(b"Authorization:"),
        _post(b"Content-Length: 999999999"),
        _post(b"Content-Length: -1"),
        _post(b"Content-Length: 5000"),
        _post(b"Transfer-Encoding: chunked", body=b"zz\r\n"),
        _post(b"Transfer-Encoding: chunked", body=b"5\r\nhel"),
        _post(b"Content-Type: application/json; charset=nonsense"),
        _post(b"Content-Encoding: gzip", body=b"\x1f\x8b\x08\x00broken"),
        b"POST /api/messages HTTP/1.0\r\n\r\n",
        b"NONSENSE\r\n\r\n",
        b"\x00\x01\x02\x03\r\n\r\n",
    ],
    ids=lambda request: repr(request[:90]),
)
async def test_no_bytes_are_a_server_error_or_get_in(host: Host, secured: Host, request_bytes: bytes) -> None:
    for open_host in (host, secured):
        status = await _status_of(open_host, request_bytes)
        assert status == 0 or 400 <= status < 500
        assert open_host.receiver.arrivals == []
