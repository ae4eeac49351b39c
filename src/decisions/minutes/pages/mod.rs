//! Capturing, the register of decisions, minutes and amendments, and what other pages show of them.

mod adopt;
mod amend;
mod amendments;
mod capture;
mod decision;
mod edit;
mod files;
mod list;
mod of_meeting;
mod print;
mod register;
mod show;
mod together;
mod tries;

pub use capture::{captured_at_item, forms_of_item};
pub use list::link;
pub use of_meeting::{decided, of_meeting, section};

use ensemble_common::prelude::*;

use super::{
    composition::{Composed, Composition},
    generate,
    model::{Minutes, MinutesState},
    paths,
    rules::is_held,
    store,
};
use ensemble_common::{editing, export};
use ensemble_communities::community::{self, model::Community, paths as community_paths};
use ensemble_core::{
    Lang, LocalizedText,
    error::AppError,
    format,
    rights::{Access, Action},
};
use ensemble_meetings::meeting::{
    self, ItemAction,
    model::{Found, Meeting},
    paths as meeting_paths,
    rules::local,
};
use ensemble_server::web::{PageRequest, Routes};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, NavLink};

/// The pages of minutes, decisions and notes, with what other features add to minutes.
#[must_use]
pub fn routes<C: Composed>() -> Routes {
    let composition = C::COMPOSITION;
    let (reads, writes) = (Access::Within(Action::ReadAgenda), Access::Within(Action::WriteMinutes));
    let (notes, decides) = (Access::Within(Action::TakeNotes), Access::Within(Action::RecordDecisions));
    let sections = [
        (paths::ADD_SECTION, ItemAction::Add),
        (paths::MOVE_SECTION_UP, ItemAction::Up),
        (paths::MOVE_SECTION_DOWN, ItemAction::Down),
        (paths::REMOVE_SECTION, ItemAction::Remove),
        (paths::RESTORE_SECTION, ItemAction::Restore),
    ];
    let routes = sections.into_iter().fold(Routes::new(), |routes, (path, action)| {
        routes.action(path, writes, move |request| together::submit(request, composition, action))
    });
    let routes = export::routes(routes, paths::FILES, reads, move |request, format, paths| {
        files::file(request, composition, format, paths)
    });
    routes
        .page(paths::LIST, reads, list::show)
        .page(paths::REGISTER, reads, register::show)
        .form(paths::EDIT_DECISION, decides, decision::show_change, decision::submit_change)
        .form(paths::REPLACE_DECISION, decides, decision::show_replacement, decision::submit_replacement)
        .action(paths::WITHDRAW_DECISION, decides, decision::submit_withdrawal)
        .page(paths::SHOW, reads, move |request| show::show(request, composition))
        .page(paths::PRINT, reads, move |request| print::show(request, composition))
        .and(editing::routes::<edit::MinutesEdit<C>>(writes))
        .and(editing::history_routes::<edit::MinutesEdit<C>>(writes))
        .form(
            paths::TOGETHER,
            writes,
            move |request| together::show(request, composition),
            move |request| together::submit(request, composition, ItemAction::Save),
        )
        .action(paths::PUT, writes, move |request| together::put(request, composition))
        .action(paths::PROPOSE, writes, move |request| show::submit_proposal(request, composition))
        .action(paths::TAKE_BACK, writes, move |request| show::submit_taking_back(request, composition))
        .form(paths::ADOPT, writes, adopt::show, adopt::submit)
        .form(paths::AMEND, Access::Within(Action::AmendMinutes), amend::show, amend::submit)
        .action(paths::ANSWER_AMENDMENT, writes, move |request| show::submit_answer(request, composition))
        .page(paths::CAPTURE, reads, capture::show)
        .action(paths::ADD_NOTE, notes, capture::submit_note)
        .action(paths::REMOVE_NOTE, notes, capture::submit_removal)
        .action(paths::RECORD, decides, capture::submit_decision)
        .action(paths::TRY, notes, capture::submit_try)
        .page(paths::TRIES, Access::SignedIn, tries::show)
        .action(paths::ANSWER_TRY, Access::SignedIn, tries::submit)
}

/// The minutes that an address names, as far as they are there.
struct Place {
    found: Found,
    minutes: Option<Minutes>,
    /// Whether the meeting took place.
    held: bool,
    /// Whether the viewer writes minutes.
    writes: bool,
}

impl Place {
    /// The meeting of the address and its minutes, for those who may do this in its community.
    async fn of(request: &PageRequest, action: Action) -> Result<Self, AppError> {
        let found = meeting::found(request).await?;
        request.require(action, found.community)?;
        let minutes = store::find(&request.portal.db, found.of.meeting.id).await?;
        let held = is_held(&found.of.meeting, request.portal.now());
        let writes = !found.archived && request.may(Action::WriteMinutes, Some(found.community));
        Ok(Self { found, minutes, held, writes })
    }

    fn meeting(&self) -> &Meeting {
        &self.found.of.meeting
    }

    fn state(&self) -> MinutesState {
        self.minutes.as_ref().map_or(MinutesState::Draft, |minutes| minutes.state)
    }

    fn revision(&self) -> i64 {
        self.minutes.as_ref().map_or(0, |minutes| minutes.revision)
    }

    /// Whether the viewer reads them: a draft is for those who write minutes.
    fn is_visible(&self) -> bool {
        self.state() != MinutesState::Draft || self.held && self.writes
    }

    /// The text in force: as it is stored, or as it is made of what was captured.
    async fn text(&self, request: &PageRequest, composition: Composition) -> Result<LocalizedText, AppError> {
        match &self.minutes {
            Some(minutes) => Ok(minutes.current().clone()),
            None => generate::text(&request.portal, &self.found, composition).await,
        }
    }

    /// The address of one of its pages.
    fn address(&self, paths: [&str; 2], lang: Lang) -> String {
        meeting_paths::of(paths, lang, self.meeting().id)
    }

    /// The same in both languages.
    fn both(&self, paths: [&str; 2]) -> [String; 2] {
        meeting_paths::both(paths, self.meeting().id)
    }
}

/// Where a page about the minutes of a meeting lies; `below` is a page of them.
fn crumbs(lang: Lang, found: &Found, below: Option<&str>) -> impl IntoView + use<> {
    let of = &found.of;
    let slug = &of.slugs[usize::from(lang == Lang::En)];
    let mut links = vec![
        NavLink::new(of.community.text(lang), community_paths::of(community_paths::SHOW, lang, slug)),
        NavLink::new(of.meeting.title.text(lang), meeting_paths::show(lang, of.meeting.id)),
    ];
    let here = match below {
        Some(here) => {
            let href = meeting_paths::of(paths::SHOW, lang, of.meeting.id);
            links.push(NavLink::new(t::minutes_title(lang), href));
            here.to_owned()
        }
        None => t::minutes_title(lang).to_owned(),
    };
    view! { <Breadcrumb lang links here /> }
}

/// Which meeting, and when it was: « Lecture, 20 octobre 2026 ».
fn of_which(lang: Lang, meeting: &Meeting) -> String {
    let day = format::date(lang, local(meeting.when, meeting.zone).date());
    t::minutes_of_meeting(lang, day, meeting.title.text(lang))
}

/// The community of the address, for those who may do this in it, and whether it was archived. An address of the past names
/// nothing.
async fn community_of(request: &PageRequest, action: Action) -> Result<(Community, bool), AppError> {
    let found = match community::named(request, paths::REGISTER).await? {
        Ok(found) => found,
        Err(_) => return Err(AppError::NotFound),
    };
    request.require(action, found.community.id)?;
    Ok((found.community, found.archived))
}
