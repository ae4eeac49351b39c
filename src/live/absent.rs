//! On the server there is no editor: the page shows plain forms.

use leptos::{prelude::RwSignal, web_sys};

use crate::EditorConfig;

pub(crate) fn start(
    _: &web_sys::HtmlDivElement,
    _: web_sys::HtmlDivElement,
    _: EditorConfig,
    _: RwSignal<bool>,
) {
}
