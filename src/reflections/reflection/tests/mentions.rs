//! The names that are offered after an @: of those who may read the text, to those who may see the members.

use super::{
    NOW, community, everybody, id_of, store,
    writing::{self, written},
};
use ensemble_testing::{TestApp, app_on, on_both_with_content};

const ARIANE: &str = "Ariane Desmeules-Pham";
const IMOGEN: &str = "Imogen Thackeray-Wills";
const JEREMIE: &str = "Jérémie Courtemanche-Sow";
const BEATRICE: &str = "Béatrice Lafrenaye-Diallo";

/// The names for what was typed, or why there are none.
async fn offered(
    app: &TestApp,
    cookie: &str,
    form: &[(&str, &str)],
    typed: &str,
) -> Result<Vec<String>, u16> {
    let form: Vec<_> = [("lang", "fr"), ("typed", typed)].into_iter().chain(form.iter().copied()).collect();
    let answer = app.send("/api/reflections/mentions", cookie, &form).await;
    if answer.status == 200 {
        Ok(serde_json::from_str(&answer.body).expect("names"))
    } else {
        Err(answer.status.as_u16())
    }
}

fn names(names: &[&str]) -> Result<Vec<String>, u16> {
    Ok(names.iter().map(|name| (*name).to_owned()).collect())
}

on_both_with_content! {
    async fn in_a_new_text_those_are_offered_who_may_read_it_as_its_author_chose(db: Db) {
        let app = app_on(db).await;
        let author = app.cookie("member").await;
        let home = community(&app.scratch.db, "students-at-risk").await.to_string();
        // Imogen is a member, Ariane a facilitator, Jérémie an observer, who reads nothing that stays in the community.
        for (audience, imogen, ariane, jeremie) in [
            ("me", false, false, false),
            ("people", false, false, false),
            ("facilitators", false, true, false),
            ("community", true, true, false),
            ("communities", true, true, true),
            ("public", true, true, true),
        ] {
            let form = [("community", home.as_str()), ("audience", audience)];
            for (typed, name, is_offered) in [("imo", IMOGEN, imogen), ("ari", ARIANE, ariane), ("jérémie", JEREMIE, jeremie)] {
                let expected = if is_offered { vec![name] } else { vec![] };
                assert_eq!(offered(&app, &author, &form, typed).await, names(&expected), "{audience}: {typed}");
            }
        }
        let form = [("community", home.as_str()), ("audience", "community")];
        assert_eq!(offered(&app, &author, &form, "WILLS").await, names(&[IMOGEN]), "by any word");
        assert_eq!(offered(&app, &author, &form, "beatrice").await, names(&[]), "not oneself");
        assert_eq!(offered(&app, &author, &form, "edmund").await, names(&[]), "not people of elsewhere");
        assert_eq!(offered(&app, &author, &form, " ").await, names(&[]), "not everyone at once");
        assert_eq!(offered(&app, &author, &form, "%").await, names(&[]));
        assert_eq!(offered(&app, &author, &[("community", home.as_str())], "imo").await, names(&[]), "nobody reads it yet");
        // Who does not write in the community learns no name.
        for (who, status) in [("liaison", 404), ("observer", 404), ("person", 404), ("administrator", 404)] {
            assert_eq!(offered(&app, &app.cookie(who).await, &form, "imo").await, Err(status), "{who}");
        }
        assert_eq!(offered(&app, "", &form, "imo").await, Err(401));
        assert_eq!(offered(&app, &author, &[], "imo").await, Err(400));
    }

    async fn in_a_reply_those_are_offered_who_may_read_the_reflection(db: Db) {
        let app = app_on(db).await;
        let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
        let here = written(&app, &author, "Un essai.").await;
        let id = here.rsplit('/').next().expect("an id").to_owned();
        let form = [("reflection", id.as_str())];
        let share = format!("{here}/partage");
        assert_eq!(offered(&app, &other, &form, "imo").await, Err(404), "it is its author's alone");
        assert_eq!(offered(&app, &author, &form, "imo").await, names(&[]));
        let wanted = [("reflection", id.as_str()), ("audience", "community")];
        assert_eq!(offered(&app, &author, &wanted, "imo").await, names(&[IMOGEN]), "its author has chosen more");

        assert_eq!(app.send(&share, &author, &[("audience", "facilitators")]).await.status, 303);
        assert_eq!(offered(&app, &other, &wanted, "imo").await, names(&[]), "nobody else chooses");
        assert_eq!(offered(&app, &other, &form, "rowan").await, names(&["Rowan Ashgrove"]));
        assert_eq!(offered(&app, &other, &form, "beatrice").await, names(&[BEATRICE]), "its author reads it");
        assert_eq!(app.send(&share, &author, &[("audience", "facilitators"), ("anonymous", "on")]).await.status, 303);
        assert_eq!(offered(&app, &other, &form, "beatrice").await, names(&[]), "who wrote it is not told");

        // Those who were chosen are known to its author only.
        let people = everybody(&app.scratch.db).await;
        let mut tx = app.scratch.db.write().await.expect("a transaction");
        let readers = [id_of(&people, "member-en"), id_of(&people, "facilitator")];
        let audience = ensemble_reflections::reflection::model::Audience::ChosenPeople;
        store::set_sharing(&mut tx, id.parse().expect("an id"), audience, false, &readers, 1, NOW).await.expect("shared");
        tx.commit().await.expect("committed");
        assert_eq!(offered(&app, &author, &form, "imo").await, names(&[IMOGEN]));
        assert_eq!(offered(&app, &author, &form, "row").await, names(&[]));
        assert_eq!(offered(&app, &other, &form, "imo").await, names(&[]));
        assert_eq!(offered(&app, &other, &form, "beatrice").await, names(&[BEATRICE]));

        // Who reads it from another community does not see the members of this one.
        assert_eq!(app.send(&share, &author, &[("audience", "community")]).await.status, 303);
        let asked = app.send(&share, &author, &[("audience", "public")]).await;
        let seal = writing::hidden(&asked.body, "confirmed");
        assert_eq!(app.send(&share, &author, &[("audience", "public"), ("confirmed", &seal)]).await.status, 303);
        assert_eq!(app.get_with(&here, "cookie", &app.cookie("observer").await).await.status, 200);
        assert_eq!(offered(&app, &app.cookie("observer").await, &form, "imo").await, Err(404));
        assert_eq!(offered(&app, &app.cookie("liaison").await, &form, "imo").await, names(&[IMOGEN]), "an observer sees the members");
        let shown = app.get_with(&here, "cookie", &other).await.body;
        assert!(shown.contains(&format!("data-mentions=\"reflection={id}\"")), "{shown}");
    }

    async fn a_name_that_is_offered_is_a_mention(db: Db) {
        let app = app_on(db).await;
        let (author, other) = (app.cookie("member").await, app.cookie("facilitator").await);
        let here = written(&app, &author, "Un essai.").await;
        let id = here.rsplit('/').next().expect("an id").to_owned();
        app.send(&format!("{here}/partage"), &author, &[("audience", "community")]).await;
        let name = offered(&app, &other, &[("reflection", id.as_str())], "imo").await.expect("names").remove(0);
        let text = format!("Merci @{name} pour tout.");
        assert_eq!(app.send(&format!("{here}/commentaires"), &other, &[("text", text.as_str())]).await.status, 303);
        let mentioned: Vec<String> = sqlx::query_scalar("SELECT person_id FROM notification WHERE kind = 'mentioned' AND subject_id = $1")
            .bind(&id)
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("people");
        assert_eq!(mentioned, [id_of(&everybody(&app.scratch.db).await, "member-en").to_string()]);
    }
}
