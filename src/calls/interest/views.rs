//! What several pages show of an answer to a call, as far as the table of rights lets a party read it.

use ensemble_common::prelude::*;

use super::{
    model::{Answer, Interest},
    rules::mask::{self, Known, Piece},
};
use crate::call::{
    model::{CallPhase, Question},
    rules::rights::{Field, Party, may_read},
};
use ensemble_communities::community::level_word;
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_texts as t;
use ensemble_ui::{Icon, LangBadge, Shape, Spoken};

/// Whether a party reads without names: marks stand in place of what would tell from whom a text comes.
const fn is_masked(party: Party, blind: bool) -> bool {
    blind && matches!(party, Party::Reviewer)
}

/// A project: its number, level and language, its title, and what it is. Where it is read with names, whose it is. Parts that the
/// party may not read in this phase are left out. The title has the id `project`.
#[must_use]
pub fn project(lang: Lang, interest: &Interest, party: Party, phase: CallPhase, blind: bool) -> AnyView {
    let reads = |field| may_read(party, phase, field, blind);
    let hides = is_masked(party, blind);
    let (title, text) = if hides {
        mask::without_names(interest)
    } else {
        (interest.project.title.clone(), interest.project.text.clone())
    };
    let tag = (interest.lang != lang).then(|| interest.lang.tag());
    let number = interest.number.map(|number| t::interest_manage_number(lang, number));
    let level = interest.project.level.filter(|_| reads(Field::Project)).map(|level| level_word(lang, level));
    let about = [number, level.map(str::to_owned)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let separator = (!about.is_empty()).then_some(" · ");
    let kind = view! {
        <p class="kind">{about} {separator} <LangBadge lang spoken=Spoken::Only(interest.lang) /></p>
    };
    let title = reads(Field::ProjectTitle).then(|| {
        view! { <h2 class="statement" id="project" lang=tag>{pieces(lang, tag.is_some(), &title)}</h2> }
    });
    let whose = (party == Party::Reviewer || party == Party::Member)
        .then(|| who(lang, interest, party, phase, blind));
    let notice = hides.then(|| {
        view! { <p class="blind"><Icon shape=Shape::Person /> <span>{t::interest_manage_blind(lang)}</span></p> }
    });
    let text = reads(Field::Project)
        .then(|| view! { <div class="project-text" lang=tag>{paragraphs(lang, tag.is_some(), &text)}</div> });
    view! {
        <section class="stack gap-3" aria-labelledby="project">
            {kind}
            {title}
            {whose}
            {notice}
            {text}
        </section>
    }
}

/// The person and the organization, for those who may read them.
fn who(lang: Lang, interest: &Interest, party: Party, phase: CallPhase, blind: bool) -> Option<AnyView> {
    let reads = |field| may_read(party, phase, field, blind);
    let mut all = Vec::new();
    if reads(Field::Person) {
        all.extend([interest.name.clone(), interest.post.clone()]);
    }
    if reads(Field::Organization) {
        all.push(interest.organization_name.clone());
    }
    all.retain(|words| !words.is_empty());
    let tag = (interest.lang != lang).then(|| interest.lang.tag());
    (!all.is_empty()).then(|| view! { <p class="meta" lang=tag>{all.join(", ")}</p> })
}

/// The answers to the questions of the call that a party may read, under their questions; nothing without one.
#[must_use]
pub fn answers(
    lang: Lang,
    interest: &Interest,
    questions: &[Question],
    (party, phase, blind): (Party, CallPhase, bool),
) -> Option<AnyView> {
    let rows: Vec<AnyView> = questions
        .iter()
        .filter(|question| {
            let field = if question.reviewed { Field::ReviewedAnswers } else { Field::OtherAnswers };
            may_read(party, phase, field, blind)
        })
        .filter_map(|question| {
            let answer = answer(lang, interest, question, is_masked(party, blind))?;
            Some(view! { <div><dt>{question.label.text(lang).to_owned()}</dt><dd>{answer}</dd></div> })
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <dl class="facts">{rows}</dl> })
}

fn answer(lang: Lang, interest: &Interest, question: &Question, hides: bool) -> Option<AnyView> {
    let choice = |place: &usize| question.choices.get(*place).map(|choice| choice.text(lang).to_owned());
    Some(match interest.answers.get(&question.id)? {
        Answer::Text(text) => written(lang, interest, text, hides),
        Answer::Choice(place) => choice(place)?.into_any(),
        Answer::Ranking(order) => {
            let rows = order.iter().filter_map(choice).map(|words| view! { <li>{words}</li> }).collect_view();
            view! { <ol>{rows}</ol> }
        }
        Answer::Number(number) => format::integer(lang, *number).into_any(),
        Answer::Consent(true) => t::interest_manage_consent(lang).into_any(),
        Answer::Consent(false) => return None,
    })
}

/// Masks in the texts of an answer the names that the portal knows of its organization, as the other language's and the short one,
/// before reviewers read it who read without names. What the person typed themself is masked where a text is shown.
pub fn hide_known_names(
    interest: &mut Interest,
    own_need: Option<&mut LocalizedText>,
    organizations: &[String],
) {
    let known = organizations.iter().fold(Known::default(), |known, name| known.organization(name));
    let hide = |text: &mut String| *text = mask::mask(text, &known);
    hide(&mut interest.project.title);
    hide(&mut interest.project.text);
    for answer in interest.answers.values_mut() {
        if let Answer::Text(text) = answer {
            hide(text);
        }
    }
    if let Some(LocalizedText::Single { text, .. }) = own_need {
        hide(text);
    }
}

/// A text of an answer for a party: with marks in place of what would tell from whom it comes, where the party reads without names.
#[must_use]
pub fn text(lang: Lang, interest: &Interest, text: &str, party: Party, blind: bool) -> AnyView {
    written(lang, interest, text, is_masked(party, blind))
}

fn written(lang: Lang, interest: &Interest, text: &str, hides: bool) -> AnyView {
    let masked = hides.then(|| mask::mask(text, &Known::of(interest, &[])));
    let shown = masked.as_deref().unwrap_or(text);
    let tag = (interest.lang != lang).then(|| interest.lang.tag());
    view! { <div class="project-text" lang=tag>{paragraphs(lang, tag.is_some(), shown)}</div> }
}

/// A text with marks, in paragraphs. `foreign` is whether it is in another language than the page.
fn paragraphs(lang: Lang, foreign: bool, text: &str) -> AnyView {
    text.split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| {
            let lines = paragraph
                .lines()
                .enumerate()
                .map(|(index, line)| {
                    let breaks = (index > 0).then(|| view! { <br /> });
                    view! { {breaks} {pieces(lang, foreign, line)} }
                })
                .collect_view();
            view! { <p>{lines}</p> }
        })
        .collect_view()
        .into_any()
}

