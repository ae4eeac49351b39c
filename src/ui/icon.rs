//! A handful of icons, drawn on a 20 × 20 grid with one stroke. Always beside a word, or hidden from
//! those who listen.

use leptos::prelude::*;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Three lines: the menu.
    Menu,
    /// Close, remove.
    Close,
    /// Done, saved.
    Check,
    /// Something is wrong.
    Alert,
    /// Something to know.
    Info,
    /// Back, earlier.
    Back,
    /// On, later.
    Next,
    /// More below.
    Down,
    /// Notifications.
    Bell,
    /// Search.
    Search,
    /// Add.
    Plus,
    /// A meeting's date.
    Calendar,
    /// A time.
    Clock,
    /// A place.
    Place,
    /// People.
    People,
    /// One person: the account.
    Person,
    /// A document.
    Document,
    /// Leaves the portal.
    Outside,
    /// Translate: two circles that overlap.
    Languages,
    /// A person's home.
    Home,
    /// Write.
    Pen,
    /// What was reported.
    Flag,
    /// A meeting by video.
    Video,
    /// What a person keeps for themselves.
    Bookmark,
    /// Sign out.
    Leave,
    /// Preferences.
    Preferences,
    /// Filter a list.
    Filter,
    /// Useful: a light bulb.
    Useful,
    /// Tried: a flask.
    Tried,
    /// A question.
    Question,
    /// A raised hand.
    Hand,
    /// A phone number.
    Phone,
    /// An email address.
    Mail,
}

impl Shape {
    const fn path(self) -> &'static str {
        match self {
            Self::Menu => "M3 5.5h14M3 10h14M3 14.5h14",
            Self::Close => "m5 5 10 10M15 5 5 15",
            Self::Check => "m4 10.5 4 4 8-9",
            Self::Alert => "M10 3 2.5 16.5h15zM10 8v4M10 14.2v.1",
            Self::Info => "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 9.2v4.3M10 6.4v.1",
            Self::Back => "M12.5 4.5 7 10l5.5 5.5",
            Self::Next => "M7.5 4.5 13 10l-5.5 5.5",
            Self::Down => "M4.5 7.5 10 13l5.5-5.5",
            Self::Bell => {
                "M10 2.8a5 5 0 0 0-5 5c0 4-1.7 5.4-1.7 6.2h13.4c0-.8-1.7-2.2-1.7-6.2a5 5 0 0 0-5-5zM8.2 16.6a2 2 0 0 0 3.6 0"
            }
            Self::Search => "M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3zM13.3 13.3 17 17",
            Self::Plus => "M10 4v12M4 10h12",
            Self::Calendar => "M3.5 5h13v11.5h-13zM3.5 8.8h13M7 3v3.4M13 3v3.4",
            Self::Clock => "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6v4.2l2.8 1.8",
            Self::Place => {
                "M10 17.5S4.5 12.4 4.5 8a5.5 5.5 0 0 1 11 0c0 4.4-5.5 9.5-5.5 9.5zM10 6.4a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4z"
            }
            Self::People => {
                "M7.5 4a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM2.5 16c0-3 2.2-4.6 5-4.6s5 1.6 5 4.6M13 4.4a2.6 2.6 0 0 1 0 4.9M14.4 11.7c1.9.5 3.1 2 3.1 4.3"
            }
            Self::Person => {
                "M10 3.2a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8zM3.5 17c0-3.4 2.9-5 6.5-5s6.5 1.6 6.5 5"
            }
            Self::Document => "M5 2.5h6.5L15 6v11.5H5zM11.3 2.7v3.6H15M7.5 10h5M7.5 13.2h5",
            Self::Outside => "M8 4H4v12h12v-4M11 3.5h5.5V9M16 4l-7 7",
            Self::Filter => "M3 5h14M5.5 10h9M8 15h4",
            Self::Video => "M2.5 5.5h10v9h-10zM12.5 9l5-2.8v7.6l-5-2.8",
            Self::Useful => {
                "M10 2.6a5 5 0 0 0-2.9 9.1c.6.5.9 1 .9 1.8h4c0-.8.3-1.3.9-1.8A5 5 0 0 0 10 2.6zM8.3 16.8h3.4"
            }
            Self::Tried => {
                "M8 3v5.2L4 15.3a1 1 0 0 0 .9 1.5h10.2a1 1 0 0 0 .9-1.5L12 8.2V3M6.8 3h6.4M6.3 12.5h7.4"
            }
            Self::Question => {
                "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM8 8a2 2 0 1 1 2.9 1.8c-.7.4-.9.7-.9 1.4M10 13.9v.1"
            }
            Self::Hand => {
                "M6 11V5.5a1.2 1.2 0 0 1 2.4 0V9.5m0-.5V3.8a1.2 1.2 0 0 1 2.4 0V9m0-3.7a1.2 1.2 0 0 1 2.4 0V10m0-2.2a1.2 1.2 0 0 1 2.4 0v4.4a5.3 5.3 0 0 1-5.3 5.3 5 5 0 0 1-4.2-2.2L3.6 11.9a1.2 1.2 0 0 1 1.9-1.5L6.8 12"
            }
            Self::Phone => {
                "M6.2 3 8 6.8 6.3 8.4c.9 2 2.3 3.4 4.3 4.3l1.6-1.7 3.8 1.8v3c0 .7-.5 1.2-1.2 1.2A11.8 11.8 0 0 1 3 5.2C3 4.5 3.5 3 4.2 3z"
            }
            Self::Mail => "M3 5h14v10H3zM3 5.5l7 5.5 7-5.5",
            Self::Bookmark => "M5.5 3h9v14L10 13.5 5.5 17z",
            Self::Languages => "M7.5 5a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12.5 5a5 5 0 1 0 0 10 5 5 0 0 0 0-10z",
            Self::Home => "M3.5 9.5 10 3.5l6.5 6v7.5h-4.5v-5h-4v5H3.5z",
            Self::Pen => "M3.5 16.5 4.3 13 13 4.2l2.8 2.8L7 15.7zM11.5 5.8l2.8 2.8",
            Self::Flag => "M5 17V3.5h9.5L12.5 7l2 3.5H5",
            Self::Leave => "M8 3.5H4v13h4M12.5 6.5 16 10l-3.5 3.5M16 10H7.5",
            Self::Preferences => "M3 6h9M16 6h1M3 14h2M9 14h8M14 4.2v3.6M7 12.2v3.6",
        }
    }
}

/// An icon as large as the text beside it.
#[component]
pub fn Icon(
    /// Which one.
    shape: Shape,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d=shape.path()></path>
        </svg>
    }
}
