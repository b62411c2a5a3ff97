//! `jianghui`: the same engine in a terminal.

use std::process::ExitCode;

fn main() -> ExitCode {
    jianghui_cli::run(std::env::args_os())
}
