//! Who may read a reflection, and what follows from a change. Pure.

use super::model::{Audience, GroupNote, PromptKind, Reflection, Visibility};
use ensemble_core::{
    Lang, LocalizedText, Translation,
    file::KEPT_AFTER_REMOVAL,
    fold,
    ids::{CommunityId, PersonId},
    rights::{Action, Identity, Role, Viewer, rules::may},
};

/// Reflections on one page of a list.
pub const PAGE_SIZE: i64 = 20;
pub const MAX_TAGS: usize = 8;
/// In characters, as all lengths here.
pub const MAX_TAG_LENGTH: usize = 40;
pub const MAX_TITLE_LENGTH: usize = 200;
pub const MAX_TEXT_LENGTH: usize = 20_000;
/// Of a comment, and of a reason.
pub const MAX_COMMENT_LENGTH: usize = 4_000;
/// How long authors can undo a removal, in milliseconds.
pub const UNDOABLE_FOR: i64 = KEPT_AFTER_REMOVAL;
/// How long a text, and a request for its translation, are shown to those who offer to translate, in milliseconds.
pub const TRANSLATION_AWAITED_FOR: i64 = 60 * 24 * 60 * 60_000;

/// Whether the viewer may read a reflection. The predicate of `store` says the same in SQL; a test compares both for
/// every audience, every role and every page.
///
/// Portal roles give no access: coordinators and administrators read what was shared with them, like anyone else.
/// Observers and liaisons do not read what is for a community's members, unless the author chose them.
#[must_use]
pub fn may_read(viewer: &Viewer, visibility: &Visibility) -> bool {
    if visibility.removed {
        return false;
    }
    let Some(person) = viewer.id() else {
        return visibility.audience == Audience::Public && !visibility.community_archived;
    };
    let within = |action| may(viewer, action, Some(visibility.community));
    if person == visibility.author {
        return true;
    }
    match visibility.audience {
        Audience::AuthorOnly => false,
        Audience::ChosenPeople => visibility.chosen_people.contains(&person),
        Audience::Facilitators => within(Action::ReadForFacilitators),
        Audience::Community => within(Action::ReadReflections),
        Audience::AllCommunities => {
            within(Action::ReadReflections) || !visibility.community_archived && !viewer.roles.is_empty()
        }
        Audience::Public => within(Action::ReadReflections) || !visibility.community_archived,
    }
}

/// Whether a person with this role in its community may read a reflection.
#[must_use]
pub fn may_read_with_role(person: PersonId, role: Role, visibility: &Visibility) -> bool {
    let identity = Identity::new(person, String::new(), Lang::Fr);
    let roles = vec![(visibility.community, role)];
    may_read(&Viewer { person: Some(identity), roles, ..Viewer::default() }, visibility)
}

/// Whether the viewer may write in a group's note: while it is open, the members and facilitators of its community who
/// may read it.
#[must_use]
pub fn may_write_note(viewer: &Viewer, visibility: &Visibility, group_note: &GroupNote) -> bool {
    group_note.open
        && may_read(viewer, visibility)
        && may(viewer, Action::WriteReflections, Some(visibility.community))
}

/// Whether the viewer may see the prompt. A prompt from a meeting is visible only to people who may read the agenda.
#[must_use]
pub fn may_see_prompt(viewer: &Viewer, kind: PromptKind, community: CommunityId) -> bool {
    kind == PromptKind::Question || may(viewer, Action::ReadAgenda, Some(community))
}

/// Whether a person may get another email about a reflection: true if no email was sent, or if the person read the
/// reflection after the last email. Both are in milliseconds UTC.
#[must_use]
pub fn may_email_again(last_email_at: Option<i64>, last_read_at: Option<i64>) -> bool {
    last_email_at.is_none_or(|email| last_read_at.is_some_and(|read| read >= email))
}

/// The most places of a text at which a name is looked for after an @.
const MAX_MENTIONS: usize = 50;

/// Which of these names a text has after an @, by their positions, each once. Spellings that differ by accents or capitals
/// are one; of names of which one begins like the other, the longer one is meant where it fits.
#[must_use]
pub fn mentioned(text: &str, names: &[&str]) -> Vec<usize> {
    let text = fold::fold(text);
    let names: Vec<String> = names.iter().map(|name| fold::fold(name.trim())).collect();
    let mut found = Vec::new();
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '-';
    let marks = text.match_indices('@').filter(|(at, _)| !text[..*at].ends_with(is_word));
    for (at, _) in marks.take(MAX_MENTIONS) {
        let rest = &text[at + 1..];
        let fits = |name: &&String| {
            !name.is_empty()
                && rest.strip_prefix(name.as_str()).is_some_and(|after| !after.starts_with(is_word))
        };
        let longest = names.iter().filter(fits).map(String::len).max();
        for (position, name) in names.iter().enumerate() {
            if fits(&name) && Some(name.len()) == longest && !found.contains(&position) {
                found.push(position);
            }
        }
    }
    found
}

/// Whether a translation was asked for within [`TRANSLATION_AWAITED_FOR`]: those who offer to translate see the request.
#[must_use]
pub fn is_translation_asked(reflection: &Reflection, now: i64) -> bool {
    reflection.translation_asked_at.is_some_and(|at| at > now - TRANSLATION_AWAITED_FOR)
}

