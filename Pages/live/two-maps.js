"use strict";

// A VAE and an autoencoder of two latents, side by side: one code, decoded by both, and draws of N(0, I).

Live.figure("two-maps", ["map-autoencoder", "map-vae"], async (stage, explorer, stop, autoencoder, vae) => {
  const { element, part, button, images, map, view, legend, latest, fixed, heldOut } = Live;
  const [drawCount, codeCount] = [20, 1_000];
  const sides = [side("Autoencoder", autoencoder), side("VAE", vae)];
  let z = [0.5, 0.5];

  function side(title, { model }) {
    const chart = map(`${title}: the codes of ${codeCount} held-out digits`, move);
    const decoded = images(`What the ${title} draws at the point`);
    const draws = images(`What the ${title} draws of ${drawCount} codes from N(0, I)`, 10, drawCount / 10);
    return { model, chart, decoded, draws, panel: part(title, chart, decoded, draws) };
  }

  function move(to, isStep) {
    z = isStep ? z.map((part, axis) => part + to[axis]) : to;
    for (const { chart } of sides) chart.set(z);
    place.textContent = `z = (${z.map((part) => fixed(part, 2)).join(", ")})`;
    return decode(z);
  }

  const decode = latest(async (z) => {
    for (const { model, decoded } of sides) {
      decoded.show(await explorer.decode(model, Float32Array.from(z), 1));
    }
  }, stop);

  const random = await explorer.random(1);
  const draw = latest(async () => {
    const codes = await explorer.normal(drawCount, 2, random);
    for (const { model, chart, draws } of sides) {
      chart.showMarks(codes);
      draws.show(await explorer.decode(model, codes, drawCount));
    }
  }, stop);

  const showCodes = latest(async () => {
    const { x, labels } = await heldOut(explorer, codeCount);
    for (const { model, chart } of sides) {
      const [codes] = await explorer.encode(model, x);
      chart.look(...view(codes));
      chart.showCodes(codes, labels);
    }
    await draw();
  }, stop);

  const place = element("output", { ariaLive: "polite" });
  stage.classList.add("pair");
  stage.append(
    ...sides.map(({ panel }) => panel),
    element("div", { className: "live-bar wide" },
      button(`Draw ${drawCount} codes from N(0, I)`, draw), place, legend()),
    element("p", { className: "wide" },
      "Drag the point, or move it with the arrow keys: both models decode the same code. The dashed circles are one and "
        + "two standard deviations of N(0, I)."));
  await move(z);
  showCodes();
});
