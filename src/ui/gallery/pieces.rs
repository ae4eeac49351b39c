//! What pages are put together from.

use leptos::prelude::*;

use super::{Group, say};
use crate::{
    Badge, Breadcrumb, BudgetBar, Button, ButtonLink, Card, Column, DataTable, DateTile, Dialog,
    DialogButton, EmptyState, Icon, Kind, LangBadge, Menu, Meter, NavLink, Notice, OtherLanguage, Pages,
    Pagination, QuestionBlock, Scene, SceneArt, Shape, Spoken, Stat, Step, Tab, Tabs, Timeline, Toast, Tone,
    Weight,
};
use ensemble_core::Lang;

/// Breadcrumb, tabs, pages, menu.
#[component]
pub(super) fn Navigation(lang: Lang) -> impl IntoView {
    let home = NavLink::new(say(lang, "Accueil", "Home"), "#content").current(true);
    let tabs = vec![
        Tab::from(home),
        NavLink::new(say(lang, "Rencontres", "Meetings"), "#content").into(),
        Tab {
            link: NavLink::new(say(lang, "Réflexions", "Reflections"), "#content"),
            count: Some(42),
            meaning: None,
        },
        NavLink::new(say(lang, "Membres", "Members"), "#content").into(),
    ];
    let up = vec![NavLink::new(say(lang, "Communautés", "Communities"), "#content")];
    let numbered = Pages::Numbered { current: 6, last: 12, href: "?page=".into() };
    let keyset = Pages::Keyset { previous: Some("?before=a".into()), next: Some("?after=z".into()) };
    view! {
        <Group title="Navigation">
            <Breadcrumb lang links=up here=say(lang, "Élèves à risque", "Students at risk") />
            <Tabs label=say(lang, "Communauté", "Community") tabs />
            <Pagination lang pages=numbered />
            <Pagination lang pages=keyset label=say(lang, "Notes", "Notes") />
            <div class="row">
                <Menu id="sample-menu" label=say(lang, "Plus d’actions", "More actions")>
                    <a href="#content"><Icon shape=Shape::Document />{say(lang, "Imprimer", "Print")}</a>
                    <a href="#content"><Icon shape=Shape::Languages />{say(lang, "Traduire", "Translate")}</a>
                </Menu>
                <DialogButton opens="sample-dialog">{say(lang, "Ouvrir un dialogue", "Open a dialog")}</DialogButton>
            </div>
            <Dialog lang id="sample-dialog" title=say(lang, "Élargir la lecture?", "Widen who can read?")>
                <p>
                    {say(
                        lang,
                        "Toutes les communautés pourront lire cette note. Vous pourrez revenir en arrière.",
                        "All communities will be able to read this note. You can go back.",
                    )}
                </p>
                <div class="actions">
                    <Button kind="button">{say(lang, "Élargir", "Widen")}</Button>
                    <DialogButton opens="sample-dialog" closes=true>{say(lang, "Annuler", "Cancel")}</DialogButton>
                </div>
            </Dialog>
        </Group>
    }
}

/// Cards, questions, figures.
#[component]
pub(super) fn Cards(lang: Lang) -> impl IntoView {
    let kicker = view! {
        <LangBadge lang spoken=Spoken::Both />
        <Badge>{say(lang, "Communauté de pratique", "Community of practice")}</Badge>
    };
    let foot = view! {
        <span>{say(lang, "23 membres · 14 organismes", "23 members · 14 organizations")}</span>
        <span class="muted">{say(lang, "Prochaine : 3 décembre", "Next: December 3")}</span>
    };
    let tile = view! {
        <DateTile lang day="3" month=say(lang, "déc.", "Dec.") datetime="2026-12-03" />
    };
    let month = view! { <DateTile lang month=say(lang, "janv.", "Jan.") year="2027" datetime="2027-01" /> };
    let meeting_foot = view! {
        <span>{say(lang, "18 personnes, 11 organismes", "18 people, 11 organizations")}</span>
        <LangBadge lang spoken=Spoken::Only(Lang::Fr) />
    };
    view! {
        <Group title=say(lang, "Cartes et repères", "Cards and landmarks")>
            <ul class="grid">
                <li>
                    <Card
                        title=say(lang, "Élèves à risque", "Students at risk")
                        href="#content"
                        kicker=kicker.into_any()
                        foot=foot.into_any()
                    >
                        <p class="muted">
                            {say(
                                lang,
                                "Repérer, prévenir, intervenir : une communauté pour les deux réseaux.",
                                "Notice, prevent, act: one community for both networks.",
                            )}
                        </p>
                    </Card>
                </li>
                <li>
                    <Card
                        title=say(lang, "Repérer tôt, sans étiqueter", "Spot early, label never")
                        href="#content"
                        tile=tile.into_any()
                        foot=meeting_foot.into_any()
                    >
                        <p class="small muted">{say(lang, "13 h 30, 90 min · hybride", "1:30 p.m., 90 min · hybrid")}</p>
                    </Card>
                </li>
                <li>
                    <Card
                        title=say(lang, "Troisième rencontre", "Third meeting")
                        href="#content"
                        tile=month.into_any()
                    >
                        <p class="small muted">{say(lang, "Date à venir", "Date to be announced")}</p>
                    </Card>
                </li>
            </ul>
            <div class="beside">
                <div class="questions">
                    <QuestionBlock>
                        {say(lang, "Comment savoir qu’une ou un élève est à risque?", "How do we know that a student is at risk?")}
                    </QuestionBlock>
                    <QuestionBlock>
                        {say(lang, "Que mettre en place pour prévenir?", "Which preventive measures do we take?")}
                    </QuestionBlock>
                </div>
                <Stat figure="14" label=say(lang, "organismes sur 21", "organizations of 21")>
                    <Meter value=14 max=21 label=say(lang, "14 organismes sur 21", "14 organizations of 21") />
                </Stat>
            </div>
        </Group>
    }
}

