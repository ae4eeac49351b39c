//! What follows from a deliverable. Pure.

use super::model::{DeliverableState, Plan, Season};

/// The most characters of a title, and of the name of what fulfils a deliverable.
pub const MAX_TITLE: usize = 600;
/// The most characters of the reason for which one is dropped.
pub const MAX_REASON: usize = 500;
/// How many deliverables a community can have.
pub const MAX_DELIVERABLES: usize = 100;

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

impl Plan {
    /// The day until which it is due, as `2027-03-26`: the last one of its season where only that is known.
    #[must_use]
    pub fn due(&self) -> String {
        self.date.clone().unwrap_or_else(|| self.season.last_day(self.year))
    }

    /// Whether it should have been delivered before this day, `2027-03-26`.
    #[must_use]
    pub fn is_late(&self, today: &str) -> bool {
        matches!(self.state, DeliverableState::Planned | DeliverableState::Begun)
            && self.due().as_str() < today
    }
}

/// A day as a form sends it: `2027-03-26`.
#[must_use]
pub fn day(typed: &str) -> Option<String> {
    let day = typed.parse::<jiff::civil::Date>().ok()?;
    (typed.len() == 10 && (2000..=2100).contains(&day.year())).then(|| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::{DeliverableState, Plan, Season, day};
    use ensemble_core::{Lang, LocalizedText};

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
    fn a_deliverable_is_late_after_its_day_or_else_its_season_until_it_is_delivered_or_dropped() {
        let plan = |date: Option<&str>, state| Plan {
            title: LocalizedText::Single { lang: Lang::Fr, text: "Recueil".to_owned() },
            season: Season::Spring,
            year: 2027,
            date: date.map(str::to_owned),
            state,
            reason: None,
            work: None,
        };
        for (date, last, after) in
            [(None, "2027-06-20", "2027-06-21"), (Some("2027-03-26"), "2027-03-26", "2027-03-27")]
        {
            for state in [DeliverableState::Planned, DeliverableState::Begun] {
                assert!(!plan(date, state).is_late(last) && plan(date, state).is_late(after));
            }
            for state in [DeliverableState::Delivered, DeliverableState::Dropped] {
                assert!(!plan(date, state).is_late(after));
            }
        }
    }

    #[test]
    fn a_day_has_ten_characters_and_a_year_of_this_century() {
        assert_eq!(day("2027-03-26").as_deref(), Some("2027-03-26"));
        for wrong in ["", "demain", "2027-02-30", "1999-12-31", "20270326", "2027-03-26T10:00"] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
    }
}
