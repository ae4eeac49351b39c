//! The names of values, in both languages.

use std::collections::HashSet;

use super::{
    model::{Answer, AnswerKind, Behind, Change, ChangeKind, Figures, Finding, Progress},
    rules,
};
use ensemble_communities::community::model::Profession;
use ensemble_core::{Lang, format};
use ensemble_texts as t;

/// What the managers can answer.
pub(super) fn answer(lang: Lang, answer: AnswerKind) -> &'static str {
    match answer {
        AnswerKind::Accepted => t::finding_choose_accepted(lang),
        AnswerKind::Later => t::finding_choose_later(lang),
        AnswerKind::Refused => t::finding_choose_refused(lang),
    }
}

/// What they answered.
pub(super) fn answered(lang: Lang, answer: AnswerKind) -> &'static str {
    match answer {
        AnswerKind::Accepted => t::finding_accepted(lang),
        AnswerKind::Later => t::finding_later(lang),
        AnswerKind::Refused => t::finding_refused(lang),
    }
}

/// How far the action is.
pub(super) fn progress(lang: Lang, progress: Progress) -> &'static str {
    match progress {
        Progress::Planned => t::finding_planned(lang),
        Progress::Begun => t::finding_begun(lang),
        Progress::Done => t::finding_done(lang),
        Progress::Dropped => t::finding_dropped(lang),
    }
}

/// What happened, with the code of the answer or of the action.
pub(super) fn change(lang: Lang, change: &Change) -> String {
    let words = match change.kind {
        ChangeKind::Gathered => t::finding_change_gathered(lang),
        ChangeKind::Edited => t::finding_change_edited(lang),
        ChangeKind::Offered => t::finding_change_offered(lang),
        ChangeKind::Joined => t::finding_change_joined(lang),
        ChangeKind::Sent => t::finding_change_sent(lang),
        ChangeKind::Reminded => t::finding_change_reminded(lang),
        ChangeKind::Answered => t::finding_change_answered(lang),
        ChangeKind::AnswerChanged => t::finding_change_answer_changed(lang),
        ChangeKind::Progressed => t::finding_change_progressed(lang),
    };
    let code = change.detail.as_deref().unwrap_or_default();
    let detail = match change.kind {
        ChangeKind::Progressed => Progress::from_code(code).map(|each| progress(lang, each)),
        _ => AnswerKind::from_code(code).map(|each| answered(lang, each)),
    };
    match detail {
        Some(detail) => t::finding_change_with(lang, words, detail),
        None => words.to_owned(),
    }
}

/// A day.
pub(super) fn day(lang: Lang, millis: i64) -> String {
    format::date(lang, format::local(millis).date())
}

/// A day as the field of a form has it.
pub(super) fn typed_day(millis: i64) -> String {
    format::local(millis).date().to_string()
}

/// The number of a finding, and to how many professions or communities it is common, where to several. `all` are the professions that
/// have a community and could gather it: where each of them does, it is common to all.
pub(super) fn heading(lang: Lang, finding: &Finding, all: &[Profession]) -> String {
    let number = t::finding_number(lang, finding.number);
    let communities = finding.gathered_by().count();
    let professions: HashSet<_> = finding
        .gathered_by()
        .filter_map(|place| place.profession)
        .map(|profession| profession.code())
        .collect();
    let is_of_all = all.len() > 1 && all.iter().all(|profession| professions.contains(profession.code()));
    let common = match (professions.len(), communities) {
        _ if is_of_all => t::finding_common_all(lang).to_owned(),
        (many @ 2.., _) => t::finding_common_professions(lang, many),
        (_, many @ 2..) => t::finding_common_communities(lang, many),
        _ => return number,
    };
    format!("{number}, {common}")
}

/// The names of the communities that gather it.
pub(super) fn gathered_by(lang: Lang, finding: &Finding) -> String {
    let names: Vec<&str> = finding.gathered_by().map(|place| place.name.text(lang)).collect();
    format::list(lang, &names)
}

/// Who is named of the authors of a reflection behind a finding.
pub(super) fn credit(lang: Lang, behind: &Behind) -> String {
    if behind.names.is_empty() { t::finding_unnamed(lang).to_owned() } else { behind.names.join("; ") }
}

/// What is behind a finding, in numbers. Few people are not counted: they could be recognized.
pub(super) fn figures(lang: Lang, figures: Figures) -> Vec<(String, String)> {
    let number = |count: u32| format::integer(lang, i64::from(count));
    let hidden = |count: u32| rules::shown(count).map_or_else(|| t::finding_few(lang).to_owned(), number);
    let mut counts = vec![(t::finding_reflections(lang, figures.reflections), number(figures.reflections))];
    if figures.reflections > 0 {
        counts.push((t::finding_organizations(lang).to_owned(), hidden(figures.organizations)));
        counts.push((t::finding_people(lang).to_owned(), hidden(figures.people)));
    }
    counts.push((t::finding_decisions(lang, figures.decisions), number(figures.decisions)));
    counts
}

