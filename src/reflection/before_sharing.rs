//! Before a text is shared beyond its author: what may identify a pupil is shown in its place, with
//! why. The writer changes it, or confirms; nothing is blocked, and nothing of what was found is stored.

use std::collections::HashSet;

use leptos::prelude::*;

use super::{
    guard::{self, Known, Why},
    islands::{Writer, WriterWord},
    model::Texts,
};
use crate::{
    editing::{self, model::Subject},
    error::AppError,
    i18n::{Lang, LocalizedText, t},
    ids::ReflectionId,
    server::{db::Db, digest},
    ui::{Button, Kind, Notice, Weight},
};

/// How many revisions are looked through for names, and how many characters of them.
const REVISIONS: i64 = 50;
const CHARACTERS: usize = 400_000;

/// The names that a reflection had in earlier revisions. Replacing one hit takes away what another was found
/// by (« Mathis Gagnon, mon élève » explains « Mathis »): the others are asked about all the same. Nothing of it
/// is kept.
///
/// # Errors
/// When the database is away.
pub async fn known(db: &Db, id: ReflectionId) -> Result<Known, AppError> {
    let revisions = editing::revisions(db, Subject::Reflection(id), i64::MAX, REVISIONS).await?;
    let work = move || {
        let mut known = Known::default();
        let mut left = CHARACTERS;
        let mut last: [String; 4] = Default::default();
        for revision in revisions {
            let sheet = &revision.sheet;
            let own = Lang::from_code(sheet.text("lang")).unwrap_or_default();
            let fields =
                [("title", own), ("text", own), ("other-title", own.other()), ("other-text", own.other())];
            for ((key, lang), last) in fields.into_iter().zip(&mut last) {
                let text = sheet.text(key);
                if text == last || text.len() > left {
                    continue;
                }
                left -= text.len();
                guard::learn(text, Some(lang), &mut known);
                text.clone_into(last);
            }
        }
        known
    };
    // Long texts of many revisions take a tenth of a second: other requests go on meanwhile.
    Ok(tokio::task::spawn_blocking(work).await.unwrap_or_default())
}

/// Adds the names that texts have.
pub fn learn(texts: &Texts, known: &mut Known) {
    for passage in texts.title.iter().chain([&texts.text]) {
        match passage {
            LocalizedText::Single { lang, text } => guard::learn(text, Some(*lang), known),
            LocalizedText::Pair { fr, en, .. } => {
                guard::learn(fr, Some(Lang::Fr), known);
                guard::learn(en, Some(Lang::En), known);
            }
        }
    }
}

/// The texts of a reflection with initials in the place of all that may identify a pupil, names that it had
/// before included. Both languages change alike, so that the translation stands as it stood.
#[must_use]
pub fn with_initials(texts: &Texts, known: &Known) -> Texts {
    let mut known = known.clone();
    learn(texts, &mut known);
    let passage = |passage: &LocalizedText| match passage {
        LocalizedText::Single { lang, text } => {
            LocalizedText::Single { lang: *lang, text: guard::replaced(text, Some(*lang), &known) }
        }
        LocalizedText::Pair { source, fr, en, translation } => LocalizedText::Pair {
            source: *source,
            fr: guard::replaced(fr, Some(Lang::Fr), &known),
            en: guard::replaced(en, Some(Lang::En), &known),
            translation: *translation,
        },
    };
    Texts { title: texts.title.as_ref().map(passage), text: passage(&texts.text) }
}

/// The button that puts initials in the place of all that was found, within the form; nothing where
/// nothing was.
pub fn all_button(lang: Lang, hits: &[Hit]) -> impl IntoView + use<> {
    (!hits.is_empty()).then(|| {
        view! { <Button name="what" value="initials" weight=Weight::Quiet>{t::reflection_guard_all(lang)}</Button> }
    })
}

/// Something that may identify a pupil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What stands there.
    pub text: String,
    /// Why it may identify a pupil, in the reader's language.
    pub why: &'static str,
}

/// What somebody is about to share: each text with its language, and names that are known from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    texts: Vec<(Lang, String)>,
    known: Known,
}

impl Shared {
    /// The texts of a reflection and the names of its files.
    #[must_use]
    pub fn of(lang: Lang, texts: &Texts, files: &[String]) -> Self {
        let mut all = Vec::new();
        for passage in texts.title.iter().chain([&texts.text]) {
            match passage {
                LocalizedText::Single { lang, text } => all.push((*lang, text.clone())),
                LocalizedText::Pair { fr, en, .. } => {
                    all.extend([(Lang::Fr, fr.clone()), (Lang::En, en.clone())]);
                }
            }
        }
        all.extend(files.iter().map(|name| (lang, name.clone())));
        Self { texts: all, known: Known::default() }
    }

