//! The state of a practice that is worked on, its consents and its versions.

use ensemble_common::prelude::*;

use super::{
    super::super::{labels, paths},
    Shown,
};
use crate::quotation::ConsentCounts;
use ensemble_core::{Lang, format};
use ensemble_texts as t;
use ensemble_ui::StatusText;

pub(super) fn state(lang: Lang, shown: &Shown) -> AnyView {
    let (state, audience) = (shown.work.state, shown.work.audience);
    let when = format::moment(lang, shown.work.changed_at);
    view! {
        <section aria-labelledby="state">
            <h2 class="h3" id="state">{t::practice_state(lang)}</h2>
            <p><StatusText tone=labels::tone(state)>{labels::state(lang, state)}</StatusText></p>
            <dl class="aside-list">
                <div><dt>{t::practice_changed_at(lang)}</dt><dd>{when}</dd></div>
                <div><dt>{t::practice_visible(lang)}</dt><dd>{labels::audience(lang, audience)}</dd></div>
            </dl>
        </section>
    }
}

/// How many authors answered what; for those who work on the practice, by numbers only.
pub(super) fn consents(lang: Lang, shown: &Shown) -> AnyView {
    let ConsentCounts { asked, given, refused, withdrawn } = shown.consents;
    view! {
        <section aria-labelledby="consents">
            <h2 class="h3" id="consents">{t::practice_consents(lang)}</h2>
            <dl class="aside-list">
                <div><dt>{t::practice_consents_given(lang)}</dt><dd>{given}</dd></div>
                <div><dt>{t::practice_consents_asked(lang)}</dt><dd>{asked}</dd></div>
                <div><dt>{t::practice_consents_refused(lang)}</dt><dd>{refused}</dd></div>
                <div><dt>{t::practice_consents_withdrawn(lang)}</dt><dd>{withdrawn}</dd></div>
            </dl>
        </section>
    }
}

pub(super) fn versions(lang: Lang, shown: &Shown) -> Option<AnyView> {
    // A version that was withdrawn is on no page.
    shown.work.version?;
    let rows = shown
        .versions
        .iter()
        .map(|(number, at)| {
            let href = paths::side(paths::version(&shown.work.place.slugs, shown.work.id, *number), lang);
            let when = format::date(lang, format::local(*at).date());
            view! { <li><a href=href>{t::ui_version(lang, number.to_string())}</a> " " <span class="small muted">{when}</span></li> }
        })
        .collect_view();
    Some(view! {
        <section aria-labelledby="versions">
            <h2 class="h3" id="versions">{t::practice_versions(lang)}</h2>
            <ul class="plain stack gap-1">{rows}</ul>
        </section>
    })
}
