// 后到的部分: fetches the second file of the app and joins it to the first, when the first asks for it. `cargo xtask dist`
// bundles this with the glue under the name by which the first file imports it; web/src/later.rs has the other half.

import init from "./app.js";

let fetchBytes;

// How the bytes are fetched. Without it nothing is left to fetch: the app is in one piece.
export function from(fetch) {
  fetchBytes = fetch;
}

// The first file calls this, and wants its function at `callback` of the table called when it is done: with its own
// `data`, and whether the second file is there.
export async function __wasm_split_load_later(callback, data) {
  // Once the app runs this does nothing but give what the first file shares.
  const shared = await init();
  let came = true;
  try {
    if (fetchBytes) {
      await WebAssembly.instantiate(await fetchBytes(), { __wasm_split: shared });
    }
  } catch (error) {
    console.error(error);
    came = false;
  }
  shared.__indirect_function_table.get(callback)(data, came);
  if (came) {
    // For whoever measures, or waits for all of it.
    performance.mark("jianghui-whole");
  }
}
