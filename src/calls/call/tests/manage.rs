//! What coordinators do with a call, through the service.

use ensemble_calls::call::{
    self, NewCall,
    model::{Call, CallPhase},
    rules::phase,
    store,
};
use ensemble_testing::{
    NOW, TestApp, app_on,
    calls::{both, new_call, texts},
    on_both_with_content,
};

const DAY: i64 = 86_400_000;
const LIST: &str = "/fr/administration/appels";

/// Adds the usual call with another code and these changes.
async fn add(app: &TestApp, code: &str, days: i64, change: impl FnOnce(&mut NewCall)) -> NewCall {
    let mut new = new_call(code, NOW + days * DAY);
    change(&mut new);
    let mut to = app.scratch.db.write().await.expect("a transaction");
    call::add(&mut to, &new, NOW).await.expect("a call");
    to.commit().await.expect("committed");
    new
}

/// A page as a coordinator gets it.
async fn page(app: &TestApp, address: &str) -> String {
    let answer = app.get_with(address, "cookie", &app.cookie("coordinator").await).await;
    assert_eq!(answer.status, 200, "{address}: {}", answer.body);
    answer.body.replace('\u{a0}', " ")
}

/// Sends a form as a coordinator; the status and what the page says.
async fn send(app: &TestApp, address: &str, form: &[(&str, &str)]) -> (u16, String) {
    let answer = app.send(address, &app.cookie("coordinator").await, form).await;
    (answer.status.as_u16(), answer.body.replace('\u{a0}', " "))
}

async fn found(app: &TestApp, code: &str) -> Call {
    call::find(&app.scratch.db, code).await.expect("an answer").expect("a call")
}

/// The value of a hidden field of a form on a page.
fn hidden(page: &str, name: &str) -> String {
    let found =
        page.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next());
    found.unwrap_or_default().to_owned()
}

async fn logged(app: &TestApp, action: &str) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE action = $1")
        .bind(action)
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a number")
}

