//! A half-year between two turnovers.

use std::{fmt, str::FromStr};

use super::text::{Text, digits, text_form};
use super::{CalendarError, Date, Quarter, YEARS};

/// A half of the training year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Half {
    /// March to August.
    P1,
    /// September to February.
    P2,
}

impl Half {
    /// What tells it in a text.
    pub(super) fn digit(self) -> u8 {
        match self {
            Self::P1 => b'1',
            Self::P2 => b'2',
        }
    }
}

/// A half-year: `2023-P1` is 1 March to 31 August 2023, `2023-P2` 1 September 2023 to the last day of
/// February 2024 (Helse Nord report 2021, table 1).
///
/// # Examples
///
/// ```
/// use alis::calendar::Period;
///
/// let period: Period = "2023-P2".parse()?;
/// assert_eq!(period.first_day().to_string(), "2023-09-01");
/// assert_eq!(period.last_day().to_string(), "2024-02-29");
/// assert_eq!(period.next().to_string(), "2024-P1");
/// # Ok::<(), alis::calendar::CalendarError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period(i32);

impl Period {
    /// The half-year of this year.
    pub fn new(year: i16, half: Half) -> Self {
        Self(i32::from(year) * 2 + i32::from(half == Half::P2))
    }

    /// The period's place in time: the next period's number is one more.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The period with this number.
    pub fn from_number(number: i32) -> Self {
        Self(number)
    }

    /// The period that this day lies in.
    pub fn containing(date: Date) -> Self {
        let months = date.month_number() - 2;
        Self(months.div_euclid(6))
    }

    /// The calendar year in which it begins.
    pub fn year(self) -> i16 {
        i16::try_from(self.0.div_euclid(2)).unwrap_or(i16::MAX)
    }

    /// Which half of the year it is.
    pub fn half(self) -> Half {
        if self.0.rem_euclid(2) == 0 { Half::P1 } else { Half::P2 }
    }

    /// The half-year after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The two quarters, in order.
    pub fn quarters(self) -> [Quarter; 2] {
        let first = self.first_quarter();
        [first, first.next()]
    }

    /// The quarter that begins on the turnover date.
    pub fn first_quarter(self) -> Quarter {
        Quarter::from_number(self.0 * 2)
    }

    /// The turnover date on which it begins.
    pub fn first_day(self) -> Date {
        self.first_quarter().first_day()
    }

    /// The day before the next turnover.
    pub fn last_day(self) -> Date {
        self.first_quarter().next().last_day()
    }

    /// The period as documents write it.
    pub(super) fn text(self) -> Text {
        Text::new(self.year(), [b'-', b'P', self.half().digit()])
    }
}

impl FromStr for Period {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<Self, CalendarError> {
        written(text.as_bytes()).ok_or(CalendarError::Period)
    }
}

/// The period of a text `YYYY-P1`.
pub(super) fn written(text: &[u8]) -> Option<Period> {
    let [y0, y1, y2, y3, b'-', b'P', half] = *text else { return None };
    let half = match half {
        b'1' => Half::P1,
        b'2' => Half::P2,
        _ => return None,
    };
    let year = digits([y0, y1])? * 100 + digits([y2, y3])?;
    YEARS.contains(&year).then(|| Period::new(year, half))
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().as_str())
    }
}

text_form!(Period, "^(19|20|21)[0-9]{2}-P[12]$", "a period such as 2023-P1");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_belongs_to_the_period_it_lies_in() {
        for (day, period) in
            [("2023-03-01", "2023-P1"), ("2023-08-31", "2023-P1"), ("2024-02-29", "2023-P2"), ("2023-02-28", "2022-P2")]
        {
            assert_eq!(Period::containing(day.parse().unwrap()).to_string(), period);
        }
    }

    #[test]
    fn only_p1_and_p2_are_read() {
        for bad in ["2022-P3", "2022-p1", "2022P1", "22-P1", "2022-P1a", "2022-P", "12022-P1", "1899-P2", "-022-P1"] {
            assert!(bad.parse::<Period>().is_err(), "{bad}");
        }
    }
}
