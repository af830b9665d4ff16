//! The documents' own terms in words.

use alis::calendar::{Date, Period, Quarter};
use alis::document::{EligibilityRule, KeyDocument, PlacementStatus, UnplacedReason};

use super::Words;

impl Words {
    /// A placement's status.
    pub(crate) fn status(self, status: PlacementStatus) -> &'static str {
        match status {
            PlacementStatus::Proposed => self.pick("foreslått", "proposed"),
            PlacementStatus::Expected => self.pick("forventet", "expected"),
            PlacementStatus::Serving => self.pick("i tjeneste", "serving"),
            PlacementStatus::Accepted => self.pick("akseptert", "accepted"),
            PlacementStatus::Offered => self.pick("tilbudt", "offered"),
        }
    }

    /// Why an eligible candidate has no place, as a clause.
    pub(crate) fn unplaced(self, reason: UnplacedReason) -> &'static str {
        match reason {
            UnplacedReason::BeyondHorizon => self.pick(
                "ingen oppstart er mulig mellom første og siste ønskede periode innenfor planen",
                "no start is possible between the first and the last wished period within the plan",
            ),
            UnplacedReason::Leave => {
                self.pick("hver mulig oppstart kommer i konflikt med permisjon", "every possible start meets a leave")
            }
            UnplacedReason::Service => self.pick(
                "har for kort tjenestetid ved hver mulig oppstart",
                "has too little service at every possible start",
            ),
            UnplacedReason::Goals => self.pick(
                "ingen enheter dekker det som trengs (læringsmål, eller to ulike enheter)",
                "no units cover what is needed (learning goals, or two different units)",
            ),
            UnplacedReason::Places => self.pick("ingen enhet passer til ønskene", "no unit is among the wishes"),
            UnplacedReason::Declined => self.pick("har takket nei til alle muligheter", "has declined every option"),
            UnplacedReason::NoPost => self
                .pick("ingen stilling kan brukes til det som er ønsket", "no post can be used for what is wished for"),
            UnplacedReason::Full => self.pick(
                "alle muligheter er fylt av kandidater foran eller av plasser som står fast",
                "every option is filled by candidates ahead or by placements that stand",
            ),
        }
    }

    /// A rule that refuses a candidate, as what failed.
    pub(crate) fn rule(self, rule: EligibilityRule) -> &'static str {
        match rule {
            EligibilityRule::Schemes => {
                self.pick("utdanningsordningen omfattes ikke", "the training scheme is not included")
            }
            EligibilityRule::MunicipalityRegistered => self.pick(
                "kommunen er ikke registrert som utdanningsvirksomhet",
                "the municipality is not registered for training",
            ),
            EligibilityRule::Catchment => {
                self.pick("kommunen hører til et annet helseforetak", "the municipality belongs to another trust")
            }
            EligibilityRule::Employment => {
                self.pick("tilknytningen til kommunen omfattes ikke", "the employment is not included")
            }
        }
    }

    /// A criterion by its name in a rule set, in words; an unknown one as it is.
    pub(crate) fn criterion(self, name: &str) -> &str {
        match name {
            "interrupted" => self.pick("avbrutt tjeneste", "interrupted"),
            "nearest_hospital" => self.pick("nærmeste sykehus", "nearest hospital"),
            "employment" => self.pick("tilknytning", "employment"),
            "service_months" => self.pick("tjenestetid", "service"),
            "remaining_time" => self.pick("gjenstående tid", "remaining time"),
            "supervision_group" => self.pick("veiledningsgruppe", "supervision group"),
            "progress" => self.pick("progresjon", "progress"),
            "specialist_shortage" => self.pick("spesialistmangel", "specialist shortage"),
            "municipal_rank" => self.pick("kommunens rekkefølge", "municipality's order"),
            "registered_on" => self.pick("meldt inn", "registered"),
            "lottery" => self.pick("loddtrekning", "lottery"),
            other => other,
        }
    }

    /// A field of the documents, in words; an unknown one as it is.
    pub(crate) fn field(self, name: &str) -> &str {
        match name {
            "scheme" => self.pick("ordning", "scheme"),
            "registration" => self.pick("kommunens registrering", "municipality's registration"),
            "municipality.trust" => self.pick("kommunens helseforetak", "municipality's trust"),
            "employment" => self.pick("tilknytning", "employment"),
            other => other,
        }
    }

    /// A value of a field: the documents' words in its language, dates and periods as it writes them, anything else as
    /// it is.
    pub(crate) fn value(self, field: &str, value: &str) -> String {
        if let Some(text) = self.time(value) {
            return text;
        }
        let word = match (field, value) {
            ("scheme", "new") => self.pick("ny", "new"),
            ("scheme", "converted") => self.pick("konvertert", "converted"),
            ("scheme", "old") => self.pick("gammel", "old"),
            ("registration", "none") => self.pick("ikke registrert", "not registered"),
            ("employment", "permanent") => self.pick("fast kommunal stilling", "permanent"),
            ("employment", "own_list") => self.pick("egen liste", "own list"),
            ("employment", "locum") => self.pick("vikariat", "locum"),
            ("employment", "other") => self.pick("annet", "other"),
            ("supervision_group", "none") => self.pick("ikke begynt", "not begun"),
            ("supervision_group", "started") => self.pick("deltar", "taking part"),
            ("supervision_group", "completed") => self.pick("fullført", "completed"),
            (_, "true") => self.pick("ja", "yes"),
            (_, "false") => self.pick("nei", "no"),
            _ => value,
        };
        word.to_owned()
    }

    /// What a criterion read: learning goals and courses by name, a contract with its days; a dash where nothing is given.
    pub(crate) fn key(self, key: &KeyDocument) -> String {
        let value = self.value(&key.criterion, &key.value);
        match (key.from, key.to) {
            (Some(from), Some(to)) => {
                let dash = self.pick("–", " – ");
                return format!("{value} {}{dash}{}", self.date(from), self.date(to));
            }
            _ if value.is_empty() => return "–".to_owned(),
            _ => (),
        }
        match (key.criterion.as_str(), key.value.split_once('/')) {
            ("progress", Some((goals, courses))) => {
                format!("{goals} {} + {courses} {}", self.pick("mål", "goals"), self.pick("kurs", "courses"))
            }
            _ => value,
        }
    }

    /// A date, a period or a quarter.
    fn time(self, value: &str) -> Option<String> {
        let date = value.parse().map(|date: Date| self.date(date));
        let period = || value.parse().map(|period: Period| self.period(period));
        let quarter = || value.parse().map(|quarter: Quarter| self.quarter(quarter));
        date.or_else(|_| period()).or_else(|_| quarter()).ok()
    }
}
