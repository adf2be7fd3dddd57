"use strict";

// KL(N(μ, σ²) ‖ N(0, 1)), in closed form and from draws, for a bell that one drags.

Live.figure("kl", [], async (stage, explorer, stop) => {
  const { element, drawn, part, readings, slider, handle, race, fixed } = Live;
  const [most, atATime] = [100_000, 500];
  let [mean, deviation] = [1, 0.7];

  // MARK: The bells

  const [width, height] = [480, 220];
  const across = (x) => width * (x + 4) / 8;
  const up = (density) => height * (1 - density / 1.25);
  const bell = (mean, deviation) => (x) =>
    Math.exp(-0.5 * ((x - mean) / deviation) ** 2) / (deviation * Math.sqrt(2 * Math.PI));
  const curve = (density) => {
    const xs = Array.from({ length: 241 }, (_, index) => index / 30 - 4);
    return "M" + xs.map((x) => `${across(x).toFixed(1)} ${Math.max(-9, up(density(x))).toFixed(1)}`).join("L");
  };
  const prior = drawn("path", { d: curve(bell(0, 1)), class: "live-prior" });
  const posterior = drawn("path", { class: "live-curve" });
  const top = drawn("circle", { r: 9, class: "live-point" });
  const ticks = [-4, -2, 0, 2, 4].map((x) =>
    drawn("text", { x: across(x), y: height + 16, class: "live-tick" }, fixed(x, 0)));
  const bells = drawn("svg", {
    viewBox: `-10 -6 ${width + 20} ${height + 28}`, class: "live-plot live-handled", tabindex: 0, role: "application",
    "aria-label": "The bell N(μ, σ²) beside N(0, 1). Left and right move it, up and down make it narrow and wide.",
  }, drawn("path", { d: `M0 ${height}H${width}`, class: "live-axis" }), ...ticks, prior, posterior, top);

  const limited = (number, low, high) => Math.max(low, Math.min(high, number));
  function set(newMean, newDeviation) {
    [mean, deviation] = [limited(newMean, -3, 3), limited(newDeviation, 0.32, 3)];
    posterior.setAttribute("d", curve(bell(mean, deviation)));
    top.setAttribute("cx", across(mean));
    top.setAttribute("cy", up(bell(mean, deviation)(mean)));
    means.set(mean);
    deviations.set(Math.log2(deviation));
    change();
  }
  function follow(at) {
    const [x, y] = [(width + 20) * at[0] - 10, (height + 28) * at[1] - 6];
    const peak = Math.max(0.01, 1.25 * (1 - y / height));
    set(8 * x / width - 4, 1 / (peak * Math.sqrt(2 * Math.PI)));
  }
  handle(bells, follow, (step) => set(mean + 0.1 * step[0], deviation * 2 ** (-0.125 * step[1])));
  const means = slider("μ", { min: -3, max: 3, step: 0.05, value: mean }, (value) => fixed(value, 2),
    (value) => set(value, deviation));
  const deviations = slider("σ", { min: -1.65, max: 1.6, step: 0.05, value: Math.log2(deviation) },
    (value) => fixed(2 ** value, 2), (value) => set(mean, 2 ** value));

  // MARK: The estimate

  const trace = drawn("path", { class: "live-curve" });
  const band = drawn("path", { class: "live-band" });
  const truth = drawn("path", { class: "live-prior" });
  const course = drawn("svg", {
    viewBox: `-10 -6 ${width + 20} ${height + 28}`, class: "live-plot", role: "img",
    "aria-label": "The estimate and two standard errors about it, against the number of draws",
  }, drawn("path", { d: `M0 ${height}H${width}`, class: "live-axis" }), band, truth, trace,
  drawn("text", { x: 0, y: height + 16, class: "live-tick", style: "text-anchor: start" }, `${atATime} draws`),
  drawn("text", { x: width, y: height + 16, class: "live-tick", style: "text-anchor: end" }, "100,000 draws"));
  const [numbers, closed, estimate, error, draws] =
    readings("closed form", "mean of the draws", "its standard error", "draws");

  const random = await explorer.random(3);

  /// Anew, whenever the bell has moved.
  async function begin() {
    draws.textContent = "0";
    const [mu, logVariance] = [Float32Array.of(mean), Float32Array.of(2 * Math.log(deviation))];
    const [exact] = await explorer.kl(mu, logVariance, 1);
    closed.textContent = `${fixed(exact, 4)} nats`;
    let [sum, squares] = [0, 0];
    const points = [];
    async function take(count) {
      const ratios = await explorer.logRatios(mu, logVariance, await explorer.normal(atATime, 1, random));
      for (const ratio of ratios) {
        sum += ratio;
        squares += ratio * ratio;
      }
      const average = sum / count;
      points.push({ count, average, error: Math.sqrt((squares / count - average * average) / (count - 1)) });
    }
    return { take, show: () => show(points, exact) };
  }

  function show(points, exact) {
    const reach = 3.5 * points[0].error + 1e-6;
    const x = ({ count }) => width * Math.log(count / atATime) / Math.log(most / atATime);
    const y = (nats) => limited(height / 2 * (1 - (nats - exact) / reach), 0, height);
    const line = (points, value) =>
      points.map((point) => `${x(point).toFixed(1)} ${y(value(point)).toFixed(1)}`).join("L");
    trace.setAttribute("d", "M" + line(points, ({ average }) => average));
    truth.setAttribute("d", `M0 ${y(exact)}H${width}`);
    band.setAttribute("d", "M" + line(points, ({ average, error }) => average + 2 * error)
      + "L" + line([...points].reverse(), ({ average, error }) => average - 2 * error) + "Z");
    const last = points[points.length - 1];
    estimate.textContent = `${fixed(last.average, 4)} nats`;
    error.textContent = `${fixed(last.error, 4)} nats`;
    draws.textContent = last.count.toLocaleString("en");
  }

  const change = race(most, atATime, begin, stop);
  stage.append(
    part("N(μ, σ²), and N(0, 1) dashed", bells, means, deviations),
    part("KL(N(μ, σ²) ‖ N(0, 1))", course, numbers),
    element("p", { className: "wide" },
      "Drag the bell, or use the arrow keys. Each draw z of N(μ, σ²) tells log q(z) − log p(z); their mean runs "
        + "towards the closed form, dashed, and the band is two standard errors wide on either side."));
  set(mean, deviation);
});
