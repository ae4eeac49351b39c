//! The questions of a call as fields, in the form of an answer and in its preview; what was typed into a form that is gone.

use ensemble_common::prelude::*;

use super::model::{Question, QuestionKind};
use ensemble_core::{Lang, error::FieldErrors};
use ensemble_texts as t;
use ensemble_ui::{Check, Choice, Field, Icon, Notice, RadioGroup, Select, Shape, TextArea};

/// What a person typed into a form that is not there any more, to be copied: each text under the label of its field. Nothing where
/// nothing was typed.
#[must_use]
pub fn typed_before(lang: Lang, texts: &[(&str, &str)]) -> Option<AnyView> {
    let rows: Vec<AnyView> = texts
        .iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(label, text)| {
            let (label, text) = ((*label).to_owned(), (*text).to_owned());
            view! { <li class="stack gap-1"><b>{label}</b> <blockquote class="their-version">{text}</blockquote></li> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <Notice>
                <p><b>{t::call_typed(lang)}</b></p>
                <ul class="plain stack gap-3">{rows}</ul>
            </Notice>
        }
    })
}

/// A question as a field, `question.…` with its id. A choice is sent as its place in the list, a consent as `1`; a ranking has one
/// field for each choice, `question.….0` and so on, with its rank from 1. `typed` is what was typed in the field of a name. The
/// field's id is its name with hyphens. `own` is the language in which texts are written. Answers that are missing do not stop the
/// browser: a draft may lack them.
#[must_use]
pub fn question_field(
    lang: Lang,
    own: Lang,
    question: &Question,
    typed: &dyn Fn(&str) -> String,
    errors: &FieldErrors,
) -> AnyView {
    let (id, name) = (format!("question-{}", question.id), format!("question.{}", question.id));
    let asked = question.label.text(lang);
    let label = if question.required { asked.to_owned() } else { t::call_question_optional(lang, asked) };
    let hint = question.hint.as_ref().map_or("", |hint| hint.text(lang)).to_owned();
    let error = errors.of(&id);
    let value = typed(&name);
    match question.kind {
        QuestionKind::Text => {
            view! { <TextArea id name label hint value error rows=4 lang=own.tag() /> }
        }
        QuestionKind::Number => {
            view! { <Field id name kind="number" label hint value error inputmode="numeric" /> }
        }
        QuestionKind::Consent => {
            let checked = !value.is_empty();
            view! { <Check id name label hint error checked /> }
        }
        QuestionKind::Choice => {
            let choices = question
                .choices
                .iter()
                .enumerate()
                .map(|(index, choice)| {
                    let code = index.to_string();
                    let chosen = code == value;
                    Choice::new(code, choice.text(lang)).chosen(chosen)
                })
                .collect();
            view! { <RadioGroup id name label hint choices error /> }
        }
        QuestionKind::Ranking => {
            let ranks = |field: &str| {
                let chosen = typed(field);
                let none = std::iter::once(Choice::new("", t::call_question_no_rank(lang)));
                let ranks = (1..=question.choices.len()).map(|rank| {
                    let code = rank.to_string();
                    let label = t::call_question_rank(lang, rank);
                    let is_chosen = code == chosen;
                    Choice::new(code, label).chosen(is_chosen)
                });
                none.chain(ranks).collect::<Vec<_>>()
            };
            let rows = question
                .choices
                .iter()
                .enumerate()
                .map(|(index, choice)| {
                    // The summary of errors leads to the first.
                    let own_id = if index == 0 { id.clone() } else { format!("{id}-{index}") };
                    let own_name = format!("{name}.{index}");
                    let choices = ranks(&own_name);
                    let label = choice.text(lang).to_owned();
                    view! { <Select id=own_id name=own_name label choices /> }
                })
                .collect_view();
            let hinted = (!hint.is_empty()).then(|| format!("{id}-ranking-hint"));
            let wrong = !error.is_empty();
            let refused = wrong.then(|| format!("{id}-ranking-error"));
            let described = [hinted.clone(), refused.clone()].into_iter().flatten().collect::<Vec<_>>();
            let described = (!described.is_empty()).then(|| described.join(" "));
            let note = hinted.map(|note| view! { <p class="hint" id=note>{hint}</p> });
            let message = refused.map(|refused| {
                view! { <p class="error" id=refused><Icon shape=Shape::Alert /><span>{error}</span></p> }
            });
            view! {
                <fieldset class="field" class:invalid=wrong aria-describedby=described>
                    <legend>{label}</legend>
                    {note}
                    {message}
                    {rows}
                </fieldset>
            }
        }
    }
}
