//! The budget of time: the minutes of all items, drawn and in words.

use leptos::prelude::*;

use super::{
    dom::{Element, div, element},
    handle::SessionHandle,
    item::{clock, own_time},
};
use crate::Label;
use ensemble_ui::budget_drawing;

pub(super) fn time_budget(session: SessionHandle) -> Element {
    let (budget, begins, lang) =
        session.config(|config| (u32::from(config.budget), config.begins, config.lang));
    let outline = session.outline();
    let minutes = Memo::new(move |_| {
        outline.with(|outline| outline.iter().map(|(_, minutes)| u32::from(*minutes)).collect::<Vec<_>>())
    });
    let total = Memo::new(move |_| minutes.with(|minutes| minutes.iter().sum::<u32>()));
    let open = Memo::new(move |_| {
        let open = session.open_item().get()?;
        session.places().with(|places| places.iter().position(|(id, _)| *id == open))
    });
    let label = Signal::derive(move || {
        session.label_with(Label::Budget, &[("n", &total.get().to_string()), ("m", &budget.to_string())])
    });
    let over =
        element("span", "agenda-over").attribute("role", "status").bind_text(Signal::derive(move || {
            let over = total.get().saturating_sub(budget);
            if over == 0 {
                String::new()
            } else {
                session.label_with(Label::Over, &[("n", &over.to_string())])
            }
        }));
    let own = own_time(session, move || total.get());
    let ends = element("span", "agenda-ends").bind_text(Signal::derive(move || {
        let total = total.get();
        match begins {
            Some(_) if total > 0 && total <= budget => {
                let own = own.map(|own| format!(" ({})", own.get())).unwrap_or_default();
                session.label_with(Label::Ends, &[("title", &clock((begins, lang), total))]) + &own
            }
            _ => String::new(),
        }
    }));
    // The words say the same.
    let bar = element("div", "budget-bar").attribute("aria-hidden", "true");
    let drawn = bar.clone();
    Effect::new(move |_| {
        let drawing = minutes.with(|minutes| budget_drawing(minutes, budget, open.get()));
        let _ = drawn.clone().html(&drawing);
    });
    div("budget", vec![element("p", "").children(vec![element("b", "").bind_text(label), over, ends]), bar])
}
