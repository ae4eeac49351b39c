//! Who has the floor, and who asks for it.

use ensemble_common::prelude::*;

use super::Typed;
use crate::speaking::{
    api::{Ask, Run},
    islands::{FormAction, HAND, NEXT},
    paths,
    rules::MAX_TEXT,
    shown::{Line, Own, Panel, RoundLine},
};
use ensemble_core::{Lang, ids::MeetingId};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_texts as t;
use ensemble_ui::{Icon, Shape, TextArea};

/// The buttons that give the floor and take it back.
pub(super) fn floor(lang: Lang, id: MeetingId, panel: &Panel) -> impl IntoView + use<> {
    let finish = panel.someone_speaks.then(|| {
        view! {
            <button class="button quiet small" id="speaking-finish" name="act" value=Run::Finish.code()>
                {t::speaking_finish(lang)}
            </button>
        }
    });
    view! {
        <form class="row" method="post" action=meeting_paths::of(paths::RUN, lang, id) data-act=FormAction::Run.code()>
            <input type="hidden" name="turn" value=panel.turn.to_string() />
            <button class="button quiet small" id=NEXT name="act" value=Run::Next.code() aria-keyshortcuts="Alt+G">
                {t::speaking_next(lang)}
            </button>
            {finish}
        </form>
    }
}

/// What a person does for themselves.
pub(super) fn own(lang: Lang, id: MeetingId, turn: i64, own: &Own, typed: &Typed) -> impl IntoView + use<> {
    let ask = meeting_paths::of(paths::ASK, lang, id);
    let (act, words, pressed) = if own.hand {
        (Ask::Lower, t::speaking_lower(lang), "true")
    } else {
        (Ask::Raise, t::speaking_raise(lang), "false")
    };
    let other = |act: Ask, words: &'static str| {
        view! {
            <button class="button quiet" id=format!("speaking-{act}") name="act" value=act.code()>{words}</button>
        }
    };
    let reply = own.can_reply.then(|| other(Ask::Reply, t::speaking_reply(lang)));
    let pass = own.can_pass.then(|| other(Ask::Pass, t::speaking_pass(lang)));
    let withdraw = own.text.is_some().then(|| {
        view! {
            <form method="post" action=ask.clone() data-act=FormAction::Ask.code()>
                <button class="button quiet small" id="speaking-withdraw" name="act" value=Ask::Withdraw.code()>
                    {t::speaking_withdraw(lang)}
                </button>
            </form>
        }
    });
    let written = typed.written.clone();
    let is_open = written.is_some();
    let written = written.unwrap_or_default();
    let text = if is_open { written.text } else { own.text.clone().unwrap_or_default() };
    view! {
        <form class="speaking-hand row" method="post" action=ask data-act=FormAction::Ask.code()>
            <input type="hidden" name="turn" value=turn.to_string() />
            <button
                class="button"
                id=HAND
                name="act"
                value=act.code()
                aria-pressed=pressed
                aria-keyshortcuts="Alt+M"
            >
                <Icon shape=Shape::Hand />
                " "
                {words}
            </button>
            {reply}
            {pass}
        </form>
        <p><span data-announce="turn">{own.place.clone()}</span> " " <span>{own.spoken.clone()}</span></p>
        <details id="speaking-write" open=is_open>
            <summary>{t::speaking_write(lang)}</summary>
            <div class="stack gap-2">
                <form
                    class="form"
                    method="post"
                    action=meeting_paths::of(paths::WRITE, lang, id)
                    data-act=FormAction::Write.code()
                >
                    <input type="hidden" name="confirmation_token" value=written.confirmation_token />
                    <TextArea
                        id="speaking-text"
                        name="text"
                        label=t::speaking_write_label(lang)
                        hint=t::speaking_write_hint(lang, MAX_TEXT)
                        value=text
                        error=typed.errors.of("speaking-text")
                        rows=3
                    />
                    <div class="actions">
                        <button class="button quiet small" id="speaking-send">{t::speaking_send(lang)}</button>
                    </div>
                </form>
                {withdraw}
            </div>
        </details>
    }
}

