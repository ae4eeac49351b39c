//! Emails about comments: to whom, how often, and that they contain nothing of a reflection.

mod notified;

use super::{
    Thing, community, files_are_clean, one_of_each,
    personas::{Persona, Viewpoint, of, personas},
    store, word,
    writing::hidden,
};
use ensemble_core::{
    ids::{CommentId, CommunityId, PersonId, ReflectionId},
    rights::Role,
};
use ensemble_reflections::reflection::{
    model::{Audience, Visibility},
    rules::may_read,
    store::NewComment,
};
use ensemble_server::db::Db;
use ensemble_testing::TestApp;

const MEMBER: Viewpoint = Viewpoint::Within(Role::Member);
const FACILITATOR: Viewpoint = Viewpoint::Within(Role::Facilitator);

/// An email in the outbox.
struct Waiting {
    person: PersonId,
    text: String,
    /// Everything of it that is stored and readable.
    all: String,
}

/// The emails about a reflection, the oldest first.
async fn waiting(db: &Db, id: ReflectionId) -> Vec<Waiting> {
    let rows: Vec<(String, String, String, String, String)> = sqlx::query_as(
        "SELECT person_id, kind, subject, body_text, body_html FROM outbox WHERE about = $1 ORDER BY id",
    )
    .bind(id.to_string())
    .fetch_all(&db.reader)
    .await
    .expect("emails");
    rows.into_iter()
        .map(|(person, kind, subject, text, html)| {
            assert_eq!(kind, "answered");
            let all = format!("{subject}\n{text}\n{html}");
            Waiting { person: person.parse().expect("an id"), text, all }
        })
        .collect()
}

async fn change(db: &Db, statement: &'static str, id: impl ToString) {
    let mut tx = db.write().await.expect("a transaction");
    sqlx::query(statement).bind(id.to_string()).execute(&mut *tx).await.expect("changed");
    tx.commit().await.expect("committed");
}

/// Writes a comment without the form, and returns its id.
async fn answered(db: &Db, reflection: ReflectionId, person: PersonId, text: &str) -> CommentId {
    let mut tx = db.write().await.expect("a transaction");
    let new = NewComment { reflection, parent: None, person, tried_on: None, text };
    let id = store::insert_comment(&mut tx, new, super::NOW).await.expect("an answer");
    tx.commit().await.expect("committed");
    id
}

/// Asserts that the emails about a reflection quote nothing and name nobody but their recipient.
fn says_nothing(emails: &[Waiting], audience: Audience, personas: &[Persona]) {
    for email in emails {
        assert!(!email.all.contains(&word(audience)) && !email.all.contains("Titre"), "{}", email.all);
        assert!(!email.all.contains("Merci"), "{}", email.all);
        for (number, persona) in personas.iter().enumerate() {
            // Whole names: that of the tenth begins like that of the first.
            let named =
                [",", ".", " ", "<"].iter().any(|end| email.all.contains(&format!("Personne {number}{end}")));
            assert_eq!(named, persona.id == Some(email.person), "{:?} in {}", persona.viewpoint, email.all);
        }
    }
}

/// A person once commented on a reflection, or wrote it, and another one comments now. Whether the person was sent an
/// email, and whether one should have been sent.
pub(super) async fn door(
    app: &TestApp,
    personas: &[Persona],
    viewpoint: Viewpoint,
    thing: &Thing,
    visibility: &Visibility,
) -> (bool, bool) {
    let db = &app.scratch.db;
    let persona = of(personas, viewpoint);
    let mut answering = None;
    for other in personas.iter().rev().filter(|other| other.viewpoint != viewpoint && other.id.is_some()) {
        if may_read(&other.viewer(app).await, visibility) {
            answering = Some(other);
            break;
        }
    }
    change(db, "DELETE FROM outbox WHERE about = $1", thing.id).await;
    let parent = match persona.id.filter(|_| viewpoint != Viewpoint::Author) {
        Some(person) => {
            answered(db, thing.id, person, &format!("Merci, {}", word(thing.audience))).await.to_string()
        }
        None => String::new(),
    };
    if let Some(other) = answering {
        let form = [("text", "Merci"), ("parent", parent.as_str())];
        let answer =
            app.send(&format!("/fr/reflexions/{}/commentaires", thing.id), &other.cookie, &form).await;
        assert_eq!(answer.status, 303, "{:?} answers {:?}", other.viewpoint, viewpoint);
    }
    let emails = waiting(db, thing.id).await;
    for email in &emails {
        let to = personas.iter().find(|each| each.id == Some(email.person)).expect("one of them");
        assert!(
            may_read(&to.viewer(app).await, visibility),
            "{:?} is written to and sees nothing",
            to.viewpoint
        );
        assert!(Some(email.person) != answering.and_then(|other| other.id), "who answers knows");
    }
    says_nothing(&emails, thing.audience, personas);
    let gave = emails.iter().any(|email| Some(email.person) == persona.id);
    let should =
        persona.id.is_some() && answering.is_some() && may_read(&persona.viewer(app).await, visibility);
    (gave, should)
}

