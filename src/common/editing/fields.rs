//! The description of a form, field by field: inputs, their names, labels, limits and checks follow from it, and so
//! do the differences between two revisions.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    model::FieldSet,
    rules::{ancestor, edited},
};
use ensemble_core::{Lang, LocalizedText, error::FieldErrors};
use ensemble_server::{names, web::LONG};
use ensemble_texts as t;
use ensemble_ui::Choice;

/// One field of what `V` holds.
pub struct FieldSpec<V: 'static> {
    /// Its name in forms, drafts and revisions; fields in two languages add `.fr` and `.en`, lists a number before that.
    pub key: &'static str,
    /// What the form and the history call it.
    pub label: fn(Lang) -> &'static str,
    /// How it is typed.
    pub kind: Kind<V>,
    /// The most characters of each of its texts.
    pub max: usize,
    /// How to fill it well.
    pub hint: Option<fn(Lang) -> String>,
    /// What to say when it is empty, where it must not be.
    pub required: Option<fn(Lang) -> &'static str>,
    /// Whether its text is Markdown, written in a rich text field.
    pub rich: bool,
    /// Whether it is a title or a name, which holds no web address: links in emails are ours only.
    pub no_address: bool,
    /// Where its value is stored. A field without a slot is read and written by its feature.
    pub slot: Option<fn(&mut V) -> Slot<'_>>,
}

/// The text of a box that is ticked.
pub const TICKED: &str = "1";

/// How a field is typed.
pub enum Kind<V: 'static> {
    /// One line: the type of the input, and the keyboard that suits it.
    Line(&'static str, Option<&'static str>),
    /// Several lines in one language.
    Lines,
    /// A text in both languages, so many lines high; 1 is a field of one line.
    Localized(u32),
    /// One of several values, from a list to open.
    Select(fn(Lang) -> Vec<Choice>),
    /// One of several values, all shown.
    Radio(fn(Lang) -> Vec<Choice>),
    /// A box: [`TICKED`], or empty.
    Check,
    /// At most so many texts in both languages, each so many lines high, each with these further fields.
    List(usize, u32, &'static [FieldSpec<V>]),
}

