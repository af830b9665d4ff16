//! Quarters as dates.

use std::ffi::c_char;

use alis::calendar::{Date, Half, Quarter};

use crate::boundary;
use crate::failure::Failure;
use crate::guard::status_of;
use crate::status::alis_status;

/// A quarter of a year and its dates. Set `struct_size` to `sizeof(alis_quarter)`.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default)]
pub struct alis_quarter {
    /// `sizeof(alis_quarter)`
    pub struct_size: u32,
    /// The year of its period.
    pub year: i32,
    /// The half-year: 1 or 2.
    pub period: i32,
    /// The half of the half-year: 1 or 2.
    pub half: i32,
    /// First day: the year.
    pub first_year: i32,
    /// First day: the month, from 1.
    pub first_month: i32,
    /// First day: the day, from 1.
    pub first_day: i32,
    /// Last day: the year.
    pub last_year: i32,
    /// Last day: the month, from 1.
    pub last_month: i32,
    /// Last day: the day, from 1.
    pub last_day: i32,
    /// The quarter as documents write it, such as "2023-P1a", ended by a NUL.
    pub name: [c_char; 12],
}

/// The quarters that have dates: those of the years 1900 to 2199.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// The dates of a quarter.
///
/// quarter: a number as `alis_placement` and `alis_segment` have them; the next quarter's is one more.
/// out: its `struct_size` must be set.
/// Errors: `ALIS_E_RANGE` outside the years 1900 to 2199, `ALIS_E_NULL`, `ALIS_E_VERSION`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_quarter_dates(quarter: i32, out: *mut alis_quarter) -> alis_status {
    status_of(|| boundary::write_struct(out, dates(quarter)?, "out"))
}

fn dates(number: i32) -> Result<alis_quarter, Failure> {
    let outside = || Failure::new(alis_status::ALIS_E_RANGE, format!("the quarter {number} is outside the calendar"));
    // Four quarters a year: far numbers are refused before they are reckoned with.
    if !(4 * 1890..4 * 2210).contains(&number) {
        return Err(outside());
    }
    let quarter = Quarter::from_number(number);
    let period = quarter.period();
    if !YEARS.contains(&period.year()) {
        return Err(outside());
    }
    let parts = |date: Date| [i32::from(date.year()), i32::from(date.month()), i32::from(date.day())];
    let ([first_year, first_month, first_day], [last_year, last_month, last_day]) =
        (parts(quarter.first_day()), parts(quarter.last_day()));
    let mut name = [0; 12];
    for (to, from) in name.iter_mut().zip(quarter.to_string().bytes()) {
        *to = c_char::from_ne_bytes([from]);
    }
    Ok(alis_quarter {
        struct_size: 0,
        year: i32::from(period.year()),
        period: if period.half() == Half::P1 { 1 } else { 2 },
        half: if quarter == period.first_quarter() { 1 } else { 2 },
        first_year,
        first_month,
        first_day,
        last_year,
        last_month,
        last_day,
        name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_has_its_dates_and_its_name() {
        let quarter: Quarter = "2023-P1b".parse().unwrap();
        let found = dates(quarter.number()).unwrap();
        let name: String =
            found.name.iter().take_while(|&&c| c != 0).map(|&c| char::from(c.to_ne_bytes()[0])).collect();
        assert_eq!((name.as_str(), found.year, found.period, found.half), ("2023-P1b", 2023, 1, 2));
        let day = |[year, month, day]: [i32; 3]| format!("{year}-{month:02}-{day:02}");
        assert_eq!(day([found.first_year, found.first_month, found.first_day]), quarter.first_day().to_string());
        assert_eq!(day([found.last_year, found.last_month, found.last_day]), quarter.last_day().to_string());
    }

    #[test]
    fn numbers_outside_the_calendar_are_refused() {
        for number in [i32::MIN, -1, 0, 4 * 1890, 4 * 2210 - 1, i32::MAX] {
            assert_eq!(dates(number).unwrap_err().status, alis_status::ALIS_E_RANGE, "{number}");
        }
    }
}
