//! Ballots, sums, what may be shown and changed. Pure.

use std::collections::BTreeMap;

use super::model::{Choice, Level, Method, OptionTally, Reason, Tally, Vote};
use ensemble_core::{Lang, LocalizedText, ids::VoteOptionId};

/// How many themes can be voted on at once.
pub const OPTIONS: std::ops::RangeInclusive<usize> = 2..=12;
/// How many dots a person may have.
pub const DOTS: std::ops::RangeInclusive<u8> = 1..=20;
/// How long a vote may be open, in milliseconds.
pub const LONGEST: i64 = 366 * 24 * 3_600_000;
/// The most characters of what is asked, and of what came of it.
pub const MAX_LINE: usize = 300;
/// The most characters of a reason.
pub const MAX_REASON: usize = 500;
/// How many secret ballots there must be before their sum is shown: the sum of one is the ballot itself.
pub const MIN_SECRET: u32 = 3;

/// Whether people can vote.
#[must_use]
pub const fn is_open(vote: &Vote, now: i64) -> bool {
    vote.closed_at.is_none() && vote.closes_at > now
}

/// Whether the last ballot is in: closing waits for those that are being cast, so that nothing changes after it. A vote whose
/// date has come is closed a moment later.
#[must_use]
pub const fn is_closed(vote: &Vote) -> bool {
    vote.closed_at.is_some()
}

/// Whether something may be said of how people voted, how many did included.
#[must_use]
pub const fn shows_results(vote: &Vote) -> bool {
    is_closed(vote) || !vote.hidden && !vote.secret
}

/// Whether the sum of so many ballots is kept back because it would tell what a person chose.
#[must_use]
pub const fn is_withheld(vote: &Vote, voters: u32) -> bool {
    vote.secret && voters < MIN_SECRET
}

/// Whether enough people voted.
#[must_use]
pub const fn has_quorum(vote: &Vote, voters: u32) -> bool {
    voters >= vote.quorum
}

/// Whether what can be chosen may be changed: ballots of a secret vote cannot be given back.
#[must_use]
pub const fn can_edit_options(vote: &Vote, now: i64) -> bool {
    is_open(vote, now) && !vote.secret
}

/// What becomes of the title of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleChange {
    /// It says what it said.
    Unchanged,
    /// It got a translation that it lacked, and what people read when they chose is as it was.
    Translated,
    /// It says something else.
    Renamed,
}

/// What becomes of the title of an option when this is written instead. How a translation stands makes no difference.
#[must_use]
pub fn title_change(before: &LocalizedText, after: &LocalizedText) -> TitleChange {
    match (before, after) {
        (LocalizedText::Single { lang, text }, LocalizedText::Pair { .. })
            if after.source() == *lang && after.text(*lang) == text =>
        {
            TitleChange::Translated
        }
        (LocalizedText::Pair { fr, en, .. }, LocalizedText::Pair { fr: other_fr, en: other_en, .. })
            if fr == other_fr && en == other_en =>
        {
            TitleChange::Unchanged
        }
        (LocalizedText::Single { .. }, LocalizedText::Single { .. }) if before == after => {
            TitleChange::Unchanged
        }
        _ => TitleChange::Renamed,
    }
}

/// What is wrong with a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BallotFault {
    /// Nothing was chosen.
    Empty,
    /// More dots were given than the person has.
    TooManyDots { given: u32 },
    /// What was sent of an option is nothing that the form offers.
    Unreadable(VoteOptionId),
    /// Nothing is said of an option in a vote by consent.
    NoLevel(VoteOptionId),
    /// A reservation or an objection has no reason.
    NoReason(VoteOptionId),
    /// The reason is too long.
    LongReason(VoteOptionId),
}

