//! What a page handler is asked, what it answers, and the list of all routes.
//!
//! A handler reads, decides and returns a [`Page`] or a way elsewhere; it knows neither axum nor the
//! frame around its content. `app` joins the two. Because every feature hands over a [`Routes`], the
//! portal can list its own doors: tests walk the list.

mod action;
mod direction;
pub mod flash;
mod form;
pub mod once;
pub mod origin;
mod page;
mod request;
mod routes;
mod streamed;
pub mod unsent;
mod validators;

pub use action::ActionContext;
pub use direction::Direction;
pub use flash::Flash;
pub use form::{Form, LONG, clean};
pub use origin::FormOrigin;
pub use page::{Body, CalendarFeed, Forget, Islands, Page, PageResponse, ReaderZone, busy};
pub use request::{KEY, PageRequest, holds_secret, readable};
pub use routes::{Handler, Route, Routes};
pub use streamed::{Archive, Pieces, Streamed};
pub use unsent::UnsentForm;
pub use validators::{Validator, Validators, is_known};
