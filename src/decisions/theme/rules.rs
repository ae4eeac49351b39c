//! What can be done with a theme. Pure.

use super::model::{Decision, ThemeState};

/// The most characters of a title.
pub const MAX_TITLE: usize = 150;
/// The most characters of what a theme is for.
pub const MAX_WHY: usize = 2_000;
/// The most characters of who would present it.
pub const MAX_LEAD: usize = 200;
/// The most characters of the reason for which it is set aside.
pub const MAX_REASON: usize = 500;

/// The most characters of a reply.
pub const MAX_REPLY: usize = 4_000;

/// How many themes of a community a person can propose before something is decided about one of them.
pub const MAX_OPEN: usize = 30;

/// Whether a theme can be supported and changed by its authors: nothing was decided yet.
#[must_use]
pub const fn is_open(state: ThemeState) -> bool {
    matches!(state, ThemeState::Proposed)
}

/// Whether a theme can be voted on, and others can be merged into it.
#[must_use]
pub const fn is_eligible(state: ThemeState) -> bool {
    matches!(state, ThemeState::Proposed | ThemeState::Kept)
}

/// What facilitators can decide about a theme in this state.
#[must_use]
pub const fn decisions(state: ThemeState) -> &'static [Decision] {
    match state {
        ThemeState::Proposed => &[Decision::Keep, Decision::SetAside, Decision::Merge],
        ThemeState::Kept => &[Decision::Reopen, Decision::SetAside, Decision::Merge],
        ThemeState::SetAside => &[Decision::Reopen],
        ThemeState::Merged => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::{Decision, ThemeState, decisions, is_eligible, is_open};

    #[test]
    fn a_merged_theme_is_decided_for_good() {
        assert!(decisions(ThemeState::Merged).is_empty());
        assert!(!is_open(ThemeState::Merged) && !is_eligible(ThemeState::Merged));
    }

    #[test]
    fn what_was_decided_can_be_taken_back() {
        for state in [ThemeState::Kept, ThemeState::SetAside] {
            assert!(decisions(state).contains(&Decision::Reopen), "{state}");
            assert!(!is_open(state), "{state}");
        }
        assert!(is_eligible(ThemeState::Kept) && !is_eligible(ThemeState::SetAside));
    }
}