on_both_with_content! {
    async fn a_coordinator_begins_a_call_and_its_title_gives_the_code(db: Db) {
        let app = app_on(db).await;
        let form = [("title-fr", "L’école à la rivière"), ("title-en", "School by the river")];
        for code in ["l-ecole-a-la-riviere-2027", "l-ecole-a-la-riviere-2027-2"] {
            let done = app.send(&format!("{LIST}/nouveau"), &app.cookie("coordinator").await, &form).await;
            assert_eq!((done.status.as_u16(), done.header("location")), (303, format!("{LIST}/{code}").as_str()));
            let call = found(&app, code).await;
            assert_eq!(phase(&call, NOW + 1000 * DAY), CallPhase::Draft, "it does not open by itself");
            assert!(call.dates.opens_at > NOW && call.dates.opens_at < call.dates.closes_at && call.blind);
        }
        let (status, said) = send(&app, &format!("{LIST}/nouveau"), &[("title-fr", "Une rivière"), ("title-en", "")]).await;
        assert!(status == 422 && said.contains("écrivez aussi le texte en anglais") && said.contains("value=\"Une rivière\""), "{said}");
        for who in ["member", "facilitator", "administrator"] {
            let cookie = app.cookie(who).await;
            for address in [LIST.to_owned(), format!("{LIST}/l-ecole-a-la-riviere-2027"), format!("{LIST}/nouveau")] {
                assert_eq!(app.get_with(&address, "cookie", &cookie).await.status, 404, "{address} as {who}");
            }
            assert_eq!(app.send(&format!("{LIST}/nouveau"), &cookie, &form).await.status, 404, "{who}");
        }
        assert_eq!(app.get("/fr/appels/l-ecole-a-la-riviere-2027").await.status, 404, "nobody else sees a draft");
        assert!(page(&app, LIST).await.contains("L’école à la rivière"));
        assert_eq!(logged(&app, "call.create").await, 2);
    }

    async fn a_call_is_published_once_nothing_is_missing(db: Db) {
        let app = app_on(db).await;
        let form = [("title-fr", "Lire dehors"), ("title-en", "Reading outdoors")];
        send(&app, &format!("{LIST}/nouveau"), &form).await;
        let here = format!("{LIST}/lire-dehors-2027");
        let publish = format!("{here}/publication");
        let (status, said) = send(&app, &publish, &[]).await;
        assert_eq!(status, 422);
        for reason in [
            "Il manque du texte en anglais : le résumé.",
            "Il manque du texte en français : à qui l’appel s’adresse.",
            "Il manque les engagements.",
            "Il manque au moins une communauté prévue.",
            "Il manque au moins un critère de lecture.",
        ] {
            assert!(said.contains(reason), "{reason}: {said}");
            assert!(page(&app, &here).await.contains(reason), "the overview says it, too: {reason}");
        }
        assert_eq!(logged(&app, "call.publish").await, 0);
        let planned = [("title-fr", "Lire au parc"), ("title-en", ""), ("kind", "practice"), ("capacity", "range"), ("capacity-from", "12"), ("capacity-to", "15")];
        assert_eq!(send(&app, &format!("{here}/communautes"), &planned).await.0, 303, "a draft may lack a language");
        let criterion = [("text-fr", "Clair"), ("text-en", "Clear")];
        assert_eq!(send(&app, &format!("{here}/criteres"), &criterion).await.0, 303);
        let call = found(&app, "lire-dehors-2027").await;
        let mut to = app.scratch.db.write().await.expect("a transaction");
        let written = store::write_texts(&mut to, call.id, 1, &texts(), NOW).await.expect("an answer");
        assert_eq!(written, Some(2));
        to.commit().await.expect("committed");
        let said = page(&app, &publish).await;
        assert!(said.contains("Il manque du texte en anglais : les communautés prévues."), "{said}");
        let all = store::planned(&app.scratch.db, call.id).await.expect("planned");
        let seen = hidden(page(&app, &format!("{here}/communautes?item={}", all[0].id)).await.split("id=\"form\"").nth(1).unwrap_or_default(), "seen");
        let id = all[0].id.to_string();
        let whole = [("item", id.as_str()), ("seen", seen.as_str()), ("title-fr", "Lire au parc"), ("title-en", "Reading in the park"), ("kind", "practice"), ("capacity", "seats"), ("capacity-from", "15")];
        assert_eq!(send(&app, &format!("{here}/communautes"), &whole).await.0, 303);
        assert!(page(&app, &publish).await.contains("On pourra répondre du"));
        assert_eq!(send(&app, &publish, &[]).await.0, 303);
        let call = found(&app, "lire-dehors-2027").await;
        assert_eq!(phase(&call, NOW), CallPhase::Announced);
        assert_eq!(app.get("/fr/appels/lire-dehors-2027").await.status, 200, "everybody sees it");
        assert_eq!(send(&app, &publish, &[]).await.0, 303, "twice is once");
        assert_eq!(logged(&app, "call.publish").await, 1);
    }

    async fn dates_follow_each_other_and_what_is_over_stays(db: Db) {
        let app = app_on(db).await;
        let new = add(&app, "ouvert", 9, |_| {}).await;
        let here = format!("{LIST}/ouvert/dates");
        let shown = page(&app, &here).await;
        assert!(!shown.contains("name=\"opens-day\"") && shown.contains("name=\"closes-day\""), "it is open: {shown}");
        let seen = hidden(&shown, "seen");
        let form = |closes: &'static str, answer: &'static str| {
            vec![("seen", seen.as_str()), ("opens-day", "2026-01-01"), ("opens-time", "08:00"), ("closes-day", closes), ("closes-time", "16:00"),
                 ("designation-day", "2026-12-18"), ("screening-day", "2027-01-08"), ("answer-day", answer)]
        };
        for (closes, answer, said) in [
            ("2026-11-01", "2027-01-15", "La fermeture doit venir après l’ouverture."),
            ("2026-12-19", "2027-01-15", "Les désignations ne peuvent pas finir avant la fermeture."),
            ("2026-12-11", "2027-01-07", "La réponse à chaque personne vient après la lecture et les désignations."),
            ("2026-02-30", "2027-01-15", "Cette date n’existe pas."),
        ] {
            let (status, page) = send(&app, &here, &form(closes, answer)).await;
            assert!(status == 422 && page.contains(said) && page.contains(answer), "{said}: {page}");
        }
        assert_eq!(found(&app, "ouvert").await.dates, new.dates, "nothing was saved");
        assert_eq!(send(&app, &here, &form("2026-12-11", "2027-01-15")).await.0, 303);
        let dates = found(&app, "ouvert").await.dates;
        assert_eq!(dates.opens_at, new.dates.opens_at, "what is over stays as it was");
        assert_eq!(call::labels::moment(ensemble_core::Lang::En, dates.closes_at), "December\u{a0}11, 2026, 4:00\u{a0}p.m. (Eastern Time)");
        let (status, page) = send(&app, &here, &form("2026-12-12", "2027-01-16")).await;
        assert!(status == 409 && page.contains("Une autre personne a fait un changement") && page.contains("2026-12-12"), "{page}");
        assert!(page.contains("Les dates enregistrées") && page.contains("11 décembre 2026"), "{page}");
        assert_eq!(found(&app, "ouvert").await.dates, dates);
    }

    async fn questions_are_built_in_both_languages_and_previewed(db: Db) {
        let app = app_on(db).await;
        let new = add(&app, "a-venir", 30, |_| {}).await;
        let here = format!("{LIST}/a-venir/questions");
        let form = |fr: &'static str, en: &'static str| {
            [("kind", "ranking"), ("title-fr", "Dans quel ordre?"), ("title-en", "In which order?"), ("choices-fr", fr), ("choices-en", en), ("required", "1")]
        };
        let (status, page_said) = send(&app, &here, &form("Du temps\nDes mots", "Time")).await;
        assert!(status == 422 && page_said.contains("Il y a 2 choix en français et 1 en anglais"), "{page_said}");
        assert!(page_said.contains("Du temps\nDes mots") && page_said.contains("value=\"In which order?\""), "what was typed stays: {page_said}");
        assert_eq!(send(&app, &here, &form("Du temps\nDes mots", "Time\nWords")).await.0, 303);
        let more = [("kind", "text"), ("title-fr", "Autre chose?"), ("title-en", "Anything else?"), ("hint-fr", "En une phrase"), ("hint-en", "In one sentence"), ("reviewed", "1")];
        assert_eq!(send(&app, &here, &more).await.0, 303);
        let all = store::questions(&app.scratch.db, new.id).await.expect("questions");
        assert_eq!(all.iter().map(|each| (each.required, each.reviewed, each.choices.len())).collect::<Vec<_>>(), [(true, false, 2), (false, true, 0)]);
        let french = page(&app, &format!("{LIST}/a-venir/apercu")).await;
        assert!(french.contains("Dans quel ordre?") && french.contains("Des mots") && french.contains("1er rang"), "{french}");
        assert!(french.contains("Autre chose? (facultatif)") && french.contains("En une phrase") && !french.contains("<form class=\"form\""), "{french}");
        let english = page(&app, "/en/administration/calls/a-venir/preview").await;
        assert!(english.contains("In which order?") && english.contains("Words") && english.contains("Anything else? (optional)"), "{english}");
        let (first, second) = (all[0].id.to_string(), all[1].id.to_string());
        assert_eq!(send(&app, &here, &[("item", &second), ("act", "up")]).await.0, 303);
        let order: Vec<String> = store::questions(&app.scratch.db, new.id).await.expect("questions").into_iter().map(|each| each.id.to_string()).collect();
        assert_eq!(order, [second.clone(), first.clone()]);
        let shown = page(&app, &format!("{here}?item={first}")).await;
        let seen = hidden(shown.split("id=\"form\"").nth(1).unwrap_or_default(), "seen");
        let edited = |title: &'static str| [("item", first.as_str()), ("seen", seen.as_str()), ("kind", "number"), ("title-fr", title), ("title-en", "How many?")];
        assert_eq!(send(&app, &here, &edited("Combien?")).await.0, 303);
        let (status, stale) = send(&app, &here, &edited("Combien en tout?")).await;
        assert!(status == 409 && stale.contains("Une autre personne a fait un changement") && stale.contains("value=\"Combien en tout?\""), "{stale}");
        assert_eq!(send(&app, &here, &[("item", &second), ("act", "remove")]).await.0, 303);
        let left = store::questions(&app.scratch.db, new.id).await.expect("questions");
        assert_eq!((left.len(), left[0].label.clone()), (1, both("Combien?", "How many?")));
        assert_eq!(logged(&app, "call.questions").await, 5);
    }

    async fn once_a_call_is_open_its_questions_criteria_and_communities_stay(db: Db) {
        let app = app_on(db).await;
        let new = add(&app, "ouvert", 9, |_| {}).await;
        let here = format!("{LIST}/ouvert");
        let typed = [("kind", "text"), ("title-fr", "Une question tardive"), ("title-en", "A late question")];
        let (status, said) = send(&app, &format!("{here}/questions"), &typed).await;
        assert!(status == 409 && said.contains("on ne peut plus rien changer ici") && said.contains("value=\"Une question tardive\""), "{said}");
        let (status, said) = send(&app, &format!("{here}/criteres"), &[("text-fr", "Un critère tardif"), ("text-en", "A late one")]).await;
        assert!(status == 409 && said.contains("Un critère tardif"), "{said}");
        let criterion = new.criteria[0].id.to_string();
        assert_eq!(send(&app, &format!("{here}/criteres"), &[("item", &criterion), ("act", "remove")]).await.0, 409);
        let (status, _) = send(&app, &format!("{here}/communautes"), &[("title-fr", "Encore"), ("title-en", "More")]).await;
        assert_eq!(status, 409);
        let planned = new.planned[0].id.to_string();
        assert_eq!(send(&app, &format!("{here}/communautes"), &[("item", &planned), ("act", "remove")]).await.0, 409);
        let title = [("item", planned.as_str()), ("title-fr", "Lire à l’école primaire"), ("title-en", "Reading in primary schools"), ("kind", "practice"), ("capacity", "seats"), ("capacity-from", "3")];
        assert_eq!(send(&app, &format!("{here}/communautes"), &title).await.0, 303, "titles and places can still be corrected");
        assert_eq!(send(&app, &format!("{here}/evaluation"), &[("act", "blind")]).await.0, 409, "people were told how projects are read");
        assert!(found(&app, "ouvert").await.blind);
        let all = store::planned(&app.scratch.db, new.id).await.expect("planned");
        assert_eq!((all.len(), all[0].title.clone(), all[0].capacity), (2, both("Lire à l’école primaire", "Reading in primary schools"), ensemble_communities::community::model::Capacity::Seats(3)));
        assert_eq!(store::questions(&app.scratch.db, new.id).await.expect("questions").len(), 0);
        assert_eq!(store::criteria(&app.scratch.db, new.id).await.expect("criteria").len(), 1);
    }

    async fn a_published_call_keeps_a_criterion_and_a_community(db: Db) {
        let app = app_on(db).await;
        let new = add(&app, "a-venir", 30, |new| new.planned.truncate(1)).await;
        let (criterion, planned) = (new.criteria[0].id.to_string(), new.planned[0].id.to_string());
        for (page, item, said) in [("criteres", criterion, "il lui faut au moins un critère"), ("communautes", planned, "il lui faut au moins une communauté")] {
            let (status, body) = send(&app, &format!("{LIST}/a-venir/{page}"), &[("item", &item), ("act", "remove")]).await;
            assert!(status == 422 && body.contains(said), "{page}: {body}");
        }
        let (status, body) = send(&app, &format!("{LIST}/a-venir/criteres"), &[("text-fr", "Seulement en français"), ("text-en", "")]).await;
        assert!(status == 422 && body.contains("écrivez aussi le texte en anglais") && body.contains("Seulement en français"), "{body}");
    }

    async fn reviewers_are_people_with_an_account(db: Db) {
        let app = app_on(db).await;
        let new = add(&app, "a-venir", 30, |_| {}).await;
        let here = format!("{LIST}/a-venir/evaluation");
        for (email, said) in [("personne@ensemble.example", "Aucun compte n’utilise cette adresse."), ("pas une adresse", "Écrivez une adresse complète")] {
            let (status, body) = send(&app, &here, &[("act", "add"), ("email", email)]).await;
            assert!(status == 422 && body.contains(said) && body.contains(email), "{body}");
        }
        for _ in 0..2 {
            assert_eq!(send(&app, &here, &[("act", "add"), ("email", "Beatrice.Lafrenaye-Diallo@ensemble.example ")]).await.0, 303);
        }
        let all = call::reviewers(&app.scratch.db, new.id).await.expect("reviewers");
        assert_eq!(all.iter().map(|each| each.name.as_str()).collect::<Vec<_>>(), ["Béatrice Lafrenaye-Diallo"]);
        assert!(call::is_reviewer(&app.scratch.db, new.id, all[0].person).await.expect("an answer"));
        assert!(page(&app, &here).await.contains("Béatrice Lafrenaye-Diallo"));
        assert_eq!(logged(&app, "call.reviewers").await, 1, "twice is once");
        assert_eq!(send(&app, &here, &[("act", "blind")]).await.0, 303);
        assert!(!found(&app, "a-venir").await.blind);
        let person = all[0].person.to_string();
        assert_eq!(send(&app, &here, &[("act", "remove"), ("person", &person)]).await.0, 303);
        assert!(call::reviewers(&app.scratch.db, new.id).await.expect("reviewers").is_empty());
    }

    async fn a_call_is_cancelled_with_a_reason_and_restored(db: Db) {
        let app = app_on(db).await;
        add(&app, "ouvert", 9, |_| {}).await;
        let here = format!("{LIST}/ouvert/annulation");
        let (status, body) = send(&app, &here, &[("reason-fr", "Trop peu de temps"), ("reason-en", "")]).await;
        assert!(status == 422 && body.contains("écrivez aussi le texte en anglais") && body.contains("Trop peu de temps"), "{body}");
        let reason = [("reason-fr", "Trop peu de temps"), ("reason-en", "Too little time")];
        assert_eq!(send(&app, &here, &reason).await.0, 303);
        let call = found(&app, "ouvert").await;
        assert_eq!(call.cancelled.as_ref().map(|cancelled| cancelled.reason.clone()), Some(both("Trop peu de temps", "Too little time")));
        assert_eq!(phase(&call, NOW), CallPhase::Cancelled);
        assert!(page(&app, &format!("{LIST}/ouvert")).await.contains("Trop peu de temps"));
        assert_eq!(send(&app, &here, &reason).await.0, 303, "twice is once");
        let other = [("reason-fr", "Le zirconium manque"), ("reason-en", "There is no zirconium")];
        let (status, body) = send(&app, &here, &other).await;
        assert!(status == 409 && body.contains("Ce que vous aviez écrit") && body.contains("Le zirconium manque"), "{body}");
        assert!(body.contains("Trop peu de temps") && body.contains("There is no zirconium"), "the other reason stays: {body}");
        let (status, body) = send(&app, &format!("{LIST}/ouvert/dates"), &[("closes-day", "2027-03-01")]).await;
        assert!(status == 409 && body.contains("Les dates enregistrées") && body.contains("2027-03-01"), "nothing changes in it: {body}");
        assert_eq!(send(&app, &here, &[("restore", "1")]).await.0, 303);
        let call = found(&app, "ouvert").await;
        assert_eq!((call.cancelled.clone(), phase(&call, NOW)), (None, CallPhase::Open));
        assert_eq!((logged(&app, "call.cancel").await, logged(&app, "call.uncancel").await), (1, 1));
    }

    async fn the_head_marks_the_page_and_drafts_have_no_tabs(db: Db) {
        let app = app_on(db).await;
        add(&app, "ouvert", 9, |_| {}).await;
        add(&app, "brouillon", 30, |new| new.published_at = None).await;
        let open = page(&app, &format!("{LIST}/ouvert/dates")).await;
        let tabs = open.split("class=\"tabs\"").nth(1).and_then(|rest| rest.split("</nav>").next()).expect("tabs");
        assert!(tabs.contains("href=\"/fr/administration/appels/ouvert\" aria-current=\"page\""), "{tabs}");
        assert_eq!(tabs.matches("<li").count(), 8, "{tabs}");
        let crumbs = open.split("class=\"crumbs\"").nth(1).and_then(|rest| rest.split("</nav>").next()).expect("crumbs");
        assert!(crumbs.contains("Lire à deux") && crumbs.contains("Dates"), "{crumbs}");
        assert!(!page(&app, &format!("{LIST}/brouillon")).await.contains("class=\"tabs\""));
    }
}
