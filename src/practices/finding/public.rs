//! What other features know of findings.

use super::{model::Finding, store};
use crate::quotation::{self, Consent, Credited, QuotedIn};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, FindingId},
};
use ensemble_server::db::Db;

/// The findings that a community gathers or gathered, the newest first. The caller has checked that the person reads them.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_community(db: &Db, community: CommunityId) -> Result<Vec<Finding>, sqlx::Error> {
    let mut findings = store::of_community(db, community).await?;
    findings.retain(|finding| finding.gathered_by().any(|place| place.id == community));
    Ok(findings)
}

/// What a finding says.
///
/// # Errors
/// When the database is unavailable.
pub async fn statement_of(db: &Db, id: FindingId) -> Result<Option<LocalizedText>, sqlx::Error> {
    Ok(store::find(db, id).await?.map(|finding| finding.statement))
}

/// Those who are behind a finding and consent to that, as its readers may see them.
///
/// # Errors
/// When the database is unavailable.
pub async fn public_sources(db: &Db, id: FindingId) -> Result<Vec<Credited>, sqlx::Error> {
    let given = store::given(db, id).await?;
    let mut credited = quotation::of_work(db, QuotedIn::Finding, id.uuid()).await?;
    credited.retain(|each| each.consent == Consent::Given && given.contains(&each.reflection));
    Ok(credited)
}
