//! Each level, with everybody, at every door: nothing leaks, and narrowing takes effect at once.

use super::{community, everybody, id_of, one_of_each, store, word};
use crate::{
    app::testing::{House, house},
    ids::{AttachmentId, PersonId, ReflectionId},
    reflection::{
        model::{Level, Reach},
        rules::visible,
    },
    rights::{Action, Viewer, rules::may},
};

/// What somebody finds behind each door that could give a reflection away.
async fn look(
    house: &House,
    cookie: &str,
    level: Level,
    id: ReflectionId,
    file: AttachmentId,
) -> Vec<(&'static str, bool)> {
    let word = word(level);
    let get = async |address: String| house.get_with(&address, "cookie", cookie).await;
    let list = "/fr/communautes/eleves-a-risque/reflexions";
    let title = format!("Titre {word}");
    let page = get(format!("/fr/reflexions/{id}")).await;
    let comment = format!("/fr/reflexions/{id}/commentaires");
    let sign = format!("/fr/reflexions/{id}/reactions");
    let mut doors = vec![
        ("list", get(list.to_owned()).await.body.contains(&title)),
        ("list by tag", get(format!("{list}?tag={word}")).await.body.contains(&title)),
        ("tags to choose from", get(list.to_owned()).await.body.contains(&format!("value=\"{word}\""))),
        ("page", page.status == 200),
        ("page in English", get(format!("/en/reflections/{id}")).await.body.contains(&word)),
        ("comments", page.body.contains(&format!("Une réponse, {word}"))),
        ("history", get(format!("/fr/reflexions/{id}/historique?n=1")).await.status == 200),
        ("file", get(format!("/fr/reflexions/{id}/fichiers/{file}")).await.status == 200),
        ("search", get(format!("/fr/recherche?q={word}")).await.body.contains(&id.to_string())),
        ("search in English", get(format!("/en/search?q={word}")).await.body.contains(&id.to_string())),
    ];
    assert_eq!(page.body.contains(&word), page.status == 200, "the title of the page says nothing");
    if !cookie.is_empty() {
        doors.extend([
            ("answering", house.send(&comment, cookie, &[("text", "Merci")]).await.status == 303),
            ("signs", house.send(&sign, cookie, &[("sign", "useful"), ("on", "1")]).await.status == 303),
            ("report", get(format!("/fr/reflexions/{id}/signalement")).await.status == 200),
        ]);
    }
    doors
}

async fn walk(
    house: &House,
    people: &[(String, Viewer)],
    all: &[(Level, ReflectionId, AttachmentId)],
    reach: &dyn Fn(Level) -> Reach,
) -> usize {
    let (mut tried, mut faults) = (0, Vec::new());
    for (who, viewer) in people {
        let cookie = if who == "visitor" { String::new() } else { house.cookie(who).await };
        let author = viewer.id() == Some(reach(Level::Me).author);
        let feed = house.get_with("/fr/reflexions/fil", "cookie", &cookie).await.body;
        let own = house.get_with("/fr/mes-reflexions", "cookie", &cookie).await.body;
        let archive = house.get_with("/fr/mes-reflexions/archive", "cookie", &cookie).await.body;
        let shared = "/fr/communautes/eleves-a-risque/reflexions/archive";
        let shared = house.get_with(shared, "cookie", &cookie).await.body;
        for (level, id, file) in all {
            let reach = reach(*level);
            let should = visible(viewer, &reach);
            let takes = should
                && may(viewer, Action::ExportReflections, Some(reach.community))
                && !matches!(reach.level, Level::Me | Level::People);
            let mut doors: Vec<(&str, bool, bool)> = look(house, &cookie, *level, *id, *file)
                .await
                .into_iter()
                .map(|(door, found)| (door, found, should))
                .collect();
            let name = format!("titre-{}", word(*level));
            doors.extend([
                ("feed", feed.contains(&word(*level)), reach.level == Level::Public && !reach.removed),
                ("one's own", own.contains(&word(*level)), author),
                ("one's own archive", archive.contains(&name), author && !reach.removed),
                ("the community's archive", shared.contains(&name), takes),
            ]);
            for (door, found, should) in doors {
                tried += 1;
                if found != should {
                    faults.push(format!("{} as {who}: {door} gives {found}, not {should}", level.code()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} of {tried} doors:\n{}", faults.len(), faults.join("\n"));
    tried
}

#[tokio::test]
async fn each_level_is_seen_by_whom_it_is_for_at_every_door() {
    let house = house().await;
    let db = &house.scratch.db;
    let people = everybody(db).await;
    let author = id_of(&people, "member-en");
    let readers: Vec<PersonId> = ["observer", "privacy-officer"].map(|key| id_of(&people, key)).to_vec();
    let community = community(db, "pupils-at-risk").await;
    let all = one_of_each(db, author, &readers, community).await;
    let reach = |level: Level| Reach {
        author,
        community,
        archived: false,
        level,
        readers: if level == Level::People { readers.clone() } else { Vec::new() },
        removed: false,
    };
    let tried = walk(&house, &people, &all, &reach).await;
    assert!(tried > 800, "{tried} doors were tried");

    // Narrowed a moment ago, by the form that its author has.
    let cookie = house.cookie("member-en").await;
    for (_, id, _) in &all {
        let share = format!("/fr/reflexions/{id}/partage");
        assert_eq!(house.send(&share, &cookie, &[("level", "me")]).await.status, 303);
    }
    walk(&house, &people, &all, &|_| reach(Level::Me)).await;

    // Taken away: its author finds a trace among their own, and nowhere else.
    for (_, id, _) in &all {
        assert_eq!(house.send(&format!("/fr/reflexions/{id}/retrait"), &cookie, &[]).await.status, 303);
    }
    walk(&house, &people, &all, &|_| Reach { removed: true, ..reach(Level::Public) }).await;
}

#[tokio::test]
async fn an_archived_community_keeps_its_reflections_to_itself() {
    let house = house().await;
    let db = &house.scratch.db;
    let people = everybody(db).await;
    let author = id_of(&people, "member-en");
    let community = community(db, "pupils-at-risk").await;
    let all = one_of_each(db, author, &[], community).await;
    let mut to = db.write().await.expect("a transaction");
    sqlx::query("UPDATE community SET archived_at = 1 WHERE id = $1")
        .bind(community.to_string())
        .execute(&mut *to)
        .await
        .expect("archived");
    to.commit().await.expect("committed");
    for (who, viewer) in &people {
        for (level, id, _) in &all {
            let reach = Reach {
                author,
                community,
                archived: true,
                level: *level,
                readers: Vec::new(),
                removed: false,
            };
            let found = store::find(db, viewer, *id).await.expect("an answer").is_some();
            assert_eq!(found, visible(viewer, &reach), "{who}: {}", level.code());
        }
    }
    assert!(!house.get("/fr/reflexions/fil").await.body.contains(&word(Level::Public)));
}
