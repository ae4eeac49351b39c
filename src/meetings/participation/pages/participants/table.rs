//! The form in which facilitators note who was there: a row for each member and guest.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            actions::encoded,
            api::NoteParticipants,
            labels,
            model::{Outcome, Participant, Presence, Who, Word},
            paths, rules,
        },
        own::times,
    },
    Participants,
};
use crate::meeting::paths as meeting_paths;
use ensemble_core::Lang;
use ensemble_texts as t;
use ensemble_ui::{Badge, Button, Check, Column, DataTable, Line, Tone};

pub(super) fn form(lang: Lang, participants: &Participants) -> impl IntoView + use<> {
    let rows = participants.all.iter().map(|each| row(lang, participants, each)).collect();
    let columns = [
        t::participation_column_person(lang),
        t::participation_column_known(lang),
        t::participation_present(lang),
        t::participation_absent(lang),
        t::participation_from(lang),
        t::participation_until(lang),
    ];
    let columns = columns.into_iter().map(Column::new).collect();
    let paper = participants.typed.as_ref().is_some_and(NoteParticipants::is_from_paper);
    let to = meeting_paths::of(paths::PARTICIPANTS, lang, participants.found.of.meeting.id);
    view! {
        <form class="stack gap-3 participants" method="post" action=to>
            <p class="small muted">{t::participation_note_hint(lang)}</p>
            <DataTable caption=t::participation_list(lang) columns rows />
            <Check id="paper" label=t::participation_paper(lang) checked=paper />
            <div class="actions"><Button>{t::participation_note(lang)}</Button></div>
        </form>
    }
}

/// What a row says of what the community takes for true.
fn state(lang: Lang, outcome: Outcome) -> Option<AnyView> {
    let (words, tone) = match outcome {
        Outcome::Proposed(_) => (t::participation_state_proposed(lang), Tone::Warn),
        Outcome::Declared(_) => (t::participation_state_declared(lang), Tone::Warn),
        Outcome::Contested => (t::participation_state_contested(lang), Tone::Bad),
        Outcome::Present(span) if rules::is_late(span) => (t::participation_state_late(lang), Tone::Plain),
        Outcome::Present(_) | Outcome::Absent | Outcome::Unknown => return None,
    };
    Some(view! { " " <Badge tone>{words}</Badge> }.into_any())
}

fn row(lang: Lang, participants: &Participants, participant: &Participant) -> Vec<AnyView> {
    let meeting = &participants.found.of.meeting;
    let (key, name) = (participant.who.to_string(), participant.name.clone());
    let known = &participant.participation;
    let is_guest = matches!(participant.who, Who::Guest(_));
    let noted = known.tick.map(|tick| tick.word);
    // What was typed before is shown again, also where it was wrong.
    let typed = participants.typed.as_ref();
    let ticked = |field: &str, presence: Presence| match typed {
        Some(typed) => typed.of(field, &key).is_some(),
        None => noted.map(Word::presence) == Some(presence),
    };
    let suggested = noted.and_then(Word::span).unwrap_or_else(|| rules::suggested(known, meeting.duration));
    let minute = |field: &str, stored: u16| {
        typed.and_then(|typed| typed.of(field, &key)).and_then(|typed| typed.parse().ok()).unwrap_or(stored)
    };
    let was = match typed.and_then(|typed| typed.of("was", &key)) {
        Some(was) => was.to_owned(),
        None => encoded(known.tick),
    };
    let wrong = |field: &str| {
        let error = participants.errors.of(&format!("{field}-{key}"));
        (!error.is_empty()).then(|| view! { <p class="error">{error}</p> })
    };
    let tick = |field: &'static str, presence: Presence, label: String| {
        view! {
            <input
                type="checkbox"
                id=format!("{field}-{key}")
                name=format!("{field}.{key}")
                value="1"
                checked=ticked(field, presence)
                aria-label=label
            />
            {wrong(field)}
        }
        .into_any()
    };
    let select = |field: &'static str, chosen: u16, is_end: bool, label: String| {
        let options = times(lang, meeting, chosen, is_end)
            .into_iter()
            .map(|choice| view! { <option value=choice.value selected=choice.chosen>{choice.label}</option> })
            .collect_view();
        view! {
            <select id=format!("{field}-{key}") name=format!("{field}.{key}") aria-label=label>{options}</select>
            {wrong(field)}
        }
        .into_any()
    };
    let organization = participant.organization.clone().map(|passage| {
        view! { <br /> <span class="small muted"><Line lang passage /></span> }
    });
    let guest = is_guest.then(|| view! { " " <Badge>{t::guest_mark(lang)}</Badge> });
    let person = view! {
        {name.clone()} {guest} {state(lang, rules::outcome(known, meeting.duration))} {organization}
        <input type="hidden" name=format!("was.{key}") value=was />
    };
    let absent = match is_guest {
        true => ().into_any(),
        false => tick("absent", Presence::Absent, t::participation_tick_absent(lang, name.as_str())),
    };
    vec![
        person.into_any(),
        labels::known(lang, meeting, known).into_any(),
        tick("present", Presence::Present, t::participation_tick_present(lang, name.as_str())),
        absent,
        select(
            "from",
            minute("from", suggested.from),
            false,
            t::participation_pick_from(lang, name.as_str()),
        ),
        select(
            "until",
            minute("until", suggested.until),
            true,
            t::participation_pick_until(lang, name.as_str()),
        ),
    ]
}
