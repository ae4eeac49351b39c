//! Drawings made of the two circles. They decorate: words beside them say everything.

use leptos::prelude::*;

use super::langs::Spoken;
use ensemble_core::Lang;

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

/// The side of the square in which a community's picture is drawn.
const SIDE: f64 = 64.0;
/// How far the picture is turned, in degrees.
const ANGLES: [u8; 6] = [0, 30, 60, 90, 120, 150];
/// The radii of its circles.
const RADII: [f64; 4] = [18.0, 21.0, 24.0, 28.0];
/// How wide the circles overlap: less than the smallest radius.
const OVERLAPS: [f64; 3] = [12.0, 14.0, 17.0];
/// The distance between dots where the circles overlap.
const DOTS_APART: f64 = 8.5;

/// The numbers of a community's picture, the same for the same key.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Drawing {
    angle: u8,
    radii: [f64; 2],
    overlap: f64,
    /// Dots where the circles overlap.
    dots: u8,
}

impl Drawing {
    fn of(key: &str) -> Self {
        // FNV-1a; each choice takes bits of its own.
        let hash = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let number = |shift: u32, of: u64| (hash >> shift) % of;
        let index = |shift: u32, of: usize| usize::try_from(number(shift, of as u64)).unwrap_or_default();
        Self {
            angle: ANGLES[index(8, ANGLES.len())],
            radii: [RADII[index(20, RADII.len())], RADII[index(32, RADII.len())]],
            overlap: OVERLAPS[index(44, OVERLAPS.len())],
            dots: u8::try_from(number(54, 4)).unwrap_or_default(),
        }
    }

    /// The centres of the circles: the overlap lies in the middle of the square.
    fn centres(self) -> [f64; 2] {
        let (middle, half) = (SIDE / 2.0, self.overlap / 2.0);
        [middle - self.radii[0] + half, middle + self.radii[1] - half]
    }

    /// Where the circles cross: on this line, so far above and below the middle.
    fn crossing(self) -> (f64, f64) {
        let ([first, second], [left, right]) = (self.radii, self.centres());
        let distance = right - left;
        let along = (distance * distance + first * first - second * second) / (2.0 * distance);
        (left + along, (first * first - along * along).max(0.0).sqrt())
    }
}

/// A community's picture: the two circles, turned and sized by a key that stays the same, such as its id. A community
/// of one language has one filled circle. It decorates: the community's name stands beside it.
#[component]
pub fn CommunityPicture(
    /// What it is drawn from.
    #[prop(into)]
    key: String,
    /// The languages that the community works in.
    spoken: Spoken,
) -> impl IntoView {
    let drawing = Drawing::of(&key);
    let ([first, second], [left, right]) = (drawing.radii, drawing.centres());
    let (across, reach) = drawing.crossing();
    let middle = SIDE / 2.0;
    let (top, bottom) = (middle - reach, middle + reach);
    let overlap = format!(
        "M{across:.1} {top:.1}A{first} {first} 0 0 1 {across:.1} {bottom:.1}A{second} {second} 0 0 1 {across:.1} {top:.1}z"
    );
    let (class, mark) = match spoken {
        Spoken::Only(Lang::Fr) => ("community-picture fr", "var(--mark-fr)"),
        Spoken::Only(Lang::En) => ("community-picture en", "var(--mark-en)"),
        Spoken::Both => ("community-picture meet", "var(--mark-meet)"),
    };
    let circle = |x: f64, radius: f64, fill: &'static str| {
        view! { <circle cx=format!("{x:.1}") cy=middle.to_string() r=radius.to_string() fill=fill></circle> }
            .into_any()
    };
    let ring = |x: f64, radius: f64| {
        let (x, radius) = (format!("{x:.1}"), radius.to_string());
        view! { <circle cx=x cy=middle.to_string() r=radius fill="none" stroke=mark stroke-width="3"></circle> }
            .into_any()
    };
    let (one, other) = match spoken {
        Spoken::Only(Lang::Fr) => (circle(left, first, mark), ring(right, second)),
        Spoken::Only(Lang::En) => (ring(left, first), circle(right, second, mark)),
        Spoken::Both => (circle(left, first, "var(--mark-fr)"), circle(right, second, "var(--mark-en)")),
    };
    let lens = (spoken == Spoken::Both).then(|| view! { <path d=overlap fill=mark></path> });
    let from = middle - DOTS_APART * f64::from(drawing.dots.saturating_sub(1)) / 2.0;
    let dots = (0..if spoken == Spoken::Both { drawing.dots } else { 0 })
        .map(|dot| {
            let y = from + DOTS_APART * f64::from(dot);
            view! { <circle cx=middle.to_string() cy=format!("{y:.1}") r="2.2" fill="var(--paper)"></circle> }
        })
        .collect_view();
    view! {
        <svg class=class viewBox="0 0 64 64" width="48" height="48" aria-hidden="true" focusable="false">
            <g transform=format!("rotate({} 32 32)", drawing.angle)>{one} {other} {lens} {dots}</g>
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::{DOTS_APART, Drawing, OVERLAPS, RADII};

    #[test]
    fn a_picture_is_the_same_for_the_same_key_and_differs_between_keys() {
        assert_eq!(Drawing::of("eleves-a-risque"), Drawing::of("eleves-a-risque"));
        let keys = ["a", "b", "c", "d", "e", "f"];
        assert!(keys.iter().any(|key| Drawing::of(key) != Drawing::of("a")));
    }

    #[test]
    fn the_circles_of_each_picture_cross_around_the_dots() {
        for first in RADII {
            for second in RADII {
                for overlap in OVERLAPS {
                    let drawing = Drawing { angle: 0, radii: [first, second], overlap, dots: 3 };
                    let (across, reach) = drawing.crossing();
                    assert!(reach > DOTS_APART + 2.2, "{drawing:?}: {reach}");
                    assert!((across - 32.0).abs() < overlap / 2.0, "{drawing:?}: {across}");
                }
            }
        }
    }
}
