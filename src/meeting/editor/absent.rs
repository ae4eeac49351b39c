//! On the server there is no editor: the page shows plain forms.

use leptos::{prelude::RwSignal, web_sys};

use crate::meeting::islands::EditorConfig;

pub(in crate::meeting) fn start(
    _: &web_sys::HtmlDivElement,
    _: EditorConfig,
    _: RwSignal<bool>,
    _: RwSignal<bool>,
) {
}
