"use strict";

// The book's own Swift on a page. A module of WebAssembly computes in a Worker, and the page waits for promises:
//
//     const explorer = await Explorer.start();
//     const random = await explorer.random(1);
//     const digits = await explorer.pen(100, random);
//
// A classic script, and nothing is fetched: all this works from file:// too. Sources/Explorer/Exports.swift says what
// each function is.

globalThis.Explorer = (() => {
  const folder = globalThis.document?.currentScript.src.replace(/[^/]*$/, "");

  /// The module's functions, where it runs: in the Worker, which has this function's text and nothing else.
  async function openModule(bytes) {
    let text = "";
    const system = {
      // WASI's one function that the module needs: what it prints is why it stopped.
      fd_write(file, pieces, count, written) {
        const memory = new DataView(exports.memory.buffer);
        let total = 0;
        for (let piece = pieces; piece < pieces + 8 * count; piece += 8) {
          const [start, length] = [memory.getUint32(piece, true), memory.getUint32(piece + 4, true)];
          text += String.fromCharCode(...new Uint8Array(exports.memory.buffer, start, length));
          total += length;
        }
        memory.setUint32(written, total, true);
        return 0;
      },
    };
    const { instance: { exports } } =
      await WebAssembly.instantiate(bytes, { wasi_snapshot_preview1: system });

    const tray = () => new Float32Array(exports.memory.buffer, exports.place(), exports.count());

    /// Calls a function of the module with scalars on its tray. What it answers is a number, or is there.
    function call(name, numbers, ...scalars) {
      if (text) throw new Error(text);
      try {
        exports.clear(scalars.reduce((count, part) => count + part.length, 0));
        let start = 0;
        for (const part of scalars) {
          tray().set(part, start);
          start += part.length;
        }
        return exports[name](...numbers) || tray().slice();
      } catch (error) {
        text ||= String(error);
        throw new Error(text);
      }
    }

    /// A model with the weights of a file of safetensors.
    function read(file) {
      const length = Number(new DataView(file.buffer).getBigUint64(0, true));
      const tensors = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)));
      const layers =
        ["encoder.hidden", "encoder.mean", "encoder.logVariance", "decoder.hidden", "decoder.pixels"];
      const weights = layers.flatMap((layer) => [layer + ".weight", layer + ".bias"]).map((name) => {
        const [begin, end] = tensors[name].data_offsets;
        return new Float32Array(file.slice(8 + length + begin, 8 + length + end).buffer);
      });
      const [latents, hidden] = tensors["encoder.mean.weight"].shape;
      const random = call("random", [0]);
      const model = call("vae", [latents, hidden, random]);
      call("release", [random]);
      call("load", [model], ...weights);
      return { model, latents };
    }

    return { call, read, exports };
  }

  /// The Worker's program: opens the module that its first message brings, and answers all others in turn.
  function work(openModule) {
    let opened;
    function bytes(text) {
      const characters = atob(text);
      const bytes = new Uint8Array(characters.length);
      for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index);
      return bytes;
    }
    onmessage = async ({ data: { id, module, model, name, numbers, scalars } }) => {
      try {
        if (module) opened = openModule(bytes(module));
        const { call, read } = await opened;
        const answer = module ? null : model ? read(bytes(model)) : call(name, numbers, ...scalars);
        postMessage({ id, answer }, answer instanceof Float32Array ? [answer.buffer] : []);
      } catch (error) {
        postMessage({ id, error: error.message });
      }
    };
  }

  /// Promises of what a Worker answers.
  function asker(worker) {
    const waiting = new Map();
    let last = 0;
    worker.onmessage = ({ data: { id, answer, error } }) => {
      const { resolve, reject } = waiting.get(id);
      waiting.delete(id);
      error === undefined ? resolve(answer) : reject(new Error(error));
    };
    worker.onerror = (event) => {
      waiting.forEach(({ reject }) => reject(new Error(event.message || "the Worker has stopped")));
      waiting.clear();
    };
    return (message) =>
      new Promise((resolve, reject) => {
        waiting.set(++last, { resolve, reject });
        worker.postMessage({ id: last, ...message });
      });
  }

  /// A text that a script beside this one has: the module's bytes or a model's, in base 64.
  const texts = {};
  const arrivals = {};
  function text(name) {
    return (arrivals[name] ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${folder}explorer/${name}.js`;
      script.onload = () => resolve(texts[name]);
      script.onerror = () => reject(new Error(`${script.src} is missing`));
      document.head.append(script);
    }));
  }

  async function start() {
    if (!globalThis.WebAssembly || !globalThis.Worker) {
      throw new Error("this browser runs no WebAssembly, or no Workers");
    }
    const module = await text("module");
    const program = new Blob([`(${work})(${openModule})`], { type: "text/javascript" });
    const ask = asker(new Worker(URL.createObjectURL(program)));
    await ask({ module });
    return face((name, numbers, ...scalars) => ask({ name, numbers, scalars }), (model) => ask({ model }));
  }

  /// What a page calls. Streams, digits and models are numbers; images and codes are rows of a Float32Array.
  function face(call, read) {
    const halves = (both) => [both.subarray(0, both.length / 2), both.subarray(both.length / 2)];
    const rows = (images) => images.length / 784;
    return {
      random: (seed) => call("random", [seed]),
      normal: (rows, columns, random) => call("normal", [rows, columns, random]),
      pen: (count, random) => call("pen", [count, random]),
      skipPen: (count, random) => call("skipPen", [count, random]),
      images: (digits, first, count) => call("images", [digits, first, count]),
      labels: (digits) => call("labels", [digits]),
      vae: (latents, hidden, random) => call("vae", [latents, hidden, random]),
      /// A model that a chapter trained: its number, and how many latents it has.
      model: async (name) => read(await text(name)),
      load: (model, weights) => call("load", [model], weights),
      parameters: (model) => call("parameters", [model]),
      /// The losses; −ELBO's unless β or the scale of ε is another.
      train: (model, digits, random, steps, learningRate, { beta = 1, noiseScale = 1 } = {}) =>
        call("train", [model, digits, random, steps, learningRate, beta, noiseScale]),
      /// μ and log σ² of each image.
      encode: async (model, images) => halves(await call("encode", [model, rows(images)], images)),
      decode: (model, codes, count) => call("decode", [model, count], codes),
      /// −log p(x|z) and KL of each image.
      terms: async (model, images, noise) =>
        halves(await call("terms", [model, rows(images)], images, noise)),
      /// The mean KL of each latent.
      kl: (mean, logVariance, count) =>
        call("kl", [count, mean.length / count], mean, logVariance),
      logRatios: (mean, logVariance, noise) =>
        call("logRatios", [noise.length], mean, logVariance, noise),
      /// Along z, and by the score.
      squareGradients: async (theta, baseline, noise) =>
        halves(await call("squareGradients", [noise.length], [theta], [baseline], noise)),
      release: (number) => call("release", [number]),
    };
  }

  let started;
  return { start: () => (started ??= start()), text, texts, openModule, face };
})();
