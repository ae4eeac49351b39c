//! What every page is drawn with: components that know the interface's language and no feature.
//!
//! Two halves. [`badge`], [`button`], [`choice`], [`countdown`], [`device_clock`], [`field`], [`fresh_page`], [`icon`],
//! [`progress`], [`socket`] and [`textarea`] compile for the browser, too, because islands use them: their words come in as
//! props. The rest is for whole pages, takes a `Lang` and speaks for itself.
//!
//! A component brings its markup, `style/` brings its looks; the header of `style/main.css` is the
//! index of class names. No `style="…"` anywhere: the Content-Security-Policy forbids it.

#![cfg_attr(test, allow(clippy::expect_used, reason = "a test that cannot go on says so"))]

pub mod badge;
pub mod button;
pub mod choice;
pub mod countdown;
pub mod device_clock;
pub mod field;
pub mod fresh_page;
pub mod icon;
pub mod progress;
pub mod socket;
pub mod textarea;

pub use self::badge::{Badge, StatusText, Tone, initials};
pub use self::button::{Button, ButtonLink, Weight};
pub use self::choice::{Check, RadioGroup};
pub use self::countdown::{Left, LeftWords};
pub use self::field::{Choice, Field, Select};
pub use self::icon::{Icon, Shape};
pub use self::progress::{BudgetBar, Meter, budget_drawing};
pub use self::textarea::TextArea;
pub use ensemble_core::error::{FieldError, FieldErrors};

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod art;
        pub mod card;
        pub mod confirm;
        pub mod dialog;
        pub mod entry;
        pub mod feedback;
        pub mod gallery;
        pub mod langs;
        pub mod layout;
        pub mod nav;
        pub mod passage;
        pub mod table;

        pub use self::art::{CommunityPicture, HeroArt, Scene, SceneArt};
        pub use self::card::{Avatar, Avatars, Card, DateTile, Face, QuestionBlock, Stat, Step, Timeline};
        pub use self::confirm::Confirm;
        pub use self::dialog::{Dialog, DialogButton};
        pub use self::entry::{Entry, EntryList, SectionTitle};
        pub use self::feedback::{EmptyState, ErrorSummary, Kind, Notice, OtherLanguage, Refusal, Toast};
        pub use self::gallery::Gallery;
        pub use self::langs::{LangBadge, Spoken};
        pub use self::layout::{Brand, Breadcrumb, Footer, LangSwitch, Masthead, NavLink, SkipLink};
        pub use self::nav::{Menu, Pages, Pagination, Tab, Tabs};
        pub use self::passage::{Line, Prose};
        pub use self::table::{Column, DataTable};
    }
}
