//! A button that is pressed or not: a reaction, or a bookmark.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

use super::super::{
    api::{React, ReactionState, react},
    model::Reaction,
};
use ensemble_core::{Lang, ids::ReflectionId};
use ensemble_ui::{Icon, Shape};

/// Gives a reaction or takes it back, and says how many people gave it. Without a script it is the button of a form.
#[island]
pub fn ReactionButton(
    /// The page's language.
    lang: Lang,
    /// What is reacted to.
    reflection: ReflectionId,
    /// The reaction.
    reaction: Reaction,
    /// Where the form is sent without a script.
    action: String,
    /// The button's words.
    label: String,
    /// Whether the viewer has given it.
    on: bool,
    /// How many people have given it.
    count: u32,
    /// What is shown when it is not saved.
    failed: String,
) -> impl IntoView {
    let state = RwSignal::new(ReactionState { on, count });
    let error = RwSignal::new(String::new());
    let is_sending = StoredValue::new(false);
    let failed = StoredValue::new(failed);
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        if is_sending.get_value() {
            return;
        }
        is_sending.set_value(true);
        let input = React { reaction, on: !state.get_untracked().on };
        spawn_local(async move {
            match react(lang, reflection, input).await {
                Ok(reacted) => {
                    state.try_set(reacted);
                    error.try_set(String::new());
                }
                Err(_) => {
                    error.try_set(failed.try_get_value().unwrap_or_default());
                }
            }
            is_sending.try_set_value(false);
        });
    };
    // No count is shown for zero, nor for bookmarks, which are private.
    let shows_count = move || reaction != Reaction::Bookmark && state.get().count > 0;
    // What a browser that translates the page put around the number is replaced with it.
    let shown_count = move || if shows_count() { state.get().count.to_string() } else { String::new() };
    let shape = match reaction {
        Reaction::Useful => Shape::Useful,
        Reaction::Tried => Shape::Tried,
        Reaction::Question => Shape::Question,
        Reaction::Bookmark => Shape::Bookmark,
    };
    view! {
        <form method="post" action=action on:submit=on_submit>
            <input type="hidden" name="reaction" value=reaction.code() />
            <input type="hidden" name="on" value=move || if state.get().on { "false" } else { "true" } />
            <button class="response" type="submit" aria-pressed=move || if state.get().on { "true" } else { "false" }>
                <Icon shape />
                <span>{label + " "}<b inner_html=shown_count hidden=move || !shows_count()></b></span>
            </button>
            <span class="error" role="alert" prop:textContent=move || error.get()></span>
        </form>
    }
}
