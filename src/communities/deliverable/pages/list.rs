//! The deliverables of a community: what each is, when it is due, how far it is, what fulfils it.

use ensemble_common::prelude::*;

use super::super::{
    labels,
    model::{Deliverable, DeliverableState},
    paths, store,
};
use crate::community::{self, Room, head, model::Community, paths as community_paths};
use ensemble_core::{Lang, Shown, error::AppError, format, rights::Action};
use ensemble_server::{
    markdown::lines,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, EmptyState, Kind, Line, Notice, StatusText, Tone};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = match community::named(&request, paths::LIST).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (community, archived) = (found.community, found.archived);
    let lang = request.lang;
    let keeps = !archived && request.may(Action::EditCommunity, Some(community.id));
    let all = store::of_community(&request.portal.db, community.id).await?;
    let today = format::local(request.portal.now()).date().to_string();
    let notice = match request.flash() {
        Some(Flash::Added) => Some((Kind::Success, t::deliverable_said_added(lang))),
        Some(Flash::Saved) => Some((Kind::Success, t::theme_said_saved(lang))),
        Some(Flash::Deleted) => Some((Kind::Success, t::deliverable_said_deleted(lang))),
        Some(Flash::Changed) => Some((Kind::Warning, t::deliverable_said_changed(lang))),
        _ => None,
    };
    let title = t::deliverable_page_title(lang, community.name(lang));
    let addresses = community_paths::both(paths::LIST, &community.slugs);
    let body = move || body(lang, &community, &all, &today, keeps, notice);
    let page = Page::new(title, addresses, body).section("communities");
    Ok(if archived { page.unlisted() } else { page }.into())
}

fn body(
    lang: Lang,
    community: &Community,
    all: &[Deliverable],
    today: &str,
    keeps: bool,
    notice: Option<(Kind, &'static str)>,
) -> AnyView {
    let slug = community.slug(lang);
    let add = keeps.then(|| {
        let href = community_paths::of(paths::NEW, lang, slug);
        view! { <div class="row"><ButtonLink href>{t::deliverable_add(lang)}</ButtonLink></div> }
    });
    let list = if all.is_empty() {
        view! { <EmptyState title=t::deliverable_none(lang) text=t::deliverable_none_text(lang) /> }
    } else {
        let rows = all.iter().map(|each| row(lang, slug, each, today, keeps)).collect_view();
        view! { <ul class="entry-list deliverables">{rows}</ul> }
    };
    view! {
        {head(lang, community, Room::Deliverables)}
        {notice.map(|(kind, words)| view! { <Notice kind><p>{words}</p></Notice> })}
        <section class="stack gap-3">
            <h2>{t::community_deliverables(lang)}</h2>
            {add}
            {list}
        </section>
    }
}

fn row(lang: Lang, slug: &str, deliverable: &Deliverable, today: &str, keeps: bool) -> AnyView {
    let plan = &deliverable.plan;
    let (state, tone) = labels::state(lang, plan.state);
    let late = plan
        .is_late(today)
        .then(|| view! { <StatusText tone=Tone::Warn>{t::community_late(lang)}</StatusText> });
    let work = plan.work.as_ref().map(|work| {
        let href = work.addresses[usize::from(lang == Lang::En)].clone();
        view! { <p><a href=href><Line lang passage=work.name.clone() /></a></p> }
    });
    let reason = plan.reason.as_ref().filter(|_| plan.state == DeliverableState::Dropped).map(|reason| {
        let Shown { text, lang: spoken, .. } = reason.shown(lang);
        let tag = (spoken != lang).then(|| spoken.tag());
        view! { <p class="small"><b>{t::deliverable_reason(lang)}</b> " " <span lang=tag inner_html=lines(text)></span></p> }
    });
    let edit = keeps.then(|| {
        let href = paths::of(paths::EDIT, lang, slug, deliverable.id);
        let title = format::quoted(lang, plan.title.text(lang));
        view! {
            <p class="small">
                <a href=href>{t::deliverable_edit(lang)} <span class="visually-hidden">" " {title}</span></a>
            </p>
        }
    });
    view! {
        <li id=format!("deliverable-{}", deliverable.id)>
            <div class="entry-text">
                <h3><Line lang passage=plan.title.clone() /></h3>
                <p class="byline">
                    <span>{labels::due(lang, plan)}</span>
                    <StatusText tone>{state}</StatusText>
                    {late}
                </p>
                {work}
                {reason}
                {edit}
            </div>
        </li>
    }
}
