//! Closing a vote, what came of it, and the agenda.

use super::{cast, opened, options, page};
use crate::{
    app::testing::{TestApp, app_on},
    vote::store,
};
use ensemble_server::db::testing::on_both_databases;

const DAY: i64 = 24 * 3_600_000;

/// The meeting of the community that comes next and has a day.
async fn meeting(app: &TestApp) -> String {
    sqlx::query_scalar(
        "SELECT m.id FROM meeting m JOIN community_slug s ON s.community_id = m.community_id
         WHERE s.slug = 'eleves-a-risque' AND m.phase = 'published' AND m.month_only = 0",
    )
    .fetch_one(&app.scratch.db.reader)
    .await
    .expect("a meeting")
}

on_both_databases! {
    async fn a_vote_closes_at_its_date(db: Db) {
        let mut app = app_on(db.clone()).await;
        let here = opened(&app, &[]).await;
        let due = async |app: &TestApp| {
            let now = app.portal.now();
            db.transaction(async |tx| store::close_due(tx, now).await).await.expect("an answer")
        };
        assert_eq!(due(&app).await, 0);
        app.later(3 * DAY);
        assert!(due(&app).await >= 1);
        assert_eq!(due(&app).await, 0, "once");
        assert!(page(&app, &here, "member").await.contains("Clos le 20 novembre 2026, 23 h 59"));
    }

    async fn the_outcome_goes_on_the_agenda_of_a_meeting_once(db: Db) {
        let app = app_on(db).await;
        let here = opened(&app, &[("hidden", "1"), ("quorum", "2")]).await;
        let facilitator = app.cookie("facilitator").await;
        let send = async |way: &str, form: &[(&str, &str)]| app.send(&format!("{here}/{way}"), &facilitator, form).await;
        cast(&app, &here, "member", &[("1", ""), ("1", ""), ("", "")]).await;
        let early = send("conclusion", &[("outcome", "Trop tôt.")]).await;
        assert!(early.header("location").contains("notice=changed"), "not while it is open");
        assert_eq!(app.send(&format!("{here}/cloture"), &app.cookie("member").await, &[]).await.status, 404);
        cast(&app, &here, "member-en", &[("1", ""), ("", ""), ("", "")]).await;
        send("cloture", &[]).await;
        assert!(page(&app, &here, "member").await.contains("2 personnes ont voté, sur 4."));
        assert!(page(&app, &here, "member").await.contains("La conclusion reste à écrire."));
        let (meeting, options) = (meeting(&app).await, options(&app, &here).await);
        let before = send("ordre-du-jour", &[("meeting", &meeting), ("options", &options[0])]).await;
        assert!(before.header("location").contains("notice=changed"), "the outcome comes first");
        let empty = send("conclusion", &[("outcome", "")]).await;
        assert!(empty.status == 422 && empty.body.contains("Écrivez une phrase"), "{}", empty.body);
        send("conclusion", &[("outcome", "On commence par les lundis.")]).await;
        let shown = page(&app, &here, "facilitator").await;
        assert!(shown.contains("On commence par les lundis.") && shown.matches("checked").count() == 1, "the first is ticked: {shown}");
        let nothing = send("ordre-du-jour", &[]).await;
        for said in ["Choisissez une rencontre à venir.", "Choisissez au moins un thème."] {
            assert!(nothing.status == 422 && nothing.body.contains(said), "{}", nothing.body);
        }
        let both = [("meeting", meeting.as_str()), ("options", options[0].as_str()), ("options", options[1].as_str())];
        let done = send("ordre-du-jour", &both).await;
        assert!(done.header("location").ends_with("/ordre-du-jour"), "{}", done.body);
        let again = send("ordre-du-jour", &both).await;
        assert!(again.header("location").contains("notice=changed"), "once");
        let agenda = page(&app, &format!("/fr/rencontres/{meeting}"), "member").await;
        assert_eq!(agenda.matches("Les lundis difficiles").count(), 1, "{agenda}");
        let (theme, closing) = (agenda.find("Parler aux familles"), agenda.rfind("Clôture"));
        assert!(theme.is_some() && (closing.is_none() || theme < closing), "before the closing");
        let late = send("conclusion", &[("outcome", "Autre chose.")]).await;
        assert!(late.header("location").contains("notice=changed"), "it is on an agenda");
    }

    async fn a_vote_without_its_quorum_goes_nowhere(db: Db) {
        let app = app_on(db).await;
        let here = opened(&app, &[("quorum", "3")]).await;
        let facilitator = app.cookie("facilitator").await;
        cast(&app, &here, "member", &[("1", ""), ("", ""), ("", "")]).await;
        app.send(&format!("{here}/cloture"), &facilitator, &[]).await;
        app.send(&format!("{here}/conclusion"), &facilitator, &[("outcome", "Rien de décidé.")]).await;
        let shown = page(&app, &here, "facilitator").await;
        assert!(shown.contains("Le quorum de 3 n’est pas atteint (1)") && !shown.contains("name=\"meeting\""), "{shown}");
        let (meeting, options) = (meeting(&app).await, options(&app, &here).await);
        let form = [("meeting", meeting.as_str()), ("options", options[0].as_str())];
        let refused = app.send(&format!("{here}/ordre-du-jour"), &facilitator, &form).await;
        assert!(refused.header("location").contains("notice=changed"));
    }
}
