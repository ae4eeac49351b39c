//! The parts of the pages: which there are, what is said in them, what is captured beside an item.

use ensemble_testing::on_both_with_content;
use std::collections::BTreeSet;

use super::{Scene, scene};

/// The names of the parts that a page replaces, in their order.
fn parts(page: &str) -> Vec<&str> {
    let names = page.split(" data-live=\"").skip(1);
    names.filter_map(|rest| rest.split('"').next()).collect()
}

/// The ids that a page has more than once.
fn repeated(page: &str) -> Vec<&str> {
    let (mut seen, mut repeated) = (BTreeSet::new(), Vec::new());
    for id in page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        if !seen.insert(id) {
            repeated.push(id);
        }
    }
    repeated
}

/// What a part shows: the page from its beginning to that of the next one.
fn part<'a>(page: &'a str, name: &str) -> &'a str {
    let from = page.split(&format!(" data-live=\"{name}\"")).nth(1).expect("the part");
    from.split(" data-live=\"").next().expect("a beginning")
}

impl Scene {
    /// Sends a form from a page, as the button on it does.
    async fn sends_from(&self, who: &str, page: &str, below: &str, form: &[(&str, &str)]) -> String {
        let shown = self.shown(who, page).await;
        let action = format!("action=\"{}\"", self.at(below));
        let (_, rest) = shown.split_once(&action).unwrap_or_else(|| panic!("no {action}: {shown}"));
        let origin =
            rest.split("name=\"form-origin\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let origin = origin.expect("an origin").replace("&amp;", "&");
        let mut form = form.to_vec();
        form.push(("form-origin", origin.as_str()));
        let answer = self.sends(who, below, &form).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        answer.header("location").to_owned()
    }

    fn signals(&self) -> u64 {
        self.app.portal.signals().number(self.meeting.uuid())
    }
}

const PAGES: [(&str, &str, &[&str]); 3] = [
    (
        "co-facilitator",
        "/animer",
        &["end", "now", "mode", "time", "capture", "captured", "presence", "tables", "speaking"],
    ),
    (
        "member",
        "/participer",
        &["now", "then", "mode", "tables", "presence", "speaking", "capture", "captured"],
    ),
    ("member", "/ecran", &["top", "now", "mode", "tables", "speaking", "presence", "then"]),
];

on_both_with_content! {
    async fn a_page_that_is_open_before_the_beginning_has_each_part_that_comes_and_loses_what_is_over(db: Db) {
        let scene = scene(&db).await;
        for (who, below, names) in PAGES {
            let page = scene.shown(who, below).await;
            assert_eq!(parts(&page), names, "{below}");
            assert!(!page.contains("data-run-form") && !page.contains("id=\"speaking\""), "{below}: {page}");
            // What sends the forms of the parts is there before they are.
            assert_eq!(page.contains("SpeakingForms"), below != "/ecran", "{below}");
        }
        scene.begins().await;
        for (who, below, names) in PAGES {
            let page = scene.shown(who, below).await;
            assert_eq!(parts(&page), names, "{below}");
            assert_eq!(page.contains("data-run-form"), below == "/animer", "{below}");
            assert_eq!(repeated(&page), Vec::<&str>::new(), "{below}");
        }
        let page = scene.shown("co-facilitator", "/animer").await;
        for (name, said) in [("end", "Terminer la rencontre"), ("now", "run-pause"), ("time", "run-coming"), ("capture", "id=\"note\""), ("speaking", "id=\"speaking\""), ("tables", "id=\"tables\"")] {
            assert!(part(&page, name).contains(said), "{name}: {page}");
        }
        assert_eq!(scene.sends("facilitator", "/animer/terminer", &[]).await.status, 303);
        for (who, below, names) in PAGES {
            let page = scene.shown(who, below).await;
            assert_eq!(parts(&page), names, "{below}");
            assert!(part(&page, "now").contains("Cette rencontre est terminée."), "{below}: {page}");
            for gone in ["data-run", "id=\"speaking\"", "id=\"note\"", "id=\"run-end\"", "Commencer la rencontre"] {
                assert!(!page.contains(gone), "{gone} {below}: {page}");
            }
        }
    }

    async fn what_is_announced_is_said_in_one_place_that_no_part_replaces(db: Db) {
        let scene = scene(&db).await;
        scene.begins().await;
        for (who, below, _) in PAGES {
            let page = scene.shown(who, below).await;
            let (_, clock) = page.split_once("class=\"run-clock\"").expect("a clock");
            let (outside, replaced) = clock.split_once("data-live=").expect("parts");
            assert_eq!(outside.matches("role=\"status\"").count(), 2, "{below}: {outside}");
            for region in ["role=\"status\"", "aria-live"] {
                assert!(!replaced.contains(region), "{below}: {region}");
            }
            assert_eq!(page.matches("data-announce=\"item\"").count(), 1, "{below}");
            let item = page.split("data-announce=\"item\"").nth(1).and_then(|rest| rest.split(['<', '>']).nth(1));
            assert_eq!(item, Some("Accueil du zeste"), "{below}");
        }
        let member = scene.shown("member", "/participer").await;
        assert!(member.contains("data-announce=\"speaker\"") && member.contains("data-announce=\"turn\""), "{member}");
    }

    async fn each_key_is_on_its_button(db: Db) {
        let scene = scene(&db).await;
        scene.begins().await;
        let facilitator = scene.shown("facilitator", "/animer").await;
        for key in ["N", "P", "G"] {
            assert_eq!(facilitator.matches(&format!("aria-keyshortcuts=\"Alt+{key}\"")).count(), 1, "{key}");
        }
        assert!(scene.shown("member", "/participer").await.contains("aria-keyshortcuts=\"Alt+M\""));
    }

    async fn what_others_capture_beside_the_current_item_is_shown_and_followers_learn_of_it(db: Db) {
        let scene = scene(&db).await;
        scene.begins().await;
        let items = scene.items().await;
        let item = items[0].as_str();
        let before = scene.signals();
        let note = [("item", item), ("note", "Une note au quenouille")];
        let back = scene.sends_from("member", "/participer", "/notes/ajouter", &note).await;
        assert_eq!(back, format!("{}?notice=note-added#note", scene.at("/participer")));
        assert!(scene.signals() > before, "followers read the page again");
        assert!(scene.shown("member", "/participer?notice=note-added").await.contains("La note est ajoutée."));
        let decision = [("item", item), ("text", "On garde le zirconium.")];
        let back = scene.sends_from("facilitator", "/animer", "/notes/decision", &decision).await;
        assert_eq!(back, format!("{}?notice=saved#record-decision", scene.at("/animer")));
        let before = scene.signals();
        let meeting = scene.meeting.to_string();
        let agreed = [("text", "Apporter la tourmaline"), ("meeting", meeting.as_str()), ("item", item)];
        let cookie = scene.app.cookie("facilitator").await;
        let added = scene.app.send("/fr/communautes/eleves-a-risque/suivis/ajouter", &cookie, &agreed).await;
        assert_eq!(added.status, 303, "{}", added.body);
        assert!(scene.signals() > before);
        for (who, below) in [("co-facilitator", "/animer"), ("member-en", "/participer"), ("liaison", "/participer")] {
            let page = scene.shown(who, below).await;
            for said in ["Une note au quenouille", "On garde le zirconium.", "Apporter la tourmaline"] {
                assert!(part(&page, "captured").contains(said), "{who}: {said}: {page}");
            }
            // Facilitators remove the notes of others, and each person their own.
            assert_eq!(page.contains("/notes/retirer"), who == "co-facilitator", "{who}");
        }
        assert!(!scene.shown("member", "/ecran").await.contains("quenouille"), "not on the projector");
        assert_eq!(scene.does(&[("command", "next"), ("item", item)]).await.status, 303);
        assert!(!scene.shown("member-en", "/participer").await.contains("quenouille"), "it belongs to another item");
        assert_eq!(scene.does(&[("command", "previous"), ("item", &items[1])]).await.status, 303);
        let before = scene.signals();
        let page = scene.shown("member", "/participer").await;
        let id = page.split("id=\"remove-note-").nth(1).and_then(|rest| rest.split('"').next()).expect("a button");
        let back = scene.sends_from("member", "/participer", "/notes/retirer", &[("note", id)]).await;
        assert_eq!(back, format!("{}?notice=removed#note", scene.at("/participer")));
        assert!(scene.signals() > before && !scene.shown("member-en", "/participer").await.contains("quenouille"));
    }

    async fn at_the_closing_each_person_says_what_they_will_try(db: Db) {
        let scene = scene(&db).await;
        scene.begins().await;
        let items = scene.items().await;
        assert!(!scene.shown("member", "/participer").await.contains("/notes/essai"));
        assert_eq!(scene.does(&[("command", "jump"), ("item", &items[3])]).await.status, 303);
        let before = scene.signals();
        let back = scene.sends_from("member", "/participer", "/notes/essai", &[("what", "Compter les lundis")]).await;
        assert_eq!(back, format!("{}?notice=answered#try", scene.at("/participer")));
        assert_eq!(scene.signals(), before, "it is nobody else’s");
        assert!(scene.shown("member", "/participer").await.contains("Compter les lundis"));
        for who in ["member-en", "facilitator"] {
            let page = scene.shown(who, "/participer").await;
            assert!(page.contains("/notes/essai") && !page.contains("Compter les lundis"), "{who}: {page}");
        }
        let page = scene.shown("facilitator", "/animer").await;
        assert_eq!(repeated(&page), Vec::<&str>::new());
        assert!(!scene.shown("liaison", "/participer").await.contains("/notes/essai"), "who looks on does not");
    }
}
