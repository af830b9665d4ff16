//! The command line of `alis`, as a library: [`run`] is the whole of it, so that tests can call it.
#![forbid(unsafe_code)]

pub mod args;
mod commands;
pub mod example;
mod failure;
mod files;
pub mod names;
mod os;
mod progress;
pub mod view;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};

use alis::language::Language;
use clap::Parser;

pub use failure::{Failure, exit};

/// Where a command's words go, and what is known of the screen.
pub struct Console<'a> {
    /// Standard output.
    pub out: &'a mut dyn Write,
    /// Standard error; progress is told from any thread.
    pub err: &'a mut (dyn Write + Send),
    /// Whether standard output is a screen.
    pub out_is_terminal: bool,
    /// Whether standard error is a screen.
    pub err_is_terminal: bool,
}

impl std::fmt::Debug for Console<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Console")
            .field("out_is_terminal", &self.out_is_terminal)
            .field("err_is_terminal", &self.err_is_terminal)
            .finish_non_exhaustive()
    }
}

/// Runs the command line of this process; the result is the exit code.
pub fn run_process() -> u8 {
    let mut console = Console {
        out: &mut io::stdout().lock(),
        err: &mut io::stderr(),
        out_is_terminal: io::stdout().is_terminal(),
        err_is_terminal: io::stderr().is_terminal(),
    };
    run(std::env::args_os(), &mut console)
}

/// Runs one command; the result is the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>, console: &mut Console<'_>) -> u8 {
    let cli = match args::Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return wrong_use(&error, console),
    };
    let language = cli.language.map_or_else(view::language_from_environment, Language::from);
    let result = commands::run(&cli, language, console).and_then(|code| {
        console.out.flush().map_err(Failure::Output)?;
        Ok(code)
    });
    match result {
        Ok(code) => code,
        // Whoever reads us has gone away, as `head` does: nothing is wrong.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => exit::OK,
        Err(failure) => {
            let message = failure.message(language);
            // There is nowhere left to report a failure to report.
            let _ = console.err.write_all(message.as_bytes());
            failure.exit_code()
        }
    }
}

/// Help and versions go to standard output, wrong use to standard error.
fn wrong_use(error: &clap::Error, console: &mut Console<'_>) -> u8 {
    let text = error.render().to_string();
    let stream: &mut dyn Write = if error.use_stderr() { &mut *console.err } else { &mut *console.out };
    // There is nowhere left to report a failure to report.
    let _ = stream.write_all(text.as_bytes());
    if error.use_stderr() { exit::USAGE } else { exit::OK }
}
