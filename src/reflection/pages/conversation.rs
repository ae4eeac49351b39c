//! What others answered, below a reflection, and the ways to answer.

use leptos::prelude::*;

use super::{
    super::{
        labels,
        model::{Comment, Reaction, Reflection, Remover},
        pii_review::writer,
    },
    paths,
    show::Reader,
};
use crate::{
    i18n::{Lang, format, t},
    ids::CommentId,
    server::markdown,
    ui::{Badge, Button, Field, TextArea, Tone, Weight},
};

/// Signs and answers, below a reflection.
pub(super) fn section(
    reader: &Reader,
    reflection: &Reflection,
    comments: Vec<Comment>,
    given: &[Reaction],
) -> impl IntoView + use<> {
    let (lang, id) = (reader.lang, reflection.id);
    let reactions = Reaction::ALL
        .iter()
        .filter(|reaction| reader.signed_in() || **reaction != Reaction::Bookmark)
        .map(|reaction| {
            let count = reflection.counts.of(*reaction);
            let count = (*reaction != Reaction::Bookmark).then(|| view! { " " <span class="count">{count}</span> });
            let words = labels::reaction(lang, *reaction);
            if !reader.signed_in() {
                return view! { <span>{words} {count}</span> }.into_any();
            }
            let on = given.contains(reaction);
            view! {
                <form method="post" action=paths::of(paths::REACTIONS, lang, id)>
                    <input type="hidden" name="sign" value=reaction.code() />
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
    let form = if reader.signed_in() {
        view! {
            <form class="form" method="post" action=paths::of(paths::COMMENTS, lang, id)>
                <TextArea id="text" label=t::reflection_comment(lang) hint=t::reflection_comment_hint(lang) rows=4 required=true framed=true />
                <Field id="tried_on" kind="date" label=t::reflection_tried_on(lang) hint=t::reflection_tried_hint(lang) />
                <div class="actions"><Button>{t::reflection_comment_send(lang)}</Button></div>
            </form>
        }
        .into_any()
    } else {
        view! { <p class="muted">{t::reflection_sign_in_to_answer(lang)}</p> }.into_any()
    };
    let none = comments.is_empty().then(|| view! { <p class="muted">{t::reflection_no_comment(lang)}</p> });
    let written = view! { <ol class="plain stack gap-5">{list}</ol> {form} }.into_any();
    let written = match &reader.guard {
        Some(guard) => writer(lang, guard.clone(), lang, written).into_any(),
        None => written,
    };
    view! {
        <section class="stack no-print" id="signs" aria-label=t::reflection_signs(lang)><div class="row gap-2">{reactions}</div></section>
        <section class="stack" id="comments">
            <h2>{t::reflection_comments(lang)}</h2>
            {none}
            {written}
        </section>
    }
}

fn one(reader: &Reader, reflection: &Reflection, comment: &Comment, answerable: bool) -> AnyView {
    let (lang, id) = (reader.lang, reflection.id);
    let name = match &comment.author {
        Some(name) => name.clone(),
        None => t::reflection_its_author(lang).to_owned(),
    };
    // The minute at which an author without a name wrote would tell who they are.
    let when = match comment.author {
        Some(_) => format::moment(lang, comment.at),
        None => format::date(lang, format::local(comment.at).date()),
    };
    let who = t::reflection_by(lang, name, when);
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
    let there = comment.removed.is_none() && reader.signed_in();
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
                <TextArea id=field name="text" label=t::reflection_reply(lang) rows=3 required=true framed=true />
                <div class="actions"><Button small=true>{t::reflection_comment_send(lang)}</Button></div>
            </form>
        </details>
    }
}
