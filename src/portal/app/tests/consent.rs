//! What the authors of a passage do not agree to, or not any more, is shown to no one but them and those who compose the work:
//! generated from the list of routes, so that a new page, file, feed or search is tested by being there.

use std::collections::{BTreeSet, HashMap};

use sqlx::AnyConnection;
use uuid::Uuid;

use ensemble_communities::{account::paths as account_paths, community::store as communities};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{
        CommunityId, FindingId, GuideChapterId, GuideId, PassageId, PersonId, PracticeId, QuotationId,
        ReflectionId,
    },
    rights::{Action, Viewer, rules},
};
use ensemble_meetings::meeting::upcoming;
use ensemble_practices::{
    finding::{self, NewFinding},
    practice::{
        self, NewPractice, NewVersion,
        model::{Content, PracticeForm},
    },
    practice_guide::{
        NewEdition, NewGuide, NewPassage, add_chapter, add_edition, add_guide, add_passage, draft_in,
        model::{Source, Version},
        rules::content,
        set_quotations,
    },
    quotation::{self, Consent, Credit, NewQuotation, QuotedIn, store as quotations},
};
use ensemble_reflections::reflection::{
    create,
    model::{Audience, ReflectionContent, Texts},
    store as reflections,
    store::NewReflection,
};
use ensemble_testing::{
    NOW, TestApp, app_on, everybody, id_of, on_both_with_content,
    places::Parts,
    secrets::{Secret, assert_not_stored},
};

const DAY: i64 = 24 * 3_600_000;
const HOME: [&str; 2] = ["eleves-a-risque", "students-at-risk"];
const MANAGERS: [&str; 2] = ["gestionnaires-services-complementaires", "managers-complementary-services"];
const GUIDE: &str = "voir-ensemble";

/// What becomes of the consent of an author who had given it.
#[derive(Clone, Copy, Debug)]
enum Ending {
    /// They are asked anew, as for a passage that was changed.
    Asked,
    Refused,
    Withdrawn,
    /// They share the reflection with no one any more.
    Hidden,
}

const ENDINGS: [Ending; 4] = [Ending::Asked, Ending::Refused, Ending::Withdrawn, Ending::Hidden];
/// A word for each ending, which is in one passage only: of a finding, of a practice, of a guide.
static WORDS: [[&str; 4]; 3] = [
    ["antimonite", "bournonite", "cerussite", "dioptasite"],
    ["enargitine", "gahnitine", "galenobism", "hubnerite"],
    ["jamesonite", "kermesite", "lazulitine", "marcasite"],
];

/// Words with one of these at their end, which no page of search repeats.
fn phrase(word: &str) -> String {
    format!("une {word}")
}

fn passage(word: &str) -> String {
    format!("On voit {}", phrase(word))
}

fn text(fr: &str) -> LocalizedText {
    LocalizedText::Single { lang: Lang::Fr, text: fr.to_owned() }
}

/// A finding, a practice and a guide that quote the same four reflections of the member.
struct Scene {
    app: TestApp,
    community: CommunityId,
    facilitator: PersonId,
    reflections: Vec<ReflectionId>,
    finding: FindingId,
    practice: PracticeId,
    guide: GuideId,
    chapter: GuideChapterId,
    passages: Vec<PassageId>,
    /// What the member was asked for each passage, and what becomes of it.
    asked: Vec<(Ending, QuotationId)>,
}

async fn community(app: &TestApp, slug: &str) -> CommunityId {
    let found = communities::find(&app.scratch.db, Lang::Fr, slug).await.expect("an answer");
    found.expect("a community").community.id
}

/// A reflection that its author shares with the community; it has none of the words.
async fn shared(to: &mut AnyConnection, community: CommunityId, author: PersonId) -> ReflectionId {
    let id = ReflectionId::new();
    let texts = Texts { title: None, body: text("Un essai.") };
    let written = ReflectionContent { lang: Lang::Fr, prompt: None, tags: Vec::new(), texts };
    create(to, NewReflection { id, community, author }, &written, 1).await.expect("a reflection");
    reflections::set_sharing(to, id, Audience::Community, false, &[], 1, 1).await.expect("shared");
    id
}

impl Scene {
    /// Asks the author for a passage of a reflection in a work; they consent.
    async fn consented(
        &self,
        to: &mut AnyConnection,
        (work, work_id): (QuotedIn, Uuid),
        reflection: ReflectionId,
        passage: &str,
    ) -> QuotationId {
        let new = NewQuotation { work, work_id, reflection, revision: 1, passage, lang: Lang::Fr };
        let asked = quotation::ask(to, &new, self.facilitator, 1).await.expect("asked");
        let id = *asked.first().expect("one author");
        quotations::set_answer(to, id, Consent::Given, Credit::Name, 1).await.expect("answered");
        id
    }

