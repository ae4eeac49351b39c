//! The minutes of a community, and the links to them and to its decisions.

use ensemble_common::prelude::*;

use super::{
    super::{labels, model::ListedMinutes, paths, store},
    community_of,
};
use ensemble_communities::community::{Part, Room, head_below, model::Community, paths as community_paths};
use ensemble_core::{Lang, error::AppError, rights::Action};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_server::web::{ActionContext, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{EmptyState, Entry, EntryList, Line};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, archived) = community_of(&request, Action::ReadAgenda).await?;
    let drafts = !archived && request.may(Action::WriteMinutes, Some(community.id));
    let (lang, now) = (request.lang, request.portal.now());
    let listed = store::list(&request.portal.db, community.id, drafts, now).await?;
    let addresses = community_paths::both(paths::LIST, &community.slugs);
    let title = t::minutes_list_title(lang, community.name(lang));
    let body = move || {
        let register = community_paths::of(paths::REGISTER, lang, community.slug(lang));
        let list = if listed.is_empty() {
            view! { <EmptyState title=t::minutes_list_none(lang) text=t::minutes_list_none_text(lang) /> }
                .into_any()
        } else {
            let rows = listed.into_iter().map(|each| entry(lang, each)).collect_view();
            view! { <EntryList>{rows}</EntryList> }.into_any()
        };
        view! {
            {head_below(lang, &community, Room::Meetings, t::minutes_list(lang))}
            <section class="stack">
                <h2>{t::minutes_list(lang)}</h2>
                {list}
                <p><a href=register>{t::minutes_register(lang)}</a></p>
            </section>
        }
    };
    Ok(Page::new(title, addresses, body).section("communities").unlisted().into())
}

fn entry(lang: Lang, listed: ListedMinutes) -> AnyView {
    let href = meeting_paths::of(paths::SHOW, lang, listed.meeting);
    let title = view! { <Line lang passage=listed.title /> }.into_any();
    let when = labels::day(lang, listed.begins_at);
    let state =
        listed.state.map_or_else(|| t::minutes_state_draft(lang), |state| labels::minutes(lang, state));
    view! { <Entry href title when=Some(when)>{state}</Entry> }.into_any()
}

/// The links to a community's minutes and decisions, for those who may read them.
#[must_use]
pub fn link(context: &ActionContext, community: &Community) -> Option<Part> {
    if !context.may(Action::ReadAgenda, Some(community.id)) {
        return None;
    }
    let slugs = community.slugs.clone();
    Some(Box::new(move |lang| {
        let [list, register] = [paths::LIST, paths::REGISTER]
            .map(|paths| community_paths::of(paths, lang, &slugs[usize::from(lang == Lang::En)]));
        view! {
            <p class="small"><a href=list>{t::minutes_list(lang)}</a></p>
            <p class="small"><a href=register>{t::minutes_register(lang)}</a></p>
        }
        .into_any()
    }))
}
