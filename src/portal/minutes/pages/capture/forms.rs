//! The forms in which notes, decisions and what one will try are written.

use crate::prelude::*;

use super::super::{
    super::{
        actions::{AddNote, RecordDecision, WriteTry},
        paths,
        rules::{MAX_NOTE, MAX_TRY},
    },
    decision,
};
use crate::{
    community::Part,
    meeting::{model::Found, paths as meeting_paths},
};
use ensemble_core::{Lang, error::FieldErrors, ids::MeetingId, rights::Action};
use ensemble_document::agenda::Agenda;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;
use ensemble_ui::{Button, Check, Choice, Field, Select, TextArea, Weight};

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
                <div class="actions"><Button small=true weight=Weight::Quiet>{t::minutes_add_note(lang)}</Button></div>
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
                <div class="actions"><Button small=true weight=Weight::Quiet>{t::minutes_record(lang)}</Button></div>
            </form>
        </section>
    }
    .into_any()
}

pub(super) fn form_of_try(lang: Lang, meeting: MeetingId, input: WriteTry, errors: &FieldErrors) -> AnyView {
    view! {
        <section class="stack gap-2" id="try">
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

/// The forms beside one item of an agenda, for the page that runs the meeting: a note for those who take notes, a decision for
/// those who record them. They lead to the page of notes.
#[must_use]
pub fn forms_of_item(context: &ActionContext, found: &Found, item: &str) -> Option<Part> {
    let within = |action| !found.archived && context.may(action, Some(found.community));
    let (notes, decides) = (within(Action::TakeNotes), within(Action::RecordDecisions));
    let (meeting, item) = (found.of.meeting.id, item.to_owned());
    (notes || decides).then(|| {
        Box::new(move |lang| {
            let none = FieldErrors::default();
            let note =
                notes.then(|| form_of_note(lang, meeting, given_item(&item), AddNote::default(), &none));
            let decision = decides.then(|| {
                let form =
                    form_of_decision(lang, meeting, given_item(&item), &RecordDecision::default(), &none);
                view! { <details id="record-decision"><summary>{t::minutes_record_title(lang)}</summary>{form}</details> }
            });
            view! { {note} {decision} }.into_any()
        }) as Part
    })
}
