//! The lottery in public, as those meet it who hold it and those who check it.

use std::fs;

use alis_tests::cli::{Answer, Folder, alis};
use serde_json::Value;

/// The seed of the example `helse-nord`.
const SEED: &str = "helse-nord 2022-06-15";

fn json(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.bytes).expect("the answer is JSON")
}

/// The example with its seed in a file.
fn example() -> (Folder, String, String) {
    let folder = Folder::new();
    let (problem, seed) = (folder.path("problem.json"), folder.write("seed.txt", format!("{SEED}\n")));
    alis(&["example", "helse-nord", "-o", &problem]).exits(0);
    (folder, problem, seed)
}

/// What a shell prints for a line.
#[cfg(unix)]
fn shell(line: &str) -> String {
    let output = std::process::Command::new("sh").args(["-c", line]).output().expect("there is a shell");
    String::from_utf8(output.stdout).expect("it prints text")
}

#[test]
fn a_new_seed_is_random_private_and_not_printed() {
    let folder = Folder::new();
    let [a, b] = ["a.txt", "b.txt"].map(|name| folder.path(name));
    let said = [&a, &b].map(|path| alis(&["lottery", "commit", "-o", path]).exits(0));
    let seeds = ["a.txt", "b.txt"].map(|name| String::from_utf8(folder.read(name)).expect("the seed is text"));
    assert_ne!(seeds[0], seeds[1]);
    for (said, seed) in said.iter().zip(&seeds) {
        assert_eq!(seed.len(), 64);
        assert!(!said.out().contains(seed) && said.err().is_empty());
        assert!(said.out().contains(&alis::lottery::seed_sha256(seed)));
    }
    let shown = alis(&["lottery", "commit", "--seed", &a, "--show"]).exits(0);
    assert!(shown.out().contains(&seeds[0]));
    let document = json(&alis(&["lottery", "commit", "--seed", &a, "--json"]).exits(0));
    assert_eq!(document["seed_sha256"], alis::lottery::seed_sha256(&seeds[0]));
    assert!(document.get("revealed").is_none() && !document.to_string().contains(&seeds[0]));
}

#[cfg(unix)]
#[test]
fn the_file_of_a_new_seed_is_its_owners() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let path = folder.path("seed.txt");
    alis(&["lottery", "commit", "-o", &path]).exits(0);
    assert_eq!(fs::metadata(&path).expect("is there").permissions().mode() & 0o777, 0o600);
    // The file as it is gives the hash, without a line's end to mind.
    let hash = alis::lottery::seed_sha256(&fs::read_to_string(&path).expect("text"));
    assert!(shell(&format!("sha256sum < '{path}'")).starts_with(&hash));
}

#[test]
fn a_seed_that_is_there_is_never_lost() {
    let (folder, _, seed) = example();
    for language in ["nb", "en"] {
        let refused = alis(&["lottery", "commit", "-o", &seed, "--language", language]).exits(2);
        assert!(refused.bytes.is_empty() && refused.err().contains(&seed));
    }
    assert_eq!(folder.read("seed.txt"), format!("{SEED}\n").as_bytes());
    let lost = folder.path("no/seed.txt");
    alis(&["lottery", "commit", "-o", &lost]).exits(4);
}

#[test]
fn a_seed_that_is_easily_found_is_refused() {
    let folder = Folder::new();
    for (text, said) in [("2022-06-15", "guessed"), ("", "empty"), ("a\nb", "one line"), ("\t", "one line")] {
        let seed = folder.write("seed.txt", text);
        let refused = alis(&["lottery", "commit", "--seed", &seed]).exits(1);
        assert!(refused.bytes.is_empty() && refused.err().contains(said), "{}", refused.err());
    }
    alis(&["lottery", "commit"]).exits(2);
    alis(&["lottery", "commit", "--seed", "a", "-o", "b"]).exits(2);
}

/// The line that the screen shows, run as it stands, gives the number that the document states.
#[cfg(unix)]
#[test]
fn anyone_can_redo_a_number_in_a_shell() {
    let (folder, problem, seed) = example();
    let revealed = alis(&["lottery", "reveal", &problem, &seed]).exits(0);
    let line = revealed.out().lines().last().expect("a line").to_owned();
    let document = json(&alis(&["lottery", "reveal", &problem, &seed, "--json"]).exits(0));
    let draws = document["revealed"]["draws"].as_array().expect("a list");
    let number = |draw: &Value| draw["number"].as_str().expect("a text").to_owned();
    assert!(shell(line.trim()).starts_with(&number(&draws[0])), "{line}");
    for draw in draws.iter().step_by(25) {
        // As the documentation writes it.
        let line = format!("printf '%s\\n%s' '{SEED}' {} | sha256sum", draw["candidate"].as_str().expect("an id"));
        assert!(shell(&line).starts_with(&number(draw)), "{line}");
    }
    assert!(draws.is_sorted_by_key(number));
    // A quotation mark ends no word.
    let odd = folder.write("odd.txt", "it's «odd» and long enough $HOME");
    let revealed = alis(&["lottery", "reveal", &problem, &odd, "--json"]).exits(1);
    let first = number(&json(&revealed)["revealed"]["draws"][0]);
    let shown = alis(&["lottery", "reveal", &problem, &odd]).exits(1);
    assert!(shell(shown.out().lines().last().expect("a line").trim()).starts_with(&first));
}