/// The ballot of a form in a language: what was sent for each option, and the reason.
///
/// # Errors
/// All that is wrong with it.
pub fn ballot(
    vote: &Vote,
    lang: Lang,
    sent: &BTreeMap<VoteOptionId, (String, String)>,
) -> Result<Vec<Choice>, Vec<BallotFault>> {
    let mut faults = Vec::new();
    let mut choices = Vec::new();
    let mut given: u32 = 0;
    for option in vote.options.iter().map(|option| option.id) {
        let (value, reason) =
            sent.get(&option).map_or(("", ""), |(value, reason)| (value.as_str(), reason.trim()));
        let mut chosen = |value: u8, reason: Option<&str>| {
            let reason = reason.map(|text| LocalizedText::Single { lang, text: text.to_owned() });
            choices.push(Choice { option, value, reason });
        };
        match vote.method {
            Method::Dots => match value {
                "" | "0" => {}
                typed => match typed.parse::<u8>() {
                    Ok(dots) => {
                        given += u32::from(dots);
                        chosen(dots, None);
                    }
                    Err(_) => faults.push(BallotFault::Unreadable(option)),
                },
            },
            Method::Approval => match value {
                "" => {}
                "1" => chosen(1, None),
                _ => faults.push(BallotFault::Unreadable(option)),
            },
            Method::Consent => match (value, Level::from_code(value)) {
                ("", _) => faults.push(BallotFault::NoLevel(option)),
                (_, None) => faults.push(BallotFault::Unreadable(option)),
                (_, Some(Level::Agree)) => chosen(Level::Agree.value(), None),
                (_, Some(_)) if reason.is_empty() => faults.push(BallotFault::NoReason(option)),
                (_, Some(_)) if reason.chars().count() > MAX_REASON => {
                    faults.push(BallotFault::LongReason(option));
                }
                (_, Some(level)) => chosen(level.value(), Some(reason)),
            },
        }
    }
    if vote.method == Method::Dots && given > u32::from(vote.dots) {
        faults.push(BallotFault::TooManyDots { given });
    }
    if faults.is_empty() && choices.is_empty() {
        faults.push(BallotFault::Empty);
    }
    if faults.is_empty() { Ok(choices) } else { Err(faults) }
}

/// Lets reasons that stay as they were keep their language, whatever that of the page on which the ballot was changed.
pub fn keep_languages(ballot: &mut [Choice], before: &[Choice]) {
    for choice in ballot {
        let old = before.iter().find(|each| each.option == choice.option).and_then(|old| old.reason.as_ref());
        if let (Some(old), Some(reason)) = (old, &mut choice.reason)
            && old.shown(Lang::Fr).text == reason.shown(Lang::Fr).text
        {
            *reason = old.clone();
        }
    }
}

impl Tally {
    /// Adds a ballot.
    pub fn add(&mut self, method: Method, ballot: &[Choice]) {
        for choice in ballot {
            self.0.entry(choice.option).or_default().add(method, choice);
        }
    }

    /// The sum of what was chosen of an option.
    #[must_use]
    pub fn of(&self, option: VoteOptionId) -> OptionTally {
        self.0.get(&option).cloned().unwrap_or_default()
    }
}

impl OptionTally {
    fn add(&mut self, method: Method, choice: &Choice) {
        match (method, Level::of(choice.value)) {
            (Method::Consent, Some(Level::Reservation)) => self.reservations += 1,
            (Method::Consent, Some(Level::Objection)) => self.objections += 1,
            (Method::Consent, _) => self.points += 1,
            _ => self.points += u32::from(choice.value),
        }
        if let Some(reason) = choice.reason.as_ref().map(|reason| reason.shown(Lang::Fr)) {
            let (text, lang) = (reason.text.to_owned(), reason.lang);
            self.reasons.push(Reason { text, lang, value: choice.value });
            self.reasons.sort();
        }
    }
}

