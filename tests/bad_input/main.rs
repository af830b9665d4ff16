//! Bad input: every error of the model is refused with its place, exit code 1, and nothing is written.

mod fields;
mod files;
mod many;
mod meaning;
mod mutations;
mod references;
mod rules;
mod standing;
mod text;
