//! Who may read and write a practice, and what becomes of it. Pure.

#[cfg(test)]
mod tests;
pub mod topics;

use super::model::{Content, Involvement, Place, PracticeForm, PracticeState, Review, Verdict};
use ensemble_core::rights::{Action, Viewer, rules::may};
use ensemble_reflections::reflection::model::Audience;

/// The most characters of a title: it is a part of the subjects of emails.
pub const MAX_TITLE: usize = 160;
/// The most characters of a summary, an effect, a link’s words.
pub const MAX_SHORT: usize = 600;
/// The most characters of the other texts of a practice.
pub const MAX_LONG: usize = 8_000;
/// The most characters of a comment or a note of a trial.
pub const MAX_RESPONSE: usize = 4_000;
/// The most characters of the reason for which a response is removed.
pub const MAX_REASON: usize = 500;
/// The most characters of a reference.
pub const MAX_REFERENCE: usize = 1_000;
/// The most references in one language.
pub const MAX_REFERENCES: usize = 30;
/// How many practices of a community are worked on at once.
pub const MAX_WORK: usize = 100;
/// How many other people have to approve a practice before it is published.
pub const REVIEWS: usize = 2;
/// How many people can be asked to review at once.
pub const MAX_REVIEWERS: usize = 10;

/// Who can read a practice once it is published.
pub const AUDIENCES: [Audience; 3] = [Audience::Community, Audience::AllCommunities, Audience::Public];

/// Whether the viewer reads the published version. The statements of `store` say the same in SQL; a test compares both.
#[must_use]
pub fn may_read(viewer: &Viewer, place: &Place, audience: Audience) -> bool {
    if may(viewer, Action::ReadReflections, Some(place.community)) {
        return true;
    }
    match audience {
        Audience::Public => !place.archived,
        Audience::AllCommunities => !place.archived && !viewer.roles.is_empty(),
        _ => false,
    }
}

/// Whether the viewer reads the text that is worked on: the facilitators; the authors who are asked, so that they know in what;
/// those who are asked to review it. All of them belong to the community.
#[must_use]
pub fn may_read_work(viewer: &Viewer, place: &Place, ties: Involvement) -> bool {
    let within = |action| may(viewer, action, Some(place.community));
    within(Action::WritePractices) || within(Action::ReadReflections) && (ties.is_author || ties.is_reviewer)
}

/// Whether the viewer may change the text: the facilitators, and the authors who consented.
#[must_use]
pub fn may_write(viewer: &Viewer, place: &Place, ties: Involvement) -> bool {
    let within = |action| may(viewer, action, Some(place.community));
    !place.archived
        && (within(Action::WritePractices) || within(Action::ReadReflections) && ties.has_consented)
}

/// What is done with a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Its text is changed.
    Edit,
    /// It is sent to reviewers.
    Send,
    Publish,
    Withdraw,
}

impl Step {
    pub const ALL: [Self; 4] = [Self::Edit, Self::Send, Self::Publish, Self::Withdraw];
}

/// The state after a step; `None` where the step is not possible. `published` says whether readers get a version.
#[must_use]
pub const fn after(state: PracticeState, step: Step, published: bool) -> Option<PracticeState> {
    match (state, step) {
        (_, Step::Edit) => Some(PracticeState::Draft),
        (PracticeState::Draft, Step::Send) => Some(PracticeState::Review),
        (PracticeState::Review, Step::Publish) => Some(PracticeState::Published),
        (PracticeState::Draft | PracticeState::Review | PracticeState::Published, Step::Withdraw)
            if published =>
        {
            Some(PracticeState::Withdrawn)
        }
        _ => None,
    }
}

/// What a practice lacks before it is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A summary.
    Summary,
    /// The need, or what happened.
    Need,
    /// What was done, or what changed.
    Done,
    /// The consent of an author.
    Consent,
    /// The answer of an author who is asked.
    Answer,
}

/// What a practice lacks. All authors consent to `given` reflections or passages; `asked` authors have not answered.
#[must_use]
pub fn missing(content: &Content, given: u32, asked: u32) -> Vec<Missing> {
    let (need, done) = match content.form {
        PracticeForm::Description => (&content.need, &content.done),
        PracticeForm::Story => (&content.story.happened, &content.story.changed),
    };
    [
        (content.summary.is_none(), Missing::Summary),
        (need.is_none(), Missing::Need),
        (done.is_none(), Missing::Done),
        (given == 0, Missing::Consent),
        (asked > 0, Missing::Answer),
    ]
    .into_iter()
    .filter_map(|(lacks, what)| lacks.then_some(what))
    .collect()
}

/// Whether enough people approved the revision, and no one wants it changed.
#[must_use]
pub fn is_approved(reviews: &[Review]) -> bool {
    let count = |verdict| reviews.iter().filter(|review| review.verdict == Some(verdict)).count();
    count(Verdict::Approved) >= REVIEWS && count(Verdict::Changes) == 0
}
