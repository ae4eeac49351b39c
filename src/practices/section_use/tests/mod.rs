//! Sections at meetings through the service, on both databases.

mod gone;
mod practice;
mod races;
mod rights;

use ensemble_communities::community::store as communities;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, GuideChapterId, GuideId, MeetingId, PassageId},
};
use ensemble_meetings::meeting::{
    self,
    model::{Details, Modality, Phase, Plan, When, Zone},
    store as meetings,
};
use ensemble_practices::{
    discussion_guide::add_delivered,
    practice_guide::{
        NewEdition, add_edition, draft_in,
        model::{ChapterUse, Content, EditionChapter, EditionPassage, Source, Version},
    },
    section_use::{model::SectionUse, store},
};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, NOW, TestApp, app_on, everybody, id_of, on_both_with_content};

const DAY: i64 = 24 * 3_600_000;
/// The delivered discussion guide, as the form sends it.
const DELIVERED: &str = "partnerships 1";
/// A word that is in notes only.
const NOTE: &str = "zirconium";

/// Meetings of a community: one that comes, and some that have begun.
struct Scene {
    app: TestApp,
    community: CommunityId,
    coming: MeetingId,
    begun: Vec<MeetingId>,
}

async fn scene(db: &Db) -> Scene {
    let app = app_on(db.clone()).await;
    let found =
        communities::find(db, Lang::En, "students-at-risk").await.expect("an answer").expect("a community");
    let community = found.community.id;
    let mut to = db.write().await.expect("a transaction");
    let mut added = Vec::new();
    for days in [7, -1, -2, -3, -4] {
        let plan = Plan {
            title: LocalizedText::Single { lang: Lang::Fr, text: format!("Dans {days} jours") },
            when: When::At(NOW + days * DAY),
            zone: Zone::Eastern,
            duration: 90,
            modality: Modality::Virtual,
            place: None,
            details: Details::default(),
        };
        let id = MeetingId::new();
        meetings::add(&mut to, id, community, Phase::Published, &plan, NOW).await.expect("a meeting");
        added.push(id);
    }
    to.commit().await.expect("committed");
    let coming = added.remove(0);
    Scene { app, community, coming, begun: added }
}

impl Scene {
    async fn does(&self, who: &str, meeting: MeetingId, below: &str, form: &[(&str, &str)]) -> Answer {
        let cookie = self.app.cookie(who).await;
        self.app.send(&format!("/fr/rencontres/{meeting}/sections-de-guides/{below}"), &cookie, form).await
    }

    async fn done(&self, meeting: MeetingId, below: &str, form: &[(&str, &str)]) {
        let answer = self.does("facilitator", meeting, below, form).await;
        assert_eq!(answer.status, 303, "{below}: {}", answer.body);
    }

    /// A page as a person gets it, with plain spaces.
    async fn page(&self, who: &str, address: &str) -> String {
        let answer = self.app.get_with(address, "cookie", &self.app.cookie(who).await).await;
        assert_eq!(answer.status, 200, "{who} {address}: {}", answer.body);
        answer.body.replace('\u{a0}', " ")
    }

    async fn shown(&self, who: &str, meeting: MeetingId) -> String {
        self.page(who, &format!("/fr/rencontres/{meeting}/sections-de-guides")).await
    }

    /// The one section that a meeting uses.
    async fn used(&self, meeting: MeetingId) -> SectionUse {
        let mut used = store::of_meeting(&self.app.scratch.db, meeting).await.expect("sections");
        assert_eq!(used.len(), 1, "{used:?}");
        used.remove(0)
    }

    /// Puts the delivered guide on the agenda of a meeting and says what came of it.
    async fn comment(&self, meeting: MeetingId, worked: &str, adapted: &str) {
        self.done(meeting, "ajouter", &[("section", DELIVERED)]).await;
        let id = self.used(meeting).await.id.to_string();
        self.done(meeting, "suites", &[("section_use", &id), ("worked", worked), ("adapted", adapted)]).await;
    }

