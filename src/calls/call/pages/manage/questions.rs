//! The questions that a call asks: a small form builder.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            actions,
            api::WriteQuestion,
            labels,
            model::{Call, Question, QuestionKind},
            paths,
            rules::{self, MAX_CHOICES, MAX_QUESTIONS, MAX_TEXT, MAX_TITLE},
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
use ensemble_ui::{
    Button, ButtonLink, Check, Choice, ErrorSummary, Field, Line, RadioGroup, TextArea, Weight,
};

pub(in crate::call::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    page(&request, call, ListPage::opened()).await
}

pub(in crate::call::pages) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    let input: WriteQuestion = request.input()?;
    let done = actions::write_question(&request, &call, &input).await;
    match outcome(&request, (call, paths::QUESTIONS), input, done).await? {
        Ok(response) => Ok(response),
        Err((call, shown)) => page(&request, call, shown).await,
    }
}

async fn page(
    request: &PageRequest,
    call: Call,
    shown: ListPage<WriteQuestion>,
) -> Result<PageResponse, AppError> {
    let (lang, now, done) = (request.lang, request.portal.now(), saved(request));
    let all = store::questions(&request.portal.db, call.id).await?;
    let input = shown.input(request, &all);
    let ListPage { status, typed, errors } = shown;
    let (changed, was_typed) = (status == 409, typed.is_some());
    let title = t::call_questions_title(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::QUESTIONS, &call.code);
    let body = move || {
        let action = paths::of(paths::QUESTIONS, lang, &call.code);
        let changes = rules::can_change_questions(&call, now);
        let rows = rows(lang, &all, &action, changes);
        let room = input.item.is_some() || all.len() < MAX_QUESTIONS;
        let form = (was_typed || changes && room).then(|| form(lang, &action, input, &errors));
        let settled = (!changes).then(|| settled(lang));
        let preview = paths::of(paths::PREVIEW, lang, &call.code);
        view! {
            {manage_head(lang, &call, now, paths::QUESTIONS)}
            <section class="stack">
                <h2>{t::call_questions(lang)}</h2>
                {said(done)}
                {settled}
                {changed_notice(lang, changed && changes)}
                <ErrorSummary lang errors=errors.all() />
                {changes.then(|| view! { <p>{t::call_questions_text(lang)}</p> })}
                {rows}
                <p><a href=preview>{t::call_preview(lang)}</a></p>
            </section>
            {form}
            <div class="row">
                <ButtonLink weight=Weight::Quiet href=paths::of(paths::MANAGE, lang, &call.code)>{t::call_back(lang)}</ButtonLink>
            </div>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

fn rows(lang: Lang, all: &[Question], action: &str, changes: bool) -> Option<AnyView> {
    let tools = Tools { lang, action, count: all.len() };
    let rows = all
        .iter()
        .enumerate()
        .map(|(index, question)| {
            let own = changes.then(|| {
                let name = question.label.text(lang);
                tools.of(index, &question.id.to_string(), actions::mark(question), name)
            });
            let mut facts = vec![labels::kind_word(lang, question.kind)];
            facts.extend(question.required.then(|| t::call_question_required(lang)));
            facts.extend(question.reviewed.then(|| t::call_question_reviewed(lang)));
            view! {
                <li class="stack gap-2">
                    <p><b><Line lang passage=question.label.clone() /></b></p>
                    <p class="small muted">{facts.join(", ")}</p>
                    {own}
                </li>
            }
        })
        .collect_view();
    (!all.is_empty()).then(|| view! { <ol class="rows">{rows}</ol> })
}

fn form(lang: Lang, action: &str, input: WriteQuestion, errors: &FieldErrors) -> AnyView {
    let heading = if input.item.is_some() { t::call_question_edit(lang) } else { t::call_question_add(lang) };
    let kinds = QuestionKind::ALL
        .iter()
        .map(|kind| {
            Choice::new(kind.code(), labels::kind_word(lang, *kind)).chosen(input.kind == Some(*kind))
        })
        .collect();
    view! {
        <section class="stack" id="form" aria-labelledby="form-title">
            <h2 id="form-title">{heading}</h2>
            <form class="form" method="post" action=action.to_owned()>
                {which(input.item.map(|item| item.to_string()), input.seen)}
                <RadioGroup id="kind" label=t::call_question_kind(lang) choices=kinds error=errors.of("kind") />
                <Field
                    id="title-fr"
                    label=t::call_question_fr(lang)
                    value=input.title_fr
                    error=errors.of("title-fr")
                    lang=Lang::Fr.tag()
                    maxlength=length(MAX_TITLE)
                />
                <Field
                    id="title-en"
                    label=t::call_question_en(lang)
                    value=input.title_en
                    error=errors.of("title-en")
                    lang=Lang::En.tag()
                    maxlength=length(MAX_TITLE)
                />
                <TextArea
                    id="hint-fr"
                    label=t::call_hint_fr(lang)
                    value=input.hint_fr
                    error=errors.of("hint-fr")
                    rows=2
                    lang=Lang::Fr.tag()
                    maxlength=length(MAX_TEXT)
                />
                <TextArea
                    id="hint-en"
                    label=t::call_hint_en(lang)
                    value=input.hint_en
                    error=errors.of("hint-en")
                    rows=2
                    lang=Lang::En.tag()
                    maxlength=length(MAX_TEXT)
                />
                <div class="form-row top">
                    <TextArea
                        id="choices-fr"
                        label=t::call_choices_fr(lang)
                        hint=t::call_choices_hint(lang, MAX_CHOICES)
                        value=input.choices_fr
                        error=errors.of("choices-fr")
                        rows=5
                        lang=Lang::Fr.tag()
                    />
                    <TextArea
                        id="choices-en"
                        label=t::call_choices_en(lang)
                        hint=t::call_choices_other_hint(lang)
                        value=input.choices_en
                        error=errors.of("choices-en")
                        rows=5
                        lang=Lang::En.tag()
                    />
                </div>
                <Check
                    id="required"
                    label=t::call_question_must(lang)
                    checked=input.required
                />
                <Check
                    id="reviewed"
                    label=t::call_question_read(lang)
                    hint=t::call_question_read_hint(lang)
                    checked=input.reviewed
                />
                <div class="actions"><Button>{t::account_save(lang)}</Button></div>
            </form>
        </section>
    }
}
