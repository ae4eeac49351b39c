//! Adding and writing passages.
//!
//! The authors of a passage from a reflection agree to its words as they are: they are asked again when the words change. They are asked for
//! the words of both languages where the reflection has them in both; another translation is not asked for. A passage that may not
//! be quoted any more is removed, or another one in other words takes its place.

use super::{Typed, locked, refused, require_composing};
use crate::{
    practice_guide::{
        api::WritePassage,
        model::{Guide, Passage, Source, SourceKind},
        rules::{MAX_PASSAGES, MAX_TEXT, MAX_TITLE, side},
        sources::{self, Material},
        store::{self, NewPassage, Written},
    },
    quotation::{
        self, NewQuotation, QuotedIn,
        rules::{MAX_PASSAGE, plain_words},
    },
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{GuideChapterId, PassageId, PersonId, QuotationId},
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::{markdown, web::ActionContext};
use ensemble_texts as t;

/// The outcome of writing a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassageOutcome {
    Saved(PassageId),
    /// Not saved: the texts may identify a student. The form sends the token to confirm them.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// The texts that were typed.
pub(super) struct Texts {
    pub(super) title: Option<LocalizedText>,
    pub(super) text: LocalizedText,
}

/// Where a passage is from once it is written.
pub(super) struct Origin {
    pub(super) source: Source,
    /// Whether its words are not those of the source.
    pub(super) adapted: bool,
    /// What its authors are asked; `None` while what they were asked before still holds.
    pub(super) asked: Option<Vec<(String, Lang)>>,
}

/// The texts of a form, or what in them may identify a student. `own` is the language of what is quoted.
fn read(
    lang: Lang,
    own: Lang,
    input: &WritePassage,
    before: Option<&Passage>,
    now: i64,
) -> Result<Result<Texts, (Vec<PiiWarning>, String)>, ActionError> {
    let titles = [input.title_fr.as_str(), input.title_en.as_str()];
    let title = Typed { lang, name: "title", texts: titles, most: MAX_TITLE, required: false };
    let texts = [input.text_fr.as_str(), input.text_en.as_str()];
    let text = Typed { lang, name: "text", texts, most: MAX_TEXT, required: true };
    let mut errors = FieldErrors::default();
    title.check(&mut errors);
    text.check(&mut errors);
    errors.check()?;
    let typed = Lang::ALL.into_iter().zip(titles).chain(Lang::ALL.into_iter().zip(texts));
    let review = PiiReview::of_texts(typed.map(|(lang, text)| (lang, text.to_owned())));
    let (warnings, token) = (review.warnings(lang), review.token());
    if !warnings.is_empty() && input.confirmation_token != token {
        return Ok(Err((warnings, token)));
    }
    let text = text.edited(before.map(|before| &before.text), own, now).ok_or(AppError::BadRequest)?;
    let title = title.edited(before.and_then(|before| before.title.as_ref()), own, now);
    Ok(Ok(Texts { title, text }))
}

/// The words that the authors of a reflection are asked about: those in their language, and those in the other one that are the
/// reflection's own.
fn quoted(lang: Lang, material: &Material, text: &LocalizedText) -> Result<Vec<(String, Lang)>, ActionError> {
    let own = material.text.source();
    let mut all = Vec::new();
    for each in [own, own.other()] {
        let typed = side(text, each);
        let words = markdown::to_text(typed).trim().to_owned();
        let field = format!("text-{}", each.code());
        if each == own && words.is_empty() {
            return Err(refused(&field, t::practice_guide_not_in_its_language(lang)));
        }
        if each == own || material.has(each, typed) {
            if words.chars().count() > MAX_PASSAGE {
                return Err(refused(&field, t::practice_guide_too_long_to_quote(lang, MAX_PASSAGE)));
            }
            all.push((words, each));
        }
    }
    Ok(all)
}

/// Asks the authors of a passage from a reflection; others need no consent.
async fn ask(
    tx: &mut sqlx::AnyConnection,
    guide: &Guide,
    source: Source,
    quoted: &[(String, Lang)],
    by: PersonId,
    now: i64,
) -> Result<Vec<QuotationId>, sqlx::Error> {
    let Source::Reflection { id, revision } = source else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for (passage, lang) in quoted {
        let new = NewQuotation {
            work: QuotedIn::Guide,
            work_id: guide.id.uuid(),
            reflection: id,
            revision,
            passage,
            lang: *lang,
        };
        all.extend(quotation::ask(tx, &new, by, now).await?);
    }
    Ok(all)
}

/// Adds a passage at the end of a chapter, from a source or written for this guide. The authors of a reflection are asked.
///
/// # Errors
/// [`ActionError::Invalid`] for texts that cannot be saved, [`ActionError::Conflict`] when the source changed since the person looked
/// at it or cannot be used any more, and when the chapter is gone.
pub async fn add_passage(
    context: &ActionContext,
    guide: &Guide,
    chapter: GuideChapterId,
    input: &WritePassage,
) -> Result<PassageOutcome, ActionError> {
    require_composing(context, guide)?;
    let (lang, now) = (context.lang, context.portal.now());
    let db = &context.portal.db;
    let is_written = input.source.is_empty() || input.source == SourceKind::Written.code();
    let material = if is_written {
        None
    } else {
        let found = sources::find(db, guide.community, &input.source).await?.ok_or(ActionError::Conflict)?;
        if found.version() != input.seen {
            return Err(ActionError::Conflict);
        }
        Some(found)
    };
    let own = material.as_ref().map_or(lang, |material| material.text.source());
    let texts = match read(lang, own, input, None, now)? {
        Ok(texts) => texts,
        Err((warnings, token)) => return Ok(PassageOutcome::Unconfirmed(warnings, token)),
    };
    let source = material.as_ref().map_or(Source::Written, |material| material.source);
    let asked = match (&material, source) {
        (Some(material), Source::Reflection { .. }) => Some(quoted(lang, material, &texts.text)?),
        _ => None,
    };
    let adapted = material.as_ref().is_some_and(|material| is_adapted(material, &texts.text));
    let origin = Origin { source, adapted, asked };
    let id = PassageId::new();
    db.transaction(async |tx| {
        let draft = locked(tx, guide.id, now).await?;
        if draft.passages().count() >= MAX_PASSAGES {
            let field = format!("text-{}", own.code());
            return Err(refused(&field, t::practice_guide_too_many_passages(lang, MAX_PASSAGES)));
        }
        add(context, tx, guide, (id, chapter), &texts, &origin, now).await
    })
    .await?;
    Ok(PassageOutcome::Saved(id))
}

/// Whether the words in the source's language are not all its own.
fn is_adapted(material: &Material, text: &LocalizedText) -> bool {
    let own = material.text.source();
    !material.has(own, side(text, own))
}

/// Writes a passage. Changed words of a reflection are asked for again; `instead` makes it a passage that was written for this guide,
/// in other words.
///
/// # Errors
/// [`ActionError::Invalid`] for texts that cannot be saved, [`ActionError::Conflict`] when another person changed or removed it.
pub async fn edit_passage(
    context: &ActionContext,
    guide: &Guide,
    id: PassageId,
    input: &WritePassage,
) -> Result<PassageOutcome, ActionError> {
    require_composing(context, guide)?;
    let (lang, now) = (context.lang, context.portal.now());
    let db = &context.portal.db;
    let draft = store::draft(db, guide.id).await?.ok_or(AppError::NotFound)?;
    let (_, before) = draft.passage(id).ok_or(ActionError::Conflict)?;
    if before.revision != input.revision {
        return Err(ActionError::Conflict);
    }
    let own = before.text.source();
    let basis = (!input.instead).then_some(before);
    let texts = match read(lang, if input.instead { lang } else { own }, input, basis, now)? {
        Ok(texts) => texts,
        Err((warnings, token)) => return Ok(PassageOutcome::Unconfirmed(warnings, token)),
    };
    let origin = if input.instead {
        if let Some(typed) = with_words_of(&words_of(before), &texts.text) {
            let field = format!("text-{}", typed.code());
            return Err(refused(&field, t::practice_guide_same_words(lang)));
        }
        Origin { source: Source::Written, adapted: false, asked: Some(Vec::new()) }
    } else {
        origin(context, guide, before, &texts.text).await?
    };
    db.transaction(async |tx| {
        locked(tx, guide.id, now).await?;
        write(context, tx, guide, (id, input.revision), &texts, &origin, now).await
    })
    .await?;
    Ok(PassageOutcome::Saved(id))
}

/// Where a passage is from once its text is this one: the authors of a reflection are asked for changed words.
pub(super) async fn origin(
    context: &ActionContext,
    guide: &Guide,
    before: &Passage,
    text: &LocalizedText,
) -> Result<Origin, ActionError> {
    let (lang, db, own) = (context.lang, &context.portal.db, before.text.source());
    let unchanged = Origin { source: before.source, adapted: before.adapted, asked: None };
    let is_reflection = matches!(before.source, Source::Reflection { .. });
    let [changed, translated] = [own, own.other()].map(|each| side(text, each) != side(&before.text, each));
    if before.source == Source::Written || !(changed || translated && is_reflection) {
        return Ok(unchanged);
    }
    let found = sources::find(db, guide.community, &sources::key(before.source)).await?;
    Ok(match (found, is_reflection) {
        // A translation that is not the reflection's own is not asked for.
        (Some(found), true) if !changed && !found.has(own.other(), side(text, own.other())) => unchanged,
        (None, true) if !changed => unchanged,
        (Some(found), true) => Origin {
            source: found.source,
            adapted: is_adapted(&found, text),
            asked: Some(quoted(lang, &found, text)?),
        },
        (None, true) => {
            return Err(refused(&format!("text-{}", own.code()), t::practice_guide_source_gone(lang)));
        }
        // Its words may come from an older version of the source, which stays named.
        (Some(found), false) => Origin { adapted: is_adapted(&found, text), ..unchanged },
        (None, false) => Origin { adapted: true, ..unchanged },
    })
}

/// Writes a passage under the lock of its guide, and asks its authors.
pub(super) async fn write(
    context: &ActionContext,
    tx: &mut sqlx::AnyConnection,
    guide: &Guide,
    at: (PassageId, i64),
    texts: &Texts,
    origin: &Origin,
    now: i64,
) -> Result<(), ActionError> {
    let (by, Origin { source, adapted, asked }) = (context.person()?, origin);
    let (source, adapted) = (*source, *adapted);
    let written = Written { title: texts.title.as_ref(), text: &texts.text, source, adapted, by };
    if !store::write_passage(tx, guide.id, at, written, now).await? {
        return Err(ActionError::Conflict);
    }
    if let Some(quoted) = asked {
        let quotations = ask(tx, guide, source, quoted, by, now).await?;
        store::set_quotations(tx, at.0, &quotations).await?;
    }
    context.audit(tx, "practice-guide.passage", guide.id, source.kind().code()).await?;
    Ok(())
}

/// Adds a passage at the end of a chapter under the lock of its guide, and asks its authors.
pub(super) async fn add(
    context: &ActionContext,
    tx: &mut sqlx::AnyConnection,
    guide: &Guide,
    (id, chapter): (PassageId, GuideChapterId),
    texts: &Texts,
    origin: &Origin,
    now: i64,
) -> Result<(), ActionError> {
    let (by, Origin { source, adapted, asked }) = (context.person()?, origin);
    let (source, adapted) = (*source, *adapted);
    let new = NewPassage { id, chapter, title: texts.title.as_ref(), text: &texts.text, source, adapted, by };
    if !store::add_passage(tx, guide.id, &new, now).await? {
        return Err(ActionError::Conflict);
    }
    let quotations = ask(tx, guide, source, asked.as_deref().unwrap_or_default(), by, now).await?;
    store::set_quotations(tx, id, &quotations).await?;
    context.audit(tx, "practice-guide.passage", guide.id, source.kind().code()).await?;
    Ok(())
}

/// The words of a passage in each of its languages, as texts are compared with them.
pub(super) fn words_of(passage: &Passage) -> Vec<String> {
    let words = Lang::ALL.map(|lang| plain_words(&markdown::to_text(side(&passage.text, lang))));
    words.into_iter().filter(|words| !words.is_empty()).collect()
}

/// The language in which a text still has all the words of a passage in one of its languages.
pub(super) fn with_words_of(words: &[String], text: &LocalizedText) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| {
        let typed = plain_words(&markdown::to_text(side(text, *lang)));
        words.iter().any(|words| typed.contains(words.as_str()))
    })
}
