use std::collections::{HashMap, HashSet};

use proptest::prelude::*;

use super::{
    super::model::{
        Chapter, ChapterUse, Content, Draft, Guide, Passage, PassageConsent, PassageImage, Review, Source,
        Step, Version,
    },
    Changes, LanguageState, MAX_IMAGES, Missing, Order, Place, Remarks, StepProblem, changes, content,
    edited, guide_slug, language_state, least_step, marked_current, missing, moved_chapter, moved_passage,
    next_version, read_by, remarks, side, takes_image,
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{
        CommunityId, GuideChapterId, GuideId, GuideImageId, PassageId, PersonId, PracticeId, ReflectionId,
    },
};

fn both(fr: &str, en: &str) -> LocalizedText {
    LocalizedText::written(Lang::Fr, fr, en)
}

fn passage(text: LocalizedText, consent: PassageConsent) -> Passage {
    Passage {
        id: PassageId::new(),
        title: None,
        text,
        source: match consent {
            PassageConsent::NotNeeded => Source::Written,
            _ => Source::Reflection { id: ReflectionId::new(), revision: 1 },
        },
        adapted: false,
        image: None,
        consent,
        quotations: Vec::new(),
        withdrawn_at: None,
        revision: 1,
        changed_at: 0,
    }
}

fn draft(chapters: Vec<Vec<Passage>>) -> Draft {
    let guide = Guide {
        id: GuideId::new(),
        community: CommunityId::new(),
        slug: "voir".to_owned(),
        title: both("Voir ensemble", "Seeing together"),
        summary: None,
        revision: 1,
        editions: 0,
        changed_at: 0,
    };
    let chapters = chapters.into_iter().map(|passages| Chapter {
        id: GuideChapterId::new(),
        title: both("Voir", "See"),
        usage: ChapterUse::default(),
        revision: 1,
        passages,
    });
    Draft { guide, chapters: chapters.collect() }
}

fn edition(draft: &Draft) -> Content {
    content(draft, &HashMap::new())
}

#[test]
fn a_guide_has_so_many_images_at_most() {
    let with_image = || {
        let image = PassageImage { id: GuideImageId::new(), width: 4, height: 4, alt: None };
        Passage { image: Some(image), ..passage(both("Un", "One"), PassageConsent::NotNeeded) }
    };
    let of = |count: usize| {
        let passages: Vec<Passage> = std::iter::repeat_with(with_image).take(count).collect();
        draft(vec![passages, vec![passage(both("Un", "One"), PassageConsent::NotNeeded)]])
    };
    assert!(takes_image(&of(MAX_IMAGES - 1)));
    assert!(!takes_image(&of(MAX_IMAGES)));
}

#[test]
fn a_language_is_behind_once_only_the_other_one_changed() {
    let text = edited(None, Lang::Fr, ["Un", "One"], 1).expect("a text");
    assert_eq!(language_state(&text, Lang::En), LanguageState::Current);
    let later = edited(Some(&text), Lang::Fr, ["Deux", "One"], 2).expect("a text");
    assert_eq!(language_state(&later, Lang::En), LanguageState::Outdated { since: 2 });
    assert_eq!(language_state(&later, Lang::Fr), LanguageState::Current);
    let again = edited(Some(&later), Lang::Fr, ["Trois", "One"], 3).expect("a text");
    assert_eq!(
        language_state(&again, Lang::En),
        LanguageState::Outdated { since: 2 },
        "since it was behind first"
    );
    let caught_up = edited(Some(&again), Lang::Fr, ["Trois", "Three"], 4).expect("a text");
    assert_eq!(language_state(&caught_up, Lang::En), LanguageState::Current);
    assert_eq!(language_state(&marked_current(&again), Lang::En), LanguageState::Current);
    let alone = edited(Some(&again), Lang::Fr, ["", "One"], 5).expect("a text");
    assert_eq!((language_state(&alone, Lang::Fr), side(&alone, Lang::Fr)), (LanguageState::Missing, ""));
    assert_eq!(edited(Some(&alone), Lang::Fr, ["", ""], 6), None);
}

#[test]
fn only_what_may_be_quoted_is_in_an_edition() {
    let all = PassageConsent::ALL.iter().map(|consent| passage(both(consent.code(), ""), *consent)).collect();
    let draft = draft(vec![all, vec![passage(both("seul", ""), PassageConsent::Asked)]]);
    let texts: Vec<String> =
        edition(&draft).passages().map(|(_, passage)| passage.text.text(Lang::Fr).to_owned()).collect();
    assert_eq!(texts, ["not-needed", "given"]);
    assert_eq!(edition(&draft).chapters.len(), 1, "a chapter with nothing to publish is none");
    assert_eq!(remarks(&draft), Remarks { asked: 2, over: 2, absent: [0, 2], ..Remarks::default() });
}

