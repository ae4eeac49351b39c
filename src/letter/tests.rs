//! Every letter, in both languages.

use std::{fs, path::Path};

use super::{Letter, Recipient, Rendered, Site, post};
use crate::{
    i18n::Lang,
    server::{
        db::testing::on_both_databases,
        mail::outbox::{claim, page},
    },
};

const LINK: &str = "https://ensemble.example/fr/entrer?jeton=aB3-_x&suite=%2Ffr%2Fcommunautes";
const PROFILE: &str = "https://ensemble.example/fr/compte#notices";

fn site() -> Site {
    Site { url: "https://ensemble.example".to_owned() }
}

/// One of each, with these names in it.
fn letters(who: &str, community: &str) -> Vec<Letter> {
    let (who, community, link) = (who.to_owned(), community.to_owned(), LINK.to_owned());
    vec![
        Letter::SignIn { link: link.clone(), minutes: 15 },
        Letter::VerifyAddress { link: link.clone(), hours: 24 },
        Letter::ResetPassword { link: link.clone(), hours: 1 },
        Letter::ChangeAddress { link: link.clone(), hours: 24 },
        Letter::ChangeAsked { new_hint: "m…@csf…".to_owned(), link: link.clone(), hours: 24 },
        Letter::AddressChanged { new_hint: "m…@csf…".to_owned() },
        Letter::PasswordChanged { when: 1_795_000_000_000 },
        Letter::Invitation { by: who.clone(), community: None, link: link.clone(), days: 14 },
        Letter::Invitation {
            by: who.clone(),
            community: Some(community.clone()),
            link: link.clone(),
            days: 1,
        },
        Letter::JoinRequested { who: who.clone(), community: community.clone(), link: link.clone() },
        Letter::JoinAccepted { community: community.clone(), link: link.clone() },
        Letter::JoinDeclined { community: community.clone(), reason: None },
        Letter::JoinDeclined {
            community: community.clone(),
            reason: Some(format!("{who} :\r\nle groupe est complet.\r\n\r\nÀ l’an prochain!")),
        },
        Letter::RoleChanged {
            community: community.clone(),
            role: "coanimation".to_owned(),
            link: link.clone(),
        },
        Letter::Meeting {
            new: true,
            community: community.clone(),
            title: who.clone(),
            when: Some("jeudi 3 décembre 2026".to_owned()),
            how: Some("Hybride".to_owned()),
            place: Some(who.clone()),
            video: false,
            link: link.clone(),
        },
        Letter::Meeting {
            new: false,
            community: community.clone(),
            title: who,
            when: None,
            how: None,
            place: None,
            video: true,
            link,
        },
        answered(true, &community),
        answered(false, &community),
        portal_role(true, &community),
        portal_role(false, &community),
        Letter::MemberAdded {
            who: community.clone(),
            role: "coanimation".to_owned(),
            community: community.clone(),
            by: community.clone(),
            link: LINK.to_owned(),
        },
        Letter::AuthorAsked {
            by: community.clone(),
            community: community.clone(),
            reason: format!("{community} :\r\nune urgence."),
            link: LINK.to_owned(),
        },
        Letter::PrivateRead { by: community.clone(), community },
    ]
}

fn portal_role(given: bool, name: &str) -> Letter {
    let name = name.to_owned();
    Letter::PortalRoleChanged { who: name.clone(), portal_role: "coordination".to_owned(), given, by: name }
}

fn answered(theirs: bool, community: &str) -> Letter {
    Letter::Answered {
        about: "0190f5c0-0000-7000-8000-000000000000".to_owned(),
        theirs,
        community: community.to_owned(),
        link: LINK.to_owned(),
        profile: PROFILE.to_owned(),
    }
}

fn each(who: &str, community: &str, look: impl Fn(&Letter, Lang, &Rendered)) {
    for lang in Lang::ALL {
        for letter in letters(who, community) {
            look(&letter, lang, &letter.render(lang, who, &site()));
        }
    }
}

