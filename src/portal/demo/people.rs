//! Fictional people, one for every role that the portal knows, and what all people are asked to accept.

use std::collections::HashMap;

use serde::Deserialize;
use sqlx::AnyConnection;

use super::{DemoError, files};
use ensemble_communities::{
    account::{
        model::{Agreement, Flags, ProfileChange},
        store as accounts,
    },
    community::model::Profession,
    membership::store as memberships,
};
use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{CommunityId, OrganizationId, PersonId},
    rights::{PortalRole, Role},
};

/// An account of the demonstration.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoPerson {
    /// The name by which tests find it: its role.
    pub key: String,
    /// The person's name.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The password, which is no secret.
    pub password: String,
    hash: String,
    pub(super) lang: Lang,
    pronouns: Option<String>,
    profession: Option<Profession>,
    pub(super) organization: Option<String>,
    pub(super) post: String,
    #[serde(default)]
    portal_roles: Vec<PortalRole>,
    shows: u8,
    #[serde(default)]
    translates: bool,
    #[serde(default, deserialize_with = "files::some_passage")]
    bio: Option<LocalizedText>,
    #[serde(default)]
    roles: HashMap<String, Role>,
}

impl DemoPerson {
    /// Whether the stored hash is the password's.
    #[cfg(test)]
    pub(super) fn hash_fits(&self) -> bool {
        password_auth::verify_password(&self.password, &self.hash).is_ok()
    }
}

/// The accounts of the demonstration, in the order of the file.
///
/// # Errors
/// When the file is wrong; tests keep this from happening.
pub fn accounts() -> Result<Vec<DemoPerson>, DemoError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        person: Vec<DemoPerson>,
    }
    Ok(files::read::<File>(include_str!("people.toml"))?.person)
}

/// Publishes the first version of what all people are asked to accept.
pub(super) async fn agreements(to: &mut AnyConnection, now: i64) -> Result<(), DemoError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        agreement: Vec<Row>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Row {
        key: Agreement,
        #[serde(deserialize_with = "files::passage")]
        body: LocalizedText,
    }
    for row in files::read::<File>(include_str!("agreements.toml"))?.agreement {
        accounts::publish(to, row.key, 0, &row.body, now).await?;
    }
    Ok(())
}

/// Loads the people, and gives back their ids by key. They accepted the agreements, so that the portal can be tried at
/// once; only the last one, who is in no community yet, is asked first.
pub(super) async fn load(
    to: &mut AnyConnection,
    organizations: &HashMap<String, OrganizationId>,
    communities: &HashMap<String, CommunityId>,
    now: i64,
) -> Result<HashMap<String, PersonId>, DemoError> {
    let mut people = HashMap::new();
    let missing = |what: &str, key: &str| DemoError::Content(format!("no {what} {key}"));
    for person in accounts()? {
        let new = accounts::NewPerson {
            email: person.email.clone(),
            proven: true,
            name: person.name.clone(),
            lang: person.lang,
        };
        let id: PersonId = accounts::add(to, &new, now).await?;
        accounts::set_password(to, id, &person.hash, now).await?;
        let organization = match &person.organization {
            Some(key) => Some(*organizations.get(key).ok_or_else(|| missing("organization", key))?),
            None => None,
        };
        let profile = ProfileChange {
            name: person.name,
            pronouns: person.pronouns,
            profession: person.profession,
            organization,
            post: Some(person.post),
            lang: person.lang,
            zone: format::ZONE.to_owned(),
            shows: Flags(person.shows),
            translates: person.translates,
            bio: person.bio,
        };
        accounts::change_profile(to, id, &profile).await?;
        for portal_role in person.portal_roles {
            accounts::grant(to, id, portal_role, now).await?;
        }
        for (key, role) in person.roles {
            let community = communities.get(&key).ok_or_else(|| missing("community", &key))?;
            memberships::add(to, *community, id, role, now).await?;
        }
        if person.key != "person" {
            for agreement in Agreement::ALL {
                accounts::accept(to, id, *agreement, 1, now).await?;
            }
        }
        people.insert(person.key, id);
    }
    Ok(people)
}
