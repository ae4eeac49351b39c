//! Every door, with everybody: generated from the list of routes, so that a new one is tested by
//! being there.
//!
//! Whom a door lets in follows from its [`Access`] and the table of rights; what the service does is
//! asked of the service itself.

use super::{
    pages::pages,
    testing::{Answer, TestApp, app},
};
use crate::{
    account::{paths as account_paths, store as accounts},
    administration::paths as administration_paths,
    community::store as communities,
    demo,
    follow_up::{self, NewFollowUp, model::Due},
    meeting::{
        model::{Document, Source},
        store::add_document,
        upcoming,
    },
    membership::paths as membership_paths,
    minutes::{self, NewAmendment, NewDecision, model::DecisionTexts},
    notification::paths as notification_paths,
    participation::{
        model::Certificate, paths as participation_paths, rules::certificate_code,
        store::insert as add_certificate,
    },
    reflection::{
        create,
        model::{Attachment, Audience, ReflectionContent, Texts},
        paths as reflection_paths, store as reflections,
        store::NewReflection,
    },
    theme::{NewReply, NewTheme, add_reply, add_theme, model::ThemeTexts},
    vote::{
        add_vote,
        model::{Method, Vote},
    },
};
use ensemble_core::file::{FileFormat, MetadataState};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{
        AmendmentId, AttachmentId, CommunityId, DecisionId, DocumentId, FollowUpId, MeetingId, PersonId,
        ReflectionId, ThemeId, ThemeReplyId, VoteId,
    },
    rights::{Access, Viewer, rules},
};
use ensemble_server::{digest::token, picture::Picture, session::find_account};

/// Both communities together have somebody in every role.
const COMMUNITIES: [[&str; 2]; 2] =
    [["eleves-a-risque", "students-at-risk"], ["psychologues", "psychologists"]];

async fn everybody(app: &TestApp) -> Vec<(String, String, Viewer)> {
    let mut everybody = vec![("visitor".to_owned(), String::new(), Viewer::default())];
    for person in demo::accounts().expect("accounts") {
        let cookie = app.cookie(&person.key).await;
        let db = &app.scratch.db;
        let account = accounts::by_email(db, &person.email).await.expect("an answer").expect("an account");
        let viewer = find_account(db, account.id).await.expect("an answer").expect("an open account").viewer;
        everybody.push((person.key, cookie, viewer));
    }
    everybody
}

fn admitted(access: Access, viewer: &Viewer, community: CommunityId, author: PersonId) -> bool {
    match access {
        Access::Open => true,
        Access::SignedIn => viewer.person.is_some(),
        Access::May(action) => rules::may(viewer, action, None),
        Access::Within(action) => rules::may(viewer, action, Some(community)),
        Access::Author => viewer.id() == Some(author),
    }
}

/// Turned away: to sign in, to ask to join, or as if nothing were there.
fn refused(answer: &Answer) -> bool {
    let to = answer.header("location");
    let elsewhere = ["/fr/connexion?next=", "/en/sign-in?next="].iter().any(|way| to.starts_with(way))
        || to.ends_with("/adhesion")
        || to.ends_with("/join");
    elsewhere || matches!(answer.status.as_u16(), 401 | 403 | 404)
}

/// A reflection that everybody sees, with a file.
async fn public_reflection(
    to: &mut sqlx::AnyConnection,
    community: CommunityId,
    author: PersonId,
) -> (ReflectionId, AttachmentId) {
    let id = ReflectionId::new();
    let text = LocalizedText::Single { lang: Lang::Fr, text: "Un essai.".to_owned() };
    let texts = Texts { title: None, body: text };
    let written = ReflectionContent { lang: Lang::Fr, prompt: None, tags: Vec::new(), texts };
    create(to, NewReflection { id, community, author }, &written, 1).await.expect("a reflection");
    reflections::set_audience(to, id, Audience::Public, false, &[], 1, 1).await.expect("shared");
    let title = "Fiche".to_owned();
    let file = Attachment {
        id: AttachmentId::new(),
        title,
        media: FileFormat::Pdf,
        size: 5,
        metadata: MetadataState::Unchecked,
    };
    reflections::add_attachment(to, id, &file, b"%PDF-", 1).await.expect("a file");
    (id, file.id)
}

/// A vote that is open.
fn vote_of(community: CommunityId) -> Vote {
    Vote {
        id: VoteId::new(),
        community,
        title: LocalizedText::Single { lang: Lang::Fr, text: "Quoi?".to_owned() },
        method: Method::Approval,
        dots: 0,
        secret: false,
        hidden: false,
        quorum: 0,
        revision: 1,
        opened_at: 1,
        closes_at: i64::MAX,
        closed_at: None,
        outcome: None,
        meeting: None,
        options: Vec::new(),
    }
}

