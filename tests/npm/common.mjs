// What the tests of the npm package share. `cargo xtask test --only npm` builds the package and sets the variables.

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { brotliDecompressSync } from "node:zlib";

export const require = createRequire(import.meta.url);
export const root = fileURLToPath(new URL("../..", import.meta.url));

export function variable(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: use \`cargo xtask test --only npm\``);
  return value;
}

/** The folder of the built package. */
export const folder = variable("JIANGHUI_PACKAGE");

export function text(path) {
  return readFileSync(join(root, path), "utf8");
}

/** The golden vectors by their names, with the bytes that are kept for them. */
export const golden = readdirSync(join(root, "tests/golden"))
  .filter((name) => name.endsWith(".input.json"))
  .map((name) => {
    const policy = name.split(".")[0];
    return { name: policy, input: text(`tests/golden/${name}`), output: text(`tests/golden/${policy}.output.json`) };
  });

/** What the command line prints; a refusal throws what it says. */
export function cli(command, input) {
  const done = spawnSync(variable("JIANGHUI_CLI"), command, { input, encoding: "utf8", maxBuffer: 1 << 26 });
  if (done.status !== 0) throw new Error(done.stderr);
  return done.stdout;
}

/** As the command line prints a value. */
export function printed(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The package in Node.js. */
export const inNode = () => require(join(folder, "node"));

/** The door for browsers, which needs nothing of them when it is given the bytes. */
export async function asModule() {
  const web = await import(join(folder, "web/index.js"));
  await web.default(readFileSync(join(folder, "jianghui.wasm")));
  return web;
}

/**
 * A mini-program as far as the package can tell: JavaScript itself, `require` and `WXWebAssembly`; no WebAssembly, no
 * fetch, no TextEncoder, no `eval`. `shape` is what `instantiate` resolves to: the typings and the standard disagree.
 */
export function miniProgram(shape = "instance", more = {}) {
  const asked = [];
  const globals = { ...more };
  const context = vm.createContext(globals, { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext("delete globalThis.WebAssembly", context);
  const files = (path) => {
    // As 构建 npm lays the folder out that "miniprogram" names.
    const inside = path.replace(/^\/miniprogram_npm\/jianghui\//, "");
    if (inside === path) throw new Error(`${path} is not in the mini-program`);
    return readFileSync(join(folder, JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).miniprogram, inside));
  };
  globals.WXWebAssembly = {
    async instantiate(path, imports) {
      asked.push(path);
      if (typeof path !== "string" || !path.startsWith("/")) throw new TypeError("only a path in the package");
      const bytes = files(path);
      const module = new WebAssembly.Module(path.endsWith(".br") ? brotliDecompressSync(bytes) : bytes);
      // iOS has none.
      const global = WebAssembly.Module.exports(module).find((entry) => entry.kind === "global");
      if (global) throw new Error(`the module exports the global ${global.name}`);
      const instance = new WebAssembly.Instance(module, imports);
      return shape === "instance" ? instance : { module, instance };
    },
  };
  const loaded = new Map();
  const load = (path, source) => {
    if (!loaded.has(path)) {
      const module = { exports: {} };
      loaded.set(path, module);
      const wrapper = vm.runInContext(`(function (require, module, exports) {${source}\n})`, context, { filename: path });
      wrapper((name) => (name === "jianghui" ? library() : undefined), module, module.exports);
    }
    return loaded.get(path).exports;
  };
  const library = () => load("/miniprogram_npm/jianghui/index.js", files("/miniprogram_npm/jianghui/index.js").toString());
  return { asked, context, globals, library, run: load };
}

export function npm(words, cwd) {
  return execFileSync("npm", words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}
