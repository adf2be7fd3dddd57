// What a page gets of the Explorer, under Node, through Pages/explorer.js and the same module.
//
//   node Scripts/explorer.mjs expect MODULE MODEL   the lines of `explorer expect MODEL`
//   node Scripts/explorer.mjs leaks MODULE          10,000 calls, and what they leave behind
//   node Scripts/explorer.mjs trap MODULE           what a page is told when it asks for what cannot be
//   node Scripts/explorer.mjs times MODULE MODEL    medians in milliseconds
import { readFile } from "node:fs/promises";
import { runInThisContext } from "node:vm";
import { expectations } from "./expectations.mjs";

const [task, modulePath, modelPath] = process.argv.slice(2);
runInThisContext(await readFile(new URL("../Pages/explorer.js", import.meta.url), "utf8"));
const { openModule, face } = globalThis.Explorer;
const { call, read, exports } = await openModule(await readFile(modulePath));
// As a Worker answers, with promises.
const explorer = face(async (...question) => call(...question), async (file) => read(file));
const model = async () => read(new Uint8Array(await readFile(modelPath)));

const tasks = {
  async expect() {
    for (const line of await expectations(explorer, await model())) console.log(line);
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
        explorer.train(learner, digits, random, 1, 3e-3));
    }
  },
};

await tasks[task]();

/// Each function once, on a model that is quick; how many calls that was.
async function round() {
  const random = await explorer.random(1);
  const digits = await explorer.pen(130, random);
  await explorer.skipPen(10, random);
  const learner = await explorer.vae(2, 8, random);
  const x = await explorer.images(digits, 0, 10);
  await explorer.labels(digits);
  const noise = await explorer.normal(10, 2, random);
  await explorer.train(learner, digits, random, 3, 1e-3);
  await explorer.load(learner, await explorer.parameters(learner));
  const [mean, logVariance] = await explorer.encode(learner, x);
  await explorer.decode(learner, mean, 10);
  await explorer.terms(learner, x, noise);
  await explorer.kl(mean, logVariance, 10);
  await explorer.logRatios([0], [0], noise.subarray(0, 10));
  await explorer.squareGradients(2, 7, noise);
  for (const number of [random, digits, learner]) await explorer.release(number);
  return 18;
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
