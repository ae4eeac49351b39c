//! Permanent codes: three letters of the family name and one of the given name, the date of birth
//! (50 is added to the month of a woman's, 62 to the day since 2000), two more digits. Numbers of
//! health insurance look alike, with the year first: they identify as well.

use super::{
    Finding, FindingKind, Reason, lists,
    text::{Gap, Text},
};

/// Finds permanent codes.
pub(super) fn find(text: &Text) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, token) in text.tokens.iter().enumerate() {
        if token.number
            || token.end - token.start != 4
            || token.gap == Gap::Glued
            || text.is(index, lists::NO_CODE)
        {
            continue;
        }
        let Some((last, digits)) = eight(text, index + 1) else { continue };
        let glued = text.gap(index + 1) == Gap::Glued;
        let named = text.any(text.back(index, 4), index, lists::CODE);
        if (token.all_capitals || glued || named) && plausible(&digits) {
            let end = text.tokens[last].end;
            findings.push(Finding {
                kind: FindingKind::PermanentCode,
                start: token.start,
                end,
                why: Reason::CodeShape,
            });
        }
    }
    findings
}

/// Eight digits in groups, and the token that they end with.
fn eight(text: &Text, first: usize) -> Option<(usize, [u8; 8])> {
    let mut digits = [0; 8];
    let mut count = 0;
    let mut index = first;
    while count < 8 {
        let token = text.tokens.get(index).filter(|token| token.number && joins(text, index))?;
        let group = text.word(index).as_bytes();
        if count + group.len() > 8 || (group.len() < 2 && token.gap != Gap::Glued) {
            return None;
        }
        for digit in group {
            digits[count] = digit - b'0';
            count += 1;
        }
        index += 1;
    }
    let on = text.tokens.get(index).is_some_and(|next| match next.gap {
        Gap::Glued => true,
        Gap::Hyphen | Gap::Dot => next.number,
        _ => false,
    });
    (!on).then_some((index - 1, digits))
}

fn joins(text: &Text, index: usize) -> bool {
    match text.gap(index) {
        Gap::Glued | Gap::Hyphen => true,
        Gap::Space | Gap::Underscore => text.between(index).len() == 1,
        _ => false,
    }
}

fn plausible(digits: &[u8; 8]) -> bool {
    let pair = |at: usize| digits[at] * 10 + digits[at + 1];
    let day = |day: u8| matches!(day, 1..=31 | 63..=93);
    let month = |month: u8| matches!(month, 1..=12 | 51..=62);
    month(pair(2)) && (day(pair(0)) || day(pair(4)))
}
