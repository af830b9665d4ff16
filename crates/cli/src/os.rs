//! What the operating system says of a file, in the reader's language.

use std::io::{self, ErrorKind};

use alis::language::Language;

/// Why a file cannot be read or written. Never the path of a temporary file, which the error itself may name.
pub(crate) fn reason(error: &io::Error, language: Language) -> String {
    let words = match error.kind() {
        ErrorKind::NotFound => ("finnes ikke", "does not exist"),
        ErrorKind::PermissionDenied => ("ingen tilgang", "permission denied"),
        ErrorKind::IsADirectory => ("er en mappe, ikke en fil", "is a directory, not a file"),
        ErrorKind::NotADirectory => ("en del av stien er ikke en mappe", "a part of the path is not a directory"),
        ErrorKind::ReadOnlyFilesystem => ("disken kan bare leses", "the disk is read-only"),
        ErrorKind::StorageFull => ("disken er full", "the disk is full"),
        kind => {
            let own = error.raw_os_error().map(|code| io::Error::from_raw_os_error(code).to_string());
            return own.unwrap_or_else(|| kind.to_string());
        }
    };
    match language {
        Language::Nb => words.0.to_owned(),
        Language::En => words.1.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_errors_are_told_in_the_readers_language() {
        let missing = io::Error::new(ErrorKind::NotFound, "No such file at path /x/.alis-Ab12");
        assert_eq!(reason(&missing, Language::Nb), "finnes ikke");
        assert_eq!(reason(&missing, Language::En), "does not exist");
        let rare = io::Error::new(ErrorKind::TimedOut, "at path /x/.alis-Ab12");
        assert_eq!(reason(&rare, Language::Nb), "timed out");
    }
}
