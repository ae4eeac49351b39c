//! What coordinators type of a guide, and what a guide lacks before it can be published. Pure.

use super::{MAX_ELEMENTS, MAX_LINE};
use crate::discussion_guide::model::{Guide, GuideStep, StepKind};
use ensemble_core::{Lang, LocalizedText};

/// What a text says in a language; empty when it says nothing in it.
#[must_use]
pub fn side(text: &LocalizedText, lang: Lang) -> &str {
    let shown = text.shown(lang);
    if shown.lang == lang { shown.text } else { "" }
}

/// Whether a text says something in a language.
#[must_use]
pub fn has(text: &LocalizedText, lang: Lang) -> bool {
    !side(text, lang).trim().is_empty()
}

/// A text that was typed in French and in English; `None` when both are empty. What was first written in a language stays the
/// original.
#[must_use]
pub fn text(before: Option<&LocalizedText>, [fr, en]: [&str; 2]) -> Option<LocalizedText> {
    let (fr, en) = (fr.trim(), en.trim());
    let is_english = before.is_some_and(|before| before.source() == Lang::En) && !en.is_empty();
    match (fr.is_empty(), en.is_empty()) {
        (true, true) => None,
        (true, false) => Some(LocalizedText::written(Lang::En, en, "")),
        (false, _) if is_english => Some(LocalizedText::written(Lang::En, en, fr)),
        (false, _) => Some(LocalizedText::written(Lang::Fr, fr, en)),
    }
}

/// A number of minutes, or another whole number from 1, as it was typed; `None` when it is none or higher than `most`.
#[must_use]
pub fn minutes(typed: &str, most: u16) -> Option<u16> {
    typed.trim().parse().ok().filter(|number| (1..=most).contains(number))
}

/// What came of key elements as they were typed, one on each line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elements {
    Read(Vec<LocalizedText>),
    /// There is none.
    None,
    TooMany,
    TooLong,
    /// Both languages have some, and not as many.
    Uneven {
        fr: usize,
        en: usize,
    },
}

/// Reads key elements. A draft may have them in one language only.
#[must_use]
pub fn elements([fr, en]: [&str; 2]) -> Elements {
    let lines = |typed: &str| -> Vec<String> {
        typed.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    };
    let (fr, en) = (lines(fr), lines(en));
    if fr.is_empty() && en.is_empty() {
        return Elements::None;
    }
    if !fr.is_empty() && !en.is_empty() && fr.len() != en.len() {
        return Elements::Uneven { fr: fr.len(), en: en.len() };
    }
    if fr.len().max(en.len()) > MAX_ELEMENTS {
        return Elements::TooMany;
    }
    if fr.iter().chain(&en).any(|line| line.chars().count() > MAX_LINE) {
        return Elements::TooLong;
    }
    let count = fr.len().max(en.len());
    let of = |lines: &[String], index: usize| lines.get(index).cloned().unwrap_or_default();
    let pairs = (0..count).filter_map(|index| text(None, [&of(&fr, index), &of(&en, index)]));
    Elements::Read(pairs.collect())
}

/// What a guide lacks before it can be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Title(Lang),
    Summary(Lang),
    Steps,
    /// The step at this place, from 1, is not whole in a language.
    Step(usize, Lang),
}

/// All that a guide lacks before it can be published: everybody reads it in their own language.
#[must_use]
pub fn missing(guide: &Guide) -> Vec<Missing> {
    let texts = &guide.texts;
    let summary = |lang| texts.summary.as_ref().is_some_and(|summary| has(summary, lang));
    let heads = Lang::ALL.into_iter().flat_map(|lang| {
        let title = (!has(&texts.title, lang)).then_some(Missing::Title(lang));
        title.into_iter().chain((!summary(lang)).then_some(Missing::Summary(lang)))
    });
    let none = guide.steps.is_empty().then_some(Missing::Steps);
    let steps = guide.steps.iter().enumerate().flat_map(|(index, step)| {
        let lacks = Lang::ALL.into_iter().filter(|lang| !is_whole(step, *lang));
        lacks.map(move |lang| Missing::Step(index + 1, lang)).collect::<Vec<_>>()
    });
    heads.chain(none).chain(steps).collect()
}

fn is_whole(step: &GuideStep, lang: Lang) -> bool {
    has(&step.title, lang)
        && has(&step.text, lang)
        && step.elements.iter().all(|element| has(element, lang))
        && (step.kind != StepKind::Elements || !step.elements.is_empty())
}