#[test]
fn the_lottery_is_the_one_that_ranks() {
    let (_folder, problem, seed) = example();
    let document = json(&alis(&["lottery", "reveal", &problem, &seed, "--json"]).exits(0));
    let rank = json(&alis(&["rank", &problem, "--json"]).exits(0));
    let warnings = rank["warnings"].as_array().expect("a list").iter();
    let tied: Vec<_> = warnings.filter(|warning| warning["code"] == "lottery_decided").collect();
    let decided = document["revealed"]["decided"].as_array().expect("a list");
    assert_eq!((tied.len(), decided.len()), (1, 1));
    assert_eq!((&decided[0]["candidate"], &decided[0]["before"]), (&tied[0]["candidate"], &tied[0]["id"]));
    let place = |id: &Value| {
        document["revealed"]["draws"].as_array()?.iter().find(|draw| draw["candidate"] == *id)?["place"].as_u64()
    };
    assert!(place(&decided[0]["candidate"]) < place(&decided[0]["before"]));
}

#[test]
fn a_problem_without_a_seed_can_be_drawn_for_and_one_with_another_is_told() {
    let (folder, problem, seed) = example();
    let mut document: Value = serde_json::from_slice(&folder.read("problem.json")).expect("JSON");
    document.as_object_mut().expect("an object").remove("lottery_seed");
    let without = folder.write("without.json", document.to_string());
    let drawn = alis(&["lottery", "reveal", &without, &seed]).exits(0);
    assert!(drawn.out().contains("has no lottery_seed"));
    document["lottery_seed"] = "another one".into();
    let other = folder.write("other.json", document.to_string());
    let drawn = alis(&["lottery", "reveal", &other, &seed]).exits(1);
    assert!(drawn.out().contains("another lottery_seed"));
    let hash = alis::lottery::seed_sha256(SEED);
    for (path, code, said) in
        [(&problem, 0, "belongs together"), (&without, 1, "no lottery_seed"), (&other, 1, "another")]
    {
        let checked = alis(&["lottery", "check", &hash, &seed, "--problem", path]).exits(code);
        assert!(checked.out().contains(said), "{}", checked.out());
    }
}

#[test]
fn what_was_published_is_checked() {
    let (folder, problem, seed) = example();
    let plan = folder.path("plan.json");
    alis(&["plan", &problem, "-o", &plan, "--quiet"]).exits(0);
    let hash = alis::lottery::seed_sha256(SEED);
    let all = [hash.to_uppercase(), hash.clone()];
    for hash in &all {
        let checked = alis(&["lottery", "check", hash, &seed, "--problem", &problem, "--plan", &plan]).exits(0);
        assert!(checked.out().ends_with("all of it belongs together\n"), "{}", checked.out());
    }
    let wrong = "0".repeat(64);
    let checked = alis(&["lottery", "check", &wrong, &seed]).exits(1);
    assert!(checked.out().contains(&wrong) && checked.out().contains(&hash));
    let document = json(&alis(&["lottery", "check", &wrong, &seed, "--json"]).exits(1));
    assert_eq!((&document["format"], &document["holds"]), (&"alis.lottery-check/1".into(), &false.into()));
    alis(&["lottery", "check", "12", &seed]).exits(2);
    alis(&["lottery", "check", &hash, &seed, "--plan", &plan]).exits(2);
    // The plan of another day's file.
    let spaced = folder.write("spaced.json", [&folder.read("problem.json")[..], b" "].concat());
    let checked = alis(&["lottery", "check", &hash, &seed, "--problem", &spaced, "--plan", &plan]).exits(1);
    assert!(checked.out().contains("another problem"), "{}", checked.out());
}

#[test]
fn a_short_seed_of_old_is_checked_and_remarked_on() {
    let folder = Folder::new();
    let seed = folder.write("seed.txt", "2022-06-15");
    let checked = alis(&["lottery", "check", &alis::lottery::seed_sha256("2022-06-15"), &seed]).exits(0);
    assert!(checked.out().contains("easily guessed"));
}
