//! What a screen reader is told: what changed, each change once, and nothing of what the page showed at first. Pure.

/// Something that is announced when it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Announced {
    /// Tells it from the others of the page.
    pub(super) name: String,
    /// It changed when this is another one.
    pub(super) mark: String,
    /// What is said then; nothing when it is empty.
    pub(super) text: String,
}

/// Remembers what the page showed.
#[derive(Debug, Default)]
pub(super) struct Announcements {
    /// Names and marks.
    known: Vec<(String, String)>,
}

impl Announcements {
    /// What is said of what the page shows now; `None` for nothing. What it did not show before is not news: it came with a part
    /// of the page that is new.
    pub(super) fn changed(&mut self, shown: Vec<Announced>) -> Option<String> {
        let mut said: Vec<String> = Vec::new();
        for Announced { name, mark, text } in shown {
            let Some((_, known)) = self.known.iter_mut().find(|(known, _)| *known == name) else {
                self.known.push((name, mark));
                continue;
            };
            let is_new = *known != mark;
            *known = mark;
            if is_new && !text.is_empty() && !said.contains(&text) {
                said.push(text);
            }
        }
        (!said.is_empty()).then(|| said.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::{Announced, Announcements};

    fn shown(name: &str, text: &str) -> Announced {
        Announced { name: name.to_owned(), mark: text.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn the_first_rendering_is_silent_and_each_change_is_said_once() {
        let mut announcements = Announcements::default();
        let page = |item: &str, speaker: &str| vec![shown("item", item), shown("speaker", speaker)];
        assert_eq!(announcements.changed(page("Welcome", "No one")), None);
        assert_eq!(announcements.changed(page("Welcome", "No one")), None);
        assert_eq!(announcements.changed(page("Trying", "No one")).as_deref(), Some("Trying"));
        assert_eq!(announcements.changed(page("Trying", "No one")), None);
        assert_eq!(announcements.changed(page("Closing", "Ann")).as_deref(), Some("Closing Ann"));
        assert_eq!(announcements.changed(page("Trying", "Ann")).as_deref(), Some("Trying"), "it is back");
    }

    #[test]
    fn a_part_that_is_new_or_empty_says_nothing() {
        let mut announcements = Announcements::default();
        assert_eq!(announcements.changed(vec![shown("item", "Tuesday")]), None);
        let begun = vec![shown("item", "Welcome"), shown("speaker", "No one"), shown("turn", "")];
        assert_eq!(announcements.changed(begun).as_deref(), Some("Welcome"));
        assert_eq!(
            announcements.changed(vec![shown("turn", "You are next.")]).as_deref(),
            Some("You are next.")
        );
        assert_eq!(announcements.changed(vec![shown("turn", "")]), None);
        assert_eq!(announcements.changed(Vec::new()), None);
    }

    #[test]
    fn what_two_places_say_at_once_is_said_once() {
        let mut announcements = Announcements::default();
        assert_eq!(announcements.changed(vec![shown("speaker", "No one"), shown("turn", "")]), None);
        let both = vec![shown("speaker", "You have the floor."), shown("turn", "You have the floor.")];
        assert_eq!(announcements.changed(both).as_deref(), Some("You have the floor."));
    }

    #[test]
    fn another_text_with_the_same_mark_is_no_news() {
        let mut announcements = Announcements::default();
        let item = |text: &str| vec![Announced { mark: "a".to_owned(), ..shown("item", text) }];
        assert_eq!(announcements.changed(item("Tryng")), None);
        assert_eq!(announcements.changed(item("Trying")), None, "its title was corrected");
    }
}
