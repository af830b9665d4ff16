//! The pictures of the page, as SVG: a light ground of their own, labels beside what they name.

mod bars;
mod curves;
mod style;

pub use bars::stages;
pub use curves::{scaling_memory, scaling_time};
