//! From where one comes to a reflection: what search suggests, and the items of an agenda, of which the
//! steps of a discussion guide are some.

use super::{
    Thing, community, one_of_each,
    personas::{Viewpoint, of, personas},
    word,
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{MeetingId, ReflectionId},
    rights::{Role, Viewer},
};
use ensemble_meetings::meeting::{
    self,
    model::{Modality, Phase, Plan, When, Zone},
};
use ensemble_reflections::reflection::{
    api::Suggestion,
    create,
    model::{Prompt, PromptKind, ReflectionContent, Texts, Visibility},
    rules::{self, may_read},
    store::{self, NewReflection, catch_up},
    suggestions::suggestions,
};
use ensemble_server::db::Db;
use ensemble_testing::{NOW, app, app_on, on_both_with_content};

fn texts(all: &[Suggestion]) -> Vec<&str> {
    all.iter().map(|each| each.text.as_str()).collect()
}

async fn offered(db: &Db, typed: &str) -> Vec<Suggestion> {
    catch_up(db).await.expect("caught up");
    suggestions(db, &Viewer::default(), Lang::Fr, typed).await.expect("an answer")
}

on_both_with_content! {
    async fn only_what_one_may_see_is_suggested(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        let community = community(db, "students-at-risk").await;
        let personas = personas(&app, community).await;
        let [author, reader] = [Viewpoint::Author, Viewpoint::Reader].map(|viewpoint| of(&personas, viewpoint).id.expect("a person"));
        for Thing { audience, .. } in one_of_each(db, author, &[reader], community).await {
            for persona in &personas {
                let viewer = persona.viewer(&app).await;
                let readers = vec![reader];
                let visibility = Visibility { author, community, community_archived: false, audience, chosen_people: readers, removed: false };
                // The whole word, and its beginning as far as it tells them apart.
                let found = suggestions(db, &viewer, Lang::Fr, &word(audience)).await.expect("an answer");
                let title = format!("Titre {}", word(audience));
                let should = if may_read(&viewer, &visibility) { vec![title, word(audience)] } else { Vec::new() };
                assert_eq!(texts(&found), should, "{:?}: {}", persona.viewpoint, audience.code());
                let begun = suggestions(db, &viewer, Lang::Fr, "titre zorg").await.expect("an answer");
                assert_eq!(begun.iter().any(|each| each.text.ends_with(&word(audience))), !should.is_empty());
            }
        }
    }

    async fn tags_are_suggested_however_they_are_typed(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        let stored = ["école à trois", "École", "l’éveil", "élèves-hdaa"];
        let public: String = sqlx::query_scalar("SELECT id FROM reflection WHERE level = 'public' AND removed_at IS NULL LIMIT 1")
            .fetch_one(&db.reader)
            .await
            .expect("the demonstration has one");
        let mut tx = db.write().await.expect("a transaction");
        for tag in stored {
            // As they were stored before they were folded.
            sqlx::query("INSERT INTO reflection_tag (reflection_id, tag) VALUES ($1, $2)")
                .bind(&public)
                .bind(rules::normalize_tag(tag))
                .execute(&mut *tx)
                .await
                .expect("stored");
        }
        tx.commit().await.expect("committed");
        store::fold_tags(db).await.expect("folded");
        for (typed, expected) in [
            ("eco", vec!["école", "école à trois"]),
            ("ECOLE A", vec!["école à trois"]),
            ("e\u{301}cole à", vec!["école à trois"]),
            ("L'ev", vec!["l’éveil"]),
            ("eleves-h", vec!["élèves-hdaa"]),
            ("ecolier", vec![]),
        ] {
            let found = store::suggested_tags(db, &Viewer::default(), typed, 5).await.expect("an answer");
            assert_eq!(found, expected, "{typed}");
        }
    }

    async fn what_begins_like_it_is_suggested_however_it_is_typed(db: Db) {
        let app = app_on(db).await;
        let db = &app.scratch.db;
        for typed in ["Élèves à", "eleves a ris", "ELEV", "l’élève"] {
            assert!(texts(&offered(db, typed).await).contains(&"Élèves à risque"), "{typed}");
        }
        let own = offered(db, "élèves à risque").await;
        let one = own.iter().find(|each| each.text == "Élèves à risque").expect("it is suggested");
        assert_eq!((one.href.as_str(), one.kind.as_str()), ("/fr/communautes/eleves-a-risque", "Communauté"));
        for nothing in ["", "e", "zzzz", "\"", "%", "_", "élèves zzzz"] {
            assert_eq!(texts(&offered(db, nothing).await), Vec::<&str>::new(), "{nothing}");
        }
        assert!(offered(db, "re").await.len() <= 8);
    }
}

