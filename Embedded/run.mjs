// Runs a program in WebAssembly that asks for nothing but output: node Embedded/run.mjs PROGRAM
import { readFile } from "node:fs/promises";
import { writeSync } from "node:fs";

const program = await WebAssembly.compile(await readFile(process.argv[2]));

const { exports } = await WebAssembly.instantiate(program, {
  wasi_snapshot_preview1: {
    fd_write(file, pieces, count, written) {
      const memory = new DataView(exports.memory.buffer);
      let total = 0;
      for (let piece = pieces; piece < pieces + 8 * count; piece += 8) {
        const [start, length] = [memory.getUint32(piece, true), memory.getUint32(piece + 4, true)];
        writeSync(file, new Uint8Array(exports.memory.buffer, start, length));
        total += length;
      }
      memory.setUint32(written, total, true);
      return 0;
    },
  },
});
exports._start();
