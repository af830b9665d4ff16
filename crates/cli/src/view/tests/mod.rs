//! What the views look like, held against the files in `snapshots/`.

mod fixture;
mod limits;
mod worlds;

use alis::fault::{Fault, FaultKind, Faults, Form};
use alis::language::Language;
use unicode_width::UnicodeWidthStr;

use super::{Style, csv_plan, csv_rank, faults, plan, rank, warnings};
use crate::names::Names;

fn style(language: Language, width: usize) -> Style<'static> {
    Style { language, width, ..Style::default() }
}

#[test]
fn ahus_is_drawn_as_its_report_draws_it() {
    let (problem, document) = worlds::ahus();
    insta::assert_snapshot!("ahus_nb_100", plan(&problem, &document, &style(Language::Nb, 100)));
}

#[test]
fn two_trusts_in_norwegian_and_english() {
    let (problem, document) = worlds::north();
    for width in [60, 100, 160] {
        let text = plan(&problem, &document, &style(Language::Nb, width));
        insta::assert_snapshot!(format!("north_nb_{width}"), text);
    }
    insta::assert_snapshot!("north_en_100", plan(&problem, &document, &style(Language::En, 100)));
}

#[test]
fn nothing_is_wider_than_the_screen() {
    for (problem, document) in [worlds::ahus(), worlds::north()] {
        for width in 40..180 {
            let text = plan(&problem, &document, &style(Language::Nb, width));
            for line in text.lines() {
                assert!(line.width() <= width, "{width}: {line}");
                assert_eq!(line, line.trim_end());
            }
        }
    }
}

#[test]
fn no_view_says_that_anyone_is_hired() {
    let (problem, document) = worlds::north();
    let text = plan(&problem, &document, &style(Language::Nb, 100));
    assert!(!text.contains("ansatt"));
}

#[test]
fn names_reach_the_screen_and_no_csv() {
    let (problem, document) = worlds::north();
    let names = Names::read("U02;Áilu Šávžžu\nU03;Bjørn Ås".as_bytes()).unwrap();
    let style = Style { names: Some(&names), ..Style::default() };
    assert!(plan(&problem, &document, &style).contains("Áilu Šávžžu"));
    let csv = String::from_utf8(csv_plan(&problem, &document, Language::Nb)).unwrap();
    assert!(csv.contains("U02") && !csv.contains("Áilu"));
}

#[test]
fn colour_changes_nothing_but_escape_sequences() {
    let (problem, document) = worlds::north();
    let plain = plan(&problem, &document, &Style::default());
    let colour = Style { colour: true, ..Style::default() };
    let coloured = plan(&problem, &document, &colour);
    let bare = coloured.replace("\u{1b}[1m", "").replace("\u{1b}[2m", "").replace("\u{1b}[0m", "");
    assert_eq!(bare, plain);
    assert_ne!(coloured, plain);
}

#[test]
fn csv_opens_in_norwegian_excel() {
    let (problem, document) = worlds::north();
    let bytes = csv_plan(&problem, &document, Language::Nb);
    assert!(bytes.starts_with(b"\xef\xbb\xbfstatus;kandidat;"));
    insta::assert_snapshot!("north_csv_nb", String::from_utf8(bytes).unwrap().replace('\r', ""));
}

#[test]
fn an_order_tells_what_decided() {
    let (problem, order) = worlds::order();
    for width in [60, 100] {
        insta::assert_snapshot!(format!("order_nb_{width}"), rank(&problem, &order, &style(Language::Nb, width)));
    }
    insta::assert_snapshot!("order_en_160", rank(&problem, &order, &style(Language::En, 160)));
    for width in 40..180 {
        let text = rank(&problem, &order, &style(Language::En, width));
        assert!(text.lines().all(|line| line.width() <= width), "{width}");
    }
}

#[test]
fn an_order_as_csv_holds_no_formula() {
    let (problem, order) = worlds::order();
    let csv = String::from_utf8(csv_rank(&problem, &order, Language::Nb)).unwrap();
    assert!(csv.contains(";'=U04;"));
    // Nothing that Excel makes a date or a number of: progress, an id of digits.
    assert!(csv.contains(";læringsmål;kurs;") && csv.contains(";9;2;") && !csv.contains("9/2"));
    assert!(csv.contains(r#";"=""0301""";"#));
    assert!(csv.contains(";vikariat 01.03.2022–31.08.2022;"));
    insta::assert_snapshot!("order_csv_nb", csv.replace('\r', ""));
}

#[test]
fn a_fault_is_a_line() {
    let fault = |pointer: &str, line, value: &str, kind| Fault {
        pointer: pointer.to_owned(),
        line,
        column: 5,
        value: value.to_owned(),
        kind,
    };
    let found = Faults(vec![
        fault("/candidates/3/trust", 12, "\"unm\u{1b}\"", FaultKind::Wrong(Form::Id)),
        fault("", 0, "", FaultKind::NotUtf8),
    ]);
    let text = faults(&found, Language::Nb);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("/candidates/3/trust (linje 12, kolonne 5): \"unm\\u{1b}\": ventet en id"));
    assert_eq!(lines[2], "2 feil i dokumentet; ingenting er beregnet.");
    assert!(faults(&found, Language::En).ends_with("2 errors in the document; nothing was computed.\n"));
}

#[test]
fn warnings_list_everyone_when_asked() {
    let (_, document) = worlds::north();
    let short = warnings(&document.warnings, &style(Language::Nb, 100));
    assert!(short.contains("og 6 til") && !short.contains("U14"));
    let verbose = Style { verbose: true, ..Style::default() };
    assert!(warnings(&document.warnings, &verbose).contains("U14"));
    assert_eq!(warnings(&[], &verbose), "");
}

#[test]
fn a_great_many_vacant_posts_are_counted_and_not_drawn() {
    let (mut problem, document) = worlds::ahus();
    problem.pools[0].units = None;
    problem.pools[0].counts.fill(1_000_000);
    let text = plan(&problem, &document, &style(Language::Nb, 100));
    assert!(text.contains("og 999800 ledige stillinger til"));
    assert!(text.lines().count() < 300);
}

#[test]
fn starts_before_the_next_turnover_have_a_heading_of_their_own() {
    let (problem, document) = worlds::between();
    let text = plan(&problem, &document, &style(Language::Nb, 100));
    let part = |from: &str, to: &str| {
        let after = text.split_once(from).unwrap().1;
        after.split_once(to).unwrap().0.to_owned()
    };
    let before = part("Før neste rullering\n", "Neste rullering: 1. sept 2022\n");
    assert!(before.contains("01.06.2022") && !before.contains("ledig"), "{before}");
    let next = part("Neste rullering: 1. sept 2022\n", "Senere, foreslått nå\n");
    assert!(next.contains("01.09.2022") && !next.contains("01.06.2022"), "{next}");
    assert!(next.contains("1 stilling står ledig fra denne datoen."), "{next}");
    let later = part("Senere, foreslått nå\n", "Timeplan");
    assert!(later.contains("01.12.2022") && !later.contains("ledig"), "{later}");
    assert!(text.contains("Foreslått oppstart til og med 28. feb 2023  3"), "{text}");
}

#[test]
fn a_plan_whose_turnovers_are_past_has_no_next_one() {
    let (mut problem, document) = worlds::between();
    problem.decision_date = "2022-12-01".parse().unwrap();
    let text = plan(&problem, &document, &style(Language::Nb, 100));
    assert!(!text.contains("Neste rullering: ") && !text.contains("Ingen stillinger fra denne datoen"), "{text}");
    assert!(text.contains("Stillinger fylt                             1½ av"), "{text}");
}
