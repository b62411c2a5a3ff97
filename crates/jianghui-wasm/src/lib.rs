//! jianghui-wasm.
