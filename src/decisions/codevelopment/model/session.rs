//! Where a session is, and what changes it.
//!
//! Two people may press the same button at once. A command says what its sender saw (the step, the minutes that were added); when
//! that is not so any more, nothing changes.

use super::Step;

/// A minute in milliseconds.
pub const MINUTE: i64 = 60_000;
/// How many minutes a step gets at once.
pub const EXTENSION: u16 = 5;
/// The most minutes that are added to a step.
pub const MAX_ADDED: u16 = 60;

/// A session. Times are in milliseconds UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Rises with each change.
    pub version: i64,
    /// How long all steps take together.
    pub minutes: u16,
    pub begun_at: Option<i64>,
    pub ended_at: Option<i64>,
    /// The current step; the first one before the session has begun, the last one after its end.
    pub step: Step,
    /// When the step began, moved by the pauses since.
    pub step_since: i64,
    pub paused_since: Option<i64>,
    /// How many minutes were added to the current step.
    pub added: u16,
    /// Whether the client has accepted a contract.
    pub has_contract: bool,
}

/// What the person who facilitates does, and the client about the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    Begin,
    /// Goes to the next step, from the one that the sender saw; from the last one it ends the session.
    Next {
        from: Step,
    },
    /// Goes back a step. After the end it reopens the last one.
    Previous {
        from: Step,
    },
    Pause,
    Resume,
    /// Adds [`EXTENSION`] minutes to the step.
    Extend {
        step: Step,
        /// How many minutes had been added.
        seen: u16,
    },
    /// The client accepts a sentence as the contract.
    AcceptContract,
}

/// Why a command was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotBegun,
    Ended,
    /// The fourth step needs a contract that the client has accepted.
    NoContract,
    /// A contract is accepted in the third step.
    NotAtContract,
    /// The step has got as many minutes as it can.
    TooLong,
}

/// The session after a command; the same, with the same version, when there is nothing to do.
///
/// # Errors
/// When the command cannot be done; then nothing is.
pub fn apply(session: &Session, command: Command, now: i64) -> Result<Session, Refusal> {
    let mut next = session.clone();
    match command {
        Command::Begin => {
            if session.begun_at.is_none() {
                next.begun_at = Some(now);
                next.go_to(Step::Account, now);
            }
        }
        _ if session.begun_at.is_none() => return Err(Refusal::NotBegun),
        Command::Previous { from } if session.ended_at.is_some() => {
            if from == session.step {
                next.ended_at = None;
                next.go_to(session.step, now);
            }
        }
        Command::Next { .. } if session.ended_at.is_some() => {}
        _ if session.ended_at.is_some() => return Err(Refusal::Ended),
        Command::Next { from } => {
            if from == session.step {
                if from == Step::Contract && !session.has_contract {
                    return Err(Refusal::NoContract);
                }
                match from.next() {
                    Some(step) => next.go_to(step, now),
                    None => {
                        next.ended_at = Some(now);
                        next.paused_since = None;
                    }
                }
            }
        }
        Command::Previous { from } => {
            if from == session.step
                && let Some(step) = from.previous()
            {
                next.go_to(step, now);
            }
        }
        Command::Pause => {
            if session.paused_since.is_none() {
                next.paused_since = Some(now.max(session.step_since));
            }
        }
        Command::Resume => {
            if let Some(since) = next.paused_since.take() {
                next.step_since += (now - since).max(0);
            }
        }
        Command::Extend { step, seen } => {
            if step == session.step && seen == session.added {
                if session.added + EXTENSION > MAX_ADDED {
                    return Err(Refusal::TooLong);
                }
                next.added += EXTENSION;
            }
        }
        Command::AcceptContract => {
            if session.step != Step::Contract {
                return Err(Refusal::NotAtContract);
            }
            next.has_contract = true;
        }
    }
    if next != *session {
        next.version = session.version + 1;
    }
    Ok(next)
}

impl Session {
    /// A session that is prepared.
    #[must_use]
    pub const fn planned(minutes: u16) -> Self {
        Self {
            version: 1,
            minutes,
            begun_at: None,
            ended_at: None,
            step: Step::Account,
            step_since: 0,
            paused_since: None,
            added: 0,
            has_contract: false,
        }
    }

