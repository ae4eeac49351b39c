//! One reflection: what it says in each language, who wrote it and who sees it, what others replied.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions, labels,
        model::{Attachment, Audience, Comment, Filter, GroupNote, Reaction, Reflection},
        store,
        store::group_note::ClosedNote,
        views::{AudienceText, author_of, encoded, name_of, tags},
    },
    beside, conversation, crumbs, found,
    group_note::{OpenNote, open_note, signatures},
    paths,
    versions::{self, TextChoice},
};
use ensemble_common::notification::mark_subject_read;
use ensemble_communities::{community::paths as community_paths, membership::paths as membership_paths};
use ensemble_core::{Lang, LocalizedText, error::AppError, format, ids::PersonId, rights::Action};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Face, Icon, Kind, Notice, SectionTitle, Shape, Weight};

/// How many reflections that respond to the same prompt are shown.
const RELATED: i64 = 3;

/// What a reader of this reflection may do.
pub(super) struct Reader {
    pub lang: Lang,
    pub person: Option<PersonId>,
    pub mine: bool,
    /// Whether they write in its community.
    pub writes: bool,
    /// Whether they decide what is reported in it.
    pub moderates: bool,
    /// The languages in which they read it.
    pub text: TextChoice,
    /// The address of the check for what could identify a student, for those who may reply.
    pub pii_address: Option<String>,
    /// What time it is, in milliseconds UTC.
    pub now: i64,
    /// The time after which a removal can still be undone.
    pub undoable_after: i64,
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
    let related = async {
        let Some(prompt) = &reflection.prompt else { return Ok(Vec::new()) };
        let filter = Filter {
            community: Some(reflection.visibility.community),
            prompt: Some(prompt.key.clone()),
            ..Filter::default()
        };
        store::list(db, viewer, &filter, None, RELATED + 1).await
    };
    let (comments, reactions, files, has_not_read_since_email, mut related) = futures::try_join!(
        store::comments(db, viewer, id),
        store::reactions(db, viewer, id),
        store::attachments(db, viewer, id),
        store::has_not_read_since_email(db, viewer, id),
        related
    )?;
    related.retain(|other| other.id != id);
    related.truncate(usize::try_from(RELATED).unwrap_or_default());
    // Nothing is written if it is marked as read already and no email was sent since.
    if let Some(person) = viewer.id().filter(|_| !reflection.is_read || has_not_read_since_email) {
        let read = async |transaction: &mut sqlx::AnyConnection| {
            store::mark_read(transaction, id, person, reflection.revision, now).await
        };
        db.transaction(read).await?;
    }
    mark_subject_read(&request.portal, viewer, &id.to_string()).await?;
    let group_note = match &reflection.group_note {
        Some(note) if note.open => Some(GroupNoteView::Open(OpenNote::of(&request, &reflection).await?)),
        Some(_) => store::group_note::closed(db, id).await?.map(GroupNoteView::Closed),
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
        text: TextChoice::of(&request, &reflection),
        pii_address: viewer.person.as_ref().map(|_| request.portal.assets.pii_address()),
        now,
        undoable_after: actions::undoable_after(&request.portal),
        notice: match request.flash() {
            Some(Flash::Added) => Some(t::reflection_said_new(lang)),
            Some(Flash::Saved) => Some(t::reflection_said_saved(lang)),
            Some(Flash::Shared) => Some(t::reflection_said_shared(lang)),
            Some(Flash::Reported) => Some(t::reflection_said_reported(lang)),
            Some(Flash::TranslationAsked) => Some(t::reflection_said_translation_asked(lang)),
            Some(Flash::RemovalUndone) => Some(t::ui_removal_undone(lang)),
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
    let parts = Parts { comments, reactions, files, related, group_note };
    let page = Page::new(title, addresses, move || body(reader, reflection, parts))
        .section("communities")
        .weighing(weight);
    let page = match (request.viewer.person.is_some(), is_open) {
        // An open note shows what others write.
        (true, true) => page.with_writing_islands().with_rich_text(),
        (true, false) => page.with_writing_islands().hydrated_on_use().with_rich_text(),
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
    /// Others that respond to the same prompt.
    related: Vec<Reflection>,
    group_note: Option<GroupNoteView>,
}

/// What there is to know of a group's note.
enum GroupNoteView {
    Open(OpenNote),
    Closed(ClosedNote),
}

fn body(reader: Reader, reflection: Reflection, parts: Parts) -> impl IntoView {
    let lang = reader.lang;
    let Parts { comments, reactions, files, related, group_note } = parts;
    let said = match &group_note {
        Some(GroupNoteView::Open(open)) => open_note(lang, &reflection, open).into_any(),
        _ => versions::view(&reader, &reflection).into_any(),
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
    view! {
        {crumbs(lang, &reflection, None).into_any()}
        {reader.notice.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
        <article class="reading" aria-labelledby="reading-title">
            {heading(&reader, &reflection).into_any()}
            {reader.mine.then(|| own_tools(lang, &reflection).into_any())}
            {said}
            {signed}
            {closing}
            {attachments(lang, &reflection, &files).into_any()}
            {tags(lang, &reflection).into_any()}
            {conversation::reactions(&reader, &reflection, &reactions)}
        </article>
        <div class="after-reading">
            {conversation::section(&reader, &reflection, comments).into_any()}
            {beside::view(&reader, &reflection, &related).into_any()}
        </div>
    }
}

/// What it responds to, its title in both languages, who wrote it and who sees it.
fn heading(reader: &Reader, reflection: &Reflection) -> impl IntoView + use<> {
    let lang = reader.lang;
    let first = reader.text.first(lang);
    let (title, other) = match &reflection.texts.title {
        Some(title) => {
            let shown = title.shown(first);
            let other = match title {
                LocalizedText::Pair { .. } if reader.text == TextChoice::Both => {
                    let other = title.shown(first.other());
                    let (class, tag) = match other.lang {
                        Lang::Fr => ("other-title fr", other.lang.tag()),
                        Lang::En => ("other-title en", other.lang.tag()),
                    };
                    Some(view! { <p class=class lang=tag>{other.text.to_owned()}</p> })
                }
                _ => None,
            };
            ((shown.text.to_owned(), shown.lang), other)
        }
        None => (name_of(first, reflection), None),
    };
    let (title, title_lang) = title;
    let title_tag = (title_lang != lang).then(|| title_lang.tag());
    // The beginning of the text stands for a title that it lacks; the text below says it to those who see it.
    let class = reflection.texts.title.is_none().then_some("visually-hidden");
    let day = format::local(reflection.listed_at).date();
    let author = author_of(lang, reflection);
    let known = reflection.author_name.is_some()
        || matches!(&reflection.group_note, Some(GroupNote { open: false, authors }) if !authors.is_empty());
    let (name, face) = if known {
        (named(reader, reflection, author), reflection.author_name.clone())
    } else {
        (view! { <span>{t::reflection_byline_anonymous(lang)}</span> }.into_any(), None)
    };
    let kind = reflection.kind.map(|kind| view! { <span>{labels::kind(lang, kind)}</span> });
    let group = reflection.group_note.as_ref().map(|note| {
        let words = if note.open { t::group_open(lang) } else { t::group_together(lang) };
        view! { <span>{words}</span> }
    });
    view! {
        <header class="reading-head">
            {prompt(lang, reflection)}
            <h1 id="reading-title" class=class lang=title_tag>{title}</h1>
            {other}
            <div class="reading-author">
                <Face name=face />
                <div>
                    <p>{name}</p>
                    <p class="byline">
                        <time datetime=day.to_string()>{format::date(lang, day)}</time>
                        {kind}
                        {group}
                        <AudienceText lang audience=reflection.visibility.audience />
                    </p>
                </div>
            </div>
        </header>
    }
}

/// The name of its author, which leads to their page for readers who are signed in.
fn named(reader: &Reader, reflection: &Reflection, author: String) -> AnyView {
    let leads = reader.signed_in()
        && !reflection.anonymous
        && reflection.group_note.is_none()
        && reflection.author_name.is_some();
    if !leads {
        return view! { <b>{author}</b> }.into_any();
    }
    let href = membership_paths::person(reader.lang, reflection.visibility.author);
    view! { <a href=href><b>{author}</b></a> }.into_any()
}

/// What it responds to, which leads to the others that do.
fn prompt(lang: Lang, reflection: &Reflection) -> Option<impl IntoView + use<>> {
    let prompt = reflection.prompt.as_ref()?;
    let shown = prompt.text.shown(lang);
    let tag = (shown.lang != lang).then(|| shown.lang.tag());
    let list = community_paths::of(paths::LIST, lang, &reflection.slugs[usize::from(lang == Lang::En)]);
    let href = format!("{list}?prompt={}", encoded(&prompt.key));
    let (kind, text) = (labels::prompt_kind(lang, prompt.kind), shown.text.to_owned());
    Some(view! {
        <p class="reading-prompt">
            <span class="visually-hidden">{kind} " "</span>
            <a href=href lang=tag>{text}</a>
        </p>
    })
}

/// What its author does with it, beside who sees it.
fn own_tools(lang: Lang, reflection: &Reflection) -> impl IntoView + use<> {
    let id = reflection.id;
    let link = |paths, words| view! { <li><a href=paths::of(paths, lang, id)>{words}</a></li> };
    let edit = reflection.group_note.is_none().then(|| link(paths::EDIT, t::meeting_edit(lang)));
    let audience = reflection.visibility.audience;
    let anonymous = reflection.anonymous.then(|| view! { " " {t::reflection_anonymous_now(lang)} });
    // The one thing to do with a note that nobody else reads; beside a conversation it is one among others.
    let weight = if audience == Audience::AuthorOnly { Weight::Primary } else { Weight::Quiet };
    view! {
        <div class="own-tools no-print">
            <p class="small"><b>{t::reflection_seen_by(lang)}</b> " " {format::after_colon(lang, labels::audience(lang, audience))} {anonymous}</p>
            <div class="row gap-4">
                <ButtonLink small=true weight href=paths::of(paths::SHARE, lang, id)>{t::reflection_share(lang)}</ButtonLink>
                <ul class="plain row gap-4 small">{edit} {link(paths::ATTACHMENTS, t::reflection_files(lang))}</ul>
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
                <li>
                    <span class="lead-in"><Icon shape=Shape::Document /></span>
                    <div class="entry-text">
                        <p><a class="entry-title" href=href download>{file.title.clone()}</a></p>
                        <p class="meta">{facts}</p>
                    </div>
                </li>
            }
        })
        .collect_view();
    (!files.is_empty()).then(|| {
        view! {
            <section class="reading-files" aria-labelledby="files">
                <SectionTitle id="files" title=t::reflection_files(lang) />
                <ul class="entry-list documents">{rows}</ul>
            </section>
        }
    })
}
