//! What warnings mean.

use alis::document::WarningCode;

use alis::language::Language;

use super::Words;

impl Words {
    /// The heading of the warnings.
    pub(crate) fn warnings_title(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Nb, 1) => "1 varsel".to_owned(),
            (Language::Nb, n) => format!("{n} varsler"),
            (_, 1) => "1 warning".to_owned(),
            (_, n) => format!("{n} warnings"),
        }
    }

    /// How many are not listed.
    pub(crate) fn and_more(self, count: usize) -> String {
        match self.0 {
            Language::Nb => format!("og {count} til"),
            Language::En => format!("and {count} more"),
        }
    }

    /// Someone who lost a place to another, or came before another.
    pub(crate) fn pair(self, code: WarningCode, first: &str, second: &str) -> String {
        let between =
            if code == WarningCode::LotteryDecided { self.pick("foran", "before") } else { self.pick("bak", "behind") };
        format!("{first} {between} {second}")
    }

    /// What a warning means and what to do about it.
    pub(crate) fn warning(self, code: WarningCode) -> &'static str {
        match code {
            WarningCode::LeadShort
            | WarningCode::LocumEndsBeforeStart
            | WarningCode::NoticeShort
            | WarningCode::OldSchemeEnds
            | WarningCode::ServiceBelowAdvised => self.placement_warning(code),
            WarningCode::CriterionFieldAbsent => self.pick(
                "Opplysning mangler som et kriterium leser; kandidaten regnes sist der",
                "A criterion reads something that is not given; the candidate comes last there",
            ),
            WarningCode::LotteryDecided => {
                self.pick("Bare loddtrekningen skiller disse", "Nothing but the lottery separates these")
            }
            WarningCode::MunicipalOrderOverturned => self.pick(
                "Kommunens egen rekkefølge er fraveket, fordi et annet kriterium går foran",
                "The municipality's own order is overturned, because another criterion goes before it",
            ),
            _ => self.data_warning(code),
        }
    }

    fn placement_warning(self, code: WarningCode) -> &'static str {
        match code {
            WarningCode::LeadShort => self.pick(
                "Meldt inn senere før oppstart enn regelsettet anbefaler (dato meldt inn)",
                "Registered later before the start than the rule set advises (date registered)",
            ),
            WarningCode::LocumEndsBeforeStart => self.pick(
                "Vikariatet slutter før oppstart: sjekk at kandidaten fortsatt har tilknytning (siste dag)",
                "The locum contract ends before the start: check that the candidate is still employed (last day)",
            ),
            WarningCode::NoticeShort => self.pick(
                "Kortere tid fra beslutning til oppstart enn regelsettet anbefaler (oppstart)",
                "Less time from the decision to the start than the rule set advises (start)",
            ),
            WarningCode::OldSchemeEnds => self.pick(
                "Tjenesten kan ikke bli ferdig før gammel ordning opphører (siste dag)",
                "The service cannot end before the old scheme does (last day)",
            ),
            _ => self.pick(
                "Kortere tjenestetid ved oppstart enn regelsettet anbefaler (måneder)",
                "Less service at the start than the rule set advises (months)",
            ),
        }
    }

    fn data_warning(self, code: WarningCode) -> &'static str {
        match code {
            WarningCode::DeclinedMatchesNothing => self.pick(
                "Et avslått tilbud passer ikke til noen mulighet: sjekk oppstart og enheter",
                "A declined offer matches no option: check its start and units",
            ),
            WarningCode::EarliestAfterHorizon => self.pick(
                "Første ønskede periode kommer etter planens slutt",
                "The first wished period lies after the plan's end",
            ),
            WarningCode::FieldUnknown => self.pick(
                "Ønsket fagfelt finnes ikke ved helseforetaket: sjekk skrivemåten",
                "No unit of the trust has the wished field: check the spelling",
            ),
            WarningCode::LatestBeforeEarliest => {
                self.pick("Siste ønskede periode kommer før den første", "The last wished period lies before the first")
            }
            WarningCode::PeriodOutsideHorizon => self.pick(
                "Stillinger i perioder utenfor planen er ikke brukt",
                "Posts in periods outside the plan are not used",
            ),
            WarningCode::RegisteredAfterDecision => {
                self.pick("Meldt inn etter beslutningsdatoen", "Registered after the decision date")
            }
            WarningCode::RegistrationStale => self.pick(
                "Innmeldingen er ikke oppdatert de siste seks månedene (sist oppdatert)",
                "The registration was not renewed in the last six months (last renewed)",
            ),
            _ => self.pick(
                "Det er ukjent om kommunen er registrert som utdanningsvirksomhet",
                "It is not known whether the municipality is registered for training",
            ),
        }
    }
}
