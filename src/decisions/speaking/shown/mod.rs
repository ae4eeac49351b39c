//! What a viewer is shown of speaking in a meeting. Names in the order of the queue are for all who read the agenda; how long a
//! person has spoken is for that person and the facilitators, what they wrote for the facilitators.

mod panel;

use std::collections::BTreeMap;

pub(super) use panel::{Audience, Line, Own, Panel, PollLine, PollOption, RoundLine};

use super::{
    labels,
    model::{Polled, RequestKind, SpeakingRequest, queue::Queue},
    rules, store,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::AppError,
    ids::{PersonId, SpeakingRequestId},
    rights::Action,
};
use ensemble_meetings::meeting::model::{Found, Phase};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// How many names the screen in the room shows.
const PROJECTED: usize = 3;

/// Whether people can ask to speak in a meeting.
pub(super) fn is_open(found: &Found) -> bool {
    found.of.meeting.phase == Phase::UnderWay && found.of.meeting.cancelled_at.is_none() && !found.archived
}

/// What a viewer who reads the agenda is shown. One who may not give the floor sees what participants see.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn panel(
    context: &ActionContext,
    found: &Found,
    audience: Audience,
) -> Result<Panel, AppError> {
    let (lang, db, id) = (context.lang, &context.portal.db, found.of.meeting.id);
    let may = |action| context.may(action, Some(found.community));
    let runs = audience == Audience::Facilitator && may(Action::RunSpeaking);
    let person = context.viewer.id().filter(|_| audience != Audience::Screen);
    let speaks = person.filter(|_| may(Action::AskToSpeak));
    let open = is_open(found);
    let polled = if audience == Audience::Screen { Vec::new() } else { store::polls(db, id, person).await? };
    let polls = polled.into_iter().map(|polled| poll(lang, polled, (open, speaks.is_some(), runs))).collect();
    if !open {
        return Ok(Panel { speaker: t::speaking_no_one(lang).to_owned(), polls, ..Panel::default() });
    }
    let queue = store::read(db, id).await?;
    let names = store::names(db, id).await?;
    let texts = if runs { store::contributions(db, id).await? } else { BTreeMap::new() };
    let reader =
        Reader { lang, person, runs, now: context.portal.now(), queue: &queue, names: &names, texts: &texts };
    let mut lines = reader.lines();
    if audience == Audience::Screen {
        lines.retain(|line| !line.silent);
        lines.truncate(PROJECTED);
    }
    let own = match speaks {
        Some(person) if !runs => {
            let text = match queue.silent_of(person) {
                Some(_) => store::contribution(db, id, person).await?,
                None => None,
            };
            Some(reader.own(person, text))
        }
        _ => None,
    };
    Ok(Panel {
        turn: queue.turn,
        open,
        runs,
        speaker: reader.speaker(),
        someone_speaks: queue.floor.is_some(),
        lines,
        round: reader.round(),
        own,
        polls,
    })
}

/// A viewer and what there is to see.
struct Reader<'a> {
    lang: Lang,
    person: Option<PersonId>,
    /// Whether they give the floor.
    runs: bool,
    now: i64,
    queue: &'a Queue,
    names: &'a BTreeMap<PersonId, String>,
    texts: &'a BTreeMap<SpeakingRequestId, LocalizedText>,
}

