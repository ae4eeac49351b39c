//! What a person changes of their own profile.

use serde::Deserialize;

use super::{
    actions::{check_name, own_account},
    model::{Account, Flags, ProfileChange},
    store,
};
use crate::community::model::Profession;
use ensemble_core::{
    Lang, LocalizedText, Translation,
    error::{ActionError, FieldErrors, checkbox, optional},
    format,
    ids::OrganizationId,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// The most characters of pronouns and of a position.
const MAX_SHORT: usize = 100;
/// The most characters of the text about oneself.
const MAX_BIO: usize = 1000;

/// The fields of the profile's form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct SaveProfile {
    /// What they are called.
    pub name: String,
    /// The pronouns they go by.
    pub pronouns: String,
    /// Their profession, when it is one of those that communities bring together.
    #[serde(deserialize_with = "optional")]
    pub profession: Option<Profession>,
    /// Where they work.
    #[serde(deserialize_with = "optional")]
    pub organisation: Option<OrganizationId>,
    /// What they do there.
    pub post: String,
    /// A few words about themselves in French.
    pub bio_fr: String,
    /// The same in English.
    pub bio_en: String,
    /// The interface's language.
    #[serde(deserialize_with = "optional")]
    pub lang: Option<Lang>,
    /// Their time zone, by its IANA name.
    pub zone: String,
    /// What others see: the bits of [`Flags`].
    pub shows: Vec<u8>,
    /// Whether they offer to translate.
    #[serde(deserialize_with = "checkbox")]
    pub translates: bool,
}

impl SaveProfile {
    /// The form as it is before anything is typed.
    #[must_use]
    pub fn of(account: Account) -> Self {
        let bio = |each: Lang| match &account.bio {
            Some(LocalizedText::Single { lang, text }) if *lang == each => text.clone(),
            Some(pair @ LocalizedText::Pair { .. }) => pair.text(each).to_owned(),
            _ => String::new(),
        };
        Self {
            bio_fr: bio(Lang::Fr),
            bio_en: bio(Lang::En),
            name: account.name,
            pronouns: account.pronouns.unwrap_or_default(),
            profession: account.profession,
            organisation: account.organization,
            post: account.post.unwrap_or_default(),
            lang: Some(account.lang),
            zone: account.zone,
            translates: account.translates,
            shows: (0..8).map(|bit| 1 << bit).filter(|flag| account.shows.has(*flag)).collect(),
        }
    }

    fn change(self, lang: Lang) -> Result<ProfileChange, ActionError> {
        let mut errors = FieldErrors::default();
        check_name(lang, &self.name, &mut errors);
        for (field, text, most) in [
            ("pronouns", &self.pronouns, MAX_SHORT),
            ("post", &self.post, MAX_SHORT),
            ("bio-fr", &self.bio_fr, MAX_BIO),
            ("bio-en", &self.bio_en, MAX_BIO),
        ] {
            if text.chars().count() > most {
                errors.add(field, t::account_too_long(lang, most));
            }
        }
        let zone = if self.zone.is_empty() { format::ZONE.to_owned() } else { self.zone };
        if !format::is_zone(&zone) {
            errors.add("zone", t::account_zone_wrong(lang));
        }
        errors.check()?;
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        let bio = match (some(self.bio_fr), some(self.bio_en)) {
            (Some(fr), Some(en)) => Some(LocalizedText::Pair {
                source: lang,
                fr,
                en,
                translation: Translation::Current { reviewed: true },
            }),
            (Some(text), None) => Some(LocalizedText::Single { lang: Lang::Fr, text }),
            (None, Some(text)) => Some(LocalizedText::Single { lang: Lang::En, text }),
            (None, None) => None,
        };
        Ok(ProfileChange {
            name: self.name,
            pronouns: some(self.pronouns),
            profession: self.profession,
            organization: self.organisation,
            post: some(self.post),
            lang: self.lang.unwrap_or(lang),
            zone,
            shows: Flags(self.shows.iter().fold(0, |all, flag| all | (flag & Flags::ALL))),
            translates: self.translates,
            bio,
        })
    }
}

/// Saves the profile. Returns the interface's language that was chosen.
///
/// # Errors
/// Says what is wrong with a field.
pub async fn save_profile(context: &ActionContext, input: SaveProfile) -> Result<Lang, ActionError> {
    let account = own_account(context).await?;
    let change = input.change(context.lang)?;
    context
        .portal
        .db
        .transaction(async |transaction| store::change_profile(transaction, account.id, &change).await)
        .await?;
    Ok(change.lang)
}
