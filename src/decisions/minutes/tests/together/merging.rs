//! What enters the minutes, also where others save by the form or at the same moment.

use super::{
    super::{count, page},
    Scene,
};
use ensemble_core::Lang;
use ensemble_decisions::minutes::model::MinutesState;
use ensemble_testing::on_both_with_content;

const TWO: &str = "## Un\n\nPremier texte.\n\n## Deux\n\nSecond texte.";

on_both_with_content! {
    async fn a_text_begins_with_the_sections_of_the_minutes_and_changes_nothing_by_itself(db: Db) {
        let scene = Scene::new(db).await;
        let first = scene.opened("facilitator", Lang::Fr).await;
        let (content, _) = scene.content(first).await;
        assert!(content.items.len() > 1, "{content:?}");
        assert!(content.items.iter().any(|item| item.title.fr.starts_with("1. ")), "{content:?}");
        assert_eq!(scene.opened("co-facilitator", Lang::Fr).await, first, "the same for all");
        let done = scene.put("facilitator").await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(scene.minutes().await, None, "no one typed anything");
    }

    async fn two_who_open_a_text_at_once_write_in_the_same_one(db: Db) {
        let scene = Scene::new(db).await;
        futures::join!(scene.opened("facilitator", Lang::Fr), scene.opened("co-facilitator", Lang::Fr));
        let statement = "SELECT COUNT(*) FROM minutes_document WHERE meeting_id = $1";
        assert_eq!(count(&scene.app, statement, &scene.meeting).await, 1);
        let (content, _) = scene.content(scene.document(Lang::Fr).await).await;
        let titles: std::collections::BTreeSet<&str> = content.items.iter().map(|item| item.title.fr.as_str()).collect();
        assert_eq!(titles.len(), content.items.len(), "no section is there twice: {content:?}");
    }

    async fn what_is_written_in_both_languages_enters_the_minutes_once_it_is_put_there(db: Db) {
        let scene = Scene::new(db).await;
        scene.opened("facilitator", Lang::Fr).await;
        scene.opened("co-facilitator", Lang::En).await;
        assert_eq!(scene.write("facilitator", Lang::Fr, 0, "Le mot **zirconium**.").await.status, 303);
        assert_eq!(scene.write("co-facilitator", Lang::En, 0, "The word tungsten.").await.status, 303);
        assert!(!page(&scene.app, &scene.address(""), "facilitator").await.contains("zirconium"));
        let form = page(&scene.app, &scene.address("/modifier"), "facilitator").await;
        assert!(form.contains("s’écrit aussi à plusieurs"), "{form}");
        let done = scene.put("coordinator").await;
        assert!(done.header("location").ends_with("/compte-rendu?notice=saved"), "{}", done.body);
        let shown = page(&scene.app, &scene.address(""), "facilitator").await;
        assert!(shown.contains("<strong>zirconium</strong>"), "{shown}");
        assert!(scene.saved(Lang::En).await.1.contains("The word tungsten."));
        assert_eq!(scene.put("facilitator").await.status, 303);
        assert_eq!(scene.saved(Lang::Fr).await.0, 1, "once");
        let deeds = "SELECT COUNT(*) FROM audit WHERE action = 'minutes.edit' AND subject_id = $1";
        assert_eq!(count(&scene.app, deeds, &scene.meeting).await, 1);
        let history = page(&scene.app, &scene.address("/historique?n=1"), "facilitator").await;
        assert!(history.contains("zirconium"), "{history}");
    }

    async fn what_another_person_saved_by_the_form_stays(db: Db) {
        let scene = Scene::new(db).await;
        assert_eq!(scene.edit("facilitator", "0", TWO).await, 303);
        let document = scene.opened("facilitator", Lang::Fr).await;
        assert_eq!(scene.write("facilitator", Lang::Fr, 0, "Premier long texte.").await.status, 303);
        let form = "## Un\n\nPremier texte.\n\n## Deux\n\nSecond bref texte.\n\n## Trois\n\nDernier.";
        assert_eq!(scene.edit("co-facilitator", "1", form).await, 303);
        let done = scene.put("facilitator").await;
        assert_eq!(done.status, 303, "{}", done.body);
        let both = "## Un\n\nPremier long texte.\n\n## Deux\n\nSecond bref texte.\n\n## Trois\n\nDernier.";
        assert_eq!(scene.saved(Lang::Fr).await, (3, both.to_owned()));
        let (content, _) = scene.content(document).await;
        assert_eq!(content.items.len(), 3, "and it is in the text that is written together: {content:?}");
        // Again, from the text that was put there.
        assert_eq!(scene.edit("co-facilitator", "3", &both.replace("Dernier", "Enfin")).await, 303);
        assert_eq!(scene.write("facilitator", Lang::Fr, 1, "Second texte, bref.").await.status, 303);
        assert_eq!(scene.put("facilitator").await.status, 303);
        let (revision, text) = scene.saved(Lang::Fr).await;
        assert!(revision == 5 && text.contains("Enfin.") && text.contains("texte, bref."), "{revision}: {text}");
    }

    async fn a_text_in_which_no_one_wrote_follows_the_form(db: Db) {
        let scene = Scene::new(db).await;
        assert_eq!(scene.edit("facilitator", "0", TWO).await, 303);
        let document = scene.opened("facilitator", Lang::Fr).await;
        assert_eq!(scene.edit("co-facilitator", "1", "## Un\n\nAutre chose.").await, 303);
        assert_eq!(scene.opened("facilitator", Lang::Fr).await, document);
        let (content, _) = scene.content(document).await;
        assert_eq!(content.items.len(), 1, "{content:?}");
        assert_eq!(content.items[0].notes, "Autre chose.");
        assert_eq!(content.removed.len(), 1, "and it can be restored");
        assert_eq!(scene.put("facilitator").await.status, 303);
        assert_eq!(scene.saved(Lang::Fr).await, (2, "## Un\n\nAutre chose.".to_owned()));
    }

    async fn a_section_that_was_also_changed_by_the_form_holds_both_and_is_named(db: Db) {
        let scene = Scene::new(db).await;
        assert_eq!(scene.edit("facilitator", "0", TWO).await, 303);
        scene.opened("facilitator", Lang::Fr).await;
        assert_eq!(scene.write("facilitator", Lang::Fr, 0, "Premier texte. Ajout en direct.").await.status, 303);
        let form = TWO.replace("Premier texte.", "Au formulaire : premier texte.");
        assert_eq!(scene.edit("co-facilitator", "1", &form).await, 303);
        let refused = scene.propose(2).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        assert!(refused.body.contains("«\u{a0}Un\u{a0}»"), "{}", refused.body);
        let (revision, text) = scene.saved(Lang::Fr).await;
        assert_eq!(revision, 3);
        assert!(text.contains("Au formulaire") && text.contains("Ajout en direct."), "{text}");
        assert_eq!(scene.minutes().await.map(|minutes| minutes.state), Some(MinutesState::Draft));
        assert_eq!(scene.write("facilitator", Lang::Fr, 1, "Second, ensemble.").await.status, 303);
        let form = text.replace("Second texte.", "Second, seule.");
        assert_eq!(scene.edit("co-facilitator", "3", &form).await, 303);
        let put = scene.put("facilitator").await;
        assert_eq!(put.status, 409, "{}", put.body);
        assert!(put.body.contains("«\u{a0}Deux\u{a0}»"), "{}", put.body);
        assert_eq!(scene.put("facilitator").await.status, 303);
        assert_eq!(scene.propose(5).await.status, 303);
    }

    async fn two_who_put_a_text_at_once_save_it_once(db: Db) {
        let scene = Scene::new(db).await;
        scene.opened("facilitator", Lang::Fr).await;
        assert_eq!(scene.write("facilitator", Lang::Fr, 0, "Le mot zirconium.").await.status, 303);
        let (one, other) = futures::join!(scene.put("facilitator"), scene.put("co-facilitator"));
        assert_eq!((one.status.as_u16(), other.status.as_u16()), (303, 303), "{}{}", one.body, other.body);
        let (revision, text) = scene.saved(Lang::Fr).await;
        assert!(revision == 1 && text.matches("zirconium").count() == 1, "{revision}: {text}");
    }

    async fn a_text_that_is_put_while_another_person_saves_the_form_loses_nothing(db: Db) {
        let scene = Scene::new(db).await;
        assert_eq!(scene.edit("facilitator", "0", TWO).await, 303);
        scene.opened("facilitator", Lang::Fr).await;
        assert_eq!(scene.write("facilitator", Lang::Fr, 0, "Premier texte ensemble.").await.status, 303);
        let form = TWO.replace("Second", "Le second");
        let (put, edited) = futures::join!(scene.put("facilitator"), scene.edit("co-facilitator", "1", &form));
        assert_eq!(put.status, 303, "{}", put.body);
        assert_eq!(scene.put("facilitator").await.status, 303);
        let (_, text) = scene.saved(Lang::Fr).await;
        match edited {
            303 => assert!(text.contains("ensemble") && text.contains("Le second"), "{text}"),
            // The form shows both versions.
            409 => assert!(text.contains("ensemble"), "{text}"),
            other => panic!("{other}"),
        }
    }

    async fn a_text_that_is_too_long_is_not_put_into_the_minutes_and_stays(db: Db) {
        let scene = Scene::new(db).await;
        assert_eq!(scene.edit("facilitator", "0", TWO).await, 303);
        let document = scene.opened("facilitator", Lang::Fr).await;
        let long = "é".repeat(15_000);
        for section in 0..2 {
            assert_eq!(scene.write("facilitator", Lang::Fr, section, &long).await.status, 303);
        }
        for refused in [scene.put("facilitator").await, scene.propose(1).await] {
            assert_eq!(refused.status, 422, "{}", refused.body);
        }
        assert_eq!(scene.saved(Lang::Fr).await, (1, TWO.to_owned()));
        assert_eq!(scene.content(document).await.0.items[1].notes, long);
    }
}
