//! A field: its name, its label, how it is typed, and where its value is stored.

use ensemble_core::{Lang, LocalizedText};
use ensemble_server::web::LONG;
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
    pub(super) fn names(&self, rows: usize, names: &mut Vec<String>) {
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

    pub(super) fn choices(&self, lang: Lang) -> Option<Vec<Choice>> {
        match self.kind {
            Kind::Select(choices) | Kind::Radio(choices) => Some(choices(lang)),
            Kind::Check => Some(vec![Choice::new(TICKED, "✓")]),
            _ => None,
        }
    }
}
