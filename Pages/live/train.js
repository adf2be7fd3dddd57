"use strict";

// A VAE trained here: its loss, and what it makes of its codes, step by step. The standard run is chapter 5's own, and
// ends in the same bits.

Live.figure("train", [], async (stage, explorer, stop) => {
  const { element, drawn, part, readings, button, slider, images, map, legend, fixed, heldOut } = Live;
  const [digitCount, batch, epochs, side] = [10_000, 128, 10, 12];
  const stepsAnEpoch = Math.ceil(digitCount / batch);
  const steps = epochs * stepsAnEpoch;
  const sizes = { small: [2, 64], book: [20, 200] };
  const { x, labels } = await heldOut(explorer, 2_000);
  const shownCount = 500;
  const grid = quantileGrid(side);

  // MARK: The run

  /// What is under way: one task after the other, so that none finds a model that another has let go of.
  let tasks = Promise.resolve();
  const then = (task) => (tasks = tasks.then(task).catch(stop));
  let [run, isGoing] = [null, false];

  /// All anew, as chapter 5 begins.
  async function begin() {
    for (const number of run?.kept ?? []) await explorer.release(number);
    tell(`The pen draws ${digitCount.toLocaleString("en")} digits.`);
    const [pen, random] = [await explorer.random(seed.valueAsNumber), await explorer.random(seed.valueAsNumber)];
    const digits = await explorer.pen(digitCount, pen);
    const [latents, hidden] = sizes[size.value];
    const model = await explorer.vae(latents, hidden, random);
    const codes = latents === 2 ? grid : await explorer.normal(side * side, latents, pen);
    const isStandard = size.value === "book" && seed.value === "1";
    run = { digits, random, model, latents, codes, kept: [pen, random, digits, model], isStandard, losses: [] };
    heldOutLoss.textContent = "";
    tell("");
    await show();
  }

  /// Some steps, or all that are left, until somebody stops them.
  async function train(most = steps) {
    for (let step = 0; isGoing && step < most && run.losses.length < steps; step++) {
      const terms = { beta: beta.value, noiseScale: noiseScale.value };
      run.isStandard &&= terms.beta === 1 && terms.noiseScale === 1;
      const [loss] = await explorer.train(run.model, run.digits, run.random, 1, 3e-3, terms);
      run.losses.push(loss);
      tellStep(loss);
      if (run.losses.length % stepsAnEpoch === 0) await endEpoch();
      if (step + 1 < most && run.losses.length % 10 === 0) await show();
    }
    isGoing = false;
    await show();
    if (run.losses.length === steps) await judge();
  }

  /// What the chapter prints after each epoch: the mean −ELBO of its held-out digits, at a code of each.
  async function endEpoch() {
    const noise = await explorer.normal(labels.length, run.latents, run.random);
    const [reconstruction, kl] = await explorer.terms(run.model, x, noise);
    const total = reconstruction.reduce((sum, nats, digit) => sum + nats + kl[digit], 0);
    heldOutLoss.textContent = fixed(total / labels.length, 1);
  }

  /// Whether this is the loss that the text has, and whether these are the weights that the chapter's own run saved.
  async function judge() {
    if (!run.isStandard) return tell("The end: ten epochs.");
    const text = [...document.querySelectorAll(".value")].find(({ dataset }) => dataset.card?.startsWith("heldOutLoss\n"));
    const said = text ? `, and the text says ${text.textContent}` : "";
    const { model } = await explorer.model("vae");
    const [theirs, ours] = [await explorer.parameters(model), await explorer.parameters(run.model)];
    await explorer.release(model);
    const same = ours.reduce((count, weight, index) => count + (weight === theirs[index]), 0);
    const [count, all] = [same, ours.length].map((number) => number.toLocaleString("en"));
    tell(`The end of the book's own run. Held-out digits cost ${heldOutLoss.textContent} nats${said}. `
      + `${count} of ${all} weights are those that chapter 5 has, to the last bit.`);
  }

  // MARK: What is shown

  const [width, height, top] = [480, 220, 600];
  const curve = drawn("path", { class: "live-curve" });
  const tick = (x, y, anchor, text) => drawn("text", { x, y, class: "live-tick", style: `text-anchor: ${anchor}` }, text);
  const plot = drawn("svg", {
    viewBox: `-36 -6 ${width + 46} ${height + 28}`, class: "live-plot", role: "img", "aria-label": "The loss of each step",
  }, drawn("path", { d: `M0 0V${height}H${width}`, class: "live-axis" }),
  ...[0, 200, 400, 600].map((nats) => tick(-6, height * (1 - nats / top) + 4, "end", `${nats}`)),
  ...[2, 4, 6, 8, 10].map((epoch) => tick(width * epoch / epochs, height + 16, "middle", `${epoch}`)), curve);
  const drawings = images("What the decoder draws of a grid of codes", side, side);
  const chart = map(`The codes of ${shownCount} held-out digits`);
  const [numbers, stepNumber, stepLoss, heldOutLoss] = readings("step", "loss", "held out, −ELBO");
  const verdict = element("p", { className: "wide" });
  verdict.setAttribute("role", "status");
  const tell = (text) => { verdict.textContent = text; };

  function tellStep(loss) {
    stepNumber.textContent = `${run.losses.length} of ${steps}`;
    stepLoss.textContent = fixed(loss, 1);
    const points = run.losses.map((loss, step) =>
      `${(width * (step + 1) / steps).toFixed(1)} ${(height * (1 - Math.min(loss, top) / top)).toFixed(1)}`);
    curve.setAttribute("d", `M${points.join("L")}`);
  }

  async function show() {
    if (run.losses.length === 0) {
      stepNumber.textContent = `0 of ${steps}`;
      stepLoss.textContent = "";
      curve.removeAttribute("d");
    }
    go.textContent = isGoing ? "Pause" : "Train";
    mapPart.hidden = run.latents !== 2;
    drawings.show(await explorer.decode(run.model, run.codes, side * side));
    if (mapPart.hidden) return;
    const [codes] = await explorer.encode(run.model, x.subarray(0, 784 * shownCount));
    chart.showCodes(codes, labels);
  }

  // MARK: The controls

  const anew = () => {
    isGoing = false;
    then(begin);
  };
  const start = (most) => {
    if (isGoing) return;
    isGoing = true;
    go.textContent = "Pause";
    then(() => train(most));
  };
  const size = element("select", { onchange: anew },
    element("option", { value: "small" }, "784-64-2, to look at"),
    element("option", { value: "book" }, "784-200-20, the book's own run"));
  const seed = element("input", { type: "number", min: 0, max: 4_294_967_295, value: 1, onchange: anew });
  const beta = slider("β", { min: 0, max: 8, step: 0.25, value: 1 }, (value) => fixed(value, 2), () => {});
  const noiseScale = slider("noise × ε", { min: 0, max: 2, step: 0.1, value: 1 }, (value) => fixed(value, 1), () => {});
  const go = button("Train", () => { isGoing ? (isGoing = false) : start(); });
  const mapPart = part("Their codes", chart, legend());
  stage.append(
    element("div", { className: "live-bar wide" }, element("label", {}, "model ", size), element("label", {}, "seed ", seed),
      go, button("One step", () => start(1)), button("From the start", anew)),
    verdict,
    part("−log p(x|z) + β KL, nats, by the epoch", plot, beta, noiseScale, numbers),
    part("A grid of codes, decoded", drawings), mapPart);
  await then(begin);
});

/// Codes at the quantiles of N(0, I), from the upper left to the lower right: each as likely as the next.
function quantileGrid(side) {
  const quantiles = Array.from({ length: side }, (_, index) => normalQuantile((index + 0.5) / side));
  return Float32Array.from([...quantiles].reverse().flatMap((y) => quantiles.flatMap((x) => [x, y])));
}

/// By halving: the number below which N(0, 1) lies with probability p.
function normalQuantile(p) {
  let [low, high] = [-6, 6];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < p) low = middle; else high = middle;
  }
  return low;
}

/// The probability of N(0, 1) below x, by Simpson's rule.
function normalShare(x) {
  const [parts, density] = [200, (t) => Math.exp(-0.5 * t * t) / Math.sqrt(2 * Math.PI)];
  const step = x / parts;
  const sum = Array.from({ length: parts + 1 }, (_, index) =>
    (index === 0 || index === parts ? 1 : index % 2 ? 4 : 2) * density(index * step)).reduce((a, b) => a + b);
  return 0.5 + step / 3 * sum;
}
