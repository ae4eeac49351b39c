//! People are found and put in order by one folding, on both databases.

use serde::Deserialize;

use ensemble_communities::{
    account::store::{self as accounts, NewPerson},
    membership::{self, model::DirectoryFilter},
};
use ensemble_core::{
    Lang,
    ids::{CommunityId, MeetingId},
};
use ensemble_decisions::{codevelopment, speaking};
use ensemble_meetings::{breakout, date_poll};
use ensemble_network::administration;
use ensemble_server::{
    db::{Db, testing::on_both_databases},
    names,
};
use ensemble_testing::{app_on, on_both_with_content};

#[derive(Deserialize)]
struct Spellings {
    name: Vec<Name>,
    order: Order,
}

#[derive(Deserialize)]
struct Name {
    stored: String,
    found: Vec<String>,
    missed: Vec<String>,
}

#[derive(Deserialize)]
struct Order {
    names: Vec<String>,
}

fn spellings() -> Spellings {
    toml::from_str(include_str!("spellings.toml")).expect("spellings")
}

/// Adds listed people with these names.
async fn add(db: &Db, names: impl IntoIterator<Item = String>) {
    let mut to = db.write().await.expect("a transaction");
    for (number, name) in names.into_iter().enumerate() {
        let email = format!("{number}@spellings.example");
        let new = NewPerson { email, proven: true, name, lang: Lang::Fr };
        accounts::add(&mut to, &new, 1).await.expect("an account");
    }
    sqlx::query("UPDATE person SET shows = 1").execute(&mut *to).await.expect("listed");
    to.commit().await.expect("committed");
}

async fn listed(db: &Db, typed: &str) -> Vec<String> {
    let filter = DirectoryFilter { search: typed.to_owned(), ..DirectoryFilter::default() };
    let people = membership::store::directory(db, &filter, 1, 100).await.expect("an answer");
    let count = membership::store::directory_count(db, &filter).await.expect("a count");
    assert_eq!(usize::try_from(count).ok(), Some(people.len()), "{typed}");
    people.into_iter().map(|person| person.name).collect()
}

async fn administered(db: &Db, typed: &str) -> Vec<String> {
    let people = administration::store::people(db, typed, 1, 100).await.expect("an answer");
    let count = administration::store::people_count(db, typed).await.expect("a count");
    assert_eq!(usize::try_from(count).ok(), Some(people.len()), "{typed}");
    people.into_iter().map(|person| person.name).collect()
}

on_both_databases! {
    async fn people_are_found_however_they_are_spelt(db: Db) {
        let all = spellings().name;
        add(&db, all.iter().map(|name| name.stored.clone())).await;
        let mut wrong = Vec::new();
        for Name { stored, found, missed } in &all {
            let name = names::line(stored);
            for (typed, should) in found.iter().map(|typed| (typed, true)).chain(missed.iter().map(|typed| (typed, false))) {
                for (place, people) in [("directory", listed(&db, typed).await), ("administration", administered(&db, typed).await)] {
                    if people.contains(&name) != should {
                        wrong.push(format!("{place}: {typed:?} finds {name}: {}", !should));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert_eq!(listed(&db, "").await.len(), all.len());
        assert_eq!(administered(&db, "3@SPELLINGS").await.len(), 2, "by their addresses: the third and the thirteenth");
    }

    async fn people_stand_in_alphabetical_order(db: Db) {
        let expected = spellings().order.names;
        let mut shuffled = expected.clone();
        shuffled.reverse();
        shuffled.rotate_left(7);
        add(&db, shuffled).await;
        assert_eq!(listed(&db, "").await, expected);
        assert_eq!(administered(&db, "").await, expected);
        let page = membership::store::directory(&db, &DirectoryFilter::default(), 2, 5).await.expect("an answer");
        let page: Vec<&str> = page.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(page, expected[5..10]);
    }

    async fn a_name_that_is_changed_is_found_by_what_it_is_now(db: Db) {
        add(&db, ["Émilie Roy".to_owned()]).await;
        assert_eq!(listed(&db, "emilie").await.len(), 1);
        let mut to = db.write().await.expect("a transaction");
        let account = accounts::by_email(&db, "0@spellings.example").await.expect("an answer").expect("an account");
        let change = ensemble_communities::account::model::ProfileChange {
            name: "Zoé Roy".to_owned(),
            pronouns: None,
            profession: None,
            organization: None,
            post: None,
            lang: account.lang,
            zone: account.zone.clone(),
            shows: ensemble_communities::account::model::Flags(1),
            translates: false,
            bio: None,
        };
        accounts::change_profile(&mut to, account.id, &change).await.expect("changed");
        to.commit().await.expect("committed");
        assert_eq!((listed(&db, "emilie").await.len(), listed(&db, "zoe").await.len()), (0, 1));
    }
}

on_both_with_content! {
    async fn the_people_of_a_community_stand_in_alphabetical_order_wherever_they_are_chosen(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        let expected = spellings().order.names;
        add(db, expected.iter().rev().cloned()).await;
        let meeting: String = sqlx::query_scalar("SELECT id FROM meeting ORDER BY id LIMIT 1").fetch_one(&db.reader).await.expect("a meeting");
        let community: String = sqlx::query_scalar("SELECT community_id FROM meeting WHERE id = $1").bind(&meeting).fetch_one(&db.reader).await.expect("its community");
        let mut to = db.write().await.expect("a transaction");
        sqlx::query(
            "INSERT INTO membership (person_id, community_id, role, since)
             SELECT id, $1, 'member', 1 FROM person WHERE email LIKE '%@spellings.example'",
        )
        .bind(&community)
        .execute(&mut *to)
        .await
        .expect("members");
        to.commit().await.expect("committed");
        let community: CommunityId = community.parse().expect("an id");
        let meeting: MeetingId = meeting.parse().expect("an id");
        let lists: [(&str, Vec<String>); 4] = [
            ("date poll", date_poll::store::participants(db, community).await.expect("people").into_iter().map(|each| each.name).collect()),
            ("breakout", breakout::store::candidates(db, meeting).await.expect("people").into_iter().map(|each| each.name).collect()),
            ("speaking", speaking::store::may_speak(db, meeting).await.expect("people").into_iter().map(|each| each.name).collect()),
            ("codevelopment", codevelopment::store::candidates(db, meeting).await.expect("people").into_iter().map(|each| each.name).collect()),
        ];
        for (list, mut names) in lists {
            names.retain(|name| expected.contains(name));
            assert_eq!(names, expected, "{list}");
        }
    }
}
