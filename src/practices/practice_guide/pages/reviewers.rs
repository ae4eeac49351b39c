//! Who is asked to read a guide, what they said, and who else can be asked.

use std::collections::HashSet;

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::Preview,
        model::{Candidate, Review},
        paths, rules,
    },
    Composed,
};
use ensemble_core::{Lang, error::FieldErrors, ids::PersonId};
use ensemble_server::markdown;
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Face, RadioGroup, Weight};

/// Who reads the guide, and who can be asked.
pub(super) struct People {
    pub(super) candidates: Vec<Candidate>,
    pub(super) writers: HashSet<PersonId>,
}

pub(super) fn reviews(
    lang: Lang,
    of: &Composed,
    preview: &Preview,
    people: &People,
    errors: &FieldErrors,
) -> AnyView {
    let action = of.to(paths::REVIEWERS, lang);
    let rows =
        preview.reviews.iter().map(|review| reviewer(lang, &action, preview, people, review)).collect_view();
    let list = (!preview.reviews.is_empty()).then(|| view! { <ul class="reviewers">{rows}</ul> });
    let asked: HashSet<PersonId> = preview.reviews.iter().map(|review| review.person).collect();
    let choices: Vec<Choice> = people
        .candidates
        .iter()
        .filter(|candidate| !asked.contains(&candidate.person))
        .map(|candidate| Choice::new(candidate.person.to_string(), candidate.name.clone()))
        .collect();
    let form = (!choices.is_empty()).then(|| {
        view! {
            <form class="form" method="post" action=action.clone()>
                <RadioGroup
                    id="person"
                    label=t::practice_guide_ask_whom(lang)
                    choices=choices
                    many=true
                    error=errors.of("person")
                />
                <div class="actions">
                    <Button weight=Weight::Quiet>{t::practice_guide_ask_review(lang)}</Button>
                </div>
            </form>
        }
    });
    view! {
        <section class="stack" aria-labelledby="reviews">
            <h2 id="reviews">{t::practice_guide_reviews(lang)}</h2>
            <p>{t::practice_guide_reviews_text(lang, rules::REVIEWERS)}</p>
            {list}
            {form}
            <p><a href=of.to(paths::REVIEW, lang)>{t::practice_guide_read_draft(lang)}</a></p>
        </section>
    }
}

fn reviewer(lang: Lang, action: &str, preview: &Preview, people: &People, review: &Review) -> AnyView {
    let name = review.name.clone().unwrap_or_else(|| t::theme_closed_author(lang).to_owned());
    let (class, state) = if people.writers.contains(&review.person) {
        ("warn-word", t::practice_guide_reviewer_wrote(lang))
    } else {
        match &review.digest {
            Some(digest) if *digest == preview.digest => ("good-word", t::practice_guide_reviewer_done(lang)),
            Some(_) => ("warn-word", t::practice_guide_reviewer_outdated(lang)),
            None if review.reviewed_at.is_some() => ("warn-word", t::practice_guide_reviewer_remarks(lang)),
            None => ("muted", t::practice_guide_reviewer_asked(lang)),
        }
    };
    let note = (!review.note.is_empty()).then(|| {
        let html = markdown::lines(&review.note);
        view! { <blockquote class="their-version" inner_html=html></blockquote> }
    });
    let asks_again = review.digest.as_ref().is_none_or(|digest| *digest != preview.digest);
    let again = (asks_again && review.name.is_some()).then(|| {
        let name = name.clone();
        view! {
            <form method="post" action=action.to_owned()>
                <input type="hidden" name="person" value=review.person.to_string() />
                <Button weight=Weight::Quiet small=true>
                    {t::practice_guide_ask_again(lang)} <span class="visually-hidden">" " {name}</span>
                </Button>
            </form>
        }
    });
    view! {
        <li>
            <Face name=review.name.clone() />
            <div>
                {name.clone()} <small class=class>{state}</small>
                {note}
                <div class="row gap-2 no-print">
                    {again}
                    <form method="post" action=action.to_owned()>
                        <input type="hidden" name="withdraw" value=review.person.to_string() />
                        <Button weight=Weight::Quiet small=true>
                            {t::practice_guide_ask_no_more(lang)}
                            <span class="visually-hidden">" " {name.clone()}</span>
                        </Button>
                    </form>
                </div>
            </div>
        </li>
    }
}
