//! The parts of community pages that answer at once.

use leptos::{ev::Event, prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys};
use serde::{Deserialize, Serialize};

use super::{api::count_communities, model::CommunityFilter};

/// The words of [`FilterCount`], which the server chooses.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FilterCountWords {
    /// Nothing matches.
    pub none: String,
    /// One community matches.
    pub one: String,
    /// Before the number, when it is neither.
    pub other: String,
}

/// Around a filter form: says, while one chooses, how many communities the choices leave.
///
/// Without it the form works as any form does: one sends it and reads the list.
#[island]
pub fn FilterCount(
    /// What it says.
    words: FilterCountWords,
    /// The form.
    children: Children,
) -> impl IntoView {
    let count = RwSignal::new(None::<u32>);
    let asked = StoredValue::new(0u32);
    let on_change = move |event: Event| {
        let Some(filter) = chosen(&event) else { return };
        asked.update_value(|number| *number += 1);
        let number = asked.get_value();
        spawn_local(async move {
            let answer = count_communities(filter).await;
            // An answer that comes after a later question is out of date.
            if asked.try_get_value() == Some(number) {
                count.set(answer.ok());
            }
        });
    };
    let said = move || match count.get() {
        None => String::new(),
        Some(0) => words.none.clone(),
        Some(1) => words.one.clone(),
        Some(number) => format!("{} {number}", words.other),
    };
    view! {
        <div class="stack gap-2" on:change=on_change>
            {children()}
            <p class="small muted filter-count" role="status" prop:textContent=said></p>
        </div>
    }
}

/// What the form around a changed field says now; `None` when it cannot be read.
fn chosen(event: &Event) -> Option<CommunityFilter> {
    let field: web_sys::Element = event.target()?.dyn_into().ok()?;
    let form: web_sys::HtmlFormElement = field.closest("form").ok()??.dyn_into().ok()?;
    let data = web_sys::FormData::new_with_form(&form).ok()?;
    let values: Vec<(&str, String)> = ["kind", "profession", "level", "network"]
        .into_iter()
        .filter_map(|name| Some((name, data.get(name).as_string()?)))
        .collect();
    CommunityFilter::from_pairs(values.iter().map(|(name, value)| (*name, value.as_str()))).ok()
}
