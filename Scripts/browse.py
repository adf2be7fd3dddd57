"""Reads the site as a browser does, and prints each flaw with its page; Scripts/check-site calls it.

    browse.py BROWSER FOLDER
"""

import gzip
import sys
import threading
import time
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

WIDTHS = [360, 768, 1440]
AXE = {
    "resultTypes": ["violations"],
    # It would ask for the style sheet again, which no page may that is a file.
    "preload": False,
    # Tables of Markdown have a head, empty or not.
    "rules": {"empty-table-header": {"enabled": False}},
}
# What a web server sends, which compresses text.
FRONT_LIMIT, CHAPTER_LIMIT = 200_000, 2_000_000

CODE_PAGE = "A-tensors.html"

# What DocC documents, in the folder api of the site.
DOCUMENTATION = "api"
MODULES = sorted(path.stem for path in (Path(__file__).parent.parent / "Sources").glob("*/*.docc"))

LINKS = "[...document.querySelectorAll('a[href]')].map((link) => link.href)"
IDS = "[...document.querySelectorAll('[id]')].map((place) => place.id)"
FILES = """[...document.querySelectorAll('img, script[src], link[rel=stylesheet]')]
    .map((place) => place.src || place.href).filter((url) => url.startsWith('file:'))"""
OPEN = "document.querySelectorAll('main details').forEach((details) => { details.open = true; })"
UNLOADED = """async () => {
    const pictures = [...document.images];
    pictures.forEach((picture) => { picture.loading = 'eager'; });
    await Promise.allSettled(pictures.map((picture) => picture.decode()));
    return pictures.filter((picture) => picture.naturalWidth === 0).map((picture) => picture.src);
}"""
TEXT = """(() => {
    const text = document.querySelector('main').cloneNode(true);
    text.querySelectorAll('.anchor, form').forEach((place) => place.remove());
    return text.textContent.replace(/\\s+/g, ' ');
})()"""
DUMB = """[...document.querySelectorAll('.value, .term')]
    .filter((place) => cardLines(place).length < 2).map((place) => place.textContent)"""


