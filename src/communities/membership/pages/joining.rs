//! The way into a community, beside its name: asking to join, and who facilitates it.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::super::{model::Facilitator, paths, store};
use crate::community::{Part, model::Community, paths as community_paths};
use ensemble_core::{Lang, error::AppError, format, ids::PersonId};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Weight};

/// What a reader of a community's page may do about joining.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// They belong to it.
    Inside,
    /// They asked, and nobody has answered.
    Waiting,
    /// They may ask. A visitor signs in first.
    Ask,
}

/// The way into a community, for the reader of its page.
#[must_use]
pub fn joining(context: ActionContext, community: &Community) -> BoxFuture<'static, Result<Part, AppError>> {
    let (id, slugs) = (community.id, community.slugs.clone());
    Box::pin(async move {
        let db = &context.portal.db;
        let facilitators = store::facilitators(db, id).await?;
        let way = match context.viewer.id() {
            _ if context.viewer.role(id).is_some() => Way::Inside,
            Some(person) if store::own_request(db, id, person).await?.is_some() => Way::Waiting,
            _ => Way::Ask,
        };
        let named = named(facilitators, context.viewer.id().is_some());
        let part: Part = Box::new(move |lang| view(lang, &slugs[usize::from(lang == Lang::En)], way, &named));
        Ok(part)
    })
}

/// Who facilitates a community, as far as a reader may know it.
pub(super) struct Named {
    /// Those who are named. A reader who is signed in is led to their pages.
    pub people: Vec<(String, Option<PersonId>)>,
    /// Whether there is anybody to write to.
    pub any: bool,
}

/// Everyone who is signed in reads all names; visitors, those of people who chose it.
pub(super) fn named(facilitators: Vec<Facilitator>, signed_in: bool) -> Named {
    let any = !facilitators.is_empty();
    let shown = facilitators.into_iter().filter(|each| signed_in || each.is_public);
    Named { people: shown.map(|each| (each.name, signed_in.then_some(each.id))).collect(), any }
}

fn view(lang: Lang, slug: &str, way: Way, named: &Named) -> AnyView {
    let join = community_paths::of(paths::JOIN, lang, slug);
    let button = match way {
        Way::Inside => None,
        Way::Waiting => Some((Weight::Quiet, t::membership_own_request(lang))),
        Way::Ask => Some((Weight::Primary, t::membership_join(lang))),
    };
    view! {
        <div class="joining">
            {button.map(|(weight, words)| view! { <ButtonLink href=join weight>{words}</ButtonLink> })}
            {facilitated(lang, slug, named)}
        </div>
    }
    .into_any()
}

/// Who facilitates a community, and the way to write to them.
pub(super) fn facilitated(lang: Lang, slug: &str, named: &Named) -> Option<AnyView> {
    let contact = community_paths::of(community_paths::CONTACT, lang, slug);
    named.any.then(|| {
        view! {
            <p class="small">
                {names(lang, named).map(|names| view! { {names} " " })}
                <a href=contact>{t::membership_contact(lang)}</a>
            </p>
        }
        .into_any()
    })
}

/// Who facilitates a community: « Animation : Ana Roy et Marc Côté. »
pub(super) fn names(lang: Lang, named: &Named) -> Option<AnyView> {
    /// Where a name stands in the sentence.
    const PLACE: &str = "\u{1}";
    if named.people.is_empty() {
        return None;
    }
    let sentence = t::membership_facilitated_by(lang, format::list(lang, &vec![PLACE; named.people.len()]));
    let mut people = named.people.iter();
    let parts = sentence
        .split(PLACE)
        .map(|between| {
            let between = between.to_owned();
            let person = people.next().map(|(name, id)| {
                let name = name.clone();
                match id {
                    Some(id) => view! { <a href=paths::person(lang, *id)>{name}</a> }.into_any(),
                    None => name.into_any(),
                }
            });
            view! { {between} {person} }
        })
        .collect_view();
    Some(parts.into_any())
}
