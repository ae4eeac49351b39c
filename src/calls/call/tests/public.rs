//! Calls as everybody reads them, through the service.

use ensemble_calls::call::{self, NewCall, store};
use ensemble_communities::community::store as communities;
use ensemble_core::Lang;
use ensemble_testing::{
    NOW, TestApp, app_on,
    calls::{add_calls, both, new_call},
    on_both_with_content,
};

const DAY: i64 = 86_400_000;

/// Adds a call with this title, which closes so many days from now.
async fn add(
    app: &TestApp,
    code: &str,
    title: &str,
    days: i64,
    change: impl FnOnce(&mut NewCall),
) -> NewCall {
    let mut new = new_call(code, NOW + days * DAY);
    new.texts.title = both(title, &format!("{title} (en anglais)"));
    change(&mut new);
    let mut to = app.scratch.db.write().await.expect("a transaction");
    call::add(&mut to, &new, NOW).await.expect("a call");
    to.commit().await.expect("committed");
    new
}

async fn cancel(app: &TestApp, call: &NewCall, reason: &str) {
    let mut to = app.scratch.db.write().await.expect("a transaction");
    let reason = both(reason, "Too few people.");
    assert!(store::cancel(&mut to, call.id, &reason, NOW).await.expect("an answer"));
    to.commit().await.expect("committed");
}

/// A page as a visitor gets it.
async fn page(app: &TestApp, address: &str) -> String {
    let answer = app.get(address).await;
    assert_eq!(answer.status, 200, "{address}");
    answer.body.replace('\u{a0}', " ")
}

async fn page_of(app: &TestApp, address: &str, who: &str) -> String {
    let answer = app.get_with(address, "cookie", &app.cookie(who).await).await;
    assert_eq!(answer.status, 200, "{address} as {who}");
    answer.body.replace('\u{a0}', " ")
}

