//! jianghui-rules.
