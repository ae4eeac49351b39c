//! The editor as an island.

use leptos::{html::Div, prelude::*};

#[cfg(not(feature = "hydrate"))]
use crate::absent::start;
#[cfg(feature = "hydrate")]
use crate::browser::start;
use crate::config::EditorConfig;

/// The live editor of an agenda or a note.
///
/// Its children are plain forms; the editor replaces them once it has the document, and takes over what was typed in
/// them.
#[island]
pub fn AgendaEditor(config: EditorConfig, children: Children) -> impl IntoView {
    let shown = RwSignal::new(false);
    let container = NodeRef::<Div>::new();
    let forms = NodeRef::<Div>::new();
    let config = StoredValue::new(config);
    Effect::new(move |_| {
        if let (Some(container), Some(forms)) = (container.get(), forms.get()) {
            start(&container, forms, config.get_value(), shown);
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
