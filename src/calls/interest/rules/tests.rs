//! What is asked and when, and how answers are read.

use ensemble_calls::interest::rules::{
    Asked, LISTED_AFTER, Step, can_withdraw, check, designation_open, has_month, known_organization, months,
    must_ask, next, organization_key, problems, question_field, shows_form, shows_outcome,
};
use ensemble_calls::{
    call::model::{Question, QuestionKind},
    interest::{
        api::AnswerCall,
        model::{Answer, Designation, Interest, InterestState, Next, Place},
    },
    need::NeedsInput,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::FieldErrors,
    ids::{CallQuestionId, OrganizationId},
};
use ensemble_testing::calls::{answer, both, call, new_call};

const CLOSES: i64 = 1_000_000_000_000;
const DAY: i64 = 86_400_000;
const MINUTE: i64 = 60_000;

fn sent() -> Interest {
    answer(&new_call("essai", CLOSES), 0, None, "camille@erables.example")
}

fn ids(errors: &FieldErrors) -> Vec<String> {
    errors.all().into_iter().map(|error| error.id).collect()
}

fn question(kind: QuestionKind, required: bool) -> Question {
    Question {
        id: CallQuestionId::new(),
        kind,
        label: both("Une question", "A question"),
        hint: None,
        choices: vec![both("un", "one"), both("deux", "two"), both("trois", "three")],
        required,
        reviewed: false,
    }
}

#[test]
fn spellings_of_one_organization_are_one() {
    let key = organization_key("Centre de services scolaire de la Baie-des-Brumes");
    for spelt in [
        "centre de services scolaire de la baie des brumes",
        "  CENTRE DE SERVICES SCOLAIRE, de la Baie\u{2011}des\u{2011}Brumes ",
        "Centré de sérvices scolaire de la Baie-des-Brumes",
    ] {
        assert_eq!(organization_key(spelt), key, "{spelt}");
    }
    assert_ne!(organization_key("Centre de services scolaire des Érables"), key);
    assert_eq!(organization_key(" – "), "");
    let known = [
        (OrganizationId::new(), both("CSS des Érables", "Maples School Service Centre")),
        (OrganizationId::new(), both("CSS des Pins", "Pines School Service Centre")),
    ];
    let found = |chosen: Option<OrganizationId>, typed: &str| {
        known_organization(&known, chosen, typed).map(|(id, _)| *id)
    };
    assert_eq!(found(None, "css des erables"), Some(known[0].0));
    assert_eq!(found(None, "PINES school-service centre"), Some(known[1].0), "in either language");
    assert_eq!(found(Some(known[1].0), "css des erables"), Some(known[1].0), "the choice counts");
    assert_eq!(found(None, ""), None);
    assert_eq!(found(None, "css des bouleaux"), None);
    assert_eq!(found(Some(OrganizationId::new()), "css des erables"), None, "one that is not offered");
}

#[test]
fn months_are_bits() {
    assert_eq!(months(&[1, 12, 2, 2, 0, 13]), 0b1000_0000_0011);
    let set = months(&[2, 10]);
    assert_eq!((1..=12).filter(|month| has_month(set, *month)).collect::<Vec<_>>(), [2, 10]);
    assert!(!has_month(u16::MAX, 0) && !has_month(u16::MAX, 13));
}

