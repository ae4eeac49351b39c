//! Answering a reflection: comments, notes of those who tried it, signs, finding or challenge.
//! A comment is read by others from the moment it is sent, so it is looked at like what is shared.

use leptos::prelude::*;

use super::{
    super::{
        events,
        model::{Reaction, Reflection, ReflectionKind, Remover},
        pii_review::{self, PiiReview, PiiWarning, writer},
        rules,
        store::{self, NewComment},
    },
    found, log, paths,
};
use crate::{
    error::AppError,
    i18n::{format, t},
    ids::CommentId,
    pii,
    rights::Action,
    server::web::{Page, PageRequest, PageResponse},
    ui::{Button, Field, Kind, Notice, TextArea},
};

/// Writes an answer, or takes one's own away.
pub(super) async fn comment(request: PageRequest) -> Result<PageResponse, AppError> {
    let (person, now) = (request.person()?, request.portal.now());
    let text = rules::strip_deceptive(request.form.text("text"));
    let reflection = match found(&request).await {
        Ok(reflection) => reflection,
        Err(AppError::NotFound) if !text.is_empty() => return gone(&request, text),
        Err(error) => return Err(error),
    };
    let id = reflection.id;
    if request.form.text("what") == "remove" {
        let comment: CommentId = request.form.text("comment").parse().map_err(|_| AppError::BadRequest)?;
        let work = async {
            let mut to = request.portal.db.write().await?;
            if store::remove_comment(&mut to, id, comment, Remover::Author, person, now).await? {
                log(&mut to, &request, "reflection.comment-removed", &id.to_string(), &comment.to_string())
                    .await?;
            }
            to.commit().await
        };
        work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
        return Ok(PageResponse::Redirect(format!("{}#comments", paths::show(request.lang, id))));
    }
    if request.form.text("what") == "initials" {
        let text = pii::redact(&text, Some(request.lang), &named(&reflection));
        return again(&request, &reflection, text, None, &[]);
    }
    let tried_on = match request.form.some("tried_on") {
        None => None,
        Some(day) => {
            let read = day.parse::<jiff::civil::Date>();
            let past = read.ok().filter(|day| *day <= format::local(now).date());
            let Some(day) = past else {
                let words = t::reflection_wrong_day(request.lang).to_owned();
                return again(&request, &reflection, text, Some(words), &[]);
            };
            Some(day.to_string())
        }
    };
    if text.is_empty() || text.chars().count() > rules::MAX_COMMENT_LENGTH {
        let words = t::reflection_wrong_comment(request.lang, rules::MAX_COMMENT_LENGTH);
        return again(&request, &reflection, text, Some(words), &[]);
    }
    let hits = PiiReview::plain(request.lang, &text).with_names(named(&reflection)).warnings(request.lang);
    if !hits.is_empty() && request.form.text("confirmed") != PiiReview::plain(request.lang, &text).token() {
        return again(&request, &reflection, text, None, &hits);
    }
    let parent = match request.form.some("parent") {
        None => None,
        Some(parent) => {
            let parent: CommentId = parent.parse().map_err(|_| AppError::BadRequest)?;
            let comments = store::comments(&request.portal.db, &request.viewer, id).await?;
            // One level: who answers an answer answers what that one answered.
            let answered =
                comments.iter().find(|comment| comment.id == parent).ok_or(AppError::BadRequest)?;
            Some(answered.parent.unwrap_or(answered.id))
        }
    };
    let new = NewComment { reflection: id, parent, person, tried_on: tried_on.as_deref(), text: &text };
    let work = async {
        let mut to = request.portal.db.write().await?;
        // Its author may have narrowed it or taken it away since it was read.
        if !store::lock_visible(&mut to, &request.viewer, id).await? {
            return Ok(None);
        }
        let comment = store::comment(&mut to, new, now).await?;
        events::notify_of_reply(&mut to, &request, &reflection, new).await?;
        if tried_on.is_some() {
            store::give(&mut to, id, person, Reaction::Tried, true, now).await?;
        }
        log(&mut to, &request, "reflection.comment", &id.to_string(), &comment.to_string()).await?;
        to.commit().await?;
        Ok(Some(comment))
    };
    let Some(comment) = work.await.map_err(<AppError as From<sqlx::Error>>::from)? else {
        return gone(&request, text);
    };
    request.portal.mail.wake();
    Ok(PageResponse::Redirect(format!("{}#c-{comment}", paths::show(request.lang, id))))
}