fn link(letter: &Letter) -> Option<&str> {
    match letter {
        Letter::SignIn { link, .. }
        | Letter::VerifyAddress { link, .. }
        | Letter::ResetPassword { link, .. }
        | Letter::ChangeAddress { link, .. }
        | Letter::ChangeAsked { link, .. }
        | Letter::MemberAdded { link, .. }
        | Letter::AuthorAsked { link, .. }
        | Letter::Invitation { link, .. }
        | Letter::JoinRequested { link, .. }
        | Letter::JoinAccepted { link, .. }
        | Letter::RoleChanged { link, .. }
        | Letter::Meeting { link, .. }
        | Letter::Answered { link, .. } => Some(link),
        Letter::AddressChanged { .. }
        | Letter::PasswordChanged { .. }
        | Letter::JoinDeclined { .. }
        | Letter::PortalRoleChanged { .. }
        | Letter::PrivateRead { .. } => None,
    }
}

#[test]
fn every_letter_is_whole() {
    each("Maude Tremblay-O'Neil", "Orthopédagogie & lecture", |letter, lang, rendered| {
        let Rendered { subject, text, html } = rendered;
        for part in [subject, text, html] {
            assert!(!part.contains(['{', '}']) || part.contains("color-scheme"), "a placeable in {part}");
            assert!(!part.contains("  "), "two spaces in {part}");
            assert!(!part.contains("letter-"), "a message without text in {part}");
        }
        assert!(!subject.is_empty() && !subject.contains(['\n', '\r']) && subject.chars().count() < 120);
        assert!(text.contains("Maude Tremblay-O'Neil,\n\n"), "{text}");
        assert!(html.contains(&format!("<html lang=\"{}\">", lang.tag())));
        if let Some(link) = link(letter) {
            assert!(text.contains(&format!("\n{link}\n\n")), "{text}");
            let link = link.replace('&', "&amp;");
            assert_eq!(html.matches(&format!("href=\"{link}\"")).count(), 2, "{html}");
            assert!(html.contains(&format!(">{link}<")), "{html}");
        }
        let (why, site) = match lang {
            Lang::Fr => ("Vous recevez ce courriel parce que ", "Ensemble, le portail"),
            Lang::En => ("You are receiving this email because ", "Ensemble, the portal"),
        };
        for part in [text, html] {
            assert!(part.contains(why) && part.contains(site) && part.contains("https://ensemble.example"));
        }
        assert!(
            text.lines().any(|line| line.contains(why) && (line.contains("Si ") || line.contains("If ")))
        );
    });
}

#[test]
fn a_link_that_ends_says_when() {
    let said = |letter: &Letter, lang| letter.render(lang, "", &site()).text;
    let of = |minutes| Letter::SignIn { link: LINK.to_owned(), minutes };
    assert!(said(&of(15), Lang::Fr).contains("une seule fois, pendant 15 minutes. "));
    assert!(said(&of(1), Lang::En).contains("once, for one minute. "));
    let reset = Letter::ResetPassword { link: LINK.to_owned(), hours: 1 };
    assert!(said(&reset, Lang::Fr).contains("pendant une heure."));
    let invitation = Letter::Invitation { by: "Léa".into(), community: None, link: LINK.into(), days: 14 };
    assert!(said(&invitation, Lang::En).contains("for 14 days."));
    assert!(said(&invitation, Lang::Fr).starts_with("Bonjour,\n\n"), "nobody's name is nobody's");
    let changed = Letter::PasswordChanged { when: 1_795_000_000_000 };
    assert!(
        said(&changed, Lang::Fr).contains("le 18\u{a0}novembre 2026 à 6\u{a0}h\u{a0}06 (heure de l’Est)")
    );
    assert!(said(&changed, Lang::En).contains("on November\u{a0}18, 2026, at 6:06\u{a0}a.m. (Eastern Time)"));
}

