//! jianghui-policy-compiler.
