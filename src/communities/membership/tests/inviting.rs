//! Inviting many people at once, what an invitation asks, and the lists from which it is sent again.

use super::{INVITE, change, emails, invited, roles};
use ensemble_core::rights::Role;
use ensemble_testing::{TestApp, app, app_on, on_both_with_content};

const MANY: &str = "/fr/communautes/eleves-a-risque/membres/invitations";
const MEMBERS: &str = "/fr/communautes/eleves-a-risque/membres";
const ADMIN: &str = "/fr/administration/personnes/invitation";

/// The addresses, names and languages of the invitations that wait, in the order of the addresses.
async fn waiting(app: &TestApp) -> Vec<(String, Option<String>, Option<String>)> {
    sqlx::query_as(
        "SELECT email, name, lang FROM link WHERE purpose = 'invite' AND used_at IS NULL ORDER BY email, created_at",
    )
    .fetch_all(&app.scratch.db.reader)
    .await
    .expect("invitations")
}

async fn invitation_id(app: &TestApp, email: &str) -> String {
    sqlx::query_scalar("SELECT hash FROM link WHERE purpose = 'invite' AND used_at IS NULL AND email = $1 ORDER BY created_at DESC LIMIT 1")
        .bind(email)
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("an invitation")
}

on_both_with_content! {
    async fn a_list_is_sent_line_by_line_and_nothing_is_lost(db: Db) {
        let app = app_on(db).await;
        let facilitator = app.cookie("facilitator").await;
        let list = "Nom\tCourriel\tLangue\nAna Roy\tana@ex.qc.ca\tanglais\n\nmarc@ex.qc.ca\nLéa Dubé; lea@\n\
                    beatrice.lafrenaye-diallo@ensemble.example\nANA@ex.qc.ca\nariane.desmeules-pham@ensemble.example";
        let form = [("people", list), ("role", "observer"), ("email-lang", "fr")];
        let answer = app.send(MANY, &facilitator, &form).await;
        assert_eq!(answer.status, 422, "a line stays");
        for said in [
            "2 invitations ont été envoyées.",
            "4 lignes n’ont donné lieu à aucune invitation.",
            "Il manque une adresse courriel complète",
            "Cette personne en fait déjà partie",
            "Cette adresse est déjà plus haut",
            "C’est votre adresse",
        ] {
            assert!(answer.body.contains(said), "{said}: {}", answer.body);
        }
        let field = answer.body.split("<textarea").nth(1).and_then(|rest| rest.split("</textarea>").next());
        let field = field.and_then(|rest| rest.split('>').nth(1)).unwrap_or_default().trim();
        assert_eq!(field, "Léa Dubé; lea@", "only what must be corrected stays");
        assert!(answer.body.contains("value=\"observer\" selected"), "{}", answer.body);
        let ana = ("ana@ex.qc.ca".to_owned(), Some("Ana Roy".to_owned()), Some("en".to_owned()));
        let marc = ("marc@ex.qc.ca".to_owned(), None, Some("fr".to_owned()));
        assert_eq!(waiting(&app).await, [ana, marc]);
        let text: String = sqlx::query_scalar("SELECT body_text FROM outbox WHERE to_address = 'ana@ex.qc.ca'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an email");
        assert!(text.starts_with("Hello Ana Roy,") && !text.contains("vous invite"), "{text}");
        let again = app.send(MANY, &facilitator, &[("people", "ana@ex.qc.ca"), ("role", "member")]).await;
        assert!(again.status == 200 && again.body.contains("Une invitation est déjà en attente"));
        assert_eq!(emails(&app, "invitation").await, 2);
        let empty = app.send(MANY, &facilitator, &[("people", " \n"), ("role", "member")]).await;
        assert!(empty.status == 422 && empty.body.contains("Collez au moins une adresse"));
        let page = app.get_with(MEMBERS, "cookie", &facilitator).await.body;
        assert!(page.contains("Ana Roy") && page.contains("Observation<!----> · <!---->Envoyée"), "{page}");
    }

    async fn a_list_is_limited_and_the_rest_stays(db: Db) {
        let app = app_on(db).await;
        let facilitator = app.cookie("facilitator").await;
        let list: Vec<String> = (0..104).map(|number| format!("p{number:03}@ex.qc.ca")).collect();
        let form = [("people", list.join("\n")), ("role", "member".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = app.send(MANY, &facilitator, &form).await;
        assert_eq!(answer.status, 422);
        assert_eq!(emails(&app, "invitation").await, 60, "of one person at once");
        let field = answer.body.split("<textarea").nth(1).and_then(|rest| rest.split("</textarea>").next());
        let rest: Vec<&str> = field.and_then(|rest| rest.split('>').nth(1)).unwrap_or_default().split_whitespace().collect();
        assert_eq!((rest.len(), rest.first(), rest.last()), (44, Some(&"p060@ex.qc.ca"), Some(&"p103@ex.qc.ca")));
    }

    async fn whoever_accepts_is_asked_once_and_goes_on_in_their_language(db: Db) {
        let app = app_on(db).await;
        let facilitator = app.cookie("facilitator").await;
        let form = [("name", "Ana Roy"), ("email", "ana@ex.qc.ca"), ("role", "member")];
        assert_eq!(app.send(INVITE, &facilitator, &form).await.status, 303);
        let email: (String, String) = sqlx::query_as("SELECT subject, body_text FROM outbox WHERE kind = 'invitation'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an email");
        for said in ["vous invite à vous joindre à «\u{a0}Élèves à risque\u{a0}»", "Students at risk"] {
            assert!(email.0.contains(said) && email.1.contains(said), "in both languages: {email:?}");
        }
        let key = invited(&app).await;
        let page = app.get(&format!("/fr/lien?key={key}")).await.body;
        for said in [
            "value=\"Ana Roy\"",
            "has invited you to join the “Students at risk” community",
            &format!("href=\"/en/link?key={key}\" hreflang=\"en-CA\""),
            "id=\"profession\"",
            "id=\"organisation\"",
            "id=\"lang\"",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let organization: String = sqlx::query_scalar("SELECT id FROM organisation ORDER BY id LIMIT 1")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an organization");
        let account = |password: &'static str| {
            [
                ("key", key.clone()),
                ("name", "Ana Roy".to_owned()),
                ("password", password.to_owned()),
                ("profession", "psychologist".to_owned()),
                ("organisation", organization.clone()),
                ("lang", "en".to_owned()),
            ]
        };
        let send = async |password: &'static str| {
            let form = account(password);
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
            app.send("/fr/lien", "", &form).await
        };
        let refused = send("court").await;
        assert!(refused.status == 422 && refused.body.contains("value=\"psychologist\" selected"));
        let done = send("twelve geese flying").await;
        assert_eq!(
            done.header("location"),
            "/en/account/consents?next=%2Fen%2Fcommunities%2Fstudents%2Dat%2Drisk",
            "{}",
            done.body
        );
        assert_eq!(roles(&app, "ana@").await, [Role::Member]);
        let profile: (String, String, String, i64) =
            sqlx::query_as("SELECT profession, organisation_id, lang, shows FROM person WHERE email = 'ana@ex.qc.ca'")
                .fetch_one(&app.scratch.db.reader)
                .await
                .expect("an account");
        assert_eq!(profile, ("psychologist".to_owned(), organization, "en".to_owned(), 0), "nothing is shown to others");
    }

    async fn the_administration_sees_all_invitations_and_sends_or_withdraws_them(db: Db) {
        let app = app_on(db).await;
        let (facilitator, admin) = (app.cookie("facilitator").await, app.cookie("administrator").await);
        app.send(INVITE, &facilitator, &[("email", "ana@ex.qc.ca"), ("role", "member"), ("email-lang", "en")]).await;
        app.send(ADMIN, &admin, &[("email", "ana@ex.qc.ca")]).await;
        let page = app.get_with(ADMIN, "cookie", &admin).await.body;
        for said in ["Élèves à risque, par Ariane Desmeules-Pham", "Portail, par Théo Vadnais-Okafor"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let of_community: String = sqlx::query_scalar("SELECT hash FROM link WHERE data IS NOT NULL")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an invitation");
        let chosen = [("invitation", of_community.as_str())];
        let again = app.send("/fr/administration/personnes/invitation/renvoi", &admin, &chosen).await;
        assert_eq!(again.status, 303, "{}", again.body);
        let text: String = sqlx::query_scalar("SELECT body_text FROM outbox WHERE kind = 'invitation' ORDER BY id DESC LIMIT 1")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an email");
        assert!(text.contains("Ariane Desmeules-Pham has invited you to join “Students at risk”"), "{text}");
        change(&app, "UPDATE link SET created_at = created_at - 1296000000, expires_at = expires_at - 1296000000").await;
        let page = app.get_with(ADMIN, "cookie", &admin).await.body;
        assert!(page.contains("Expirée le") && !page.contains("valable jusqu’au"), "{page}");
        let id = invitation_id(&app, "ana@ex.qc.ca").await;
        let withdrawn = app.send("/fr/administration/personnes/invitation/annulation", &admin, &[("invitation", &id)]).await;
        assert_eq!(withdrawn.header("location"), format!("{ADMIN}?notice=withdrawn"));
        assert_eq!(waiting(&app).await.len(), 1, "those to the community are withdrawn, that to the portal stays");
    }
}

#[tokio::test]
async fn only_those_who_let_people_in_send_lists() {
    let app = app().await;
    let form = [("people", "ana@ex.qc.ca"), ("role", "member")];
    for who in ["member", "observer", "person", "administrator"] {
        let cookie = app.cookie(who).await;
        assert_eq!(app.get_with(MANY, "cookie", &cookie).await.status, 404, "{who}");
        assert_eq!(app.send(MANY, &cookie, &form).await.status, 404, "{who}");
    }
    let coordinator = app.cookie("coordinator").await;
    let list = "/fr/administration/personnes/invitation/liste";
    assert_eq!(app.send(list, &coordinator, &form).await.status, 404);
    assert_eq!(emails(&app, "invitation").await, 0);
    let admin = app.cookie("administrator").await;
    let known = format!("ana@ex.qc.ca\n{}", "edmund.fairweather-ross@ensemble.example");
    let answer = app.send(list, &admin, &[("people", &known)]).await;
    assert!(answer.status == 200 && answer.body.contains("Une invitation a été envoyée."), "{}", answer.body);
    assert_eq!(emails(&app, "invitation").await, 1);
    let member = [("email", "beatrice.lafrenaye-diallo@ensemble.example"), ("role", "member")];
    let refused = app.send(INVITE, &coordinator, &member).await;
    assert!(refused.status == 422 && refused.body.contains("fait déjà partie"));
}
