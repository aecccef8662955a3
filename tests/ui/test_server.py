"""The server sends what it has at once."""

import socket

from ui.server import send_at_once


def test_connections_of_a_listening_socket_do_not_wait() -> None:
    with socket.socket() as listening:  # as Streamlit makes it: asyncio leaves such a one alone
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        send_at_once()
        with socket.create_connection(listening.getsockname()):
            connection, _ = listening.accept()
            with connection:
                assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
