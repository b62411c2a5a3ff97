//! 尺度: what UX.md promises in figures, measured on every screen: type, lines, targets, scales, keys, names, pictures.

mod scales;
mod tour;
