//! Writing and sharing reflections, reading and answering them, finding them, taking them along.

mod author;
mod beside;
mod bookmarks;
mod by_person;
mod conversation;
mod edit;
mod entries;
mod feed;
mod fields;
mod files;
mod filters;
mod group_note;
mod history;
mod list;
mod mine;
mod moderation;
mod new;
mod of_meeting;
mod replies;
mod report;
mod search;
mod share;
mod show;
mod translation;
mod versions;
mod waiting;
mod writing;
mod zip;

use ensemble_common::prelude::*;
use serde::de::DeserializeOwned;

pub use by_person::by_person;
pub(super) use conversation::comment_fragment;
pub(super) use edit::written_of;
pub(super) use moderation::{moderated_community, report_fragment};
pub use of_meeting::composition;
pub use search::FoundElsewhere;
pub use waiting::waiting_reports;

use self::{edit::ReflectionEdit, new::NewReflectionEdit, translation::TranslationEdit};
use super::{actions, model::Reflection, paths, pii_review::PiiWarning, views::name_of};
use ensemble_common::editing;
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::ReflectionId,
    rights::{Access, Action},
};
use ensemble_server::files::LARGEST;
use ensemble_server::web::{PageRequest, Routes};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Button, NavLink, Weight};

/// The most bytes of the other fields of an upload.
const FIELDS: usize = 64 * 1024;
/// The most bytes of a request of text forms: far more than a reflection may hold, so that a text that is too long comes
/// back to be shortened.
const TEXT: usize = 8_000_000;

/// The pages of reflections, with what the search finds elsewhere.
#[must_use]
pub fn routes(elsewhere: &'static [FoundElsewhere]) -> Routes {
    let writes = Access::Within(Action::WriteReflections);
    let moderates = Access::Within(Action::ModerateReflections);
    Routes::new()
        .page(paths::LIST, Access::Open, list::show)
        .page(paths::MINE, Access::SignedIn, mine::show)
        .page(paths::MINE_EXPORT, Access::SignedIn, zip::mine)
        .page(paths::BOOKMARKS, Access::SignedIn, bookmarks::show)
        .page(paths::FEED, Access::Open, feed::show)
        .page(paths::SEARCH, Access::Open, move |request| search::show(request, elsewhere))
        .and(editing::routes::<NewReflectionEdit>(Access::SignedIn))
        .form(paths::NEW_GROUP_NOTE, Access::SignedIn, group_note::new::show, group_note::new::submit)
        .page(paths::SHOW, Access::Open, show::show)
        .and(editing::routes::<ReflectionEdit>(Access::Author))
        .action(paths::EDIT_REDACTION, Access::Author, edit::redact)
        .carrying(TEXT)
        .form(paths::WRITE_GROUP_NOTE, Access::SignedIn, group_note::write::show, group_note::write::save)
        .carrying(TEXT)
        .action(paths::ADD_PART, Access::SignedIn, group_note::write::add)
        .action(paths::MOVE_PART_UP, Access::SignedIn, group_note::write::move_up)
        .carrying(TEXT)
        .action(paths::MOVE_PART_DOWN, Access::SignedIn, group_note::write::move_down)
        .carrying(TEXT)
        .action(paths::REMOVE_PART, Access::SignedIn, group_note::write::remove)
        .carrying(TEXT)
        .action(paths::RESTORE_PART, Access::SignedIn, group_note::write::restore)
        .form(paths::CLOSING, Access::SignedIn, group_note::close::show, group_note::close::submit)
        .action(paths::SIGN_NOTE, Access::SignedIn, group_note::close::sign)
        .action(paths::REOPEN_NOTE, Access::SignedIn, group_note::close::reopen)
        .page(paths::HISTORY, Access::Open, history::show)
        .form(paths::SHARE, Access::Author, share::show, share::submit)
        .action(paths::SHARE_REDACTION, Access::Author, share::redact)
        .action(paths::REMOVE, Access::Author, share::remove)
        .action(paths::RESTORE, Access::Author, mine::restore)
        .and(editing::routes::<TranslationEdit>(writes))
        .action(paths::TRANSLATION_REDACTION, writes, translation::redact)
        .carrying(TEXT)
        .action(paths::TRANSLATION_REVIEW, writes, translation::review)
        .carrying(TEXT)
        .action(paths::ASK_TRANSLATION, writes, translation::ask)
        .action(paths::COMMENTS, Access::SignedIn, replies::reply)
        .action(paths::REPLY_REDACTION, Access::SignedIn, replies::redact_reply)
        .action(paths::REMOVE_REPLY, Access::SignedIn, replies::remove_comment)
        .action(paths::RESTORE_REPLY, Access::SignedIn, replies::restore_comment)
        .action(paths::REACTIONS, Access::SignedIn, replies::react)
        .action(paths::KIND, writes, replies::set_kind)
        .form(paths::REPORT, Access::SignedIn, report::show, report::submit)
        .form(paths::AUTHOR, moderates, author::show, author::submit)
        .form(paths::ATTACHMENTS, Access::Author, files::show, files::submit)
        .carrying(LARGEST + FIELDS)
        .action(paths::FILE_REDACTION, Access::Author, files::redact)
        .carrying(LARGEST + FIELDS)
        .action(paths::CONFIRM_FILE, Access::Author, files::confirm)
        .action(paths::REMOVE_FILE, Access::Author, files::remove)
        .page(paths::ATTACHMENT, Access::Open, files::file)
        .form(paths::MODERATION, moderates, moderation::show, moderation::submit)
        .page(paths::EXPORT, Access::Within(Action::ExportReflections), zip::community)
}

