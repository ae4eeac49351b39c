//! What items really took is proposed for the next agenda.

use super::{MINUTE, announced, plain, scene};
use ensemble_meetings::meeting::agenda_of;
use ensemble_testing::on_both_with_content;

on_both_with_content! {
    async fn after_three_meetings_medians_are_proposed_and_taken(db: Db) {
        let mut scene = scene(&db).await;
        let next = announced(&db, scene.community).await;
        let agenda_page = format!("/fr/rencontres/{next}/ordre-du-jour");
        let cookie = scene.app.cookie("facilitator").await;
        for (round, minutes) in [14, 18, 15].into_iter().enumerate() {
            if round > 0 {
                scene.meeting = announced(&db, scene.community).await;
            }
            let page = scene.app.get_with(&agenda_page, "cookie", &cookie).await;
            assert!(!page.body.contains("Durée réelle de ces points"), "after {round} meetings");
            scene.begins().await;
            let items = scene.items().await;
            scene.app.later(minutes * MINUTE);
            assert_eq!(scene.does(&[("command", "next"), ("item", &items[0])]).await.status, 303);
            assert_eq!(scene.sends("facilitator", "/animer/terminer", &[]).await.status, 303);
        }
        let page = scene.app.get_with(&agenda_page, "cookie", &cookie).await;
        let shown = plain(&page.body);
        assert!(shown.contains("Accueil du zeste : 15 min aux dernières rencontres, 10 prévues"), "{shown}");
        assert_eq!(page.body.matches("name=\"minutes.").count(), 1, "people were at no other item for a minute");
        let (agenda, _) = agenda_of(&scene.app.portal, next.uuid()).await.expect("an agenda");
        let field = format!("minutes.{}", agenda.items[0].id);
        let address = format!("{agenda_page}/durees");
        for wrong in ["0", "700", "dix"] {
            assert_eq!(scene.app.send(&address, &cookie, &[(&field, wrong)]).await.status, 400, "{wrong}");
        }
        let form = [(field.as_str(), "15"), ("minutes.nulle-part", "20")];
        let taken = scene.app.send(&address, &cookie, &form).await;
        assert_eq!(taken.header("location"), format!("{agenda_page}?notice=saved"));
        let (agenda, _) = agenda_of(&scene.app.portal, next.uuid()).await.expect("an agenda");
        let minutes: Vec<u16> = agenda.items.iter().map(|item| item.minutes).collect();
        assert_eq!(minutes, [15, 20, 20, 10]);
        let page = scene.app.get_with(&agenda_page, "cookie", &cookie).await;
        assert!(!page.body.contains("Durée réelle de ces points"), "nothing differs any more");
    }
}
