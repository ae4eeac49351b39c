//! Closing a vote, what came of it, and the agenda.

use super::{LIST, cast, close_due, count, opened, options, page, themes};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, MeetingId, VoteId, VoteOptionId},
};
use ensemble_decisions::vote::{
    actions::{AGENDA_JOB, AgendaChange, carry_out},
    model::{Method, Vote, VoteOption},
    store,
};
use ensemble_meetings::meeting::agenda_of;
use ensemble_server::jobs::{self, NewJob};
use ensemble_testing::{TestApp, app_on, everybody, id_of, on_both_with_content};

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

/// A vote of two members that is closed and has an outcome; its French address.
async fn decided(app: &TestApp) -> String {
    let here = opened(app, &[]).await;
    let facilitator = app.cookie("facilitator").await;
    for who in ["member", "member-en"] {
        assert_eq!(cast(app, &here, who, &[("1", ""), ("", ""), ("", "")]).await.status, 303);
    }
    app.send(&format!("{here}/cloture"), &facilitator, &[]).await;
    let form = [("outcome", "On commence par les lundis.")];
    assert_eq!(app.send(&format!("{here}/conclusion"), &facilitator, &form).await.status, 303);
    here
}

async fn community(app: &TestApp) -> CommunityId {
    let id: String =
        sqlx::query_scalar("SELECT community_id FROM community_slug WHERE slug = 'eleves-a-risque'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a community");
    id.parse().expect("an id")
}

/// How many items of a meeting's agenda have this in their title.
async fn items(app: &TestApp, meeting: &str, title: &str) -> usize {
    let meeting: MeetingId = meeting.parse().expect("an id");
    let (agenda, _) = agenda_of(&app.portal, meeting.uuid()).await.expect("an agenda");
    agenda.items.iter().filter(|item| format!("{:?}", item.title).contains(title)).count()
}

const FIRST: &str = "Les lundis difficiles";
const SECOND: &str = "Parler aux familles";

