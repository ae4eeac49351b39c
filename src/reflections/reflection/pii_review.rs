//! The review of a text before others may read it: what may identify a student is shown with the reason. The author
//! changes it or confirms it; nothing is blocked, and no finding is stored.

use std::collections::HashSet;

use ensemble_common::prelude::*;

use super::{
    islands::{PiiCheckMessage, PiiCheckedFields},
    model::Texts,
};
use ensemble_common::editing::{self, model::Subject};
use ensemble_core::{Lang, LocalizedText, error::AppError, ids::ReflectionId};
use ensemble_pii as pii;
use ensemble_pii::{KnownNames, Reason};
use ensemble_server::{db::Db, digest};
use ensemble_texts as t;
use ensemble_ui::{Kind, Notice};

/// How many revisions are searched for names, and how many bytes of them.
const MAX_REVISIONS: i64 = 50;
const MAX_BYTES: usize = 400_000;

/// The names that earlier revisions of a reflection contain. Redacting one passage may remove the words that identified
/// another (« Mathis Gagnon, mon élève » explains « Mathis »); with these names the other is still found. They are not
/// stored.
///
/// # Errors
/// When the database is unavailable.
pub async fn known_names(db: &Db, id: ReflectionId) -> Result<KnownNames, AppError> {
    let revisions = editing::revisions(db, Subject::Reflection(id), i64::MAX, MAX_REVISIONS).await?;
    let work = move || {
        let mut known = KnownNames::default();
        let mut left = MAX_BYTES;
        let mut last: [String; 4] = Default::default();
        for revision in revisions {
            let texts = &revision.fields;
            let own = Lang::from_code(texts.text("lang")).unwrap_or_default();
            let fields =
                [("title", own), ("text", own), ("other-title", own.other()), ("other-text", own.other())];
            for ((key, lang), last) in fields.into_iter().zip(&mut last) {
                let text = texts.text(key);
                if text == last || text.len() > left {
                    continue;
                }
                left -= text.len();
                pii::learn_names(text, Some(lang), &mut known);
                text.clone_into(last);
            }
        }
        known
    };
    // Long texts of many revisions take a tenth of a second: other requests go on meanwhile.
    Ok(tokio::task::spawn_blocking(work).await.unwrap_or_default())
}

/// Adds the names that texts contain.
pub fn collect_names(texts: &Texts, known: &mut KnownNames) {
    for (lang, text) in each_text(texts) {
        pii::learn_names(text, Some(lang), known);
    }
}

fn each_text(texts: &Texts) -> Vec<(Lang, &str)> {
    let mut all = Vec::with_capacity(4);
    for localized in texts.title.iter().chain([&texts.body]) {
        match localized {
            LocalizedText::Single { lang, text } => all.push((*lang, text.as_str())),
            LocalizedText::Pair { fr, en, .. } => {
                all.extend([(Lang::Fr, fr.as_str()), (Lang::En, en.as_str())]);
            }
        }
    }
    all
}

/// The texts of a reflection with everything replaced that may identify a student, names of earlier revisions
/// included. Both languages change alike, so that the translation stays up to date.
#[must_use]
pub fn redact_texts(texts: &Texts, known: &KnownNames) -> Texts {
    let mut known = known.clone();
    collect_names(texts, &mut known);
    let redact = |localized: &LocalizedText| match localized {
        LocalizedText::Single { lang, text } => {
            LocalizedText::Single { lang: *lang, text: pii::redact(text, Some(*lang), &known) }
        }
        LocalizedText::Pair { source, fr, en, translation } => LocalizedText::Pair {
            source: *source,
            fr: pii::redact(fr, Some(Lang::Fr), &known),
            en: pii::redact(en, Some(Lang::En), &known),
            translation: *translation,
        },
    };
    Texts { title: texts.title.as_ref().map(redact), body: redact(&texts.body) }
}

/// A passage that may identify a student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PiiWarning {
    pub text: String,
    /// In the reader's language.
    pub reason: &'static str,
}

/// Texts that are about to be shared, each with its language, and names that are known from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PiiReview {
    texts: Vec<(Lang, String)>,
    known: KnownNames,
}

impl PiiReview {
    /// The texts of a reflection and the names of its files.
    #[must_use]
    pub fn of(lang: Lang, texts: &Texts, files: &[String]) -> Self {
        let mut all: Vec<(Lang, String)> =
            each_text(texts).into_iter().map(|(lang, text)| (lang, text.to_owned())).collect();
        all.extend(files.iter().map(|name| (lang, name.clone())));
        Self { texts: all, known: KnownNames::default() }
    }

