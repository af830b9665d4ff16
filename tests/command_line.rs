//! The command line as a user meets it: each command, each way to print, each exit code.

use std::fs;

use alis_tests::cli::{Answer, Folder, alis};
use serde_json::Value;

/// A folder with an example's problem and its plan.
fn planned(example: &str) -> (Folder, String, String) {
    let folder = Folder::new();
    let (problem, plan) = (folder.path("problem.json"), folder.path("plan.json"));
    alis(&["example", example, "-o", &problem]).exits(0);
    alis(&["plan", &problem, "-o", &plan, "--quiet"]).exits(0);
    (folder, problem, plan)
}

fn json(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.bytes).expect("the answer is JSON")
}

#[test]
fn an_example_is_checked_planned_and_verified() {
    for example in alis_cli::example::Example::ALL {
        let (folder, problem, plan) = planned(example.name());
        assert!(alis(&["check", &problem]).exits(0).out().contains("valid"));
        alis(&["verify", &problem, &plan]).holds();
        let proved = alis(&["verify", &problem, &plan, "--resolve"]).exits(0);
        assert_eq!(proved.out(), "every rule holds, and the plan is the one that the rules demand (planned again)\n");
        assert_eq!(folder.files(), ["plan.json", "problem.json"]);
    }
}

#[test]
fn examples_are_listed_and_printed() {
    let list = alis(&["example"]).exits(0);
    for (name, english, norwegian) in alis_cli::example::names() {
        assert!(list.out().contains(name) && list.out().contains(english));
        assert!(alis(&["example", "--language", "nb"]).out().contains(norwegian));
    }
    let (folder, ..) = planned("ahus-new");
    assert_eq!(alis(&["example", "ahus-new"]).exits(0).bytes, folder.read("problem.json"));
    assert_eq!(alis(&["example", "ahus-new", "-o", "-"]).exits(0).bytes, folder.read("problem.json"));
}

#[test]
fn a_nation_is_as_large_as_one_asks() {
    let of = |seed| alis(&["example", "nation", "--candidates", "30", "--trusts", "2", "--seed", seed]).exits(0);
    assert_eq!(json(&of("1"))["candidates"].as_array().map(Vec::len), Some(30));
    assert_eq!(json(&of("1"))["trusts"].as_array().map(Vec::len), Some(2));
    assert_eq!(of("1").bytes, of("1").bytes);
    assert_ne!(of("1").bytes, of("2").bytes);
}

#[test]
fn every_way_to_write_a_plan_gives_the_same_bytes() {
    let (folder, problem, _) = planned("helse-nord");
    let plan = folder.read("plan.json");
    for arguments in [
        &["--json"] as &[&str],
        &["-o", "-"],
        &["--json", "--threads", "1"],
        &["--json", "--threads", "2"],
        &["--json", "--threads", "0"],
        &["--json", "--solver", "reference"],
        &["--json", "--time-limit", "10m"],
        &["--json", "--language", "nb"],
    ] {
        let command = [&["plan", &problem], arguments].concat();
        assert_eq!(alis(&command).exits(0).bytes, plan, "{arguments:?}");
    }
    assert!(plan.ends_with(b"}\n") && plan.starts_with(b"{\n  \"format\": \"alis.plan/1\",\n"));
}

#[test]
fn a_plan_is_shown_written_or_both() {
    let (folder, problem, plan) = planned("ahus-mix");
    let shown = alis(&["plan", &problem]).exits(0);
    fs::remove_file(&plan).expect("the plan is there");
    let both = alis(&["plan", &problem, "-o", &plan]).exits(0);
    assert!(shown.bytes == both.bytes && shown.out().contains("K15"));
    fs::remove_file(&plan).expect("the plan is written");
    let quiet = alis(&["plan", &problem, "-o", &plan, "--quiet"]).exits(0);
    assert!(quiet.bytes.is_empty() && quiet.err().is_empty());
    let printed = alis(&["plan", &problem, "-o", &plan, "--json"]).exits(0);
    assert_eq!(printed.bytes, folder.read("plan.json"));
}

#[test]
fn a_plan_file_is_replaced_whole() {
    let (folder, problem, plan) = planned("ahus-old");
    let right = folder.read("plan.json");
    folder.write("plan.json", "x".repeat(1_000_000));
    alis(&["plan", &problem, "-o", &plan, "--quiet"]).exits(0);
    assert_eq!(folder.read("plan.json"), right);
    assert_eq!(folder.files(), ["plan.json", "problem.json"], "no temporary file is left");
}

