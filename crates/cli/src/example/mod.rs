//! Examples: Helse Nord, Ahus and a whole nation. The facts are real, every candidate is made up.
//!
//! Where the facts are from is told in `crates/cli/data/README.md`, what each example shows in
//! `docs/examples/README.md`. The same call gives the same document on every machine.

mod ahus;
mod bench;
mod build;
mod draw;
mod facts;
mod nation;
mod nord;
mod random;
#[cfg(test)]
mod tests;

use alis::document::ProblemDocument;

pub use bench::ahus_like;
pub use nation::{NationSize, nation};

/// The examples that have one size, and are checked in under `docs/examples/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    /// Helse Nord in June 2022: 80 municipalities, table 1, about 140 candidates.
    HelseNord,
    /// Ahus, the first illustration: four of the old scheme, twelve months each.
    AhusOld,
    /// Ahus, the second illustration: eight of the new scheme, six months each.
    AhusNew,
    /// Ahus, three years with both schemes and an interrupted candidate.
    AhusMix,
}

impl Example {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::HelseNord, Self::AhusOld, Self::AhusNew, Self::AhusMix];

    /// Its name on the command line, and of its file.
    pub fn name(self) -> &'static str {
        match self {
            Self::HelseNord => "helse-nord",
            Self::AhusOld => "ahus-old",
            Self::AhusNew => "ahus-new",
            Self::AhusMix => "ahus-mix",
        }
    }

    /// The problem itself.
    pub fn document(self) -> ProblemDocument {
        match self {
            Self::HelseNord => nord::document(),
            Self::AhusOld => ahus::old(),
            Self::AhusNew => ahus::new(),
            Self::AhusMix => ahus::mix(),
        }
    }
}

/// The examples' names, each with a line in English and one in Norwegian (bokmål).
pub fn names() -> &'static [(&'static str, &'static str, &'static str)] {
    &[
        (
            "helse-nord",
            "Helse Nord in June 2022: 80 municipalities, table 1's posts, about 140 made-up candidates",
            "Helse Nord i juni 2022: 80 kommuner, stillingene i tabell 1, om lag 140 oppdiktede kandidater",
        ),
        (
            "ahus-old",
            "Ahus, first illustration: four of the old scheme, 12 months in two departments each",
            "Ahus, første illustrasjon: fire i gammel ordning, 12 måneder fordelt på to avdelinger hver",
        ),
        (
            "ahus-new",
            "Ahus, second illustration: eight of the new scheme, 6 months each",
            "Ahus, andre illustrasjon: åtte i ny ordning, 6 måneder hver",
        ),
        (
            "ahus-mix",
            "Ahus, three years with both schemes; an interrupted candidate comes first",
            "Ahus, tre år med begge ordninger; en kandidat med avbrutt tjeneste står først",
        ),
        (
            "nation",
            "A made-up country: as many candidates and trusts as you ask for",
            "Et oppdiktet land: så mange kandidater og helseforetak som du ber om",
        ),
    ]
}

/// The example of this name; `nation` in its default size.
///
/// # Examples
///
/// ```
/// use alis_cli::example;
///
/// let problem = example::document("ahus-old").expect("a known name");
/// assert_eq!(problem.candidates.len(), 4);
/// ```
pub fn document(name: &str) -> Option<ProblemDocument> {
    if name == "nation" {
        return Some(nation(&NationSize::default()));
    }
    let example = Example::ALL.into_iter().find(|example| example.name() == name)?;
    Some(example.document())
}

/// The document as JSON: two spaces of indentation, one newline at the end.
pub fn to_json(document: &ProblemDocument) -> String {
    let mut text = serde_json::to_string_pretty(document).expect("a document has text keys alone and writes to memory");
    text.push('\n');
    text
}
