//! Typing, saving, failing, sending.

use super::*;

#[test]
fn a_change_is_stored_on_the_device_at_once_and_saved_after_a_pause() {
    let mut driver = Driver::open();
    let effects = driver.type_text("Un");
    let [(key, draft)] = stores(&effects)[..] else { panic!("{effects:?}") };
    assert_eq!(key, KEY);
    assert_eq!((draft.at, draft.base, draft.after.as_str()), (START, 7, ""));
    assert_eq!(draft.fields, fields("Un"));
    assert!(saves(&driver.wait(SAVE_DELAY - 1)).is_empty());
    assert_eq!(saves(&driver.wait(1)), [&fields("Un")]);
    assert_eq!(driver.status(), Status::Saving);
}

#[test]
fn a_person_who_types_on_is_saved_once_after_the_last_change() {
    let mut driver = Driver::open();
    let mut effects = Vec::new();
    for text in ["U", "Un", "Un t", "Un texte"] {
        driver.type_text(text);
        effects.extend(driver.wait(SAVE_DELAY - 1));
    }
    assert!(saves(&effects).is_empty());
    assert_eq!(saves(&driver.wait(1)), [&fields("Un texte")]);
}

#[test]
fn the_devices_copy_is_removed_when_the_server_has_the_same_text() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    driver.wait(SAVE_DELAY);
    driver.now += 300;
    let effects = driver.succeed();
    assert!(removes(&effects, KEY));
    assert_eq!(driver.status(), Status::Saved { at: driver.now });
    assert!(driver.wait(600_000).is_empty(), "nothing is left to do");
}

#[test]
fn what_was_typed_while_saving_stays_on_the_device_and_is_saved_next() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    driver.wait(SAVE_DELAY);
    driver.type_text("Un deux");
    let effects = driver.succeed();
    assert!(!removes(&effects, KEY));
    assert_eq!(stores(&effects)[0].1.after, "tab-1@1", "it continues the version that is saved");
    assert_eq!(saves(&driver.wait(SAVE_DELAY)), [&fields("Un deux")]);
}

#[test]
fn a_field_that_changed_without_an_event_is_saved_after_the_save_in_progress() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    driver.wait(SAVE_DELAY);
    driver.form = fields("Un corrigé");
    driver.succeed();
    assert_eq!(saves(&driver.wait(SAVE_DELAY)), [&fields("Un corrigé")]);
}

#[test]
fn two_saves_are_never_in_progress_together() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    driver.wait(SAVE_DELAY);
    driver.type_text("Un deux");
    assert!(saves(&driver.wait(10 * SAVE_DELAY)).is_empty());
    driver.succeed();
    assert_eq!(saves(&driver.wait(SAVE_DELAY)).len(), 1);
}

#[test]
fn each_save_continues_the_version_before() {
    let mut driver = Driver::open();
    for turn in 1..4 {
        driver.type_text(&format!("Texte {turn}"));
        let effects = driver.wait(SAVE_DELAY);
        let Some(Effect::Save { tab, base, .. }) =
            effects.iter().find(|effect| matches!(effect, Effect::Save { .. }))
        else {
            panic!("{effects:?}")
        };
        let after = if turn == 1 { String::new() } else { format!("tab-1@{}", turn - 1) };
        assert_eq!((&tab.id[..], &tab.known_draft, *base), ("tab-1", &after, 7));
        driver.answer(SaveResult::Saved(format!("tab-1@{turn}")));
    }
}

#[test]
fn without_a_network_the_text_stays_on_the_device_and_saving_is_tried_ever_more_rarely() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    driver.wait(SAVE_DELAY);
    let mut delays = Vec::new();
    for _ in 0..7 {
        let effects = driver.answer(SaveResult::Failed);
        assert_eq!(stores(&effects).len(), 1);
        assert!(!removes(&effects, KEY));
        assert_eq!(driver.status(), Status::Offline);
        let delay = driver.autosave.deadline().expect("a retry") - driver.now;
        delays.push(delay);
        assert_eq!(saves(&driver.wait(delay)).len(), 1);
    }
    assert_eq!(delays, [3_000, 6_000, 12_000, 24_000, 48_000, 60_000, 60_000]);
    assert_eq!((delays[0], delays[6]), (FIRST_RETRY_DELAY, MAX_RETRY_DELAY));
}

