//! Guides on real databases and through the whole service.

mod composing;
mod consent;
mod exports;
mod practices;
mod publishing;
mod races;
mod rights;
mod together;
mod writers;

use ensemble_core::ids::PersonId;
use ensemble_server::db::Db;
use ensemble_testing::{Answer, TestApp, app_on, everybody, id_of};

/// The guides of the community of these tests.
const GUIDES: &str = "/fr/communautes/eleves-a-risque/guides";
/// A word of passages that authors did not agree to.
const UNCONSENTED: &str = "zorgonite";
/// A word of passages that are not published yet.
const DRAFT: &str = "quartzite";

/// A guide that is composed, and the service.
struct Scene {
    app: TestApp,
    facilitator: String,
    /// The guide's part of addresses.
    guide: String,
    /// The id of its first chapter.
    chapter: String,
}

/// Begins a guide with one chapter.
async fn scene(db: Db) -> Scene {
    let app = app_on(db).await;
    let facilitator = app.cookie("facilitator").await;
    let form = [("title-fr", "Voir de près"), ("title-en", "A close look"), ("summary-fr", "Un résumé.")];
    let begun = app.send(&format!("{GUIDES}/nouveau"), &facilitator, &form).await;
    assert_eq!(begun.status, 303, "{}", begun.body);
    let guide = part(begun.header("location"), "/guides/", "/composer");
    let chapters = format!("{GUIDES}/{guide}/chapitres/nouveau");
    let added = app.send(&chapters, &facilitator, &[("title-fr", "Un"), ("title-en", "One")]).await;
    assert_eq!(added.status, 303, "{}", added.body);
    let chapter = part(added.header("location"), "chapter=", "&");
    Scene { app, facilitator, guide, chapter }
}

/// What stands between two words.
fn part(text: &str, after: &str, before: &str) -> String {
    let rest = text.split(after).nth(1).unwrap_or_else(|| panic!("{after} in {text}"));
    rest.split(before).next().unwrap_or_default().to_owned()
}

impl Scene {
    fn at(&self, rest: &str) -> String {
        format!("{GUIDES}/{}/{rest}", self.guide)
    }

    /// A page, as a person of the demonstration sees it; without a name, as a visitor.
    async fn get(&self, who: &str, address: &str) -> Answer {
        match who {
            "" => self.app.get(address).await,
            _ => self.app.get_with(address, "cookie", &self.app.cookie(who).await).await,
        }
    }

    async fn compose(&self) -> String {
        let address = format!("{}?chapter={}", self.at("composer"), self.chapter);
        self.get("facilitator", &address).await.body
    }

    /// Adds a passage; its id.
    async fn passage(&self, form: &[(&str, &str)]) -> String {
        let address = self.at(&format!("chapitres/{}/passage", self.chapter));
        let added = self.app.send(&address, &self.facilitator, form).await;
        assert_eq!(added.status, 303, "{}", added.body);
        part(added.header("location"), "#passage-", "?")
    }

    /// Adds a passage from the latest reflection of a person in the community; its id.
    async fn quoted(&self, author: &str, words: &str) -> String {
        let (reflection, revision, lang) = self.reflection(author).await;
        let (source, seen) = (format!("reflection:{reflection}"), revision.to_string());
        let text = if lang == "fr" { "text-fr" } else { "text-en" };
        self.passage(&[("source", &source), ("seen", &seen), (text, words)]).await
    }

    /// A reflection of a person in the community that bears their name: its id, its revision, its language.
    async fn reflection(&self, author: &str) -> (String, i64, String) {
        let row: (String, i64, String) = sqlx::query_as(
            "SELECT r.id, r.revision, r.lang
             FROM reflection r
             JOIN community_slug s ON s.community_id = r.community_id AND s.slug = 'eleves-a-risque'
             WHERE r.person_id = $1 AND r.unnamed = 0 AND r.removed_at IS NULL
               AND r.level IN ('community', 'communities', 'public')
             ORDER BY r.listed_at DESC, r.id LIMIT 1",
        )
        .bind(self.id_of(author).await.to_string())
        .fetch_one(&self.app.scratch.db.reader)
        .await
        .expect("a reflection");
        row
    }

    async fn id_of(&self, who: &str) -> PersonId {
        id_of(&everybody(&self.app.scratch.db).await, who)
    }

    /// What the author of a passage answers.
    async fn answer(&self, author: &str, passage: &str, consent: &str, credit: &str) {
        let quotation: String =
            sqlx::query_scalar("SELECT quotation_id FROM guide_quotation WHERE passage_id = $1")
                .bind(passage)
                .fetch_one(&self.app.scratch.db.reader)
                .await
                .expect("a quotation");
        let address = format!("/fr/mes-citations/{quotation}/accord");
        let cookie = self.app.cookie(author).await;
        let done = self.app.send(&address, &cookie, &[("consent", consent), ("credit", credit)]).await;
        assert_eq!(done.status, 303, "{}", done.body);
    }

    /// Two other people read the guide.
    async fn reviewed(&self) {
        let [one, two] =
            [self.id_of("member").await.to_string(), self.id_of("co-facilitator").await.to_string()];
        let asked = [("person", one.as_str()), ("person", two.as_str())];
        let done = self.app.send(&self.at("relecture/demande"), &self.facilitator, &asked).await;
        assert_eq!(done.status, 303, "{}", done.body);
        for who in ["member", "co-facilitator"] {
            self.read(who).await;
        }
    }

    /// A person who is asked says that they have read the guide.
    async fn read(&self, who: &str) {
        let cookie = self.app.cookie(who).await;
        let page = self.app.get_with(&self.at("relecture"), "cookie", &cookie).await.body;
        let digest = part(&page, "name=\"digest\" value=\"", "\"");
        let form = [("act", "done"), ("digest", digest.as_str()), ("note", "")];
        let done = self.app.send(&self.at("relecture"), &cookie, &form).await;
        assert_eq!(done.status, 303, "{}", done.body);
    }

    /// The form of publication, as the facilitator sees it: the digest and the number of editions.
    async fn form(&self) -> [String; 2] {
        let page = self.get("facilitator", &self.at("publication")).await.body;
        ["digest", "number"].map(|name| part(&page, &format!("name=\"{name}\" value=\""), "\""))
    }

    /// Publishes an edition by this step.
    async fn publish(&self, step: &str) -> Answer {
        let [digest, number] = self.form().await;
        let form = [
            ("digest", digest.as_str()),
            ("number", number.as_str()),
            ("step", step),
            ("changes-fr", "Ce qui change."),
            ("changes-en", "What changes."),
        ];
        self.app.send(&self.at("publication"), &self.facilitator, &form).await
    }

    /// The address of an edition.
    fn edition(&self, version: &str) -> String {
        format!("/fr/guides/{}/{version}", self.guide)
    }
}

/// The files of an edition that a portal without `ensemble-print` makes.
const FILES: [&str; 5] = ["guide.epub", "guide.docx", "guide.odt", "guide.html", "guide.md"];
