//! What an invitation says.

use super::super::model::Invitation;
use ensemble_core::Lang;
use ensemble_server::db::{
    Db,
    columns::{document, to_json},
};

/// What an invitation leads to, for the person who reads it: the community's name. `None` when it is
/// gone.
///
/// # Errors
/// When the database is away.
pub async fn invitation(db: &Db, lang: Lang, data: &str) -> Result<Option<String>, sqlx::Error> {
    let invitation = read(data)?;
    Ok(super::name_of(db, invitation.community).await?.map(|name| name.text(lang).to_owned()))
}

/// An invitation as a link keeps it.
///
/// # Errors
/// Never, in practice: an invitation has JSON.
pub fn data(invitation: Invitation) -> Result<String, sqlx::Error> {
    to_json(&invitation)
}

/// What a link keeps of an invitation.
///
/// # Errors
/// When it is none.
pub fn read(data: &str) -> Result<Invitation, sqlx::Error> {
    document("data", data)
}
