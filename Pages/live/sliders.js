"use strict";

// The 20 latents of chapter 5's VAE in the order of their KL, and the way from one held-out digit to another.

Live.figure("sliders", ["vae"], async (stage, explorer, stop, { model, latents }) => {
  const { element, part, button, slider, images, latest, fixed, heldOut } = Live;
  const { x, labels } = await heldOut(explorer, 2_000);
  const [means, logVariances] = await explorer.encode(model, x);
  const kl = await explorer.kl(means, logVariances, labels.length);
  const total = kl.reduce((sum, nats) => sum + nats, 0);
  const order = [...kl.keys()].sort((a, b) => kl[b] - kl[a]);
  const ends = [labels.indexOf(3), labels.indexOf(8)];
  let t = 0.4;

  const code = (image) => means.slice(latents * image, latents * (image + 1));
  const pixels = (image) => x.slice(784 * image, 784 * (image + 1));
  const mix = (a, b, t) => a.map((part, index) => (1 - t) * part + t * b[index]);
  const length = (z) => Math.sqrt(z.reduce((sum, part) => sum + part * part, 0));

  /// Straight, or on the great circle with a length between those of the ends.
  function between(a, b, t) {
    const z = mix(a, b, t);
    const scale = route.value === "circle" ? mix([length(a)], [length(b)], t)[0] / length(z) : 1;
    return z.map((part) => scale * part);
  }

  const decoded = images("What the VAE draws of the code");
  decoded.classList.add("large");
  const blend = images("The two digits' pixels, blended");
  const [start, end] = [images("The digit to begin with"), images("The digit to end with")];
  let z = code(ends[0]);
  const decode = latest(async () => decoded.show(await explorer.decode(model, Float32Array.from(z), 1)), stop);

  const sliders = order.map((latent, place) =>
    slider(`${place + 1}: ${fixed(100 * kl[latent] / total, 1)} %`, { min: -4, max: 4, step: 0.05, value: 0 },
      (value) => fixed(value, 2), (value) => {
        z[latent] = value;
        decode();
      }));
  const morph = slider("morph", { min: 0, max: 1, step: 0.01, value: t }, (value) => fixed(value, 2), (value) => {
    t = value;
    follow();
  });
  const route = element("select", { ariaLabel: "The way between the two codes", onchange: follow },
    element("option", { value: "line" }, "straight"), element("option", { value: "circle" }, "on the great circle"));

  function follow() {
    z = between(code(ends[0]), code(ends[1]), t);
    blend.show(mix(pixels(ends[0]), pixels(ends[1]), t));
    order.forEach((latent, place) => sliders[place].set(z[latent]));
    decode();
  }
  function another(side) {
    ends[side] = (ends[side] + 1) % labels.length;
    showEnds();
  }
  function showEnds() {
    start.show(pixels(ends[0]));
    end.show(pixels(ends[1]));
    follow();
  }

  const figure = (label, image, ...more) =>
    element("div", { className: "live-stack" }, element("div", {}, label), image, ...more);
  stage.append(
    part("From one digit to another",
      element("div", { className: "live-row" },
        figure("from", start, button("Another", () => another(0))), figure("to", end, button("Another", () => another(1))),
        figure("pixel blend", blend)),
      morph, element("label", { className: "live-bar" }, "path", route), figure("decoded", decoded)),
    part(`${latents} latents: each with its share of ${fixed(total, 1)} nats`, ...sliders),
  );
  showEnds();
  await decode();
});
