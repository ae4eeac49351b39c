//! What follows from the facts. Pure: no database, no page.

use super::model::{
    Community, CommunityFilter, CommunityKind, Deliverable, DeliverableState, Level, Network, Profession,
    Season,
};
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

impl Season {
    /// The last day of the season, as `2027-06-20`. A winter has the year in which it ends.
    #[must_use]
    pub fn last_day(self, year: i16) -> String {
        let day = match self {
            Self::Winter => "03-20",
            Self::Spring => "06-20",
            Self::Summer => "09-21",
            Self::Autumn => "12-20",
        };
        format!("{year:04}-{day}")
    }

    /// The season of a day, `2027-03-26`, with the year of that season; `None` for what is no day.
    #[must_use]
    pub fn of(day: &str) -> Option<(Self, i16)> {
        let year = day.get(..4)?.parse().ok()?;
        let seasons = [Self::Winter, Self::Spring, Self::Summer, Self::Autumn];
        let found = seasons.into_iter().find(|season| day <= season.last_day(year).as_str());
        Some(found.map_or((Self::Winter, year + 1), |season| (season, year)))
    }
}

impl Deliverable {
    /// The day until which it is due, as `2027-03-26`: the last one of its season where only that is known.
    #[must_use]
    pub fn due(&self) -> String {
        self.date.clone().unwrap_or_else(|| self.season.last_day(self.year))
    }

    /// Whether it should have been published before this day, `2027-03-26`.
    #[must_use]
    pub fn is_late(&self, today: &str) -> bool {
        self.state != DeliverableState::Published && self.due().as_str() < today
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
    use super::super::model::{
        CommunityFilter, Deliverable, DeliverableState, Level, Levels, Months, Network, Season,
    };
    use ensemble_core::{Lang, LocalizedText};

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
    fn a_day_is_in_the_season_that_ends_on_it_or_after_it() {
        for (day, season) in [
            ("2027-01-01", Some((Season::Winter, 2027))),
            ("2027-03-20", Some((Season::Winter, 2027))),
            ("2027-03-21", Some((Season::Spring, 2027))),
            ("2027-09-21", Some((Season::Summer, 2027))),
            ("2027-12-20", Some((Season::Autumn, 2027))),
            ("2027-12-21", Some((Season::Winter, 2028))),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(Season::of(day), season, "{day}");
        }
        for season in Season::ALL {
            assert_eq!(Season::of(&season.last_day(2027)), Some((*season, 2027)));
        }
    }

    #[test]
    fn a_deliverable_is_late_after_its_day_or_else_its_season_until_it_is_published() {
        let deliverable = |date: Option<&str>, state| Deliverable {
            title: LocalizedText::Single { lang: Lang::Fr, text: "Recueil".to_owned() },
            season: Season::Spring,
            year: 2027,
            state,
            date: date.map(str::to_owned),
            link: None,
        };
        for (date, last, after) in
            [(None, "2027-06-20", "2027-06-21"), (Some("2027-03-26"), "2027-03-26", "2027-03-27")]
        {
            for state in [DeliverableState::Planned, DeliverableState::UnderWay] {
                assert!(!deliverable(date, state).is_late(last) && deliverable(date, state).is_late(after));
            }
            assert!(!deliverable(date, DeliverableState::Published).is_late(after));
        }
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
