//! The text of a practice that is worked on: what it says, whose reflections are behind it, who reviews it, what can be done next.

mod about;
mod forms;
mod submit;

pub(super) use submit::{ask, publish, review, send, withdraw};

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        api::{AskAuthors, ReviewPractice, SendPractice},
        model::{Review, WorkingText},
        paths,
        rules::{self, Missing, Step},
        store,
    },
    crumbs, practice_id,
    show::credits,
    text::{context_line, practice_text},
    work_of,
};
use crate::quotation::{self, ConsentCounts, Credited, QuotedIn};
use about::{consents, state, versions};
use ensemble_common::notification::{NotificationKind, mark_kind_read};
use ensemble_communities::community::model::Community;
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
    ids::PersonId,
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, model::Reflection, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, ErrorSummary, Kind, Line, Notice, Weight};
use forms::next_steps;

/// What was typed into the forms of the page, and what is wrong with it.
#[derive(Default)]
struct TypedForms {
    ask: AskAuthors,
    send: SendPractice,
    review: ReviewPractice,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    /// Whether the practice changed since the page was opened.
    changed: bool,
}

/// What the page shows.
struct Shown {
    community: Community,
    work: WorkingText,
    credited: Vec<Credited>,
    consents: ConsentCounts,
    /// Whether an author withdrew since the published version.
    is_consent_gone: bool,
    missing: Vec<Missing>,
    reviews: Vec<Review>,
    /// The versions that were published, and when.
    versions: Vec<(i64, i64)>,
    /// Who can be asked to review, for facilitators.
    candidates: Vec<(PersonId, String)>,
    /// The reflections whose authors can be asked, for facilitators.
    sources: Vec<Reflection>,
    decides: bool,
    writes: bool,
    flash: Option<Flash>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, work) = match work_of(&request, paths::WORK, practice_id(&request)?).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    for kind in [
        NotificationKind::PracticeReviewAsked,
        NotificationKind::PracticeReviewed,
        NotificationKind::PracticeConsentWithdrawn,
    ] {
        mark_kind_read(&request.portal, &request.viewer, &community.id.to_string(), kind).await?;
    }
    page(&request, community, work, 200, TypedForms::default()).await
}

async fn page(
    request: &PageRequest,
    community: Community,
    work: WorkingText,
    status: u16,
    typed: TypedForms,
) -> Result<PageResponse, AppError> {
    let (lang, db, id) = (request.lang, &request.portal.db, work.id);
    let decides = !work.place.archived && request.may(Action::WritePractices, Some(community.id));
    let (given, asked) = store::consents(&db.reader, id).await?;
    let shown = Shown {
        credited: quotation::of_work(db, QuotedIn::Practice, id.uuid()).await?,
        consents: quotation::consents(db, QuotedIn::Practice, id.uuid()).await?,
        is_consent_gone: store::is_consent_gone(&db.reader, id).await?,
        missing: rules::missing(&work.content, given, asked),
        reviews: store::reviews(&db.reader, id, work.revision).await?,
        versions: store::versions(db, id).await?,
        candidates: if decides { store::candidates(db, community.id, id).await? } else { Vec::new() },
        sources: if decides { actions::sources(request, community.id).await? } else { Vec::new() },
        decides,
        writes: rules::may_write(&request.viewer, &work.place, work.involvement),
        flash: request.flash(),
        community,
        work,
    };
    let title = t::practice_work_title(lang, shown.work.content.title.text(lang));
    let addresses = paths::both(paths::WORK, &shown.work.place.slugs, id);
    let weight =
        shown.work.content.bytes() + shown.credited.iter().map(|each| each.passage.len()).sum::<usize>();
    let body = move || body(lang, shown, typed);
    Ok(Page::new(title, addresses, body)
        .status(status)
        .section("communities")
        .unlisted()
        .weighing(weight)
        .into())
}

impl Shown {
    fn to(&self, paths: [&'static str; 2], lang: Lang) -> String {
        paths::of(paths, lang, self.community.slug(lang), self.work.id)
    }

    fn may(&self, step: Step) -> bool {
        self.decides && rules::after(self.work.state, step, self.work.version.is_some()).is_some()
    }
}

fn said(lang: Lang, flash: Option<Flash>) -> Option<&'static str> {
    match flash? {
        Flash::Added => Some(t::practice_said_begun(lang)),
        Flash::Saved => Some(t::practice_said_saved(lang)),
        Flash::MessageSent => Some(t::practice_said_asked(lang)),
        Flash::SavedAndNotified => Some(t::practice_said_sent(lang)),
        Flash::Answered => Some(t::practice_said_reviewed(lang)),
        Flash::Unpublished => Some(t::practice_said_withdrawn(lang)),
        _ => None,
    }
}

fn body(lang: Lang, shown: Shown, typed: TypedForms) -> AnyView {
    let content = &shown.work.content;
    let said =
        said(lang, shown.flash).map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> });
    let changed = typed
        .changed
        .then(|| view! { <Notice kind=Kind::Warning><p>{t::practice_said_changed(lang)}</p></Notice> });
    let gone = shown.is_consent_gone.then(|| {
        view! { <Notice kind=Kind::Warning><p>{t::practice_consent_gone(lang)}</p></Notice> }
    });
    let published = shown.work.version.map(|_| {
        let href = shown.to(paths::SHOW, lang);
        view! { <p><a href=href>{t::practice_see_published(lang)}</a></p> }
    });
    let edit = shown.writes.then(|| {
        view! { <ButtonLink href=shown.to(paths::EDITING.edit, lang)>{t::practice_edit(lang)}</ButtonLink> }
    });
    let history = shown.writes.then(|| {
        view! { <ButtonLink weight=Weight::Quiet href=shown.to(paths::HISTORY, lang)>{t::editing_history(lang)}</ButtonLink> }
    });
    let summary =
        content.summary.clone().map(|passage| view! { <p class="lead short"><Line lang passage /></p> });
    view! {
        {crumbs(lang, &shown.work.place, content.title.text(lang))}
        <article aria-labelledby="title" class="stack gap-5">
            <header class="practice-head">
                <p class="kind">{t::practice_working_text(lang)}</p>
                <h1 id="title"><Line lang passage=content.title.clone() /></h1>
                {summary}
                {context_line(lang, &content.context)}
            </header>
            {said}
            {changed}
            {gone}
            <ErrorSummary lang errors=typed.errors.all() />
            {pii_notice(lang, &typed.warnings)}
            <div class="row">{edit} {history}</div>
            <div class="text-aside">
                <div class="stack gap-5">
                    {practice_text(lang, content)}
                    {next_steps(lang, &shown, &typed)}
                </div>
                <aside class="sections" aria-label=t::practice_about(lang)>
                    {state(lang, &shown)}
                    {published}
                    {credits(lang, &shown.credited)}
                    {consents(lang, &shown)}
                    {versions(lang, &shown)}
                </aside>
            </div>
        </article>
    }
}
