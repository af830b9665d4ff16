//! What a candidate got, and what would have helped.

use alis::document::{EffectKind, Prefers};
use alis::language::Language;

use super::Words;

/// What a candidate got.
impl Words {
    pub(crate) fn home(self) -> &'static str {
        self.pick("Kommune", "Municipality")
    }

    pub(crate) fn trust(self) -> &'static str {
        self.pick("Helseforetak", "Trust")
    }

    pub(crate) fn queue_place(self) -> &'static str {
        self.pick("Plass i køen", "Place in the queue")
    }

    pub(crate) fn in_the_plan(self) -> &'static str {
        self.pick("I planen", "In the plan")
    }

    pub(crate) fn waiting_time(self) -> &'static str {
        self.pick("Ventetid", "Waiting")
    }

    pub(crate) fn wish_answered(self) -> &'static str {
        self.pick("Ønske", "Wish")
    }

    /// A place that is none of the wishes.
    pub(crate) fn outside_all_wishes(self) -> &'static str {
        self.pick("utenfor ønskene", "outside the wishes")
    }

    pub(crate) fn no_wishes(self) -> &'static str {
        self.pick("ingen ønsker oppgitt", "no wishes stated")
    }
}

/// What would have helped.
impl Words {
    pub(crate) fn what_helps_title(self) -> &'static str {
        self.pick("Hva som ville hjulpet", "What would have helped")
    }

    /// That each change is alone, and confirmed.
    pub(crate) fn what_helps_note(self, plans: u32) -> String {
        match self.0 {
            Language::Nb => {
                format!("Én endring om gangen, alt annet likt; planlagt på nytt for hver av dem ({plans} planer).")
            }
            Language::En => format!("One change at a time, all else equal; each planned again ({plans} plans)."),
        }
    }

    pub(crate) fn rule_refuses(self) -> &'static str {
        self.pick(
            "En regel stenger, og ingen endring i stillinger, ønsker eller kø åpner den.",
            "A rule refuses the candidate; no change in posts, wishes or queue opens it.",
        )
    }

    pub(crate) fn place_stands(self) -> &'static str {
        self.pick("Plassen står fast fra før.", "The place stood before this plan.")
    }

    pub(crate) fn has_the_best(self) -> &'static str {
        self.pick(
            "Ingenting: Kandidaten har første ønske, fra ønsket tid.",
            "Nothing: the candidate has the first wish, from the time wished for.",
        )
    }

    /// That the candidate starts as early as the plan is for.
    pub(crate) fn starts_first(self) -> &'static str {
        self.pick(
            "Ingenting: Kandidaten har første ønske, fra den første rulleringen planen gjelder.",
            "Nothing: the candidate has the first wish, from the first turnover that the plan is for.",
        )
    }

    /// That nothing helps; the candidate is not told of what others could do.
    pub(crate) fn nothing_helps(self, for_the_candidate: bool) -> &'static str {
        if for_the_candidate {
            return self.pick(
                "Ingen enkelt endring i stillinger, plasser, ønsker, tid eller tjeneste.",
                "No single change in posts, places, wishes, time or service.",
            );
        }
        self.pick(
            "Ingen enkelt endring i stillinger, plasser, ønsker, tid eller tjeneste, og ingen enkelt kandidat som \
             trekker seg.",
            "No single change in posts, places, wishes, time or service, and no one candidate's withdrawal.",
        )
    }

    /// How many changes were not tried.
    pub(crate) fn not_tried(self, count: u32) -> String {
        match (self.0, count) {
            (Language::Nb, 1) => "1 endring ble ikke prøvd: Det er satt en grense for antall planer.".to_owned(),
            (Language::Nb, _) => format!("{count} endringer ble ikke prøvd: Det er satt en grense for antall planer."),
            (_, 1) => "1 change was not tried: the number of plans is limited.".to_owned(),
            (_, _) => format!("{count} changes were not tried: the number of plans is limited."),
        }
    }

    pub(crate) fn coordinator_note(self) -> &'static str {
        self.pick(
            "Bare for koordinatoren: Det handler om andre, eller ville lære kandidaten å føre ønsker etter hva som \
             lønner seg. «--for candidate» utelater det.",
            "For the coordinator alone: it is about someone else, or would teach the candidate to state wishes by what \
             pays. “--for candidate” leaves it out.",
        )
    }

    pub(crate) fn not_for_the_candidate(self) -> &'static str {
        self.pick("Svaret på dette er bare for koordinatoren.", "The answer to this is for the coordinator alone.")
    }

    /// What so many changes would give, each alone.
    pub(crate) fn would_give(self, outcome: &str, changes: usize) -> String {
        let one = changes == 1;
        match self.0 {
            Language::Nb => {
                format!("{outcome} med {}:", if one { "denne endringen" } else { "én av disse endringene" })
            }
            Language::En => {
                format!("{outcome}, with {}:", if one { "this change" } else { "any one of these changes" })
            }
        }
    }

    /// When and where.
    pub(crate) fn start_at(self, date: &str, place: &str) -> String {
        match self.0 {
            Language::Nb => format!("fra {date} ved {place}"),
            Language::En => format!("from {date} at {place}"),
        }
    }

    pub(crate) fn without_a_place(self) -> &'static str {
        self.pick("uten plass", "without a place")
    }

    pub(crate) fn wish_number(self, number: usize) -> String {
        format!("{} {number}", self.pick("ønske", "wish"))
    }

    /// What a change does to someone; how much earlier or later.
    pub(crate) fn effect(self, effect: EffectKind, between: &str) -> String {
        match effect {
            EffectKind::Placed => self.pick("får plass", "gets a place").to_owned(),
            EffectKind::Earlier => format!("{between} {}", self.pick("tidligere", "earlier")),
            EffectKind::BetterPlace => self.pick("bedre sted", "a better place").to_owned(),
            EffectKind::Unchanged => self.pick("som før", "as before").to_owned(),
            EffectKind::OtherPlace => self.pick("et annet, like godt sted", "another place, as good").to_owned(),
            EffectKind::WorsePlace => self.pick("dårligere sted", "a worse place").to_owned(),
            EffectKind::Later => format!("{between} {}", self.pick("senere", "later")),
            EffectKind::Unplaced => self.pick("blir uten plass", "is left without a place").to_owned(),
            EffectKind::Withdrawn => self.pick("trekker seg", "withdraws").to_owned(),
        }
    }

    /// Another place in the queue.
    pub(crate) fn queue_moves(self, before: u32, after: u32) -> String {
        format!("{} {before} → {after}", self.pick("plass i køen", "place in the queue"))
    }

    /// Who loses and who gains, and how many get another place that is as good.
    pub(crate) fn others(self, lose: &str, gain: &str, alike: usize) -> String {
        let mut said = Vec::new();
        if !lose.is_empty() {
            said.push(format!("{}: {lose}.", self.lose()));
        }
        if !gain.is_empty() {
            said.push(format!("{}: {gain}.", self.gain()));
        }
        match (self.0, alike) {
            (_, 0) => {}
            (Language::Nb, 1) => said.push("1 annen får et annet, like godt sted.".to_owned()),
            (Language::Nb, _) => said.push(format!("{alike} andre får et annet, like godt sted.")),
            (_, 1) => said.push("1 other gets another place, as good.".to_owned()),
            (_, _) => said.push(format!("{alike} others get another place, as good.")),
        }
        said.join(" ")
    }

    /// How many others gain and lose, in one sentence.
    pub(crate) fn others_in_numbers(self, gain: u32, lose: u32) -> String {
        match (self.0, gain, lose) {
            (Language::Nb, 0, 0) => "Ingen andre får det bedre eller dårligere.".to_owned(),
            (Language::Nb, _, 0) => format!("{gain} {} får det bedre, ingen dårligere.", self.other_people(gain)),
            (Language::Nb, 0, _) => format!("{lose} {} får det dårligere, ingen bedre.", self.other_people(lose)),
            (Language::Nb, _, _) => format!("{gain} {} får det bedre, {lose} dårligere.", self.other_people(gain)),
            (_, 0, 0) => "No one else gains or loses.".to_owned(),
            (_, _, 0) => format!("Of the others, {gain} would gain and none lose."),
            (_, 0, _) => format!("Of the others, {lose} would lose and none gain."),
            (_, _, _) => format!("Of the others, {gain} would gain and {lose} lose."),
        }
    }

    /// The word for so many others.
    fn other_people(self, count: u32) -> &'static str {
        if count == 1 { self.pick("annen", "other") } else { self.pick("andre", "others") }
    }

    pub(crate) fn lose(self) -> &'static str {
        self.pick("Taper på det", "Lose by it")
    }

    pub(crate) fn gain(self) -> &'static str {
        self.pick("Tjener på det", "Gain by it")
    }

    pub(crate) fn neither(self) -> &'static str {
        self.pick("Verken bedre eller dårligere", "Neither better nor worse")
    }

    /// The heading of one change.
    pub(crate) fn what_if_title(self, change: &str) -> String {
        format!("{}: {change}", self.pick("Hva om", "What if"))
    }

    pub(crate) fn as_before(self) -> &'static str {
        self.pick("ingen forskjell", "no difference")
    }
}

