"use strict";

// What the live figures share: how one comes alive, and what it is made of. A figure's own script says
// `Live.figure(NAME, MODELS, build)`, and `build(stage, explorer, stop, ...models)` fills the stage, and calls `stop(error)`
// if something goes wrong later.

globalThis.Live = (() => {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = document.currentScript.src.replace(/\.js$/, ".css");
  document.head.append(sheet);

  // MARK: Coming alive

  /// Builds the figure where the text has its still picture, when the reader comes near. The module is under way before
  /// the page is there, so that a figure in sight has not long to wait.
  function figure(name, models, build) {
    for (const place of document.querySelectorAll(`.live[data-live="${name}"]`)) {
      Explorer.start().catch(() => {});
      const observer = new IntersectionObserver(([entry]) => {
        if (!entry.isIntersecting) return;
        observer.disconnect();
        enliven(place, models, build);
      }, { rootMargin: "50%" });
      observer.observe(place);
    }
  }

  /// The still picture steps aside once the live one is there, and stays if that cannot be.
  async function enliven(place, models, build) {
    const still = [...place.childNodes];
    const status = element("p", { className: "live-status", role: "status" });
    const stage = element("div", { className: "live-stage" });
    const stop = (error) => {
      status.textContent = `This figure does not come alive: ${error.message.trim()}.`;
      place.dataset.state = "still";
    };
    place.prepend(status);
    status.textContent = "This figure is about to come alive.";
    try {
      // They come while the module starts.
      models.forEach((name) => Explorer.text(name).catch(() => {}));
      const explorer = await Explorer.start();
      await build(stage, explorer, stop, ...await Promise.all(models.map(explorer.model)));
      const picture = element("details", {}, element("summary", {}, "The still picture"), ...still);
      place.replaceChildren(status, stage, picture);
      status.textContent = "";
      place.dataset.state = "live";
    } catch (error) {
      stop(error);
    }
  }

  // MARK: Elements

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  const svgSpace = "http://www.w3.org/2000/svg";
  function drawn(name, attributes = {}, ...children) {
    const made = document.createElementNS(svgSpace, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /// A part of a figure, under its title.
  const part = (title, ...children) =>
    element("section", { className: "live-stack" }, element("p", { className: "live-title" }, title), ...children);

  /// A list of numbers by their names, and the places of the numbers.
  function readings(...names) {
    const places = names.map(() => element("dd"));
    const list = element("dl", {}, ...names.flatMap((name, index) => [element("dt", {}, name), places[index]]));
    return [list, ...places];
  }

  const button = (label, onclick) => element("button", { type: "button", onclick }, label);

  /// A labelled slider; `show` makes a text of its value.
  function slider(label, { min, max, step, value }, show, oninput) {
    const input = element("input", { type: "range", min, max, step });
    const output = element("output");
    const tell = (value) => {
      output.textContent = show(value);
      input.setAttribute("aria-valuetext", output.textContent);
    };
    input.oninput = () => {
      tell(input.valueAsNumber);
      oninput(input.valueAsNumber);
    };
    /// To what may lie between two steps.
    const set = (value) => {
      input.value = value;
      tell(value);
    };
    set(value);
    const row = element("label", { className: "live-slider" }, element("span", {}, label), input, output);
    Object.defineProperty(row, "value", { get: () => input.valueAsNumber });
    return Object.assign(row, { set });
  }

  // MARK: Images

  /// Images of 28 × 28 greys, side by side in rows: ink on paper, in the page's colours.
  function images(label, columns = 1, rows = 1) {
    const canvas = element("canvas", { width: 28 * columns, height: 28 * rows, className: "live-images" });
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", label);
    canvas.style.setProperty("--columns", columns);
    const picture = new ImageData(28 * columns, 28 * rows);
    let shown = [];
    const paint = () => {
      const [red, green, blue] = ink;
      picture.data.fill(0);
      for (let index = 0; index < shown.length; index++) {
        const place = Math.floor(index / 784);
        const row = 28 * Math.floor(place / columns) + Math.floor(index % 784 / 28);
        const byte = 4 * (28 * (columns * row + place % columns) + index % 28);
        picture.data[byte] = red;
        picture.data[byte + 1] = green;
        picture.data[byte + 2] = blue;
        picture.data[byte + 3] = Math.round(255 * shown[index]);
      }
      canvas.getContext("2d").putImageData(picture, 0, 0);
    };
    darkness.addEventListener("change", paint);
    return Object.assign(canvas, {
      show(pixels) {
        shown = pixels;
        paint();
      },
    });
  }

  const darkness = matchMedia("(prefers-color-scheme: dark)");
  /// Red, green and blue of the page's ink.
  let ink;
  function mixInk() {
    const hex = getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();
    ink = [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));
  }
  mixInk();
  darkness.addEventListener("change", mixInk);

  // MARK: Maps

  /// A square map of codes of two numbers, with a point that mouse, finger and arrow keys move, if anybody wants to
  /// know of it.
  function map(label, onmove) {
    const size = 200;
    let [centre, reach, at] = [[0, 0], 3.5, [0, 0]];
    const place = (z) => [
      size * (1 + (z[0] - centre[0]) / reach), size * (1 - (z[1] - centre[1]) / reach),
    ];
    const codes = drawn("g", { class: "live-codes" });
    const marks = drawn("g", { class: "live-marks" });
    const point = drawn("circle", { r: 9, class: "live-point" });
    const rings = [1, 2].map(() => drawn("circle", { class: "live-ring" }));
    const svg = drawn("svg", {
      viewBox: `-2 -2 ${2 * size + 4} ${2 * size + 4}`, class: "live-map", role: "img", "aria-label": label,
    }, drawn("rect", { width: 2 * size, height: 2 * size, class: "live-frame" }), codes, ...rings, marks);
    if (onmove) obey();
    function obey() {
      svg.append(point);
      svg.classList.add("live-handled");
      for (const [name, value] of [
        ["role", "application"], ["tabindex", 0], ["aria-label", `${label}. Arrow keys move the point.`],
      ]) svg.setAttribute(name, value);
      handle(svg, follow, (direction, event) => {
        const length = reach * (event.shiftKey ? 0.2 : 0.04);
        onmove(direction.map((part) => part * length), true);
      });
    }

    const within = (part) => Math.max(0, Math.min(2 * size, part));

    /// Puts the point at a code, or at the edge if that is beyond it.
    function set(z) {
      at = z;
      const [x, y] = place(z).map(within);
      point.setAttribute("cx", x);
      point.setAttribute("cy", y);
    }
    function follow(at) {
      const [x, y] = at.map((part) => within(2 * size * part) / size - 1);
      onmove([centre[0] + reach * x, centre[1] - reach * y]);
    }
    /// Shows the square of so much each way from a centre, and two circles about the origin.
    function look(newCentre, newReach) {
      [centre, reach] = [newCentre, newReach];
      const [cx, cy] = place([0, 0]);
      rings.forEach((ring, index) => {
        for (const [name, value] of [["cx", cx], ["cy", cy], ["r", size * (index + 1) / reach]]) {
          ring.setAttribute(name, value);
        }
      });
      set(at);
    }
    look(centre, reach);

    return Object.assign(svg, {
      set, look,
      /// Dots at codes, coloured by class.
      showCodes(z, labels) {
        // A path for each class, of lines without a length: many dots are soon drawn so.
        const lines = new Array(10).fill("");
        pairs(z).forEach((pair, index) => {
          const [x, y] = place(pair);
          lines[labels[index]] += `M${x.toFixed(1)} ${y.toFixed(1)}h0`;
        });
        codes.replaceChildren(...lines.map((d, label) => drawn("path", { d, class: `class-${label}` })));
      },
      /// Crosses at codes.
      showMarks(z) {
        marks.replaceChildren(...pairs(z).map((pair) => {
          const [x, y] = place(pair);
          return drawn("path", { d: `M${x - 4} ${y - 4}l8 8m0 -8l-8 8` });
        }));
      },
      /// An ellipse of one σ about μ.
      showEllipse(mean, sigma) {
        const [cx, cy] = place(mean);
        const [rx, ry] = sigma.map((length) => size * length / reach);
        marks.replaceChildren(drawn("ellipse", { cx, cy, rx, ry }));
      },
    });
  }

  /// The centre and the reach of a square that has most codes in it, and most of N(0, I).
  function view(codes) {
    const ranges = [0, 1].map((axis) => {
      const parts = pairs(codes).map((pair) => pair[axis]).sort((a, b) => a - b);
      const edge = Math.floor(0.01 * parts.length);
      return [Math.min(-2.5, parts[edge]), Math.max(2.5, parts[parts.length - 1 - edge])];
    });
    return [
      ranges.map(([low, high]) => (low + high) / 2),
      1.03 * Math.max(...ranges.map(([low, high]) => (high - low) / 2)),
    ];
  }

  // MARK: Hands

  /// Lets a place be handled: `follow` is told where mouse or finger drag, in parts of the place's width and height, and
  /// `begin` where they press; `step` gets the direction of an arrow key.
  function handle(place, follow, step, begin = follow) {
    const at = (event) => {
      const box = place.getBoundingClientRect();
      return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    };
    place.onpointerdown = (event) => {
      place.setPointerCapture(event.pointerId);
      begin(at(event));
    };
    place.onpointermove = (event) => { if (event.buttons) follow(at(event)); };
    place.addEventListener("keydown", (event) => {
      const direction = directions[event.key];
      if (!direction) return;
      event.preventDefault();
      step(direction, event);
    });
  }

  const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

  const pairs = (z) => Array.from({ length: z.length / 2 }, (_, index) => [z[2 * index], z[2 * index + 1]]);

  /// Which colour is which class.
  function legend() {
    const classes = Array.from({ length: 10 }, (_, label) =>
      element("li", { className: `class-${label}` }, `${label}`));
    return element("ul", { className: "live-legend", ariaLabel: "Colours of the classes" }, ...classes);
  }

  // MARK: Time

  /// A function that does the newest of the tasks that come while it is busy, and drops the others.
  function latest(task, stop) {
    let [busy, next] = [false, null];
    return async function run(...values) {
      next = values;
      if (busy) return;
      busy = true;
      try {
        while (next) {
          const values = next;
          next = null;
          await task(...values);
        }
      } catch (error) {
        stop(error);
      }
      busy = false;
    };
  }

  const isStill = matchMedia("(prefers-reduced-motion: reduce)");
  const frame = () => new Promise(requestAnimationFrame);

  /// A function that draws `atATime` by `atATime` until there are `most`, or it is called anew: `begin` gives how to
  /// `take` the next ones and to `show` all, each time, or at the end alone where the reader wants no motion.
  function race(most, atATime, begin, stop) {
    let course = 0;
    async function run() {
      const own = ++course;
      const { take, show } = await begin();
      for (let count = atATime; count <= most && own === course; count += atATime) {
        await take(count);
        if (own === course && (count === most || !isStill.matches)) {
          show(count);
          await frame();
        }
      }
    }
    return () => run().catch(stop);
  }

  /// As the book writes numbers.
  const fixed = (number, digits) => number.toFixed(digits).replace("-", "−");

  /// Digits that the chapters hold out: with the same seed, the same ones.
  async function heldOut(explorer, count) {
    const random = await explorer.random(1);
    await explorer.skipPen(10_000, random);
    const digits = await explorer.pen(2_000, random);
    const [x, labels] = [await explorer.images(digits, 0, count), await explorer.labels(digits)];
    await explorer.release(digits);
    await explorer.release(random);
    return { x, labels: labels.slice(0, count) };
  }

  return {
    figure, element, drawn, part, readings, button, slider, images, map, view, legend, handle, latest, race, fixed, heldOut,
  };
})();
