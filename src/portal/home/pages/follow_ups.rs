//! The open follow-ups that have the person's name.

use std::collections::HashMap;

use ensemble_common::prelude::*;

use ensemble_core::{
    Lang, format,
    ids::{CommunityId, PersonId},
};
use ensemble_decisions::follow_up::{
    self,
    model::{FollowUp, Place},
    paths,
};
use ensemble_server::db::Db;
use ensemble_texts as t;
use ensemble_ui::{EntryList, NavLink, SectionTitle};

/// How many the home shows.
const SHOWN: i64 = 5;

/// The first follow-ups of a person, and where they are.
pub(super) struct OwnFollowUps {
    follow_ups: Vec<FollowUp>,
    places: HashMap<CommunityId, Place>,
}

impl OwnFollowUps {
    pub(super) async fn load(db: &Db, person: PersonId) -> Result<Self, sqlx::Error> {
        let follow_ups = follow_up::open_of_person(db, person, SHOWN).await?;
        let places = match follow_ups.is_empty() {
            true => HashMap::new(),
            false => follow_up::places_of_person(db, person).await?,
        };
        Ok(Self { follow_ups, places })
    }
}

/// The part of the page; nothing for those who have none.
pub(super) fn part(lang: Lang, own: &OwnFollowUps, now: i64) -> Option<AnyView> {
    let today = format::day_of(now);
    let rows: Vec<AnyView> = own
        .follow_ups
        .iter()
        .filter_map(|each| Some(follow_up::own_entry(lang, each, own.places.get(&each.community)?, today)))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let all = Some(NavLink::new(t::follow_up_all(lang), paths::at(paths::MINE, lang)));
    Some(
        view! {
            <section aria-labelledby="follow-ups">
                <SectionTitle id="follow-ups" title=t::follow_up_home(lang) all />
                <EntryList>{rows}</EntryList>
            </section>
        }
        .into_any(),
    )
}