#[test]
fn a_whole_answer_has_no_problem_and_each_missing_part_is_one() {
    assert_eq!(ids(&problems(&sent(), &[], Lang::Fr)), Vec::<String>::new());
    let empty = Interest::empty(sent().call, Lang::Fr, 0);
    let all = [
        "name",
        "organization",
        "sector",
        "region",
        "post",
        "representative-name",
        "representative-email",
        "title",
        "text",
        "level",
        "month",
        "committed",
    ];
    assert_eq!(ids(&problems(&empty, &[], Lang::Fr)), all, "in the order of the form");
    let call = new_call("essai", CLOSES);
    let asked = Asked { planned: &call.planned, questions: &[], needs: &[] };
    let chosen = Interest { planned: Some(call.planned[1].id), ..sent() };
    assert_eq!(ids(&check(&chosen, asked, &NeedsInput::default(), "", Lang::Fr)), Vec::<String>::new());
    let other = Interest { planned: Some(new_call("autre", CLOSES).planned[0].id), ..sent() };
    assert_eq!(ids(&check(&other, asked, &NeedsInput::default(), "", Lang::Fr)), ["planned"]);
    let long = "x".repeat(301);
    assert_eq!(ids(&check(&chosen, asked, &NeedsInput::default(), &long, Lang::Fr)), ["own-need"]);
}

#[test]
fn each_kind_of_question_takes_its_answers_only() {
    let long = "x".repeat(2_001);
    for (kind, right, wrong) in [
        (QuestionKind::Text, vec![Answer::Text("oui".to_owned())], vec![Answer::Text(long)]),
        (
            QuestionKind::Choice,
            vec![Answer::Choice(2)],
            vec![Answer::Choice(3), Answer::Text("x".to_owned())],
        ),
        (
            QuestionKind::Ranking,
            vec![Answer::Ranking(vec![2, 0, 1])],
            vec![Answer::Ranking(vec![0, 1]), Answer::Ranking(vec![0, 1, 1]), Answer::Ranking(vec![0, 1, 3])],
        ),
        (
            QuestionKind::Number,
            vec![Answer::Number(0), Answer::Number(-3)],
            vec![Answer::Number(i64::MAX), Answer::Text("trois".to_owned())],
        ),
        (QuestionKind::Consent, vec![Answer::Consent(true)], vec![Answer::Consent(false)]),
    ] {
        let asked = question(kind, true);
        let found = |answer: Option<Answer>| {
            let answers = answer.map(|answer| (asked.id, answer)).into_iter().collect();
            ids(&problems(&Interest { answers, ..sent() }, std::slice::from_ref(&asked), Lang::Fr))
        };
        for answer in right {
            assert_eq!(found(Some(answer.clone())), Vec::<String>::new(), "{answer:?}");
        }
        for answer in wrong {
            assert_eq!(found(Some(answer.clone())), [question_field(asked.id)], "{answer:?}");
        }
        assert_eq!(found(None), [question_field(asked.id)], "{kind} is required");
        let optional = question(kind, false);
        assert!(problems(&sent(), &[optional], Lang::Fr).is_empty(), "{kind} may be left out");
    }
}

#[test]
fn each_field_belongs_to_one_part() {
    let reviewed = Question { reviewed: true, ..question(QuestionKind::Text, true) };
    let other = question(QuestionKind::Text, true);
    let (one, two) = (question_field(reviewed.id), question_field(other.id));
    let questions = [reviewed, other];
    for (field, step) in [
        ("region", Step::You),
        ("text", Step::Project),
        (one.as_str(), Step::Project),
        ("rank-2", Step::Needs),
        ("own-need", Step::Needs),
        ("month", Step::Availability),
        (two.as_str(), Step::Participation),
        ("accessibility", Step::Participation),
        ("committed", Step::Send),
    ] {
        assert_eq!(Step::of(field, &questions), step, "{field}");
    }
}

#[test]
fn the_organization_is_asked_when_there_is_something_new_to_confirm() {
    let before = |designation| Interest { designation, ..sent() };
    let same = sent();
    let name = Interest { name: "Dominique Roy".to_owned(), ..sent() };
    let spelt = Interest { name: "CAMILLE ROY".to_owned(), ..sent() };
    let organization = Interest { organization_name: "Un autre organisme".to_owned(), ..sent() };
    let representative = Interest { representative_email: "autre@erables.example".to_owned(), ..sent() };
    for (designation, after, asks) in [
        (Designation::None, &same, true),
        (Designation::Asked, &same, false),
        (Designation::Asked, &name, false),
        (Designation::Asked, &representative, true),
        (Designation::Confirmed, &same, false),
        (Designation::Confirmed, &spelt, false),
        (Designation::Confirmed, &representative, false),
        (Designation::Confirmed, &name, true),
        (Designation::Confirmed, &organization, true),
        (Designation::Declined, &same, false),
        (Designation::Declined, &representative, true),
        (Designation::Declined, &organization, true),
    ] {
        assert_eq!(must_ask(&before(designation), after), asks, "{designation} {}", after.name);
    }
}

