//! Practices through the whole service, on real databases.

mod files;
mod races;
mod removed;
mod secrecy;
mod store;
mod whole;
mod withdrawing;

use ensemble_testing::{Answer, TestApp, app_on, on_both_with_content};

const LIST: &str = "/fr/communautes/eleves-a-risque/pratiques";
const NEW: &str = "/fr/communautes/eleves-a-risque/pratiques/nouvelle";
/// A word that is in the practices of these tests only.
const SEEDED: &str = "zirconium";
/// The fields without which a practice is not reviewed.
const WRITTEN: [(&str, &str); 6] = [
    ("title.fr", "Le zirconium du jeudi"),
    ("title.en", "Thursday’s zirconium"),
    ("summary.fr", "Un résumé."),
    ("need.fr", "Un besoin."),
    ("done.fr", "On a essayé."),
    ("form", "description"),
];

async fn one(app: &TestApp, statement: &'static str, value: &str) -> String {
    sqlx::query_scalar(statement)
        .bind(value.to_owned())
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("there is one")
}

async fn count(app: &TestApp, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("a number")
}

/// The latest reflection of the community that a person shares under their name.
async fn reflection_of(app: &TestApp, email: &str) -> String {
    one(
        app,
        "SELECT r.id FROM reflection r
         JOIN person p ON p.id = r.person_id
         JOIN community_slug s ON s.community_id = r.community_id
         WHERE p.email LIKE $1 AND s.slug = 'eleves-a-risque' AND r.unnamed = 0
           AND r.level IN ('community', 'communities', 'public')
         ORDER BY r.listed_at DESC, r.id LIMIT 1",
        email,
    )
    .await
}

/// Begins a practice of a reflection of the member; its id.
async fn begun(app: &TestApp, cookie: &str, audience: &str) -> String {
    let reflection = reflection_of(app, "beatrice%").await;
    let form = [
        ("title", "Le zirconium du jeudi"),
        ("form", "description"),
        ("audience", audience),
        ("reflection", reflection.as_str()),
    ];
    let done = app.send(NEW, cookie, &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
    let to = done.header("location").to_owned();
    to.split(&format!("{LIST}/")).nth(1).and_then(|rest| rest.get(..36)).expect("an id").to_owned()
}

/// What the member answers to the question whether they may be quoted in a practice.
async fn answer(app: &TestApp, practice: &str, consent: &str) {
    let cookie = app.cookie("member").await;
    let id = one(app, "SELECT id FROM quotation WHERE work_id = $1", practice).await;
    let address = format!("/fr/mes-citations/{id}/accord");
    let done = app.send(&address, &cookie, &[("consent", consent), ("credit", "name")]).await;
    assert_eq!(done.status, 303, "{}", done.body);
}

/// Saves the text of a practice over this revision.
async fn edited(app: &TestApp, cookie: &str, practice: &str, base: &str, more: &[(&str, &str)]) -> Answer {
    let mut form: Vec<(&str, &str)> =
        WRITTEN.into_iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name)).collect();
    form.extend(more);
    form.push(("base", base));
    app.send(&format!("{LIST}/{practice}/modifier"), cookie, &form).await
}

/// The ids of the co-facilitator’s reviewers: two who are not behind the practice.
async fn reviewers(app: &TestApp) -> [String; 2] {
    let id = async |email: &str| one(app, "SELECT id FROM person WHERE email LIKE $1", email).await;
    [id("ariane%").await, id("imogen%").await]
}

/// Begins a practice and carries it to its publication; its id.
async fn published(app: &TestApp, audience: &str) -> String {
    let cookie = app.cookie("co-facilitator").await;
    let id = begun(app, &cookie, audience).await;
    answer(app, &id, "given").await;
    assert_eq!(edited(app, &cookie, &id, "1", &[]).await.status, 303);
    sent(app, &cookie, &id, "2").await;
    approved(app, &id, "2").await;
    let done = app.send(&format!("{LIST}/{id}/publication"), &cookie, &[("revision", "2")]).await;
    assert!(done.header("location").contains("notice=published"), "{}", done.body);
    id
}

