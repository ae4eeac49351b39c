//! The list of doors.

use std::{future::Future, sync::Arc};

use futures::future::BoxFuture;

use super::{PageRequest, PageResponse};
use ensemble_core::{Lang, error::AppError, rights::Access};

/// Answers a request for a page, or takes its form.
pub type Handler =
    Arc<dyn Fn(PageRequest) -> BoxFuture<'static, Result<PageResponse, AppError>> + Send + Sync>;

/// One page or form, at one path per language.
#[derive(Clone)]
pub struct Route {
    /// Its path in French and in English, with `{name}` for the parts left open.
    pub paths: [&'static str; 2],
    /// Who is let through.
    pub access: Access,
    /// Who answers.
    pub show: Option<Handler>,
    /// Who takes the form.
    pub take: Option<Handler>,
    /// How much its form may carry, in bytes, where that is more than the settings say.
    pub most: Option<usize>,
    /// Whether its form may be sent by another person than the one who opened it: forms to sign in and out.
    pub for_anyone: bool,
    /// Whether nothing of its form is kept beside the person who sent it: the address of ballots.
    pub unrecorded: bool,
}

impl Route {
    /// The path in a language.
    #[must_use]
    pub const fn path(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.paths[0],
            Lang::En => self.paths[1],
        }
    }
}

/// The pages of a feature. None is without a rule of who may come in: [`Access`] is part of it.
#[derive(Clone, Default)]
pub struct Routes(pub Vec<Route>);

fn boxed<H, F>(handler: H) -> Handler
where
    H: Fn(PageRequest) -> F + Send + Sync + 'static,
    F: Future<Output = Result<PageResponse, AppError>> + Send + 'static,
{
    Arc::new(move |request| Box::pin(handler(request)))
}

impl Routes {
    /// No page yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a page.
    #[must_use]
    pub fn page<H, F>(mut self, paths: [&'static str; 2], access: Access, show: H) -> Self
    where
        H: Fn(PageRequest) -> F + Send + Sync + 'static,
        F: Future<Output = Result<PageResponse, AppError>> + Send + 'static,
    {
        self.0.push(Route {
            paths,
            access,
            show: Some(boxed(show)),
            take: None,
            most: None,
            for_anyone: false,
            unrecorded: false,
        });
        self
    }

    /// Adds a page with a form that is sent to the same address.
    #[must_use]
    pub fn form<H, F, I, G>(mut self, paths: [&'static str; 2], access: Access, show: H, take: I) -> Self
    where
        H: Fn(PageRequest) -> F + Send + Sync + 'static,
        F: Future<Output = Result<PageResponse, AppError>> + Send + 'static,
        I: Fn(PageRequest) -> G + Send + Sync + 'static,
        G: Future<Output = Result<PageResponse, AppError>> + Send + 'static,
    {
        self.0.push(Route {
            paths,
            access,
            show: Some(boxed(show)),
            take: Some(boxed(take)),
            most: None,
            for_anyone: false,
            unrecorded: false,
        });
        self
    }

    /// Adds what a button does; its address shows nothing.
    #[must_use]
    pub fn action<I, G>(mut self, paths: [&'static str; 2], access: Access, take: I) -> Self
    where
        I: Fn(PageRequest) -> G + Send + Sync + 'static,
        G: Future<Output = Result<PageResponse, AppError>> + Send + 'static,
    {
        self.0.push(Route {
            paths,
            access,
            show: None,
            take: Some(boxed(take)),
            most: None,
            for_anyone: false,
            unrecorded: false,
        });
        self
    }

    /// Lets the form that was added last carry so many bytes, because it carries files. It is then
    /// for those who are signed in: nobody else makes us read so much.
    #[must_use]
    pub fn carrying(mut self, bytes: usize) -> Self {
        if let Some(route) = self.0.last_mut() {
            route.most = Some(bytes);
        }
        self
    }

    /// Lets any person send the form that was added last, not only the one who opened its page.
    #[must_use]
    pub fn for_anyone(mut self) -> Self {
        if let Some(route) = self.0.last_mut() {
            route.for_anyone = true;
        }
        self
    }

    /// Stores nothing of the form that was added last: neither that it was sent, nor its fields when it came to nothing, nor
    /// its person or network address in the log. What came to nothing is shown to the browser that sent it, unless another person is signed in
    /// there. Its action has to come to the same when it is sent twice.
    #[must_use]
    pub fn unrecorded(mut self) -> Self {
        if let Some(route) = self.0.last_mut() {
            route.unrecorded = true;
        }
        self
    }

    /// Adds another feature's pages.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}
