//! What is said of places, in both languages.

use super::{
    model::{Representation, Tally},
    rules::{Blocked, Fixed, Outlook, ReplyClosed},
};
use crate::call::{
    labels::{moment, phase_word},
    model::Call,
    rules::{phase, reads_later},
};
use ensemble_core::{Lang, format};
use ensemble_texts as t;
use ensemble_ui::Tone;

/// How far the places of a planned community of a call are: before the reading, when it begins.
pub fn outlook(lang: Lang, call: &Call, now: i64, outlook: Outlook) -> String {
    match outlook {
        Outlook::Undecided(_) if reads_later(phase(call, now)) => {
            t::selection_reading_later(lang, moment(lang, call.dates.closes_at))
        }
        other => standing(lang, other),
    }
}

fn standing(lang: Lang, outlook: Outlook) -> String {
    match outlook {
        Outlook::Empty => t::selection_outlook_empty(lang).to_owned(),
        Outlook::Undecided(count) => t::selection_undecided(lang, count),
        Outlook::CapacityUndecided => t::selection_capacity_undecided(lang).to_owned(),
        Outlook::EverybodyFits => t::selection_outlook_fits(lang).to_owned(),
        Outlook::NeedsDraw { relevant, places } => t::selection_needs_draw(lang, places, relevant),
        Outlook::DrawPending => t::selection_draw_pending(lang).to_owned(),
        Outlook::Drawn => t::selection_outlook_drawn(lang).to_owned(),
        Outlook::Given => t::selection_given(lang).to_owned(),
    }
}

/// How far the places of a planned community are, with the numbers once they were given.
pub fn progress(lang: Lang, outlook: Outlook, tally: &Tally) -> String {
    match outlook {
        Outlook::Given => t::selection_progress(lang, tally.accepted, tally.offered, tally.waiting),
        other => standing(lang, other),
    }
}

/// Why no place is given.
pub fn blocked(lang: Lang, blocked: Blocked) -> String {
    match blocked {
        Blocked::Phase(phase) => {
            t::selection_wrong_phase(lang, format::after_colon(lang, phase_word(lang, phase)))
        }
        Blocked::Merged => t::selection_merged(lang).to_owned(),
        Blocked::Given => t::selection_given(lang).to_owned(),
        Blocked::Empty => t::selection_outlook_empty(lang).to_owned(),
        Blocked::Undecided(count) => t::selection_undecided(lang, count),
        Blocked::CapacityUndecided => t::selection_capacity_undecided(lang).to_owned(),
        Blocked::NeedsDraw { relevant, places } => t::selection_needs_draw(lang, places, relevant),
        Blocked::DrawPending => t::selection_draw_pending(lang).to_owned(),
        Blocked::DrawBroken => t::selection_draw_broken(lang).to_owned(),
    }
}

/// Why planned communities stay as they are.
pub fn fixed(lang: Lang, fixed: Fixed) -> String {
    match fixed {
        Fixed::Phase(phase) => t::selection_fixed_phase(lang, phase_word(lang, phase)),
        Fixed::Merged => t::selection_merged(lang).to_owned(),
        Fixed::Given => t::selection_fixed_given(lang).to_owned(),
        Fixed::Drawn => t::selection_fixed_drawn(lang).to_owned(),
    }
}

/// Why a person cannot reply, said to them.
pub fn reply_closed(lang: Lang, closed: ReplyClosed) -> &'static str {
    match closed {
        ReplyClosed::Cancelled => t::selection_reply_cancelled(lang),
        ReplyClosed::Withdrawn => t::selection_reply_withdrawn(lang),
        ReplyClosed::NotYet => t::selection_reply_not_yet(lang),
        ReplyClosed::Waiting => t::selection_reply_waiting(lang),
        ReplyClosed::Refused => t::selection_reply_refused(lang),
        ReplyClosed::Accepted => t::selection_reply_accepted(lang),
        ReplyClosed::Declined => t::selection_reply_declined(lang),
        ReplyClosed::Expired => t::selection_reply_expired(lang),
    }
}

/// How far an organization is, and the colour beside it.
pub fn representation(lang: Lang, representation: Representation) -> (&'static str, Tone) {
    match representation {
        Representation::Represented => (t::selection_represented(lang), Tone::Good),
        Representation::Interested => (t::selection_interested(lang), Tone::Meet),
        Representation::Invited => (t::selection_invited(lang), Tone::Plain),
        Representation::Silent => (t::selection_silent(lang), Tone::Warn),
    }
}
