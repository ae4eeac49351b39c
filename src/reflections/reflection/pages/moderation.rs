//! What was reported in a community, and what its facilitators decide, with a reason.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        api::DecideReport,
        islands::{FormAction, FormsInPlace},
        labels,
        model::Report,
        restricted_reading, store,
        views::name_of_texts,
    },
    fragment, paths,
    waiting::waiting,
};
use ensemble_communities::community::{self, Head, Room, model::Community, paths as community_paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    format,
    ids::ReportId,
    rights::Action,
};
use ensemble_server::{
    markdown,
    web::{ActionContext, Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Badge, Button, EmptyState, FieldErrors, Kind, Notice, TextArea, Weight};

/// How many reports the page shows.
const MANY: i64 = 100;

async fn moderated(request: &PageRequest) -> Result<Result<Community, PageResponse>, AppError> {
    Ok(match community::named(request, paths::MODERATION).await? {
        Ok(found) => {
            request.require(Action::ModerateReflections, found.community.id)?;
            Ok(found.community)
        }
        Err(elsewhere) => Err(elsewhere),
    })
}

/// A decision that was not taken.
#[derive(Default)]
struct Refused {
    typed: Option<DecideReport>,
    errors: FieldErrors,
    /// The report was decided, or its text changed, meanwhile.
    conflict: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    match moderated(&request).await? {
        Ok(community) => page(&request, community, 200, Refused::default()).await,
        Err(elsewhere) => Ok(elsewhere),
    }
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match moderated(&request).await? {
        Ok(community) => community,
        Err(_) => return Err(AppError::NotFound),
    };
    let typed: DecideReport = request.input()?;
    match actions::decide_report(&request, &community, &typed).await {
        Ok(()) => {
            let here = community_paths::of(paths::MODERATION, request.lang, community.slug(request.lang));
            Ok(PageResponse::redirect_with(&here, Flash::Saved))
        }
        Err(ActionError::Invalid(errors)) => {
            let refused = Refused { typed: Some(typed), errors, conflict: false };
            page(&request, community, 422, refused).await
        }
        Err(ActionError::Conflict) => {
            let refused = Refused { typed: Some(typed), conflict: true, ..Refused::default() };
            page(&request, community, 409, refused).await
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

async fn page(
    request: &PageRequest,
    community: Community,
    status: u16,
    refused: Refused,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let reports = store::reports(&request.portal.db, &request.viewer, lang, community.id, MANY).await?;
    let open = store::open_reports(&request.portal.db, community.id).await?;
    restricted_reading::log_restricted_reads(request, community.id, &community.heading.name, &reports)
        .await?;
    let done = request.flash() == Some(Flash::Saved);
    let weight = reports.iter().map(|report| report.text.len()).sum();
    let addresses = community_paths::both(paths::MODERATION, &community.slugs);
    let body = move || {
        let rows = reports
            .iter()
            .map(|report| {
                let typed = refused.typed.as_ref().filter(|typed| typed.report == report.id);
                let reason = typed.map(|typed| typed.reason.clone()).unwrap_or_default();
                row(lang, &community, report, reason, &refused.errors)
            })
            .collect_view();
        let list = if reports.is_empty() {
            view! { <EmptyState title=t::reflection_reports_none(lang) text=t::reflection_reports_none_text(lang) /> }.into_any()
        } else {
            let failed = t::reflection_action_failed(lang).to_owned();
            view! { <FormsInPlace lang failed><ul class="plain stack gap-5">{rows}</ul></FormsInPlace> }
                .into_any()
        };
        let wrong = if refused.conflict {
            Some(t::reflection_decision_meanwhile(lang).to_owned())
        } else {
            refused.errors.all().into_iter().next().map(|error| error.message)
        };
        view! {
            {Head::of(lang, &community, Room::Reflections)
                .below(t::reflection_reports(lang))
                .waiting(waiting(lang, open))
                .view()}
            {done.then(|| view! { <Notice kind=Kind::Success><p>{t::reflection_said_decided(lang)}</p></Notice> })}
            {wrong.map(|words| view! { <Notice kind=Kind::Warning><p>{words}</p></Notice> })}
            <section class="stack">
                <h2>{t::reflection_reports(lang)}</h2>
                <p>{t::reflection_reports_text(lang)}</p>
                {list}
            </section>
        }
    };
    Ok(Page::new(t::reflection_reports(lang), addresses, body)
        .status(status)
        .section("communities")
        .unlisted()
        .weighing(weight)
        .with_writing_islands()
        .into())
}

/// The community of a slug, in which the person moderates.
///
/// # Errors
/// [`AppError::SignInFirst`] or [`AppError::NotFound`] where they do not.
pub(in crate::reflection) async fn moderated_community(
    context: &ActionContext,
    slug: &str,
) -> Result<Community, AppError> {
    let found = community::find(&context.portal.db, context.lang, slug).await?;
    let found = found.ok_or(AppError::NotFound)?;
    context.require(Action::ModerateReflections, found.community.id)?;
    if found.archived && !context.may(Action::ReadArchived, Some(found.community.id)) {
        return Err(AppError::NotFound);
    }
    Ok(found.community)
}

/// The HTML of one report, as the page shows it to a person who moderates; what they read of it is logged as there.
///
/// # Errors
/// [`AppError::NotFound`] when the community has no such report.
pub(in crate::reflection) async fn report_fragment(
    context: &ActionContext,
    community: &Community,
    id: ReportId,
) -> Result<String, AppError> {
    let lang = context.lang;
    let report = store::report(&context.portal.db, &context.viewer, lang, community.id, id).await?;
    let report = report.ok_or(AppError::NotFound)?;
    let shown = std::slice::from_ref(&report);
    restricted_reading::log_restricted_reads(context, community.id, &community.heading.name, shown).await?;
    Ok(fragment(row(lang, community, &report, String::new(), &FieldErrors::default())))
}

fn row(lang: Lang, community: &Community, report: &Report, typed: String, errors: &FieldErrors) -> AnyView {
    let heading = heading(lang, report);
    let author = report.texts.as_ref().map(|_| {
        let name = report.author.clone().unwrap_or_else(|| t::reflection_anonymous(lang).to_owned());
        view! { <p class="small muted">{t::reflection_author_is(lang, name)}</p> }
    });
    let html = (!report.text.is_empty()).then(|| {
        let html = markdown::to_html(&report.text).to_string();
        view! { <blockquote class="prose" inner_html=html></blockquote> }
    });
    let files = (!report.files.is_empty()).then(|| {
        let rows = report
            .files
            .iter()
            .map(|(file, title)| {
                let href = paths::attachment(lang, report.reflection, *file);
                view! { <li><a href=href download>{title.clone()}</a></li> }
            })
            .collect_view();
        view! {
            <p><b>{t::reflection_files(lang)}</b></p>
            <ul>{rows}</ul>
        }
    });
    let below = match &report.decision {
        Some((outcome, at, reason)) => {
            let (word, tone) = labels::outcome(lang, *outcome);
            view! {
                <p><Badge tone>{word}</Badge> " " <span class="small muted">{format::moment(lang, *at)}</span></p>
                <p inner_html=markdown::lines(reason)></p>
            }
            .into_any()
        }
        None => {
            let field = format!("reason-{}", report.id);
            let (error, slug) = (errors.of(&field), community.slug(lang).to_owned());
            view! {
                <form
                    class="form"
                    method="post"
                    action=community_paths::of(paths::MODERATION, lang, &slug)
                    data-action=FormAction::DecideReport.code()
                    data-subject=slug
                    data-target=format!("report-{}", report.id)
                    data-done=t::reflection_said_decided(lang)
                >
                    <input type="hidden" name="report" value=report.id.to_string() />
                    <input type="hidden" name="seen" value=report.revision.to_string() />
                    <TextArea id=field name="reason" label=t::reflection_decision_reason(lang) hint=t::reflection_decision_hint(lang) value=typed error rows=2 required=true />
                    <div class="actions">
                        <Button name="outcome" value="kept" weight=Weight::Quiet>{t::reflection_decide_kept(lang)}</Button>
                        <Button name="outcome" value="removed" weight=Weight::Danger>{t::reflection_decide_removed(lang)}</Button>
                    </div>
                </form>
            }
            .into_any()
        }
    };
    view! {
        <li class="sheet stack gap-2" id=format!("report-{}", report.id)>
            {heading}
            {author}
            <p class="small muted">{t::reflection_reported_on(lang, format::moment(lang, report.at))}</p>
            <p><b>{t::reflection_reason(lang)}</b> " " <span inner_html=markdown::lines(&report.reason)></span></p>
            {html}
            {files}
            {below}
        </li>
    }
    .into_any()
}

/// What a reported text is called, and the way to it for those who may open it.
fn heading(lang: Lang, report: &Report) -> impl IntoView + use<> {
    let (name, of) = match &report.texts {
        Some(texts) => name_of_texts(lang, texts),
        None => (t::reflection_reported_private(lang).to_owned(), lang),
    };
    let tag = (of != lang).then(|| of.tag());
    let name = match report.comment {
        Some(_) => t::reflection_reported_comment(lang, name),
        None => name,
    };
    let href = paths::show(lang, report.reflection);
    let href = report.comment.map_or_else(|| href.clone(), |_| paths::replies(lang, report.reflection));
    if report.readable {
        view! { <h3 lang=tag><a href=href>{name}</a></h3> }.into_any()
    } else {
        view! { <h3 lang=tag>{name}</h3> }.into_any()
    }
}
