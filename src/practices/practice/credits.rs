//! Who is behind a practice, as far as they consent.

use std::collections::BTreeSet;

use crate::quotation::{Consent, Credited};
use ensemble_core::{Lang, LocalizedText};

/// Those who consented, as they want to be named, with what may be quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Credits<'a> {
    /// The names and organizations. One author is named once.
    pub(super) named: Vec<(&'a str, Option<&'a LocalizedText>)>,
    /// How many reflections have an author who is not named.
    pub(super) unnamed: usize,
    /// The passages, each in its language.
    pub(super) passages: Vec<(&'a str, Lang)>,
}

impl<'a> Credits<'a> {
    /// `None` where no one consents.
    pub(super) fn of(credited: &'a [Credited]) -> Option<Self> {
        let given: Vec<&Credited> = credited.iter().filter(|each| each.consent == Consent::Given).collect();
        if given.is_empty() {
            return None;
        }
        let mut credits = Self { named: Vec::new(), unnamed: 0, passages: Vec::new() };
        let mut unnamed = BTreeSet::new();
        for each in given {
            match each.name.as_deref() {
                Some(name) => {
                    let entry = (name, each.organization.as_ref());
                    if !credits.named.contains(&entry) {
                        credits.named.push(entry);
                    }
                }
                None => {
                    unnamed.insert(each.reflection);
                }
            }
            let passage = (each.passage.as_str(), each.lang);
            if !each.passage.is_empty() && !credits.passages.contains(&passage) {
                credits.passages.push(passage);
            }
        }
        credits.unnamed = unnamed.len();
        Some(credits)
    }
}
