// What is given away: no more and no less than is meant, and it installs.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { asModule, folder, golden, inNode, miniProgram, npm, printed, root } from "./common.mjs";

const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

test("the package holds what is meant, and nothing runs when it is installed", () => {
  const [{ files }] = JSON.parse(npm(["pack", "--dry-run", "--json", "--ignore-scripts"], folder));
  const names = files.map((file) => file.path).filter((name) => name !== "licences-rust.html");
  assert.deepEqual(names.sort(), [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "api.d.ts",
    "jianghui.wasm",
    "licences.txt",
    "node/index.d.ts",
    "node/index.js",
    "package.json",
    "types.d.ts",
    "weapp/index.d.ts",
    "weapp/index.js",
    "weapp/jianghui.wasm.br",
    "web/index.d.ts",
    "web/index.js",
    "web/package.json",
  ]);
  for (const key of ["scripts", "dependencies", "bin", "gypfile"]) assert.ok(!(key in manifest), key);
  assert.equal(manifest.sideEffects, false);
  assert.equal(manifest.license, "MIT OR Apache-2.0");
  assert.match(readFileSync(join(folder, "licences.txt"), "utf8"), /serde-wasm-bindgen .*: MIT/);
});

test("every door that is named is there", () => {
  const named = [manifest.main, manifest.types, ...Object.values(manifest.exports).flatMap((to) => (typeof to === "string" ? to : Object.values(to)))];
  for (const file of named) assert.ok(existsSync(join(folder, file)), file);
  assert.ok(existsSync(join(folder, manifest.miniprogram, "index.js")), "构建 npm takes this folder");
});

test("there is one module, without what iOS refuses", () => {
  const bytes = readFileSync(join(folder, "jianghui.wasm"));
  assert.deepEqual(brotliDecompressSync(readFileSync(join(folder, "weapp/jianghui.wasm.br"))), bytes);
  const kinds = new Set(WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map((entry) => entry.kind));
  assert.deepEqual([...kinds].sort(), ["function", "memory"]);
});

test("no script needs what a strict page or an old phone refuses", () => {
  for (const door of ["web", "weapp"]) {
    const source = readFileSync(join(folder, door, "index.js"), "utf8");
    for (const word of ["eval(", "new Function", "import.meta", "http:", "https:", "process.", "require("]) {
      assert.ok(!source.includes(word), `${door}: ${word}`);
    }
  }
  assert.ok(!/\basync\b|\bawait\b/.test(readFileSync(join(folder, "weapp/index.js"), "utf8")), "as of ES2015");
});

test("it installs, is required and is imported by its name", () => {
  const place = mkdtempSync(join(tmpdir(), "jianghui-npm-"));
  try {
    const [{ filename }] = JSON.parse(npm(["pack", "--json", "--ignore-scripts", "--pack-destination", place], folder));
    cpSync(join(root, "examples/node"), place, { recursive: true });
    npm(["install", "--offline", "--no-audit", "--no-fund", "--no-save", join(place, filename)], place);
    const run = (words) => execFileSync(process.execPath, words, { cwd: place, encoding: "utf8" });
    const [{ input }] = golden;
    const expected = inNode().check(JSON.parse(input)).results.length;
    for (const [kind, source] of [
      ["commonjs", `const { check } = require("jianghui/node");console.log(check(${input}).results.length)`],
      ["module", `import { check } from "jianghui/node";console.log(check(${input}).results.length)`],
      ["module", `import init, { check } from "jianghui";console.log(typeof init + typeof check)`],
    ]) {
      const said = run([`--input-type=${kind}`, "--eval", source]).trim();
      assert.ok([String(expected), "functionfunction"].includes(said), `${kind}: ${said}`);
    }
    const said = run([join(place, "check.mjs")]);
    assert.match(said, /可以申领 \d+ 项/);
    assert.match(said, /records\.certificate\[0\]\.c\.level/);
  } finally {
    rmSync(place, { recursive: true });
  }
});

test("all doors have the same functions", async () => {
  const names = (library) => Object.keys(library).filter((name) => !["init", "default"].includes(name)).sort();
  const expected = ["InputError", "check", "facts", "policies", "version"];
  for (const library of [inNode(), await asModule(), miniProgram().library()]) assert.deepEqual(names(library), expected);
  assert.ok(printed(inNode().facts()).length > 1000);
});
