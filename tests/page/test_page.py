"""The page that checks reports in a browser: the same results as the command, and nothing leaves the computer."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from browser import chromium, served, until
from click.testing import CliRunner
from generate import county, mutate
from generate.county import OWN
from generate.write.pdf import write_pdf

from govlint.build.__main__ import build
from govlint.build.page.make import build_page
from govlint.document.errors import GovlintError


if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
CORPUS = ROOT.parent / "shared" / "corpus" / "docs"

Browser = Any
"""A browser, or a page or a message of it, as playwright has them."""

pytestmark = pytest.mark.slow


def npm(folder: Path, package: str) -> Path:
    """Return an npm package as a file; without npm, or without a registry, the test is skipped."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed")
    command = ["npm", "pack", "--silent", package, "--pack-destination", str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, cwd=folder)
    if done.returncode:
        pytest.skip(f"npm cannot fetch {package}: {done.stderr.decode()[-200:]}")
    return next(folder.glob(f"{package.partition('@')[0]}-*.tgz"))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with govlint.html in it, as the documented command writes it."""
    target = tmp_path_factory.mktemp("page")
    package = npm(target, "pyodide@314.0.7")
    done = CliRunner().invoke(build, ["page", str(target), "--pyodide", str(package)])
    assert done.exit_code == 0, done.output
    return target


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A browser with a new profile."""
    with chromium() as found:
        yield found


class Sheet:
    """The page in a window that is offline, with what it asked for and what it complained of."""

    def __init__(self, browser: Browser, address: str, **window: object) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        context = browser.new_context(accept_downloads=True, **window)
        self.page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._console)
        self.page.on("dialog", lambda dialog: self.errors.append(dialog.message))
        self.page.goto(address)

    def _console(self, message: Browser) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def ready(self) -> Sheet:
        """Wait until files can be checked."""
        until(self.page, "!!window.govlintReady || !document.getElementById('old').hidden")
        assert not self.page.is_visible("#old"), self.errors
        return self

    def check(self, *paths: Path, field: str = "#files") -> str:
        """Give files to the page and return what it says when all are checked."""
        before = self.page.evaluate("window.govlintDone || 0")
        files = [str(path) for path in paths]
        self.page.set_input_files(field, files[0] if field == "#folder" else files)
        until(self.page, f"(window.govlintDone || 0) > {before}", 300)
        return str(self.page.inner_text("#status"))

    def saved(self, button: str) -> tuple[str, bytes]:
        """Press a button that saves and return name and content."""
        with self.page.expect_download() as waiting:
            self.page.click(button)
        return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@pytest.fixture(scope="session")
def shared(browser: Browser, folder: Path) -> Sheet:
    """The page, opened from the disk without a network, for tests that leave it usable."""
    return Sheet(browser, (folder / "govlint.html").as_uri(), offline=True).ready()


def command(path: Path, *more: str) -> bytes:
    """Return the page that the command writes of a file."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "govlint",
            "--isolated",
            "--output-format",
            "html",
            *more,
            path.name,
        ],
        cwd=path.parent,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    return done.stdout


def inputs(folder: Path) -> dict[str, Path]:
    """Return files of every kind, those that are no reports among them."""
    faulty = (EXAMPLES / "faulty-2023.txt").read_text(encoding="utf-8")
    made = {
        "gbk.txt": faulty.encode("gb18030"),
        "broken.docx": (EXAMPLES / "clean-2023.docx").read_bytes()[:2000],
        "empty.txt": b"",
        "hostile.html": b"<title>\xe2\x80\xae</title><script>alert(1)</script><img src=x onerror=alert(1)>"
        * 50,
        "deep.html": b"<table><tr><td>" * 5000,
        "hostile<img src=x onerror=alert(1)>.txt": faulty.replace(
            "件", "<script>alert(1)</script>"
        ).encode(),
    }
    for name, content in made.items():
        (folder / name).write_bytes(content)
    found = {name: folder / name for name in made}
    for source in (*EXAMPLES.glob("*.*"), *(CORPUS.glob("*.docx") if CORPUS.exists() else ())):
        shutil.copy(source, folder / source.name)
        found[source.name] = folder / source.name
    return found


def test_results_are_those_of_the_command(shared: Sheet, tmp_path: Path) -> None:
    """Byte for byte, for every format, for a broken file and for hostile ones; nothing in them runs."""
    for name, path in inputs(tmp_path).items():
        shared.check(path)
        saved, content = shared.saved("#save-page")
        assert content == command(path), name
        assert saved.endswith(".检查结果.html")
    assert shared.errors == []


def test_a_pdf_is_refused_with_what_to_do(shared: Sheet, tmp_path: Path) -> None:
    """The page has no library that reads it, and says so in its line and in the result."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\n")
    assert "1 个文件未能检查" in shared.check(path)
    assert "请用 Word 原稿" in shared.page.frames[-1].inner_text("main")


