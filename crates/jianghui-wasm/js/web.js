// The door for browsers: a plain ES module.
import { imports, isStarted, start } from "./core.js";

export { check, facts, InputError, policies, version } from "./core.js";

let loading = null;

/** Loads the module once; after an error the next call tries again. */
export default function init(source) {
  if (isStarted()) return Promise.resolve();
  if (!loading) {
    loading = load(source).catch((error) => {
      loading = null;
      throw error;
    });
  }
  return loading;
}

async function load(source) {
  source = await source;
  if (source === undefined) throw new TypeError("jianghui：init 要 jianghui.wasm 的网址或内容，如 init(\"./jianghui.wasm\")");
  if (typeof source === "string" || (typeof URL === "function" && source instanceof URL)) source = await fetch(source);
  if (typeof Response === "function" && source instanceof Response) {
    if (!source.ok) throw new Error(`jianghui：${source.url} 取不到（${source.status}）`);
    // Not while it streams: some hosts call the file by another type, and some web views want it whole.
    source = await source.arrayBuffer();
  }
  const made = await WebAssembly.instantiate(source, imports);
  start(made.instance || made);
}
