//! The guide of a meeting: its steps, and below each what the tables answer.

use ensemble_common::prelude::*;

use super::{choices, credits, crumbs, partners};
use crate::discussion_guide::{
    actions,
    api::{AddPartner, ChooseGuide, Sit, WriteAnswer},
    labels,
    model::{GuideInUse, GuideStep, GuideTexts, OfferedGuide, StepKind, Table, Written},
    paths,
    rules::{self, MAX_ANSWER},
    store,
};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_meetings::{
    facilitation::{self, Follow},
    meeting::{model::Found, paths as meeting_paths},
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::{
    markdown::lines,
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, Kind, Line, Notice, TextArea, Weight};

/// What the page says above what is stored, and what was typed.
pub(super) struct Said {
    pub(super) status: u16,
    pub(super) notice: Option<&'static str>,
    pub(super) errors: FieldErrors,
    pub(super) warnings: Vec<PiiWarning>,
    /// What confirms the text in which a student may be identified.
    pub(super) token: String,
    pub(super) choice: Option<ChooseGuide>,
    pub(super) seat: Option<Sit>,
    pub(super) answer: Option<WriteAnswer>,
    pub(super) partner: Option<AddPartner>,
}

impl Default for Said {
    fn default() -> Self {
        Self {
            status: 200,
            notice: None,
            errors: FieldErrors::default(),
            warnings: Vec::new(),
            token: String::new(),
            choice: None,
            seat: None,
            answer: None,
            partner: None,
        }
    }
}

/// A guide as one viewer sees it.
pub(super) struct Shown {
    pub(super) lang: Lang,
    pub(super) found: Found,
    pub(super) in_use: Option<GuideInUse>,
    /// The guides to choose from, for those who choose.
    pub(super) offered: Vec<OfferedGuide>,
    pub(super) written: Written,
    /// The table at which the viewer sits.
    pub(super) seat: Option<u32>,
    /// Whether they answer for a table.
    pub(super) answers: bool,
    /// Whether they choose the guide and answer for all.
    pub(super) runs: bool,
}

impl Shown {
    pub(super) fn address(&self, paths: [&str; 2]) -> String {
        meeting_paths::of(paths, self.lang, self.found.of.meeting.id)
    }

    /// Whether the viewer writes what a table answers.
    pub(super) fn writes(&self, table: u32) -> bool {
        self.answers && rules::may_write(self.runs, self.seat, table)
    }
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, super::meeting_id(&request)?, Said::default()).await
}

pub(super) async fn page(request: &PageRequest, id: MeetingId, said: Said) -> Result<PageResponse, AppError> {
    let found = actions::find_for(request, id, Action::ReadAgenda).await?;
    let (lang, db) = (request.lang, &request.portal.db);
    let follow = facilitation::follow(&request.portal, lang, id).await?;
    let may = |action| request.may(action, Some(found.community));
    let (answers, runs) = (actions::is_open(&found) && may(Action::AnswerGuides), may(Action::RunGuides));
    let seat = match request.viewer.id() {
        Some(person) => store::seat(db, id, person).await?,
        None => None,
    };
    let (in_use, written) = (store::in_use(db, id).await?, store::written(db, id).await?);
    let offered = if runs { store::offered(db).await? } else { Vec::new() };
    let shown = Shown { lang, found, in_use, offered, written, seat, answers, runs };
    let title = t::guide_title(lang, shown.found.of.meeting.title.text(lang));
    let heading = title.clone();
    let status = said.status;
    let weight = shown.written.answers.iter().map(|answer| answer.text.bytes()).sum();
    let body = move || {
        let notice = said.notice.map(|words| {
            view! {
                <Notice kind=Kind::Warning><p id="notice" tabindex="-1" autofocus=true>{words}</p></Notice>
            }
        });
        let content = match &shown.in_use {
            None => view! { <Notice><p>{t::guide_none(lang)}</p></Notice> }.into_any(),
            Some(in_use) => steps(&shown, in_use, &said, follow),
        };
        view! {
            {crumbs(lang, &shown.found, t::guide_guide(lang))}
            <h1>{heading}</h1>
            {notice}
            <ErrorSummary lang errors=said.errors.all() />
            {pii_notice(lang, &said.warnings)}
            {content}
            {choices::guide(&shown, &said)}
            <p><a href=meeting_paths::show(lang, id)>{t::guide_back(lang)}</a></p>
        }
    };
    Ok(Page::new(title, meeting_paths::both(paths::SHOW, id), body)
        .status(status)
        .section("meetings")
        .unlisted()
        .weighing(weight)
        .with_islands()
        .into())
}

