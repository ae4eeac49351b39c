//! The page of a session: where it is, what each role does now, what was written. Those who do not take part see the steps and the
//! roles.

use ensemble_common::prelude::*;

use super::{notes, plan, steps, texts};
use crate::codevelopment::{
    actions,
    api::{PlanSession, RewordNote, WriteNote},
    model::{Candidate, Note, Participant, Publication, Role, session::Session},
    paths,
    rules::{self, Turn},
    store::{self, Reader},
};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    Lang, LocalizedText,
    error::{AppError, FieldErrors},
    ids::{MeetingId, PersonId},
    rights::Action,
};
use ensemble_meetings::{
    facilitation,
    meeting::{model::Found, paths as meeting_paths, rules as meeting_rules},
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Button, ErrorSummary, Kind, NavLink, Notice};

/// What the page says above what is stored, and what was typed.
pub(super) struct Said {
    pub(super) status: u16,
    pub(super) notice: Option<&'static str>,
    pub(super) errors: FieldErrors,
    pub(super) warnings: Vec<PiiWarning>,
    /// What confirms the text in which a student may be identified.
    pub(super) token: String,
    pub(super) plan: Option<PlanSession>,
    pub(super) note: Option<WriteNote>,
    pub(super) reworded: Option<RewordNote>,
    pub(super) sheet: Option<String>,
    pub(super) publication: Option<String>,
}

impl Default for Said {
    fn default() -> Self {
        Self {
            status: 200,
            notice: None,
            errors: FieldErrors::default(),
            warnings: Vec::new(),
            token: String::new(),
            plan: None,
            note: None,
            reworded: None,
            sheet: None,
            publication: None,
        }
    }
}

/// A session as one viewer sees it.
pub(super) struct Shown {
    pub(super) lang: Lang,
    pub(super) found: Found,
    pub(super) session: Option<Session>,
    pub(super) people: Vec<Participant>,
    pub(super) viewer: PersonId,
    /// The viewer's role, once they promised to keep what is said to themselves.
    pub(super) role: Option<Role>,
    /// Whether they prepare and start sessions.
    pub(super) runs: bool,
    pub(super) notes: Vec<Note>,
    pub(super) sheet: Option<LocalizedText>,
    pub(super) publication: Option<Publication>,
    pub(super) candidates: Vec<Candidate>,
    /// Who had which role this year.
    pub(super) turns: Vec<Turn>,
    pub(super) now: i64,
}

impl Shown {
    pub(super) async fn of(request: &PageRequest, id: MeetingId) -> Result<Self, AppError> {
        let found = actions::find_for(request, id, Action::JoinCodevelopment).await?;
        let (db, viewer, now) = (&request.portal.db, request.person()?, request.portal.now());
        let runs = request.may(Action::RunCodevelopment, Some(found.community));
        let session = store::find(db, id).await?;
        let people = store::people(db, id).await?;
        let role = rules::role_of(&people, viewer);
        let is_over = session.as_ref().is_some_and(|session| rules::is_over(session, now));
        let notes = match role {
            Some(Role::Client) => store::notes(db, id, Reader::Client { is_over }).await?,
            Some(_) => store::notes(db, id, Reader::Other { is_over }).await?,
            None => Vec::new(),
        };
        let sheet = store::sheet(db, id, viewer).await?;
        let publication = store::publication(db, id).await?;
        let candidates = if runs { store::candidates(db, id).await? } else { Vec::new() };
        let turns = match meeting_rules::year_bounds(now) {
            Some(year) if runs => store::turns(db, found.community, year, id).await?,
            _ => Vec::new(),
        };
        let lang = request.lang;
        Ok(Self {
            lang,
            found,
            session,
            people,
            viewer,
            role,
            runs,
            notes,
            sheet,
            publication,
            candidates,
            turns,
            now,
        })
    }

    pub(super) fn id(&self) -> MeetingId {
        self.found.of.meeting.id
    }

