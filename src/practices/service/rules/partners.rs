//! The partnership map: who works with the schools, and who could. Pure.

use std::collections::{BTreeMap, BTreeSet};

use crate::service::model::{NamedPartner, PartnerOnMap};
use ensemble_core::fold::fold;

/// The most partners that the picture shows; the list has all of them.
pub const IN_PICTURE: usize = 8;
/// How many purposes the list names for one partner.
const PURPOSES: usize = 3;
/// The most characters of a line in the picture, and the most lines.
const LINE: usize = 13;
const LINES: usize = 3;

/// What one partner is, gathered from all groups.
#[derive(Default)]
struct Gathered<'a> {
    name: &'a str,
    is_present: bool,
    groups: BTreeSet<&'a str>,
    purposes: Vec<String>,
}

/// The partners that groups named, each once by its name without accents and capitals: those that are there first, then by how many
/// groups named them.
#[must_use]
pub fn gathered(named: &[NamedPartner]) -> Vec<PartnerOnMap> {
    let mut known: BTreeMap<String, Gathered<'_>> = BTreeMap::new();
    for partner in named {
        let found = known.entry(fold(&partner.name)).or_default();
        if found.name.is_empty() {
            found.name = &partner.name;
        }
        found.is_present |= partner.is_present;
        found.groups.insert(&partner.group);
        if !partner.purpose.is_empty()
            && found.purposes.len() < PURPOSES
            && !found.purposes.contains(&partner.purpose)
        {
            found.purposes.push(partner.purpose.clone());
        }
    }
    let mut all: Vec<PartnerOnMap> = known
        .into_values()
        .map(|found| PartnerOnMap {
            name: found.name.to_owned(),
            is_present: found.is_present,
            groups: found.groups.len(),
            purposes: found.purposes,
        })
        .collect();
    // The order of the names stays among those that are named as often.
    all.sort_by_key(|partner| (!partner.is_present, std::cmp::Reverse(partner.groups)));
    all
}

/// A circle of the picture, with the lines of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    pub x: i32,
    pub y: i32,
    pub radius: i32,
    pub is_present: bool,
    /// The lines of the name, each with its height.
    pub lines: Vec<(i32, String)>,
}

/// The middle of the picture, which is 420 wide and 340 high.
pub const CENTRE: (i32, i32) = (210, 170);

/// The circles of the picture: those named most, those that are there above and the possible ones below.
#[must_use]
pub fn picture(partners: &[PartnerOnMap]) -> Vec<Circle> {
    let shown: Vec<&PartnerOnMap> = partners.iter().take(IN_PICTURE).collect();
    let many = f64::from(u32::try_from(shown.len().max(1)).unwrap_or(1));
    let radius = if shown.len() <= 6 { 50 } else { 44 };
    shown
        .into_iter()
        .enumerate()
        .map(|(index, partner)| {
            // From the left over the top to the right, and back below.
            let part = f64::from(u32::try_from(index).unwrap_or_default()) / many;
            let angle = std::f64::consts::PI * (1.0 + 2.0 * part);
            let (x, y) =
                (f64::from(CENTRE.0) + 150.0 * angle.cos(), f64::from(CENTRE.1) + 116.0 * angle.sin());
            let (x, y) = (rounded(x), rounded(y));
            let lines = lines(&partner.name);
            let first = y + 5 - 8 * i32::try_from(lines.len().saturating_sub(1)).unwrap_or_default();
            let placed = (0..).map(|number| first + 17 * number).zip(lines).collect();
            Circle { x, y, radius, is_present: partner.is_present, lines: placed }
        })
        .collect()
}

#[allow(clippy::cast_possible_truncation, reason = "within a picture of a few hundred units")]
fn rounded(value: f64) -> i32 {
    value.round() as i32
}

/// A name in short lines; what does not fit ends with an ellipsis, and the list has all of it.
fn lines(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LINE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let is_cut = lines.len() > LINES;
    lines.truncate(LINES);
    let count = lines.len();
    for (number, line) in lines.iter_mut().enumerate() {
        if line.chars().count() > LINE {
            *line = line.chars().take(LINE - 1).chain(['…']).collect();
        } else if is_cut && number + 1 == count {
            line.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{CENTRE, IN_PICTURE, NamedPartner, gathered, picture};

    fn named(group: &str, is_present: bool, name: &str, purpose: &str) -> NamedPartner {
        NamedPartner {
            group: group.to_owned(),
            is_present,
            name: name.to_owned(),
            purpose: purpose.to_owned(),
        }
    }

    #[test]
    fn a_partner_is_there_once_with_how_many_groups_named_it() {
        let all = gathered(&[
            named("a", false, "Bibliothèque", "Lecture"),
            named("a", false, "bibliotheque", "Devoirs"),
            named("b", true, "BIBLIOTHÈQUE", "Lecture"),
            named("b", false, "Cégep", ""),
            named("c", false, "Club", ""),
            named("a", false, "Club", ""),
        ]);
        let short: Vec<(&str, bool, usize)> =
            all.iter().map(|each| (each.name.as_str(), each.is_present, each.groups)).collect();
        assert_eq!(short, [("Bibliothèque", true, 2), ("Club", false, 2), ("Cégep", false, 1)]);
        assert_eq!(all[0].purposes, ["Lecture", "Devoirs"]);
        assert_eq!(gathered(&[]), []);
    }

    #[test]
    fn the_picture_stays_within_its_frame_and_its_lines_are_short() {
        let all: Vec<NamedPartner> = (0..30)
            .map(|number| {
                named("a", number % 2 == 0, &format!("Centre communautaire du quartier {number}"), "")
            })
            .collect();
        let circles = picture(&gathered(&all));
        assert_eq!(circles.len(), IN_PICTURE);
        for circle in &circles {
            assert!((0..=420).contains(&circle.x) && (0..=340).contains(&circle.y), "{circle:?}");
            assert!((circle.x, circle.y) != CENTRE, "{circle:?}");
            assert!(circle.lines.len() <= 3, "{circle:?}");
            assert!(circle.lines.iter().all(|(_, line)| line.chars().count() <= 14), "{circle:?}");
        }
        let places: std::collections::BTreeSet<(i32, i32)> =
            circles.iter().map(|circle| (circle.x, circle.y)).collect();
        assert_eq!(places.len(), circles.len());
        assert_eq!(picture(&[]), []);
    }
}
