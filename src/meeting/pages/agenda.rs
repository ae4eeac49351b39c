//! The agenda, as a meeting's page shows it.

use leptos::prelude::*;

use crate::{
    i18n::{Lang, t},
    meeting::model::Found,
    ui::EmptyState,
};

/// A meeting's agenda.
pub(super) fn agenda_section(lang: Lang, _found: &Found) -> impl IntoView + use<> {
    view! {
        <section class="stack">
            <h2>{t::meeting_agenda(lang)}</h2>
            <EmptyState title=t::meeting_no_agenda(lang) text=t::meeting_no_agenda_text(lang) />
        </section>
    }
}
