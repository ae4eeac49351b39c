//! Recovered drafts on the page: each with how it begins, a button that puts it into the form, and one that removes it.

use leptos::{ev::MouseEvent, prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{
    DraftLabel,
    autosave::{Event, LocalDraft, RecoveredDraft},
    handle::AutosaveHandle,
};

/// How much of a text is shown, in characters.
const EXCERPT: usize = 160;
/// The attributes of the buttons; their value is the index of the draft.
const RECOVER: &str = "data-recover";
const FORGET: &str = "data-forget";

/// What a click asks for, if it was on one of the buttons.
pub(super) fn button_event(event: &MouseEvent) -> Option<Event> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let index = |name: &str| target.get_attribute(name)?.parse::<usize>().ok();
    index(RECOVER).map(Event::Recover).or_else(|| index(FORGET).map(Event::Forget))
}

pub(super) fn render(handle: AutosaveHandle, list: &web_sys::Element, drafts: &[RecoveredDraft]) {
    list.set_text_content(None);
    for (index, recovered) in drafts.iter().enumerate() {
        if let Some(notice) = notice(handle, index, recovered) {
            let _ = list.append_child(&notice);
        }
    }
}

fn notice(
    handle: AutosaveHandle,
    index: usize,
    RecoveredDraft { key, draft }: &RecoveredDraft,
) -> Option<web_sys::Element> {
    let title = if key.is_none() { DraftLabel::Replaced } else { DraftLabel::Found };
    let title = handle.label(title).replace("{}", &handle.time(draft.at, true));
    let (notice, row) = (element("div", "notice warn stack gap-2", "")?, element("div", "row gap-2", "")?);
    for (name, class, label) in
        [(RECOVER, "button small", DraftLabel::Recover), (FORGET, "button quiet small", DraftLabel::Discard)]
    {
        let button = element("button", class, &handle.label(label))?;
        button.set_attribute("type", "button").ok()?;
        button.set_attribute(name, &index.to_string()).ok()?;
        row.append_child(&button).ok()?;
    }
    let excerpt = element("blockquote", "their-version", &excerpt(draft))?;
    for child in [element("p", "", &title)?, excerpt, row] {
        notice.append_child(&child).ok()?;
    }
    Some(notice)
}

fn element(tag: &str, class: &str, text: &str) -> Option<web_sys::Element> {
    let element = document().create_element(tag).ok()?;
    element.set_class_name(class);
    element.set_text_content(Some(text));
    Some(element)
}

/// The beginning of the longest text of a draft.
fn excerpt(draft: &LocalDraft) -> String {
    let mut longest = "";
    for (_, text) in &draft.fields {
        if text.len() > longest.len() {
            longest = text;
        }
    }
    let mut excerpt: String = longest.chars().take(EXCERPT).collect();
    if excerpt.len() < longest.len() {
        excerpt.push('…');
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::{EXCERPT, excerpt};
    use crate::editing::{islands::autosave::LocalDraft, model::Subject};
    use ensemble_core::ids::PageId;

    fn draft(fields: &[(&str, &str)]) -> LocalDraft {
        let fields = fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        LocalDraft { at: 0, subject: Subject::Page(PageId::new()), base: 1, after: String::new(), fields }
    }

    #[test]
    fn the_longest_text_is_shown_up_to_its_limit() {
        assert_eq!(excerpt(&draft(&[("title", "Un"), ("text", "Un texte")])), "Un texte");
        assert_eq!(excerpt(&draft(&[])), "");
        let long = "é".repeat(EXCERPT + 1);
        let shown = excerpt(&draft(&[("text", &long)]));
        assert_eq!(shown, format!("{}…", "é".repeat(EXCERPT)));
    }
}