#[cfg(unix)]
#[test]
fn a_plan_file_is_as_open_as_any_other_and_a_link_stays_one() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, problem, plan) = planned("ahus-old");
    let mode = |path: &str| fs::metadata(path).expect("is there").permissions().mode();
    assert_eq!(mode(&plan), mode(&folder.write("other.json", "{}")));
    let link = folder.path("link.json");
    symlink(&plan, &link).expect("a link can be made");
    folder.write("plan.json", "");
    alis(&["plan", &problem, "-o", &link, "--quiet"]).exits(0);
    assert!(fs::symlink_metadata(&link).expect("is there").is_symlink());
    alis(&["verify", &problem, &plan]).holds();
}

/// A plan says itself how much of it is proved: all, one value less, or what has no reasons.
#[test]
fn a_plan_that_says_why_is_proved_without_solving() {
    let (folder, problem, _) = planned("ahus-mix");
    let read = alis::read(&folder.read("problem.json"), &alis::ReadOptions::default()).expect("the example is valid");
    let made = alis::plan(&read, &alis::PlanOptions { reasons: true, ..alis::PlanOptions::default() });
    let told = made.expect("the example can be planned");
    let write = |plan: &alis::document::PlanDocument| folder.write("told.json", alis::write(plan).expect("a plan"));
    let plan = write(&told);
    let proved = alis(&["verify", &problem, &plan]).exits(0);
    assert_eq!(proved.out(), "every rule holds, and the plan itself proves every value\n");
    assert!(
        alis(&["verify", &problem, &plan, "--language", "nb"]).exits(0).out().starts_with("alle regler holder, og")
    );
    alis(&["verify", &problem, &plan, "--resolve"]).exits(0);

    let mut resolved = told.clone();
    let mut entries = resolved.reasons.iter_mut().flat_map(|reason| &mut reason.better);
    entries.find(|entry| !entry.proofs.is_empty()).expect("something is proved").resolved = true;
    let plan = write(&resolved);
    let held = alis(&["verify", &problem, &plan]).exits(3);
    assert_eq!(held.out(), "every rule holds, 1 value not proved (--resolve plans again and compares)\n");
    let held = alis(&["verify", &problem, &plan, "--language", "nb"]).exits(3);
    assert!(held.out().starts_with("alle regler holder; 1 verdi er ikke bevist"), "{}", held.out());
    alis(&["verify", &problem, &plan, "--resolve"]).exits(0);

    let mut bare = told.clone();
    (bare.reasons, bare.proofs) = (Vec::new(), Vec::new());
    let plan = write(&bare);
    assert!(alis(&["verify", &problem, &plan]).exits(3).out().contains(" values not proved"));
    alis(&["verify", &problem, &plan, "--resolve"]).exits(0);

    let mut wrong = told;
    wrong.proofs[0].limits[0].capacity += 1;
    let plan = write(&wrong);
    for resolve in [&[] as &[&str], &["--resolve"]] {
        let answer = alis(&[&["verify", &problem, &plan], resolve].concat()).exits(1);
        assert!(answer.out().contains("/proofs/0/limits/0/capacity"), "{}", answer.out());
    }
}

#[test]
fn what_is_wrong_with_a_changed_plan() {
    let (folder, problem, _) = planned("ahus-mix");
    let plan: Value = serde_json::from_slice(&folder.read("plan.json")).expect("the plan is JSON");
    for (pointer, value, said) in [
        ("/problem_sha256", Value::from("0".repeat(64)), "problem_sha256"),
        ("/rules", Value::from("helse-nord-2021"), "rules"),
        ("/placements/0/rank", Value::from(2), "/placements/0/rank"),
        ("/placements/0/queue_place", Value::from(7), "/placements/0/queue_place"),
        ("/placements/0/start_date", Value::from("2022-10-01"), "/placements/0/start_date"),
        ("/placements/0/waiting", Value::from(2), "/placements/0/waiting"),
        ("/placements/0/status", Value::from("serving"), "/placements/0"),
        ("/placements/0/segments/0/unit", Value::from("geriatri"), "/placements/0"),
        ("/placements/0/candidate", Value::from("nobody"), "/placements/0/candidate"),
        ("/ineligible/0/rule", Value::from("schemes"), "/ineligible/0/rule"),
        ("/posts/0/used", Value::from(0), "/posts/0/used"),
        ("/posts/0/capacity", Value::from(9), "/posts/0/capacity"),
    ] {
        let mut changed = plan.clone();
        *changed.pointer_mut(pointer).expect("it is in the plan") = value;
        let changed = folder.write("changed.json", changed.to_string());
        for resolve in [&[] as &[&str], &["--resolve"]] {
            let command = [&["verify", &problem, &changed], resolve].concat();
            let answer = alis(&command).exits(1);
            assert!(answer.out().contains(said) && answer.err().is_empty(), "{said} is not in {}", answer.out());
        }
    }
}

