//! The clock begins, ends and goes on with the meeting, in the same transaction.

use futures::future::BoxFuture;
use sqlx::AnyConnection;

use super::{add_run, keep_items, lock_run, write_run};
use crate::{
    facilitation::{
        model::{Command, Run, apply},
        rules::{agenda_items, due_at},
    },
    meeting::{PhaseChanged, model::Step},
};

/// What happens to the clock when a meeting goes to another phase.
#[must_use]
pub fn phase_changed<'a>(
    to: &'a mut AnyConnection,
    change: PhaseChanged<'a>,
) -> BoxFuture<'a, Result<(), sqlx::Error>> {
    Box::pin(follow(to, change))
}

async fn follow(to: &mut AnyConnection, change: PhaseChanged<'_>) -> Result<(), sqlx::Error> {
    let PhaseChanged { found, step, agenda, now } = change;
    let meeting = &found.of.meeting;
    let items = agenda_items(agenda);
    let command = match step {
        Step::Begin | Step::Reopen => Command::Reopen,
        Step::Close => Command::End,
        Step::Publish | Step::Withdraw => return Ok(()),
    };
    match lock_run(to, meeting.id).await? {
        Some(run) => {
            let before = run.following_agenda(&items);
            let Ok(after) = apply(&before, &command, now) else { return Ok(()) };
            if after != run {
                write_run(to, meeting.id, &after).await?;
            }
            if step == Step::Close {
                keep_items(to, meeting.id, &after, agenda).await?;
            }
        }
        None if step == Step::Close => {}
        None => {
            let run = Run::begin(&items, due_at(meeting.when, meeting.duration, now), now);
            add_run(to, meeting.id, &run).await?;
        }
    }
    Ok(())
}
