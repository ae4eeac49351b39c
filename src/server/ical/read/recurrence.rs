//! Recurrences of events by day: each so many days, weeks, months or years. Rules that choose days in another way, such as the
//! second Tuesday of a month, are not read.

use jiff::{
    Span,
    civil::{Date, Weekday},
    tz::TimeZone,
};

use super::moment;

/// The longest interval.
const MAX_INTERVAL: i64 = 366;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// How an event recurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    frequency: Frequency,
    interval: i64,
    /// How many times at most.
    count: Option<usize>,
    /// The last day on which it may recur.
    until: Option<Date>,
    /// The days of the week, each once.
    days: Vec<Weekday>,
    week_begins: Weekday,
    month: Option<i8>,
    day_of_month: Option<i8>,
}

/// The dates of a recurrence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Followed {
    pub(super) dates: Vec<Date>,
    /// Whether it goes on after the day up to which it was followed.
    pub(super) is_cut: bool,
}

impl Rule {
    /// Reads a rule; `None` for one that is wrong or not read.
    pub(super) fn parse(text: &str, zone: &TimeZone) -> Option<Self> {
        let mut frequency = None;
        let mut rule = Self {
            frequency: Frequency::Daily,
            interval: 1,
            count: None,
            until: None,
            days: Vec::new(),
            week_begins: Weekday::Monday,
            month: None,
            day_of_month: None,
        };
        for part in text.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => {
                    frequency = Some(match value.trim().to_ascii_uppercase().as_str() {
                        "DAILY" => Frequency::Daily,
                        "WEEKLY" => Frequency::Weekly,
                        "MONTHLY" => Frequency::Monthly,
                        "YEARLY" => Frequency::Yearly,
                        _ => return None,
                    });
                }
                "INTERVAL" => {
                    rule.interval = value.parse().ok().filter(|each| (1..=MAX_INTERVAL).contains(each))?;
                }
                "COUNT" => rule.count = Some(value.parse().ok().filter(|count| *count > 0)?),
                "UNTIL" => rule.until = Some(moment(value, zone)?.date()),
                "WKST" => rule.week_begins = weekday(value)?,
                "BYDAY" => {
                    rule.days = value.split(',').map(weekday).collect::<Option<_>>()?;
                    rule.days.sort_unstable_by_key(|day| day.to_monday_zero_offset());
                    rule.days.dedup();
                }
                "BYMONTH" => rule.month = Some(value.parse().ok()?),
                "BYMONTHDAY" => rule.day_of_month = Some(value.parse().ok()?),
                _ => return None,
            }
        }
        rule.frequency = frequency?;
        Some(rule)
    }

    /// Whether the rule only repeats the first day: days of the week are chosen within weeks, and the day of a month or of a year
    /// is that of the first.
    pub(super) fn fits(&self, first: Date) -> bool {
        let is_year = self.frequency == Frequency::Yearly;
        (self.days.is_empty() || self.frequency == Frequency::Weekly)
            && self.month.is_none_or(|month| is_year && month == first.month())
            && self
                .day_of_month
                .is_none_or(|day| (is_year || self.frequency == Frequency::Monthly) && day == first.day())
    }

    /// The dates from the first up to a day; `None` when there are no steps left.
    pub(super) fn follow(&self, first: Date, until: Date, steps: &mut usize) -> Option<Followed> {
        let mut followed = Followed { dates: Vec::new(), is_cut: false };
        for number in 0_i64.. {
            *steps = steps.checked_sub(1)?;
            let Some(dates) = self.period(first, number) else {
                followed.is_cut = true;
                return Some(followed);
            };
            for date in dates {
                if self.until.is_some_and(|own| date > own) {
                    return Some(followed);
                }
                if date > until {
                    followed.is_cut = true;
                    return Some(followed);
                }
                *steps = steps.checked_sub(1)?;
                followed.dates.push(date);
                if self.count.is_some_and(|count| followed.dates.len() >= count) {
                    return Some(followed);
                }
            }
        }
        Some(followed)
    }

    /// The dates of a period: those of a week, or one or none of another; `None` for one behind all that can be counted.
    fn period(&self, first: Date, number: i64) -> Option<Vec<Date>> {
        let number = number.checked_mul(self.interval)?;
        match self.frequency {
            Frequency::Daily => Some(vec![after(first, number)?]),
            Frequency::Weekly => {
                let offset = |day: Weekday| {
                    let from = self.week_begins.to_monday_zero_offset();
                    i64::from((day.to_monday_zero_offset() - from).rem_euclid(7))
                };
                let week = after(first, number.checked_mul(7)? - offset(first.weekday()))?;
                let mut days: Vec<i64> = self.days.iter().map(|day| offset(*day)).collect();
                if days.is_empty() {
                    days.push(offset(first.weekday()));
                }
                days.sort_unstable();
                let dates: Option<Vec<Date>> = days.into_iter().map(|day| after(week, day)).collect();
                Some(dates?.into_iter().filter(|date| *date >= first).collect())
            }
            Frequency::Monthly => {
                let months = i64::from(first.year()) * 12 + i64::from(first.month()) - 1 + number;
                let month = i8::try_from(months.rem_euclid(12)).ok()? + 1;
                same_day(first, months.div_euclid(12), month)
            }
            Frequency::Yearly => same_day(first, i64::from(first.year()) + number, first.month()),
        }
    }
}

fn after(date: Date, days: i64) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The same day of another month, if that has one; `None` behind the years that can be counted.
fn same_day(first: Date, year: i64, month: i8) -> Option<Vec<Date>> {
    let begins = Date::new(i16::try_from(year).ok()?, month, 1).ok()?;
    let has_day = first.day() <= begins.days_in_month();
    let date = Date::new(begins.year(), month, first.day()).ok().filter(|_| has_day);
    Some(date.into_iter().collect())
}

fn weekday(text: &str) -> Option<Weekday> {
    Some(match text.trim().to_ascii_uppercase().as_str() {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    })
}
