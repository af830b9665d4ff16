//! Each slip that people make: its pointer, place, value and advice.

use serde_json::Value;

use super::agreement::problem;
use crate::fault::text::line;
use crate::fault::{Fault, FaultKind};
use crate::language::Language;
use crate::problem::collect::{collect_problem, collect_rules, locate, read_plan, read_problem};

/// The lines of the faults of a good problem in which the first `old` is written as `new`.
fn slips(language: Language, old: &str, new: &str) -> Vec<String> {
    let text = problem().to_string();
    assert!(text.contains(old), "{old}");
    let faults = collect_problem(&text.replacen(old, new, 1)).faults;
    faults.iter().map(|fault| line(fault, language)).map(without_place).collect()
}

fn without_place(line: String) -> String {
    match (line.find(" (line 1, "), line.find("):")) {
        (Some(from), Some(to)) => format!("{}{}", &line[..from], &line[to + 1..]),
        _ => line,
    }
}

fn slip(old: &str, new: &str) -> String {
    let mut lines = slips(Language::En, old, new);
    assert_eq!(lines.len(), 1, "{lines:?}");
    lines.remove(0)
}

fn advice(old: &str, new: &str) -> String {
    let line = slip(old, new);
    let (_, advice) = line.split_once(". ").unwrap_or_default();
    advice.to_owned()
}

#[test]
fn a_place_is_a_line_and_a_column_in_characters() {
    let text = "{\r\n  \"format\": \"alis.rules/1\",\r\n  \"note\": \"æøå\", \"id\": 7,\r\n  \"priority\": [{}]\r\n}";
    let faults = collect_rules(text).faults;
    assert_eq!(
        faults.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "/id (line 3, column 24): 7: expected an id: a text of 1 to 200 bytes without control characters. \
             Write \"7\", in quotation marks.",
            "/priority/0/criterion (line 4, column 16): expected this field, which is required.",
        ]
    );
    assert_eq!(
        line(&faults[0], Language::Nb),
        "/id (linje 3, kolonne 24): 7: ventet en id: en tekst på 1 til 200 byte uten styretegn. \
         Skriv \"7\", i anførselstegn."
    );
}

