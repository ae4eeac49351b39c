//! What was reported in a community, and what its facilitators decide, with a reason.

use leptos::prelude::*;

use super::{
    super::{
        access, labels,
        model::{Outcome, Remover, Report},
        rules,
        store::{self, Decision},
    },
    log, paths,
};
use crate::{
    community::{self, Room, head, model::Community, paths as community_paths},
    error::AppError,
    i18n::{Lang, format, t},
    ids::ReportId,
    rights::Action,
    server::{
        markdown,
        web::{Page, PageRequest, PageResponse},
    },
    ui::{Badge, Button, EmptyState, Kind, Notice, TextArea, Weight},
};

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

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    match moderated(&request).await? {
        Ok(community) => page(&request, community, 200, None).await,
        Err(elsewhere) => Ok(elsewhere),
    }
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match moderated(&request).await? {
        Ok(community) => community,
        Err(_) => return Err(AppError::NotFound),
    };
    let (person, now) = (request.person()?, request.portal.now());
    let id: ReportId = request.form.text("report").parse().map_err(|_| AppError::BadRequest)?;
    let outcome = Outcome::from_code(request.form.text("outcome")).ok_or(AppError::BadRequest)?;
    let reason = rules::strip_deceptive(request.form.text("reason"));
    if reason.is_empty() || reason.chars().count() > rules::MAX_COMMENT_LENGTH {
        let words = t::reflection_wrong_reason(request.lang, rules::MAX_COMMENT_LENGTH);
        return page(&request, community, 422, Some(words)).await;
    }
    // The revision that was read; a script need not read.
    let seen = match request.form.some("seen") {
        Some(seen) => Some(seen.parse().map_err(|_| AppError::BadRequest)?),
        None => None,
    };
    let decision = Decision { outcome, reason: &reason, by: person, seen };
    let work = async {
        let mut to = request.portal.db.write().await?;
        let decided = store::decide(&mut to, community.id, id, decision, now).await?;
        let Some((reflection, comment)) = decided else { return Ok(false) };
        if outcome == Outcome::Removed {
            match comment {
                Some(comment) => {
                    let by = Remover::Moderation;
                    store::remove_comment(&mut to, reflection, comment, by, person, now).await?;
                }
                None => {
                    store::remove(&mut to, reflection, Remover::Moderation, now).await?;
                }
            }
        }
        log(&mut to, &request, "reflection.decision", &reflection.to_string(), outcome.code()).await?;
        to.commit().await?;
        Ok(true)
    };
    if !work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        let words = t::reflection_decision_meanwhile(request.lang).to_owned();
        return page(&request, community, 409, Some(words)).await;
    }
    let here = community_paths::of(paths::MODERATION, request.lang, community.slug(request.lang));
    Ok(PageResponse::Redirect(format!("{here}?said=saved")))
}

async fn page(
    request: &PageRequest,
    community: Community,
    status: u16,
    wrong: Option<String>,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    access::log_private_reading(request, community.id, &community.heading.name).await?;
    let reports = store::reports(&request.portal.db, lang, community.id, MANY).await?;
    let done = request.query_param("said") == Some("saved");
    let weight = reports.iter().map(|report| report.text.len()).sum();
    let addresses = community_paths::both(paths::MODERATION, &community.slugs);
    let (failed, typed) = (request.form.text("report").to_owned(), request.form.text("reason").to_owned());
    let body = move || {
        let action = community_paths::of(paths::MODERATION, lang, community.slug(lang));
        let rows = reports
            .iter()
            .map(|report| {
                let own = report.id.to_string() == failed;
                row(lang, &action, report, if own { typed.clone() } else { String::new() })
            })
            .collect_view();
        let list = if reports.is_empty() {
            view! { <EmptyState title=t::reflection_reports_none(lang) text=t::reflection_reports_none_text(lang) /> }.into_any()
        } else {
            view! { <ul class="plain stack gap-5">{rows}</ul> }.into_any()
        };
        view! {
            {head(lang, &community, Room::Reflections)}
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
        .into())
}

fn row(lang: Lang, action: &str, report: &Report, typed: String) -> impl IntoView + use<> {
    let about = match report.comment {
        Some(_) => t::reflection_report_comment(lang),
        None => t::reflection_report_title(lang),
    };
    let html = (!report.text.is_empty()).then(|| {
        let html = markdown::to_html(&report.text).to_string();
        view! { <blockquote class="prose" inner_html=html></blockquote> }
    });
    let below = match &report.decision {
        Some((outcome, at, reason)) => {
            let (word, tone) = labels::outcome(lang, *outcome);
            view! {
                <p><Badge tone>{word}</Badge> " " <span class="small muted">{format::moment(lang, *at)}</span></p>
                <p>{reason.clone()}</p>
            }
            .into_any()
        }
        None => {
            let field = format!("reason-{}", report.id);
            view! {
                <form class="form" method="post" action=action.to_owned()>
                    <input type="hidden" name="report" value=report.id.to_string() />
                    <input type="hidden" name="seen" value=report.revision.to_string() />
                    <TextArea id=field name="reason" label=t::reflection_decision_reason(lang) hint=t::reflection_decision_hint(lang) value=typed rows=2 required=true />
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
        <li class="sheet stack gap-2">
            <h3>{about}</h3>
            <p class="small muted">{format::moment(lang, report.at)}</p>
            <p><b>{t::reflection_reason(lang)}</b> " " {report.reason.clone()}</p>
            {html}
            {below}
        </li>
    }
    .into_any()
}