/// The decisions behind a finding, by their numbers and when they were taken.
pub(super) fn decisions(lang: Lang, decisions: &[(i64, i64)]) -> Option<String> {
    let each = decisions.iter().map(|(number, at)| t::finding_decision_of(lang, day(lang, *at), *number));
    let all: Vec<String> = each.collect();
    (!all.is_empty()).then(|| t::finding_decisions_of(lang, format::list(lang, &all), all.len()))
}

/// Who answered a finding and when, until when what is done, and how far it is.
pub(super) fn answer_facts(lang: Lang, finding: &Finding, answer: &Answer) -> Vec<String> {
    let by = finding.answering().map(|place| place.name.text(lang).to_owned()).unwrap_or_default();
    let date = answer.date.map(|date| {
        let until = day(lang, date);
        match answer.kind {
            AnswerKind::Accepted => t::finding_action_by(lang, until, answer.who.as_str()),
            AnswerKind::Later | AnswerKind::Refused => t::finding_again_on(lang, until),
        }
    });
    let reached = answer.progress.map(|reached| progress(lang, reached).to_owned());
    [Some(t::finding_answered_by(lang, by, day(lang, answer.at))), date, reached]
        .into_iter()
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::heading;
    use crate::finding::model::{Finding, Part, Place};
    use ensemble_communities::community::model::Profession;
    use ensemble_core::{Lang, LocalizedText};

    const ALL: [Profession; 3] =
        [Profession::Psychologist, Profession::Psychoeducator, Profession::RemedialTeacher];

    /// A finding of communities of these professions, in this part.
    fn finding(places: &[(Option<Profession>, Part)]) -> Finding {
        let text = |text: &str| LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() };
        let place = |(profession, part): &(Option<Profession>, Part)| Place {
            id: Uuid::nil().into(),
            name: text("Une communauté"),
            slugs: ["une".to_owned(), "one".to_owned()],
            profession: *profession,
            part: *part,
        };
        Finding {
            id: Uuid::nil().into(),
            community: Uuid::nil().into(),
            number: 4,
            statement: text("Un constat"),
            asked: text("Une demande"),
            revision: 1,
            created_at: 0,
            sent: None,
            answer: None,
            places: places.iter().map(place).collect(),
        }
    }

    /// What the heading says after the number, in both languages.
    fn said(places: &[(Option<Profession>, Part)], all: &[Profession]) -> [Option<String>; 2] {
        let finding = finding(places);
        [Lang::Fr, Lang::En].map(|lang| {
            heading(lang, &finding, all).split_once(", ").map(|(_, rest)| rest.replace('\u{a0}', " "))
        })
    }

    fn words(fr: &str, en: &str) -> [Option<String>; 2] {
        [Some(fr.to_owned()), Some(en.to_owned())]
    }

    #[test]
    fn a_finding_of_each_profession_that_has_a_community_is_common_to_all() {
        let [one, two, three] = ALL.map(Some);
        let whole = [(one, Part::Origin), (two, Part::Joined), (three, Part::Joined)];
        assert_eq!(said(&whole, &ALL), words("commun à toutes les professions", "shared by all professions"));
        assert_eq!(
            said(&whole[..2], &ALL[..2]),
            words("commun à toutes les professions", "shared by all professions")
        );
        assert_eq!(said(&whole[..2], &ALL), words("commun à 2 professions", "shared by 2 professions"));
        assert_eq!(said(&whole[..1], &ALL), [None, None]);
        assert_eq!(said(&whole[..1], &ALL[..1]), [None, None], "one profession alone shares nothing");
    }

    #[test]
    fn those_who_were_asked_or_answer_do_not_share_it() {
        let [one, two, three] = ALL.map(Some);
        let some = [
            (one, Part::Origin),
            (two, Part::Joined),
            (three, Part::Offered),
            (Some(Profession::Manager), Part::Answering),
        ];
        assert_eq!(said(&some, &ALL), words("commun à 2 professions", "shared by 2 professions"));
    }

    #[test]
    fn two_communities_of_one_profession_or_of_none_share_it_as_communities() {
        let same = [(Some(ALL[0]), Part::Origin), (Some(ALL[0]), Part::Joined)];
        assert_eq!(said(&same, &ALL), words("commun à 2 communautés", "shared by 2 communities"));
        let none = [(None, Part::Origin), (None, Part::Joined)];
        assert_eq!(said(&none, &ALL), words("commun à 2 communautés", "shared by 2 communities"));
    }
}
