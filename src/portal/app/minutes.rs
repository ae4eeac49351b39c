//! What minutes are made of besides notes and decisions, and what they show on the pages of other features.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use ensemble_communities::community::{Part, paths as community_paths};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_decisions::{
    follow_up::{
        self,
        api::WriteFollowUp,
        model::{Back, FollowUp, State},
    },
    minutes::{
        self, Composed, Composition, FollowUpLine, PollLine, Presence, SpeakingShare, Spoken, TableResult,
        TablesResult, Timings, VoteLine,
    },
    speaking, vote,
};
use ensemble_meetings::{
    breakout,
    facilitation::{self, Audience, RunView},
    meeting::{
        model::{Found, Meeting},
        paths as meeting_paths,
    },
    participation,
};
use ensemble_practices::discussion_guide;
use ensemble_server::{
    Portal,
    web::{ActionContext, Flash, PageRequest},
};
use ensemble_texts as t;
use ensemble_ui::{Kind, Line, Notice};

/// What the features of the portal know of a meeting.
pub(super) struct MinutesSources;

impl Composed for MinutesSources {
    const COMPOSITION: Composition = Composition {
        timings: Some(timings),
        follow_ups: Some(follow_ups),
        votes: Some(votes),
        presence: Some(presence),
        tables: Some(tables),
        spoken: Some(spoken),
        links: Some(links),
    };
}

fn timings(portal: &Portal, meeting: MeetingId) -> BoxFuture<'_, Result<Option<Timings>, AppError>> {
    Box::pin(async move {
        let run = facilitation::find_run(&portal.db.reader, meeting).await?;
        // Items that the meeting skipped are left out.
        let items = run.map(|run| run.items.into_iter().filter(|item| item.spent > 0));
        Ok(items.map(|items| items.map(|item| (item.id, item.spent / 1_000)).collect()))
    })
}

fn follow_ups(portal: &Portal, meeting: MeetingId) -> BoxFuture<'_, Result<Vec<FollowUpLine>, AppError>> {
    Box::pin(async move {
        let line = |each: FollowUp| FollowUpLine {
            what: each.text,
            who: each.owner.map(|owner| owner.person.name).unwrap_or_default(),
            due_at: each.due_at,
        };
        let agreed = follow_up::of_meeting(&portal.db, meeting).await?.into_iter();
        // One that was dropped before the minutes are written was not agreed on.
        Ok(agreed.filter(|each| each.state != State::Dropped).map(line).collect())
    })
}

fn votes(portal: &Portal, meeting: MeetingId) -> BoxFuture<'_, Result<Vec<VoteLine>, AppError>> {
    Box::pin(async move {
        let outcomes = vote::outcomes_of_meeting(&portal.db, meeting).await?;
        Ok(outcomes.into_iter().map(|(title, outcome)| VoteLine { title, outcome }).collect())
    })
}

fn presence<'a>(
    portal: &'a Portal,
    meeting: &'a Meeting,
) -> BoxFuture<'a, Result<Option<Presence>, AppError>> {
    Box::pin(async move {
        let attended = participation::attended(portal, meeting).await?;
        Ok(attended.map(|attended| Presence { counts: attended.counts, names: attended.names }))
    })
}

fn tables(portal: &Portal, meeting: MeetingId) -> BoxFuture<'_, Result<Vec<TablesResult>, AppError>> {
    Box::pin(async move {
        let table = |table: breakout::model::Table| TableResult {
            number: table.number,
            prompt: table.prompt,
            text: table.text.unwrap_or_default(),
        };
        let result = |round: breakout::model::Round| TablesResult {
            item: round.item,
            prompt: round.prompt,
            tables: round.tables.into_iter().map(table).collect(),
        };
        Ok(breakout::results(portal, meeting).await?.into_iter().map(result).collect())
    })
}

fn spoken(portal: &Portal, meeting: MeetingId) -> BoxFuture<'_, Result<Spoken, AppError>> {
    Box::pin(async move {
        let share = speaking::share(&portal.db, meeting).await?;
        let line = |polled: speaking::model::Polled| {
            let choices = speaking::rules::choice_texts(polled.poll.kind, &polled.poll.options);
            PollLine {
                question: polled.poll.question,
                sums: choices.into_iter().zip(polled.counts).collect(),
            }
        };
        let polls = speaking::closed_polls(&portal.db, meeting).await?;
        Ok(Spoken {
            share: share.map(|share| SpeakingShare { people: share.people, half: share.half }),
            polls: polls.into_iter().map(line).collect(),
        })
    })
}

