//! The job that sends digests.
//!
//! A digest mentions what was to wait for it and is still unread. What its recipient may read, and whether they still want
//! such emails, is looked up when it is made. A digest with nothing in it is not sent. Ending the wait of its notifications
//! and enqueueing it are one transaction, so that it is sent once, also when several processes run the job.

use std::{collections::BTreeMap, time::Duration};

use futures::future::BoxFuture;

use super::{
    labels,
    model::{DIGEST, Delivery, DigestFrequency, Entry, Readable},
    paths,
    resolvers::EntryResolvers,
    rules,
    store::{self, Preferences},
};
use crate::email::{Content, EmailTemplate, Recipient};
use ensemble_core::{Lang, ids::PersonId};
use ensemble_server::{
    Portal,
    jobs::{JobContext, JobError, JobHandler, JobOutcome},
    session::find_account,
};
use ensemble_texts as t;

/// The longest that a digest is late whose time came while no process ran.
const INTERVAL: Duration = Duration::from_mins(10);
/// How many people are looked up at once.
const PEOPLE: i64 = 100;
/// The most notifications that a digest counts. There may be more in the portal.
const MAX_ENTRIES: i64 = 200;

/// Sends digests.
#[derive(Clone, Copy)]
pub struct DigestJob {
    pub resolvers: EntryResolvers,
}

impl JobHandler for DigestJob {
    fn kind(&self) -> &'static str {
        "notification-digests"
    }

    fn interval(&self) -> Option<Duration> {
        Some(INTERVAL)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            let portal = &context.portal;
            send_due(portal, &self.resolvers, || context.is_stopping()).await?;
            let sweep = portal.now() + i64::try_from(INTERVAL.as_millis()).unwrap_or(i64::MAX);
            let next = store::next_digest_at(&portal.db).await?;
            let next = next.filter(|next| *next > portal.now() && *next < sweep);
            Ok(next.map_or(JobOutcome::Done, JobOutcome::RunAgainAt))
        })
    }
}

/// Sends all digests that are due, unless the process is about to end. An error with one person's does not keep the
/// others from theirs; it is returned in the end.
pub async fn send_due(
    portal: &Portal,
    resolvers: &EntryResolvers,
    is_stopping: impl Fn() -> bool,
) -> Result<(), sqlx::Error> {
    let (mut after, mut outcome) = (String::new(), Ok(()));
    while !is_stopping() {
        let people = store::due_digests(&portal.db, portal.now(), &after, PEOPLE).await?;
        let Some((last, _)) = people.last() else { break };
        after = last.to_string();
        for (person, recipient) in &people {
            if let Err(error) = send(portal, resolvers, *person, recipient).await {
                tracing::error!(%person, %error, "a digest cannot be made");
                outcome = Err(error);
            }
        }
    }
    outcome
}

/// Sends the digest of a person that is due, if there is something to mention.
async fn send(
    portal: &Portal,
    resolvers: &EntryResolvers,
    person: PersonId,
    recipient: &Recipient,
) -> Result<(), sqlx::Error> {
    let now = portal.now();
    let digest = digest_of(portal, resolvers, person, recipient.lang, now).await?;
    let is_sent = portal
        .db
        .transaction(async |tx| {
            if !store::claim_digest(tx, person, now).await? {
                return Ok(false);
            }
            if let Some(digest) = &digest {
                store::enqueue_digest(tx, portal, digest, person, recipient).await?;
            }
            Ok::<_, sqlx::Error>(digest.is_some())
        })
        .await?;
    if is_sent {
        portal.outbox_waker.wake();
    }
    Ok(())
}

/// The digest of a person that is due; `None` when there is nothing to mention, or the account is closed.
async fn digest_of(
    portal: &Portal,
    resolvers: &EntryResolvers,
    person: PersonId,
    lang: Lang,
    now: i64,
) -> Result<Option<Digest>, sqlx::Error> {
    let db = &portal.db;
    let Some(account) = find_account(db, person).await? else { return Ok(None) };
    let preferences = store::preferences(db, person).await?;
    if preferences.frequency() == DigestFrequency::Never {
        return Ok(None);
    }
    let mut entries = store::digest_entries(db, person, now, MAX_ENTRIES).await?;
    entries.retain(|entry| is_wanted(entry, &preferences));
    let readable = resolvers.read(db, lang, &account.viewer, &entries).await?;
    let mut communities: BTreeMap<&str, Vec<(&Entry, &Readable)>> = BTreeMap::new();
    for entry in &entries {
        if let Some(shown) = readable.get(&entry.id) {
            communities.entry(&shown.community).or_default().push((entry, shown));
        }
    }
    let count = communities.values().map(Vec::len).sum();
    let sections: Vec<(String, Vec<String>)> = communities
        .into_iter()
        .map(|(name, entries)| (name.to_owned(), labels::digest_lines(lang, &entries)))
        .collect();
    let link = format!("{}{}", portal.config.site_url, paths::of(paths::LIST, lang));
    let frequency = preferences.frequency();
    Ok((count > 0).then_some(Digest { frequency, count, sections, link }))
}

/// Whether the person still wants emails about a notification.
fn is_wanted(entry: &Entry, preferences: &Preferences) -> bool {
    let chosen = entry.category.map(|category| {
        let here =
            entry.subject.community.and_then(|community| preferences.in_community(community, category));
        here.unwrap_or_else(|| preferences.everywhere(category))
    });
    rules::delivery(entry.category, chosen) != Delivery::Never
}

/// What a digest says, in the language of its recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest {
    pub frequency: DigestFrequency,
    /// How many notifications it sums up.
    pub count: usize,
    /// What is new in each community.
    pub sections: Vec<(String, Vec<String>)>,
    /// The list in the portal.
    pub link: String,
}

impl EmailTemplate for Digest {
    fn kind(&self) -> &'static str {
        DIGEST
    }

    fn content(&self, lang: Lang) -> Content {
        let count = i64::try_from(self.count).unwrap_or(i64::MAX);
        let (subject, text) = match self.frequency {
            DigestFrequency::Daily => {
                (t::email_digest_day_subject(lang, count), t::email_digest_day_text(lang))
            }
            DigestFrequency::Weekly | DigestFrequency::Never => {
                (t::email_digest_week_subject(lang, count), t::email_digest_week_text(lang))
            }
        };
        let content = Content::new(subject, text);
        let content = self.sections.iter().fold(content, |content, (name, lines)| {
            let name = ensemble_server::names::email_name(name);
            let lines = lines.iter().map(|line| ensemble_server::names::email_line(line)).collect();
            content
                .section(if name.is_empty() { t::email_digest_portal(lang).to_owned() } else { name }, lines)
        });
        content
            .button(t::email_digest_action(lang), &self.link)
            .footer(t::email_digest_why(lang), t::email_choose_otherwise(lang))
    }
}
