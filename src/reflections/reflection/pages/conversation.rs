//! The replies to a reflection, and the ways to reply.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        islands::{FormAction, FormsInPlace, ReactionButton},
        labels,
        mentions::MentionPlace,
        model::{Audience, Comment, Reaction, Reflection, RemovedBy},
        pii_review::pii_checked_fields,
        store,
    },
    entries::echoes,
    fragment,
    mine::undo_removal_form,
    paths,
    show::Reader,
};
use ensemble_communities::account::paths as account_paths;
use ensemble_core::{
    Lang,
    error::AppError,
    format,
    ids::{CommentId, ReflectionId},
};
use ensemble_server::{markdown, web::ActionContext};
use ensemble_texts as t;
use ensemble_ui::{Button, Confirm, Face, Field, Icon, SectionTitle, Shape, StatusText, TextArea, Tone};

/// The id of the list of replies.
const LIST: &str = "comment-list";

/// What the view of a reply depends on.
#[derive(Clone, Copy)]
struct Setting {
    lang: Lang,
    reflection: ReflectionId,
    signed_in: bool,
    /// Only its author can read it: there is nothing to reply to.
    alone: bool,
    /// The time after which a removal can still be undone.
    undoable_after: i64,
}

/// The replies to a reflection, and the form for another. A note that only its author can read has neither, unless it has
/// replies from the time when others could.
pub(super) fn section(
    reader: &Reader,
    reflection: &Reflection,
    comments: Vec<Comment>,
) -> impl IntoView + use<> {
    let lang = reader.lang;
    let alone = is_alone(reflection);
    if alone && comments.is_empty() {
        let words = t::reflection_alone(lang);
        return view! { <p class="muted no-print" id="comments">{words}</p> }.into_any();
    }
    let setting = Setting {
        lang,
        reflection: reflection.id,
        signed_in: reader.signed_in(),
        alone,
        undoable_after: reader.undoable_after,
    };
    // A reply whose parent was removed is shown at the top level.
    let is_first = |comment: &&Comment| {
        comment.parent.is_none_or(|parent| !comments.iter().any(|other| other.id == parent))
    };
    let list = comments
        .iter()
        .filter(is_first)
        .map(|comment| {
            let replies = comments.iter().filter(|reply| reply.parent == Some(comment.id));
            let below = replies.map(|reply| one(setting, reply, false)).collect_view();
            thread(setting, comment, below.into_any())
        })
        .collect_view();
    let form = match (setting.signed_in, alone) {
        (true, false) => reply_form(setting).into_any(),
        (true, true) => ().into_any(),
        (false, _) => {
            let to = account_paths::sign_in(lang, &paths::show(lang, reflection.id));
            view! { <p><a href=to>{t::reflection_sign_in_to_answer(lang)}</a></p> }.into_any()
        }
    };
    let none = comments
        .is_empty()
        .then(|| view! { <p class="muted" data-empty="">{t::reflection_no_comment(lang)}</p> });
    let has_older = comments.len() >= store::MAX_COMMENTS
        && usize::try_from(reflection.counts.comments).is_ok_and(|all| all > comments.len());
    let older = has_older
        .then(|| view! { <p class="muted">{t::reflection_newest_comments(lang, store::MAX_COMMENTS)}</p> });
    let written = view! { <ol class="conversation" id=LIST>{list}</ol> {form} }.into_any();
    let written = match &reader.pii_address {
        Some(pii_address) => {
            let failed = t::reflection_action_failed(lang).to_owned();
            let written = pii_checked_fields(lang, pii_address.clone(), lang, written).into_any();
            view! { <FormsInPlace lang failed>{written}</FormsInPlace> }.into_any()
        }
        None => written,
    };
    view! {
        <section class="stack gap-3" id="comments" aria-labelledby="replies">
            <SectionTitle id="replies" title=t::reflection_comments(lang) />
            {none}
            {older}
            {written}
        </section>
    }
    .into_any()
}