    /// Whether people are in one of the steps.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.begun_at.is_some() && self.ended_at.is_none()
    }

    fn go_to(&mut self, step: Step, now: i64) {
        self.step = step;
        self.step_since = now;
        self.paused_since = None;
        self.added = 0;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Command, EXTENSION, MAX_ADDED, Refusal, Session, Step, apply};

    fn step() -> impl Strategy<Value = Step> {
        (0..Step::ALL.len()).prop_map(|index| Step::ALL[index])
    }

    fn command() -> impl Strategy<Value = Command> {
        prop_oneof![
            1 => Just(Command::Begin),
            4 => step().prop_map(|from| Command::Next { from }),
            2 => step().prop_map(|from| Command::Previous { from }),
            1 => Just(Command::Pause),
            1 => Just(Command::Resume),
            2 => (step(), 0_u16..4).prop_map(|(step, times)| Command::Extend { step, seen: times * EXTENSION }),
            2 => Just(Command::AcceptContract),
        ]
    }

    proptest! {
        #[test]
        fn every_history_keeps_the_rules(history in proptest::collection::vec((command(), 0_i64..600_000), 0..80)) {
            let (mut session, mut now) = (Session::planned(90), 1_000_000);
            for (command, pause) in history {
                now += pause;
                let Ok(after) = apply(&session, command, now) else { continue };
                prop_assert!(after.step.index().abs_diff(session.step.index()) <= 1, "one step at a time");
                prop_assert!(after.step.index() <= Step::Contract.index() || after.has_contract, "no suggestion without a contract");
                prop_assert_eq!(after.version, session.version + i64::from(after != session));
                prop_assert!(after.added <= MAX_ADDED && after.step_since <= now);
                prop_assert!(after.ended_at.is_none() || (after.step == Step::Learning && after.paused_since.is_none()));
                // The second press of the same button changes nothing, but for going back after the end.
                let again = apply(&after, command, now);
                if session.ended_at.is_none() {
                    prop_assert!(again.as_ref().map_or(true, |again| *again == after), "{command:?}: {again:?}");
                }
                session = after;
            }
        }
    }

    fn done(session: &Session, command: Command, now: i64) -> Session {
        apply(session, command, now).expect("done")
    }

    #[test]
    fn the_fourth_step_opens_once_the_client_has_accepted_the_contract() {
        let mut session = Session::planned(60);
        assert_eq!(apply(&session, Command::Next { from: Step::Account }, 1), Err(Refusal::NotBegun));
        session = done(&session, Command::Begin, 10);
        assert_eq!(apply(&session, Command::AcceptContract, 11), Err(Refusal::NotAtContract));
        for from in [Step::Account, Step::Questions] {
            session = done(&session, Command::Next { from }, 20);
        }
        assert_eq!(apply(&session, Command::Next { from: Step::Contract }, 30), Err(Refusal::NoContract));
        session = done(&session, Command::AcceptContract, 40);
        let stale = done(&session, Command::Next { from: Step::Questions }, 50);
        assert_eq!(stale, session, "another person was quicker");
        session = done(&session, Command::Next { from: Step::Contract }, 60);
        assert_eq!((session.step, session.step_since), (Step::Suggestions, 60));
    }

    #[test]
    fn a_pause_and_more_minutes_belong_to_the_step() {
        let mut session = done(&Session::planned(90), Command::Begin, 1_000);
        session = done(&session, Command::Pause, 5_000);
        session = done(&session, Command::Pause, 6_000);
        session = done(&session, Command::Resume, 9_000);
        assert_eq!((session.step_since, session.paused_since), (5_000, None));
        let extend = Command::Extend { step: Step::Account, seen: 0 };
        session = done(&session, extend, 9_100);
        assert_eq!(done(&session, extend, 9_100).added, EXTENSION, "pressed by two people");
        session = done(&session, Command::Next { from: Step::Account }, 10_000);
        assert_eq!(session.added, 0);
    }

    #[test]
    fn the_last_step_ends_the_session_and_going_back_reopens_it() {
        let mut session = Session {
            step: Step::Learning,
            has_contract: true,
            ..done(&Session::planned(90), Command::Begin, 1)
        };
        let next = Command::Next { from: Step::Learning };
        session = done(&session, next, 50);
        assert_eq!(session.ended_at, Some(50));
        assert_eq!(done(&session, next, 60), session);
        assert_eq!(apply(&session, Command::Pause, 60), Err(Refusal::Ended));
        session = done(&session, Command::Previous { from: Step::Learning }, 70);
        assert!(session.is_running() && session.step == Step::Learning);
    }
}
