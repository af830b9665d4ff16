//! Warnings, grouped by what they say.

use alis::document::{WarningCode, WarningDocument};

use super::style::{Style, clean};
use super::wrap::{pad_number, paragraph};

/// The most that are listed of one kind, unless the view is verbose.
const MOST: usize = 8;

/// Warnings grouped by code: what the code means, how many there are, and whom they are about. Empty where there are
/// none.
pub fn warnings(warnings: &[WarningDocument], style: &Style<'_>) -> String {
    with_names(warnings, style, &|_| None)
}

/// The same, with names of municipalities for their ids.
pub(super) fn with_names(
    warnings: &[WarningDocument],
    style: &Style<'_>,
    municipality: &dyn Fn(&str) -> Option<String>,
) -> String {
    if warnings.is_empty() {
        return String::new();
    }
    let mut sorted: Vec<&WarningDocument> = warnings.iter().collect();
    sorted.sort();
    let mut out = style.bold(&style.words().warnings_title(warnings.len()));
    out.push('\n');
    for group in sorted.chunk_by(|a, b| a.code == b.code) {
        out.push_str(&self::group(group, style, municipality));
    }
    out
}

fn group(group: &[&WarningDocument], style: &Style<'_>, municipality: &dyn Fn(&str) -> Option<String>) -> String {
    let words = style.words();
    let Some(code) = group.first().map(|warning| warning.code) else {
        return String::new();
    };
    let first = format!("{}  ", pad_number(u32::try_from(group.len()).unwrap_or(u32::MAX)));
    let mut out = paragraph(&first, words.warning(code), style.columns());
    let most = if style.verbose { group.len() } else { MOST };
    let mut items: Vec<String> = group.iter().take(most).map(|warning| item(warning, style, municipality)).collect();
    items.retain(|item| !item.is_empty());
    let mut text = items.join("; ");
    if group.len() > most {
        text = format!("{text} {}", words.and_more(group.len() - most));
    }
    if !text.is_empty() {
        out.push_str(&paragraph("       ", &text, style.columns()));
    }
    out
}

/// Whom or what a warning is about, and the value that was found.
fn item(warning: &WarningDocument, style: &Style<'_>, municipality: &dyn Fn(&str) -> Option<String>) -> String {
    let words = style.words();
    let candidate = warning.candidate.as_ref().map(|id| style.candidate(id));
    let id = warning.id.as_deref().map(clean);
    let value = warning.value.as_deref().map(|value| words.value("", &clean(value)));
    match (warning.code, candidate, id) {
        (WarningCode::LotteryDecided, Some(first), Some(second)) => {
            words.pair(warning.code, &first, &style.candidate(&second))
        }
        (WarningCode::MunicipalOrderOverturned, Some(lost), Some(won)) => {
            let criterion = words.criterion(warning.rule.as_deref().unwrap_or_default());
            format!("{} ({})", words.pair(warning.code, &lost, &style.candidate(&won)), clean(criterion))
        }
        (WarningCode::CriterionFieldAbsent, Some(who), _) => {
            format!("{who} ({})", clean(words.criterion(warning.rule.as_deref().unwrap_or_default())))
        }
        (WarningCode::PeriodOutsideHorizon, _, Some(pool)) => format!("{pool}: {}", value.unwrap_or_default()),
        (WarningCode::RegistrationUnknown, _, Some(id)) => municipality(&id).unwrap_or_else(|| id.into_owned()),
        (_, Some(who), Some(id)) => format!("{who} ({})", words.value("", &id)),
        (_, Some(who), None) => value.map_or_else(|| who.clone().into_owned(), |value| format!("{who} ({value})")),
        (_, None, id) => id.unwrap_or_default().into_owned(),
    }
}
