//! The text of a practice that is worked on: what it says, whose reflections are behind it, who reviews it, what can be done next.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, ActionOutcome},
        api::{AskAuthors, DecidePractice, ReviewPractice, SendPractice},
        labels,
        model::{Review, Verdict, WorkingText},
        paths,
        rules::{self, Missing, REVIEWS, Step},
        store,
    },
    crumbs,
    new::name,
    practice_id, sent_to,
    show::credits,
    text::{context_line, practice_text},
    work_of,
};
use crate::quotation::{self, ConsentCounts, Credited, QuotedIn, rules::MAX_PASSAGE};
use ensemble_common::notification::{NotificationKind, mark_kind_read};
use ensemble_communities::community::model::Community;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    format,
    ids::{PersonId, PracticeId},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, model::Reflection, pii_notice};
use ensemble_server::{
    markdown::lines,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{
    Button, ButtonLink, Choice, ErrorSummary, Kind, Line, Notice, RadioGroup, Select, StatusText, TextArea,
    Weight,
};

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

/// The page again, with what could not be done.
async fn again(
    request: &PageRequest,
    community: Community,
    id: PracticeId,
    error: ActionError,
    typed: TypedForms,
) -> Result<PageResponse, AppError> {
    let (status, typed) = match error {
        ActionError::Invalid(errors) => (422, TypedForms { errors, ..typed }),
        ActionError::Conflict => (409, TypedForms { changed: true, ..typed }),
        ActionError::App(error) => return Err(error),
    };
    let work = actions::find_work(request, community.id, id).await?;
    page(request, community, work, status, typed).await
}

fn done(request: &PageRequest, community: &Community, id: PracticeId, flash: Flash) -> PageResponse {
    let here = paths::of(paths::WORK, request.lang, community.slug(request.lang), id);
    PageResponse::redirect_with(&here, flash)
}

pub(super) async fn ask(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = sent_to(&request, paths::ASK).await?;
    let ask: AskAuthors = request.input()?;
    match actions::ask(&request, community.id, id, &ask).await {
        Ok(()) => Ok(done(&request, &community, id, Flash::MessageSent)),
        Err(error) => {
            again(&request, community, id, error, TypedForms { ask, ..TypedForms::default() }).await
        }
    }
}

pub(super) async fn send(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = sent_to(&request, paths::SEND).await?;
    let send: SendPractice = request.input()?;
    match actions::send(&request, &community, id, &send).await {
        Ok(()) => Ok(done(&request, &community, id, Flash::SavedAndNotified)),
        Err(error) => {
            again(&request, community, id, error, TypedForms { send, ..TypedForms::default() }).await
        }
    }
}

pub(super) async fn review(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = sent_to(&request, paths::REVIEW).await?;
    let review: ReviewPractice = request.input()?;
    match actions::review(&request, &community, id, &review).await {
        Ok(ActionOutcome::Done(())) => Ok(done(&request, &community, id, Flash::Answered)),
        Ok(ActionOutcome::Unconfirmed(warnings, token)) => {
            let review = ReviewPractice { confirmation_token: token, ..review };
            let work = actions::find_work(&request, community.id, id).await?;
            page(&request, community, work, 422, TypedForms { review, warnings, ..TypedForms::default() })
                .await
        }
        Err(error) => {
            again(&request, community, id, error, TypedForms { review, ..TypedForms::default() }).await
        }
    }
}

pub(super) async fn publish(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = sent_to(&request, paths::PUBLISH).await?;
    match actions::publish(&request, &community, id, request.input()?).await {
        Ok(_) => {
            let here = paths::of(paths::SHOW, request.lang, community.slug(request.lang), id);
            Ok(PageResponse::redirect_with(&here, Flash::Published))
        }
        Err(error) => again(&request, community, id, error, TypedForms::default()).await,
    }
}

pub(super) async fn withdraw(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = sent_to(&request, paths::WITHDRAW).await?;
    let input: DecidePractice = request.input()?;
    match actions::withdraw(&request, &community, id, input).await {
        Ok(()) => Ok(done(&request, &community, id, Flash::Unpublished)),
        Err(error) => again(&request, community, id, error, TypedForms::default()).await,
    }
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
                <p class="kind">{t::practice_in_preparation(lang)}</p>
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

fn state(lang: Lang, shown: &Shown) -> AnyView {
    let (state, audience) = (shown.work.state, shown.work.audience);
    let when = format::moment(lang, shown.work.changed_at);
    view! {
        <section aria-labelledby="state">
            <h2 class="h3" id="state">{t::practice_state(lang)}</h2>
            <dl class="aside-list">
                <div>
                    <dt>{t::practice_state(lang)}</dt>
                    <dd><StatusText tone=labels::tone(state)>{labels::state(lang, state)}</StatusText></dd>
                </div>
                <div><dt>{t::practice_changed_at(lang)}</dt><dd>{when}</dd></div>
                <div><dt>{t::practice_visible(lang)}</dt><dd>{labels::audience(lang, audience)}</dd></div>
            </dl>
        </section>
    }
}

/// How many authors answered what; for those who work on the practice, by numbers only.
fn consents(lang: Lang, shown: &Shown) -> AnyView {
    let ConsentCounts { asked, given, refused, withdrawn } = shown.consents;
    view! {
        <section aria-labelledby="consents">
            <h2 class="h3" id="consents">{t::practice_consents(lang)}</h2>
            <dl class="aside-list">
                <div><dt>{t::practice_consents_given(lang)}</dt><dd>{given}</dd></div>
                <div><dt>{t::practice_consents_asked(lang)}</dt><dd>{asked}</dd></div>
                <div><dt>{t::practice_consents_refused(lang)}</dt><dd>{refused}</dd></div>
                <div><dt>{t::practice_consents_withdrawn(lang)}</dt><dd>{withdrawn}</dd></div>
            </dl>
        </section>
    }
}

fn versions(lang: Lang, shown: &Shown) -> Option<AnyView> {
    // A version that was withdrawn is on no page.
    shown.work.version?;
    let rows = shown
        .versions
        .iter()
        .map(|(number, at)| {
            let href = paths::side(paths::version(&shown.work.place.slugs, shown.work.id, *number), lang);
            let when = format::date(lang, format::local(*at).date());
            view! { <li><a href=href>{t::ui_version(lang, number.to_string())}</a> " " <span class="small muted">{when}</span></li> }
        })
        .collect_view();
    Some(view! {
        <section aria-labelledby="versions">
            <h2 class="h3" id="versions">{t::practice_versions(lang)}</h2>
            <ul class="plain stack gap-1">{rows}</ul>
        </section>
    })
}

/// What can be done, for those who may.
fn next_steps(lang: Lang, shown: &Shown, typed: &TypedForms) -> AnyView {
    view! {
        {shown.decides.then(|| ask_form(lang, shown, typed))}
        {shown.may(Step::Send).then(|| send_form(lang, shown, typed))}
        {reviews(lang, shown)}
        {may_review(shown, typed).then(|| review_form(lang, shown, typed))}
        {shown.may(Step::Publish).then(|| publish_form(lang, shown, typed))}
        {shown.may(Step::Withdraw).then(|| withdraw_form(lang, shown))}
    }
}

/// Whether the form of reviewers is there. What was typed stays, even if it cannot be sent any more.
fn may_review(shown: &Shown, typed: &TypedForms) -> bool {
    let asked =
        shown.work.involvement.is_reviewer && rules::after(shown.work.state, Step::Publish, false).is_some();
    asked || typed.review != ReviewPractice::default()
}

fn revision(shown: &Shown) -> AnyView {
    view! { <input type="hidden" name="revision" value=shown.work.revision.to_string() /> }
}

fn ask_form(lang: Lang, shown: &Shown, typed: &TypedForms) -> AnyView {
    let choices = std::iter::once(Choice::new("", t::practice_choose_reflection(lang)))
        .chain(shown.sources.iter().map(|each| {
            Choice::new(each.id.to_string(), name(lang, each)).chosen(typed.ask.reflection == Some(each.id))
        }))
        .collect();
    view! {
        <section class="stack gap-3" aria-labelledby="ask">
            <h2 class="h3" id="ask">{t::practice_ask(lang)}</h2>
            <p>{t::practice_ask_text(lang)}</p>
            <form class="form" method="post" action=shown.to(paths::ASK, lang)>
                <Select id="reflection" label=t::practice_source(lang) choices error=typed.errors.of("reflection") />
                <TextArea
                    id="passage"
                    label=t::practice_passage(lang)
                    hint=t::practice_passage_hint(lang)
                    value=typed.ask.passage.clone()
                    error=typed.errors.of("passage")
                    rows=3
                    maxlength=u32::try_from(MAX_PASSAGE).unwrap_or_default()
                />
                <div class="actions"><Button weight=Weight::Quiet>{t::practice_ask_button(lang)}</Button></div>
            </form>
        </section>
    }
}

fn send_form(lang: Lang, shown: &Shown, typed: &TypedForms) -> AnyView {
    let lacks =
        shown.missing.iter().map(|each| view! { <li>{labels::missing(lang, *each)}</li> }).collect_view();
    let lacking = (!shown.missing.is_empty()).then(|| {
        view! {
            <div id="missing" tabindex="-1">
                <p>{t::practice_missing(lang)}</p>
                <ul class="prose-list">{lacks}</ul>
            </div>
        }
    });
    let choices = shown
        .candidates
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.as_str()).chosen(typed.send.reviewer.contains(id)))
        .collect();
    view! {
        <section class="stack gap-3" aria-labelledby="send">
            <h2 class="h3" id="send">{t::practice_send(lang)}</h2>
            {lacking}
            <form class="form" method="post" action=shown.to(paths::SEND, lang)>
                {revision(shown)}
                <RadioGroup
                    id="reviewer"
                    label=t::practice_reviewers(lang)
                    hint=t::practice_reviewers_hint(lang)
                    choices
                    many=true
                    error=typed.errors.of("reviewer")
                />
                <div class="actions"><Button>{t::practice_send_button(lang)}</Button></div>
            </form>
        </section>
    }
}

