// Compresses the module as mini-programs take it, and measures what a program loads.
// node pack.mjs FOLDER SIZES.json

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [folder, list] = process.argv.slice(2);

function compressed(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

const sizes = ["jianghui.wasm", "web/index.js", "node/index.js", "weapp/index.js"].map((name) => {
  const bytes = readFileSync(join(folder, name));
  const br = compressed(bytes);
  if (name === "jianghui.wasm") writeFileSync(join(folder, "weapp/jianghui.wasm.br"), br);
  return { name, raw: bytes.length, br: br.length, gz: gzipSync(bytes, { level: 9 }).length };
});
writeFileSync(list, JSON.stringify(sizes));