#[test]
fn what_can_be_done_follows_from_the_dates() {
    let call = call("essai", CLOSES);
    let begun = Interest { state: InterestState::Draft, ..sent() };
    let late = Interest { created_at: CLOSES + MINUTE, ..begun.clone() };
    let told = Interest { answered_at: Some(CLOSES), ..sent() };
    for (at, new, old, after) in [
        (CLOSES - 20 * DAY, false, false, false),
        (CLOSES - MINUTE, true, true, true),
        (CLOSES, false, true, false),
        (CLOSES + 14 * MINUTE, false, true, false),
        (CLOSES + 15 * MINUTE, false, false, false),
    ] {
        assert_eq!(shows_form(&call, None, at), new, "{at}");
        assert_eq!(shows_form(&call, Some(&begun), at), old, "{at}");
        assert_eq!(shows_form(&call, Some(&late), at), after, "{at}");
        assert!(!shows_form(&call, Some(&told), at), "{at}");
    }
    assert!(can_withdraw(&call, &sent(), CLOSES + DAY) && !can_withdraw(&call, &told, CLOSES + DAY));
    assert!(!can_withdraw(&call, &begun, CLOSES - DAY));
    assert!(designation_open(&call, CLOSES + 3 * DAY - 1) && !designation_open(&call, CLOSES + 3 * DAY));
    assert!(!shows_outcome(&call, &told, CLOSES + DAY), "while projects are read");
    let screened = ensemble_calls::call::model::Call { screened_at: Some(CLOSES + DAY), ..call };
    assert!(shows_outcome(&screened, &told, CLOSES + 2 * DAY));
    assert!(!shows_outcome(&screened, &sent(), CLOSES + 2 * DAY), "before the person was written to");
}

#[test]
fn what_is_next_follows_from_the_call_and_the_answer() {
    let call = call("essai", CLOSES);
    let screened = ensemble_calls::call::model::Call { screened_at: Some(CLOSES + DAY), ..call.clone() };
    let reason = both("Une raison.", "A reason.");
    let cancelled = ensemble_calls::call::model::Cancelled { at: CLOSES, reason };
    let given_up = ensemble_calls::call::model::Call { cancelled: Some(cancelled), ..call.clone() };
    let begun = Interest { state: InterestState::Draft, created_at: CLOSES - DAY, ..sent() };
    let asked = Interest { designation: Designation::Asked, ..sent() };
    let withdrawn = Interest { state: InterestState::Withdrawn, ..sent() };
    let until = CLOSES + 9 * DAY;
    let placed = |place, reply_by| Interest { place, reply_by, answered_at: Some(CLOSES + DAY), ..sent() };
    let offered = placed(Place::Offered, Some(until));
    let accepted = placed(Place::Accepted, Some(until));
    let refused = placed(Place::Refused, None);
    let (later, end) = (CLOSES + 2 * DAY, CLOSES + DAY + LISTED_AFTER);
    for (call, interest, is_made, at, expected) in [
        (&call, &begun, false, CLOSES - MINUTE, Some(Next::Finish)),
        (&call, &begun, false, CLOSES + 14 * MINUTE, Some(Next::Finish)),
        (&call, &begun, false, CLOSES + DAY, None),
        (&call, &asked, false, CLOSES - MINUTE, Some(Next::Designation)),
        (&call, &asked, false, CLOSES + 3 * DAY, Some(Next::Await)),
        (&call, &sent(), false, CLOSES - MINUTE, Some(Next::Await)),
        (&call, &withdrawn, false, CLOSES - MINUTE, None),
        (&screened, &sent(), false, later, Some(Next::Await)),
        (&screened, &offered, false, until, Some(Next::Reply)),
        (&screened, &offered, false, until + 1, Some(Next::Decided(Place::Expired))),
        (&screened, &offered, false, until + LISTED_AFTER, None),
        (&screened, &placed(Place::Waiting, None), false, end, Some(Next::Wait)),
        (&screened, &accepted, false, end + 99 * DAY, Some(Next::Decided(Place::Accepted))),
        (&screened, &accepted, true, later, None),
        (&screened, &refused, false, end - 1, Some(Next::Decided(Place::Refused))),
        (&screened, &refused, false, end, None),
        (&given_up, &begun, false, CLOSES, Some(Next::Cancelled)),
        (&given_up, &offered, false, CLOSES + LISTED_AFTER, None),
        (&given_up, &withdrawn, false, CLOSES, None),
    ] {
        assert_eq!(next(call, interest, is_made, at), expected, "{interest:?} at {at}");
    }
    assert!(Next::Reply.is_to_do() && Next::Finish.is_to_do() && Next::Designation.is_to_do());
    assert!(!Next::Await.is_to_do() && !Next::Decided(Place::Accepted).is_to_do());
}

