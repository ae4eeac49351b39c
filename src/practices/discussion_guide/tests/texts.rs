//! Writing guides, and the versions that meetings take, through the service.

use super::{Scene, scene};
use ensemble_core::{
    Lang, LocalizedText,
    rights::{Action, rules::may},
};
use ensemble_practices::discussion_guide::{
    model::{Guide, StepKind},
    store,
};
use ensemble_testing::{NOW, TestApp, app_on, everybody, id_of, on_both_with_content};

const LIST: &str = "/fr/administration/guides-discussion";
const DELIVERED: &str = "/fr/administration/guides-discussion/partnerships";

/// A page as a coordinator gets it.
async fn page(app: &TestApp, address: &str) -> String {
    let answer = app.get_with(address, "cookie", &app.cookie("coordinator").await).await;
    assert_eq!(answer.status, 200, "{address}: {}", answer.body);
    answer.body.replace('\u{a0}', " ")
}

/// Sends a form as a coordinator; the status, where it leads, and what the page says.
async fn send(app: &TestApp, address: &str, form: &[(&str, &str)]) -> (u16, String, String) {
    let answer = app.send(address, &app.cookie("coordinator").await, form).await;
    let to = answer.header("location").to_owned();
    (answer.status.as_u16(), to, answer.body.replace('\u{a0}', " "))
}

/// The value of the first hidden field with this name in a part of a page.
fn hidden(page: &str, name: &str) -> String {
    let found =
        page.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next());
    found.unwrap_or_default().to_owned()
}

/// The mark in the form of a page that publishes.
async fn mark(app: &TestApp, preview: &str) -> String {
    let page = page(app, preview).await;
    let form = page.split("<form").find(|form| form.contains("Publier la version"));
    hidden(form.unwrap_or_default(), "seen")
}

/// Begins a guide; its address.
async fn begin(app: &TestApp, title: &str) -> String {
    let (status, to, said) = send(app, &format!("{LIST}/nouveau"), &[("title-fr", title)]).await;
    assert!(status == 303 && to.starts_with(LIST), "{said}");
    to
}

const QUESTION: [(&str, &str); 6] = [
    ("kind", "question"),
    ("title-fr", "Avant"),
    ("title-en", "Before"),
    ("text-fr", "Que savons-nous?"),
    ("text-en", "What do we know?"),
    ("minutes", "12"),
];

/// A form with one field changed.
fn with<'a>(form: &[(&'a str, &'a str)], name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let others = form.iter().copied().filter(|(other, _)| *other != name);
    others.chain(std::iter::once((name, value))).collect()
}

/// Changes the delivered guide and publishes its second version.
async fn publish_second(scene: &Scene) {
    let added = with(&QUESTION, "title-fr", "Une étape de plus");
    assert_eq!(send(&scene.app, &format!("{DELIVERED}/etapes"), &added).await.0, 303);
    let preview = format!("{DELIVERED}/apercu");
    let seen = mark(&scene.app, &preview).await;
    assert!(!seen.is_empty(), "the page has the form");
    assert_eq!(send(&scene.app, &preview, &[("seen", &seen)]).await.0, 303);
}

