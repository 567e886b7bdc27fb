"""The page in a real browser: a click on a value leads to its words, a click on a number to its row."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from tests.pipeline.pages.test_explanation import drawn

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
POLICY = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed")]

ROW = "const row = document.querySelector('#list-figures tr[data-row]');"
MARK = "document.querySelector('rect.mk[data-t~=m2]')"
ACTS = [
    pytest.param("", "m0", "m0", id="an address with a row's key"),
    pytest.param(f"{ROW} row.click();", "", "m0", id="a click on a row"),
    pytest.param(f"{MARK}.dispatchEvent(new MouseEvent('click', {{bubbles: true}}));", "", "m2", id="a click on a number"),
    pytest.param(
        f"{ROW} row.focus(); for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) "
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));",
        "",
        "m1",
        id="the arrow keys",
    ),
    pytest.param(
        "const state = document.getElementById('state'); state.value = 'none';"
        "state.dispatchEvent(new Event('input', {bubbles: true}));",
        "m3",
        "m3",
        id="a filter",
    ),
]


@pytest.mark.parametrize(("act", "fragment", "key"), ACTS)
def test_value_and_words_are_one_click_apart(act: str, fragment: str, key: str, tmp_path: Path) -> None:
    """What acts on the page is a script of the test, for which the page's policy is taken out."""
    source = drawn()
    if act:
        source = POLICY.sub("", source).replace("</body>", f"<script>{act}</script></body>")
    (tmp_path / "page.html").write_text(source, encoding="utf-8")
    root = html.fromstring(_dom(tmp_path, fragment))
    assert root.xpath("//tr[@aria-selected='true']/@id") == [key]
    marked = root.xpath("//*[contains(concat(' ', @class, ' '), ' on ')]/@data-t")
    assert marked
    assert all(key in keys.split() for keys in marked)
    if "state" in act:
        assert root.xpath("//*[@role='tabpanel'][not(@hidden)]/@id") == ["list-numbers"]
        assert {row.get("data-s") for row in root.xpath("//*[@id='list-numbers']//tr[@data-row][not(@hidden)]")} <= {"none"}


def _dom(folder: Path, fragment: str) -> str:
    """Return the page after its script ran; the browser has no network to look for."""
    address = (folder / "page.html").as_uri() + (f"#{fragment}" if fragment else "")
    arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        f"--user-data-dir={folder / 'profile'}",
    ]
    done = subprocess.run(
        [str(BROWSER), *arguments, "--dump-dom", address],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        encoding="utf-8",
    )
    return done.stdout
