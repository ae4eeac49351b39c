//! Which control has the focus after a part of a page was made anew. Pure.

/// What can have the focus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Control {
    /// Its id; of a `summary` without one, that of its `details`. May be empty.
    pub(super) id: String,
    pub(super) tag: String,
    /// What it says.
    pub(super) text: String,
    /// The id of the `details` that it is in; empty outside of one.
    pub(super) within: String,
}

/// The controls that may have the focus now, the best first, as places in `after`. `focused` is the place in `before` of the one
/// that had it. It is the same control if that is still there, else the summary that opens and closes what it was in. No other
/// control takes its place: a person who presses the same key again should do nothing that they did not choose.
pub(super) fn candidates(before: &[Control], focused: usize, after: &[Control]) -> Vec<usize> {
    let Some(control) = before.get(focused) else { return Vec::new() };
    let is_summary = |other: &Control| other.tag == "SUMMARY" && other.within == control.within;
    let summary = if control.within.is_empty() { None } else { after.iter().position(is_summary) };
    let same = same(control, before, focused, after);
    let summary = summary.filter(|summary| same != Some(*summary));
    same.into_iter().chain(summary).collect()
}

/// The same control: by its id, else by what it says and its place among those that say the same. Where there are more or fewer of
/// these than before, none can be told from the others.
fn same(control: &Control, before: &[Control], focused: usize, after: &[Control]) -> Option<usize> {
    if !control.id.is_empty() {
        return after.iter().position(|other| other.id == control.id && other.tag == control.tag);
    }
    let places = |controls: &[Control]| -> Vec<usize> {
        (0..controls.len()).filter(|at| controls[*at] == *control).collect()
    };
    let (here, there) = (places(before), places(after));
    let number = here.iter().position(|at| *at == focused)?;
    there.get(number).copied().filter(|_| here.len() == there.len())
}

#[cfg(test)]
mod tests {
    use super::{Control, candidates};

    fn named(id: &str) -> Control {
        Control { id: id.to_owned(), tag: "BUTTON".to_owned(), ..Control::default() }
    }

    fn says(text: &str) -> Control {
        Control { tag: "BUTTON".to_owned(), text: text.to_owned(), ..Control::default() }
    }

    fn summary(of: &str) -> Control {
        Control { id: of.to_owned(), tag: "SUMMARY".to_owned(), within: of.to_owned(), ..Control::default() }
    }

    fn inside(of: &str, id: &str) -> Control {
        Control { within: of.to_owned(), ..named(id) }
    }

    #[test]
    fn a_control_with_an_id_keeps_the_focus_wherever_it_is_now_and_whatever_it_says() {
        let before = [named("back"), named("pause"), named("next")];
        let resumed = Control { text: "Resume".to_owned(), ..named("pause") };
        assert_eq!(candidates(&before, 1, &[named("next"), resumed]), [1]);
        let link = Control { tag: "A".to_owned(), ..named("pause") };
        assert_eq!(candidates(&before, 1, &[link]), [0; 0], "another thing with that id");
    }

    #[test]
    fn a_control_that_is_gone_leaves_the_focus_to_no_other_button() {
        let before = [named("back"), named("next"), says("Go to this item")];
        assert_eq!(candidates(&before, 1, &[named("back"), says("Go to this item")]), [0; 0]);
        assert_eq!(candidates(&before, 2, &[named("back"), named("next")]), [0; 0]);
    }

    #[test]
    fn a_control_that_is_gone_leaves_it_to_the_summary_of_what_it_was_in() {
        let before = [summary("item-1"), inside("item-1", "less"), inside("item-1", "more")];
        let after = [summary("item-0"), summary("item-1"), inside("item-1", "more")];
        assert_eq!(candidates(&before, 1, &after), [1]);
        assert_eq!(candidates(&before, 2, &after), [2, 1], "the summary where the control cannot have it");
        assert_eq!(candidates(&before, 0, &after), [1]);
        assert_eq!(candidates(&before, 1, &[summary("item-0")]), [0; 0]);
    }

    #[test]
    fn controls_without_an_id_are_told_apart_by_their_words_and_their_place() {
        let before = [says("Remove"), says("Add"), says("Remove")];
        assert_eq!(candidates(&before, 2, &[says("Add"), says("Remove"), says("Remove")]), [2]);
        assert_eq!(candidates(&before, 1, &[says("Remove"), says("Add")]), [1]);
        assert_eq!(candidates(&before, 2, &[says("Remove")]), [0; 0], "which of the two is gone?");
    }

    #[test]
    fn what_was_no_control_has_no_candidate() {
        assert_eq!(candidates(&[named("a")], 1, &[named("a")]), [0; 0]);
        assert_eq!(candidates(&[], 0, &[]), [0; 0]);
    }
}
