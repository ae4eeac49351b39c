//! Every door, with everybody: generated from the list of routes, so that a new one is tested by
//! being there.
//!
//! Whom a door lets in follows from its [`Access`] and the table of rights; what the service does is
//! asked of the service itself.

use std::collections::BTreeSet;

use ensemble::app::pages;
use ensemble::demo;
use ensemble_calls::call::paths as call_paths;
use ensemble_common::notification::paths as notification_paths;
use ensemble_communities::{
    account::{paths as account_paths, store as accounts},
    community::store as communities,
    membership::paths as membership_paths,
};
use ensemble_core::file::{FileFormat, MetadataState};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{
        AmendmentId, AttachmentId, CommunityId, DecisionId, DocumentId, FindingId, FollowUpId, MeetingId,
        PersonId, PracticeId, PracticeResponseId, QuotationId, ReflectionId, ThemeId, ThemeReplyId, VoteId,
    },
    rights::{Access, Viewer, rules},
};
use ensemble_decisions::{
    follow_up::{self, NewFollowUp, model::Due},
    minutes::{self, NewAmendment, NewDecision, model::DecisionTexts, paths as minutes_paths},
    theme::{NewReply, NewTheme, add_reply, add_theme, model::ThemeTexts},
    vote::{
        add_vote,
        model::{Method, Vote},
    },
};
use ensemble_meetings::{
    meeting::{
        model::{Document, Source},
        store::add_document,
        upcoming,
    },
    participation::{
        model::Certificate, paths as participation_paths, rules::certificate_code,
        store::insert as add_certificate,
    },
};
use ensemble_network::{
    administration::paths as administration_paths, order_question::paths as order_question_paths,
};
use ensemble_practices::{
    finding::{self, NewFinding, paths as finding_paths},
    practice::{
        self, NewPractice, NewResponse, NewVersion,
        model::{Content, PracticeForm},
        paths as practice_paths,
    },
    practice_guide::paths as guide_paths,
    quotation::{self, NewQuotation, QuotedIn},
    service::{paths as service_paths, store as services},
};
use ensemble_reflections::reflection::{
    create,
    model::{Attachment, Audience, ReflectionContent, Texts},
    paths as reflection_paths, store as reflections,
    store::NewReflection,
};
use ensemble_server::{db::Db, digest::token, picture::Picture, session::find_account};
use ensemble_testing::{
    Answer, TestApp, app,
    calls::add_calls,
    guide::guide_of,
    order::{deliverable_of, order_question_of},
    places::Parts,
};

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

/// Pages of calls that show themselves to few of those whom their access lets in: to the reviewers and witnesses of a call, to those
/// who answered it, by their account or the secret of their link, and to all once a draw is run; and of services, to those who
/// proposed them or keep the directory; and of findings, to their communities and to the managers to whom one was sent. Whom their
/// access does not let in is refused; for the others see their tests.
const OF_FEW: [[&str; 2]; 19] = [
    guide_paths::IMAGE,
    guide_paths::DRAFT_IMAGE,
    guide_paths::REVIEW,
    call_paths::SCREENING,
    call_paths::REVIEW,
    call_paths::CONFLICT,
    call_paths::WITNESS,
    call_paths::WITHDRAW,
    call_paths::TEXT,
    call_paths::DESIGNATE,
    call_paths::REPLY,
    call_paths::CONFIRM,
    call_paths::DRAW_PROOF,
    service_paths::EDIT,
    service_paths::VERIFY,
    service_paths::SETTLE_REPORT,
    finding_paths::FIND,
    finding_paths::ANSWER,
    finding_paths::PROGRESS,
];