fn steps(shown: &Shown, in_use: &GuideInUse, said: &Said, follow: Follow) -> AnyView {
    let (lang, guide) = (shown.lang, &in_use.guide);
    let mut tables = rules::tables(&shown.written);
    // What was typed for a table that is not there yet stays in a form.
    let answer = said.answer.as_ref().and_then(|typed| typed.table);
    let partner = said.partner.as_ref().and_then(|typed| typed.table);
    for number in answer.into_iter().chain(partner) {
        if !tables.iter().any(|table| table.number == number) {
            tables.push(Table { number, name: String::new() });
        }
    }
    let steps = guide.steps.iter().map(|each| step(shown, each, &tables, said)).collect_view();
    let steps = follow(view! { <ol class="guide-steps">{steps}</ol> }.into_any());
    let compare = shown.address(paths::COMPARE);
    view! {
        {head(lang, &guide.texts)}
        <p class="small muted">{t::ui_version(lang, in_use.version)}</p>
        {choices::newer(shown, in_use)}
        <p><a href=compare>{t::guide_compare(lang)}</a></p>
        {choices::seat(shown, said)}
        {steps}
        {credits(lang, &guide.texts)}
    }
    .into_any()
}

/// The title and the summary of a guide.
pub(super) fn head(lang: Lang, texts: &GuideTexts) -> AnyView {
    let summary = texts.summary.clone().map(|summary| view! { <p><Line lang passage=summary /></p> });
    view! {
        <p class="lead"><Line lang passage=texts.title.clone() /></p>
        {summary}
    }
}

/// What a step says: its minutes, its text, its key elements, its video, its sheet. `video` is the one that is watched.
pub(super) fn step_text(lang: Lang, step: &GuideStep, video: Option<&str>) -> AnyView {
    let elements =
        step.elements.iter().map(|each| view! { <li><Line lang passage=each.clone() /></li> }).collect_view();
    let elements = (!step.elements.is_empty()).then(|| view! { <ul class="prose-list">{elements}</ul> });
    let watch = (step.kind == StepKind::Video).then(|| match video {
        Some(video) => {
            view! { <p><a href=video.to_owned() rel="noreferrer">{t::guide_watch(lang)}</a></p> }
        }
        None => view! { <p class="muted">{t::guide_no_video(lang)}</p> },
    });
    let sheet = step.sheet.map(|sheet| view! { <p><b>{t::guide_sheet(lang, sheet)}</b></p> });
    let shown = step.text.shown(lang);
    let tag = (shown.lang != lang).then(|| shown.lang.tag());
    view! {
        <h2 class="h3"><Line lang passage=step.title.clone() /></h2>
        <p class="small muted">{t::guide_minutes(lang, step.minutes)}</p>
        <p lang=tag inner_html=lines(shown.text)></p>
        {elements}
        {sheet}
        {watch}
    }
}

fn step(shown: &Shown, step: &GuideStep, tables: &[Table], said: &Said) -> AnyView {
    let lang = shown.lang;
    let own = shown.in_use.as_ref().and_then(|in_use| in_use.video.as_deref());
    let answers = match step.kind {
        kind if kind.is_answered() => {
            tables.iter().filter_map(|table| answer(shown, step, table, said)).collect_view().into_any()
        }
        StepKind::Partners => partners::view(shown, tables, said),
        _ => ().into_any(),
    };
    view! {
        <li data-live=format!("step-{}", step.key)>
            {step_text(lang, step, own.or(step.video.as_deref()))}
            {answers}
        </li>
    }
    .into_any()
}

/// What a table answers in a step, with the form of those who write it; nothing for a table that has not answered.
fn answer(shown: &Shown, step: &GuideStep, table: &Table, said: &Said) -> Option<AnyView> {
    let lang = shown.lang;
    let stored = rules::answer(&shown.written, &step.key, table.number);
    let typed =
        said.answer.as_ref().filter(|typed| typed.step == step.key && typed.table == Some(table.number));
    let writes = shown.writes(table.number) || typed.is_some();
    if stored.is_none() && !writes {
        return None;
    }
    let text = stored.map(|answer| {
        let spoken = answer.text.shown(lang).lang;
        let tag = (spoken != lang).then(|| spoken.tag());
        view! { <p lang=tag inner_html=lines(answer.text.text(lang))></p> }
    });
    let form = writes.then(|| {
        let id = actions::field(&step.key, table.number);
        let value = typed
            .map(|typed| typed.text.clone())
            .or_else(|| stored.map(|answer| answer.text.text(lang).to_owned()))
            .unwrap_or_default();
        let token = if typed.is_some() { said.token.clone() } else { String::new() };
        let revision = stored.map_or(0, |answer| answer.revision);
        let error = said.errors.of(&id);
        let name = format!("write-{id}");
        view! {
            <details id=name open=typed.is_some()>
                <summary>{t::guide_write(lang)}</summary>
                <form class="form" method="post" action=shown.address(paths::ANSWER)>
                    <input type="hidden" name="step" value=step.key.clone() />
                    <input type="hidden" name="table" value=table.number.to_string() />
                    <input type="hidden" name="revision" value=revision.to_string() />
                    <input type="hidden" name="confirmation_token" value=token />
                    <TextArea
                        id
                        name="text"
                        label=t::guide_answer(lang)
                        hint=t::guide_answer_hint(lang, MAX_ANSWER)
                        value
                        error
                        rows=3
                    />
                    <div class="actions">
                        <Button small=true weight=Weight::Quiet>{t::guide_save(lang)}</Button>
                    </div>
                </form>
            </details>
        }
    });
    Some(
        view! {
            <section class="guide-answer stack gap-1">
                <h3 class="h4">{labels::table(lang, table)}</h3>
                {text}
                {form}
            </section>
        }
        .into_any(),
    )
}
