//! One reflection: what it says, who sees it, what others answered.

use leptos::prelude::*;

use super::{
    super::{
        actions, labels,
        model::{Attachment, Audience, Comment, Prompt, Reaction, Reflection, ReflectionKind},
        store,
        store::group::ClosedNote,
        views::{AudienceBadge, GroupBadge, KindBadge, author_of, name_of, spoken, tags},
    },
    conversation, crumbs, found,
    group::{OpenNote, open_note, signatures},
    paths,
};
use ensemble_core::{Lang, LocalizedText, Standing, error::AppError, format, ids::PersonId, rights::Action};
use ensemble_server::{
    markdown,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Kind, LangBadge, Line, Notice, Prose, QuestionBlock, Weight};

/// What a reader of this reflection may do.
pub(super) struct Reader {
    pub lang: Lang,
    pub person: Option<PersonId>,
    pub mine: bool,
    /// Whether they write in its community.
    pub writes: bool,
    /// Whether they decide what is reported in it.
    pub moderates: bool,
    /// Whether they asked for the text as it was written.
    original: bool,
    /// The address of the check for what could identify a student, for those who may reply.
    pub pii_address: Option<String>,
    /// What was done just before.
    notice: Option<&'static str>,
}

impl Reader {
    pub(super) const fn signed_in(&self) -> bool {
        self.person.is_some()
    }

    /// Whether they wrote in a group's note, or began it.
    fn is_note_participant(&self, note: &Reflection, closed: &ClosedNote) -> bool {
        self.person.is_some_and(|person| actions::is_note_participant(person, note, closed))
    }
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = found(&request).await?;
    let (db, viewer, id) = (&request.portal.db, &request.viewer, reflection.id);
    // Taken before the queries, so that a comment arriving meanwhile counts as unread.
    let now = request.portal.now();
    let (comments, reactions, files, has_unread_email) = futures::try_join!(
        store::comments(db, viewer, id),
        store::reactions(db, viewer, id),
        store::attachments(db, viewer, id),
        store::has_unread_email(db, viewer, id)
    )?;
    // Nothing is written if it is marked as read already and no email was sent since.
    if let Some(person) = viewer.id().filter(|_| !reflection.is_read || has_unread_email) {
        let read = async |transaction: &mut sqlx::AnyConnection| {
            store::mark_read(transaction, id, person, reflection.revision, now).await
        };
        db.transaction(read).await?;
    }
    let group_note = match &reflection.note {
        Some(group) if group.open => Some(GroupNoteView::Open(OpenNote::of(&request, &reflection).await?)),
        Some(_) => store::group::closed(db, id).await?.map(GroupNoteView::Closed),
        None => None,
    };
    let lang = request.lang;
    let within = |action| request.may(action, Some(reflection.visibility.community));
    let reader = Reader {
        lang,
        person: viewer.id(),
        mine: viewer.id() == Some(reflection.visibility.author),
        writes: within(Action::WriteReflections),
        moderates: within(Action::ModerateReflections),
        original: request.query_param("original") == Some("1"),
        pii_address: viewer.person.as_ref().map(|_| request.portal.assets.pii_address()),
        notice: match request.flash() {
            Some(Flash::Added) => Some(t::reflection_said_new(lang)),
            Some(Flash::Saved) => Some(t::reflection_said_saved(lang)),
            Some(Flash::Shared) => Some(t::reflection_said_shared(lang)),
            Some(Flash::Reported) => Some(t::reflection_said_reported(lang)),
            _ => None,
        },
    };
    let public = reflection.visibility.audience == Audience::Public;
    let title = name_of(lang, &reflection).0;
    let addresses = paths::both(paths::SHOW, id);
    let is_open = matches!(group_note, Some(GroupNoteView::Open(_)));
    let weight = reflection.texts.body.bytes()
        + comments.iter().map(|comment| comment.text.len()).sum::<usize>()
        + if let Some(GroupNoteView::Open(open)) = &group_note { open.bytes() } else { 0 };
    let parts = Parts { comments, reactions, files, group_note };
    let page = Page::new(title, addresses, move || body(reader, reflection, parts))
        .section("communities")
        .weighing(weight);
    let page = match (request.viewer.person.is_some(), is_open) {
        (true, _) => page.with_writing_islands(),
        (false, true) => page.with_islands(),
        (false, false) => page,
    };
    Ok(if public { page } else { page.unlisted() }.into())
}

