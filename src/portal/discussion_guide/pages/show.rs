//! The guide of a meeting: its steps, and below each what the tables answer.

use crate::prelude::*;

use super::{choices, credits, crumbs, partners};
use crate::{
    discussion_guide::{
        actions,
        api::{AddPartner, ChooseGuide, Sit, WriteAnswer},
        guides, labels,
        model::{Chosen, Guide, GuideStep, StepKind, Table, Written},
        paths,
        rules::{self, MAX_ANSWER},
        store,
    },
    meeting::{model::Found, paths as meeting_paths},
    reflection::{PiiWarning, pii_notice},
};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_server::{
    markdown::lines,
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, Kind, Notice, TextArea, Weight};

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
    pub(super) chosen: Option<Chosen>,
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
    let may = |action| request.may(action, Some(found.community));
    let (answers, runs) = (actions::is_open(&found) && may(Action::AnswerGuides), may(Action::RunGuides));
    let seat = match request.viewer.id() {
        Some(person) => store::seat(db, id, person).await?,
        None => None,
    };
    let (chosen, written) = (store::chosen(db, id).await?, store::written(db, id).await?);
    let shown = Shown { lang, found, chosen, written, seat, answers, runs };
    let title = t::guide_title(lang, shown.found.of.meeting.title.text(lang));
    let heading = title.clone();
    let status = said.status;
    let weight = shown.written.answers.iter().map(|answer| answer.text.bytes()).sum();
    let body = move || {
        let guide = shown.chosen.as_ref().and_then(|chosen| guides::one(&chosen.guide));
        let notice = said.notice.map(|words| {
            view! {
                <Notice kind=Kind::Warning><p id="notice" tabindex="-1" autofocus=true>{words}</p></Notice>
            }
        });
        let content = match guide {
            None => view! { <Notice><p>{t::guide_none(lang)}</p></Notice> }.into_any(),
            Some(guide) => steps(&shown, guide, &said),
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
        .into())
}

fn steps(shown: &Shown, guide: &Guide, said: &Said) -> AnyView {
    let lang = shown.lang;
    let mut tables = rules::tables(&shown.written);
    // What was typed for a table that is not there yet stays in a form.
    let answer = said.answer.as_ref().and_then(|typed| typed.table);
    let partner = said.partner.as_ref().and_then(|typed| typed.table);
    for number in answer.into_iter().chain(partner) {
        if !tables.iter().any(|table| table.number == number) {
            tables.push(Table { number, name: String::new() });
        }
    }
    let steps = guide.step.iter().map(|each| step(shown, each, &tables, said)).collect_view();
    let compare = shown.address(paths::COMPARE);
    view! {
        <p class="lead">{guide.title.of(lang).to_owned()}</p>
        <p>{guide.summary.of(lang).to_owned()}</p>
        <p><a href=compare>{t::guide_compare(lang)}</a></p>
        {choices::seat(shown, said)}
        <ol class="guide-steps">{steps}</ol>
        {credits(lang, guide)}
    }
    .into_any()
}

fn step(shown: &Shown, step: &GuideStep, tables: &[Table], said: &Said) -> AnyView {
    let lang = shown.lang;
    let elements =
        step.element.iter().map(|element| view! { <li>{element.of(lang).to_owned()}</li> }).collect_view();
    let elements = (!step.element.is_empty()).then(|| view! { <ul>{elements}</ul> });
    let video = (step.kind == StepKind::Video).then(|| {
        match shown.chosen.as_ref().and_then(|chosen| chosen.video.clone()) {
            Some(video) => {
                view! { <p><a href=video rel="noreferrer">{t::guide_watch(lang)}</a></p> }.into_any()
            }
            None => view! { <p class="muted">{t::guide_no_video(lang)}</p> }.into_any(),
        }
    });
    let answers = match step.kind {
        kind if kind.is_answered() => {
            tables.iter().filter_map(|table| answer(shown, step, table, said)).collect_view().into_any()
        }
        StepKind::Partners => partners::view(shown, tables, said),
        _ => ().into_any(),
    };
    view! {
        <li class="stack gap-2">
            <h2 class="h3">{step.title.of(lang).to_owned()}</h2>
            <p>{step.text.of(lang).to_owned()}</p>
            {elements}
            {video}
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
        view! {
            <details open=typed.is_some()>
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
