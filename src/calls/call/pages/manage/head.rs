//! The head of every page of a call's administration.

use ensemble_common::prelude::*;

use super::super::super::{labels, model::Call, paths, rules};
use ensemble_core::Lang;
use ensemble_network::administration::paths as administration_paths;
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Line, NavLink, StatusText, Tab, Tabs};

/// The address of a page and what it is called.
type Named = ([&'static str; 2], fn(Lang) -> &'static str);

const TABS: [Named; 8] = [
    (paths::MANAGE, t::call_tab_overview),
    (paths::INTERESTS, t::call_tab_answers),
    (paths::NEEDS, t::call_tab_needs),
    (paths::SETTLE, t::call_tab_screening),
    (paths::DRAWS, t::call_tab_draws),
    (paths::PLACES, t::call_tab_places),
    (paths::REPRESENTATION, t::call_tab_representation),
    (paths::FIGURES, t::call_tab_figures),
];

/// The pages that the overview leads to.
const BELOW_OVERVIEW: [Named; 10] = [
    (paths::EDIT, t::call_public_edit_texts),
    (paths::HISTORY, t::editing_history),
    (paths::DATES, t::call_dates),
    (paths::PLANNED, t::call_planned),
    (paths::QUESTIONS, t::call_questions),
    (paths::PREVIEW, t::call_preview_heading),
    (paths::CRITERIA, t::call_criteria),
    (paths::REVIEWERS, t::call_reviewers),
    (paths::PUBLISH, t::call_publish),
    (paths::CANCEL, t::call_cancel),
];

/// Where a page of a call's administration is, the call's title and phase, and the tabs. `here` is the address of the page, or
/// of the tab that it belongs to. A draft has no tabs: nobody has answered it.
#[must_use]
pub fn manage_head(lang: Lang, call: &Call, now: i64, here: [&'static str; 2]) -> AnyView {
    view(lang, call, now, here, None)
}

/// The same for a page with this name that lies below the tab with the address `above`.
#[must_use]
pub fn manage_head_below(lang: Lang, call: &Call, now: i64, above: [&'static str; 2], name: &str) -> AnyView {
    view(lang, call, now, above, Some(name))
}

fn view(lang: Lang, call: &Call, now: i64, here: [&'static str; 2], below: Option<&str>) -> AnyView {
    let phase = rules::phase(call, now);
    let title = call.texts.title.text(lang).to_owned();
    let to = |path| paths::of(path, lang, &call.code);
    let mut links = above(lang);
    let own = TABS.iter().skip(1).chain(&BELOW_OVERVIEW).find(|(path, _)| *path == here);
    let crumb = match own {
        Some((_, word)) => {
            links.push(NavLink::new(title, to(paths::MANAGE)));
            match below {
                Some(name) => {
                    links.push(NavLink::new(word(lang), to(here)));
                    name.to_owned()
                }
                None => word(lang).to_owned(),
            }
        }
        None => title,
    };
    let tab = TABS.iter().find(|(path, _)| *path == here).map_or(paths::MANAGE, |(path, _)| *path);
    let tabs = (call.published_at.is_some()).then(|| {
        let tabs = TABS
            .iter()
            .map(|(path, word)| Tab::from(NavLink::new(word(lang), to(*path)).current(*path == tab)))
            .collect();
        view! { <Tabs label=t::call_tabs(lang) tabs /> }
    });
    view! {
        <Breadcrumb lang links here=crumb />
        <div class="page-head">
            <h1><Line lang passage=call.texts.title.clone() /></h1>
            <p><StatusText tone=labels::phase_tone(phase)>{labels::phase_word(lang, phase)}</StatusText></p>
        </div>
        {tabs}
    }
}

/// The pages above the administration of a call.
pub(super) fn above(lang: Lang) -> Vec<NavLink> {
    vec![
        NavLink::new(
            t::administration_title(lang),
            administration_paths::of(administration_paths::HOME, lang),
        ),
        NavLink::new(t::call_admin_title(lang), paths::MANAGE_LIST[usize::from(lang == Lang::En)]),
    ]
}