/// A line with marks: each is shown as a word that says so.
fn pieces(lang: Lang, foreign: bool, text: &str) -> AnyView {
    let tag = foreign.then(|| lang.tag());
    mask::pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.to_owned().into_any(),
            Piece::Masked => view! { <span class="masked" lang=tag>{t::interest_manage_masked(lang)}</span> },
        })
        .collect_view()
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{answer as sent, new_call};

    #[test]
    fn a_mark_is_read_as_words_and_the_rest_stays_text() {
        let html = pieces(Lang::Fr, false, &format!("À {}, <b>en</b> mai", mask::MARKS)).to_html();
        assert!(html.contains("<span class=\"masked\">passage masqué</span>"), "{html}");
        assert!(html.contains("&lt;b&gt;en&lt;/b&gt;") && !html.contains(mask::MARK), "{html}");
    }

    #[test]
    fn names_that_only_the_portal_knows_of_an_organization_are_hidden() {
        let mut interest = sent(&new_call("essai", 0), 0, None, "camille@erables.example");
        interest.project.text = "Au CSSZIR, avec le Zirconium School Board.".to_owned();
        let mut need = Some(LocalizedText::Single { lang: Lang::Fr, text: "Du temps au CSSZIR.".to_owned() });
        let names = ["CSSZIR".to_owned(), "Zirconium School Board".to_owned()];
        hide_known_names(&mut interest, need.as_mut(), &names);
        let marks = mask::MARKS;
        assert_eq!(interest.project.text, format!("Au {marks}, avec le {marks}."));
        let hidden = need.expect("the need");
        assert_eq!(hidden.text(Lang::Fr), format!("Du temps au {marks}."));
    }
}