on_both_with_content! {
    async fn a_vote_closes_at_its_date(db: Db) {
        let mut app = app_on(db).await;
        let here = opened(&app, &[]).await;
        assert_eq!(close_due(&app).await, 0);
        app.later(3 * DAY);
        assert!(close_due(&app).await >= 1);
        assert_eq!(close_due(&app).await, 0, "once");
        assert!(page(&app, &here, "member").await.contains("Clos le 20 novembre 2026, 23 h 59"));
    }

    async fn a_vote_that_is_closed_says_nothing_of_what_one_could_do(db: Db) {
        let mut app = app_on(db).await;
        for changes in [&[("quorum", "2")][..], &[("hidden", "1")], &[("method", "dots")], &[("secret", "1"), ("method", "consent")]] {
            let here = opened(&app, changes).await;
            let open = ["Vous pouvez changer votre vote", "Vous ne pourrez plus le changer", "On coche tous les thèmes", "points à répartir comme", "Pour chaque thème, on dit", "Le résultat sera valide si", "jusqu’à la clôture", "à la clôture, sans nom"];
            let before = page(&app, &here, "member").await;
            assert!(open.iter().filter(|words| before.contains(**words)).count() >= 2, "{before}");
            assert_eq!(app.send(&format!("{here}/cloture"), &app.cookie("facilitator").await, &[]).await.status, 303);
            let after = page(&app, &here, "member").await;
            assert!(after.contains("Clos le "), "{after}");
            assert!(!open.iter().any(|words| after.contains(words)), "{after}");
        }
        // The same where the date has come and the last ballots are being counted.
        let here = opened(&app, &[]).await;
        app.later(3 * DAY);
        let counted = page(&app, &here, "member").await;
        assert!(counted.contains("Ce vote est clos.") || counted.contains("Clos le "), "{counted}");
        assert!(!counted.contains("Vous pouvez changer votre vote"), "{counted}");
    }

    async fn the_outcome_goes_on_the_agenda_of_a_meeting_once(db: Db) {
        let app = app_on(db).await;
        let here = opened(&app, &[("hidden", "1"), ("quorum", "2")]).await;
        let facilitator = app.cookie("facilitator").await;
        let send = async |way: &str, form: &[(&str, &str)]| app.send(&format!("{here}/{way}"), &facilitator, form).await;
        cast(&app, &here, "member", &[("1", ""), ("1", ""), ("", "")]).await;
        let early = send("conclusion", &[("outcome", "Trop tôt.")]).await;
        assert!(early.status == 409 && early.body.contains("value=\"Trop tôt.\""), "not while it is open: {}", early.body);
        assert_eq!(app.send(&format!("{here}/cloture"), &app.cookie("member").await, &[]).await.status, 404);
        cast(&app, &here, "member-en", &[("1", ""), ("", ""), ("", "")]).await;
        send("cloture", &[]).await;
        assert!(page(&app, &here, "member").await.contains("2 personnes sur 4 ont voté."));
        assert!(page(&app, &here, "member").await.contains("La conclusion reste à écrire."));
        let (meeting, options) = (meeting(&app).await, options(&app, &here).await);
        let before = send("ordre-du-jour", &[("meeting", &meeting), ("options", &options[0])]).await;
        assert_eq!(before.status, 409, "the outcome comes first");
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
        assert_eq!(again.status, 409, "once");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM job WHERE kind = 'vote-agenda'").await, 0, "nothing is left to do");
        let agenda = page(&app, &format!("/fr/rencontres/{meeting}"), "member").await;
        assert_eq!(agenda.matches("<span>Les lundis difficiles</span>").count(), 1, "{agenda}");
        let (theme, closing) = (agenda.find("Parler aux familles"), agenda.rfind("Clôture"));
        assert!(theme.is_some() && (closing.is_none() || theme < closing), "before the closing");
        let late = send("conclusion", &[("outcome", "Autre chose.")]).await;
        assert!(late.status == 409 && late.body.contains("value=\"Autre chose.\""), "it is on an agenda: {}", late.body);
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
        assert_eq!(refused.status, 409);
    }

    async fn a_ballot_of_which_nothing_is_left_does_not_count_for_the_quorum(db: Db) {
        let app = app_on(db).await;
        let themes = themes(&app).await;
        let here = opened(&app, &[("quorum", "2"), ("themes", &themes[0]), ("themes", &themes[1]), ("themes", &themes[2])]).await;
        let facilitator = app.cookie("facilitator").await;
        assert_eq!(cast(&app, &here, "member", &[("1", ""), ("", ""), ("", "")]).await.status, 303);
        assert_eq!(cast(&app, &here, "member-en", &[("", ""), ("1", ""), ("", "")]).await.status, 303);
        assert!(page(&app, &here, "facilitator").await.contains("2 personnes sur 4 ont voté."));
        let all = options(&app, &here).await;
        let remove = [("revision", "1"), ("option", all[0].as_str()), ("remove", "1")];
        assert_eq!(app.send(&format!("{here}/options"), &facilitator, &remove).await.status, 303);
        app.send(&format!("{here}/cloture"), &facilitator, &[]).await;
        app.send(&format!("{here}/conclusion"), &facilitator, &[("outcome", "Rien de décidé.")]).await;
        let shown = page(&app, &here, "facilitator").await;
        assert!(shown.contains("Le quorum de 2 n’est pas atteint (1)") && !shown.contains("name=\"meeting\""), "{shown}");
        let (meeting, left) = (meeting(&app).await, options(&app, &here).await);
        let form = [("meeting", meeting.as_str()), ("options", left[0].as_str())];
        assert_eq!(app.send(&format!("{here}/ordre-du-jour"), &facilitator, &form).await.status, 409);
    }

    async fn what_an_agenda_lacks_after_a_failure_is_added_later_and_once(db: Db) {
        let app = app_on(db.clone()).await;
        let here = decided(&app).await;
        let (meeting, all) = (meeting(&app).await, options(&app, &here).await);
        let vote: VoteId = here.rsplit('/').next().expect("an id").parse().expect("an id");
        let change = AgendaChange {
            community: community(&app).await,
            vote,
            meeting: meeting.parse().expect("an id"),
            person: id_of(&everybody(&db).await, "facilitator"),
            options: vec![all[0].parse().expect("an id")],
        };
        // The process died once it was stored that the vote is on the agenda.
        let (key, now) = (vote.to_string(), app.portal.now());
        db.transaction(async |tx| {
            assert!(store::set_meeting(tx, vote, change.meeting).await?);
            let job = NewJob { kind: AGENDA_JOB, key: &key, payload: &change, due_at: now };
            jobs::schedule(tx, job, now).await
        })
        .await
        .expect("stored");
        assert_eq!(items(&app, &meeting, FIRST).await, 0);
        for _ in 0..2 {
            carry_out(&app.portal, &change).await.expect("added");
            assert_eq!(items(&app, &meeting, FIRST).await, 1);
        }
        assert_eq!(count(&app, "SELECT COUNT(*) FROM job WHERE kind = 'vote-agenda'").await, 0);
        db.transaction(async |tx| store::unset_meeting(tx, vote, change.meeting).await).await.expect("stored");
        let other = AgendaChange { options: vec![all[1].parse().expect("an id")], ..change };
        carry_out(&app.portal, &other).await.expect("nothing to do");
        assert_eq!(items(&app, &meeting, SECOND).await, 0, "the vote is not on that agenda");
    }

    async fn of_two_who_choose_different_meetings_one_is_refused(db: Db) {
        let app = app_on(db.clone()).await;
        let here = decided(&app).await;
        let (meeting, all) = (meeting(&app).await, options(&app, &here).await);
        let facilitator = app.cookie("facilitator").await;
        app.get_with(&here, "cookie", &facilitator).await;
        let mut tx = db.write().await.expect("a transaction");
        sqlx::query(
            "UPDATE vote SET meeting_id = (SELECT MIN(id) FROM meeting WHERE id <> $2 AND cancelled_at IS NULL) WHERE id = $1",
        )
        .bind(here.rsplit('/').next().expect("an id"))
        .bind(&meeting)
        .execute(&mut *tx)
        .await
        .expect("on another agenda");
        let commit = async {
            tokio::time::sleep(std::time::Duration::from_millis(700)).await;
            tx.commit().await.expect("committed");
        };
        let (form, address) = ([("meeting", &*meeting), ("options", &*all[0])], format!("{here}/ordre-du-jour"));
        let (refused, ()) = tokio::join!(app.send(&address, &facilitator, &form), commit);
        assert_eq!(refused.status, 409, "{}", refused.body);
        assert_eq!(items(&app, &meeting, FIRST).await, 0, "no item of what was refused");
    }

    async fn when_the_meeting_is_cancelled_it_goes_on_the_agenda_of_another(db: Db) {
        let app = app_on(db.clone()).await;
        let here = decided(&app).await;
        let (first, all) = (meeting(&app).await, options(&app, &here).await);
        let facilitator = app.cookie("facilitator").await;
        let put = async |meeting: &str| {
            let form = [("meeting", meeting), ("options", all[0].as_str())];
            app.send(&format!("{here}/ordre-du-jour"), &facilitator, &form).await
        };
        assert_eq!(put(&first).await.status, 303);
        let planned = [
            ("title.fr", "Une autre rencontre"), ("settled", "day"), ("day", "2026-12-16"), ("begins", "13:30"),
            ("modality", "virtual"), ("agenda", "community"),
        ];
        let made = app.send("/fr/communautes/eleves-a-risque/rencontres/nouvelle", &facilitator, &planned).await;
        let second = made.header("location").rsplit('/').next().expect("an id").to_owned();
        assert_eq!(put(&second).await.status, 409, "it is on an agenda");
        let mut tx = db.write().await.expect("a transaction");
        sqlx::query("UPDATE meeting SET cancelled_at = 1 WHERE id = $1").bind(&first).execute(&mut *tx).await.expect("cancelled");
        tx.commit().await.expect("committed");
        assert!(page(&app, &here, "facilitator").await.contains("name=\"meeting\""), "it can be put on another");
        let done = put(&second).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!((items(&app, &first, FIRST).await, items(&app, &second, FIRST).await), (1, 1));
    }

    async fn every_vote_of_a_community_can_be_reached(db: Db) {
        let app = app_on(db.clone()).await;
        let single = |text: &str| LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() };
        let community = community(&app).await;
        let mut tx = db.write().await.expect("a transaction");
        let mut oldest = None;
        for closes_at in 1..=i64::from(store::PAGE_SIZE) + 5 {
            let option = |title| VoteOption { id: VoteOptionId::new(), theme: None, title: single(title) };
            let vote = Vote {
                id: VoteId::new(), community, title: single("Un vieux vote"), method: Method::Approval, dots: 0, secret: false,
                hidden: false, quorum: 0, revision: 1, opened_at: 0, closes_at, closed_at: None, outcome: None, meeting: None,
                options: vec![option("a"), option("b")],
            };
            store::add(&mut tx, &vote).await.expect("a vote");
            store::close(&mut tx, vote.id, closes_at).await.expect("closed");
            oldest = oldest.or(Some(vote.id));
        }
        tx.commit().await.expect("committed");
        let link = format!("/votes/{}\"", oldest.expect("a vote"));
        assert!(!page(&app, LIST, "member").await.contains(&link));
        assert!(page(&app, &format!("{LIST}?votes=2"), "member").await.contains(&link));
        for wrong in ["3", "0", "x"] {
            let address = format!("{LIST}?votes={wrong}");
            assert_eq!(app.get_with(&address, "cookie", &app.cookie("member").await).await.status, 404, "{wrong}");
        }
    }
}
