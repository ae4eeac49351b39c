//! A meeting from its beginning to its end, and what goes wrong on the way.

use super::{MINUTE, NOW, plain, scene};
use ensemble_core::{Lang, ids::MeetingId};
use ensemble_document::{agenda::change, outline::ItemKind};
use ensemble_meetings::{
    facilitation::{
        model::{Command, apply},
        store,
    },
    meeting::agenda_of,
};
use ensemble_testing::{TestApp, app_on, on_both_with_content};

/// Changes the agenda as its editor does.
async fn write(app: &TestApp, meeting: MeetingId, added: &'static str, removed: String) {
    let change = move |to: &mut yrs::TransactionMut<'_>| {
        change::add(to, added, ItemKind::Discussion, 15, None);
        change::remove(to, &removed);
    };
    app.portal.rooms().change(meeting.uuid(), None, change).await.expect("changed");
}

on_both_with_content! {
    async fn a_meeting_runs_from_its_beginning_to_its_end(db: Db) {
        let mut scene = scene(&db).await;
        let before = scene.shown("facilitator", "/animer").await;
        assert!(before.contains("Commencer la rencontre") && !before.contains("data-run"), "{before}");
        assert!(scene.shown("member", "/participer").await.contains("Le déroulement s’affichera ici"));
        scene.begins().await;
        assert_eq!(scene.phase().await, "under-way");
        let run = scene.run().await;
        assert_eq!((run.begun_at, run.due_at, run.items.len()), (NOW, NOW + 60 * MINUTE, 4));
        let items = scene.items().await;
        scene.app.later(13 * MINUTE);
        let page = scene.shown("facilitator", "/animer").await;
        for said in ["Accueil du zeste", "Zesty welcome", "Point 1 de 4", "3 min de trop", "sur 10 min", "Essai de la grille"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(page.contains("Il n’y a plus assez de temps pour « Mot de la fin ». Où prendre 3 min?"), "{page}");
        let taken = format!("{}:20:3", items[1]);
        let fit = [("command", "fit"), ("item", items[0].as_str()), ("seen", "0"), ("minutes", "3"), ("taken", taken.as_str())];
        assert_eq!(scene.does(&fit).await.status, 303);
        let page = scene.shown("facilitator", "/animer").await;
        assert!(page.contains("17 min, 20 prévues") && !page.contains("plus assez de temps"), "{page}");
        assert_eq!(scene.does(&[("command", "next"), ("item", &items[0])]).await.header("location"), scene.at("/animer"));
        let late = scene.does(&[("command", "next"), ("item", &items[0])]).await;
        assert_eq!(late.header("location"), format!("{}?notice=changed", scene.at("/animer")), "the second press changes nothing");
        assert!(scene.shown("facilitator", "/animer?notice=changed").await.contains("Rien n’a été fait"));
        let run = scene.run().await;
        assert_eq!((run.current.as_deref(), run.items[0].spent), (Some(items[1].as_str()), 13 * MINUTE));
        for (who, below) in [("member", "/participer"), ("member", "/ecran")] {
            let page = scene.shown(who, below).await;
            assert!(page.contains("Essai de la grille") && page.contains("Trying the grid") && page.contains("17 min"), "{below}: {page}");
            assert!(page.contains("<meta http-equiv=\"refresh\" content=\"30\">") && !page.contains("data-run-form"), "{below}: {page}");
        }
        assert_eq!(scene.sends("co-facilitator", "/animer/changer", &[("command", "pause")]).await.status, 303, "another one takes over");
        scene.app.later(10 * MINUTE);
        assert!(scene.shown("member", "/participer").await.contains("En pause"));
        assert_eq!(scene.does(&[("command", "resume")]).await.status, 303);
        assert_eq!(scene.run().await.paused, 10 * MINUTE);
        scene.app.later(5 * MINUTE);
        let ended = scene.sends("facilitator", "/animer/terminer", &[]).await;
        assert_eq!(ended.header("location"), format!("{}?notice=ended", scene.at("")));
        let run = scene.run().await;
        assert_eq!((scene.phase().await.as_str(), run.ended_at, run.elapsed(0)), ("closed", Some(NOW + 28 * MINUTE), 18 * MINUTE));
        assert!(scene.shown("member", "/participer").await.contains("Cette rencontre est terminée."));
        assert_eq!(scene.sends("facilitator", "/animer/terminer", &[]).await.header("location"), format!("{}?notice=ended", scene.at("")), "ended twice");
        let after = scene.does(&[("command", "next"), ("item", &items[1])]).await;
        assert_eq!(after.header("location"), format!("{}?notice=changed", scene.at("/animer")));
    }

    async fn the_steps_of_the_meeting_and_its_clock_go_together(db: Db) {
        let mut scene = scene(&db).await;
        assert_eq!(scene.sends("facilitator", "/commencer", &[]).await.status, 303, "on the page of the meeting");
        assert_eq!(scene.run().await.begun_at, NOW);
        scene.app.later(5 * MINUTE);
        assert_eq!(scene.sends("facilitator", "/animer/commencer", &[]).await.status, 303, "begun already");
        assert_eq!(scene.run().await.begun_at, NOW, "once");
        assert_eq!(scene.sends("facilitator", "/terminer", &[]).await.status, 303);
        assert_eq!(scene.run().await.ended_at, Some(NOW + 5 * MINUTE));
        scene.app.later(20 * MINUTE);
        assert_eq!(scene.sends("facilitator", "/rouvrir", &[]).await.status, 303);
        let run = scene.run().await;
        assert_eq!((run.ended_at, run.elapsed(NOW + 26 * MINUTE)), (None, 6 * MINUTE), "it goes on");
    }

    async fn two_who_begin_at_once_start_one_clock(db: Db) {
        let scene = scene(&db).await;
        let (one, other) = (scene.app.cookie("facilitator").await, scene.app.cookie("co-facilitator").await);
        // Two processes, the second of which is two seconds ahead.
        let mut ahead = app_on(db.clone()).await;
        ahead.later(2_000);
        let begin = scene.at("/animer/commencer");
        let (first, second) = tokio::join!(scene.app.send(&begin, &one, &[]), ahead.send(&begin, &other, &[]));
        for begun in [first, second] {
            let led = (begun.status.as_u16(), begun.header("location").to_owned());
            assert_eq!(led, (303, scene.at("/animer")), "{}", begun.body);
        }
        let run = scene.run().await;
        assert!([NOW, NOW + 2_000].contains(&run.begun_at) && run.version == 1, "{run:?}");
        for statement in [
            "SELECT COUNT(*) FROM meeting_run WHERE meeting_id = $1",
            "SELECT COUNT(*) FROM audit WHERE subject_id = $1 AND action IN ('meeting.begin', 'meeting.clock')",
        ] {
            let count: i64 = sqlx::query_scalar(statement)
                .bind(scene.meeting.to_string())
                .fetch_one(&db.reader)
                .await
                .expect("a number");
            assert_eq!(count, 1, "{statement}");
        }
        ahead.later(MINUTE);
        assert_eq!(ahead.send(&begin, &other, &[]).await.status, 303);
        assert_eq!(scene.run().await, run, "the clock goes on");
    }

    async fn a_meeting_that_began_without_a_clock_gets_one(db: Db) {
        let scene = scene(&db).await;
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("UPDATE meeting SET phase = 'under-way' WHERE id = $1").bind(scene.meeting.to_string()).execute(&mut *to).await.expect("begun");
        to.commit().await.expect("committed");
        assert!(scene.shown("facilitator", "/animer").await.contains("Démarrer l’horloge"));
        assert_eq!(scene.does(&[("command", "pause")]).await.header("location"), format!("{}?notice=changed", scene.at("/animer")));
        scene.begins().await;
        assert!(scene.shown("facilitator", "/animer").await.contains("Point 1 de 4"));
    }

    async fn what_cannot_be_done_is_said_and_what_was_typed_stays(db: Db) {
        let scene = scene(&db).await;
        scene.begins().await;
        let items = scene.items().await;
        for (form, said) in [
            (vec![("command", "fix"), ("item", items[1].as_str()), ("at", "midi")], "Écrivez une heure"),
            (vec![("command", "fit"), ("seen", "1"), ("taken", "")], "Choisissez où prendre les minutes."),
            (vec![("command", "jump"), ("item", "nulle-part")], "Ce point n’est plus à l’ordre du jour."),
            (vec![("command", "adjust"), ("item", items[1].as_str()), ("seen", "20"), ("minutes", "-20")], "Un point dure au moins une minute"),
        ] {
            let refused = scene.does(&form).await;
            assert!(refused.status == 422 && plain(&refused.body).contains(said), "{form:?}: {}", refused.body);
            assert!(!form.contains(&("at", "midi")) || refused.body.contains("value=\"midi\""), "{}", refused.body);
        }
        for form in [vec![("command", "dance")], vec![("command", "adjust"), ("item", items[1].as_str())], vec![("command", "fit"), ("taken", "a:b")]] {
            assert_eq!(scene.does(&form).await.status, 400, "{form:?}");
        }
        assert_eq!(scene.run().await.version, 1, "nothing was done");
        assert_eq!(scene.does(&[("command", "fix"), ("item", &items[2]), ("at", "23:45")]).await.status, 303);
        assert!(scene.shown("facilitator", "/animer").await.contains("Heure fixe : 23 h 45"));
        let locked = format!("{}:20:5", items[2]);
        let refused = scene.does(&[("command", "fit"), ("seen", "1"), ("taken", &locked)]).await;
        assert!(plain(&refused.body).contains("Ce point a une heure fixe"), "{}", refused.body);
    }

    async fn the_agenda_is_followed_while_the_meeting_runs(db: Db) {
        let scene = scene(&db).await;
        scene.begins().await;
        let items = scene.items().await;
        write(&scene.app, scene.meeting, "neuf", items[2].clone()).await;
        let page = scene.shown("facilitator", "/animer").await;
        assert!(page.contains("Point sans titre") && !page.contains("Décisions du jour"), "{page}");
        assert_eq!(scene.does(&[("command", "jump"), ("item", "neuf")]).await.status, 303);
        let run = scene.run().await;
        let ids: Vec<&str> = run.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids, [items[0].as_str(), items[1].as_str(), items[3].as_str(), "neuf"]);
        let (agenda, _) = agenda_of(&scene.app.portal, scene.meeting.uuid()).await.expect("an agenda");
        assert_eq!(agenda.item(&items[2]).map(|item| item.name(Lang::En)), Some("Decisions of the day"), "nothing of it is lost");
    }

    async fn of_two_commands_at_once_the_second_sees_what_the_first_did(db: Db) {
        let scene = scene(&db).await;
        scene.begins().await;
        let items = scene.items().await;
        let (form, cookie) = ([("command", "next"), ("item", items[0].as_str())], scene.app.cookie("facilitator").await);
        let address = scene.at("/animer/changer");
        scene.app.get_with(&scene.at("/animer"), "cookie", &cookie).await;
        let mut to = db.write().await.expect("a transaction");
        let run = store::lock_run(&mut to, scene.meeting).await.expect("locked").expect("a run");
        let after = apply(&run, &Command::Next { from: items[0].clone() }, NOW + MINUTE).expect("a step");
        store::write_run(&mut to, scene.meeting, &after).await.expect("written");
        let commit = async {
            tokio::time::sleep(std::time::Duration::from_millis(700)).await;
            to.commit().await.expect("committed");
        };
        let (second, ()) = tokio::join!(scene.app.send(&address, &cookie, &form), commit);
        assert_eq!(second.header("location"), format!("{}?notice=changed", scene.at("/animer")));
        assert_eq!(scene.run().await, after, "one step");
    }

    async fn a_restart_in_the_middle_resumes_the_true_time(db: Db) {
        let mut scene = scene(&db).await;
        scene.begins().await;
        let items = scene.items().await;
        assert_eq!(scene.does(&[("command", "adjust"), ("item", &items[0]), ("seen", "10"), ("minutes", "5")]).await.status, 303);
        let before = scene.run().await;
        // Another process, some minutes later.
        scene.app.later(9 * MINUTE);
        assert_eq!(scene.run().await, before);
        let page = scene.shown("member", "/participer").await;
        assert!(page.contains(">6 min<"), "15 minutes, of which 9 have passed: {page}");
    }
}
