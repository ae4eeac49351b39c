//! From what a person typed in a field to changes of the shared text, and where the caret goes when the text changes
//! under it. Pure. Positions count UTF-16 units.

use ensemble_document::agenda::change::{Splice, splices};

/// What was typed, which turned `shown` into `typed`, as changes of `current`, to be applied one after the other.
///
/// Others may have changed the text since it was shown: what they inserted stays, and of the letters that were removed
/// here those are removed that are still there.
pub(super) fn rebase(shown: &str, typed: &str, current: &str) -> Vec<Splice> {
    let own = splices(shown, typed);
    let others = if own.is_empty() { Vec::new() } else { splices(shown, current) };
    // From the last to the first, so that none moves those that follow.
    own.into_iter().rev().flat_map(|own| rebase_one(&own, &others)).collect()
}

fn rebase_one(own: &Splice, others: &[Splice]) -> Vec<Splice> {
    let end = own.at + own.remove;
    // What others typed at the same place comes first.
    let at = new_position(end, others, own.remove == 0);
    let mut changes = vec![Splice { at, remove: 0, insert: own.insert.clone() }];
    for (from, to) in remaining(own.at, end, others).into_iter().rev() {
        let at = new_position(from, others, true);
        match changes.last_mut().filter(|last| last.at == at + (to - from)) {
            Some(last) => {
                last.at = at;
                last.remove += to - from;
            }
            None => changes.push(Splice { at, remove: to - from, insert: String::new() }),
        }
    }
    changes.retain(|change| change.remove > 0 || !change.insert.is_empty());
    changes
}

/// The parts of a range that others did not remove, divided where they inserted something.
fn remaining(from: u32, to: u32, others: &[Splice]) -> Vec<(u32, u32)> {
    let mut parts = Vec::new();
    let mut at = from;
    for other in others.iter().filter(|other| other.at + other.remove >= from && other.at < to) {
        if other.at > at {
            parts.push((at, other.at));
        }
        at = at.max(other.at + other.remove);
    }
    if at < to {
        parts.push((at, to));
    }
    parts
}

/// Where a position is once the text has changed; `after` says whether it is then after what was inserted just there.
fn new_position(position: u32, changes: &[Splice], after: bool) -> u32 {
    let (mut inserted, mut removed) = (0, 0);
    for Splice { at, remove, insert } in changes {
        let end = at + remove;
        let is_before =
            if *remove == 0 { *at < position || after && *at == position } else { end <= position };
        if is_before {
            inserted += units(insert);
            removed += remove;
        } else if *at < position {
            return at + inserted - removed + units(insert);
        } else {
            break;
        }
    }
    position + inserted - removed
}

/// Where a caret stands once the text has changed from `before` to `now`.
pub(super) fn shift(position: u32, changes: &[Splice]) -> u32 {
    new_position(position, changes, false)
}

/// The nearest position at or before this one that does not divide a character: no pair of surrogates, no letter and
/// its accents, no emoji made of several.
pub(super) fn boundary(text: &[u16], position: usize) -> usize {
    let mut at = position.min(text.len());
    while at > 0 && at < text.len() && is_within(text, at) {
        at -= 1;
    }
    at
}

fn is_within(text: &[u16], at: usize) -> bool {
    const JOINER: u16 = 0x200d;
    let is_low = |unit: u16| (0xdc00..0xe000).contains(&unit);
    // The second halves of the skin tones U+1F3FB to U+1F3FF, and of tags.
    let is_modifier = |high: u16, low: Option<&u16>| {
        high == 0xd83c && low.is_some_and(|low| (0xdffb..=0xdfff).contains(low)) || high == 0xdb40
    };
    match text[at] {
        JOINER | 0x0300..=0x036f | 0x1ab0..=0x1aff | 0x20d0..=0x20ff | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f => {
            true
        }
        unit if is_low(unit) => true,
        high => text[at - 1] == JOINER || is_modifier(high, text.get(at + 1)),
    }
}

/// How far the page scrolls in one frame while something is dragged, in pixels: the nearer to an edge of the visible
/// part, the faster.
pub(super) fn scroll_speed(pointer: f64, top: f64, bottom: f64) -> f64 {
    const EDGE: f64 = 72.0;
    const FASTEST: f64 = 18.0;
    let near = |distance: f64| (1.0 - distance / EDGE).clamp(0.0, 1.0) * FASTEST;
    near(bottom - pointer) - near(pointer - top)
}

/// A shortcut of the keyboard that the editor handles itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shortcut {
    Undo,
    Redo,
}

impl Shortcut {
    /// Of a key that is pressed with Ctrl or ⌘, and with nothing else but perhaps Shift. Caps Lock changes the letter
    /// that the browser reports, but not the shortcut.
    pub(super) fn of(key: &str, shift: bool) -> Option<Self> {
        match (key, shift) {
            ("z" | "Z", false) => Some(Self::Undo),
            ("z" | "Z", true) | ("y" | "Y", false) => Some(Self::Redo),
            _ => None,
        }
    }
}

fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Shortcut, boundary, rebase, scroll_speed, shift};
    use ensemble_document::agenda::change::{Splice, splices};

    fn merged(shown: &str, typed: &str, current: &str) -> String {
        let mut units: Vec<u16> = current.encode_utf16().collect();
        for Splice { at, remove, insert } in rebase(shown, typed, current) {
            units.splice(at as usize..(at + remove) as usize, insert.encode_utf16());
        }
        String::from_utf16(&units).expect("whole letters")
    }

    #[test]
    fn what_is_typed_after_the_change_of_another_lands_after_it() {
        assert_eq!(merged("abc", "abcd", "ZZabc"), "ZZabcd");
        assert_eq!(merged("abc", "ab", "ZZabc"), "ZZab");
        assert_eq!(merged("abc def", "abc deux", "def"), "deux");
    }

    #[test]
    fn what_is_typed_before_the_change_of_another_stays_in_place() {
        assert_eq!(merged("abc", "Xabc", "abcZZ"), "XabcZZ");
        assert_eq!(merged("abc", "bc", "abcZZ"), "bcZZ");
    }

    #[test]
    fn what_is_typed_between_the_changes_of_others_stays_between_them() {
        assert_eq!(merged("abc def", "abcX def", "Pabc defQ"), "PabcX defQ");
        assert_eq!(merged("un teh mot", "un the mot", "Pun teh motQ"), "Pun the motQ");
        assert_eq!(merged("abc def ghi", "abc ghi", "1abc def2 ghi3"), "1abc 2ghi3");
        assert_eq!(merged("un deux trois", "one deux three", "un 2 deux trois"), "one 2 deux three");
    }

    #[test]
    fn two_who_replace_the_same_letters_keep_both_texts() {
        assert_eq!(merged("abc", "aXc", "aYc"), "aYXc");
        assert_eq!(merged("abc", "", "aYc"), "Y");
    }

    #[test]
    fn two_who_type_at_the_same_place_keep_both_texts() {
        assert_eq!(merged("abc", "abcX", "abcQ"), "abcQX");
        assert_eq!(merged("abc", "ac", "abZc"), "aZc");
    }

    #[test]
    fn a_field_in_which_nothing_was_typed_changes_nothing() {
        assert_eq!(rebase("abc", "abc", "ZZabc"), []);
    }

    #[test]
    fn letters_of_two_units_are_counted_as_two() {
        assert_eq!(merged("mot", "mots", "👩 mot"), "👩 mots");
        assert_eq!(merged("👩a👩b", "👩aX👩b", "Z👩a👩bZ"), "Z👩aX👩bZ");
    }

    #[test]
    fn a_caret_moves_with_the_text_around_it() {
        let changes = splices("un mot", "un petit mot");
        assert_eq!([0, 3, 6].map(|position| shift(position, &changes)), [0, 3, 12]);
        let removal = [Splice { at: 2, remove: 4, insert: "x".to_owned() }];
        assert_eq!([2, 4, 6, 8].map(|position| shift(position, &removal)), [2, 3, 3, 5]);
        let around = splices("abc", "Xabcd");
        assert_eq!([0, 1, 3].map(|position| shift(position, &around)), [0, 2, 4]);
    }

    #[test]
    fn the_page_scrolls_near_the_edges_only() {
        let speed = |pointer: f64| scroll_speed(pointer, 100.0, 700.0);
        assert_eq!([400.0, 172.0, 628.0].map(speed), [0.0; 3]);
        assert!(speed(110.0) < -10.0 && speed(0.0) <= speed(110.0), "upward, and not faster without end");
        assert!(speed(690.0) > 10.0 && speed(690.0) > speed(650.0));
    }

    #[test]
    fn shift_and_not_caps_lock_decides_between_undo_and_redo() {
        assert_eq!(
            [("z", false), ("Z", false)].map(|(key, shift)| Shortcut::of(key, shift)),
            [Some(Shortcut::Undo); 2]
        );
        let redo = [("z", true), ("Z", true), ("y", false), ("Y", false)];
        assert_eq!(redo.map(|(key, shift)| Shortcut::of(key, shift)), [Some(Shortcut::Redo); 4]);
        assert_eq!(
            [("y", true), ("«", false), ("a", false)].map(|(key, shift)| Shortcut::of(key, shift)),
            [None; 3]
        );
    }

    #[test]
    fn a_boundary_divides_no_character() {
        let text: Vec<u16> = "a👩🏽‍🏫e\u{301}b".encode_utf16().collect();
        let boundaries: Vec<usize> = (0..=text.len()).map(|at| boundary(&text, at)).collect();
        assert_eq!(boundaries, [0, 1, 1, 1, 1, 1, 1, 1, 8, 8, 10, 11]);
    }
}
