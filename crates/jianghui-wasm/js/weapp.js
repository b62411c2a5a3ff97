// The door for mini-programs: WXWebAssembly takes nothing but a path in the mini-program.
import { imports, isStarted, start } from "./core.js";

export { check, facts, InputError, policies, version } from "./core.js";

let loading = null;

/** Loads the module once; after an error the next call tries again. */
export function init(path) {
  if (isStarted()) return Promise.resolve();
  if (!loading) {
    loading = load(path || "/miniprogram_npm/jianghui/jianghui.wasm.br").catch((error) => {
      loading = null;
      throw error;
    });
  }
  return loading;
}

async function load(path) {
  if (typeof WXWebAssembly === "undefined") throw new Error("jianghui：这里没有 WXWebAssembly，基础库要 2.14.0 以上");
  // The typings promise an instance; the standard gives a module with it.
  const made = await WXWebAssembly.instantiate(path, imports);
  start(made.instance || made);
}
