// What a page gets of the Explorer, under Node, through Site/explorer.js and the same module.
//
//   node Scripts/explorer.mjs expect MODULE MODEL   the lines of `explorer expect MODEL`
//   node Scripts/explorer.mjs leaks MODULE          10,000 calls, and what they leave behind
//   node Scripts/explorer.mjs trap MODULE           what a page is told when it asks for what cannot be
//   node Scripts/explorer.mjs times MODULE MODEL    medians in milliseconds
import { readFile } from "node:fs/promises";
import { runInThisContext } from "node:vm";

const [task, modulePath, modelPath] = process.argv.slice(2);
runInThisContext(await readFile(new URL("../Site/explorer.js", import.meta.url), "utf8"));
const { openModule, face } = globalThis.Explorer;
const { call, read, exports } = await openModule(await readFile(modulePath));
// As a Worker answers, with promises.
const explorer = face(async (...question) => call(...question), async (file) => read(file));
const model = async () => read(new Uint8Array(await readFile(modelPath)));

const tasks = {
  async expect() {
    await digits();
    await inference();
    await divergences();
    await training("784-64-2", 2, 64, 1);
    await training("784-64-2, β = 4", 2, 64, 4);
    await training("784-200-20", 20, 200, 1);
  },

  /// All functions in turn, until 10,000 are called, after a first round.
  async leaks() {
    await round();
    const before = [exports.bytesInUse(), exports.memory.buffer.byteLength];
    let calls = 0;
    while (calls < 10_000) calls += await round();
    const after = [exports.bytesInUse(), exports.memory.buffer.byteLength];
    console.log(`${calls} calls: ${before} bytes in use and in all before, ${after} after`);
    if (`${before}` !== `${after}`) throw new Error("the module leaks");
  },

  async trap() {
    for (const model of [98, 99]) {
      const told = await explorer.decode(model, [0, 0], 1).catch((error) => error.message);
      // The first message stays: what stands in memory after it is anybody's guess.
      if (!`${told}`.includes("there is no model 98")) throw new Error(`a trap tells ${told}`);
    }
  },

  async times() {
    const { model: vae, latents } = await model();
    const random = await explorer.random(1);
    const digits = await explorer.pen(2_560, random);
    const codes = await explorer.normal(1, latents, random);
    await report("a decode, 784-200-20", 200, () => explorer.decode(vae, codes, 1));
    for (const [latents, hidden] of [[2, 64], [20, 200]]) {
      const learner = await explorer.vae(latents, hidden, random);
      await report(`a step, 784-${hidden}-${latents}`, 40, () =>
        explorer.train(learner, digits, random, 1, 3e-3, 1));
    }
  },
};

await tasks[task]();

/// As `Expectation`.
function line(name, ...parts) {
  const bits = parts.flatMap((part) => [...new Uint32Array(part.slice().buffer)]);
  const hash = bits.reduce(
    (hash, word) => BigInt.asUintN(64, (hash ^ BigInt(word)) * 0x100000001B3n), 0xCBF29CE484222325n);
  const last = bits.at(-1).toString(16);
  console.log(`${name}: ${bits.length} scalars, the last ${last}, all ${hash.toString(16)}`);
}

async function digits() {
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

async function inference() {
  const { model: vae, latents } = await model();
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

async function divergences() {
  const random = await explorer.random(7);
  const noise = await explorer.normal(1_000, 1, random);
  const [mean, logVariance] = [Float32Array.of(-2), Float32Array.of(-1.5)];
  line("KL in closed form", await explorer.kl(mean, logVariance, 1));
  line("KL drawn", await explorer.logRatios(mean, logVariance, noise));
}

async function training(size, latents, hidden, beta) {
  const random = await explorer.random(8);
  const digits = await explorer.pen(1_200, random);
  const learner = await explorer.vae(latents, hidden, random);
  // By ones and by more, as a page takes them.
  const losses = [];
  for (const steps of [1, 7, 3, 9]) {
    losses.push(...await explorer.train(learner, digits, random, steps, 3e-3, beta));
  }
  line(`${size}, 20 losses`, Float32Array.from(losses));
  line(`${size}, weights after 20 steps`, await explorer.parameters(learner));
  for (const number of [random, digits, learner]) await explorer.release(number);
}

/// Each function once, on a model that is quick; how many calls that was.
async function round() {
  const random = await explorer.random(1);
  const digits = await explorer.pen(130, random);
  await explorer.skipPen(10, random);
  const learner = await explorer.vae(2, 8, random);
  const x = await explorer.images(digits, 0, 10);
  await explorer.labels(digits);
  const noise = await explorer.normal(10, 2, random);
  await explorer.train(learner, digits, random, 3, 1e-3, 1);
  await explorer.load(learner, await explorer.parameters(learner));
  const [mean, logVariance] = await explorer.encode(learner, x);
  await explorer.decode(learner, mean, 10);
  await explorer.terms(learner, x, noise);
  await explorer.kl(mean, logVariance, 10);
  await explorer.logRatios([0], [0], noise.subarray(0, 10));
  for (const number of [random, digits, learner]) await explorer.release(number);
  return 17;
}

async function report(name, count, task) {
  const times = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    await task();
    times.push(performance.now() - start);
  }
  console.log(`${name}: ${times.sort((a, b) => a - b)[count >> 1].toFixed(2)} ms`);
}
