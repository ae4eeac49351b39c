//! What every page is drawn with: components that know the interface's language and no feature.
//!
//! Two halves. [`badge`], [`button`], [`choice`], [`field`], [`icon`], [`progress`] and [`textarea`]
//! compile for the browser, too, because islands use them: their words come in as props. The rest is
//! for whole pages, takes a `Lang` and speaks for itself.
//!
//! A component brings its markup, `style/` brings its looks; the header of `style/main.css` is the
//! index of class names. No `style="…"` anywhere: the Content-Security-Policy forbids it.

#![cfg_attr(test, allow(clippy::expect_used, reason = "a test that cannot go on says so"))]

pub mod badge;
pub mod button;
pub mod choice;
pub mod field;
pub mod icon;
pub mod progress;
pub mod textarea;

#[cfg(feature = "ssr")]
pub mod art;
#[cfg(feature = "ssr")]
pub mod card;
#[cfg(feature = "ssr")]
pub mod dialog;
#[cfg(feature = "ssr")]
pub mod feedback;
#[cfg(feature = "ssr")]
pub mod gallery;
#[cfg(feature = "ssr")]
pub mod langs;
#[cfg(feature = "ssr")]
pub mod layout;
#[cfg(feature = "ssr")]
pub mod nav;
#[cfg(feature = "ssr")]
pub mod passage;
#[cfg(feature = "ssr")]
pub mod table;

pub use self::badge::{Badge, StatusText, Tone};
pub use self::button::{Button, ButtonLink, Weight};
pub use self::choice::{Check, RadioGroup};
pub use self::field::{Choice, Field, Select};
pub use self::icon::{Icon, Shape};
pub use self::progress::{BudgetBar, Meter, Segment};
pub use self::textarea::TextArea;
pub use ensemble_core::error::{FieldError, FieldErrors};

#[cfg(feature = "ssr")]
pub use self::art::{HeroArt, Scene, SceneArt};
#[cfg(feature = "ssr")]
pub use self::card::{Avatar, Avatars, Card, DateTile, QuestionBlock, Stat, Step, Timeline, initials};
#[cfg(feature = "ssr")]
pub use self::dialog::{Dialog, DialogButton};
#[cfg(feature = "ssr")]
pub use self::feedback::{EmptyState, ErrorSummary, Kind, Notice, OtherLanguage, Toast};
#[cfg(feature = "ssr")]
pub use self::gallery::Gallery;
#[cfg(feature = "ssr")]
pub use self::langs::{LangBadge, Spoken};
#[cfg(feature = "ssr")]
pub use self::layout::{Brand, Breadcrumb, Footer, LangSwitch, Masthead, NavLink, SkipLink};
#[cfg(feature = "ssr")]
pub use self::nav::{Menu, Pages, Pagination, Tab, Tabs};
#[cfg(feature = "ssr")]
pub use self::passage::{Line, Prose};
#[cfg(feature = "ssr")]
pub use self::table::{Column, DataTable};