async fn sent(app: &TestApp, cookie: &str, id: &str, revision: &str) {
    let [one, two] = reviewers(app).await;
    let form = [("revision", revision), ("reviewer", one.as_str()), ("reviewer", two.as_str())];
    let done = app.send(&format!("{LIST}/{id}/envoi"), cookie, &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
}

async fn approved(app: &TestApp, id: &str, revision: &str) {
    for who in ["facilitator", "member-en"] {
        let cookie = app.cookie(who).await;
        let form = [("revision", revision), ("verdict", "approved")];
        let done = app.send(&format!("{LIST}/{id}/relecture"), &cookie, &form).await;
        assert_eq!(done.status, 303, "{who}: {}", done.body);
    }
}

async fn page(app: &TestApp, cookie: &str, address: &str) -> String {
    app.get_with(address, "cookie", cookie).await.body.replace('\u{a0}', " ")
}

on_both_with_content! {
    async fn a_reflection_becomes_a_practice_with_consent_and_two_reviews(db: Db) {
        let app = app_on(db).await;
        let [cookie, author, reader] =
            [app.cookie("co-facilitator").await, app.cookie("member").await, app.cookie("member-en").await];
        let id = begun(&app, &cookie, "communities").await;
        let work = format!("{LIST}/{id}/preparation");
        let [first, second] = reviewers(&app).await;
        let both = [("revision", "1"), ("reviewer", first.as_str()), ("reviewer", second.as_str())];
        let early = app.send(&format!("{LIST}/{id}/envoi"), &cookie, &both).await;
        assert!(early.status == 422 && early.body.contains("la réponse des personnes"), "{}", early.body);
        assert_eq!(app.get_with(&work, "cookie", &author).await.status, 200, "who is asked reads in what");
        assert_eq!(edited(&app, &author, &id, "1", &[]).await.status, 404, "and writes once they consent");
        answer(&app, &id, "given").await;
        assert_eq!(edited(&app, &author, &id, "1", &[]).await.status, 303);
        let alone = app.send(&format!("{LIST}/{id}/envoi"), &cookie, &[("revision", "2"), ("reviewer", first.as_str())]).await;
        assert!(alone.status == 422 && alone.body.contains("Choisissez de 2 à 10 personnes."), "{}", alone.body);
        let own = one(&app, "SELECT id FROM person WHERE email LIKE $1", "beatrice%").await;
        let with_author = [("revision", "2"), ("reviewer", first.as_str()), ("reviewer", own.as_str())];
        assert_eq!(app.send(&format!("{LIST}/{id}/envoi"), &cookie, &with_author).await.status, 422, "no author reviews");
        sent(&app, &cookie, &id, "2").await;
        let publish = format!("{LIST}/{id}/publication");
        let early = app.send(&publish, &cookie, &[("revision", "2")]).await;
        assert!(early.status == 422 && early.body.contains("Il faut 2 approbations"), "{}", early.body);
        let changes = [("revision", "2"), ("verdict", "changes"), ("note", "")];
        let review = format!("{LIST}/{id}/relecture");
        let silent = app.send(&review, &reader, &changes).await;
        assert!(silent.status == 422 && silent.body.contains("Indiquez ce qui est à revoir"), "{}", silent.body);
        approved(&app, &id, "2").await;
        let done = app.send(&publish, &cookie, &[("revision", "2")]).await;
        assert!(done.header("location").contains("notice=published"), "{}", done.body);
        let shown = page(&app, &reader, &format!("{LIST}/{id}")).await;
        for said in ["Le zirconium du jeudi", "Un besoin.", "Béatrice", "Relue par", "Ariane", "Imogen"] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        let english = page(&app, &reader, &format!("/en/communities/students-at-risk/practices/{id}")).await;
        assert!(english.contains("Thursday’s zirconium") && english.contains("in French only"), "{english}");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM notification WHERE kind = 'practice-review-asked'").await, 2);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM notification WHERE kind = 'practice-published'").await, 1);
        let data = app.get_with("/fr/compte/donnees/json", "cookie", &reader).await.body;
        assert!(data.contains("practice_review") && data.contains(&id), "their data have it");
    }

    async fn what_is_changed_is_reviewed_again_and_versions_stay(db: Db) {
        let app = app_on(db).await;
        let id = published(&app, "community").await;
        let [cookie, reader] = [app.cookie("co-facilitator").await, app.cookie("member").await];
        assert_eq!(edited(&app, &cookie, &id, "2", &[("need.fr", "Un autre besoin.")]).await.status, 303);
        let show = format!("{LIST}/{id}");
        assert!(!page(&app, &reader, &show).await.contains("Un autre besoin."), "readers keep the version that they have");
        sent(&app, &cookie, &id, "3").await;
        let stale = app.send(&format!("{LIST}/{id}/publication"), &cookie, &[("revision", "2")]).await;
        assert_eq!(stale.status, 409, "another revision was reviewed");
        let old = [("revision", "2"), ("verdict", "approved"), ("note", "Une remarque écrite.")];
        let late = app.send(&format!("{LIST}/{id}/relecture"), &app.cookie("member-en").await, &old).await;
        assert!(late.status == 409 && late.body.contains("Une remarque écrite."), "what was typed stays: {}", late.body);
        approved(&app, &id, "3").await;
        app.send(&format!("{LIST}/{id}/publication"), &cookie, &[("revision", "3")]).await;
        assert!(page(&app, &reader, &show).await.contains("Un autre besoin."));
        let earlier = page(&app, &reader, &format!("{show}/versions/1")).await;
        let crumbs = earlier.split("class=\"crumbs\"").nth(1).and_then(|rest| rest.split("</nav>").next()).expect("a way back");
        assert!(crumbs.contains(&format!("href=\"{show}\"")) && crumbs.contains(">Version 1<"), "{crumbs}");
        assert!(earlier.contains("Un besoin.") && earlier.contains("Il y a une version plus récente."), "{earlier}");
        assert_eq!(app.get_with(&format!("{show}/versions/9"), "cookie", &reader).await.status, 404);
        let done = app.send(&format!("{show}/retrait"), &cookie, &[("revision", "3")]).await;
        assert!(done.header("location").contains("notice=unpublished"), "{}", done.body);
        for address in [show.clone(), format!("{show}/versions/1"), format!("{show}/versions/2")] {
            let answer = app.get_with(&address, "cookie", &app.cookie("member-en").await).await;
            assert!(answer.status != 200, "{address} is withdrawn");
        }
    }

    async fn two_who_write_at_once_compare(db: Db) {
        let app = app_on(db).await;
        let [cookie, other] = [app.cookie("co-facilitator").await, app.cookie("facilitator").await];
        let id = begun(&app, &cookie, "community").await;
        assert_eq!(edited(&app, &cookie, &id, "1", &[("need.fr", "De l’une.")]).await.status, 303);
        let conflict = edited(&app, &other, &id, "1", &[("need.fr", "De l’autre.")]).await;
        assert_eq!(conflict.status, 409, "{}", conflict.body);
        assert!(conflict.body.contains("De l’une.") && conflict.body.contains("De l’autre."), "{}", conflict.body);
        let mut draft: Vec<(&str, &str)> = WRITTEN.to_vec();
        draft.extend([("need.en", "Kept for later."), ("base", "2")]);
        let kept = app.send(&format!("{LIST}/{id}/modifier/brouillon"), &cookie, &draft).await;
        assert_eq!(kept.status, 200, "{}", kept.body);
        let opened = page(&app, &cookie, &format!("{LIST}/{id}/modifier")).await;
        assert!(opened.contains("Kept for later."), "a draft is kept");
    }

    async fn what_is_wrong_is_said_and_nothing_is_lost(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let none = app.send(NEW, &cookie, &[("title", "Le zirconium du jeudi"), ("audience", "me")]).await;
        assert_eq!(none.status, 422);
        for said in ["Choisissez qui lira la pratique.", "Choisissez de 1 à 20 réflexions.", "Le zirconium du jeudi"] {
            assert!(none.body.contains(said), "{said}: {}", none.body);
        }
        let id = begun(&app, &cookie, "community").await;
        let wrong = [("references-fr", "Roy, A. (2023). Un titre. doi:10.5/x"), ("tags", "télépratique")];
        let refused = edited(&app, &cookie, &id, "1", &wrong).await;
        assert!(refused.status == 422 && refused.body.contains("n’est pas un DOI"), "{}", refused.body);
        assert!(refused.body.contains("doi:10.5/x") && refused.body.contains("télépratique"), "what was typed stays");
        let naming = edited(&app, &cookie, &id, "1", &[("need.fr", "Mon élève Mathis Gagnon s’absente.")]).await;
        assert!(naming.body.contains("Pourrait-on reconnaître une ou un élève?"), "{}", naming.body);
        let right = [("references-fr", "Roy, A. (2023). Un titre. http://dx.doi.org/10.5555/X.1")];
        assert_eq!(edited(&app, &cookie, &id, "1", &right).await.status, 303);
        let work = page(&app, &cookie, &format!("{LIST}/{id}/preparation")).await;
        assert!(work.contains("href=\"https://doi.org/10.5555/x.1\""), "{work}");
        let reflection = reflection_of(&app, "beatrice%").await;
        let ask = [("reflection", reflection.as_str()), ("passage", "Une phrase de zirconium qui n’y est pas.")];
        let refused = app.send(&format!("{LIST}/{id}/sources"), &cookie, &ask).await;
        assert!(refused.status == 422 && refused.body.contains("n’est pas dans la réflexion"), "{}", refused.body);
    }

    async fn others_note_that_they_tried_it_and_comment(db: Db) {
        let app = app_on(db).await;
        let id = published(&app, "communities").await;
        let [reader, facilitator] = [app.cookie("observer").await, app.cookie("facilitator").await];
        let tries = format!("{LIST}/{id}/essais");
        let wrong = app.send(&tries, &reader, &[("context", "Deux groupes de zirconium."), ("outcome", "")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("Indiquez si cela a fonctionné."), "{}", wrong.body);
        assert!(wrong.body.contains("Deux groupes de zirconium."), "what was typed stays");
        let naming = [("context", "Avec mon élève Mathis Gagnon."), ("outcome", "partly")];
        assert_eq!(app.send(&tries, &reader, &naming).await.status, 422, "reviewed for names of students");
        let right = [("context", "Deux groupes."), ("adapted", "Le mardi."), ("outcome", "partly")];
        let done = app.send(&tries, &reader, &right).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let response = done.header("location").rsplit("#response-").next().expect("an id").to_owned();
        let show = format!("{LIST}/{id}");
        let shown = page(&app, &facilitator, &show).await;
        for said in ["Deux groupes.", "Le mardi.", "A fonctionné en partie", "Flavie"] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        assert!(page(&app, &facilitator, LIST).await.contains("Essayée 1 fois"));
        let comment = app.send(&format!("{show}/commentaires"), &reader, &[("text", "Bonne **idée**.")]).await;
        assert_eq!(comment.status, 303);
        assert!(page(&app, &facilitator, &show).await.contains("<strong>idée</strong>"));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM notification WHERE kind = 'practice-responded'").await, 4);
        let moderate = format!("{show}/reponses/{response}/moderation");
        assert_eq!(app.send(&moderate, &facilitator, &[]).await.status, 422, "a reason is needed");
        let member = app.cookie("member").await;
        assert_eq!(app.send(&moderate, &member, &[("reason", "Non.")]).await.status, 404);
        assert_eq!(app.send(&format!("{show}/reponses/{response}/retrait"), &member, &[]).await.status, 404);
        assert_eq!(app.send(&moderate, &facilitator, &[("reason", "Hors sujet.")]).await.status, 303);
        assert!(!page(&app, &member, &show).await.contains("Deux groupes."));
        let own = page(&app, &reader, &show).await;
        assert!(own.contains("Deux groupes.") && own.contains("Hors sujet."), "its author reads why");
        let data = app.get_with("/fr/compte/donnees/json", "cookie", &reader).await.body;
        assert!(data.contains("practice_response") && data.contains("Le mardi."));
    }
}
