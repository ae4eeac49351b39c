//! Five hundred services through the pages: uploaded, looked at, applied, downloaded in both forms.

use axum::{body::Body, http::Request};
use jiff::civil::date;

use super::{Scene, scene};
use ensemble_core::{Lang, format, region::Region};
use ensemble_practices::service::{
    exchange,
    model::{Audience, Details, Referral},
    rules, store,
};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, on_both_with_content};

const MANY: usize = 500;
const IMPORT: &str = "/fr/services/importer";

/// A service, each of another kind than the one before.
fn service(number: usize) -> Details {
    let text = |fr: &str, en: &str| {
        let (fr, en) = (format!("{fr} {number}"), format!("{en} {number}"));
        match number % 3 {
            0 => rules::localized(&fr, &en),
            1 => rules::localized(&fr, ""),
            _ => rules::localized("", &en),
        }
    };
    let age = u8::try_from(number % 60).expect("an age");
    Details {
        name: text("Atelier, « premiers pas »", "Workshop; \"first steps\"").expect("a name"),
        description: text("On lit.\nOn écrit; on compte :", "Reading,\nwriting").expect("a description"),
        provider: format!("Maison de l’Anse {}", number % 40),
        audiences: vec![Audience::ALL[number % Audience::ALL.len()]],
        age_from: (!number.is_multiple_of(4)).then_some(age),
        age_to: (!number.is_multiple_of(5)).then_some(age + 5),
        everywhere: number.is_multiple_of(7),
        online: number.is_multiple_of(6),
        regions: vec![Region::ALL[number % Region::ALL.len()]],
        municipalities: (0..number % 3).map(|town| format!("Baie-des-Brumes {town}")).collect(),
        languages: if number.is_multiple_of(2) { vec![Lang::Fr] } else { vec![Lang::Fr, Lang::En] },
        other_languages: (0..number % 2).map(|_| "innu".to_owned()).collect(),
        phone: format!("555 555-{number:04}"),
        email: format!("accueil{number}@anse.example"),
        web: format!("https://anse.example/?q={number}&r=a,b"),
        place: format!("{number}, rue de l’Anse"),
        hours: text("Le jeudi, 19 h", "Thursday, 7 p.m."),
        cost: text("10 $ ou moins", "$10 or less").filter(|_| number.is_multiple_of(4)),
        referral: Referral::ALL[number % Referral::ALL.len()],
        verified_on: (!number.is_multiple_of(9)).then_some(date(2026, 10, 1)),
        verified_by: format!("Équipe {}", number % 10),
    }
}

/// Services in an order that does not depend on the file.
fn sorted(mut all: Vec<Details>) -> Vec<Details> {
    all.sort_by(|one, other| one.phone.cmp(&other.phone));
    all
}

async fn upload(scene: &Scene, who: &str, content: &[u8]) -> Answer {
    let mut body =
        b"--ensemble\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n".to_vec();
    body.extend(content);
    body.extend(b"\r\n--ensemble--\r\n");
    let request = Request::post(IMPORT)
        .header("content-type", "multipart/form-data; boundary=ensemble")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", scene.app.cookie(who).await)
        .body(Body::from(body))
        .expect("a request");
    scene.app.request(request).await
}

/// What the directory has.
async fn listed(db: &Db) -> Vec<Details> {
    let all = store::listed(db).await.expect("services");
    sorted(all.into_iter().map(|service| service.details).collect())
}

async fn emptied(db: &Db) {
    let mut tx = db.write().await.expect("a transaction");
    sqlx::query("DELETE FROM service").execute(&mut *tx).await.expect("deleted");
    tx.commit().await.expect("committed");
}

on_both_with_content! {
    async fn five_hundred_services_are_uploaded_applied_and_downloaded_as_they_were(db: Db) {
        let scene = scene(&db).await;
        emptied(&db).await;
        let services = sorted((0..MANY).map(service).collect());
        let sent = upload(&scene, "coordinator", &exchange::write_table(Lang::Fr, &services)).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let preview = sent.header("location").to_owned();
        assert!(preview.starts_with(&format!("{IMPORT}/")), "{preview}");
        let page = scene.page("coordinator", &preview).await;
        assert!(page.status == 200 && page.body.contains("500") && page.body.contains("555 555-0000"), "{}", page.body);
        assert!(listed(&db).await.is_empty(), "nothing before it is applied");
        let applied = scene.send("coordinator", &preview, &[("existing", "leave")]).await;
        assert_eq!(applied.header("location"), format!("{IMPORT}?written=500&left=0"), "{}", applied.body);
        assert_eq!(listed(&db).await, services);

        let today = format::local(ensemble_testing::NOW).date();
        for address in ["/fr/services.csv", "/en/services.csv", "/fr/services.json", "/en/services.json"] {
            let file = scene.page("", address).await;
            assert_eq!(file.status, 200, "{address}");
            let reading = exchange::read(&file.bytes, today).expect("a reading");
            assert!(reading.errors.is_empty() && reading.repeated == 0, "{address}: {:?}", reading.errors);
            assert_eq!(sorted(reading.services), services, "{address}");
            // The file makes the same directory again, and nothing of it twice.
            for (empty, outcome) in [(false, "?written=0&left=500"), (true, "?written=500&left=0")] {
                if empty {
                    emptied(&db).await;
                }
                let again = upload(&scene, "coordinator", &file.bytes).await.header("location").to_owned();
                let applied = scene.send("coordinator", &again, &[("existing", "leave")]).await;
                assert_eq!(applied.header("location"), format!("{IMPORT}{outcome}"), "{address}");
                assert_eq!(listed(&db).await, services, "{address}");
            }
        }
    }

    async fn an_import_that_waits_is_for_those_who_keep_the_directory(db: Db) {
        let scene = scene(&db).await;
        let services: Vec<Details> = (0..3).map(service).collect();
        let file = exchange::write_table(Lang::En, &services);
        let preview = upload(&scene, "coordinator", &file).await.header("location").to_owned();
        let discard = format!("{preview}/abandonner");
        let before = listed(&db).await;
        for who in ["member", "person", "administrator"] {
            assert_eq!(upload(&scene, who, &file).await.status, 404, "{who}");
            let page = scene.page(who, &preview).await;
            assert!(page.status == 404 && !page.body.contains("555 555-0001"), "{who}: {}", page.body);
            assert_eq!(scene.send(who, &preview, &[("existing", "replace")]).await.status, 404, "{who}");
            assert_eq!(scene.send(who, &discard, &[]).await.status, 404, "{who}");
        }
        // A visitor is asked to sign in, as for an import that does not exist.
        let unknown = format!("{IMPORT}/00000000-0000-4000-8000-000000000000");
        let (real, other) = (scene.page("", &preview).await, scene.page("", &unknown).await);
        assert!(real.status == other.status && real.status != 200, "{} {}", real.status, other.status);
        assert!(!real.body.contains("555 555-0001"), "{}", real.body);
        let (real, other) =
            (scene.send("", &discard, &[]).await, scene.send("", &format!("{unknown}/abandonner"), &[]).await);
        assert!(real.status == other.status && real.status != 200, "{} {}", real.status, other.status);
        scene.send("", &preview, &[("existing", "replace")]).await;
        assert_eq!(listed(&db).await, before, "nothing was applied");
        let still = scene.page("coordinator", &preview).await;
        assert!(still.status == 200 && still.body.contains("555 555-0001"), "it is still there: {}", still.body);
        let applied = scene.send("coordinator", &preview, &[("existing", "leave")]).await;
        assert_eq!(applied.header("location"), format!("{IMPORT}?written=3&left=0"), "{}", applied.body);
    }
}