fn reviews(lang: Lang, shown: &Shown) -> Option<AnyView> {
    if shown.reviews.is_empty() {
        return None;
    }
    let rows = shown
        .reviews
        .iter()
        .map(|review| {
            let name = review.name.clone().unwrap_or_else(|| t::theme_closed_author(lang).to_owned());
            let verdict = review
                .verdict
                .map_or_else(|| t::practice_review_waited(lang), |verdict| labels::verdict(lang, verdict));
            let tag = (review.lang != lang).then(|| review.lang.tag());
            let note =
                (!review.note.is_empty()).then(|| view! { <p lang=tag inner_html=lines(&review.note)></p> });
            view! { <li><p><b>{name}</b> " " <span>{verdict}</span></p> {note}</li> }
        })
        .collect_view();
    Some(view! {
        <section class="stack gap-3" aria-labelledby="reviews">
            <h2 class="h3" id="reviews">{t::practice_reviews(lang)}</h2>
            <ul class="plain stack gap-3">{rows}</ul>
        </section>
    })
}

fn review_form(lang: Lang, shown: &Shown, typed: &TypedForms) -> AnyView {
    let choices = Verdict::ALL
        .iter()
        .map(|each| {
            Choice::new(each.code(), labels::verdict(lang, *each)).chosen(typed.review.verdict == Some(*each))
        })
        .collect();
    view! {
        <section class="stack gap-3" aria-labelledby="review">
            <h2 class="h3" id="review">{t::practice_review(lang)}</h2>
            <p>{t::practice_review_text(lang)}</p>
            <form class="form" method="post" action=shown.to(paths::REVIEW, lang)>
                {revision(shown)}
                <input type="hidden" name="confirmation_token" value=typed.review.confirmation_token.clone() />
                <RadioGroup
                    id="verdict"
                    label=t::practice_verdict(lang)
                    choices
                    error=typed.errors.of("verdict")
                    required=true
                />
                <TextArea
                    id="note"
                    label=t::practice_note(lang)
                    hint=t::practice_note_hint(lang)
                    value=typed.review.note.clone()
                    error=typed.errors.of("note")
                    rows=4
                />
                <div class="actions"><Button>{t::practice_review_button(lang)}</Button></div>
            </form>
        </section>
    }
}

