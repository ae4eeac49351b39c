//! The head of every page on which a guide is written.

use ensemble_common::prelude::*;

use crate::discussion_guide::{labels, model::WrittenGuide, paths};
use ensemble_core::Lang;
use ensemble_network::administration::paths as administration_paths;
use ensemble_server::web::{Flash, PageRequest};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Kind, Line, NavLink, Notice, StatusText, Tab, Tabs};

type Named = ([&'static str; 2], fn(Lang) -> &'static str);

const TABS: [Named; 3] = [
    (paths::TEXTS, t::guide_text_texts),
    (paths::STEPS, t::guide_text_steps),
    (paths::PREVIEW, t::guide_text_preview),
];

/// The pages above the list of guides, and the list itself where a page is below it.
pub(super) fn above(lang: Lang, is_list: bool) -> Vec<NavLink> {
    let home = administration_paths::of(administration_paths::HOME, lang);
    let list = (!is_list)
        .then(|| NavLink::new(t::guide_text_title(lang), paths::MANAGE_LIST[usize::from(lang == Lang::En)]));
    std::iter::once(NavLink::new(t::administration_title(lang), home)).chain(list).collect()
}

/// Where the page is, the title and the state of the guide, and the tabs; `here` is the address of the page.
pub(super) fn head(lang: Lang, guide: &WrittenGuide, here: [&'static str; 2]) -> AnyView {
    let (state, tone) = labels::state(lang, guide);
    let tabs = TABS
        .iter()
        .map(|(path, word)| {
            let to = paths::of(*path, lang, &guide.key);
            Tab::from(NavLink::new(word(lang), to).current(*path == here))
        })
        .collect();
    view! {
        <Breadcrumb lang links=above(lang, false) here=guide.texts.title.text(lang).to_owned() />
        <div class="page-head">
            <h1><Line lang passage=guide.texts.title.clone() /></h1>
            <p><StatusText tone>{state}</StatusText></p>
        </div>
        <Tabs label=t::guide_text_tabs(lang) tabs />
    }
}

/// What was done just before.
pub(super) fn said(request: &PageRequest) -> Option<&'static str> {
    match request.flash()? {
        Flash::Saved => Some(t::administration_saved(request.lang)),
        Flash::Published => Some(t::guide_text_said_published(request.lang)),
        _ => None,
    }
}

pub(super) fn done(words: Option<&'static str>) -> Option<AnyView> {
    words.map(|words| view! { <Notice kind=Kind::Success><p role="status">{words}</p></Notice> })
}
