//! A civil date, written `YYYY-MM-DD`.

use std::{fmt, str::FromStr};

use super::text::{Text, digits, text_form, two};
use super::{CalendarError, YEARS};

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
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(
    /// The month's number times 32, and the day: it orders as days do, and a month is a shift away.
    i32,
);

/// The last day of the last quarter that a document may name, `2199-P2b`.
const LAST_PLANNED: Date = Date::in_month(2200 * 12 + 1, 28);

/// The first and the last year that a day can have.
const FIRST_YEAR: i16 = -9999;
const LAST_YEAR: i16 = 9999;

impl Date {
    /// Reads a day of a plan: a placement may last through the quarter `2199-P2b`, so to 28 February 2200.
    pub(crate) fn planned(text: &str) -> Result<Self, CalendarError> {
        let known = |date: &Self| date.year() >= *YEARS.start() && *date <= LAST_PLANNED;
        written(text).filter(known).ok_or(CalendarError::PlannedDate)
    }

    /// The day with this year, month (1 to 12) and day of the month, if there is one.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        let month = i32::from(year) * 12 + i32::from(month) - 1;
        (1..=days_in(month)).contains(&i32::from(day)).then(|| Self::in_month(month, i32::from(day)))
    }

    /// The day of a month, by the month's number.
    pub(super) const fn in_month(month: i32, day: i32) -> Self {
        Self(month * 32 + day)
    }

    /// The last day of a month, by the month's number.
    pub(super) fn end_of_month(month: i32) -> Self {
        Self::in_month(month, days_in(month))
    }

    /// The year.
    pub fn year(self) -> i16 {
        i16::try_from(self.month_number().div_euclid(12)).unwrap_or(i16::MAX)
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        i8::try_from(self.month_number().rem_euclid(12)).unwrap_or(0) + 1
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i8 {
        i8::try_from(self.0 & 31).unwrap_or(i8::MAX)
    }

    /// The first day of this day's month.
    pub fn first_of_month(self) -> Self {
        Self::in_month(self.month_number(), 1)
    }

    /// Months since year 0: two days lie in one calendar month exactly when this number agrees.
    pub fn month_number(self) -> i32 {
        self.0 >> 5
    }

    /// A number that orders days as the calendar does; it does not count them.
    pub(crate) fn order_number(self) -> i32 {
        self.0
    }

    /// The same day `months` later; where that month has no such day, its last (a month after the 31st).
    pub fn add_months(self, months: u32) -> Self {
        let last = i32::from(LAST_YEAR) * 12 + 11;
        let month = self.month_number().saturating_add_unsigned(months);
        // What lies beyond the calendar is read as its last year.
        let month = if month > last { month.rem_euclid(12) + i32::from(LAST_YEAR) * 12 } else { month };
        let day = self.0 & 31;
        // Every month has 28 days.
        Self::in_month(month, if day <= 28 { day } else { day.min(days_in(month)) })
    }

    /// The day after this one.
    pub fn tomorrow(self) -> Self {
        if self.0 & 31 < days_in(self.month_number()) {
            Self(self.0 + 1)
        } else if self.month_number() == i32::from(LAST_YEAR) * 12 + 11 {
            self
        } else {
            Self::in_month(self.month_number() + 1, 1)
        }
    }

    /// The day before this one.
    pub fn yesterday(self) -> Self {
        if self.0 & 31 > 1 {
            Self(self.0 - 1)
        } else if self.month_number() == i32::from(FIRST_YEAR) * 12 {
            self
        } else {
            Self::end_of_month(self.month_number() - 1)
        }
    }

    /// Writes the day as documents do.
    ///
    /// # Errors
    /// Those of `out`.
    pub(crate) fn write(self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str(self.text().as_str())
    }

    /// The day as documents write it.
    pub(super) fn text(self) -> Text {
        let ([m0, m1], [d0, d1]) = (two(self.month()), two(self.day()));
        Text::new(self.year(), [b'-', m0, m1, b'-', d0, d1])
    }
}

/// The days of a month, by the month's number, in the Gregorian calendar.
fn days_in(month: i32) -> i32 {
    match month.rem_euclid(12) {
        1 => {
            let year = month.div_euclid(12);
            28 + i32::from(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
        }
        3 | 5 | 8 | 10 => 30,
        _ => 31,
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
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *text.as_bytes() else { return None };
    let year = digits([y0, y1])? * 100 + digits([y2, y3])?;
    Date::new(year, i8::try_from(digits([m0, m1])?).ok()?, i8::try_from(digits([d0, d1])?).ok()?)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().as_str())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({self})")
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

    /// Every day of five centuries, by another calendar.
    #[test]
    fn the_calendar_is_the_gregorian() {
        let mut other = jiff::civil::date(1800, 1, 1);
        let mut date = Date::new(1800, 1, 1).unwrap();
        while other.year() < 2300 {
            assert_eq!((date.year(), date.month(), date.day()), (other.year(), other.month(), other.day()));
            assert_eq!(Date::new(other.year(), other.month(), other.day()), Some(date));
            assert_eq!(date.to_string(), other.to_string());
            let next = date.tomorrow();
            assert!(next > date && next.yesterday() == date);
            assert_eq!(date.first_of_month().day(), 1);
            for months in [1_u32, 6, 13] {
                let later = other.checked_add(jiff::Span::new().months(i64::from(months))).unwrap();
                assert_eq!(date.add_months(months).to_string(), later.to_string());
            }
            (date, other) = (next, other.tomorrow().unwrap());
        }
    }

    #[test]
    fn there_is_no_other_day() {
        for (year, month, day) in
            [(2023, 2, 29), (1900, 2, 29), (2023, 4, 31), (2023, 0, 1), (2023, 13, 1), (2023, 1, 0), (2023, 1, -1)]
        {
            assert_eq!(Date::new(year, month, day), None);
            assert!(jiff::civil::Date::new(year, month, day).is_err());
        }
        for year in [i16::MIN, -10_000, -9999, -1, 0, 9999, 10_000, i16::MAX] {
            assert_eq!(Date::new(year, 12, 31).is_some(), jiff::civil::Date::new(year, 12, 31).is_ok(), "{year}");
        }
        assert_eq!(Date::new(2000, 2, 29).map(|date| format!("{date:?}")).as_deref(), Some("Date(2000-02-29)"));
        assert_eq!(Date::new(-44, 3, 15).map(|date| date.to_string()).as_deref(), Some("-044-03-15"));
    }

    #[test]
    fn the_calendar_has_ends() {
        let (first, last) = (Date::new(-9999, 1, 1).unwrap(), Date::new(9999, 12, 31).unwrap());
        assert_eq!((first.yesterday(), last.tomorrow()), (first, last));
        assert_eq!(last.add_months(u32::MAX).year(), 9999);
    }

    #[test]
    fn a_month_after_the_31st_is_the_last_day() {
        let date: Date = "2023-01-31".parse().unwrap();
        assert_eq!(date.add_months(1).to_string(), "2023-02-28");
        assert_eq!(date.add_months(13).to_string(), "2024-02-29");
        assert_eq!(date.add_months(0), date);
    }
}