#[test]
fn failures_in_a_row_are_shown_once() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    driver.wait(SAVE_DELAY);
    assert!(driver.answer(SaveResult::Failed).contains(&Effect::RenderStatus));
    for _ in 0..3 {
        assert!(
            !driver.wait(MAX_RETRY_DELAY).contains(&Effect::RenderStatus),
            "it does not say that it saves"
        );
        assert!(!driver.answer(SaveResult::Failed).contains(&Effect::RenderStatus));
    }
    driver.wait(MAX_RETRY_DELAY);
    assert!(driver.succeed().contains(&Effect::RenderStatus));
}

#[test]
fn delays_begin_anew_after_a_success() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    driver.wait(SAVE_DELAY);
    for _ in 0..4 {
        driver.answer(SaveResult::Failed);
        driver.wait(MAX_RETRY_DELAY);
    }
    driver.succeed();
    driver.type_text("Un deux");
    driver.wait(SAVE_DELAY);
    driver.answer(SaveResult::Failed);
    assert_eq!(driver.autosave.deadline(), Some(driver.now + FIRST_RETRY_DELAY));
}

#[test]
fn a_network_that_comes_back_ends_the_wait() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    driver.wait(SAVE_DELAY);
    driver.answer(SaveResult::Failed);
    assert_eq!(saves(&driver.apply(Event::Resumed)).len(), 1);
    assert!(saves(&driver.apply(Event::Resumed)).is_empty(), "one is in progress");
}

#[test]
fn coming_back_to_a_page_on_which_nothing_failed_saves_nothing() {
    let mut driver = Driver::open();
    assert!(driver.apply(Event::Resumed).is_empty());
    driver.type_text("Un");
    assert!(driver.apply(Event::Resumed).is_empty());
}

#[test]
fn an_ended_session_is_shown_with_a_link_until_saving_works_again() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    driver.wait(SAVE_DELAY);
    let effects = driver.answer(SaveResult::SessionEnded);
    assert_eq!(stores(&effects).len(), 1);
    assert_eq!(driver.status(), Status::SessionEnded);
    assert!(driver.autosave.session_ended());
    driver.apply(Event::Resumed);
    driver.succeed();
    assert!(!driver.autosave.session_ended());
    assert!(matches!(driver.status(), Status::Saved { .. }));
}

#[test]
fn a_device_that_stores_nothing_is_never_said_to_have_the_text() {
    for result in [SaveResult::Failed, SaveResult::SessionEnded] {
        let mut driver = Driver::open();
        driver.type_text("Un");
        driver.wait(SAVE_DELAY);
        driver.answer(result);
        let effects = driver.apply(Event::LocalStoreFinished(false));
        assert!(effects.contains(&Effect::RenderStatus));
        assert_eq!(driver.status(), Status::NotStored);
        driver.apply(Event::LocalStoreFinished(true));
        assert_ne!(driver.status(), Status::NotStored);
    }
}

#[test]
fn a_device_that_stores_nothing_does_not_matter_while_the_server_saves() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    assert!(driver.apply(Event::LocalStoreFinished(false)).is_empty());
    driver.wait(SAVE_DELAY);
    driver.succeed();
    assert!(matches!(driver.status(), Status::Saved { .. }));
}

#[test]
fn a_draft_of_another_tab_is_shown_and_the_text_stays_on_the_device() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    driver.wait(SAVE_DELAY);
    let effects = driver.answer(SaveResult::OtherTab);
    assert!(!removes(&effects, KEY));
    assert_eq!(driver.status(), Status::OtherTab);
    assert!(driver.wait(600_000).is_empty());
}

#[test]
fn a_refused_draft_is_shown_and_not_tried_again_before_the_next_change() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    driver.wait(SAVE_DELAY);
    driver.answer(SaveResult::Refused);
    assert_eq!(driver.status(), Status::Refused);
    assert!(driver.wait(600_000).is_empty());
    driver.type_text("Un deux");
    assert_eq!(saves(&driver.wait(SAVE_DELAY)).len(), 1);
}

