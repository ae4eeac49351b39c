//! From a draft to adopted minutes. Pure.

use crate::minutes::model::MinutesState;
use ensemble_meetings::meeting::model::{Meeting, Phase};

/// What those who write minutes do with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Shows them to the members.
    Propose,
    /// Makes them a draft again.
    TakeBack,
    /// Seals them.
    Adopt,
}

/// What a step depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conditions {
    /// Whether the meeting took place.
    pub held: bool,
    /// Whether a later meeting of the community has begun.
    pub later_meeting_begun: bool,
    /// Whether nothing in the text may identify a student, or a person confirmed it with a reason.
    pub checked: bool,
}

/// Why a step is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The meeting is not over.
    NotHeld,
    /// Only what is proposed can be adopted or taken back.
    NotProposed,
    /// They are proposed already.
    Proposed,
    /// What is adopted stays.
    Adopted,
    /// They are adopted at a later meeting.
    NoLaterMeeting,
    /// Something in the text may identify a student.
    Unchecked,
}

/// The state that a step leads to.
///
/// # Errors
/// Why the step is not taken.
pub const fn apply(state: MinutesState, step: Step, conditions: Conditions) -> Result<MinutesState, Refusal> {
    match (state, step) {
        (MinutesState::Adopted, _) => Err(Refusal::Adopted),
        (MinutesState::Proposed, Step::Propose) => Err(Refusal::Proposed),
        (MinutesState::Draft, Step::Propose) if !conditions.held => Err(Refusal::NotHeld),
        (MinutesState::Draft, Step::Propose) => Ok(MinutesState::Proposed),
        (MinutesState::Draft, Step::TakeBack | Step::Adopt) => Err(Refusal::NotProposed),
        (MinutesState::Proposed, Step::TakeBack) => Ok(MinutesState::Draft),
        (MinutesState::Proposed, Step::Adopt) if !conditions.later_meeting_begun => {
            Err(Refusal::NoLaterMeeting)
        }
        (MinutesState::Proposed, Step::Adopt) if !conditions.checked => Err(Refusal::Unchecked),
        (MinutesState::Proposed, Step::Adopt) => Ok(MinutesState::Adopted),
    }
}

/// Whether the text can be edited, once the meeting took place.
#[must_use]
pub const fn can_edit(state: MinutesState) -> bool {
    !matches!(state, MinutesState::Adopted)
}

/// Whether several people write the text together: as long as only those who write minutes read it. The notes of a meeting that
/// is not over would be missing.
#[must_use]
pub const fn can_write_together(held: bool, state: MinutesState) -> bool {
    held && matches!(state, MinutesState::Draft)
}

/// Whether notes are taken at a meeting, decisions recorded, and said what people will try: from its beginning until its
/// minutes are adopted.
#[must_use]
pub fn takes_notes(meeting: &Meeting, held: bool, state: MinutesState) -> bool {
    meeting.cancelled_at.is_none() && (meeting.phase == Phase::UnderWay || held) && can_edit(state)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Conditions, MinutesState, Refusal, Step, apply};

    const ALL: Conditions = Conditions { held: true, later_meeting_begun: true, checked: true };

    #[test]
    fn each_refusal_is_said() {
        let adopt = |conditions| apply(MinutesState::Proposed, Step::Adopt, conditions);
        assert_eq!(adopt(Conditions { later_meeting_begun: false, ..ALL }), Err(Refusal::NoLaterMeeting));
        assert_eq!(adopt(Conditions { checked: false, ..ALL }), Err(Refusal::Unchecked));
        assert_eq!(adopt(ALL), Ok(MinutesState::Adopted));
        assert_eq!(apply(MinutesState::Draft, Step::Adopt, ALL), Err(Refusal::NotProposed));
        let early = Conditions { held: false, ..ALL };
        assert_eq!(apply(MinutesState::Draft, Step::Propose, early), Err(Refusal::NotHeld));
        assert_eq!(apply(MinutesState::Proposed, Step::Propose, ALL), Err(Refusal::Proposed));
        assert_eq!(apply(MinutesState::Proposed, Step::TakeBack, ALL), Ok(MinutesState::Draft));
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![Just(Step::Propose), Just(Step::TakeBack), Just(Step::Adopt)]
    }

    fn conditions() -> impl Strategy<Value = Conditions> {
        any::<(bool, bool, bool)>().prop_map(|(held, later_meeting_begun, checked)| Conditions {
            held,
            later_meeting_begun,
            checked,
        })
    }

    proptest! {
        /// Adopted minutes stay adopted, and only proposed ones get there, with all that this takes.
        #[test]
        fn adoption_is_for_good_and_comes_after_proposing(steps in proptest::collection::vec((step(), conditions()), 0..20)) {
            let mut state = MinutesState::Draft;
            for (step, conditions) in steps {
                let before = state;
                if let Ok(after) = apply(before, step, conditions) {
                    prop_assert!(before != MinutesState::Adopted);
                    if after == MinutesState::Adopted {
                        prop_assert!(before == MinutesState::Proposed && conditions.checked && conditions.later_meeting_begun);
                    }
                    if after == MinutesState::Proposed {
                        prop_assert!(before == MinutesState::Draft && conditions.held);
                    }
                    prop_assert!(after != before, "a step that is taken changes the state");
                    state = after;
                }
            }
        }
    }
}
