//! Two rule sets on the same problem.

use alis::document::{
    Effect, GroupBy, MovedDocument, NearestMovedDocument, NearestMovesDocument, OutcomeChange, PlanDocument,
    PolicyDocument, PolicyGroupDocument, PolicyOutcomeDocument,
};
use alis::problem::Problem;

use super::facts::{Facts, find, trust_index};
use super::grid::{Cell, Grid};
use super::style::{Style, clean};
use super::text::halves;
use super::wrap::{pairs, paragraph};

/// How two rule sets differ, what it comes to in all and for each group, who gains and who loses, and whom the nearest
/// hospital moves. The plan is that by the first set; names are taken from it.
pub fn policy(problem: &Problem, plan: &PlanDocument, policy: &PolicyDocument, style: &Style<'_>) -> String {
    let facts = Facts::new(problem, plan, style);
    let mut parts = vec![header(policy, style), differences(policy, style), total(&policy.total, style)];
    for effect in [Effect::Gain, Effect::Lose, Effect::Neither] {
        parts.push(moved(&facts, policy, effect));
    }
    parts.push(groups(&facts, policy));
    parts.extend(policy.nearest_hospital.as_ref().map(|moves| nearest(moves, style)));
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

fn header(policy: &PolicyDocument, style: &Style<'_>) -> String {
    let words = style.words();
    let mut out = format!("{}{}\n\n", style.heading(words.policy_title()), words.nomination());
    let rows = ["A", "B"]
        .iter()
        .zip(&policy.rules)
        .map(|(letter, id)| (format!("{} {letter}", words.rule_set()), clean(id).into_owned()));
    out.push_str(&pairs(&rows.collect::<Vec<_>>(), style.columns()));
    if !policy.proved {
        out.push_str(&paragraph("! ", words.not_proved(), style.columns()));
    }
    out
}

fn differences(policy: &PolicyDocument, style: &Style<'_>) -> String {
    let words = style.words();
    let mut out = style.heading(words.differences_title());
    if policy.differences.is_empty() {
        out.push_str(&paragraph(
            "",
            words.no_differences(policy.rules_sha256[0] == policy.rules_sha256[1]),
            style.columns(),
        ));
    }
    for difference in &policy.differences {
        out.push_str(&paragraph("  – ", &clean(&words.rule_difference(difference)), style.columns()));
    }
    out
}

/// Everyone together.
fn total(total: &PolicyGroupDocument, style: &Style<'_>) -> String {
    let words = style.words();
    let numbers = |[a, b]: [u32; 2]| [a.to_string(), b.to_string()];
    let half_years = total.waiting.map(|quarters| halves(u32::try_from(quarters).unwrap_or(u32::MAX)));
    let unplaced = [0, 1].map(|at| total.candidates.saturating_sub(total.placed[at] + total.refused[at]));
    let rows = [
        (words.get_a_place().to_owned(), numbers(total.placed)),
        (words.without_place().to_owned(), numbers(unplaced)),
        (words.refused().to_owned(), numbers(total.refused)),
        (words.waiting_in_all().to_owned(), half_years),
        (words.waiting_on_average(total.placed_in_both), averages(total, style)),
    ];
    let row = |(name, [a, b]): (String, [String; 2])| vec![Cell::new(name), Cell::new(a), Cell::new(b)];
    let grid = Grid {
        titles: ["", "A", "B"].map(Cell::new).to_vec(),
        rows: rows.map(row).to_vec(),
        labels: 1,
        widest: 60,
        right: vec![1, 2],
        ..Grid::default()
    };
    let in_short = words.gain_and_lose(total.gain, total.lose, total.candidates);
    let title = style.heading(words.in_all());
    format!("{title}{}{}", grid.fitted(style), paragraph("", &in_short, style.columns()))
}

/// The mean waiting, in half-years, of those who have a place under both.
fn averages(group: &PolicyGroupDocument, style: &Style<'_>) -> [String; 2] {
    let point = style.words().pick(",", ".");
    group.waiting_in_both.map(|quarters| tenths(quarters, group.placed_in_both, point))
}

/// Quarters by people as half-years with one decimal, rounded half up: `1,5`.
fn tenths(quarters: u64, people: u32, point: &str) -> String {
    if people == 0 {
        return "–".to_owned();
    }
    let people = u64::from(people);
    let tenths = (quarters * 10 + people) / (2 * people);
    format!("{}{point}{}", tenths / 10, tenths % 10)
}

/// Who moves in the plan with this effect, trust by trust.
fn moved(facts: &Facts<'_>, policy: &PolicyDocument, effect: Effect) -> String {
    let own = |item: &&MovedDocument| item.effect == effect && item.change != OutcomeChange::QueueOnly;
    let mut items: Vec<&MovedDocument> = policy.moved.iter().filter(own).collect();
    if items.is_empty() {
        return String::new();
    }
    items.sort_by_key(|item| (&item.trust, item.change, &item.candidate));
    let mut out = facts.style.heading(&facts.style.words().effect_title(effect, items.len()));
    for of_trust in items.chunk_by(|a, b| a.trust == b.trust) {
        if facts.problem.trusts.len() > 1 {
            out.push('\n');
            out.push_str(&paragraph("", &trust(facts, &of_trust[0].trust), facts.style.columns()));
        }
        out.push_str(&moves(facts, of_trust));
    }
    out
}

fn moves(facts: &Facts<'_>, items: &[&MovedDocument]) -> String {
    let words = facts.style.words();
    let row = |item: &&MovedDocument| {
        let [a, b] = &item.outcomes;
        vec![
            Cell::new(facts.style.candidate(&item.candidate)),
            Cell::new(words.outcome_change(item.change)),
            Cell::new(queue(a, b)),
            Cell::new(outcome(facts, a)),
            Cell::new(outcome(facts, b)),
        ]
    };
    let titles = [words.candidate(), words.change_column(), words.queue_change(), "A", "B"];
    let grid = Grid {
        titles: titles.map(Cell::new).to_vec(),
        rows: items.iter().map(row).collect(),
        labels: 1,
        widest: 40,
        ..Grid::default()
    };
    grid.fitted(facts.style)
}

fn trust(facts: &Facts<'_>, id: &str) -> String {
    trust_index(facts.problem, id).map_or(id.to_owned(), |trust| clean(&facts.trust(trust).name).into_owned())
}

fn queue(a: &PolicyOutcomeDocument, b: &PolicyOutcomeDocument) -> String {
    let place =
        |outcome: &PolicyOutcomeDocument| outcome.queue_place.map_or("–".to_owned(), |place| place.to_string());
    format!("{} → {}", place(a), place(b))
}

/// What a rule set gives somebody: the start and the units, or none.
fn outcome(facts: &Facts<'_>, outcome: &PolicyOutcomeDocument) -> String {
    let words = facts.style.words();
    let Some(place) = &outcome.place else { return words.no_place(outcome.outcome).to_owned() };
    let mut units: Vec<String> = place.units.iter().map(|unit| facts.place(unit)).collect();
    units.dedup();
    format!("{}: {}", words.date(place.start.first_day()), units.join(" → "))
}

/// What becomes of each group; municipalities where nothing changes are left out unless all are asked for.
fn groups(facts: &Facts<'_>, policy: &PolicyDocument) -> String {
    let words = facts.style.words();
    let shown = |group: &&PolicyGroupDocument| {
        facts.style.verbose || group.by != GroupBy::Municipality || group.gain + group.lose > 0
    };
    let mut rows = Vec::new();
    let mut before = None;
    for group in policy.groups.iter().filter(shown) {
        let by = if before == Some(group.by) { "" } else { words.group_by(group.by) };
        before = Some(group.by);
        rows.push(group_row(facts, group, by));
    }
    let waiting = words.group_waiting();
    let titles = [
        "",
        words.group_column(),
        words.group_count(),
        words.gain_column(),
        words.lose_column(),
        words.with_place(),
        waiting,
    ];
    let grid = Grid {
        titles: titles.map(Cell::new).to_vec(),
        rows,
        labels: 2,
        widest: 30,
        right: (2..7).collect(),
        ..Grid::default()
    };
    let note = paragraph("", words.group_note(), facts.style.columns());
    format!("{}{}{note}", facts.style.heading(words.groups_title()), grid.fitted(facts.style))
}

fn group_row(facts: &Facts<'_>, group: &PolicyGroupDocument, by: &str) -> Vec<Cell> {
    let words = facts.style.words();
    let municipality = || find(&facts.problem.municipalities, &group.value, |item| &item.id);
    let name = match group.by {
        GroupBy::Trust => trust(facts, &group.value),
        GroupBy::Municipality => {
            municipality().map_or(group.value.clone(), |index| facts.problem.municipalities[index].name.to_string())
        }
        by => words.value(group_field(by), &group.value),
    };
    let [a, b] = averages(group, facts.style);
    let values = [
        group.candidates.to_string(),
        group.gain.to_string(),
        group.lose.to_string(),
        format!("{} → {}", group.placed[0], group.placed[1]),
        format!("{a} → {b}"),
    ];
    let first = [by.to_owned(), clean(&name).into_owned()].map(Cell::new);
    first.into_iter().chain(values.map(Cell::new)).collect()
}

/// The field whose values a kind of group has.
fn group_field(by: GroupBy) -> &'static str {
    match by {
        GroupBy::Scheme => "scheme",
        GroupBy::Employment => "employment",
        GroupBy::SupervisionGroup => "supervision_group",
        _ => "",
    }
}