#[test]
fn a_form_is_sent_once_its_text_is_saved() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    let effects = driver.apply(Event::SubmitRequested);
    assert_eq!(saves(&effects), [&fields("Un")], "it does not wait for the pause");
    assert!(!effects.contains(&Effect::Submit));
    let effects = driver.succeed();
    assert!(effects.contains(&Effect::Submit));
    assert!(removes(&effects, KEY));
}

#[test]
fn a_form_is_sent_when_the_server_answers_that_it_keeps_no_draft_of_it() {
    for result in [SaveResult::OtherTab, SaveResult::Refused] {
        let mut driver = Driver::open();
        driver.type_text("Un");
        driver.apply(Event::SubmitRequested);
        assert!(driver.answer(result).contains(&Effect::Submit));
    }
}

#[test]
fn a_form_that_cannot_be_saved_is_not_sent() {
    for result in [SaveResult::Failed, SaveResult::SessionEnded] {
        let mut driver = Driver::open();
        driver.type_text("Un");
        driver.apply(Event::SubmitRequested);
        assert!(!driver.answer(result).contains(&Effect::Submit));
        assert_eq!(saves(&driver.wait(FIRST_RETRY_DELAY)).len(), 1);
        assert!(!driver.succeed().contains(&Effect::Submit), "the person decides again");
        driver.apply(Event::SubmitRequested);
        assert!(driver.succeed().contains(&Effect::Submit));
    }
}

#[test]
fn a_form_sent_while_it_is_being_saved_is_saved_once_more_before() {
    for first in [SaveResult::Saved("tab-1@1".to_owned()), SaveResult::Failed, SaveResult::OtherTab] {
        let mut driver = Driver::open();
        driver.type_text("Un");
        driver.wait(SAVE_DELAY);
        driver.form = fields("Un deux");
        assert!(saves(&driver.apply(Event::SubmitRequested)).is_empty());
        let effects = driver.answer(first);
        assert_eq!(saves(&effects), [&fields("Un deux")]);
        assert!(!effects.contains(&Effect::Submit));
        assert!(driver.succeed().contains(&Effect::Submit));
    }
}

#[test]
fn a_page_that_stays_after_sending_goes_on_saving() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    driver.apply(Event::SubmitRequested);
    driver.succeed();
    driver.type_text("Un deux");
    let effects = driver.wait(SAVE_DELAY);
    assert_eq!(saves(&effects).len(), 1);
    assert!(!driver.succeed().contains(&Effect::Submit));
}

#[test]
fn a_discarded_draft_is_removed_from_the_device_and_does_not_come_back() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    driver.wait(SAVE_DELAY);
    assert_eq!(driver.apply(Event::DiscardRequested), [Effect::RemoveLocal(KEY.to_owned())]);
    assert!(driver.answer(SaveResult::Failed).is_empty(), "the save in progress stores nothing any more");
    assert!(driver.wait(600_000).is_empty());
}

#[test]
fn nothing_happens_before_the_form_is_there() {
    let mut driver = Driver::new();
    for event in [Event::Typed, Event::Resumed, Event::SubmitRequested, Event::Tick, Event::Recover(0)] {
        assert!(driver.apply(event).is_empty());
    }
    assert_eq!(driver.autosave.deadline(), None);
}

#[test]
fn an_early_tick_and_an_answer_to_nothing_do_nothing() {
    let mut driver = Driver::open();
    driver.type_text("Un");
    assert!(driver.apply(Event::Tick).is_empty());
    assert!(driver.succeed().is_empty());
    assert_eq!(driver.status(), Status::Nothing);
}

#[test]
fn what_a_program_wrote_without_telling_is_saved_when_the_person_leaves_the_field() {
    let mut driver = Driver::open();
    driver.type_text("une fote");
    driver.wait(SAVE_DELAY);
    assert!(driver.apply(Event::Left).is_empty(), "nothing has changed");
    driver.form = fields("une faute");
    let effects = driver.apply(Event::Left);
    assert!(effects.iter().any(
        |effect| matches!(effect, Effect::StoreLocally { draft, .. } if draft.fields == fields("une faute"))
    ));
}
