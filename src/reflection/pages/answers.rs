//! Answering a reflection: comments, notes of those who tried it, signs, finding or challenge.

use leptos::prelude::*;

use super::{
    super::{
        model::{Comment, Mark, Reflection, Remover, Sign},
        rules,
        store::{self, NewComment},
        words,
    },
    found, log, paths,
    show::Reader,
};
use crate::{
    error::AppError,
    i18n::{Lang, format, t},
    ids::CommentId,
    rights::Action,
    server::{
        markdown,
        web::{Ask, Page, Reply, failure},
    },
    ui::{Badge, Button, Field, Kind, Notice, TextArea, Tone, Weight},
};

/// Writes an answer, or takes one's own away.
pub(super) async fn comment(ask: Ask) -> Result<Reply, AppError> {
    let (person, now) = (ask.person()?, ask.portal.now());
    let text = rules::honest(ask.form.text("text"));
    let reflection = match found(&ask).await {
        Ok(reflection) => reflection,
        Err(AppError::NotFound) if !text.is_empty() => return gone(&ask, text),
        Err(error) => return Err(error),
    };
    let id = reflection.id;
    if ask.form.text("what") == "remove" {
        let comment: CommentId = ask.form.text("comment").parse().map_err(|_| AppError::BadRequest)?;
        let work = async {
            let mut to = ask.portal.db.write().await?;
            if store::remove_comment(&mut to, id, comment, Remover::Author, person, now).await? {
                log(&mut to, &ask, "reflection.comment-removed", &id.to_string(), &comment.to_string()).await?;
            }
            to.commit().await
        };
        work.await.map_err(|error: sqlx::Error| failure(&error))?;
        return Ok(Reply::See(format!("{}#comments", paths::show(ask.lang, id))));
    }
    let tried_on = match ask.form.some("tried_on") {
        None => None,
        Some(day) => {
            let read = day.parse::<jiff::civil::Date>();
            let past = read.ok().filter(|day| *day <= format::local(now).date());
            let Some(day) = past else {
                return again(&ask, &reflection, text, t::reflection_wrong_day(ask.lang).to_owned());
            };
            Some(day.to_string())
        }
    };
    if text.is_empty() || text.chars().count() > rules::COMMENT {
        let words = t::reflection_wrong_comment(ask.lang, rules::COMMENT);
        return again(&ask, &reflection, text, words);
    }
    let parent = match ask.form.some("parent") {
        None => None,
        Some(parent) => {
            let parent: CommentId = parent.parse().map_err(|_| AppError::BadRequest)?;
            let comments =
                store::comments(&ask.portal.db, &ask.viewer, id).await.map_err(|error| failure(&error))?;
            // One level: who answers an answer answers what that one answered.
            let answered = comments.iter().find(|comment| comment.id == parent).ok_or(AppError::BadRequest)?;
            Some(answered.parent.unwrap_or(answered.id))
        }
    };
    let new = NewComment { reflection: id, parent, person, tried_on: tried_on.as_deref(), text: &text };
    let work = async {
        let mut to = ask.portal.db.write().await?;
        let comment = store::comment(&mut to, new, now).await?;
        if tried_on.is_some() {
            store::give(&mut to, id, person, Sign::Tried, true, now).await?;
        }
        log(&mut to, &ask, "reflection.comment", &id.to_string(), &comment.to_string()).await?;
        to.commit().await?;
        Ok(comment)
    };
    let comment = work.await.map_err(|error: sqlx::Error| failure(&error))?;
    Ok(Reply::See(format!("{}#c-{comment}", paths::show(ask.lang, id))))
}

