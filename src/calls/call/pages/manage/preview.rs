//! The questions of a call as a person who answers sees them.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{model::PlannedCommunity, paths, store, views::question_field},
        managed,
    },
    head::manage_head,
};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Choice, EmptyState, Notice, RadioGroup, Weight};

pub(in crate::call::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let (planned, questions) =
        futures::try_join!(store::planned(db, call.id), store::questions(db, call.id))?;
    let title = t::call_preview_title(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::PREVIEW, &call.code);
    let body = move || {
        let (errors, empty) = (FieldErrors::default(), |_: &str| String::new());
        let fields = questions
            .iter()
            .map(|question| question_field(lang, lang, question, &empty, &errors))
            .collect_view();
        let form = if questions.is_empty() {
            view! { <EmptyState title=t::call_preview_none(lang) text=t::call_preview_none_text(lang) /> }
        } else {
            view! { <div class="form">{fields}</div> }
        };
        let summary = call.texts.summary.text(lang).to_owned();
        let back = paths::of(paths::QUESTIONS, lang, &call.code);
        view! {
            {manage_head(lang, &call, now, paths::PREVIEW)}
            <section class="stack">
                <h2>{t::call_preview_heading(lang)}</h2>
                <Notice><p>{t::call_preview_text(lang)}</p></Notice>
                <p class="lead">{summary}</p>
                {choice_of(lang, planned)}
                {form}
                <div class="row">
                    <ButtonLink weight=Weight::Quiet href=back>{t::call_back_questions(lang)}</ButtonLink>
                </div>
            </section>
        }
    };
    Ok(Page::new(title, addresses, body).section("administration").unlisted().into())
}

/// The choice among planned communities, where there are several.
fn choice_of(lang: Lang, planned: Vec<PlannedCommunity>) -> Option<AnyView> {
    let open: Vec<PlannedCommunity> = planned.into_iter().filter(|each| each.merged_into.is_none()).collect();
    (open.len() > 1).then(|| {
        let choices = open.iter().map(|each| Choice::new(each.id.to_string(), each.title.text(lang))).collect();
        view! { <div class="form"><RadioGroup id="planned" label=t::call_preview_planned(lang) choices /></div> }
    })
}
