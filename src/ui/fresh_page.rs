//! The page that is shown, as the server renders it now; for islands that replace a part of it.

use leptos::{
    wasm_bindgen::JsCast,
    web_sys::{self, Document, DomParser, Response, SupportedType},
};
use wasm_bindgen_futures::JsFuture;

/// What came of fetching the page.
pub enum FreshPage {
    /// What the server answered: this page, or where it leads by now.
    Page(Document),
    /// The reader may no longer see it.
    Refused,
    /// The server cannot be reached, or has too much to do: it is worth trying again.
    Unavailable,
}

/// Fetches the page.
pub async fn fetch() -> FreshPage {
    match answered().await {
        Some(response) if response.ok() => {
            parsed(&response).await.map_or(FreshPage::Unavailable, FreshPage::Page)
        }
        Some(response) if response.status() != 429 && response.status() < 500 => FreshPage::Refused,
        _ => FreshPage::Unavailable,
    }
}

async fn answered() -> Option<Response> {
    let window = web_sys::window()?;
    let address = window.location().href().ok()?;
    JsFuture::from(window.fetch_with_str(&address)).await.ok()?.dyn_into().ok()
}

async fn parsed(response: &Response) -> Option<Document> {
    let html = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    DomParser::new().ok()?.parse_from_string(&html, SupportedType::TextHtml).ok()
}
