"use strict";

// A digit of the reader's own: what the encoder says of it, and what its −ELBO is made of.

Live.figure("draw", ["vae", "map-vae"], async (stage, explorer, stop, { model, latents }, { model: mapper }) => {
  const { element, drawn, part, readings, button, images, map, view, legend, latest, fixed, heldOut, handle } = Live;
  const drawCount = 10;
  const { x, labels } = await heldOut(explorer, 500);
  // The same ε for each look, so that what changes is the digit's doing.
  const random = await explorer.random(2);
  const noise = await explorer.normal(drawCount, latents, random);

  // MARK: The paper

  const side = 280;
  const paper = element("canvas", { width: side, height: side, className: "live-paper", tabIndex: 0 });
  paper.setAttribute("role", "application");
  paper.setAttribute("aria-label",
    "Paper for a digit. Draw with mouse or finger; or move the pen by arrow keys, and put it down or lift it by space.");
  const ink = paper.getContext("2d", { willReadFrequently: true });
  Object.assign(ink, { lineWidth: 22, lineCap: "round", lineJoin: "round", strokeStyle: "#000" });
  let [pen, isDown] = [[side / 2, side / 4], false];
  /// The held-out digit that lies on the paper, until the reader adds to it.
  let lent = null;

  function lineTo(to) {
    ink.beginPath();
    ink.moveTo(...pen);
    ink.lineTo(...to);
    ink.stroke();
    [pen, lent] = [to, null];
    look();
  }
  const place = (at) => at.map((part) => side * part);
  function press(at) {
    pen = place(at);
    lineTo(pen);
  }
  function step(direction) {
    const to = [pen[0] + 10 * direction[0], pen[1] - 10 * direction[1]];
    const inside = to.map((part) => Math.max(10, Math.min(side - 10, part)));
    isDown ? lineTo(inside) : (pen = inside);
    tell();
  }
  const tell = () => {
    where.textContent = `pen ${isDown ? "down" : "up"} at ${pen.map((part) => Math.round(part / 10)).join(", ")}`;
  };
  handle(paper, (at) => lineTo(place(at)), step, press);
  paper.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    isDown = !isDown;
    if (isDown) lineTo(pen);
    tell();
  });

  function clear() {
    ink.clearRect(0, 0, side, side);
    lent = null;
    look();
  }

  let next = 0;
  function lend() {
    clear();
    lent = x.slice(784 * next, 784 * (next + 1));
    next = (next + 1) % labels.length;
    const small = element("canvas", { width: 28, height: 28 });
    const picture = small.getContext("2d").createImageData(28, 28);
    lent.forEach((grey, pixel) => { picture.data[4 * pixel + 3] = Math.round(255 * grey); });
    small.getContext("2d").putImageData(picture, 0, 0);
    ink.drawImage(small, 0, 0, side, side);
    look();
  }

  /// The ink as MNIST's makers placed it: scaled into 20 × 20 pixels, its centre of mass in the middle. Nothing if there
  /// is no ink.
  function centred() {
    const box = inked(ink.getImageData(0, 0, side, side).data, side);
    if (!box) return null;
    const scale = 20 / Math.max(box.width, box.height);
    const draw = (left, top) => {
      const canvas = element("canvas", { width: 28, height: 28 });
      const context = canvas.getContext("2d", { willReadFrequently: true });
      context.imageSmoothingQuality = "high";
      context.drawImage(paper, box.left, box.top, box.width, box.height, left, top,
        scale * box.width, scale * box.height);
      const { data } = context.getImageData(0, 0, 28, 28);
      return Float32Array.from({ length: 784 }, (_, pixel) => data[4 * pixel + 3] / 255);
    };
    const [left, top] = [14 - scale * box.width / 2, 14 - scale * box.height / 2];
    const [massX, massY] = centreOfMass(draw(left, top));
    return draw(left + 14.5 - massX, top + 14.5 - massY);
  }

  // MARK: What the models say

  const seen = images("The digit, centred as MNIST's are");
  const draws = images(`${drawCount} codes of the digit, decoded`, drawCount / 2, 2);
  const [codes] = await explorer.encode(mapper, x);
  const chart = map("Where the digit is among held-out ones");
  chart.look(...view(codes));
  chart.showCodes(codes, labels);
  const bars = drawn("svg", { viewBox: `0 0 ${20 * latents} 130`, class: "live-plot", role: "img" });
  const [terms, reconstruction, divergence, loss] =
    readings("−log p(x|z), ten draws", "KL(q(z|x) ‖ N(0, I))", "−ELBO, nats");
  const where = element("output", { ariaLive: "polite" });

  const look = latest(async () => {
    const digit = lent ?? centred();
    stage.classList.toggle("empty", !digit);
    if (!digit) return;
    seen.show(digit);
    const [mean, logVariance] = await explorer.encode(model, digit);
    showLatents(mean, logVariance);
    const z = noise.map((part, index) =>
      mean[index % latents] + Math.exp(0.5 * logVariance[index % latents]) * part);
    draws.show(await explorer.decode(model, z, drawCount));
    const copies = new Float32Array(784 * drawCount).map((_, index) => digit[index % 784]);
    const [nats, [kl]] = await explorer.terms(model, copies, noise);
    const average = nats.reduce((sum, part) => sum + part, 0) / drawCount;
    reconstruction.textContent = fixed(average, 1);
    divergence.textContent = fixed(kl, 1);
    loss.textContent = fixed(average + kl, 1);
    const [onMap, spread] = await explorer.encode(mapper, digit);
    chart.showEllipse([...onMap], [...spread].map((part) => Math.exp(0.5 * part)));
  }, stop);

  function showLatents(mean, logVariance) {
    const y = (value) => 65 - 20 * Math.max(-3.2, Math.min(3.2, value));
    bars.setAttribute("aria-label", "μ and σ of each latent: "
      + [...mean].map((part, latent) => `${fixed(part, 1)} ± ${fixed(Math.exp(0.5 * logVariance[latent]), 1)}`).join(", "));
    bars.replaceChildren(drawn("path", { d: `M0 65H${20 * latents}`, class: "live-axis" }),
      ...[...mean].flatMap((part, latent) => {
        const [x, sigma] = [20 * latent + 10, Math.exp(0.5 * logVariance[latent])];
        return [
          drawn("path", { d: `M${x} ${y(part - sigma)}V${y(part + sigma)}`, class: "live-curve" }),
          drawn("circle", { cx: x, cy: y(part), r: 4, class: "live-mean" }),
        ];
      }));
  }

  stage.classList.add("halves");
  stage.append(
    part("Draw a digit", paper,
      element("div", { className: "live-bar" }, button("Clear", clear), button("A held-out digit", lend), where)),
    part("What the encoder sees", seen, terms),
    part("q(z|x): μ ± σ of 20 latents", bars, element("p", { className: "live-title" }, "Ten draws of it, decoded"), draws),
    part("q(z|x) of two latents, one σ on the map", chart, legend()));
  lend();
});

/// The least rectangle with all ink of a square image, or nothing.
function inked(data, side) {
  let [left, top, right, bottom] = [side, side, -1, -1];
  for (let index = 0; index < side * side; index++) {
    if (data[4 * index + 3] < 32) continue;
    const [x, y] = [index % side, Math.floor(index / side)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

function centreOfMass(image) {
  let [mass, x, y] = [0, 0, 0];
  image.forEach((grey, pixel) => {
    mass += grey;
    x += grey * (pixel % 28 + 0.5);
    y += grey * (Math.floor(pixel / 28) + 0.5);
  });
  return [x / mass, y / mass];
}
