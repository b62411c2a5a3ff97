// Compresses every file of a folder as hosts do it at their best, and writes the list of hashes.
// The examples in headers/ are for people who set up a host, and not fetched.
// node pack.mjs FOLDER

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const LIST = "SHA256SUMS";

function filesBelow(folder, prefix = "") {
  return readdirSync(join(folder, prefix))
    .map((name) => prefix + name)
    .sort()
    .flatMap((path) => (statSync(join(folder, path)).isDirectory() ? filesBelow(folder, `${path}/`) : [path]));
}

const folder = process.argv[2];
for (const path of filesBelow(folder).filter((path) => !path.startsWith("headers/"))) {
  const bytes = readFileSync(join(folder, path));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  writeFileSync(join(folder, `${path}.br`), brotliCompressSync(bytes, { params }));
  writeFileSync(join(folder, `${path}.gz`), gzipSync(bytes, { level: 9 }));
}

// For `sha256sum --check`.
const lines = filesBelow(folder).map((path) => {
  const hash = createHash("sha256").update(readFileSync(join(folder, path))).digest("hex");
  return `${hash}  ${path}\n`;
});
writeFileSync(join(folder, LIST), lines.join(""));