/// What belongs to a reflection.
struct Parts {
    comments: Vec<Comment>,
    reactions: Vec<Reaction>,
    files: Vec<Attachment>,
    group_note: Option<GroupNoteView>,
}

/// What there is to know of a group's note.
enum GroupNoteView {
    Open(OpenNote),
    Closed(ClosedNote),
}

fn body(reader: Reader, reflection: Reflection, parts: Parts) -> impl IntoView {
    let lang = reader.lang;
    let Parts { comments, reactions, files, group_note } = parts;
    let said = match &group_note {
        Some(GroupNoteView::Open(open)) => open_note(lang, &reflection, open).into_any(),
        _ => text(&reader, &reflection).into_any(),
    };
    let signed = match &group_note {
        Some(GroupNoteView::Closed(closed)) if !reflection.anonymous => {
            Some(signatures(lang, closed).into_any())
        }
        _ => None,
    };
    let is_note_participant = matches!(&group_note, Some(GroupNoteView::Closed(closed)) if reader.is_note_participant(&reflection, closed));
    let closing = is_note_participant.then(|| {
        let href = paths::of(paths::CLOSING, lang, reflection.id);
        view! { <p><a href=href>{t::group_sign_or_reopen(lang)}</a></p> }
    });
    let title = match &reflection.texts.title {
        Some(title) => view! { <Line lang passage=as_asked(&reader, &reflection, title) /> }.into_any(),
        None => {
            let (name, of) = name_of(lang, &reflection);
            let tag = (of != lang).then(|| of.tag());
            view! { <span lang=tag>{name}</span> }.into_any()
        }
    };
    let date = format::date(lang, format::local(reflection.listed_at).date());
    let by = t::reflection_by(lang, author_of(lang, &reflection), date);
    view! {
        {crumbs(lang, &reflection, None).into_any()}
        {reader.notice.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
        <div class="page-head">
            <div class="row gap-2">
                <AudienceBadge lang audience=reflection.visibility.audience />
                <LangBadge lang spoken=spoken(&reflection.texts.body) />
                <GroupBadge lang group=reflection.note.clone() />
                <KindBadge lang kind=reflection.kind />
            </div>
            <h1>{title}</h1>
            <p class="small muted">{by}</p>
        </div>
        {reader.mine.then(|| own_tools(lang, &reflection).into_any())}
        {reflection.prompt.as_ref().map(|prompt| prompt_of(lang, prompt).into_any())}
        {said}
        {signed}
        {closing}
        {attachments(lang, &reflection, &files).into_any()}
        {tags(lang, &reflection).into_any()}
        {others_tools(&reader, &reflection).into_any()}
        {conversation::section(&reader, &reflection, comments, &reactions).into_any()}
    }
}

/// A passage in the reader's language, or, when they ask, as it was written.
fn as_asked(reader: &Reader, reflection: &Reflection, passage: &LocalizedText) -> LocalizedText {
    match passage {
        LocalizedText::Pair { fr, en, .. } if reader.original && reflection.lang != reader.lang => {
            let text = if reflection.lang == Lang::Fr { fr } else { en };
            LocalizedText::Single { lang: reflection.lang, text: text.clone() }
        }
        other => other.clone(),
    }
}

fn text(reader: &Reader, reflection: &Reflection) -> impl IntoView + use<> {
    let (lang, id) = (reader.lang, reflection.id);
    let passage = &reflection.texts.body;
    let translated = matches!(passage, LocalizedText::Pair { .. }) && reflection.lang != lang;
    let way = translated.then(|| {
        let (href, words) = if reader.original {
            (paths::show(lang, id), t::reflection_see_translation(lang))
        } else {
            (format!("{}?original=1", paths::show(lang, id)), t::reflection_see_original(lang))
        };
        view! { <p class="small"><a href=href>{words}</a></p> }
    });
    // No translation notice when the original was requested.
    let (html, prose) = if reader.original && translated {
        let passage = as_asked(reader, reflection, passage);
        let html = markdown::to_html(passage.text(reflection.lang)).to_string();
        let tag = reflection.lang.tag();
        (None, Some(view! { <div class="prose" lang=tag inner_html=html></div> }))
    } else {
        let html = markdown::to_html(passage.text(lang)).to_string();
        (Some((passage.clone(), html)), None)
    };
    view! {
        <article class="stack">
            {way}
            {html.map(|(passage, html)| view! { <Prose lang passage html /> })}
            {prose}
        </article>
    }
}

fn prompt_of(lang: Lang, prompt: &Prompt) -> impl IntoView + use<> {
    let shown = prompt.text.shown(lang);
    let tag = (shown.lang != lang).then_some(shown.lang);
    let (kind, text) = (labels::prompt_kind(lang, prompt.kind), shown.text.to_owned());
    view! {
        <div class="stack gap-1">
            <p class="small muted">{kind}</p>
            <QuestionBlock lang=tag>{text}</QuestionBlock>
        </div>
    }
}

/// What its author does with it, beside who sees it.
fn own_tools(lang: Lang, reflection: &Reflection) -> impl IntoView + use<> {
    let id = reflection.id;
    let edit = reflection.note.is_none().then(|| {
        view! { <ButtonLink small=true weight=Weight::Quiet href=paths::of(paths::EDIT, lang, id)>{t::meeting_edit(lang)}</ButtonLink> }
    });
    let audience = reflection.visibility.audience;
    let anonymous =
        reflection.anonymous.then(|| view! { <p class="small">{t::reflection_anonymous_now(lang)}</p> });
    view! {
        <div class="sheet stack gap-2">
            <p><b>{t::reflection_seen_by(lang)}</b> " " {labels::audience_hint(lang, audience)}</p>
            {anonymous}
            <div class="row">
                <ButtonLink small=true href=paths::of(paths::SHARE, lang, id)>{t::reflection_share(lang)}</ButtonLink>
                {edit}
                <ButtonLink small=true weight=Weight::Quiet href=paths::of(paths::ATTACHMENTS, lang, id)>{t::reflection_files(lang)}</ButtonLink>
            </div>
        </div>
    }
}

fn attachments(lang: Lang, reflection: &Reflection, files: &[Attachment]) -> impl IntoView + use<> {
    let rows = files
        .iter()
        .map(|file| {
            let href = paths::attachment(lang, reflection.id, file.id);
            let sort = file.media.extension().to_uppercase();
            let facts = t::meeting_document_sort(lang, file.size.div_ceil(1000), sort);
            view! {
                <li class="row spread">
                    <a href=href download>{file.title.clone()}</a>
                    <span class="small muted">{facts}</span>
                </li>
            }
        })
        .collect_view();
    (!files.is_empty()).then(|| {
        view! { <section class="stack gap-2"><h2 class="h3">{t::reflection_files(lang)}</h2><ul class="rows">{rows}</ul></section> }
    })
}

/// History, translation, marks, reports: what there is to do beside reading.
fn others_tools(reader: &Reader, reflection: &Reflection) -> impl IntoView + use<> {
    let (lang, id) = (reader.lang, reflection.id);
    let link = |paths, words| view! { <a href=paths::of(paths, lang, id)>{words}</a> };
    let open = reflection.note.as_ref().is_some_and(|group| group.open);
    let translate = ((reader.mine || reader.writes) && !open).then(|| {
        let shown = reflection.texts.body.shown(reflection.lang.other());
        let words = match shown.standing {
            Standing::OtherLanguage => t::reflection_translate(lang),
            _ => t::reflection_translation(lang),
        };
        link(paths::TRANSLATION, words)
    });
    let kind_forms = (reader.mine || reader.moderates).then(|| {
        ReflectionKind::ALL
            .iter()
            .map(|kind| {
                let (kind, on) = (*kind, reflection.kind == Some(*kind));
                let label = labels::kind(lang, kind);
                let words =
                    if on { t::reflection_unmark(lang, label) } else { t::reflection_mark(lang, label) };
                view! {
                    <form method="post" action=paths::of(paths::KIND, lang, id)>
                        <input type="hidden" name="kind" value=kind.code() />
                        <input type="hidden" name="on" value=if on { "false" } else { "true" } />
                        <Button small=true weight=Weight::Quiet>{words}</Button>
                    </form>
                }
            })
            .collect_view()
    });
    let author = (reader.moderates && reflection.author_name.is_none())
        .then(|| link(paths::AUTHOR, t::reflection_author_title(lang)));
    let report =
        (reader.signed_in() && !reader.mine).then(|| link(paths::REPORT, t::reflection_report(lang)));
    view! {
        <div class="row small no-print">
            {link(paths::HISTORY, t::editing_history(lang))} {translate} {author} {report} {kind_forms}
        </div>
    }
}
