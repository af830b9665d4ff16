//! Comparisons of candidates and of rule sets, as a user meets them, and that their sums are right.

use alis::document::{Effect, GroupBy, OutcomeChange, PolicyDocument, PolicyGroupDocument, RuleChange};
use alis::rules::{BUILT_IN, RuleSet, built_in};
use alis_tests::cli::{Answer, Folder, alis};
use alis_tests::golden::{is_golden, path};
use serde_json::Value;

/// The rule set of the examples in which the nearest hospital stands last.
fn nearest_last() -> RuleSet {
    let bytes = std::fs::read(path("docs/examples/rules/helse-nord-nearest-last.json")).expect("the file is there");
    alis::read_rules(&bytes, 1 << 20).unwrap_or_else(|faults| panic!("refused: {faults}"))
}

fn example(name: &str) -> String {
    path(&format!("docs/examples/{name}")).into_os_string().into_string().expect("a path in UTF-8")
}

fn compared(problem: &str, sets: [&RuleSet; 2]) -> PolicyDocument {
    let bytes = std::fs::read(example(problem)).expect("the file is there");
    let planned = sets.map(|set| {
        let options = alis::ReadOptions { rules: Some(set.clone()), ..alis::ReadOptions::default() };
        let problem = alis::read(&bytes, &options).expect("a good problem");
        let plan = alis::plan(&problem, &alis::PlanOptions::default()).expect("a plan");
        (problem, plan)
    });
    let [a, b] = &planned;
    alis::policy::compare((&a.0, &a.1), (&b.0, &b.1)).expect("they belong together")
}

fn json(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.bytes).expect("the answer is JSON")
}

#[test]
fn a_set_beside_itself_moves_no_one() {
    for name in BUILT_IN {
        let set = built_in(name).expect("built in");
        let policy = compared("helse-nord.json", [&set, &set]);
        assert!(policy.differences.is_empty() && policy.moved.is_empty() && policy.proved);
        assert_eq!((policy.total.gain, policy.total.lose), (0, 0));
        assert_eq!(policy.total.placed[0], policy.total.placed[1]);
    }
}

/// The groups of a kind make up everyone.
#[test]
fn groups_add_up() {
    let policy = compared("helse-nord.json", [&built_in("helse-nord-2021").expect("built in"), &nearest_last()]);
    let kinds: std::collections::BTreeSet<GroupBy> = policy.groups.iter().map(|group| group.by).collect();
    assert_eq!(kinds.len(), 7);
    for kind in kinds {
        let mut sum = PolicyGroupDocument { by: GroupBy::All, value: "all".to_owned(), ..zero() };
        for group in policy.groups.iter().filter(|group| group.by == kind) {
            add(&mut sum, group);
        }
        assert_eq!(sum, policy.total, "{kind:?}");
    }
    let with = |effect| policy.moved.iter().filter(|one| one.effect == effect).count();
    assert_eq!(u32::try_from(with(Effect::Gain)), Ok(policy.total.gain));
    assert_eq!(u32::try_from(with(Effect::Lose)), Ok(policy.total.lose));
}

fn zero() -> PolicyGroupDocument {
    PolicyGroupDocument {
        by: GroupBy::All,
        value: String::new(),
        candidates: 0,
        refused: [0; 2],
        placed: [0; 2],
        waiting: [0; 2],
        placed_in_both: 0,
        waiting_in_both: [0; 2],
        gain: 0,
        lose: 0,
    }
}

fn add(sum: &mut PolicyGroupDocument, group: &PolicyGroupDocument) {
    sum.candidates += group.candidates;
    sum.placed_in_both += group.placed_in_both;
    (sum.gain, sum.lose) = (sum.gain + group.gain, sum.lose + group.lose);
    for at in 0..2 {
        sum.refused[at] += group.refused[at];
        sum.placed[at] += group.placed[at];
        sum.waiting[at] += group.waiting[at];
        sum.waiting_in_both[at] += group.waiting_in_both[at];
    }
}

/// The other way round everyone who gained loses.
#[test]
fn turned_round_gains_are_losses() {
    let (a, b) = (built_in("ahus-2020").expect("built in"), built_in("helse-nord-2021").expect("built in"));
    let (there, back) = (compared("helse-nord.json", [&a, &b]), compared("helse-nord.json", [&b, &a]));
    assert_eq!((there.total.gain, there.total.lose), (back.total.lose, back.total.gain));
    assert_eq!(there.moved.len(), back.moved.len());
    for (one, other) in there.moved.iter().zip(&back.moved) {
        assert_eq!(one.candidate, other.candidate);
        let [before, after] = &other.outcomes;
        assert_eq!(one.outcomes, [after.clone(), before.clone()]);
        assert_eq!(one.effect == Effect::Gain, other.effect == Effect::Lose);
        assert_eq!(one.change == OutcomeChange::Earlier, other.change == OutcomeChange::Later);
    }
}

#[test]
fn the_nearest_hospital_last_is_one_criterion_moved() {
    let nord = built_in("helse-nord-2021").expect("built in");
    let policy = compared("helse-nord.json", [&nord, &nearest_last()]);
    let [moved] = &policy.differences[..] else { panic!("one difference: {:?}", policy.differences) };
    assert_eq!((moved.name.as_deref(), moved.change), (Some("nearest_hospital"), RuleChange::Moved));
    assert_eq!((moved.from.as_deref(), moved.to.as_deref(), moved.now_behind.len()), (Some("1"), Some("7"), 6));
    // Whoever wishes for another hospital gains, whoever does not loses.
    let group = |value: &str| {
        let own = |group: &&PolicyGroupDocument| group.by == GroupBy::NearestHospital && group.value == value;
        policy.groups.iter().find(own).expect("the group is there")
    };
    assert!(group("false").gain > 0 && group("false").lose == 0);
    assert!(group("true").lose > 0 && group("true").gain == 0);
    let by_nearest = policy.nearest_hospital.expect("the first set reads it");
    assert_eq!(by_nearest.rules, "helse-nord-2021");
    let rank = json(&alis(&["rank", &example("helse-nord.json"), "--json"]).exits(0));
    let rows =
        rank["trusts"].as_array().expect("a list").iter().filter_map(|trust| trust["candidates"].as_array()).flatten();
    let other = rows.filter(|row| {
        row.get("queue_place").is_some() && row["queue_place"] != row["queue_place_without_nearest_hospital"]
    });
    assert_eq!(other.count(), by_nearest.moved.len());
}

