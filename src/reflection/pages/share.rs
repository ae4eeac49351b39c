//! Who sees a reflection: its author says so, at any time. And taking it away.

use leptos::prelude::*;

use super::{
    super::{
        fields, labels,
        model::{Audience, Reflection, Remover, Written},
        pii_review::{self, PiiReview, PiiWarning},
        rules,
        store::{self, Precondition},
    },
    crumbs,
    edit::written_of,
    files, log, own, paths,
};
use crate::{
    editing::{self, model::Subject},
    error::AppError,
    i18n::{Lang, t},
    ids::{AttachmentId, PersonId, ReflectionId},
    meeting::model::Metadata,
    server::web::{Page, PageRequest, PageResponse},
    ui::{Button, Check, Choice, ErrorSummary, FieldErrors, Kind, Notice, RadioGroup, Weight},
};

/// What the form says.
struct Wish {
    audience: Audience,
    anonymous: bool,
    people: Vec<PersonId>,
}

/// What the author is shown before the wish is granted.
#[derive(Default)]
struct Asked {
    hits: Vec<PiiWarning>,
    /// Whether it goes past the community.
    far: bool,
    /// Files that may name their author or a place.
    uncertain: Vec<(AttachmentId, String)>,
    /// What the form sends to say that this was read; empty while nothing is asked.
    seal: String,
    /// Whether what was found has just been replaced.
    replaced: bool,
    /// Whether the reflection changed since its author looked at it: nothing was saved.
    changed: bool,
    /// The files that were looked at.
    files: Vec<AttachmentId>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = own(&request).await?;
    let wish = Wish {
        audience: reflection.visibility.audience,
        anonymous: reflection.anonymous,
        people: reflection.visibility.readers.clone(),
    };
    page(&request, reflection, 200, wish, FieldErrors::default(), Asked::default()).await
}

/// From which revision on others may read, once the level changes: as before where nobody new reads.
fn shown_from(old: &Reflection, wish: &Wish) -> i64 {
    let (from, to) = (old.visibility.audience, wish.audience);
    let known = |person: &PersonId| old.visibility.readers.contains(person);
    let nobody_new = match (from, to) {
        (_, Audience::Me) => true,
        (Audience::People, Audience::People) => wish.people.iter().all(known),
        (Audience::Me | Audience::People, _) | (_, Audience::People) => false,
        _ => !rules::widens(from, to),
    };
    if nobody_new { old.shown_from } else { old.revision }
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = own(&request).await?;
    let (lang, id, now) = (request.lang, reflection.id, request.portal.now());
    let db = &request.portal.db;
    let audience = Audience::from_code(request.form.text("level")).ok_or(AppError::BadRequest)?;
    let offered = store::readers(db, reflection.visibility.community).await?;
    // Those who were chosen before stay possible, wherever they belong now.
    let possible = |person: &PersonId| {
        offered.iter().any(|(each, _)| each == person) || reflection.visibility.readers.contains(person)
    };
    let mut people: Vec<PersonId> = Vec::new();
    for code in request.form.all("people").filter(|_| audience == Audience::People) {
        let person = code.parse().map_err(|_| AppError::BadRequest)?;
        if !possible(&person) {
            return Err(AppError::BadRequest);
        }
        if !people.contains(&person) {
            people.push(person);
        }
    }
    let wish = Wish { audience, anonymous: request.form.has("unnamed"), people };
    let mut faults = FieldErrors::default();
    if audience == Audience::People && wish.people.is_empty() {
        faults.add("people", t::reflection_wrong_people(lang));
        return page(&request, reflection, 422, wish, faults, Asked::default()).await;
    }
    if rules::reaches_past_community(audience) && reflection.group.as_ref().is_some_and(|group| group.open) {
        faults.add("level", t::group_wrong_open(lang));
        return page(&request, reflection, 422, wish, faults, Asked::default()).await;
    }
    if request.form.text("what") == "initials" {
        return initials(&request, &reflection, wish).await;
    }
    let wider = rules::widens(reflection.visibility.audience, audience);
    let mut asked = asked(&request, &reflection, &wish).await?;
    // The revision that its author looked at when they made this choice; a script need not look.
    let looked_at = match request.form.some("seen") {
        Some(seen) => seen.parse().map_err(|_| AppError::BadRequest)?,
        None => reflection.revision,
    };
    if wider && looked_at != reflection.revision {
        asked.changed = true;
        return page(&request, reflection, 409, wish, faults, asked).await;
    }
    if !asked.seal.is_empty() && request.form.text("confirmed") != asked.seal {
        return page(&request, reflection, 200, wish, faults, asked).await;
    }
    let from = shown_from(&reflection, &wish);
    // Files that may name their author stay with them, but for those that they ticked.
    let confirmed: Vec<AttachmentId> = request
        .form
        .all("files")
        .map(str::parse)
        .collect::<Result<_, _>>()
        .map_err(|_| AppError::BadRequest)?;
    // Who narrows looks at nothing: that always goes through.
    let read = Precondition {
        revision: wider.then_some(reflection.revision),
        files: asks(&reflection, &wish).then(|| asked.files.clone()),
        audience: reflection.visibility.audience,
    };
    let work = async {
        let mut to = db.write().await?;
        if !store::lock_unchanged(&mut to, id, &read).await?
            || rules::reaches_past_community(audience) && store::group::is_open(&mut to, id).await?
        {
            return Ok(false);
        }
        if hides_author(&reflection, &wish) {
            store::ask_about_attachments(&mut to, id).await?;
        }
        store::confirm_attachments(&mut to, id, &confirmed).await?;
        store::share(&mut to, id, audience, wish.anonymous, &wish.people, from, now).await?;
        log(&mut to, &request, "reflection.share", &id.to_string(), audience.code()).await?;
        to.commit().await?;
        Ok(true)
    };
    if !work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        let now_there = own(&request).await?;
        let asked = Asked { changed: true, ..self::asked(&request, &now_there, &wish).await? };
        return page(&request, now_there, 409, wish, faults, asked).await;
    }
    request.portal.rooms().recheck(id.uuid()).await;
    Ok(PageResponse::Redirect(format!("{}?said=shared", paths::show(lang, id))))
}

