//! Meetings on real databases, and through the service.

mod agenda;
mod cancelling;
mod documents;
mod files;
mod pages;
mod zones;

use ensemble_core::file::{FileFormat, MetadataState};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, DocumentId, MeetingId},
    rights::{Role, Viewer},
};
use ensemble_document::outline::Outline;
use ensemble_meetings::meeting::{
    model::{
        Configuration, Details, Document, Found, Modality, Phase, Plan, Source, TemplateKind, When, Zone,
    },
    store, templates,
};
use ensemble_server::db::Db;
use ensemble_testing::{NOW, on_both_with_content};

const DAY: i64 = 24 * 3_600_000;

fn text(text: &str) -> LocalizedText {
    LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() }
}

fn plan() -> Plan {
    #[allow(clippy::needless_update, reason = "a field that is added later is empty here")]
    let details = Details {
        video: Some("https://video.example/1".to_owned()),
        configuration: Some(Configuration::Team),
        ..Details::default()
    };
    Plan {
        title: text("Un brouillon"),
        when: When::At(NOW + DAY),
        zone: Zone::Eastern,
        duration: 60,
        modality: Modality::Hybrid,
        place: Some(text("Salle 2")),
        details,
    }
}

/// A community of the demonstration and a new meeting of it.
async fn drafted(db: &Db) -> (CommunityId, MeetingId) {
    let of = &ensemble_meetings::meeting::upcoming(db, NOW, 1).await.expect("meetings")[0];
    let community = store::whose(db, of.meeting.id).await.expect("an answer").expect("a meeting").community;
    let id = MeetingId::new();
    let mut to = db.write().await.expect("a transaction");
    store::add(&mut to, id, community, Phase::Draft, &plan(), NOW).await.expect("added");
    to.commit().await.expect("committed");
    (community, id)
}

fn facilitator(community: CommunityId) -> Viewer {
    let identity =
        ensemble_core::rights::Identity::new(ensemble_core::ids::PersonId::new(), "Ana".to_owned(), Lang::Fr);
    Viewer { person: Some(identity), portal_roles: Vec::new(), roles: vec![(community, Role::Facilitator)] }
}

async fn found(db: &Db, viewer: &Viewer, id: MeetingId) -> Option<Found> {
    store::find(db, viewer, id).await.expect("an answer")
}

