// The door for browsers: from what it loads, and what it does when it cannot.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folder, golden, printed } from "./common.mjs";

const bytes = readFileSync(join(folder, "jianghui.wasm"));
const url = `data:application/octet-stream;base64,${bytes.toString("base64")}`;

let count = 0;
/** Each time as another page would load it. */
function fresh() {
  count += 1;
  return import(`${join(folder, "web/index.js")}?${count}`);
}

const [{ input, output }] = golden;

for (const [what, source] of Object.entries({
  "its address": () => url,
  "its address as a URL": () => new URL(url),
  "its bytes": () => bytes,
  "a buffer": () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  "a promise of what fetch gives": () => fetch(url),
  "a compiled module": () => WebAssembly.compile(bytes),
})) {
  test(`it loads from ${what}`, async () => {
    const { default: init, check } = await fresh();
    assert.throws(() => check(JSON.parse(input)), /init/);
    assert.equal(await init(source()), undefined);
    assert.equal(printed(check(JSON.parse(input))), output);
  });
}

test("what cannot be loaded is told, and the next call may succeed", async () => {
  const { default: init, check } = await fresh();
  await assert.rejects(init(), /jianghui\.wasm/);
  await assert.rejects(init(new Response("no", { status: 404 })), /404/);
  await assert.rejects(init(new TextEncoder().encode("<!doctype html>")), WebAssembly.CompileError);
  await assert.rejects(init(bytes.subarray(0, bytes.length / 2)), WebAssembly.CompileError);
  await Promise.all([init(url), init(url)]);
  await init("nowhere");
  assert.equal(printed(check(JSON.parse(input))), output);
});
