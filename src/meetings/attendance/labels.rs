//! The names of this feature's values, in both languages.

use super::{
    model::AttendanceAnswer,
    rules::{Closed, LinkClosed},
};
use ensemble_core::Lang;
use ensemble_texts as t;

/// What a person answered.
pub(super) fn answer(lang: Lang, answer: AttendanceAnswer) -> &'static str {
    match answer {
        AttendanceAnswer::InPerson => t::attendance_in_person(lang),
        AttendanceAnswer::Virtual => t::attendance_online(lang),
        AttendanceAnswer::Maybe => t::attendance_maybe(lang),
        AttendanceAnswer::No => t::attendance_no(lang),
    }
}

/// In which way people come.
pub(super) fn way(lang: Lang, way: AttendanceAnswer) -> &'static str {
    match way {
        AttendanceAnswer::Virtual => t::attendance_way_online(lang),
        _ => t::attendance_way_in_person(lang),
    }
}

/// Why a meeting takes no answers.
pub(super) fn closed(lang: Lang, closed: Closed) -> &'static str {
    match closed {
        Closed::Draft => t::attendance_closed_draft(lang),
        Closed::Cancelled => t::attendance_closed_cancelled(lang),
        Closed::Over => t::attendance_closed_over(lang),
        Closed::Archived => t::attendance_closed_archived(lang),
    }
}

/// Why a link for guests does not work.
pub(super) fn link_closed(lang: Lang, closed: LinkClosed) -> &'static str {
    match closed {
        LinkClosed::Withdrawn => t::guest_closed_withdrawn(lang),
        LinkClosed::Full => t::guest_closed_full(lang),
        LinkClosed::Begun => t::guest_closed_begun(lang),
        LinkClosed::Meeting(closed) => guest_closed(lang, closed),
    }
}

/// Why a meeting takes nothing from guests any more.
pub(super) fn guest_closed(lang: Lang, closed: Closed) -> &'static str {
    match closed {
        Closed::Draft => t::guest_closed_draft(lang),
        Closed::Cancelled => t::guest_closed_cancelled(lang),
        Closed::Over => t::guest_closed_over(lang),
        Closed::Archived => t::guest_closed_archived(lang),
    }
}
