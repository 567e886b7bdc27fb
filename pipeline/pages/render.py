"""Fills the templates: one HTML page that needs nothing else and may load nothing else.

What comes from files is escaped by the templates.  The page's own style and script stand inline; the policy in its head allows
these two by their hashes and pictures inside of the page, and no other source, script, form or frame.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

__all__ = ["render"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def render(template: str, **values: object) -> str:
    """Return a filled template of this package.

    Args:
        template: name of its file under `templates`.
        values: what it shows.
    """
    style, script = _own("page.css"), _own("page.js")
    policy = (
        "default-src 'none'; img-src data:; "
        f"style-src 'sha256-{_hash(style)}'; script-src 'sha256-{_hash(script)}'; base-uri 'none'; form-action 'none'"
    )
    # The policy, style and script are files of this package; nothing of a stranger's file is in them.
    own = {"style": Markup(style), "script": Markup(script), "policy": Markup(policy)}  # noqa: S704
    return _CONTROL.sub("\ufffd", _environment().get_template(template).render(**own, **values))


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("pipeline.pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def _own(name: str) -> str:
    return files("pipeline.pages").joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
