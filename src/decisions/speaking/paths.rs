//! Where the forms of this feature are sent, and the page that shows them without a script. Each belongs to a meeting: see
//! [`ensemble_meetings::meeting::paths::of`].

/// Who speaks, who asks to, and the quick polls.
pub const SPEAKING: [&str; 2] = ["/fr/rencontres/{id}/parole", "/en/meetings/{id}/speaking"];
/// Raising and lowering one's hand.
pub const ASK: [&str; 2] = ["/fr/rencontres/{id}/parole/main", "/en/meetings/{id}/speaking/hand"];
/// Writing what the facilitator reads out.
pub const WRITE: [&str; 2] = ["/fr/rencontres/{id}/parole/ecrire", "/en/meetings/{id}/speaking/write"];
/// Giving the floor.
pub const RUN: [&str; 2] = ["/fr/rencontres/{id}/parole/donner", "/en/meetings/{id}/speaking/give"];
/// Beginning a tour de table.
pub const ROUND: [&str; 2] = ["/fr/rencontres/{id}/parole/tour", "/en/meetings/{id}/speaking/round"];
/// Asking a quick poll.
pub const POLL: [&str; 2] =
    ["/fr/rencontres/{id}/parole/sondages/nouveau", "/en/meetings/{id}/speaking/polls/new"];
/// Answering one.
pub const ANSWER_POLL: [&str; 2] =
    ["/fr/rencontres/{id}/parole/sondages/reponse", "/en/meetings/{id}/speaking/polls/answer"];
/// Closing one.
pub const CLOSE_POLL: [&str; 2] =
    ["/fr/rencontres/{id}/parole/sondages/cloture", "/en/meetings/{id}/speaking/polls/close"];