/// A portal, its personas, and a reflection shared with a community.
struct Scene {
    app: TestApp,
    personas: Vec<Persona>,
    community: CommunityId,
    thing: Thing,
}

impl Scene {
    async fn of(app: TestApp) -> Self {
        let db = &app.scratch.db;
        let community = community(db, "students-at-risk").await;
        let personas = personas(&app, community).await;
        let author = of(&personas, Viewpoint::Author).id.expect("a person");
        let all = one_of_each(db, author, &[], community).await;
        files_are_clean(db).await;
        let thing =
            all.into_iter().find(|thing| thing.audience == Audience::Community).expect("one of this level");
        Self { app, personas, community, thing }
    }

    fn id(&self, viewpoint: Viewpoint) -> PersonId {
        of(&self.personas, viewpoint).id.expect("a person")
    }

    fn db(&self) -> &Db {
        &self.app.scratch.db
    }

    fn here(&self) -> String {
        format!("/fr/reflexions/{}", self.thing.id)
    }

    /// Comments through the form; returns the comment's id.
    async fn answer(&self, viewpoint: Viewpoint, parent: &str) -> String {
        let form = [("text", "Merci"), ("parent", parent)];
        let cookie = &of(&self.personas, viewpoint).cookie;
        let answer = self.app.send(&format!("{}/commentaires", self.here()), cookie, &form).await;
        let id = answer.header("location").split("#c-").nth(1);
        id.unwrap_or_else(|| panic!("{viewpoint:?} answers: {}", answer.status)).to_owned()
    }

    async fn look(&self, viewpoint: Viewpoint, page: &str) {
        let page = self.app.get_with(page, "cookie", &of(&self.personas, viewpoint).cookie).await;
        assert_eq!(page.status, 200);
    }

    /// Shares the reflection; the review of the comments of others is confirmed.
    async fn share(&self, form: &[(&str, &str)]) {
        let (cookie, address) =
            (&of(&self.personas, Viewpoint::Author).cookie, format!("{}/partage", self.here()));
        let mut answer = self.app.send(&address, cookie, form).await;
        if answer.status == 200 {
            let token = hidden(&answer.body, "confirmed");
            let form: Vec<(&str, &str)> =
                form.iter().copied().chain([("confirmed", token.as_str())]).collect();
            answer = self.app.send(&address, cookie, &form).await;
        }
        assert_eq!(answer.status, 303);
    }

    /// How many people would be notified of a comment.
    async fn would_notify(&self, viewpoint: Viewpoint, parent: Option<&str>) -> usize {
        let mut tx = self.db().write().await.expect("a transaction");
        let told =
            store::comment_recipients(&mut tx, self.new_answer(viewpoint, parent)).await.expect("people");
        let may_get_one = |person: &&PersonId| !told.unread_since_email.contains(person);
        told.authors.iter().chain(&told.parent_author).filter(may_get_one).count()
    }

    fn new_answer(&self, viewpoint: Viewpoint, parent: Option<&str>) -> NewComment<'static> {
        let parent = parent.map(|id| id.parse().expect("an id"));
        let (reflection, person) = (self.thing.id, self.id(viewpoint));
        NewComment { reflection, parent, person, tried_on: None, text: "Merci" }
    }

    /// The recipients of the emails, in order.
    async fn notified(&self) -> Vec<Viewpoint> {
        let viewpoint = |email: &Waiting| {
            let persona = self.personas.iter().find(|persona| persona.id == Some(email.person));
            persona.expect("one of them").viewpoint
        };
        waiting(self.db(), self.thing.id).await.iter().map(viewpoint).collect()
    }

    /// The kinds of the emails about the reflection.
    async fn notified_kinds(&self) -> Vec<String> {
        sqlx::query_scalar("SELECT kind FROM outbox WHERE about = $1")
            .bind(self.thing.id.to_string())
            .fetch_all(&self.db().reader)
            .await
            .expect("kinds")
    }

    /// The recipients of the emails since the last call.
    async fn notified_now(&self) -> Vec<Viewpoint> {
        let notified = self.notified().await;
        change(self.db(), "DELETE FROM outbox WHERE about = $1", self.thing.id).await;
        notified
    }
}
