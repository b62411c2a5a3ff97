//! 对照表: the sheet on which a reviewer checks a policy against its text.
use crate::Compiled;
use jianghui_rules::Policy;
/// The sheet.
#[must_use]
pub fn review(_: &Compiled, _: &Policy) -> String {
    String::new()
}
