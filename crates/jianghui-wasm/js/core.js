// What all three doors share: the calls into the module, and its errors. `glue.js` is wasm-bindgen's.
import * as glue from "./glue.js";

/** A wrong input: every problem with its key, what stands there and what is allowed. Nothing was computed. */
export class InputError extends Error {
  constructor(refused) {
    super(refused.message);
    this.name = "InputError";
    this.problems = refused.problems;
  }
}

/** What the module imports. */
export const imports = { "./glue_bg.js": glue };

let started = false;

/** Takes a module that runs. */
export function start(instance) {
  glue.__wbg_set_wasm(instance.exports);
  const version = glue.version();
  if (version !== VERSION) throw new Error(`jianghui：脚本是 ${VERSION} 版，jianghui.wasm 是 ${version} 版，要用同一版`);
  started = true;
}

export function isStarted() {
  return started;
}

function call(name, input) {
  if (!started) throw new Error(`jianghui：先等 init(…) 完成，再用 ${name}`);
  try {
    return glue[name](input);
  } catch (thrown) {
    throw thrown && thrown.problems ? new InputError(thrown) : thrown;
  }
}

export function check(input) {
  return call("check", input);
}

export function facts() {
  return call("facts");
}

export function policies() {
  return call("policies");
}

export function version() {
  return VERSION;
}