    /// The French titles of a meeting's items, and what each is about.
    async fn items(&self, meeting: MeetingId) -> Vec<(String, String, u16)> {
        let (agenda, _) = meeting::agenda_of(&self.app.portal, meeting.uuid()).await.expect("an agenda");
        agenda.items.into_iter().map(|item| (item.title.fr, item.about.fr, item.minutes)).collect()
    }

    async fn count(&self, statement: &'static str) -> i64 {
        sqlx::query_scalar(statement).fetch_one(&self.app.scratch.db.reader).await.expect("a count")
    }
}

fn both(fr: &str, en: &str) -> LocalizedText {
    LocalizedText::written(Lang::Fr, fr, en)
}

/// What an edition says that has these chapters, each with two passages.
fn content(chapters: &[(GuideChapterId, &str)]) -> Content {
    let passage = |title: &str| EditionPassage {
        id: PassageId::new(),
        title: Some(both(title, title)),
        text: both("Des mots de quelqu’un.", "Someone’s words."),
        source: Source::Written,
        source_title: None,
        quotations: Vec::new(),
        adapted: false,
        image: None,
    };
    let chapter = |(id, title): &(GuideChapterId, &str)| EditionChapter {
        id: *id,
        title: both(title, title),
        usage: ChapterUse::default(),
        passages: vec![passage("Au premier jour"), passage("Plus tard")],
    };
    Content {
        title: both("Accueillir", "Welcoming"),
        summary: None,
        chapters: chapters.iter().map(chapter).collect(),
    }
}

/// Publishes the first edition of a guide that is composed.
async fn publish_next(scene: &Scene, guide: GuideId, content: &Content) {
    let mut to = scene.app.scratch.db.write().await.expect("a transaction");
    let changes = both("Première édition", "First edition");
    let by = id_of(&everybody(&scene.app.scratch.db).await, "facilitator");
    let new = NewEdition { guide, version: Version::FIRST, content, changes: &changes, reviewers: 2, by };
    add_edition(&mut to, &new, NOW).await.expect("an edition");
    to.commit().await.expect("committed");
}

/// Publishes an edition of a practice guide, 1.0 the first time and then 1.1.
async fn publish(scene: &Scene, guide: GuideId, number: i64, content: &Content) {
    let mut to = scene.app.scratch.db.write().await.expect("a transaction");
    let title = serde_json::to_string(&content.title).expect("JSON");
    if number == 1 {
        sqlx::query(
            "INSERT INTO practice_guide (id, community_id, slug, title, created_at, changed_at)
             VALUES ($1, $2, 'accueillir', $3, $4, $4)",
        )
        .bind(guide.to_string())
        .bind(scene.community.to_string())
        .bind(title.as_str())
        .bind(NOW)
        .execute(&mut *to)
        .await
        .expect("a guide");
    }
    sqlx::query(
        "INSERT INTO guide_edition
           (guide_id, number, major, minor, patch, content, changes, reviewers, published_at, title, search_text)
         VALUES ($1, $2, 1, $2 - 1, 0, $3, $4, 2, $5, $4, $4)",
    )
    .bind(guide.to_string())
    .bind(number)
    .bind(serde_json::to_string(content).expect("JSON"))
    .bind(title.as_str())
    .bind(NOW)
    .execute(&mut *to)
    .await
    .expect("an edition");
    sqlx::query("UPDATE practice_guide SET editions = $2 WHERE id = $1")
        .bind(guide.to_string())
        .bind(number)
        .execute(&mut *to)
        .await
        .expect("counted");
    to.commit().await.expect("committed");
}

