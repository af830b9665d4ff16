//! The `alis` command.
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    alis_cli::run_process().into()
}
