//! What is wrong with a document.

use alis::fault::{Fault, Faults};
use alis::language::Language;

use super::style::clean;
use super::text::Words;

/// One line for each fault: where, what stands there, what was expected, what to do; then how many there are.
pub fn faults(faults: &Faults, language: Language) -> String {
    let words = Words(language);
    let mut out: String = faults.0.iter().map(|fault| line(fault, language, words)).collect();
    out.push_str(&words.fault_count(faults.0.len()));
    out.push('\n');
    out
}

fn line(fault: &Fault, language: Language, words: Words) -> String {
    let mut parts = Vec::new();
    if fault.line > 0 {
        parts.push(words.fault_place(fault.line, fault.column));
    }
    if !fault.pointer.is_empty() {
        parts.push(clean(&fault.pointer).into_owned());
    }
    let mut what = Vec::new();
    if !fault.value.is_empty() {
        what.push(words.quoted(&clean(&fault.value)));
    }
    what.push(format!("{} {}", words.fault_expected(), clean(&fault.expected(language))));
    let place = parts.join(", ");
    let mut text = if place.is_empty() { what.join("; ") } else { format!("{place}: {}", what.join("; ")) };
    if let Some(advice) = fault.advice(language) {
        text = format!("{text}. {}", clean(&advice));
    }
    text.push('\n');
    text
}
