//! Fields of one line whose value is one value of the document, such as a duration.

use std::rc::Rc;

use leptos::{prelude::*, web_sys};

use super::{
    dom::{Element, TextSignal, div, element},
    handle::SessionHandle,
};

/// Takes a new value; an error is the sentence that is shown at the field.
pub(super) type Take = Box<dyn Fn(&str) -> Result<(), String>>;

/// A field under its label.
pub(super) fn input(
    session: SessionHandle,
    class: &str,
    [id, label]: [&str; 2],
    control: Element,
    value: TextSignal,
    take: Take,
) -> Element {
    let [control, message] = value_field(session, id, control, value, take);
    let label = element("label", "").attribute("for", id).text(label);
    div(class, vec![label, control, message])
}

/// A field, and the message about its value. A value that cannot be taken stays in the field, which says so.
///
/// A value is taken when the person leaves the field or pauses, and also when a program has changed the field without
/// telling.
pub(super) fn value_field(
    session: SessionHandle,
    id: &str,
    control: Element,
    value: TextSignal,
    take: Take,
) -> [Element; 2] {
    let error = RwSignal::new(String::new());
    let error_id = format!("{id}-error");
    let invalid =
        Signal::derive(move || if error.with(String::is_empty) { "false" } else { "true" }.to_owned());
    let made = control
        .attribute("id", id)
        .attribute("aria-describedby", &error_id)
        .bind_attribute("aria-invalid", invalid);
    let field: web_sys::HtmlInputElement = made.cast();
    // The value that the document has, as far as this field shows it, and what was in the field when it was read last.
    let shown = StoredValue::new(None::<String>);
    let pending = StoredValue::new(String::new());
    let (drawn, key) = (field.clone(), id.to_owned());
    let set_error = move |message: String| {
        session.invalid_fields().update(|fields| {
            fields.retain(|field| *field != key);
            if !message.is_empty() {
                fields.push(key.clone());
            }
        });
        error.set(message);
    };
    let (show_error, clear_error) = (set_error.clone(), set_error);
    Effect::new(move |_| {
        let now = value.get();
        if shown.with_value(|shown| shown.as_ref() != Some(&now)) {
            drawn.set_value(&now);
            pending.set_value(now.clone());
            shown.set_value(Some(now));
            untrack(|| clear_error(String::new()));
        }
    });
    let read = field.clone();
    let take: Rc<Take> = Rc::new(take);
    let take_value = move |reports_error: bool| {
        let typed = read.value();
        if shown.with_value(|shown| shown.as_ref() == Some(&typed)) && error.with_untracked(String::is_empty)
        {
            return;
        }
        match take(&typed) {
            Ok(()) => {
                shown.set_value(Some(typed));
                show_error(String::new());
            }
            Err(message) if reports_error => show_error(message),
            Err(_) => {}
        }
    };
    let take_changed = take_value.clone();
    Effect::new(move |_| {
        session.unread_input().track();
        let typed = field.value();
        let rests = pending.with_value(|pending| *pending == typed);
        pending.set_value(typed);
        if rests {
            untrack(|| take_value(false));
        }
    });
    let made = made.on("change", Box::new(move |_| take_changed(true)));
    let message =
        element("p", "field-error").attribute("id", &error_id).bind_text(Signal::derive(move || error.get()));
    [made, message]
}
