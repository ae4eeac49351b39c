//! What lists show to whom, on both databases.

use ensemble_communities::community::model::{Level, Network, Profession};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, PracticeId, PracticeResponseId},
    rights::Viewer,
};
use ensemble_practices::practice::{
    model::{Content, Context, PracticeFilter, PracticeForm, ResponseKind},
    rules::{AUDIENCES, may_read},
    store::{self, NewPractice, NewResponse, NewVersion, SHOWN_RESPONSES},
};
use ensemble_reflections::reflection::model::Audience;
use ensemble_server::db::Db;
use ensemble_testing::{app_on, everybody, id_of, on_both_with_content};

async fn community(db: &Db, slug: &str) -> CommunityId {
    let id: String = sqlx::query_scalar("SELECT community_id FROM community_slug WHERE slug = $1")
        .bind(slug.to_owned())
        .fetch_one(&db.reader)
        .await
        .expect("a community");
    id.parse().expect("an id")
}

async fn publish(
    db: &Db,
    community: CommunityId,
    by: PersonId,
    audience: Audience,
    context: Context,
) -> PracticeId {
    let id = PracticeId::new();
    let title = LocalizedText::written(Lang::Fr, "Une pratique", "A practice");
    let tags = vec!["Télépratique".to_owned()];
    let content = Content { context, tags, ..Content::titled(title, PracticeForm::Description) };
    let mut to = db.write().await.expect("a transaction");
    let new = NewPractice { id, community, begun_by: by, audience, content: &content };
    store::add(&mut to, &new, 1).await.expect("added");
    let new = NewVersion { practice: id, revision: 1, content: &content, published_by: by };
    assert_eq!(store::add_version(&mut to, &new, 2).await.expect("published"), 1);
    to.commit().await.expect("committed");
    id
}

on_both_with_content! {
    async fn lists_show_what_the_rule_allows(db: Db) {
        let _app = app_on(db.clone()).await;
        let everybody = everybody(&db).await;
        let by = id_of(&everybody, "facilitator");
        let mut viewers: Vec<(String, Viewer)> = everybody;
        viewers.push(("visitor".to_owned(), Viewer::default()));
        for slug in ["eleves-a-risque", "psychologues"] {
            let home = community(&db, slug).await;
            for audience in AUDIENCES {
                let id = publish(&db, home, by, audience, Context::default()).await;
                let practice = store::find(&db, id).await.expect("an answer").expect("a practice");
                for (who, viewer) in &viewers {
                    let all = store::list(&db, viewer, None, &PracticeFilter::default(), 1).await.expect("practices");
                    let listed = all.iter().any(|card| card.id == id);
                    assert_eq!(listed, may_read(viewer, &practice.place, audience), "{who}, {slug}, {audience}");
                }
                let feed = store::feed(&db).await.expect("practices");
                assert_eq!(feed.iter().any(|card| card.id == id), audience == Audience::Public);
            }
        }
    }

    async fn the_latest_responses_are_read_oldest_first(db: Db) {
        let app = app_on(db.clone()).await;
        let by = id_of(&everybody(&db).await, "facilitator");
        let id = publish(&db, community(&db, "eleves-a-risque").await, by, Audience::Public, Context::default()).await;
        let more = i64::try_from(SHOWN_RESPONSES).expect("a number") + 2;
        let mut to = db.write().await.expect("a transaction");
        for at in 1..=more {
            let text = at.to_string();
            let new = NewResponse {
                id: PracticeResponseId::new(), practice: id, version: 1, author: by, lang: Lang::Fr, text: &text, trial: None,
            };
            store::add_response(&mut to, new, at).await.expect("added");
        }
        to.commit().await.expect("committed");
        let (read, has_more) =
            store::latest_responses(&db, None, id, ResponseKind::Comment).await.expect("responses");
        let times: Vec<i64> = read.iter().map(|response| response.created_at).collect();
        assert_eq!(times, (3..=more).collect::<Vec<i64>>());
        assert!(has_more);
        let (trials, has_more) =
            store::latest_responses(&db, None, id, ResponseKind::Trial).await.expect("responses");
        assert!(trials.is_empty() && !has_more);
        let shown = app.get(&format!("/fr/communautes/eleves-a-risque/pratiques/{id}")).await;
        let line = format!("Seules les {SHOWN_RESPONSES} réponses les plus récentes sont affichées.");
        let body = shown.body.replace('\u{a0}', " ");
        assert_eq!((shown.status.as_u16(), body.matches(&line).count()), (200, 1), "{body}");
    }

    async fn practices_are_found_by_level_network_profession_and_tag(db: Db) {
        let _app = app_on(db.clone()).await;
        let by = id_of(&everybody(&db).await, "facilitator");
        let home = community(&db, "eleves-a-risque").await;
        let context = Context {
            levels: Some((Level::Vocational, Level::Vocational)),
            network: Some(Network::English),
            professions: vec![Profession::Manager],
            duration: None,
        };
        let id = publish(&db, home, by, Audience::Public, context).await;
        let visitor = Viewer::default();
        let found = async |filter: PracticeFilter| {
            let all = store::list(&db, &visitor, Some(home), &filter, 1).await.expect("practices");
            let count = store::count(&db, &visitor, Some(home), &filter).await.expect("a number");
            assert_eq!(u32::try_from(all.len()), Ok(count));
            all.iter().any(|card| card.id == id)
        };
        let any = PracticeFilter::default;
        assert!(found(any()).await);
        assert!(found(PracticeFilter { level: Some(Level::Vocational), ..any() }).await);
        assert!(!found(PracticeFilter { level: Some(Level::Primary), ..any() }).await);
        assert!(found(PracticeFilter { network: Some(Network::English), ..any() }).await);
        assert!(!found(PracticeFilter { network: Some(Network::French), ..any() }).await);
        assert!(found(PracticeFilter { profession: Some(Profession::Manager), ..any() }).await);
        assert!(!found(PracticeFilter { profession: Some(Profession::Psychologist), ..any() }).await);
        assert!(found(PracticeFilter { tag: Some("telepratique".to_owned()), ..any() }).await);
        assert!(found(PracticeFilter { tag: Some("telepractice".to_owned()), ..any() }).await, "in the other language");
        assert!(!found(PracticeFilter { tag: Some("consentement".to_owned()), ..any() }).await);
        assert_eq!(store::tags(&db, &visitor, Some(home)).await.expect("tags"), ["Télépratique"]);
    }
}
