//! A reflection as fields to be edited, and back. Pure.
//!
//! Two forms write the same sheet: its author's, and that of whoever translates. What a form does not
//! have stays as it is saved.

use super::{
    model::{Prompt, Texts, Written},
    rules::{self, TagError},
};
use crate::{
    editing::{model::FieldSet, rules::edited},
    i18n::{Lang, LocalizedText},
    server::names,
};

/// The fields of the author's form.
pub const OWN: [&str; 5] = ["lang", "title", "text", "tags", "prompt"];
/// The fields of the form of whoever translates.
pub const OTHER: [&str; 2] = ["other-title", "other-text"];

/// What is wrong with a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValidationError {
    /// It says nothing.
    Empty,
    /// A field is longer than so many characters.
    Long(&'static str, usize),
    /// There are too many tags.
    Tags,
    /// A tag is too long.
    Tag,
    /// A language that the portal does not know, or that its translation has already.
    Lang,
    /// It answers something that nobody asked.
    Prompt,
}

fn sides(passage: &LocalizedText, lang: Lang) -> (&str, &str) {
    match passage {
        LocalizedText::Single { lang: only, text } if *only == lang => (text, ""),
        LocalizedText::Single { text, .. } => ("", text),
        LocalizedText::Pair { fr, en, .. } if lang == Lang::Fr => (fr, en),
        LocalizedText::Pair { fr, en, .. } => (en, fr),
    }
}

/// The code of a prompt, as a form sends it.
#[must_use]
pub fn prompt_code(prompt: &Prompt) -> String {
    format!("{}:{}", prompt.kind.code(), prompt.key)
}

/// The sheet of a reflection.
#[must_use]
pub fn of(written: &Written) -> FieldSet {
    let mut sheet = FieldSet::default();
    sheet.set("lang", written.lang.code());
    if let Some(title) = &written.texts.title {
        let (own, other) = sides(title, written.lang);
        sheet.set("title", own);
        sheet.set("other-title", other);
    }
    let (own, other) = sides(&written.texts.text, written.lang);
    sheet.set("text", own);
    sheet.set("other-text", other);
    sheet.set("tags", written.tags.join(", "));
    sheet.set("prompt", written.prompt.as_ref().map(prompt_code).unwrap_or_default());
    sheet
}

/// Reads a form that has these fields; all others are as they are in `saved`.
pub fn read<'a>(
    fields: &[&str],
    pairs: impl Iterator<Item = (&'a str, &'a str)>,
    saved: &FieldSet,
) -> FieldSet {
    let mut sheet = saved.clone();
    for field in fields {
        sheet.set(*field, "");
    }
    for (key, text) in pairs {
        if fields.contains(&key) {
            sheet.set(key, rules::strip_deceptive(text));
        }
    }
    sheet
}

