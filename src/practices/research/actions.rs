//! What people do: one function for each action.

use super::{
    api::HandOver,
    model::{Column, ContributionKind},
    rules, store,
};
use ensemble_common::handover::{self, HandedFile, HandoverSource};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::{csv::CsvFile, digest, web::ActionContext};
use ensemble_texts as t;

/// Consents. Once more changes nothing. The audit log does not say it: those who read the log would learn who consents.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn consent(context: &ActionContext) -> Result<(), AppError> {
    let (person, portal) = (context.person()?, &context.portal);
    portal.db.transaction(async |tx| store::give(tx, person, portal.now()).await).await?;
    Ok(())
}

/// Withdraws consent. Once more changes nothing. The audit log does not say it either.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn withdraw(context: &ActionContext) -> Result<(), AppError> {
    let (person, portal) = (context.person()?, &context.portal);
    portal.db.transaction(async |tx| store::withdraw(tx, person, portal.now()).await).await?;
    Ok(())
}

/// Makes a file of contributions and enters it into the register, both or neither.
///
/// # Errors
/// [`ActionError::Invalid`] for a form that does not say for whom, what for and what, and where there is nothing to hand over.
pub(super) async fn hand_over(context: &ActionContext, input: &HandOver) -> Result<Vec<u8>, ActionError> {
    let (lang, portal) = (context.lang, &context.portal);
    let by = context.viewer.person.as_ref().ok_or(AppError::SignInFirst)?;
    if !context.may(Action::HandOverForResearch, None) {
        return Err(AppError::NotFound.into());
    }
    let form = input.handover();
    let mut errors = handover::check(lang, &form);
    if input.kinds.is_empty() {
        errors.add("kinds", t::research_kinds_missing(lang));
    }
    errors.check()?;
    portal
        .db
        .transaction(async |tx| {
            // A withdrawal at the same time comes first and is in effect, or waits until the file is made.
            store::lock_consents(&mut *tx).await?;
            let contributions = store::contributions(&mut *tx).await?;
            let salt = digest::token();
            let rows = rules::rows(&contributions, &input.kinds, input.year, |kind, person| {
                handover::pseudonym(&salt, format_args!("{kind} {person}"))
            });
            if rows.is_empty() {
                let mut errors = FieldErrors::default();
                errors.add("kinds", t::research_nothing(lang));
                return Err(ActionError::Invalid(errors));
            }
            let columns: Vec<&str> = Column::ALL.iter().map(|column| column.code()).collect();
            let mut csv = CsvFile::new(lang);
            csv.row(&columns);
            for row in &rows {
                csv.row(row);
            }
            let bytes = csv.into_bytes();
            let kinds: Vec<&str> = ContributionKind::ALL
                .iter()
                .filter(|kind| input.kinds.contains(kind))
                .map(|kind| kind.code())
                .collect();
            let file = HandedFile {
                recipient: &form.recipient_name,
                purpose: &form.purpose,
                lang,
                source: HandoverSource::Contributions,
                about: None,
                kinds: kinds.join(" "),
                school_year: input.year,
                columns: columns.join(" "),
                rows: rows.len(),
                bytes: &bytes,
            };
            let id = handover::record(&mut *tx, by, &file, portal.now()).await?;
            context.audit(tx, "research.handover", id, "").await?;
            Ok(bytes)
        })
        .await
}
