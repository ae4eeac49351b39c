//! An agenda as it is read.

use serde::{Deserialize, Serialize};

use crate::outline::{FollowUpState, ItemKind};
use ensemble_core::{Lang, LocalizedText, Translation};

/// An agenda: the items that are on it, in order, and those that were taken off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda {
    /// What will be done, in order.
    pub items: Vec<Item>,
    /// What was taken off and can be put back, in the order in which it stood.
    pub removed: Vec<Item>,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub order: String,
    /// What people do.
    pub kind: ItemKind,
    /// How long, in minutes.
    pub minutes: u16,
    /// What it is called.
    pub title: Text,
    /// What it is about, as Markdown.
    pub about: Text,
    /// Who leads it.
    pub lead: String,
    /// An address, or nothing.
    pub link: String,
    /// What came out of it.
    pub notes: String,
    /// What was decided, in order.
    pub decisions: Vec<Decision>,
    /// What somebody will do, in order.
    pub follow_ups: Vec<Follow>,
}

/// A text in two languages, as it stands while people write it: either may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
    /// The language it was first written in.
    pub source: Option<Lang>,
    /// Whether the other language waits for a change to be translated.
    pub behind: bool,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub order: String,
    /// What.
    pub text: String,
}

/// Something that somebody will do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follow {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub order: String,
    /// What.
    pub what: String,
    /// Who.
    pub who: String,
    /// By when: a date, or nothing.
    pub due: String,
    /// How it stands.
    pub state: FollowUpState,
}

/// One of an item's texts, as it is named in addresses and in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// What it is called, in a language.
    Title(Lang),
    /// What it is about, in a language.
    About(Lang),
    /// Who leads it.
    Lead,
    /// What came out of it.
    Notes,
}

impl Field {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 6] = [
        Self::Title(Lang::Fr),
        Self::Title(Lang::En),
        Self::About(Lang::Fr),
        Self::About(Lang::En),
        Self::Lead,
        Self::Notes,
    ];

    /// How it is written: `title.fr`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Title(Lang::Fr) => "title.fr",
            Self::Title(Lang::En) => "title.en",
            Self::About(Lang::Fr) => "about.fr",
            Self::About(Lang::En) => "about.en",
            Self::Lead => "lead",
            Self::Notes => "notes",
        }
    }

    /// Reads a written field.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// Whether something may be offered as a link: an address of this portal, or one over TLS.
#[must_use]
pub fn is_link(link: &str) -> bool {
    link.starts_with("https://") || link.starts_with('/') && !link.starts_with("//")
}

/// How a language stands in a text of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing to say.
    Fine,
    /// The other language has a text, this one has none.
    ToTranslate,
    /// The other was changed since.
    Outdated,
}

impl Text {
    /// The text in a language.
    #[must_use]
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }

    /// How a language stands.
    #[must_use]
    pub fn mark(&self, lang: Lang) -> Mark {
        let (own, other) = (self.of(lang).trim(), self.of(lang.other()).trim());
        if own.is_empty() && !other.is_empty() {
            Mark::ToTranslate
        } else if self.behind && !own.is_empty() && self.source == Some(lang.other()) {
            Mark::Outdated
        } else {
            Mark::Fine
        }
    }

    /// The text for readers, who learn in which language it is and whether it is behind; nothing, when
    /// it is empty in both.
    #[must_use]
    pub fn passage(&self) -> Option<LocalizedText> {
        let (fr, en) = (self.fr.trim(), self.en.trim());
        let source = self.source.unwrap_or(if fr.is_empty() { Lang::En } else { Lang::Fr });
        match (fr.is_empty(), en.is_empty()) {
            (true, true) => None,
            (false, true) => Some(LocalizedText::Single { lang: Lang::Fr, text: fr.to_owned() }),
            (true, false) => Some(LocalizedText::Single { lang: Lang::En, text: en.to_owned() }),
            (false, false) => Some(LocalizedText::Pair {
                source,
                fr: fr.to_owned(),
                en: en.to_owned(),
                translation: if self.behind {
                    Translation::Outdated { lang: source.other(), since: 0 }
                } else {
                    Translation::Current { reviewed: true }
                },
            }),
        }
    }
}

impl Item {
    /// What the item is called, in this language or the other; empty when it has no name yet.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        let own = self.title.of(lang).trim();
        if own.is_empty() { self.title.of(lang.other()).trim() } else { own }
    }

    /// Whether nothing was written in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Field::ALL.iter().all(|field| self.field(*field).trim().is_empty())
            && self.link.is_empty()
            && self.decisions.is_empty()
            && self.follow_ups.is_empty()
    }

    /// How a language stands in its title and its description together.
    #[must_use]
    pub fn mark(&self, lang: Lang) -> Mark {
        match (self.title.mark(lang), self.about.mark(lang)) {
            (Mark::Outdated, _) | (_, Mark::Outdated) => Mark::Outdated,
            (Mark::ToTranslate, _) | (_, Mark::ToTranslate) => Mark::ToTranslate,
            (Mark::Fine, Mark::Fine) => Mark::Fine,
        }
    }

    fn bytes(&self) -> usize {
        Field::ALL.iter().map(|field| self.field(*field).len()).sum::<usize>()
            + self.decisions.iter().map(|each| each.text.len()).sum::<usize>()
            + self.follow_ups.iter().map(|each| each.what.len()).sum::<usize>()
    }

    /// One of its texts.
    #[must_use]
    pub fn field(&self, field: Field) -> &str {
        match field {
            Field::Title(lang) => self.title.of(lang),
            Field::About(lang) => self.about.of(lang),
            Field::Lead => &self.lead,
            Field::Notes => &self.notes,
        }
    }
}

impl Agenda {
    /// All minutes together.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.items.iter().map(|item| u32::from(item.minutes)).sum()
    }

    /// How long all texts are together, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.items.iter().chain(&self.removed).map(Item::bytes).sum()
    }

    /// When each item begins, in minutes after the meeting does.
    #[must_use]
    pub fn starts(&self) -> Vec<u32> {
        let mut at = 0;
        self.items
            .iter()
            .map(|item| {
                let start = at;
                at += u32::from(item.minutes);
                start
            })
            .collect()
    }

    /// An item, on the agenda or taken off.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().chain(&self.removed).find(|item| item.id == id)
    }
}
