//! The clock as a machine: time is conserved, two people make one state, a restart changes nothing.

use proptest::prelude::*;

use ensemble_meetings::facilitation::model::{
    AgendaItem, Command, MINUTE, Refusal, Run, ServerTime, Source, Taken, Thresholds, apply,
};

const BEGUN: i64 = 1_000_000_000;

fn agenda(minutes: &[u16]) -> Vec<AgendaItem> {
    minutes
        .iter()
        .enumerate()
        .map(|(index, minutes)| AgendaItem { id: index.to_string(), minutes: *minutes })
        .collect()
}

fn begun(minutes: &[u16]) -> Run {
    let total: i64 = minutes.iter().map(|minutes| i64::from(*minutes)).sum();
    Run::begin(&agenda(minutes), BEGUN + total * MINUTE, BEGUN)
}

fn at(minutes: i64) -> i64 {
    BEGUN + minutes * MINUTE
}

fn done(run: &Run, command: &Command, now: i64) -> Run {
    apply(run, command, now).expect("it can be done")
}

fn next(from: &str) -> Command {
    Command::Next { from: from.to_owned() }
}

fn taken(item: &str, seen: u16, minutes: u16) -> Taken {
    Taken { item: item.to_owned(), seen, minutes }
}

/// All that was counted: of the items, of none, and the stretch that is running.
fn counted(run: &Run, now: i64) -> i64 {
    let items: i64 = run.items.iter().map(|item| item.spent).sum();
    items + run.unassigned + run.counted_until(now) - run.item_since
}

#[test]
fn next_pressed_twice_is_one_step() {
    let run = begun(&[10, 20, 30]);
    let once = done(&run, &next("0"), at(5));
    assert_eq!((once.current.as_deref(), once.version), (Some("1"), 2));
    assert_eq!(done(&once, &next("0"), at(5)), once, "the second press saw the first item");
    let last = done(&done(&once, &next("1"), at(6)), &next("2"), at(7));
    assert_eq!(last.current.as_deref(), Some("2"), "there is none after the last");
    let back = done(&last, &Command::Previous { from: "2".to_owned() }, at(8));
    assert_eq!(back.current.as_deref(), Some("1"));
    let first = done(&back, &Command::Previous { from: "1".to_owned() }, at(9));
    assert_eq!(done(&first, &Command::Previous { from: "0".to_owned() }, at(9)), first);
}

#[test]
fn a_pause_stops_the_item_and_moves_the_end() {
    let run = begun(&[10, 20]);
    let paused = done(&run, &Command::Pause, at(4));
    assert_eq!(done(&paused, &Command::Pause, at(6)), paused, "the second pause changes nothing");
    let item = paused.current_item().expect("an item");
    assert_eq!(paused.left(item, at(9)), 6 * MINUTE);
    assert_eq!(paused.forecast(at(9)).ends_at, at(35), "five minutes later than planned");
    let moved = done(&paused, &next("0"), at(10));
    let resumed = done(&moved, &Command::Resume, at(12));
    assert_eq!(resumed.items[0].spent, 4 * MINUTE, "a step during a pause");
    assert_eq!(resumed.spent(&resumed.items[1], at(15)), 3 * MINUTE);
    assert_eq!(resumed.elapsed(at(15)), 7 * MINUTE);
    assert_eq!(done(&resumed, &Command::Resume, at(15)), resumed);
}