/// The notes of the tables, and what was answered to a discussion guide.
fn links<'a>(context: &'a ActionContext, found: &'a Found) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let id = found.of.meeting.id;
        let notes = !breakout::results(&context.portal, id).await?.is_empty();
        let answers = discussion_guide::pages::answers(context, found).await?;
        if !notes && answers.is_none() {
            return Ok(None);
        }
        let both: Part = Box::new(move |lang| {
            let notes = notes.then(|| {
                let href = meeting_paths::of(breakout::paths::RESULTS, lang, id);
                view! { <p><a href=href>{t::breakout_results(lang)}</a></p> }
            });
            let answers = answers.map(|part| part(lang));
            view! { {notes} {answers} }.into_any()
        });
        Ok(Some(both))
    })
}

/// The forms that add notes, decisions and follow-ups beside the item that people are at, on the pages of a meeting that runs.
pub(super) fn capture<'a>(
    request: &'a PageRequest,
    view: RunView<'a>,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let back = match view.audience {
            Audience::Facilitator => Back::Facilitator,
            Audience::Participant => Back::Participant,
            Audience::Screen => return Ok(None),
        };
        let Some(item) = view.item.filter(|_| view.run.is_some()) else { return Ok(None) };
        let written = minutes::pages::forms_of_item(request, view.found, item).await?;
        let agreed = follow_up_form(request, view.found, &item.id, back).await?;
        if written.is_none() && agreed.is_none() {
            return Ok(None);
        }
        let parts = [written, agreed];
        let part: Part = Box::new(move |lang| {
            parts.into_iter().flatten().map(|part| part(lang)).collect_view().into_any()
        });
        Ok(Some(part))
    })
}

/// What was added beside the item that people are at, by anyone. Not on the projector.
pub(super) fn captured<'a>(
    request: &'a PageRequest,
    view: RunView<'a>,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let Some(item) = view.item.filter(|_| view.run.is_some() && view.audience != Audience::Screen) else {
            return Ok(None);
        };
        let written = minutes::pages::captured_at_item(request, view.found, &item.id).await?;
        let agreed = follow_ups_of_item(request, view.found, &item.id).await?;
        if written.is_none() && agreed.is_empty() {
            return Ok(None);
        }
        let part: Part = Box::new(move |lang| {
            let agreed = (!agreed.is_empty()).then(|| {
                let rows = agreed.into_iter().map(|each| follow_up_row(lang, each)).collect_view();
                view! { <ul class="plain stack gap-2">{rows}</ul> }
            });
            view! {
                <section class="stack gap-2" aria-labelledby="captured">
                    <h2 class="h3" id="captured">{t::minutes_captured_here(lang)}</h2>
                    {written.map(|part| part(lang))}
                    {agreed}
                </section>
            }
            .into_any()
        });
        Ok(Some(part))
    })
}

/// What was agreed beside an item, for those who read follow-ups.
async fn follow_ups_of_item(
    request: &PageRequest,
    found: &Found,
    item: &str,
) -> Result<Vec<FollowUp>, AppError> {
    if !request.may(Action::ReadFollowUps, Some(found.community)) {
        return Ok(Vec::new());
    }
    Ok(follow_up::of_item(&request.portal.db, found.of.meeting.id, item).await?)
}

fn follow_up_row(lang: Lang, follow_up: FollowUp) -> AnyView {
    let due = follow_up::due_words(lang, &follow_up);
    let owner = follow_up.owner.map(|owner| owner.person.name);
    let about = [owner, due].into_iter().flatten().map(|words| view! { <span>{words}</span> }).collect_view();
    view! {
        <li class="stack gap-1">
            <p><b>{t::follow_up_one(lang)}</b> " " <Line lang passage=follow_up.text /></p>
            <p class="byline">{about}</p>
        </li>
    }
    .into_any()
}

/// The form that adds a follow-up beside an item, for those who may propose one, and whether one was just added.
async fn follow_up_form(
    request: &PageRequest,
    found: &Found,
    item: &str,
    back: Back,
) -> Result<Option<Part>, AppError> {
    if found.archived || !request.may(Action::ProposeFollowUps, Some(found.community)) {
        return Ok(None);
    }
    let candidates = follow_up::candidates(&request.portal.db, found.community).await?;
    let (meeting, slugs) = (Some(found.of.meeting.id), found.of.slugs.clone());
    let values =
        WriteFollowUp { meeting, item: item.to_owned(), back: Some(back), ..WriteFollowUp::default() };
    let added = request.flash() == Some(Flash::Added);
    Ok(Some(Box::new(move |lang| {
        let slug = &slugs[usize::from(lang == Lang::En)];
        let action = community_paths::of(follow_up::paths::ADD, lang, slug);
        let form = follow_up::add_form(lang, action, &candidates, &values, &FieldErrors::default());
        let added = added.then(|| {
            view! { <Notice kind=Kind::Success><p>{t::follow_up_said_added(lang)}</p></Notice> }
        });
        view! {
            <details id="add-follow-up"><summary>{t::follow_up_add(lang)}</summary>{form}</details>
            {added}
        }
        .into_any()
    })))
}
