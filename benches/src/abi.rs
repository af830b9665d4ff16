//! What the C ABI costs on top of the library: the same documents from bytes to bytes, by a C program that is linked to the shared
//! library and by Rust, side by side in rounds. Each is a process that does nothing else, so that both find the C library's heap in the
//! same state: what a process freed before decides how much of its heap goes back to the system after each plan.

use std::cell::RefCell;
use std::env;
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use alis::{PlanOptions, ReadOptions};

use crate::clock::{self, Effort, Task};
use crate::figures::{thousands, time};
use crate::instances::Instance;
use crate::machine::profile;

/// What is planned, and how many times in a row: the small one as a portal would, many times a second.
const INSTANCES: [(Instance, usize); 3] = [
    (Instance::Nation { candidates: 20, trusts: 1 }, 500),
    (Instance::HelseNord, 20),
    (Instance::Nation { candidates: 3000, trusts: 20 }, 1),
];

/// A table in Markdown: for each instance the median of a plan, by Rust and by C, and how many C plans in a second.
///
/// # Panics
/// Where the library or the C program cannot be built, or an instance cannot be planned.
pub fn table(budget: Duration, done: &dyn Fn(&str)) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let program = built(folder.path());
    let mut table = String::from(
        "| instance | in Rust | through the C ABI | more | plans a second from one C thread |\n\
         | --- | ---: | ---: | ---: | ---: |\n",
    );
    for (instance, repeat) in INSTANCES {
        let (rust, c) = measured(instance, repeat, &program, folder.path(), budget);
        let (more, rate) = (100.0 * (c / rust - 1.0), 1e3 / c);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rate to read")]
        let rate = thousands(rate as u64);
        let row = format!("| {} | {} | {} | {more:+.1} % | {rate} |\n", instance.title(), time(rust), time(c));
        done(&row);
        table.push_str(&row);
    }
    table
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Builds the shared library and the C program.
fn built(folder: &Path) -> PathBuf {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    // As what is installed is built; beside a Rust library there would be no optimisation across crates.
    let build = Command::new(cargo)
        .args(["rustc", "--profile", &profile(), "--locked", "-p", "alis-ffi"])
        .args(["--lib", "--crate-type", "cdylib,staticlib"])
        .current_dir(root())
        .status();
    assert!(build.is_ok_and(|status| status.success()), "the library cannot be built");
    // The program looks for the library by its SONAME.
    let own = env::current_exe().expect("this program has a place");
    let library = own.parent().expect("a folder").join("libalis_ffi.so");
    fs::copy(&library, folder.join("libalis.so.0")).expect("the library was built");
    let program = folder.join("overhead");
    let compiled = Command::new(env::var_os("CC").unwrap_or_else(|| "cc".into()))
        .args(["-std=c99", "-O2", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I"])
        .arg(root().join("include"))
        .arg(root().join("benches/abi/overhead.c"))
        .arg(folder.join("libalis.so.0"))
        .arg(format!("-Wl,-rpath,{}", folder.display()))
        .arg("-o")
        .arg(&program)
        .status();
    assert!(compiled.is_ok_and(|status| status.success()), "the C program cannot be compiled");
    program
}

/// A program that plans a document, in a process of its own, asked by lines.
struct Asked {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Asked {
    fn new(program: &mut Command) -> Self {
        let child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = child.expect("the program was compiled");
        let questions = child.stdin.take().expect("a pipe");
        let answers = BufReader::new(child.stdout.take().expect("a pipe"));
        Self { child, questions, answers }
    }

    /// How long so many plans take, and the bytes that were written.
    fn ask(&mut self, repeat: usize) -> (Duration, usize) {
        writeln!(self.questions, "{repeat}").expect("the program runs");
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("the program answers");
        let mut numbers = line.split_whitespace().map(|word| word.parse::<u64>().expect("a number"));
        let (taken, size) = (numbers.next().expect("a time"), numbers.next().expect("a size"));
        (Duration::from_nanos(taken), usize::try_from(size).expect("a size"))
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The Rust program, as `benches/abi/overhead.c` is the C one.
///
/// # Panics
/// Where the document is no valid problem, or a line is no number.
pub fn answer(document: &Path) {
    let bytes = fs::read(document).expect("the parent wrote it");
    let once = || {
        let problem = alis::read(&bytes, &ReadOptions::default()).expect("an instance can be read");
        let plan = alis::plan(&problem, &PlanOptions::default()).expect("an instance can be planned");
        alis::write(&plan).expect("a plan can be written").len()
    };
    for line in io::stdin().lines() {
        let repeat: usize = line.expect("the parent asks").trim().parse().expect("a number of plans");
        let mut size = 0;
        let taken = clock::time(|| size = (0..repeat).map(|_| once()).sum::<usize>());
        writeln!(io::stdout(), "{} {size}", taken.as_nanos()).expect("the parent listens");
    }
}

/// Milliseconds of a plan from bytes to bytes, by Rust and by C; both free what they made.
fn measured(instance: Instance, repeat: usize, program: &Path, folder: &Path, budget: Duration) -> (f64, f64) {
    let document = folder.join(instance.name());
    fs::write(&document, instance.bytes()).expect("the folder is ours");
    let own = env::current_exe().expect("this program has a place");
    let rust = RefCell::new(Asked::new(Command::new(own).arg("planner").arg(&document)));
    let c = RefCell::new(Asked::new(Command::new(program).arg(&document)));
    assert_eq!(rust.borrow_mut().ask(1).1, c.borrow_mut().ask(1).1, "both write the same plan");
    let tasks: &mut [Task<'_>] =
        &mut [Box::new(|| rust.borrow_mut().ask(repeat).0), Box::new(|| c.borrow_mut().ask(repeat).0)];
    let (medians, _) = clock::medians(Effort::of(budget), tasks);
    #[allow(clippy::cast_precision_loss, reason = "a count of repetitions")]
    let each = |ms: f64| ms / repeat as f64;
    (each(medians[0]), each(medians[1]))
}
