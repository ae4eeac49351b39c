//! Changing the portal's settings.

use serde::{Deserialize, Serialize};

use super::{
    super::{
        model::{Officer, Settings},
        store,
    },
    bilingual, require, side,
};
use ensemble_communities::account::rules::address;
use ensemble_core::{
    Lang,
    error::{ActionError, FieldErrors},
    rights::Action,
};
use ensemble_server::{names, web::ActionContext};
use ensemble_texts as t;

/// The most characters of an announcement.
const ANNOUNCEMENT: usize = 500;
/// For how many months histories may be kept.
const MONTHS: std::ops::RangeInclusive<u16> = 1..=120;
/// The most characters of a name.
const NAME: usize = 100;

/// The settings as their form has them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct SettingsInput {
    /// What the home page announces, in French.
    pub announcement_fr: String,
    /// The same in English.
    pub announcement_en: String,
    /// The privacy officer's name.
    pub officer_name: String,
    /// Their email address.
    pub officer_email: String,
    /// For how many months histories are kept; empty is for ever.
    pub history_months: String,
}

impl From<&Settings> for SettingsInput {
    fn from(settings: &Settings) -> Self {
        let officer = settings.officer.clone().unwrap_or_default();
        Self {
            announcement_fr: side(settings.announcement.as_ref(), Lang::Fr),
            announcement_en: side(settings.announcement.as_ref(), Lang::En),
            officer_name: officer.name,
            officer_email: officer.email,
            history_months: settings.history_months.map(|months| months.to_string()).unwrap_or_default(),
        }
    }
}

fn officer(lang: Lang, input: &SettingsInput, errors: &mut FieldErrors) -> Option<Officer> {
    let (name, email) = (&input.officer_name, &input.officer_email);
    if name.is_empty() && email.is_empty() {
        return None;
    }
    if name.is_empty() || name.chars().count() > NAME {
        errors.add("officer-name", t::account_name_missing(lang));
    } else if names::has_url(name) {
        errors.add("officer-name", t::account_name_address(lang));
    }
    let email = address(email);
    if email.is_none() {
        errors.add("officer-email", t::account_email_wrong(lang));
    }
    email.map(|email| Officer { name: name.clone(), email })
}

fn parse(lang: Lang, input: &SettingsInput, before: &Settings) -> Result<Settings, ActionError> {
    let mut errors = FieldErrors::default();
    let typed = [input.announcement_fr.as_str(), input.announcement_en.as_str()];
    let announcement =
        bilingual(lang, "announcement", typed, ANNOUNCEMENT, before.announcement.as_ref(), &mut errors);
    let officer = officer(lang, input, &mut errors);
    let history_months = input.history_months.parse().ok().filter(|months| MONTHS.contains(months));
    if !input.history_months.is_empty() && history_months.is_none() {
        errors.add("history-months", t::administration_history_wrong(lang, *MONTHS.start(), *MONTHS.end()));
    }
    errors.check()?;
    Ok(Settings { announcement, officer, history_months })
}

/// Saves the settings that differ from those that are stored.
///
/// # Errors
/// [`ActionError::Invalid`] with the fields that cannot be saved.
pub async fn change_settings(context: &ActionContext, input: SettingsInput) -> Result<(), ActionError> {
    require(context, Action::ChangeSettings)?;
    let before = store::settings(&context.portal.db).await?;
    let after = parse(context.lang, &input, &before)?;
    context
        .portal
        .db
        .transaction(async |transaction| {
            if after.announcement != before.announcement {
                store::set_announcement(transaction, after.announcement.as_ref()).await?;
                context.audit(transaction, "setting.changed", ("setting", "announcement"), "").await?;
            }
            if after.officer != before.officer {
                store::set_officer(transaction, after.officer.as_ref()).await?;
                context.audit(transaction, "setting.changed", ("setting", "privacy-officer"), "").await?;
            }
            if after.history_months != before.history_months {
                store::set_history(transaction, after.history_months).await?;
                let detail = after.history_months.map(|months| months.to_string()).unwrap_or_default();
                context.audit(transaction, "setting.changed", ("setting", "history-months"), &detail).await?;
            }
            Ok::<_, ActionError>(())
        })
        .await?;
    context.portal.ttl_cache.forget("announcement");
    Ok(())
}