/// Changes.
impl Words {
    /// At a unit alone.
    pub(crate) fn at_unit(self, unit: &str) -> String {
        format!("{} {unit}", self.pick("ved", "at"))
    }

    /// In a pool.
    pub(crate) fn in_pool(self, pool: &str) -> String {
        format!("{} {}", self.pick("i", "in"), self.quoted(pool))
    }

    pub(crate) fn posts_added(self, by: i32, of: &str, when: &str) -> String {
        let more = self.more(by, ("stilling", "stillinger"), ("post", "posts"));
        format!("{more} {of}, {when}")
    }

    pub(crate) fn more_at_once(self, by: i32, unit: &str) -> String {
        let more = self.more(by, ("plass", "plasser"), ("place", "places"));
        match self.0 {
            Language::Nb => format!("{more} samtidig ved {unit}, i hele planperioden"),
            Language::En => format!("{more} at once at {unit}, in all periods"),
        }
    }

    pub(crate) fn more_absent(self, by: i32, municipality: &str) -> String {
        let more = self.more(by, ("ALIS", "ALIS"), ("ALIS", "ALIS"));
        match self.0 {
            Language::Nb => format!("{more} borte samtidig fra {municipality}, i hele planperioden"),
            Language::En => format!("{more} away at once from {municipality}, in all periods"),
        }
    }

