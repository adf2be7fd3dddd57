"""Drives the live figures in a browser, and prints each that shows something else than it should.

    live.py BROWSER SITE FOLDER    after Scripts/site SITE and `explorer expect MODEL >FOLDER/expected`
"""

import base64
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FIGURES = ["two-maps", "sliders", "kl", "draw", "train", "estimators"]
SCRIPTS = ["explorer.js", "live.js"] + [f"live/{name}.js" for name in FIGURES]
# The figures alone; a page of the site has them where its text asks their questions.
PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Live figures</title><base href="SITE/">'
    '<style>:root { --ink: #000000; }</style>'
    + "".join(f'<script defer src="{script}"></script>' for script in SCRIPTS)
    + "<h1>Live figures</h1>"
    + "".join(f'<div class="live" data-live="{name}"><figure>{name}</figure></div>' for name in FIGURES)
)
ALIVE = "[...document.querySelectorAll('.live')].every((figure) => figure.dataset.state === 'live')"
INK = """(canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data
    .reduce((sum, byte, index) => sum + (index % 4 === 3 ? byte : 0), 0)"""
# When the page's load event came, and when the first decoded image stood on it.
CLOCK = """
    addEventListener('load', () => { globalThis.loaded = performance.now(); });
    const { putImageData } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.putImageData = function (...picture) {
        globalThis.decoded ??= performance.now();
        putImageData.apply(this, picture);
    };
"""
ASK = """async ([library, question]) => {
    const { expectations, shown } = await import(library);
    const explorer = await Explorer.start();
    const [vae, ...maps] = await Promise.all(['vae', 'map-autoencoder', 'map-vae'].map(explorer.model));
    return question === 'bits' ? expectations(explorer, vae) : shown(explorer, { vae, maps });
}"""

flaws = []


def compare(what, found, expected):
    print(f"  {what}: {found if len(str(found)) < 60 else 'as computed'}")
    if found != expected:
        flaws.append(f"{what}: expected {expected}, found {found}")


def drag(page, place, *path):
    """Presses the mouse at the first of some points, each in parts of the place's width and height."""
    box = place.bounding_box()
    points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in path]
    page.mouse.move(*points[0])
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*point, steps=5)
    page.mouse.up()


def press(page, place, *keys):
    place.focus()
    for key in keys:
        page.keyboard.press(key)


def drive_maps(page, figure, shown):
    chart = figure.locator("svg.live-map").nth(1)
    at = figure.locator("output")
    before = at.text_content()
    drag(page, chart, (0.5, 0.5), (0.3, 0.7))
    dragged = at.text_content()
    compare("two-maps: the mouse moves the code", dragged != before, True)
    press(page, chart, "ArrowLeft", "ArrowUp")
    compare("two-maps: so do keys", at.text_content() != dragged, True)
    canvases = figure.locator("canvas")
    draws = [canvases.nth(index).evaluate(INK) for index in (1, 3)]
    compare("two-maps: the greys of 20 draws", draws, shown["draws"])
    figure.get_by_role("button").first.press("Enter")
    page.wait_for_timeout(300)
    compare("two-maps: 20 others", canvases.nth(3).evaluate(INK) != draws[1], True)


def drive_sliders(page, figure, shown):
    labels = figure.locator(".live-slider span").all_text_contents()
    compare("sliders: the shares of the KL", labels[1:], shown["shares"])
    sliders = figure.locator("input[type=range]")
    press(page, sliders.first, "End")
    numbers = figure.locator("output")
    compare("sliders: the code of the digit at the end", numbers.all_text_contents()[1:], shown["code"])
    picture = figure.locator("canvas").last
    page.wait_for_timeout(300)
    before = picture.evaluate(INK)
    press(page, sliders.nth(1), *["ArrowRight"] * 20)
    page.wait_for_timeout(300)
    compare("sliders: a latent changes the picture", picture.evaluate(INK) != before, True)


def drive_kl(page, figure, shown):
    bells = figure.locator("svg").first
    press(page, bells, *["ArrowLeft"] * 3, *["ArrowUp"] * 2)
    compare("kl: μ and σ by keys", figure.locator("output").all_text_contents(), ["0.70", "0.59"])
    page.wait_for_function("document.querySelectorAll('[data-live=kl] dd')[3].textContent === '100,000'")
    closed, drawn, error = [float(text.split()[0]) for text in figure.locator("dd").all_text_contents()[:3]]
    # ½ (μ² + σ² − log σ² − 1) by hand.
    compare("kl: closed form", closed, 0.4482)
    compare("kl: the draws agree within four standard errors", abs(drawn - closed) < 4 * error, True)
    drag(page, bells, (0.7, 0.6), (0.5, 0.6))
    compare("kl: the mouse moves μ", figure.locator("output").first.text_content(), "0.00")


