export * from "../api.js";

/** What the module can be loaded from: its address, what `fetch` gives for it, its bytes, or it compiled already. */
export type Source = string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module;

/**
 * Loads the module; everything else works when this is done. A second call waits for the first; after an error
 * the next call tries again.
 */
export default function init(source: Source | Promise<Source>): Promise<void>;
