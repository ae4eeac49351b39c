//! Parts that several pages show, also those of other features.

mod fields;
mod row;

pub use fields::add_form;
pub(super) use fields::{most, owner_and_due};
pub(super) use row::{Row, Typed, in_place};

use ensemble_common::prelude::*;

use super::{
    model::{Answer, Due, FollowUp, Place},
    paths, rules,
};
use ensemble_core::{Lang, LocalizedText, Shown, format};
use ensemble_reflections::reflection::beginning;
use ensemble_server::markdown::lines;
use ensemble_texts as t;
use ensemble_ui::{Entry, Icon, Line, Shape};

/// How many characters of a text are shown where there is little room.
const SHORT: usize = 90;

/// When a follow-up is due, in words.
#[must_use]
pub fn due_words(lang: Lang, follow_up: &FollowUp) -> Option<String> {
    let day = |at: i64| format::date(lang, format::local(at).date());
    match (follow_up.due, follow_up.due_at) {
        (Due::Never, _) => None,
        (Due::On(at), _) => Some(t::follow_up_due_on(lang, day(at))),
        (Due::NextMeeting(_), Some(at)) => Some(t::follow_up_due_meeting_on(lang, day(at))),
        (Due::NextMeeting(_), None) => Some(t::follow_up_due_meeting(lang).to_owned()),
    }
}

/// The beginning of a text, with its language where it is not the page's.
fn short(lang: Lang, text: &LocalizedText) -> AnyView {
    let Shown { text, lang: spoken, .. } = text.shown(lang);
    let tag = (spoken != lang).then(|| spoken.tag());
    view! { <span lang=tag>{beginning(text, SHORT)}</span> }.into_any()
}

/// A follow-up with the name of the person who looks, as one row of their home.
#[must_use]
pub fn own_entry(lang: Lang, follow_up: &FollowUp, place: &Place, today: i64) -> AnyView {
    let href = paths::of(paths::SHOW, lang, &place.slugs[usize::from(lang == Lang::En)], follow_up.id);
    let waits = follow_up.owner.as_ref().is_some_and(|owner| owner.answer == Answer::Proposed);
    let due = rules::is_overdue(follow_up.due_at, today);
    let late = if due { format!(" ({})", t::follow_up_overdue(lang)) } else { String::new() };
    let about = place.name.clone();
    let waits = waits.then(|| format!(" · {}", t::follow_up_waits(lang)));
    view! {
        <Entry
            href
            title=short(lang, &follow_up.text)
            lead=view! { <Icon shape=Shape::Check /> }.into_any()
            when=due_words(lang, follow_up).map(|words| words + &late)
            due
        >
            <Line lang passage=about />
            {waits}
        </Entry>
    }
    .into_any()
}

/// A reason, in the words and the language of the person who wrote it.
pub(super) fn reason_line(lang: Lang, reason: &LocalizedText) -> AnyView {
    let Shown { text, lang: spoken, .. } = reason.shown(lang);
    let tag = (spoken != lang).then(|| spoken.tag());
    let html = lines(text);
    view! { <p class="small"><b>{t::follow_up_reason(lang)}</b> " " <span lang=tag inner_html=html></span></p> }
        .into_any()
}
