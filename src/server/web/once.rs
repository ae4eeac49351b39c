//! A form that is sent twice is done once.
//!
//! A double click, a reloaded answer, or a browser that tries again sends the same form with the same content. The first
//! request claims it in the database, and stores where its answer led; the others wait for that and lead to the same
//! place. What was refused is not stored: it can be sent again. A claim ends after [`CLAIM`], in case its process died.
//!
//! Forms of people who are signed in are told apart by their [`FormOrigin`](super::FormOrigin), those of visitors by a token
//! that their page puts into the field [`FIELD`].

use std::time::Duration;

use tokio::time::{Instant, sleep};
use tracing::Instrument;

use super::Form;
use crate::{db::Db, digest};
use ensemble_core::{error::AppError, ids::PersonId};

/// How long a claim holds, in milliseconds: longer than a request may take.
const CLAIM: i64 = 2 * 60_000;
/// How long an answer is remembered, in milliseconds.
const MEMORY: i64 = 24 * 60 * 60_000;
/// How long a second request waits for the answer to the first.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often it looks.
const INTERVAL: Duration = Duration::from_millis(100);

/// The name of the hidden field of a form that visitors send.
pub const FIELD: &str = "form-token";

/// A token for the form of a page that is made for a visitor.
#[must_use]
pub fn token() -> String {
    digest::token()
}

/// One form with its content, sent by one person to one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission(String);

/// Who handles a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// This request does.
    First,
    /// Another request did: its answer led there.
    Done(String),
    /// Another request still does.
    Waiting,
}

/// What came of a form that is handled once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handled<T> {
    /// This request handled it.
    Now(T),
    /// Another request did: its answer led there.
    Before(String),
    /// Another request still does.
    Waiting,
}

impl Submission {
    /// The form with this token. Other content makes it another submission: a person may go back, change the text and
    /// send it again.
    #[must_use]
    pub fn new(token: &str, person: Option<PersonId>, address: &str, form: &Form) -> Self {
        let person = person.map(|person| person.to_string()).unwrap_or_default();
        let mut content = format!("{token}\n{person}\n{address}\n");
        for (name, value) in form.pairs() {
            content.push_str(&digest::sha256(name.as_bytes()));
            content.push_str(&digest::sha256(value.as_bytes()));
        }
        for (name, bytes) in form.files() {
            content.push_str(&digest::sha256(name.as_bytes()));
            content.push_str(&digest::sha256(bytes));
        }
        Self(digest::sha256(content.as_bytes()))
    }