/// A list in which the entry at a place has changed places with its neighbour; `None` when it has none there.
#[must_use]
pub fn moved<T: Clone>(order: &[T], at: usize, up: bool) -> Option<Vec<T>> {
    let other = if up { at.checked_sub(1)? } else { at + 1 };
    if at >= order.len() || other >= order.len() {
        return None;
    }
    let mut moved = order.to_vec();
    moved.swap(at, other);
    Some(moved)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Elements, Guide, GuideStep, Lang, LocalizedText, Missing, StepKind};
    use super::{elements, minutes, missing, moved, side, text};
    use crate::discussion_guide::model::GuideTexts;

    fn both(fr: &str, en: &str) -> LocalizedText {
        LocalizedText::written(Lang::Fr, fr, en)
    }

    fn step(kind: StepKind, title: LocalizedText) -> GuideStep {
        let text = both("Parlez-en.", "Talk about it.");
        GuideStep {
            key: "a".to_owned(),
            kind,
            title,
            text,
            minutes: 10,
            video: None,
            sheet: None,
            elements: Vec::new(),
        }
    }

    #[test]
    fn a_typed_text_keeps_the_language_in_which_it_was_first_written() {
        let english = LocalizedText::written(Lang::En, "Our partners", "");
        let read = text(Some(&english), ["Nos partenaires", "Our partners"]).expect("a text");
        assert_eq!((read.source(), side(&read, Lang::Fr)), (Lang::En, "Nos partenaires"));
        let french = text(None, ["Nos partenaires", ""]).expect("a text");
        assert_eq!((french.source(), side(&french, Lang::En)), (Lang::Fr, ""));
        assert_eq!(text(Some(&english), ["Seul", ""]).map(|text| text.source()), Some(Lang::Fr));
        assert_eq!(text(None, [" ", "\n"]), None);
    }

    #[test]
    fn key_elements_are_lines_in_pairs() {
        let read = elements(["Savoir\n\nAgir", "Know\nAct"]);
        assert_eq!(read, Elements::Read(vec![both("Savoir", "Know"), both("Agir", "Act")]));
        assert_eq!(elements(["Savoir", ""]), Elements::Read(vec![both("Savoir", "")]));
        assert_eq!(elements(["Savoir", "Know\nAct"]), Elements::Uneven { fr: 1, en: 2 });
        assert_eq!(elements(["", " \n"]), Elements::None);
        assert_eq!(elements([&"a\n".repeat(13), ""]), Elements::TooMany);
        assert_eq!(elements([&"a".repeat(401), ""]), Elements::TooLong);
    }

    #[test]
    fn minutes_are_a_whole_number_in_their_limits() {
        for (typed, read) in
            [("10", Some(10)), (" 240 ", Some(240)), ("241", None), ("0", None), ("-1", None), ("dix", None)]
        {
            assert_eq!(minutes(typed, 240), read, "{typed:?}");
        }
    }

    #[test]
    fn a_guide_is_whole_once_each_text_is_in_both_languages() {
        let texts = GuideTexts {
            title: both("Nos partenaires", ""),
            summary: None,
            credit: None,
            licence: None,
            licence_is_complete: false,
        };
        let mut guide = Guide { texts, steps: Vec::new() };
        let lacks = missing(&guide);
        assert_eq!(
            lacks,
            [
                Missing::Summary(Lang::Fr),
                Missing::Title(Lang::En),
                Missing::Summary(Lang::En),
                Missing::Steps
            ]
        );
        guide.texts.title = both("Nos partenaires", "Our partners");
        guide.texts.summary = Some(both("Court", "Short"));
        guide.steps = vec![
            step(StepKind::Question, both("Avant", "Before")),
            step(StepKind::Question, both("Après", "")),
            step(StepKind::Elements, both("Éléments", "Elements")),
        ];
        let lacks = missing(&guide);
        assert_eq!(
            lacks,
            [Missing::Step(2, Lang::En), Missing::Step(3, Lang::Fr), Missing::Step(3, Lang::En)]
        );
        guide.steps[1].title = both("Après", "After");
        guide.steps[2].elements = vec![both("Agir", "Act")];
        assert_eq!(missing(&guide), [], "credit, licence and video may be missing");
    }

    proptest! {
        #[test]
        fn moving_loses_no_entry_and_moving_back_undoes_it(length in 0_usize..12, at in 0_usize..14, up: bool) {
            let order: Vec<usize> = (0..length).collect();
            if let Some(after) = moved(&order, at, up) {
                let mut sorted = after.clone();
                sorted.sort_unstable();
                prop_assert_eq!(&sorted, &order);
                let back = if up { at - 1 } else { at + 1 };
                prop_assert_eq!(moved(&after, back, !up), Some(order));
            } else {
                let at_the_end = if up { at == 0 } else { at + 1 == length };
                prop_assert!(at >= length || at_the_end);
            }
        }
    }
}
