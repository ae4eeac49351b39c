//! What accepting an invitation does, and what it is called before.

use sqlx::AnyConnection;

use super::super::model::Invitation;
use crate::{
    i18n::Lang,
    ids::PersonId,
    rights::Viewer,
    server::{
        audit::{self, Deed},
        db::{
            Db,
            columns::{document, written},
        },
    },
};

/// What an invitation leads to, for the person who reads it: the community's name. `None` when it is
/// gone.
///
/// # Errors
/// When the database is away.
pub async fn invitation(db: &Db, lang: Lang, data: &str) -> Result<Option<String>, sqlx::Error> {
    let invitation: Invitation = document("data", data)?;
    Ok(super::name_of(db, invitation.community).await?.map(|name| name.text(lang).to_owned()))
}

/// Makes a person what an invitation says. A role they have already is not taken down.
///
/// # Errors
/// When the database is away.
pub async fn accept_invitation(
    to: &mut AnyConnection,
    person: PersonId,
    data: &str,
    place: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    let invitation: Invitation = document("data", data)?;
    super::add(to, invitation.community, person, invitation.role, now).await?;
    let subject = invitation.community.to_string();
    let detail = format!("{person} {}", invitation.role.code());
    let deed =
        Deed { action: "membership.invited", subject_kind: "community", subject: &subject, detail: &detail };
    audit::log(to, &Viewer::default(), place, deed, now).await
}

/// An invitation as a link keeps it.
///
/// # Errors
/// Never, in practice: an invitation has JSON.
pub fn data(invitation: Invitation) -> Result<String, sqlx::Error> {
    written(&invitation)
}
