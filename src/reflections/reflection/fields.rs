//! A reflection as fields to be edited.
//!
//! Two forms write the same fields: its author's, and that of a person who translates it. The fields that a form does
//! not have keep their published texts.

use super::{
    model::{Prompt, ReflectionContent, Texts},
    rules::{self, TagError},
};
use ensemble_common::editing::{
    Entry, FieldSpec, Kind, TypedTexts, apply as apply_fields, model::FieldSet, rules::edited,
};
use ensemble_core::{Lang, LocalizedText, error::FieldErrors};
use ensemble_texts as t;
use ensemble_ui::Choice;

type Field = FieldSpec<ReflectionContent>;

const LANG: Field = Field::new("lang", Kind::Select(langs), t::reflection_field_lang);
const TITLE: Field = Field::line("title", t::reflection_field_title).max(rules::MAX_TITLE_LENGTH);
const TEXT: Field = Field::new("text", Kind::Lines, t::reflection_field_text)
    .max(rules::MAX_TEXT_LENGTH)
    .rich()
    .required(t::reflection_wrong_empty);
const TAGS: Field = Field::line("tags", t::reflection_tags);
const PROMPT: Field = Field::line("prompt", t::reflection_field_prompt);
const COMMUNITY: Field = Field::line("community", t::community_list_title);
const OTHER_TITLE: Field =
    Field::line("other-title", t::reflection_field_other_title).max(rules::MAX_TITLE_LENGTH);
const OTHER_TEXT: Field =
    Field::new("other-text", Kind::Lines, t::reflection_field_other_text).max(rules::MAX_TEXT_LENGTH).rich();

/// The author's form.
pub(super) const OWN: &[Entry<ReflectionContent>] =
    &[Entry::Field(LANG), Entry::Field(TITLE), Entry::Field(TEXT), Entry::Field(TAGS), Entry::Field(PROMPT)];

/// The author's form of a new reflection, whose draft names the community as well.
pub(super) const NEW: &[Entry<ReflectionContent>] = &[
    Entry::Field(LANG),
    Entry::Field(TITLE),
    Entry::Field(TEXT),
    Entry::Field(TAGS),
    Entry::Field(PROMPT),
    Entry::Field(COMMUNITY),
];

/// The form of a person who translates.
pub(super) const OTHER: &[Entry<ReflectionContent>] = &[Entry::Field(OTHER_TITLE), Entry::Field(OTHER_TEXT)];

/// All fields of a revision.
pub(super) const ALL: &[Entry<ReflectionContent>] = &[
    Entry::Field(LANG),
    Entry::Field(TITLE),
    Entry::Field(TEXT),
    Entry::Field(TAGS),
    Entry::Field(PROMPT),
    Entry::Field(OTHER_TITLE),
    Entry::Field(OTHER_TEXT),
];