/// Puts initials in the place of all that may identify a pupil, as a revision like any other, and shows the
/// page again with the same wish.
async fn initials(
    request: &PageRequest,
    reflection: &Reflection,
    wish: Wish,
) -> Result<PageResponse, AppError> {
    let (id, now, person) = (reflection.id, request.portal.now(), request.person()?);
    let old = written_of(reflection);
    let known = pii_review::known_names(&request.portal.db, id).await?;
    let written = Written { texts: pii_review::redacted(&old.texts, &known), ..old };
    let work = async {
        let mut to = request.portal.db.write().await?;
        // Somebody who saved a translation in this very moment comes first; the page says what is there.
        if written.texts != reflection.texts
            && let Some(number) = store::write(&mut to, id, reflection.revision, &written, now).await?
        {
            let subject = Subject::Reflection(id);
            editing::record(&mut to, subject, number, Some(person), &fields::of(&written), now).await?;
            log(&mut to, request, "reflection.edit", &id.to_string(), &format!("revision {number}")).await?;
        }
        to.commit().await
    };
    work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    let now_there = own(request).await?;
    let asked = asked(request, &now_there, &wish).await?;
    let asked = Asked { replaced: now_there.revision > reflection.revision, ..asked };
    page(request, now_there, 200, wish, FieldErrors::default(), asked).await
}

/// Whether the author was named until now, and is not to be from now on.
fn hides_author(old: &Reflection, wish: &Wish) -> bool {
    wish.anonymous && !old.anonymous
}

/// Whether there is something to ask: more people see it, or those who see it no longer see who wrote it.
fn asks(old: &Reflection, wish: &Wish) -> bool {
    rules::widens(old.visibility.audience, wish.audience)
        || hides_author(old, wish) && wish.audience != Audience::Me
}

/// What the author is asked before more people see it, or before their name goes.
async fn asked(request: &PageRequest, reflection: &Reflection, wish: &Wish) -> Result<Asked, AppError> {
    if !asks(reflection, wish) {
        return Ok(Asked::default());
    }
    let (audience, hides) = (wish.audience, hides_author(reflection, wish));
    let wider = rules::widens(reflection.visibility.audience, audience);
    files::check(request, reflection.id).await?;
    let files = store::attachments(&request.portal.db, &request.viewer, reflection.id).await?;
    let uncertain = files.iter().filter(|file| match file.metadata {
        Metadata::Kept => true,
        // What was confirmed with a name is asked again without one.
        Metadata::Confirmed => hides,
        Metadata::Unchecked | Metadata::Removed => false,
    });
    let uncertain: Vec<_> = uncertain.map(|file| (file.id, file.title.clone())).collect();
    let (files, titles): (Vec<AttachmentId>, Vec<String>) =
        files.into_iter().map(|file| (file.id, file.title)).unzip();
    let known = pii_review::known_names(&request.portal.db, reflection.id).await?;
    let shared = PiiReview::of(reflection.lang, &reflection.texts, &titles).with_names(known);
    let (hits, far) = if wider {
        (shared.warnings(request.lang), rules::reaches_past_community(audience))
    } else {
        (Vec::new(), false)
    };
    let seal = if hits.is_empty() && !far && uncertain.is_empty() {
        String::new()
    } else {
        format!("{} {}", audience.code(), shared.token())
    };
    Ok(Asked { hits, far, seal, files, uncertain, ..Asked::default() })
}