/// Notices, toast, empty state, drawings.
#[component]
pub(super) fn Feedback(lang: Lang) -> impl IntoView {
    let scenes = [Scene::Lost, Scene::Broken, Scene::Resting, Scene::Empty];
    view! {
        <Group title=say(lang, "Messages", "Messages")>
            <Notice><p>{say(lang, "La rencontre aura lieu à distance.", "The meeting will be online.")}</p></Notice>
            <Notice kind=Kind::Warning>
                <p>{say(lang, "Deux dates de naissance dans ce texte?", "Two dates of birth in this text?")}</p>
            </Notice>
            <Notice kind=Kind::Success><p>{say(lang, "Votre note est partagée.", "Your note is shared.")}</p></Notice>
            <OtherLanguage lang shown=lang.other()>
                <a href="#content">{say(lang, "Proposer une traduction", "Propose a translation")}</a>
            </OtherLanguage>
            <OtherLanguage lang shown=lang />
            <Toast>{say(lang, "Vos changements sont enregistrés.", "Your changes have been saved.")}</Toast>
            <EmptyState
                title=say(lang, "Aucune rencontre pour l’instant", "No meetings yet")
                text=say(lang, "La première se prépare en quelques minutes.", "The first one takes a few minutes to prepare.")
            >
                <ButtonLink href="#content" weight=Weight::Quiet>
                    <Icon shape=Shape::Plus />
                    {say(lang, "Préparer une rencontre", "Prepare a meeting")}
                </ButtonLink>
            </EmptyState>
            <ul class="grid">{scenes.into_iter().map(|scene| view! { <li><SceneArt scene /></li> }).collect_view()}</ul>
        </Group>
    }
}

/// A table.
#[component]
pub(super) fn Lists(lang: Lang) -> impl IntoView {
    let columns = vec![
        Column::new(say(lang, "Organisme", "Organization")),
        Column::new(say(lang, "Réseau", "Network")),
        Column::numeric(say(lang, "Personnes", "People")),
    ];
    let row = |name: &'static str, spoken: Spoken, people: u32| {
        vec![
            view! { {name} }.into_any(),
            view! { <LangBadge lang spoken /> }.into_any(),
            view! { {people} }.into_any(),
        ]
    };
    let rows = vec![
        row("CSS de la Rive-Claire", Spoken::Only(Lang::Fr), 4),
        row("North River School Board", Spoken::Only(Lang::En), 12),
        row("Collège des Érables", Spoken::Both, 1),
    ];
    view! {
        <Group title=say(lang, "Tableaux", "Tables")>
            <DataTable caption=say(lang, "Organismes représentés", "Organizations represented") columns rows />
        </Group>
    }
}

/// Minutes and seasons.
#[component]
pub(super) fn Time(lang: Lang) -> impl IntoView {
    let planned = vec![5, 20, 25, 25, 10];
    let mut over = planned.clone();
    over.push(15);
    view! {
        <Group title=say(lang, "Le temps", "Time")>
            <BudgetBar
                minutes=planned
                budget=90
                label=say(lang, "85 min prévues sur 90", "85 min planned of 90")
                aside=say(lang, "13 h 30 à 14 h 55", "1:30 p.m. to 2:55 p.m.")
            />
            <BudgetBar
                minutes=over
                budget=90
                label=say(lang, "100 min prévues : 10 de trop", "100 min planned: 10 too many")
                aside=say(lang, "13 h 30 à 15 h 10", "1:30 p.m. to 3:10 p.m.")
            />
            <Timeline>
                <Step when=say(lang, "Printemps 2027", "Spring 2027") title=say(lang, "Pratiques prometteuses", "Promising practices") tone=Tone::Good>
                    <Badge tone=Tone::Good>{say(lang, "Publié", "Published")}</Badge>
                </Step>
                <Step when=say(lang, "Automne 2027", "Fall 2027") title=say(lang, "Bilan", "Review") tone=Tone::Meet>
                    <Badge tone=Tone::Meet>{say(lang, "En cours", "In progress")}</Badge>
                </Step>
                <Step when=say(lang, "Printemps 2029", "Spring 2029") title=say(lang, "Guide de pratiques", "Practice guide")>
                    <Badge>{say(lang, "À venir", "To come")}</Badge>
                </Step>
            </Timeline>
        </Group>
    }
}