#[test]
fn a_form_becomes_an_answer_and_a_form_again() {
    let questions = [
        QuestionKind::Text,
        QuestionKind::Choice,
        QuestionKind::Ranking,
        QuestionKind::Number,
        QuestionKind::Consent,
    ]
    .map(|kind| question(kind, false));
    let [text, choice, ranking, number, consent] = &questions;
    let answers = [
        (text.id, Answer::Text("Oui, à deux.".to_owned())),
        (choice.id, Answer::Choice(1)),
        (ranking.id, Answer::Ranking(vec![2, 0, 1])),
        (number.id, Answer::Number(-4)),
        (consent.id, Answer::Consent(true)),
    ];
    let before = Interest { answers: answers.into(), steering: true, research: true, ..sent() };
    let planned = [before.planned.expect("planned"), new_call("autre", CLOSES).planned[0].id];
    let form = AnswerCall::of(&before, &[], None);
    assert_eq!(form.apply(&before, &questions, &planned, &[]), before);
    let empty = Interest::empty(before.call, Lang::Fr, 0);
    let read = form.apply(&empty, &questions, &planned, &[]);
    assert_eq!(AnswerCall { revision: 1, ..AnswerCall::of(&read, &[], None) }, form);

    // What cannot be an answer is kept as it was typed; of two choices with one rank the first has it.
    let mut typed = form;
    typed.fields.insert(format!("question.{}", number.id), "une dizaine".to_owned());
    typed.fields.insert(format!("question.{}.1", ranking.id), "1".to_owned());
    let read = typed.apply(&before, &questions, &planned, &[]);
    assert_eq!(read.answers[&number.id], Answer::Text("une dizaine".to_owned()));
    assert_eq!(read.answers[&ranking.id], Answer::Ranking(vec![1, 0]));
    let known = [(OrganizationId::new(), both("CSS des Érables", "Maples School Service Centre"))];
    let named = AnswerCall { organization_name: "css des erables".to_owned(), ..typed };
    let read = named.apply(&before, &questions, &planned[..1], &known);
    assert_eq!((read.organization, read.organization_name.as_str()), (Some(known[0].0), "CSS des Érables"));
    assert_eq!(read.planned, Some(planned[0]), "where one community is planned, that is it");
    let own = LocalizedText::Single { lang: Lang::Fr, text: "Du calme".to_owned() };
    assert_eq!(AnswerCall::of(&read, &[], Some(&own)).own_need, "Du calme");
}
