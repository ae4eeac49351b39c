//! The page that is shown, as the server renders it now; for islands that replace a part of it.

use leptos::{
    wasm_bindgen::JsCast,
    web_sys::{self, Document, DomParser, Response, SupportedType},
};
use wasm_bindgen_futures::JsFuture;

use ensemble_core::address;

/// What came of fetching the page.
pub enum FreshPage {
    /// What the server answered: this page, or where it leads by now.
    Page(Document),
    /// The reader may no longer see it.
    Refused,
    /// The portal cannot be reached, or has too much to do: it is worth trying again. What answers in its place, such as a
    /// gateway or a network that wants a password first, is not the portal.
    Unavailable,
}

/// Fetches the page, without what it says of an action that led to it.
pub async fn fetch() -> FreshPage {
    page().await.unwrap_or(FreshPage::Unavailable)
}

/// What an address answers, as text; nothing when it fails.
pub async fn text(address: &str) -> Option<String> {
    let response = answer(address).await?;
    if response.ok() { text_of(&response).await } else { None }
}

async fn page() -> Option<FreshPage> {
    let here = web_sys::window()?.location().href().ok()?;
    let response = answer(&address::without_parameters(&here, &[address::NOTICE])).await?;
    if response.status() == 429 || response.status() >= 500 {
        return None;
    }
    let page = parsed(&response).await?;
    page.query_selector(&format!("link[rel=manifest][href=\"{}\"]", address::MANIFEST)).ok()??;
    Some(if response.ok() { FreshPage::Page(page) } else { FreshPage::Refused })
}

async fn answer(address: &str) -> Option<Response> {
    JsFuture::from(web_sys::window()?.fetch_with_str(address)).await.ok()?.dyn_into().ok()
}

async fn text_of(response: &Response) -> Option<String> {
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

async fn parsed(response: &Response) -> Option<Document> {
    let html = text_of(response).await?;
    DomParser::new().ok()?.parse_from_string(&html, SupportedType::TextHtml).ok()
}
