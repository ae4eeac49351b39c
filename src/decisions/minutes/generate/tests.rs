//! The text that is made of all sources.

use super::{
    Agenda, Decision, FollowUpLine, Item, Lang, LocalizedText, MeetingNote, Presence, Sources, Spoken,
    TablesResult, VoteLine,
    during::{MAX_TABLES, below},
    write,
};
use crate::minutes::{
    composition::{PollLine, SpeakingShare, TableResult},
    model::DecisionState,
};
use ensemble_core::ids::{CommunityId, DecisionId, MeetingId, MeetingNoteId};
use ensemble_document::{agenda::Text, outline::ItemKind};

fn single(text: &str) -> LocalizedText {
    LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() }
}

fn item(id: &str, title: &str) -> Item {
    Item {
        id: id.to_owned(),
        order: id.to_owned(),
        kind: ItemKind::Discussion,
        minutes: 35,
        title: Text {
            fr: title.to_owned(),
            en: format!("{title} (en)"),
            source: Some(Lang::Fr),
            behind: false,
        },
        about: Text::default(),
        lead: String::new(),
        link: String::new(),
        notes: String::new(),
        decisions: Vec::new(),
        follow_ups: Vec::new(),
    }
}

fn decision(number: i64, item: Option<&str>) -> Decision {
    Decision {
        id: DecisionId::new(),
        community: CommunityId::new(),
        number,
        meeting: Some(MeetingId::new()),
        item: item.map(str::to_owned),
        text: single(&format!("Décision\nnuméro {number}.")),
        reason: Some(single("Une raison qui reste dans le registre.")),
        who: "Unanimité".to_owned(),
        review_at: None,
        decided_at: 0,
        state: DecisionState::InForce,
        replaced_by: None,
        revision: 1,
        author: None,
    }
}

fn note(item: Option<&str>, text: &str) -> MeetingNote {
    MeetingNote {
        id: MeetingNoteId::new(),
        item: item.map(str::to_owned),
        author: None,
        author_name: Some("Ana Roy".to_owned()),
        lang: Lang::Fr,
        text: text.to_owned(),
        at: 0,
    }
}

fn table(number: u32, text: &str) -> TableResult {
    TableResult { number, prompt: None, text: text.to_owned() }
}

#[test]
fn minutes_are_made_of_what_was_written_in_the_order_of_the_agenda() {
    let sources = Sources {
        agenda: Agenda { items: vec![item("a", "Accueil"), item("b", "Choisir")], removed: Vec::new() },
        begins_at: Some(1_795_024_800_000),
        zone: "",
        timings: Some([("a".to_owned(), 41 * 60)].into()),
        notes: vec![note(Some("b"), "On **choisit**."), note(None, "À part.")],
        decisions: vec![decision(11, Some("b")), decision(12, None)],
        votes: vec![VoteLine { title: single("Quoi?"), outcome: single("Les lundis.") }],
        follow_ups: vec![FollowUpLine {
            what: single("Écrire le cas"),
            who: "Béatrice".to_owned(),
            due_at: None,
        }],
        presence: Some(Presence {
            counts: Some((18, 11)),
            names: ["Zoé", "Béatrice"].map(str::to_owned).into(),
        }),
        tables: vec![
            TablesResult {
                item: Some("a".to_owned()),
                prompt: single("Qui est là?"),
                tables: vec![table(4, "Deux écoles.")],
            },
            TablesResult {
                item: None,
                prompt: single("Que *retenir*?"),
                tables: vec![
                    table(1, "## Ce qui aide\n\nUn horaire."),
                    table(2, " "),
                    table(3, &"x".repeat(MAX_TABLES)),
                ],
            },
        ],
        spoken: Spoken {
            share: Some(SpeakingShare { people: 7, half: 2 }),
            polls: vec![PollLine {
                question: single("On essaie?"),
                sums: vec![("Oui".to_owned(), 4), ("Non".to_owned(), 0)],
            }],
        },
    };
    let french = write(Lang::Fr, &sources);
    let order = [
        "## Présences",
        "18 personnes",
        "11 organismes",
        "Béatrice et Zoé",
        "## 1. Accueil",
        "35 min prévues",
        "41 min",
        "Qui est là?",
        "### Table 4",
        "Deux écoles.",
        "## 2. Choisir",
        "On **choisit**.",
        "- **D11** Décision numéro 11. (Unanimité)",
        "## Tables",
        "Que \\*retenir\\*?",
        "### Table 1",
        "#### Ce qui aide",
        "Un horaire.",
        "### Table 3",
        "trop longue",
        "7 personnes ont parlé. 2 d’entre elles",
        "- On essaie? : Oui (4), Non (0)",
        "À part.",
        "## Autres décisions",
        "**D12**",
        "Les lundis.",
        "Écrire le cas (Béatrice)",
    ];
    let mut from = 0;
    for part in order {
        let text = french.replace('\u{a0}', " ");
        let at = text[from..].find(part);
        assert!(at.is_some(), "{part} in its place: {text}");
        from += at.unwrap_or_default();
    }
    assert!(!french.contains("Table 2"), "it wrote nothing: {french}");
    assert!(!french.contains("Ana Roy") && !french.contains("qui reste dans le registre"), "{french}");
    let english = write(Lang::En, &sources);
    assert!(english.contains("## 1. Accueil (en)") && english.contains("D11"), "{english}");
}

#[test]
fn decisions_are_others_where_some_stand_under_an_item() {
    let sources = Sources { decisions: vec![decision(12, None)], ..Sources::default() };
    let text = write(Lang::Fr, &sources);
    assert!(text.starts_with("## Décisions\n"), "{text}");
}

#[test]
fn a_meeting_without_a_word_has_empty_minutes() {
    assert_eq!(write(Lang::Fr, &Sources::default()), "");
    let unnoted = Sources { presence: Some(Presence::default()), ..Sources::default() };
    assert_eq!(write(Lang::Fr, &unnoted), "");
}

#[test]
fn of_few_people_those_are_named_who_confirmed_and_none_are_counted() {
    let presence = Presence { counts: None, names: vec!["Béatrice".to_owned()] };
    let text = write(Lang::En, &Sources { presence: Some(presence), ..Sources::default() });
    assert!(text.contains("Béatrice") && !text.contains("organization"), "{text}");
}

#[test]
fn headings_of_a_table_are_below_its_own_and_code_stays() {
    assert_eq!(
        below("# A\n##### B\n#mot\n```\n# code\n```\n## C"),
        "### A\n###### B\n#mot\n```\n# code\n```\n#### C"
    );
}

#[test]
fn text_that_people_wrote_makes_no_heading_of_the_minutes() {
    let sources = Sources {
        agenda: Agenda { items: vec![item("a", "# Titre *fort*")], removed: Vec::new() },
        ..Sources::default()
    };
    let text = write(Lang::Fr, &sources);
    assert!(text.starts_with("## 1. # Titre \\*fort\\*"), "{text}");
}