    /// Asks for a passage of each reflection in a work, and for the reflections as a whole, to which the author goes on consenting.
    async fn quoted(
        &mut self,
        to: &mut AnyConnection,
        work: (QuotedIn, Uuid),
        words: [&str; 4],
    ) -> Vec<QuotationId> {
        let mut all = Vec::new();
        for ((ending, word), reflection) in ENDINGS.into_iter().zip(words).zip(self.reflections.clone()) {
            self.consented(to, work, reflection, "").await;
            let id = self.consented(to, work, reflection, &passage(word)).await;
            self.asked.push((ending, id));
            all.push(id);
        }
        all
    }

    /// Publishes an edition of the guide: what may be quoted now. Returns how many passages it has.
    async fn publish(&self, to: &mut AnyConnection, version: Version) -> usize {
        let draft = draft_in(to, self.guide).await.expect("an answer").expect("a draft");
        let content = content(&draft, &HashMap::new());
        let changes = text("Une édition");
        let (guide, by) = (self.guide, self.facilitator);
        let new = NewEdition { guide, version, content: &content, changes: &changes, reviewers: 2, by };
        add_edition(to, &new, NOW).await.expect("an edition");
        content.passages().count()
    }

    async fn add_finding(&mut self, to: &mut AnyConnection, managers: CommunityId) {
        let (id, community, person) = (self.finding, self.community, self.facilitator);
        let statement = text("Un constat");
        let new = NewFinding { id, community, person, statement: &statement, asked: &statement };
        finding::add(to, new, 1).await.expect("a finding");
        finding::set_behind(to, id, community, &self.reflections, &[]).await.expect("behind it");
        self.quoted(to, (QuotedIn::Finding, id.uuid()), WORDS[0]).await;
        finding::send_to(to, id, managers, NOW + 31 * DAY, NOW).await.expect("sent");
    }

    async fn add_practice(&mut self, to: &mut AnyConnection) {
        let (id, community, begun_by) = (self.practice, self.community, self.facilitator);
        let content = Content::titled(text("Une pratique"), PracticeForm::Description);
        let new = NewPractice { id, community, begun_by, audience: Audience::Public, content: &content };
        practice::add_practice(to, &new, 1).await.expect("a practice");
        self.quoted(to, (QuotedIn::Practice, id.uuid()), WORDS[1]).await;
        let new = NewVersion { practice: id, revision: 1, content: &content, published_by: begun_by };
        practice::add_version(to, &new, 1).await.expect("published");
    }

    async fn add_guide(&mut self, to: &mut AnyConnection) {
        let (id, community, by) = (self.guide, self.community, self.facilitator);
        let title = text("Voir ensemble");
        let new = NewGuide { id, community, slug: GUIDE, title: &title, summary: None, by };
        assert!(add_guide(to, &new, 1).await.expect("a guide"));
        add_chapter(to, id, self.chapter, &title, by).await.expect("a chapter");
        let asked = self.quoted(to, (QuotedIn::Guide, id.uuid()), WORDS[2]).await;
        let quoted = self.reflections.iter().map(|id| Source::Reflection { id: *id, revision: 1 });
        let quoted: Vec<(Source, String)> = quoted.zip(WORDS[2].map(passage)).collect();
        let written = (Source::Written, "Écrit pour ce guide.".to_owned());
        for (index, (source, words)) in quoted.into_iter().chain([written]).enumerate() {
            let (passage, words) = (PassageId::new(), text(&words));
            let new = NewPassage {
                id: passage,
                chapter: self.chapter,
                title: None,
                text: &words,
                source,
                adapted: false,
                by,
            };
            assert!(add_passage(to, id, &new, 1).await.expect("a passage"));
            if let Some(quotation) = asked.get(index) {
                set_quotations(to, passage, &[*quotation]).await.expect("what it needs");
            }
            self.passages.push(passage);
        }
        assert_eq!(self.publish(to, Version::FIRST).await, ENDINGS.len() + 1);
    }

    async fn run(&self, statement: &'static str, id: &str) {
        let mut to = self.app.scratch.db.write().await.expect("a transaction");
        let done = sqlx::query(statement).bind(id).execute(&mut *to).await.expect("done");
        assert_eq!(done.rows_affected(), 1, "{statement}");
        to.commit().await.expect("committed");
    }

