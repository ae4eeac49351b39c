//! What is wrong with an answer that is about to be sent: one sentence for each field, in the order of the form.

use super::{
    MAX_ACCESSIBILITY, MAX_ANSWER, MAX_NAME, MAX_NUMBER, MAX_ORGANIZATION, MAX_POST, MAX_TEXT, MAX_TITLE,
    designates_oneself,
};
use crate::{
    call::model::{PlannedCommunity, Question, QuestionKind},
    interest::model::{Answer, Interest},
    need::{
        NeedsInput,
        model::Need,
        rules::{MAX_OWN, ranks},
    },
};
use ensemble_communities::account::rules::address;
use ensemble_core::{Lang, error::FieldErrors, ids::CallQuestionId, string_enum};
use ensemble_texts as t;

string_enum! {
    /// A part of the form.
    Step {
        You = "you",
        Project = "project",
        Needs = "needs",
        Availability = "availability",
        /// What makes it simpler to take part, the language, the questions that reviewers do not read.
        Participation = "participation",
        Send = "send",
    }
}

/// What a call asks besides the fields that every call has.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The planned communities among which one chooses; one choice is none.
    pub planned: &'a [PlannedCommunity],
    pub questions: &'a [Question],
    pub needs: &'a [Need],
}

impl Step {
    /// The part of the form with the field of this id.
    #[must_use]
    pub fn of(field: &str, questions: &[Question]) -> Self {
        match field {
            "name"
            | "organization"
            | "organization-name"
            | "sector"
            | "region"
            | "post"
            | "representative-name"
            | "representative-email" => Self::You,
            "planned" | "title" | "text" | "level" => Self::Project,
            "own-need" => Self::Needs,
            "month" => Self::Availability,
            "committed" => Self::Send,
            _ if field.starts_with("rank-") => Self::Needs,
            _ if questions
                .iter()
                .any(|question| question.reviewed && field == question_field(question.id)) =>
            {
                Self::Project
            }
            _ => Self::Participation,
        }
    }
}

/// The id of the field of a question.
#[must_use]
pub fn question_field(question: CallQuestionId) -> String {
    format!("question-{question}")
}

/// What is wrong with an answer, apart from the choice among planned communities and needs.
#[must_use]
pub fn problems(interest: &Interest, questions: &[Question], lang: Lang) -> FieldErrors {
    let mut errors = FieldErrors::default();
    you(interest, lang, &mut errors);
    project(interest, lang, &mut errors);
    of_questions(interest, questions, true, lang, &mut errors);
    rest(interest, questions, lang, &mut errors);
    errors
}

/// What is wrong with an answer: with the ranks of needs as they were chosen and the need that the person wrote.
#[must_use]
pub fn check(
    interest: &Interest,
    asked: Asked<'_>,
    chosen: &NeedsInput,
    own: &str,
    lang: Lang,
) -> FieldErrors {
    let mut errors = FieldErrors::default();
    you(interest, lang, &mut errors);
    let is_planned = interest.planned.is_some_and(|id| asked.planned.iter().any(|planned| planned.id == id));
    if asked.planned.len() > 1 && !is_planned {
        errors.add("planned", t::interest_wrong_planned(lang));
    }
    project(interest, lang, &mut errors);
    of_questions(interest, asked.questions, true, lang, &mut errors);
    needs(asked.needs, chosen, own, lang, &mut errors);
    rest(interest, asked.questions, lang, &mut errors);
    errors
}

fn you(interest: &Interest, lang: Lang, errors: &mut FieldErrors) {
    line("name", &interest.name, MAX_NAME, t::interest_wrong_name(lang, MAX_NAME), lang, errors);
    let message = t::interest_wrong_organization(lang, MAX_ORGANIZATION);
    line("organization", &interest.organization_name, MAX_ORGANIZATION, message, lang, errors);
    if interest.sector.is_none() {
        errors.add("sector", t::interest_wrong_sector(lang));
    }
    if interest.region.is_none() {
        errors.add("region", t::interest_wrong_region(lang));
    }
    line("post", &interest.post, MAX_POST, t::interest_wrong_post(lang, MAX_POST), lang, errors);
    representative(interest, lang, errors);
}

/// What is wrong with the representative that an answer names.
#[must_use]
pub fn representative_problems(interest: &Interest, lang: Lang) -> FieldErrors {
    let mut errors = FieldErrors::default();
    representative(interest, lang, &mut errors);
    errors
}

fn representative(interest: &Interest, lang: Lang, errors: &mut FieldErrors) {
    let message = t::interest_wrong_representative(lang, MAX_NAME);
    line("representative-name", &interest.representative_name, MAX_NAME, message, lang, errors);
    if address(&interest.representative_email).is_none() {
        errors.add("representative-email", t::interest_wrong_representative_email(lang));
    } else if designates_oneself(interest) {
        errors.add("representative-email", t::interest_wrong_own_representative(lang));
    }
}

