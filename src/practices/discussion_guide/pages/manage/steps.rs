//! The steps of a guide: a list that buttons arrange, and the form of one of them.

use ensemble_common::prelude::*;

use super::{
    head::{done, head, said},
    length, written,
};
use crate::discussion_guide::{
    actions,
    api::{StepAct, WriteStep},
    labels,
    model::{GuideStep, StepKind, WrittenGuide},
    paths,
    rules::{MAX_ELEMENTS, MAX_MINUTES, MAX_STEPS, MAX_TEXT, MAX_TITLE},
    store,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::web::{Direction, Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, Choice, Confirm, EmptyState, ErrorSummary, Field, Kind, Line, Notice, RadioGroup, TextArea,
    Weight,
};

/// How the page is shown.
struct State {
    status: u16,
    /// What was typed and not saved.
    typed: Option<WriteStep>,
    errors: FieldErrors,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let guide = written(&request).await?;
    page(&request, guide, State { status: 200, typed: None, errors: FieldErrors::default() }).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let guide = written(&request).await?;
    let input: WriteStep = request.input()?;
    let outcome = actions::write_step(&request, &guide.key, &input).await;
    let typed = Some(input).filter(|input| matches!(input.act, None | Some(StepAct::Save)));
    let state = match outcome {
        Ok(()) => {
            let here = paths::of(paths::STEPS, request.lang, &guide.key);
            return Ok(PageResponse::redirect_with(&here, Flash::Saved));
        }
        Err(ActionError::Invalid(errors)) => State { status: 422, typed, errors },
        Err(ActionError::Conflict) => State { status: 409, typed, errors: FieldErrors::default() },
        Err(ActionError::App(error)) => return Err(error),
    };
    page(&request, guide, state).await
}

/// What the form has: what was typed, or the step that the address names; a new one otherwise.
fn input(request: &PageRequest, state: &State, all: &[GuideStep]) -> WriteStep {
    let asked = request.query_param("item").unwrap_or_default();
    let item = state.typed.as_ref().map_or(asked, |typed| typed.item.as_str());
    let stored = all.iter().find(|step| step.key == item);
    match (state.typed.clone(), stored) {
        // What another person removed is added again.
        (Some(typed), None) => WriteStep { item: String::new(), seen: String::new(), ..typed },
        (Some(typed), Some(stored)) if state.status == 409 => {
            WriteStep { seen: actions::mark(stored), ..typed }
        }
        (Some(typed), Some(_)) => typed,
        (None, Some(stored)) => WriteStep::of(stored, actions::mark(stored)),
        (None, None) => WriteStep::new(),
    }
}

async fn page(request: &PageRequest, guide: WrittenGuide, state: State) -> Result<PageResponse, AppError> {
    let (lang, words) = (request.lang, said(request));
    let all = store::steps(&request.portal.db, &guide.key).await?;
    let input = input(request, &state, &all);
    let State { status, typed, errors } = state;
    let title = t::guide_text_steps_title(lang, guide.texts.title.text(lang));
    let addresses = paths::both(paths::STEPS, &guide.key);
    let body = move || {
        let action = paths::of(paths::STEPS, lang, &guide.key);
        let changed = (status == 409).then(|| {
            view! { <Notice kind=Kind::Warning><p>{t::guide_text_step_changed(lang)}</p></Notice> }
        });
        let minutes: u32 = all.iter().map(|step| u32::from(step.minutes)).sum();
        let total = (!all.is_empty()).then(|| view! { <p>{t::guide_text_total(lang, minutes)}</p> });
        let room = typed.is_some() || !input.item.is_empty() || all.len() < MAX_STEPS;
        let form = room.then(|| form(lang, &action, input, &errors));
        view! {
            {head(lang, &guide, paths::STEPS)}
            <section class="stack">
                <h2>{t::guide_text_steps(lang)}</h2>
                {done(words)}
                {changed}
                <ErrorSummary lang errors=errors.all() />
                {rows(lang, &all, &action)}
                {total}
            </section>
            {form}
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

fn rows(lang: Lang, all: &[GuideStep], action: &str) -> AnyView {
    if all.is_empty() {
        return view! { <EmptyState title=t::guide_text_no_steps(lang) text=t::guide_text_no_steps_text(lang) /> };
    }
    let rows = all
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let facts = [labels::step_kind(lang, step.kind).to_owned(), t::guide_minutes(lang, step.minutes)];
            view! {
                <li class="stack gap-2">
                    <p><b>{(index + 1).to_string()} ". " <Line lang passage=step.title.clone() /></b></p>
                    <p class="small muted">{facts.join(", ")}</p>
                    {tools(lang, action, (index, all.len()), step)}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="rows">{rows}</ol> }
}

/// What is done with the step at a place of the list: editing, moving and removing it.
fn tools(lang: Lang, action: &str, (index, count): (usize, usize), step: &GuideStep) -> AnyView {
    let name = step.title.text(lang);
    let hidden_name = || {
        let name = name.to_owned();
        view! { <span class="visually-hidden">" " {name}</span> }
    };
    let edit = format!("{action}?item={}#form", step.key);
    let moves = Direction::ALL
        .iter()
        .filter(|direction| match direction {
            Direction::Up => index > 0,
            Direction::Down => index + 1 < count,
        })
        .map(|direction| {
            let words = view! { {direction.label(lang)} {hidden_name()} };
            view! {
                <Button name="act" value=direction.code() weight=Weight::Quiet small=true>{words}</Button>
            }
        })
        .collect_view();
    view! {
        <div class="row gap-2">
            <p><a href=edit>{t::guide_text_edit(lang)} {hidden_name()}</a></p>
            <form class="row gap-2" method="post" action=action.to_owned()>
                <input type="hidden" name="item" value=step.key.clone() />
                {moves}
            </form>
            <form method="post" action=action.to_owned()>
                <input type="hidden" name="item" value=step.key.clone() />
                <input type="hidden" name="seen" value=actions::mark(step) />
                <input type="hidden" name="act" value=StepAct::Remove.code() />
                <Confirm
                    label=t::guide_remove(lang)
                    question=t::guide_text_remove_question(lang)
                    thing=name.to_owned()
                />
            </form>
        </div>
    }
}

fn form(lang: Lang, action: &str, input: WriteStep, errors: &FieldErrors) -> AnyView {
    let (heading, send) = if input.item.is_empty() {
        (t::guide_text_step_add(lang), t::guide_text_step_add_send(lang))
    } else {
        (t::guide_text_step_edit(lang), t::account_save(lang))
    };
    let kinds = StepKind::ALL
        .iter()
        .map(|kind| {
            Choice::new(kind.code(), labels::step_kind(lang, *kind)).chosen(input.kind == Some(*kind))
        })
        .collect();
    view! {
        <section class="stack" id="form" aria-labelledby="form-title">
            <h2 id="form-title">{heading}</h2>
            <form class="form" method="post" action=action.to_owned()>
                <input type="hidden" name="item" value=input.item />
                <input type="hidden" name="seen" value=input.seen />
                <RadioGroup id="kind" label=t::guide_text_kind(lang) choices=kinds error=errors.of("kind") />
                <Field
                    id="title-fr"
                    label=t::guide_text_title_fr(lang)
                    hint=t::guide_text_draft_hint(lang)
                    value=input.title_fr
                    error=errors.of("title-fr")
                    lang=Lang::Fr.tag()
                    maxlength=length(MAX_TITLE)
                />
                <Field
                    id="title-en"
                    label=t::guide_text_title_en(lang)
                    value=input.title_en
                    error=errors.of("title-en")
                    lang=Lang::En.tag()
                    maxlength=length(MAX_TITLE)
                />
                <TextArea
                    id="text-fr"
                    label=t::guide_text_text_fr(lang)
                    value=input.text_fr
                    error=errors.of("text-fr")
                    rows=3
                    lang=Lang::Fr.tag()
                    maxlength=length(MAX_TEXT)
                />
                <TextArea
                    id="text-en"
                    label=t::guide_text_text_en(lang)
                    value=input.text_en
                    error=errors.of("text-en")
                    rows=3
                    lang=Lang::En.tag()
                    maxlength=length(MAX_TEXT)
                />
                <Field
                    id="minutes"
                    kind="number"
                    label=t::guide_text_minutes(lang)
                    hint=t::guide_text_minutes_hint(lang, MAX_MINUTES)
                    value=input.minutes
                    error=errors.of("minutes")
                />
                <Field
                    id="video"
                    label=t::guide_video(lang)
                    hint=t::guide_text_video_hint(lang)
                    value=input.video
                    error=errors.of("video")
                />
                <Field
                    id="sheet"
                    kind="number"
                    label=t::guide_text_sheet(lang)
                    hint=t::guide_text_sheet_hint(lang)
                    value=input.sheet
                    error=errors.of("sheet")
                />
                <div class="form-row top">
                    <TextArea
                        id="elements-fr"
                        label=t::guide_text_elements_fr(lang)
                        hint=t::guide_text_elements_hint(lang, MAX_ELEMENTS)
                        value=input.elements_fr
                        error=errors.of("elements-fr")
                        rows=4
                        lang=Lang::Fr.tag()
                    />
                    <TextArea
                        id="elements-en"
                        label=t::guide_text_elements_en(lang)
                        hint=t::guide_text_elements_other_hint(lang)
                        value=input.elements_en
                        error=errors.of("elements-en")
                        rows=4
                        lang=Lang::En.tag()
                    />
                </div>
                <div class="actions"><Button>{send}</Button></div>
            </form>
        </section>
    }
}
