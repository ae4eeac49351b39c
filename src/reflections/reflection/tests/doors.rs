//! Each level, with everybody, at every door: what may be seen is decided by one rule, nothing leaks, and
//! narrowing takes effect at the next request and with the next email.

use super::{
    Thing, community, emails, one_of_each,
    personas::{Persona, Viewpoint, of, personas},
    store, word,
    writing::hidden,
};
use ensemble_communities::membership::store as memberships;
use ensemble_core::{
    ids::{CommunityId, PersonId},
    rights::{Action, Role, Viewer, rules::may},
};
use ensemble_reflections::reflection::{
    model::{Audience, Visibility},
    rules::may_read,
};
use ensemble_testing::{TestApp, app, app_on, on_both_with_content};

const LIST: &str = "/fr/communautes/eleves-a-risque/reflexions";

/// What a door gave, and what the rule says that it gives.
struct Door {
    name: &'static str,
    gave: bool,
    should: bool,
}

/// Somebody who stands before the doors.
struct Walker<'a> {
    app: &'a TestApp,
    cookie: &'a str,
    viewer: Viewer,
}

impl Walker<'_> {
    async fn body(&self, address: &str) -> String {
        self.app.get_with(address, "cookie", self.cookie).await.body
    }

    async fn opens(&self, address: &str) -> bool {
        self.app.get_with(address, "cookie", self.cookie).await.status == 200
    }

    /// Whether a form was taken: one comes back to what it belongs to.
    async fn takes(&self, address: &str, back: &str, form: &[(&str, &str)]) -> bool {
        let answer = self.app.send(address, self.cookie, form).await;
        answer.status == 303 && answer.header("location").starts_with(back)
    }

    /// The doors of one reflection. A new door is a line here. The live socket, which only notes of groups
    /// have, is asked in the same way in [`super::group`].
    async fn doors(&self, thing: &Thing, visibility: &Visibility) -> Vec<Door> {
        let Thing { id, file, comment, prompt, .. } = thing;
        let word = word(thing.audience);
        let title = format!("Titre {word}");
        let sees = may_read(&self.viewer, visibility);
        let acts = sees && self.viewer.id().is_some();
        let author = sees && self.viewer.id() == Some(visibility.author);
        let writes = may(&self.viewer, Action::WriteReflections, Some(visibility.community));
        let here = format!("/fr/reflexions/{id}");
        let at = |below: &str| format!("{here}/{below}");
        let list = self.body(LIST).await;
        let page = self.app.get_with(&here, "cookie", self.cookie).await;
        assert_eq!(page.body.contains(&word), page.status == 200, "an answer that refuses says nothing");
        let (found, other) = (
            self.body(&format!("/fr/recherche?q={word}")).await,
            self.body(&format!("/en/search?q={word}")).await,
        );
        let typed = [("lang", "fr"), ("typed", word.as_str())];
        let offered = self.app.send("/api/search/suggest", self.cookie, &typed).await.body;
        let marked = format!("Un texte, <mark>{word}</mark>");
        let answer = [("text", "Merci"), ("parent", &comment.to_string())];
        let doors = [
            ("list", list.contains(&title), sees),
            ("list by prompt", self.body(&format!("{LIST}?prompt={prompt}")).await.contains(&title), sees),
            ("list by tag", self.body(&format!("{LIST}?tag={word}")).await.contains(&title), sees),
            ("list by language", self.body(&format!("{LIST}?lang=fr")).await.contains(&title), sees),
            ("tags to choose from", list.contains(&format!("value=\"{word}\"")), sees),
            ("prompts to choose from", list.contains(&format!("prompt={prompt}")), sees),
            ("page", page.status == 200, sees),
            ("page in English", self.body(&format!("/en/reflections/{id}")).await.contains(&word), sees),
            ("comments", page.body.contains(&format!("Une réponse, {word}")), sees),
            ("history", self.opens(&at("historique?n=1")).await, sees),
            ("attachment", self.opens(&at(&format!("fichiers/{file}"))).await, sees),
            ("search", found.contains(&id.to_string()), sees),
            ("search in English", other.contains(&id.to_string()), sees),
            ("snippet", found.contains(&marked), sees),
            ("snippet in English", other.contains(&marked), sees),
            ("suggestions", offered.contains(&title), sees),
            ("suggested tags", offered.contains(&format!("q={word}")), sees),
            ("commenting", self.takes(&at("commentaires"), &here, &[("text", "Merci")]).await, acts),
            ("answering a comment", self.takes(&at("commentaires"), &here, &answer).await, acts),
            (
                "signs",
                self.takes(&at("reactions"), &here, &[("reaction", "useful"), ("on", "true")]).await,
                acts,
            ),
            ("report", self.opens(&at("signalement")).await, acts),
            ("reporting", self.takes(&at("signalement"), &here, &[("reason", "À revoir")]).await, acts),
            ("translation", self.opens(&at("traduction")).await, acts && (author || writes)),
            ("writing", self.opens(&at("modifier")).await, author),
            ("sharing", self.opens(&at("partage")).await, author),
        ];
        doors.into_iter().map(|(name, gave, should)| Door { name, gave, should }).collect()
    }

    /// The doors that give away many at once, as they are for each of them.
    async fn crowds(&self, things: &[(&Thing, Visibility)]) -> Vec<Vec<Door>> {
        let feed = self.body("/fr/reflexions/fil").await;
        let own = self.body("/fr/mes-reflexions").await;
        let archive = self.body("/fr/mes-reflexions/archive").await;
        let shared = self.body(&format!("{LIST}/archive")).await;
        let each = |(thing, visibility): &(&Thing, Visibility)| {
            let (word, name) = (word(thing.audience), format!("titre-{}", word(thing.audience)));
            let author = self.viewer.id() == Some(visibility.author);
            let takes = may_read(&self.viewer, visibility)
                && may(&self.viewer, Action::ExportReflections, Some(visibility.community))
                && !matches!(visibility.audience, Audience::AuthorOnly | Audience::ChosenPeople);
            let doors = [
                // The feed is everybody's, whoever asks.
                ("feed", feed.contains(&word), may_read(&Viewer::default(), visibility)),
                // What was taken away leaves a trace among one's own.
                (
                    "one's own",
                    own.contains(&format!("Titre {word}")) || own.contains(&format!("Un texte, {word}")),
                    author,
                ),
                ("one's own archive", archive.contains(&name), author && may_read(&self.viewer, visibility)),
                ("the community's archive", shared.contains(&name), takes),
            ];
            doors.into_iter().map(|(name, gave, should)| Door { name, gave, should }).collect()
        };
        things.iter().map(each).collect()
    }
}