#[test]
fn minutes_come_from_a_named_item_or_make_the_rest_later() {
    let run = begun(&[10, 20, 30]);
    let longer = Command::Adjust { item: "0".to_owned(), seen: 10, minutes: 5, from: None };
    let later = done(&run, &longer, at(1));
    assert_eq!((later.items[0].minutes, later.forecast(at(1)).excess), (15, 5));
    assert_eq!(done(&later, &longer, at(1)), later, "pressed by two people at once, given once");
    let fair = Command::Adjust { item: "0".to_owned(), seen: 10, minutes: 5, from: Some(taken("2", 30, 5)) };
    let given = done(&run, &fair, at(1));
    let minutes: Vec<u16> = given.items.iter().map(|item| item.minutes).collect();
    assert_eq!((minutes, given.forecast(at(1)).excess), (vec![15, 20, 25], 0));
    let all = Command::Adjust { item: "0".to_owned(), seen: 10, minutes: 20, from: Some(taken("1", 20, 20)) };
    assert_eq!(apply(&run, &all, at(1)), Err(Refusal::Minutes), "an item keeps a minute");
    let of_itself =
        Command::Adjust { item: "1".to_owned(), seen: 20, minutes: 1, from: Some(taken("1", 20, 1)) };
    assert_eq!(apply(&run, &of_itself, at(1)), Err(Refusal::Minutes));
    let less = Command::Adjust { item: "0".to_owned(), seen: 10, minutes: -10, from: None };
    assert_eq!(apply(&run, &less, at(1)), Err(Refusal::Minutes));
    let unknown = Command::Adjust { item: "x".to_owned(), seen: 10, minutes: 1, from: None };
    assert_eq!(apply(&run, &unknown, at(1)), Err(Refusal::NoItem));
}

#[test]
fn nothing_is_taken_from_an_item_with_a_fixed_hour_or_one_that_is_over() {
    let run = begun(&[10, 20, 30]);
    let fixed = done(&run, &Command::Fix { item: "1".to_owned(), at: Some(at(15)) }, at(1));
    let take = |item: &str, seen| Command::Shorten { taken: vec![taken(item, seen, 1)] };
    assert_eq!(apply(&fixed, &take("1", 20), at(1)), Err(Refusal::Locked));
    assert_eq!(apply(&fixed, &take("0", 10), at(1)), Err(Refusal::Locked), "people are at it");
    assert!(apply(&fixed, &take("2", 30), at(1)).is_ok());
    let second = &fixed.forecast(at(1)).items[1];
    assert_eq!((second.begins_at, second.late), (at(15), false), "it does not begin early");
    let late = fixed.forecast(at(20));
    assert!(late.items[1].late, "{late:?}");
    let free = done(&fixed, &Command::Fix { item: "1".to_owned(), at: None }, at(2));
    assert!(apply(&free, &take("1", 20), at(2)).is_ok());
}

#[test]
fn each_source_of_minutes_says_what_it_takes_and_takes_it() {
    let run = begun(&[20, 20, 10, 5]);
    let now = at(26);
    let forecast = run.forecast(now);
    assert_eq!(forecast.excess, 6);
    assert!(forecast.items[3].over && !forecast.items[1].over);
    let sources = run.sources(forecast.excess, now);
    let Source::Spread(spread) = &sources[0] else { panic!("{sources:?}") };
    assert_eq!(spread.iter().map(|taken| taken.minutes).sum::<u16>(), 6);
    assert_eq!(sources[1], Source::Item(taken("1", 20, 6)));
    assert_eq!(sources.last(), Some(&Source::Stay));
    assert!(!sources.iter().any(|source| matches!(source, Source::Next { .. })), "nothing is left of it");
    for taken in [spread.clone(), vec![taken("1", 20, 6)]] {
        let shortened = done(&run, &Command::Shorten { taken: taken.clone() }, now);
        assert_eq!(shortened.forecast(now).excess, 0);
        assert_eq!(done(&shortened, &Command::Shorten { taken }, now), shortened, "taken once");
    }
    let longer = done(&run, &Command::Extend { seen: run.due_at, minutes: 6 }, now);
    assert_eq!(longer.forecast(now).excess, 0);
    assert_eq!(done(&longer, &Command::Extend { seen: run.due_at, minutes: 6 }, now), longer);
    assert_eq!(run.sources(0, now), []);
}