    /// One text, in the language in which its author reads the portal.
    #[must_use]
    pub fn of_text(lang: Lang, text: &str) -> Self {
        Self { texts: vec![(lang, text.to_owned())], known: KnownNames::default() }
    }

    /// Several texts, each with its language.
    #[must_use]
    pub fn of_texts(texts: impl IntoIterator<Item = (Lang, String)>) -> Self {
        Self { texts: texts.into_iter().collect(), known: KnownNames::default() }
    }

    /// The same review, that also flags these names.
    #[must_use]
    pub fn with_names(self, known: KnownNames) -> Self {
        Self { known, ..self }
    }

    /// The passages that may identify a student, each once.
    #[must_use]
    pub fn warnings(&self, reader: Lang) -> Vec<PiiWarning> {
        // A name that one text explains may stand alone in the title, the translation or a file's name.
        let mut known = self.known.clone();
        for (lang, text) in &self.texts {
            pii::learn_names(text, Some(*lang), &mut known);
        }
        let mut warnings: Vec<PiiWarning> = Vec::new();
        let mut seen: HashSet<(String, &'static str)> = HashSet::new();
        for (lang, text) in &self.texts {
            let characters: Vec<char> = text.chars().collect();
            for finding in pii::find_with_names(text, Some(*lang), &known) {
                let words: String =
                    characters.get(finding.start..finding.end).unwrap_or_default().iter().collect();
                let reason = reason(reader, finding.why);
                if seen.insert((words.clone(), reason)) {
                    warnings.push(PiiWarning { text: words, reason });
                }
            }
        }
        warnings
    }

    /// A digest of the reviewed texts. The form sends it back as the confirmation, so that changed texts are reviewed
    /// again.
    #[must_use]
    pub fn token(&self) -> String {
        let all: Vec<&str> = self.texts.iter().map(|(_, text)| text.as_str()).collect();
        digest::sha256(all.join("\u{1f}").as_bytes())
    }
}

/// Fields with a PII check while people type. `pii_address` is the address of the wasm module, `text_lang` the language
/// of the text.
pub fn pii_checked_fields(
    lang: Lang,
    pii_address: String,
    text_lang: Lang,
    fields: AnyView,
) -> impl IntoView {
    let word = |word: &PiiCheckMessage| match word {
        PiiCheckMessage::Title => t::reflection_pii(lang).to_owned(),
        PiiCheckMessage::FoundOne => t::reflection_pii_found(lang, 1),
        PiiCheckMessage::Found => t::reflection_pii_found(lang, "{}"),
        PiiCheckMessage::Gone => t::reflection_pii_gone(lang).to_owned(),
        PiiCheckMessage::Replace => t::reflection_pii_replace(lang, "{}"),
        PiiCheckMessage::Shown => t::reflection_preview_shown(lang).to_owned(),
        PiiCheckMessage::Failed => t::reflection_preview_failed(lang).to_owned(),
        PiiCheckMessage::Limited => t::reflection_preview_limited(lang).to_owned(),
    };
    let reasons = Reason::ALL.iter().map(|each| reason(lang, *each).to_owned());
    let words = reasons.chain(PiiCheckMessage::ALL.iter().map(word)).collect();
    let lang = text_lang.code().to_owned();
    view! { <PiiCheckedFields words pii_address lang>{fields}</PiiCheckedFields> }
}

fn reason(lang: Lang, reason: Reason) -> &'static str {
    match reason {
        Reason::CodeShape => t::reflection_why_code(lang),
        Reason::NearBirthWord => t::reflection_why_birth(lang),
        Reason::PhoneShape | Reason::NearPhoneWord => t::reflection_why_phone(lang),
        Reason::MailShape => t::reflection_why_mail(lang),
        Reason::StreetAndNumber | Reason::PostalCode => t::reflection_why_address(lang),
        Reason::GivenName | Reason::UnknownName => t::reflection_why_name(lang),
        Reason::FamilyOrFile => t::reflection_why_family(lang),
        Reason::NamedElsewhere => t::reflection_why_elsewhere(lang),
        Reason::Together => t::reflection_why_together(lang),
    }
}

/// The warnings, above the form that confirms them; nothing when there are none.
pub fn notice(lang: Lang, warnings: &[PiiWarning]) -> impl IntoView + use<> {
    (!warnings.is_empty()).then(|| {
        let each = warnings
            .iter()
            .map(|warning| view! { <li><mark>{warning.text.clone()}</mark> " " {warning.reason}</li> })
            .collect_view();
        view! {
            <Notice kind=Kind::Warning>
                <h2 class="h4" id="hits" tabindex="-1">{t::reflection_pii(lang)}</h2>
                <p>{t::reflection_pii_text(lang)}</p>
                <ul class="plain stack gap-1">{each}</ul>
            </Notice>
        }
    })
}
