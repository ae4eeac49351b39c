//! Who reads the projects of a call, and whether they read without names.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            actions,
            api::{ChangeReviewers, ReviewersAct},
            model::{Call, Reviewer},
            paths, rules, store,
        },
        managed,
    },
    head::manage_head,
    parts::{changed as changed_notice, said, saved},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Check, Confirm, ErrorSummary, Field, Weight};

pub(in crate::call::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    page(&request, call, 200, ChangeReviewers::default(), FieldErrors::default()).await
}

pub(in crate::call::pages) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    let input: ChangeReviewers = request.input()?;
    match actions::change_reviewers(&request, &call, &input).await {
        Ok(()) => {
            let here = paths::of(paths::REVIEWERS, request.lang, &call.code);
            Ok(PageResponse::redirect_with(&here, Flash::Saved))
        }
        Err(ActionError::Invalid(errors)) => page(&request, call, 422, input, errors).await,
        Err(ActionError::Conflict) => {
            let call = managed(&request).await?;
            page(&request, call, 409, input, FieldErrors::default()).await
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

async fn page(
    request: &PageRequest,
    call: Call,
    status: u16,
    input: ChangeReviewers,
    errors: FieldErrors,
) -> Result<PageResponse, AppError> {
    let (lang, now, done) = (request.lang, request.portal.now(), saved(request));
    let all = store::reviewers(&request.portal.db, call.id).await?;
    let title = t::call_reviewers_title(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::REVIEWERS, &call.code);
    let body = move || {
        let action = paths::of(paths::REVIEWERS, lang, &call.code);
        let changes = rules::can_change_reviewers(&call, now);
        let rows = rows(lang, &all, &action, changes);
        let form = (changes || !input.email.is_empty()).then(|| {
            view! {
                <form class="form" method="post" action=action.clone()>
                    <input type="hidden" name="act" value=ReviewersAct::Add.code() />
                    <Field
                        id="email"
                        kind="email"
                        label=t::call_reviewer_email(lang)
                        hint=t::call_reviewer_email_hint(lang)
                        value=input.email
                        error=errors.of("email")
                        required=true
                    />
                    <div class="actions"><Button>{t::call_reviewer_add(lang)}</Button></div>
                </form>
            }
        });
        view! {
            {manage_head(lang, &call, now, paths::REVIEWERS)}
            <section class="stack">
                <h2>{t::call_reviewers(lang)}</h2>
                {said(done)}
                {changed_notice(lang, status == 409)}
                <ErrorSummary lang errors=errors.all() />
                <p>{t::call_reviewers_text(lang)}</p>
                {rows}
                {form}
            </section>
            {blind(lang, &call, now, action)}
            <div class="row">
                <ButtonLink weight=Weight::Quiet href=paths::of(paths::MANAGE, lang, &call.code)>{t::call_back(lang)}</ButtonLink>
            </div>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

fn rows(lang: Lang, all: &[Reviewer], action: &str, changes: bool) -> AnyView {
    if all.is_empty() {
        return view! { <p class="muted">{t::call_reviewers_none(lang)}</p> };
    }
    let rows = all
        .iter()
        .map(|reviewer| {
            let removal = changes.then(|| {
                view! {
                    <form method="post" action=action.to_owned()>
                        <input type="hidden" name="act" value=ReviewersAct::Remove.code() />
                        <input type="hidden" name="person" value=reviewer.person.to_string() />
                        <Confirm
                            label=t::call_reviewer_remove(lang)
                            question=t::call_reviewer_remove_question(lang)
                            thing=reviewer.name.clone()
                        />
                    </form>
                }
            });
            view! { <li class="row spread"><span>{reviewer.name.clone()}</span> {removal}</li> }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }
}

/// Whether reviewers read without names, as long as it can change.
fn blind(lang: Lang, call: &Call, now: i64, action: String) -> AnyView {
    let inside = if rules::can_change_questions(call, now) {
        view! {
            <form class="form" method="post" action=action>
                <input type="hidden" name="act" value=ReviewersAct::Blind.code() />
                <Check
                    id="blind"
                    label=t::call_blind(lang)
                    hint=t::call_blind_hint(lang)
                    checked=call.blind
                />
                <div class="actions"><Button weight=Weight::Quiet>{t::account_save(lang)}</Button></div>
            </form>
        }
    } else {
        let words = if call.blind { t::call_blind_yes(lang) } else { t::call_blind_no(lang) };
        view! { <p>{words}</p> }
    };
    view! {
        <section class="stack" aria-labelledby="names">
            <h2 id="names">{t::call_blind_title(lang)}</h2>
            {inside}
        </section>
    }
}
