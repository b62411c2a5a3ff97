//! What the version control knows of the sources: from which commit, and since when.

use crate::workspace::Workspace;
use std::process::Command;

/// The state that is built. A source archive without history has none of it.
#[derive(Clone, Default)]
pub struct Origin {
    /// The commit, with a mark if files have been changed since.
    pub commit: Option<String>,
    /// The commit's time, in UTC.
    pub time: Option<String>,
    /// The same in seconds since 1970, for tools that stamp their output.
    pub epoch: Option<String>,
    /// The version and the day of the last change of each folder in `policies/`, in the order that was asked.
    pub policies: Vec<PolicyVersion>,
}

/// Of one folder in `policies/`.
#[derive(Clone, Default)]
pub struct PolicyVersion {
    /// git's id of the folder's content: equal exactly if the law as data is equal.
    pub tree: Option<String>,
    /// The day of the last change.
    pub changed: Option<String>,
}

/// What git says of the working tree.
pub fn origin(workspace: &Workspace, policies: &[String]) -> Origin {
    let commit = git(workspace, &["rev-parse", "HEAD"]);
    let changed = git(workspace, &["status", "--porcelain"]).is_some();
    // A shallow clone would name its only commit for everything.
    let whole = git(workspace, &["rev-parse", "--is-shallow-repository"]).as_deref() == Some("false");
    let utc = "--date=format-local:%Y-%m-%dT%H:%M:%SZ";
    Origin {
        commit: commit.map(|commit| if changed { format!("{commit}-changed") } else { commit }),
        time: git(workspace, &["log", "-1", utc, "--format=%cd"]),
        epoch: git(workspace, &["log", "-1", "--format=%ct"]),
        policies: policies
            .iter()
            .map(|id| {
                let folder = format!("policies/{id}");
                let as_committed = git(workspace, &["status", "--porcelain", "--", &folder]).is_none();
                PolicyVersion {
                    tree: git(workspace, &["rev-parse", &format!("HEAD:{folder}")]).filter(|_| as_committed),
                    changed: git(workspace, &["log", "-1", "--format=%cs", "--", &folder]).filter(|_| whole),
                }
            })
            .collect(),
    }
}

/// What git prints, unless that is nothing.
fn git(workspace: &Workspace, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).current_dir(&workspace.root).env("TZ", "UTC").output().ok()?;
    let text = String::from_utf8(output.stdout).ok().filter(|_| output.status.success())?;
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