@pytest.fixture(scope="session")
def reads_pdf(browser: Browser, tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Sheet:
    """The page that reads PDF files as well, opened from the disk without a network."""
    target = tmp_path_factory.mktemp("pdf")
    package = next(folder.glob("pyodide-*.tgz"))
    done = CliRunner().invoke(build, ["page", str(target), "--pdf", "--pyodide", str(package)])
    if "无法取得" in done.output:
        pytest.skip(done.output)
    assert done.exit_code == 0, done.output
    return Sheet(browser, (target / "govlint-pdf.html").as_uri(), offline=True).ready()


def test_a_pdf_is_read_as_the_command_reads_it(reads_pdf: Sheet, tmp_path: Path) -> None:
    """Byte for byte: a right one, a wrong one, a damaged one, and a format that the other page reads too."""
    assert "Word、PDF、Excel" in reads_pdf.page.inner_text("body")
    right = county.build(3, members=1).documents[OWN, 2022]
    fact = "requests.granted.natural_person"
    wrong = mutate.change_cell(right, fact, int(right.model.facts[fact]) + 3)
    for name, content in (
        ("right.pdf", write_pdf(right).data),
        ("wrong.pdf", write_pdf(wrong).data),
        ("damaged.pdf", write_pdf(right).data[:2000]),
        ("right.txt", (EXAMPLES / "clean-2023.txt").read_bytes()),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        reads_pdf.check(path)
        assert reads_pdf.saved("#save-page")[1] == command(path), name
    assert reads_pdf.errors == []
    assert [r for r in reads_pdf.requests if not r.startswith(("file:", "blob:", "data:"))] == []


def test_no_request_leaves(shared: Sheet, folder: Path) -> None:
    """Only the page itself was loaded, from the disk; the rest is made in memory."""
    shared.check(EXAMPLES / "faulty-2023.txt")
    others = [url for url in shared.requests if not url.startswith(("blob:", "about:", "data:"))]
    assert others == [(folder / "govlint.html").as_uri()]
    outcome = shared.page.evaluate(
        "fetch('http://127.0.0.1:9/').then(() => 'sent', error => String(error))"
    )
    assert "TypeError" in outcome
    shared.errors.clear()


def test_a_dropped_file_is_checked(shared: Sheet) -> None:
    """As if it were dragged from the desktop."""
    before = shared.page.evaluate("window.govlintDone || 0")
    content = base64.b64encode((EXAMPLES / "clean-2023.docx").read_bytes()).decode()
    shared.page.evaluate(
        """content => {
            const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0)), data = new DataTransfer();
            data.items.add(new File([bytes], "年报.docx"));
            document.getElementById("drop").dispatchEvent(
              new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        content,
    )
    until(shared.page, f"(window.govlintDone || 0) > {before}")
    assert shared.page.inner_text("#status").startswith("没有发现问题，检查了 1 份报告")


def test_a_word_copy_is_that_of_the_command(shared: Sheet, tmp_path: Path) -> None:
    """The same parts with the same bytes."""
    source = tmp_path / "年报.docx"
    with zipfile.ZipFile(EXAMPLES / "clean-2023.docx") as old, zipfile.ZipFile(source, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace("现行有效14件".encode(), "现行有效15件".encode()))
    shared.check(source)
    saved, content = shared.saved("#save-word")
    subprocess.run(
        [sys.executable, "-m", "govlint", "annotate", str(source)], check=False, cwd=tmp_path
    )
    written = tmp_path / "年报.批注.docx"
    assert saved == written.name
    with zipfile.ZipFile(BytesIO(content)) as ours, zipfile.ZipFile(written) as theirs:
        assert ours.namelist() == theirs.namelist()
        assert [ours.read(name) for name in ours.namelist()] == [
            theirs.read(name) for name in theirs.namelist()
        ]


def test_a_folder_of_many(shared: Sheet, tmp_path: Path) -> None:
    """300 reports: a line each, one page of all, other files passed over and counted; the page stays usable."""
    reports = tmp_path / "年报"
    reports.mkdir()
    faulty, clean = EXAMPLES / "faulty-2023.txt", EXAMPLES / "clean-2023.docx"
    for number in range(150):
        shutil.copy(faulty, reports / f"{number:03}-a.txt")
        shutil.copy(clean, reports / f"{number:03}-b.docx")
    (reports / "~$00-b.docx").write_bytes(b"x")
    (reports / "notes.xyz").write_bytes(b"x")
    said = shared.check(reports, field="#folder")
    assert "检查了 300 份报告" in said
    assert "另有 2 个文件不是能读取的格式" in said
    assert shared.page.locator("#rows tr").count() == 300
    name, content = shared.saved("#save-all")
    assert name == "全部检查结果.html"
    assert content.count(b'<tr><th scope="row">') >= 300
    shared.page.click("#rows tr:nth-child(299) button")
    assert "298" not in shared.page.inner_text("#status")


def test_a_workbook_of_several(shared: Sheet, tmp_path: Path) -> None:
    """The overview is that of the command: the same cells on the same sheets."""
    for year in ("a", "b"):
        shutil.copy(EXAMPLES / "clean-2023.docx", tmp_path / f"{year}.docx")
    shutil.copy(EXAMPLES / "faulty-2023.txt", tmp_path / "c.txt")
    names = ["a.docx", "b.docx", "c.txt"]
    shared.check(*(tmp_path / name for name in names))
    saved, content = shared.saved("#save-book")
    target = tmp_path / "book.xlsx"
    command = ["overview", "--isolated", "--output-format", "xlsx", "--output-file", target.name]
    subprocess.run([sys.executable, "-m", "govlint", *command, *names], check=False, cwd=tmp_path)
    books = [openpyxl.load_workbook(BytesIO(one)) for one in (content, target.read_bytes())]
    ours, theirs = ({sheet.title: list(sheet.values) for sheet in book} for book in books)
    assert saved == "汇总.xlsx"
    assert ours == theirs


def test_english(shared: Sheet) -> None:
    """The switch changes the page and the results, which are those of the command in English."""
    path = EXAMPLES / "faulty-2023.txt"
    shared.check(path)
    before = shared.page.evaluate("window.govlintDone")
    shared.page.click("#lang")
    until(shared.page, f"window.govlintDone > {before}")
    try:
        assert shared.page.inner_text("#choose-files") == "Choose files"
        assert shared.page.evaluate("document.documentElement.lang") == "en"
        assert shared.saved("#save-page")[1] == command(path, "--lang", "en")
    finally:
        before = shared.page.evaluate("window.govlintDone")
        shared.page.click("#lang")
        until(shared.page, f"window.govlintDone > {before}")


def test_by_keyboard(shared: Sheet) -> None:
    """Files are chosen with Tab and Enter, and a finding leads to its place."""
    shared.page.bring_to_front()
    shared.page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    shared.page.focus("#lang")
    shared.page.keyboard.press("Tab")
    assert shared.page.evaluate("document.activeElement.id") == "choose-files"
    choosers: list[Any] = []
    shared.page.on("filechooser", lambda chooser: choosers.append(chooser))  # noqa: PLW0108 - playwright marks the function
    shared.page.wait_for_timeout(500)
    shared.page.keyboard.press("Enter")
    for _ in range(100):
        if not choosers:
            shared.page.wait_for_timeout(100)
    before = shared.page.evaluate("window.govlintDone || 0")
    choosers[0].set_files(str(EXAMPLES / "faulty-2023.txt"))
    until(shared.page, f"(window.govlintDone || 0) > {before}")
    frame = shared.page.frames[-1]
    frame.focus("nav a[href='#f1-m7']")
    shared.page.keyboard.press("Enter")
    assert frame.evaluate("document.activeElement.id") == "f1-m7"
    until(shared.page, "window.scrollY > 500")


def test_over_http(browser: Browser, folder: Path) -> None:
    """From a server on an intranet it does the same, and asks for nothing but itself."""
    with served(folder) as address:
        sheet = Sheet(browser, f"{address}govlint.html").ready()
        assert "5 个错误" in sheet.check(EXAMPLES / "faulty-2023.txt")
        others = [url for url in sheet.requests if not url.startswith(("blob:", "about:"))]
        assert [url for url in others if not url.endswith("favicon.ico")] == [
            f"{address}govlint.html"
        ]
        sheet.page.context.close()


@pytest.mark.parametrize("gone", ["delete window.DecompressionStream", "window.Worker = undefined"])
def test_an_old_browser_is_told_so(browser: Browser, folder: Path, gone: str) -> None:
    """A plain sentence says what to use in its stead."""
    context = browser.new_context()
    context.add_init_script(gone)
    page = context.new_page()
    page.goto((folder / "govlint.html").as_uri())
    assert page.is_visible("#old")
    assert "Chrome 103" in page.inner_text("#old")
    assert not page.is_visible("#page")
    context.close()


def test_python_that_does_not_start_is_told_so(browser: Browser, folder: Path) -> None:
    """A browser that cannot run WebAssembly says the same sentence."""
    text = (folder / "govlint.html").read_text(encoding="utf-8")
    broken = folder / "broken.html"
    broken.write_text(text.replace("await loadPyodide({", "await loadNothing({"), encoding="utf-8")
    sheet = Sheet(browser, broken.as_uri())
    until(sheet.page, "!document.getElementById('old').hidden")
    assert not sheet.page.is_visible("#page")
    sheet.page.context.close()


def test_nothing_serious_for_an_accessibility_checker(shared: Sheet, tmp_path: Path) -> None:
    """Axe finds no serious fault in the page, nor in a result, light and dark."""
    with tarfile.open(npm(tmp_path, "axe-core@4.10.3")) as package:
        member = package.extractfile("package/axe.min.js")
        assert member is not None
        axe = member.read().decode()
    shared.check(EXAMPLES / "faulty-2023.txt", EXAMPLES / "clean-2023.docx")
    # In the frame no script runs, not even a checker's: the result is looked at as it is saved.
    result = tmp_path / "result.html"
    result.write_bytes(shared.saved("#save-page")[1])
    alone = shared.page.context.new_page()
    alone.goto(result.as_uri())
    for page in (shared.page, alone):
        page.evaluate(f"{{ {axe} }}; 0")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            options = json.dumps({"iframes": False})
            found = page.evaluate(f"axe.run(document, {options}).then(result => result.violations)")
            serious = [one for one in found if one["impact"] in {"serious", "critical"}]
            assert [(one["id"], one["nodes"][0]["html"]) for one in serious] == []
    shared.page.emulate_media(color_scheme="light")
    alone.close()


@pytest.mark.parametrize("width", [390, 768, 1280, 1920])
def test_nothing_reaches_beyond_the_window(shared: Sheet, width: int) -> None:
    """Neither the page nor a result has to be scrolled sideways, from a telephone to a wide screen."""
    shared.page.set_viewport_size({"width": width, "height": 900})
    shared.check(EXAMPLES / "faulty-2023.txt", EXAMPLES / "clean-2023.docx")
    for frame in (shared.page.main_frame, shared.page.frames[-1]):
        over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert frame.evaluate(over) <= 0
    shared.page.set_viewport_size({"width": 1280, "height": 900})


def test_another_package_is_refused(tmp_path: Path) -> None:
    """Its checksum is not the one that the build expects."""
    other = tmp_path / "pyodide.tgz"
    other.write_bytes(b"x")
    with pytest.raises(GovlintError, match="this is not pyodide"):
        build_page(other)


def test_another_wheel_is_refused(folder: Path, tmp_path: Path) -> None:
    """The same for the library that reads PDF files."""
    other = tmp_path / "pypdfium2.whl"
    other.write_bytes(b"x")
    with pytest.raises(GovlintError, match="this is not pypdfium2"):
        build_page(next(folder.glob("pyodide-*.tgz")), pdf=True, wheel=other)


def test_the_page_is_small_enough_and_the_same_each_time(folder: Path, tmp_path: Path) -> None:
    """At most 12 MB, and no byte depends on the day or the place of the build."""
    package = next(folder.glob("pyodide-*.tgz"))
    first = (folder / "govlint.html").read_bytes()
    assert len(first) <= 12_000_000
    assert build_page(package).encode() == first
    assert str(tmp_path).encode() not in first


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pictures_of_the_documentation(
    browser: Browser, folder: Path, tmp_path: Path, lang: str
) -> None:
    """The pictures of the clerk's page are there; ``GOVLINT_PICTURES=1`` takes them anew."""
    name = {"zh": "年报.docx", "en": "report.docx"}[lang]
    with (
        zipfile.ZipFile(EXAMPLES / "clean-2023.docx") as old,
        zipfile.ZipFile(tmp_path / name, "w") as new,
    ):
        for part in old.namelist():
            content = old.read(part)
            content = content.replace("部分公开3件".encode(), "部分公开5件".encode())
            new.writestr(part, content.replace("五个工作日".encode(), "５个工作日".encode()))
    sheet = Sheet(
        browser,
        (folder / "govlint.html").as_uri(),
        viewport={"width": 1280, "height": 760},
        offline=True,
    ).ready()
    if lang == "en":
        sheet.page.click("#lang")
    pictures = ROOT / "docs" / lang / "pictures"
    taken = {"page-start.png": sheet.page.screenshot()}
    sheet.page.set_viewport_size({"width": 1280, "height": 1420})
    sheet.check(tmp_path / name)
    sheet.page.wait_for_timeout(500)
    taken["page-result.png"] = sheet.page.screenshot()
    for picture, content in taken.items():
        if os.environ.get("GOVLINT_PICTURES"):
            (pictures / picture).write_bytes(content)
        assert (pictures / picture).read_bytes()[:8] == content[:8]
    sheet.page.context.close()