/// Whether a translation of it can be asked for: others read it, it is in one language or its translation is outdated, and
/// nobody asked within [`TRANSLATION_AWAITED_FOR`], or it changed since. Group notes are not offered to those who translate.
#[must_use]
pub fn can_ask_for_translation(reflection: &Reflection, now: i64) -> bool {
    let is_needed = match &reflection.texts.body {
        LocalizedText::Single { .. } => true,
        LocalizedText::Pair { translation, .. } => matches!(translation, Translation::Outdated { .. }),
    };
    let has_changed = reflection.translation_asked_revision.is_some_and(|asked| asked < reflection.revision);
    is_needed
        && reflection.visibility.audience != Audience::AuthorOnly
        && reflection.group_note.is_none()
        && (has_changed || !is_translation_asked(reflection, now))
}

/// Whether `to` lets more people read than `from`; who the chosen people are is compared elsewhere.
#[must_use]
pub fn widens(from: Audience, to: Audience) -> bool {
    to as u8 > from as u8
}

/// Whether an audience extends beyond the community, which the author must confirm.
#[must_use]
pub fn extends_beyond_community(audience: Audience) -> bool {
    matches!(audience, Audience::AllCommunities | Audience::Public)
}

/// Whether a group's note may be open: people who read an open note see who is writing in it.
#[must_use]
pub fn may_be_open(audience: Audience, anonymous: bool) -> bool {
    !anonymous && !extends_beyond_community(audience)
}

/// A tag as it is compared and kept: in small letters, composed, with one kind of apostrophe, hyphen and space.
#[must_use]
pub fn normalize_tag(typed: &str) -> String {
    let plain = |letter: char| match letter {
        _ if fold::is_ignorable(letter) && !matches!(letter, '\u{200c}' | '\u{200d}') => None,
        _ if fold::is_apostrophe(letter) => Some('’'),
        '\u{2010}' | '\u{2011}' => Some('-'),
        _ if letter.is_control() && !letter.is_whitespace() => None,
        _ => Some(letter),
    };
    let tag: String = fold::compose(typed.trim().trim_start_matches('#')).chars().filter_map(plain).collect();
    tag.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Splits a comma-separated list into tags without duplicates: spellings that differ by accents alone are one.
///
/// # Errors
/// When there are too many, or one is too long.
pub fn parse_tags(typed: &str) -> Result<Vec<String>, TagError> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.split([',', ';', '\n']) {
        let tag = normalize_tag(tag);
        if tag.chars().count() > MAX_TAG_LENGTH {
            return Err(TagError::TooLong);
        }
        let is_new = |other: &String| fold::fold(other) != fold::fold(&tag);
        if !fold::fold(&tag).trim().is_empty() && tags.iter().all(is_new) {
            if tags.len() == MAX_TAGS {
                return Err(TagError::TooMany);
            }
            tags.push(tag);
        }
    }
    Ok(tags)
}

/// Why tags are rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagError {
    /// There are more than [`MAX_TAGS`].
    TooMany,
    /// One is longer than [`MAX_TAG_LENGTH`] characters.
    TooLong,
}

#[cfg(test)]
mod tests {
    use super::{
        Audience, TagError, extends_beyond_community, may_email_again, mentioned, parse_tags, widens,
    };

    #[test]
    fn one_email_is_enough_until_its_recipient_has_looked() {
        for (email, read, expected) in [
            (None, None, true),
            (None, Some(5), true),
            (Some(5), None, false),
            (Some(5), Some(4), false),
            (Some(5), Some(6), true),
        ] {
            assert_eq!(may_email_again(email, read), expected, "{email:?}, {read:?}");
        }
    }

    #[test]
    fn people_are_named_with_an_at_sign_and_their_whole_name() {
        let names = ["Ana Roy", "Ana Roy-Dubé", "Éloïse L’Heureux", "Li", ""];
        for (text, expected) in [
            ("Merci @Ana Roy!", vec![0]),
            ("Merci @ana roy-dube, et @Ana Roy.", vec![1, 0]),
            ("@Eloise L'Heureux et @éloïse l’heureux", vec![2]),
            ("ana@li, a@Li, @Lise, @ Li, @", vec![]),
            ("(@Li)", vec![3]),
            ("Ana Roy", vec![]),
        ] {
            assert_eq!(mentioned(text, &names), expected, "{text}");
        }
    }

    #[test]
    fn tags_are_alike_however_they_are_typed() {
        let read = parse_tags("Télépratique, #Consentement;  dossiers   sans papier,télépratique,,");
        assert_eq!(
            read,
            Ok(vec!["télépratique".into(), "consentement".into(), "dossiers sans papier".into()])
        );
        let read = parse_tags(
            "L'e\u{301}cole, l’école, l´ecole, Proﬁl, pro\u{ad}fil, \u{200b}, anti‑stress, anti-stress",
        );
        assert_eq!(read, Ok(vec!["l’école".into(), "profil".into(), "anti-stress".into()]));
        assert_eq!(parse_tags("a,b,c,d,e,f,g,h,i"), Err(TagError::TooMany));
        assert_eq!(parse_tags(&"é".repeat(41)), Err(TagError::TooLong));
    }

    #[test]
    fn audiences_go_from_the_fewest_to_the_most() {
        for pair in Audience::ALL.windows(2) {
            assert!(widens(pair[0], pair[1]) && !widens(pair[1], pair[0]));
        }
        let past: Vec<_> =
            Audience::ALL.iter().filter(|audience| extends_beyond_community(**audience)).collect();
        assert_eq!(past, [&Audience::AllCommunities, &Audience::Public]);
    }
}
