//! Where the reflections of a full portal stand: its communities, who writes in them, and what they
//! may answer.

use super::words::{Chance, Words};
use crate::demo::DemoError;
use ensemble_communities::{
    account::{store as accounts, store::NewPerson},
    community::model::Texts,
    membership::store as memberships,
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, MeetingId, PersonId},
    rights::Role,
};
use ensemble_meetings::meeting;
use ensemble_reflections::reflection::{
    self,
    model::{Prompt, PromptKind},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct CommunityRow {
        id: Text<CommunityId>,
        texts: Json<Texts>,
    }
}

from_row! {
    struct MeetingRow {
        id: Text<MeetingId>,
        community_id: Text<CommunityId>,
        title: Json<LocalizedText>,
    }
}

/// How many reflections there are for each person who writes.
const EACH: usize = 50;
/// How many meetings lend items of their agendas.
const AGENDAS: usize = 40;
/// How many percent of the reflections stand in the first community, which is then a large one.
const FIRST: usize = 10;

/// A community, and who and what there is in it.
pub(super) struct Home {
    pub(super) id: CommunityId,
    pub(super) prompts: Vec<Prompt>,
    members: Vec<PersonId>,
}

impl Home {
    pub(super) fn member(&self, chance: &mut Chance) -> Result<PersonId, DemoError> {
        let one = chance.one(&self.members).copied();
        one.ok_or_else(|| DemoError::Content("a community has no member who could write".to_owned()))
    }
}

/// All communities.
pub(super) struct Ground(Vec<Home>);

/// How many reflections there are.
pub(super) async fn reflections(db: &Db) -> Result<u64, sqlx::Error> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM reflection").fetch_one(&db.reader).await?;
    Ok(count.unsigned_abs())
}

impl Ground {
    /// Reads the communities and their meetings, and adds people enough to write so much.
    pub(super) async fn prepare(
        db: &Db,
        words: &Words,
        chance: &mut Chance,
        many: usize,
        now: i64,
    ) -> Result<Self, DemoError> {
        let mut homes = homes(db).await?;
        if homes.is_empty() {
            return Err(DemoError::Content("there is no community to write in".to_owned()));
        }
        let position = |chance: &mut Chance| {
            if chance.percent(FIRST) { 0 } else { chance.below(homes.len()) }
        };
        let people = (many / EACH).max(homes.len());
        let mut places = Vec::with_capacity(people);
        for number in 0..people {
            // Every community has a member; some people belong to two.
            let mut own = vec![if number < homes.len() { number } else { position(chance) }];
            let other = position(chance);
            if chance.percent(25) && !own.contains(&other) {
                own.push(other);
            }
            places.push(own);
        }
        db.transaction(async |transaction| {
            for (number, own) in places.into_iter().enumerate() {
                let new = NewPerson {
                    email: format!("membre-{}@mesure.example", uuid::Uuid::now_v7().simple()),
                    proven: true,
                    name: words.name(chance),
                    lang: if chance.percent(70) { Lang::Fr } else { Lang::En },
                };
                let id = accounts::add(&mut *transaction, &new, now).await?;
                for place in own {
                    let role = if number % 12 == 5 { Role::Facilitator } else { Role::Member };
                    memberships::add(&mut *transaction, homes[place].id, id, role, now).await?;
                    homes[place].members.push(id);
                }
            }
            Ok::<_, DemoError>(())
        })
        .await?;
        Ok(Self(homes))
    }

    /// Where the next reflection stands.
    pub(super) fn home(&self, chance: &mut Chance) -> Result<&Home, DemoError> {
        let first = chance.percent(FIRST).then(|| self.0.first()).flatten();
        let home = match first {
            Some(first) => Some(first),
            None => chance.one(&self.0),
        };
        home.ok_or_else(|| DemoError::Content("there is no community to write in".to_owned()))
    }
}

async fn homes(db: &Db) -> Result<Vec<Home>, DemoError> {
    let rows: Vec<CommunityRow> = sqlx::query_as(
        "SELECT
           id,
           texts
         FROM community
         WHERE archived_at IS NULL
         ORDER BY position, id",
    )
    .fetch_all(&db.reader)
    .await?;
    let home = |row: CommunityRow| Home {
        id: row.id.0,
        prompts: row.texts.0.questions.iter().map(reflection::question).collect(),
        members: Vec::new(),
    };
    let mut homes: Vec<Home> = rows.into_iter().map(home).collect();
    let rows: Vec<MeetingRow> = sqlx::query_as(
        "SELECT
           m.id,
           m.community_id,
           m.title
         FROM meeting m JOIN community c ON c.id = m.community_id
         WHERE m.phase <> 'draft'
         ORDER BY c.position, m.begins_at, m.id",
    )
    .fetch_all(&db.reader)
    .await?;
    for (number, row) in rows.into_iter().enumerate() {
        let MeetingRow { id: Text(id), community_id: Text(community), title: Json(text) } = row;
        let Some(home) = homes.iter_mut().find(|home| home.id == community) else { continue };
        home.prompts.push(Prompt { kind: PromptKind::Meeting, key: id.to_string(), text });
        if number < AGENDAS {
            let reader = ensemble_server::realtime::DocumentTasks::default();
            let (agenda, _) = reader
                .read(db, id.uuid(), meeting::view)
                .await
                .map_err(|error| DemoError::Content(format!("the agenda of {id}: {error}")))?;
            let items = agenda.items.iter().filter_map(|item| Some((item, item.title.passage()?)));
            home.prompts.extend(items.take(2).map(|(item, text)| Prompt {
                kind: PromptKind::Item,
                key: format!("{id}/{}", item.id),
                text,
            }));
        }
    }
    Ok(homes)
}
