//! The votes of a community, as the page of its themes shows them.

use std::collections::HashSet;

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::super::{labels, model::Vote, paths, rules::is_open, store};
use crate::theme::paths as theme_paths;
use ensemble_communities::community::{Part, model::Community, paths as community_paths};
use ensemble_core::{Lang, error::AppError, rights::Action};
use ensemble_server::web::PageRequest;
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Entry, EntryList, Line, Pages, Pagination, Weight};

/// The parameter of the query with the number of the page of votes.
const PAGE: &str = "votes";

/// The votes of a community, and the way to open one for those who may.
pub fn section(request: &PageRequest, community: &Community) -> BoxFuture<'static, Result<Part, AppError>> {
    let (context, id, slugs) = (request.context.clone(), community.id, community.slugs.clone());
    let asked = request.query_param(PAGE).filter(|number| !number.is_empty()).map(str::to_owned);
    Box::pin(async move {
        let current: u32 = match asked {
            None => 1,
            Some(number) => number.parse().ok().filter(|number| *number > 0).ok_or(AppError::NotFound)?,
        };
        let last = store::count_of_community(&context.portal.db, id).await?.div_ceil(store::PAGE_SIZE).max(1);
        if current > last {
            return Err(AppError::NotFound);
        }
        let votes = store::of_community(&context.portal.db, id, current).await?;
        let opens = context.may(Action::DecideThemes, Some(id));
        let now = context.portal.now();
        let voted = match context.viewer.id() {
            Some(person) => store::voted_in(&context.portal.db, id, person).await?,
            None => HashSet::new(),
        };
        let part: Part = Box::new(move |lang| {
            let slug = &slugs[usize::from(lang == Lang::En)];
            let new = opens.then(|| {
                let href = community_paths::of(paths::NEW, lang, slug);
                view! { <div class="row"><ButtonLink weight=Weight::Quiet href>{t::vote_new(lang)}</ButtonLink></div> }
            });
            if votes.is_empty() && new.is_none() {
                return ().into_any();
            }
            let rows = votes
                .iter()
                .map(|vote| entry(lang, slug, vote, now, voted.contains(&vote.id)))
                .collect_view();
            let list = (!votes.is_empty()).then(|| view! { <EntryList>{rows}</EntryList> });
            let more = (last > 1).then(|| {
                let href = format!("{}?{PAGE}=", community_paths::of(theme_paths::LIST, lang, slug));
                let label = t::vote_votes(lang);
                view! { <Pagination lang pages=Pages::Numbered { current, last, href } label /> }
            });
            view! {
                <section class="stack" aria-labelledby="votes">
                    <h2 id="votes">{t::vote_votes(lang)}</h2>
                    {list}
                    {more}
                    {new}
                </section>
            }
            .into_any()
        });
        Ok(part)
    })
}

fn entry(lang: Lang, slug: &str, vote: &Vote, now: i64, voted: bool) -> AnyView {
    let href = paths::of(paths::SHOW, lang, slug, vote.id);
    let open = is_open(vote, now);
    let when = if open {
        t::vote_closes(lang, labels::moment(lang, vote.closes_at))
    } else {
        t::vote_closed(lang).to_owned()
    };
    let outcome = vote.outcome.clone().filter(|_| !open);
    let state = match (open, voted) {
        (true, true) => Some(format!("· {}", t::vote_you_voted(lang))),
        (true, false) => None,
        (false, _) if outcome.is_none() => Some(format!("· {}", t::vote_no_outcome(lang))),
        (false, _) => None,
    };
    let title = vote.title.clone();
    let title = view! { <Line lang passage=title /> }.into_any();
    let method = labels::method(lang, vote.method);
    view! {
        <Entry href title when=Some(when)>
            <span>{method}</span>
            " "
            {state}
            {outcome.map(|passage| view! { "· " <Line lang passage /> })}
        </Entry>
    }
    .into_any()
}