#[test]
fn a_date_is_no_period() {
    let earliest = r#""earliest":"2023-P1""#;
    assert_eq!(
        slip(earliest, r#""earliest":"2023-09-01""#),
        r#"/candidates/0/earliest: "2023-09-01": expected a period such as 2023-P1. Write 2023-P2."#
    );
    for (written, expected) in [
        ("\"2024-02-29\"", "Write 2023-P2."),
        ("\"1.3.2023\"", "Write 2023-P1."),
        ("\"2023-09\"", "Write 2023-P2."),
        ("20230901", "Write 2023-P2."),
        ("\"2023P2\"", "Write 2023-P2."),
        ("\"2023-p2\"", "Write 2023-P2."),
        ("\"P2 2023\"", "Write 2023-P2."),
        ("\"2023-P2a\"", "Write 2023-P2."),
        ("\"2022-P3\"", "There are only P1 (March to August) and P2 (September to February)."),
        ("\"1900-01-01\"", ""),
        ("\"soon\"", ""),
        ("1e30", ""),
        ("null", "null is not used: write a value, or leave the field out if it is optional."),
    ] {
        assert_eq!(advice(earliest, &format!("\"earliest\":{written}")), expected, "{written}");
    }
}

#[test]
fn a_period_is_no_quarter() {
    let from = r#""from":"2023-P1a""#;
    for (written, expected) in [
        ("2023-P1", "Write 2023-P1a or 2023-P1b."),
        ("2023-12-01", "Write 2023-P2b."),
        ("2023-p1B", "Write 2023-P1b."),
        ("2023-P1c", "There are only 2023-P1a and 2023-P1b."),
    ] {
        assert_eq!(advice(from, &format!("\"from\":\"{written}\"")), expected, "{written}");
    }
}

#[test]
fn dates_are_written_in_one_way() {
    let day = r#""decision_date":"2022-10-01""#;
    for (written, expected) in [
        ("\"01.10.2022\"", "Write 2022-10-01."),
        ("\"2022/10/1\"", "Write 2022-10-01."),
        ("\"2022-10-01T00:00:00\"", "Write 2022-10-01."),
        ("20221001", "Write 2022-10-01."),
        ("\"2023-02-30\"", "The last day of that month is 2023-02-28."),
        ("\"2023-P2\"", "2023-P2 begins on 2023-09-01 and ends on 2024-02-29."),
        ("\"10/01/2022\"", ""),
        ("\"2300-01-01\"", ""),
        ("\"2199-12-32\"", "The last day of that month is 2199-12-31."),
    ] {
        assert_eq!(advice(day, &format!("\"decision_date\":{written}")), expected, "{written}");
    }
}

#[test]
fn counts_are_integers() {
    let count = r#""service_months":12"#;
    for (written, expected) in [
        ("\"12\"", "Write 12, without quotation marks."),
        ("12.0", "Write 12."),
        ("12.5", "Write a whole number."),
        ("\"12,5\"", "Write a whole number."),
        ("-1", ""),
        ("1e30", ""),
        ("1000000000000000000000000000000", ""),
        ("1000001", ""),
        ("true", ""),
    ] {
        assert_eq!(advice(count, &format!("\"service_months\":{written}")), expected, "{written}");
    }
    let months = r#""months_needed":6"#;
    assert_eq!(slip(months, "\"months_needed\":5"), "/candidates/0/months_needed: 5: expected 3, 6, 9 or 12.");
    assert_eq!(advice(months, "\"months_needed\":\"6\""), "Write 6, without quotation marks.");
}

#[test]
fn words_flags_and_lists() {
    for (old, new, expected) in [
        (r#""interrupted":false"#, r#""interrupted":"nei""#, "Write false."),
        (r#""interrupted":false"#, r#""interrupted":1"#, "Write true."),
        (r#""scheme":"new""#, r#""scheme":"gammel""#, "Write \"old\"."),
        (r#""employment":"locum","#, r#""employment":"Own list","#, "Write \"own_list\"."),
        (r#""places":[{"unit":"u"}"#, r#""places":["u""#, "Write {\"unit\": \"u\"}."),
        (r#""units":["u"]"#, r#""units":"u""#, "Write it as a list, […]."),
        ("alis.problem/1", "alis.problem/2", "This is another kind of document, or one for another version of alis."),
    ] {
        assert_eq!(advice(old, new), expected, "{new}");
    }
}

#[test]
fn unknown_and_repeated_keys() {
    let courses = r#""courses_done":2"#;
    assert!(advice(courses, r#""courseDone":2"#).ends_with("Did you mean courses_done?"));
    let personal = "Remove it: no personal data belongs here, only an id that tells nothing.";
    for name in ["name", "Navn", "fnr", "fødselsnummer", "e-post", "phone"] {
        assert_eq!(advice(courses, &format!("\"{name}\":\"Rosa\"")), personal, "{name}");
    }
    let fault = slip(courses, "\"name\":\"Rosa\"");
    assert!(fault.starts_with("/candidates/0/name: name: expected one of the fields id, ") && !fault.contains("Rosa"));
    assert_eq!(advice(r#""kind":"vacancy""#, r#""name":"Pool""#), "", "a pool's name is no person's");
    assert_eq!(
        slip(courses, r#""courses_done":2,"courses_done":3"#),
        "/candidates/0/courses_done: courses_done: expected only one field of this name. Remove one of the two."
    );
    let long = format!("\"{}\": 1", "a/\u{7}~å".repeat(20).replace('\u{7}', "\\u0007"));
    assert!(slip(courses, &long).starts_with("/candidates/0/a~1\\u{7}~0åa"));
    assert_eq!(
        slip(r#""2023-P1":1"#, r#""2023-P1":1,"2023P2":2"#),
        "/posts/0/periods/2023P2: \"2023P2\": expected a period such as 2023-P1 or a quarter such as 2023-P1a. \
         Write 2023-P2."
    );
    assert!(slip(r#""2023-P1":1"#, r#""2023-P1":1,"2023-P1":2"#).starts_with("/posts/0/periods/2023-P1: 2023-P1: "));
}

#[test]
fn every_fault_is_found_and_the_rest_is_read() {
    let text = problem().to_string();
    let text = text.replace(r#""trust":"t""#, r#""trust":4711"#).replace(r#""id":"u","#, "");
    let collected = collect_problem(&text);
    let pointers: Vec<_> = collected.faults.iter().map(|fault| fault.pointer.as_str()).collect();
    let expected =
        ["/candidates/0/trust", "/municipalities/0/trust", "/posts/0/trust", "/trusts/0/hospitals/0/units/0/id"];
    assert_eq!(pointers, expected);
    assert!(collected.is_poisoned("/posts/0/trust") && collected.is_poisoned("/posts/0/trust/x"));
    assert!(!collected.is_poisoned("/posts/0") && collected.touches("/posts/0") && !collected.touches("/posts/00"));
    let document = collected.document.expect("is repaired");
    assert_eq!(document.candidates[0].trust.as_str(), "4711");
    let unit = &document.trusts[0].hospitals[0].units[0];
    assert_eq!(unit.id.as_str(), "\u{fffd}/trusts/0/hospitals/0/units/0/id");
}

#[test]
fn the_other_end_stands_in_for_a_faulty_one() {
    let text = problem().to_string().replace(r#""last_period":"2024-P2""#, r#""last_period":"2024""#);
    let document = collect_problem(&text).document.expect("is repaired");
    assert_eq!(document.last_period, document.first_period);
}

#[test]
fn what_is_no_object_at_all() {
    for text in ["[]", "1e999", "\"alis\"", &("[".repeat(200_000) + &"]".repeat(200_000))] {
        let faults = read_problem(text).expect_err("is no problem").faults;
        assert_eq!((faults.len(), faults[0].line, faults[0].column), (1, 1, 1));
    }
    let deep = "[".repeat(200_000) + &"]".repeat(200_000);
    let faults = collect_problem(&problem().to_string().replace("\"new\"", &deep)).faults;
    assert!(faults.iter().all(|fault| fault.value == "[…]") && !faults.is_empty());
    assert_eq!(read_plan("{").unwrap_err().len(), 1);
    assert!(read_plan("{}").is_err_and(|faults| faults.len() == 11));
    assert!(matches!(collect_problem("").faults[..], [Fault { kind: FaultKind::Syntax(_), .. }]));
}

#[test]
fn a_good_problem_is_read_and_its_places_are_found() {
    let text = serde_json::to_string_pretty(&problem()).expect("is a value");
    assert!(read_problem(&text).is_ok());
    let mut faults = [Fault::at("/trusts/0/hospitals/0/units/0/id", FaultKind::NoUnits)];
    locate(&text, &mut faults);
    let found = text.lines().nth(faults[0].line - 1).expect("a line");
    assert_eq!(found.chars().skip(faults[0].column - 1).collect::<String>(), r#""u","#);
    assert_eq!(faults[0].value, r#""u""#);
}

#[test]
fn a_hundred_thousand_faults_in_one_line() {
    let mut many = problem();
    let list = many.pointer_mut("/candidates/0/leave").and_then(Value::as_array_mut);
    list.expect("a list").extend((0..100_000).map(Value::from));
    let faults = collect_problem(&many.to_string()).faults;
    assert_eq!(faults.len(), 100_000);
    assert!(faults.is_sorted_by_key(|fault| fault.column));
}

#[test]
fn a_document_of_another_kind_is_not_read_to_its_end() {
    let faults = collect_problem(&format!("{{\"declined\": [{{\"units\": [{}0]}}]}}", "0,".repeat(300_000))).faults;
    assert_eq!(faults.len(), 250_001);
    assert!(matches!(&faults[250_000].kind, FaultKind::TooMany { listed: 250_000 }));
    assert_eq!(faults[250_000].pointer, "/declined/0/units/250000");
}

#[test]
fn a_text_cut_off_anywhere_is_one_fault() {
    let text = serde_json::to_string_pretty(&problem()).expect("is a value");
    for end in (0..text.len()).step_by(5).filter(|end| text.is_char_boundary(*end)) {
        let faults = collect_problem(&text[..end]).faults;
        assert_eq!(faults.len(), 1);
        assert!(matches!(&faults[0].kind, FaultKind::Syntax(words) if words.starts_with("EOF")), "{:?}", faults[0]);
        let place = text[..end].trim_end().lines().count().max(1);
        assert_eq!(faults[0].line, place);
    }
}
