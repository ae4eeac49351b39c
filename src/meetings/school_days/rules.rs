//! Which events of a calendar are days on which schools are closed to students, and which years count. Pure.

use jiff::civil::Date;

use super::model::SchoolDayKind;
use crate::meeting::rules::{FIRST_MONTH, school_year};
use ensemble_core::fold::fold;

/// How many lines an organization has at most.
pub const MAX_LINES: usize = 400;
/// The most characters of a title.
pub const MAX_TITLE: usize = 120;

/// Words of a day off, in lower case without accents.
const DAYS_OFF: [&str; 20] = [
    "break",
    "breaks",
    "closed",
    "closure",
    "conge",
    "conges",
    "fermee",
    "fermees",
    "fermeture",
    "ferie",
    "feries",
    "holiday",
    "holidays",
    "relache",
    "vacances",
    "vacation",
    "no school",
    "no classes",
    "day off",
    "days off",
];

/// What a title says of its day; `None` for one on which schools are open, as far as it says.
#[must_use]
pub fn kind(title: &str) -> Option<SchoolDayKind> {
    let folded = fold(title);
    let words: Vec<&str> =
        folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let words = format!(" {} ", words.join(" "));
    let says = |phrase: &str| words.contains(&format!(" {phrase} "));
    let is_pedagogical = words.contains(" pedago") || says("ped day") || says("pd day");
    if is_pedagogical {
        Some(SchoolDayKind::Pedagogical)
    } else {
        DAYS_OFF.iter().any(|phrase| says(phrase)).then_some(SchoolDayKind::Break)
    }
}

/// The first and the last day that count: this school year and the next.
#[must_use]
pub fn years(now: i64) -> Option<(Date, Date)> {
    let year = school_year(now);
    let first = Date::new(year, FIRST_MONTH, 1).ok()?;
    let last = Date::new(year + 2, FIRST_MONTH, 1).ok()?.yesterday().ok()?;
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::{SchoolDayKind, kind, years};
    use jiff::civil::date;

    #[test]
    fn a_title_says_why_schools_are_closed() {
        use SchoolDayKind::{Break, Pedagogical};
        for (title, expected) in [
            ("Journée pédagogique", Some(Pedagogical)),
            ("JOURNEE PEDAGOGIQUE FLOTTANTE", Some(Pedagogical)),
            ("Congé pédagogique", Some(Pedagogical)),
            ("Pédago #3", Some(Pedagogical)),
            ("Ped Day", Some(Pedagogical)),
            ("Pedagogical day (elementary)", Some(Pedagogical)),
            ("Semaine de relâche", Some(Break)),
            ("Congé des fêtes", Some(Break)),
            ("Jours fériés", Some(Break)),
            ("École fermée", Some(Break)),
            ("March Break", Some(Break)),
            ("No school: Labour Day", Some(Break)),
            ("Déjeuner-conférence", None),
            ("Pancake breakfast", None),
            ("Visite à la ferme", None),
            ("Congrès des orthopédagogues", None),
            ("Rencontre de parents", None),
            ("", None),
        ] {
            assert_eq!(kind(title), expected, "{title}");
        }
    }

    #[test]
    fn this_school_year_and_the_next_count() {
        let now = |text: &str| text.parse::<jiff::Timestamp>().expect("a moment").as_millisecond();
        let expected = Some((date(2026, 8, 1), date(2028, 7, 31)));
        for moment in ["2026-08-01T12:00:00Z", "2026-11-18T12:00:00Z", "2027-07-31T12:00:00Z"] {
            assert_eq!(years(now(moment)), expected, "{moment}");
        }
    }
}