fn langs(_lang: Lang) -> Vec<Choice> {
    Lang::ALL.map(|each| Choice::new(each.code(), each.endonym())).to_vec()
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

/// The fields of a reflection.
#[must_use]
pub fn of(written: &ReflectionContent) -> FieldSet {
    let mut fields = FieldSet::default();
    write(written, &mut fields);
    fields
}

/// Writes a reflection into its fields.
pub(super) fn write(written: &ReflectionContent, fields: &mut FieldSet) {
    fields.set("lang", written.lang.code());
    if let Some(title) = &written.texts.title {
        let (own, other) = sides(title, written.lang);
        fields.set("title", own);
        fields.set("other-title", other);
    }
    let (own, other) = sides(&written.texts.body, written.lang);
    fields.set("text", own);
    fields.set("other-text", other);
    fields.set("tags", written.tags.join(", "));
    fields.set("prompt", written.prompt.as_ref().map(prompt_code).unwrap_or_default());
}

/// What a new reflection begins from: nothing.
pub(super) fn blank(lang: Lang) -> ReflectionContent {
    let text = LocalizedText::Single { lang, text: String::new() };
    ReflectionContent { lang, prompt: None, tags: Vec::new(), texts: Texts { title: None, body: text } }
}

/// Reads the fields into a reflection; `old` is what it was, unless it is new. `asked` finds the prompt of a code.
pub(super) fn read(
    changes: &mut TypedTexts<'_>,
    old: Option<&ReflectionContent>,
    asked: &dyn Fn(&str) -> Option<Prompt>,
    written: &mut ReflectionContent,
) {
    let reader = changes.lang;
    let translated = old.filter(|old| matches!(old.texts.body, LocalizedText::Pair { .. }));
    match Lang::from_code(changes.text("lang")) {
        Some(lang) if translated.is_none_or(|old| old.lang == lang) => written.lang = lang,
        _ => changes.errors.add("lang", t::reflection_wrong_lang(reader)),
    }
    match rules::parse_tags(changes.text("tags")) {
        Ok(tags) => {
            written.tags = tags;
        }
        Err(TagError::TooMany) => {
            changes.errors.add("tags", t::reflection_wrong_tags(reader, rules::MAX_TAGS));
        }
        Err(TagError::TooLong) => {
            changes.errors.add("tags", t::reflection_wrong_tag(reader, rules::MAX_TAG_LENGTH));
        }
    }
    let code = changes.text("prompt");
    written.prompt = asked(code).filter(|_| !code.is_empty());
    if written.prompt.is_none() && !code.is_empty() {
        changes.errors.add("prompt", t::reflection_wrong_prompt(reader));
    }
    let (lang, still_right) = (written.lang, changes.still_right.contains("text"));
    let text = |before: Option<&LocalizedText>, own: &str, other: &str| {
        let texts = [changes.text(own), changes.text(other)];
        let [fr, en] = if lang == Lang::Fr { texts } else { [texts[1], texts[0]] };
        edited(before, fr, en, still_right, lang, changes.now)
    };
    // If the language changed, earlier texts are not used as the base.
    let before = old.filter(|old| old.lang == lang).map(|old| &old.texts);
    written.texts.title = text(before.and_then(|texts| texts.title.as_ref()), "title", "other-title");
    if let Some(text) = text(before.map(|texts| &texts.body), "text", "other-text") {
        written.texts.body = text;
    }
}

/// What these fields make of a reflection that was `old` before.
///
/// # Errors
/// All that is wrong with the fields.
pub(super) fn apply(
    fields: &FieldSet,
    reader: Lang,
    old: &ReflectionContent,
    asked: &dyn Fn(&str) -> Option<Prompt>,
    now: i64,
) -> Result<ReflectionContent, FieldErrors> {
    apply_fields(
        ALL,
        reader,
        now,
        fields,
        &std::collections::BTreeSet::new(),
        old.clone(),
        |changes, written| {
            read(changes, Some(old), asked, written);
        },
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{
        ALL, Entry, FieldErrors, FieldSet, OTHER, OWN, ReflectionContent, apply, apply_fields, blank, of,
        read, rules, t,
    };
    use crate::reflection::model::{Prompt, PromptKind};
    use ensemble_common::editing::restrict_to_form;
    use ensemble_core::{Lang, LocalizedText, Translation};

    fn asked(code: &str) -> Option<Prompt> {
        let text = LocalizedText::Single { lang: Lang::Fr, text: "Pourquoi?".to_owned() };
        (code == "question:q1").then(|| Prompt { kind: PromptKind::Question, key: "q1".to_owned(), text })
    }

    fn typed(
        pairs: &[(&str, &str)],
        saved: &FieldSet,
        form: &'static [Entry<ReflectionContent>],
    ) -> FieldSet {
        let typed = pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        restrict_to_form(form, saved, &typed)
    }

    fn new(pairs: &[(&str, &str)]) -> Result<ReflectionContent, FieldErrors> {
        let (fields, none) = (typed(pairs, &FieldSet::default(), OWN), BTreeSet::new());
        apply_fields(ALL, Lang::Fr, 1, &fields, &none, blank(Lang::Fr), |changes, written| {
            read(changes, None, &asked, written);
        })
    }

    fn first() -> ReflectionContent {
        let pairs = [("lang", "fr"), ("text", "Un essai."), ("tags", "B, a"), ("prompt", "question:q1")];
        new(&pairs).expect("a reflection")
    }

    fn wrong(field: &str, message: &str) -> FieldErrors {
        let mut errors = FieldErrors::default();
        errors.add(field, message);
        errors
    }

    #[test]
    fn a_reflection_comes_back_as_it_was_read() {
        let written = first();
        assert_eq!(written.tags, ["b", "a"]);
        assert_eq!(apply(&of(&written), Lang::Fr, &written, &asked, 9), Ok(written));
    }

    #[test]
    fn a_translation_stands_beside_and_falls_behind() {
        let written = first();
        let other =
            typed(&[("other-text", "A trial."), ("text", "not mine to change")], &of(&written), OTHER);
        let both = apply(&other, Lang::Fr, &written, &asked, 2).expect("translated");
        let LocalizedText::Pair { source: Lang::Fr, translation, ref en, .. } = both.texts.body else {
            panic!("both languages: {both:?}");
        };
        assert_eq!((en.as_str(), translation), ("A trial.", Translation::Current { reviewed: false }));
        let changed = typed(&[("lang", "fr"), ("text", "Deux essais.")], &of(&both), OWN);
        let behind = apply(&changed, Lang::Fr, &both, &asked, 3).expect("changed");
        let LocalizedText::Pair { translation, .. } = behind.texts.body else { panic!("both: {behind:?}") };
        assert_eq!(translation, Translation::Outdated { lang: Lang::En, since: 3 });
        let turned = typed(&[("lang", "en"), ("text", "x")], &of(&both), OWN);
        let refused = wrong("lang", t::reflection_wrong_lang(Lang::Fr));
        assert_eq!(apply(&turned, Lang::Fr, &both, &asked, 3), Err(refused));
    }

    #[test]
    fn each_fault_is_said() {
        const FR: Lang = Lang::Fr;
        let long = "é".repeat(20_001);
        for (pairs, field, message) in [
            (&[("text", "")][..], "text", t::reflection_wrong_empty(FR).to_owned()),
            (
                &[("text", long.as_str())],
                "text",
                t::editing_too_long(FR, 20_000, t::reflection_field_text(FR)),
            ),
            (&[("lang", "de")], "lang", t::reflection_wrong_lang(FR).to_owned()),
            (&[("tags", "1,2,3,4,5,6,7,8,9")], "tags", t::reflection_wrong_tags(FR, rules::MAX_TAGS)),
            (&[("prompt", "question:q2")], "prompt", t::reflection_wrong_prompt(FR).to_owned()),
        ] {
            let usual = [("lang", "fr"), ("text", "Un essai.")];
            let all: Vec<_> = usual.iter().chain(pairs).copied().collect();
            assert_eq!(new(&all), Err(wrong(field, &message)));
        }
    }
}