/// What a sheet makes of a reflection; `old` is what it was, unless it is new. `asked` finds what a
/// prompt's code stands for.
///
/// # Errors
/// Everything that is wrong with the sheet.
pub fn apply(
    sheet: &FieldSet,
    old: Option<&Written>,
    asked: &dyn Fn(&str) -> Option<Prompt>,
    still_right: bool,
    now: i64,
) -> Result<Written, Vec<ValidationError>> {
    let mut faults = Vec::new();
    for (field, most) in [
        ("title", rules::MAX_TITLE_LENGTH),
        ("text", rules::MAX_TEXT_LENGTH),
        ("other-title", rules::MAX_TITLE_LENGTH),
        ("other-text", rules::MAX_TEXT_LENGTH),
    ] {
        if sheet.text(field).chars().count() > most {
            faults.push(ValidationError::Long(field, most));
        }
    }
    let lang = Lang::from_code(sheet.text("lang"));
    let translated = old.is_some_and(|old| matches!(old.texts.text, LocalizedText::Pair { .. }));
    match (lang, old) {
        (None, _) => faults.push(ValidationError::Lang),
        (Some(lang), Some(old)) if translated && lang != old.lang => faults.push(ValidationError::Lang),
        _ => {}
    }
    let tags = rules::tags(sheet.text("tags")).map_err(|fault| {
        faults.push(match fault {
            TagError::Many => ValidationError::Tags,
            TagError::Long => ValidationError::Tag,
        });
    });
    let tags =
        tags.map(|tags| tags.iter().map(|tag| names::line(tag)).filter(|tag| !tag.is_empty()).collect());
    let prompt = match sheet.text("prompt") {
        "" => None,
        code => asked(code).or_else(|| {
            faults.push(ValidationError::Prompt);
            None
        }),
    };
    let lang = lang.unwrap_or_default();
    let passage = |before: Option<&LocalizedText>, own: &str, other: &str| {
        let texts = [sheet.text(own), sheet.text(other)];
        let [fr, en] = if lang == Lang::Fr { texts } else { [texts[1], texts[0]] };
        edited(before, fr, en, still_right, lang, now)
    };
    // A note that was written in the other language begins anew.
    let before = old.filter(|old| old.lang == lang).map(|old| &old.texts);
    let title = passage(before.and_then(|texts| texts.title.as_ref()), "title", "other-title");
    let text = passage(before.map(|texts| &texts.text), "text", "other-text");
    if sheet.text("text").is_empty() {
        faults.push(ValidationError::Empty);
    }
    match (text, tags) {
        (Some(text), Ok(tags)) if faults.is_empty() => {
            Ok(Written { lang, prompt, tags, texts: Texts { title, text } })
        }
        _ => Err(faults),
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldSet, OTHER, OWN, ValidationError, Written, apply, of, read};
    use crate::{
        i18n::{Lang, LocalizedText, Translation},
        reflection::model::{Prompt, PromptKind},
    };

    fn asked(code: &str) -> Option<Prompt> {
        let text = LocalizedText::Single { lang: Lang::Fr, text: "Pourquoi?".to_owned() };
        (code == "question:q1").then(|| Prompt { kind: PromptKind::Question, key: "q1".to_owned(), text })
    }

    fn sheet(pairs: &[(&str, &str)], saved: &FieldSet, fields: &[&str]) -> FieldSet {
        read(fields, pairs.iter().copied(), saved)
    }

    fn first() -> Written {
        let pairs = [("lang", "fr"), ("text", "Un essai."), ("tags", "B, a"), ("prompt", "question:q1")];
        apply(&sheet(&pairs, &FieldSet::default(), &OWN), None, &asked, false, 1).expect("a reflection")
    }

    #[test]
    fn a_sheet_comes_back_as_it_was_read() {
        let written = first();
        assert_eq!(written.tags, ["b", "a"]);
        assert_eq!(apply(&of(&written), Some(&written), &asked, false, 9), Ok(written));
    }

    #[test]
    fn a_translation_stands_beside_and_falls_behind() {
        let written = first();
        let other =
            sheet(&[("other-text", "A trial."), ("text", "not mine to change")], &of(&written), &OTHER);
        let both = apply(&other, Some(&written), &asked, false, 2).expect("translated");
        let LocalizedText::Pair { source: Lang::Fr, translation, ref en, .. } = both.texts.text else {
            panic!("both languages: {both:?}");
        };
        assert_eq!((en.as_str(), translation), ("A trial.", Translation::Current { reviewed: false }));
        let changed = sheet(&[("lang", "fr"), ("text", "Deux essais.")], &of(&both), &OWN);
        let behind = apply(&changed, Some(&both), &asked, false, 3).expect("changed");
        let LocalizedText::Pair { translation, .. } = behind.texts.text else { panic!("both: {behind:?}") };
        assert_eq!(translation, Translation::Outdated { lang: Lang::En, since: 3 });
        let turned = sheet(&[("lang", "en"), ("text", "x")], &of(&both), &OWN);
        assert_eq!(apply(&turned, Some(&both), &asked, false, 3), Err(vec![ValidationError::Lang]));
    }

    #[test]
    fn each_fault_is_said() {
        let long = "é".repeat(20_001);
        for (pairs, fault) in [
            (&[("text", "")][..], ValidationError::Empty),
            (&[("text", long.as_str())], ValidationError::Long("text", 20_000)),
            (&[("lang", "de")], ValidationError::Lang),
            (&[("tags", "1,2,3,4,5,6,7,8,9")], ValidationError::Tags),
            (&[("prompt", "question:q2")], ValidationError::Prompt),
        ] {
            let usual = [("lang", "fr"), ("text", "Un essai.")];
            let all: Vec<_> = usual.iter().chain(pairs).copied().collect();
            assert_eq!(
                apply(&sheet(&all, &FieldSet::default(), &OWN), None, &asked, false, 1),
                Err(vec![fault])
            );
        }
    }
}
