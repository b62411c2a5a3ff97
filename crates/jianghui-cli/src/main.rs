//! jianghui-cli.
fn main() {}
