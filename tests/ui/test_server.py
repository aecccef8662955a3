"""The server sends what it has at once, and makes ready what every run needs."""

import socket

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import _populate_theme_msg

from ui.server import gather_options_once, send_at_once


def test_connections_of_a_listening_socket_do_not_wait() -> None:
    with socket.socket() as listening:  # as Streamlit makes it: asyncio leaves such a one alone
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        send_at_once()
        with socket.create_connection(listening.getsockname()):
            connection, _ = listening.accept()
            with connection:
                assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_the_theme_is_the_same_when_its_options_are_gathered_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def theme(section: str) -> CustomThemeConfig:
        message = CustomThemeConfig()
        _populate_theme_msg(message, section)
        return message

    sections = ("theme", "theme.light", "theme.dark", "theme.sidebar")
    expected = [theme(section) for section in sections]
    assert any(message.ByteSize() for message in expected)
    # Put back afterwards, by pytest.
    monkeypatch.setattr(config, "get_options_for_section", config.get_options_for_section)
    monkeypatch.setattr(app_session, "to_snake_case", app_session.to_snake_case)
    gather_options_once()
    for _ in range(2):
        assert [theme(section) for section in sections] == expected
    assert config.get_options_for_section("theme") is config.get_options_for_section("theme")
