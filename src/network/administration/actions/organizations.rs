//! Adding, changing and deleting organizations.

use serde::{Deserialize, Serialize};

use super::{
    super::{labels, model::OrganizationRow, rules, store},
    bilingual, chosen, invalid, is_unchanged, require, seal, side,
};
use ensemble_communities::community::model::{Network, Organization, OrganizationKind};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::OrganizationId,
    rights::Action,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// The most characters of a name.
const NAME: usize = 200;
/// The most characters of a short name.
const SHORT: usize = 60;

/// An organization as its form has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct OrganizationInput {
    /// Its name in French; one of the two may be empty.
    pub name_fr: String,
    /// Its name in English.
    pub name_en: String,
    /// Its short name.
    pub short: String,
    /// Its type.
    #[serde(deserialize_with = "chosen")]
    pub kind: Option<OrganizationKind>,
    /// Its network.
    #[serde(deserialize_with = "chosen")]
    pub network: Option<Network>,
    /// The domains of its mail.
    pub domains: String,
    /// The [digest](seal) of what was stored when the form was opened.
    #[serde(skip_serializing)]
    pub seen: String,
}

impl From<&OrganizationRow> for OrganizationInput {
    fn from(row: &OrganizationRow) -> Self {
        let name = Some(&row.organization.name);
        let input = Self {
            name_fr: side(name, Lang::Fr),
            name_en: side(name, Lang::En),
            short: row.organization.short_name.clone(),
            kind: Some(row.organization.kind),
            network: Some(row.network),
            domains: row.domains.clone(),
            seen: String::new(),
        };
        Self { seen: seal(&input), ..input }
    }
}

/// What an input says, or all that is wrong with it.
fn parse(
    lang: Lang,
    input: &OrganizationInput,
    before: Option<&LocalizedText>,
) -> Result<(Organization, Network, String), ActionError> {
    let mut errors = FieldErrors::default();
    for (field, is_chosen) in [("kind", input.kind.is_some()), ("network", input.network.is_some())] {
        if !is_chosen {
            errors.add(field, t::administration_choose(lang));
        }
    }
    let name = bilingual(lang, "name", [&input.name_fr, &input.name_en], NAME, before, &mut errors);
    if name.is_none() {
        errors.add("name-fr", t::administration_name_missing(lang));
    }
    if input.short.is_empty() || input.short.chars().count() > SHORT {
        errors.add("short", t::administration_short_wrong(lang, SHORT));
    }
    let domains = rules::domains(&input.domains)
        .map_err(|wrong| errors.add("domains", t::administration_domain_wrong(lang, wrong)));
    errors.check()?;
    let (Some(kind), Some(network), Some(name), Ok(domains)) = (input.kind, input.network, name, domains)
    else {
        return Err(AppError::Internal.into());
    };
    Ok((Organization { kind, name, short_name: input.short.clone() }, network, domains))
}

/// Adds an organization.
///
/// # Errors
/// [`ActionError::Invalid`] with the fields that cannot be saved.
pub async fn add_organization(
    context: &ActionContext,
    input: OrganizationInput,
) -> Result<OrganizationId, ActionError> {
    require(context, Action::ManageOrganizations)?;
    let (organization, network, domains) = parse(context.lang, &input, None)?;
    let id = OrganizationId::new();
    context
        .portal
        .db
        .transaction(async |transaction| {
            store::add(transaction, id, &organization, network, &domains).await?;
            context.audit(transaction, "organisation.added", id, "").await?;
            Ok(id)
        })
        .await
}

/// Changes an organization.
///
/// # Errors
/// [`ActionError::Invalid`] with the fields that cannot be saved, [`ActionError::Conflict`] when it changed since the
/// form was opened.
pub async fn change_organization(
    context: &ActionContext,
    id: OrganizationId,
    input: OrganizationInput,
) -> Result<(), ActionError> {
    require(context, Action::ManageOrganizations)?;
    let before = store::find(&context.portal.db.reader, id).await?.ok_or(AppError::NotFound)?;
    let (organization, network, domains) = parse(context.lang, &input, Some(&before.organization.name))?;
    context
        .portal
        .db
        .transaction(async |transaction| {
            let stored = store::lock(transaction, id).await?.ok_or(AppError::NotFound)?;
            if !is_unchanged(&input.seen, &OrganizationInput::from(&stored)) {
                return Err(ActionError::Conflict);
            }
            store::change(transaction, id, &organization, network, &domains).await?;
            context.audit(transaction, "organisation.changed", id, "").await?;
            Ok(())
        })
        .await
}

/// Deletes an organization to which no person and no community refers.
///
/// # Errors
/// [`ActionError::Invalid`] when there is a reference.
pub async fn delete_organization(context: &ActionContext, id: OrganizationId) -> Result<(), ActionError> {
    require(context, Action::ManageOrganizations)?;
    let row = store::find(&context.portal.db.reader, id).await?.ok_or(AppError::NotFound)?;
    context
        .portal
        .db
        .transaction(async |transaction| {
            if !store::delete(transaction, id).await? {
                return Err(invalid("delete", labels::organization_used(context.lang, &row)));
            }
            context.audit(transaction, "organisation.deleted", id, "").await?;
            Ok(())
        })
        .await
}
