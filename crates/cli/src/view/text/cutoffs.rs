//! How far down the queue the posts reached.

use alis::calendar::{Period, Quarter};
use alis::document::Widening;
use alis::language::Language;

use super::Words;

impl Words {
    pub(crate) fn cutoffs_title(self) -> &'static str {
        self.pick("Hvor langt ned i køen stillingene rakk", "How far down the queue the posts reached")
    }

    /// What the columns mean.
    pub(crate) fn cutoffs_note(self) -> &'static str {
        self.pick(
            "«Kunne»: så mange i køen kunne etter ønsker og vilkår vært der da. «Ville»: for så mange av dem var det minst like \
             godt som det planen gir. «Fikk»: så mange er der etter planen. «Nok for en ny»: den som bare ønsker det halvåret \
             der, får det med denne plassen i køen; det kan hende mindre er nok.",
            "“Could”: so many in the queue could have been there then, by their wishes and the rules. “Would”: for so many of them \
             it is worth no less than what the plan gives. “Got in”: so many are there by the plan. “Enough for someone new”: who \
             wishes for nothing but that half-year there gets it by this rank; less may do.",
        )
    }

    pub(crate) fn posts_column(self) -> &'static str {
        self.pick("stillinger", "posts")
    }

    pub(crate) fn posts_number(self) -> &'static str {
        self.pick("antall", "number")
    }

    pub(crate) fn places_number(self) -> &'static str {
        self.pick("plasser", "places")
    }

    pub(crate) fn period_column(self) -> &'static str {
        self.pick("halvår", "period")
    }

    /// Those whose placement stands, who could, who would, and who got in.
    pub(crate) fn cutoff_columns(self) -> [&'static str; 4] {
        [
            self.pick("fra før", "stands"),
            self.pick("kunne", "could"),
            self.pick("ville", "would"),
            self.pick("fikk", "got in"),
        ]
    }

    pub(crate) fn needs_column(self) -> &'static str {
        self.pick("nok for en ny", "enough for someone new")
    }

    pub(crate) fn room(self) -> &'static str {
        self.pick("det er ledig", "there is room")
    }

    pub(crate) fn not_by_rank(self) -> &'static str {
        self.pick("ingen køplass gir det sikkert", "no rank is sure to give it")
    }

    /// Just ahead of the last one in.
    pub(crate) fn ahead_of(self, candidate: &str, place: u32) -> String {
        match self.0 {
            Language::Nb => format!("foran {candidate} (kø {place})"),
            Language::En => format!("ahead of {candidate} (queue {place})"),
        }
    }

    pub(crate) fn units_left_out(self) -> &'static str {
        self.pick(
            "Bare fulle enheter som flere ville til, er tatt med (--verbose viser alle).",
            "Only full units that more would have been in are shown (--verbose shows all).",
        )
    }

    pub(crate) fn last_ones_title(self) -> &'static str {
        self.pick("De som en ny må stå foran", "Whom someone new must rank ahead of")
    }

    pub(crate) fn asking_title(self) -> &'static str {
        self.pick("Tomme stillinger, og hvem som kan spørres", "Posts left empty, and whom to ask")
    }

    /// What the numbers before those who can be asked are, and what a yes leads to.
    pub(crate) fn asking_note(self) -> &'static str {
        self.pick(
            "I køens rekkefølge; tallet er plassen i køen. Sier noen ja, endrer du ønskene og planlegger på nytt.",
            "In the order of the queue; the number is the place in it. If someone says yes, change the wishes and plan anew.",
        )
    }

    pub(crate) fn no_empty_posts(self) -> &'static str {
        self.pick("Ingen stilling står tom.", "No post is left empty.")
    }

    pub(crate) fn no_one_to_ask(self) -> &'static str {
        self.pick(
            "Disse kan ingen i køen ta, selv med videre ønsker om sted og siste oppstart:",
            "These no one in the queue could take, even with wider wishes for places and the latest start:",
        )
    }

    /// How many posts are empty in a period.
    pub(crate) fn empty_posts(self, name: &str, period: Period, [first, second]: [u32; 2]) -> String {
        let [quarter, other] = period.quarters().map(|quarter| self.quarter(quarter));
        let empty = |count: u32| match (self.0, count) {
            (Language::Nb, 1) => "1 ledig".to_owned(),
            (Language::Nb, count) => format!("{count} ledige"),
            (Language::En, count) => format!("{count} empty"),
        };
        let count = match (first, second) {
            (first, second) if first == second => empty(first),
            (first, 0) => format!("{} {quarter}", empty(first)),
            (0, second) => format!("{} {other}", empty(second)),
            (first, second) => format!("{} {quarter}, {second} {other}", empty(first)),
        };
        format!("{name}, {}: {count}", self.period(period))
    }

    /// What the plan gives someone now.
    pub(crate) fn planned(self, start: Option<Quarter>) -> String {
        match start {
            None => self.pick("uten plass", "without a place").to_owned(),
            Some(start) => {
                format!("{} {}", self.pick("planlagt fra", "planned from"), self.date_in_words(start.first_day()))
            }
        }
    }

    /// What someone would have to accept, in words.
    pub(crate) fn widening(self, widening: Widening) -> &'static str {
        match widening {
            Widening::Prefers => self.pick("tidlig oppstart foran beste sted", "an early start before the best place"),
            Widening::Places => self.pick("andre steder", "other places"),
            Widening::Latest => self.pick("senere oppstart", "a later start"),
        }
    }

    /// What someone would have to accept in all; a plan that is proved leaves no one who need accept nothing.
    pub(crate) fn would_accept(self, widen: &[&str]) -> String {
        if widen.is_empty() {
            return self.pick("uten å endre ønskene", "without changing the wishes").to_owned();
        }
        let must = self.pick("må godta", "must accept");
        format!("{must} {}", widen.join(self.pick(" og ", " and ")))
    }
}
