//! Masking a project before it is read without names.

use super::{DAY, LIST, Scene};
use ensemble_calls::interest::{actions::mask_seen, rules::mask::without_names};
use ensemble_server::db::Db;
use ensemble_testing::{NOW, on_both_with_content};

const TEXT: &str = "Avec Camille, des élèves des Érables lisent à des plus jeunes. Écrire à x@y.example.";
const MASKED: &str = "Avec ▒▒▒, des élèves des ▒▒▒ lisent à des plus jeunes. Écrire à ▒▒▒.";

async fn scene(db: Db) -> Scene {
    Scene::new(db, NOW - DAY, |_, interest| interest.project.text = TEXT.to_owned()).await
}

impl Scene {
    fn masking(&self) -> String {
        format!("{}/masque", self.address())
    }
}

on_both_with_content! {
    async fn what_would_tell_is_proposed_and_saved(db: Db) {
        let scene = scene(db).await;
        let page = scene.page(&scene.masking(), "coordinator").await;
        assert!(page.contains(MASKED), "{page}");
        for found in ["<mark>Camille</mark>", "<mark>Érables</mark>", "<mark>x@y.example</mark>", "nom d’une personne", "organisme ou lieu"] {
            assert!(page.contains(found), "{found}: {page}");
        }
        assert_eq!(scene.now().await.masked, None, "nothing is saved before a coordinator looked");
        assert_eq!(without_names(&scene.now().await).1, MASKED, "and reviewers read it as proposed");
        let form = [("revision", "1"), ("masked-title", "Une heure"), ("masked-text", MASKED)];
        let done = scene.send(&scene.masking(), "coordinator", &form).await;
        assert_eq!((done.status.as_u16(), done.header("location")), (303, "/fr/administration/appels/essai/reponses?notice=saved"));
        assert_eq!(scene.now().await.masked, Some(("Une heure".to_owned(), MASKED.to_owned())));
        let list = scene.page(LIST, "coordinator").await;
        assert!(list.contains("Relu") && !list.contains("À relire"), "{list}");
        assert_eq!(scene.count("SELECT COUNT(*) FROM audit WHERE action = 'interest.mask' AND subject_id = $1").await, 1);
    }

    async fn what_is_left_is_said_once_and_may_be_kept(db: Db) {
        let scene = scene(db).await;
        let text = "Avec Camille, des élèves lisent.";
        let mut form = vec![("revision", "1"), ("masked-title", "Une heure"), ("masked-text", text)];
        let warned = scene.send(&scene.masking(), "coordinator", &form).await;
        let body = warned.body.replace('\u{a0}', " ");
        assert!(warned.status == 422 && body.contains("contient encore « Camille »") && body.contains(text), "{body}");
        assert_eq!(scene.now().await.masked, None);
        form.push(("keep", "1"));
        assert_eq!(scene.send(&scene.masking(), "coordinator", &form).await.status, 303);
        assert_eq!(scene.now().await.masked.map(|(_, text)| text).as_deref(), Some(text));
    }

    async fn chosen_words_are_masked_in_the_form_and_when_it_is_saved(db: Db) {
        let scene = scene(db).await;
        let form = [("revision", "1"), ("masked-title", "Une heure"), ("masked-text", MASKED), ("words", "PLUS JEUNES"), ("only_words", "1")];
        let shown = scene.send(&scene.masking(), "coordinator", &form).await;
        assert!(shown.status == 200 && shown.body.contains("lisent à des ▒▒▒."), "{}", shown.body);
        assert_eq!(scene.now().await.masked, None);
        assert_eq!(scene.send(&scene.masking(), "coordinator", &form[..4]).await.status, 303);
        assert!(scene.now().await.masked.is_some_and(|(_, text)| text.contains("lisent à des ▒▒▒.")));
    }

    async fn a_form_that_cannot_be_saved_keeps_what_was_typed(db: Db) {
        let scene = scene(db).await;
        let long = "x ".repeat(1_600);
        for (title, text) in [("", MASKED), ("Une heure", ""), ("Une heure", long.as_str())] {
            let form = [("revision", "1"), ("masked-title", title), ("masked-text", text)];
            let refused = scene.send(&scene.masking(), "coordinator", &form).await;
            assert!(refused.status == 422 && refused.body.contains(text.trim()), "{}", refused.body);
        }
        assert_eq!(scene.now().await.masked, None);
    }

    /// The person changes their answer, or another coordinator masks it, while the form is open.
    async fn two_at_once_do_not_undo_each_other(db: Db) {
        let scene = scene(db).await;
        let seen = mask_seen(&scene.now().await);
        let first = [("revision", "1"), ("seen", seen.as_str()), ("masked-title", "La première"), ("masked-text", MASKED)];
        assert_eq!(scene.send(&scene.masking(), "coordinator", &first).await.status, 303);
        let second = [("revision", "1"), ("seen", seen.as_str()), ("masked-title", "La seconde"), ("masked-text", MASKED)];
        let refused = scene.send(&scene.masking(), "coordinator", &second).await;
        assert!(refused.status == 409 && refused.body.contains("La seconde") && refused.body.contains("a changé depuis"), "{}", refused.body);
        let stale = [("revision", "7"), ("masked-title", "La troisième"), ("masked-text", MASKED)];
        assert_eq!(scene.send(&scene.masking(), "coordinator", &stale).await.status, 409);
        assert_eq!(scene.now().await.masked.map(|(title, _)| title).as_deref(), Some("La première"));
    }

    async fn only_coordinators_mask_and_only_in_calls_without_names(db: Db) {
        let scene = Scene::new(db, NOW - DAY, |call, _| call.blind = false).await;
        let form = [("revision", "1"), ("masked-title", "a"), ("masked-text", "b")];
        for who in ["coordinator", "member", "administrator"] {
            assert_eq!(scene.get(&scene.masking(), who).await.status, 404, "{who}");
            assert_eq!(scene.send(&scene.masking(), who, &form).await.status, 404, "{who}");
        }
        assert!(!scene.page(LIST, "coordinator").await.contains("Lecture sans les noms"));
    }
}
