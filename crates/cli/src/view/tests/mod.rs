//! What the views look like, held against the files in `snapshots/`.

mod fixture;
mod worlds;

use alis::language::Language;
use unicode_width::UnicodeWidthStr;

use super::{Style, csv_plan, plan};
use crate::names::Names;

fn style(language: Language, width: usize) -> Style<'static> {
    Style {
        language,
        width,
        ..Style::default()
    }
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
    let style = Style {
        names: Some(&names),
        ..Style::default()
    };
    assert!(plan(&problem, &document, &style).contains("Áilu Šávžžu"));
    let csv = String::from_utf8(csv_plan(&problem, &document, Language::Nb)).unwrap();
    assert!(csv.contains("U02") && !csv.contains("Áilu"));
}

#[test]
fn colour_changes_nothing_but_escape_sequences() {
    let (problem, document) = worlds::north();
    let plain = plan(&problem, &document, &Style::default());
    let colour = Style {
        colour: true,
        ..Style::default()
    };
    let coloured = plan(&problem, &document, &colour);
    let bare = coloured
        .replace("\u{1b}[1m", "")
        .replace("\u{1b}[2m", "")
        .replace("\u{1b}[0m", "");
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
