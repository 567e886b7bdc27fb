"""Click's own words in Vietnamese.

Click looks its messages up through `gettext`, whose catalogs are compiled files chosen by the
language of the environment.  Users of this program read Vietnamese whatever their environment says,
so the look-up is replaced inside click's modules.
"""

from __future__ import annotations

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

__all__ = ["MESSAGES", "speak_vietnamese", "translate"]

MODULES = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)

MESSAGES = {
    "Usage:": "Cách dùng:",
    "Options": "Tùy chọn",
    "Positional arguments": "Tham số",
    "Commands": "Các lệnh",
    "Show this message and exit.": "Hiện hướng dẫn này.",
    "Show the version and exit.": "Hiện số phiên bản.",
    "%(prog)s, version %(version)s": "%(prog)s, phiên bản %(version)s",
    "Try '{command} {option}' for help.": "Xem hướng dẫn: {command} {option}",
    "Error: {message}": "Lỗi: {message}",
    "Aborted!": "Đã dừng theo yêu cầu.",
    "default: {default}": "mặc định: {default}",
    "env var: {var}": "biến môi trường: {var}",
    "required": "bắt buộc",
    "Missing argument": "Thiếu tham số",
    "Missing option": "Thiếu tùy chọn",
    "Missing parameter": "Thiếu tham số",
    "Missing command.": "Thiếu tên lệnh.",
    "No such option {name!r}.": "Không có tùy chọn {name!r}.",
    "No such command {name!r}.": "Không có lệnh {name!r}.",
    "Did you mean {possibility}?": "Có phải ý bạn là {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Có phải ý bạn là một trong: {possibilities}?)",
    "Option {name!r} does not take a value.": "Tùy chọn {name!r} không nhận giá trị.",
    "Option {name!r} requires an argument.": "Tùy chọn {name!r} cần một giá trị.",
    "Invalid value: {message}": "Giá trị không hợp lệ: {message}",
    "Invalid value for {param_hint}: {message}": "Giá trị không hợp lệ cho {param_hint}: {message}",
    "{value!r} is not one of {choices}.": "{value!r} không thuộc {choices}.",
    "{value!r} is not {choice}.": "{value!r} khác {choice}.",
    "{value!r} is not a valid {number_type}.": "{value!r} không phải là số hợp lệ.",
    "{value} is not in the range {range}.": "{value} nằm ngoài khoảng {range}.",
    "{name} {filename!r} does not exist.": "{name} {filename!r} không tồn tại.",
    "Choose from:\n\t{choices}": "Chọn một trong:\n\t{choices}",
    "Got unexpected extra argument ({args})": "Thừa tham số ({args})",
    "Got unexpected extra arguments ({args})": "Thừa các tham số ({args})",
    "path": "đường dẫn",
    "file": "tệp",
}


def translate(message: str) -> str:
    """Return a message of click in Vietnamese, as it is when there is no translation."""
    return MESSAGES.get(message, message)


def _translate_number(one: str, many: str, number: int) -> str:
    return translate(one if number == 1 else many)


def speak_vietnamese() -> None:
    """Make click print its messages in Vietnamese from now on."""
    for module in MODULES:
        for name, function in (("_", translate), ("ngettext", _translate_number)):
            if hasattr(module, name):
                setattr(module, name, function)