#[test]
fn items_that_come_go_and_move_on_the_agenda_are_followed() {
    let run = done(&begun(&[10, 20, 30]), &next("0"), at(12));
    let mut changed = agenda(&[10, 25, 30]);
    changed.swap(1, 2);
    changed.push(AgendaItem { id: "new".to_owned(), minutes: 5 });
    let followed = run.following_agenda(&changed);
    let ids: Vec<&str> = followed.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["0", "2", "1", "new"]);
    assert_eq!(followed.item("1").expect("it").minutes, 25, "five more on the agenda");
    assert_eq!(followed.following().expect("one").id, "new");
    // The current item and one that took time stay when they are removed; the other one goes.
    let removed = followed.following_agenda(&[]);
    let left: Vec<(&str, bool)> = removed.items.iter().map(|item| (item.id.as_str(), item.removed)).collect();
    assert_eq!(left, [("0", true), ("1", true)]);
    assert_eq!(removed.spent(&removed.items[1], at(15)), 3 * MINUTE);
    let back = removed.following_agenda(&changed);
    assert_eq!(back.item("0").map(|item| (item.removed, item.spent)), Some((false, 12 * MINUTE)));
    let ended = done(&run, &Command::End, at(20));
    assert_eq!(ended.following_agenda(&changed), ended, "what ended stays as it was");
}

#[test]
fn an_agenda_without_items_runs_too() {
    let run = Run::begin(&[], at(60), BEGUN);
    assert_eq!(done(&run, &next(""), at(3)), run);
    let ended = done(&run, &Command::End, at(5));
    assert_eq!((ended.unassigned, ended.elapsed(at(9))), (5 * MINUTE, 5 * MINUTE));
    let begun = run.following_agenda(&agenda(&[10]));
    assert_eq!(begun.spent(begun.current_item().expect("the first"), at(3)), 3 * MINUTE);
}

#[test]
fn after_the_end_nothing_changes_until_the_meeting_goes_on() {
    let paused = done(&begun(&[10, 20]), &Command::Pause, at(3));
    let ended = done(&paused, &Command::End, at(8));
    assert_eq!((ended.items[0].spent, ended.elapsed(at(30))), (3 * MINUTE, 3 * MINUTE));
    assert_eq!(done(&ended, &Command::End, at(9)), ended);
    assert_eq!(apply(&ended, &next("0"), at(9)), Err(Refusal::Ended));
    let reopened = done(&ended, &Command::Reopen, at(20));
    assert_eq!(reopened.elapsed(at(21)), 4 * MINUTE, "what passed in between does not count");
    assert!(reopened.is_running());
}

#[test]
fn five_one_and_no_minutes_are_announced_once_each() {
    let mut thresholds = Thresholds::default();
    let mut said = Vec::new();
    for second in 0..=600 {
        said.extend(thresholds.reached("a", 8 * MINUTE - second * 1_000));
        said.extend(thresholds.reached("a", 8 * MINUTE - second * 1_000));
    }
    assert_eq!(said, [5, 1, 0]);
    assert_eq!(thresholds.reached("b", 3 * MINUTE), None, "another item begins below five minutes");
    assert_eq!(thresholds.reached("b", 0), Some(0), "after a sleep the last one only");
    assert_eq!(thresholds.reached("b", 6 * MINUTE), None);
    assert_eq!(thresholds.reached("b", 5 * MINUTE), Some(5), "it got more minutes");
}

#[test]
fn a_device_that_slept_asks_again() {
    let mut time = ServerTime::default();
    time.observe(0, 20, 600_010);
    assert_eq!(time.now(1_000), 601_000);
    assert!(!time.ticked(1_000, 2_010, 1_000));
    time.observe(2_000, 2_900, 700_000);
    assert_eq!(time.now(3_000), 603_000, "a slower answer says less");
    // Its clock was set ahead by ten minutes while it slept.
    assert!(time.ticked(3_000, 603_000, 1_000));
    time.observe(603_000, 603_400, 603_200);
    assert_eq!(time.now(604_000), 604_000);
    time.observe(700_000, 600_000, 1);
    assert_eq!(time.now(604_000), 604_000, "an answer before its question says nothing");
}

