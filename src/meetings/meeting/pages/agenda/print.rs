//! The agenda on paper, in one language or in both.

use ensemble_common::prelude::*;

use super::{super::found, AgendaItems, begins};
use crate::meeting::{islands::PrintButton, labels, live, model::Meeting, paths, views};
use ensemble_core::{Lang, LocalizedText, error::AppError, rights::Action};
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
    let video = found.details.video.is_some();
    let community = found.of.community;
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
                let tag = (one != lang).then(|| one.tag());
                let facts = facts(one, &meeting, community.clone(), video);
                let heading = heading(one, one == lang, &meeting);
                let agenda = agenda.clone();
                view! {
                    <section class="stack print-language" lang=tag>
                        {heading}
                        {facts}
                        <AgendaItems lang=one agenda begins=begins(meeting.when, meeting.zone) level=3 />
                    </section>
                }
            })
            .collect_view();
        view! {
            <div class="row no-print">
                <PrintButton label=t::agenda_print_now(lang).to_owned() quiet=false />
                {other}
                <a href=paths::show(lang, id)>{t::run_back(lang)}</a>
            </div>
            {each}
        }
    };
    Ok(Page::new(title, paths::both(paths::AGENDA_PRINT, id), body)
        .section("meetings")
        .unlisted()
        .weighing(weight)
        .with_islands()
        .into())
}

/// What the meeting is called: the page's own heading in its language, and that of the part in the other one.
fn heading(lang: Lang, own: bool, meeting: &Meeting) -> AnyView {
    let passage = meeting.title.clone();
    if own {
        view! { <h1><Line lang passage /></h1> }.into_any()
    } else {
        view! { <h2 class="h1"><Line lang passage /></h2> }.into_any()
    }
}

/// Whose meeting it is, when, where and how. The link for video is never on paper.
fn facts(lang: Lang, meeting: &Meeting, community: LocalizedText, video: bool) -> impl IntoView + use<> {
    let when = views::moment(lang, meeting.when, meeting.zone, meeting.duration);
    let place = meeting.place.clone().map(|passage| {
        view! { <div><dt>{t::meeting_fact_place(lang)}</dt><dd><Line lang passage /></dd></div> }
    });
    let video = video.then(|| {
        view! { <div><dt>{t::meeting_video(lang)}</dt><dd>{t::agenda_print_video(lang)}</dd></div> }
    });
    view! {
        <p class="h4"><Line lang passage=community /></p>
        <dl class="facts">
            <div><dt>{t::meeting_fact_when(lang)}</dt><dd>{when}</dd></div>
            <div>
                <dt>{t::meeting_fact_duration(lang)}</dt>
                <dd>{t::meeting_duration_long(lang, meeting.duration)}</dd>
            </div>
            <div>
                <dt>{t::meeting_fact_modality(lang)}</dt>
                <dd>{labels::modality(lang, meeting.modality)}</dd>
            </div>
            {place}
            {video}
        </dl>
        <p class="h3">{t::meeting_agenda(lang)}</p>
    }
}