    pub(crate) fn more_service(self, by: i32) -> String {
        let count = by.unsigned_abs();
        match (self.0, by > 0, count) {
            (Language::Nb, true, 1) => "1 måned mer tjeneste".to_owned(),
            (Language::Nb, true, _) => format!("{count} måneder mer tjeneste"),
            (Language::Nb, false, 1) => "1 måned mindre tjeneste".to_owned(),
            (Language::Nb, false, _) => format!("{count} måneder mindre tjeneste"),
            (_, true, 1) => "1 month more of service".to_owned(),
            (_, true, _) => format!("{count} months more of service"),
            (_, false, 1) => "1 month less of service".to_owned(),
            (_, false, _) => format!("{count} months less of service"),
        }
    }

    pub(crate) fn supervision(self, how_far: &str) -> String {
        format!("{}: {how_far}", self.pick("veiledningsgruppe", "supervision group"))
    }

    pub(crate) fn could_start_from(self, period: &str) -> String {
        format!("{} {period}", self.pick("kan starte alt fra", "could start from as early as"))
    }

    pub(crate) fn could_start_until(self, period: &str) -> String {
        format!("{} {period}", self.pick("kan starte så sent som", "could start as late as"))
    }

    pub(crate) fn no_last_start(self) -> &'static str {
        self.pick("uten siste frist for oppstart", "no last start")
    }

    pub(crate) fn open_also_to(self, place: &str) -> String {
        format!("{} {place}", self.pick("åpen også for", "open to"))
    }

    pub(crate) fn first_wish(self, place: &str) -> String {
        match self.0 {
            Language::Nb => format!("{place} som første ønske"),
            Language::En => format!("{place} as the first wish"),
        }
    }

    pub(crate) fn open_to_others(self, open: bool) -> &'static str {
        if open {
            self.pick("åpen for alle steder i foretaket", "open to any place of the trust")
        } else {
            self.pick("ikke åpen for andre steder enn ønskene", "open to the wishes alone")
        }
    }

    pub(crate) fn prefers(self, prefers: Prefers) -> &'static str {
        match prefers {
            Prefers::Time => self.pick("tid foran sted", "time before place"),
            Prefers::Place => self.pick("sted foran tid", "place before time"),
        }
    }

    pub(crate) fn withdraws(self, who: &str) -> String {
        format!("{who} {}", self.pick("trekker seg", "withdraws"))
    }

    /// That any one of some withdraws.
    pub(crate) fn one_of_withdraws(self, who: &str, count: usize) -> String {
        match (self.0, count) {
            (_, 1) => self.withdraws(who),
            (Language::Nb, _) => format!("én av disse trekker seg: {who}"),
            (Language::En, _) => format!("one of these withdraws: {who}"),
        }
    }

    /// So many more or fewer, in one and in many.
    fn more(self, by: i32, nb: (&str, &str), en: (&str, &str)) -> String {
        let count = by.unsigned_abs();
        let (one, many) = self.pick_pair(nb, en);
        let what = if count == 1 { one } else { many };
        match (self.0, by > 0, count) {
            (Language::Nb, true, 1) => format!("én {what} til"),
            (Language::Nb, true, _) => format!("{count} {what} til"),
            (Language::Nb, false, 1) => format!("én {what} færre"),
            (Language::Nb, false, _) => format!("{count} {what} færre"),
            (_, true, 1) => format!("one {what} more"),
            (_, true, _) => format!("{count} {what} more"),
            (_, false, 1) => format!("one {what} fewer"),
            (_, false, _) => format!("{count} {what} fewer"),
        }
    }
}
