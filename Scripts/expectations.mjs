// What an Explorer answers, under Node or in a page, and what the figures must show of it.

/// The lines of `explorer expect`, of chapter 5's model.
export async function expectations(explorer, vae) {
  const lines = [];
  const line = (name, scalars) => lines.push(described(name, scalars));
  await digits(explorer, line);
  await inference(explorer, vae, line);
  await divergences(explorer, line);
  await gradients(explorer, line);
  await training(explorer, line, "784-64-2", 2, 64);
  await training(explorer, line, "784-64-2, β = 4", 2, 64, { beta: 4 });
  await training(explorer, line, "784-64-2, ε halved", 2, 64, { noiseScale: 0.5 });
  await training(explorer, line, "784-200-20", 20, 200);
  return lines;
}

/// What stands in the figures after the gestures of Scripts/live.py.
export async function shown(explorer, { vae, maps }) {
  const fixed = (number, digits) => number.toFixed(digits).replace("-", "−");
  const sum = (numbers) => numbers.reduce((sum, number) => sum + number, 0);
  const stream = await explorer.random(1);
  await explorer.skipPen(10_000, stream);
  const heldOut = await explorer.pen(2_000, stream);
  const [x, labels] = [await explorer.images(heldOut, 0, 2_000), await explorer.labels(heldOut)];

  const codes = await explorer.normal(20, 2, await explorer.random(1));
  const draws = await Promise.all(maps.map(async ({ model }) =>
    sum([...await explorer.decode(model, codes, 20)].map((grey) => Math.round(255 * grey)))));

  const [mean, logVariance] = await explorer.encode(vae.model, x);
  const kl = await explorer.kl(mean, logVariance, 2_000);
  const order = [...kl.keys()].sort((a, b) => kl[b] - kl[a]);
  const eight = labels.indexOf(8);
  const shares = order.map((latent, place) => `${place + 1}: ${fixed(100 * kl[latent] / sum(kl), 1)} %`);
  const code = order.map((latent) => fixed(mean[vae.latents * eight + latent], 2));

  const noise = await explorer.normal(10, vae.latents, await explorer.random(2));
  const copies = new Float32Array(7_840).map((_, index) => x[index % 784]);
  const [nats, [divergence]] = await explorer.terms(vae.model, copies, noise);
  const terms = [sum(nats) / 10, divergence, sum(nats) / 10 + divergence].map((nats) => fixed(nats, 1));

  const [pen, random] = [await explorer.random(1), await explorer.random(1)];
  const digits = await explorer.pen(10_000, pen);
  const learner = await explorer.vae(2, 64, random);
  const losses = await explorer.train(learner, digits, random, 20, 3e-3);
  const [silent] = await explorer.train(learner, digits, random, 1, 3e-3, { beta: 2, noiseScale: 0 });
  return { draws, shares, code, terms, loss: fixed(losses[19], 1), silentLoss: fixed(silent, 1) };
}

/// As `Expectation`.
function described(name, scalars) {
  const words = [...new Uint32Array(scalars.slice().buffer)];
  const hash = words.reduce(
    (hash, word) => BigInt.asUintN(64, (hash ^ BigInt(word)) * 0x100000001B3n), 0xCBF29CE484222325n);
  const last = words.at(-1).toString(16);
  return `${name}: ${words.length} scalars, the last ${last}, all ${hash.toString(16)}`;
}

async function digits(explorer, line) {
  const random = await explorer.random(5);
  for (const count of [1_000, 100]) {
    const digits = await explorer.pen(count, random);
    line("digits", await explorer.images(digits, 0, count));
    line("classes", await explorer.labels(digits));
  }
  // Those held out come out the same where nobody draws the others.
  const later = await explorer.random(5);
  await explorer.skipPen(1_000, later);
  line("digits", await explorer.images(await explorer.pen(100, later), 0, 100));
}

async function inference(explorer, { model: vae, latents }, line) {
  const random = await explorer.random(6);
  const x = await explorer.images(await explorer.pen(100, random), 0, 100);
  const noise = await explorer.normal(100, latents, random);
  const [mean, logVariance] = await explorer.encode(vae, x);
  const [reconstruction, kl] = await explorer.terms(vae, x, noise);
  line("noise", noise);
  line("μ", mean);
  line("log σ²", logVariance);
  line("decoded", await explorer.decode(vae, noise, 100));
  line("KL", kl);
  line("−ELBO", reconstruction.map((nats, image) => nats + kl[image]));
  line("the latents' KL", await explorer.kl(mean, logVariance, 100));
}

async function divergences(explorer, line) {
  const random = await explorer.random(7);
  const noise = await explorer.normal(1_000, 1, random);
  const [mean, logVariance] = [Float32Array.of(-2), Float32Array.of(-1.5)];
  line("KL in closed form", await explorer.kl(mean, logVariance, 1));
  line("KL drawn", await explorer.logRatios(mean, logVariance, noise));
}

async function gradients(explorer, line) {
  const noise = await explorer.normal(1_000, 1, await explorer.random(9));
  const [through, score] = await explorer.squareGradients(2, 7, noise);
  line("gradients through z", through);
  line("gradients by the score", score);
}

async function training(explorer, line, size, latents, hidden, terms) {
  const random = await explorer.random(8);
  const digits = await explorer.pen(1_200, random);
  const learner = await explorer.vae(latents, hidden, random);
  // By ones and by more, as a page takes them.
  const losses = [];
  for (const steps of [1, 7, 3, 9]) {
    losses.push(...await explorer.train(learner, digits, random, steps, 3e-3, terms));
  }
  line(`${size}, 20 losses`, Float32Array.from(losses));
  line(`${size}, weights after 20 steps`, await explorer.parameters(learner));
  for (const number of [random, digits, learner]) await explorer.release(number);
}
