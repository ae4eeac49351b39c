//! When a meeting is and how long it takes, as it is typed; and what is wrong with that.

use super::super::{
    model::{When, Zone},
    rules::{self, NoLength},
};
use ensemble_common::editing::model::FieldSet;
use ensemble_core::Lang;
use ensemble_texts as t;

/// Why there is no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeFault {
    /// No day was chosen.
    NoDay,
    /// The day is none of the calendar.
    Day,
    /// The field holds no time of day.
    Time(&'static str),
    /// The field holds an hour that clocks leave out on that day.
    NoSuchHour(&'static str),
    /// The end comes before the beginning.
    EndsEarly,
    /// The end says one thing, the minutes another.
    Disagree,
    /// The minutes are no length.
    Minutes,
    /// The month or the year is none.
    Month,
}

impl TimeFault {
    /// The field to correct, and what to say.
    pub(super) fn message(self, lang: Lang) -> (&'static str, String) {
        let (least, most) = (*rules::LENGTHS.start(), *rules::LENGTHS.end());
        match self {
            Self::NoDay => ("day", t::meeting_no_day(lang).to_owned()),
            Self::Day => ("day", t::meeting_wrong_day(lang).to_owned()),
            Self::Time(field) => (field, t::meeting_wrong_time(lang).to_owned()),
            Self::NoSuchHour(field) => (field, t::meeting_wrong_hour(lang).to_owned()),
            Self::EndsEarly => ("ends", t::meeting_wrong_end(lang).to_owned()),
            Self::Disagree => ("minutes", t::meeting_wrong_twice(lang).to_owned()),
            Self::Minutes => ("minutes", t::meeting_wrong_minutes(lang, least, most)),
            Self::Month => ("month", t::meeting_wrong_month(lang).to_owned()),
        }
    }
}

pub(super) fn when(
    fields: &FieldSet,
    zone: Zone,
    before: Option<u16>,
) -> Result<(When, u16), Vec<TimeFault>> {
    let minutes = match fields.text("minutes") {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| TimeFault::Minutes),
    };
    match fields.text("settled") {
        "month" => month(fields, minutes, before),
        "day" => day(fields, zone, minutes, before),
        // The description asks for it.
        _ => Err(Vec::new()),
    }
}

fn month(
    fields: &FieldSet,
    minutes: Result<Option<u16>, TimeFault>,
    before: Option<u16>,
) -> Result<(When, u16), Vec<TimeFault>> {
    let first = fields.text("year").parse().ok().zip(fields.text("month").parse().ok());
    let first = first.and_then(|(year, month)| rules::month(year, month)).ok_or(TimeFault::Month);
    let minutes = minutes.and_then(|minutes| {
        rules::within(minutes.or(before).unwrap_or(rules::USUAL)).map_err(|_| TimeFault::Minutes)
    });
    both(first, minutes).map(|(first, minutes)| (When::Month(first), minutes))
}

fn day(
    fields: &FieldSet,
    zone: Zone,
    minutes: Result<Option<u16>, TimeFault>,
    before: Option<u16>,
) -> Result<(When, u16), Vec<TimeFault>> {
    let ends = match fields.text("ends") {
        "" => Ok(None),
        typed => rules::time(typed).map(Some).ok_or(TimeFault::Time("ends")),
    };
    let wrong = if fields.text("day").is_empty() { TimeFault::NoDay } else { TimeFault::Day };
    let day = rules::day(fields.text("day")).ok_or(wrong);
    let begins = rules::time(fields.text("begins")).ok_or(TimeFault::Time("begins"));
    let begins = both(day, begins).and_then(|(day, begins)| {
        rules::begins_at(day, begins, zone).ok_or_else(|| vec![TimeFault::NoSuchHour("begins")])
    });
    let (begins, (ends, minutes)) = match (begins, both(ends, minutes)) {
        (Ok(begins), Ok(rest)) => (begins, rest),
        (begins, rest) => {
            let mut faults = begins.err().unwrap_or_default();
            faults.extend(rest.err().unwrap_or_default());
            return Err(faults);
        }
    };
    let minutes = rules::length(&begins, ends, minutes, before).map_err(|fault| match fault {
        NoLength::EndsEarly => vec![TimeFault::EndsEarly],
        NoLength::NoSuchHour => vec![TimeFault::NoSuchHour("ends")],
        NoLength::Disagree => vec![TimeFault::Disagree],
        NoLength::Minutes => vec![TimeFault::Minutes],
    })?;
    Ok((When::At(begins.timestamp().as_millisecond()), minutes))
}

/// Both, or all that is wrong with either.
fn both<A, B>(one: Result<A, TimeFault>, other: Result<B, TimeFault>) -> Result<(A, B), Vec<TimeFault>> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (one, other) => Err(one.err().into_iter().chain(other.err()).collect()),
    }
}
