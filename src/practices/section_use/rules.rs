//! When sections are put on an agenda and commented, whether a newer version exists, when a revision is proposed. Pure.

use super::model::{Note, Section, SectionUse};
use ensemble_core::rights::{Action, Role, Viewer, rules::may};
use ensemble_meetings::meeting::model::{Meeting, Phase, When};

/// The most characters of what was adapted.
pub const MAX_NOTE: usize = 1_000;
/// How many notes about one version propose a revision.
pub const NOTES_FOR_REVISION: usize = 3;
/// The minutes for each passage of a chapter.
const PASSAGE_MINUTES: u16 = 10;
/// The most minutes of a chapter.
const CHAPTER_MINUTES: u16 = 60;

/// How long a meeting takes for a chapter with so many passages, to begin with.
#[must_use]
pub fn chapter_minutes(passages: usize) -> u16 {
    let passages = u16::try_from(passages).unwrap_or(u16::MAX).max(1);
    passages.saturating_mul(PASSAGE_MINUTES).min(CHAPTER_MINUTES)
}

/// Whether the agenda of a meeting can still get sections.
#[must_use]
pub fn can_add(meeting: &Meeting) -> bool {
    meeting.cancelled_at.is_none() && meeting.phase != Phase::Closed
}

/// Whether people can say what came of a section: once the meeting has begun.
#[must_use]
pub fn can_comment(meeting: &Meeting, now: i64) -> bool {
    let begun = match (meeting.phase, meeting.when) {
        (Phase::Draft, _) => false,
        (Phase::UnderWay | Phase::Closed, _) => true,
        (Phase::Published, When::At(begins)) => begins <= now,
        (Phase::Published, _) => false,
    };
    begun && meeting.cancelled_at.is_none()
}

/// How the version of a use compares with what is published now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Currency<'a> {
    Current,
    /// Another version was published since.
    Newer(&'a Section),
    /// The guide has no such section any more.
    Gone,
}

/// Compares a use with the sections that are published now.
#[must_use]
pub fn currency<'a>(used: &SectionUse, published: &'a [Section]) -> Currency<'a> {
    match published.iter().find(|section| section.place == used.place) {
        None => Currency::Gone,
        Some(section) if section.version == used.version => Currency::Current,
        Some(section) => Currency::Newer(section),
    }
}

/// Whether what was adapted proposes a revision of the version that is published now.
#[must_use]
pub fn proposes_revision(notes: &[Note], version: &str) -> bool {
    notes.iter().filter(|note| note.version == version).count() >= NOTES_FOR_REVISION
}

/// Whether a person reads what was adapted at meetings of other communities: those who prepare meetings and those who write guides.
#[must_use]
pub fn may_read_notes(viewer: &Viewer) -> bool {
    viewer.roles.iter().any(|(_, role)| *role == Role::Facilitator)
        || may(viewer, Action::EditTemplates, None)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        CHAPTER_MINUTES, Currency, NOTES_FOR_REVISION, Note, chapter_minutes, currency, proposes_revision,
    };
    use crate::section_use::model::{Section, SectionPlace, SectionSource, SectionUse};
    use ensemble_core::{Lang, LocalizedText, ids::MeetingId};
    use uuid::Uuid;

    fn place(section: &str) -> SectionPlace {
        SectionPlace {
            source: SectionSource::PracticeGuide,
            guide: "a".to_owned(),
            section: section.to_owned(),
        }
    }

    fn section(id: &str, version: &str) -> Section {
        let title = LocalizedText::Single { lang: Lang::Fr, text: "Accueillir".to_owned() };
        Section {
            place: place(id),
            version: version.to_owned(),
            guide: title.clone(),
            title,
            items: Vec::new(),
        }
    }

    #[test]
    fn a_use_is_compared_with_what_is_published_now() {
        let used = SectionUse {
            id: Uuid::nil().into(),
            meeting: MeetingId::from(Uuid::nil()),
            place: place("b"),
            version: "1.0".to_owned(),
            title: LocalizedText::Single { lang: Lang::Fr, text: "Accueillir".to_owned() },
            feedback: None,
        };
        assert_eq!(currency(&used, &[section("a", "1.0"), section("b", "1.0")]), Currency::Current);
        let newer = [section("b", "1.1")];
        assert_eq!(currency(&used, &newer), Currency::Newer(&newer[0]));
        assert_eq!(currency(&used, &[section("a", "1.0")]), Currency::Gone);
    }

    #[test]
    fn a_chapter_takes_longer_with_more_passages_up_to_an_hour() {
        for (passages, minutes) in
            [(0, 10), (1, 10), (3, 30), (6, 60), (7, 60), (usize::MAX, CHAPTER_MINUTES)]
        {
            assert_eq!(chapter_minutes(passages), minutes, "{passages}");
        }
    }

    proptest! {
        #[test]
        fn only_notes_about_the_version_that_is_published_propose_its_revision(versions in prop::collection::vec(0_u8..3, 0..12)) {
            let note = |version: &u8| Note {
                version: version.to_string(),
                lang: Lang::Fr,
                text: "Plus court".to_owned(),
                written_at: 0,
            };
            let notes: Vec<Note> = versions.iter().map(note).collect();
            for version in 0..3_u8 {
                let count = versions.iter().filter(|each| **each == version).count();
                prop_assert_eq!(proposes_revision(&notes, &version.to_string()), count >= NOTES_FOR_REVISION);
            }
        }
    }
}