    /// Does the work of the form, unless another request with the same form did it. `location` says where the answer leads, and
    /// `None` when nothing was done, so that the form can be sent again.
    ///
    /// A browser that sends a form again ends the first request. What that began, from its claim on, is done to its end all the
    /// same, so that the second one learns its outcome. A panic of the work is passed on.
    ///
    /// # Errors
    /// When the database is unavailable.
    pub async fn handle<T: Send + 'static>(
        self,
        db: Db,
        now: i64,
        work: impl Future<Output = T> + Send + 'static,
        location: impl FnOnce(&T) -> Option<String> + Send + 'static,
    ) -> Result<Handled<T>, AppError> {
        let once = async move {
            match self.take(&db, now).await? {
                Turn::Done(location) => return Ok(Handled::Before(location)),
                Turn::Waiting => return Ok(Handled::Waiting),
                Turn::First => {}
            }
            let answer = work.await;
            let location = location(&answer);
            self.finish(&db, location.as_deref()).await;
            Ok::<_, AppError>(Handled::Now(answer))
        };
        match tokio::spawn(once.in_current_span()).await {
            Ok(handled) => handled,
            Err(error) => match error.try_into_panic() {
                Ok(panic) => std::panic::resume_unwind(panic),
                Err(_) => Err(AppError::Internal),
            },
        }
    }

    /// Claims the form, or waits for the answer to the request that did.
    ///
    /// # Errors
    /// When the database is unavailable.
    pub async fn take(&self, db: &Db, now: i64) -> Result<Turn, sqlx::Error> {
        let begun = Instant::now();
        loop {
            match self.claim(db, now).await? {
                Turn::Waiting if begun.elapsed() < PATIENCE => sleep(INTERVAL).await,
                turn => return Ok(turn),
            }
        }
    }

    async fn claim(&self, db: &Db, now: i64) -> Result<Turn, sqlx::Error> {
        let known: Option<(Option<String>, i64)> =
            sqlx::query_as("SELECT location, claimed_until FROM submission WHERE key = $1")
                .bind(&self.0)
                .fetch_optional(&db.reader)
                .await?;
        match known {
            Some((Some(location), _)) => return Ok(Turn::Done(location)),
            Some((None, until)) if until > now => return Ok(Turn::Waiting),
            _ => {}
        }
        let claimed = db
            .transaction(async |transaction| {
                sqlx::query("DELETE FROM submission WHERE created_at < $1")
                    .bind(now - MEMORY)
                    .execute(&mut *transaction)
                    .await?;
                sqlx::query(
                    "INSERT INTO submission (key, claimed_until, created_at) VALUES ($1, $2, $3)
                     ON CONFLICT (key) DO UPDATE SET claimed_until = excluded.claimed_until
                     WHERE submission.location IS NULL AND submission.claimed_until <= $3",
                )
                .bind(&self.0)
                .bind(now + CLAIM)
                .bind(now)
                .execute(transaction)
                .await
            })
            .await?;
        Ok(if claimed.rows_affected() == 1 { Turn::First } else { Turn::Waiting })
    }

    /// Stores where the answer led; `None` when nothing was done, so that the form can be sent again.
    pub async fn finish(&self, db: &Db, location: Option<&str>) {
        let stored: Result<(), sqlx::Error> = db
            .transaction(async |transaction| {
                let query = match location {
                    Some(location) => sqlx::query("UPDATE submission SET location = $2 WHERE key = $1")
                        .bind(&self.0)
                        .bind(location),
                    None => sqlx::query("DELETE FROM submission WHERE key = $1").bind(&self.0),
                };
                query.execute(transaction).await.map(|_| ())
            })
            .await;
        if let Err(error) = stored {
            tracing::warn!(%error, "the outcome of a form could not be stored");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::{
            Arc,
            atomic::{AtomicU32, Ordering},
        },
        time::Duration,
    };

    use tokio::time::{sleep, timeout};

    use super::{CLAIM, Form, Handled, Submission, Turn};
    use crate::db::testing::on_both_databases;
    use ensemble_core::ids::PersonId;

    #[test]
    fn other_content_or_another_person_is_another_submission() {
        let person = PersonId::new();
        let of = |person, text| Submission::new("t", Some(person), "/fr/x", &Form::from([("text", text)]));
        assert_eq!(of(person, "un"), of(person, "un"));
        assert_ne!(of(person, "un"), of(person, "deux"));
        assert_ne!(of(person, "un"), of(PersonId::new(), "un"));
    }

    on_both_databases! {
        async fn of_many_at_once_one_is_first_and_the_others_learn_its_answer(db: Db) {
            let form = Form::from([("text", "un")]);
            let submission = Submission::new("t", Some(PersonId::new()), "/fr/x", &form);
            let all = (0..8).map(|_| async {
                let turn = submission.take(&db, 1000).await.expect("a turn");
                if turn == Turn::First {
                    submission.finish(&db, Some("/fr/y")).await;
                }
                turn
            });
            let turns = futures::future::join_all(all).await;
            assert_eq!(turns.iter().filter(|turn| **turn == Turn::First).count(), 1);
            assert_eq!(turns.iter().filter(|turn| **turn == Turn::Done("/fr/y".to_owned())).count(), 7);
        }

        async fn work_is_done_once_and_to_its_end_when_its_request_is_given_up(db: Db) {
            let submission = Submission::new("t", Some(PersonId::new()), "/fr/x", &Form::default());
            let count = Arc::new(AtomicU32::new(0));
            let handle = || {
                let count = count.clone();
                let work = async move {
                    sleep(Duration::from_millis(200)).await;
                    count.fetch_add(1, Ordering::SeqCst)
                };
                submission.clone().handle(db.clone(), 1000, work, |before| Some(format!("/fr/{before}")))
            };
            assert!(timeout(Duration::from_millis(20), handle()).await.is_err(), "it is given up");
            assert_eq!(handle().await.expect("an answer"), Handled::Before("/fr/0".to_owned()));
            assert_eq!(count.load(Ordering::SeqCst), 1);
        }

        async fn what_was_refused_can_be_sent_again_and_a_claim_ends(db: Db) {
            let submission = Submission::new("t", Some(PersonId::new()), "/fr/x", &Form::default());
            assert_eq!(submission.claim(&db, 1000).await.expect("a turn"), Turn::First);
            assert_eq!(submission.claim(&db, 1000).await.expect("a turn"), Turn::Waiting);
            submission.finish(&db, None).await;
            assert_eq!(submission.claim(&db, 1000).await.expect("a turn"), Turn::First);
            assert_eq!(submission.claim(&db, 1001 + CLAIM).await.expect("a turn"), Turn::First);
        }
    }
}
