//! Headings, summary and the next turnover.

use alis::calendar::Period;

use alis::language::Language;

use super::Words;

impl Words {
    /// The heading of a plan; one trust's name, or how many there are.
    pub(crate) fn plan_title(self, trusts: &[&str]) -> String {
        let title = self.pick("Plan for ALIS", "Plan for ALIS");
        match trusts {
            [one] => format!("{title}: {one}"),
            many => format!("{title}: {} {}", many.len(), self.pick("helseforetak", "trusts")),
        }
    }

    /// The line that says what a plan is and is not.
    pub(crate) fn nomination(self) -> &'static str {
        self.pick("Forslag, ikke ansettelse.", "A proposal, not an appointment.")
    }

    pub(crate) fn decision_date(self) -> &'static str {
        self.pick("Beslutningsdato", "Decision date")
    }

    pub(crate) fn rule_set(self) -> &'static str {
        self.pick("Regelsett", "Rule set")
    }

    pub(crate) fn horizon(self) -> &'static str {
        self.pick("Planperiode", "Periods")
    }

    pub(crate) fn input_hash(self) -> &'static str {
        self.pick("Inndata (SHA-256)", "Input (SHA-256)")
    }

    /// That time ran out, and how far the plan is proved.
    pub(crate) fn feasible(self, rank: Option<u32>) -> String {
        let start = self.pick(
            "Tiden gikk ut: planen følger alle regler, men er ikke bevist som den beste",
            "Time ran out: the plan keeps every rule but is not proved to be the best",
        );
        match rank {
            Some(rank) => format!("{start}; {} {rank}.", self.pick("bevist til og med prioritet", "proved up to rank")),
            None => format!("{start}."),
        }
    }

    pub(crate) fn summary(self) -> &'static str {
        self.pick("Sammendrag", "Summary")
    }

    pub(crate) fn registered(self) -> &'static str {
        self.pick("Registrerte kandidater", "Registered candidates")
    }

    pub(crate) fn committed(self) -> &'static str {
        self.pick("Har plass fra før", "Already hold a place")
    }

    /// The row of those proposed, with the period up to which placements are proposed.
    pub(crate) fn proposed(self, through: Period, one: bool) -> String {
        if one {
            let date = self.date_in_words(through.first_day());
            return format!("{} {date}", self.pick("Foreslått fra", "Proposed from"));
        }
        let until = self.date_in_words(through.last_day());
        format!("{} {until}", self.pick("Foreslått oppstart til og med", "Proposed to start by"))
    }

    pub(crate) fn expected(self) -> &'static str {
        self.pick("Forventet senere", "Expected later")
    }

    pub(crate) fn without_place(self) -> &'static str {
        self.pick("Uten plass i planen", "Without a place")
    }

    pub(crate) fn refused(self) -> &'static str {
        self.pick("Avvist av en regel", "Refused by a rule")
    }

    pub(crate) fn posts_filled(self) -> &'static str {
        self.pick("Stillinger fylt", "Posts filled")
    }

    /// How many are filled of all.
    pub(crate) fn of(self, used: &str, all: &str) -> String {
        format!("{used} {} {all}", self.pick("av", "of"))
    }

    /// The unit of what is filled over several periods.
    pub(crate) fn in_half_years(self) -> &'static str {
        self.pick("stillingshalvår i hele planen", "half-years of posts in the whole plan")
    }

    /// The heading of the next turnover.
    pub(crate) fn next_turnover(self, period: Period) -> String {
        let date = self.date_in_words(period.first_day());
        format!("{}: {date}", self.pick("Neste rullering", "Next turnover"))
    }

    /// The heading of those who start before the next turnover.
    pub(crate) fn before_turnover(self) -> &'static str {
        self.pick("Før neste rullering", "Before the next turnover")
    }

    /// The heading of those who start after it, and are proposed now.
    pub(crate) fn after_turnover(self) -> &'static str {
        self.pick("Senere, foreslått nå", "Later, proposed now")
    }

    pub(crate) fn no_one_starts(self) -> &'static str {
        self.pick("Ingen kandidat er foreslått til denne rulleringen.", "No candidate is proposed for this turnover.")
    }

    /// How many posts stand empty at the turnover.
    pub(crate) fn vacant_posts(self, count: u32) -> String {
        match (self.0, count) {
            (Language::Nb, 0) => "Alle stillinger er fylt fra denne datoen.".to_owned(),
            (Language::Nb, 1) => "1 stilling står ledig fra denne datoen.".to_owned(),
            (Language::Nb, n) => format!("{n} stillinger står ledige fra denne datoen."),
            (_, 0) => "Every post is filled from this date.".to_owned(),
            (_, 1) => "1 post stands vacant from this date.".to_owned(),
            (_, n) => format!("{n} posts stand vacant from this date."),
        }
    }

    pub(crate) fn no_posts(self) -> &'static str {
        self.pick("Ingen stillinger fra denne datoen.", "There are no posts from this date.")
    }
}