def drive_drawing(page, figure, shown):
    numbers = figure.locator("dd")
    compare("draw: both terms and their sum", numbers.all_text_contents(), shown["terms"])
    clear = figure.get_by_role("button", name="Clear")
    clear.click()
    paper = figure.locator(".live-paper")
    press(page, paper, " ", *["ArrowDown"] * 14, " ")
    page.wait_for_timeout(500)
    by_keys = numbers.all_text_contents()
    compare("draw: keys draw", by_keys != shown["terms"], True)
    clear.click()
    drag(page, paper, (0.3, 0.2), (0.6, 0.2), (0.6, 0.4), (0.4, 0.45), (0.6, 0.5), (0.6, 0.75), (0.3, 0.8))
    page.wait_for_timeout(500)
    compare("draw: the mouse draws", numbers.all_text_contents() != by_keys, True)


def drive_training(page, figure, shown):
    numbers = figure.locator("dd")
    step = figure.get_by_role("button", name="One step")
    def walk(index):
        step.press("Enter") if index % 2 else step.click()
        page.wait_for_function(f"document.querySelector('[data-live=train] dd').textContent === '{index} of 790'")

    for index in range(1, 21):
        walk(index)
    compare("train: the loss of step 20", numbers.nth(1).text_content(), shown["loss"])
    beta, noise = [figure.locator("input[type=range]").nth(index) for index in range(2)]
    press(page, beta, *["ArrowRight"] * 4)
    press(page, noise, "Home")
    walk(21)
    compare("train: the loss at β = 2 without noise", numbers.nth(1).text_content(), shown["silentLoss"])
    codes = figure.locator(".live-map")
    compare("train: the map of two latents", codes.is_visible(), True)
    figure.locator("select").select_option("book")
    page.wait_for_function("document.querySelector('[data-live=train] dd').textContent === '0 of 790'")
    compare("train: no map of twenty", codes.is_visible(), False)


def drive_estimators(page, figure, shown):
    press(page, figure.locator("input[type=range]").nth(1), *["ArrowRight"] * 14)
    compare("estimators: a baseline by keys", figure.locator("output").all_text_contents(), ["2.0", "7.0"])
    page.wait_for_function("document.querySelectorAll('[data-live=estimators] dd')[2].textContent === '20,000'")
    numbers = [float(text.replace(",", "")) for text in figure.locator("dd").all_text_contents()]
    # 2θ; 4, and a² + 6 a + 8 θ² + 15 with a = θ² − b: six standard errors each way, at most.
    for what, found, expected, reach in [
        ("mean through z", numbers[0], 4, 0.09), ("mean by the score", numbers[3], 4, 0.27),
        ("variance through z", numbers[1], 4, 0.3), ("variance by the score", numbers[4], 38, 8),
    ]:
        compare(f"estimators: {what}", abs(found - expected) < reach, True)


DRIVES = [drive_maps, drive_sliders, drive_kl, drive_drawing, drive_training, drive_estimators]


def check_off(browser, address, missing):
    """Without WebAssembly or Workers the still figure stays, and a line says why."""
    page = browser.new_page()
    page.add_init_script(f"delete globalThis.{missing}")
    page.goto(address)
    page.wait_for_function("document.querySelector('.live').dataset.state === 'still'")
    compare(f"without {missing}: the still figure", page.locator("figure").first.is_visible(), True)
    compare("and a line", missing in page.locator(".live-status").first.text_content(), True)
    page.close()


def main(program, site, folder):
    folder = Path(folder).resolve()
    address = (folder / "live.html").as_uri()
    (folder / "live.html").write_text(PAGE.replace("SITE", Path(site).resolve().as_uri()))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        # On a busy machine frames come slowly, and the races wait for them.
        page.set_default_timeout(120_000)
        page.on("console", lambda line: line.type == "error" and flaws.append(f"console: {line.text}"))
        page.on("pageerror", lambda error: flaws.append(f"script: {error}"))
        page.on("requestfailed", lambda request: flaws.append(f"failed: {request.url}"))
        page.add_init_script(CLOCK)
        page.goto(address)
        page.wait_for_function("globalThis.decoded && globalThis.loaded")
        print(f"  the first decode: {page.evaluate('decoded - loaded'):.0f} ms after the load event")
        for name in FIGURES:
            page.locator(f"[data-live={name}]").scroll_into_view_if_needed()
        page.wait_for_function(ALIVE)
        source = (Path(__file__).parent / "expectations.mjs").read_bytes()
        library = "data:text/javascript;base64," + base64.b64encode(source).decode()
        bits = page.evaluate(ASK, [library, "bits"])
        compare("bits", bits, (folder / "expected").read_text().splitlines())
        shown = page.evaluate(ASK, [library, "shown"])
        for name, drive in zip(FIGURES, DRIVES):
            figure = page.locator(f"[data-live={name}]")
            figure.scroll_into_view_if_needed()
            drive(page, figure, shown)
        for missing in ["WebAssembly", "Worker"]:
            check_off(browser, address, missing)
        browser.close()
    for flaw in flaws:
        print(f"check-live: {flaw}", file=sys.stderr)
    return 1 if flaws else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