fn publish_form(lang: Lang, shown: &Shown, typed: &TypedForms) -> AnyView {
    let ready = rules::is_approved(&shown.reviews) && shown.missing.is_empty();
    let waits = (!ready).then(|| view! { <p>{t::practice_publish_waits(lang, REVIEWS)}</p> });
    let error = typed.errors.of("publish");
    let error = (!error.is_empty()).then(|| view! { <p class="error">{error}</p> });
    view! {
        <section class="stack gap-3" aria-labelledby="publish">
            <h2 class="h3" id="publish">{t::practice_publish(lang)}</h2>
            {waits}
            {error}
            <form method="post" action=shown.to(paths::PUBLISH, lang)>
                {revision(shown)}
                <Button>{t::practice_publish(lang)}</Button>
            </form>
        </section>
    }
}

fn withdraw_form(lang: Lang, shown: &Shown) -> AnyView {
    view! {
        <section class="stack gap-3" aria-labelledby="withdraw">
            <h2 class="h3" id="withdraw">{t::practice_withdraw(lang)}</h2>
            <p>{t::practice_withdraw_text(lang)}</p>
            <form method="post" action=shown.to(paths::WITHDRAW, lang)>
                {revision(shown)}
                <Button weight=Weight::Danger>{t::practice_withdraw(lang)}</Button>
            </form>
        </section>
    }
}