/// The options that came out first: those with the most points or, by consent, those that no one objects to. None where
/// nothing was chosen.
#[must_use]
pub fn leading(vote: &Vote, tally: &Tally) -> Vec<VoteOptionId> {
    let of = |option: &super::model::VoteOption| tally.of(option.id);
    let most = vote.options.iter().map(|option| of(option).points).max().unwrap_or_default();
    let leads = |tally: &OptionTally| match vote.method {
        Method::Consent => tally.objections == 0 && tally.points + tally.reservations > 0,
        Method::Dots | Method::Approval => most > 0 && tally.points == most,
    };
    vote.options.iter().filter(|option| leads(&of(option))).map(|option| option.id).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{
        BallotFault, Choice, Level, Method, Tally, TitleChange, Vote, VoteOptionId, can_edit_options,
        has_quorum, is_closed, is_open, is_withheld, keep_languages, leading, shows_results, title_change,
    };
    use crate::vote::model::VoteOption;
    use ensemble_core::{
        Lang, LocalizedText, Translation,
        ids::{CommunityId, VoteId},
    };

    fn text(text: &str) -> LocalizedText {
        LocalizedText::Single { lang: Lang::Fr, text: text.to_owned() }
    }

    fn vote(method: Method) -> Vote {
        let option = |title: &str| VoteOption { id: VoteOptionId::new(), theme: None, title: text(title) };
        Vote {
            id: VoteId::new(),
            community: CommunityId::new(),
            title: text("Quoi?"),
            method,
            dots: if method == Method::Dots { 5 } else { 0 },
            secret: false,
            hidden: false,
            quorum: 0,
            revision: 1,
            opened_at: 0,
            closes_at: 100,
            closed_at: None,
            outcome: None,
            meeting: None,
            options: vec![option("a"), option("b")],
        }
    }

    fn ballot(
        vote: &Vote,
        sent: &BTreeMap<VoteOptionId, (String, String)>,
    ) -> Result<Vec<Choice>, Vec<BallotFault>> {
        super::ballot(vote, Lang::Fr, sent)
    }

    fn sent(vote: &Vote, values: [(&str, &str); 2]) -> BTreeMap<VoteOptionId, (String, String)> {
        let pair = |(value, reason): (&str, &str)| (value.to_owned(), reason.to_owned());
        vote.options.iter().map(|option| option.id).zip(values.map(pair)).collect()
    }

    #[test]
    fn dots_are_within_what_each_person_has() {
        let vote = vote(Method::Dots);
        let [one, two] = [vote.options[0].id, vote.options[1].id];
        let read = |values| ballot(&vote, &sent(&vote, values));
        let given = |option, value| Choice { option, value, reason: None };
        assert_eq!(read([("3", ""), ("2", "")]), Ok(vec![given(one, 3), given(two, 2)]));
        assert_eq!(read([("0", ""), ("1", "")]), Ok(vec![given(two, 1)]), "not all have to be given");
        assert_eq!(read([("3", ""), ("3", "")]), Err(vec![BallotFault::TooManyDots { given: 6 }]));
        assert_eq!(read([("255", ""), ("255", "")]), Err(vec![BallotFault::TooManyDots { given: 510 }]));
        assert_eq!(read([("", ""), ("0", "")]), Err(vec![BallotFault::Empty]));
        for wrong in ["-1", "256", "1.5", "x"] {
            assert_eq!(read([(wrong, ""), ("1", "")]), Err(vec![BallotFault::Unreadable(one)]), "{wrong}");
        }
    }

    #[test]
    fn only_what_people_read_makes_another_title() {
        let written = |own: &str, other: &str| LocalizedText::written(Lang::Fr, own, other);
        let (single, both) = (written("a", ""), written("a", "b"));
        let translation = Translation::Current { reviewed: false };
        let unreviewed =
            LocalizedText::Pair { source: Lang::Fr, fr: "a".to_owned(), en: "b".to_owned(), translation };
        for (before, after, change) in [
            (&single, written("a", ""), TitleChange::Unchanged),
            (&both, written("a", "b"), TitleChange::Unchanged),
            (&unreviewed, written("a", "b"), TitleChange::Unchanged),
            (&single, written("a", "b"), TitleChange::Translated),
            (&single, written("c", ""), TitleChange::Renamed),
            (&single, written("c", "b"), TitleChange::Renamed),
            (&both, written("a", "c"), TitleChange::Renamed),
            (&both, written("a", ""), TitleChange::Renamed),
        ] {
            assert_eq!(title_change(before, &after), change, "{before:?} {after:?}");
        }
    }

    #[test]
    fn an_approval_names_at_least_one() {
        let vote = vote(Method::Approval);
        let read = |values| ballot(&vote, &sent(&vote, values));
        assert_eq!(read([("1", ""), ("1", "")]).map(|ballot| ballot.len()), Ok(2));
        assert_eq!(read([("", ""), ("", "")]), Err(vec![BallotFault::Empty]));
        assert_eq!(read([("7", ""), ("", "")]), Err(vec![BallotFault::Unreadable(vote.options[0].id)]));
    }

    #[test]
    fn consent_says_something_of_each_and_why_not() {
        let vote = vote(Method::Consent);
        let [one, two] = [vote.options[0].id, vote.options[1].id];
        let read = |values| ballot(&vote, &sent(&vote, values));
        let good = read([("agree", "non"), ("objection", " trop long ")]).expect("a ballot");
        assert_eq!(good[0].reason, None, "who agrees needs no reason");
        assert_eq!((good[1].value, &good[1].reason), (Level::Objection.value(), &Some(text("trop long"))));
        assert_eq!(
            read([("", ""), ("reservation", " ")]),
            Err(vec![BallotFault::NoLevel(one), BallotFault::NoReason(two)])
        );
        let long = "x".repeat(501);
        assert_eq!(read([("agree", ""), ("objection", &long)]), Err(vec![BallotFault::LongReason(two)]));
    }

    #[test]
    fn a_reason_that_stays_keeps_its_language() {
        let vote = vote(Method::Consent);
        let before = ballot(&vote, &sent(&vote, [("objection", "Too early."), ("agree", "")]));
        let mut before = before.expect("a ballot");
        before[0].reason = Some(LocalizedText::Single { lang: Lang::En, text: "Too early.".to_owned() });
        let again = |reason| ballot(&vote, &sent(&vote, [("objection", reason), ("reservation", "Bof.")]));
        let mut same = again("Too early.").expect("a ballot");
        keep_languages(&mut same, &before);
        assert_eq!((&same[0].reason, &same[1].reason), (&before[0].reason, &Some(text("Bof."))));
        let mut other = again("Trop tôt.").expect("a ballot");
        keep_languages(&mut other, &before);
        assert_eq!(other[0].reason, Some(text("Trop tôt.")));
    }

    #[test]
    fn a_sum_does_not_say_who_voted_first() {
        let vote = vote(Method::Consent);
        let ballots = [
            ballot(&vote, &sent(&vote, [("objection", "zut"), ("agree", "")])).expect("a ballot"),
            ballot(&vote, &sent(&vote, [("reservation", "bof"), ("agree", "")])).expect("a ballot"),
        ];
        let sum = |order: [usize; 2]| {
            let mut tally = Tally::default();
            for index in order {
                tally.add(vote.method, &ballots[index]);
            }
            serde_json::to_string(&tally).expect("JSON")
        };
        assert_eq!(sum([0, 1]), sum([1, 0]));
        let read: Tally = serde_json::from_str(&sum([0, 1])).expect("a sum");
        let first = read.of(vote.options[0].id);
        assert_eq!((first.points, first.reservations, first.objections, first.reasons.len()), (0, 1, 1, 2));
        assert_eq!(leading(&vote, &read), [vote.options[1].id]);
        assert!(leading(&vote, &Tally::default()).is_empty());
    }

    #[test]
    fn results_are_shown_when_they_may_be() {
        let open = vote(Method::Approval);
        assert!(is_open(&open, 99) && !is_open(&open, 100) && shows_results(&open));
        let hidden = Vote { hidden: true, ..open.clone() };
        assert!(
            !shows_results(&hidden) && !is_closed(&hidden),
            "whatever the time: a ballot may still be on its way"
        );
        let secret = Vote { secret: true, ..open.clone() };
        assert!(!shows_results(&secret), "what changes between two looks would tell what a person chose");
        assert!(
            !can_edit_options(&secret, 1) && can_edit_options(&hidden, 1) && !can_edit_options(&open, 100)
        );
        assert!(is_withheld(&secret, 2) && !is_withheld(&secret, 3) && !is_withheld(&open, 1));
        let closed = Vote { closed_at: Some(5), quorum: 2, ..hidden };
        assert!(!is_open(&closed, 6) && is_closed(&closed) && shows_results(&closed));
        assert!(!has_quorum(&closed, 1) && has_quorum(&closed, 2));
    }
}
