//! What is refused before a draw, and that there is one.

use super::support::{drand_terms, entries, quota, terms};
use crate::{DrawError, DrawState, Entry, Quota, Terms, Value, draw, freeze};

fn by_level() -> Vec<Entry> {
    entries(6, |at| vec![if at < 2 { "primary" } else { "secondary" }.to_owned()])
}

fn refused(quotas: Vec<Quota>, places: u32) -> Option<DrawError> {
    freeze("essai", vec!["level".to_owned()], by_level(), Terms { quotas, ..terms(places) }).err()
}

fn value() -> Value {
    Value::lottery(vec![1, 2, 3], vec![3, 2, 1]).expect("a value")
}

#[test]
fn nothing_is_drawn_when_everybody_fits() {
    for places in [6, 7] {
        assert_eq!(refused(Vec::new(), places), Some(DrawError::EverybodyFits { places, entries: 6 }));
    }
    assert_eq!(refused(Vec::new(), 5), None);
}

#[test]
fn a_quota_that_cannot_be_met_is_named() {
    let primary = quota("level", "primary", 3);
    assert_eq!(
        refused(vec![quota("level", "secondary", 1), primary.clone()], 5),
        Some(DrawError::QuotaTooFew { quota: primary.clone(), entries: 2 })
    );
    let error = refused(vec![primary], 5).expect("an error");
    assert_eq!(error.to_string(), "the quota “level: primary, 3” cannot be met: 2 projects have this value");
    let unknown = quota("region", "Montréal", 1);
    assert_eq!(refused(vec![unknown.clone()], 5), Some(DrawError::QuotaUnknown(unknown)));
    let second = quota("level", "secondary", 2);
    assert_eq!(
        refused(vec![quota("level", "primary", 2), second.clone()], 3),
        Some(DrawError::QuotasExceedPlaces { quota: second, places: 3 })
    );
}

#[test]
fn the_value_comes_ten_minutes_after_the_list() {
    let soon = |published| {
        let terms = Terms { published, ..drand_terms(2, 1_000) };
        freeze("essai", Vec::new(), entries(4, |_| Vec::new()), terms).err()
    };
    assert_eq!(soon(1_692_806_364 - 600), None);
    assert_eq!(soon(1_692_806_364 - 599), Some(DrawError::PublishedLate));
}

#[test]
fn two_projects_with_the_same_identifier_are_refused() {
    let mut twice = entries(4, |_| Vec::new());
    twice.push(twice[0].clone());
    assert_eq!(freeze("essai", Vec::new(), twice, terms(2)).err(), Some(DrawError::ListUnsorted));
}

#[test]
fn there_is_no_second_draw_and_none_of_a_void_one() {
    let frozen = freeze("essai", Vec::new(), entries(4, |_| Vec::new()), terms(2)).expect("a list");
    assert!(draw(DrawState::Frozen, frozen.clone(), value()).is_ok());
    assert_eq!(draw(DrawState::Drawn, frozen.clone(), value()), Err(DrawError::AlreadyDrawn));
    assert_eq!(draw(DrawState::Void, frozen, value()), Err(DrawError::Void));
}

#[test]
fn a_list_that_changed_after_it_was_closed_is_not_drawn() {
    let frozen = freeze("essai", Vec::new(), entries(4, |_| Vec::new()), terms(2)).expect("a list");
    let mut changed = frozen.clone();
    changed.list.entries.remove(0);
    assert_eq!(draw(DrawState::Frozen, changed, value()), Err(DrawError::ListChanged));
    let mut changed = frozen;
    changed.commitment.places = 1;
    assert_eq!(draw(DrawState::Frozen, changed, value()), Err(DrawError::CommitmentChanged));
}

#[test]
fn witnesses_who_differ_are_refused() {
    assert_eq!(Value::lottery(vec![1, 2, 3], vec![1, 2, 4]), Err(DrawError::WitnessesDiffer));
    let frozen = freeze("essai", Vec::new(), entries(4, |_| Vec::new()), terms(2)).expect("a list");
    let four = Value::lottery(vec![1, 2, 3, 4], vec![1, 2, 3, 4]).expect("a value");
    assert_eq!(draw(DrawState::Frozen, frozen, four), Err(DrawError::WrongValue));
}

#[test]
fn applicants_find_their_number() {
    let mine = entries(4, |_| Vec::new()).remove(2);
    let frozen = freeze("essai", Vec::new(), entries(4, |_| Vec::new()), terms(2)).expect("a list");
    let number = frozen.list.number_of(&mine.id).expect("a number");
    assert_eq!(frozen.list.entry(number), Some(&mine));
    assert_eq!(frozen.list.entry(0), None);
    assert_eq!(frozen.list.number_of("someone else"), None);
}
