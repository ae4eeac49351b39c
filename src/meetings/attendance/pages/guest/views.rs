//! Parts of the pages of guests.

use ensemble_common::prelude::*;

use super::super::super::{
    api::RegisterGuest,
    guests::Commitment,
    labels,
    model::{AttendanceAnswer, Places},
    paths,
    rules::MAX_NEEDS,
    views,
};
use crate::meeting::{
    self,
    model::{Found, Meeting},
};
use ensemble_communities::account::{MAX_NAME, paths as account_paths};
use ensemble_core::{Lang, LocalizedText, error::FieldErrors};
use ensemble_server::{
    markdown,
    web::{Page, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Check, Field, Kind, Line, Notice, Prose, RadioGroup, TextArea};

/// The most characters of a field, as its control takes it.
fn most(characters: usize) -> u32 {
    u32::try_from(characters).unwrap_or_default()
}

/// A page that says one sentence: why an address leads to no form. `form` follows it.
pub(super) fn sentence(
    paths: [&'static str; 2],
    status: u16,
    title: &'static str,
    words: &'static str,
    form: impl FnOnce() -> Option<AnyView> + Send + 'static,
) -> PageResponse {
    let kind = if status == 200 { Kind::Success } else { Kind::Warning };
    let body = move || {
        view! {
            <h1>{title}</h1>
            <Notice kind><p>{words}</p></Notice>
            {form()}
        }
    };
    Page::new(title, account_paths::both(paths), body).status(status).secret().into()
}

/// What a guest has to know: when, where, and as whom they come. `video` is the way into the video call.
pub(super) fn facts(
    lang: Lang,
    found: &Found,
    organization: Option<LocalizedText>,
    video: Option<AnyView>,
) -> AnyView {
    let meeting = found.of.meeting.clone();
    let when = meeting::moment(lang, meeting.when, meeting.zone, meeting.duration);
    let format = meeting::modality_word(lang, meeting.modality);
    let place = meeting.place.map(|passage| view! { <Line lang passage /> " · " });
    let organization = organization.map(|passage| {
        view! {
            <div><dt>{t::attendance_column_organization(lang)}</dt><dd><Line lang passage /></dd></div>
        }
    });
    view! {
        <dl class="facts">
            <div><dt>{t::meeting_fact_when(lang)}</dt><dd>{when}</dd></div>
            <div><dt>{t::meeting_fact_place(lang)}</dt><dd>{place} {format}</dd></div>
            {video.map(|video| view! { <div><dt>{t::meeting_video(lang)}</dt><dd>{video}</dd></div> })}
            {organization}
        </dl>
    }
    .into_any()
}

/// The fields that both forms have, with the time of the meeting that is on the page.
pub(super) fn fields(
    lang: Lang,
    meeting: &Meeting,
    limits: &[Places],
    values: &RegisterGuest,
    errors: &FieldErrors,
) -> AnyView {
    let ways = AttendanceAnswer::ways(meeting.modality);
    let choices = views::choices(lang, ways, limits, values.answer, labels::way);
    view! {
        <input type="hidden" name="seen" value=meeting.when.millis().to_string() />
        <Field
            id="name"
            label=t::membership_contact_name(lang)
            value=values.name.clone()
            error=errors.of("name")
            required=true
            autocomplete="name"
            maxlength=most(MAX_NAME)
        />
        <RadioGroup
            id="answer"
            label=t::guest_how(lang)
            choices
            error=errors.of("answer")
            required=true
        />
        <Check id="partly" label=t::attendance_partly(lang) checked=values.partly />
        <TextArea
            id="needs"
            label=t::attendance_needs(lang)
            hint=t::attendance_needs_hint(lang)
            value=values.needs.clone()
            error=errors.of("needs")
            rows=2
            maxlength=most(MAX_NEEDS)
        />
    }
    .into_any()
}

/// The confidentiality commitment, to be read and accepted; nothing where there is none.
pub(super) fn promise(
    lang: Lang,
    commitment: Commitment,
    checked: bool,
    error: String,
    required: bool,
) -> Option<AnyView> {
    let (version, _, passage) = commitment?;
    let html = markdown::to_html(passage.text(lang)).to_string();
    Some(
        view! {
            <input type="hidden" name="version" value=version.to_string() autocomplete="off" />
            <details>
                <summary>{t::guest_confidentiality_read(lang)}</summary>
                <Prose lang passage html />
            </details>
            <Check id="confidentiality" label=t::guest_confidentiality(lang) checked error required />
        }
        .into_any(),
    )
}

/// An address of a guest, with its secret.
pub(super) fn own(lang: Lang, key: &str) -> String {
    paths::with_key(paths::REGISTRATION, lang, key)
}
