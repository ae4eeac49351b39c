//! One practice, as it is published: what it says, who is behind it, who tried it, what others say of it.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        api::{CommentPractice, TryPractice},
        composition::Composition,
        credits::Credits,
        labels,
        model::{Outcome, Practice, Response, ResponseKind},
        paths,
        rules::MAX_RESPONSE,
        store,
    },
    community_of, crumbs,
    files::files,
    practice_id,
    text::{context_line, named, practice_text},
};
use crate::quotation::{self, Credited, QuotedIn};
use ensemble_common::{
    export,
    notification::{NotificationKind, mark_kind_read},
};
use ensemble_communities::community::{Part, model::Community};
use ensemble_core::{
    Lang, LocalizedText, Shown,
    error::{AppError, FieldErrors},
    format,
    rights::Action,
};
use ensemble_reflections::reflection::{PiiWarning, model::Audience, pii_checked_fields, pii_notice};
use ensemble_server::{
    markdown::{self, lines},
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{
    Button, Choice, ErrorSummary, Face, Kind, LangBadge, Line, Notice, RadioGroup, Spoken, StatusText,
    TextArea, Tone,
};

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
    let shows = Shows {
        credited: quotation::of_work(db, QuotedIn::Practice, id.uuid()).await?,
        trials: store::latest_responses(db, person, id, ResponseKind::Trial).await?,
        comments: store::latest_responses(db, person, id, ResponseKind::Comment).await?,
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

/// One version of a practice. It says whether there is a newer one.
pub(super) async fn show_version(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = practice_id(&request)?;
    let community = match community_of(&request, paths::VERSION, id).await? {
        Ok(community) => community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let number = request.path_param(2).parse().map_err(|_| AppError::NotFound)?;
    let current = actions::find(&request, community.id, id).await?;
    let db = &request.portal.db;
    let practice = store::version(db, id, number).await?.ok_or(AppError::NotFound)?;
    let credited = quotation::of_work(db, QuotedIn::Practice, id.uuid()).await?;
    let lang = request.lang;
    let title = t::practice_version_title(lang, number, practice.content.title.text(lang));
    let addresses = paths::version(&practice.place.slugs, id, number);
    let weight = practice.content.bytes();
    let body = move || {
        let newer = (current.version != practice.version).then(|| {
            let href = paths::side(paths::both(paths::SHOW, &practice.place.slugs, id), lang);
            view! { <Notice><p>{t::practice_newer(lang)} " " <a href=href>{t::practice_see_newest(lang)}</a></p></Notice> }
        });
        view! {
            {crumbs(lang, &practice.place, practice.content.title.text(lang))}
            <article aria-labelledby="title" class="stack gap-5">
                {newer}
                {head(lang, &practice)}
                <div class="text-aside">
                    <div class="stack gap-5">{practice_text(lang, &practice.content)}</div>
                    <aside class="sections" aria-label=t::practice_about(lang)>
                        {state(lang, &practice)}
                        {credits(lang, &credited)}
                    </aside>
                </div>
            </article>
        }
    };
    Ok(Page::new(title, addresses, body).section("communities").unlisted().weighing(weight).into())
}

fn head(lang: Lang, practice: &Practice) -> AnyView {
    let content = &practice.content;
    let other = match &content.title {
        LocalizedText::Pair { .. } => {
            let other = lang.other();
            let title = content.title.text(other).to_owned();
            Some(view! { <p class="other-title" lang=other.tag()>{title}</p> })
        }
        LocalizedText::Single { .. } => None,
    };
    let summary =
        content.summary.clone().map(|passage| view! { <p class="lead short"><Line lang passage /></p> });
    view! {
        <header class="practice-head">
            <p class="kind">{t::practice_one(lang)}</p>
            <h1 id="title"><Line lang passage=content.title.clone() /></h1>
            {other}
            {summary}
            {context_line(lang, &content.context)}
        </header>
    }
}

fn state(lang: Lang, practice: &Practice) -> AnyView {
    let when = format::date(lang, format::local(practice.published_at).date());
    let reviewers = (!practice.reviewers.is_empty()).then(|| {
        let names = format::list(lang, &practice.reviewers);
        view! { <div><dt>{t::practice_reviewed_by(lang)}</dt><dd>{names}</dd></div> }
    });
    let spoken = match &practice.content.title {
        LocalizedText::Single { lang, .. } => Spoken::Only(*lang),
        LocalizedText::Pair { .. } => Spoken::Both,
    };
    let version = paths::side(paths::version(&practice.place.slugs, practice.id, practice.version), lang);
    view! {
        <section aria-labelledby="state">
            <h2 class="h3" id="state">{t::practice_state(lang)}</h2>
            <dl class="aside-list">
                <div><dt>{t::practice_published_at(lang)}</dt><dd>{when}</dd></div>
                <div>
                    <dt>{t::practice_version_word(lang)}</dt>
                    <dd><a href=version>{practice.version}</a></dd>
                </div>
                {reviewers}
                <div><dt>{t::practice_languages(lang)}</dt><dd><LangBadge lang spoken /></dd></div>
                <div><dt>{t::practice_visible(lang)}</dt><dd>{labels::audience(lang, practice.audience)}</dd></div>
            </dl>
        </section>
    }
}

/// Those who consented, as they want to be named, each with what may be quoted.
pub(super) fn credits(lang: Lang, credited: &[Credited]) -> Option<AnyView> {
    let Credits { named, unnamed, passages } = Credits::of(credited)?;
    let names = named
        .into_iter()
        .map(|(name, organization)| {
            let organization = organization.map(|name| view! { <small>{name.to_owned()}</small> });
            view! { <li><b>{name.to_owned()}</b> " " {organization}</li> }
        })
        .collect_view();
    let others = (unnamed > 0).then(|| view! { <li>{t::practice_unnamed(lang, unnamed)}</li> });
    let passages = passages
        .into_iter()
        .map(|(passage, spoken)| {
            let tag = (spoken != lang).then(|| spoken.tag());
            view! { <blockquote lang=tag inner_html=lines(passage)></blockquote> }
        })
        .collect_view();
    Some(view! {
        <section aria-labelledby="credit">
            <h2 class="h3" id="credit">{t::practice_credit(lang)}</h2>
            <ul class="credit">{names} {others}</ul>
            {passages}
            <p class="meta">{t::practice_credit_text(lang)}</p>
        </section>
    })
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
    let no_trial = trials.is_empty().then(|| view! { <p class="muted">{t::practice_no_trial(lang)}</p> });
    let trial_rows = trials.iter().map(|each| trial(reader, &practice, each)).collect_view();
    let try_form = responds.then(|| try_form(lang, to(paths::TRY), pii_address.clone(), &typed));
    let elsewhere = view! {
        {no_trial}
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

/// What a viewer may do with responses.
#[derive(Clone, Copy)]
struct Reader {
    lang: Lang,
    responds: bool,
    moderates: bool,
}

fn byline(lang: Lang, response: &Response) -> AnyView {
    let name = response.author_name.clone().unwrap_or_else(|| t::theme_closed_author(lang).to_owned());
    let organization =
        response.organization.clone().map(|passage| view! { <span><Line lang passage /></span> });
    let spoken =
        (response.lang != lang).then(|| view! { <LangBadge lang spoken=Spoken::Only(response.lang) /> });
    let removed = response
        .removed
        .map(|by| view! { <StatusText tone=Tone::Warn>{labels::removed_by(lang, by)}</StatusText> });
    view! {
        <p class="byline">
            <b>{name}</b>
            {organization}
            <span>{format::date(lang, format::local(response.created_at).date())}</span>
            {spoken}
            {removed}
        </p>
    }
}

fn reason(lang: Lang, response: &Response) -> Option<AnyView> {
    let Shown { text, lang: spoken, .. } = response.reason.as_ref()?.shown(lang);
    let tag = (spoken != lang).then(|| spoken.tag());
    let html = lines(text);
    Some(
        view! { <p class="small"><b>{t::theme_reason(lang)}</b> " " <span lang=tag inner_html=html></span></p> },
    )
}

fn trial(reader: Reader, practice: &Practice, response: &Response) -> Option<AnyView> {
    let lang = reader.lang;
    let trial = response.trial.as_ref()?;
    let tag = (response.lang != lang).then(|| response.lang.tag());
    let adapted = (!response.text.is_empty()).then(|| {
        view! {
            <p class="changed"><b>{t::practice_adapted(lang)}</b> " " <span lang=tag inner_html=lines(&response.text)></span></p>
        }
    });
    let class = if trial.outcome == Outcome::Worked { "good-word" } else { "warn-word" };
    Some(view! {
        <li id=format!("response-{}", response.id)>
            <Face name=response.author_name.clone() />
            {byline(lang, response)}
            <div>
                <p class="changed">
                    <b>{t::practice_trial_context(lang)}</b>
                    " "
                    <span lang=tag inner_html=lines(&trial.context)></span>
                </p>
                {adapted}
                <p class=class>{labels::outcome(lang, trial.outcome)}</p>
                {reason(lang, response)}
                <div class="comment-tools no-print">{tools(reader, practice, response)}</div>
            </div>
        </li>
    })
}

fn comment(reader: Reader, practice: &Practice, response: &Response) -> AnyView {
    let lang = reader.lang;
    let tag = (response.lang != lang).then(|| response.lang.tag());
    let html = markdown::to_html(&response.text).to_string();
    view! {
        <li>
            <article class="comment" id=format!("response-{}", response.id)>
                <Face name=response.author_name.clone() />
                {byline(lang, response)}
                <div class="prose" lang=tag inner_html=html></div>
                {reason(lang, response)}
                <div class="comment-tools no-print">{tools(reader, practice, response)}</div>
            </article>
        </li>
    }
}

/// What the reader may do with a response: remove their own, or that of another person.
fn tools(reader: Reader, practice: &Practice, response: &Response) -> Option<AnyView> {
    let lang = reader.lang;
    let to =
        |paths| paths::side(paths::response(paths, &practice.place.slugs, practice.id, response.id), lang);
    if response.removed.is_some() {
        return None;
    }
    if response.mine && reader.responds {
        return Some(view! {
            <form method="post" action=to(paths::REMOVE)>
                <button type="submit">{t::reflection_remove(lang)}</button>
            </form>
        });
    }
    (!response.mine && reader.moderates)
        .then(|| view! { <a href=to(paths::MODERATE)>{t::reflection_remove(lang)}</a> })
}

fn try_form(lang: Lang, action: String, pii_address: String, typed: &TypedForms) -> AnyView {
    let choices = Outcome::ALL
        .iter()
        .map(|each| {
            Choice::new(each.code(), labels::outcome(lang, *each)).chosen(typed.trial.outcome == Some(*each))
        })
        .collect();
    let most = u32::try_from(MAX_RESPONSE).unwrap_or_default();
    let is_open = typed.trial != TryPractice::default();
    let context = view! {
        <TextArea
            id="context"
            label=t::practice_trial_context(lang)
            hint=t::practice_trial_context_hint(lang)
            value=typed.trial.context.clone()
            error=typed.errors.of("context")
            rows=2
            maxlength=most
            required=true
            framed=true
        />
    };
    view! {
        <details class="try-form" open=is_open>
            <summary>{t::practice_try(lang)}</summary>
            <form class="form" method="post" action=action>
                <input type="hidden" name="confirmation_token" value=typed.trial.confirmation_token.clone() />
                {pii_checked_fields(lang, pii_address, lang, context).into_any()}
                <TextArea
                    id="adapted"
                    label=t::practice_adapted(lang)
                    hint=t::practice_adapted_hint(lang)
                    value=typed.trial.adapted.clone()
                    error=typed.errors.of("adapted")
                    rows=2
                    maxlength=most
                />
                <RadioGroup
                    id="outcome"
                    label=t::practice_outcome(lang)
                    choices
                    error=typed.errors.of("outcome")
                    required=true
                />
                <div class="actions"><Button>{t::practice_try_button(lang)}</Button></div>
            </form>
        </details>
    }
}

fn comment_form(lang: Lang, action: String, pii_address: String, typed: &TypedForms) -> AnyView {
    let field = view! {
        <TextArea
            id="text"
            label=t::reflection_comment(lang)
            value=typed.comment.text.clone()
            error=typed.errors.of("text")
            rows=4
            maxlength=u32::try_from(MAX_RESPONSE).unwrap_or_default()
            required=true
            framed=true
        />
    };
    view! {
        <form class="form" method="post" action=action>
            <input type="hidden" name="confirmation_token" value=typed.comment.confirmation_token.clone() />
            {pii_checked_fields(lang, pii_address, lang, field).into_any()}
            <div class="actions"><Button>{t::reflection_comment_send(lang)}</Button></div>
        </form>
    }
}
