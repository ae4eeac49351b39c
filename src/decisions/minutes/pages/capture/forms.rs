//! The forms in which notes, decisions and what one will try are written.

use ensemble_common::prelude::*;

use super::super::{
    super::{
        actions::{AddNote, RecordDecision, WriteTry},
        paths,
        rules::{MAX_NOTE, MAX_TRY},
        store,
    },
    decision,
};
use ensemble_communities::community::Part;
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_document::{
    agenda::{Agenda, Item},
    outline::ItemKind,
};
use ensemble_meetings::meeting::{model::Found, paths as meeting_paths};
use ensemble_server::web::{Flash, PageRequest};
use ensemble_texts as t;
use ensemble_ui::{Button, Check, Choice, Field, Kind, Notice, Select, TextArea, Weight};

/// The item of the agenda beside which something is written: one to choose.
pub(super) fn item_choice(lang: Lang, agenda: &Agenda, id: &'static str, chosen: &str) -> AnyView {
    let choices = std::iter::once(Choice::new("", t::minutes_whole_meeting(lang)).chosen(chosen.is_empty()))
        .chain(agenda.items.iter().map(|item| {
            let name = match item.name(lang) {
                "" => t::agenda_untitled(lang),
                name => name,
            };
            Choice::new(item.id.clone(), name).chosen(item.id == chosen)
        }))
        .collect();
    view! { <Select id name="item" label=t::minutes_item(lang) choices /> }.into_any()
}

/// The item that the page around a form is about.
fn given_item(item: &str) -> AnyView {
    view! { <input type="hidden" name="item" value=item.to_owned() /> }.into_any()
}

pub(super) fn form_of_note(
    lang: Lang,
    meeting: MeetingId,
    item: AnyView,
    input: AddNote,
    errors: &FieldErrors,
) -> AnyView {
    view! {
        <section class="stack gap-2">
            <h2 class="h3">{t::minutes_write_note(lang)}</h2>
            <form class="form" method="post" action=meeting_paths::of(paths::ADD_NOTE, lang, meeting)>
                <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                {item}
                <TextArea
                    id="note"
                    label=t::minutes_note(lang)
                    hint=t::minutes_note_hint(lang)
                    value=input.note
                    error=errors.of("note")
                    required=true
                    rows=3u32
                    maxlength=u32::try_from(MAX_NOTE).unwrap_or_default()
                />
                <div class="actions">
                    <Button small=true weight=Weight::Quiet id="add-note">{t::minutes_add_note(lang)}</Button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

pub(super) fn form_of_decision(
    lang: Lang,
    meeting: MeetingId,
    item: AnyView,
    input: &RecordDecision,
    errors: &FieldErrors,
) -> AnyView {
    view! {
        <section class="stack gap-2">
            <h2 class="h3">{t::minutes_record_title(lang)}</h2>
            <form class="form" method="post" action=meeting_paths::of(paths::RECORD, lang, meeting)>
                <input type="hidden" name="confirmation_token" value=input.texts.confirmation_token.clone() />
                {item}
                {decision::fields(lang, lang, &input.texts, errors)}
                <div class="actions">
                    <Button small=true weight=Weight::Quiet id="add-decision">{t::minutes_record(lang)}</Button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

pub(super) fn form_of_try(lang: Lang, meeting: MeetingId, input: WriteTry, errors: &FieldErrors) -> AnyView {
    view! {
        <section class="stack gap-2" id="try" tabindex="-1">
            <h2 class="h3">{t::minutes_try(lang)}</h2>
            <form class="form" method="post" action=meeting_paths::of(paths::TRY, lang, meeting)>
                <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                <Field
                    id="what"
                    label=t::minutes_try_field(lang)
                    hint=t::minutes_try_hint(lang)
                    value=input.what
                    error=errors.of("what")
                    maxlength=u32::try_from(MAX_TRY).unwrap_or_default()
                />
                <Check id="shared" label=t::minutes_try_share(lang) checked=input.shared />
                <div class="actions"><Button small=true weight=Weight::Quiet>{t::minutes_save(lang)}</Button></div>
            </form>
        </section>
    }
    .into_any()
}

/// The forms beside one item of an agenda, for the pages that run the meeting, and what was just captured with one of them: a note
/// for those who take notes, a decision for those who record them, and at the closing what a person will try. They lead back to
/// these pages.
///
/// # Errors
/// When the database is unavailable.
pub async fn forms_of_item(
    request: &PageRequest,
    found: &Found,
    item: &Item,
) -> Result<Option<Part>, AppError> {
    let within = |action| !found.archived && request.may(action, Some(found.community));
    let (notes, decides) = (within(Action::TakeNotes), within(Action::RecordDecisions));
    if !notes && !decides {
        return Ok(None);
    }
    let (meeting, closes) = (found.of.meeting.id, item.kind == ItemKind::Closing);
    let own = match request.viewer.id().filter(|_| notes && closes) {
        Some(person) => store::try_of(&request.portal.db, meeting, person).await?,
        None => None,
    };
    let (item, said) = (item.id.clone(), request.flash());
    Ok(Some(Box::new(move |lang| {
        let none = FieldErrors::default();
        let said = said.and_then(|flash| said_of(lang, flash)).map(|words| {
            view! { <Notice kind=Kind::Success><p>{words}</p></Notice> }
        });
        let note = notes.then(|| form_of_note(lang, meeting, given_item(&item), AddNote::default(), &none));
        let decision = decides.then(|| {
            let form = form_of_decision(lang, meeting, given_item(&item), &RecordDecision::default(), &none);
            view! {
                <details id="record-decision">
                    <summary>{t::minutes_record_title(lang)}</summary>
                    {form}
                </details>
            }
        });
        let tried = (notes && closes).then(|| form_of_try(lang, meeting, WriteTry::of(own.as_ref()), &none));
        view! { {said} {note} {decision} {tried} }.into_any()
    })))
}

/// What a page says of what was captured just before.
pub(super) fn said_of(lang: Lang, flash: Flash) -> Option<&'static str> {
    match flash {
        Flash::NoteAdded => Some(t::minutes_said_note(lang)),
        Flash::Saved => Some(t::minutes_said_recorded(lang)),
        Flash::Removed => Some(t::minutes_said_note_removed(lang)),
        Flash::Answered => Some(t::minutes_said_try(lang)),
        _ => None,
    }
}
