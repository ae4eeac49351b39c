//! Who sees a reflection, and what follows from a change. Pure.

use super::model::{Audience, Group, PromptKind, Visibility};
use crate::{
    ids::CommunityId,
    rights::{Action, Viewer, rules::may},
};

/// How many reflections one page of a list shows.
pub const PAGE_SIZE: i64 = 20;
/// The most tags of one reflection.
pub const MOST_TAGS: usize = 8;
/// The longest tag, in characters.
pub const TAG: usize = 40;
/// The longest title, in characters.
pub const TITLE: usize = 200;
/// The longest text of a reflection.
pub const TEXT: usize = 20_000;
/// The longest comment, and the longest reason.
pub const COMMENT: usize = 4_000;

/// Whether somebody sees a reflection. The statements of `store` say the same in SQL, once; a test
/// asks both, for every level, every person and every door.
///
/// Offices count for nothing here: whoever coordinates or administers the portal reads what was
/// shared with them, like everybody else. Neither do observers and liaisons read what stays within a
/// community.
#[must_use]
pub fn visible(viewer: &Viewer, visibility: &Visibility) -> bool {
    if visibility.removed {
        return false;
    }
    let Some(person) = viewer.id() else {
        return visibility.audience == Audience::Public && !visibility.archived;
    };
    let within = |action| may(viewer, action, Some(visibility.community));
    if person == visibility.author {
        return true;
    }
    match visibility.audience {
        Audience::Me => false,
        Audience::People => visibility.readers.contains(&person),
        Audience::Facilitators => within(Action::ReadForFacilitators),
        Audience::Community => within(Action::ReadReflections),
        Audience::Communities => {
            within(Action::ReadReflections) || !visibility.archived && !viewer.roles.is_empty()
        }
        Audience::Public => within(Action::ReadReflections) || !visibility.archived,
    }
}

/// Whether somebody who sees a group's note writes in it: while it is open, the members and facilitators
/// of its community among them.
#[must_use]
pub fn writes_together(viewer: &Viewer, visibility: &Visibility, group: &Group) -> bool {
    group.open
        && visible(viewer, visibility)
        && may(viewer, Action::WriteReflections, Some(visibility.community))
}

/// Whether somebody is told what a reflection answers: a meeting's title and its agenda are not for
/// everybody.
#[must_use]
pub fn prompt_shown(viewer: &Viewer, kind: PromptKind, community: CommunityId) -> bool {
    kind == PromptKind::Question || may(viewer, Action::ReadAgenda, Some(community))
}

/// Whether somebody may be written to about a reflection: they were not yet, or have looked at it since
/// the last email.
#[must_use]
pub fn may_be_notified(email: Option<i64>, looked: Option<i64>) -> bool {
    email.is_none_or(|email| looked.is_some_and(|looked| looked >= email))
}

/// Whether more people would see it.
#[must_use]
pub fn widens(from: Audience, to: Audience) -> bool {
    to as u8 > from as u8
}

/// Whether a level goes past the community, which asks for confirmation.
#[must_use]
pub fn past_community(audience: Audience) -> bool {
    matches!(audience, Audience::Communities | Audience::Public)
}

/// Tags as people type them, separated by commas: in small letters, each once, without empty ones.
///
/// # Errors
/// When there are too many, or one is too long.
pub fn tags(typed: &str) -> Result<Vec<String>, TagFault> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.split([',', ';', '\n']) {
        let tag = tag.trim().trim_start_matches('#').to_lowercase();
        let tag = tag.split_whitespace().collect::<Vec<_>>().join(" ");
        if tag.chars().count() > TAG {
            return Err(TagFault::Long);
        }
        if !tag.is_empty() && !tags.contains(&tag) {
            if tags.len() == MOST_TAGS {
                return Err(TagFault::Many);
            }
            tags.push(tag);
        }
    }
    Ok(tags)
}

/// What is wrong with tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagFault {
    /// There are more than [`MOST_TAGS`].
    Many,
    /// One is longer than [`TAG`] characters.
    Long,
}

/// A text without the characters that deceive the eye: those that turn the direction of reading, and
/// those that have no width. Emoji keep the joiner that makes one of several.
#[must_use]
pub fn honest(text: &str) -> String {
    text.chars()
        .filter(|letter| {
            !matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Audience, TagFault, honest, may_be_notified, past_community, tags, widens};

    #[test]
    fn one_email_is_enough_until_somebody_has_looked() {
        for (email, looked, told) in [
            (None, None, true),
            (None, Some(5), true),
            (Some(5), None, false),
            (Some(5), Some(4), false),
            (Some(5), Some(6), true),
        ] {
            assert_eq!(may_be_notified(email, looked), told, "{email:?}, {looked:?}");
        }
    }

    #[test]
    fn tags_are_alike_however_they_are_typed() {
        let read = tags("Télépratique, #Consentement;  dossiers   sans papier,télépratique,,");
        assert_eq!(
            read,
            Ok(vec!["télépratique".into(), "consentement".into(), "dossiers sans papier".into()])
        );
        assert_eq!(tags("a,b,c,d,e,f,g,h,i"), Err(TagFault::Many));
        assert_eq!(tags(&"é".repeat(41)), Err(TagFault::Long));
    }

    #[test]
    fn levels_go_from_the_fewest_to_the_most() {
        for pair in Audience::ALL.windows(2) {
            assert!(widens(pair[0], pair[1]) && !widens(pair[1], pair[0]));
        }
        let past: Vec<_> = Audience::ALL.iter().filter(|audience| past_community(**audience)).collect();
        assert_eq!(past, [&Audience::Communities, &Audience::Public]);
    }

    #[test]
    fn characters_that_deceive_are_taken_out() {
        assert_eq!(honest("a\u{202e}b\u{200b}c\u{feff} l’élève 👩\u{200d}🏫"), "abc l’élève 👩\u{200d}🏫");
    }
}