#[test]
fn screens_stay_as_they_are() {
    let problem = example("helse-nord.json");
    let rules = example("rules/helse-nord-nearest-last.json");
    let folder = Folder::new();
    let mix = example("ahus-mix.json");
    let plan = folder.path("plan.json");
    alis(&["plan", &mix, "-o", &plan, "--quiet"]).exits(0);
    for language in ["nb", "en"] {
        for (name, command) in [
            ("helse-nord.policy", &["rules", "diff", &problem, "helse-nord-2021", &rules] as &[&str]),
            ("helse-nord.ahus-rules", &["rules", "diff", &problem, "helse-nord-2021", "ahus-2020"]),
            ("helse-nord.compare", &["compare", &problem, "K060", "K042"]),
            ("helse-nord.lottery", &["compare", &problem, "K108", "K042"]),
            ("helse-nord.refused", &["compare", &problem, "K013", "K119"]),
            ("ahus-mix.cutoffs", &["cutoffs", &mix, &plan]),
        ] {
            let command = [command, &["--language", language, "--width", "100"]].concat();
            let answer = alis(&command).exits(0);
            is_golden(&format!("tests/golden/{name}.{language}.txt"), &answer.bytes);
            assert!(answer.out().lines().all(|line| line.chars().count() <= 100 && line == line.trim_end()));
            assert!(!answer.out().contains("ansatt"));
        }
    }
}

#[test]
fn nothing_is_wider_than_the_screen() {
    let (problem, rules) = (example("helse-nord.json"), example("rules/helse-nord-nearest-last.json"));
    let folder = Folder::new();
    let plan = folder.path("plan.json");
    alis(&["plan", &problem, "-o", &plan, "--quiet"]).exits(0);
    for width in ["40", "60", "80", "140"] {
        for command in [
            &["rules", "diff", &problem, "helse-nord-2021", &rules] as &[&str],
            &["compare", &problem, "K060", "K042"],
            &["cutoffs", &problem, &plan, "--verbose"],
        ] {
            let answer = alis(&[command, &["--width", width, "--language", "nb"]].concat()).exits(0);
            let most: usize = width.parse().expect("a number");
            for line in answer.out().lines() {
                assert!(line.chars().count() <= most, "{width}: {line}");
            }
        }
    }
}

#[test]
fn both_ways_of_printing_and_names() {
    let (problem, folder) = (example("helse-nord.json"), Folder::new());
    let plan = folder.path("plan.json");
    alis(&["plan", &problem, "-o", &plan, "--quiet"]).exits(0);
    let names = folder.write("names.csv", "K042;Kjennenavn\nK001;Kjennenavn to\nK036;Kjennenavn tre\n");
    for (format, command) in [
        ("alis.compare/1", &["compare", &problem, "K042", "K108"] as &[&str]),
        ("alis.cutoffs/1", &["cutoffs", &problem, &plan]),
        ("alis.policy/1", &["rules", "diff", &problem, "helse-nord-2021", "ahus-2020"]),
    ] {
        let document = alis(&[command, &["--json"]].concat()).exits(0);
        assert_eq!(json(&document)["format"], format);
        assert!(document.bytes.ends_with(b"}\n"));
        let shown = alis(&[command, &["--names", &names]].concat()).exits(0);
        assert!(shown.out().contains("Kjennenavn"), "{}", shown.out());
        alis(&[command, &["--names", &names, "--json"]].concat()).exits(2);
    }
}

#[test]
fn exit_codes_and_what_is_said() {
    let (problem, folder) = (example("helse-nord.json"), Folder::new());
    let plan = folder.path("plan.json");
    alis(&["plan", &problem, "-o", &plan, "--quiet"]).exits(0);
    for (code, said, command) in [
        (2, "no candidate X", &["compare", &problem, "X", "K042"] as &[&str]),
        (2, "twice", &["compare", &problem, "K042", "K042"]),
        (2, "built in: helse-nord-2021", &["rules", "diff", &problem, "helse-nord-2021", "nowhere"]),
        (1, "/format", &["rules", "diff", &problem, "helse-nord-2021", &problem]),
        (1, "another problem", &["cutoffs", &example("ahus-mix.json"), &plan]),
        (4, "does not exist", &["cutoffs", &problem, "nowhere.json"]),
        (2, "standard input", &["cutoffs", "-", "-"]),
    ] {
        let answer = alis(command).exits(code);
        assert!(answer.err().contains(said), "{}", answer.err());
        let norwegian = alis(&[command, &["--language", "nb"]].concat()).exits(code);
        assert_ne!(norwegian.err(), answer.err());
    }
    alis(&["rules", "diff", &problem, "helse-nord-2021", "ahus-2020", "--time-limit", "0"]).exits(3);
    let rules = example("rules/helse-nord-nearest-last.json");
    let other = alis(&["cutoffs", &problem, &plan, "--rules", &rules]).exits(1);
    assert!(other.err().contains("--rules"), "{}", other.err());
}
