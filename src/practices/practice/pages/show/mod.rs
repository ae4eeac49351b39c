//! One practice, as it is published: what it says, who is behind it, who tried it, what others say of it.

mod about;
mod responses;
mod version;

pub(super) use about::credits;
pub(super) use responses::byline;
pub(super) use version::show_version;

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        api::{CommentPractice, TryPractice},
        composition::Composition,
        model::{Practice, Response, ResponseKind},
        paths, store,
    },
    community_of, crumbs,
    files::files,
    practice_id,
    text::{named, practice_text},
};
use crate::quotation::{self, Credited, QuotedIn};
use about::{head, state};
use ensemble_common::{
    export,
    notification::{NotificationKind, mark_kind_read},
};
use ensemble_communities::community::{Part, model::Community};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, model::Audience, pii_notice};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ErrorSummary, Kind, Notice};
use responses::{Reader, comment, comment_form, trial, try_form};

/// What was typed into the forms of the page, and what is wrong with it.
#[derive(Default)]
pub(super) struct TypedForms {
    pub(super) comment: CommentPractice,
    pub(super) trial: TryPractice,
    pub(super) errors: FieldErrors,
    pub(super) warnings: Vec<PiiWarning>,
}

/// What other features show on the page.
#[derive(Default)]
pub(super) struct Elsewhere {
    /// Where the practice is used.
    used: Option<Part>,
    /// The way to services.
    services: Option<Part>,
}