    /// Ends each consent in its way. The next edition of the guide is published.
    async fn end(&self) {
        let author = self.app.cookie("member").await;
        for (ending, quotation) in &self.asked {
            let id = quotation.to_string();
            match ending {
                Ending::Asked => {
                    self.run("UPDATE quotation SET consent = 'asked', answered_at = NULL WHERE id = $1", &id)
                        .await;
                }
                Ending::Refused => {
                    self.run("UPDATE quotation SET consent = 'refused' WHERE id = $1", &id).await;
                }
                Ending::Withdrawn => {
                    let form = [("consent", "withdrawn"), ("credit", "name")];
                    let address = format!("/fr/mes-citations/{id}/accord");
                    let done = self.app.send(&address, &author, &form).await;
                    assert_eq!(done.status, 303, "{}", done.body);
                }
                Ending::Hidden => {}
            }
        }
        let hidden = self.reflections.last().expect("a reflection").to_string();
        self.run("UPDATE reflection SET level = 'me' WHERE id = $1", &hidden).await;
        let mut to = self.app.scratch.db.write().await.expect("a transaction");
        let next = Version { major: 1, minor: 1, patch: 0 };
        assert_eq!(self.publish(&mut to, next).await, 1, "what was written for the guide");
        to.commit().await.expect("committed");
    }

