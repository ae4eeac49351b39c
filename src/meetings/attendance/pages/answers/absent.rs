//! Who is not represented, and a message to them.

use std::collections::BTreeSet;

use ensemble_common::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{
    super::super::model::{Attendee, Place},
    Answers,
};
use crate::meeting::{self, paths as meeting_paths};
use ensemble_communities::community::{model::Profession, profession_word};
use ensemble_core::Lang;
use ensemble_server::markdown::lines;
use ensemble_texts as t;
use ensemble_ui::Line;

/// The professions of the community's members of which no one has a place.
fn absent_professions(attendees: &[Attendee]) -> Vec<Profession> {
    let of = |comes: bool| -> BTreeSet<&'static str> {
        attendees
            .iter()
            .filter(|attendee| {
                let place = attendee.attendance.as_ref().and_then(|attendance| attendance.place);
                !comes || place == Some(Place::Held)
            })
            .filter_map(|attendee| attendee.profession.map(Profession::code))
            .collect()
    };
    let (all, come) = (of(false), of(true));
    let absent =
        |profession: &&Profession| all.contains(profession.code()) && !come.contains(profession.code());
    Profession::ALL.iter().filter(absent).copied().collect()
}

/// Who is not represented, and a message to them: a reminder, and nothing that has to be done.
pub(super) fn absent(lang: Lang, answers: &Answers) -> AnyView {
    let professions = absent_professions(&answers.attendees);
    if answers.absent.is_empty() && professions.is_empty() {
        return view! {
            <section class="stack gap-3" aria-labelledby="absent">
                <h2 id="absent">{t::attendance_absent(lang)}</h2>
                <p>{t::attendance_absent_none(lang)}</p>
            </section>
        }
        .into_any();
    }
    let organizations = (!answers.absent.is_empty()).then(|| {
        let rows = answers.absent.iter().cloned();
        let rows = rows.map(|passage| view! { <li><Line lang passage /></li> }).collect_view();
        view! { <h3>{t::attendance_absent_organizations(lang)}</h3> <ul class="columns plain">{rows}</ul> }
    });
    let professions = (!professions.is_empty()).then(|| {
        let rows = professions.into_iter();
        let rows =
            rows.map(|profession| view! { <li>{profession_word(lang, profession)}</li> }).collect_view();
        view! { <h3>{t::attendance_absent_professions(lang)}</h3> <ul class="columns plain">{rows}</ul> }
    });
    view! {
        <section class="stack gap-3" aria-labelledby="absent">
            <h2 id="absent">{t::attendance_absent(lang)}</h2>
            {organizations}
            {professions}
            {message(lang, answers)}
        </section>
    }
    .into_any()
}

/// A message that can be copied, or opened in the mail program.
fn message(lang: Lang, answers: &Answers) -> impl IntoView + use<> {
    let meeting = &answers.found.of.meeting;
    let title = meeting.title.text(lang);
    let link = format!("{}{}", answers.site, meeting_paths::of(meeting_paths::ANSWER, lang, meeting.id));
    let when = meeting::moment_for_others(lang, meeting.when, meeting.zone, meeting.duration);
    let community = answers.found.of.community.text(lang);
    let text = [
        t::attendance_message_hello(lang).to_owned(),
        t::attendance_message_text(lang, community, title, when),
        t::attendance_message_link(lang, link),
    ]
    .join("\n\n");
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let subject = t::attendance_message_subject(lang, title);
    let mail = format!("mailto:?subject={}&body={}", encoded(&subject), encoded(&text.replace('\n', "\r\n")));
    view! {
        <h3>{t::attendance_message(lang)}</h3>
        <p class="small muted">{t::attendance_message_hint(lang)}</p>
        <blockquote class="ready-message" inner_html=lines(&text)></blockquote>
        <p><a href=mail>{t::attendance_message_open(lang)}</a></p>
    }
}
