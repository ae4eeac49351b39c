//! How far a call is, what it is made of, and what comes next.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            Composition, labels,
            model::{Call, CallPhase, Criterion, PlannedCommunity, Question, Reviewer},
            paths,
            rules::{self, Missing},
            store,
        },
        managed,
    },
    head::manage_head,
    parts::said,
};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, error::AppError};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Entry, EntryList, Kind, Line, Notice, SectionTitle, Weight};

/// All that the page shows.
struct Overview {
    lang: Lang,
    now: i64,
    call: Call,
    phase: CallPhase,
    planned: Vec<PlannedCommunity>,
    questions: Vec<Question>,
    criteria: Vec<Criterion>,
    reviewers: Vec<Reviewer>,
    next_steps: Option<Part>,
    done: Option<&'static str>,
}

pub(in crate::call::pages) async fn show(
    request: PageRequest,
    composition: Composition,
) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let (planned, questions, criteria, reviewers) = futures::try_join!(
        store::planned(db, call.id),
        store::questions(db, call.id),
        store::criteria(db, call.id),
        store::reviewers(db, call.id)
    )?;
    let phase = rules::phase(&call, now);
    let next_steps =
        if call.published_at.is_some() { (composition.next_steps)(&request, &call).await? } else { None };
    let done = match request.flash() {
        Some(Flash::Saved) => Some(t::administration_saved(lang)),
        Some(Flash::Published) => Some(t::call_published(lang)),
        _ => None,
    };
    let title = t::call_manage_title(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::MANAGE, &call.code);
    let overview =
        Overview { lang, now, call, phase, planned, questions, criteria, reviewers, next_steps, done };
    Ok(Page::new(title, addresses, move || body(overview)).section("administration").unlisted().into())
}

fn body(overview: Overview) -> AnyView {
    let Overview { lang, now, ref call, phase, .. } = overview;
    let preparation = preparation(&overview);
    let head = manage_head(lang, call, now, paths::MANAGE);
    let next = next(&overview);
    let cancel = (phase != CallPhase::Answered).then(|| {
        let words = if phase == CallPhase::Cancelled { t::call_restore(lang) } else { t::call_cancel(lang) };
        let href = paths::of(paths::CANCEL, lang, &call.code);
        view! { <ButtonLink weight=Weight::Quiet small=true href>{words}</ButtonLink> }
    });
    let public = call.published_at.is_some().then(|| {
        let href = paths::of(paths::SHOW, lang, &call.code);
        view! { <ButtonLink weight=Weight::Quiet small=true href>{t::call_see(lang)}</ButtonLink> }
    });
    let next_steps = overview.next_steps.map(|part| part(lang));
    view! {
        {head}
        {said(overview.done)}
        {next}
        {next_steps}
        {preparation}
        <div class="row">{public} {cancel}</div>
    }
}

/// What comes next in the phase of the call.
fn next(overview: &Overview) -> AnyView {
    let Overview { lang, now, call, phase, planned, questions, criteria, .. } = overview;
    let (lang, now) = (*lang, *now);
    let at = |millis: i64| labels::moment(lang, millis);
    let words = match phase {
        CallPhase::Draft => {
            let missing = rules::missing(call, planned, questions, criteria, now);
            return draft(lang, call, &missing);
        }
        CallPhase::Announced => t::call_next_announced(lang, at(call.dates.opens_at)),
        CallPhase::Open => t::call_next_open(lang, at(call.dates.closes_at)),
        CallPhase::Screening => t::call_next_screening(lang, at(call.dates.screening_until)),
        CallPhase::Draw => t::call_next_draw(lang, at(call.dates.answer_until)),
        CallPhase::Answered => t::call_next_answered(lang).to_owned(),
        CallPhase::Cancelled => {
            let reason = call.cancelled.as_ref().map(|cancelled| {
                let passage = cancelled.reason.clone();
                view! { <p><Line lang passage /></p> }
            });
            return view! {
                <Notice kind=Kind::Warning>
                    <p><b>{t::call_next_cancelled(lang)}</b></p>
                    {reason}
                </Notice>
            };
        }
    };
    section(lang, view! { <p>{words}</p> })
}

fn section(lang: Lang, inside: AnyView) -> AnyView {
    view! {
        <section class="stack gap-3" aria-labelledby="next">
            <SectionTitle id="next" title=t::call_next(lang) all=None />
            {inside}
        </section>
    }
}

/// What a draft lacks, and the way to publish it.
fn draft(lang: Lang, call: &Call, missing: &[Missing]) -> AnyView {
    let inside = if missing.is_empty() {
        let href = paths::of(paths::PUBLISH, lang, &call.code);
        view! {
            <p>{t::call_next_ready(lang)}</p>
            <div class="row"><ButtonLink href>{t::call_publish(lang)}</ButtonLink></div>
        }
    } else {
        let items =
            missing.iter().map(|each| view! { <li>{labels::missing_words(lang, *each)}</li> }).collect_view();
        view! {
            <p>{t::call_next_draft(lang)}</p>
            <ul class="prose-list">{items}</ul>
        }
    };
    section(lang, inside)
}

/// What the call is made of, each with the way to its page.
fn preparation(overview: &Overview) -> AnyView {
    let Overview { lang, call, planned, questions, criteria, reviewers, .. } = overview;
    let lang = *lang;
    let counted = |count: usize| u32::try_from(count).unwrap_or_default();
    let dates = t::call_dates_from_to(
        lang,
        labels::moment(lang, call.dates.opens_at),
        labels::moment(lang, call.dates.closes_at),
    );
    let names = reviewers.iter().map(|reviewer| reviewer.name.as_str()).collect::<Vec<_>>().join(", ");
    let readers = if reviewers.is_empty() { t::call_reviewers_none(lang).to_owned() } else { names };
    let entries = [
        (paths::EDIT, t::call_texts(lang), t::call_texts_hint(lang).to_owned()),
        (paths::DATES, t::call_dates(lang), dates),
        (paths::PLANNED, t::call_planned(lang), t::call_planned_count(lang, counted(planned.len()))),
        (paths::QUESTIONS, t::call_questions(lang), t::call_questions_count(lang, counted(questions.len()))),
        (paths::PREVIEW, t::call_preview(lang), t::call_preview_hint(lang).to_owned()),
        (paths::CRITERIA, t::call_criteria(lang), t::call_criteria_count(lang, counted(criteria.len()))),
        (paths::REVIEWERS, t::call_reviewers(lang), readers),
    ];
    let entries = entries
        .into_iter()
        .map(|(path, title, text)| {
            view! { <Entry href=paths::of(path, lang, &call.code) title=title.into_any() when=None>{text}</Entry> }
        })
        .collect_view();
    view! {
        <section aria-labelledby="preparation">
            <SectionTitle id="preparation" title=t::call_preparation(lang) all=None />
            <EntryList>{entries}</EntryList>
        </section>
    }
}
