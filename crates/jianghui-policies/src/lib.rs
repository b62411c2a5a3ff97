//! jianghui-policies.