    /// Where readers find the passages of each work while their author consents.
    fn shown(&self) -> [(usize, &'static str, String); 8] {
        let (finding, practice) = (self.finding, self.practice);
        let (home, managers) = (HOME[0], MANAGERS[0]);
        [
            (0, "member-en", format!("/fr/communautes/{home}/constats/{finding}")),
            (
                0,
                "member-en",
                format!("/en/communities/{}/findings/print/findings.docx?finding={finding}", HOME[1]),
            ),
            (0, "observer", format!("/fr/communautes/{managers}/constats/{finding}")),
            (1, "visitor", format!("/fr/communautes/{home}/pratiques/{practice}")),
            (1, "visitor", format!("/fr/communautes/{home}/pratiques/{practice}/pratique.epub")),
            (2, "visitor", format!("/fr/guides/{GUIDE}/1.0/chapitres/1")),
            (2, "visitor", format!("/en/guides/{GUIDE}/1.0/guide.odt")),
            (2, "visitor", format!("/fr/guides/{GUIDE}/1.0?q={}", WORDS[2][0])),
        ]
    }

    async fn get(&self, who: &str, address: &str) -> ensemble_testing::Answer {
        match who {
            "visitor" => self.app.get(address).await,
            _ => self.app.get_with(address, "cookie", &self.app.cookie(who).await).await,
        }
    }

    /// All that the portal shows in both languages, with the searches for the words. The edition in which the authors were quoted while
    /// they consented stays as it was published, without their names; the next one is looked at.
    async fn addresses(&self) -> Vec<String> {
        let meetings = upcoming(&self.app.scratch.db, 0, 1000).await.expect("meetings");
        let meeting = meetings.iter().find(|of| of.slugs == HOME).expect("a meeting").meeting.id;
        let author = id_of(&everybody(&self.app.scratch.db).await, "member");
        let of = |slugs: [&str; 2]| {
            Parts::of(slugs)
                .in_both("{page}", ["a-propos", "about"])
                .with("{id}", meeting)
                .with("{community}", self.community)
                .with("{person}", author)
                .with("{template}", "needs")
                .with("{discussion}", "partnerships")
                .with("{section}", self.chapter)
                .with("{finding}", self.finding)
                .with("{practice}", self.practice)
                .with("{practice_version}", 1)
                .with("{guide}", GUIDE)
                .with("{edition}", "1.1")
                .with("{chapter}", 1)
                .with("{guide_chapter}", self.chapter)
        };
        let mut all: BTreeSet<String> = of(MANAGERS).addresses().into_iter().collect();
        for reflection in &self.reflections {
            all.extend(of(HOME).with("{reflection}", reflection).addresses());
        }
        for passage in &self.passages {
            all.extend(of(HOME).with("{passage}", passage).addresses());
        }
        for word in WORDS.as_flattened() {
            all.extend(["/fr/recherche?q=", "/en/search?q="].map(|search| format!("{search}{word}")));
            all.extend(["fr", "en"].map(|lang| format!("/{lang}/guides/{GUIDE}/1.1?q={word}")));
        }
        all.into_iter().collect()
    }
}

/// The works before any consent ends.
async fn scene(db: ensemble_server::db::Db) -> Scene {
    let app = app_on(db).await;
    let people = everybody(&app.scratch.db).await;
    let (author, facilitator) = (id_of(&people, "member"), id_of(&people, "facilitator"));
    let (home, managers) = (community(&app, HOME[0]).await, community(&app, MANAGERS[0]).await);
    let db = app.scratch.db.clone();
    let mut scene = Scene {
        app,
        community: home,
        facilitator,
        reflections: Vec::new(),
        finding: FindingId::new(),
        practice: PracticeId::new(),
        guide: GuideId::new(),
        chapter: GuideChapterId::new(),
        passages: Vec::new(),
        asked: Vec::new(),
    };
    let mut to = db.write().await.expect("a transaction");
    for _ in ENDINGS {
        let reflection = shared(&mut to, home, author).await;
        scene.reflections.push(reflection);
    }
    scene.add_finding(&mut to, managers).await;
    scene.add_practice(&mut to).await;
    scene.add_guide(&mut to).await;
    to.commit().await.expect("committed");
    scene
}

/// Whether those who compose works see at an address what their authors do not agree to: they have to know what to change. In their own
/// data is what they typed themselves.
fn is_composing(address: &str) -> bool {
    let guides =
        [format!("/fr/communautes/{}/guides/", HOME[0]), format!("/en/communities/{}/guides/", HOME[1])];
    let composes = guides.iter().any(|guides| address.starts_with(guides))
        && !["/relecture", "/review"].iter().any(|end| address.ends_with(end));
    composes
        || ["/appuis", "/support", "/preparation"].iter().any(|end| address.ends_with(end))
        || account_paths::DATA.iter().any(|data| address.starts_with(data))
}

fn may_see(who: &str, viewer: &Viewer, community: CommunityId, address: &str) -> bool {
    who == "member" || rules::may(viewer, Action::ComposeGuides, Some(community)) && is_composing(address)
}

on_both_with_content! {
    async fn what_authors_do_not_agree_to_any_more_is_shown_to_them_and_to_those_who_compose_only(db: Db) {
        let scene = scene(db).await;
        for (work, who, address) in scene.shown() {
            let answer = scene.get(who, &address).await;
            assert_eq!(answer.status, 200, "{address} as {who}");
            let words: &[&str] = if address.contains("?q=") { &WORDS[work][..1] } else { &WORDS[work] };
            for word in words {
                assert!(answer.says(&phrase(word)), "{word} at {address} as {who}: {}", answer.text());
            }
        }
        scene.end().await;
        // What was published is still there, without the passages.
        for (_, who, address) in scene.shown() {
            let address = address.replace("/1.0", "/1.1");
            assert_eq!(scene.get(who, &address).await.status, 200, "{address} as {who}");
        }

        let mut people = vec![("visitor".to_owned(), Viewer::default(), String::new())];
        for (who, viewer) in everybody(&scene.app.scratch.db).await {
            let cookie = scene.app.cookie(&who).await;
            people.push((who, viewer, cookie));
        }
        let words: Vec<&str> = WORDS.as_flattened().to_vec();
        let addresses = scene.addresses().await;
        let (mut leaks, mut own) = (Vec::new(), BTreeSet::new());
        for (who, viewer, cookie) in &people {
            let mut look = |address: &str, answer: &ensemble_testing::Answer| {
                assert!(!answer.status.is_server_error(), "{address} as {who}: {}", answer.status);
                if !answer.is_archive() && !words.iter().any(|word| answer.body.contains(word)) {
                    return;
                }
                let text = answer.text();
                for word in words.iter().filter(|word| text.contains(&phrase(word))) {
                    if who == "member" {
                        own.insert(*word);
                    }
                    if !may_see(who, viewer, scene.community, address) {
                        leaks.push(format!("“{word}” at {address} as {who}"));
                    }
                }
            };
            for address in &addresses {
                look(address, &scene.app.get_with(address, "cookie", cookie).await);
            }
            for word in &words {
                let typed = [("lang", "fr"), ("typed", *word)];
                look("/api/search/suggest", &scene.app.send("/api/search/suggest", cookie, &typed).await);
            }
        }
        assert!(leaks.is_empty(), "{}", leaks.join("\n"));
        assert_eq!(own.len(), words.len(), "their author finds each in what they are asked: {own:?}");
        let secrets: Vec<Secret> = words.iter().map(|word| Secret::new(&phrase(word), &[])).collect();
        assert_not_stored(&scene.app, &secrets).await;
    }
}