class Reader:
    """One browser, the pages it is to read, and the flaws that it finds."""

    def __init__(self, browser, folder, address):
        self.browser = browser
        self.folder = folder
        # Where a server shows the folder.
        self.address = address
        # DocC's need a server, and how they look is its renderer's: whether they scroll sideways, and their contrast.
        self.pages = sorted(set(folder.rglob("*.html")) - set((folder / DOCUMENTATION).rglob("*")))
        # Those that readers leaf through; the others show files.
        self.leaves = sorted(folder.glob("*.html"))
        self.flaws = []
        self.ids = {}
        self.links = {}

    def note(self, page, flaw):
        name = page.relative_to(self.folder) if isinstance(page, Path) else page
        # A page is opened more than once.
        if f"{name}: {flaw}" not in self.flaws:
            self.flaws.append(f"{name}: {flaw}")

    @contextmanager
    def open(self, path, address=None, **options):
        """A page in a context of its own, whose complaints are noted; the context ends with the block."""
        page = self.browser.new_context(**options).new_page()
        page.on("console", lambda line: line.type == "error" and self.note(path, f"console: {line.text}"))
        page.on("pageerror", lambda error: self.note(path, f"script: {error}"))
        page.on("requestfailed", lambda request: self.check_failure(path, request))
        page.on("response", lambda answer: answer.status >= 400 and self.note(path, f"{answer.status}: {answer.url}"))
        page.on("request", lambda request: self.check_request(path, request.url))
        try:
            page.goto(address or path.as_uri())
            yield page
        finally:
            page.context.close()

    def check_failure(self, path, request):
        # A page of DocC's that leads on to another at once leaves what it had asked for.
        leads_on = self.folder / DOCUMENTATION in path.parents
        if not (leads_on and request.failure == "net::ERR_ABORTED"):
            self.note(path, f"failed: {request.url}")

    def check_request(self, path, url):
        if not url.startswith((self.folder.as_uri() + "/", self.address, "data:", "blob:")):
            self.note(path, f"asks elsewhere: {url}")

    # Every page

    def read(self, path):
        with self.open(path, viewport={"width": WIDTHS[0], "height": 800}) as page:
            ids = page.evaluate(IDS)
            self.ids[path], self.links[path] = set(ids), set(page.evaluate(LINKS))
            for name in {name for name in ids if ids.count(name) > 1}:
                self.note(path, f"two places are called #{name}")
            for url in page.evaluate(UNLOADED):
                self.note(path, f"no picture: {url}")
            page.evaluate(OPEN)
            # A page that shows a file has lines of code, which scroll in themselves.
            for width in WIDTHS if path in self.leaves else WIDTHS[:1]:
                page.set_viewport_size({"width": width, "height": 800})
                wide = page.evaluate("document.documentElement.scrollWidth")
                if wide > width:
                    self.note(path, f"scrolls sideways at {width} px: {wide} px wide")
            if path in self.leaves:
                for words in page.evaluate(DUMB):
                    self.note(path, f"the card of “{words}” says nothing")
                self.check_size(path, page.evaluate(FILES))
                self.check_without_scripts(path, page.evaluate(TEXT))

    def check_size(self, path, urls):
        files = {path} | {Path(unquote(url.removeprefix("file://"))) for url in urls}
        size = sum(len(gzip.compress(file.read_bytes())) for file in files if file.exists())
        limit = FRONT_LIMIT if path.name == "index.html" else CHAPTER_LIMIT
        if size > limit:
            self.note(path, f"{size:,} bytes, compressed; at most {limit:,}")

    def check_without_scripts(self, path, text):
        with self.open(path, java_script_enabled=False) as page:
            if page.evaluate(TEXT) != text:
                self.note(path, "its text is another without scripts")
            if page.evaluate("document.querySelector('search').checkVisibility()"):
                self.note(path, "offers a search that needs scripts, without them")

    def check_links(self):
        for path, urls in self.links.items():
            for url in sorted(urls):
                if not url.startswith("file://"):
                    continue
                file, _, anchor = unquote(url.removeprefix("file://")).partition("#")
                if not Path(file).is_file():
                    self.note(path, f"dead link: {url}")
                elif anchor and anchor not in self.ids.get(Path(file), {anchor}):
                    self.note(path, f"dead anchor: {url}")

    def check_access(self, path):
        # The colours of code are the same on all pages, and it has thousands of words.
        context = None if path.name == CODE_PAGE else {"exclude": [["pre"]]}
        for scheme, rules in [("light", {}), ("dark", {"runOnly": ["color-contrast"]})]:
            with self.open(path, color_scheme=scheme, viewport={"width": 1440, "height": 900}) as page:
                page.evaluate(OPEN)
                for violation in Axe().run(page, context, AXE | rules).response["violations"]:
                    places = violation["nodes"]
                    self.note(
                        path, f"axe, {scheme}: {violation['id']} at {places[0]['target']} and {len(places) - 1} others")

    # What readers do

    def check_search(self):
        path = self.folder / "index.html"
        with self.open(path) as page:
            page.keyboard.press("/")
            page.keyboard.type("reparameterization")
            page.wait_for_selector(".results li", timeout=5000)
            if "4-reparameterization.html" not in page.locator(".results a").first.get_attribute("href"):
                self.note(path, "search does not find chapter 4 first")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
            page.wait_for_url("**/4-reparameterization.html#*", timeout=5000)
            page.keyboard.press("/")
            page.keyboard.type("no such word anywhere")
            page.wait_for_selector(".results:not([hidden])", timeout=5000)
            if page.locator(".results li").count():
                self.note(path, "search finds what is not there")

    def check_filter(self):
        path = self.folder / "claims.html"
        with self.open(path) as page:
            rows = page.locator("#claims tbody tr")
            total = rows.count()
            page.get_by_label("Chapter").select_option("5")
            expected = page.locator("#claims tbody tr[data-chapter='5']").count()
            if not 0 < page.locator("#claims tbody tr:visible").count() == expected < total:
                self.note(path, "the filter does not leave the claims of chapter 5")
            page.get_by_label("Words").fill("no such word anywhere")
            if page.locator("#claims tbody tr:visible").count():
                self.note(path, "the filter leaves claims without the words")

    def check_cards(self):
        path = self.folder / "1-autoencoder.html"
        with self.open(path) as page:
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            for _ in range(20):
                page.keyboard.press("Tab")
                if page.evaluate("document.activeElement.matches('main .value')"):
                    break
            if not page.locator("#card").is_visible():
                self.note(path, "no card for a value that has the keyboard's focus")
            page.keyboard.press("Escape")
            if page.locator("#card").is_visible():
                self.note(path, "Escape does not hide a card")

    def check_contents(self):
        path = self.folder / "1-autoencoder.html"
        with self.open(path, viewport={"width": 1440, "height": 900}) as page:
            for place in ["train-it", "codes-have-no-scale"]:
                page.evaluate(f"document.getElementById('{place}').scrollIntoView()")
                page.wait_for_timeout(200)
                links = page.locator(".contents ul a[aria-current]")
                if [link.get_attribute("href") for link in links.all()] != [f"#{place}"]:
                    self.note(path, f"the contents do not follow the reader to #{place}")

    def check_documentation(self, module):
        page_of = f"{DOCUMENTATION}/documentation/{module.lower()}/index.html"
        overview = self.folder / page_of
        with self.open(overview, self.address + "index.html") as page:
            page.locator(f"main a[href='{page_of}']").click(timeout=5000)
            self.expect_heading(overview, page, module)
            page.wait_for_load_state("networkidle")
            page.locator("#app main a[href*='/documentation/']").first.click(timeout=5000)
            page.wait_for_url(f"**/{module.lower()}/*", timeout=5000)
            page.wait_for_load_state("networkidle")
            page.get_by_role("link", name="The Verified VAE").click(timeout=5000)
            self.expect_heading(overview, page, "The Verified VAE")
        # Where DocC's scripts load nothing or do not run, the overview's text is there.
        with self.open(overview) as page:
            self.expect_heading(overview, page, module)
        with self.open(overview, self.address + page_of, java_script_enabled=False) as page:
            self.expect_heading(overview, page, module)

    def expect_heading(self, path, page, heading):
        page.get_by_role("heading", name=heading, level=1, exact=True).wait_for(timeout=5000)


