//! Which organizations take part.

use super::{Person, give, number, page, relevant, reply, screened, started};
use ensemble_calls::call::paths;
use ensemble_testing::{TestApp, on_both_with_content};

const ANA: &str = "ana@zirconium.example";
const LEA: &str = "lea@zirconium.example";
const MAX: &str = "max@zirconium.example";

/// Makes an answer that of a person of the organization with this short name; its id.
async fn belongs(app: &TestApp, address: &str, short: &str) -> String {
    let id: String = sqlx::query_scalar("SELECT id FROM organisation WHERE short_name = $1")
        .bind(short)
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("an organization");
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query("UPDATE interest SET organisation_id = $2 WHERE email = $1")
        .bind(address)
        .bind(&id)
        .execute(&mut *to)
        .await
        .expect("changed");
    to.commit().await.expect("committed");
    id
}

/// The row of an organization.
fn row(board: &str, name: &str) -> String {
    let row = board.split("<tr").find(|row| row.contains("scope=\"row\"") && row.contains(name));
    row.unwrap_or_default().to_owned()
}

on_both_with_content! {
    async fn the_board_counts_people_and_organizations_apart(db: Db) {
        let app = started(db).await;
        let people: [Person; 3] = [relevant(ANA), relevant(LEA), relevant(MAX)];
        let screened = screened(&app, 5, &people).await;
        belongs(&app, ANA, "Rivière-aux-Pins").await;
        belongs(&app, LEA, "Grands-Méandres").await;
        let silent = belongs(&app, "personne@zirconium.example", "Cap-aux-Outardes").await;
        give(&app, &screened, 0).await;
        assert_eq!(reply(&app, ANA, "accept").await.status, 303);
        let address = screened.of(paths::REPRESENTATION);
        let board = page(&app, &address).await;
        for (name, state) in [
            ("Rivière-aux-Pins", "Représenté"),
            ("Grands-Méandres", "A répondu"),
            ("Cap-aux-Outardes", "Sans nouvelles"),
        ] {
            assert!(row(&board, name).contains(state), "{name}: {}", row(&board, name));
        }
        assert!(board.contains("Représentés : 1 · Ont répondu : 1"), "{board}");
        assert!(board.contains("Ont répondu : 2 · Ont accepté une place : 1"), "{board}");
        assert!(board.contains("Personnes : 1 · Organismes : 1"), "one organization is not in the list: {board}");

        let cookie = app.cookie("coordinator").await;
        assert_eq!(app.send(&address, &app.cookie("member").await, &[("organization", &silent)]).await.status, 404);
        let noted = app.send(&address, &cookie, &[("organization", &silent)]).await;
        assert_eq!(noted.status, 303, "{}", noted.body);
        assert!(row(&page(&app, &address).await, "Cap-aux-Outardes").contains("Contacté"));
        assert_eq!(number(&app, "SELECT COUNT(*) FROM audit WHERE action = 'selection.invited'").await, 1);
        assert_eq!(app.send(&address, &cookie, &[("organization", "")]).await.status, 400);
    }

    async fn the_board_is_filtered_and_has_a_message_ready(db: Db) {
        let app = started(db).await;
        let screened = screened(&app, 5, &[relevant(ANA)]).await;
        let address = screened.of(paths::REPRESENTATION);
        let all = page(&app, &address).await;
        assert!(row(&all, "Rivière-aux-Pins").contains("Centre de services scolaire"), "{all}");
        let boards = page(&app, &format!("{address}?kind=school-board&network=english")).await;
        assert_eq!(row(&boards, "Rivière-aux-Pins"), "");
        for part in ["Lire à deux", "Reading in pairs", "/fr/appels/zirconium", "/en/calls/zirconium", "mailto:?subject="] {
            assert!(all.contains(part), "{part}: {all}");
        }
        let cookie = app.cookie("coordinator").await;
        let edited = app.send(&address, &cookie, &[("message", "Bonjour <b>à vous</b>")]).await;
        assert!(edited.status == 200 && edited.body.contains("Bonjour &lt;b&gt;à vous"), "{}", edited.body);
        assert!(edited.body.contains("body=Bonjour%20%3Cb%3E"), "{}", edited.body);
        let long = "x".repeat(1_501);
        let refused = app.send(&address, &cookie, &[("message", &long)]).await;
        assert!(refused.status == 422 && refused.body.contains(&long), "{}", refused.status);
        assert!(!refused.body.contains("mailto:"));
        assert_eq!(number(&app, "SELECT COUNT(*) FROM outbox").await, 0, "the portal sends nothing");
    }
}