/// What people do, with any item.
fn commands() -> impl Strategy<Value = Command> {
    let item = || (0..5_u8).prop_map(|id| id.to_string());
    prop_oneof![
        4 => item().prop_map(|from| Command::Next { from }),
        2 => item().prop_map(|from| Command::Previous { from }),
        2 => item().prop_map(|to| Command::Jump { to }),
        2 => Just(Command::Pause),
        2 => Just(Command::Resume),
        2 => (item(), 1..40_u16, -10..10_i16)
            .prop_map(|(item, seen, minutes)| Command::Adjust { item, seen, minutes, from: None }),
        1 => (item(), 1..40_u16, 1..10_u16)
            .prop_map(|(item, seen, minutes)| Command::Shorten { taken: vec![Taken { item, seen, minutes }] }),
        1 => (item(), proptest::option::of(BEGUN..BEGUN + 100 * MINUTE))
            .prop_map(|(item, at)| Command::Fix { item, at }),
        1 => Just(Command::End),
        1 => Just(Command::Reopen),
    ]
}

proptest! {
    #[test]
    fn time_is_conserved(
        steps in proptest::collection::vec((commands(), 0..900_000_i64), 1..60),
        dropped in 0..5_usize,
    ) {
        let mut run = begun(&[10, 20, 5, 15, 30]);
        let mut now = BEGUN;
        for (index, (command, passes)) in steps.into_iter().enumerate() {
            now += passes;
            if index % 7 == 3 {
                let mut items = agenda(&[10, 20, 5, 15, 30]);
                items.remove(dropped);
                run = run.following_agenda(&items);
            }
            let version = run.version;
            run = apply(&run, &command, now).unwrap_or(run);
            prop_assert!(run.version == version || run.version == version + 1);
            prop_assert_eq!(counted(&run, now), run.elapsed(now));
            prop_assert!(run.items.iter().all(|item| item.spent >= 0 && item.minutes > 0));
            let forecast = run.forecast(now);
            prop_assert!(forecast.ends_at >= run.ended_at.unwrap_or(now));
            prop_assert!(forecast.items.windows(2).all(|pair| pair[0].ends_at <= pair[1].begins_at));
        }
    }

    #[test]
    fn two_facilitators_who_do_the_same_make_one_state(
        before in proptest::collection::vec((commands(), 0..600_000_i64), 0..20),
        command in commands(),
        gap in 0..2_000_i64,
    ) {
        let (mut run, mut now) = (begun(&[10, 20, 5, 15, 30]), BEGUN);
        for (earlier, passes) in before {
            now += passes;
            run = apply(&run, &earlier, now).unwrap_or(run);
        }
        if let Ok(once) = apply(&run, &command, now) {
            // A command that was refused the second time changes nothing either.
            let twice = apply(&once, &command, now + gap).unwrap_or_else(|_| once.clone());
            let again = matches!(command, Command::Next { .. } | Command::Previous { .. });
            // A step from the item that it leads to again is another step only if people came back to it.
            if !again || once.current != run.current {
                prop_assert_eq!(twice, once);
            }
        }
    }

    #[test]
    fn a_jump_and_a_step_at_the_same_moment_end_at_the_same_item(to in 0..5_u8, passed in 0..900_000_i64) {
        let run = begun(&[10, 20, 5, 15, 30]);
        let (now, jump) = (BEGUN + passed, Command::Jump { to: to.to_string() });
        let one = done(&done(&run, &next("0"), now), &jump, now);
        let other = apply(&done(&run, &jump, now), &next("0"), now).expect("a step");
        let expected = if to == 0 { "1".to_owned() } else { to.to_string() };
        prop_assert_eq!(other.current.clone(), Some(expected));
        if to != 0 {
            prop_assert_eq!(one.current, other.current);
            prop_assert_eq!(one.items, other.items);
        }
    }

    #[test]
    fn a_restart_resumes_the_true_time(
        steps in proptest::collection::vec((commands(), 0..600_000_i64), 0..20),
        down in 0..3_600_000_i64,
    ) {
        let (mut run, mut now) = (begun(&[10, 20, 5, 15, 30]), BEGUN);
        for (command, passes) in steps {
            now += passes;
            run = apply(&run, &command, now).unwrap_or(run);
        }
        let stored = serde_json::to_string(&run).expect("JSON");
        let restarted: Run = serde_json::from_str(&stored).expect("the state");
        prop_assert_eq!(restarted.forecast(now + down), run.forecast(now + down));
        prop_assert_eq!(restarted.elapsed(now + down), run.elapsed(now + down));
        prop_assert_eq!(restarted, run);
    }

    #[test]
    fn a_wrong_clock_and_jitter_show_the_same_second(
        wrong in -600_000..600_000_i64,
        delays in proptest::collection::vec((1..200_i64, 1..200_i64), 1..12),
    ) {
        // The device's clock is ahead by `wrong`; each way takes up to 200 ms.
        let (mut time, mut server) = (ServerTime::from_page(BEGUN, BEGUN + 5_000 + wrong), BEGUN + 10_000);
        for (there, back) in delays {
            time.observe(server + wrong, server + there + back + wrong, server + there);
            server += 1_000;
            let error = time.now(server + wrong) - server;
            prop_assert!(error.abs() <= 250, "{error}");
        }
    }

    /// A device that slept, and whose clock perhaps was set meanwhile, is right again with the first answer.
    #[test]
    fn after_a_sleep_one_answer_is_enough(
        wrong in -600_000..600_000_i64,
        sleeps in proptest::collection::vec(
            (
                5_000..7_200_000_i64,
                prop_oneof![Just(0), -3_600_000..3_600_000_i64],
                proptest::collection::vec((1..200_i64, 1..200_i64, -900..900_i64), 1..6),
            ),
            1..8,
        ),
    ) {
        let (mut time, mut server, mut wrong) = (ServerTime::from_page(BEGUN, BEGUN + wrong), BEGUN, wrong);
        time.observe(server + wrong, server + 4 + wrong, server + 2);
        server += 4;
        for (slept, set, answers) in sleeps {
            // A clock that was set back by as long as its device slept tells nothing.
            if (slept + set - 1_000).abs() <= 3_000 {
                continue;
            }
            let last = server + wrong;
            server += slept;
            wrong += set;
            prop_assert!(time.ticked(last, server + wrong, 1_000), "slept {slept} and set by {set}");
            for (there, back, late) in answers {
                time.observe(server + wrong, server + there + back + wrong, server + there);
                server += there + back;
                let error = time.now(server + wrong) - server;
                prop_assert!(error.abs() <= 250, "{error} after {slept}, set by {set}");
                // It ticks on, a little early or late.
                let last = server + wrong;
                server += 1_000 + late;
                prop_assert!(!time.ticked(last, server + wrong, 1_000));
            }
        }
    }

    #[test]
    fn minutes_are_taken_exactly(minutes in proptest::collection::vec(1..60_u16, 2..9), missing in 1..60_u16) {
        let run = begun(&minutes);
        for source in run.sources(missing, BEGUN) {
            let taken = match source {
                Source::Spread(taken) => taken,
                Source::Item(taken) => vec![taken],
                Source::Next { .. } | Source::Stay => continue,
            };
            prop_assert_eq!(taken.iter().map(|each| each.minutes).sum::<u16>(), missing);
            let shorter = apply(&run, &Command::Shorten { taken }, BEGUN);
            prop_assert!(shorter.is_ok());
        }
    }
}