    /// One text, in the language that its writer reads the portal in.
    #[must_use]
    pub fn plain(lang: Lang, text: &str) -> Self {
        Self { texts: vec![(lang, text.to_owned())], known: Known::default() }
    }

    /// The same, where these names identify as well.
    #[must_use]
    pub fn knowing(self, known: Known) -> Self {
        Self { known, ..self }
    }

    /// What may identify a pupil in it, said in the reader's language.
    #[must_use]
    pub fn hits(&self, reader: Lang) -> Vec<Hit> {
        // A name that one text explains stands bare in the title, the translation or a file's name.
        let mut known = self.known.clone();
        for (lang, text) in &self.texts {
            guard::learn(text, Some(*lang), &mut known);
        }
        let mut hits: Vec<Hit> = Vec::new();
        let mut there: HashSet<(String, &'static str)> = HashSet::new();
        for (lang, text) in &self.texts {
            let letters: Vec<char> = text.chars().collect();
            for hit in guard::check_knowing(text, Some(*lang), &known) {
                let words: String = letters.get(hit.start..hit.end).unwrap_or_default().iter().collect();
                let why = why(reader, hit.why);
                if there.insert((words.clone(), why)) {
                    hits.push(Hit { text: words, why });
                }
            }
        }
        hits
    }

    /// What a form sends to say that these texts were looked at: other texts ask again.
    #[must_use]
    pub fn seal(&self) -> String {
        let all: Vec<&str> = self.texts.iter().map(|(_, text)| text.as_str()).collect();
        digest::sha256(all.join("\u{1f}").as_bytes())
    }
}

/// Fields in which people write, with what could identify a pupil shown while they type. `guard` is where
/// the guard is, `written` the language that is written in.
pub fn writer(lang: Lang, guard: String, written: Lang, fields: AnyView) -> impl IntoView {
    let word = |word: &WriterWord| match word {
        WriterWord::Title => t::reflection_guard(lang).to_owned(),
        WriterWord::Found => t::reflection_guard_found(lang, "{}"),
        WriterWord::Gone => t::reflection_guard_gone(lang).to_owned(),
        WriterWord::Replace => t::reflection_guard_replace(lang, "{}"),
        WriterWord::Shown => t::reflection_preview_shown(lang).to_owned(),
        WriterWord::Failed => t::reflection_preview_failed(lang).to_owned(),
        WriterWord::Limited => t::reflection_preview_limited(lang).to_owned(),
    };
    let reasons = Why::ALL.iter().map(|each| why(lang, *each).to_owned());
    let words = reasons.chain(WriterWord::ALL.iter().map(word)).collect();
    let lang = written.code().to_owned();
    view! { <Writer words guard lang>{fields}</Writer> }
}

/// Why something was taken for what identifies a pupil.
fn why(lang: Lang, why: Why) -> &'static str {
    match why {
        Why::CodeShape => t::reflection_why_code(lang),
        Why::NearBirthWord => t::reflection_why_birth(lang),
        Why::PhoneShape | Why::NearPhoneWord => t::reflection_why_phone(lang),
        Why::MailShape => t::reflection_why_mail(lang),
        Why::StreetAndNumber | Why::PostalCode => t::reflection_why_address(lang),
        Why::GivenName | Why::UnknownName => t::reflection_why_name(lang),
        Why::FamilyOrFile => t::reflection_why_family(lang),
        Why::NamedElsewhere => t::reflection_why_elsewhere(lang),
        Why::Together => t::reflection_why_together(lang),
    }
}

/// What was found, before the form that confirms it; nothing when nothing was.
pub fn notice(lang: Lang, hits: &[Hit]) -> impl IntoView + use<> {
    (!hits.is_empty()).then(|| {
        let each = hits
            .iter()
            .map(|hit| view! { <li><mark>{hit.text.clone()}</mark> " " {hit.why}</li> })
            .collect_view();
        view! {
            <Notice kind=Kind::Warning>
                <h2 class="h4" id="hits" tabindex="-1">{t::reflection_guard(lang)}</h2>
                <p>{t::reflection_guard_text(lang)}</p>
                <ul class="plain stack gap-1">{each}</ul>
            </Notice>
        }
    })
}