#[tokio::test]
async fn the_steps_of_a_discussion_guide_are_items_that_one_answers() {
    let app = app().await;
    let db = &app.scratch.db;
    let guide =
        meeting::delivered().iter().find(|template| template.kind.code() == "guide").expect("a guide");
    let community = community(db, "students-at-risk").await;
    let meeting = MeetingId::new();
    let plan = Plan {
        when: When::At(NOW + 86_400_000),
        zone: Zone::Eastern,
        title: LocalizedText::Single { lang: Lang::Fr, text: "Nos partenaires".to_owned() },
        duration: 90,
        modality: Modality::Virtual,
        place: None,
        details: meeting::model::Details::default(),
    };
    let mut tx = db.write().await.expect("a transaction");
    meeting::store::add(&mut tx, meeting, community, Phase::Published, &plan, NOW).await.expect("a meeting");
    meeting::begin(&mut tx, meeting, None, &guide.outline, NOW).await.expect("an agenda");
    tx.commit().await.expect("committed");
    let (agenda, _) = meeting::agenda_of(&app.portal, meeting.uuid()).await.expect("an agenda");
    assert_eq!(agenda.items.len(), guide.outline.items.len(), "each step is an item");

    let personas = personas(&app, community).await;
    let member = of(&personas, Viewpoint::Within(Role::Member));
    let get = async |address: String, cookie: &str| app.get_with(&address, "cookie", cookie).await;
    for item in &agenda.items {
        let code = format!("item:{meeting}/{}", item.id);
        let page = get(format!("/fr/rencontres/{meeting}"), &member.cookie).await.body;
        let link = format!("/fr/reflexions/nouvelle?community=eleves-a-risque&amp;prompt={code}");
        assert!(page.contains(&link), "{link}");
        let new = get(link.replace("&amp;", "&"), &member.cookie).await.body;
        assert!(new.contains(&format!("value=\"{code}\" selected")), "the step is chosen already");
    }
    let observer =
        get(format!("/fr/rencontres/{meeting}"), &of(&personas, Viewpoint::Within(Role::Observer)).cookie);
    assert!(!observer.await.body.contains("reflexions/nouvelle?"), "who does not write is not asked to");

    // Answered: those who may read the answers find them there, with how many there are.
    let answers =
        format!("/fr/communautes/eleves-a-risque/reflexions?prompt={meeting}/{}", agenda.items[0].id);
    let author = of(&personas, Viewpoint::Author);
    let text = LocalizedText::Single { lang: Lang::Fr, text: "Une réponse".to_owned() };
    let prompt = Prompt {
        kind: PromptKind::Item,
        key: format!("{meeting}/{}", agenda.items[0].id),
        text: text.clone(),
    };
    let texts = Texts { title: None, body: text };
    let written = ReflectionContent { lang: Lang::Fr, prompt: Some(prompt), tags: Vec::new(), texts };
    let id = ReflectionId::new();
    let new = NewReflection { id, community, author: author.id.expect("a person") };
    let mut tx = db.write().await.expect("a transaction");
    create(&mut tx, new, &written, NOW).await.expect("a reflection");
    tx.commit().await.expect("committed");
    let page = format!("/fr/rencontres/{meeting}");
    assert!(!get(page.clone(), &member.cookie).await.body.contains(&answers), "it is its author's");
    assert!(get(page.clone(), &author.cookie).await.body.contains(&answers));
    app.send(&format!("/fr/reflexions/{id}/partage"), &author.cookie, &[("audience", "community")]).await;
    let shown = get(page, &member.cookie).await.body;
    assert!(shown.contains(&answers) && shown.contains("Réflexions des membres (1)"), "{shown}");
    assert!(get(answers, &member.cookie).await.body.contains(&id.to_string()));
}