/// Walks with everybody to every door of everything; `visibility` is what was said of a level last.
async fn walk(
    app: &TestApp,
    personas: &[Persona],
    who: impl Fn(Viewpoint) -> bool,
    all: &[Thing],
    visibility: &dyn Fn(Audience) -> Visibility,
) -> usize {
    let (mut tried, mut faults) = (0, Vec::new());
    for persona in personas.iter().filter(|persona| who(persona.viewpoint)) {
        let walker = Walker { app, cookie: &persona.cookie, viewer: persona.viewer(app).await };
        let things: Vec<(&Thing, Visibility)> =
            all.iter().map(|thing| (thing, visibility(thing.audience))).collect();
        let crowds = walker.crowds(&things).await;
        for ((thing, visibility), mut doors) in things.into_iter().zip(crowds) {
            doors.extend(walker.doors(thing, &visibility).await);
            let (gave, should) = emails::door(app, personas, persona.viewpoint, thing, &visibility).await;
            doors.push(Door { name: "email", gave, should });
            for Door { name, gave, should } in doors {
                tried += 1;
                if gave != should {
                    let audience = visibility.audience.code();
                    faults.push(format!(
                        "{audience} for {:?}: {name} gives {gave}, not {should}",
                        persona.viewpoint
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} of {tried} doors:\n{}", faults.len(), faults.join("\n"));
    tried
}

/// Shares by the form that the author has; the review of the comments of others is confirmed.
async fn share(app: &TestApp, author: &Persona, thing: &Thing, audience: Audience, people: &[PersonId]) {
    let people: Vec<String> = people.iter().map(ToString::to_string).collect();
    let mut form = vec![("audience", audience.code()), ("confirmed", "1")];
    form.extend(people.iter().map(|id| ("people", id.as_str())));
    let address = format!("/fr/reflexions/{}/partage", thing.id);
    let mut answer = app.send(&address, &author.cookie, &form).await;
    if answer.status == 200 {
        let token = hidden(&answer.body, "confirmed");
        form.retain(|(name, _)| *name != "confirmed");
        form.push(("confirmed", &token));
        answer = app.send(&address, &author.cookie, &form).await;
    }
    assert_eq!(answer.status, 303, "shared with {}: {}", audience.code(), answer.body);
}

on_both_with_content! {
    async fn each_level_is_seen_by_whom_it_is_for_at_every_door(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        let community: CommunityId = community(db, "students-at-risk").await;
        let personas = personas(&app, community).await;
        let (author, reader) = (of(&personas, Viewpoint::Author), of(&personas, Viewpoint::Reader));
        let ids = (author.id.expect("a person"), reader.id.expect("a person"));
        let all = one_of_each(db, ids.0, &[ids.1], community).await;
        let visibility = |audience: Audience| Visibility {
            author: ids.0,
            community,
            community_archived: false,
            audience,
            chosen_people: if audience == Audience::ChosenPeople { vec![ids.1] } else { Vec::new() },
            removed: false,
        };
        let tried = walk(&app, &personas, |_| true, &all, &visibility).await;
        assert_eq!(tried, personas.len() * Audience::ALL.len() * 30, "everybody stood before every door");

        // Each narrowed a moment ago, by one step; nobody is chosen any more.
        let narrower = |audience: Audience| Audience::ALL[(audience as usize).saturating_sub(1)];
        for thing in &all {
            match narrower(thing.audience) {
                // Certain people cannot be nobody: it is for another one.
                Audience::ChosenPeople => share(&app, author, thing, Audience::ChosenPeople, &[of_id(&personas, Viewpoint::Within(Role::Member))]).await,
                audience => share(&app, author, thing, audience, &[]).await,
            }
        }
        let chosen = of_id(&personas, Viewpoint::Within(Role::Member));
        let narrowed = |audience: Audience| {
            let audience = narrower(audience);
            Visibility { audience, chosen_people: if audience == Audience::ChosenPeople { vec![chosen] } else { Vec::new() }, ..visibility(audience) }
        };
        walk(&app, &personas, |_| true, &all, &narrowed).await;

        // Those who leave the community lose what was theirs as its members, the author nothing.
        let leaving = [Viewpoint::Within(Role::Member), Viewpoint::Within(Role::Facilitator), Viewpoint::Author];
        for viewpoint in leaving {
            let mut tx = db.write().await.expect("a transaction");
            memberships::remove(&mut tx, community, of_id(&personas, viewpoint)).await.expect("gone");
            tx.commit().await.expect("committed");
        }
        walk(&app, &personas, |viewpoint| leaving.contains(&viewpoint), &all, &narrowed).await;

        // Taken away: its author finds a trace among their own, and nowhere else.
        for thing in &all {
            let removal = format!("/fr/reflexions/{}/retrait", thing.id);
            assert_eq!(app.send(&removal, &author.cookie, &[]).await.status, 303);
        }
        walk(&app, &personas, |_| true, &all, &|audience| Visibility { removed: true, ..narrowed(audience) }).await;
    }
}

fn of_id(personas: &[Persona], viewpoint: Viewpoint) -> PersonId {
    of(personas, viewpoint).id.expect("a person")
}

#[tokio::test]
async fn an_archived_community_keeps_its_reflections_to_itself() {
    let app = app().await;
    let db = &app.scratch.db;
    let community = community(db, "students-at-risk").await;
    let personas = personas(&app, community).await;
    let author = of_id(&personas, Viewpoint::Author);
    let all = one_of_each(db, author, &[], community).await;
    let mut tx = db.write().await.expect("a transaction");
    sqlx::query("UPDATE community SET archived_at = 1 WHERE id = $1")
        .bind(community.to_string())
        .execute(&mut *tx)
        .await
        .expect("archived");
    tx.commit().await.expect("committed");
    for persona in &personas {
        let viewer = persona.viewer(&app).await;
        for thing in &all {
            let (audience, readers) = (thing.audience, Vec::new());
            let visibility = Visibility {
                author,
                community,
                community_archived: true,
                audience,
                chosen_people: readers,
                removed: false,
            };
            let found = store::find(db, &viewer, thing.id).await.expect("an answer").is_some();
            assert_eq!(found, may_read(&viewer, &visibility), "{:?}: {}", persona.viewpoint, audience.code());
        }
    }
    assert!(!app.get("/fr/reflexions/fil").await.body.contains(&word(Audience::Public)));
}
