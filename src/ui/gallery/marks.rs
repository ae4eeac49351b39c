//! Colours, type, badges, icons.

use leptos::prelude::*;

use super::{Group, say};
use crate::{Avatar, Avatars, Badge, CommunityPicture, Icon, LangBadge, Shape, Spoken, StatusText, Tone};
use ensemble_core::Lang;

/// The palette: what each colour means.
#[component]
pub(super) fn Colours(lang: Lang) -> impl IntoView {
    let colours = [
        ("var(--paper)", say(lang, "Papier", "Paper")),
        ("var(--surface)", say(lang, "Surface", "Surface")),
        ("var(--sunken)", say(lang, "Creux", "Sunken")),
        ("var(--ink)", say(lang, "Encre", "Ink")),
        ("var(--muted)", say(lang, "Encre pâle", "Muted ink")),
        ("var(--mark-fr)", say(lang, "Français", "French")),
        ("var(--mark-en)", say(lang, "Anglais", "English")),
        ("var(--mark-meet)", say(lang, "Rencontre", "Meeting")),
        ("var(--good)", say(lang, "Bien", "Good")),
        ("var(--warn)", say(lang, "À revoir", "To review")),
        ("var(--bad)", say(lang, "Erreur", "Wrong")),
        ("var(--focus)", "Focus"),
    ];
    let swatches = colours
        .into_iter()
        .map(|(fill, name)| {
            view! {
                <li>
                    <svg viewBox="0 0 10 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                        <rect width="10" height="10" fill=fill></rect>
                    </svg>
                    <span class="small">{name}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <Group title=say(lang, "Couleurs", "Colours")>
            <ul class="swatches">{swatches}</ul>
        </Group>
    }
}

/// Headings, text, prose.
#[component]
pub(super) fn Type(lang: Lang) -> impl IntoView {
    view! {
        <Group title=say(lang, "Caractères", "Type")>
            <div class="beside">
                <div class="prose">
                    <h3>{say(lang, "Ce que la note de réflexion garde", "What a reflection note keeps")}</h3>
                    <p>
                        {say(
                            lang,
                            "Deux minutes à la porte, chaque matin, avec quatre élèves. Ni formulaire, ni grille ",
                            "Two minutes at the door, every morning, with four students. No form, no grid ",
                        )}
                        <a href="#content">{say(lang, "voir la démarche", "see how it went")}</a> "."
                    </p>
                    <blockquote>
                        <p>{say(lang, "Ce qui a tenu, c’est l’horaire.", "What held was the schedule.")}</p>
                    </blockquote>
                    <ul>
                        <li>{say(lang, "Une personne remplace à la porte.", "Somebody covers the door.")}</li>
                        <li>{say(lang, "L’horaire est affiché.", "The schedule is on the wall.")}</li>
                    </ul>
                </div>
                <div class="stack">
                    <p class="h1">"Aa Éé Çç Œœ"</p>
                    <p class="h2">{say(lang, "Questions directrices", "Guiding questions")}</p>
                    <p class="h3">{say(lang, "Repérer tôt, sans étiqueter", "Spot early, label never")}</p>
                    <p class="lead">{say(lang, "Un chapeau, un peu plus grand.", "A lead, somewhat larger.")}</p>
                    <p class="small muted">{say(lang, "Une précision, à voix basse.", "A detail, in a low voice.")}</p>
                </div>
            </div>
        </Group>
    }
}

/// Badges, states, faces, icons.
#[component]
pub(super) fn Marks(lang: Lang) -> impl IntoView {
    let icons = [
        Shape::Menu,
        Shape::Close,
        Shape::Check,
        Shape::Alert,
        Shape::Info,
        Shape::Back,
        Shape::Next,
        Shape::Down,
        Shape::Search,
        Shape::Plus,
        Shape::Calendar,
        Shape::Clock,
        Shape::Place,
        Shape::People,
        Shape::Person,
        Shape::Document,
        Shape::Outside,
        Shape::Languages,
        Shape::Filter,
        Shape::Pen,
        Shape::Video,
        Shape::Useful,
        Shape::Tried,
        Shape::Question,
        Shape::Bookmark,
        Shape::Hand,
        Shape::Phone,
        Shape::Mail,
    ];
    view! {
        <Group title=say(lang, "Pastilles, états, visages, icônes", "Badges, states, faces, icons")>
            <div class="row">
                <LangBadge lang spoken=Spoken::Only(Lang::Fr) />
                <LangBadge lang spoken=Spoken::Only(Lang::En) />
                <LangBadge lang spoken=Spoken::Both />
                <Badge>{say(lang, "Communauté de pratique", "Community of practice")}</Badge>
                <Badge tone=Tone::Good>{say(lang, "Publié", "Published")}</Badge>
                <Badge tone=Tone::Warn>{say(lang, "À revoir", "To review")}</Badge>
                <Badge tone=Tone::Bad>{say(lang, "En retard", "Late")}</Badge>
            </div>
            <div class="row">
                <StatusText tone=Tone::Good>{say(lang, "Tout est enregistré", "Everything is saved")}</StatusText>
                <StatusText tone=Tone::Warn>
                    {say(lang, "Hors ligne, 3 changements gardés ici", "Offline, 3 changes kept here")}
                </StatusText>
                <StatusText>{say(lang, "Brouillon", "Draft")}</StatusText>
            </div>
            <div class="row">
                <Avatars label=say(lang, "Présences", "Present")>
                    <Avatar name="Mireille Lavoie" initials="ML" hue=Tone::Fr />
                    <Avatar name="Aïcha Kaddour" initials="AK" />
                    <Avatar name="Jean Desbiens" initials="JD" hue=Tone::En />
                </Avatars>
            </div>
            <div class="row gap-4">
                <CommunityPicture key="1" spoken=Spoken::Both />
                <CommunityPicture key="2" spoken=Spoken::Both />
                <CommunityPicture key="3" spoken=Spoken::Both />
                <CommunityPicture key="4" spoken=Spoken::Only(Lang::Fr) />
                <CommunityPicture key="5" spoken=Spoken::Only(Lang::En) />
            </div>
            <div class="row gap-4">{icons.into_iter().map(|shape| view! { <Icon shape /> }).collect_view()}</div>
        </Group>
    }
}
