// The door for Node.js: the module is there as soon as this is.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { imports, start } from "./core.js";

export { check, facts, InputError, policies, version } from "./core.js";

start(new WebAssembly.Instance(new WebAssembly.Module(readFileSync(join(__dirname, "../jianghui.wasm"))), imports));
