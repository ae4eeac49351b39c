//! An answer as a list of labels and values: what was sent, what differs, what is offered as a file.

use ensemble_common::prelude::*;

use super::super::super::{
    actions::CallForm,
    api::AnswerCall,
    model::{Answer, Interest},
    rules::{MONTHS, has_month},
};
use crate::call::{
    labels::sector_word,
    model::{Call, Question},
};
use ensemble_communities::community::level_word;
use ensemble_core::{Lang, error::FieldErrors, format};
use ensemble_texts as t;

/// A part of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) label: String,
    /// Empty where nothing was written.
    pub(super) value: String,
    /// The language of the value.
    pub(super) spoken: Lang,
}

/// All parts of an answer in the order of the form; the same number for each answer to a call. `typed` is the form of `interest`.
pub(super) fn entries(lang: Lang, form: &CallForm, interest: &Interest, typed: &AnswerCall) -> Vec<Entry> {
    let own = interest.lang;
    let mut all = Vec::new();
    let mut add = |label: &str, value: String, spoken: Lang| {
        all.push(Entry { label: label.to_owned(), value, spoken });
    };
    add(t::interest_name(lang), interest.name.clone(), own);
    add(t::interest_organization(lang), interest.organization_name.clone(), own);
    add(
        t::interest_sector(lang),
        interest.sector.map(|each| sector_word(lang, each)).unwrap_or_default().to_owned(),
        lang,
    );
    add(
        t::interest_region(lang),
        interest.region.map(|each| each.name()).unwrap_or_default().to_owned(),
        Lang::Fr,
    );
    add(t::interest_post(lang), interest.post.clone(), own);
    add(t::interest_representative_name(lang), interest.representative_name.clone(), own);
    add(t::interest_representative_email(lang), interest.representative_email.clone(), own);
    if form.planned.len() > 1 {
        let chosen = form.planned.iter().find(|planned| Some(planned.id) == interest.planned);
        let title = chosen.map(|planned| planned.title.text(lang).to_owned());
        add(t::interest_planned(lang), title.unwrap_or_default(), lang);
    }
    add(t::interest_project_title(lang), interest.project.title.clone(), own);
    add(t::interest_project_text(lang), interest.project.text.clone(), own);
    add(
        t::interest_level(lang),
        interest.project.level.map(|each| level_word(lang, each)).unwrap_or_default().to_owned(),
        lang,
    );
    for question in form.questions.iter().filter(|question| question.reviewed) {
        add(question.label.text(lang), answer_words(lang, question, interest.answers.get(&question.id)), own);
    }
    if !form.needs.is_empty() {
        add(t::interest_needs(lang), needs(lang, form, typed), lang);
    }
    add(t::interest_own_need(lang), typed.own_need.trim().to_owned(), own);
    add(t::interest_months(lang), months(lang, interest.months), lang);
    add(t::interest_language(lang), own.endonym().to_owned(), own);
    add(t::interest_accessibility(lang), interest.accessibility.clone(), own);
    for question in form.questions.iter().filter(|question| !question.reviewed) {
        add(question.label.text(lang), answer_words(lang, question, interest.answers.get(&question.id)), own);
    }
    let yes_or_no = |yes: bool| if yes { t::interest_yes(lang) } else { t::interest_no(lang) }.to_owned();
    add(t::interest_steering(lang), yes_or_no(interest.steering), lang);
    add(t::interest_committed(lang), yes_or_no(interest.committed), lang);
    add(t::interest_research(lang), yes_or_no(interest.research), lang);
    all
}

/// The needs that were ranked, one on each line.
fn needs(lang: Lang, form: &CallForm, typed: &AnswerCall) -> String {
    let ranks = typed.ranks().check(lang, &form.needs, &mut FieldErrors::default());
    let line = |(id, rank): &(_, u32)| {
        let need = form.needs.iter().find(|need| need.id == *id)?;
        Some(format!("{rank}. {}", need.text.text(lang)))
    };
    ranks.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

fn months(lang: Lang, months: u16) -> String {
    let names: Vec<&str> = MONTHS
        .iter()
        .filter(|month| has_month(months, **month))
        .map(|month| format::month(lang, i8::try_from(*month).unwrap_or(1)))
        .collect();
    format::list(lang, &names)
}

/// The answer to a question in words; empty where there is none.
fn answer_words(lang: Lang, question: &Question, answer: Option<&Answer>) -> String {
    let choice = |index: usize| question.choices.get(index).map(|choice| choice.text(lang).to_owned());
    match answer {
        None => String::new(),
        Some(Answer::Text(text)) => text.clone(),
        Some(Answer::Choice(index)) => choice(*index).unwrap_or_default(),
        Some(Answer::Ranking(order)) => {
            let line = |(rank, index): (usize, &usize)| Some(format!("{rank}. {}", choice(*index)?));
            (1..).zip(order).filter_map(line).collect::<Vec<_>>().join("\n")
        }
        Some(Answer::Number(number)) => format::integer(lang, *number),
        Some(Answer::Consent(true)) => t::interest_yes(lang).to_owned(),
        Some(Answer::Consent(false)) => t::interest_no(lang).to_owned(),
    }
}

/// The entries as a list; those without a value are left out.
pub(super) fn list(lang: Lang, entries: Vec<Entry>) -> AnyView {
    let rows = entries
        .into_iter()
        .filter(|entry| !entry.value.is_empty())
        .map(|Entry { label, value, spoken }| {
            let tag = (spoken != lang).then(|| spoken.tag());
            let lines = value.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
            view! { <div><dt>{label}</dt><dd lang=tag>{lines}</dd></div> }
        })
        .collect_view();
    view! { <dl class="facts">{rows}</dl> }
}

/// The entries as a text.
pub(super) fn text(lang: Lang, call: &Call, address: &str, entries: &[Entry]) -> String {
    let mut text = format!("{}\n{address}\n", call.texts.title.text(lang));
    for Entry { label, value, .. } in entries.iter().filter(|entry| !entry.value.is_empty()) {
        text.push_str(&format!("\n{label}\n{value}\n"));
    }
    text
}
