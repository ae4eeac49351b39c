//! The agenda on paper, in one language or in both.

use leptos::prelude::*;

use super::{super::found, AgendaItems, begins};
use crate::meeting::{live, paths, views};
use ensemble_core::{Lang, error::AppError, rights::Action};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Line, Weight};

pub(in crate::meeting::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = found(&request).await?;
    request.require(Action::ReadAgenda, found.community)?;
    let (lang, id) = (request.lang, found.of.meeting.id);
    let both = request.query_param("languages") == Some("both");
    let (agenda, _) = live::read(&request.portal, id.uuid()).await?;
    let meeting = found.of.meeting;
    let title = t::agenda_edit_title(lang, meeting.title.text(lang).to_owned());
    let here = paths::of(paths::AGENDA_PRINT, lang, id);
    let langs = if both { vec![lang, lang.other()] } else { vec![lang] };
    let weight = agenda.bytes() * langs.len();
    let body = move || {
        let other = if both {
            view! { <ButtonLink weight=Weight::Quiet href=here>{t::agenda_print_one(lang)}</ButtonLink> }
                .into_any()
        } else {
            let href = format!("{here}?languages=both");
            view! { <ButtonLink weight=Weight::Quiet href=href>{t::agenda_print_both(lang)}</ButtonLink> }
                .into_any()
        };
        let each = langs
            .into_iter()
            .map(|one: Lang| {
                let (agenda, title) = (agenda.clone(), meeting.title.clone());
                let other = (one != lang).then(|| one.tag());
                view! {
                    <section class="stack" lang=other>
                        <h2><Line lang=one passage=title /></h2>
                        <p>{views::when(one, meeting.when)} " · " {t::meeting_duration_long(one, meeting.duration)}</p>
                        <AgendaItems lang=one agenda begins=begins(meeting.when) level=3 />
                    </section>
                }
            })
            .collect_view();
        view! {
            <h1>{t::meeting_agenda(lang)}</h1>
            <p class="row no-print">{other}</p>
            {each}
        }
    };
    Ok(Page::new(title, paths::both(paths::AGENDA_PRINT, id), body)
        .section("meetings")
        .unlisted()
        .weighing(weight)
        .into())
}
