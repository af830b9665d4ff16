//! A civil date, written `YYYY-MM-DD`.

use std::{fmt, str::FromStr};

use super::{CalendarError, YEARS, text_form};

/// A day in the years 1900 to 2199, written `YYYY-MM-DD`.
///
/// # Examples
///
/// ```
/// use alis::calendar::Date;
///
/// let date: Date = "2023-08-31".parse()?;
/// assert_eq!(date.add_months(6).to_string(), "2024-02-29");
/// assert!("2023-02-30".parse::<Date>().is_err());
/// # Ok::<(), alis::calendar::CalendarError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

/// The last day of the last quarter that a document may name, `2199-P2b`.
const LAST_PLANNED: Date = Date(jiff::civil::date(2200, 2, 28));

impl Date {
    /// Reads a day of a plan: a placement may last through the quarter `2199-P2b`, so to 28 February 2200.
    pub(crate) fn planned(text: &str) -> Result<Self, CalendarError> {
        let known = |date: &Self| date.year() >= *YEARS.start() && *date <= LAST_PLANNED;
        written(text).filter(known).ok_or(CalendarError::PlannedDate)
    }

    /// The day with this year, month (1 to 12) and day of the month, if there is one.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The first day of this day's month.
    pub fn first_of_month(self) -> Self {
        Self(self.0.first_of_month())
    }

    /// Months since year 0: two days lie in one calendar month exactly when this number agrees.
    pub fn month_number(self) -> i32 {
        i32::from(self.year()) * 12 + i32::from(self.month()) - 1
    }

    /// The same day `months` later; where that month has no such day, its last (a month after the 31st).
    pub fn add_months(self, months: u32) -> Self {
        let number = self.month_number().saturating_add_unsigned(months);
        let year = i16::try_from(number.div_euclid(12)).unwrap_or(i16::MAX).min(9999);
        let month = i8::try_from(number.rem_euclid(12)).unwrap_or(0) + 1;
        let first = jiff::civil::date(year, month, 1);
        let day = self.day().min(first.days_in_month());
        Self(jiff::civil::date(year, month, day))
    }

    /// The day after this one.
    pub fn tomorrow(self) -> Self {
        Self(self.0.tomorrow().unwrap_or(self.0))
    }

    /// The day before this one.
    pub fn yesterday(self) -> Self {
        Self(self.0.yesterday().unwrap_or(self.0))
    }
}

impl FromStr for Date {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<Self, CalendarError> {
        written(text).filter(|date| YEARS.contains(&date.year())).ok_or(CalendarError::Date)
    }
}

/// The day of a text `YYYY-MM-DD`, in whatever year.
fn written(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0_i16, |sum, &b| b.is_ascii_digit().then(|| sum * 10 + i16::from(b - b'0')))
    };
    let small = |range| i8::try_from(number(range)?).ok();
    Date::new(number(0..4)?, small(5..7)?, small(8..10)?)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

text_form!(Date, "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$", "a date YYYY-MM-DD in the years 1900 to 2199");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_documents_own_form_is_read() {
        for bad in [
            "2023-2-01",
            "20230201",
            "2023-02-30",
            "2023-02-29",
            "1899-12-31",
            "2200-01-01",
            "+023-01-01",
            "2023-01-01T00:00",
            "",
        ] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
        assert_eq!("2024-02-29".parse::<Date>().map(|d| d.to_string()).as_deref(), Ok("2024-02-29"));
    }

    #[test]
    fn a_plan_may_run_to_the_end_of_the_last_quarter() {
        let last: crate::calendar::Quarter = "2199-P2b".parse().unwrap();
        assert_eq!(Date::planned("2200-02-28"), Ok(last.last_day()));
        assert!(Date::planned("1900-01-01").is_ok());
        for bad in ["2200-02-29", "2200-03-01", "2201-01-01", "1899-12-31", "2023-02-30", ""] {
            assert_eq!(Date::planned(bad), Err(CalendarError::PlannedDate), "{bad}");
        }
    }

    #[test]
    fn a_month_after_the_31st_is_the_last_day() {
        let date: Date = "2023-01-31".parse().unwrap();
        assert_eq!(date.add_months(1).to_string(), "2023-02-28");
        assert_eq!(date.add_months(13).to_string(), "2024-02-29");
        assert_eq!(date.add_months(0), date);
    }
}
