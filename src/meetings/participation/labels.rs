//! The names of this feature's values, in both languages.

use super::{
    model::{Participation, Sign, Span, TickSource, Word},
    rules::Closed,
};
use crate::meeting::model::Meeting;
use ensemble_core::{Lang, format};
use ensemble_texts as t;

/// A length: « 1 h 30 min ».
pub(super) fn length(lang: Lang, minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => t::participation_minutes(lang, minutes),
        (hours, 0) => t::participation_hours(lang, hours),
        (hours, minutes) => t::participation_hours_minutes(lang, hours, minutes),
    }
}

/// A minute of a meeting on the clocks of its zone: « 13 h 45 ».
pub(super) fn clock(lang: Lang, meeting: &Meeting, minute: u16) -> String {
    let at = meeting.when.millis() + i64::from(minute) * 60_000;
    format::time(lang, format::local_in(at, meeting.zone.code()).time())
}

/// A part of a meeting: « de 13 h 30 à 15 h ».
pub(super) fn span(lang: Lang, meeting: &Meeting, span: Span) -> String {
    let at = |minute: u16| {
        let millis = meeting.when.millis() + i64::from(minute) * 60_000;
        format::local_in(millis, meeting.zone.code()).time()
    };
    format::time_range(lang, at(span.from), at(span.until.min(meeting.duration).max(span.from)))
}

/// What someone says, in a few words.
fn word(lang: Lang, meeting: &Meeting, word: Word) -> String {
    match word {
        Word::Present(part) => span(lang, meeting, part),
        Word::Absent => t::participation_absent(lang).to_lowercase(),
    }
}

/// What the portal noticed and the person says, for facilitators.
pub(super) fn known(lang: Lang, meeting: &Meeting, known: &Participation) -> String {
    let sign = known.sign.map(|(sign, minute)| {
        let at = clock(lang, meeting, minute);
        match sign {
            Sign::Joined => t::participation_sign_joined(lang, at),
            Sign::Code => t::participation_sign_code(lang, at),
        }
    });
    let own = known.own.map(|own| t::participation_own_says(lang, word(lang, meeting, own)));
    let paper = known.tick.filter(|tick| tick.source == TickSource::Paper);
    let paper = paper.map(|_| t::participation_from_paper(lang).to_owned());
    [sign, own, paper].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Why nothing is noted of a meeting.
pub(super) fn closed(lang: Lang, closed: Closed) -> &'static str {
    match closed {
        Closed::NotBegun => t::participation_closed_not_begun(lang),
        Closed::Cancelled => t::participation_closed_cancelled(lang),
        Closed::Archived => t::participation_closed_archived(lang),
    }
}
