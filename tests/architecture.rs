//! The map in `docs/architecture.md` is the one that the code keeps.
//!
//! Reads the sources of the library as text: which modules there are, and which each of them names by `crate::`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may use. The table of `docs/architecture.md` says the same, in the same order.
const MAY_USE: [(&str, &[&str]); 25] = [
    ("calendar", &[]),
    ("language", &[]),
    ("parallel", &[]),
    ("document", &["calendar"]),
    ("fault", &["calendar", "language", "document"]),
    ("rules", &["document", "fault"]),
    ("problem", &["calendar", "parallel", "document", "fault", "rules"]),
    ("priority", &["calendar", "document", "fault", "rules", "problem"]),
    ("options", &["calendar", "document", "problem"]),
    ("program", &["document", "fault", "problem", "priority", "options"]),
    ("solve", &["parallel", "document", "options", "priority", "problem", "program"]),
    ("plan", &["calendar", "parallel", "document", "problem", "priority", "options"]),
    ("explain", &["calendar", "document", "rules", "problem", "priority", "options", "plan"]),
    ("planning", &["document", "fault", "problem", "priority", "options", "solve", "plan", "explain"]),
    ("counterfactual", &["calendar", "document", "fault", "language", "options", "planning", "problem"]),
    ("verify", &["calendar", "language", "document"]),
    ("resolve", &["document", "plan"]),
    ("texts", &["calendar", "language", "document"]),
    ("reasons", &["calendar", "language", "document", "problem", "priority", "texts"]),
    ("letters", &["calendar", "language", "document", "problem", "reasons", "texts"]),
    ("lottery", &["document", "fault", "rules", "problem", "priority"]),
    ("compare", &["document", "rules", "problem", "priority", "lottery"]),
    ("cutoffs", &["calendar", "document", "problem", "priority", "options"]),
    ("policy", &["document", "fault", "rules", "problem", "priority", "options"]),
    ("lib", &["parallel", "document", "fault", "plan", "planning", "priority", "problem"]),
];

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/core/src")
}

/// Every source file of a folder, however deep.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The path inside `src`, its parts without `.rs`.
fn parts(file: &Path) -> Vec<String> {
    let inside = file.strip_prefix(sources()).expect("a file of src").with_extension("");
    inside.iter().map(|part| part.to_str().expect("a name in ASCII").to_owned()).collect()
}

/// What a file says outside comments and tests.
fn code(file: &Path) -> String {
    if parts(file).iter().any(|part| part == "tests" || part.ends_with("_tests")) {
        return String::new();
    }
    let text = fs::read_to_string(file).expect("a text");
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The modules, each with its code.
fn modules() -> BTreeMap<String, String> {
    let mut found = Vec::new();
    files(&sources(), &mut found);
    let mut modules: BTreeMap<String, String> = BTreeMap::new();
    for file in found {
        let text = modules.entry(parts(&file)[0].clone()).or_default();
        text.push_str(&code(&file));
        text.push('\n');
    }
    modules
}

/// The first names after each `crate::` of a text, and of each list in braces that follows one.
fn names(text: &str) -> BTreeSet<String> {
    text.split("crate::")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => first_names(list),
            None => vec![identifier(rest)],
        })
        .filter(|name| !name.is_empty())
        .collect()
}

/// The names at the outer level of a list, up to its closing brace.
fn first_names(list: &str) -> Vec<String> {
    let (mut depth, mut names, mut due) = (0, Vec::new(), true);
    for (at, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => due = true,
            _ if due && !letter.is_whitespace() => {
                names.push(identifier(&list[at..]));
                due = false;
            }
            _ => {}
        }
    }
    names
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

fn may_use(module: &str) -> &'static [&'static str] {
    let row = MAY_USE.iter().find(|(name, _)| *name == module);
    row.unwrap_or_else(|| panic!("{module} has no row in MAY_USE")).1
}

#[test]
fn every_module_uses_only_what_it_may() {
    for (module, code) in modules() {
        let used: BTreeSet<String> = names(&code).into_iter().filter(|name| *name != module).collect();
        // A name that is no module is one that the crate's root lends out.
        let allowed: BTreeSet<String> = may_use(&module).iter().map(ToString::to_string).collect();
        let more: Vec<_> = used.difference(&allowed).collect();
        assert!(more.is_empty(), "{module} may not use {more:?}");
        if module != "lib" {
            let fewer: Vec<_> = allowed.difference(&used).collect();
            assert!(fewer.is_empty(), "{module} no longer uses {fewer:?}: take it out of the table");
        }
    }
}

#[test]
fn no_module_goes_round_by_super() {
    let mut found = Vec::new();
    files(&sources(), &mut found);
    for file in found {
        let parts = parts(&file);
        let depth = if parts.last().is_some_and(|part| part == "mod") { parts.len() - 1 } else { parts.len() };
        let out = "super::".repeat(depth);
        assert!(!code(&file).contains(&out), "{} reaches out of its module", file.display());
    }
}

#[test]
fn there_is_no_cycle() {
    for (at, (module, uses)) in MAY_USE.iter().enumerate() {
        for used in *uses {
            let before = MAY_USE[..at].iter().any(|(name, _)| name == used);
            assert!(before, "{module} uses {used}, which must stand above it");
        }
    }
}

#[test]
fn only_the_back_ends_know_good_lp() {
    let mut found = Vec::new();
    files(&sources(), &mut found);
    for file in found {
        let parts = parts(&file);
        let allowed = parts.starts_with(&["solve".to_owned(), "backend".to_owned()]);
        assert!(allowed || !code(&file).contains("good_lp"), "{} names good_lp", file.display());
    }
}

#[test]
fn the_map_names_the_folders() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/architecture.md")).unwrap();
    let section = map.split("<!-- map -->").nth(1).expect("the map stands between two `<!-- map -->` marks");
    let rows: Vec<Vec<String>> = section.lines().filter(|line| line.starts_with("| `")).map(cells).collect();
    let mapped: BTreeSet<String> = rows.iter().map(|row| row[0].clone()).collect();
    let there: BTreeSet<String> = modules().into_keys().collect();
    assert_eq!(mapped, there, "the map and the folders of crates/core/src");
    for row in rows {
        let stated: BTreeSet<&str> = row[2].split(", ").filter(|name| !name.is_empty()).collect();
        let allowed: BTreeSet<&str> = may_use(&row[0]).iter().copied().collect();
        assert_eq!(stated, allowed, "what {} may use, in the map and in the test", row[0]);
    }
}

/// The cells of a row of the map, without code marks.
fn cells(line: &str) -> Vec<String> {
    line.trim_matches('|').split(" | ").map(|cell| cell.trim().replace('`', "")).collect()
}
