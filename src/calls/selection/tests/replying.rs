//! One's own place: with the address in an email, and with an account.

use super::{
    DAY, Person, emails, give, has_place, link, number, person, relevant, reply, run, screened, started,
};
use ensemble_calls::{call::paths, selection::jobs};
use ensemble_core::Lang;
use ensemble_testing::{TestApp, on_both_with_content};

const ANA: &str = "ana@zirconium.example";
const LEA: &str = "lea@zirconium.example";
const MAX: &str = "max@zirconium.example";
const KIM: &str = "kim@zirconium.example";

/// Until when the first person can reply, in milliseconds UTC.
async fn reply_by(app: &TestApp) -> i64 {
    number(app, "SELECT reply_by FROM interest WHERE email = 'ana@zirconium.example'").await
}

on_both_with_content! {
    async fn opening_the_page_answers_nothing_and_a_reply_counts_once(db: Db) {
        let app = started(db).await;
        let screened = screened(&app, 3, &[relevant(ANA), relevant(LEA)]).await;
        give(&app, &screened, 0).await;
        let address = link(&app, ANA).await;
        for _ in 0..2 {
            let shown = app.get(&address).await;
            assert!(shown.status == 200 && shown.body.contains("Accepter la place"), "{}", shown.body);
            assert_eq!(shown.header("cache-control"), "no-store");
        }
        has_place(&app, ANA, "offered").await;
        let nothing = app.send(&address, "", &[]).await;
        assert!(nothing.status == 422 && nothing.body.contains("Indiquez si vous acceptez"), "{}", nothing.body);
        let done = app.send(&address, "", &[("reply", "accept")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        has_place(&app, ANA, "accepted").await;
        let shown = app.get(done.header("location")).await;
        assert!(shown.body.contains("Vous avez accepté la place"), "{}", shown.body);
        for again in ["accept", "decline"] {
            let second = app.send(&address, "", &[("reply", again)]).await;
            assert!(second.status == 409 && second.body.contains("Vous avez accepté la place"), "{again}: {}", second.body);
        }
        has_place(&app, ANA, "accepted").await;
        assert_eq!(reply(&app, LEA, "decline").await.status, 303);
        assert_eq!(reply(&app, LEA, "accept").await.status, 409, "no second answer");
        has_place(&app, LEA, "declined").await;
    }

    async fn of_two_replies_at_once_one_counts(db: Db) {
        let app = started(db).await;
        let screened = screened(&app, 3, &[relevant(ANA)]).await;
        give(&app, &screened, 0).await;
        let address = link(&app, ANA).await;
        let (one, two) = tokio::join!(
            app.send(&address, "", &[("reply", "accept")]),
            app.send(&address, "", &[("reply", "decline")])
        );
        let mut both = [one.status.as_u16(), two.status.as_u16()];
        both.sort_unstable();
        assert_eq!(both, [303, 409], "{} {}", one.body, two.body);
        let expected = if one.status == 303 { "accepted" } else { "declined" };
        has_place(&app, ANA, expected).await;
    }

    async fn after_the_deadline_a_sentence_says_so(db: Db) {
        let mut app = started(db).await;
        let screened = screened(&app, 3, &[relevant(ANA)]).await;
        give(&app, &screened, 0).await;
        app.later(16 * DAY);
        let late = reply(&app, ANA, "accept").await;
        assert!(late.status == 410 && late.body.contains("Le délai pour répondre est passé"), "{}", late.body);
        let shown = app.get(&link(&app, ANA).await).await;
        assert!(!shown.body.contains("Accepter la place"), "{}", shown.body);
        has_place(&app, ANA, "offered").await;
    }

    async fn a_person_with_an_account_replies_when_signed_in(db: Db) {
        let app = started(db).await;
        let member = person(&app, "person").await;
        let own = "edmund@zirconium.example";
        let applicant = Person { account: Some(member), lang: Lang::En, ..relevant(own) };
        let screened = screened(&app, 3, &[applicant, relevant(ANA)]).await;
        give(&app, &screened, 0).await;
        let present: String = sqlx::query_scalar("SELECT email FROM person WHERE id = $1")
            .bind(member.to_string())
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("the address of the account");
        let offered = &emails(&app, "place-offered", &present).await[0];
        assert!(offered.contains("/en/calls/zirconium/answer/place\n"), "without a secret: {offered}");
        assert!(emails(&app, "place-offered", own).await.is_empty(), "the account has another address since");
        let (address, cookie) = (screened.of(paths::REPLY), app.cookie("person").await);
        let shown = app.get_with(&address, "cookie", &cookie).await.body;
        assert!(shown.contains("Accepter la place"), "{shown}");
        assert_eq!(app.send(&address, &cookie, &[("reply", "accept")]).await.status, 303);
        has_place(&app, own, "accepted").await;
        has_place(&app, ANA, "offered").await;
    }

    async fn an_address_that_does_not_work_says_so(db: Db) {
        let app = started(db).await;
        let screened = screened(&app, 3, &[relevant(ANA)]).await;
        give(&app, &screened, 0).await;
        let address = screened.of(paths::REPLY);
        let forged = format!("{address}?key={}", "0".repeat(64));
        for answer in [app.get(&forged).await, app.send(&forged, "", &[("reply", "accept")]).await] {
            assert!(answer.status == 410 && answer.body.contains("Ce lien ne fonctionne pas"), "{}", answer.body);
        }
        let visitor = app.get(&address).await;
        assert!(visitor.status == 200 && visitor.body.contains("Se connecter"), "{}", visitor.body);
        assert!(!visitor.body.contains("Accepter la place"));
        has_place(&app, ANA, "offered").await;
        let hashes = number(&app, "SELECT COUNT(*) FROM interest_link WHERE LENGTH(hash) = 64").await;
        assert!(hashes >= 1, "only digests of secrets are stored");
    }

    async fn a_call_that_was_given_up_takes_no_reply(db: Db) {
        let app = started(db).await;
        let screened = screened(&app, 3, &[relevant(ANA)]).await;
        give(&app, &screened, 0).await;
        run(&app, "UPDATE call SET cancelled_at = 1, cancelled_reason = '{\"single\":{\"lang\":\"fr\",\"text\":\"Non.\"}}' WHERE code = 'zirconium'").await;
        let refused = reply(&app, ANA, "accept").await;
        assert!(refused.status == 409 && refused.body.contains("a été annulé"), "{}", refused.body);
        has_place(&app, ANA, "offered").await;
    }

    async fn an_offer_does_not_run_out_while_the_call_is_given_up(db: Db) {
        const CANCEL: &str = "/fr/administration/appels/zirconium/annulation";
        let mut app = started(db).await;
        let silent = Person { planned: 1, relevant: false, ..relevant("zoe@zirconium.example") };
        let people = [relevant(ANA), Person { lang: Lang::En, ..relevant(LEA) }, relevant(MAX), relevant(KIM), silent];
        let screened = screened(&app, 4, &people).await;
        give(&app, &screened, 0).await;
        assert_eq!(reply(&app, MAX, "accept").await.status, 303);
        run(&app, "UPDATE interest SET reply_by = 1000 WHERE email = 'kim@zirconium.example'").await;
        let before = reply_by(&app).await;
        let reason = [("reason-fr", "Une grève."), ("reason-en", "A strike.")];
        assert_eq!(app.send(CANCEL, &app.cookie("coordinator").await, &reason).await.status, 303);
        app.later(20 * DAY);
        jobs::run(&app.portal).await.expect("offers");
        has_place(&app, ANA, "offered").await;
        assert_eq!(app.send(CANCEL, &app.cookie("coordinator").await, &[("restore", "1")]).await.status, 303);
        assert_eq!(reply_by(&app).await, before + 20 * DAY);
        jobs::run(&app.portal).await.expect("offers");
        has_place(&app, ANA, "offered").await;
        has_place(&app, LEA, "offered").await;
        // What had run out before stays so.
        has_place(&app, KIM, "expired").await;
        let french = emails(&app, "call-restored", ANA).await;
        assert!(french.len() == 1 && french[0].contains("22 décembre 2026"), "{french:?}");
        let english = emails(&app, "call-restored", LEA).await;
        assert!(english.len() == 1 && english[0].contains("December 22, 2026"), "{english:?}");
        let accepted = emails(&app, "call-restored", MAX).await;
        assert!(accepted.len() == 1 && !accepted[0].contains("?key="), "who accepted has nothing to answer: {accepted:?}");
        let site = &app.portal.config.site_url;
        let address = french[0].split_whitespace().find(|word| word.contains("?key=")).expect("a link");
        let address = address.strip_prefix(site.as_str()).expect("a page of the portal");
        assert_eq!(app.send(address, "", &[("reply", "accept")]).await.status, 303);
        has_place(&app, ANA, "accepted").await;
    }
}
