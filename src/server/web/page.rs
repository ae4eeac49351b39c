//! What a page handler answers.

use futures::future::BoxFuture;
use leptos::prelude::*;

use super::{Flash, Streamed};
use ensemble_core::{Lang, error::AppError};
use ensemble_texts as t;

/// The time zone of the person who reads the page: the frame provides it to what the page shows.
#[derive(Clone, Debug)]
pub struct ReaderZone(pub String);

/// The content of a page, built once the request's reactive owner exists.
pub type Body = Box<dyn FnOnce() -> AnyView + Send>;

/// The answer of a page handler.
pub enum PageResponse {
    /// A page, to be put in its frame.
    Page(Box<Page>),
    /// The same page has a new permanent address (308).
    PermanentRedirect(String),
    /// Another page of the portal, after a form was processed (303).
    Redirect(String),
    /// The same, at the end of a session: the browser forgets what it keeps of the portal.
    SignedOut(String, Forget),
    /// A picture, as JPEG.
    Picture(Vec<u8>),
    /// What is new, for programs that follow: Atom.
    Feed(String),
    /// A calendar, for programs that follow.
    Calendar(CalendarFeed),
    /// Something to keep: a file's name, its media type and its content.
    File(String, &'static str, Vec<u8>),
    /// The same, made while it is sent.
    Streamed(String, &'static str, Streamed),
}

impl PageResponse {
    /// Another page of the portal, after a form was processed (303).
    pub fn redirect(path: impl Into<String>) -> Self {
        Self::Redirect(path.into())
    }

    /// The same; the page says what was done.
    #[must_use]
    pub fn redirect_with(path: &str, flash: Flash) -> Self {
        Self::Redirect(flash.on(path))
    }
}

/// A calendar that programs read again and again: it is only written where it has changed.
pub struct CalendarFeed {
    /// Tells one content from another, in letters and digits.
    pub tag: String,
    /// Whether everyone gets the same, so that it may be stored on its way.
    pub is_public: bool,
    /// Writes the calendar.
    pub content: BoxFuture<'static, Result<String, AppError>>,
}

/// What a browser forgets at the end of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forget {
    /// Pages and drafts: the next person at this computer finds nothing.
    All,
    /// Pages only. Drafts that the device has and the portal has not stay for the same person, who is about to sign
    /// in again; they are removed when another person signs in.
    Pages,
}

/// What of the wasm a page needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Islands {
    /// Nothing: it has no island.
    None,
    /// The islands that answer at once.
    Small,
    /// Those of pages on which people write and act.
    Write,
    /// The editor of documents that several people write.
    Live,
}

/// A page without its frame.
pub struct Page {
    /// What the tab is called; the portal's name is added.
    pub title: String,
    /// One sentence for those who find the page elsewhere.
    pub description: Option<String>,
    /// The page's path in French and in English, without a query.
    pub addresses: [String; 2],
    /// The entry of the main navigation that it belongs to.
    pub section: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// Whether search engines may list it.
    pub listed: bool,
    /// Whether it or its address holds a secret.
    pub secret: bool,
    /// What of the wasm it needs for its islands.
    pub islands: Islands,
    /// Whether the wasm is loaded when an island is used first, and not with the page.
    pub hydrated_on_use: bool,
    /// After how many seconds a browser without a script loads it again.
    pub reloads: Option<u16>,
    /// Whether it has fields with formatted text.
    pub rich_text: bool,
    /// Whether it is all that the window shows: without masthead and foot.
    pub whole_window: bool,
    /// Whether it is for a projector: without masthead and foot, to the edges of the window.
    pub projected: bool,
    /// How much text that people wrote it makes HTML of, in bytes; see [`crate::offload`].
    pub weight: usize,
    /// Its content, `<main>` excluded.
    pub body: Body,
}

impl Page {
    /// A page with its title, its path in both languages, and its content.
    pub fn new<V: IntoView + 'static>(
        title: impl Into<String>,
        addresses: [String; 2],
        body: impl FnOnce() -> V + Send + 'static,
    ) -> Self {
        Self {
            title: title.into(),
            description: None,
            addresses,
            section: "",
            status: 200,
            listed: true,
            secret: false,
            islands: Islands::None,
            hydrated_on_use: false,
            reloads: None,
            rich_text: false,
            whole_window: false,
            projected: false,
            weight: 0,
            body: Box::new(move || body().into_any()),
        }
    }

    /// Adds the sentence for those who find the page elsewhere.
    #[must_use]
    pub fn description(mut self, text: Option<String>) -> Self {
        self.description = text;
        self
    }

    /// Says which entry of the main navigation it belongs to.
    #[must_use]
    pub fn section(mut self, section: &'static str) -> Self {
        self.section = section;
        self
    }

    /// Answers with another status than 200.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// Keeps the page out of search engines.
    #[must_use]
    pub fn unlisted(mut self) -> Self {
        self.listed = false;
        self
    }

    /// Says that it or its address holds a secret: no cache keeps the page, no link tells the address, no search engine lists it.
    #[must_use]
    pub fn secret(mut self) -> Self {
        self.secret = true;
        self.unlisted()
    }

    /// Brings the wasm along, for the islands on it.
    #[must_use]
    pub fn with_islands(mut self) -> Self {
        self.islands = Islands::Small;
        self
    }

    /// Brings the wasm along that saves drafts and does at once what signed-in people do.
    #[must_use]
    pub fn with_writing_islands(mut self) -> Self {
        self.islands = Islands::Write;
        self
    }

    /// Brings the larger wasm along, with which people write together.
    #[must_use]
    pub fn with_live_islands(mut self) -> Self {
        self.islands = Islands::Live;
        self
    }

    /// Loads the wasm when an island is used first; at once where the device has a draft, or a field has a text in which
    /// students could be identified.
    #[must_use]
    pub fn hydrated_on_use(mut self) -> Self {
        self.hydrated_on_use = true;
        self
    }

    /// Has browsers without a script load it again after so many seconds: what it shows changes.
    #[must_use]
    pub fn reloading(mut self, seconds: u16) -> Self {
        self.reloads = Some(seconds);
        self
    }

    /// Brings the script along that makes rich text fields of text areas.
    #[must_use]
    pub fn with_rich_text(mut self) -> Self {
        self.rich_text = true;
        self
    }

    /// Leaves out masthead and foot.
    #[must_use]
    pub fn whole_window(mut self) -> Self {
        self.whole_window = true;
        self
    }

    /// Leaves out masthead and foot, for a projector: the content reaches the edges of the window.
    #[must_use]
    pub fn projected(mut self) -> Self {
        self.projected = true;
        self
    }

    /// Says how much text that people wrote it shows, in bytes.
    #[must_use]
    pub fn weighing(mut self, bytes: usize) -> Self {
        self.weight = bytes;
        self
    }

    /// The page's path in a language.
    #[must_use]
    pub fn address(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.addresses[0],
            Lang::En => &self.addresses[1],
        }
    }
}

/// The page that says that too much is being done at once, and to try again in a moment.
#[must_use]
pub fn busy(lang: Lang, addresses: [String; 2]) -> PageResponse {
    let title = t::error_busy(lang);
    let body = move || {
        leptos::view! {
            <h1>{title}</h1>
            <p>{t::error_busy_text(lang)}</p>
            <p><a class="button quiet" href=format!("/{}", lang.code())>{t::error_home(lang)}</a></p>
        }
    };
    Page::new(title, addresses, body).status(503).unlisted().into()
}

impl From<Page> for PageResponse {
    fn from(page: Page) -> Self {
        Self::Page(Box::new(page))
    }
}
