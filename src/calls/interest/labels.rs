//! The names of values, in both languages.

use super::{
    model::{Designation, Place},
    rules::Step,
};
use ensemble_core::Lang;
use ensemble_texts as t;
use ensemble_ui::Tone;

/// A part of the form.
#[must_use]
pub(super) fn step(lang: Lang, step: Step) -> &'static str {
    match step {
        Step::You => t::interest_step_you(lang),
        Step::Project => t::interest_step_project(lang),
        Step::Needs => t::interest_step_needs(lang),
        Step::Availability => t::interest_step_availability(lang),
        Step::Participation => t::interest_step_participation(lang),
        Step::Send => t::interest_step_send(lang),
    }
}

/// Whether an organization designates the person.
#[must_use]
pub fn designation_word(lang: Lang, designation: Designation) -> &'static str {
    match designation {
        Designation::None => t::interest_designation_none(lang),
        Designation::Asked => t::interest_designation_asked(lang),
        Designation::Confirmed => t::interest_designation_confirmed(lang),
        Designation::Declined => t::interest_designation_declined(lang),
    }
}

/// The same below a heading that names the designation.
#[must_use]
pub(super) fn designation_state(lang: Lang, designation: Designation) -> &'static str {
    match designation {
        Designation::None => t::interest_manage_designation_none(lang),
        Designation::Asked => t::interest_manage_designation_asked(lang),
        Designation::Confirmed => t::interest_manage_designation_confirmed(lang),
        Designation::Declined => t::interest_manage_designation_declined(lang),
    }
}

/// The colour of that.
#[must_use]
pub const fn designation_tone(designation: Designation) -> Tone {
    match designation {
        Designation::None => Tone::Plain,
        Designation::Asked => Tone::Meet,
        Designation::Confirmed => Tone::Good,
        Designation::Declined => Tone::Bad,
    }
}

/// What came of an answer when places were given.
#[must_use]
pub fn place_word(lang: Lang, place: Place) -> &'static str {
    match place {
        Place::None => t::interest_place_none(lang),
        Place::Waiting => t::interest_place_waiting(lang),
        Place::Offered => t::interest_place_offered(lang),
        Place::Accepted => t::interest_place_accepted(lang),
        Place::Declined => t::interest_place_declined(lang),
        Place::Expired => t::interest_place_expired(lang),
        Place::Refused => t::interest_place_refused(lang),
    }
}
