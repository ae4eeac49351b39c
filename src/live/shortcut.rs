//! What keys do in the list of an agenda's items. Pure.

/// What a person does with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    AddAbove,
    AddBelow,
    Up,
    Down,
    /// Open or close the item.
    Details,
    Close,
    Duplicate,
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "chosen in the menu only"))]
    Split,
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "chosen in the menu only"))]
    Merge,
    Remove,
    /// Remove the item if nothing was written in it.
    RemoveEmpty,
    /// Go to the title of the item before this one.
    Previous,
    /// Go to the title of the item after this one.
    Next,
}

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A title: whether the caret is at its beginning and at its end; both in an empty one.
    Title {
        at_start: bool,
        at_end: bool,
    },
    /// The handle with which an item is moved.
    Handle,
    /// A field that Alt and an arrow open: a list of choices, a date.
    Choice,
    Other,
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Press<'a> {
    pub key: &'a str,
    pub shift: bool,
    pub alt: bool,
    /// Ctrl or Cmd: the browser's shortcuts, and undo.
    pub ctrl: bool,
    /// The key is held down.
    pub repeat: bool,
}

/// The name of a key. With Alt, a Mac types another sign than the letter on the key: then it is the letter of its place.
pub(super) fn shortcut_key(key: &str, code: &str) -> String {
    let mut signs = key.chars();
    let is_sign = matches!((signs.next(), signs.next()), (Some(sign), None) if !sign.is_ascii());
    match code.strip_prefix("Key") {
        Some(letter) if is_sign => letter.to_owned(),
        _ => key.to_owned(),
    }
}

impl Command {
    /// What a key does at a place. No letter does anything without a modifier: people dictate.
    pub(super) fn of(press: Press<'_>, place: Place) -> Option<Self> {
        let Press { key, shift, alt, ctrl, repeat } = press;
        if ctrl {
            return None;
        }
        let moves = alt && !shift && place != Place::Choice || !alt && place == Place::Handle;
        match (key, place) {
            ("ArrowUp", _) if moves => return Some(Self::Up),
            ("ArrowDown", _) if moves => return Some(Self::Down),
            ("ArrowUp", Place::Title { at_start: true, .. }) if !alt && !shift => {
                return Some(Self::Previous);
            }
            ("ArrowDown", Place::Title { at_end: true, .. }) if !alt && !shift => return Some(Self::Next),
            _ if repeat => return None,
            _ => {}
        }
        match (key, alt, shift, place) {
            ("Enter", false, false, Place::Title { .. }) => Some(Self::AddBelow),
            ("Enter", false, true, Place::Title { .. }) => Some(Self::AddAbove),
            ("Backspace", false, false, Place::Title { at_start: true, at_end: true }) => {
                Some(Self::RemoveEmpty)
            }
            ("Enter", true, false, _) => Some(Self::Details),
            ("Escape", false, false, _) => Some(Self::Close),
            ("d" | "D", true, true, _) => Some(Self::Duplicate),
            ("Delete", true, true, _) => Some(Self::Remove),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Command, Place, Press, shortcut_key};

    const WITHIN: Place = Place::Title { at_start: false, at_end: false };
    const EMPTY: Place = Place::Title { at_start: true, at_end: true };

    fn press(keys: &str, place: Place) -> Option<Command> {
        let (modifiers, key) = keys.rsplit_once('+').unwrap_or(("", keys));
        let has = |modifier: &str| modifiers.split('+').any(|each| each == modifier);
        let (shift, alt, ctrl) = (has("Shift"), has("Alt"), has("Ctrl"));
        Command::of(Press { key, shift, alt, ctrl, repeat: has("Repeat") }, place)
    }

    #[test]
    fn an_item_is_added_above_or_below_the_title_in_which_one_is() {
        assert_eq!(press("Enter", WITHIN), Some(Command::AddBelow));
        assert_eq!(press("Shift+Enter", WITHIN), Some(Command::AddAbove));
        assert_eq!(press("Enter", Place::Other), None, "a new line in a description");
        assert_eq!(press("Repeat+Enter", WITHIN), None, "a key that is held adds one item");
    }

    #[test]
    fn alt_and_an_arrow_move_an_item_from_anywhere_but_a_field_that_they_open() {
        for place in [WITHIN, Place::Other, Place::Handle] {
            assert_eq!(press("Alt+ArrowUp", place), Some(Command::Up));
            assert_eq!(press("Repeat+Alt+ArrowDown", place), Some(Command::Down));
        }
        assert_eq!(press("Alt+ArrowDown", Place::Choice), None);
        assert_eq!(press("ArrowDown", Place::Handle), Some(Command::Down));
    }

    #[test]
    fn backspace_removes_an_empty_item_and_not_while_it_is_held() {
        assert_eq!(press("Backspace", EMPTY), Some(Command::RemoveEmpty));
        assert_eq!(press("Repeat+Backspace", EMPTY), None, "one was deleting the title");
        assert_eq!(press("Backspace", WITHIN), None);
        assert_eq!(press("Delete", EMPTY), None);
    }

    #[test]
    fn arrows_leave_a_title_at_its_ends_only() {
        assert_eq!(press("ArrowUp", EMPTY), Some(Command::Previous));
        assert_eq!(press("ArrowDown", EMPTY), Some(Command::Next));
        assert_eq!(press("ArrowDown", WITHIN), None);
        assert_eq!(press("Shift+ArrowDown", EMPTY), None, "a selection");
    }

    #[test]
    fn what_the_browser_or_a_word_does_stays() {
        for keys in ["Ctrl+Enter", "Ctrl+Alt+ArrowUp", "Alt+Delete", "Alt+Backspace", "d", "Shift+D"] {
            assert_eq!(press(keys, WITHIN), None, "{keys}");
        }
        assert_eq!(press("Alt+Shift+Delete", WITHIN), Some(Command::Remove));
        assert_eq!(press("Alt+Shift+D", Place::Other), Some(Command::Duplicate));
        for (key, code) in [("Î", "KeyD"), ("D", "KeyD"), ("D", "KeyE"), ("d", "")] {
            assert_eq!(shortcut_key(key, code).to_uppercase(), "D", "{key} {code}");
        }
        assert_eq!(shortcut_key("Enter", "Enter"), "Enter");
        assert_eq!(press("Alt+Enter", Place::Other), Some(Command::Details));
        assert_eq!(press("Escape", Place::Choice), Some(Command::Close));
    }
}
