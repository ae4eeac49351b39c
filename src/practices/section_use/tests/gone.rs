//! A section that is removed from its guide while a meeting runs from it.

use super::*;
use ensemble_testing::on_both_with_content;

const SENTENCE: &str = "Cette section n’est plus publiée. Les points de l’ordre du jour gardent leur texte.";

on_both_with_content! {
    async fn a_section_that_is_removed_while_a_meeting_runs_leaves_its_item_and_what_came_of_it(db: Db) {
        let scene = scene(&db).await;
        let (guide, gone, stays) = (GuideId::new(), GuideChapterId::new(), GuideChapterId::new());
        publish(&scene, guide, 1, &content(&[(gone, "Le zirconium du matin"), (stays, "La suite")])).await;
        let meeting = scene.begun[0];
        scene.done(meeting, "ajouter", &[("section", &format!("{gone} 1.0"))]).await;
        scene.done(meeting, "ajouter", &[("section", &format!("{stays} 1.0"))]).await;
        let facilitator = scene.app.cookie("facilitator").await;
        let begun = scene.app.send(&format!("/fr/rencontres/{meeting}/animer/commencer"), &facilitator, &[]).await;
        assert_eq!(begun.status, 303, "{}", begun.body);
        assert_eq!(scene.count("SELECT COUNT(*) FROM meeting WHERE phase = 'under-way' AND title LIKE '%Dans -1 jours%'").await, 1);
        let used = store::of_meeting(&db, meeting).await.expect("sections");
        let id = used.iter().find(|used| used.place.section == gone.to_string()).expect("a use").id.to_string();
        let form = [("section_use", id.as_str()), ("worked", "partly"), ("adapted", "En deux fois")];
        scene.done(meeting, "suites", &form).await;
        let items = scene.items(meeting).await;

        let pages = [
            ("facilitator", "/animer", true),
            ("member", "/participer", true),
            ("facilitator", "/ecran", false),
            ("member", "", true),
            ("facilitator", "/ordre-du-jour", false),
            ("member", "/sections-de-guides", true),
        ];
        for (who, below, _) in pages {
            let page = scene.page(who, &format!("/fr/rencontres/{meeting}{below}")).await;
            assert!(!page.contains(SENTENCE), "nothing is gone yet: {below}");
        }
        publish(&scene, guide, 2, &content(&[(stays, "La suite")])).await;
        for (who, below, says) in pages {
            let page = scene.page(who, &format!("/fr/rencontres/{meeting}{below}")).await;
            assert!(page.contains("Le zirconium du matin"), "{below} as {who}: {page}");
            assert_eq!(page.matches(SENTENCE).count(), usize::from(says), "{below} as {who}: {page}");
        }
        let english = scene.page("member", &format!("/en/meetings/{meeting}/take-part")).await;
        assert!(english.contains("Le zirconium du matin"), "{english}");
        assert_eq!(scene.items(meeting).await, items, "the items keep their texts");

        let ended = scene.app.send(&format!("/fr/rencontres/{meeting}/animer/terminer"), &facilitator, &[]).await;
        assert_eq!(ended.status, 303, "{}", ended.body);
        let again = [("section_use", id.as_str()), ("worked", "yes"), ("adapted", "En une fois"), ("revision", "1")];
        scene.done(meeting, "suites", &again).await;
        let used = store::of_meeting(&db, meeting).await.expect("sections");
        let feedback = used.into_iter().find(|used| used.id.to_string() == id).and_then(|used| used.feedback);
        assert_eq!(feedback.map(|feedback| (feedback.adapted, feedback.revision)), Some(("En une fois".to_owned(), 2)));
        let history = scene.page("facilitator", &format!("/fr/sections-de-guides/{gone}")).await;
        assert!(history.contains("En une fois") && history.contains("n’est plus publiée"), "{history}");
        let other = scene.page("facilitator", &format!("/fr/sections-de-guides/{stays}")).await;
        assert!(other.contains("La suite") && !other.contains("n’est plus publiée"), "{other}");
        for section in [gone, stays].map(|section| section.to_string()) {
            let count = store::count_meetings(&db, &section, NOW).await.expect("a count");
            let history = store::history(&db, &section, NOW).await.expect("a history");
            assert_eq!((count, history.meetings), (1, 1), "{section}");
        }
    }
}