#[test]
fn the_title_of_a_practice_is_kept_as_it_was() {
    let (id, title) = (PracticeId::new(), both("La fiche", "The sheet"));
    let from = Passage {
        source: Source::Practice { id, version: 3 },
        ..passage(both("Le vendredi", ""), PassageConsent::NotNeeded)
    };
    let made = content(&draft(vec![vec![from]]), &HashMap::from([(id, title.clone())]));
    let kept = made.passages().next().expect("a passage").1;
    assert_eq!(
        (kept.source, kept.source_title.as_ref()),
        (Source::Practice { id, version: 3 }, Some(&title))
    );
}

#[test]
fn what_a_guide_lacks_is_named() {
    let empty = draft(Vec::new());
    assert_eq!(missing(&empty, 0), [Missing::Empty, Missing::Reviews(2)]);
    let image = |alt| Some(PassageImage { id: GuideImageId::new(), width: 1, height: 1, alt });
    let with = |text, alt| Passage { image: image(alt), ..passage(text, PassageConsent::NotNeeded) };
    let mut guide = draft(vec![
        vec![
            with(both("Un", "One"), Some(both("Une fiche", ""))),
            with(both("Deux", ""), Some(both("Une fiche", ""))),
            with(both("Trois", ""), None),
        ],
        vec![passage(both("Quatre", ""), PassageConsent::Withdrawn)],
    ]);
    guide.guide.title = both("Voir", "");
    assert_eq!(
        missing(&guide, 1),
        [
            Missing::Title(Lang::En),
            Missing::ImageText { chapter: 1, passage: 1 },
            Missing::ImageText { chapter: 1, passage: 3 },
            Missing::EmptyChapter(2),
            Missing::Reviews(1),
        ]
    );
    let whole = draft(vec![vec![with(both("Un", "One"), Some(both("Une fiche", "A sheet")))]]);
    assert!(missing(&whole, 2).is_empty());
}

#[test]
fn two_other_people_have_to_read_what_the_guide_says_now() {
    let [writer, publisher, one, two] = std::array::from_fn(|_| PersonId::new());
    let review = |person, digest: &str| Review {
        person,
        name: None,
        asked_at: 0,
        digest: Some(digest.to_owned()).filter(|digest| !digest.is_empty()),
        note: String::new(),
        reviewed_at: None,
    };
    let reviews = [
        review(writer, "now"),
        review(publisher, "now"),
        review(one, "now"),
        review(two, "before"),
        review(PersonId::new(), ""),
    ];
    let writers = HashSet::from([writer]);
    assert_eq!(read_by(&reviews, "now", &writers, Some(publisher)), 1);
    assert_eq!(read_by(&reviews, "before", &writers, Some(publisher)), 1);
    assert_eq!(read_by(&reviews, "now", &HashSet::new(), None), 3);
}

#[test]
fn the_version_follows_from_what_changed() {
    let before = draft(vec![vec![passage(both("Un", "One"), PassageConsent::NotNeeded)]]);
    let last = edition(&before);
    assert_eq!(next_version(None, &last, None), Ok(Version::FIRST));
    let version = Version { major: 1, minor: 2, patch: 0 };
    let next = |draft: &Draft, step| next_version(Some((version, &last)), &edition(draft), step);
    assert_eq!(next(&before, Some(Step::Major)), Err(StepProblem::Unchanged));
    let mut words = before.clone();
    words.chapters[0].passages[0].text = both("Un", "Just one");
    assert_eq!(next(&words, None), Err(StepProblem::Missing));
    assert_eq!(next(&words, Some(Step::Patch)).map(|next| next.to_string()), Ok("1.2.1".to_owned()));
    let mut more = before.clone();
    more.chapters[0].passages.push(passage(both("Deux", ""), PassageConsent::Given));
    assert_eq!(next(&more, Some(Step::Patch)), Err(StepProblem::TooSmall));
    assert_eq!(next(&more, Some(Step::Minor)).map(|next| next.to_string()), Ok("1.3".to_owned()));
    assert_eq!(next(&more, Some(Step::Major)).map(|next| next.to_string()), Ok("2.0".to_owned()));
    assert_eq!(least_step(&edition(&more), &last), Some(Step::Minor), "one that is gone");
    let counted = changes(&last, &edition(&more));
    assert_eq!((counted.added, counted.changed, counted.removed), (1, 0, 0));
    let counted = changes(&edition(&more), &edition(&words));
    assert_eq!((counted.added, counted.changed, counted.removed), (0, 1, 1));
}

