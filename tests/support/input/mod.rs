//! Documents with a known fault, and how they must be refused.

mod patch;
mod place;
mod refusal;

pub use patch::{Document, good, pointers};
pub use refusal::{Expected, faults_of, refused, refused_alike, unknown_field, unknown_id};