/// The reflection was narrowed or taken away while somebody wrote, or was never there: the answer is
/// the same, and what they wrote is theirs to keep.
fn gone(ask: &Ask, text: String) -> Result<Reply, AppError> {
    let lang = ask.lang;
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

/// The form once more, with what was typed and what is wrong.
fn again(ask: &Ask, reflection: &Reflection, text: String, error: String) -> Result<Reply, AppError> {
    let (lang, id) = (ask.lang, reflection.id);
    let [parent, tried] = ["parent", "tried_on"].map(|name| ask.form.text(name).to_owned());
    let title = t::reflection_comment(lang);
    let body = move || {
        view! {
            <h1>{title}</h1>
            <Notice kind=Kind::Warning><p>{error}</p></Notice>
            <form class="form" method="post" action=paths::of(paths::COMMENTS, lang, id)>
                <input type="hidden" name="parent" value=parent />
                {(!tried.is_empty()).then(|| view! { <Field id="tried_on" kind="date" label=t::reflection_tried_on(lang) value=tried /> })}
                <TextArea id="text" label=t::reflection_comment(lang) value=text rows=8 required=true />
                <div class="actions"><Button>{t::reflection_comment_send(lang)}</Button></div>
            </form>
            <p><a href=paths::show(lang, id)>{t::reflection_back(lang)}</a></p>
        }
    };
    Ok(Page::new(title, paths::both(paths::SHOW, id), body).status(422).unlisted().into())
}

/// Gives a sign, or takes it back.
pub(super) async fn sign(ask: Ask) -> Result<Reply, AppError> {
    let reflection = found(&ask).await?;
    let (id, person) = (reflection.id, ask.person()?);
    let sign = Sign::from_code(ask.form.text("sign")).ok_or(AppError::BadRequest)?;
    let on = ask.form.text("on") == "1";
    let work = async {
        let mut to = ask.portal.db.write().await?;
        store::give(&mut to, id, person, sign, on, ask.portal.now()).await?;
        to.commit().await
    };
    work.await.map_err(|error: sqlx::Error| failure(&error))?;
    Ok(Reply::See(format!("{}#signs", paths::show(ask.lang, id))))
}

/// Says that it is a finding or a challenge: its author, or those who facilitate.
pub(super) async fn mark(ask: Ask) -> Result<Reply, AppError> {
    let reflection = found(&ask).await?;
    ask.must(Action::WriteReflections, reflection.reach.community)?;
    let mine = ask.viewer.id() == Some(reflection.reach.author);
    if !mine && !ask.may(Action::ModerateReflections, Some(reflection.reach.community)) {
        return Err(AppError::BadRequest);
    }
    let mark = match ask.form.text("mark") {
        "" => None,
        code => Some(Mark::from_code(code).ok_or(AppError::BadRequest)?),
    };
    let id = reflection.id;
    let work = async {
        let mut to = ask.portal.db.write().await?;
        store::set_mark(&mut to, id, mark).await?;
        log(&mut to, &ask, "reflection.mark", &id.to_string(), mark.map_or("", Mark::code)).await?;
        to.commit().await
    };
    work.await.map_err(|error: sqlx::Error| failure(&error))?;
    Ok(Reply::See(paths::show(ask.lang, id)))
}

/// Signs and answers, below a reflection.
pub(super) fn section(
    reader: &Reader,
    reflection: &Reflection,
    comments: Vec<Comment>,
    given: &[Sign],
) -> impl IntoView + use<> {
    let (lang, id) = (reader.lang, reflection.id);
    let signs = Sign::ALL
        .iter()
        .filter(|sign| reader.signed_in || **sign != Sign::Bookmark)
        .map(|sign| {
            let count = reflection.counts.of(*sign);
            let count = (*sign != Sign::Bookmark).then(|| view! { " " <span class="count">{count}</span> });
            let words = words::sign(lang, *sign);
            if !reader.signed_in {
                return view! { <span>{words} {count}</span> }.into_any();
            }
            let on = given.contains(sign);
            view! {
                <form method="post" action=paths::of(paths::SIGNS, lang, id)>
                    <input type="hidden" name="sign" value=sign.code() />
                    <input type="hidden" name="on" value=if on { "0" } else { "1" } />
                    <button class="button quiet small" type="submit" aria-pressed=if on { "true" } else { "false" }>{words} {count}</button>
                </form>
            }
            .into_any()
        })
        .collect_view();
    // An answer to what was taken away stands alone.
    let stands = |comment: &&Comment| {
        comment.parent.is_none_or(|parent| !comments.iter().any(|other| other.id == parent))
    };
    let list = comments
        .iter()
        .filter(stands)
        .map(|comment| {
            let replies = comments.iter().filter(|reply| reply.parent == Some(comment.id));
            let below = replies.map(|reply| one(reader, reflection, reply, false)).collect_view();
            view! { <li class="stack gap-3">{one(reader, reflection, comment, true)} <div class="replies stack gap-3">{below}</div></li> }
                .into_any()
        })
        .collect_view();
    let form = if reader.signed_in {
        view! {
            <form class="form" method="post" action=paths::of(paths::COMMENTS, lang, id)>
                <TextArea id="text" label=t::reflection_comment(lang) hint=t::reflection_comment_hint(lang) rows=4 required=true />
                <Field id="tried_on" kind="date" label=t::reflection_tried_on(lang) hint=t::reflection_tried_hint(lang) />
                <div class="actions"><Button>{t::reflection_comment_send(lang)}</Button></div>
            </form>
        }
        .into_any()
    } else {
        view! { <p class="muted">{t::reflection_sign_in_to_answer(lang)}</p> }.into_any()
    };
    let none = comments.is_empty().then(|| view! { <p class="muted">{t::reflection_no_comment(lang)}</p> });
    view! {
        <section class="stack no-print" id="signs" aria-label=t::reflection_signs(lang)><div class="row gap-2">{signs}</div></section>
        <section class="stack" id="comments">
            <h2>{t::reflection_comments(lang)}</h2>
            {none}
            <ol class="plain stack gap-5">{list}</ol>
            {form}
        </section>
    }
}

fn one(reader: &Reader, reflection: &Reflection, comment: &Comment, answerable: bool) -> AnyView {
    let (lang, id) = (reader.lang, reflection.id);
    let name = match &comment.author {
        Some(name) => name.clone(),
        None => t::reflection_its_author(lang).to_owned(),
    };
    let who = t::reflection_by(lang, name, format::moment(lang, comment.at));
    let its_author = (comment.by_author && comment.author.is_some())
        .then(|| view! { <Badge>{t::reflection_its_author(lang)}</Badge> });
    let tried = comment.tried_on.as_ref().and_then(|day| day.parse::<jiff::civil::Date>().ok()).map(|day| {
        view! { <Badge tone=Tone::Good>{t::reflection_tried_badge(lang, format::date(lang, day))}</Badge> }
    });
    let removed = comment.removed.map(|by| {
        let words = match by {
            Remover::Author => t::reflection_comment_removed(lang),
            Remover::Moderation => t::reflection_comment_moderated(lang),
        };
        view! { <Badge tone=Tone::Warn>{words}</Badge> }
    });
    let there = comment.removed.is_none() && reader.signed_in;
    let remove = (there && comment.mine).then(|| {
        view! {
            <form method="post" action=paths::of(paths::COMMENTS, lang, id)>
                <input type="hidden" name="comment" value=comment.id.to_string() />
                <Button name="what" value="remove" weight=Weight::Danger small=true>{t::reflection_remove(lang)}</Button>
            </form>
        }
    });
    let report = (there && !comment.mine).then(|| {
        let href = format!("{}?comment={}", paths::of(paths::REPORT, lang, id), comment.id);
        view! { <a class="small" href=href>{t::reflection_report(lang)}</a> }
    });
    let reply = (there && answerable).then(|| reply(lang, reflection, comment.id));
    let html = markdown::to_html(&comment.text).to_string();
    view! {
        <article class="comment stack gap-2" id=format!("c-{}", comment.id)>
            <p class="row gap-2 small"><span class="muted">{who}</span> {its_author} {tried} {removed}</p>
            <div class="prose" inner_html=html></div>
            <div class="row gap-2 no-print">{report} {remove}</div>
            {reply}
        </article>
    }
    .into_any()
}

fn reply(lang: Lang, reflection: &Reflection, to: CommentId) -> impl IntoView + use<> {
    let field = format!("text-{to}");
    view! {
        <details class="small no-print">
            <summary>{t::reflection_reply(lang)}</summary>
            <form class="form" method="post" action=paths::of(paths::COMMENTS, lang, reflection.id)>
                <input type="hidden" name="parent" value=to.to_string() />
                <TextArea id=field name="text" label=t::reflection_reply(lang) rows=3 required=true />
                <div class="actions"><Button small=true>{t::reflection_comment_send(lang)}</Button></div>
            </form>
        </details>
    }
}
