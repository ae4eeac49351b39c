//! The services of the directory: invented ones, in invented places.

use ensemble_core::region::Region;
use std::collections::HashMap;

use jiff::ToSpan;
use serde::Deserialize;
use sqlx::AnyConnection;

use super::{DemoError, files};

use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{PersonId, ServiceId},
    typography,
};
use ensemble_practices::service::{
    self, NewService,
    model::{Audience, Details, Referral, ServiceState},
    rules,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    service: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    owner: String,
    #[serde(default)]
    proposed: bool,
    #[serde(default)]
    name_fr: String,
    #[serde(default)]
    name_en: String,
    #[serde(default)]
    description_fr: String,
    #[serde(default)]
    description_en: String,
    provider: String,
    audiences: Vec<Audience>,
    age_from: Option<u8>,
    age_to: Option<u8>,
    #[serde(default)]
    everywhere: bool,
    #[serde(default)]
    online: bool,
    #[serde(default)]
    regions: Vec<Region>,
    #[serde(default)]
    municipalities: Vec<String>,
    languages: Vec<Lang>,
    #[serde(default)]
    other_languages: Vec<String>,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    web: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    hours_fr: String,
    #[serde(default)]
    hours_en: String,
    #[serde(default)]
    cost_fr: String,
    #[serde(default)]
    cost_en: String,
    referral: Referral,
    verified_days_ago: i64,
    verified_by: String,
}

/// A text in both languages, with the spaces of each.
fn both(fr: &str, en: &str) -> Option<LocalizedText> {
    rules::localized(&typography::typeset(true, fr.trim()), &typography::typeset(false, en.trim()))
}

/// Loads the services.
pub(super) async fn load(
    to: &mut AnyConnection,
    people: &HashMap<String, PersonId>,
    now: i64,
) -> Result<(), DemoError> {
    let today = format::local(now).date();
    for row in files::read::<File>(include_str!("services.toml"))?.service {
        let missing = |what: &str| DemoError::Content(format!("{}: no {what}", row.provider));
        let owner = people.get(&row.owner).copied().ok_or_else(|| missing("owner"))?;
        let verified_on = today
            .checked_sub(row.verified_days_ago.days())
            .map_err(|error| DemoError::Content(error.to_string()))?;
        let details = Details {
            name: both(&row.name_fr, &row.name_en).ok_or_else(|| missing("name"))?,
            description: both(&row.description_fr, &row.description_en)
                .ok_or_else(|| missing("description"))?,
            provider: row.provider.clone(),
            audiences: row.audiences.clone(),
            age_from: row.age_from,
            age_to: row.age_to,
            everywhere: row.everywhere,
            online: row.online,
            regions: row.regions.clone(),
            municipalities: row.municipalities.clone(),
            languages: row.languages.clone(),
            other_languages: row.other_languages.clone(),
            phone: row.phone.clone(),
            email: row.email.clone(),
            web: row.web.clone(),
            place: row.place.clone(),
            hours: both(&row.hours_fr, &row.hours_en),
            cost: both(&row.cost_fr, &row.cost_en),
            referral: row.referral,
            verified_on: Some(verified_on),
            verified_by: row.verified_by.clone(),
        };
        let wrong = rules::check(&details, today);
        if !wrong.is_empty() {
            return Err(DemoError::Content(format!("{}: {wrong:?}", row.provider)));
        }
        let state = if row.proposed { ServiceState::Proposed } else { ServiceState::Listed };
        let new = NewService {
            id: ServiceId::new(),
            state,
            details: &details,
            organization: None,
            owner: Some(owner),
        };
        service::add(to, new, now).await?;
    }
    Ok(())
}
