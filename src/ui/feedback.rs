//! What a page has to say about itself: what is wrong, what to know, what was done, what is not there yet.

use leptos::prelude::*;

use super::art::{Scene, SceneArt};
use super::icon::{Icon, Shape};
use ensemble_core::Lang;
use ensemble_core::error::FieldError;
use ensemble_texts as t;

/// What is wrong with a form, before it. It takes the focus when the page opens, script or none.
#[component]
pub fn ErrorSummary(
    /// The page's language.
    lang: Lang,
    /// What is wrong; nothing is shown when nothing is.
    errors: Vec<FieldError>,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let count = errors.len();
        let items = errors
            .into_iter()
            .map(|e| view! { <li><a href=format!("#{}", e.id)>{e.message}</a></li> })
            .collect_view();
        view! {
            <div class="notice bad" id="errors" role="alert" tabindex="-1" autofocus=true>
                <Icon shape=Shape::Alert />
                <div class="stack gap-2">
                    <h2 class="h4">{t::ui_errors_title(lang, count)}</h2>
                    <ul class="plain">{items}</ul>
                </div>
            </div>
        }
    })
}

/// Why a form was not accepted as a whole, where no single field is wrong: said once, before it. It takes the focus when
/// the page opens, script or none.
#[component]
pub fn Refusal(
    /// Why.
    #[prop(into)]
    message: String,
) -> impl IntoView {
    view! {
        <div class="notice bad" id="errors" role="alert" tabindex="-1" autofocus=true>
            <Icon shape=Shape::Alert />
            <p>{message}</p>
        </div>
    }
}

/// What a [`Notice`] is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Something to know.
    #[default]
    Info,
    /// Something to take care of.
    Warning,
    /// Something went well.
    Success,
}

/// Something to know before reading on.
#[component]
pub fn Notice(
    /// What it is for.
    #[prop(optional)]
    kind: Kind,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let (class, shape) = match kind {
        Kind::Info => ("notice", Shape::Info),
        Kind::Warning => ("notice warn", Shape::Alert),
        Kind::Success => ("notice good", Shape::Check),
    };
    view! {
        <div class=class>
            <Icon shape />
            <div class="stack gap-1">{children()}</div>
        </div>
    }
}

/// Says that what follows is in the other language, or that its translation is older than its source.
#[component]
pub fn OtherLanguage(
    /// The page's language.
    lang: Lang,
    /// The language of what follows.
    shown: Lang,
    /// What can be done about it: a link to propose a translation.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, words) = if shown == lang {
        ("notice meet", t::ui_translation_outdated(lang))
    } else {
        match shown {
            Lang::Fr => ("notice fr", t::ui_only_in_french(lang)),
            Lang::En => ("notice en", t::ui_only_in_english(lang)),
        }
    };
    view! {
        <div class=class>
            <Icon shape=Shape::Languages />
            <p><b>{words}</b> " " {children.map(|c| c())}</p>
        </div>
    }
}

/// What was done, after a form was sent: *Your changes are saved.* Announced, and gone with the next page.
#[component]
pub fn Toast(
    /// What was done.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="toast" role="status">
            <Icon shape=Shape::Check />
            <p>{children()}</p>
        </div>
    }
}

/// Nothing there yet: says so, and what to do next.
#[component]
pub fn EmptyState(
    /// What is not there.
    #[prop(into)]
    title: String,
    /// Why, or when it will be.
    #[prop(into)]
    text: String,
    /// The next step: a [`ButtonLink`](super::ButtonLink).
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <SceneArt scene=Scene::Empty />
            <p class="h3">{title}</p>
            <p class="muted">{text}</p>
            {children.map(|c| view! { <div class="row">{c()}</div> })}
        </div>
    }
}
