//! The reflections and decisions behind a finding, as its readers may see them.

use std::collections::{HashMap, HashSet};

use ensemble_common::prelude::*;

use super::{
    super::{labels, model::Behind, store},
    show::Shown,
};
use crate::quotation::{self, Credited, QuotedIn};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang,
    error::AppError,
    ids::{CommunityId, FindingId, ReflectionId},
};
use ensemble_reflections::reflection::{self, paths as reflection_paths};
use ensemble_server::web::PageRequest;
use ensemble_texts as t;
use ensemble_ui::Line;

/// The reflections behind a finding whose authors consent.
pub(super) async fn behind(request: &PageRequest, id: FindingId) -> Result<Vec<Behind>, AppError> {
    let db = &request.portal.db;
    let given = store::given(db, id).await?;
    let credited = quotation::of_work(db, QuotedIn::Finding, id.uuid()).await?;
    let mut all = group(request.lang, &credited, &given);
    let ids: Vec<String> = all.iter().map(|behind| behind.reflection.to_string()).collect();
    if ids.is_empty() {
        return Ok(all);
    }
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut names: HashMap<String, String> =
        reflection::readable_names(db, request.lang, &request.viewer, &ids).await?;
    for behind in &mut all {
        behind.name = names.remove(&behind.reflection.to_string());
    }
    Ok(all)
}

/// What is said of each of these reflections, to readers of a language. Passages and names that readers may not see are empty already.
fn group(lang: Lang, credited: &[Credited], given: &HashSet<ReflectionId>) -> Vec<Behind> {
    let mut all: Vec<Behind> = Vec::new();
    for each in credited.iter().filter(|each| given.contains(&each.reflection)) {
        let at = all.iter().position(|behind| behind.reflection == each.reflection);
        let at = at.unwrap_or_else(|| {
            let reflection = each.reflection;
            all.push(Behind { reflection, passages: Vec::new(), names: Vec::new(), name: None });
            all.len() - 1
        });
        let Some(behind) = all.get_mut(at) else { continue };
        let passage = (each.lang, each.passage.clone());
        if !each.passage.is_empty() && !behind.passages.contains(&passage) {
            behind.passages.push(passage);
        }
        let name = each.name.as_ref().map(|name| match &each.organization {
            Some(organization) => format!("{name}, {}", organization.text(lang)),
            None => name.clone(),
        });
        if let Some(name) = name.filter(|name| !behind.names.contains(name)) {
            behind.names.push(name);
        }
    }
    all
}

/// The reflections and decisions, for those who unfold them.
pub(super) fn list(lang: Lang, slug: &str, shown: &Shown, readable: &[CommunityId]) -> Option<AnyView> {
    if shown.behind.is_empty() && shown.decisions.is_empty() {
        return None;
    }
    let reflections = shown.behind.iter().map(|behind| reflection_row(lang, behind)).collect_view();
    let decisions = shown
        .decisions
        .iter()
        .map(|decision| {
            let number = t::finding_decision(lang, decision.number);
            let day = labels::day(lang, decision.at);
            // What a community decided is for those who read its agendas.
            let text = readable.contains(&decision.community).then(|| {
                let register = community_paths::of(community_paths::DECISIONS, lang, slug);
                let own = decision.community == shown.community.id;
                let link =
                    own.then(|| view! { <a class="text-link" href=register>{t::finding_register(lang)}</a> });
                view! { <p><Line lang passage=decision.text.clone() /></p> {link} }
            });
            view! {
                <li class="stack gap-1">
                    <p><b>{number}</b> " " <span class="meta">{day}</span></p>
                    {text}
                </li>
            }
        })
        .collect_view();
    let words = t::finding_sources(lang, shown.behind.len() + shown.decisions.len());
    Some(view! {
        <details open=true>
            <summary>{words}</summary>
            <ul class="plain stack gap-4">{reflections} {decisions}</ul>
        </details>
    })
}

fn reflection_row(lang: Lang, behind: &Behind) -> AnyView {
    let title = match &behind.name {
        Some(name) => {
            let href = reflection_paths::show(lang, behind.reflection);
            view! { <a class="text-link" href=href>{name.clone()}</a> }
        }
        None => view! { <span>{t::finding_some_reflection(lang)}</span> },
    };
    view! {
        <li class="stack gap-1">
            <p>{title}</p>
            {passages(lang, behind)}
            <p class="meta">{labels::credit(lang, behind)}</p>
        </li>
    }
}

/// The passages that are quoted, each in its language.
pub(super) fn passages(lang: Lang, behind: &Behind) -> AnyView {
    behind
        .passages
        .iter()
        .map(|(spoken, passage)| {
            let tag = (*spoken != lang).then(|| spoken.tag());
            view! { <blockquote lang=tag>{passage.clone()}</blockquote> }
        })
        .collect_view()
        .into_any()
}
