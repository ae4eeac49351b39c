//! What a form in the browser says, as the input of its action: the names of the fields are those of the type, and they
//! are decoded as on the server.

use leptos::web_sys::{FormData, HtmlElement, HtmlFormElement, UrlSearchParams};
use serde::de::DeserializeOwned;

/// The fields of a form, with the button that sends it, as the input of an action; `None` for values that no form of the
/// portal has.
pub fn read<T: DeserializeOwned>(form: &HtmlFormElement, button: Option<&HtmlElement>) -> Option<T> {
    let data = FormData::new_with_form(form).ok()?;
    let of_button = |attribute: &str| button.and_then(|button| button.get_attribute(attribute));
    if let Some(name) = of_button("name") {
        data.set_with_str(&name, &of_button("value").unwrap_or_default()).ok()?;
    }
    let encoded: String = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?.to_string().into();
    serde_html_form::from_str(&encoded).ok()
}
