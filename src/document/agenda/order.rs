//! Places between places: a letter string for each item, compared byte by byte, so that an item moves
//! by writing one value and no other item changes.
//!
//! Strings are made of `0-9A-Za-z`, and never end in the smallest digit: there is always room before
//! and between. Two people who put something in the same place at the same moment get the same
//! string; ids then decide, alike for everybody.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

fn value(digit: u8) -> Option<usize> {
    DIGITS.iter().position(|each| *each == digit)
}

/// Whether a string is a place.
#[must_use]
pub fn is_place(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|digit| value(digit).is_some()) && !text.ends_with('0')
}

/// A place after `before` and before `after`; an open end is `None`. What is no place counts as open,
/// and so does `after` when it does not come after `before`.
#[must_use]
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    let before = before.filter(|text| is_place(text)).unwrap_or("");
    let after = after.filter(|text| is_place(text) && *text > before);
    let (low, high) = (before.as_bytes(), after.map(str::as_bytes));
    let mut place = String::new();
    let mut at = 0;
    // As long as the upper end binds, its digits are followed; then any digit above the lower's does.
    let mut bound = high;
    loop {
        let under = low.get(at).and_then(|digit| value(*digit)).unwrap_or(0);
        let over =
            bound.map_or(DIGITS.len(), |high| high.get(at).and_then(|digit| value(*digit)).unwrap_or(0));
        if over > under + 1 {
            // At an open end, small steps keep strings short when many are added one after another.
            let step =
                if bound.is_none() && at < low.len() { under + 1 } else { usize::midpoint(under, over) };
            place.push(char::from(DIGITS[step]));
            return place;
        }
        place.push(char::from(DIGITS[under]));
        if over > under {
            bound = None;
        }
        at += 1;
    }
}

/// A list in the order of two words each. Written so that sorting is compiled once, whatever is sorted:
/// this travels to browsers.
pub fn ordered<T>(list: Vec<T>, key: impl Fn(&T) -> (&str, &str)) -> Vec<T> {
    let mut keys: Vec<(String, String, usize)> = list
        .iter()
        .enumerate()
        .map(|(index, each)| {
            let (first, second) = key(each);
            (first.to_owned(), second.to_owned(), index)
        })
        .collect();
    keys.sort_unstable();
    let mut list: Vec<Option<T>> = list.into_iter().map(Some).collect();
    keys.into_iter().filter_map(|(_, _, index)| list.get_mut(index)?.take()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{between, is_place};

    #[test]
    fn there_is_room_at_both_ends_and_between() {
        let middle = between(None, None);
        assert!(between(None, Some(&middle)) < middle);
        assert!(between(Some(&middle), None) > middle);
    }

    #[test]
    fn a_hundred_items_added_at_the_end_stay_short() {
        let mut last = between(None, None);
        for _ in 0..100 {
            let next = between(Some(&last), None);
            assert!(next > last && next.len() < 12, "{last} {next}");
            last = next;
        }
    }

    proptest! {
        #[test]
        fn whatever_lies_between_can_be_parted_again(moves in prop::collection::vec(0usize..64, 1..200)) {
            let mut places: Vec<String> = Vec::new();
            for at in moves {
                let at = at % (places.len() + 1);
                let before = at.checked_sub(1).map(|index| places[index].as_str());
                let after = places.get(at).map(String::as_str);
                let place = between(before, after);
                prop_assert!(is_place(&place));
                prop_assert!(before.is_none_or(|before| before < place.as_str()), "{before:?} {place}");
                prop_assert!(after.is_none_or(|after| place.as_str() < after), "{place} {after:?}");
                places.insert(at, place);
            }
        }

        #[test]
        fn anything_may_be_given(before in ".*", after in ".*") {
            prop_assert!(is_place(&between(Some(&before), Some(&after))));
        }
    }
}