#[test]
fn what_is_missing_from_a_plan() {
    let (folder, problem, _) = planned("ahus-mix");
    let plan: Value = serde_json::from_slice(&folder.read("plan.json")).expect("the plan is JSON");
    for list in ["placements", "ineligible", "posts", "warnings"] {
        let mut changed = plan.clone();
        let taken = changed[list].as_array_mut().and_then(Vec::pop).expect("the list is not empty");
        let changed = folder.write("changed.json", changed.to_string());
        let answer = alis(&["verify", &problem, &changed]).exits(1);
        let said = taken["candidate"].as_str().or_else(|| taken["post"].as_str()).unwrap_or(list);
        assert!(answer.out().contains(said), "{said} is not in {}", answer.out());
    }
}

#[test]
fn a_plan_of_another_problem() {
    let (folder, problem, plan) = planned("ahus-old");
    let spaced = folder.write("spaced.json", [&folder.read("problem.json")[..], b" "].concat());
    let answer = alis(&["verify", &spaced, &plan]).exits(1);
    assert!(answer.out().contains("problem_sha256"), "{}", answer.out());
    alis(&["verify", &problem, &plan]).holds();
}

#[test]
fn a_plan_by_other_rules_verifies_by_those_alone() {
    let (folder, problem, plan) = planned("helse-nord");
    let own = folder.read("plan.json");
    let wide = alis::rules::built_in("helse-nord-2021-width-6").expect("a built-in set");
    let rules = folder.write("rules.json", serde_json::to_vec_pretty(wide.document()).expect("a document"));
    alis(&["plan", &problem, "--rules", &rules, "-o", &plan, "--quiet"]).exits(0);
    assert_ne!(folder.read("plan.json"), own);
    assert!(alis(&["verify", &problem, &plan]).exits(1).out().contains("rules_sha256"));
    alis(&["verify", &problem, &plan, "--rules", &rules]).holds();
    alis(&["verify", &problem, &plan, "--rules", &rules, "--resolve"]).exits(0);
    assert_ne!(alis(&["rank", &problem]).bytes, alis(&["rank", &problem, "--rules", &rules]).bytes);
}

#[test]
fn tables_open_in_norwegian_excel() {
    let (_folder, problem, _) = planned("helse-nord");
    for command in ["plan", "rank"] {
        for language in ["nb", "en"] {
            let answer = alis(&[command, &problem, "--csv", "--language", language]).exits(0);
            let table = answer.out().strip_prefix('\u{feff}').expect("a byte order mark");
            let lines: Vec<&str> = table.split_terminator("\r\n").collect();
            assert!(lines.len() > 100 && table.ends_with("\r\n"));
            assert!(lines.iter().all(|line| line.contains(';') && !line.contains('\n')));
        }
        let lists = [alis(&[command, &problem, "--csv", "--language", "nb"]), alis(&[command, &problem, "--csv"])];
        assert_ne!(lists[0].bytes, lists[1].bytes);
        assert!(lists[0].out().contains("kandidat") && lists[1].out().contains("candidate"));
    }
    let plan = alis(&["plan", &problem, "--csv"]);
    assert!(plan.out().contains("01.09.2022"), "days are written dd.mm.yyyy");
}

#[test]
fn ranks_as_a_document() {
    let (_folder, problem, _) = planned("ahus-mix");
    let rank = json(&alis(&["rank", &problem, "--json"]).exits(0));
    assert_eq!(rank["format"], "alis.rank/1");
    let screen = alis(&["rank", &problem]).exits(0);
    assert!(screen.out().contains("K15") && screen.out().contains("K21"));
}

/// Names are seen on the screen and are nowhere else.
#[test]
fn names_are_for_the_screen_alone() {
    let (folder, problem, plan) = planned("ahus-mix");
    let lines: Vec<String> = (1..=24).map(|number| format!("K{number:02};Kjennenavn {number}")).collect();
    let names = folder.write("names.csv", format!("\u{feff}id;navn\r\n{}\r\n", lines.join("\r\n")));
    let written = folder.read("plan.json");
    for command in ["plan", "rank"] {
        let screen = alis(&[command, &problem, "--names", &names]).exits(0);
        assert!(screen.out().contains("Kjennenavn 15") && screen.err().is_empty());
        for print in ["--json", "--csv"] {
            let refused = alis(&[command, &problem, print, "--names", &names]).exits(2);
            assert!(refused.bytes.is_empty() && refused.err().contains("--names"));
        }
    }
    alis(&["plan", &problem, "--names", &names, "-o", &plan]).exits(0);
    assert_eq!(folder.read("plan.json"), written);
}

#[test]
fn both_languages_say_the_same_of_the_same() {
    let (_folder, problem, plan) = planned("ahus-mix");
    for command in
        [&["plan", &problem] as &[&str], &["rank", &problem], &["check", &problem], &["verify", &problem, &plan]]
    {
        let [nb, en] = ["nb", "en"].map(|language| alis(&[command, &["--language", language]].concat()));
        assert_eq!(nb.code, en.code);
        assert_ne!(nb.out(), en.out());
        for id in ["K15", "K21"].iter().filter(|id| en.out().contains(**id)) {
            assert!(nb.out().contains(id));
        }
    }
}

