//! Writing and sharing reflections, reading and answering them, finding them, taking them along.

mod author;
mod conversation;
mod edit;
mod feed;
mod fields;
mod files;
mod group;
mod history;
mod list;
mod mine;
mod moderation;
mod new;
mod replies;
mod report;
mod search;
mod share;
mod show;
mod translation;
mod zip;

use leptos::prelude::*;

use self::{edit::ReflectionEdit, new::NewReflectionEdit, translation::TranslationEdit};
use super::{model::Reflection, paths, store, views::name_of};
use crate::{
    community::paths as community_paths,
    editing,
    error::AppError,
    i18n::{Lang, t},
    meeting::LARGEST,
    rights::{Access, Action},
    server::{
        audit::{self, Deed},
        web::{PageRequest, Routes},
    },
    ui::{Breadcrumb, NavLink},
};

/// What the fields beside a file may take, in bytes.
const FIELDS: usize = 64 * 1024;
/// How much somebody may send who writes: far more than a reflection may hold, so that a text that is
/// too long comes back to be shortened.
const TEXT: usize = 8_000_000;

/// The pages of reflections.
#[must_use]
pub fn routes() -> Routes {
    let writes = Access::Within(Action::WriteReflections);
    let moderates = Access::Within(Action::ModerateReflections);
    Routes::new()
        .page(paths::LIST, Access::Open, list::show)
        .page(paths::MINE, Access::SignedIn, mine::show)
        .page(paths::MINE_EXPORT, Access::SignedIn, zip::mine)
        .page(paths::FEED, Access::Open, feed::show)
        .page(paths::SEARCH, Access::Open, search::show)
        .and(editing::routes::<NewReflectionEdit>(Access::SignedIn))
        .form(paths::NEW_TOGETHER, Access::SignedIn, group::new::show, group::new::take)
        .page(paths::SHOW, Access::Open, show::show)
        .and(editing::routes::<ReflectionEdit>(Access::Author))
        .action(paths::EDIT_INITIALS, Access::Author, edit::initials)
        .carrying(TEXT)
        .form(paths::TOGETHER, Access::SignedIn, group::write::show, group::write::take)
        .carrying(TEXT)
        .form(paths::CLOSING, Access::SignedIn, group::close::show, group::close::take)
        .page(paths::HISTORY, Access::Open, history::show)
        .form(paths::SHARE, Access::Author, share::show, share::take)
        .action(paths::REMOVE, Access::Author, share::remove)
        .and(editing::routes::<TranslationEdit>(writes))
        .action(paths::TRANSLATION_INITIALS, writes, translation::initials)
        .carrying(TEXT)
        .action(paths::TRANSLATION_REVIEW, writes, translation::review)
        .carrying(TEXT)
        .action(paths::COMMENTS, Access::SignedIn, replies::comment)
        .action(paths::REACTIONS, Access::SignedIn, replies::react)
        .action(paths::KIND, writes, replies::set_kind)
        .form(paths::REPORT, Access::SignedIn, report::show, report::take)
        .form(paths::AUTHOR, moderates, author::show, author::take)
        .form(paths::ATTACHMENTS, Access::Author, files::show, files::take)
        .carrying(LARGEST + FIELDS)
        .page(paths::ATTACHMENT, Access::Open, files::file)
        .form(paths::MODERATION, moderates, moderation::show, moderation::take)
        .page(paths::EXPORT, Access::Within(Action::ExportReflections), zip::community)
}

/// The reflection of the address, as far as whoever asks sees it. A stranger is asked to sign in,
/// whether it exists or not.
async fn found(request: &PageRequest) -> Result<Reflection, AppError> {
    let id = request.path_param(0).parse().map_err(|_| AppError::NotFound)?;
    let found = store::find(&request.portal.db, &request.viewer, id).await?;
    found.ok_or(if request.viewer.person.is_none() { AppError::SignInFirst } else { AppError::NotFound })
}

/// The reflection of the address, which whoever asks wrote.
async fn own(request: &PageRequest) -> Result<Reflection, AppError> {
    let person = request.person()?;
    let found = found(request).await?;
    if found.visibility.author == person { Ok(found) } else { Err(AppError::NotFound) }
}

/// Logs what somebody did to a reflection, in the transaction of the deed.
async fn log(
    to: &mut sqlx::AnyConnection,
    request: &PageRequest,
    action: &'static str,
    subject: &str,
    detail: &str,
) -> Result<(), sqlx::Error> {
    let deed = Deed { action, subject_kind: "reflection", subject, detail };
    audit::log(to, &request.viewer, request.session.client_address(), deed, request.portal.now()).await
}

/// Where a page about a reflection lies; `here` is what it is, unless it is the reflection itself.
fn crumbs(lang: Lang, reflection: &Reflection, here: Option<&str>) -> impl IntoView + use<> {
    let slug = &reflection.slugs[usize::from(lang == Lang::En)];
    let name = name_of(lang, reflection).0;
    let mut links = vec![
        NavLink::new(reflection.community.text(lang), community_paths::of(community_paths::SHOW, lang, slug)),
        NavLink::new(t::community_tab_reflections(lang), community_paths::of(paths::LIST, lang, slug)),
    ];
    let here = match here {
        Some(here) => {
            links.push(NavLink::new(name, paths::show(lang, reflection.id)));
            here.to_owned()
        }
        None => name,
    };
    view! { <Breadcrumb lang links here /> }
}