on_both_with_content! {
    async fn the_school_year_of_a_community_has_the_dates_of_calls(db: Db) {
        let app = app_on(db).await;
        add(&app, "zeste-a-venir", "Le zeste à venir", 30, |_| {}).await;
        add(&app, "zeste-ancien", "Le zeste ancien", -400, |_| {}).await;
        add(&app, "zeste-brouillon", "Le zeste en brouillon", 9, |new| new.published_at = None).await;
        let cancelled = add(&app, "zeste-annule", "Le zeste annulé", 5, |_| {}).await;
        cancel(&app, &cancelled, "Trop peu de personnes.").await;
        for (address, link, title, steps) in [
            ("/fr/communautes/eleves-a-risque/rencontres", "/fr/appels/zeste-a-venir", "Le zeste à venir",
             ["Appel : ouverture", "Appel : fermeture", "Appel : réponse à chaque personne"]),
            ("/en/communities/students-at-risk/meetings", "/en/calls/zeste-a-venir", "Le zeste à venir (en anglais)",
             ["Call opens", "Call closes", "Everyone hears back about the call"]),
        ] {
            let shown = page(&app, address).await;
            let year = shown.split("id=\"by-date\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("the year");
            assert_eq!(year.matches(&format!("href=\"{link}\"")).count(), 3, "{year}");
            // Other calls stand there, too.
            let (_, own) = year.split_once(title).expect("the call");
            let at = steps.map(|said| own.find(said));
            assert!(at.iter().all(Option::is_some) && at.is_sorted(), "{at:?}: {year}");
            for hidden in ["ancien", "brouillon", "annulé"] {
                assert!(!year.contains(&format!("Le zeste {hidden}")) && !year.contains(&format!("zeste en {hidden}")), "{hidden}: {year}");
            }
        }
    }

    async fn the_list_has_open_calls_then_coming_ones_then_closed_ones(db: Db) {
        let app = app_on(db).await;
        add(&app, "zeste-ferme", "Le zeste fermé", -1, |_| {}).await;
        add(&app, "zeste-a-venir", "Le zeste à venir", 30, |_| {}).await;
        add(&app, "zeste-ouvert", "Le zeste ouvert", 9, |_| {}).await;
        add(&app, "zeste-brouillon", "Le zeste en brouillon", 9, |new| new.published_at = None).await;
        let cancelled = add(&app, "zeste-annule", "Le zeste annulé", 5, |_| {}).await;
        cancel(&app, &cancelled, "Trop peu de personnes.").await;
        let list = page(&app, "/fr/appels").await;
        let at = |title: &str| list.find(title).unwrap_or_else(|| panic!("{title}: {list}"));
        assert!(at("Le zeste ouvert") < at("Le zeste à venir") && at("Le zeste à venir") < at("Le zeste fermé"), "{list}");
        assert!(at("Appels fermés") < at("Le zeste annulé"), "a call that was cancelled is not open: {list}");
        assert!(list.contains("Encore 9 jours") && list.contains("Ouvre le "), "{list}");
        assert!(list.contains("Cet appel a été annulé le "), "{list}");
        assert!(!list.contains("brouillon"), "{list}");
        assert!(!page_of(&app, "/fr/appels", "coordinator").await.contains("brouillon"), "its place is in the administration");
        assert!(page(&app, "/en/calls").await.contains("9 days left"));
        assert_eq!(app.get("/fr/appels?page=2").await.status, 404);
    }

    async fn a_page_of_the_list_follows_the_first_fifty_closed_calls(db: Db) {
        let app = app_on(db).await;
        for number in 0..=store::PAGE_SIZE {
            add(&app, &format!("ancien-{number}"), &format!("Ancien appel {number}."), -30 - i64::from(number), |_| {}).await;
        }
        let last = format!("Ancien appel {}.", store::PAGE_SIZE);
        assert!(!page(&app, "/fr/appels").await.contains(&last));
        let second = page(&app, "/fr/appels?page=2").await;
        assert!(second.contains(&last) && !second.contains("Appels ouverts</h2>"), "{second}");
    }

    async fn a_call_says_all_that_one_must_know(db: Db) {
        let app = app_on(db).await;
        add(&app, "lire", "Lire à deux", 9, |_| {}).await;
        let shown = page(&app, "/fr/appels/lire").await;
        for said in [
            "Lire à deux (en anglais)",
            "other-title en",
            "2 communautés à former",
            "Toute personne que son organisme désigne.",
            "Être là",
            "Cinq rencontres, dont trois en ligne.",
            "De février à décembre.",
            "Date limite pour répondre",
            "seulement s’il y a plus de projets pertinents que de places",
            "Un guide publié.",
            "Cinq jours remboursés.",
            "Peut s’essayer en un an.",
            "Le titre seulement",
            "Sans les noms ni les organismes",
            "Lire au secondaire",
            "Encore 9 jours",
            "Écrivez à la coordination.",
        ] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        assert_eq!(shown.matches("aria-current=\"step\"").count(), 1, "{shown}");
        assert!(!shown.contains("Administrer cet appel") && !shown.contains("noindex"));
        let english = page(&app, "/en/calls/lire").await;
        assert!(english.contains("Any person whom their organization designates.") && english.contains("Title only"));
        assert!(page_of(&app, "/fr/appels/lire", "coordinator").await.contains("/fr/administration/appels/lire\""));
        add(&app, "lire-avec-les-noms", "Lire à trois", 9, |new| new.blind = false).await;
        assert!(page(&app, "/fr/appels/lire-avec-les-noms").await.contains("Avec les noms et les organismes"));
    }

    async fn a_call_says_its_hours_on_the_readers_own_clock_too(db: Db) {
        let app = app_on(db).await;
        add(&app, "heures", "Le zeste à l’heure", 9, |_| {}).await;
        let cookie = app.cookie("member").await;
        let pages = ["/fr/appels", "/fr/appels/heures", "/fr/communautes"];
        for address in pages {
            let shown = page_of(&app, address, "member").await;
            assert!(shown.contains("(heure de l’Est)") && !shown.contains("chez vous"), "{address}: {shown}");
        }
        let form = [("name", "Béatrice"), ("lang", "fr"), ("zone", "America/Halifax")];
        assert_eq!(app.send("/fr/compte", &cookie, &form).await.status, 303);
        for address in pages {
            let shown = page_of(&app, address, "member").await;
            assert!(shown.contains("heure de l’Est; ") && shown.contains("chez vous)"), "{address}: {shown}");
            assert!(!page(&app, address).await.contains("chez vous"), "{address} for a visitor");
        }
        let feed = app.get_with("/fr/appels.atom", "cookie", &cookie).await.body;
        assert!(feed.contains("(heure de l’Est)") && !feed.contains("chez vous"), "the same for everyone: {feed}");
    }

    async fn only_coordinators_see_a_draft(db: Db) {
        let app = app_on(db).await;
        add(&app, "brouillon", "Le zeste caché", 9, |new| new.published_at = None).await;
        assert_eq!(app.get("/fr/appels/brouillon").await.status, 404);
        assert_eq!(app.get("/fr/appels/nulle-part").await.status, 404);
        for who in ["member", "facilitator", "administrator", "privacy-officer"] {
            let answer = app.get_with("/fr/appels/brouillon", "cookie", &app.cookie(who).await).await;
            assert_eq!(answer.status, 404, "{who}");
        }
        let shown = page_of(&app, "/fr/appels/brouillon", "coordinator").await;
        assert!(shown.contains("il n’est pas encore publié") && shown.contains("noindex"), "{shown}");
        for address in ["/fr", "/fr/communautes", "/fr/appels.atom"] {
            assert!(!page(&app, address).await.contains("Le zeste caché"), "{address}");
        }
    }

    async fn a_call_that_was_cancelled_says_why_and_takes_no_answer(db: Db) {
        let app = app_on(db).await;
        let cancelled = add(&app, "annule", "Le zeste annulé", 9, |_| {}).await;
        assert!(page(&app, "/fr/appels/annule").await.contains("Jusqu’au "));
        cancel(&app, &cancelled, "Trop peu de personnes.").await;
        let shown = page(&app, "/fr/appels/annule").await;
        assert!(shown.contains("Cet appel a été annulé le ") && shown.contains("Trop peu de personnes."), "{shown}");
        assert!(!shown.contains("Jusqu’au ") && !shown.contains("Encore 9 jours"), "{shown}");
        assert!(page(&app, "/en/calls/annule").await.contains("Too few people."));
    }

    async fn open_calls_are_on_home_pages_the_list_of_communities_and_in_the_feed(db: Db) {
        let app = app_on(db).await;
        let open = add(&app, "zeste", "Le zeste & la pulpe", 1, |_| {}).await;
        let places = ["/fr", "/fr/communautes", "/fr/appels.atom"];
        for address in places {
            assert!(page(&app, address).await.contains("Le zeste &amp; la pulpe"), "{address}");
        }
        for who in ["member", "person"] {
            assert!(page_of(&app, "/fr", who).await.contains("/fr/appels/zeste\""), "{who}");
        }
        assert!(!page(&app, "/fr/communautes?kind=practice").await.contains("/fr/appels/zeste\""), "who filters looks for a community");
        let feed = page(&app, "/en/calls.atom").await;
        assert!(feed.contains("xml:lang=\"en-CA\"") && feed.contains("/en/calls/zeste\""), "{feed}");
        assert!(page(&app, "/fr/rencontres").await.contains("href=\"/fr/appels\""), "each page leads to the calls");
        cancel(&app, &open, "Trop peu de personnes.").await;
        for address in places {
            assert!(!page(&app, address).await.contains("Le zeste"), "{address}");
        }
    }

    async fn reviewers_find_what_they_read_on_their_home(db: Db) {
        let app = app_on(db).await;
        let code = add_calls(&app).await.screening.code;
        let address = format!("/fr/appels/{code}/lecture\"");
        assert!(page_of(&app, "/fr", "member").await.contains(&address));
        assert!(!page_of(&app, "/fr", "facilitator").await.contains(&address));
        let read = call::find(&app.scratch.db, &code).await.expect("an answer").expect("the call");
        let mut to = app.scratch.db.write().await.expect("a transaction");
        assert!(call::mark_screened(&mut to, read.id, NOW).await.expect("an answer"));
        to.commit().await.expect("committed");
        assert!(!page_of(&app, "/fr", "member").await.contains(&address), "there is nothing to read");
    }

    async fn a_community_that_was_made_is_linked_and_one_that_was_merged_is_left_out(db: Db) {
        let app = app_on(db).await;
        let found = communities::find(&app.scratch.db, Lang::Fr, "eleves-a-risque").await.expect("an answer");
        let community = found.expect("it exists").community.id;
        add(&app, "formee", "Le zeste formé", -40, |new| {
            let into = new.planned[0].id;
            new.planned[0].community = Some(community);
            new.planned[1].merged_into = Some(into);
        })
        .await;
        let shown = page(&app, "/fr/appels/formee").await;
        assert!(shown.contains("/fr/communautes/eleves-a-risque\"") && shown.contains("La communauté est formée"), "{shown}");
        assert!(!shown.contains("Lire au secondaire"), "{shown}");
    }
}