#[test]
fn how_a_chapter_is_used_is_among_the_remarks_and_the_changes() {
    let before = draft(vec![
        vec![passage(both("Un", "One"), PassageConsent::NotNeeded)],
        vec![passage(both("Deux", "Two"), PassageConsent::Asked)],
    ]);
    let mut after = before.clone();
    let material = edited(Some(&both("Des fiches", "Cards")), Lang::Fr, ["Des cartes", "Cards"], 5);
    after.chapters[0].usage = ChapterUse { minutes: Some(20), material, prompts: None };
    after.chapters[1].usage.prompts = Some(both("Qui?", ""));
    let found = remarks(&after);
    assert_eq!(found.uses_outdated, [0, 1]);
    assert_eq!(found.uses_absent, [0, 0], "a chapter that is not published is not counted");
    after.chapters[0].usage.prompts = edited(None, Lang::En, ["", "Who?"], 6);
    let found = remarks(&after);
    assert_eq!((found.uses_outdated, found.uses_absent), ([0, 1], [1, 0]));
    let (old, new) = (edition(&before), edition(&after));
    assert_eq!(changes(&old, &new), Changes { chapters: 1, ..Changes::default() });
    assert_eq!(changes(&old, &old), Changes::default());
    assert_eq!(least_step(&old, &new), Some(Step::Patch));
}

#[test]
fn a_title_gives_an_address() {
    assert_eq!(guide_slug("Repérer tôt, sans étiqueter", 1), "reperer-tot-sans-etiqueter");
    assert_eq!(guide_slug("Repérer tôt", 3), "reperer-tot-3");
    assert_eq!(guide_slug("心", 2), "guide-2");
    assert!(guide_slug(&"mot ".repeat(60), 12).len() <= 60);
}

fn orders() -> impl Strategy<Value = Order> {
    prop::collection::vec(0usize..4, 1..5).prop_map(|sizes| {
        let chapter = |size| (GuideChapterId::new(), (0..size).map(|_| PassageId::new()).collect());
        sizes.into_iter().map(chapter).collect()
    })
}

fn flat(order: &[Place]) -> Vec<PassageId> {
    order.iter().flat_map(|(_, passages)| passages.clone()).collect()
}

proptest! {
    #[test]
    fn moving_loses_nothing_and_can_be_taken_back(order in orders(), pick in 0usize..20, up in any::<bool>()) {
        let (chapter, _) = order[pick % order.len()];
        if let Some(moved) = moved_chapter(&order, chapter, up) {
            prop_assert_eq!(moved_chapter(&moved, chapter, !up), Some(order.clone()));
        }
        let all = flat(&order);
        if all.is_empty() {
            return Ok(());
        }
        let id = all[pick % all.len()];
        match moved_passage(&order, id, up) {
            Some(moved) => {
                prop_assert_ne!(&moved, &order);
                prop_assert_eq!(flat(&moved).into_iter().collect::<HashSet<_>>(), all.iter().copied().collect());
                prop_assert_eq!(moved_passage(&moved, id, !up), Some(order));
            }
            None => {
                let end = if up { &order[0] } else { &order[order.len() - 1] };
                let last = if up { end.1.first() } else { end.1.last() };
                prop_assert_eq!(last, Some(&id), "it is at the end already");
            }
        }
    }

    /// The state of a language follows from when each of them was changed.
    #[test]
    fn the_state_of_a_language_is_that_of_its_history(edits in prop::collection::vec((0usize..3, 0usize..3), 1..30)) {
        let words = ["", "a", "b"];
        let mut text: Option<LocalizedText> = None;
        let mut current = [""; 2];
        // Since when each language is behind.
        let mut behind: [Option<i64>; 2] = [None; 2];
        for (now, (fr, en)) in (1_i64..).zip(edits) {
            let typed = [words[fr], words[en]];
            let changed = [typed[0] != current[0], typed[1] != current[1]];
            let was_pair = current.iter().all(|text| !text.is_empty());
            text = edited(text.as_ref(), Lang::Fr, typed, now);
            if typed.contains(&"") || !was_pair || changed == [true, true] {
                behind = [None; 2];
            } else if changed[0] != changed[1] {
                let (own, other) = if changed[0] { (0, 1) } else { (1, 0) };
                if behind[own].take().is_none() && behind[other].is_none() {
                    behind[other] = Some(now);
                }
            }
            current = typed;
            for (index, lang) in Lang::ALL.into_iter().enumerate() {
                let Some(text) = &text else { continue };
                let expected = match (typed[index], behind[index]) {
                    ("", _) => LanguageState::Missing,
                    (_, Some(since)) => LanguageState::Outdated { since },
                    (_, None) => LanguageState::Current,
                };
                prop_assert_eq!(language_state(text, lang), expected);
                prop_assert_eq!(side(text, lang), typed[index]);
            }
        }
    }
}
