//! Asking once before something is taken away, without a script.

use leptos::prelude::*;

use super::button::{Button, Weight};

/// A button that opens a question, and below it the button that does it. Within a form.
#[component]
pub fn Confirm(
    /// What is done: the words of both buttons.
    #[prop(into)]
    label: String,
    /// What follows from it.
    #[prop(into)]
    question: String,
    /// For those who do not see its row: what it is done to.
    #[prop(optional, into)]
    thing: String,
    /// Where the form is sent, if elsewhere than the form says.
    #[prop(optional, into)]
    formaction: Option<String>,
    /// By which a page that is made anew in parts keeps it open.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let weight = Weight::Danger;
    let words = move || {
        let thing = thing.clone();
        let thing = (!thing.is_empty()).then(|| view! { <span class="visually-hidden">" " {thing}</span> });
        view! { {label.clone()} {thing} }
    };
    let (summary, words) = (words(), words());
    let button = match formaction {
        Some(formaction) => view! { <Button weight small=true formaction>{words}</Button> }.into_any(),
        None => view! { <Button weight small=true>{words}</Button> }.into_any(),
    };
    view! {
        <details class="confirm" id=id>
            <summary class=weight.class(true)>{summary}</summary>
            <div class="stack gap-2">
                <p>{question}</p>
                <div>{button}</div>
            </div>
        </details>
    }
}
