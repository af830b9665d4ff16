//! Who waits, and what is full.

use alis::calendar::{Period, Quarter};
use alis::fault::LimitKind;

use alis::language::Language;

use super::Words;

impl Words {
    pub(crate) fn waiting_title(self) -> &'static str {
        self.pick("Venter eller er uten plass", "Waiting or without a place")
    }

    pub(crate) fn no_one_waits(self) -> &'static str {
        self.pick("Ingen venter.", "No one waits.")
    }

    /// What is meant by the first full limit.
    pub(crate) fn waiting_note(self) -> &'static str {
        self.pick(
            "«Først fullt»: den første fulle grensen ved tidligste oppstart og første ønske.",
            "“First full”: the first full limit at the earliest start and the first wish.",
        )
    }

    /// How long someone waits, and for what.
    pub(crate) fn waits(self, time: &str, status: &str, date: &str, place: &str) -> String {
        match self.0 {
            Language::Nb => format!("venter {time}, {status} fra {date}: {place}"),
            Language::En => format!("waits {time}, {status} from {date}: {place}"),
        }
    }

    /// Someone without a place, and why.
    pub(crate) fn is_unplaced(self, reason: &str) -> String {
        format!("{}: {reason}", self.pick("uten plass", "without a place"))
    }

    /// The posts of a unit.
    pub(crate) fn posts_of_unit(self, unit: &str) -> String {
        format!("{} {unit}", self.pick("stillingene ved", "the posts at"))
    }

    /// The posts of a pool.
    pub(crate) fn posts_of_pool(self, pool: &str) -> String {
        format!("{} {}", self.pick("stillingene", "the posts"), self.quoted(pool))
    }

    /// That someone who has waited starts as soon as anyone can.
    pub(crate) fn first_possible(self) -> &'static str {
        self.pick(
            "Dette er den tidligste oppstarten som er mulig nå.",
            "This is the earliest start that is possible now.",
        )
    }

    /// A limit that is full, and who holds it.
    pub(crate) fn full(self, kind: LimitKind, name: &str, quarter: Quarter, holders: &str) -> String {
        let quarter = self.quarter(quarter);
        let what = match kind {
            LimitKind::Pool => name.to_owned(),
            LimitKind::Unit => format!("{} {name}", self.pick("enheten", "the unit")),
            LimitKind::Municipality => {
                format!("{} {name}", self.pick("fraværet fra kommunen", "absences from the municipality"))
            }
        };
        let mark = self.pick("ikke bevist ennå", "not yet proved");
        let first = self.pick("Først fullt", "First full");
        if holders.is_empty() {
            return format!("{first}: {what}, {quarter} ({mark})");
        }
        let held = self.pick("holdt av", "held by");
        format!("{first}: {what}, {quarter}, {held} {holders} ({mark})")
    }

    /// That a trust has no post that could be used at the earliest start.
    pub(crate) fn no_post_then(self, period: Period) -> String {
        let period = self.period(period);
        match self.0 {
            Language::Nb => format!("Ingen stilling for første ønske i {period} (ikke bevist ennå)"),
            Language::En => format!("No post for the first wish in {period} (not yet proved)"),
        }
    }

    /// That nothing is full at the earliest start.
    pub(crate) fn nothing_full(self, period: Period) -> String {
        let period = self.period(period);
        match self.0 {
            Language::Nb => format!(
                "Ingen grense er full ved første ønske i {period}: årsaken kan være tjenestetid, læringsmål, \
                 varighet eller et avslått tilbud (ikke bevist ennå)"
            ),
            Language::En => format!(
                "No limit is full at the first wish in {period}: the cause may be service, learning goals, \
                 length or a declined offer (not yet proved)"
            ),
        }
    }
}
