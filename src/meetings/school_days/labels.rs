//! Why a calendar is refused, in words.

use super::{actions::MAX_FILE, rules::MAX_LINES};
use ensemble_core::Lang;
use ensemble_server::ical::read::{Fault, ReadError};
use ensemble_texts as t;

pub(super) fn read_error(lang: Lang, error: ReadError) -> String {
    let ReadError { line, fault } = error;
    match fault {
        Fault::NoCalendar => t::school_days_no_calendar(lang).to_owned(),
        Fault::Encoding => t::school_days_wrong_encoding(lang, line),
        Fault::Line => t::school_days_wrong_line(lang, line),
        Fault::Nesting => t::school_days_wrong_nesting(lang, line),
        Fault::NoDate => t::school_days_wrong_event(lang, line),
        Fault::Date => t::school_days_wrong_date(lang, line),
        Fault::Order => t::school_days_wrong_order(lang, line),
        Fault::Length => t::school_days_wrong_length(lang, line),
        Fault::Rule => t::school_days_wrong_rule(lang, line),
        Fault::TooMany => t::school_days_endless(lang, line),
    }
}

pub(super) fn too_large(lang: Lang) -> String {
    t::school_days_large(lang, MAX_FILE / 1024)
}

pub(super) fn too_many(lang: Lang) -> String {
    t::school_days_many(lang, MAX_LINES)
}
