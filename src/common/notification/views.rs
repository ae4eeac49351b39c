//! The link to the notifications, in the masthead.

use crate::prelude::*;

use super::{labels, paths};
use ensemble_core::{Lang, rights::Identity};
use ensemble_ui::{Icon, Shape};

/// How many are unread, as the mark beside the bell.
fn mark(unread: u8) -> String {
    if unread > 99 { "99+".to_owned() } else { unread.to_string() }
}

/// The link to the list of notifications, with how many are unread.
#[component]
pub fn NotificationsLink(
    lang: Lang,
    /// The person who is signed in.
    person: Identity,
    /// Whether the page shown is the list.
    current: bool,
) -> impl IntoView {
    let count = (person.unread > 0)
        .then(|| view! { <span class="bell-count" aria-hidden="true">{mark(person.unread)}</span> });
    view! {
        <a class="bell" href=paths::of(paths::LIST, lang) aria-current=current.then_some("page")>
            <Icon shape=Shape::Bell />
            {count}
            <span class="visually-hidden">{labels::bell(lang, person.unread)}</span>
        </a>
    }
}
