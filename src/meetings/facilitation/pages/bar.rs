//! The time of a meeting as a bar: what is over, where people are, what is ahead, what is too much.

use std::fmt::Write as _;

use crate::facilitation::model::{Forecast, Run};

/// The drawing, as the content of an element. It repeats what words beside it say.
pub(super) fn drawing(run: &Run, forecast: &Forecast, now: i64) -> String {
    let seconds = |millis: i64| (millis - run.begun_at).max(0) / 1_000;
    let (due, end) = (seconds(run.due_at), seconds(forecast.ends_at.max(run.due_at).max(now)).max(1));
    let gap = end / 250;
    let mut bars = String::new();
    let mut bar = |class: &str, from: i64, to: i64| {
        for (class, from, to) in [(class, from, to.min(due)), ("over", from.max(due), to)] {
            if from + gap < to {
                let width = to - from - gap;
                let _ = write!(bars, r#"<rect class="{class}" x="{from}" width="{width}" height="6"/>"#);
            }
        }
    };
    bar("past", 0, seconds(now));
    for (index, item) in forecast.items.iter().enumerate() {
        let class = if index == 0 { "here" } else { "ahead" };
        bar(class, seconds(item.begins_at.max(now)), seconds(item.ends_at));
    }
    if end > due {
        let _ = write!(bars, r#"<path d="M{due} -2V8"/>"#);
    }
    format!(r#"<svg viewBox="0 0 {end} 6" preserveAspectRatio="none" focusable="false">{bars}</svg>"#)
}

#[cfg(test)]
mod tests {
    use super::{Run, drawing};
    use crate::facilitation::model::{AgendaItem, MINUTE};

    #[test]
    fn what_is_too_much_is_drawn_apart() {
        let items: Vec<AgendaItem> =
            [20, 30, 10].map(|minutes| AgendaItem { id: minutes.to_string(), minutes }).into();
        let run = Run::begin(&items, 60 * MINUTE, 0);
        let fits = drawing(&run, &run.forecast(5 * MINUTE), 5 * MINUTE);
        assert_eq!((fits.matches("<rect").count(), fits.matches("over").count()), (4, 0), "{fits}");
        assert!(fits.contains(r#"viewBox="0 0 3600 6""#) && !fits.contains("<path"), "{fits}");
        let late = 32 * MINUTE;
        let over = drawing(&run, &run.forecast(late), late);
        assert!(
            over.contains(r#"viewBox="0 0 4320 6""#) && over.contains(r#"<path d="M3600 -2V8"/>"#),
            "{over}"
        );
        assert_eq!(over.matches(r#"class="over""#).count(), 2, "{over}");
    }
}
