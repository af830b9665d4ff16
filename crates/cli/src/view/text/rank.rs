//! The order of candidates.

use alis::language::Language;

use super::Words;

impl Words {
    /// The heading of an order.
    pub(crate) fn rank_title(self) -> &'static str {
        self.pick("Prioritert liste for ALIS", "Priority list for ALIS")
    }

    pub(crate) fn decided_by(self) -> &'static str {
        self.pick("foran neste på grunn av", "before the next because of")
    }

    pub(crate) fn without_nearest(self) -> &'static str {
        self.pick("uten nærmeste sykehus", "without nearest hospital")
    }

    /// How many neighbours each criterion decided between.
    pub(crate) fn neighbours_title(self) -> &'static str {
        self.pick("Naboer i rekkefølgen som hvert kriterium skiller", "Neighbours told apart by each criterion")
    }

    /// What the column without the nearest hospital says.
    pub(crate) fn nearest_note(self) -> &'static str {
        self.pick(
            "«Uten nærmeste sykehus» er plassen i køen dersom første ønske ikke ble lest som kriterium. \
             Stjerne: plassen ville vært en annen.",
            "“Without nearest hospital” is the place in the queue if the first wish were not read as a criterion. \
             A star: the place would be another.",
        )
    }

    pub(crate) fn no_one_ranked(self) -> &'static str {
        self.pick("Ingen kandidater i køen.", "No candidates in the queue.")
    }

    /// How many faults there are in a document.
    pub(crate) fn fault_count(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Nb, n) => format!("{n} feil i dokumentet; ingenting er beregnet."),
            (_, 1) => "1 error in the document; nothing was computed.".to_owned(),
            (_, n) => format!("{n} errors in the document; nothing was computed."),
        }
    }

    /// A text in the language's quotation marks.
    pub(crate) fn quoted(self, text: &str) -> String {
        match self.0 {
            Language::Nb => format!("«{text}»"),
            Language::En => format!("“{text}”"),
        }
    }
}