/// The names that the reflection has: an answer names its pupils without saying again that they are.
fn named(reflection: &Reflection) -> pii::KnownNames {
    let mut known = pii::KnownNames::default();
    pii_review::learn_names(&reflection.texts, &mut known);
    known
}

/// The reflection was narrowed or taken away while somebody wrote, or was never there: the answer is
/// the same, and what they wrote is theirs to keep.
fn gone(request: &PageRequest, text: String) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let title = t::reflection_gone(lang);
    let body = move || {
        view! {
            <h1>{title}</h1>
            <p>{t::reflection_gone_text(lang)}</p>
            <TextArea id="text" label=t::reflection_comment(lang) value=text rows=6 />
        }
    };
    let addresses = paths::MINE.map(str::to_owned);
    Ok(Page::new(title, addresses, body).status(404).unlisted().into())
}

/// The form once more, with what was typed, what is wrong, and what may identify a pupil.
fn again(
    request: &PageRequest,
    reflection: &Reflection,
    text: String,
    error: Option<String>,
    hits: &[PiiWarning],
) -> Result<PageResponse, AppError> {
    let (lang, id, hits) = (request.lang, reflection.id, hits.to_vec());
    let seal = PiiReview::plain(lang, &text).token();
    let [parent, tried] = ["parent", "tried_on"].map(|name| request.form.text(name).to_owned());
    let (title, guard) = (t::reflection_comment(lang), request.portal.assets.guard());
    let body = move || {
        let initials = pii_review::redact_button(lang, &hits);
        let field = view! {
            <TextArea id="text" label=t::reflection_comment(lang) value=text rows=8 required=true framed=true />
        };
        view! {
            <h1>{title}</h1>
            {error.map(|error| view! { <Notice kind=Kind::Warning><p>{error}</p></Notice> })}
            {pii_review::notice(lang, &hits).into_any()}
            <form class="form" method="post" action=paths::of(paths::COMMENTS, lang, id)>
                <input type="hidden" name="parent" value=parent />
                {(!hits.is_empty()).then(|| view! { <input type="hidden" name="confirmed" value=seal /> })}
                {(!tried.is_empty()).then(|| view! { <Field id="tried_on" kind="date" label=t::reflection_tried_on(lang) value=tried /> })}
                {writer(lang, guard, lang, field.into_any()).into_any()}
                <div class="actions"><Button>{t::reflection_comment_send(lang)}</Button> {initials}</div>
            </form>
            <p><a href=paths::show(lang, id)>{t::reflection_back(lang)}</a></p>
        }
    };
    Ok(Page::new(title, paths::both(paths::SHOW, id), body).status(422).unlisted().with_islands().into())
}

/// Gives a sign, or takes it back.
pub(super) async fn react(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = found(&request).await?;
    let (id, person) = (reflection.id, request.person()?);
    let reaction = Reaction::from_code(request.form.text("sign")).ok_or(AppError::BadRequest)?;
    let on = request.form.text("on") == "1";
    let work = async {
        let mut to = request.portal.db.write().await?;
        if on && !store::lock_visible(&mut to, &request.viewer, id).await? {
            return Ok(false);
        }
        store::give(&mut to, id, person, reaction, on, request.portal.now()).await?;
        to.commit().await?;
        Ok(true)
    };
    if !work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        return Err(AppError::NotFound);
    }
    Ok(PageResponse::Redirect(format!("{}#signs", paths::show(request.lang, id))))
}

/// Says that it is a finding or a challenge: its author, or those who facilitate.
pub(super) async fn set_kind(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = found(&request).await?;
    request.require(Action::WriteReflections, reflection.visibility.community)?;
    let mine = request.viewer.id() == Some(reflection.visibility.author);
    if !mine && !request.may(Action::ModerateReflections, Some(reflection.visibility.community)) {
        return Err(AppError::BadRequest);
    }
    let kind = match request.form.text("mark") {
        "" => None,
        code => Some(ReflectionKind::from_code(code).ok_or(AppError::BadRequest)?),
    };
    let id = reflection.id;
    let work = async {
        let mut to = request.portal.db.write().await?;
        if !store::lock_visible(&mut to, &request.viewer, id).await? {
            return Ok(false);
        }
        store::set_kind(&mut to, id, kind).await?;
        log(&mut to, &request, "reflection.mark", &id.to_string(), kind.map_or("", ReflectionKind::code))
            .await?;
        to.commit().await?;
        Ok(true)
    };
    if !work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        return Err(AppError::NotFound);
    }
    Ok(PageResponse::Redirect(paths::show(request.lang, id)))
}