/// Whether nobody but its author can read it.
fn is_alone(reflection: &Reflection) -> bool {
    reflection.visibility.audience == Audience::AuthorOnly && reflection.group_note.is_none()
}

/// What readers say of it with one press. Its author sees what others said; a bookmark is for everyone who is signed in.
pub(super) fn reactions(reader: &Reader, reflection: &Reflection, given: &[Reaction]) -> AnyView {
    let (lang, id) = (reader.lang, reflection.id);
    let buttons = Reaction::ALL
        .iter()
        .filter(|reaction| reader.signed_in() && (!reader.mine || **reaction == Reaction::Bookmark))
        .map(|reaction| {
            let (reaction, count) = (*reaction, reflection.counts.count(*reaction));
            let (action, on) = (paths::of(paths::REACTIONS, lang, id), given.contains(&reaction));
            let label = labels::reaction(lang, reaction).to_owned();
            let failed = t::reflection_action_failed(lang).to_owned();
            view! { <ReactionButton lang reflection=id reaction action label on count failed /> }.into_any()
        })
        .collect::<Vec<_>>();
    let counts = (reader.mine || !reader.signed_in())
        .then(|| echoes(lang, reflection.counts, "#comments".to_owned()))
        .flatten();
    if buttons.is_empty() && counts.is_none() {
        return ().into_any();
    }
    view! {
        <section class="response-bar no-print" id="reactions" aria-label=t::reflection_reactions(lang)>
            {counts}
            {buttons}
        </section>
    }
    .into_any()
}

/// A reply to the reflection itself, with the replies to it.
fn thread(setting: Setting, comment: &Comment, replies: AnyView) -> AnyView {
    view! {
        <li>
            {one(setting, comment, true)}
            <div class="replies" id=format!("replies-{}", comment.id)>{replies}</div>
        </li>
    }
    .into_any()
}

/// The HTML of a reply, as it is put into the page of the person who wrote it: with its thread when it begins one.
///
/// # Errors
/// [`AppError::NotFound`] when the person does not see it.
pub(in crate::reflection) async fn comment_fragment(
    context: &ActionContext,
    reflection: ReflectionId,
    id: CommentId,
) -> Result<String, AppError> {
    let comment = store::comment(&context.portal.db, &context.viewer, reflection, id).await?;
    let comment = comment.ok_or(AppError::NotFound)?;
    let setting = Setting {
        lang: context.lang,
        reflection,
        signed_in: context.viewer.person.is_some(),
        alone: false,
        undoable_after: actions::undoable_after(&context.portal),
    };
    let begins_thread = comment.parent.is_none() && comment.removed.is_none();
    Ok(fragment(if begins_thread {
        thread(setting, &comment, ().into_any())
    } else {
        one(setting, &comment, false)
    }))
}