on_both_with_content! {
    async fn a_guide_is_written_in_both_languages_and_offered_once_it_is_published(db: Db) {
        let app = app_on(db.clone()).await;
        let here = begin(&app, "Accueillir").await;
        let (steps, preview) = (format!("{here}/etapes"), format!("{here}/apercu"));
        let lacks = page(&app, &preview).await;
        for reason in ["Il manque le titre en anglais.", "Il manque le résumé en français.", "Il manque au moins une étape."] {
            assert!(lacks.contains(reason), "{reason}: {lacks}");
        }
        assert_eq!(send(&app, &preview, &[]).await.0, 422, "it is not whole");
        let texts = [
            ("title-fr", "Accueillir"), ("title-en", "Welcoming"), ("summary-fr", "Trois questions"), ("summary-en", "Three questions"),
            ("credit", "Made by the network"), ("credit-lang", "en"), ("licence", ""), ("licence-is-complete", "1"),
        ];
        assert_eq!(send(&app, &here, &texts).await.0, 303);
        assert_eq!(send(&app, &steps, &QUESTION).await.0, 303);
        let video = [("kind", "video"), ("title-fr", "La vidéo"), ("title-en", "The video"), ("text-fr", "Regardez"), ("text-en", "Watch"), ("minutes", "8")];
        for wrong in ["http://video.example/1", "javascript:alert(1)", "salle 4"] {
            let (status, _, said) = send(&app, &steps, &with(&video, "video", wrong)).await;
            assert!(status == 422 && said.contains("elle doit commencer par https") && said.contains("value=\"La vidéo\""), "{wrong}: {said}");
        }
        assert_eq!(send(&app, &steps, &with(&video, "video", "https://video.ensemble.example/1")).await.0, 303);
        let (status, _, said) = send(&app, &steps, &with(&QUESTION, "minutes", "0")).await;
        assert!(status == 422 && said.contains("de 1 à 240") && said.contains("Que savons-nous?"), "{said}");
        let sheet = with(&QUESTION, "kind", "sheet");
        assert_eq!(send(&app, &steps, &sheet).await.0, 422, "a sheet has a number");
        assert_eq!(send(&app, &steps, &with(&sheet, "sheet", "6")).await.0, 303);
        let elements = [with(&QUESTION, "kind", "elements"), vec![("elements-fr", "Savoir\nAgir"), ("elements-en", "Know")]].concat();
        let (status, _, said) = send(&app, &steps, &elements).await;
        assert!(status == 422 && said.contains("2 lignes en français et 1 en anglais") && said.contains("Savoir"), "{said}");
        assert_eq!(send(&app, &steps, &with(&elements, "elements-en", "Know\nAct")).await.0, 303);

        let key = here.rsplit('/').next().unwrap_or_default().to_owned();
        let all = store::steps(&db, &key).await.expect("steps");
        let kinds: Vec<StepKind> = all.iter().map(|step| step.kind).collect();
        assert_eq!(kinds, [StepKind::Question, StepKind::Video, StepKind::Sheet, StepKind::Elements]);
        assert_eq!((all[0].minutes, all[2].sheet, all[3].elements.len()), (12, Some(6), 2));
        assert_eq!(send(&app, &steps, &[("act", "up"), ("item", &all[1].key)]).await.0, 303);
        assert_eq!(send(&app, &steps, &[("act", "up"), ("item", &all[1].key)]).await.0, 303, "the first one stays there");
        assert_eq!(send(&app, &steps, &[("act", "remove"), ("item", &all[2].key)]).await.0, 303);
        let kinds: Vec<StepKind> = store::steps(&db, &key).await.expect("steps").iter().map(|step| step.kind).collect();
        assert_eq!(kinds, [StepKind::Video, StepKind::Question, StepKind::Elements]);

        let offered = store::offered(&db).await.expect("guides");
        assert!(offered.iter().all(|guide| guide.key != key), "nobody chooses a draft");
        let seen = mark(&app, &preview).await;
        assert_eq!(send(&app, &preview, &[("seen", &seen)]).await.0, 303);
        assert_eq!(send(&app, &preview, &[]).await.0, 409, "nothing changed since");
        let published: String = sqlx::query_scalar("SELECT content FROM discussion_guide_version WHERE guide_id = $1 AND version = 1")
            .bind(key.as_str())
            .fetch_one(&db.reader)
            .await
            .expect("a version");
        let published: Guide = serde_json::from_str(&published).expect("a guide");
        assert_eq!(published.steps.len(), 3);
        assert!(published.texts.licence.is_none() && !published.texts.licence_is_complete, "a variant is not invented");
        assert_eq!(published.texts.credit.map(|line| line.lang), Some(Lang::En));
        assert!(store::offered(&db).await.expect("guides").iter().any(|guide| guide.key == key && guide.version == 1));
        let list = page(&app, LIST).await;
        assert!(list.contains("Accueillir") && list.contains("Nos partenaires dans la communauté"), "{list}");
        assert_eq!(send(&app, &format!("{here}/archiver"), &[]).await.0, 303);
        assert!(store::offered(&db).await.expect("guides").iter().all(|guide| guide.key != key));
        assert_eq!(send(&app, &format!("{here}/retablir"), &[]).await.0, 303);
        assert!(store::offered(&db).await.expect("guides").iter().any(|guide| guide.key == key));
    }

    async fn a_meeting_keeps_its_version_and_takes_a_newer_one_until_the_first_answer(db: Db) {
        let scene = scene(&db).await;
        assert!(!scene.shown("facilitator", scene.first, "").await.body.contains("version plus récente"));
        publish_second(&scene).await;
        let page = scene.shown("member", scene.first, "").await.body.replace('\u{a0}', " ");
        assert!(page.contains("la version 2. La rencontre utilise la version 1.") && !page.contains("Une étape de plus"), "{page}");
        assert!(!page.contains("Utiliser la version 2"), "members do not choose");
        assert!(scene.shown("facilitator", scene.first, "").await.says("Utiliser la version 2"));
        assert_eq!(scene.does("member", scene.first, "version", &[("version", "2")]).await.status, 404);
        for unknown in ["3", "0"] {
            assert_eq!(scene.does("facilitator", scene.first, "version", &[("version", unknown)]).await.status, 409);
        }
        // Choosing the guide again does not swap the version.
        scene.done("facilitator", scene.first, "choisir", &[("guide", "partnerships")]).await;
        assert_eq!(store::in_use(&db, scene.first).await.expect("an answer").map(|in_use| in_use.version), Some(1));
        scene.done("facilitator", scene.first, "version", &[("version", "2")]).await;
        assert!(scene.shown("member", scene.first, "").await.body.contains("Une étape de plus"));

        // Another meeting answered the version that it took.
        scene.done("facilitator", scene.second, "choisir", &[("guide", "partnerships")]).await;
        let mut to = db.write().await.expect("a transaction");
        store::set_version(&mut to, scene.second, "partnerships", 1).await.expect("stored");
        to.commit().await.expect("committed");
        scene.done("facilitator", scene.second, "repondre", &[("step", "before-1"), ("table", "0"), ("text", "Ensemble")]).await;
        let answered = scene.does("facilitator", scene.second, "version", &[("version", "2")]).await;
        assert!(answered.status == 409 && answered.body.contains("la rencontre garde la même version"), "{}", answered.body);
        assert_eq!(store::in_use(&db, scene.second).await.expect("an answer").map(|in_use| in_use.version), Some(1));
    }

    async fn an_answer_that_is_being_written_keeps_the_version(db: Db) {
        let scene = scene(&db).await;
        publish_second(&scene).await;
        let cookie = scene.app.cookie("facilitator").await;
        scene.app.get_with("/fr", "cookie", &cookie).await;
        let writer = id_of(&everybody(&db).await, "facilitator");
        let mut tx = db.write().await.expect("a transaction");
        store::lock(&mut tx, scene.first).await.expect("an answer").expect("a guide");
        let text = LocalizedText::Single { lang: Lang::Fr, text: "Ensemble".to_owned() };
        let place = ("before-1", 0);
        assert!(store::write_answer(&mut tx, scene.first, place, writer, &text, 0, NOW).await.expect("stored"));
        let commit = async {
            tokio::time::sleep(std::time::Duration::from_millis(700)).await;
            tx.commit().await.expect("committed");
        };
        let address = format!("/fr/rencontres/{}/guide-discussion/version", scene.first);
        let (answer, ()) = tokio::join!(scene.app.send(&address, &cookie, &[("version", "2")]), commit);
        assert_eq!(answer.status, 409, "{}", answer.body);
        assert_eq!(store::in_use(&db, scene.first).await.expect("an answer").map(|in_use| in_use.version), Some(1));
    }

    async fn an_archived_guide_stays_with_the_meetings_that_have_it(db: Db) {
        let scene = scene(&db).await;
        assert_eq!(send(&scene.app, &format!("{DELIVERED}/archiver"), &[]).await.0, 303);
        assert!(scene.shown("member", scene.first, "").await.body.contains("Avant la vidéo, première question"));
        scene.done("facilitator", scene.first, "choisir", &[("guide", "partnerships"), ("video", "https://video.ensemble.example/6")]).await;
        assert_eq!(scene.does("facilitator", scene.second, "choisir", &[("guide", "partnerships")]).await.status, 422);
    }

    async fn two_coordinators_do_not_overwrite_each_other_and_keep_what_they_typed(db: Db) {
        let app = app_on(db.clone()).await;
        let here = begin(&app, "Accueillir").await;
        let seen = hidden(page(&app, &here).await.split("id=\"title-fr\"").next().unwrap_or_default(), "seen");
        assert!(!seen.is_empty(), "the form says what it was filled with");
        assert_eq!(send(&app, &here, &[("seen", &seen), ("title-fr", "Accueillir une famille")]).await.0, 303);
        let (status, _, said) = send(&app, &here, &[("seen", &seen), ("title-fr", "Accueillir, ensemble")]).await;
        assert!(status == 409 && said.contains("value=\"Accueillir, ensemble\"") && said.contains("une famille"), "{said}");
        let again = hidden(said.split("id=\"title-fr\"").next().unwrap_or_default(), "seen");
        assert_eq!(send(&app, &here, &[("seen", &again), ("title-fr", "Accueillir, ensemble")]).await.0, 303);

        let steps = format!("{here}/etapes");
        send(&app, &steps, &QUESTION).await;
        let key = here.rsplit('/').next().unwrap_or_default();
        let step = store::steps(&db, key).await.expect("steps").remove(0).key;
        let form = page(&app, &format!("{steps}?item={step}")).await;
        let seen = hidden(form.split("id=\"form\"").nth(1).unwrap_or_default(), "seen");
        let own = [("item", step.as_str()), ("seen", seen.as_str())];
        assert_eq!(send(&app, &steps, &[&own[..], with(&QUESTION, "title-fr", "Au début").as_slice()].concat()).await.0, 303);
        let (status, _, said) = send(&app, &steps, &[&own[..], with(&QUESTION, "title-fr", "D’abord").as_slice()].concat()).await;
        assert!(status == 409 && said.contains("value=\"D’abord\"") && said.contains("Au début"), "{said}");
        assert_eq!(send(&app, &steps, &[("act", "remove"), ("item", &step), ("seen", &seen)]).await.0, 409);
        assert_eq!(send(&app, &steps, &[("act", "remove"), ("item", &step)]).await.0, 303);
        let (status, _, said) = send(&app, &steps, &[&own[..], with(&QUESTION, "title-fr", "D’abord").as_slice()].concat()).await;
        assert!(status == 409 && said.contains("value=\"D’abord\""), "one that is gone can be added again: {said}");
    }

    async fn guides_are_written_by_coordinators_only(db: Db) {
        let app = app_on(db.clone()).await;
        let (mut allowed, mut refused) = (0, 0);
        for (who, viewer) in everybody(&db).await {
            let cookie = app.cookie(&who).await;
            let writes = may(&viewer, Action::EditTemplates, None);
            for below in ["", "/nouveau", "/partnerships", "/partnerships/etapes", "/partnerships/apercu"] {
                let status = app.get_with(&format!("{LIST}{below}"), "cookie", &cookie).await.status;
                assert_eq!(status, if writes { 200 } else { 404 }, "{who} {below}");
            }
            for below in ["/nouveau", "/partnerships", "/partnerships/etapes", "/partnerships/apercu", "/partnerships/archiver", "/partnerships/retablir"] {
                let status = app.send(&format!("{LIST}{below}"), &cookie, &[]).await.status;
                assert_eq!(status == 404, !writes, "{who} {below}: {status}");
            }
            assert_eq!(app.get_with(&format!("{LIST}/nothing"), "cookie", &cookie).await.status, 404, "{who}");
            if writes { allowed += 1 } else { refused += 1 }
        }
        assert!(allowed > 0 && refused > 4);
        let actions: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE action LIKE 'discussion-guide.%'")
            .fetch_one(&db.reader)
            .await
            .expect("a count");
        assert_eq!(actions, 2 * allowed, "archived and restored: nothing else was in the forms");
    }
}
