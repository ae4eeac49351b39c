//! What the page of a meeting shows of its session: the way to it, and what the client published.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use crate::codevelopment::{
    actions, labels,
    model::{Publication, session::Session},
    paths, store,
};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, error::AppError, format, ids::MeetingId, rights::Action};
use ensemble_meetings::meeting::{model::Found, paths as meeting_paths};
use ensemble_server::{markdown::lines, web::PageRequest};
use ensemble_texts as t;
use ensemble_ui::SectionTitle;

/// The section of a meeting's page, for those who take part in such sessions and those who read what was published.
#[must_use]
pub fn section<'a>(
    request: &'a PageRequest,
    found: &'a Found,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let (db, id) = (&request.portal.db, found.of.meeting.id);
        let may = |action| request.may(action, Some(found.community));
        let session = if may(Action::JoinCodevelopment) { store::find(db, id).await? } else { None };
        let published = if may(Action::ReadAgenda) { store::publication(db, id).await? } else { None };
        let can_prepare = may(Action::RunCodevelopment) && actions::is_open(found);
        if session.is_none() && published.is_none() && !can_prepare {
            return Ok(None);
        }
        let shown: Part = Box::new(move |lang| view(lang, id, session.as_ref(), published, can_prepare));
        Ok(Some(shown))
    })
}

/// The current step, on the pages of a meeting that runs. On the screen in the room no one has a role.
#[must_use]
pub fn while_running<'a>(
    request: &'a PageRequest,
    found: &'a Found,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let id = found.of.meeting.id;
        if !request.may(Action::JoinCodevelopment, Some(found.community)) {
            return Ok(None);
        }
        let Some(session) = store::find(&request.portal.db, id).await? else { return Ok(None) };
        let shown: Part = Box::new(move |lang| view(lang, id, Some(&session), None, false));
        Ok(Some(shown))
    })
}

fn view(
    lang: Lang,
    id: MeetingId,
    session: Option<&Session>,
    published: Option<Publication>,
    can_prepare: bool,
) -> AnyView {
    let link = (session.is_some() || can_prepare).then(|| {
        let to = meeting_paths::of(paths::SHOW, lang, id);
        let words = match session {
            None => t::codevelopment_prepare(lang).to_owned(),
            Some(session) if session.begun_at.is_none() => t::codevelopment_link_planned(lang).to_owned(),
            Some(session) if session.ended_at.is_some() => t::codevelopment_link_over(lang).to_owned(),
            Some(session) => t::codevelopment_link_running(
                lang,
                format::after_colon(lang, labels::step(lang, session.step)),
            ),
        };
        view! { <p><a id="codevelopment-link" href=to data-announce="step">{words}</a></p> }
    });
    let published = published.map(|published| {
        let spoken = published.text.shown(lang).lang;
        let tag = (spoken != lang).then(|| spoken.tag());
        view! {
            <p lang=tag inner_html=lines(published.text.text(lang))></p>
            <p class="byline"><span>{t::codevelopment_published_by(lang, published.author_name)}</span></p>
        }
    });
    view! {
        <section class="stack gap-2" aria-labelledby="codevelopment">
            <SectionTitle id="codevelopment" title=t::codevelopment_codevelopment(lang) />
            {published}
            {link}
        </section>
    }
    .into_any()
}
