//! 尺度: what UX.md promises in figures, measured on every screen: type, lines, targets, scales, keys, names, pictures.

mod hand;
mod keyboard;
mod letters;
mod picture;
mod scales;
mod tour;
mod tree;
