//! Who may ask, and what an author can answer. Pure.

use super::model::{Consent, Credit};
use ensemble_core::rights::{Action, Viewer, rules::may};
use ensemble_reflections::reflection::{
    model::{Audience, Reflection},
    rules::may_read,
};

/// The longest passage that is quoted, in characters.
pub const MAX_PASSAGE: usize = 2_000;
/// How many passages of one reflection a work asks for: its authors are notified of each.
pub const MAX_PASSAGES: usize = 20;

/// Whether an audience is at least the members of the community. Others never learn that narrower reflections exist.
#[must_use]
pub const fn can_be_quoted(audience: Audience) -> bool {
    matches!(audience, Audience::Community | Audience::AllCommunities | Audience::Public)
}

/// Whether a person may ask the authors of a reflection to be quoted: a facilitator of its community who reads it as its
/// members do. A note that a group still writes has no authors yet.
#[must_use]
pub fn may_ask(viewer: &Viewer, reflection: &Reflection) -> bool {
    let visibility = &reflection.visibility;
    can_be_quoted(visibility.audience)
        && may_read(viewer, visibility)
        && may(viewer, Action::ReadForFacilitators, Some(visibility.community))
        && !reflection.group_note.as_ref().is_some_and(|note| note.open)
}

/// How an author can be named. The author of a reflection without a name stays without one: with a name in the work,
/// its readers would learn who wrote the reflection.
#[must_use]
pub const fn credits(anonymous: bool) -> &'static [Credit] {
    if anonymous { &[Credit::Anonymous] } else { Credit::ALL }
}

/// How an author is named who chose this.
#[must_use]
pub const fn credit(anonymous: bool, chosen: Credit) -> Credit {
    if anonymous { Credit::Anonymous } else { chosen }
}

/// What an author can answer now.
#[must_use]
pub const fn answers(consent: Consent) -> &'static [Consent] {
    match consent {
        Consent::Asked => &[Consent::Given, Consent::Refused],
        Consent::Given => &[Consent::Withdrawn],
        Consent::Refused | Consent::Withdrawn => &[Consent::Given],
    }
}

/// The words of a text on one line, without marks of Markdown.
#[must_use]
pub fn plain_words(text: &str) -> String {
    let plain: String =
        text.chars().filter(|sign| !matches!(sign, '*' | '_' | '#' | '>' | '`' | '\\')).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a passage is in a text, however lines are broken. Marks of Markdown in the text may be left out of the passage.
#[must_use]
pub fn is_passage_of(passage: &str, text: &str) -> bool {
    let passage = plain_words(passage);
    !passage.is_empty() && plain_words(text).contains(&passage)
}

#[cfg(test)]
mod tests {
    use super::{answers, can_be_quoted, credit, credits, is_passage_of};
    use crate::quotation::model::{Consent, Credit};
    use ensemble_reflections::reflection::model::Audience;

    #[test]
    fn what_is_shared_with_fewer_than_the_community_is_not_quoted() {
        let quoted: Vec<Audience> =
            Audience::ALL.iter().copied().filter(|audience| can_be_quoted(*audience)).collect();
        assert_eq!(quoted, [Audience::Community, Audience::AllCommunities, Audience::Public]);
    }

    #[test]
    fn the_author_of_a_reflection_without_a_name_is_not_named() {
        assert_eq!(credits(true), [Credit::Anonymous]);
        for chosen in Credit::ALL {
            assert_eq!(credit(true, *chosen), Credit::Anonymous);
            assert_eq!(credit(false, *chosen), *chosen);
        }
    }

    #[test]
    fn consent_that_was_given_can_be_withdrawn_and_given_again() {
        assert_eq!(answers(Consent::Asked), [Consent::Given, Consent::Refused]);
        assert_eq!(answers(Consent::Given), [Consent::Withdrawn]);
        assert_eq!(answers(Consent::Withdrawn), [Consent::Given]);
        assert_eq!(answers(Consent::Refused), [Consent::Given]);
    }

    #[test]
    fn a_passage_is_found_without_its_marks_and_line_breaks() {
        let text = "Avant les notes, il y a **trois\nsignes** que voient d’autres que nous.";
        assert!(is_passage_of("il y a trois signes que voient", text));
        assert!(!is_passage_of("il y a quatre signes", text));
        assert!(!is_passage_of("  ", text));
    }
}