/// A line that must be there and becomes a part of subjects of emails.
fn line(field: &str, text: &str, most: usize, message: String, lang: Lang, errors: &mut FieldErrors) {
    if text.trim().is_empty() || text.chars().count() > most {
        errors.add(field, message);
    } else if text.contains("://") {
        errors.add(field, t::interest_wrong_address_in_name(lang));
    }
}

fn project(interest: &Interest, lang: Lang, errors: &mut FieldErrors) {
    let project = &interest.project;
    line("title", &project.title, MAX_TITLE, t::interest_wrong_title(lang, MAX_TITLE), lang, errors);
    if project.text.trim().is_empty() || project.text.chars().count() > MAX_TEXT {
        errors.add("text", t::interest_wrong_text(lang, MAX_TEXT));
    }
    if project.level.is_none() {
        errors.add("level", t::interest_wrong_level(lang));
    }
}

fn needs(offered: &[Need], chosen: &NeedsInput, own: &str, lang: Lang, errors: &mut FieldErrors) {
    let mut twice = FieldErrors::default();
    let given = chosen.check(lang, offered, &mut twice);
    let wanted = ranks(offered.len());
    if twice.is_empty() && given.len() < usize::try_from(wanted).unwrap_or_default() {
        let unranked = offered.iter().position(|need| given.iter().all(|(id, _)| *id != need.id));
        errors.add(
            &format!("rank-{}", unranked.unwrap_or_default() + 1),
            t::interest_wrong_ranks(lang, wanted),
        );
    }
    for error in twice.all() {
        errors.add(&error.id, error.message);
    }
    if own.chars().count() > MAX_OWN {
        errors.add("own-need", t::interest_too_long(lang, MAX_OWN));
    }
}

fn rest(interest: &Interest, questions: &[Question], lang: Lang, errors: &mut FieldErrors) {
    if interest.months == 0 {
        errors.add("month", t::interest_wrong_months(lang));
    }
    if interest.accessibility.chars().count() > MAX_ACCESSIBILITY {
        errors.add("accessibility", t::interest_too_long(lang, MAX_ACCESSIBILITY));
    }
    of_questions(interest, questions, false, lang, errors);
    if !interest.committed {
        errors.add("committed", t::interest_wrong_commitment(lang));
    }
}

/// The questions that reviewers read, or the others.
fn of_questions(
    interest: &Interest,
    questions: &[Question],
    reviewed: bool,
    lang: Lang,
    errors: &mut FieldErrors,
) {
    for question in questions.iter().filter(|question| question.reviewed == reviewed) {
        if let Some(message) = wrong_answer(question, interest.answers.get(&question.id), lang) {
            errors.add(&question_field(question.id), message);
        }
    }
}

/// What is wrong with the answer to a question; `None` when nothing is.
fn wrong_answer(question: &Question, answer: Option<&Answer>, lang: Lang) -> Option<String> {
    let choices = question.choices.len();
    let Some(answer) = answer else {
        return question.required.then(|| match question.kind {
            QuestionKind::Consent => t::interest_wrong_consent(lang).to_owned(),
            QuestionKind::Ranking => t::interest_wrong_ranking(lang).to_owned(),
            QuestionKind::Number => t::interest_wrong_number(lang).to_owned(),
            QuestionKind::Choice => t::interest_wrong_choice(lang).to_owned(),
            QuestionKind::Text => t::interest_wrong_answer(lang, MAX_ANSWER),
        });
    };
    match (question.kind, answer) {
        (QuestionKind::Text, Answer::Text(text)) => {
            (text.chars().count() > MAX_ANSWER).then(|| t::interest_wrong_answer(lang, MAX_ANSWER))
        }
        (QuestionKind::Choice, Answer::Choice(choice)) if *choice < choices => None,
        (QuestionKind::Choice, _) => Some(t::interest_wrong_choice(lang).to_owned()),
        (QuestionKind::Ranking, Answer::Ranking(order)) if is_whole_order(order, choices) => None,
        (QuestionKind::Ranking, _) => Some(t::interest_wrong_ranking(lang).to_owned()),
        (QuestionKind::Number, Answer::Number(number)) if (-MAX_NUMBER..=MAX_NUMBER).contains(number) => None,
        (QuestionKind::Number, _) => Some(t::interest_wrong_number(lang).to_owned()),
        (QuestionKind::Consent, Answer::Consent(yes)) => {
            (question.required && !yes).then(|| t::interest_wrong_consent(lang).to_owned())
        }
        (QuestionKind::Text | QuestionKind::Consent, _) => Some(t::interest_wrong_answer(lang, MAX_ANSWER)),
    }
}

/// Whether each of so many choices is in the order once.
fn is_whole_order(order: &[usize], choices: usize) -> bool {
    order.len() == choices && (0..choices).all(|choice| order.contains(&choice))
}
