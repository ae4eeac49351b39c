//! What a view shows of a project is what the table of rights says.

use ensemble_calls::{
    call::{
        model::{CallPhase, Question, QuestionKind},
        rules::rights::{Field, Party, may_read},
    },
    interest::{
        model::{Answer, Interest},
        rules::mask::MARK,
        views,
    },
};
use ensemble_common::prelude::*;
use ensemble_core::{Lang, ids::CallQuestionId};
use ensemble_testing::{
    NOW,
    calls::{answer, both, new_call},
};

fn interest() -> Interest {
    let mut interest = answer(&new_call("essai", NOW), 0, None, "camille@erables.example");
    interest.project.text = "Avec Camille Roy, des élèves lisent à des plus jeunes.".to_owned();
    interest.number = Some(14);
    interest
}

/// Each party, phase and way of reading.
fn each(look: impl Fn(Party, CallPhase, bool)) {
    for party in Party::ALL {
        for phase in CallPhase::ALL {
            for blind in [false, true] {
                look(party, *phase, blind);
            }
        }
    }
}

#[test]
fn each_party_reads_of_a_project_what_the_table_says() {
    let interest = interest();
    each(|party, phase, blind| {
        let html = views::project(Lang::Fr, &interest, party, phase, blind).to_html();
        let reads = |field| may_read(party, phase, field, blind);
        let of = format!("{party:?} {phase:?} {blind}: {html}");
        assert_eq!(html.contains("Une heure par semaine"), reads(Field::ProjectTitle), "{of}");
        assert_eq!(html.contains("lisent à des plus jeunes"), reads(Field::Project), "{of}");
        let with_name = matches!(party, Party::Reviewer | Party::Member);
        assert_eq!(html.contains("Orthopédagogue"), with_name && reads(Field::Person), "{of}");
        assert_eq!(
            html.contains("Centre de services scolaire des Érables"),
            with_name && reads(Field::Organization),
            "{of}"
        );
        assert!(!html.contains("@") && !html.contains("Dominique"), "{of}");
        let masked = party == Party::Reviewer && blind;
        assert_eq!(
            html.contains("Camille"),
            reads(Field::Project) && !masked || with_name && reads(Field::Person),
            "{of}"
        );
        assert!(
            !html.contains(MARK) && html.contains("passage masqué") == (masked && reads(Field::Project)),
            "{of}"
        );
    });
}

#[test]
fn each_party_reads_the_answers_that_the_table_says() {
    let question = |reviewed| Question {
        id: CallQuestionId::new(),
        kind: QuestionKind::Text,
        label: both("Pourquoi?", "Why?"),
        hint: None,
        choices: Vec::new(),
        required: false,
        reviewed,
    };
    let questions = [question(true), question(false)];
    let mut interest = interest();
    interest.answers = [
        (questions[0].id, Answer::Text("Camille a lu le guide.".to_owned())),
        (questions[1].id, Answer::Text("Un taxi.".to_owned())),
    ]
    .into();
    each(|party, phase, blind| {
        let shown = views::answers(Lang::Fr, &interest, &questions, (party, phase, blind));
        let html = shown.map(RenderHtml::to_html).unwrap_or_default();
        let reads = |field| may_read(party, phase, field, blind);
        let of = format!("{party:?} {phase:?} {blind}: {html}");
        assert_eq!(html.contains("a lu le guide"), reads(Field::ReviewedAnswers), "{of}");
        assert_eq!(html.contains("Un taxi"), reads(Field::OtherAnswers), "{of}");
        let masked = party == Party::Reviewer && blind;
        assert_eq!(html.contains("Camille"), reads(Field::ReviewedAnswers) && !masked, "{of}");
    });
}

#[test]
fn choices_orders_and_numbers_are_shown_in_words() {
    let question = |kind, choices: &[(&str, &str)]| Question {
        id: CallQuestionId::new(),
        kind,
        label: both("Quoi?", "What?"),
        hint: None,
        choices: choices.iter().map(|(fr, en)| both(fr, en)).collect(),
        required: false,
        reviewed: false,
    };
    let three = [("un", "one"), ("deux", "two"), ("trois", "three")];
    let questions = [
        question(QuestionKind::Choice, &three),
        question(QuestionKind::Ranking, &three),
        question(QuestionKind::Number, &[]),
        question(QuestionKind::Consent, &[]),
        question(QuestionKind::Consent, &[]),
    ];
    let mut interest = interest();
    interest.answers = [
        (questions[0].id, Answer::Choice(1)),
        (questions[1].id, Answer::Ranking(vec![2, 0, 1])),
        (questions[2].id, Answer::Number(1_200)),
        (questions[3].id, Answer::Consent(true)),
        (questions[4].id, Answer::Consent(false)),
    ]
    .into();
    let party = (Party::Coordinator, CallPhase::Open, false);
    let html = views::answers(Lang::En, &interest, &questions, party).expect("answers").to_html();
    for words in ["two", "<li>three</li>", "1,200", "Yes, agreed"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert_eq!(html.matches("<dt>").count(), 4, "what was left out is not shown: {html}");
    let order: Vec<usize> = ["<li>three</li>", "<li>one</li>", "<li>two</li>"]
        .iter()
        .filter_map(|item| html.find(item))
        .collect();
    assert!(order.len() == 3 && order.is_sorted(), "{html}");
    // A choice that the question no longer has is left out.
    interest.answers = [(questions[0].id, Answer::Choice(7))].into();
    assert!(views::answers(Lang::En, &interest, &questions, party).is_none());
}