/// What the page shows.
struct Shows {
    practice: Practice,
    credited: Vec<Credited>,
    trials: Vec<Response>,
    comments: Vec<Response>,
    /// Whether there are more trials, and more comments, than those.
    has_more: [bool; 2],
    elsewhere: Elsewhere,
    /// Whether the viewer responds to it.
    responds: bool,
    /// Whether the viewer removes what others wrote.
    moderates: bool,
    /// Whether the viewer reads the text that is worked on.
    works: bool,
    pii_address: String,
    /// Whether PDF files can be made here.
    prints: bool,
    flash: Option<Flash>,
}

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let id = practice_id(&request)?;
    let community = match community_of(&request, paths::SHOW, id).await? {
        Ok(community) => community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    match actions::find(&request, community.id, id).await {
        Ok(practice) => {
            for kind in [NotificationKind::PracticePublished, NotificationKind::PracticeResponded] {
                mark_kind_read(&request.portal, &request.viewer, &community.id.to_string(), kind).await?;
            }
            let used = match composition.used {
                Some(load) => load(&request, id).await?,
                None => None,
            };
            let title = practice.content.title.text(request.lang);
            let services = composition.services.and_then(|link| link(&request, title));
            let elsewhere = Elsewhere { used, services };
            page(&request, &community, practice, elsewhere, 200, TypedForms::default()).await
        }
        // Those who work on what is not published are led there.
        Err(AppError::NotFound) if request.viewer.person.is_some() => {
            actions::find_work(&request, community.id, id).await?;
            Ok(PageResponse::redirect(paths::of(paths::WORK, request.lang, community.slug(request.lang), id)))
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn page(
    request: &PageRequest,
    community: &Community,
    practice: Practice,
    elsewhere: Elsewhere,
    status: u16,
    typed: TypedForms,
) -> Result<PageResponse, AppError> {
    let (lang, db, id, person) = (request.lang, &request.portal.db, practice.id, request.viewer.id());
    let work = match person {
        Some(_) => actions::find_work(request, community.id, id).await.is_ok(),
        None => false,
    };
    let (trials, more_trials) = store::latest_responses(db, person, id, ResponseKind::Trial).await?;
    let (comments, more_comments) = store::latest_responses(db, person, id, ResponseKind::Comment).await?;
    let shows = Shows {
        credited: quotation::of_work(db, QuotedIn::Practice, id.uuid()).await?,
        trials,
        comments,
        has_more: [more_trials, more_comments],
        elsewhere,
        responds: person.is_some() && !practice.place.archived,
        moderates: request.may(Action::WritePractices, Some(community.id)),
        works: work,
        pii_address: request.portal.assets.pii_address(),
        prints: export::prints(request),
        flash: request.flash(),
        practice,
    };
    let title = shows.practice.content.title.text(lang).to_owned();
    let description = shows.practice.content.summary.as_ref().map(|summary| summary.text(lang).to_owned());
    let addresses = paths::both(paths::SHOW, &shows.practice.place.slugs, id);
    let is_public = shows.practice.audience == Audience::Public;
    let responds = shows.responds;
    let weight = shows.practice.content.bytes()
        + shows.trials.iter().chain(&shows.comments).map(|each| each.text.len()).sum::<usize>();
    let body = move || body(lang, shows, typed);
    let page = Page::new(title, addresses, body)
        .status(status)
        .description(description)
        .section("communities")
        .weighing(weight);
    let page = if is_public { page } else { page.unlisted() };
    Ok(if responds { page.with_writing_islands().hydrated_on_use() } else { page }.into())
}

fn said(lang: Lang, flash: Option<Flash>) -> Option<AnyView> {
    let (kind, words) = match flash? {
        Flash::Published => (Kind::Success, t::practice_said_published(lang)),
        Flash::Added => (Kind::Success, t::practice_said_added(lang)),
        Flash::Removed => (Kind::Success, t::practice_said_removed(lang)),
        Flash::Changed => (Kind::Warning, t::practice_said_gone(lang)),
        _ => return None,
    };
    Some(view! { <Notice kind><p>{words}</p></Notice> })
}

fn body(lang: Lang, shows: Shows, typed: TypedForms) -> AnyView {
    let Shows {
        practice,
        credited,
        trials,
        comments,
        has_more,
        elsewhere: Elsewhere { used, services },
        responds,
        moderates,
        works,
        pii_address,
        prints,
        flash,
    } = shows;
    let to = |paths| paths::side(paths::both(paths, &practice.place.slugs, practice.id), lang);
    let reader = Reader { lang, responds, moderates };
    let work = works.then(|| {
        view! { <p class="small"><a href=to(paths::WORK)>{t::practice_see_work(lang)}</a></p> }
    });
    let used = used.map(|part| {
        view! {
            <section aria-labelledby="used">
                <h2 class="h3" id="used">{t::practice_used(lang)}</h2>
                {part(lang)}
            </section>
        }
    });
    let [more_trials, more_comments] = has_more.map(|has_more| {
        let most = store::SHOWN_RESPONSES;
        has_more.then(|| view! { <p class="muted">{t::practice_latest_responses(lang, most)}</p> })
    });
    let no_trial = trials.is_empty().then(|| view! { <p class="muted">{t::practice_no_trial(lang)}</p> });
    let trial_rows = trials.iter().map(|each| trial(reader, &practice, each)).collect_view();
    let try_form = responds.then(|| try_form(lang, to(paths::TRY), pii_address.clone(), &typed));
    let elsewhere = view! {
        {no_trial}
        {more_trials}
        <ul class="adapted">{trial_rows}</ul>
        {try_form}
    };
    let no_comment =
        comments.is_empty().then(|| view! { <p class="muted">{t::reflection_no_comment(lang)}</p> });
    let comment_rows = comments.iter().map(|each| comment(reader, &practice, each)).collect_view();
    let comment_form = responds.then(|| comment_form(lang, to(paths::COMMENT), pii_address, &typed));
    view! {
        {crumbs(lang, &practice.place, practice.content.title.text(lang))}
        <article aria-labelledby="title" class="stack gap-5">
            {head(lang, &practice)}
            {said(lang, flash)}
            <ErrorSummary lang errors=typed.errors.all() />
            {pii_notice(lang, &typed.warnings)}
            <div class="text-aside">
                <div class="stack gap-5">
                    {practice_text(lang, &practice.content)}
                    {named("elsewhere", t::practice_elsewhere(lang), elsewhere)}
                    <section class="stack gap-3" id="comments" aria-labelledby="comments-title">
                        <h2 id="comments-title">{t::reflection_comments(lang)}</h2>
                        {no_comment}
                        {more_comments}
                        <ol class="conversation">{comment_rows}</ol>
                        {comment_form}
                    </section>
                </div>
                <aside class="sections" aria-label=t::practice_about(lang)>
                    {state(lang, &practice)}
                    {work}
                    {used}
                    {services.map(|part| part(lang))}
                    {credits(lang, &credited)}
                    {export::links(lang, files(lang, &practice, prints))}
                </aside>
            </div>
        </article>
    }
}
