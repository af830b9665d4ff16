//! The words that documents write for enumerated values, where more than the writer of JSON asks for them.

use super::{CriterionName, Employment, Registration, Scheme, SupervisionGroup};

/// Gives an enum the words of its variants; that they are those of its JSON is tested.
macro_rules! words {
    ($($type:ident { $($variant:ident: $word:literal,)* })*) => {
        $(
            impl $type {
                /// The word that a document writes for it.
                pub fn word(self) -> &'static str {
                    match self {
                        $(Self::$variant => $word,)*
                    }
                }
            }
        )*

        #[cfg(test)]
        mod tests {
            use super::*;

            #[test]
            fn words_are_those_of_the_json() {
                $($(
                    assert_eq!(serde_json::to_value($type::$variant).unwrap(), $type::$variant.word());
                )*)*
            }
        }
    };
}

words! {
    Scheme { New: "new", Converted: "converted", Old: "old", }
    Employment { Permanent: "permanent", OwnList: "own_list", Locum: "locum", Other: "other", }
    SupervisionGroup { None: "none", Started: "started", Completed: "completed", }
    Registration { Registered: "registered", Provisional: "provisional", None: "none", }
    CriterionName {
        Interrupted: "interrupted",
        NearestHospital: "nearest_hospital",
        Employment: "employment",
        ServiceMonths: "service_months",
        RemainingTime: "remaining_time",
        SupervisionGroup: "supervision_group",
        Progress: "progress",
        SpecialistShortage: "specialist_shortage",
        MunicipalRank: "municipal_rank",
        RegisteredOn: "registered_on",
    }
}
