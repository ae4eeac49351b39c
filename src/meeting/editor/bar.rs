//! Above the agenda: how things stand, who is here, what is shown, the minutes.

use leptos::{mount::mount_to, prelude::*};

use super::{
    parts::{Piece, button, group, piece},
    session::{Session, State},
};
use crate::{
    meeting::{agenda::Item, colours::colour, islands::Word},
    ui::{BudgetBar, Segment, Tone},
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

/// The tools of an agenda.
pub(super) fn bar(session: Session, languages: RwSignal<Languages>) -> Piece {
    group(
        "agenda-bar stack gap-3",
        vec![
            first_row(session),
            group("row spread", vec![people(session), choose(session, languages)]),
            minutes(session),
            spoken(session),
            piece("p", "visually-hidden").set("id", "handle-hint").says(&session.word(Word::HandleHint)),
        ],
    )
}

/// The tools of a note: it has one language, and no minutes.
pub(super) fn note_bar(session: Session) -> Piece {
    group("agenda-bar stack gap-3", vec![first_row(session), people(session), spoken(session)])
}

fn first_row(session: Session) -> Piece {
    let steps = session.steps();
    let undo = button(&session.word(Word::Undo), None, Box::new(move || session.undo()))
        .flag("disabled", Signal::derive(move || !steps.get().0));
    let redo = button(&session.word(Word::Redo), None, Box::new(move || session.redo()))
        .flag("disabled", Signal::derive(move || !steps.get().1));
    group("row spread", vec![standing(session), group("row", vec![undo, redo])])
}

fn spoken(session: Session) -> Piece {
    let said = Signal::derive(move || session.said().get());
    piece("p", "agenda-said").set("role", "status").tells(said)
}

fn said(tone: Tone, words: &str) -> Piece {
    piece("span", &format!("status {}", tone.class())).says(words)
}

fn standing(session: Session) -> Piece {
    piece("p", "agenda-state").set("role", "status").living(move || {
        let (tone, words) = match session.state().get() {
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
        vec![said(tone, &words)]
    })
}

fn people(session: Session) -> Piece {
    let (me, name) = session.with(|inner| (inner.setting.person.clone(), inner.setting.name.clone()));
    let you = format!("{name} ({})", session.word(Word::You));
    let all = piece("ul", "plain row").set("aria-labelledby", "here").living(move || {
        session.people().track();
        let mut others = session.with(|inner| inner.presence.borrow().others());
        others.dedup_by(|one, other| one.id == other.id);
        let mut all = vec![piece("li", "agenda-person").says(&you)];
        all.extend(
            others
                .into_iter()
                .filter(|peer| peer.id != me)
                .map(|peer| piece("li", &format!("agenda-person hue-{}", peer.colour)).says(&peer.name)),
        );
        all
    });
    let here = piece("span", "small muted").set("id", "here").says(&session.word(Word::Here));
    group("row", vec![here, all])
}

fn choose(session: Session, languages: RwSignal<Languages>) -> Piece {
    let mut pieces = vec![piece("legend", "visually-hidden").says(&session.word(Word::Show))];
    for (which, word) in [
        (Languages::French, Word::ShowFr),
        (Languages::English, Word::ShowEn),
        (Languages::Both, Word::ShowBoth),
    ] {
        let radio = piece("input", "").set("type", "radio").set("name", "languages");
        let radio = if languages.get_untracked() == which { radio.set("checked", "") } else { radio };
        let radio = radio.on("change", Box::new(move |_| languages.set(which)));
        let name = piece("span", "").says(&session.word(word));
        pieces.push(piece("label", "chip").with(vec![radio, name]));
    }
    piece("fieldset", "row chips").with(pieces)
}

fn minutes(session: Session) -> Piece {
    let budget = session.with(|inner| u32::from(inner.setting.budget));
    let agenda = session.agenda();
    let segments = Signal::derive(move || {
        agenda.with(|agenda| {
            let segment = |item: &Item| Segment { minutes: u32::from(item.minutes), tone: colour(item.kind) };
            agenda.items.iter().map(segment).collect::<Vec<_>>()
        })
    });
    let label = Signal::derive(move || {
        let minutes = agenda.with(|agenda| agenda.minutes());
        session.filled(Word::Budget, &[("n", &minutes.to_string()), ("m", &budget.to_string())])
    });
    let over = piece("p", "agenda-over").set("role", "status").living(move || {
        let over = agenda.with(|agenda| agenda.minutes()).saturating_sub(budget);
        let words = || session.filled(Word::Over, &[("n", &over.to_string())]);
        if over == 0 { Vec::new() } else { vec![said(Tone::Bad, &words())] }
    });
    let bar = piece("div", "");
    mount_to(bar.r#as(), move || view! { <BudgetBar segments budget label /> }).forget();
    group("stack gap-2", vec![bar, over])
}
