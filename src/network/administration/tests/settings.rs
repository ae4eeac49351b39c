//! What administrators set of the portal.

use super::{app, deeds, paths};
use ensemble::app::maintenance::compact_histories;
use ensemble_network::administration::store;

#[tokio::test]
async fn an_announcement_stands_on_the_home_page_until_it_is_taken_down() {
    let app = app().await;
    let admin = app.cookie("administrator").await;
    assert!(!app.get("/en").await.body.contains("Relâche"));
    let long = "x".repeat(501);
    let wrong =
        app.send(paths::SETTINGS[0], &admin, &[("announcement-fr", &long), ("officer-name", "Ana")]).await;
    assert!(
        wrong.status == 422 && wrong.body.contains(&long) && wrong.body.contains("href=\"#officer-email\"")
    );
    let form = [
        ("announcement-fr", "Relâche <b>"),
        ("officer-name", "Ana"),
        ("officer-email", "Ana@ensemble.example"),
    ];
    assert_eq!(app.send(paths::SETTINGS[0], &admin, &form).await.status, 303);
    let home = app.get("/en").await.body;
    assert!(home.contains("<span lang=\"fr-CA\">Relâche &lt;b&gt;</span>"), "{home}");
    assert!(
        app.get_with(paths::SETTINGS[1], "cookie", &admin)
            .await
            .body
            .contains("value=\"ana@ensemble.example\"")
    );
    assert_eq!(app.send(paths::SETTINGS[0], &admin, &[]).await.status, 303);
    assert!(!app.get("/fr").await.body.contains("Relâche"));
    assert_eq!(deeds(&app).await.iter().filter(|deed| *deed == "setting.changed").count(), 4);
}

#[tokio::test]
async fn histories_are_kept_as_long_as_it_was_said() {
    let app = app().await;
    let admin = app.cookie("administrator").await;
    for wrong in ["0", "121", "-1", "deux"] {
        let answer = app.send(paths::SETTINGS[0], &admin, &[("history-months", wrong)]).await;
        assert!(answer.status == 422 && answer.body.contains("href=\"#history-months\""), "{wrong}");
    }
    assert_eq!(compact_histories(&app.portal).await.expect("done"), 0, "nothing was said");
    assert_eq!(app.send(paths::SETTINGS[0], &admin, &[("history-months", "6")]).await.status, 303);
    let settings = store::settings(&app.scratch.db).await.expect("settings");
    assert_eq!(settings.history_months, Some(6));
    assert_eq!(compact_histories(&app.portal).await.expect("done"), 0, "nothing is that old");
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query("INSERT INTO live_update (document_id, number, at, content) SELECT document_id, number + 1000, at, content FROM live_update")
        .execute(&mut *to)
        .await
        .expect("a second row each");
    sqlx::query("UPDATE live_update SET at = 1").execute(&mut *to).await.expect("long ago");
    to.commit().await.expect("committed");
    let folded = compact_histories(&app.portal).await.expect("done");
    assert!(folded > 0, "the demonstration's agendas");
}
