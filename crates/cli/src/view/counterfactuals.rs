//! What would have helped a candidate, and what one change would do.

use alis::document::{
    Audience, CandidateChange, Change, CounterfactualDocument, EffectDocument, EffectKind, HeldDocument,
    PlacementStatus, PlanDocument, WhatIfDocument, WhatIfQuestion,
};
use alis::problem::Problem;

use super::facts::Facts;
use super::style::Style;
use super::wrap::paragraph;

mod changes;

/// The most candidates of one kind that are named in a list.
const MOST_NAMED: usize = 4;

/// The changes that help, under what they give the candidate; or what the one change does that was asked about. The plan
/// must be of this problem.
pub fn counterfactuals(problem: &Problem, plan: &PlanDocument, answer: &WhatIfDocument, style: &Style<'_>) -> String {
    let view = View { facts: &Facts::new(problem, plan, style), answer };
    match answer.question {
        WhatIfQuestion::WhatHelps => view.what_helps(),
        WhatIfQuestion::Asked => view.asked(),
    }
}

struct View<'a> {
    facts: &'a Facts<'a>,
    answer: &'a WhatIfDocument,
}

impl View<'_> {
    fn what_helps(&self) -> String {
        let (words, columns) = (self.facts.style.words(), self.facts.style.columns());
        let mut out = format!("{}\n", self.facts.style.bold(words.what_helps_title()));
        if self.answer.counterfactuals.is_empty() {
            out.push_str(&paragraph("", self.nothing(), columns));
        } else {
            out.push_str(&paragraph("", &words.what_helps_note(self.answer.resolves), columns));
        }
        for same in self.groups() {
            out.push('\n');
            out.push_str(&self.group(&same));
        }
        if self.answer.counterfactuals.iter().any(|found| found.coordinator_only) {
            out.push('\n');
            out.push_str(&paragraph("* ", words.coordinator_note(), columns));
        }
        if self.answer.not_tried > 0 {
            out.push('\n');
            out.push_str(&paragraph("! ", &words.not_tried(self.answer.not_tried), columns));
        }
        out
    }

    /// The changes that give the candidate the same place, in the order of the first of each.
    fn groups(&self) -> Vec<Vec<&CounterfactualDocument>> {
        let mut groups: Vec<Vec<&CounterfactualDocument>> = Vec::new();
        for found in &self.answer.counterfactuals {
            match groups.iter_mut().find(|group| group.first().is_some_and(|first| gives(first) == gives(found))) {
                Some(group) => group.push(found),
                None => groups.push(vec![found]),
            }
        }
        groups
    }

    /// Why nothing helps.
    fn nothing(&self) -> &'static str {
        let words = self.facts.style.words();
        let outcome = &self.answer.outcome;
        match &outcome.placement {
            None if outcome.unplaced.is_none() => words.rule_refuses(),
            Some(held) if stands(held.status) => words.place_stands(),
            Some(held) if held.waiting + held.wish + held.away + held.relevance == 0 => words.has_the_best(),
            Some(held) if held.wish == 0 && held.start.period() <= self.facts.next_turnover() => words.starts_first(),
            _ => words.nothing_helps(self.answer.audience == Audience::Candidate),
        }
    }

    /// Changes that give the candidate the same.
    fn group(&self, same: &[&CounterfactualDocument]) -> String {
        let (words, columns) = (self.facts.style.words(), self.facts.style.columns());
        let Some(first) = same.first() else { return String::new() };
        let mut out =
            paragraph("", &words.would_give(&capital(&self.outcome(first, String::new())), same.len()), columns);
        let (withdrawals, rest): (Vec<_>, Vec<_>) =
            same.iter().copied().partition(|found| is_withdrawal(&found.change));
        for found in rest {
            let star = if found.coordinator_only { "* " } else { "" };
            let queue = Some(self.queue(found)).filter(|text| !text.is_empty()).map(|text| format!(" ({text})"));
            let change = format!("{star}{}{}", self.change(&found.change), queue.unwrap_or_default());
            let text = format!("{change}. {}", self.others(found));
            out.push_str(&paragraph("  – ", &text, columns));
        }
        if !withdrawals.is_empty() {
            let who: Vec<&str> =
                withdrawals.iter().filter_map(|found| found.change.candidate()).map(AsRef::as_ref).collect();
            let text = format!("* {}.", words.one_of_withdraws(&self.names(&who), who.len()));
            out.push_str(&paragraph("  – ", &text, columns));
        }
        out
    }

    /// What a change gives the candidate: when and where, how that is better or worse, and the place in the queue where
    /// it is told of.
    fn outcome(&self, found: &CounterfactualDocument, queue: String) -> String {
        let words = self.facts.style.words();
        let Some(held) = &found.outcome.placement else { return words.without_a_place().to_owned() };
        let place = words.start_at(&words.date_in_words(held.start_date), &self.places(held));
        let wish = self.wish(held);
        let effect = self.effect(found.effect, self.answer.outcome.placement.as_ref(), Some(held));
        let said: Vec<String> = [effect, wish, queue].into_iter().filter(|text| !text.is_empty()).collect();
        if said.is_empty() { place } else { format!("{place} ({})", said.join(", ")) }
    }

    /// Which wish a place answers, where there is one number for it.
    fn wish(&self, held: &HeldDocument) -> String {
        let words = self.facts.style.words();
        let wishes = self.facts.candidate(&self.answer.candidate).map_or(0, |who| who.places.len());
        let index = usize::try_from(held.wish).unwrap_or(usize::MAX);
        match wishes {
            0 => String::new(),
            _ if index < wishes && (held.segments.len() == 1 || index == 0) => words.wish_number(index + 1),
            _ if held.segments.len() == 1 => words.outside_all_wishes().to_owned(),
            _ => String::new(),
        }
    }

    fn places(&self, held: &HeldDocument) -> String {
        let mut places: Vec<String> = held.segments.iter().map(|segment| self.facts.place(&segment.unit)).collect();
        places.dedup();
        places.join(" → ")
    }

    /// What a change does to someone, in a few words.
    fn effect(&self, effect: EffectKind, before: Option<&HeldDocument>, after: Option<&HeldDocument>) -> String {
        let words = self.facts.style.words();
        let waiting = |held: Option<&HeldDocument>| held.map_or(0, |held| held.waiting);
        let between = words.half_years(waiting(before).abs_diff(waiting(after)));
        words.effect(effect, &between)
    }

    /// The place in the queue, where the change moves it.
    fn queue(&self, found: &CounterfactualDocument) -> String {
        match (self.answer.outcome.queue_place, found.outcome.queue_place) {
            (Some(before), Some(after)) if before != after => self.facts.style.words().queue_moves(before, after),
            _ => String::new(),
        }
    }

    /// What a change does to others, in a sentence or two: who loses, who gains; their numbers where they are not told.
    fn others(&self, found: &CounterfactualDocument) -> String {
        let words = self.facts.style.words();
        if found.others.is_empty() {
            return words.others_in_numbers(found.others_gain, found.others_lose);
        }
        let named = |counted: fn(EffectKind) -> bool| {
            let mut of: Vec<String> =
                found.others.iter().filter(|own| counted(own.effect)).map(|own| self.other(own)).collect();
            let more = of.len().saturating_sub(MOST_NAMED);
            of.truncate(MOST_NAMED);
            if more > 0 { format!("{} +{more}", of.join(", ")) } else { of.join(", ") }
        };
        let alike = |effect: EffectKind| effect == EffectKind::OtherPlace;
        let count = found.others.iter().filter(|own| alike(own.effect)).count();
        words.others(&named(EffectKind::loses), &named(EffectKind::gains), count)
    }

    fn other(&self, other: &EffectDocument) -> String {
        let effect = self.effect(other.effect, other.before.as_ref(), other.after.as_ref());
        format!("{} ({effect})", self.facts.style.candidate(&other.candidate))
    }

    fn names(&self, ids: &[&str]) -> String {
        let named: Vec<_> = ids.iter().take(MOST_NAMED).map(|id| self.facts.style.candidate(id)).collect();
        let more = ids.len().saturating_sub(MOST_NAMED);
        if more == 0 { named.join(", ") } else { format!("{} +{more}", named.join(", ")) }
    }

    /// What one change does: to the candidate, and to each other.
    fn asked(&self) -> String {
        let (words, columns) = (self.facts.style.words(), self.facts.style.columns());
        let Some(found) = self.answer.counterfactuals.first() else {
            return paragraph("", words.not_for_the_candidate(), columns);
        };
        let title = words.what_if_title(&self.change(&found.change));
        let mut out = format!("{}\n", self.facts.style.bold(&title));
        let own = match found.effect {
            EffectKind::Unchanged => words.as_before().to_owned(),
            EffectKind::Withdrawn => words.effect(EffectKind::Withdrawn, ""),
            EffectKind::Unplaced => words.effect(EffectKind::Unplaced, ""),
            _ => self.outcome(found, self.queue(found)),
        };
        let who = self.facts.style.candidate(&self.answer.candidate);
        out.push_str(&paragraph("  ", &format!("{who}: {own}."), columns));
        if found.others.is_empty() {
            out.push_str(&paragraph("  ", &words.others_in_numbers(found.others_gain, found.others_lose), columns));
        }
        for (title, counted) in [
            (words.lose(), EffectKind::loses as fn(EffectKind) -> bool),
            (words.gain(), EffectKind::gains),
            (words.neither(), |effect| !effect.gains() && !effect.loses()),
        ] {
            let of: Vec<&EffectDocument> = found.others.iter().filter(|own| counted(own.effect)).collect();
            if of.is_empty() {
                continue;
            }
            out.extend(["\n", title, "\n"]);
            for own in of {
                out.push_str(&paragraph("  ", &self.moved(own), columns));
            }
        }
        out
    }

    /// Who gets what instead of what.
    fn moved(&self, other: &EffectDocument) -> String {
        let words = self.facts.style.words();
        let held = |held: Option<&HeldDocument>| match held {
            Some(held) => words.start_at(&words.date_in_words(held.start_date), &self.places(held)),
            None => words.without_a_place().to_owned(),
        };
        let after = match other.effect {
            EffectKind::Withdrawn => String::new(),
            _ => format!(" → {}", held(other.after.as_ref())),
        };
        format!("{}: {}{after}", self.other(other), held(other.before.as_ref()))
    }
}

/// What a change gives the candidate: when and where.
fn gives(found: &CounterfactualDocument) -> Option<Vec<(&str, alis::calendar::Quarter)>> {
    let held = found.outcome.placement.as_ref()?;
    Some(held.segments.iter().map(|segment| (segment.unit.as_str(), segment.from)).collect())
}

/// The text with a capital letter first.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn is_withdrawal(change: &Change) -> bool {
    matches!(change, Change::Candidate { change: CandidateChange::Withdraw, .. })
}

fn stands(status: PlacementStatus) -> bool {
    !matches!(status, PlacementStatus::Proposed | PlacementStatus::Expected)
}
