//! Arithmetic with yuan. `Decimal` brings each of its operations into every place that uses it; here each stands once.
//!
//! The catalogue bounds every number, so nothing overflows for accepted answers; beyond them it saturates.

use rust_decimal::Decimal;

/// a + b; `None` where no `Decimal` is as large.
pub(crate) fn checked_plus(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_add(b)
}

/// a + b
pub(crate) fn plus(a: Decimal, b: Decimal) -> Decimal {
    checked_plus(a, b).unwrap_or(Decimal::MAX)
}

/// a − b
pub(crate) fn minus(a: Decimal, b: Decimal) -> Decimal {
    // There is a negative zero, and it would be printed.
    plus(a, if b.is_zero() { b } else { -b })
}

/// All of them together.
pub(crate) fn total(sums: impl Iterator<Item = Decimal>) -> Decimal {
    sums.fold(Decimal::ZERO, plus)
}

/// The next full yuan, where it is none itself.
pub(crate) fn rounded_up(sum: Decimal) -> Decimal {
    let yuan = sum.trunc();
    if yuan < sum { plus(yuan, Decimal::ONE) } else { yuan }
}

/// a × b
pub(crate) fn product(a: Decimal, b: Decimal) -> Decimal {
    a.checked_mul(b).unwrap_or(Decimal::MAX)
}