on_both_with_content! {
    async fn a_discussion_guide_becomes_items_with_its_minutes_and_is_pinned(db: Db) {
        let scene = scene(&db).await;
        let page = scene.shown("facilitator", scene.coming).await;
        assert!(page.contains("Nos partenaires dans la communauté (100 min)"), "{page}");
        scene.done(scene.coming, "ajouter", &[("section", DELIVERED)]).await;
        let items = scene.items(scene.coming).await;
        assert_eq!(items.len(), 9, "{items:?}");
        assert_eq!((items[0].0.as_str(), items[0].2), ("Avant la vidéo, première question", 5));
        assert!(items[4].1.contains("- Agir ensemble et s’accorder sur qui fait quoi") && items[5].1.contains("Fiche 6"), "{items:?}");
        let again = scene.does("facilitator", scene.coming, "ajouter", &[("section", DELIVERED)]).await;
        assert!(again.status == 409 && again.body.contains("utilise déjà cette section"), "{}", again.body);
        assert_eq!(scene.items(scene.coming).await.len(), 9, "nothing twice");
        for wrong in ["", "partnerships 2", "nothing 1"] {
            let answer = scene.does("facilitator", scene.begun[0], "ajouter", &[("section", wrong)]).await;
            assert!(answer.status == 422 && answer.body.contains("Choisissez une section"), "{wrong}: {}", answer.body);
        }

        // A newer version is announced; the items and the version of the use stay.
        let mut to = db.write().await.expect("a transaction");
        for statement in [
            "INSERT INTO discussion_guide_version (guide_id, version, content, published_at)
             SELECT guide_id, 2, content, published_at FROM discussion_guide_version WHERE guide_id = 'partnerships'",
            "UPDATE discussion_guide_text SET version = 2 WHERE id = 'partnerships'",
        ] {
            sqlx::query(statement).execute(&mut *to).await.expect("a change");
        }
        to.commit().await.expect("committed");
        let page = scene.shown("member", scene.coming).await;
        assert!(page.contains("Il existe une version plus récente : la version 2.") && page.contains("Version 1"), "{page}");
        assert_eq!(scene.used(scene.coming).await.version, "1");
        assert_eq!(scene.items(scene.coming).await, items);
        let mut to = db.write().await.expect("a transaction");
        add_delivered(&mut to, NOW).await.expect("stored");
        to.commit().await.expect("committed");
        assert_eq!(scene.count("SELECT COUNT(*) FROM discussion_guide_version WHERE guide_id = 'partnerships'").await, 2, "the delivered guide is added once");

        let id = scene.used(scene.coming).await.id.to_string();
        scene.done(scene.coming, "retirer", &[("section_use", &id)]).await;
        assert_eq!(scene.items(scene.coming).await.len(), 9, "items are removed in the agenda");
        let gone = scene.does("facilitator", scene.coming, "retirer", &[("section_use", &id)]).await;
        assert!(gone.status == 409, "{}", gone.body);
    }

    async fn a_chapter_becomes_an_item_that_quotes_nothing_and_outlives_the_chapter(db: Db) {
        let scene = scene(&db).await;
        let (guide, first, second) = (GuideId::new(), GuideChapterId::new(), GuideChapterId::new());
        publish(&scene, guide, 1, &content(&[(first, "L’accueil"), (second, "La suite")])).await;
        let page = scene.shown("facilitator", scene.coming).await;
        assert!(page.contains("Accueillir — L’accueil (20 min)"), "{page}");
        scene.done(scene.coming, "ajouter", &[("section", &format!("{second} 1.0"))]).await;
        let items = scene.items(scene.coming).await;
        let (title, about, minutes) = items.last().expect("an item").clone();
        assert_eq!((title.as_str(), minutes), ("La suite", 20));
        assert!(about.contains("- Au premier jour") && about.contains("/fr/guides/accueillir/1.0/chapitres/2"), "{about}");
        assert!(!about.contains("Des mots de quelqu’un"), "a passage is read in its guide: {about}");
        let chapter = "/fr/guides/accueillir/1.0/chapitres/2";
        let unused = scene.app.get(chapter).await;
        assert!(unused.status == 200 && !unused.body.contains("Utilisé dans"), "the meeting has not begun: {}", unused.body);
        scene.done(scene.begun[0], "ajouter", &[("section", &format!("{second} 1.0"))]).await;
        let used = scene.app.get(chapter).await.body;
        assert!(used.contains("Utilisé dans une rencontre") && !used.contains("Dans -1 jours"), "{used}");

        publish(&scene, guide, 2, &content(&[(first, "L’accueil"), (second, "La suite")])).await;
        assert!(scene.shown("member", scene.coming).await.contains("la version 1.1"));
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("DELETE FROM practice_guide WHERE id = $1").bind(guide.to_string()).execute(&mut *to).await.expect("deleted");
        to.commit().await.expect("committed");
        let page = scene.shown("member", scene.coming).await;
        assert!(page.contains("Cette section n’est plus publiée.") && page.contains("La suite"), "{page}");
        assert_eq!(scene.items(scene.coming).await, items, "the item keeps its text");
        assert!(scene.page("member", &format!("/fr/sections-de-guides/{second}")).await.contains("n’est plus publiée"));
    }

    async fn a_chapter_that_says_how_it_is_used_gives_its_minutes_material_and_prompts(db: Db) {
        let scene = scene(&db).await;
        let (facilitator, guides) = (scene.app.cookie("facilitator").await, "/fr/communautes/eleves-a-risque/guides");
        let form = [("title-fr", "Voir venir"), ("title-en", "Seeing it coming")];
        let begun = scene.app.send(&format!("{guides}/nouveau"), &facilitator, &form).await;
        let slug = begun.header("location").split("/guides/").nth(1).and_then(|rest| rest.split('/').next()).expect("a guide").to_owned();
        let address = format!("{guides}/{slug}/chapitres/nouveau");
        let used = [
            ("title-fr", "Les signes"),
            ("title-en", "The signs"),
            ("minutes", "25"),
            ("material-fr", "Des fiches et un minuteur"),
            ("material-en", "Cards and a timer"),
            ("prompts-fr", "- Quels signes voyez-vous?\n- Qui d’autre les voit?"),
            ("prompts-en", "- Which signs do you see?\n- Who else sees them?"),
        ];
        for wrong in ["0", "241", "dix"] {
            let mut form = used;
            form[2].1 = wrong;
            let refused = scene.app.send(&address, &facilitator, &form).await;
            assert!(refused.status == 422 && refused.body.contains("Who else sees them?"), "{wrong}: {}", refused.body);
        }
        let added = scene.app.send(&address, &facilitator, &used).await;
        assert_eq!(added.status, 303, "{}", added.body);
        let chapter: GuideChapterId = added.header("location").split("chapter=").nth(1).and_then(|rest| rest.get(..36)).and_then(|id| id.parse().ok()).expect("a chapter");
        let edit = scene.page("facilitator", &format!("{guides}/{slug}/chapitres/{chapter}/modifier")).await;
        assert!(edit.contains("Des fiches et un minuteur") && edit.contains("value=\"25\""), "{edit}");
        let guide: String = sqlx::query_scalar("SELECT id FROM practice_guide WHERE slug = $1")
            .bind(&slug)
            .fetch_one(&db.reader)
            .await
            .expect("a guide");
        let guide: GuideId = guide.parse().expect("an id");
        let mut to = db.write().await.expect("a transaction");
        let draft = draft_in(&mut to, guide).await.expect("an answer").expect("a draft");
        to.commit().await.expect("committed");
        let mut says = content(&[(chapter, "Les signes")]);
        says.chapters[0].usage = draft.chapters[0].usage.clone();
        publish_next(&scene, guide, &says).await;

        let read = scene.app.get(&format!("/fr/guides/{slug}/1.0/chapitres/1")).await;
        assert!(read.says("Des fiches et un minuteur") && read.says("Quels signes voyez-vous?"), "{}", read.text());
        let file = scene.app.get(&format!("/en/guides/{slug}/1.0/guide.md")).await;
        assert!(file.says("Cards and a timer") && file.says("Who else sees them?"), "{}", file.text());

        scene.done(scene.coming, "ajouter", &[("section", &format!("{chapter} 1.0"))]).await;
        let (agenda, _) = meeting::agenda_of(&scene.app.portal, scene.coming.uuid()).await.expect("an agenda");
        let item = agenda.items.last().expect("an item");
        assert_eq!((item.minutes, item.title.fr.as_str()), (25, "Les signes"));
        for said in ["Matériel : Des fiches et un minuteur", "- Quels signes voyez-vous?", &format!("/fr/guides/{slug}/1.0/chapitres/1")] {
            assert!(item.about.fr.replace('\u{a0}', " ").contains(said), "{said}: {}", item.about.fr);
        }
        for said in ["Materials: Cards and a timer", "- Who else sees them?", &format!("/en/guides/{slug}/1.0/chapters/1")] {
            assert!(item.about.en.contains(said), "{said}: {}", item.about.en);
        }
        assert!(!item.about.fr.contains("déjà en place") && !item.about.en.contains("already do"), "what is typed replaces what the portal has");
    }

    async fn what_came_of_it_is_said_once_the_meeting_has_begun_and_no_one_overwrites_another(db: Db) {
        let scene = scene(&db).await;
        scene.done(scene.coming, "ajouter", &[("section", DELIVERED)]).await;
        let id = scene.used(scene.coming).await.id.to_string();
        let early = scene.does("facilitator", scene.coming, "suites", &[("section_use", &id), ("worked", "yes"), ("adapted", NOTE)]).await;
        assert!(early.status == 409 && early.body.contains(NOTE), "what was typed stays: {}", early.body);

        let meeting = scene.begun[0];
        scene.done(meeting, "ajouter", &[("section", DELIVERED)]).await;
        let id = scene.used(meeting).await.id.to_string();
        let missing = scene.does("facilitator", meeting, "suites", &[("section_use", &id), ("adapted", NOTE)]).await;
        assert!(missing.status == 422 && missing.body.contains("Indiquez si cela a fonctionné") && missing.body.contains(NOTE), "{}", missing.body);
        let named = [("section_use", id.as_str()), ("worked", "yes"), ("adapted", "L’élève Samuel Tremblay, né le 3 mars 2014.")];
        let named = scene.does("facilitator", meeting, "suites", &named).await;
        assert!(named.status == 422 && named.body.contains("Samuel Tremblay"), "a student is not named: {}", named.body);
        scene.done(meeting, "suites", &[("section_use", &id), ("worked", "partly"), ("adapted", NOTE)]).await;
        let stale = scene.does("facilitator", meeting, "suites", &[("section_use", &id), ("worked", "no"), ("adapted", "Autre chose")]).await;
        assert!(stale.status == 409 && stale.body.contains("Autre chose") && stale.body.contains(NOTE), "{}", stale.body);
        scene.done(meeting, "suites", &[("section_use", &id), ("worked", "no"), ("adapted", ""), ("revision", "1")]).await;
        let feedback = scene.used(meeting).await.feedback.expect("feedback");
        assert_eq!((feedback.worked.code(), feedback.adapted.as_str(), feedback.revision), ("no", "", 2));
        let kept = scene.does("facilitator", meeting, "retirer", &[("section_use", &id)]).await;
        assert_eq!(kept.status, 409, "what people said stays");
    }

    async fn three_notes_about_a_version_propose_its_revision_once(db: Db) {
        let scene = scene(&db).await;
        // The demonstration has one note.
        const PROPOSED: &str = "SELECT COUNT(*) FROM notification WHERE kind = 'section-adapted'";
        const COORDINATORS: &str = "SELECT COUNT(*) FROM office WHERE office = 'coordinator'";
        scene.comment(scene.begun[0], "yes", "").await;
        scene.comment(scene.begun[1], "partly", "Plus court").await;
        assert_eq!(scene.count(PROPOSED).await, 0);
        scene.comment(scene.begun[2], "partly", NOTE).await;
        let coordinators = scene.count(COORDINATORS).await;
        assert!(coordinators > 0);
        assert_eq!(scene.count(PROPOSED).await, coordinators);
        scene.comment(scene.begun[3], "no", "En deux fois").await;
        assert_eq!(scene.count(PROPOSED).await, coordinators, "once");
        let page = scene.page("coordinator", "/fr/sections-de-guides/partnerships").await;
        for part in ["Utilisé dans 5 rencontres", "une révision est proposée", NOTE, "fonctionné : 1; en partie : 3"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        let emails = scene.count("SELECT COUNT(*) FROM outbox WHERE body_text LIKE '%zirconium%'").await;
        assert_eq!(emails, 0, "an email quotes no note");
        assert!(scene.page("coordinator", "/fr/notifications").await.contains("a été adaptée dans plusieurs rencontres"));
    }
}
