//! The names of this feature's values, in both languages.

use super::model::{DeliverableState, Plan, Season};
use ensemble_core::{Lang, format};
use ensemble_texts as t;
use ensemble_ui::Tone;

/// When a deliverable is due: a day, or else a season.
#[must_use]
pub fn due(lang: Lang, plan: &Plan) -> String {
    if let Some(day) = plan.date.as_ref().and_then(|day| day.parse().ok()) {
        return format::date(lang, day);
    }
    let year = plan.year.to_string();
    match plan.season {
        Season::Winter => t::community_season_winter(lang, year),
        Season::Spring => t::community_season_spring(lang, year),
        Season::Summer => t::community_season_summer(lang, year),
        Season::Autumn => t::community_season_autumn(lang, year),
    }
}

pub(super) fn season(lang: Lang, season: Season) -> &'static str {
    match season {
        Season::Winter => t::community_season_name_winter(lang),
        Season::Spring => t::community_season_name_spring(lang),
        Season::Summer => t::community_season_name_summer(lang),
        Season::Autumn => t::community_season_name_autumn(lang),
    }
}

/// How far a deliverable is, as the choice says it.
pub(super) fn state_name(lang: Lang, state: DeliverableState) -> &'static str {
    match state {
        DeliverableState::Planned => t::deliverable_name_planned(lang),
        DeliverableState::Begun => t::deliverable_name_begun(lang),
        DeliverableState::Delivered => t::deliverable_name_delivered(lang),
        DeliverableState::Dropped => t::deliverable_name_dropped(lang),
    }
}

/// How far a deliverable is, and what its colour means.
#[must_use]
pub fn state(lang: Lang, state: DeliverableState) -> (&'static str, Tone) {
    match state {
        DeliverableState::Planned => (t::deliverable_state_planned(lang), Tone::Plain),
        DeliverableState::Begun => (t::deliverable_state_begun(lang), Tone::Meet),
        DeliverableState::Delivered => (t::deliverable_state_delivered(lang), Tone::Good),
        DeliverableState::Dropped => (t::deliverable_state_dropped(lang), Tone::Plain),
    }
}
