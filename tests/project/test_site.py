"""The documentation as a site: it builds without a warning, in both languages, and its search finds Chinese words."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from browser import chromium, served


if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
CONFIGURATIONS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
FOLDERS = {"zh": ".", "en": "en"}
_WORD = "勾稽关系"


def build(configuration: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Build one language of the site; a warning is an error."""
    command = ["-m", "mkdocs", "build", "--strict", "--config-file", str(configuration)]
    return subprocess.run(
        [sys.executable, *command, "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both languages, the English pages below the Chinese ones."""
    folder = tmp_path_factory.mktemp("site")
    for lang, name in CONFIGURATIONS.items():
        done = build(ROOT / name, folder / FOLDERS[lang])
        assert done.returncode == 0, done.stderr
    return folder


def pages(site: Path) -> Iterator[tuple[Path, str]]:
    """Yield every page of the site with its markup."""
    for path in sorted(site.rglob("index.html")):
        yield path, path.read_text(encoding="utf-8")


def test_a_link_that_leads_nowhere_stops_the_build(tmp_path: Path) -> None:
    """A strict build with one such link fails: the option is not silently off."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# A\n\n[gone](gone.md)\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: a\ndocs_dir: docs\n", encoding="utf-8")

    done = build(tmp_path / "mkdocs.yml", tmp_path / "site")

    assert done.returncode == 1
    assert "gone.md" in done.stderr


def test_pages_load_nothing_from_elsewhere(site: Path) -> None:
    """Scripts, styles and pictures come with the site."""
    for path, markup in pages(site):
        loaded = re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=\"https?://", markup)
        assert loaded == [], path


def test_no_blank_splits_a_chinese_sentence(site: Path) -> None:
    """Lines that are broken inside one are joined."""
    for path, markup in pages(site):
        for paragraph in re.findall("<p>(.*?)</p>", markup, re.DOTALL):
            text = re.sub("<.*?>", "", paragraph)
            assert not re.search("[\u3400-\u9fff] *\n *[\u3400-\u9fff]", text), path


def test_headings_show_no_attributes(site: Path) -> None:
    """``{ #offline }`` after a heading names its anchor and is not printed."""
    assert [
        path for path, markup in pages(site) if re.search(r"<h\d[^>]*>[^<]*\{ ?#", markup)
    ] == []
    assert 'id="offline"' in (site / "office" / "index.html").read_text(encoding="utf-8")


def test_the_choice_of_language_stays_on_the_page(site: Path) -> None:
    """On every page it leads to the same page in the other language and to the page itself."""
    for path, markup in pages(site):
        here = path.parent.relative_to(site).as_posix()
        bare = re.sub(r"^en(?:/|$)", "", here) if re.match("en(?:/|$)", here) else here.strip(".")
        links = dict(re.findall(r'<a href="([^"]+)" hreflang="(\w+)" class="md-select', markup))
        address = f"file:///{here}/" if here != "." else "file:///"
        led = {lang: urljoin(address, link).rstrip("/") for link, lang in links.items()}
        assert led == {
            "zh": f"file:///{bare}".rstrip("/"),
            "en": f"file:///en/{bare}".rstrip("/"),
        }, path


def test_the_search_index_has_words_and_not_sentences(site: Path) -> None:
    """A term of the field inside a sentence stands by itself wherever a page has it."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    texts = [entry["text"] for entry in index["docs"]]
    having = [text for text in texts if _WORD in text.replace("\u200b", "")]
    assert len(having) > 8
    apart = re.compile(index["config"]["separator"])
    for text in having:
        assert {"勾稽", "关系"} <= set(apart.split(re.sub("<.*?>", " ", text))), text


def test_a_reader_finds_every_page_with_a_word(site: Path) -> None:
    """Typed into the search field, a term of the field finds all pages that have it."""
    wanted = {
        re.sub(
            r"(^|/)index$", "", path.relative_to(ROOT / "docs" / "zh").with_suffix("").as_posix()
        )
        for path in (ROOT / "docs" / "zh").rglob("*.md")
        if _WORD in path.read_text(encoding="utf-8")
    }
    with chromium() as browser, served(site) as address:
        page = browser.new_page()
        page.goto(f"{address}?q={_WORD}")  # as typed into the search field
        page.wait_for_selector(".md-search-result__link")
        seen = -1
        found: set[str] = set()
        while len(found) > seen:  # further results are made as the list is scrolled
            seen = len(found)
            page.evaluate("document.querySelector('.md-search__scrollwrap').scrollTo(0, 1e6)")
            page.wait_for_timeout(200)
            links = page.eval_on_selector_all(
                ".md-search-result__link", "links => links.map(link => link.href)"
            )
            found = {re.split("[?#]", link)[0].removeprefix(address).strip("/") for link in links}
    assert wanted <= found
