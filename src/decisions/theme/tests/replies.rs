//! Replies to themes: rights, editing, removal, merged discussions, notifications, two people at once.

use std::time::Duration;

use super::{LIST, SEEDED, count, proposed, row};
use ensemble_common::notification::{PerLang, events::ThemeReplied, notify};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, ThemeId, ThemeReplyId},
};
use ensemble_decisions::theme::{
    model::RemovedBy,
    store::{self, NewReply},
};
use ensemble_server::db::{Db, Write};
use ensemble_testing::{Answer, TestApp, app_on, everybody, id_of, on_both_with_content};

/// Replies to a theme; the id of the reply.
async fn replied(app: &TestApp, cookie: &str, theme: &str, text: &str) -> String {
    let done = app.send(&format!("{LIST}/{theme}/reponses"), cookie, &[("text", text)]).await;
    assert_eq!(done.status, 303, "{}", done.body);
    done.header("location").rsplit("#reply-").next().expect("an id").to_owned()
}

/// The page of a theme, as its reader sees it.
async fn page(app: &TestApp, cookie: &str, theme: &str) -> String {
    let page = app.get_with(&format!("{LIST}/{theme}"), "cookie", cookie).await;
    assert_eq!(page.status, 200, "{}", page.header("location"));
    page.body.replace('\u{a0}', " ")
}

/// A reply, as the reader of its page sees it; empty when it is not there.
async fn seen(app: &TestApp, cookie: &str, theme: &str, reply: &str) -> String {
    let page = page(app, cookie, theme).await;
    let reply = page.split(&format!("id=\"reply-{reply}\"")).nth(1).unwrap_or_default();
    reply.split("</article>").next().unwrap_or_default().to_owned()
}

fn hidden(page: &str, name: &str) -> String {
    let value =
        page.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next());
    value.unwrap_or_default().to_owned()
}

async fn run(db: &Db, statement: &'static str) {
    let mut to = db.write().await.expect("a transaction");
    sqlx::query(statement).execute(&mut *to).await.expect("done");
    to.commit().await.expect("committed");
}

/// What a page answers that was asked before a transaction is committed, and that writes after it.
async fn meanwhile(app: &TestApp, tx: Write, address: &str, cookie: &str, form: &[(&str, &str)]) -> Answer {
    let commit = async {
        tokio::time::sleep(Duration::from_millis(700)).await;
        tx.commit().await.expect("committed");
    };
    let (answer, ()) = tokio::join!(app.send(address, cookie, form), commit);
    answer
}

async fn community(db: &Db) -> CommunityId {
    let id: String =
        sqlx::query_scalar("SELECT community_id FROM community_slug WHERE slug = 'eleves-a-risque'")
            .fetch_one(&db.reader)
            .await
            .expect("a community");
    id.parse().expect("an id")
}

const EMAILS: &str = "SELECT COUNT(*) FROM outbox WHERE kind = 'answered'";
const NOTIFICATIONS: &str = "SELECT COUNT(*) FROM notification WHERE kind = 'answered'";

