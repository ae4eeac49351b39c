//! What is decided about running meetings. Pure.

use std::collections::BTreeMap;

use super::model::{AgendaItem, MINUTE};
use crate::meeting::model::When;
use ensemble_core::{Lang, fold::fold};
use ensemble_document::agenda::{Agenda, Item};

/// How much earlier than announced a meeting may begin and still end when it was announced to, in milliseconds.
const EARLY: i64 = 60 * MINUTE;
/// From how many meetings on medians are proposed.
pub const MIN_MEETINGS: usize = 3;
/// A median that differs by less from what is planned is not proposed, in minutes.
const MIN_DIFFERENCE: u16 = 2;

/// When a meeting that begins now should end: as it was announced, unless it begins at quite another time.
#[must_use]
pub fn due_at(when: When, duration: u16, now: i64) -> i64 {
    let length = i64::from(duration) * MINUTE;
    match when {
        When::At(at) if now >= at - EARLY && now < at + length => at + length,
        When::At(_) | When::Month(_) => now + length,
    }
}

/// The items of an agenda, as far as the clock needs them.
#[must_use]
pub fn agenda_items(agenda: &Agenda) -> Vec<AgendaItem> {
    agenda.items.iter().map(|item| AgendaItem { id: item.id.clone(), minutes: item.minutes }).collect()
}

/// The title of an item as it is compared with those of other meetings.
#[must_use]
pub fn title_key(item: &Item) -> String {
    fold(item.name(Lang::Fr)).trim().to_owned()
}

/// What an item of a meeting that ended took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastItem {
    /// The meeting, by a number of its own.
    pub meeting: usize,
    /// The code of its kind.
    pub kind: String,
    /// Its title as it is compared.
    pub title: String,
    /// In milliseconds.
    pub spent: i64,
}

/// An item that is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedItem {
    pub id: String,
    pub kind: String,
    /// Its title as it is compared.
    pub title: String,
    pub minutes: u16,
}

/// What such items took, and is proposed for one that is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub item: String,
    /// What is planned, in minutes.
    pub planned: u16,
    /// What it took in the middle, in minutes.
    pub median: u16,
}

/// What is proposed for planned items: the median of items with the same title in [`MIN_MEETINGS`] meetings, else of those
/// of the same kind. An item that took no whole minute was skipped and does not count.
#[must_use]
pub fn proposals(planned: &[PlannedItem], past: &[PastItem]) -> Vec<Proposal> {
    let past: Vec<&PastItem> = past.iter().filter(|item| item.spent >= MINUTE).collect();
    planned
        .iter()
        .filter_map(|item| {
            let alike = |matches: &dyn Fn(&PastItem) -> bool| {
                median(past.iter().copied().filter(|past| matches(past)))
            };
            let by_title = if item.title.is_empty() { None } else { alike(&|past| past.title == item.title) };
            let median = by_title.or_else(|| alike(&|past| past.kind == item.kind))?;
            (median.abs_diff(item.minutes) >= MIN_DIFFERENCE).then(|| Proposal {
                item: item.id.clone(),
                planned: item.minutes,
                median,
            })
        })
        .collect()
}

/// The median of what items took, in minutes: each meeting counts once, with the longest of its items.
fn median<'a>(items: impl Iterator<Item = &'a PastItem>) -> Option<u16> {
    let mut by_meeting: BTreeMap<usize, i64> = BTreeMap::new();
    for item in items {
        let longest = by_meeting.entry(item.meeting).or_default();
        *longest = item.spent.max(*longest);
    }
    if by_meeting.len() < MIN_MEETINGS {
        return None;
    }
    let mut all: Vec<i64> = by_meeting.into_values().collect();
    all.sort_unstable();
    let middle = all.len() / 2;
    let median = if all.len().is_multiple_of(2) { (all[middle - 1] + all[middle]) / 2 } else { all[middle] };
    u16::try_from((median + MINUTE / 2) / MINUTE).ok().map(|minutes| minutes.max(1))
}

#[cfg(test)]
mod tests {
    use super::{MINUTE, PastItem, PlannedItem, Proposal, When, due_at, proposals};

    #[test]
    fn a_meeting_that_begins_late_ends_as_it_was_announced() {
        let at = 1_000 * MINUTE;
        assert_eq!(due_at(When::At(at), 90, at + 7 * MINUTE), at + 90 * MINUTE);
        assert_eq!(due_at(When::At(at), 90, at - 10 * MINUTE), at + 90 * MINUTE, "early by ten minutes");
        assert_eq!(due_at(When::At(at), 90, at - 600 * MINUTE), at - 510 * MINUTE, "on another day");
        assert_eq!(due_at(When::At(at), 90, at + 90 * MINUTE), at + 180 * MINUTE, "after its end");
        assert_eq!(due_at(When::Month(at), 60, at + 5), at + 5 + 60 * MINUTE);
    }

    fn past(meeting: usize, kind: &str, title: &str, minutes: i64) -> PastItem {
        PastItem { meeting, kind: kind.to_owned(), title: title.to_owned(), spent: minutes * MINUTE }
    }

    fn planned(kind: &str, title: &str, minutes: u16) -> PlannedItem {
        PlannedItem { id: "a".to_owned(), kind: kind.to_owned(), title: title.to_owned(), minutes }
    }

    #[test]
    fn medians_are_proposed_after_three_meetings() {
        let two = [past(0, "welcome", "tour", 12), past(1, "welcome", "tour", 14)];
        assert_eq!(proposals(&[planned("welcome", "tour", 5)], &two), []);
        let three = [two[0].clone(), two[1].clone(), past(2, "welcome", "tour", 30)];
        let proposed = |minutes, median| Proposal { item: "a".to_owned(), planned: minutes, median };
        assert_eq!(proposals(&[planned("welcome", "tour", 5)], &three), [proposed(5, 14)]);
        assert_eq!(proposals(&[planned("welcome", "accueil", 5)], &three), [proposed(5, 14)], "by its kind");
        assert_eq!(proposals(&[planned("video", "accueil", 5)], &three), []);
        assert_eq!(proposals(&[planned("welcome", "tour", 13)], &three), [], "nearly so");
    }

    #[test]
    fn a_title_says_more_than_a_kind_and_what_was_skipped_says_nothing() {
        let mut all = vec![past(3, "discussion", "bilan", 0)];
        for meeting in 0..3 {
            all.push(past(meeting, "discussion", "bilan", 20));
            all.push(past(meeting, "discussion", "autre", 60));
        }
        let proposed = proposals(&[planned("discussion", "bilan", 10)], &all);
        assert_eq!(proposed[0].median, 20);
        let proposed = proposals(&[planned("discussion", "nouveau", 10)], &all);
        assert_eq!(proposed[0].median, 60, "the longest of each meeting");
    }
}