on_both_with_content! {
    async fn a_draft_is_on_no_list_but_its_planners(db: Db) {
        let (community, id) = drafted(&db).await;
        let listed = async |plans| {
            let meetings = store::of_community(&db, community, plans, 100).await.expect("meetings");
            meetings.iter().any(|meeting| meeting.id == id)
        };
        assert!(listed(true).await && !listed(false).await);
        let coming = ensemble_meetings::meeting::upcoming(&db, NOW, 1000).await.expect("meetings");
        assert!(coming.iter().all(|of| of.meeting.id != id && of.meeting.phase != Phase::Draft));
        assert_eq!(found(&db, &Viewer::default(), id).await, None);
        assert_eq!(found(&db, &facilitator(CommunityId::new()), id).await, None, "of another community");
        let seen = found(&db, &facilitator(community), id).await.expect("it is theirs");
        assert_eq!((seen.plan(), seen.revision, seen.community), (plan(), 1, community));
        assert!(!store::whose(&db, id).await.expect("an answer").expect("a meeting").shown);
        let mut to = db.write().await.expect("a transaction");
        assert!(store::set_phase(&mut to, id, 1, Phase::Draft, Phase::Published, NOW).await.expect("an answer"));
        assert!(!store::set_phase(&mut to, id, 1, Phase::Draft, Phase::Published, NOW).await.expect("an answer"), "once");
        to.commit().await.expect("committed");
        assert!(listed(false).await && found(&db, &Viewer::default(), id).await.is_some());
        assert!(store::whose(&db, id).await.expect("an answer").expect("a meeting").shown);
    }

    async fn a_meeting_is_saved_upon_what_was_read(db: Db) {
        let (community, id) = drafted(&db).await;
        let viewer = facilitator(community);
        let changed = Plan { details: Details::default(), place: None, when: When::Month(NOW), modality: Modality::Virtual, ..plan() };
        let mut to = db.write().await.expect("a transaction");
        let saved = store::SavedPlan { revision: 2, phase: Phase::Draft, is_cancelled: false };
        assert_eq!(store::write(&mut to, id, 1, &changed, NOW).await.expect("an answer"), Some(saved));
        assert_eq!(store::write(&mut to, id, 1, &plan(), NOW).await.expect("an answer"), None, "somebody was quicker");
        to.commit().await.expect("committed");
        assert_eq!(found(&db, &viewer, id).await.expect("a meeting").plan(), changed);
    }

    async fn a_meeting_is_announced_as_it_was_read(db: Db) {
        let (_, id) = drafted(&db).await;
        let mut to = db.write().await.expect("a transaction");
        let later = Plan { when: When::At(NOW + 2 * DAY), ..plan() };
        store::write(&mut to, id, 1, &later, NOW).await.expect("an answer").expect("written");
        let step = async |to: &mut _, revision| {
            store::set_phase(to, id, revision, Phase::Draft, Phase::Published, NOW).await.expect("an answer")
        };
        assert!(!step(&mut to, 1).await, "the other day was not read");
        assert!(step(&mut to, 2).await);
    }

    async fn a_meeting_under_way_is_still_to_be_found(db: Db) {
        let (_, id) = drafted(&db).await;
        let mut to = db.write().await.expect("a transaction");
        store::set_phase(&mut to, id, 1, Phase::Draft, Phase::Published, NOW).await.expect("an answer");
        to.commit().await.expect("committed");
        let listed = async |now| ensemble_meetings::meeting::upcoming(&db, now, 1000).await.expect("meetings").iter().any(|of| of.meeting.id == id);
        let (begins, ends) = (NOW + DAY, NOW + DAY + 60 * 60_000);
        assert!(listed(begins).await && listed(ends - 1).await && !listed(ends).await);
    }

    async fn the_previous_meeting_is_the_last_that_was(db: Db) {
        let (community, draft) = drafted(&db).await;
        let mut to = db.write().await.expect("a transaction");
        let [older, newer] = [MeetingId::new(), MeetingId::new()];
        for (id, at, phase) in [(older, NOW - 3 * DAY, Phase::Closed), (newer, NOW - DAY, Phase::Published), (MeetingId::new(), NOW - 1, Phase::Draft)] {
            store::add(&mut to, id, community, phase, &Plan { when: When::At(at), ..plan() }, NOW).await.expect("added");
        }
        to.commit().await.expect("committed");
        assert_eq!(store::previous(&db, community, NOW).await.expect("an answer"), Some(newer));
        assert_eq!(store::previous(&db, community, NOW - 2 * DAY).await.expect("an answer"), Some(older));
        assert_eq!(store::previous(&db, CommunityId::new(), NOW).await.expect("an answer"), None);
        assert_ne!(draft, newer);
    }

    async fn documents_keep_their_order_and_their_content(db: Db) {
        let (_, id) = drafted(&db).await;
        let document = |title: &str, source| Document { id: DocumentId::new(), title: text(title), source };
        let link = document("Lien", Source::Link("https://exemple.ca/a".to_owned()));
        let file = document("Fichier", Source::File { media: FileFormat::Pdf, size: 6 });
        let mut to = db.write().await.expect("a transaction");
        store::add_document(&mut to, id, &link, None, NOW).await.expect("added");
        store::add_document(&mut to, id, &file, Some(b"%PDF-1"), NOW).await.expect("added");
        to.commit().await.expect("committed");
        assert_eq!(store::documents(&db, id).await.expect("documents"), [link.clone(), file.clone()]);
        let mut to = db.write().await.expect("a transaction");
        assert!(store::move_document(&mut to, id, file.id, true).await.expect("an answer"));
        assert!(!store::move_document(&mut to, id, file.id, true).await.expect("an answer"), "it is the first");
        assert!(!store::move_document(&mut to, MeetingId::new(), file.id, false).await.expect("an answer"));
        to.commit().await.expect("committed");
        assert_eq!(store::documents(&db, id).await.expect("documents"), [file.clone(), link.clone()]);
        let kept = store::content(&db, id, file.id).await.expect("an answer").expect("a file");
        assert_eq!(kept, (text("Fichier"), FileFormat::Pdf, b"%PDF-1".to_vec()));
        assert_eq!(store::content(&db, id, link.id).await.expect("an answer"), None, "a link has no content");
        assert_eq!(store::content(&db, MeetingId::new(), file.id).await.expect("an answer"), None);
        let unchecked = store::unchecked_file(&db, None).await.expect("an answer").expect("one");
        assert_eq!(unchecked, (file.id, b"%PDF-1".to_vec()));
        let mut to = db.write().await.expect("a transaction");
        assert_eq!(store::count_documents(&mut to, id).await.expect("a count"), 2);
        store::replace_file(&mut to, file.id, b"%PDF-12", MetadataState::Confirmed).await.expect("replaced");
        store::record_file(&mut to, file.id, MetadataState::Removed, None).await.expect("noted again");
        to.commit().await.expect("committed");
        assert_eq!(store::unchecked_file(&db, Some(file.id)).await.expect("an answer"), None);
        let kept = store::content(&db, id, file.id).await.expect("an answer").expect("a file");
        assert_eq!(kept.2, b"%PDF-12");
        let mut to = db.write().await.expect("a transaction");
        assert!(store::remove_document(&mut to, id, file.id, NOW).await.expect("an answer"));
        assert!(!store::remove_document(&mut to, id, file.id, NOW).await.expect("an answer"), "it is gone");
        to.commit().await.expect("committed");
        assert_eq!(store::documents(&db, id).await.expect("documents"), [link]);
    }

    async fn an_outline_is_changed_and_comes_back_as_delivered(db: Db) {
        let texts = store::Texts {
            kind: TemplateKind::Guide,
            title: text("Le nôtre"),
            summary: text("Quand on veut."),
            outline: Outline::default(),
        };
        let save = async |key: &str, revision, texts: Option<&store::Texts>| {
            let mut to = db.write().await.expect("a transaction");
            let kept = store::save_template(&mut to, key, revision, texts, NOW).await.expect("an answer");
            to.commit().await.expect("committed");
            kept
        };
        let delivered = templates::delivered();
        assert_eq!(templates::all(&db).await.expect("templates"), delivered);
        assert!(save("needs", 0, Some(&texts)).await && save("ours", 0, Some(&texts)).await);
        assert!(!save("needs", 0, Some(&texts)).await, "somebody was quicker");
        let needs = templates::one(&db, "needs").await.expect("an answer").expect("a template");
        assert!(needs.built_in && needs.written && needs.revision == 1 && needs.title == texts.title);
        let all = templates::all(&db).await.expect("templates");
        assert_eq!(all.len(), delivered.len() + 1);
        assert!(all.last().is_some_and(|ours| ours.key == "ours" && !ours.built_in));
        assert!(save("needs", 1, None).await, "as delivered");
        assert!(!save("needs", 1, Some(&texts)).await, "who has the changed one open overwrites nothing");
        let mut to = db.write().await.expect("a transaction");
        store::set_retired(&mut to, "needs", Some(NOW), NOW).await.expect("retired");
        store::set_retired(&mut to, "community", Some(NOW), NOW).await.expect("retired");
        store::set_retired(&mut to, "community", None, NOW).await.expect("offered again");
        to.commit().await.expect("committed");
        let needs = templates::one(&db, "needs").await.expect("an answer").expect("a template");
        let as_delivered = delivered.iter().find(|each| each.key == "needs").expect("it is delivered");
        assert!(needs.retired && !needs.written && needs.outline == as_delivered.outline);
        let community = templates::one(&db, "community").await.expect("an answer").expect("a template");
        assert!(!community.retired && !community.written);
    }
}
