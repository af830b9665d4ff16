//! Two rule sets on the same problem.

use alis::document::{
    CriterionName, Effect, GroupBy, OutcomeChange, PolicyOutcome, RuleChange, RuleDifferenceDocument,
};
use alis::language::Language;

use super::Words;

impl Words {
    pub(crate) fn policy_title(self) -> &'static str {
        self.pick("To regelsett på de samme innmeldingene", "Two rule sets on the same registrations")
    }

    pub(crate) fn not_proved(self) -> &'static str {
        self.pick(
            "Tiden gikk ut: minst én av planene er ikke bevist som den beste, så forskjellene kan være tilfeldige.",
            "Time ran out: a plan is not proved to be the best, so that differences may be accidental.",
        )
    }

    pub(crate) fn differences_title(self) -> &'static str {
        self.pick("Forskjeller i reglene (A → B)", "Differences in the rules (A → B)")
    }

    /// That the rules are the same, to the byte or but for sources and notes.
    pub(crate) fn no_differences(self, same: bool) -> &'static str {
        if same {
            self.pick("Ingen: det er samme regelsett.", "None: it is the same rule set.")
        } else {
            self.pick(
                "Ingen: bare navn, kilder eller merknader er ulike.",
                "None: only names, sources or notes differ.",
            )
        }
    }

    /// A difference between two rule sets, as a sentence.
    pub(crate) fn rule_difference(self, difference: &RuleDifferenceDocument) -> String {
        let name = difference.name.as_deref().unwrap_or_default();
        let [from, to] = [&difference.from, &difference.to].map(|value| value.as_deref().unwrap_or_default());
        match difference.part.as_str() {
            "priority" if difference.change == RuleChange::Moved => self.criterion_moved(difference, name, from, to),
            "priority" => self.criterion_difference(name, difference.change, from, to),
            part => {
                let what = self.rule_name(part, name);
                let shown = |value: &str| {
                    if value.is_empty() { self.no_rule().to_owned() } else { self.rule_value(name, value) }
                };
                format!("{what}: {} → {}", shown(from), shown(to))
            }
        }
    }

    /// A criterion that moved: from where to where; where that is the same number, past which others.
    fn criterion_moved(self, difference: &RuleDifferenceDocument, name: &str, from: &str, to: &str) -> String {
        let what = self.criterion(name);
        let list = |names: &[CriterionName]| {
            names.iter().map(|name| self.criterion(name.word()).to_owned()).collect::<Vec<_>>().join(", ")
        };
        let (start, others) = match difference.now_behind.as_slice() {
            [] => (self.pick("foran", "before"), list(&difference.now_before)),
            behind => (self.pick("bak", "behind"), list(behind)),
        };
        match (from == to, self.0) {
            (false, Language::Nb) => format!("kriteriet {what} flyttes fra {from}. til {to}. plass"),
            (false, Language::En) => format!("the criterion {what} moves from place {from} to {to}"),
            (true, Language::Nb) => format!("kriteriet {what} flyttes {start} {others}"),
            (true, Language::En) => format!("the criterion {what} moves {start} {others}"),
        }
    }

    fn criterion_difference(self, name: &str, change: RuleChange, from: &str, to: &str) -> String {
        let what = self.criterion(name);
        match (change, self.0) {
            (RuleChange::Added, Language::Nb) => format!("kriteriet {what} kommer inn på {to}. plass"),
            (RuleChange::Added, Language::En) => format!("the criterion {what} is added at place {to}"),
            (RuleChange::Removed, Language::Nb) => format!("kriteriet {what} (nr. {from}) faller bort"),
            (RuleChange::Removed, Language::En) => format!("the criterion {what} (place {from}) is removed"),
            _ if name == "service_months" => {
                let groups = self.pick("sammenliknes i grupper på", "is compared in groups of");
                format!("{what} {groups} {from} → {}", self.months(to))
            }
            _ => {
                format!("{what}: {} → {}", self.classes(from), self.classes(to))
            }
        }
    }

    /// The classes of employment, best first.
    fn classes(self, text: &str) -> String {
        let entry = |entry: &str| {
            let mut parts = entry.split(' ');
            let name = self.value("employment", parts.next().unwrap_or_default());
            match (parts.next(), parts.next()) {
                (Some("min_months"), Some(months)) => {
                    format!("{name} {} {}", self.pick("på minst", "of at least"), self.months(months))
                }
                (Some("over_months"), Some(months)) => {
                    format!("{name} {} {}", self.pick("på over", "of over"), self.months(months))
                }
                _ => name,
            }
        };
        let class = |class: &str| class.split(", ").map(entry).collect::<Vec<_>>().join(self.pick(" eller ", " or "));
        let classes: Vec<String> = text.split(" | ").map(class).collect();
        self.quoted(&classes.join(self.pick(", så ", ", then ")))
    }

    fn no_rule(self) -> &'static str {
        self.pick("ingen regel", "no rule")
    }

    /// A rule that is no criterion, by its part and name; an unknown one as it is.
    fn rule_name<'a>(self, part: &'a str, name: &'a str) -> &'a str {
        match (part, name) {
            (_, "schemes") => self.pick("ordninger som omfattes", "schemes included"),
            (_, "municipality_registered") => {
                self.pick("kommunen må være registrert", "the municipality must be registered")
            }
            (_, "catchment") => {
                self.pick("kommunen må høre til opptaksområdet", "the municipality must lie in the catchment")
            }
            (_, "employment") => self.pick("tilknytninger som omfattes", "employments included"),
            (_, "min_service_months") => self.pick("minste tjenestetid ved oppstart", "least service at the start"),
            (_, "advised_service_months") => {
                self.pick("anbefalt tjenestetid ved oppstart", "advised service at the start")
            }
            (_, "advised_notice_months") => self.pick("anbefalt varsel", "advised notice"),
            (_, "advised_lead_months") => {
                self.pick("anbefalt tid fra innmelding til oppstart", "advised time from registration to start")
            }
            (_, "advised_lead_from") => self.pick("den anbefalingen gjelder fra", "that advice holds from"),
            (_, "old_scheme_ends") => self.pick("gammel ordning opphører", "the old scheme ends"),
            (_, "split") => self.pick("3+3 måneder", "3+3 months"),
            (_, "two_units") => {
                self.pick("9 og 12 måneder må være i to ulike enheter", "9 and 12 months must be in two units")
            }
            ("unit_max", _) => self.pick("hvor mange en enhet tar samtidig", "how many a unit takes at once"),
            ("objective", _) => self.pick("rekkefølgen på hensynene", "the order of the goals"),
            (part, _) => part,
        }
    }

    fn rule_value(self, name: &str, value: &str) -> String {
        let word = match (name, value) {
            (_, "by_wish") => self.pick("etter ønske", "by wish"),
            (_, "by_wish_and_need") => self.pick("etter ønske og oppgitt behov", "by wish and stated need"),
            (_, "time_and_place") => {
                self.pick("én kandidats tid og sted før den neste", "one candidate's time and place before the next's")
            }
            (_, "time_then_place") => self.pick("alles tid før noens sted", "everyone's time before anyone's place"),
            ("schemes", list) => return self.each("scheme", list),
            ("employment", list) => return self.each("employment", list),
            (name, months) if name.ends_with("_months") => return self.months(months),
            (_, value) => return self.value("", value),
        };
        word.to_owned()
    }

    fn each(self, field: &str, list: &str) -> String {
        list.split(", ").map(|word| self.value(field, word)).collect::<Vec<_>>().join(", ")
    }

    pub(crate) fn in_all(self) -> &'static str {
        self.pick("Sammenlagt, uten dem som har plass fra før", "In all, but for those who already hold a place")
    }

    pub(crate) fn with_place(self) -> &'static str {
        self.pick("får plass", "get a place")
    }

    pub(crate) fn get_a_place(self) -> &'static str {
        self.pick("Får plass", "Get a place")
    }

    pub(crate) fn waiting_in_all(self) -> &'static str {
        self.pick("Ventetid i alt, halvår", "Waiting in all, half-years")
    }

    /// The mean waiting of those who have a place under both.
    pub(crate) fn waiting_on_average(self, people: u32) -> String {
        match self.0 {
            Language::Nb => format!("Ventetid i snitt, halvår, for de {people} som får plass i begge"),
            Language::En => format!("Mean waiting, half-years, of the {people} who get a place in both"),
        }
    }

    /// How many gain and lose.
    pub(crate) fn gain_and_lose(self, gain: u32, lose: u32, all: u32) -> String {
        let rest = all.saturating_sub(gain + lose);
        match self.0 {
            Language::Nb => format!("Med B får {gain} det bedre, {lose} dårligere, og for {rest} er det likt."),
            Language::En => format!("Under B {gain} are better off, {lose} worse off, and for {rest} it is the same."),
        }
    }

    /// The heading of those for whom B is better, worse, or another unit of the same worth.
    pub(crate) fn effect_title(self, effect: Effect, count: usize) -> String {
        let title = match effect {
            Effect::Gain => self.pick("Får det bedre med B", "Better off under B"),
            Effect::Lose => self.pick("Får det dårligere med B", "Worse off under B"),
            Effect::Neither => self.pick("Flyttes til noe like godt", "Moved to something as good"),
        };
        format!("{title} ({count})")
    }

    pub(crate) fn change_column(self) -> &'static str {
        self.pick("endring", "change")
    }

    pub(crate) fn queue_change(self) -> &'static str {
        self.pick("kø", "queue")
    }

    /// What the difference between two outcomes is.
    pub(crate) fn outcome_change(self, change: OutcomeChange) -> &'static str {
        match change {
            OutcomeChange::Admitted => self.pick("kommer inn i køen", "comes into the queue"),
            OutcomeChange::NewlyPlaced => self.pick("får plass", "gets a place"),
            OutcomeChange::Earlier => self.pick("tidligere", "earlier"),
            OutcomeChange::BetterPlace => self.pick("bedre sted", "better place"),
            OutcomeChange::OtherUnit => self.pick("annen enhet", "another unit"),
            OutcomeChange::QueueOnly => self.pick("bare køplassen", "the queue alone"),
            OutcomeChange::WorsePlace => self.pick("dårligere sted", "worse place"),
            OutcomeChange::Later => self.pick("senere", "later"),
            OutcomeChange::NoLongerPlaced => self.pick("mister plassen", "loses the place"),
            OutcomeChange::NowRefused => self.pick("avvises", "is refused"),
        }
    }

    /// What someone without a place is.
    pub(crate) fn no_place(self, outcome: PolicyOutcome) -> &'static str {
        match outcome {
            PolicyOutcome::Refused => self.pick("avvist", "refused"),
            PolicyOutcome::Unplaced | PolicyOutcome::Placed => self.pick("uten plass", "without a place"),
        }
    }

    pub(crate) fn groups_title(self) -> &'static str {
        self.pick("Gruppe for gruppe", "Group by group")
    }

    pub(crate) fn group_column(self) -> &'static str {
        self.pick("gruppe", "group")
    }

    pub(crate) fn group_count(self) -> &'static str {
        self.pick("antall", "number")
    }

    pub(crate) fn gain_column(self) -> &'static str {
        self.pick("bedre", "better")
    }

    pub(crate) fn lose_column(self) -> &'static str {
        self.pick("verre", "worse")
    }

    pub(crate) fn group_waiting(self) -> &'static str {
        self.pick("ventetid", "waiting")
    }

    /// What the columns of the groups mean.
    pub(crate) fn group_note(self) -> &'static str {
        self.pick(
            "Ventetid: halvår i snitt for dem i gruppen som får plass i begge. Kommuner uten endring er utelatt \
             (--verbose viser dem).",
            "Waiting: mean half-years of those in the group who get a place in both. Municipalities without a change are left \
             out (--verbose shows them).",
        )
    }

    /// What a group is by.
    pub(crate) fn group_by(self, by: GroupBy) -> &'static str {
        match by {
            GroupBy::All => self.pick("alle", "everyone"),
            GroupBy::Trust => self.pick("helseforetak", "trust"),
            GroupBy::NearestHospital => self.pick("ønsker nærmeste sykehus", "wishes for nearest hospital"),
            GroupBy::Scheme => self.pick("ordning", "scheme"),
            GroupBy::Employment => self.pick("tilknytning", "employment"),
            GroupBy::SupervisionGroup => self.pick("veiledningsgruppe", "supervision group"),
            GroupBy::SpecialistShortage => self.pick("spesialistmangel", "specialist shortage"),
            GroupBy::Municipality => self.pick("kommune", "municipality"),
        }
    }

    pub(crate) fn nearest_moves_title(self) -> &'static str {
        self.pick(
            "Hvem kriteriet nærmeste sykehus flytter i køen",
            "Whom the criterion nearest hospital moves in the queue",
        )
    }

    /// How many the nearest hospital moves.
    pub(crate) fn nearest_moves(self, rules: &str, forward: usize, back: usize) -> String {
        match self.0 {
            Language::Nb => format!(
                "I {rules} flytter det {forward} fram og {back} bak, sett mot en kø der det ikke ble lest (uten→med)."
            ),
            Language::En => format!(
                "In {rules} it moves {forward} forward and {back} back, against a queue in which it were not read (without→with)."
            ),
        }
    }

    pub(crate) fn forward(self) -> &'static str {
        self.pick("Fram", "Forward")
    }

    pub(crate) fn back(self) -> &'static str {
        self.pick("Bak", "Back")
    }
}