fn one(setting: Setting, comment: &Comment, answerable: bool) -> AnyView {
    let Setting { lang, reflection, signed_in, alone, undoable_after } = setting;
    let name = match &comment.author_name {
        Some(name) => name.clone(),
        None => t::reflection_its_author(lang).to_owned(),
    };
    // The minute at which an anonymous author wrote would tell who they are.
    let when = match comment.author_name {
        Some(_) => format::moment(lang, comment.at),
        None => format::date(lang, format::local(comment.at).date()),
    };
    let its_author = (comment.by_author && comment.author_name.is_some())
        .then(|| view! { <span>{t::reflection_its_author(lang)}</span> });
    let tried = comment.tried_on.as_ref().and_then(|day| day.parse::<jiff::civil::Date>().ok()).map(|day| {
        view! { <p class="tried">{t::reflection_tried_badge(lang, format::date(lang, day))}</p> }
    });
    let removed = comment.removed.map(|by| {
        let words = match by {
            RemovedBy::Author => t::reflection_comment_removed(lang),
            RemovedBy::Moderator => t::reflection_comment_moderated(lang),
        };
        view! { <StatusText tone=Tone::Warn>{words}</StatusText> }
    });
    let there = comment.removed.is_none() && signed_in;
    let remove = (there && comment.mine).then(|| removal(setting, comment.id));
    let undoable = comment.mine
        && comment.removed == Some(RemovedBy::Author)
        && comment.removed_at.is_some_and(|at| at > undoable_after);
    let restore =
        undoable.then(|| undo_removal_form(lang, paths::RESTORE_REPLY, reflection, Some(comment.id), None));
    let report = (there && !comment.mine).then(|| {
        let href = format!("{}?comment={}", paths::of(paths::REPORT, lang, reflection), comment.id);
        view! { <a href=href>{t::reflection_report(lang)}</a> }
    });
    let reply = (there && answerable && !alone).then(|| nested_reply_form(setting, comment.id));
    let html = markdown::to_html(&comment.text).to_string();
    view! {
        <article class="comment" id=format!("c-{}", comment.id)>
            <Face name=comment.author_name.clone() />
            <p class="byline"><b>{name}</b> <span>{when}</span> {its_author} {removed}</p>
            {tried}
            <div class="prose" inner_html=html></div>
            <div class="comment-tools no-print">{reply.into_any()} {report.into_any()} {remove.into_any()} {restore}</div>
        </article>
    }
    .into_any()
}

fn removal(Setting { lang, reflection, .. }: Setting, comment: CommentId) -> impl IntoView {
    view! {
        <form
            method="post"
            action=paths::of(paths::REMOVE_REPLY, lang, reflection)
            data-action=FormAction::RemoveComment.code()
            data-subject=reflection.to_string()
            data-target=format!("c-{comment}")
            data-done=t::reflection_reply_removed(lang)
        >
            <input type="hidden" name="comment" value=comment.to_string() />
            <Confirm label=t::reflection_remove(lang) question=t::reflection_reply_remove_question(lang) />
        </form>
    }
}

fn reply_form(Setting { lang, reflection, .. }: Setting) -> impl IntoView {
    let mentions = MentionPlace::Reflection(reflection).code();
    let text = view! {
        <TextArea id="text" label=t::reflection_comment(lang) hint=t::reflection_comment_hint(lang) rows=4 required=true framed=true rich=true mentions />
    };
    let tried = view! {
        <details class="tried-fold">
            <summary><Icon shape=Shape::Tried /> {t::reflection_tried_fold(lang)}</summary>
            <Field id="tried_on" kind="date" label=t::reflection_tried_on(lang) hint=t::reflection_tried_hint(lang) />
        </details>
    };
    view! {
        <form
            class="form"
            method="post"
            action=paths::of(paths::COMMENTS, lang, reflection)
            data-action=FormAction::Reply.code()
            data-subject=reflection.to_string()
            data-target=LIST
            data-done=t::reflection_replied(lang)
        >
            {text.into_any()}
            {tried.into_any()}
            <div class="actions"><Button>{t::reflection_comment_send(lang)}</Button></div>
        </form>
    }
}

fn nested_reply_form(Setting { lang, reflection, .. }: Setting, to: CommentId) -> impl IntoView {
    let field = format!("text-{to}");
    let mentions = MentionPlace::Reflection(reflection).code();
    let text = view! {
        <TextArea id=field name="text" label=t::reflection_reply(lang) rows=3 required=true framed=true rich=true mentions />
    };
    let send = view! { <Button small=true>{t::reflection_comment_send(lang)}</Button> };
    view! {
        <details>
            <summary>{t::reflection_reply(lang)}</summary>
            <form
                class="form"
                method="post"
                action=paths::of(paths::COMMENTS, lang, reflection)
                data-action=FormAction::Reply.code()
                data-subject=reflection.to_string()
                data-target=format!("replies-{to}")
                data-done=t::reflection_replied(lang)
            >
                <input type="hidden" name="parent" value=to.to_string() />
                {text.into_any()}
                <div class="actions">{send.into_any()}</div>
            </form>
        </details>
    }
}