/// A certificate for a meeting of a community.
async fn certificate_of(
    to: &mut sqlx::AnyConnection,
    community: CommunityId,
    meeting: MeetingId,
    person: PersonId,
) -> String {
    let code = certificate_code(&(token() + &token())).expect("a code");
    let certificate = Certificate {
        code: code.clone(),
        meeting,
        community,
        person,
        lang: Lang::Fr,
        name: "Une personne".to_owned(),
        title: LocalizedText::Single { lang: Lang::Fr, text: "Une rencontre".to_owned() },
        community_name: LocalizedText::Single { lang: Lang::Fr, text: "Une communauté".to_owned() },
        held_at: 1,
        minutes: 60,
        issued_at: 1,
        revoked_at: None,
        reason: None,
    };
    add_certificate(to, &certificate).await.expect("a certificate");
    code
}

#[tokio::test]
async fn every_door_lets_in_whom_it_should() {
    let app = app().await;
    let db = &app.scratch.db;
    let everybody = everybody(&app).await;
    let meetings = upcoming(db, 0, 1000).await.expect("meetings");
    let kept = app.kept().await;
    let mut doors = 0;
    let mut faults = Vec::new();
    for slugs in COMMUNITIES {
        let found = communities::find(db, Lang::Fr, slugs[0]).await.expect("an answer").expect("it exists");
        let community = found.community.id;
        let cover = Picture { jpeg: vec![1], width: 1, height: 1 };
        let alt = LocalizedText::Single { lang: Lang::Fr, text: "Un pont".to_owned() };
        let mut to = db.write().await.expect("a transaction");
        communities::set_cover(&mut to, community, Some((&cover, &alt)), 1).await.expect("a cover");
        let own = meetings.iter().find(|of| of.slugs == slugs).expect("a meeting of its own").meeting.id;
        let document = Document {
            id: DocumentId::new(),
            title: alt,
            source: Source::File { media: FileFormat::Pdf, size: 5 },
        };
        add_document(&mut to, own, &document, Some(b"%PDF-"), 1).await.expect("a document");
        let author =
            everybody.iter().find(|(who, ..)| who == "member-en").and_then(|(.., viewer)| viewer.id());
        let author = author.expect("somebody who writes in both");
        let (reflection, attachment) = public_reflection(&mut to, community, author).await;
        let (note, _) = public_reflection(&mut to, community, author).await;
        reflections::group::create(&mut to, note).await.expect("a group's note");
        let theme = ThemeId::new();
        let texts = ThemeTexts {
            lang: Lang::Fr,
            title: LocalizedText::Single { lang: Lang::Fr, text: "Un thème".to_owned() },
            why: "Pour voir.".to_owned(),
            lead: String::new(),
        };
        add_theme(&mut to, NewTheme { id: theme, community, author, texts: &texts }, 1)
            .await
            .expect("a theme");
        let reply = ThemeReplyId::new();
        let written = NewReply { id: reply, theme, author, lang: Lang::Fr, text: "Je viens." };
        add_reply(&mut to, written, 1).await.expect("a reply");
        let follow_up = FollowUpId::new();
        let text = LocalizedText::Single { lang: Lang::Fr, text: "Un suivi".to_owned() };
        let new = NewFollowUp {
            id: follow_up,
            community,
            author,
            meeting: None,
            item: None,
            text: &text,
            due: Due::Never,
            owner: None,
        };
        follow_up::insert(&mut to, new, 1).await.expect("a follow-up");
        let decision = DecisionId::new();
        let texts = DecisionTexts {
            text: LocalizedText::Single { lang: Lang::Fr, text: "Une décision".to_owned() },
            reason: None,
            who: String::new(),
            review_at: None,
        };
        let new = NewDecision {
            id: decision,
            community,
            meeting: None,
            item: None,
            texts: &texts,
            decided_at: 1,
            author,
        };
        minutes::add_decision(&mut to, new).await.expect("a decision");
        let amendment = AmendmentId::new();
        let new = NewAmendment {
            id: amendment,
            meeting: own,
            author,
            lang: Lang::Fr,
            passage: "Un.",
            replacement: "Deux.",
            reason: (Lang::Fr, "Parce que."),
        };
        minutes::add_amendment(&mut to, new, 1).await.expect("an amendment");
        let certificate = certificate_of(&mut to, community, own, author).await;
        let vote = vote_of(community);
        add_vote(&mut to, &vote).await.expect("a vote");
        to.commit().await.expect("committed");
        for route in pages(false).0 {
            let of_groups = [
                reflection_paths::WRITE_GROUP_NOTE,
                reflection_paths::ADD_PART,
                reflection_paths::MOVE_PART_UP,
                reflection_paths::MOVE_PART_DOWN,
                reflection_paths::REMOVE_PART,
                reflection_paths::RESTORE_PART,
                reflection_paths::CLOSING,
                reflection_paths::SIGN_NOTE,
                reflection_paths::REOPEN_NOTE,
            ]
            .contains(&route.paths);
            let reflection = if of_groups { note } else { reflection };
            for (lang, slug) in Lang::ALL.into_iter().zip(slugs) {
                // A notification is its person's alone, the note of a table that of the people at it, a certificate on paper that of
                // its holder and of facilitators: see their tests.
                if [notification_paths::FOLLOW, participation_paths::PRINT].contains(&route.paths)
                    || route.paths[0].contains("{table}")
                {
                    continue;
                }
                let page = ["a-propos", "about"][usize::from(lang == Lang::En)];
                // A person's page is for those to whom they show something.
                let shown = route.paths == membership_paths::PERSON;
                let person = if shown { author.to_string() } else { kept.person.clone() };
                let path = route
                    .path(lang)
                    .replace("{slug}", slug)
                    .replace("{page}", page)
                    .replace("{id}", &own.to_string())
                    .replace("{document}", &document.id.to_string())
                    .replace("{reflection}", &reflection.to_string())
                    .replace("{attachment}", &attachment.to_string())
                    .replace("{template}", "needs")
                    .replace("{theme}", &theme.to_string())
                    .replace("{follow_up}", &follow_up.to_string())
                    .replace("{reply}", &reply.to_string())
                    .replace("{vote}", &vote.id.to_string())
                    .replace("{decision}", &decision.to_string())
                    .replace("{amendment}", &amendment.to_string())
                    .replace("{certificate}", &certificate)
                    .replace("{community}", &community.to_string())
                    .replace("{person}", &person)
                    .replace("{organization}", &kept.organization)
                    .replace("{email}", &kept.email);
                assert!(!path.contains('{'), "{path}: say above what stands for the open part");
                for (who, cookie, viewer) in &everybody {
                    let should = admitted(route.access, viewer, community, author);
                    let mut look = |how: &str, answer: &Answer| {
                        doors += 1;
                        if refused(answer) == should || answer.status.is_server_error() {
                            faults
                                .push(format!("{how} {path} as {who}: {}, allowed: {should}", answer.status));
                        }
                    };
                    if route.show.is_some() {
                        look("GET", &app.get_with(&path, "cookie", cookie).await);
                    }
                    // Signing out would end the cookie that the next doors need, and leaving a community the rights
                    // that they ask for, as closing one does; what its author takes away is gone for the others.
                    let ends = route.paths == account_paths::SIGN_OUT
                        || should
                            && [
                                administration_paths::CLOSE_ACCOUNT,
                                reflection_paths::REMOVE,
                                account_paths::END_SESSIONS,
                                membership_paths::LEAVE,
                            ]
                            .contains(&route.paths);
                    if route.take.is_some() && !ends {
                        look("POST", &app.send(&path, cookie, &[]).await);
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} of {doors} doors:\n{}", faults.len(), faults.join("\n"));
    assert!(doors > 500, "{doors} doors were tried");
}

#[tokio::test]
async fn every_server_function_has_a_rule() {
    let app = app().await;
    let functions: Vec<_> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    assert!(!functions.is_empty());
    for path in functions {
        let answer = app.send(path, "", &[]).await;
        assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
        let known = OPEN_FUNCTIONS.contains(&path) || RULED_FUNCTIONS.contains(&path);
        assert!(known, "{path}: say below who may call it, and test that others may not");
    }
}

/// Server functions that answer visitors: what they tell is on public pages.
const OPEN_FUNCTIONS: [&str; 1] = ["/api/communities/count"];

/// Server functions with a rule of their own, and the tests that show it: `editing::tests`,
/// `reflection::tests::{writing, found, server_functions}`, `membership::tests::actions`, `follow_up::tests::pages`, `facilitation::tests::rights`,
/// `speaking::tests::rights`.
const RULED_FUNCTIONS: [&str; 17] = [
    "/api/drafts/keep",
    "/api/follow-ups/change",
    "/api/meetings/run",
    "/api/membership/accept-request",
    "/api/membership/change-role",
    "/api/membership/decline-request",
    "/api/reflections/decide-report",
    "/api/reflections/preview",
    "/api/reflections/react",
    "/api/reflections/remove-reply",
    "/api/reflections/reply",
    "/api/search/suggest",
    "/api/speaking/answer-poll",
    "/api/speaking/ask",
    "/api/speaking/close-poll",
    "/api/speaking/run",
    "/api/speaking/write",
];
