//! Three months: half a period.

use std::{fmt, str::FromStr};

use super::text::{Text, text_form};
use super::{CalendarError, Date, Period, period};

/// Three months: `2023-P1a` is March to May, `2023-P1b` June to August, `2023-P2a` September to November,
/// `2023-P2b` December to February.
///
/// # Examples
///
/// ```
/// use alis::calendar::Quarter;
///
/// let quarter: Quarter = "2023-P2b".parse()?;
/// assert_eq!(quarter.first_day().to_string(), "2023-12-01");
/// assert_eq!(quarter.next().to_string(), "2024-P1a");
/// assert!(!quarter.is_turnover());
/// # Ok::<(), alis::calendar::CalendarError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(i32);

impl Quarter {
    /// The quarter's place in time: the next quarter's number is one more.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The quarter with this number.
    pub fn from_number(number: i32) -> Self {
        Self(number)
    }

    /// The period that it is a half of.
    pub fn period(self) -> Period {
        Period::from_number(self.0.div_euclid(2))
    }

    /// Whether it begins on a turnover date, 1 March or 1 September.
    pub fn is_turnover(self) -> bool {
        self.0.rem_euclid(2) == 0
    }

    /// The quarter after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The quarter `count` quarters after this one (before it, where negative).
    #[must_use]
    pub fn plus(self, count: i32) -> Self {
        Self(self.0 + count)
    }

    /// Its first day: the first of March, June, September or December.
    pub fn first_day(self) -> Date {
        Date::in_month(self.first_month(), 1)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        Date::end_of_month(self.first_month() + 2)
    }

    /// Its first month, by number.
    fn first_month(self) -> i32 {
        self.0 * 3 + 2
    }

    /// The quarter as documents write it.
    pub(super) fn text(self) -> Text {
        let period = self.period();
        let letter = if self.is_turnover() { b'a' } else { b'b' };
        Text::new(period.year(), [b'-', b'P', period.half().digit(), letter])
    }
}

impl FromStr for Quarter {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<Self, CalendarError> {
        let (period, half) = match text.as_bytes() {
            [period @ .., b'a'] => (period, 0),
            [period @ .., b'b'] => (period, 1),
            _ => return Err(CalendarError::Quarter),
        };
        let period = period::written(period).ok_or(CalendarError::Quarter)?;
        Ok(period.first_quarter().plus(half))
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().as_str())
    }
}

text_form!(Quarter, "^(19|20|21)[0-9]{2}-P[12][ab]$", "a quarter such as 2023-P1a");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_tile_the_year() {
        let mut quarter: Quarter = "2022-P1a".parse().unwrap();
        for _ in 0..40 {
            assert_eq!(quarter.last_day().tomorrow(), quarter.next().first_day());
            assert_eq!(Period::containing(quarter.first_day()), quarter.period());
            assert_eq!(quarter.to_string().parse(), Ok(quarter));
            quarter = quarter.next();
        }
    }

    #[test]
    fn a_quarter_is_a_period_and_a_letter() {
        for bad in ["2022-P1", "2022-P1c", "a", "", "2022-P3a", "2022-P1aa", "å"] {
            assert!(bad.parse::<Quarter>().is_err(), "{bad}");
        }
    }
}
