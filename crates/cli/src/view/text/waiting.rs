//! Who waits, and what is full.

use alis::calendar::Quarter;
use alis::fault::LimitKind;

use alis::language::Language;

use super::Words;
use crate::view::limits::Cause;

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
            "«Først fullt»: den første fulle grensen i veien for den beste muligheten kandidaten ikke fikk.",
            "“First full”: the first full limit in the way of the best option that the candidate did not get.",
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

    /// That no earlier start is open to someone, whatever the others do, and why where it can be told simply. Of a leave
    /// nothing but that there is one.
    pub(crate) fn earliest_possible(self, cause: Option<Cause>) -> String {
        let start = self.pick(
            "Dette er tidligste mulige oppstart for kandidaten",
            "This is the earliest start possible for the candidate",
        );
        let why = match cause {
            None => return format!("{start}."),
            Some(Cause::Decision) => {
                self.pick("planen gjelder ikke oppstart før dette", "the plan is for no start before it")
            }
            Some(Cause::Service) => self.pick("tjenestetiden er for kort før dette", "service is too short before it"),
            Some(Cause::Leave) => self.pick("permisjon før dette", "a leave before it"),
            Some(Cause::Declined) => self.pick("tidligere tilbud er avslått", "earlier offers were declined"),
            Some(Cause::NoPost) => self.pick("ingen stilling kan brukes før dette", "no post can be used before it"),
        };
        format!("{start}: {why}.")
    }

    /// That someone waits for a better place.
    pub(crate) fn own_order(self) -> &'static str {
        self.pick(
            "Ingen mulighet er bedre for kandidaten, som setter sted foran tid.",
            "No option is better for the candidate, who puts the place before the time.",
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

    /// That a better option has no full limit.
    pub(crate) fn nothing_full(self) -> &'static str {
        self.pick(
            "Ingen enkelt grense er full for en bedre mulighet; plassene lot seg ikke kombinere (ikke bevist ennå)",
            "No single limit is full for a better option; the places could not be combined (not yet proved)",
        )
    }
}
