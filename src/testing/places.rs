//! Addresses of the portal, with their open parts filled.

use ensemble::app::pages;
use ensemble_core::{Lang, rights::Access};

/// What is put in place of the open parts of paths, in French and in English.
#[derive(Clone, Debug)]
pub struct Parts(Vec<(&'static str, [String; 2])>);

/// A page or a file of the portal.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its address in French and in English.
    pub addresses: [String; 2],
    /// Whether it is asked for without signing in, and its path has no open part.
    pub is_general: bool,
}

impl Parts {
    /// Those of a community, by its names in addresses in French and in English.
    pub fn of(slugs: [&str; 2]) -> Self {
        Self(Vec::new()).in_both("{slug}", slugs).in_both("{lang}", Lang::ALL.map(Lang::code))
    }

    /// Those of the community of most tests, and of one of its meetings.
    pub fn of_meeting(meeting: impl ToString) -> Self {
        Self::of(["eleves-a-risque", "students-at-risk"]).with("{id}", meeting)
    }

    /// The same with one more, which is the same in both languages.
    #[must_use]
    pub fn with(self, part: &'static str, value: impl ToString) -> Self {
        let value = value.to_string();
        self.in_both(part, [&value, &value])
    }

    /// The same with one more, in French and in English; it replaces one that is there.
    #[must_use]
    pub fn in_both(mut self, part: &'static str, values: [&str; 2]) -> Self {
        self.0.retain(|(known, _)| *known != part);
        self.0.push((part, values.map(str::to_owned)));
        self
    }

    /// A path of a language with these parts; those that are not among them stay open.
    pub fn fill(&self, path: &str, lang: Lang) -> String {
        self.0.iter().fold(path.to_owned(), |path, (part, [fr, en])| {
            path.replace(part, if lang == Lang::Fr { fr } else { en })
        })
    }

    /// All that the portal shows at addresses whose open parts these are.
    pub fn places(&self) -> Vec<Place> {
        let shown = pages(false).0.into_iter().filter(|route| route.show.is_some());
        let filled = shown.map(|route| Place {
            addresses: Lang::ALL.map(|lang| self.fill(route.path(lang), lang)),
            is_general: route.access == Access::Open && !route.paths[0].contains('{'),
        });
        filled.filter(|place| !place.addresses[0].contains('{')).collect()
    }

    /// The addresses of these in both languages.
    pub fn addresses(&self) -> Vec<String> {
        self.places().into_iter().flat_map(|place| place.addresses).collect()
    }
}
