//! What several pages of draws show.

use ensemble_common::prelude::*;

use super::super::labels;
use ensemble_core::Lang;
use ensemble_draw::{DrawError, Quota};
use ensemble_texts as t;
use ensemble_ui::{Icon, Kind, Notice, Shape};

/// That list or commitment are not those that were published.
pub(super) fn changed(lang: Lang, error: &DrawError) -> AnyView {
    view! {
        <div class="notice bad" role="alert">
            <Icon shape=Shape::Alert />
            <div class="stack gap-2">
                <p><b>{t::draw_changed(lang)}</b></p>
                <p>{labels::error(lang, error)}</p>
                <p>{t::draw_changed_text(lang)}</p>
            </div>
        </div>
    }
}

/// The places that are kept for groups, in their order; nothing where there are none.
pub(super) fn quotas(lang: Lang, quotas: &[Quota]) -> Option<AnyView> {
    let items = quotas
        .iter()
        .map(|quota| view! { <li>{t::draw_quota_minimum(lang, quota.minimum, labels::quota(lang, quota))}</li> })
        .collect_view();
    (!quotas.is_empty()).then(|| {
        view! {
            <div class="stack gap-2">
                <p>{t::draw_quotas_text(lang)}</p>
                <ol class="prose-list">{items}</ol>
            </div>
        }
    })
}

/// That something changed since a form was opened.
pub(super) fn conflict(lang: Lang) -> AnyView {
    view! { <Notice kind=Kind::Warning><p role="status">{t::draw_said_changed(lang)}</p></Notice> }
}

/// A hash, or a command, to be copied.
pub(super) fn hash(text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    view! { <code class="hash">{text}</code> }
}