#[test]
fn no_time_gives_a_plan_that_is_not_proved() {
    let (folder, problem, plan) = planned("helse-nord");
    for limit in ["0", "0ms", "0s"] {
        alis(&["plan", &problem, "--time-limit", limit, "-o", &plan, "--quiet"]).exits(3);
        let stated: Value = serde_json::from_slice(&folder.read("plan.json")).expect("the plan is JSON");
        assert_eq!(stated["status"], "feasible");
        assert!(stated["proved_to_rank"].is_u64());
    }
    for (language, said) in [("nb", "ikke"), ("en", "not")] {
        let screen = alis(&["plan", &problem, "--time-limit", "0", "--language", language]).exits(3);
        let warned = screen.out().lines().find(|line| line.starts_with("! ")).expect("the screen says so");
        assert!(warned.contains(said), "{warned}");
    }
}

#[test]
fn schemas_are_printed() {
    let told = ["lottery", "lottery-check", "compare", "cutoffs", "policy"];
    for document in ["problem", "rules", "plan", "rank"].into_iter().chain(told) {
        let schema = json(&alis(&["schema", document]).exits(0));
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
}

#[test]
fn help_teaches() {
    for command in [
        &["--help"] as &[&str],
        &["plan", "--help"],
        &["verify", "--help"],
        &["rank", "-h"],
        &["compare", "--help"],
        &["cutoffs", "--help"],
        &["rules", "diff", "--help"],
        &["lottery", "commit", "--help"],
        &["lottery", "reveal", "--help"],
        &["lottery", "check", "--help"],
    ] {
        let help = alis(command).exits(0);
        assert!(help.out().contains("alis") && help.err().is_empty());
        assert!(help.out().lines().all(|line| line.chars().count() <= 100), "{}", help.out());
    }
    assert!(alis(&["--help"]).out().contains("Exit codes"));
}

/// Who has closed a plan file to others keeps it closed.
#[cfg(unix)]
#[test]
fn a_closed_plan_file_stays_closed() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, problem, plan) = planned("ahus-old");
    fs::set_permissions(&plan, fs::Permissions::from_mode(0o600)).expect("it can be closed");
    alis(&["plan", &problem, "-o", &plan, "--quiet"]).exits(0);
    assert_eq!(fs::metadata(&plan).expect("is there").permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_candidate_is_told_what_would_have_helped() {
    let (_folder, problem, plan) = planned("helse-nord");
    let shown = alis(&["explain", &problem, &plan, "K070"]).exits(0);
    assert!(shown.out().contains("3 months more of service (place in the queue 16 → 15). Lose by it: K139"));
    assert!(shown.out().contains("For the coordinator alone"));
    let own = alis(&["explain", &problem, &plan, "K070", "--for", "candidate"]).exits(0);
    assert!(own.out().contains("3 months more of service"));
    assert!(own.out().matches("K0").count() == 1 && !own.out().contains("K139"), "{}", own.out());
    assert!(alis(&["explain", &problem, &plan, "K070", "--language", "nb"]).out().contains("Hva som ville hjulpet"));
    let document = json(&alis(&["explain", &problem, &plan, "K070", "--json"]).exits(0));
    assert_eq!(document["format"], "alis.what_if/1");
    assert!(document["resolves"].as_u64().is_some_and(|resolves| resolves > 0 && resolves < 400));
}

#[test]
fn one_change_is_asked_about() {
    let (folder, problem, plan) = planned("helse-nord");
    let ask = |change: &str| alis(&["explain", &problem, &plan, "K070", "--what-if", change]);
    let shown = ask("post helgeland-alis 2022-P2 +1").exits(0);
    assert!(shown.out().contains("What if: one post more in “helgeland-alis”, P2 2022 (Sept-Feb)"), "{}", shown.out());
    assert!(shown.out().contains("K028 (1 half-year earlier)"));
    assert!(ask("posts x").exits(2).err().starts_with("--what-if: column 1: “posts”: expected post, unit"));
    assert!(ask("unit nowhere +1").exits(2).err().starts_with("--what-if: column 6: no unit has the id “nowhere”"));
    let unknown = alis(&["explain", &problem, &plan, "K7000"]).exits(2);
    assert!(unknown.err().starts_with("no candidate has the id “K7000”"));
    let other = folder.path("other.json");
    alis(&["example", "ahus-new", "-o", &other]).exits(0);
    assert!(alis(&["explain", &other, &plan, "K1"]).exits(1).err().contains("belongs to another problem"));
}