impl Reader<'_> {
    fn name(&self, person: PersonId) -> String {
        self.names.get(&person).cloned().unwrap_or_default()
    }

    fn speaker(&self) -> String {
        let Some(floor) = self.queue.floor else { return t::speaking_no_one(self.lang).to_owned() };
        if self.person == Some(floor.person) && !self.runs {
            return t::speaking_you_speak(self.lang).to_owned();
        }
        t::speaking_speaks(self.lang, self.name(floor.person))
    }

    fn lines(&self) -> Vec<Line> {
        let order = self.queue.ordered();
        let last = order.len().saturating_sub(1);
        order.into_iter().enumerate().map(|(at, request)| self.line(request, at, at == last)).collect()
    }

    fn line(&self, request: &SpeakingRequest, at: usize, last: bool) -> Line {
        let lang = self.lang;
        let silent = request.kind == RequestKind::Silent;
        let mine = self.person == Some(request.person);
        let name = match (silent, mine) {
            (true, true) => t::speaking_your_text(lang).to_owned(),
            (true, false) => t::speaking_in_writing(lang).to_owned(),
            (false, _) => self.name(request.person),
        };
        let mut notes = Vec::new();
        if request.kind == RequestKind::Reply {
            notes.push(t::speaking_direct_reply(lang).to_owned());
        }
        if !silent && !self.queue.has_spoken(request.person) {
            notes.push(t::speaking_first_time(lang).to_owned());
        }
        if !silent && self.runs && self.queue.has_spoken(request.person) {
            let millis = self.queue.millis_until(request.person, self.now);
            notes.push(t::speaking_today(lang, labels::time(lang, millis)));
        }
        let text = self.texts.get(&request.id).map(|text| {
            let shown = text.shown(lang);
            (shown.text.to_owned(), (shown.lang != lang).then(|| shown.lang.tag()))
        });
        let place = u32::try_from(at).unwrap_or(u32::MAX);
        Line { id: request.id, place, last, name, notes, text, silent, mine }
    }

    fn round(&self) -> Option<RoundLine> {
        self.queue.round.as_ref()?;
        let left: Vec<String> = self.queue.left_in_round().map(|person| self.name(person)).collect();
        let words = t::speaking_round_left(self.lang, left.len());
        Some(RoundLine { left, words })
    }

    fn own(&self, person: PersonId, text: Option<LocalizedText>) -> Own {
        let (lang, queue) = (self.lang, self.queue);
        let order = queue.ordered();
        let is_hand =
            |request: &SpeakingRequest| request.person == person && request.kind != RequestKind::Silent;
        let before = order.iter().position(|request| is_hand(request));
        let place = match before {
            _ if queue.has_floor(person) => t::speaking_you_speak(lang).to_owned(),
            Some(before) => t::speaking_your_place(lang, before),
            None => String::new(),
        };
        let millis = queue.millis_until(person, self.now);
        let spoken = if queue.has_spoken(person) {
            t::speaking_you_spoke(lang, labels::time(lang, millis))
        } else {
            String::new()
        };
        Own {
            hand: queue.hand_of(person).is_some(),
            can_reply: queue.no_reply(person).is_none()
                && queue.hand_of(person).is_none_or(|hand| hand.kind == RequestKind::Hand),
            can_pass: queue.can_pass(person),
            text: text.map(|text| text.text(lang).to_owned()),
            place,
            spoken,
        }
    }
}

fn poll(lang: Lang, polled: Polled, (open, speaks, runs): (bool, bool, bool)) -> PollLine {
    let shows = rules::shows_results(&polled, runs);
    let withheld = rules::is_withheld(&polled) && polled.poll.closed_at.is_some();
    let Polled { poll, counts, people, answered, chosen } = polled;
    let texts = rules::choice_texts(poll.kind, &poll.options);
    let option = |(at, label): (u32, String)| PollOption {
        count: usize::try_from(at).ok().and_then(|at| counts.get(at)).copied().filter(|_| shows),
        chosen: chosen == Some(at),
        label,
    };
    let runs_on = open && poll.closed_at.is_none();
    let note = match (withheld, poll.anonymous) {
        (true, _) => t::poll_withheld(lang).to_owned(),
        (false, true) => t::poll_answers_without_names(lang, people),
        (false, false) => t::poll_answers(lang, people),
    };
    let question = poll.question.shown(lang);
    PollLine {
        id: poll.id,
        question: question.text.to_owned(),
        tag: (question.lang != lang).then(|| question.lang.tag()),
        options: (0_u32..).zip(texts).map(option).collect(),
        note,
        can_answer: runs_on && speaks && !runs && !(poll.anonymous && answered),
        answered,
        can_close: runs_on && runs,
        in_place: !poll.anonymous,
    }
}
