//! What was captured at a meeting, beside the items of its agenda.

use ensemble_common::prelude::*;

use super::super::super::{
    labels,
    model::{Decision, MeetingNote, Try},
    paths, store,
};
use ensemble_communities::community::Part;
use ensemble_core::{
    Lang,
    error::AppError,
    format,
    ids::{MeetingId, PersonId},
    rights::Action,
};
use ensemble_document::agenda::Agenda;
use ensemble_meetings::meeting::{model::Found, paths as meeting_paths};
use ensemble_server::{markdown::lines, web::ActionContext};
use ensemble_texts as t;
use ensemble_ui::{Button, Line, Weight};

/// What the viewer may do here now.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    pub lang: Lang,
    pub person: Option<PersonId>,
    pub notes: bool,
    pub decides: bool,
    /// Whether they remove the notes of others.
    pub writes: bool,
}

/// What was captured at a meeting.
pub(super) struct Captured {
    pub agenda: Agenda,
    pub notes: Vec<MeetingNote>,
    pub decisions: Vec<Decision>,
    /// What others showed that they will try.
    pub shared: Vec<Try>,
    /// What the viewer will try.
    pub own: Option<Try>,
}

/// What was captured beside each item of the agenda, and at the end what belongs to none.
pub(super) fn items(reader: Reader, meeting: MeetingId, captured: &Captured) -> AnyView {
    let lang = reader.lang;
    let items = captured.agenda.items.iter().map(|item| {
        let name = match item.name(lang) {
            "" => t::agenda_untitled(lang),
            name => name,
        };
        part(reader, meeting, captured, name, &item.id, |of| of == Some(item.id.as_str()))
    });
    let items = items.collect_view();
    let is_on_agenda = |of: &str| captured.agenda.items.iter().any(|item| item.id == of);
    let whole = part(reader, meeting, captured, t::minutes_whole_meeting(lang), "", |of| {
        !of.is_some_and(is_on_agenda)
    });
    let shared = captured.shared.iter().map(|each| {
        let tag = (each.lang != lang).then(|| each.lang.tag());
        view! { <li><b>{each.name.clone()}</b> " " <span lang=tag>{each.text.clone()}</span></li> }
    });
    let shared = (!captured.shared.is_empty()).then(|| {
        view! {
            <section class="stack gap-2">
                <h2 class="h3">{t::minutes_tries_of_group(lang)}</h2>
                <ul class="plain stack gap-2">{shared.collect_view()}</ul>
            </section>
        }
    });
    view! { {items} {whole} {shared} }.into_any()
}

/// Decisions and notes beside one item; `belongs` says which.
fn part(
    reader: Reader,
    meeting: MeetingId,
    captured: &Captured,
    heading: &str,
    item: &str,
    belongs: impl Fn(Option<&str>) -> bool,
) -> AnyView {
    let lang = reader.lang;
    let rows = rows(reader, meeting, &captured.notes, &captured.decisions, belongs);
    let nothing = rows.is_none().then(|| view! { <p class="small muted">{t::minutes_no_note(lang)}</p> });
    let here = reader.notes.then(|| {
        let href = format!("{}?item={item}#note", meeting_paths::of(paths::CAPTURE, lang, meeting));
        view! { <p class="small"><a href=href>{t::minutes_note_here(lang)}</a></p> }
    });
    let heading = heading.to_owned();
    view! {
        <section class="stack gap-2">
            <h2 class="h3">{heading}</h2>
            {rows}
            {nothing}
            {here}
        </section>
    }
    .into_any()
}

/// Decisions and notes; nothing where there are none. `belongs` says which, by the item beside which they were captured.
fn rows(
    reader: Reader,
    meeting: MeetingId,
    notes: &[MeetingNote],
    decisions: &[Decision],
    belongs: impl Fn(Option<&str>) -> bool,
) -> Option<AnyView> {
    let lang = reader.lang;
    let decisions = decisions.iter().filter(|each| belongs(each.item.as_deref())).map(|each| {
        let number = labels::number(each.number);
        view! { <li><b>{number}</b> " " <Line lang passage=each.text.clone() /></li> }.into_any()
    });
    let notes =
        notes.iter().filter(|each| belongs(each.item.as_deref())).map(|each| note(reader, meeting, each));
    let rows: Vec<AnyView> = decisions.chain(notes).collect();
    (!rows.is_empty()).then(|| view! { <ul class="plain stack gap-2">{rows}</ul> }.into_any())
}

/// Decisions and notes beside one item, for the pages that run its meeting and those who read its agenda; nothing where there are
/// none.
///
/// # Errors
/// When the database is unavailable.
pub async fn captured_at_item(
    context: &ActionContext,
    found: &Found,
    item: &str,
) -> Result<Option<Part>, AppError> {
    let within = |action| context.may(action, Some(found.community));
    if !within(Action::ReadAgenda) {
        return Ok(None);
    }
    let (db, meeting) = (&context.portal.db, found.of.meeting.id);
    let (notes, decisions) = futures::try_join!(
        store::notes_of_item(db, meeting, item),
        store::decisions_of_item(db, meeting, item)
    )?;
    if notes.is_empty() && decisions.is_empty() {
        return Ok(None);
    }
    let reader = Reader {
        lang: context.lang,
        person: context.viewer.id(),
        notes: !found.archived && within(Action::TakeNotes),
        decides: false,
        writes: within(Action::WriteMinutes),
    };
    Ok(Some(Box::new(move |lang| {
        let reader = Reader { lang, ..reader };
        rows(reader, meeting, &notes, &decisions, |_| true).unwrap_or_else(|| ().into_any())
    })))
}

/// A note: its text, its author and its time.
fn note(reader: Reader, meeting: MeetingId, note: &MeetingNote) -> AnyView {
    let lang = reader.lang;
    let tag = (note.lang != lang).then(|| note.lang.tag());
    let author = note.author_name.clone().unwrap_or_else(|| t::editing_nobody(lang).to_owned());
    let when = format::moment(lang, note.at);
    let own = reader.notes && (note.author == reader.person || reader.writes);
    let remove = own.then(|| {
        let action = meeting_paths::of(paths::REMOVE_NOTE, lang, meeting);
        view! {
            <form class="no-print" method="post" action=action>
                <input type="hidden" name="note" value=note.id.to_string() />
                <Button small=true weight=Weight::Quiet id=format!("remove-note-{}", note.id)>
                    {t::minutes_remove_note(lang)}
                </Button>
            </form>
        }
    });
    view! {
        <li class="stack gap-1">
            <p lang=tag inner_html=lines(&note.text)></p>
            <p class="byline"><span>{author}</span> <span>{when}</span></p>
            {remove}
        </li>
    }
    .into_any()
}
