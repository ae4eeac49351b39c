//! Editors who write together: the load itself, and the run that ends when the server is killed.

use std::{ops::Range, time::Duration};

use serde_json::{Value, json};
use tokio::{
    io::AsyncReadExt,
    time::{Instant, sleep, sleep_until},
};

use crate::{
    editor::Outcome,
    ledger::Ledger,
    process::Process,
    session::{EditorOptions, Session},
    wire::{LoadError, context},
};

/// What else the load can do.
#[derive(clap::Args, Clone, Debug)]
pub struct Measure {
    /// Seconds of typing before it counts
    #[arg(long, default_value_t = 3.0)]
    pub warm_up: f64,
    /// Seconds that characters may still be on their way after the last one was struck, at most
    #[arg(long, default_value_t = 5.0)]
    pub drain: f64,
    /// The server's process, to be weighed meanwhile
    #[arg(long)]
    pub server: Option<u32>,
    /// Stay connected, after the report, until the standard input ends
    #[arg(long)]
    pub stay: bool,
}

/// Measures how long characters take to reach the others. `say` gets the report while all editors are still
/// connected.
///
/// # Errors
/// When an editor cannot connect.
pub async fn measure(
    options: &EditorOptions,
    with: &Measure,
    say: impl FnOnce(Value),
) -> Result<(), LoadError> {
    let mut session = Session::begin(options, with.warm_up + options.seconds).await?;
    let window = session.plan.start + Duration::from_secs_f64(with.warm_up)..session.plan.end;
    let server = with.server.map(Process);
    let ledger = session.ledger.clone();

    let watched = Watched::begin(&ledger, server, window.start).await?;
    let meanwhile = watched.end(&ledger, window.end).await?;
    let deadline = window.end + Duration::from_secs_f64(with.drain);
    while !ledger.settled() && Instant::now() < deadline {
        sleep(Duration::from_millis(5)).await;
    }
    let mut outcomes = session.end(Instant::now()).await?;
    session.write_promises(options, &outcomes)?;
    let mut report = report(&session, options, &window, &mut outcomes)?;
    report["meanwhile"] = meanwhile;
    say(report);
    if with.stay {
        tokio::io::stdin().read_to_end(&mut Vec::new()).await.map_err(context("standard input"))?;
    }
    outcomes.into_iter().for_each(|outcome| drop(outcome.connection));
    Ok(())
}

/// What processes used during the window.
struct Watched {
    server: Option<(Process, Duration)>,
    own: Duration,
    delivered: u64,
}

impl Watched {
    async fn begin(ledger: &Ledger, server: Option<Process>, at: Instant) -> Result<Self, LoadError> {
        sleep_until(at).await;
        let server = server.map(|process| process.cpu().map(|cpu| (process, cpu))).transpose()?;
        Ok(Self { server, own: Process(std::process::id()).cpu()?, delivered: ledger.delivered() })
    }

    async fn end(self, ledger: &Ledger, at: Instant) -> Result<Value, LoadError> {
        sleep_until(at).await;
        let delivered = ledger.delivered() - self.delivered;
        let own = Process(std::process::id()).cpu()? - self.own;
        let mut found = json!({ "delivered": delivered, "client_cpu_ms": milliseconds(own) });
        if let Some((process, before)) = self.server {
            let cpu = process.cpu()? - before;
            found["server_cpu_ms"] = json!(milliseconds(cpu));
            found["server_us_per_delivery"] = json!(cpu.as_secs_f64() * 1e6 / delivered.max(1) as f64);
            found["server_resident"] = json!(process.resident()?);
        }
        Ok(found)
    }
}

fn report(
    session: &Session,
    options: &EditorOptions,
    window: &Range<Instant>,
    outcomes: &mut [Outcome],
) -> Result<Value, LoadError> {
    let ledger = &session.ledger;
    let counted = ledger.nanoseconds(window);
    let deliveries = outcomes.iter().flat_map(|outcome| &outcome.editor.deliveries);
    let mut took: Vec<_> = deliveries
        .filter(|delivery| counted.contains(&delivery.struck))
        .map(|delivery| delivery.took)
        .collect();
    took.sort_unstable();
    let sent = ledger.struck_in(window);
    let expected = sent * (options.editors - 1);
    // What never arrived takes for ever: with more than one of a hundred, p99 is nothing.
    let at = |share: f64| took.get(((expected as f64 * share) as usize).min(expected.saturating_sub(1)));
    let ms = |share| at(share).map(|nanoseconds| *nanoseconds as f64 / 1e6);
    let late = outcomes.iter().map(|outcome| outcome.editor.late).max().unwrap_or_default();
    let lost: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.lost.as_ref()).collect();
    Ok(json!({
        "editors": options.editors,
        "documents": session.names.len(),
        "seconds": options.seconds,
        "sent": sent,
        "expected": expected,
        "delivered": took.len(),
        "p50": ms(0.5),
        "p95": ms(0.95),
        "p99": ms(0.99),
        "max": ms(1.0),
        "struck_late": milliseconds(late),
        "lost": lost.len(),
        "why": lost.first().map(ToString::to_string),
        "converged": converged(ledger.editors, outcomes)?,
    }))
}

/// Whether all who have a document open have the same.
fn converged(editors: usize, outcomes: &mut [Outcome]) -> Result<bool, LoadError> {
    for table in outcomes.chunks_mut(editors) {
        let states = table.iter_mut().map(|outcome| outcome.editor.state()).collect::<Result<Vec<_>, _>>()?;
        if states.iter().any(|state| state.waiting || *state != states[0]) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// Types until the server is killed from outside. `say` gets a line when all editors have begun, and one
/// with what was promised in the end.
///
/// # Errors
/// When an editor cannot connect, or the server is not killed.
pub async fn crash(options: &EditorOptions, say: impl Fn(Value)) -> Result<(), LoadError> {
    let mut session = Session::begin(options, options.seconds).await?;
    sleep_until(session.plan.start).await;
    say(json!({ "typing": true }));
    let outcomes = session.end(session.plan.end).await?;
    session.write_promises(options, &outcomes)?;
    let kept = outcomes.iter().filter(|outcome| outcome.lost.is_none()).count();
    if kept > 0 {
        return Err(LoadError(format!("{kept} connections are open: the server was not killed")));
    }
    let struck: usize = (0..outcomes.len()).map(|number| session.ledger.struck_by(number)).sum();
    let acknowledged: u64 = outcomes.iter().map(|outcome| outcome.editor.acknowledged).sum();
    say(json!({ "sent": struck, "acknowledged": acknowledged, "delivered": session.ledger.delivered() }));
    Ok(())
}
