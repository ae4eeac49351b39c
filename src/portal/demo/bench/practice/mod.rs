//! What communities and their network put together over years, for measuring its lists: services of the directory, findings,
//! practices, a long guide, and questions to an order. All of it is written in one transaction.

mod findings;
mod guide;
mod order_questions;
mod practices;
mod services;

use super::{
    Size,
    words::{Chance, Words},
};
use crate::demo::{DemoError, accounts};
use ensemble_communities::account;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, ReflectionId},
};
use ensemble_practices::quotation::{NewQuotation, QuotedIn};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

const DAY: i64 = 24 * 3_600_000;
/// The French slugs of the communities that gather findings and practices, that answer findings, and that asks its order.
const GATHERING: &str = "eleves-a-risque";
const MANAGERS: &str = "gestionnaires-services-complementaires";
const ASKING: &str = "psychoeducation";

from_row! {
    struct CommunityRow {
        community_id: Text<CommunityId>,
    }
}

from_row! {
    struct SourceRow {
        id: Text<ReflectionId>,
        person_id: Text<PersonId>,
        revision: i64,
        lang: Text<Lang>,
    }
}

/// A reflection of the demonstration that can be quoted.
struct Source {
    id: ReflectionId,
    author: PersonId,
    revision: i64,
    lang: Lang,
}

impl Source {
    /// That the reflection as a whole is behind a work. Its author consents by asking.
    const fn behind(&self, work: QuotedIn, work_id: uuid::Uuid) -> NewQuotation<'static> {
        NewQuotation {
            work,
            work_id,
            reflection: self.id,
            revision: self.revision,
            passage: "",
            lang: self.lang,
        }
    }
}

/// Who and what the content refers to.
struct Known<'a> {
    words: &'a Words,
    now: i64,
    facilitator: PersonId,
    manager: PersonId,
    gathering: CommunityId,
    managers: CommunityId,
    asking: CommunityId,
    sources: Vec<Source>,
    /// How many services there are: those that are added have other names.
    services: usize,
}

/// Adds what the size says of it.
pub(super) async fn fill(db: &Db, now: i64, words: &Words, size: Size) -> Result<(), DemoError> {
    let known = known(db, now, words).await?;
    // Services come first: a portal with more of them has those of a smaller one, too.
    let mut chance = Chance::new(known.services as u64 + 1);
    db.transaction(async |to| {
        services::add(&mut *to, &known, &mut chance, size.services as usize).await?;
        findings::add(&mut *to, &known, &mut chance, size.findings as usize).await?;
        practices::add(&mut *to, &known, &mut chance, size.practices as usize).await?;
        guide::add(&mut *to, &known, &mut chance, size.guide_pages as usize).await?;
        order_questions::add(to, &known, &mut chance, size.order_questions as usize).await
    })
    .await
}

async fn known<'a>(db: &Db, now: i64, words: &'a Words) -> Result<Known<'a>, DemoError> {
    let gathering = community(db, GATHERING).await?;
    let rows: Vec<SourceRow> = sqlx::query_as(
        "SELECT r.id, r.person_id, r.revision, r.lang
         FROM reflection r
         WHERE r.community_id = $1 AND r.unnamed = 0 AND r.removed_at IS NULL
           AND r.level IN ('community', 'communities', 'public')
           AND NOT EXISTS (SELECT 1 FROM reflection_group g WHERE g.reflection_id = r.id)
         ORDER BY r.created_at, r.id
         LIMIT 50",
    )
    .bind(gathering.to_string())
    .fetch_all(&db.reader)
    .await?;
    let sources: Vec<Source> = rows
        .into_iter()
        .map(|row| Source { id: row.id.0, author: row.person_id.0, revision: row.revision, lang: row.lang.0 })
        .collect();
    let services: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM service").fetch_one(&db.reader).await?;
    Ok(Known {
        words,
        now,
        facilitator: person(db, "facilitator").await?,
        manager: person(db, "observer").await?,
        gathering,
        managers: community(db, MANAGERS).await?,
        asking: community(db, ASKING).await?,
        sources,
        services: usize::try_from(services).unwrap_or_default(),
    })
}

async fn community(db: &Db, slug: &str) -> Result<CommunityId, DemoError> {
    let row: Option<CommunityRow> = sqlx::query_as(
        "SELECT community_id FROM community_slug WHERE slug = $1 AND lang = 'fr' AND current = 1",
    )
    .bind(slug)
    .fetch_optional(&db.reader)
    .await?;
    row.map(|row| row.community_id.0).ok_or_else(|| DemoError::Content(format!("no community {slug}")))
}

async fn person(db: &Db, key: &str) -> Result<PersonId, DemoError> {
    let people = accounts()?;
    let email = people.iter().find(|person| person.key == key).map(|person| person.email.as_str());
    let account = account::by_email(db, email.unwrap_or_default()).await?;
    account.map(|account| account.id).ok_or_else(|| DemoError::Content(format!("no person {key}")))
}

/// A text in both languages.
fn both(
    words: &Words,
    chance: &mut Chance,
    make: impl Fn(&Words, &mut Chance, Lang) -> String,
) -> LocalizedText {
    let fr = make(words, chance, Lang::Fr);
    let en = make(words, chance, Lang::En);
    LocalizedText::written(Lang::Fr, &fr, &en)
}

/// How long before now the content with this number, from 0, was begun: the first three years ago, the last a month ago.
fn ago(number: usize, count: usize) -> i64 {
    let (number, count) = (i64::try_from(number).unwrap_or_default(), i64::try_from(count).unwrap_or(1));
    super::SPAN - (super::SPAN - 30 * DAY) * number / count.max(1)
}
