//! Who is offered a place, who waits in which order, who is refused. Pure.
//!
//! Where there are places for all relevant projects, each of them is offered one. Else the draw that counts decides: its proof
//! says who is selected and in which order the others wait. A place that is given up goes to the next who waits, as the
//! description of the draw has it.

mod composing;
mod giving;
mod replying;

pub use composing::{Fixed, arrangeable, free_slug, network_of, open_planned, representation, slug_base};
pub use giving::{
    Answer, Basis, Blocked, Outlook, are_given, basis, call_up, can_end_waiting, give, outlook, takes_place,
};
pub use replying::{
    DEFAULT_DAYS, MAX_DAYS, REMIND_BEFORE, ReplyClosed, chosen_deadline, day_after, end_of, next_deadline,
    reply, reply_closed,
};
