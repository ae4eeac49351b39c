//! The votes of a community, as the page of its themes shows them.

use std::collections::HashSet;

use futures::future::BoxFuture;
use leptos::prelude::*;

use super::super::{labels, model::Vote, paths, rules::is_open, store};
use crate::community::{Part, model::Community, paths as community_paths};
use ensemble_core::{Lang, error::AppError, rights::Action};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Entry, EntryList, Line, Weight};

/// The votes of a community, and the way to open one for those who may.
pub fn section(context: &ActionContext, community: &Community) -> BoxFuture<'static, Result<Part, AppError>> {
    let (context, id, slugs) = (context.clone(), community.id, community.slugs.clone());
    Box::pin(async move {
        let votes = store::of_community(&context.portal.db, id).await?;
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
            view! {
                <section class="stack" aria-labelledby="votes">
                    <h2 id="votes">{t::vote_votes(lang)}</h2>
                    {list}
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