/// The id of the reflection in the address.
fn id_of(request: &PageRequest) -> Result<ReflectionId, AppError> {
    request.path_param(0).parse().map_err(|_| AppError::NotFound)
}

/// The reflection of the address, as far as the person sees it.
async fn found(request: &PageRequest) -> Result<Reflection, AppError> {
    actions::find(request, id_of(request)?).await
}

/// The reflection of the address, which the person wrote.
async fn own(request: &PageRequest) -> Result<Reflection, AppError> {
    actions::find_own(request, id_of(request)?).await
}

/// The id of the reflection in the address, and what the form says. A form that cannot be read is refused as such only
/// where the person sees the reflection: otherwise the answer is the same as for a form that can.
async fn input<T: DeserializeOwned>(request: &PageRequest) -> Result<(ReflectionId, T), AppError> {
    let id = id_of(request)?;
    match request.input() {
        Ok(input) => Ok((id, input)),
        Err(error) => {
            actions::find(request, id).await?;
            Err(error)
        }
    }
}

/// The same for what only the author of the reflection does.
async fn own_input<T: DeserializeOwned>(request: &PageRequest) -> Result<(ReflectionId, T), AppError> {
    let id = id_of(request)?;
    match request.input() {
        Ok(input) => Ok((id, input)),
        Err(error) => {
            actions::find_own(request, id).await?;
            Err(error)
        }
    }
}

/// Why an action failed that has neither fields nor a revision which could be wrong.
fn app_error(error: ActionError) -> AppError {
    match error {
        ActionError::App(error) => error,
        ActionError::Invalid(_) | ActionError::Conflict => AppError::BadRequest,
    }
}

/// A view as HTML that is put into a page which is there already: without the marks of hydration.
fn fragment(view: AnyView) -> String {
    view.to_html().replace("<!>", "")
}

/// The button that puts initials in the place of all that was found, within the form; nothing where nothing was.
fn redact_button(lang: Lang, warnings: &[PiiWarning], formaction: String) -> impl IntoView + use<> {
    (!warnings.is_empty()).then(|| {
        view! { <Button formaction weight=Weight::Quiet>{t::reflection_pii_all(lang)}</Button> }
    })
}

/// Where a page about a reflection lies; `here` is what it is, unless it is the reflection itself.
fn crumbs(lang: Lang, reflection: &Reflection, here: Option<&str>) -> impl IntoView + use<> {
    let slug = &reflection.slugs[usize::from(lang == Lang::En)];
    let name = name_of(lang, reflection).0;
    let mut links = vec![
        NavLink::new(
            reflection.community_name.text(lang),
            community_paths::of(community_paths::SHOW, lang, slug),
        ),
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