/// Takes one's own reflection away; a trace stays for oneself and for moderation.
pub(super) async fn remove(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = own(&request).await?;
    let (id, now) = (reflection.id, request.portal.now());
    request
        .portal
        .db
        .transaction(async |transaction| {
            store::remove(transaction, id, Remover::Author, now).await?;
            store::remove_attachments(transaction, id).await?;
            request.audit(transaction, "reflection.remove", id, "").await
        })
        .await?;
    request.portal.rooms().recheck(id.uuid()).await;
    Ok(PageResponse::Redirect(format!("{}?said=removed", paths::at(paths::MINE, request.lang))))
}

async fn page(
    request: &PageRequest,
    reflection: Reflection,
    status: u16,
    wish: Wish,
    faults: FieldErrors,
    asked: Asked,
) -> Result<PageResponse, AppError> {
    let (lang, id) = (request.lang, reflection.id);
    let offered = store::readers(&request.portal.db, reflection.visibility.community).await?;
    let people: Vec<Choice> = offered
        .into_iter()
        .filter(|(person, _)| *person != reflection.visibility.author)
        .map(|(person, name)| Choice::new(person.to_string(), name).chosen(wish.people.contains(&person)))
        .collect();
    let title = t::reflection_share(lang);
    let body = move || {
        let audiences = Audience::ALL
            .iter()
            .map(|audience| {
                Choice::new(audience.code(), labels::audience(lang, *audience).0)
                    .hint(labels::audience_hint(lang, *audience))
                    .chosen(*audience == wish.audience)
            })
            .collect();
        let confirm = !asked.seal.is_empty();
        view! {
            {crumbs(lang, &reflection, Some(title)).into_any()}
            <h1>{title}</h1>
            <ErrorSummary lang errors=faults.all() />
            {asked.changed.then(|| changed(lang, &paths::show(lang, id)).into_any())}
            {asked.replaced.then(|| view! { <Notice kind=Kind::Success><p>{t::reflection_guard_replaced(lang)}</p></Notice> })}
            {asked.far.then(|| far(lang, wish.audience).into_any())}
            {pii_review::notice(lang, &asked.hits).into_any()}
            <form class="form" method="post" action=paths::of(paths::SHARE, lang, id)>
                <input type="hidden" name="seen" value=reflection.revision.to_string() />
                {confirm.then(|| view! { <input type="hidden" name="confirmed" value=asked.seal.clone() /> })}
                {uncertain(lang, id, &asked.uncertain).into_any()}
                <RadioGroup id="level" label=t::reflection_who_sees(lang) choices=audiences required=true error=faults.of("level") />
                <RadioGroup id="people" label=t::reflection_people(lang) hint=t::reflection_people_hint(lang) choices=people many=true error=faults.of("people") />
                <Check id="unnamed" label=t::reflection_share_unnamed(lang) hint=t::reflection_share_unnamed_hint(lang) checked=wish.anonymous />
                <div class="actions">
                    <Button>{if confirm { t::reflection_confirm(lang) } else { t::reflection_share_save(lang) }}</Button>
                    {pii_review::redact_button(lang, &asked.hits)}
                </div>
            </form>
            <section class="stack">
                <h2>{t::reflection_remove_title(lang)}</h2>
                <p>{t::reflection_remove_text(lang)}</p>
                <form method="post" action=paths::of(paths::REMOVE, lang, id)>
                    <Button weight=Weight::Danger>{t::reflection_remove(lang)}</Button>
                </form>
            </section>
        }
    };
    Ok(Page::new(title, paths::both(paths::SHARE, id), body)
        .status(status)
        .section("communities")
        .unlisted()
        .into())
}

/// Asks about files that may name their author or a place.
fn uncertain(lang: Lang, id: ReflectionId, files: &[(AttachmentId, String)]) -> impl IntoView + use<> {
    let choices: Vec<Choice> =
        files.iter().map(|(id, title)| Choice::new(id.to_string(), title.clone())).collect();
    (!choices.is_empty()).then(|| {
        view! {
            <Notice kind=Kind::Warning>
                <p>{t::reflection_share_files_text(lang)}</p>
                <p><a href=paths::of(paths::ATTACHMENTS, lang, id)>{t::reflection_share_files_remove(lang)}</a></p>
                <RadioGroup id="files" label=t::reflection_share_files(lang) hint=t::reflection_share_files_hint(lang) choices many=true />
            </Notice>
        }
    })
}

/// Says that it is not what its author looked at any more.
fn changed(lang: Lang, here: &str) -> impl IntoView + use<> {
    let here = here.to_owned();
    view! {
        <Notice kind=Kind::Warning>
            <p>{t::reflection_meanwhile(lang)} " " <a href=here>{t::reflection_meanwhile_link(lang)}</a></p>
        </Notice>
    }
}

/// Says what going past the community means.
fn far(lang: Lang, audience: Audience) -> impl IntoView {
    view! {
        <Notice kind=Kind::Warning>
            <h2 class="h4" id="far" tabindex="-1" autofocus=true>{t::reflection_far(lang)}</h2>
            <p>{labels::audience_hint(lang, audience)}</p>
            <p>{t::reflection_far_text(lang)}</p>
        </Notice>
    }
}
