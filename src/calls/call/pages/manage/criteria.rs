//! The criteria against which projects are read.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            actions,
            api::WriteCriterion,
            model::{Call, Criterion},
            paths,
            rules::{self, MAX_CRITERIA, MAX_TEXT},
            store,
        },
        managed,
    },
    head::manage_head,
    parts::{ListPage, Tools, changed as changed_notice, length, outcome, said, saved, settled, which},
};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Line, TextArea, Weight};

pub(in crate::call::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    page(&request, call, ListPage::opened()).await
}

pub(in crate::call::pages) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    let input: WriteCriterion = request.input()?;
    let done = actions::write_criterion(&request, &call, &input).await;
    match outcome(&request, (call, paths::CRITERIA), input, done).await? {
        Ok(response) => Ok(response),
        Err((call, shown)) => page(&request, call, shown).await,
    }
}

async fn page(
    request: &PageRequest,
    call: Call,
    shown: ListPage<WriteCriterion>,
) -> Result<PageResponse, AppError> {
    let (lang, now, done) = (request.lang, request.portal.now(), saved(request));
    let all = store::criteria(&request.portal.db, call.id).await?;
    let input = shown.input(request, &all);
    let ListPage { status, typed, errors } = shown;
    let (changed, was_typed) = (status == 409, typed.is_some());
    let title = t::call_criteria_title(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::CRITERIA, &call.code);
    let body = move || {
        let action = paths::of(paths::CRITERIA, lang, &call.code);
        let changes = rules::can_change_questions(&call, now);
        let rows = rows(lang, &all, &action, changes);
        let room = input.item.is_some() || all.len() < MAX_CRITERIA;
        let form = (was_typed || changes && room).then(|| form(lang, &action, input, &errors));
        let settled = (!changes).then(|| settled(lang));
        view! {
            {manage_head(lang, &call, now, paths::CRITERIA)}
            <section class="stack">
                <h2 id="criteria" tabindex="-1">{t::call_criteria(lang)}</h2>
                {said(done)}
                {settled}
                {changed_notice(lang, changed && changes)}
                <ErrorSummary lang errors=errors.all() />
                <p>{t::call_criteria_text(lang)}</p>
                {rows}
            </section>
            {form}
            <div class="row">
                <ButtonLink weight=Weight::Quiet href=paths::of(paths::MANAGE, lang, &call.code)>{t::call_back(lang)}</ButtonLink>
            </div>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

fn rows(lang: Lang, all: &[Criterion], action: &str, changes: bool) -> Option<AnyView> {
    let tools = Tools { lang, action, count: all.len() };
    let rows = all
        .iter()
        .enumerate()
        .map(|(index, criterion)| {
            let own = changes.then(|| {
                let name = criterion.text.text(lang);
                tools.of(index, &criterion.id.to_string(), actions::mark(criterion), name)
            });
            view! {
                <li class="stack gap-2">
                    <p><Line lang passage=criterion.text.clone() /></p>
                    {own}
                </li>
            }
        })
        .collect_view();
    (!all.is_empty()).then(|| view! { <ol class="rows">{rows}</ol> })
}

fn form(lang: Lang, action: &str, input: WriteCriterion, errors: &FieldErrors) -> AnyView {
    let heading =
        if input.item.is_some() { t::call_criterion_edit(lang) } else { t::call_criterion_add(lang) };
    view! {
        <section class="stack" id="form" aria-labelledby="form-title">
            <h2 id="form-title">{heading}</h2>
            <form class="form" method="post" action=action.to_owned()>
                {which(input.item.map(|item| item.to_string()), input.seen)}
                <TextArea
                    id="text-fr"
                    label=t::call_criterion_fr(lang)
                    hint=t::call_criterion_hint(lang)
                    value=input.text_fr
                    error=errors.of("text-fr")
                    rows=3
                    lang=Lang::Fr.tag()
                    maxlength=length(MAX_TEXT)
                />
                <TextArea
                    id="text-en"
                    label=t::call_criterion_en(lang)
                    value=input.text_en
                    error=errors.of("text-en")
                    rows=3
                    lang=Lang::En.tag()
                    maxlength=length(MAX_TEXT)
                />
                <div class="actions"><Button>{t::account_save(lang)}</Button></div>
            </form>
        </section>
    }
}