#[test]
fn a_letter_about_an_answer_says_where_it_is_and_nothing_of_it() {
    let said = |theirs, lang| answered(theirs, "Lecture").render(lang, "Léa", &site());
    for (theirs, lang, subject, text) in [
        (
            true,
            Lang::Fr,
            "Quelqu’un a répondu à votre réflexion",
            "Quelqu’un a répondu à votre réflexion, dans «\u{a0}Lecture\u{a0}».",
        ),
        (
            false,
            Lang::Fr,
            "Quelqu’un vous a répondu",
            "Dans «\u{a0}Lecture\u{a0}», vous aviez répondu à une réflexion. Quelqu’un vous a répondu à son tour.",
        ),
        (
            true,
            Lang::En,
            "Someone answered your reflection",
            "Someone answered your reflection in “Lecture”.",
        ),
        (
            false,
            Lang::En,
            "Someone answered you",
            "In “Lecture”, you had answered a reflection. Someone has now answered you.",
        ),
    ] {
        let Rendered { subject: head, text: body, html } = said(theirs, lang);
        assert_eq!(head, subject);
        let why = match lang {
            Lang::Fr => [
                "ne cite rien et ne nomme personne, parce qu’un courriel se transmet facilement",
                "dans votre profil\u{a0}:",
            ],
            Lang::En => {
                ["quotes nothing and names nobody, because emails are easily passed on", "in your profile:"]
            }
        };
        for part in [text, LINK, why[0]] {
            assert!(body.contains(part), "{part} in {body}");
        }
        assert!(body.contains(&format!("{}\n{PROFILE}\n", why[1])), "how to stop them: {body}");
        assert!(html.contains(&format!("<a href=\"{PROFILE}\"")), "{html}");
        assert!(!body.contains("0190f5c0"), "what it is about is for the outbox: {body}");
    }
    assert_eq!(answered(true, "").kind(), answered(false, "").kind(), "whose it is is not told by the list");
}

#[test]
fn what_people_type_stays_text() {
    let wrong = "<script>alert(1)</script>\r\nBcc: x@y.org\u{202e}\"'";
    each(wrong, wrong, |_, _, rendered| {
        assert!(!rendered.html.contains("<script"), "{}", rendered.html);
        assert!(rendered.html.contains("&lt;script&gt;alert(1)&lt;/script&gt; Bcc"), "{}", rendered.html);
        for part in [&rendered.subject, &rendered.text, &rendered.html] {
            assert!(!part.contains(['\r', '\u{202e}']), "{part}");
        }
        assert!(!rendered.subject.contains('\n') && !rendered.text.contains("\nBcc"), "{}", rendered.text);
    });
    let endless = Letter::Invitation { by: "a".repeat(9_000), community: None, link: LINK.into(), days: 1 };
    assert!(endless.render(Lang::Fr, &"b".repeat(9_000), &site()).text.len() < 2_000);
    let quote = "javascript:\"><script>".to_owned();
    let html = Letter::SignIn { link: quote, minutes: 1 }.render(Lang::En, "", &site()).html;
    assert!(!html.contains("<script") && !html.contains("\"><s"), "{html}");
}

#[test]
fn letters_can_be_looked_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/letters");
    fs::create_dir_all(&folder).expect("a folder");
    for lang in Lang::ALL {
        for (number, letter) in letters("Maude Tremblay", "Dyslexie et lecture").iter().enumerate() {
            let rendered = letter.render(lang, "Andrée-Anne O’Connor", &site());
            let name = format!("{number:02}-{}.{}", letter.kind(), lang.code());
            fs::write(folder.join(format!("{name}.html")), rendered.html).expect("written");
            let text = format!("{}\n\n{}", rendered.subject, rendered.text);
            fs::write(folder.join(format!("{name}.txt")), text).expect("written");
        }
    }
}

on_both_databases! {
    async fn a_letter_waits_in_the_outbox(db: Db) {
        let recipient = Recipient {
            person: Some("0190f5c0-0000-7000-8000-000000000000".to_owned()),
            name: "Léa".to_owned(),
            address: "lea@ex.org".to_owned(),
            lang: Lang::En,
        };
        let letter = Letter::SignIn { link: LINK.to_owned(), minutes: 15 };
        let mut to = db.write().await.expect("a transaction");
        post(&mut to, &site(), &letter, &recipient, 7).await.expect("posted");
        to.commit().await.expect("committed");
        let entries = page(&db, None, 0, 10).await.expect("letters");
        assert_eq!(entries.len(), 1);
        let entry = &entries[0];
        assert_eq!((entry.kind.as_str(), entry.to.as_str(), entry.lang), ("sign-in", "lea@ex.org", Lang::En));
        assert_eq!((&entry.person, entry.created_at, entry.next_at), (&recipient.person, 7, Some(7)));
        let claimed = claim(&db, 7, 1).await.expect("letters");
        assert!(claimed[0].text.contains(LINK) && claimed[0].unsubscribe.is_none());
    }
}
