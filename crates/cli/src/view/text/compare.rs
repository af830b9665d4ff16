//! Two candidates side by side.

use alis::document::CriterionOutcome;
use alis::language::Language;

use super::Words;

impl Words {
    /// Who comes first, and by what.
    pub(crate) fn decided_between(self, ahead: &str, behind: &str, criterion: &str) -> String {
        match self.0 {
            Language::Nb => format!("{ahead} står foran {behind}. Det avgjorde: {criterion}"),
            Language::En => format!("{ahead} comes before {behind}. What decided: {criterion}"),
        }
    }

    /// That there is no order between two.
    pub(crate) fn no_order_between(self, a: &str, b: &str) -> String {
        match self.0 {
            Language::Nb => format!("Ingen rekkefølge mellom {a} og {b}"),
            Language::En => format!("No order between {a} and {b}"),
        }
    }

    pub(crate) fn refused_has_no_place(self) -> &'static str {
        self.pick(
            "Den som er avvist av en regel, har ingen plass i rekkefølgen og får ingen plass i planen.",
            "Who is refused by a rule has no place in the order, and gets none in the plan.",
        )
    }

    /// A place in a trust's queue.
    pub(crate) fn stands_in_queue(self, trust: &str, place: u32) -> String {
        match self.0 {
            Language::Nb => format!("nr. {place} i køen ved {trust}"),
            Language::En => format!("no {place} in the queue of {trust}"),
        }
    }

    /// A placement that stands, whatever the order.
    pub(crate) fn holds_a_place(self, trust: &str, status: &str) -> String {
        match self.0 {
            Language::Nb => format!("har plass ved {trust} fra før ({status}) og beholder den uansett rekkefølge"),
            Language::En => format!("already holds a place at {trust} ({status}), and keeps it whatever the order"),
        }
    }

    /// A rule that refuses, with what it found and where it stands.
    pub(crate) fn is_refused(self, rule: &str, field: &str, value: &str, source: Option<&str>) -> String {
        let source = source.map(|source| format!("; {} {source}", self.pick("kilde:", "source:"))).unwrap_or_default();
        format!("{}: {rule} ({field}: {value}){source}", self.pick("avvist", "refused"))
    }

    /// What the order between two trusts means; the municipality that bears so many absences, if it is the same.
    pub(crate) fn across_trusts(self, bears: Option<(&str, u32)>) -> String {
        let apart = self.pick(
            "De to er meldt inn til hvert sitt helseforetak og konkurrerer ikke om de samme stillingene.",
            "The two are registered with different trusts and do not compete for the same posts.",
        );
        match (bears, self.0) {
            (None, _) => apart.to_owned(),
            (Some((name, most)), Language::Nb) => format!(
                "{apart} Men {name} kan bare ha {most} borte samtidig, så rekkefølgen kan avgjøre hvem som får reise først."
            ),
            (Some((name, most)), Language::En) => {
                format!(
                    "{apart} But {name} bears only {most} away at once, so that the order can decide who goes first."
                )
            }
        }
    }

    pub(crate) fn criterion_column(self) -> &'static str {
        self.pick("kriterium", "criterion")
    }

    /// What came of a criterion.
    pub(crate) fn outcome(self, outcome: CriterionOutcome) -> &'static str {
        match outcome {
            CriterionOutcome::Equal => self.pick("likt", "equal"),
            CriterionOutcome::Decides => self.pick("avgjør", "decides"),
            CriterionOutcome::NotReached => self.pick("ikke lest", "not read"),
        }
    }

    /// A number of months.
    pub(crate) fn months(self, number: &str) -> String {
        let plural = number != "1";
        let unit = match self.0 {
            Language::Nb if plural => "måneder",
            Language::Nb => "måned",
            Language::En if plural => "months",
            Language::En => "month",
        };
        format!("{number} {unit}")
    }

    /// Where a criterion stands.
    pub(crate) fn source_of(self, criterion: &str) -> String {
        format!("{} {}", self.pick("Kilde for", "Source of"), criterion)
    }

    pub(crate) fn no_source(self) -> &'static str {
        self.pick("ingen oppgitt", "none stated")
    }

    pub(crate) fn read_as(self) -> &'static str {
        self.pick("Lesemåte", "Read as")
    }

    pub(crate) fn lottery_between(self) -> &'static str {
        self.pick(
            "De to står likt på alle kriterier. Loddtrekningen avgjør: lavest loddtall går foran.",
            "The two are equal by every criterion. The lottery decides: the smaller number comes first.",
        )
    }

    pub(crate) fn published_short(self) -> &'static str {
        self.pick("Trekningens kontrollsum", "Hash of the lottery's seed")
    }
}
