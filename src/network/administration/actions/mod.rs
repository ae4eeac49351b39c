//! What people do in the administration. Each action is one function with a typed input; the form of its page decodes
//! into that input and calls it. An action checks the right by itself.

mod agreements;
mod communities;
mod organizations;
mod people;
mod settings;
mod templates;

pub use agreements::{PublishAgreement, publish_agreement};
pub use communities::{
    CommunityInput, MoveCommunity, archive_community, change_community, move_community, open_community,
    restore_community,
};
pub use organizations::{OrganizationInput, add_organization, change_organization, delete_organization};
pub use people::{
    Invite, InviteMany, PortalRoleInput, close_account, give_portal_role, invite_many, reopen_account,
    take_portal_role,
};
use serde::{Deserialize, Deserializer, Serialize};
pub use settings::{SettingsInput, change_settings};
pub use templates::{
    SEEN_NONE, TemplateInput, add_template, change_template, offer_template, reset_template, retire_template,
};

use super::rules;
use ensemble_core::{
    Lang, LocalizedText,
    error::{AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::{digest, names, web::ActionContext};
use ensemble_texts as t;

/// Goes on only if the viewer may do this in the portal.
fn require(context: &ActionContext, action: Action) -> Result<(), AppError> {
    context.person()?;
    if context.may(action, None) { Ok(()) } else { Err(AppError::NotFound) }
}

/// Reads a value that is chosen from a list: what is not in the list is `None`, as is an empty field.
fn chosen<'de, T: std::str::FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    String::deserialize(deserializer).map(|text| text.parse().ok())
}

/// Reads values that are chosen from a list; what is not in the list is left out.
fn chosen_list<'de, T: std::str::FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    Vec::<String>::deserialize(deserializer)
        .map(|texts| texts.iter().filter_map(|text| text.parse().ok()).collect())
}

/// A digest of what is stored, which a form sends back: it tells whether another person saved in the meantime.
pub(super) fn seal(stored: &impl Serialize) -> String {
    digest::sha256(serde_json::to_string(stored).unwrap_or_default().as_bytes())
}

/// Whether what is stored is what the form was opened with. A program that sends no digest has not looked.
fn is_unchanged(seen: &str, stored: &impl Serialize) -> bool {
    seen.is_empty() || seen == seal(stored)
}

/// A text in a language as a form has it; empty when there is none in it.
pub(super) fn side(text: Option<&LocalizedText>, lang: Lang) -> String {
    text.map_or("", |text| rules::written(text, lang)).to_owned()
}

/// A text that was typed in both languages, in the fields `name-fr` and `name-en`, and which of them cannot be saved.
fn bilingual(
    lang: Lang,
    name: &str,
    typed: [&str; 2],
    most: usize,
    before: Option<&LocalizedText>,
    errors: &mut FieldErrors,
) -> Option<LocalizedText> {
    for (each, text) in Lang::ALL.into_iter().zip(typed) {
        let field = format!("{name}-{}", each.code());
        if text.chars().count() > most {
            errors.add(&field, t::account_too_long(lang, most));
        } else if names::is_line(&field) && names::has_url(text) {
            errors.add(&field, t::account_name_address(lang));
        }
    }
    rules::passage(before, lang, typed[0], typed[1])
}

/// The error of one field.
fn invalid(field: &str, message: impl Into<String>) -> ensemble_core::error::ActionError {
    let mut errors = FieldErrors::default();
    errors.add(field, message);
    ensemble_core::error::ActionError::Invalid(errors)
}
