//! Research through the whole service, on both databases: who is in a file, what it says, and the register.

mod consent;
mod handing_over;

use ensemble_communities::{
    account::{store as accounts, store::NewPerson},
    community::store as communities,
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, ReflectionId},
};
use ensemble_practices::research::store;
use ensemble_reflections::reflection::{
    create,
    model::{Audience, ReflectionContent, Texts},
    store as reflections,
    store::NewReflection,
};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, NOW, TestApp, app_on};

/// A word that is in texts and names only.
const WRITTEN: &str = "zirconium";
const TAG: &str = "télépratique";
/// Hands over all.
const FORM: [(&str, &str); 6] = [
    ("recipient-name", "Chaire de recherche"),
    ("purpose", "Décrire les effets."),
    ("kinds", "reflection"),
    ("kinds", "trial"),
    ("kinds", "feedback"),
    ("year", ""),
];
const REGISTER: [&str; 2] = ["/fr/administration/recherche", "/en/administration/research"];
const HAND_OVER: [&str; 2] = ["/fr/administration/recherche/remise", "/en/administration/research/handover"];
const HEAD: &str = "pseudonym;kind;profession;language;level;school_year;mark;outcome;tags";

/// Eight psychologists who share a reflection each. The first six consent, the last but one does not, and the last withdrew.
struct Scene {
    app: TestApp,
    community: CommunityId,
    people: Vec<PersonId>,
}

async fn scene(db: &Db) -> Scene {
    let app = app_on(db.clone()).await;
    let found =
        communities::find(db, Lang::Fr, "psychologues").await.expect("an answer").expect("a community");
    let community = found.community.id;
    let mut to = db.write().await.expect("a transaction");
    let mut people = Vec::new();
    for number in 0..8 {
        let new = NewPerson {
            email: format!("{WRITTEN}-{number}@ensemble.example"),
            proven: true,
            name: format!("Personne {WRITTEN} {number}"),
            lang: Lang::Fr,
        };
        let person = accounts::add(&mut to, &new, NOW).await.expect("an account");
        sqlx::query("UPDATE person SET profession = 'psychologist' WHERE id = $1")
            .bind(person.to_string())
            .execute(&mut *to)
            .await
            .expect("a profession");
        reflect(&mut to, community, person, Audience::Community, false).await;
        people.push(person);
    }
    to.commit().await.expect("committed");
    let scene = Scene { app, community, people };
    for person in scene.people.iter().take(6).chain(scene.people.last()) {
        scene.consents(*person, true).await;
    }
    scene.consents(scene.people[7], false).await;
    scene
}

/// A reflection of a person for these readers.
async fn reflect(
    to: &mut sqlx::AnyConnection,
    community: CommunityId,
    author: PersonId,
    audience: Audience,
    is_anonymous: bool,
) -> ReflectionId {
    let id = ReflectionId::new();
    let body = LocalizedText::Single { lang: Lang::Fr, text: format!("Un essai {WRITTEN}.") };
    let texts = Texts { title: None, body };
    let written = ReflectionContent { lang: Lang::Fr, prompt: None, tags: vec![TAG.to_owned()], texts };
    create(to, NewReflection { id, community, author }, &written, NOW).await.expect("a reflection");
    reflections::set_sharing(to, id, audience, is_anonymous, &[], 1, NOW).await.expect("shared");
    id
}

impl Scene {
    fn db(&self) -> &Db {
        &self.app.scratch.db
    }

    /// Writes that a person consents, or that they do not any more; whether that is new.
    async fn consents(&self, person: PersonId, given: bool) -> bool {
        let done: Result<bool, sqlx::Error> = self
            .db()
            .transaction(async |tx| {
                if given {
                    store::give(tx, person, NOW).await
                } else {
                    store::withdraw(tx, person, NOW).await
                }
            })
            .await;
        done.expect("written")
    }

    async fn run(&self, statement: &'static str, id: &str) {
        let mut to = self.db().write().await.expect("a transaction");
        sqlx::query(statement).bind(id).execute(&mut *to).await.expect("done");
        to.commit().await.expect("committed");
    }

    async fn count(&self, statement: &'static str) -> i64 {
        sqlx::query_scalar(statement).fetch_one(&self.db().reader).await.expect("a count")
    }

    async fn hand_over(&self, lang: Lang, who: &str, form: &[(&str, &str)]) -> Answer {
        let cookie = if who == "visitor" { String::new() } else { self.app.cookie(who).await };
        self.app.send(HAND_OVER[usize::from(lang == Lang::En)], &cookie, form).await
    }

    /// The rows of a file with all, without its head.
    async fn rows(&self) -> Vec<String> {
        let mut lines = lines(&self.hand_over(Lang::Fr, "coordinator", &FORM).await);
        assert_eq!(lines.remove(0), HEAD);
        lines
    }

    /// A page as a person gets it, with plain spaces.
    async fn page(&self, who: &str, address: &str) -> String {
        let answer = self.app.get_with(address, "cookie", &self.app.cookie(who).await).await;
        assert_eq!(answer.status, 200, "{who} {address}: {}", answer.body);
        answer.body.replace('\u{a0}', " ")
    }
}

/// The lines of a CSV file.
fn lines(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    let text = answer.body.strip_prefix('\u{feff}').expect("a mark for spreadsheets");
    text.split_terminator("\r\n").map(str::to_owned).collect()
}