/// A tour de table, and who is left.
pub(super) fn round(lang: Lang, id: MeetingId, panel: &Panel, round: &RoundLine) -> impl IntoView + use<> {
    let names = round.left.iter().map(|name| view! { <li>{name.clone()}</li> }).collect_view();
    let form = panel.runs.then(|| {
        view! {
            <form
                class="row"
                method="post"
                action=meeting_paths::of(paths::RUN, lang, id)
                data-act=FormAction::Run.code()
            >
                <input type="hidden" name="turn" value=panel.turn.to_string() />
                <button class="button quiet small" id="speaking-skip" name="act" value=Run::Pass.code()>
                    {t::speaking_skip(lang)}
                </button>
                <button class="button quiet small" id="speaking-end-round" name="act" value=Run::EndRound.code()>
                    {t::speaking_end_round(lang)}
                </button>
            </form>
        }
    });
    view! {
        <section class="stack gap-2" aria-labelledby="speaking-round">
            <h3 id="speaking-round">{t::speaking_round(lang)}</h3>
            <p>{round.words.clone()}</p>
            <ol class="speaking-round">{names}</ol>
            {form}
        </section>
    }
}

/// Those who wait, next first.
pub(super) fn waiting(lang: Lang, id: MeetingId, panel: &Panel) -> impl IntoView + use<> {
    let nobody = panel.lines.is_empty().then(|| view! { <p class="muted">{t::speaking_nobody(lang)}</p> });
    let lines = panel
        .lines
        .iter()
        .map(|line| {
            let tools = panel.runs.then(|| tools(lang, id, panel.turn, line));
            let notes = line.notes.iter().map(|note| view! { <small>{note.clone()}</small> }).collect_view();
            let text = line.text.clone().map(|(text, tag)| view! { <q lang=tag>{text}</q> });
            view! {
                <li aria-current=line.mine.then_some("true")>
                    <div>
                        <span class="name">{line.name.clone()}</span>
                        {text}
                        {notes}
                    </div>
                    {tools}
                </li>
            }
        })
        .collect_view();
    let list = (!panel.lines.is_empty()).then(|| view! { <ol class="speaking-queue">{lines}</ol> });
    view! {
        <h3>{t::speaking_queue(lang)}</h3>
        {nobody}
        {list}
    }
}

/// What a facilitator does about a person who waits.
fn tools(lang: Lang, id: MeetingId, turn: i64, line: &Line) -> impl IntoView + use<> {
    let name = line.name.as_str();
    // The name of a button does not depend on where the person is in the queue: it keeps the focus when they are moved.
    let form = |act: Run, (to, place): (&str, Option<u32>), words: &'static str, spoken: String| {
        let button = format!("speaking-{act}{to}-{}", line.id);
        let place = place.map(|place| view! { <input type="hidden" name="place" value=place.to_string() /> });
        view! {
            <form method="post" action=meeting_paths::of(paths::RUN, lang, id) data-act=FormAction::Run.code()>
                <input type="hidden" name="turn" value=turn.to_string() />
                <input type="hidden" name="request" value=line.id.to_string() />
                {place}
                <button class="button quiet small" id=button name="act" value=act.code() aria-label=spoken>
                    {words}
                </button>
            </form>
        }
    };
    let give = (!line.silent)
        .then(|| form(Run::Give, ("", None), t::speaking_give(lang), t::speaking_give_to(lang, name)));
    let up = (line.place > 0)
        .then(|| form(Run::Move, ("-up", Some(line.place - 1)), "↑", t::speaking_move_up(lang, name)));
    let down = (!line.last)
        .then(|| form(Run::Move, ("-down", Some(line.place + 1)), "↓", t::speaking_move_down(lang, name)));
    let done = if line.silent {
        form(Run::Remove, ("", None), t::speaking_read(lang), t::speaking_read(lang).to_owned())
    } else {
        form(Run::Remove, ("", None), t::speaking_remove(lang), t::speaking_remove_of(lang, name))
    };
    view! {
        <div class="row gap-1">
            {give}
            {up}
            {down}
            {done}
        </div>
    }
}
