//! Tests live in `it/`; this target only makes `tests/` a workspace package.
