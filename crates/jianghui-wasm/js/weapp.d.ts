export * from "../api.js";

/**
 * Loads the module; everything else works when this is done. A second call waits for the first; after an error
 * the next call tries again.
 *
 * @param path Where jianghui.wasm or jianghui.wasm.br is in the mini-program, from its root. Left out, it is where
 *   构建 npm puts it: `/miniprogram_npm/jianghui/jianghui.wasm.br`.
 */
export function init(path?: string): Promise<void>;
