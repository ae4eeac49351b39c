//! The editor lives in the browser; on the server its place is empty.

use leptos::{prelude::RwSignal, web_sys};

use super::islands::Setting;

pub(super) fn start(_: &web_sys::HtmlDivElement, _: Setting, _: RwSignal<bool>, _: RwSignal<bool>) {}
