//! Drawings made of the two circles. They decorate: words beside them say everything.

use leptos::prelude::*;

/// The home page's drawing: two circles and the lines that run through both, as on a page of music,
/// with somebody on every line.
#[component]
pub fn HeroArt() -> impl IntoView {
    view! {
        <svg class="hero-art" viewBox="0 0 480 330" width="480" height="330" aria-hidden="true" focusable="false">
            <clipPath id="hero-clip">
                <circle cx="165" cy="165" r="150"></circle>
                <circle cx="315" cy="165" r="150"></circle>
            </clipPath>
            <circle cx="165" cy="165" r="150" fill="var(--mark-fr)"></circle>
            <circle cx="315" cy="165" r="150" fill="var(--mark-en)"></circle>
            <path d="M240 35.1a150 150 0 0 1 0 259.8 150 150 0 0 1 0-259.8z" fill="var(--mark-meet)"></path>
            <path
                clip-path="url(#hero-clip)"
                d="M0 99c80-44 160-44 240-14s160 30 240-14M0 139c80-44 160-44 240-14s160 30 240-14M0 179c80-44 160-44 240-14s160 30 240-14M0 219c80-44 160-44 240-14s160 30 240-14M0 259c80-44 160-44 240-14s160 30 240-14"
                fill="none"
                stroke="var(--paper)"
                stroke-width="2"
                opacity=".5"
            ></path>
            <g fill="var(--paper)">
                <circle cx="70" cy="111.4" r="9"></circle>
                <circle cx="108" cy="185.1" r="9"></circle>
                <circle cx="132" cy="64.0" r="9"></circle>
                <circle cx="46" cy="158.5" r="9"></circle>
                <circle cx="150" cy="224.6" r="9"></circle>
                <circle cx="118" cy="144.3" r="9"></circle>
                <circle cx="345" cy="106.0" r="9"></circle>
                <circle cx="385" cy="183.4" r="9"></circle>
                <circle cx="336" cy="265.7" r="9"></circle>
                <circle cx="420" cy="216.0" r="9"></circle>
                <circle cx="430" cy="132.9" r="9"></circle>
                <circle cx="352" cy="226.0" r="9"></circle>
                <circle cx="214" cy="116.3" r="13"></circle>
                <circle cx="262" cy="92.5" r="13"></circle>
                <circle cx="236" cy="163.5" r="13"></circle>
                <circle cx="268" cy="214.3" r="13"></circle>
                <circle cx="218" cy="237.5" r="13"></circle>
            </g>
        </svg>
    }
}

/// What a page that has nothing to show draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// The page is not there: the circles miss each other.
    Lost,
    /// Something broke: where they meet has slipped out.
    Broken,
    /// Closed for a moment: they sleep.
    Resting,
    /// A list with nothing in it yet: they are only sketched.
    Empty,
}

/// A small drawing for error pages and empty lists.
#[component]
pub fn SceneArt(
    /// Which one.
    scene: Scene,
) -> impl IntoView {
    let drawing = match scene {
        Scene::Lost => view! {
            <circle cx="52" cy="76" r="44" fill="var(--mark-fr)"></circle>
            <circle cx="196" cy="56" r="44" fill="var(--mark-en)"></circle>
            <path
                d="M124 30a44 44 0 0 1 0 72 44 44 0 0 1 0-72z"
                fill="none"
                stroke="var(--line-strong)"
                stroke-width="2"
                stroke-dasharray=".1 6"
                stroke-linecap="round"
            ></path>
            <g fill="var(--paper)">
                <circle cx="64" cy="72" r="6"></circle>
                <circle cx="82" cy="70" r="6"></circle>
                <circle cx="166" cy="60" r="6"></circle>
                <circle cx="184" cy="58" r="6"></circle>
            </g>
        }
        .into_any(),
        Scene::Broken => view! {
            <circle cx="95" cy="60" r="50" fill="var(--mark-fr)"></circle>
            <circle cx="153" cy="60" r="50" fill="var(--mark-en)"></circle>
            <path d="M124 19.3a50 50 0 0 1 0 81.4 50 50 0 0 1 0-81.4z" fill="var(--paper)"></path>
            <path
                d="M124 19.3a50 50 0 0 1 0 81.4 50 50 0 0 1 0-81.4z"
                fill="var(--mark-meet)"
                transform="translate(70 16) rotate(68 124 60)"
            ></path>
        }
        .into_any(),
        Scene::Resting => view! {
            <circle cx="95" cy="66" r="50" fill="var(--mark-fr)"></circle>
            <circle cx="153" cy="66" r="50" fill="var(--mark-en)"></circle>
            <path d="M124 25.3a50 50 0 0 1 0 81.4 50 50 0 0 1 0-81.4z" fill="var(--mark-meet)"></path>
            <g fill="none" stroke="var(--paper)" stroke-width="4" stroke-linecap="round">
                <path d="M62 62a10 10 0 0 0 20 0M166 62a10 10 0 0 0 20 0M118 80a8 8 0 0 0 12 0"></path>
            </g>
            <g fill="none" stroke="var(--line-strong)" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">
                <path d="M206 30h10l-10 12h10M222 10h7l-7 9h7"></path>
            </g>
        }
        .into_any(),
        Scene::Empty => view! {
            <g fill="none" stroke="var(--line-strong)" stroke-width="2.5" stroke-dasharray="1 7" stroke-linecap="round">
                <circle cx="95" cy="66" r="50"></circle>
                <circle cx="153" cy="66" r="50"></circle>
            </g>
            <path d="M124 25.3a50 50 0 0 1 0 81.4 50 50 0 0 1 0-81.4z" fill="var(--meet-tint)"></path>
            <path d="M124 55v22M113 66h22" stroke="var(--meet)" stroke-width="4" stroke-linecap="round"></path>
        }
        .into_any(),
    };
    view! {
        <svg class="scene" viewBox="0 0 248 132" width="248" height="132" aria-hidden="true" focusable="false">
            {drawing}
        </svg>
    }
}
