"use strict";

// Two estimators of one gradient, of E[z²] at z ~ N(θ, 1), draw by draw: their histograms fill, and both means run to 2θ.

Live.figure("estimators", [], async (stage, explorer, stop) => {
  const { element, drawn, part, readings, slider, race, fixed } = Live;
  const [most, atATime, bins, width, height] = [20_000, 100, 60, 480, 180];
  const random = await explorer.random(4);
  const start = race(most, atATime, begin, stop);

  const sides = [side("∇f(z), through z = θ + ε", ""), side("(f(z) − b) ∇log q(z), the score", " second")];
  const theta = slider("θ", { min: -3, max: 3, step: 0.1, value: 2 }, (value) => fixed(value, 1), start);
  const baseline = slider("baseline b", { min: 0, max: 15, step: 0.5, value: 0 }, (value) => fixed(value, 1), start);

  function side(title, kind) {
    const bars = drawn("path", { class: `live-bars${kind}` });
    const truth = drawn("path", { class: "live-prior" });
    const ticks = [-20, 0, 20, 40].map((x) =>
      drawn("text", { x: place(x), y: height + 16, class: "live-tick" }, fixed(x, 0)));
    const plot = drawn("svg", {
      viewBox: `-10 -6 ${width + 20} ${height + 28}`, class: "live-plot", role: "img", "aria-label": `Histogram: ${title}`,
    }, bars, truth, drawn("path", { d: `M0 ${height}H${width}`, class: "live-axis" }), ...ticks);
    const [numbers, mean, variance, draws] = readings("mean", "variance", "draws");
    return { bars, truth, mean, variance, draws, panel: part(title, plot, numbers) };
  }

  function place(gradient) { return width * (gradient + 30) / 80; }

  /// Anew, whenever a slider has moved.
  function begin() {
    for (const { draws } of sides) draws.textContent = "0";
    const sums = sides.map(() => ({ sum: 0, squares: 0, counts: new Array(bins).fill(0) }));
    return {
      async take() {
        const noise = await explorer.normal(atATime, 1, random);
        const estimates = await explorer.squareGradients(theta.value, baseline.value, noise);
        estimates.forEach((gradients, index) => insert(sums[index], gradients));
      },
      show: (count) => sides.forEach((side, index) => show(side, sums[index], count)),
    };
  }

  function insert(sums, gradients) {
    for (const gradient of gradients) {
      sums.sum += gradient;
      sums.squares += gradient * gradient;
      sums.counts[Math.max(0, Math.min(bins - 1, Math.floor(bins * place(gradient) / width)))] += 1;
    }
  }

  function show({ bars, truth, mean, variance, draws }, { sum, squares, counts }, count) {
    const average = sum / count;
    // Just above the highest bar of the draws through z: at σ = 2, in bins 4/3 wide.
    const scale = height / (0.28 * count);
    const step = width / bins;
    bars.setAttribute("d", counts.map((drawn, bin) =>
      drawn ? `M${bin * step} ${height}v${-Math.min(height, scale * drawn)}h${step}V${height}Z` : "").join(""));
    truth.setAttribute("d", `M${place(2 * theta.value)} 0V${height}`);
    mean.textContent = fixed(average, 3);
    variance.textContent = fixed(squares / count - average * average, 2);
    draws.textContent = count.toLocaleString("en");
  }

  stage.append(
    ...sides.map(({ panel }) => panel),
    element("div", { className: "live-stack wide" }, theta, baseline,
      element("p", {}, "Dashed: the gradient, 2θ. Both estimators run to it, one in a narrow heap. No baseline moves the "
        + "mean; the best, θ² + 3, makes the other heap as narrow as it can be.")));
  start();
});