on_both_with_content! {
    async fn members_reply_in_their_language_and_the_author_is_notified_once_until_they_look(db: Db) {
        let app = app_on(db).await;
        let [author, other, facilitator] =
            [app.cookie("member").await, app.cookie("member-en").await, app.cookie("facilitator").await];
        let theme = proposed(&app, &author, "Le zirconium en classe").await;
        assert!(row(&app, &author, &theme).await.contains("Aucune réponse"));
        let english = format!("/en/communities/students-at-risk/themes/{theme}/replies");
        let done = app.send(&english, &other, &[("text", "We tried **zirconium** at school.")]).await;
        assert!(done.header("location").starts_with(&format!("/en/communities/students-at-risk/themes/{theme}?page=1#")));
        assert_eq!((count(&app, EMAILS).await, count(&app, NOTIFICATIONS).await), (1, 1));
        replied(&app, &facilitator, &theme, "Bonne idée, avec du zirconium.").await;
        assert_eq!((count(&app, EMAILS).await, count(&app, NOTIFICATIONS).await), (1, 1), "they have not looked yet");
        replied(&app, &author, &theme, "Merci à vous deux.").await;
        assert_eq!(count(&app, NOTIFICATIONS).await, 1, "no one is notified of what they wrote");

        let list = app.get_with("/fr/notifications", "cookie", &author).await.body.replace('\u{a0}', " ");
        assert!(list.contains("Imogen") && list.contains("a répondu à « Le zirconium en classe »"), "{list}");
        let entry: String = sqlx::query_scalar("SELECT id FROM notification WHERE kind = 'answered'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a notification");
        let to = app.get_with(&format!("/fr/notifications/{entry}"), "cookie", &author).await;
        assert_eq!(to.header("location"), format!("{LIST}/{theme}#replies"));

        let shown = page(&app, &author, &theme).await;
        assert!(shown.contains("<strong>zirconium</strong>") && shown.contains("lang=\"en-CA\""), "{shown}");
        let [before, after] = [shown.find("We tried"), shown.find("Merci à vous deux.")];
        assert!(before < after, "the oldest first");
        assert!(row(&app, &author, &theme).await.contains("3 réponses"));
        replied(&app, &other, &theme, "Encore un mot.").await;
        assert_eq!((count(&app, EMAILS).await, count(&app, NOTIFICATIONS).await), (2, 2), "they have looked");

        let emails: Vec<(String, String, String)> = sqlx::query_as("SELECT subject, body_text, body_html FROM outbox")
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("emails");
        for (subject, text, html) in emails {
            assert!(!format!("{subject}{text}{html}").contains(SEEDED), "an email quotes nothing: {text}");
        }
        let data = app.get_with("/fr/compte/donnees/json", "cookie", &other).await.body;
        assert!(data.contains("We tried **zirconium**") && data.contains(&theme), "their data have it");
        assert!(!data.contains("Bonne idée"), "and not what others wrote");
    }

    async fn each_role_does_what_it_may(db: Db) {
        let app = app_on(db).await;
        let [author, other] = [app.cookie("member").await, app.cookie("member-en").await];
        let theme = proposed(&app, &author, "Un titre").await;
        let reply = replied(&app, &other, &theme, "Une réponse de zirconium.").await;
        let here = format!("{LIST}/{theme}");
        let of_reply = |way: &str| format!("{here}/reponses/{reply}/{way}");
        for who in ["person", "administrator", "privacy-officer"] {
            let cookie = app.cookie(who).await;
            assert_eq!(app.get_with(&here, "cookie", &cookie).await.status, 404, "{who}");
        }
        let coordinator = app.cookie("coordinator").await;
        let read = page(&app, &coordinator, &theme).await;
        assert!(read.contains(SEEDED) && !read.contains("<textarea"), "they read and write nothing");
        for who in ["coordinator", "person", "administrator"] {
            let cookie = app.cookie(who).await;
            for address in [format!("{here}/reponses"), of_reply("modifier"), of_reply("retrait"), of_reply("moderation")] {
                let form = [("text", "Autre chose."), ("revision", "1"), ("reason", "Parce que.")];
                assert_eq!(app.send(&address, &cookie, &form).await.status, 404, "{who} {address}");
            }
        }
        for (cookie, ways) in [(&author, &["modifier", "retrait", "moderation"][..]), (&other, &["moderation"][..])] {
            for way in ways {
                assert_eq!(app.send(&of_reply(way), cookie, &[("text", "Autre chose."), ("revision", "1")]).await.status, 404, "{way}");
            }
        }
        let facilitator = app.cookie("facilitator").await;
        assert_eq!(app.send(&of_reply("modifier"), &facilitator, &[("text", "Autre chose."), ("revision", "1")]).await.status, 404);
        let stranger = app.get(&here).await;
        assert!(stranger.header("location").starts_with("/fr/connexion?next="), "{}", stranger.status);
        let elsewhere = here.replace("eleves-a-risque", "psychologues");
        assert_eq!(app.get_with(&elsewhere, "cookie", &other).await.status, 404);
        assert!(seen(&app, &author, &theme, &reply).await.contains("Une réponse de zirconium."), "nothing was changed");
    }

    async fn a_reply_that_cannot_be_kept_is_said_and_stays(db: Db) {
        let app = app_on(db).await;
        let author = app.cookie("member").await;
        let theme = proposed(&app, &author, "Un titre").await;
        let address = format!("{LIST}/{theme}/reponses");
        let empty = app.send(&address, &author, &[("text", " ")]).await;
        assert!(empty.status == 422 && empty.body.contains("Écrivez quelque chose"), "{}", empty.body);
        let long = format!("{SEEDED} {}", "x".repeat(4_000));
        let refused = app.send(&address, &author, &[("text", &long)]).await;
        assert!(refused.status == 422 && refused.body.contains(&long), "what was typed stays");
        let naming = ("text", "Mon élève Mathis Gagnon s’absente le lundi.");
        let warned = app.send(&address, &author, &[naming]).await;
        assert!(warned.status == 422 && warned.body.contains("Pourrait-on reconnaître une ou un élève?"), "{}", warned.body);
        let redacted = app.send(&address, &author, &[naming, ("redact", "1")]).await;
        assert!(redacted.status == 422 && redacted.body.contains("s’absente le lundi."), "{}", redacted.body);
        let field = redacted.body.split("<textarea").nth(1).unwrap_or_default();
        assert!(!field.contains("Mathis Gagnon"), "{field}");
        let token = hidden(&warned.body, "confirmation_token");
        assert_eq!(app.send(&address, &author, &[naming, ("confirmation_token", &token)]).await.status, 303);
        let other = ("text", "Mon élève Mathis Gagnon ment.");
        assert_eq!(app.send(&address, &author, &[other, ("confirmation_token", &token)]).await.status, 422);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'theme.reply'").await, 1);
    }

    async fn a_person_edits_and_removes_their_own_reply(db: Db) {
        let app = app_on(db).await;
        let [author, other] = [app.cookie("member").await, app.cookie("member-en").await];
        let theme = proposed(&app, &author, "Un titre").await;
        let reply = replied(&app, &other, &theme, "Une première version.").await;
        let edit = format!("{LIST}/{theme}/reponses/{reply}/modifier");
        let form = app.get_with(&edit, "cookie", &other).await.body;
        assert!(form.contains("Une première version.") && hidden(&form, "revision") == "1", "{form}");
        assert_eq!(app.send(&edit, &other, &[("revision", "1"), ("text", "Une seconde version.")]).await.status, 303);
        let shown = seen(&app, &author, &theme, &reply).await;
        assert!(shown.contains("Une seconde version.") && shown.contains("modifiée le"), "{shown}");
        let stale = app.send(&edit, &other, &[("revision", "1"), ("text", "Une autre version.")]).await;
        assert_eq!(stale.status, 409, "{}", stale.body);
        for text in ["Une seconde version.", "Une autre version."] {
            assert!(stale.body.contains(text), "{text}: {}", stale.body);
        }
        assert_eq!(hidden(&stale.body, "revision"), "2");
        let removal = format!("{LIST}/{theme}/reponses/{reply}/retrait");
        for _ in 0..2 {
            let removed = app.send(&removal, &other, &[]).await;
            assert!(removed.header("location").contains("notice=removed"), "{}", removed.body);
        }
        let own = seen(&app, &other, &theme, &reply).await;
        assert!(own.contains("Une seconde version.") && own.contains("Vous l’avez retirée"), "a trace stays: {own}");
        assert!(!own.contains("/modifier") && !own.contains("/retrait"), "{own}");
        assert_eq!(seen(&app, &author, &theme, &reply).await, "", "the others do not see it");
        assert!(row(&app, &author, &theme).await.contains("Aucune réponse"));
        let late = app.send(&edit, &other, &[("revision", "2"), ("text", "Une version tardive.")]).await;
        assert!(late.status == 409 && late.body.contains("Une version tardive."), "{}", late.body);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'theme.reply-removed'").await, 1, "once");
        let list = app.get_with("/fr/notifications", "cookie", &author).await.body;
        assert!(!list.contains("a répondu à"), "a reply that was removed is not listed: {list}");
    }

    async fn facilitators_remove_a_reply_with_a_reason(db: Db) {
        let app = app_on(db).await;
        let [author, other, facilitator] =
            [app.cookie("member").await, app.cookie("member-en").await, app.cookie("facilitator").await];
        let theme = proposed(&app, &author, "Un titre").await;
        let reply = replied(&app, &other, &theme, "Une réponse de trop.").await;
        let moderation = format!("{LIST}/{theme}/reponses/{reply}/moderation");
        assert!(seen(&app, &facilitator, &theme, &reply).await.contains(&moderation));
        assert!(app.get_with(&moderation, "cookie", &facilitator).await.body.contains("Une réponse de trop."));
        let no_reason = app.send(&moderation, &facilitator, &[("reason", "")]).await;
        assert!(no_reason.status == 422 && no_reason.body.contains("Écrivez la raison"), "{}", no_reason.body);
        let removed = app.send(&moderation, &facilitator, &[("reason", "Hors du sujet de zirconium.")]).await;
        assert!(removed.header("location").contains("notice=deleted"), "{}", removed.body);
        let own = seen(&app, &other, &theme, &reply).await;
        for said in ["Une réponse de trop.", "Retirée par l’équipe d’animation", "Hors du sujet de zirconium."] {
            assert!(own.contains(said), "{said}: {own}");
        }
        for reader in [&author, &facilitator] {
            assert_eq!(seen(&app, reader, &theme, &reply).await, "");
        }
        let again = app.send(&moderation, &facilitator, &[("reason", "Encore.")]).await;
        assert!(again.header("location").contains("notice=changed"), "{}", again.status);
        let edit = format!("{LIST}/{theme}/reponses/{reply}/modifier");
        let late = app.send(&edit, &other, &[("revision", "1"), ("text", "Ma réponse, autrement.")]).await;
        assert!(late.status == 409 && late.body.contains("Ma réponse, autrement."), "{}", late.body);
        assert!(late.body.replace('\u{a0}', " ").contains("a été retirée entre-temps : elle ne peut plus être modifiée"), "{}", late.body);
        let logged: Vec<(String, String)> = sqlx::query_as("SELECT subject_id, detail FROM audit WHERE action = 'theme.reply-moderated'")
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("the log");
        assert_eq!(logged, [(theme, reply)], "the log holds no reason");
    }

    async fn merged_themes_keep_both_discussions(db: Db) {
        let app = app_on(db).await;
        let [author, other, facilitator] =
            [app.cookie("member").await, app.cookie("member-en").await, app.cookie("facilitator").await];
        let [one, two] = [proposed(&app, &author, "Premier").await, proposed(&app, &other, "Second").await];
        let first = replied(&app, &other, &one, "Pour le premier.").await;
        let second = replied(&app, &author, &two, "Pour le second.").await;
        for reader in [&author, &other] {
            page(&app, reader, &one).await;
            page(&app, reader, &two).await;
        }
        let merge = [("decision", "merge"), ("into", two.as_str())];
        assert_eq!(app.send(&format!("{LIST}/{one}/decision"), &facilitator, &merge).await.status, 303);
        let moved = app.get_with(&format!("{LIST}/{one}"), "cookie", &author).await;
        assert_eq!(moved.header("location"), format!("{LIST}/{two}"), "its address leads to the theme that stays");
        assert!(seen(&app, &author, &two, &first).await.contains("En réponse au thème « Premier »"));
        assert!(!seen(&app, &author, &two, &second).await.contains("En réponse au thème"));
        assert!(row(&app, &author, &two).await.contains("2 réponses"));

        // A form that was opened before the themes were merged.
        let late = replied(&app, &facilitator, &one, "Écrit avant la fusion.").await;
        let shown = seen(&app, &author, &two, &late).await;
        assert!(shown.contains("Écrit avant la fusion.") && shown.contains("« Premier »"), "{shown}");
        let unread = "SELECT COUNT(*) FROM notification WHERE kind = 'answered' AND read_at IS NULL";
        assert_eq!(count(&app, unread).await, 1, "the author who has not looked since");
        let edit = format!("{LIST}/{two}/reponses/{first}/modifier");
        assert_eq!(app.send(&edit, &other, &[("revision", "1"), ("text", "Pour le premier, encore.")]).await.status, 303);
        assert!(seen(&app, &facilitator, &two, &first).await.contains("Pour le premier, encore."));
        let removal = format!("{LIST}/{two}/reponses/{late}/retrait");
        assert_eq!(app.send(&removal, &facilitator, &[]).await.status, 303);
        assert!(row(&app, &author, &two).await.contains("2 réponses"));
        let outside = proposed(&app, &author, "Troisième").await;
        let elsewhere = format!("{LIST}/{outside}/reponses/{first}/modifier");
        assert_eq!(app.get_with(&elsewhere, "cookie", &other).await.status, 404, "a reply is read with its theme only");
    }

    async fn replies_come_in_pages_of_bounded_size_in_the_order_of_time(db: Db) {
        let app = app_on(db.clone()).await;
        let cookie = app.cookie("member").await;
        let theme = proposed(&app, &cookie, "Un titre").await;
        let author = id_of(&everybody(&db).await, "member-en");
        let mut to = db.write().await.expect("a transaction");
        let mut ids = Vec::new();
        for at in 1..=i64::from(store::REPLIES_PAGE) + 3 {
            let id = ThemeReplyId::new();
            let new = NewReply { id, theme: theme.parse().expect("an id"), author, lang: Lang::Fr, text: "Un mot." };
            store::add_reply(&mut to, new, at).await.expect("a reply");
            ids.push(id.to_string());
        }
        to.commit().await.expect("committed");
        let shown = async |query: &str| app.get_with(&format!("{LIST}/{theme}{query}"), "cookie", &cookie).await;
        let on = |page: &str| ids.iter().filter(|id| page.contains(&format!("id=\"reply-{id}\""))).count();
        let (last, first) = (shown("").await.body, shown("?page=1").await.body);
        assert_eq!((on(&first), on(&last)), (50, 3), "the newest are shown first");
        assert!(first.contains(&ids[0]) && !first.contains(&ids[50]) && last.contains(&ids[52]));
        for wrong in ["?page=3", "?page=0", "?page=x"] {
            assert_eq!(shown(wrong).await.status, 404, "{wrong}");
        }
        let reply = replied(&app, &cookie, &theme, "Le dernier mot.").await;
        let edit = format!("{LIST}/{theme}/reponses/{reply}/modifier");
        let done = app.send(&edit, &cookie, &[("revision", "1"), ("text", "Le tout dernier mot.")]).await;
        assert_eq!(done.header("location"), format!("{LIST}/{theme}?page=2#reply-{reply}"));
    }

    async fn authors_whose_account_is_closed_are_not_named_and_those_who_left_are(db: Db) {
        let app = app_on(db.clone()).await;
        let [author, other] = [app.cookie("member").await, app.cookie("member-en").await];
        let theme = proposed(&app, &other, "Un titre").await;
        let reply = replied(&app, &other, &theme, "Une réponse.").await;
        run(&db, "DELETE FROM membership WHERE person_id IN (SELECT id FROM person WHERE email LIKE 'imogen%')").await;
        assert!(row(&app, &author, &theme).await.contains("Imogen"));
        assert!(seen(&app, &author, &theme, &reply).await.contains("Imogen"));
        assert_eq!(app.get_with(&format!("{LIST}/{theme}"), "cookie", &other).await.status, 404);
        let facilitator = app.cookie("facilitator").await;
        replied(&app, &facilitator, &theme, "Merci.").await;
        assert_eq!(count(&app, NOTIFICATIONS).await, 0, "those who left are not notified");
        run(&db, "UPDATE person SET closed_at = 1 WHERE email LIKE 'imogen%'").await;
        let listed = row(&app, &author, &theme).await;
        assert!(listed.contains("Proposé par une personne dont le compte est fermé") && !listed.contains("Imogen"), "{listed}");
        let shown = seen(&app, &author, &theme, &reply).await;
        assert!(shown.contains("Une personne dont le compte est fermé") && !shown.contains("Imogen"), "{shown}");
        assert!(shown.contains("Une réponse."), "what they wrote stays");
    }

    async fn of_two_replies_at_once_the_author_is_notified_once(db: Db) {
        let app = app_on(db.clone()).await;
        let [author, other] = [app.cookie("member").await, app.cookie("member-en").await];
        let theme = proposed(&app, &author, "Un titre").await;
        app.get_with("/fr", "cookie", &other).await;
        let people = everybody(&db).await;
        let (id, community): (ThemeId, CommunityId) = (theme.parse().expect("an id"), community(&db).await);
        let first = first_reply(&people, id);
        let mut tx = db.write().await.expect("a transaction");
        assert_eq!(store::lock_theme(&mut tx, community, id).await.expect("locked"), Some(id));
        store::add_reply(&mut tx, first, 1).await.expect("a reply");
        let event = ThemeReplied {
            theme: id,
            reply: first.id,
            community,
            community_name: LocalizedText::Single { lang: Lang::Fr, text: "Lecture".to_owned() },
            link: PerLang::of(|_| "https://ensemble.example/".to_owned()),
            recipients: vec![id_of(&people, "member")],
        };
        notify(&mut tx, &app.portal, &event).await.expect("notified");
        let done = meanwhile(&app, tx, &format!("{LIST}/{theme}/reponses"), &other, &[("text", "Moi aussi.")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!((count(&app, NOTIFICATIONS).await, count(&app, EMAILS).await), (1, 1));
        assert!(row(&app, &author, &theme).await.contains("2 réponses"));
    }

    async fn a_reply_that_is_removed_while_its_author_edits_it_stays_removed(db: Db) {
        let app = app_on(db.clone()).await;
        let [author, other] = [app.cookie("member").await, app.cookie("member-en").await];
        let theme = proposed(&app, &author, "Un titre").await;
        let reply = replied(&app, &other, &theme, "Une réponse.").await;
        let mut tx = db.write().await.expect("a transaction");
        let reason = LocalizedText::Single { lang: Lang::Fr, text: "Hors sujet.".to_owned() };
        let id = reply.parse().expect("an id");
        assert!(store::remove_reply(&mut tx, id, RemovedBy::Facilitator, Some(&reason), 1).await.expect("removed"));
        let edit = format!("{LIST}/{theme}/reponses/{reply}/modifier");
        let late = meanwhile(&app, tx, &edit, &other, &[("revision", "1"), ("text", "Un texte écrit.")]).await;
        assert!(late.status == 409 && late.body.contains("Un texte écrit."), "{}", late.body);
        let stored: String = sqlx::query_scalar("SELECT text FROM theme_reply WHERE removed_by = 'facilitator'")
            .fetch_one(&db.reader)
            .await
            .expect("a reply");
        assert_eq!(stored, "Une réponse.");
    }
}

fn first_reply(people: &[(String, ensemble_core::rights::Viewer)], theme: ThemeId) -> NewReply<'static> {
    let author: PersonId = id_of(people, "facilitator");
    NewReply { id: ThemeReplyId::new(), theme, author, lang: Lang::Fr, text: "Moi." }
}