@contextmanager
def served(folder):
    """The address of a folder on a server of this machine, which has it in another folder, as a project's page has."""

    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=folder.parent)) as server:
        # A browser hangs up on what it no longer needs.
        server.handle_error = lambda *_: None
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{quote(folder.name)}/"
        server.shutdown()


def attempt(reader, name, check, *arguments):
    """A check that cannot be made to its end is a flaw too."""
    try:
        check(*arguments)
    except Exception as error:  # noqa: BLE001
        reader.note(name, f"{type(error).__name__}: {str(error).splitlines()[0]}")


def main(executable, folder):
    start = time.monotonic()
    with served(folder) as address, sync_playwright() as playwright:
        # As root there is no sandbox, and in a container little shared memory.
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-dev-shm-usage"])
        reader = Reader(browser, folder, address)
        for path in reader.pages:
            attempt(reader, path, reader.read, path)
        reader.check_links()
        for path in reader.leaves:
            attempt(reader, path, reader.check_access, path)
        for name, check in [
            ("search", reader.check_search), ("claims.html", reader.check_filter),
            ("cards", reader.check_cards), ("contents", reader.check_contents)]:
            attempt(reader, name, check)
        for module in MODULES:
            attempt(reader, f"documentation of {module}", reader.check_documentation, module)
        browser.close()
    for flaw in reader.flaws:
        print(flaw)
    seconds = time.monotonic() - start
    print(f"check-site: {len(reader.pages)} pages, {len(reader.flaws)} flaws, {seconds:.0f} s")
    return 1 if reader.flaws else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]).resolve()))
