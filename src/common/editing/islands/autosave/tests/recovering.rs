//! Drafts on the device that were never saved.

use super::*;

fn recovered_texts(driver: &Driver) -> Vec<(Option<&str>, &Fields)> {
    driver
        .autosave
        .recovered()
        .iter()
        .map(|recovered| (recovered.key.as_deref(), &recovered.draft.fields))
        .collect()
}

#[test]
fn a_draft_that_was_never_saved_is_shown_and_not_put_into_the_form() {
    let mut driver = Driver::new();
    let draft = driver.draft("Perdu");
    let effects = driver.open_with(vec![("draft/person/page/tab-0", draft)]);
    assert_eq!(effects, [Effect::RenderRecovered]);
    assert_eq!(recovered_texts(&driver), [(Some("draft/person/page/tab-0"), &fields("Perdu"))]);
}

#[test]
fn a_draft_with_the_text_that_the_server_rendered_is_removed() {
    let mut driver = Driver::new();
    let draft = driver.draft("");
    let effects = driver.open_with(vec![("draft/person/page/tab-0", draft)]);
    assert!(removes(&effects, "draft/person/page/tab-0"));
    assert!(recovered_texts(&driver).is_empty());
}

#[test]
fn a_draft_that_the_browser_put_back_by_itself_is_continued_and_saved_at_once() {
    let mut driver = Driver::new();
    driver.form = fields("Perdu");
    let draft = driver.draft("Perdu");
    let effects = driver.open_with(vec![("draft/person/page/tab-0", draft)]);
    let continued = Effect::Continue { subject: driver.subject, base: 5, after: "tab-0@3".to_owned() };
    assert!(effects.contains(&continued));
    assert_eq!(stores(&effects)[0].0, KEY);
    assert!(removes(&effects, "draft/person/page/tab-0"));
    assert!(recovered_texts(&driver).is_empty());
    assert_eq!(saves(&driver.wait(0)), [&fields("Perdu")]);
}

#[test]
fn a_draft_of_the_same_form_that_the_browser_put_back_stays_under_its_key() {
    let mut driver = Driver::new();
    driver.form = fields("Perdu");
    let draft = driver.draft("Perdu");
    let effects = driver.open_with(vec![(KEY, draft)]);
    assert!(!removes(&effects, KEY));
}

#[test]
fn a_recovered_draft_goes_into_the_form_and_is_saved_after_a_pause() {
    let mut driver = Driver::new();
    let draft = driver.draft("Perdu");
    driver.open_with(vec![("draft/person/page/tab-0", draft)]);
    let effects = driver.apply(Event::Recover(0));
    assert!(effects.contains(&Effect::Fill(fields("Perdu"))));
    driver.form = fields("Perdu");
    let effects = driver.apply(Event::Filled { complete: true });
    let [(key, stored)] = stores(&effects)[..] else { panic!("{effects:?}") };
    assert_eq!((key, stored.base, stored.after.as_str()), (KEY, 5, "tab-0@3"));
    assert!(removes(&effects, "draft/person/page/tab-0"));
    assert!(effects.contains(&Effect::RenderRecovered) && effects.contains(&Effect::FocusForm));
    assert_eq!(driver.status(), Status::Recovered);
    assert!(recovered_texts(&driver).is_empty());
    assert_eq!(saves(&driver.wait(SAVE_DELAY)), [&fields("Perdu")]);
}

#[test]
fn the_text_that_a_recovered_draft_replaced_can_be_brought_back() {
    let mut driver = Driver::new();
    let draft = driver.draft("Perdu");
    driver.open_with(vec![("draft/person/page/tab-0", draft)]);
    driver.type_text("Nouveau");
    driver.apply(Event::Recover(0));
    driver.form = fields("Perdu");
    driver.apply(Event::Filled { complete: true });
    assert_eq!(recovered_texts(&driver), [(None, &fields("Nouveau"))]);
    let effects = driver.apply(Event::Recover(0));
    let continued = Effect::Continue { subject: driver.subject, base: 7, after: String::new() };
    assert!(effects.contains(&continued), "it begins from where it began");
    driver.form = fields("Nouveau");
    let effects = driver.apply(Event::Filled { complete: true });
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::RemoveLocal(_))));
    assert_eq!(recovered_texts(&driver), [(None, &fields("Perdu"))]);
}

#[test]
fn a_recovered_draft_with_texts_that_found_no_field_stays_on_the_device() {
    let mut driver = Driver::new();
    let draft = driver.draft("Perdu");
    driver.open_with(vec![("draft/person/page/tab-0", draft)]);
    driver.apply(Event::Recover(0));
    let effects = driver.apply(Event::Filled { complete: false });
    assert!(!removes(&effects, "draft/person/page/tab-0"));
}

#[test]
fn an_unwanted_draft_is_removed_and_the_others_stay() {
    let mut driver = Driver::new();
    let drafts = vec![("a", driver.draft("Un")), ("b", driver.draft("Deux")), ("c", driver.draft("Trois"))];
    driver.open_with(drafts);
    let effects = driver.apply(Event::Forget(1));
    assert!(removes(&effects, "b"));
    assert_eq!(driver.status(), Status::Discarded);
    assert_eq!(recovered_texts(&driver), [(Some("a"), &fields("Un")), (Some("c"), &fields("Trois"))]);
    assert!(saves(&driver.wait(600_000)).is_empty());
}

#[test]
fn buttons_of_drafts_that_are_gone_do_nothing() {
    let mut driver = Driver::open();
    assert!(driver.apply(Event::Recover(0)).is_empty());
    assert!(driver.apply(Event::Forget(3)).is_empty());
    assert!(driver.apply(Event::Filled { complete: true }).is_empty());
}
