//! What is wrong with a document.

use alis::fault::Faults;
use alis::language::Language;

use super::text::Words;

/// One line for each fault: where, what stands there, what was expected, what to do; then how many there are.
pub fn faults(faults: &Faults, language: Language) -> String {
    let mut out: String = faults.0.iter().map(|fault| fault.line(language) + "\n").collect();
    out.push_str(&Words(language).fault_count(faults.0.len()));
    out.push('\n');
    out
}
