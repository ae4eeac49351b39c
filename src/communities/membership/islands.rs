//! The parts of the list of members that answer at once. Around forms, which work without them: then they are sent, and the
//! page comes back.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys};
use serde::{Deserialize, Serialize};

use super::api::{AcceptRequest, ChangeRole, DeclineRequest, accept_request, change_role, decline_request};
use ensemble_common::form_input;
use ensemble_core::{Lang, error::ActionError, ids::CommunityId, rights::Role};
use ensemble_ui::Tone;

/// The texts of [`JoinRequests`], in the page's language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct JoinRequestWords {
    /// The request was accepted.
    pub accepted: String,
    /// It was declined.
    pub declined: String,
    /// It could not be answered.
    pub failed: String,
}

/// Around the requests to join: accepts and declines them without leaving the page.
#[island]
pub fn JoinRequests(
    community: CommunityId,
    lang: Lang,
    words: JoinRequestWords,
    /// The requests, each with its forms.
    children: Children,
) -> impl IntoView {
    let status = RwSignal::new(String::new());
    let words = StoredValue::new(words);
    let on_submit = move |event: SubmitEvent| {
        let Some(form) = form_of(&event) else { return };
        let Some(decision) = Decision::read(&form) else { return };
        event.prevent_default();
        if !begin(&form) {
            return;
        }
        spawn_local(async move {
            let accepted = matches!(decision, Decision::Accept(_));
            let outcome = match decision {
                Decision::Accept(input) => accept_request(community, input, lang).await,
                Decision::Decline(input) => decline_request(community, input, lang).await,
            };
            end(&form);
            let Some(words) = words.try_get_value() else { return };
            match outcome {
                Ok(()) => {
                    status.set(String::new());
                    show_outcome(&form, if accepted { &words.accepted } else { &words.declined });
                }
                Err(error) => status.set(message(error, words.failed)),
            }
        });
    };
    view! {
        <div class="stack gap-2" on:submit=on_submit>
            {children()}
            <p class="small" role="status" prop:textContent=move || status.get()></p>
        </div>
    }
}

/// What a form of a request says.
enum Decision {
    Accept(AcceptRequest),
    Decline(DeclineRequest),
}

impl Decision {
    fn read(form: &web_sys::HtmlFormElement) -> Option<Self> {
        match form.get_attribute("data-decision")?.as_str() {
            "accept" => form_input::read(form, None).map(Self::Accept),
            "decline" => form_input::read(form, None).map(Self::Decline),
            _ => None,
        }
    }
}

/// Says in place of a request's forms how it was answered. The focus goes there, because the button that had it is gone.
fn show_outcome(form: &web_sys::Element, words: &str) {
    let Some(row) = form.closest("li").ok().flatten() else { return };
    if let Ok(forms) = row.query_selector_all("form") {
        for at in 0..forms.length() {
            if let Some(form) = forms.get(at).and_then(|form| form.dyn_into::<web_sys::Element>().ok()) {
                form.remove();
            }
        }
    }
    let outcome = row.query_selector("[data-outcome]").ok().flatten();
    if let Some(outcome) = outcome.and_then(|outcome| outcome.dyn_into::<web_sys::HtmlElement>().ok()) {
        outcome.set_text_content(Some(words));
        outcome.set_hidden(false);
        let _ = outcome.focus();
    }
}

/// The texts of [`MemberRoles`], in the page's language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MemberRoleWords {
    /// The role was changed.
    pub saved: String,
    /// It could not be changed.
    pub failed: String,
    /// The name of each role, in the order of [`Role::ALL`].
    pub roles: Vec<String>,
}

/// Around the list of members: changes their roles without leaving the page.
#[island]
pub fn MemberRoles(
    community: CommunityId,
    lang: Lang,
    words: MemberRoleWords,
    /// The members, each with their forms.
    children: Children,
) -> impl IntoView {
    let status = RwSignal::new(String::new());
    let words = StoredValue::new(words);
    let on_submit = move |event: SubmitEvent| {
        let Some(form) = form_of(&event).filter(|form| form.has_attribute("data-change-role")) else {
            return;
        };
        let Some(input) = form_input::read::<ChangeRole>(&form, None) else { return };
        event.prevent_default();
        if !begin(&form) {
            return;
        }
        spawn_local(async move {
            let role = input.role;
            let outcome = change_role(community, input, lang).await;
            end(&form);
            let Some(words) = words.try_get_value() else { return };
            match outcome {
                Ok(()) => {
                    show_role(&form, role, &words);
                    status.set(words.saved);
                }
                Err(error) => status.set(message(error, words.failed)),
            }
        });
    };
    view! {
        <div class="stack gap-2" on:submit=on_submit>
            {children()}
            <p class="small" role="status" prop:textContent=move || status.get()></p>
        </div>
    }
}

/// The colour of a role's badge.
#[must_use]
pub fn role_tone(role: Role) -> Tone {
    if role == Role::Facilitator { Tone::Meet } else { Tone::Plain }
}

/// Shows a member's new role beside their name, and closes their forms.
fn show_role(form: &web_sys::Element, role: Role, words: &MemberRoleWords) {
    let badge =
        form.closest("li").ok().flatten().and_then(|row| row.query_selector("[data-role]").ok().flatten());
    let position = Role::ALL.iter().position(|each| *each == role);
    if let (Some(badge), Some(name)) = (badge, position.and_then(|position| words.roles.get(position))) {
        badge.set_text_content(Some(name));
        badge.set_class_name(&format!("badge {}", role_tone(role).class()));
    }
    let Some(details) = form.closest("details").ok().flatten() else { return };
    let _ = details.remove_attribute("open");
    let summary = details.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = summary.focus();
    }
}

fn form_of(event: &SubmitEvent) -> Option<web_sys::HtmlFormElement> {
    event.target()?.dyn_into().ok()
}

/// Marks a form as being sent. `false` when it is already: the second click of a double click does nothing.
fn begin(form: &web_sys::Element) -> bool {
    !form.has_attribute("aria-busy") && form.set_attribute("aria-busy", "true").is_ok()
}

fn end(form: &web_sys::Element) {
    let _ = form.remove_attribute("aria-busy");
}

/// What an error says: what is wrong with the input, or that it failed.
fn message(error: ActionError, failed: String) -> String {
    match error {
        ActionError::Invalid(errors) => {
            errors.all().into_iter().map(|error| error.message).collect::<Vec<_>>().join(" ")
        }
        ActionError::Conflict | ActionError::App(_) => failed,
    }
}
