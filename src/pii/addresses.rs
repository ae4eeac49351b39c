//! Civic addresses: a number and a street, in both languages' order; and postal codes.

use super::{
    Finding, FindingKind, Reason, lists,
    text::{Gap, Text},
};

/// The most words that a street's name has.
const MOST_WORDS: usize = 5;

/// Finds civic addresses and postal codes.
pub(super) fn find(text: &Text) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut index = 0;
    while index < text.tokens.len() {
        let found = postal(text, index)
            .map(|last| (last, Reason::PostalCode))
            .or_else(|| civic(text, index).map(|last| (apartment(text, last), Reason::StreetAndNumber)));
        if let Some((last, why)) = found {
            let (start, end) = (text.tokens[index].start, text.tokens[last].end);
            findings.push(Finding { kind: FindingKind::Address, start, end, why });
            index = last + 1;
        } else {
            index += 1;
        }
    }
    findings
}

/// “H2X 1Y4”, with or without the space: the last of its six tokens.
fn postal(text: &Text, index: usize) -> Option<usize> {
    if text.gap(index) == Gap::Glued || index + 5 >= text.tokens.len() {
        return None;
    }
    for place in 0..6 {
        let token = text.tokens[index + place];
        let letters: &[u8] = if place == 0 { b"abceghjklmnprstvxy" } else { b"abceghjklmnprstvwxyz" };
        let letter = matches!(text.word(index + place).as_bytes(), [sign] if letters.contains(sign));
        let fits = if place % 2 == 0 { letter } else { token.number };
        let joined = match place {
            0 => true,
            3 => {
                matches!(token.gap, Gap::Glued | Gap::Space | Gap::Hyphen)
                    && text.between(index + 3).len() < 2
            }
            _ => token.gap == Gap::Glued,
        };
        if token.end - token.start != 1 || !fits || !joined {
            return None;
        }
    }
    (text.gap(index + 6) != Gap::Glued).then_some(index + 5)
}

/// The last token of an address that begins with a number.
fn civic(text: &Text, index: usize) -> Option<usize> {
    let number = text.value(index)?;
    let in_row = matches!(text.gap(index), Gap::Glued | Gap::Hyphen | Gap::Dot | Gap::Slash);
    if number == 0 || text.length(index) > 5 || in_row && index > 0 {
        return None;
    }
    let before = index.checked_sub(1).filter(|_| text.gap(index) == Gap::Space);
    if before.is_some_and(|before| text.is(before, lists::NUMBERED)) {
        return None;
    }
    let a_year = (1900..2100).contains(&number);
    if a_year && before.is_some_and(|before| text.is(before, lists::WHEN)) {
        return None;
    }
    let mut next = index + 1;
    if text.gap(next) == Gap::Glued {
        if text.length(next) > 1 {
            return None;
        }
        next += 1;
    }
    // « 3-1234, rue Saint-Hubert »: the apartment first.
    if text.gap(next) == Gap::Hyphen && text.value(next).is_some() && text.length(next) <= 5 {
        next += 1;
    }
    french(text, next).or_else(|| english(text, next))
}

/// « rue Saint-Hubert », « boul. René-Lévesque », « 4e Avenue » after the number.
fn french(text: &Text, at: usize) -> Option<usize> {
    if !matches!(text.gap(at), Gap::Space | Gap::Comma) {
        return None;
    }
    let ordinal = text.value(at).is_some() && text.gap(at + 1) == Gap::Glued;
    if ordinal && text.follows(at + 2) && text.is(at + 2, lists::STREETS) {
        return Some(at + 2);
    }
    if !text.is(at, lists::STREETS) || !text.follows(at + 1) {
        return None;
    }
    let firm = text.is(at, lists::FIRM_STREETS);
    let mut last = None;
    let mut next = at + 1;
    while next < at + 1 + 2 * MOST_WORDS {
        let joined = match text.gap(next) {
            Gap::Space | Gap::Hyphen | Gap::Apostrophe => true,
            Gap::Glued => last == next.checked_sub(1),
            _ => false,
        };
        if !joined {
            break;
        }
        let link = text.is(next, lists::STREET_LINKS);
        let figure = last.is_none() && text.value(next).is_some();
        let named = text.capital(next) || figure || text.gap(next) == Gap::Glued;
        let small = firm && last.is_none() || text.gap(next) == Gap::Hyphen;
        if named || small && !link {
            last = Some(next);
        } else if !link {
            break;
        }
        next += 1;
    }
    // « rue Sherbrooke ouest »; « est » is the verb far more often.
    let side = last.map(|last| last + 1).filter(|side| {
        text.follows(*side)
            && text.is(*side, lists::COMPASS)
            && (text.capital(*side) || text.length(*side) > 3)
    });
    side.or(last)
}

/// “Maple Street”, “4th Avenue”, “Lake Shore Dr.” after the number.
fn english(text: &Text, at: usize) -> Option<usize> {
    if !text.follows(at) {
        return None;
    }
    let mut next = at;
    let mut words = 0;
    while words <= MOST_WORDS {
        let in_name = words > 0;
        let near = matches!(text.gap(next), Gap::Space | Gap::Hyphen | Gap::Apostrophe | Gap::Glued);
        if !near {
            return None;
        }
        let street = text.is(next, lists::ENGLISH_STREETS) && text.follows(next);
        if in_name && street && (text.capital(next) || text.is(next, lists::FIRM_STREETS)) {
            return ends(text, next);
        }
        let ordinal = text.value(next).is_some() && text.gap(next + 1) == Gap::Glued;
        let glued = matches!(text.gap(next), Gap::Glued | Gap::Apostrophe);
        // “4520 de la Roche Street”: a French name within an English form.
        let link = text.is(next, lists::STREET_LINKS) && (in_name || text.word(next) != "of");
        if !(text.capital(next) || ordinal || glued || link) || text.is(next, lists::NOT_STREETS) {
            return None;
        }
        words += usize::from(!link);
        next += 1;
        if next > at + 2 * MOST_WORDS {
            return None;
        }
    }
    None
}

/// The street's last token, a point of the compass included, unless it is a school's name.
fn ends(text: &Text, street: usize) -> Option<usize> {
    let next = street + 1;
    if text.follows(next) && text.is(next, lists::COMPASS) && text.capital(next) {
        return Some(next);
    }
    let goes_on = text.follows(next) && text.capital(next) && text.is(next, lists::PLACE_AFTER);
    (!goes_on).then_some(street)
}

/// The last token with « app. 3 » or “apt. 3”, if that follows.
fn apartment(text: &Text, last: usize) -> usize {
    let near = matches!(text.gap(last + 1), Gap::Space | Gap::Comma);
    let number = text.value(last + 2).is_some() && matches!(text.gap(last + 2), Gap::Space);
    if near && number && text.is(last + 1, lists::APARTMENT) { last + 2 } else { last }
}
