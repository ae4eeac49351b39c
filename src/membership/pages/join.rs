//! Asking to join a community.

use leptos::prelude::*;

use super::super::{paths, store};
use crate::{
    community::{self, Room, head, model::Community, paths as community_paths},
    error::AppError,
    i18n::t,
    notification::{Actor, EachLang, Event, notify},
    server::web::{Page, PageRequest, PageResponse},
    ui::{Button, ErrorSummary, FieldError, Kind, Notice, TextArea},
};

/// The most characters of what one writes to the facilitators.
const LONGEST: usize = 1000;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match community::named(&request, paths::JOIN).await? {
        Ok(found) => found.community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if request.viewer.role(community.id).is_some() {
        return Ok(PageResponse::Redirect(community_paths::of(
            community_paths::MEMBERS,
            request.lang,
            community.slug(request.lang),
        )));
    }
    let message = store::own_request(&request.portal.db, community.id, request.person()?).await?;
    let waiting = message.is_some();
    Ok(page(&request, community, 200, message.unwrap_or_default(), waiting, None))
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match community::named(&request, paths::JOIN).await? {
        Ok(found) => found.community,
        Err(_) => return Err(AppError::NotFound),
    };
    let (portal, now, person) = (&request.portal, request.portal.now(), request.person()?);
    let members = community_paths::of(community_paths::MEMBERS, request.lang, community.slug(request.lang));
    if request.viewer.role(community.id).is_some() {
        return Ok(PageResponse::Redirect(members));
    }
    let message = request.form.text("message").to_owned();
    if message.is_empty() || message.chars().count() > LONGEST {
        let words = t::membership_message_wrong(request.lang, LONGEST);
        return Ok(page(&request, community, 422, message, false, Some(words)));
    }
    let work = async {
        let mut to = portal.db.write().await?;
        if store::ask_to_join(&mut to, community.id, person, &message, now).await? {
            let site = &portal.config.site_url;
            let link = |lang| {
                let path = community_paths::of(community_paths::MEMBERS, lang, community.slug(lang));
                format!("{site}{path}")
            };
            let event = Event::JoinRequested {
                community: community.id,
                community_name: community.heading.name.clone(),
                by: Actor::of(&request.viewer),
                link: EachLang::of(link),
            };
            notify(&mut to, portal, &event).await?;
        }
        to.commit().await
    };
    work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    portal.mail.wake();
    Ok(page(&request, community, 200, message, true, None))
}

fn page(
    request: &PageRequest,
    community: Community,
    status: u16,
    message: String,
    waiting: bool,
    fault: Option<String>,
) -> PageResponse {
    let lang = request.lang;
    let title = t::membership_join_title(lang, community.name(lang).to_owned());
    let addresses = community_paths::both(paths::JOIN, &community.slugs);
    let body = move || {
        let errors = fault.iter().map(|words| FieldError::new("message", words.clone())).collect();
        let action = community_paths::of(paths::JOIN, lang, community.slug(lang));
        view! {
            {head(lang, &community, Room::Members)}
            {waiting.then(|| view! { <Notice kind=Kind::Success><p>{t::membership_waiting(lang)}</p></Notice> })}
            <ErrorSummary lang errors />
            <section class="stack">
                <h2>{t::membership_join(lang)}</h2>
                <p>{t::membership_join_text(lang)}</p>
                <form class="form" method="post" action=action>
                    <TextArea
                        id="message"
                        label=t::membership_message(lang)
                        hint=t::membership_message_hint(lang)
                        value=message
                        error=fault.unwrap_or_default()
                        required=true
                        maxlength=1000u32
                    />
                    <div class="actions"><Button>{if waiting { t::membership_change_request(lang) } else { t::membership_send_request(lang) }}</Button></div>
                </form>
            </section>
        }
    };
    Page::new(title, addresses, body).status(status).section("communities").unlisted().into()
}
