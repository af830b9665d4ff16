//! The lottery in public. Its seed is *trekningsteksten* in Norwegian, the hash of it *kontrollsummen*.

use alis::document::ProblemSeed;
use alis::language::Language;

use super::Words;

impl Words {
    pub(crate) fn publish_this(self) -> &'static str {
        self.pick(
            "Offentliggjør denne kontrollsummen (SHA-256) før fristen:",
            "Publish this hash (SHA-256) before the deadline:",
        )
    }

    /// What to do with the seed.
    pub(crate) fn keep_seed(self, path: &str) -> String {
        match self.0 {
            Language::Nb => format!(
                "Hold trekningsteksten hemmelig til fristen er ute; den ligger i {path}. Offentliggjør den etterpå, og sett den \
                 inn som lottery_seed i problemfilen. Mister du den, må loddtrekningen lyses ut på nytt."
            ),
            Language::En => format!(
                "Keep the seed secret until the deadline has passed; it is in {path}. Publish it afterwards, and put it into the \
                 problem as lottery_seed. If you lose it, the lottery must be announced anew."
            ),
        }
    }

    /// What one's own seed is not protected from.
    pub(crate) fn own_seed(self) -> &'static str {
        self.pick(
            "Teksten er deres egen: Kan noen gjette den, kan de regne ut rekkefølgen før fristen.",
            "The seed is your own: whoever can guess it can compute the order before the deadline.",
        )
    }

    pub(crate) fn seed_title(self) -> &'static str {
        self.pick("Trekningstekst", "Seed")
    }

    pub(crate) fn lottery_title(self) -> &'static str {
        self.pick("Loddtrekning", "Lottery")
    }

    pub(crate) fn published_hash(self) -> &'static str {
        self.pick(
            "Kontrollsum (SHA-256) som skal være offentliggjort før fristen",
            "Hash (SHA-256) that was to be published before the deadline",
        )
    }

    pub(crate) fn seed_absent(self) -> &'static str {
        self.pick(
            "Problemfilen har ingen lottery_seed. Sett inn trekningsteksten før du planlegger.",
            "The problem has no lottery_seed. Put the seed in before you plan.",
        )
    }

    pub(crate) fn seed_other(self) -> &'static str {
        self.pick(
            "Problemfilen har en annen lottery_seed. En plan laget av den følger ikke denne trekningen.",
            "The problem has another lottery_seed. A plan made from it does not follow this lottery.",
        )
    }

    pub(crate) fn lottery_decided(self) -> &'static str {
        self.pick("Bare loddtrekningen skiller disse:", "Nothing but the lottery separates these:")
    }

    pub(crate) fn lottery_decided_nothing(self) -> &'static str {
        self.pick(
            "Ingen står likt på alle kriterier; loddtrekningen avgjør ingenting.",
            "No two are equal by every criterion; the lottery decides nothing.",
        )
    }

    /// Who comes before whom.
    pub(crate) fn goes_before(self, first: &str, second: &str) -> String {
        format!("{first} {} {second}", self.pick("foran", "before"))
    }

    pub(crate) fn drawn_number(self) -> &'static str {
        self.pick("loddtall (lavest går foran)", "number drawn (smaller comes first)")
    }

    pub(crate) fn redo_number(self) -> &'static str {
        self.pick("Hvem som helst kan regne ut et loddtall på nytt:", "Anyone can compute a number anew:")
    }

    /// Whether the hash is that of the seed.
    pub(crate) fn hash_of_seed(self, is: bool) -> &'static str {
        if is {
            self.pick("kontrollsummen er trekningstekstens", "the hash is that of the seed")
        } else {
            self.pick("kontrollsummen er ikke trekningstekstens:", "the hash is not that of the seed:")
        }
    }

    /// What stands before the hash that was published and the one of the seed, equally wide.
    pub(crate) fn two_hashes(self) -> [&'static str; 2] {
        [self.pick("offentliggjort:", "published:"), self.pick("trekningstekst:", "the seed's:")]
    }

    /// What the problem says of its seed.
    pub(crate) fn seed_of_problem(self, stated: ProblemSeed) -> &'static str {
        match stated {
            ProblemSeed::Same => self.pick("problemfilen har denne trekningsteksten", "the problem has this seed"),
            ProblemSeed::Absent => self.pick("problemfilen har ingen lottery_seed", "the problem has no lottery_seed"),
            ProblemSeed::Other => {
                self.pick("problemfilen har en annen lottery_seed", "the problem has another lottery_seed")
            }
        }
    }

    pub(crate) fn plan_of_another(self) -> &'static str {
        self.pick(
            "planen er laget fra en annen problemfil eller med et annet regelsett",
            "the plan was made from another problem or by other rules",
        )
    }

    pub(crate) fn plan_by_lottery(self) -> &'static str {
        self.pick("planens rekkefølge følger loddtrekningen", "the plan's order follows the lottery")
    }

    /// Whom the plan ranks otherwise.
    pub(crate) fn plan_by_other_lottery(self, others: &str) -> String {
        let start = self.pick(
            "planens rekkefølge følger ikke loddtrekningen; en annen prioritet har",
            "the plan's order does not follow the lottery; another rank has",
        );
        format!("{start} {others}")
    }

    pub(crate) fn seed_guessable(self) -> &'static str {
        self.pick(
            "merk: trekningsteksten er så lett å gjette at den kunne vært funnet ut fra kontrollsummen før fristen",
            "note: the seed is so easily guessed that it could have been found from the hash before the deadline",
        )
    }

    /// Whether all of it belongs together.
    pub(crate) fn check_verdict(self, holds: bool) -> &'static str {
        if holds {
            self.pick("alt hører sammen", "all of it belongs together")
        } else {
            self.pick("det hører ikke sammen", "it does not belong together")
        }
    }
}