    pub(super) fn address(&self, paths: [&str; 2]) -> String {
        meeting_paths::of(paths, self.lang, self.id())
    }

    /// Whether the viewer goes from step to step.
    pub(super) fn leads(&self) -> bool {
        self.runs || self.role == Some(Role::Facilitator)
    }
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, super::meeting_id(&request)?, Said::default()).await
}

pub(super) async fn page(request: &PageRequest, id: MeetingId, said: Said) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    actions::find_for(request, id, Action::JoinCodevelopment).await?;
    let follow = facilitation::follow(&request.portal, lang, id).await?;
    let shown = Shown::of(request, id).await?;
    let title = t::codevelopment_title(lang, shown.found.of.meeting.title.text(lang));
    let heading = title.clone();
    let status = said.status;
    let weight = shown.notes.iter().map(|note| note.text.bytes()).sum();
    let body = move || {
        let of = &shown.found.of;
        let slug = &of.slugs[usize::from(lang == Lang::En)];
        let links = vec![
            NavLink::new(of.community.text(lang), community_paths::of(community_paths::SHOW, lang, slug)),
            NavLink::new(of.meeting.title.text(lang), meeting_paths::show(lang, id)),
        ];
        let notice = said.notice.map(|words| {
            view! {
                <Notice kind=Kind::Warning><p id="notice" tabindex="-1" autofocus=true>{words}</p></Notice>
            }
        });
        let nothing = shown.session.is_none().then(|| {
            view! { <Notice><p>{t::codevelopment_no_session(lang)}</p></Notice> }
        });
        let content = shown.session.as_ref().map(|session| {
            let left = view! {
                <div class="stack gap-5" data-live="now">
                    {steps::current(&shown, session)}
                    {notes::contract(&shown)}
                    {steps::roles(&shown, session)}
                </div>
            };
            let right = match shown.role {
                Some(role) => view! {
                    <div class="stack gap-5">
                        <div id="written" tabindex="-1" data-live="written">{notes::written(&shown, session, role, &said)}</div>
                        <div data-live="form">{notes::form(&shown, session, role, &said)}</div>
                        {texts::sheet(&shown, role, &said)}
                        {texts::publication(&shown, session, role, &said)}
                    </div>
                }
                .into_any(),
                None => view! { <div class="stack gap-5">{promise(&shown)} {texts::kept_sheet(&shown, &said)}</div> }
                    .into_any(),
            };
            let parts = view! {
                <div data-live="steps">{steps::six(&shown, session)}</div>
                <div class="codev">{left} {right}</div>
            };
            follow(parts.into_any())
        });
        view! {
            <Breadcrumb lang links here=t::codevelopment_codevelopment(lang) />
            <h1>{heading}</h1>
            {notice}
            <ErrorSummary lang errors=said.errors.all() />
            {pii_notice(lang, &said.warnings)}
            {nothing}
            {content}
            {plan::form(&shown, &said)}
            <p><a href=meeting_paths::show(lang, id)>{t::codevelopment_back(lang)}</a></p>
        }
    };
    Ok(Page::new(title, meeting_paths::both(paths::SHOW, id), body)
        .status(status)
        .section("meetings")
        .unlisted()
        .weighing(weight)
        .with_islands()
        .into())
}

/// What a person promises before they read the case; for others, that they do not take part.
fn promise(shown: &Shown) -> AnyView {
    let lang = shown.lang;
    if !shown.people.iter().any(|each| each.person == shown.viewer) {
        return view! { <p class="muted">{t::codevelopment_only_part(lang)}</p> }.into_any();
    }
    view! {
        <section class="stack gap-3" aria-labelledby="promise">
            <h2 id="promise">{t::codevelopment_promise_title(lang)}</h2>
            <p>{t::codevelopment_promise(lang)}</p>
            <form method="post" action=shown.address(paths::AGREE)>
                <Button>{t::codevelopment_agree(lang)}</Button>
            </form>
        </section>
    }
    .into_any()
}
