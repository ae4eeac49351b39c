//! The editor as an island.

use leptos::{html::Div, prelude::*, wasm_bindgen::JsCast, web_sys};

#[cfg(not(feature = "hydrate"))]
use crate::absent::start;
#[cfg(feature = "hydrate")]
use crate::browser::start;
use crate::config::EditorConfig;

/// The live editor of an agenda or a note.
///
/// Its children are plain forms; the editor replaces them once it has the document.
#[island]
pub fn AgendaEditor(config: EditorConfig, children: Children) -> impl IntoView {
    let ready = RwSignal::new(false);
    // With a slow network a person may have begun to type in a form: then the forms stay, to be sent, and the
    // editor, whose fields have the same names, is not shown.
    let shown = RwSignal::new(false);
    let container = NodeRef::<Div>::new();
    let forms = NodeRef::<Div>::new();
    let config = StoredValue::new(config);
    Effect::new(move |_| {
        if let Some(container) = container.get() {
            start(&container, config.get_value(), ready, shown);
        }
    });
    Effect::new(move |_| {
        if ready.get()
            && let Some(forms) = forms.get_untracked()
        {
            shown.set(!has_typed_text(&forms));
        }
    });
    view! {
        <div>
            <div class="agenda-editor" node_ref=container></div>
            <div node_ref=forms hidden=move || shown.get()>
                {children()}
            </div>
        </div>
    }
}

/// Whether a field has another value than the page was served with.
fn has_typed_text(forms: &web_sys::HtmlDivElement) -> bool {
    let Ok(fields) = forms.query_selector_all("input, textarea") else { return false };
    (0..fields.length()).filter_map(|index| fields.item(index)).any(|field| {
        let line = field.dyn_ref::<web_sys::HtmlInputElement>();
        let area = field.dyn_ref::<web_sys::HtmlTextAreaElement>();
        line.is_some_and(|field| field.value() != field.default_value())
            || area.is_some_and(|field| field.default_value().is_ok_and(|text| text != field.value()))
    })
}
