//! What follows from the facts. Pure: no database, no page.

use super::model::{Community, CommunityFilter, CommunityKind, Level, Network, Profession};
use ensemble_core::Lang;

/// How many communities one page of the list shows.
pub const PAGE_SIZE: u32 = 12;

/// A filter value that no form offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    /// The filter's name in the address.
    pub name: &'static str,
}

impl CommunityFilter {
    /// Reads a filter from the pairs of an address. An empty value filters nothing; pairs that are
    /// not filters are left to others.
    ///
    /// # Errors
    /// Names the first filter whose value no form offers.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, UnknownValue> {
        let mut filter = Self::default();
        for (name, value) in pairs {
            if value.is_empty() {
                continue;
            }
            match name {
                "kind" => {
                    filter.kind = Some(CommunityKind::from_code(value).ok_or(UnknownValue { name: "kind" })?);
                }
                "profession" => {
                    filter.profession =
                        Some(Profession::from_code(value).ok_or(UnknownValue { name: "profession" })?);
                }
                "level" => {
                    filter.level = Some(Level::from_code(value).ok_or(UnknownValue { name: "level" })?);
                }
                "network" => {
                    filter.network = Some(Network::from_code(value).ok_or(UnknownValue { name: "network" })?);
                }
                _ => {}
            }
        }
        Ok(filter)
    }

    /// The pairs that say the same in an address; what filters nothing is left out.
    #[must_use]
    pub fn to_pairs(self) -> Vec<(&'static str, &'static str)> {
        [
            ("kind", self.kind.map(CommunityKind::code)),
            ("profession", self.profession.map(Profession::code)),
            ("level", self.level.map(Level::code)),
            ("network", self.network.map(Network::code)),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }

    /// Whether nothing is filtered.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl Community {
    /// The slug in a language.
    #[must_use]
    pub fn slug(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.slugs[0],
            Lang::En => &self.slugs[1],
        }
    }

    /// What it is called in a language, or in the other when it has no name in this one.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        self.heading.name.text(lang)
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::{CommunityFilter, Level, Levels, Months, Network};

    #[test]
    fn a_filter_comes_back_as_it_was_written() {
        let filter = CommunityFilter::from_pairs([
            ("level", "adult"),
            ("network", "both"),
            ("kind", ""),
            ("page", "2"),
        ]);
        let filter = filter.expect("both values are offered");
        assert_eq!(filter.level, Some(Level::Adult));
        assert_eq!(filter.network, Some(Network::Both));
        assert_eq!(CommunityFilter::from_pairs(filter.to_pairs()), Ok(filter));
        assert!(!filter.is_empty());
    }

    #[test]
    fn a_value_that_no_form_offers_is_named() {
        let error = CommunityFilter::from_pairs([("profession", "pirate")]).expect_err("no such profession");
        assert_eq!(error.name, "profession");
    }

    #[test]
    fn months_follow_the_school_year() {
        let months: Vec<i8> = Months::of(&[1, 3, 5, 10, 13]).in_school_year().collect();
        assert_eq!(months, [10, 1, 3, 5]);
    }

    #[test]
    fn levels_are_listed_from_the_youngest_students_on() {
        let levels: Vec<Level> = Levels::of(&[Level::Adult, Level::Secondary]).iter().collect();
        assert_eq!(levels, [Level::Secondary, Level::Adult]);
    }
}