/// Whether a page of files shows what may not be there yet: minutes, and findings that were sent.
fn is_file(paths: [&'static str; 2]) -> bool {
    minutes_paths::FILES.contains(&paths) || finding_paths::FILES.contains(&paths)
}

/// A notification is its person's alone, the note of a table that of the people at it, a certificate on paper that of its holder and of
/// facilitators: see their tests.
fn has_own_tests(paths: [&'static str; 2]) -> bool {
    [notification_paths::FOLLOW, participation_paths::PRINT].contains(&paths) || paths[0].contains("{table}")
}

/// Lets a file of services wait to be imported, also after it was applied or removed.
async fn waiting_import(db: &Db, id: &str) {
    let mut to = db.write().await.expect("a transaction");
    services::remove_import(&mut to, id).await.expect("removed");
    services::add_import(&mut to, id, &[], 1).await.expect("it waits");
    to.commit().await.expect("committed");
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
    reflections::set_sharing(to, id, Audience::Public, false, &[], 1, 1).await.expect("shared");
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

/// A practice that everyone reads, with a comment of its author.
async fn practice_of(
    to: &mut sqlx::AnyConnection,
    community: CommunityId,
    author: PersonId,
) -> (PracticeId, PracticeResponseId) {
    let (id, response) = (PracticeId::new(), PracticeResponseId::new());
    let title = LocalizedText::Single { lang: Lang::Fr, text: "Une pratique".to_owned() };
    let content = Content::titled(title, PracticeForm::Description);
    let new = NewPractice { id, community, begun_by: author, audience: Audience::Public, content: &content };
    practice::add_practice(to, &new, 1).await.expect("a practice");
    let new = NewVersion { practice: id, revision: 1, content: &content, published_by: author };
    let version = practice::add_version(to, &new, 1).await.expect("published");
    let comment = NewResponse {
        id: response,
        practice: id,
        version,
        author,
        lang: Lang::Fr,
        text: "À essayer.",
        trial: None,
    };
    practice::add_response(to, comment, 1).await.expect("a comment");
    (id, response)
}

/// A finding of a community, and the consent of an author that a reflection of theirs is behind it.
async fn finding_of(
    to: &mut sqlx::AnyConnection,
    community: CommunityId,
    author: PersonId,
    reflection: ReflectionId,
) -> (FindingId, QuotationId) {
    let id = FindingId::new();
    let text = LocalizedText::Single { lang: Lang::Fr, text: "Un constat".to_owned() };
    let new = NewFinding { id, community, person: author, statement: &text, asked: &text };
    finding::add(to, new, 1).await.expect("a finding");
    let new = NewQuotation {
        work: QuotedIn::Finding,
        work_id: id.uuid(),
        reflection,
        revision: 1,
        passage: "",
        lang: Lang::Fr,
    };
    let asked = quotation::ask(to, &new, author, 1).await.expect("asked");
    (id, *asked.first().expect("one author"))
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
    let calls = add_calls(&app).await;
    let service: String =
        sqlx::query_scalar("SELECT id FROM service WHERE state = 'listed' ORDER BY id LIMIT 1")
            .fetch_one(&db.reader)
            .await
            .expect("a service of the directory");
    let import = uuid::Uuid::new_v4().to_string();
    let (mut doors, mut left_out) = (0, 0);
    let (mut asked, mut faults) = (BTreeSet::new(), Vec::new());
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
        reflections::group_note::create(&mut to, note).await.expect("a group's note");
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
        let deliverable = deliverable_of(&mut to, community).await;
        let order_question = order_question_of(&mut to, community, author).await;
        let (practice, response) = practice_of(&mut to, community, author).await;
        let guide = guide_of(&mut to, community, author).await;
        let (finding, quotation) = finding_of(&mut to, community, author, reflection).await;
        let vote = vote_of(community);
        add_vote(&mut to, &vote).await.expect("a vote");
        to.commit().await.expect("committed");
        let parts = Parts::of(slugs)
            .in_both("{page}", ["a-propos", "about"])
            .with("{id}", own)
            .with("{document}", document.id)
            .with("{attachment}", attachment)
            .with("{template}", "needs")
            .with("{discussion}", "partnerships")
            .with("{section}", "partnerships")
            .with("{theme}", theme)
            .with("{service}", &service)
            .with("{import}", &import)
            .with("{deliverable}", deliverable)
            .with("{order_question}", order_question)
            .with("{finding}", finding)
            .with("{quotation}", quotation)
            .with("{follow_up}", follow_up)
            .with("{reply}", reply)
            .with("{practice}", practice)
            .with("{practice_version}", 1)
            .with("{practice_response}", response)
            .with("{vote}", vote.id)
            .with("{decision}", decision)
            .with("{amendment}", amendment)
            .with("{certificate}", &certificate)
            .with("{community}", community)
            .with("{organization}", &kept.organization)
            .with("{email}", &kept.email);
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
            if has_own_tests(route.paths) {
                continue;
            }
            for lang in Lang::ALL {
                // A person's page is for those to whom they show something.
                let shown = route.paths == membership_paths::PERSON;
                let person = if shown { author.to_string() } else { kept.person.clone() };
                let parts = parts.clone().with("{reflection}", reflection).with("{person}", person);
                let path = parts.fill(route.path(lang), lang);
                let path = guide.fill(&calls.fill(&path));
                assert!(!path.contains('{'), "{path}: say above what stands for the open part");
                for (who, cookie, viewer) in &everybody {
                    let should = admitted(route.access, viewer, community, author);
                    let is_of_few = should && (OF_FEW.contains(&route.paths) || is_file(route.paths));
                    // Where all are let in, what most find is still an answer.
                    if is_of_few && route.access != Access::Open {
                        left_out += usize::from(route.show.is_some()) + usize::from(route.take.is_some());
                        continue;
                    }
                    if [service_paths::PREVIEW, service_paths::DISCARD].contains(&route.paths) {
                        waiting_import(db, &import).await;
                    }
                    let mut look = |how: &str, answer: &Answer| {
                        doors += 1;
                        asked.insert((route.paths[0], how.to_owned()));
                        let is_wrong = refused(answer) == should && !is_of_few;
                        if is_wrong || answer.status.is_server_error() {
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
                                practice_paths::REMOVE,
                                finding_paths::DISCARD,
                                order_question_paths::WITHDRAW,
                                account_paths::END_SESSIONS,
                                membership_paths::LEAVE,
                            ]
                            .contains(&route.paths)
                        // Whose answer it is.
                        || route.paths == call_paths::WITHDRAW && who == "person";
                    if route.take.is_some() && !ends {
                        look("POST", &app.send(&path, cookie, &[]).await);
                    } else if route.take.is_some() {
                        left_out += 1;
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} of {doors} doors:\n{}", faults.len(), faults.join("\n"));
    let ways: BTreeSet<(&str, String)> = pages(false)
        .0
        .into_iter()
        .filter(|route| !has_own_tests(route.paths) && route.paths != account_paths::SIGN_OUT)
        .flat_map(|route| {
            let shown = route.show.is_some().then(|| (route.paths[0], "GET".to_owned()));
            let sent = route.take.is_some().then(|| (route.paths[0], "POST".to_owned()));
            shown.into_iter().chain(sent)
        })
        .collect();
    let missing: Vec<_> = ways.difference(&asked).collect();
    assert!(missing.is_empty(), "nobody was asked for at {missing:?}");
    let signs_out = pages(false).0.into_iter().filter(|route| route.paths == account_paths::SIGN_OUT);
    let signs_out =
        signs_out.map(|route| usize::from(route.show.is_some()) + usize::from(route.take.is_some()));
    let all = (ways.len() + signs_out.sum::<usize>()) * everybody.len() * Lang::ALL.len() * COMMUNITIES.len();
    assert_eq!(
        doors + left_out,
        all,
        "each way of each route, as everybody, in both languages, in both communities"
    );
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
/// `reflection::tests::{writing, found, mentions, server_functions}`, `membership::tests::actions`, `follow_up::tests::pages`, `facilitation::tests::rights`,
/// `speaking::tests::rights`.
const RULED_FUNCTIONS: [&str; 18] = [
    "/api/drafts/keep",
    "/api/follow-ups/change",
    "/api/meetings/run",
    "/api/membership/accept-request",
    "/api/membership/change-role",
    "/api/membership/decline-request",
    "/api/reflections/decide-report",
    "/api/reflections/mentions",
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
