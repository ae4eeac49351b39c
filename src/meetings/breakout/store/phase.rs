//! The end of a meeting closes its tables, in the same transaction.

use futures::future::BoxFuture;
use sqlx::AnyConnection;

use super::{delete_pairs, lock_rounds, set_clock};
use crate::{
    breakout::model::round::{Command, Stage, apply},
    meeting::{PhaseChanged, model::Step},
};

/// What happens to the tables of a meeting that goes to another phase: when it ends, those that are open are closed, and of those that
/// were only prepared it is deleted who was to sit together or apart.
#[must_use]
pub fn phase_changed<'a>(
    to: &'a mut AnyConnection,
    change: PhaseChanged<'a>,
) -> BoxFuture<'a, Result<(), sqlx::Error>> {
    Box::pin(async move {
        if change.step != Step::Close {
            return Ok(());
        }
        delete_pairs(&mut *to, change.found.of.meeting.id).await?;
        for round in lock_rounds(&mut *to, change.found.of.meeting.id).await? {
            if round.clock.stage == Stage::Open
                && let Ok(clock) = apply(&round.clock, Command::Close, change.now)
            {
                set_clock(&mut *to, &round, &clock).await?;
            }
        }
        Ok(())
    })
}
