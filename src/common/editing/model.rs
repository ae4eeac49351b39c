//! The words of this feature. Pure: the browser has them too.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use ensemble_core::ids::{CallId, CommunityId, MeetingId, PageId, PracticeId, ReflectionId};

/// What the name of a translation's draft ends with.
pub const TRANSLATION: &str = "/translation";
/// What separates, in a draft, the values of fields that share a name, such as the boxes of a list. None of them holds it.
pub const SEPARATOR: char = ',';

/// What is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// A community's page.
    Community(CommunityId),
    /// The texts of a call.
    Call(CallId),
    /// What a person answers to a call. Its draft is stored by its own feature.
    Answer(CallId),
    /// One of the portal's own pages.
    Page(PageId),
    /// A promising practice.
    Practice(PracticeId),
    /// A meeting.
    Meeting(MeetingId),
    /// The minutes of a meeting.
    Minutes(MeetingId),
    /// A reflection, which may not be there yet: its draft comes first.
    Reflection(ReflectionId),
    /// Its text in the other language. It is saved as a revision of the reflection, but a draft of it is
    /// apart from what the same person may be writing in the author's form.
    Translation(ReflectionId),
}

impl Subject {
    /// Its kind, as the database keeps it.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Community(_) => "community",
            Self::Call(_) => "call",
            Self::Answer(_) => "answer",
            Self::Page(_) => "page",
            Self::Practice(_) => "practice",
            Self::Meeting(_) => "meeting",
            Self::Minutes(_) => "minutes",
            Self::Reflection(_) | Self::Translation(_) => "reflection",
        }
    }

    /// Its id, as text.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Community(id) => id.to_string(),
            Self::Call(id) | Self::Answer(id) => id.to_string(),
            Self::Page(id) => id.to_string(),
            Self::Practice(id) => id.to_string(),
            Self::Meeting(id) | Self::Minutes(id) => id.to_string(),
            Self::Reflection(id) | Self::Translation(id) => id.to_string(),
        }
    }

    /// The name of its draft, which no other draft of the same person has.
    #[must_use]
    pub fn draft(self) -> String {
        match self {
            Self::Translation(id) => format!("{id}{TRANSLATION}"),
            other => other.id(),
        }
    }
}

/// One open form: which it is, and the draft that it began from. Two tabs of the same person do not
/// overwrite each other's draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenForm {
    /// The form's id, which the server made.
    #[serde(rename = "own")]
    pub id: String,
    /// The [`DraftVersion`] that it began from or saved last, as text; empty when there is none.
    #[serde(rename = "after")]
    pub known_draft: String,
}

impl OpenForm {
    /// Whether this form holds the text of a draft: it saved it, or began from it.
    #[must_use]
    pub fn knows(&self, draft: &DraftVersion) -> bool {
        self.id == draft.tab || self.known_draft == draft.to_string()
    }
}

/// One state of a draft: the form that saved it, and how many times it was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftVersion {
    /// The name of the form.
    pub tab: String,
    /// How many times the draft was saved.
    pub save_count: i64,
}

impl std::fmt::Display for DraftVersion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}@{}", self.tab, self.save_count)
    }
}

/// The fields of a form and their texts: `name.fr`, `aim.0.en`. Empty fields are left out, so that two sets with the
/// same texts are equal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldSet(BTreeMap<String, String>);

impl FieldSet {
    /// The text of a field; empty when it has none.
    #[must_use]
    pub fn text(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }

    /// Writes into a field.
    pub fn set(&mut self, key: impl Into<String>, text: impl Into<String>) {
        let (key, text) = (key.into(), text.into());
        if text.is_empty() {
            self.0.remove(&key);
        } else {
            self.0.insert(key, text);
        }
    }

    /// Every field that is not empty.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }

    /// How many bytes it holds, names of fields included.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.0.iter().map(|(key, text)| key.len() + text.len()).sum()
    }

    /// How many entries a list has: one more than the highest number in it.
    #[must_use]
    pub fn len_of(&self, list: &str) -> usize {
        self.fields_of(list).filter_map(|(key, _)| number(key, list)).max().map_or(0, |last| last + 1)
    }

    /// The fields of a list only.
    #[must_use]
    pub fn list(&self, list: &str) -> Self {
        Self(
            self.fields_of(list)
                .filter(|(key, _)| number(key, list).is_some())
                .map(|(key, text)| (key.clone(), text.clone()))
                .collect(),
        )
    }

    /// The fields whose names begin with a list's: they stand together, so that the others cost nothing.
    fn fields_of(&self, list: &str) -> impl Iterator<Item = (&String, &String)> {
        let first = format!("{list}.");
        self.0.range(first.clone()..).take_while(move |(key, _)| key.starts_with(&first))
    }

    /// Takes the fields of a list out.
    pub fn clear_list(&mut self, list: &str) {
        for (key, _) in self.list(list).iter() {
            self.0.remove(key);
        }
    }

    /// The names of the lists in it.
    #[must_use]
    pub fn lists(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .0
            .keys()
            .filter_map(|key| {
                let (name, rest) = key.split_once('.')?;
                entry(rest).map(|_| name.to_owned())
            })
            .collect();
        names.dedup();
        names
    }
}

impl FromIterator<(String, String)> for FieldSet {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut fields = Self::default();
        for (key, text) in pairs {
            fields.set(key, text);
        }
        fields
    }
}

/// The most entries of a list. A draft may hold fields that no form has: a higher number is no entry.
const MOST_ENTRIES: usize = 1_000;

fn number(key: &str, list: &str) -> Option<usize> {
    entry(key.strip_prefix(list)?.strip_prefix('.')?)
}

/// The number that a field's name goes on with after its list.
fn entry(rest: &str) -> Option<usize> {
    rest.split('.').next()?.parse().ok().filter(|number| *number < MOST_ENTRIES)
}

#[cfg(test)]
mod tests {
    use super::FieldSet;

    #[test]
    fn a_number_that_no_list_reaches_makes_none_longer() {
        let mut fields = FieldSet::default();
        for key in ["aim.0.fr", "aim.2.en", "aim.18446744073709551615.fr", "aim.1000000.fr", "aims.7.fr"] {
            fields.set(key, "x");
        }
        assert_eq!(fields.len_of("aim"), 3);
        assert_eq!(fields.list("aim").iter().count(), 2);
        assert_eq!(fields.lists(), ["aim", "aims"]);
        fields.clear_list("aim");
        assert_eq!(fields.iter().count(), 3, "others stay");
    }
}
