//! Two commands at once must not install the same tool, or build the same page, into each other.

use anyhow::{Context, Result};
use std::fs::{self, File, TryLockError};
use std::path::Path;

/// Held until dropped. The system releases it also when the program is killed.
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the lock at `path`, and says so if it is taken.
    pub fn wait(path: &Path) -> Result<Self> {
        let shown = path.display();
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot create the folder {}", folder.display()))?;
        }
        let file = File::create(path).with_context(|| format!("cannot write {shown}"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                eprintln!("      waiting for another `cargo xtask` (it holds {shown})");
                file.lock().with_context(|| format!("cannot lock {shown}"))?;
            }
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("cannot lock {shown}"));
            }
        }
        Ok(Self { _file: file })
    }
}
