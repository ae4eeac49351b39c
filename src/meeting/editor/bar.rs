//! Above the agenda: how things stand, who is here, what is shown, the minutes.

use leptos::prelude::*;

use super::session::{Session, State};
use crate::{
    meeting::{agenda::Item, islands::Word, outline::ItemKind},
    ui::{BudgetBar, Segment, StatusText, Tone},
};

/// Which languages are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Languages {
    French,
    English,
    Both,
}

impl Languages {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::French => "stack gap-4 only-fr",
            Self::English => "stack gap-4 only-en",
            Self::Both => "stack gap-4",
        }
    }
}

/// The tools.
#[component]
pub(super) fn Bar(session: Session, languages: RwSignal<Languages>) -> impl IntoView {
    let (undo, redo) = (session.word(Word::Undo), session.word(Word::Redo));
    let steps = session.steps();
    view! {
        <div class="agenda-bar stack gap-3">
            <div class="row spread">
                <Standing session />
                <div class="row">
                    <button type="button" class="button quiet small" disabled=move || !steps.get().0 on:click=move |_| session.undo()>
                        {undo}
                    </button>
                    <button type="button" class="button quiet small" disabled=move || !steps.get().1 on:click=move |_| session.redo()>
                        {redo}
                    </button>
                </div>
            </div>
            <div class="row spread">
                <People session />
                <Choose session languages />
            </div>
            <Minutes session />
            <p class="visually-hidden" role="status">{move || session.said().get()}</p>
            <p class="visually-hidden" id="handle-hint">{session.word(Word::HandleHint)}</p>
        </div>
    }
}

#[component]
fn Standing(session: Session) -> impl IntoView {
    let words = move || match session.state().get() {
        State::Connecting => (Tone::Plain, session.word(Word::Connecting)),
        State::Saved => (Tone::Good, session.word(Word::Saved)),
        State::Saving => (Tone::Plain, session.word(Word::Saving)),
        State::Offline(0) => (Tone::Warn, session.word(Word::OfflineNone)),
        State::Offline(count) => {
            (Tone::Warn, session.filled(Word::Offline, &[("n", &count.to_string())]))
        }
        State::SignedOut => (Tone::Bad, session.word(Word::SignedOut)),
        State::NoRight => (Tone::Bad, session.word(Word::NoRight)),
        State::Refused(why) => (Tone::Bad, session.filled(Word::Refused, &[("why", &why)])),
    };
    view! {
        <p class="agenda-state" role="status">
            {move || {
                let (tone, words) = words();
                view! { <StatusText tone>{words}</StatusText> }
            }}
        </p>
    }
}

#[component]
fn People(session: Session) -> impl IntoView {
    let (me, name) = session.with(|inner| (inner.setting.person.clone(), inner.setting.name.clone()));
    let you = session.word(Word::You);
    let others = move || {
        session.people().track();
        let mut others = session.with(|inner| inner.presence.borrow().others());
        others.dedup_by(|one, other| one.id == other.id);
        others
            .into_iter()
            .filter(|peer| peer.id != me)
            .map(|peer| {
                let class = format!("agenda-person hue-{}", peer.colour);
                view! { <li class=class>{peer.name}</li> }
            })
            .collect_view()
    };
    view! {
        <div class="row">
            <span class="small muted" id="here">{session.word(Word::Here)}</span>
            <ul class="plain row" aria-labelledby="here">
                <li class="agenda-person">{format!("{name} ({you})")}</li>
                {others}
            </ul>
        </div>
    }
}

#[component]
fn Choose(session: Session, languages: RwSignal<Languages>) -> impl IntoView {
    let each = [
        (Languages::French, Word::ShowFr),
        (Languages::English, Word::ShowEn),
        (Languages::Both, Word::ShowBoth),
    ]
    .map(|(which, word)| {
        view! {
            <label class="chip">
                <input
                    type="radio"
                    name="languages"
                    prop:checked=move || languages.get() == which
                    on:change=move |_| languages.set(which)
                />
                {session.word(word)}
            </label>
        }
    });
    view! {
        <fieldset class="row chips">
            <legend class="visually-hidden">{session.word(Word::Show)}</legend>
            {each.into_iter().collect_view()}
        </fieldset>
    }
}

#[component]
fn Minutes(session: Session) -> impl IntoView {
    let budget = session.with(|inner| u32::from(inner.setting.budget));
    let agenda = session.agenda();
    let segments = Signal::derive(move || {
        agenda.with(|agenda| {
            agenda
                .items
                .iter()
                .map(|item| Segment { minutes: u32::from(item.minutes), tone: tone(item) })
                .collect::<Vec<_>>()
        })
    });
    let label = Signal::derive(move || {
        let minutes = agenda.with(|agenda| agenda.minutes());
        session.filled(Word::Budget, &[("n", &minutes.to_string()), ("m", &budget.to_string())])
    });
    let over = move || {
        let over = agenda.with(|agenda| agenda.minutes()).saturating_sub(budget);
        (over > 0).then(|| {
            let words = session.filled(Word::Over, &[("n", &over.to_string())]);
            view! { <p class="agenda-over" role="status"><StatusText tone=Tone::Bad>{words}</StatusText></p> }
        })
    };
    view! {
        <BudgetBar segments budget label />
        {over}
    }
}

/// The colour of an item's minutes.
pub(super) fn tone(item: &Item) -> Tone {
    match item.kind {
        ItemKind::Welcome | ItemKind::Closing | ItemKind::Break => Tone::Plain,
        ItemKind::Discussion | ItemKind::Decision => Tone::Fr,
        ItemKind::Presentation | ItemKind::Video => Tone::En,
        ItemKind::GroupActivity | ItemKind::HandsOn | ItemKind::Codevelopment => Tone::Meet,
    }
}