/// Whom reading the nearest hospital moves in the queue: how many, and from where to where.
fn nearest(moves: &NearestMovesDocument, style: &Style<'_>) -> String {
    let words = style.words();
    let ahead = |item: &&NearestMovedDocument| item.queue_place < item.without;
    let (forward, back): (Vec<_>, Vec<_>) = moves.moved.iter().partition(ahead);
    let mut out = style.heading(words.nearest_moves_title());
    let in_short = words.nearest_moves(&clean(&moves.rules), forward.len(), back.len());
    out.push_str(&paragraph("", &in_short, style.columns()));
    for (name, list) in [(words.forward(), forward), (words.back(), back)] {
        if list.is_empty() {
            continue;
        }
        let one = |item: &&NearestMovedDocument| {
            format!("{} {}→{}", style.candidate(&item.candidate), item.without, item.queue_place)
        };
        let texts: Vec<String> = list.iter().map(one).collect();
        out.push_str(&paragraph(&format!("  {name}: "), &texts.join(", "), style.columns()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_rounded_in_integers() {
        assert_eq!(tenths(0, 3, ","), "0,0");
        assert_eq!(tenths(3, 1, "."), "1.5");
        assert_eq!(tenths(1, 3, ","), "0,2");
        assert_eq!(tenths(41, 2, ","), "10,3");
        assert_eq!(tenths(5, 0, ","), "–");
    }
}
