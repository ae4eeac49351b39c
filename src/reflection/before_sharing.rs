//! Before a text is shared beyond its author: what may identify a pupil is shown in its place, with
//! why. The writer changes it, or confirms; nothing is blocked, and nothing of what was found is stored.

use leptos::prelude::*;

use super::{
    guard::{self, Why},
    islands::{Writer, WriterWord},
    model::Texts,
};
use crate::{
    i18n::{Lang, Passage, t},
    server::digest,
    ui::{Button, Kind, Notice, Weight},
};

/// The texts of a reflection with initials in the place of all that may identify a pupil. Both languages
/// change alike, so that the translation stands as it stood.
#[must_use]
pub fn with_initials(texts: &Texts) -> Texts {
    let passage = |passage: &Passage| match passage {
        Passage::Single { lang, text } => {
            Passage::Single { lang: *lang, text: guard::replaced(text, Some(*lang)) }
        }
        Passage::Pair { source, fr, en, translation } => Passage::Pair {
            source: *source,
            fr: guard::replaced(fr, Some(Lang::Fr)),
            en: guard::replaced(en, Some(Lang::En)),
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

/// What somebody is about to share: each text with its language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared(Vec<(Lang, String)>);

impl Shared {
    /// The texts of a reflection and the names of its files.
    #[must_use]
    pub fn of(lang: Lang, texts: &Texts, files: &[String]) -> Self {
        let mut all = Vec::new();
        for passage in texts.title.iter().chain([&texts.text]) {
            match passage {
                Passage::Single { lang, text } => all.push((*lang, text.clone())),
                Passage::Pair { fr, en, .. } => {
                    all.extend([(Lang::Fr, fr.clone()), (Lang::En, en.clone())]);
                }
            }
        }
        all.extend(files.iter().map(|name| (lang, name.clone())));
        Self(all)
    }

    /// One text, in the language that its writer reads the portal in.
    #[must_use]
    pub fn plain(lang: Lang, text: &str) -> Self {
        Self(vec![(lang, text.to_owned())])
    }

    /// What may identify a pupil in it, said in the reader's language.
    #[must_use]
    pub fn hits(&self, reader: Lang) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for (lang, text) in &self.0 {
            for hit in guard::check(text, Some(*lang)) {
                let there = text.chars().skip(hit.start).take(hit.end - hit.start).collect();
                let hit = Hit { text: there, why: why(reader, hit.why) };
                if !hits.contains(&hit) {
                    hits.push(hit);
                }
            }
        }
        hits
    }

    /// What a form sends to say that these texts were looked at: other texts ask again.
    #[must_use]
    pub fn seal(&self) -> String {
        let all: Vec<&str> = self.0.iter().map(|(_, text)| text.as_str()).collect();
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
