//! A person, as they chose to be seen by others.

use ensemble_common::prelude::*;

use super::{
    super::{
        composition::Composition,
        labels,
        model::{Listed, PersonPage, SharedCommunity},
        paths,
        rules::may_see_person,
        store,
    },
    directory::tag_of,
};
use crate::{
    account::paths as account_paths,
    community::{Part, paths as community_paths, profession_word},
};
use ensemble_core::{
    Lang,
    error::AppError,
    ids::PersonId,
    rights::{Action, Role},
};
use ensemble_server::{
    markdown::lines,
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Avatar, Breadcrumb, Line, NavLink, Notice, initials};

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let id: PersonId = request.path_param(0).parse().map_err(|_| AppError::NotFound)?;
    let (lang, db) = (request.lang, &request.portal.db);
    let oneself = request.viewer.id() == Some(id);
    let (found, reflections) = futures::try_join!(
        async { Ok(store::person(db, id).await?) },
        (composition.reflections)(request.context.clone(), id)
    )?;
    let PersonPage { listed, is_listed, mut communities } = found.ok_or(AppError::NotFound)?;
    // Those who facilitate a community are named on its page; other memberships are for those who see its members.
    communities.retain(|each| {
        oneself || each.role == Role::Facilitator || request.may(Action::SeeMembers, Some(each.id))
    });
    if !oneself && !may_see_person(is_listed, !communities.is_empty(), reflections.is_some()) {
        return Err(AppError::NotFound);
    }
    let title = listed.name.clone();
    let body = move || page(lang, listed, communities, reflections, oneself);
    let addresses = paths::PERSON.map(|path| path.replace("{person}", &id.to_string()));
    Ok(Page::new(title, addresses, body).section("directory").unlisted().into())
}

fn page(
    lang: Lang,
    person: Listed,
    communities: Vec<SharedCommunity>,
    reflections: Option<Part>,
    oneself: bool,
) -> impl IntoView {
    let links = vec![NavLink::new(t::membership_directory(lang), paths::directory(lang))];
    let Listed { name, pronouns, bio, .. } = person.clone();
    let face = view! { <Avatar initials=initials(&name) name=name.clone() /> };
    let notice = oneself.then(|| {
        let profile = account_paths::of(account_paths::ACCOUNT, lang);
        view! {
            <Notice>
                <p>{t::membership_person_oneself(lang)} " " <a href=profile>{t::membership_person_change(lang)}</a></p>
            </Notice>
        }
    });
    let bio = bio.map(|passage| {
        view! { <p class="lead" lang=tag_of(lang, &passage) inner_html=lines(passage.text(lang))></p> }
    });
    view! {
        <Breadcrumb lang links here=name.clone() />
        <div class="row nowrap">
            {face}
            <h1>{name} {pronouns.map(|words| view! { " " <span class="small muted">"(" {words} ")"</span> })}</h1>
        </div>
        {notice}
        {bio}
        {facts(lang, person)}
        {belonging(lang, communities)}
        {reflections.map(|part| part(lang))}
    }
}

fn facts(lang: Lang, person: Listed) -> impl IntoView + use<> {
    let email =
        person.email.map(|email| view! { <a href=format!("mailto:{email}")>{email.clone()}</a> }.into_any());
    let rows = [
        (t::account_profession(lang), person.profession.map(|each| profession_word(lang, each).into_any())),
        (t::account_post(lang), person.post.map(IntoAny::into_any)),
        (
            t::account_organization(lang),
            person.organization.map(|passage| view! { <Line lang passage /> }.into_any()),
        ),
        (t::membership_language(lang), person.lang.map(|each| language(lang, each).into_any())),
        (t::account_email(lang), email),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some(view! { <div><dt>{name}</dt><dd>{value?}</dd></div> }))
    .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| view! { <dl class="facts">{rows}</dl> })
}

/// A language as a page calls it.
pub(super) fn language(lang: Lang, language: Lang) -> &'static str {
    match language {
        Lang::Fr => t::account_word_french(lang),
        Lang::En => t::account_word_english(lang),
    }
}

fn belonging(lang: Lang, communities: Vec<SharedCommunity>) -> impl IntoView + use<> {
    let rows = communities
        .into_iter()
        .map(|SharedCommunity { name, slugs, role, .. }| {
            let href =
                community_paths::of(community_paths::SHOW, lang, &slugs[usize::from(lang == Lang::En)]);
            view! {
                <li class="row spread">
                    <a href=href><Line lang passage=name /></a>
                    <span class="small muted">{labels::role(lang, role)}</span>
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h2>{t::membership_person_communities(lang)}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}