/// Where the value of a field is stored.
pub enum Slot<'a> {
    /// A text in both languages that is always there.
    Localized(&'a mut LocalizedText),
    /// A text in both languages.
    OptionalLocalized(&'a mut Option<LocalizedText>),
    /// Texts in both languages.
    LocalizedList(&'a mut Vec<LocalizedText>),
    /// A text in one language.
    Text(&'a mut Option<String>),
}

/// A part of a form.
pub enum Entry<V: 'static> {
    /// A field on a line of its own.
    Field(FieldSpec<V>),
    /// Fields beside each other.
    Row(&'static [FieldSpec<V>]),
    /// Parts under a heading, with a note below it.
    Group(fn(Lang) -> &'static str, Option<fn(Lang) -> &'static str>, &'static [Entry<V>]),
}

impl<V> Clone for FieldSpec<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for FieldSpec<V> {}

impl<V> Clone for Kind<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for Kind<V> {}

impl<V> FieldSpec<V> {
    /// A field of this kind.
    #[must_use]
    pub const fn new(key: &'static str, kind: Kind<V>, label: fn(Lang) -> &'static str) -> Self {
        Self {
            key,
            label,
            kind,
            max: LONG,
            hint: None,
            required: None,
            rich: false,
            no_address: false,
            slot: None,
        }
    }

    /// A field of one line.
    #[must_use]
    pub const fn line(key: &'static str, label: fn(Lang) -> &'static str) -> Self {
        Self::new(key, Kind::Line("text", None), label)
    }

    /// A text in both languages.
    #[must_use]
    pub const fn localized(key: &'static str, lines: u32, label: fn(Lang) -> &'static str) -> Self {
        Self::new(key, Kind::Localized(lines), label)
    }

    /// Limits each of its texts to so many characters.
    #[must_use]
    pub const fn max(mut self, characters: usize) -> Self {
        self.max = characters;
        self
    }

    /// Says how to fill it well.
    #[must_use]
    pub const fn hint(mut self, hint: fn(Lang) -> String) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Says what is wrong when it is empty, or holds none of its choices.
    #[must_use]
    pub const fn required(mut self, message: fn(Lang) -> &'static str) -> Self {
        self.required = Some(message);
        self
    }

    /// Says that its text is Markdown.
    #[must_use]
    pub const fn rich(mut self) -> Self {
        self.rich = true;
        self
    }

    /// Refuses web addresses.
    #[must_use]
    pub const fn without_address(mut self) -> Self {
        self.no_address = true;
        self
    }

    /// Says where its value is stored.
    #[must_use]
    pub const fn stored(mut self, slot: fn(&mut V) -> Slot<'_>) -> Self {
        self.slot = Some(slot);
        self
    }

    /// The names of its inputs: those of a list as far as `rows` goes.
    fn names(&self, rows: usize, names: &mut Vec<String>) {
        let both = |key: &str| Lang::ALL.map(|lang| format!("{key}.{}", lang.code()));
        match self.kind {
            Kind::Localized(_) => names.extend(both(self.key)),
            Kind::List(_, _, parts) => {
                for index in 0..rows {
                    let key = format!("{}.{index}", self.key);
                    names.extend(both(&key));
                    names.extend(parts.iter().map(|part| format!("{key}.{}", part.key)));
                }
            }
            _ => names.push(self.key.to_owned()),
        }
    }

    fn choices(&self, lang: Lang) -> Option<Vec<Choice>> {
        match self.kind {
            Kind::Select(choices) | Kind::Radio(choices) => Some(choices(lang)),
            Kind::Check => Some(vec![Choice::new(TICKED, "✓")]),
            _ => None,
        }
    }
}

/// Empty entries at the end of a list, to be filled.
const SPARE_ROWS: usize = 2;

/// How many rows the form shows of a list.
#[must_use]
pub fn rows(fields: &FieldSet, key: &str, most: usize) -> usize {
    (fields.len_of(key) + SPARE_ROWS).min(most)
}

/// All fields of a form, in their order.
#[must_use]
pub fn all<V>(entries: &'static [Entry<V>]) -> Vec<&'static FieldSpec<V>> {
    let mut found = Vec::new();
    for entry in entries {
        match entry {
            Entry::Field(field) => found.push(field),
            Entry::Row(fields) => found.extend(fields.iter()),
            Entry::Group(_, _, entries) => found.extend(all(entries)),
        }
    }
    found
}

/// The names of all inputs of the form that shows these texts.
#[must_use]
pub fn names<V>(entries: &'static [Entry<V>], fields: &FieldSet) -> Vec<String> {
    let mut names = Vec::new();
    for field in all(entries) {
        let rows = if let Kind::List(most, ..) = field.kind { rows(fields, field.key, most) } else { 0 };
        field.names(rows, &mut names);
    }
    names
}

/// The texts of `published`, with those of the form's own fields as they are in `typed`. Lists lose their empty
/// entries; what the form has no field for is ignored.
#[must_use]
pub fn restrict_to_form<V>(entries: &'static [Entry<V>], published: &FieldSet, typed: &FieldSet) -> FieldSet {
    let mut confined = published.clone();
    for field in all(entries) {
        let Kind::List(most, _, parts) = field.kind else {
            let mut names = Vec::new();
            field.names(0, &mut names);
            for name in names {
                confined.set(&name, typed.text(&name));
            }
            continue;
        };
        confined.clear_list(field.key);
        let mut kept = 0;
        for index in 0..typed.len_of(field.key).min(most) {
            let text = |part: &str| typed.text(&format!("{}.{index}.{part}", field.key));
            if Lang::ALL.iter().all(|lang| text(lang.code()).is_empty()) {
                continue;
            }
            for part in Lang::ALL.map(Lang::code).into_iter().chain(parts.iter().map(|part| part.key)) {
                confined.set(format!("{}.{kept}.{part}", field.key), text(part));
            }
            kept += 1;
        }
    }
    confined
}

/// The field that an input's name belongs to; for a further field of a list's entry, that one.
fn find<V>(entries: &'static [Entry<V>], name: &str) -> Option<&'static FieldSpec<V>> {
    let mut parts = name.split('.');
    let key = parts.next()?;
    let field = all(entries).into_iter().find(|field| field.key == key)?;
    match (field.kind, parts.nth(1)) {
        (Kind::List(_, _, further), Some(part)) => {
            Some(further.iter().find(|each| each.key == part).unwrap_or(field))
        }
        _ => Some(field),
    }
}

/// What an input, or a whole list, is called: with its number in a list, and its language.
#[must_use]
pub fn label<V>(entries: &'static [Entry<V>], lang: Lang, name: &str) -> String {
    let mut parts = name.split('.');
    let key = parts.next().unwrap_or_default();
    let Some(field) = all(entries).into_iter().find(|field| field.key == key) else { return name.to_owned() };
    let mut label = (field.label)(lang).to_owned();
    for part in parts {
        if let Ok(index) = part.parse::<usize>() {
            label.push_str(&format!(" {}", index + 1));
        } else if let Some(side) = Lang::from_code(part) {
            label = label_in(lang, &label, side);
        } else if let Kind::List(_, _, further) = field.kind
            && let Some(further) = further.iter().find(|each| each.key == part)
        {
            label = format!("{label}, {}", (further.label)(lang));
        }
    }
    label
}

/// What the input for one language is called: « Titre (en anglais) ».
#[must_use]
pub fn label_in(lang: Lang, label: &str, side: Lang) -> String {
    match side {
        Lang::Fr => t::editing_in_french(lang, label),
        Lang::En => t::editing_in_english(lang, label),
    }
}

/// A value as people read it: the label of a choice, any other text as it is.
#[must_use]
pub fn shown<V>(entries: &'static [Entry<V>], lang: Lang, name: &str, text: &str) -> String {
    let choices = find(entries, name).and_then(|field| field.choices(lang));
    let chosen = choices.and_then(|choices| choices.into_iter().find(|choice| choice.value == text));
    chosen.map_or_else(|| text.to_owned(), |choice| choice.label)
}

/// The id of an input: its name, in letters that a fragment takes.
#[must_use]
pub fn input_id(name: &str) -> String {
    name.replace('.', "-")
}

/// What the description says is wrong with these texts.
#[must_use]
pub fn check<V>(entries: &'static [Entry<V>], lang: Lang, fields: &FieldSet) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for field in all(entries) {
        let empty = match field.kind {
            Kind::Localized(_) => {
                Lang::ALL.iter().all(|side| fields.text(&format!("{}.{}", field.key, side.code())).is_empty())
            }
            Kind::List(..) => fields.len_of(field.key) == 0,
            _ => fields.text(field.key).is_empty(),
        };
        if empty && let Some(required) = field.required {
            let id = match field.kind {
                Kind::Localized(_) => format!("{}-{}", field.key, lang.code()),
                _ => field.key.to_owned(),
            };
            errors.add(&id, required(lang));
        }
    }
    for (name, text) in fields.iter() {
        let Some(field) = find(entries, name) else { continue };
        if text.chars().count() > field.max {
            let message = t::editing_too_long(lang, field.max, label(entries, lang, name));
            errors.add(&input_id(name), message);
        } else if field.no_address && names::has_url(text) {
            errors.add(&input_id(name), t::account_name_address(lang));
        } else if let Some(required) = field.required
            && let Some(choices) = field.choices(lang)
            && choices.iter().all(|choice| choice.value != text)
        {
            errors.add(&input_id(name), required(lang));
        }
    }
    errors
}

/// Writes a text in up to two languages into its fields.
pub fn set_localized(fields: &mut FieldSet, key: &str, text: &LocalizedText) {
    match text {
        LocalizedText::Single { lang, text } => fields.set(format!("{key}.{}", lang.code()), text),
        LocalizedText::Pair { fr, en, .. } => {
            fields.set(format!("{key}.fr"), fr);
            fields.set(format!("{key}.en"), en);
        }
    }
}

/// The texts of all fields with a slot.
#[must_use]
pub fn to_fields<V: Clone>(entries: &'static [Entry<V>], value: &V) -> FieldSet {
    let (mut value, mut fields) = (value.clone(), FieldSet::default());
    for field in all(entries) {
        let Some(slot) = field.slot else { continue };
        match slot(&mut value) {
            Slot::Localized(text) | Slot::OptionalLocalized(Some(text)) => {
                set_localized(&mut fields, field.key, text);
            }
            Slot::OptionalLocalized(None) => {}
            Slot::LocalizedList(list) => {
                for (index, text) in list.iter().enumerate() {
                    set_localized(&mut fields, &format!("{}.{index}", field.key), text);
                }
            }
            Slot::Text(text) => fields.set(field.key, text.as_deref().unwrap_or_default()),
        }
    }
    fields
}

/// Typed texts on their way into a value, and what is wrong with them.
pub struct TypedTexts<'a> {
    /// The language that the person writes the portal in.
    pub lang: Lang,
    /// The time, in milliseconds UTC.
    pub now: i64,
    /// The texts.
    pub fields: &'a FieldSet,
    /// The keys whose other language is said to be still right.
    pub still_right: &'a BTreeSet<String>,
    /// What is wrong.
    pub errors: FieldErrors,
}

impl TypedTexts<'_> {
    /// The text of an input.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.fields.text(name)
    }

    /// A text in two languages that was `old` before; `None` when both are empty.
    #[must_use]
    pub fn localized(&self, key: &str, old: Option<&LocalizedText>) -> Option<LocalizedText> {
        let [fr, en] = Lang::ALL.map(|lang| self.text(&format!("{key}.{}", lang.code())));
        edited(old, fr, en, self.still_right.contains(key), self.lang, self.now)
    }

    /// A list of texts that was `old` before. Entries that moved are recognized by their text.
    #[must_use]
    pub fn localized_list(&self, list: &str, old: &[LocalizedText]) -> Vec<LocalizedText> {
        (0..self.fields.len_of(list))
            .filter_map(|index| {
                let key = format!("{list}.{index}");
                let [fr, en] = Lang::ALL.map(|lang| self.text(&format!("{key}.{}", lang.code())));
                self.localized(&key, ancestor(old, index, fr, en))
            })
            .collect()
    }

    /// Writes the texts of all fields with a slot into `value`, which holds what they were before.
    pub fn write_slots<V>(&self, entries: &'static [Entry<V>], value: &mut V) {
        for field in all(entries) {
            let Some(slot) = field.slot else { continue };
            match slot(value) {
                Slot::Localized(text) => {
                    // An empty text is that of a thing that is new.
                    if let Some(new) = self.localized(field.key, Some(&*text).filter(|old| old.bytes() > 0)) {
                        *text = new;
                    }
                }
                Slot::OptionalLocalized(text) => *text = self.localized(field.key, text.as_ref()),
                Slot::LocalizedList(list) => *list = self.localized_list(field.key, list),
                Slot::Text(text) => {
                    *text = Some(self.text(field.key).to_owned()).filter(|text| !text.is_empty());
                }
            }
        }
    }
}

/// What typed texts make of `value`, which holds what it was before. `read` reads the fields without a slot.
///
/// # Errors
/// All that is wrong with the texts.
pub fn apply<V>(
    entries: &'static [Entry<V>],
    lang: Lang,
    now: i64,
    fields: &FieldSet,
    still_right: &BTreeSet<String>,
    mut value: V,
    read: impl FnOnce(&mut TypedTexts<'_>, &mut V),
) -> Result<V, FieldErrors> {
    let mut changes = TypedTexts { lang, now, fields, still_right, errors: check(entries, lang, fields) };
    changes.write_slots(entries, &mut value);
    read(&mut changes, &mut value);
    if changes.errors.is_empty() { Ok(value) } else { Err(changes.errors) }
}

/// What a browser sends of an editing form, whichever of its buttons was pressed.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Submission {
    /// The revision that the form began from.
    pub base: i64,
    /// The form's own name.
    #[serde(default)]
    pub tab: String,
    /// The draft that it began from.
    #[serde(default)]
    pub after: String,
    /// What says that a notice above the form was read; see [`Editable::confirm`](super::Editable::confirm).
    #[serde(default)]
    pub confirmed: String,
    /// Everything else: the fields of the form, which its description names.
    #[serde(flatten)]
    pub fields: BTreeMap<String, String>,
}

/// What the names of the boxes begin with that say that the other language is still right.
pub const STILL_RIGHT: &str = "right.";

impl Submission {
    /// The keys whose other language is said to be still right.
    #[must_use]
    pub fn still_right(&self) -> BTreeSet<String> {
        self.fields.keys().filter_map(|name| name.strip_prefix(STILL_RIGHT)).map(str::to_owned).collect()
    }
}
