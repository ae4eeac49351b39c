//! What deliverables are fulfilled by: an edition of a guide, and a practice that everyone reads.

use sqlx::AnyConnection;

use ensemble_communities::community::store as communities;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, PracticeId},
};
use ensemble_practices::practice::{
    self, NewPractice, NewVersion,
    model::{Content, PracticeForm},
};
use ensemble_reflections::reflection::model::Audience;
use ensemble_testing::{TestApp, app_on, everybody, guide::guide_of, id_of, on_both_with_content};

const LIST: &str = "/fr/communautes/eleves-a-risque/livrables";

async fn published(
    to: &mut AnyConnection,
    (community, by): (CommunityId, PersonId),
    audience: Audience,
    title: &str,
) -> PracticeId {
    let id = PracticeId::new();
    let content = Content::titled(LocalizedText::written(Lang::Fr, title, title), PracticeForm::Description);
    let new = NewPractice { id, community, begun_by: by, audience, content: &content };
    practice::add_practice(to, &new, 1).await.expect("a practice");
    let new = NewVersion { practice: id, revision: 1, content: &content, published_by: by };
    practice::add_version(to, &new, 1).await.expect("published");
    id
}

/// The row of a deliverable, as visitors see it.
async fn row(app: &TestApp, title: &str) -> String {
    let page = app.get(LIST).await.body.replace('\u{a0}', " ");
    let rows = page.split("id=\"deliverable-").skip(1).filter_map(|row| row.split("</li>").next());
    rows.filter(|row| row.contains(title)).map(str::to_owned).next().expect("a row")
}

on_both_with_content! {
    async fn a_deliverable_is_fulfilled_by_an_edition_or_by_a_practice_that_everyone_reads(db: Db) {
        let app = app_on(db.clone()).await;
        let community = communities::find(&db, Lang::Fr, "eleves-a-risque").await.expect("an answer").expect("it exists");
        let home = (community.community.id, id_of(&everybody(&db).await, "facilitator"));
        let mut to = db.write().await.expect("a transaction");
        let guide = guide_of(&mut to, home.0, home.1).await;
        let open = published(&mut to, home, Audience::Public, "Une pratique de béryl").await;
        let closed = published(&mut to, home, Audience::Community, "Une pratique de jaspe").await;
        to.commit().await.expect("committed");
        let facilitator = app.cookie("facilitator").await;
        let form = app.get_with(&format!("{LIST}/nouveau"), "cookie", &facilitator).await.body;
        let edition = format!("guide:{}/1.0", guide.id);
        for offered in [edition.clone(), format!("practice:{open}")] {
            assert!(form.contains(&format!("value=\"{offered}\"")), "{offered}: {form}");
        }
        assert!(form.contains("Une pratique de béryl") && !form.contains("Une pratique de jaspe"), "{form}");
        assert!(!form.contains(&closed.to_string()), "a practice of one community is not offered: {form}");

        let send = async |title: &str, work: &str| {
            let fields = [
                ("title-fr", title),
                ("title-en", title),
                ("season", "spring"),
                ("year", "2027"),
                ("state", "delivered"),
                ("work", work),
            ];
            app.send(&format!("{LIST}/nouveau"), &facilitator, &fields).await
        };
        let first = send("Le recueil d’opale", &edition).await;
        assert_eq!(first.status, 303, "{}", first.body);
        let shown = row(&app, "Le recueil d’opale").await;
        assert!(shown.contains(&format!("href=\"/fr/guides/{}/1.0\"", guide.slug())) && shown.contains("Un guide"), "{shown}");
        let second = send("La démarche d’onyx", &format!("practice:{open}")).await;
        assert_eq!(second.status, 303, "{}", second.body);
        let shown = row(&app, "La démarche d’onyx").await;
        let address = format!("/fr/communautes/eleves-a-risque/pratiques/{open}");
        assert!(shown.contains(&format!("href=\"{address}\"")) && shown.contains("Une pratique de béryl"), "{shown}");
        let english = app.get("/en/communities/students-at-risk/deliverables").await.body;
        for address in [
            format!("/en/guides/{}/1.0", guide.slug()),
            format!("/en/communities/students-at-risk/practices/{open}"),
        ] {
            assert!(english.contains(&format!("href=\"{address}\"")), "{address}: {english}");
            assert_eq!(app.get(&address).await.status, 200, "visitors are led there: {address}");
        }

        for wrong in [format!("practice:{closed}"), format!("guide:{}/2.0", guide.id)] {
            let refused = send("Le carnet de topaze", &wrong).await;
            assert!(refused.status == 422 && refused.body.contains("Choisissez une des options offertes."), "{}", refused.body);
            assert!(refused.body.contains("Le carnet de topaze"), "what was typed stays");
            assert!(!refused.body.contains("Une pratique de jaspe"), "its title is not told");
        }
    }
}
